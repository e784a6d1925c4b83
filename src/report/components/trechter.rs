//! Applications per zoekrichting, as bars.

use chrono::NaiveDate;
use serde::Serialize;

use super::sollicitaties::group_title;
use crate::dossier::{led_to_conversation, profiel_on, result_on, sent_until};
use crate::dutch::{count, sentence_case};
use crate::trajectory::{Sollicitatie, SollicitatieResultaat, Trajectory, Zoekrichting};

/// Applications of one zoekrichting: sent, led to a conversation, led to an offer.
#[derive(Debug, Clone, Serialize)]
pub struct TrechterRij {
    /// The number by which the table of applications calls it; what falls outside and the rest of many have none.
    pub nummer: Option<usize>,
    pub label: String,
    /// What the bar counts: `5 verstuurd, 1 gesprek`.
    pub telling: String,
    pub verstuurd: usize,
    pub gesprek: usize,
    pub aanbod: usize,
    /// Whether it is the rest of many, which does not set the scale.
    pub samen: bool,
}

/// Applications under one version of the zoekprofiel; without a title when there is no other.
#[derive(Debug, Clone, Serialize)]
pub struct TrechterGroep {
    pub titel: Option<String>,
    /// What it is called where it is heard among others.
    pub naam: String,
    pub rijen: Vec<TrechterRij>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Trechter {
    /// What the bars say together.
    pub titel: String,
    pub groepen: Vec<TrechterGroep>,
    pub hoogste: usize,
    /// The bars in one text, for templates that draw them as a picture. Ours tell them row by row.
    pub alternatief: String,
}

/// Applications that no zoekrichting holds stand last.
pub const OUTSIDE: &str = "buiten het zoekprofiel";

/// Applications since the start, per version of the zoekprofiel that held when each was sent and per zoekrichting of
/// it.
pub fn trechter(trajectory: &Trajectory, date: NaiveDate) -> Option<Trechter> {
    let sent: Vec<&Sollicitatie> = sent_until(trajectory, date).collect();
    let version = |sollicitatie: &Sollicitatie| profiel_on(trajectory, sollicitatie.datum).map(|held| held.versie);
    let parts: Vec<&[&Sollicitatie]> = sent.chunk_by(|one, next| version(one) == version(next)).collect();
    let most = (MOST_BARS / parts.len().max(1)).max(2);
    let alone = parts.len() < 2;
    let groepen: Vec<TrechterGroep> = parts
        .into_iter()
        .map(|part| TrechterGroep {
            titel: version(part[0]).filter(|_| !alone).map(|version| sentence_case(&group_title(version, part, date))),
            naam: match version(part[0]).filter(|_| !alone) {
                Some(version) => format!("Zoekprofiel versie {version}"),
                None => "Sollicitaties per zoekrichting".to_owned(),
            },
            rijen: shortened(bars(trajectory, part, date, most), most).into_iter().map(counted).collect(),
        })
        .collect();
    let rijen = || groepen.iter().flat_map(|groep| &groep.rijen);
    let hoogste = rijen().filter(|rij| !rij.samen).map(|rij| rij.verstuurd).max()?;
    let sum = |of: fn(&TrechterRij) -> usize| rijen().map(of).sum::<usize>();
    let offers = sum(|rij| rij.aanbod);
    let offered = if offers > 0 { format!(", {offers} aanbod") } else { String::new() };
    Some(Trechter {
        titel: format!(
            "{}, {}{offered} sinds de start",
            count(sent.len(), "sollicitatie", "sollicitaties"),
            count(sum(|rij| rij.gesprek), "gesprek", "gesprekken"),
        ),
        alternatief: spoken(&groepen, sent.len()),
        groepen,
        hoogste,
    })
}

/// Letters of what is heard in the place of the bars.
const LONGEST: usize = 300;

/// The bars in words: the total, and each zoekrichting by its name, or by its number alone where names take too long,
/// or each version by its total, which its title tells.
fn spoken(groepen: &[TrechterGroep], sent: usize) -> String {
    let lead = format!("{} per zoekrichting", count(sent, "sollicitatie", "sollicitaties"));
    // The numbers of zoekrichtingen begin anew in each version, so each is told with its own.
    let rows = |told: fn(&TrechterRij) -> String| {
        let spelled = groepen.iter().map(|groep| {
            let rows: Vec<String> = groep.rijen.iter().map(told).collect();
            let titel = groep.titel.as_ref().map(|titel| format!("{titel}. ")).unwrap_or_default();
            format!("{titel}{}", sentence_case(&rows.join("; ")))
        });
        format!("{lead}. {}.", spelled.collect::<Vec<_>>().join(". "))
    };
    let titles = || groepen.iter().filter_map(|groep| groep.titel.clone());
    let versions = || format!("{lead}. {}.", titles().collect::<Vec<_>>().join(". "));
    let bars: usize = groepen.iter().map(|groep| groep.rijen.len()).sum();
    let fits = |told: &String| told.chars().count() <= LONGEST;
    Some(rows(told))
        .filter(fits)
        .or_else(|| Some(rows(by_number)).filter(fits))
        .or_else(|| titles().next().map(|_| versions()).filter(fits))
        .unwrap_or_else(|| format!("{lead}, in {bars} staven."))
}

/// `richting 2, conciërge: 5 verstuurd, 1 gesprek`, in the words of the page. A number alone would be heard as a count.
fn told(rij: &TrechterRij) -> String {
    let label = rij.nummer.map_or_else(|| rij.label.clone(), |nummer| format!("richting {nummer}, {}", rij.label));
    format!("{label}: {}", telling(rij))
}

/// `richting 2: 5, 1 gesprek`; what came of none is not said of each.
fn by_number(rij: &TrechterRij) -> String {
    let label = rij.nummer.map_or_else(|| rij.label.clone(), |nummer| format!("richting {nummer}"));
    let came = if rij.gesprek + rij.aanbod > 0 { format!(", {}", came_of(rij)) } else { String::new() };
    let sent = if rij.verstuurd == 0 { "geen".to_owned() } else { rij.verstuurd.to_string() };
    format!("{label}: {sent}{came}")
}

fn counted(rij: TrechterRij) -> TrechterRij {
    TrechterRij { telling: telling(&rij), ..rij }
}

/// `5 verstuurd, 1 gesprek`.
fn telling(rij: &TrechterRij) -> String {
    match rij.verstuurd {
        0 => "geen sollicitaties".to_owned(),
        sent => format!("{sent} verstuurd, {}", came_of(rij)),
    }
}

/// `1 gesprek, 2 keer aanbod`.
fn came_of(rij: &TrechterRij) -> String {
    let talks = count(rij.gesprek, "gesprek", "gesprekken");
    match rij.aanbod {
        0 => talks,
        number => format!("{talks}, {}", count(number, "aanbod", "keer aanbod")),
    }
}

/// The bars of one version, in the order of its zoekrichtingen. One in which nobody applied is told too, where there is
/// room for all of them.
fn bars(trajectory: &Trajectory, sent: &[&Sollicitatie], date: NaiveDate, most: usize) -> Vec<TrechterRij> {
    let held = sent.first().and_then(|first| profiel_on(trajectory, first.datum));
    let all = held.map(|held| held.zoekrichtingen.as_slice()).filter(|all| all.len() <= most).unwrap_or_default();
    let mut rijen: Vec<TrechterRij> = (1..).zip(all).map(|(nummer, found)| of_direction(nummer, found)).collect();
    for sollicitatie in sent {
        let direction = sollicitatie.zoekrichting.and_then(|number| {
            let nummer = usize::try_from(number).ok()?;
            let found = profiel_on(trajectory, sollicitatie.datum)?.zoekrichtingen.get(nummer.checked_sub(1)?)?;
            Some(of_direction(nummer, found))
        });
        let fresh = direction.unwrap_or_else(|| empty(None, OUTSIDE.to_owned()));
        let position = rijen.iter().position(|known| known.nummer == fresh.nummer).unwrap_or_else(|| {
            rijen.push(fresh);
            rijen.len() - 1
        });
        let rij = &mut rijen[position];
        rij.verstuurd += 1;
        rij.gesprek += usize::from(led_to_conversation(sollicitatie, date));
        rij.aanbod += usize::from(result_on(sollicitatie, date) == SollicitatieResultaat::Aanbod);
    }
    rijen.sort_by_key(|rij| rij.nummer.unwrap_or(usize::MAX));
    rijen
}

fn of_direction(nummer: usize, found: &Zoekrichting) -> TrechterRij {
    empty(Some(nummer), found.functie.to_string())
}

const fn empty(nummer: Option<usize>, label: String) -> TrechterRij {
    TrechterRij { nummer, label, telling: String::new(), verstuurd: 0, gesprek: 0, aanbod: 0, samen: false }
}

/// Zoekrichtingen that get a bar of their own; the rest is one bar.
const MOST_BARS: usize = 24;

/// The first zoekrichtingen, and the rest as one; what falls outside the zoekprofiel stays apart. The rest does not set
/// the scale: it would make stubs of the others.
fn shortened(mut rijen: Vec<TrechterRij>, most: usize) -> Vec<TrechterRij> {
    let outside = rijen.pop_if(|rij| rij.label == OUTSIDE);
    if rijen.len() > most {
        let rest = rijen.split_off(most - 1);
        let sum = |of: fn(&TrechterRij) -> usize| rest.iter().map(of).sum::<usize>();
        rijen.push(TrechterRij {
            verstuurd: sum(|rij| rij.verstuurd),
            gesprek: sum(|rij| rij.gesprek),
            aanbod: sum(|rij| rij.aanbod),
            samen: true,
            ..empty(None, format!("{} andere zoekrichtingen", rest.len()))
        });
    }
    rijen.extend(outside);
    rijen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_hears_the_bars_hears_which_number_is_that_of_a_zoekrichting() {
        let bar = |nummer: Option<usize>, label: &str| TrechterRij {
            verstuurd: 5,
            gesprek: 1,
            ..empty(nummer, label.to_owned())
        };
        assert_eq!(told(&bar(Some(2), "conciërge")), "richting 2, conciërge: 5 verstuurd, 1 gesprek");
        assert_eq!(told(&bar(None, "7 andere zoekrichtingen")), "7 andere zoekrichtingen: 5 verstuurd, 1 gesprek");
        let without = TrechterRij { gesprek: 0, ..bar(None, OUTSIDE) };
        assert_eq!(told(&without), "buiten het zoekprofiel: 5 verstuurd, geen gesprekken");
        let nobody = TrechterRij { verstuurd: 0, gesprek: 0, ..bar(Some(3), "portier") };
        assert_eq!(told(&nobody), "richting 3, portier: geen sollicitaties");
        let offered = TrechterRij { aanbod: 2, ..bar(Some(1), "planner") };
        assert_eq!(counted(offered).telling, "5 verstuurd, 1 gesprek, 2 keer aanbod");
    }

    #[test]
    fn many_bars_are_heard_in_few_words() {
        let row = |nummer: usize| TrechterRij {
            verstuurd: 6,
            gesprek: usize::from(nummer == 1),
            ..empty(Some(nummer), "medewerker transportadministratie".to_owned())
        };
        let group = |rows: usize| TrechterGroep {
            naam: String::new(),
            titel: Some("Zoekprofiel versie 1: 9 verstuurd".to_owned()),
            rijen: (1..=rows).map(row).collect(),
        };
        let told = |groepen: &[TrechterGroep]| spoken(groepen, 18);
        assert_eq!(
            told(&[group(1)]),
            "18 sollicitaties per zoekrichting. Zoekprofiel versie 1: 9 verstuurd. Richting 1, medewerker \
             transportadministratie: 6 verstuurd, 1 gesprek."
        );
        let numbers = told(&[group(5)]);
        let five = ". Richting 1: 6, 1 gesprek; richting 2: 6; richting 3: 6; richting 4: 6; richting 5: 6.";
        assert!(numbers.ends_with(five), "{numbers}");
        let versions = told(&[group(20), group(20)]);
        assert!(versions.ends_with("versie 1: 9 verstuurd. Zoekprofiel versie 1: 9 verstuurd."), "{versions}");
        let untitled = TrechterGroep { titel: None, ..group(40) };
        assert_eq!(told(&[untitled]), "18 sollicitaties per zoekrichting, in 40 staven.");
    }

    #[test]
    fn many_zoekrichtingen_share_the_last_bar() {
        let rij = |label: &str| TrechterRij { verstuurd: 2, gesprek: 1, ..empty(None, label.to_owned()) };
        let short = shortened((0..30).map(|_| rij("x")).chain([rij(OUTSIDE)]).collect(), MOST_BARS);
        assert_eq!(short.len(), MOST_BARS + 1);
        let (last, folded) = (&short[MOST_BARS], 30 - (MOST_BARS - 1));
        assert_eq!(last.label, OUTSIDE);
        assert_eq!((short[MOST_BARS - 1].verstuurd, short[MOST_BARS - 1].gesprek), (2 * folded, folded));
        assert!(short[MOST_BARS - 1].samen);
    }
}
