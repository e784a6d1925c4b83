//! Applications per zoekrichting, as bars.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{led_to_conversation, profiel_on, result_on, sent_until};
use crate::trajectory::{SollicitatieResultaat, Trajectory};

/// Applications of one zoekrichting: sent, led to a conversation, led to an offer.
#[derive(Debug, Clone, Serialize)]
pub struct TrechterRij {
    pub label: String,
    pub verstuurd: usize,
    pub gesprek: usize,
    pub aanbod: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct Trechter {
    pub rijen: Vec<TrechterRij>,
    pub hoogste: usize,
    pub alternatief: String,
}

/// Applications that no zoekrichting holds stand last.
pub const OUTSIDE: &str = "buiten het zoekprofiel";

/// Applications since the start, per zoekrichting of the version that held when each was sent.
pub fn trechter(trajectory: &Trajectory, date: NaiveDate) -> Option<Trechter> {
    let mut rijen: Vec<TrechterRij> = Vec::new();
    for sollicitatie in sent_until(trajectory, date) {
        let direction = sollicitatie.zoekrichting.and_then(|number| {
            let index = usize::try_from(number).ok()?.checked_sub(1)?;
            profiel_on(trajectory, sollicitatie.datum)?.zoekrichtingen.get(index)
        });
        let label = direction.map_or_else(|| OUTSIDE.to_owned(), |found| found.functie.to_string());
        let position = rijen.iter().position(|rij| rij.label == label).unwrap_or_else(|| {
            rijen.push(TrechterRij { label, verstuurd: 0, gesprek: 0, aanbod: 0 });
            rijen.len() - 1
        });
        let rij = &mut rijen[position];
        rij.verstuurd += 1;
        rij.gesprek += usize::from(led_to_conversation(sollicitatie, date));
        rij.aanbod += usize::from(result_on(sollicitatie, date) == SollicitatieResultaat::Aanbod);
    }
    rijen.sort_by_key(|rij| (rij.label == OUTSIDE, std::cmp::Reverse(rij.verstuurd)));
    let hoogste = rijen.iter().map(|rij| rij.verstuurd).max()?;
    let spelled: Vec<String> = rijen
        .iter()
        .map(|rij| {
            format!(
                "{}: {} verstuurd, {} met gesprek, {} met aanbod",
                rij.label, rij.verstuurd, rij.gesprek, rij.aanbod
            )
        })
        .collect();
    Some(shortened(Trechter {
        alternatief: format!("Staven van de sollicitaties sinds de start per zoekrichting. {}.", spelled.join("; ")),
        rijen,
        hoogste,
    }))
}

/// Zoekrichtingen that get a bar of their own; the rest is one bar.
const MOST_BARS: usize = 24;

/// The zoekrichtingen with the most applications, and the rest as one; what falls outside the zoekprofiel stays apart.
/// The rest does not set the scale: it would make stubs of the others.
fn shortened(mut trechter: Trechter) -> Trechter {
    let outside = trechter.rijen.pop_if(|rij| rij.label == OUTSIDE);
    if trechter.rijen.len() > MOST_BARS {
        let rest = trechter.rijen.split_off(MOST_BARS - 1);
        let sum = |of: fn(&TrechterRij) -> usize| rest.iter().map(of).sum::<usize>();
        trechter.rijen.push(TrechterRij {
            label: format!("{} andere zoekrichtingen", rest.len()),
            verstuurd: sum(|rij| rij.verstuurd),
            gesprek: sum(|rij| rij.gesprek),
            aanbod: sum(|rij| rij.aanbod),
        });
    }
    trechter.rijen.extend(outside);
    trechter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_zoekrichtingen_share_the_last_bar() {
        let rij = |verstuurd| TrechterRij { label: "x".into(), verstuurd, gesprek: 1, aanbod: 0 };
        let outside = TrechterRij { label: OUTSIDE.into(), ..rij(1) };
        let rijen = (0..30).map(|_| rij(2)).chain([outside]).collect();
        let short = shortened(Trechter { rijen, hoogste: 2, alternatief: String::new() });
        assert_eq!(short.rijen.len(), MOST_BARS + 1);
        let (last, folded) = (&short.rijen[MOST_BARS], 30 - (MOST_BARS - 1));
        assert_eq!(last.label, OUTSIDE);
        assert_eq!((short.rijen[MOST_BARS - 1].verstuurd, short.rijen[MOST_BARS - 1].gesprek), (2 * folded, folded));
        assert_eq!(short.hoogste, 2);
    }
}
