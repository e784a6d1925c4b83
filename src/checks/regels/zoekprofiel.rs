//! Z: whether the search follows what the employee can bear and the advice, and is wide enough.

use crate::checks::context::Context;
use crate::checks::lexicon::folded_words;
use crate::checks::rule::Observation;
use crate::dossier::hours_to_seek;
use crate::dutch::{counted, quoted, short_date};
use crate::trajectory::{Belastbaarheid, Eind, Soort, Text, Zoekprofiel, Zoekrichting, later};

/// Z01: the contract asks for a zoekprofiel; here it is missing when every version is younger than the plan.
pub fn none_yet(context: &Context<'_>) -> Option<Observation> {
    let oldest = context.dossier.trajectory.zoekprofielen.iter().map(|profiel| profiel.datum).min()?;
    let detail = format!(
        "Op {} was er nog geen zoekprofiel; het oudste is van {}. Controleer de datum van het zoekprofiel of van het \
         plan.",
        context.dated(context.dossier.date),
        context.dated(oldest)
    );
    context.zoekprofiel().is_none().then(|| Observation::at("/zoekprofielen", detail).with("oudste", oldest))
}

/// Z02: there is one zoekrichting, or one sector.
pub fn too_narrow(context: &Context<'_>) -> Option<Observation> {
    let profiel = context.zoekprofiel()?;
    let richtingen = &profiel.zoekrichtingen;
    let least = usize::try_from(context.thresholds.zoekrichtingen_min).unwrap_or(usize::MAX);
    let sector = |richting: &Zoekrichting| folded_words(richting.sector.as_str());
    let one_sector = richtingen.windows(2).all(|pair| sector(&pair[0]) == sector(&pair[1]));
    let fact = if richtingen.len() < least {
        format!("heeft {}", counted(richtingen.len(), "zoekrichting", "zoekrichtingen"))
    } else if one_sector {
        "richt zich op één sector".to_owned()
    } else {
        return None;
    };
    let detail = format!(
        "Het zoekprofiel van {} {fact}. Een beoordelaar kan dat te smal vinden. Voeg zoekrichtingen toe of licht toe \
         waarom dit de kortste weg naar werk is.",
        short_date(profiel.datum)
    );
    let pointer = format!("/zoekprofielen/{}/zoekrichtingen", profiel.index);
    Some(Observation::at(pointer, detail).with("aantal", richtingen.len()))
}

/// Z03: the body has no field for the reason; words on travel in the reason of the change or in the belastbaarheid are
/// taken for it.
pub fn too_near(context: &Context<'_>) -> Option<Observation> {
    let profiel = context.zoekprofiel()?;
    let thresholds = context.thresholds;
    let minutes = i64::from(profiel.max_reistijd_min);
    let kilometres = profiel.max_afstand_km.map(i64::from);
    let (field, fact) = if minutes < thresholds.reistijd_min_minuten {
        ("maxReistijdMin", format!("een reistijd van ten hoogste {minutes} minuten"))
    } else {
        let kilometres = kilometres.filter(|kilometres| *kilometres < thresholds.afstand_min_km)?;
        ("maxAfstandKm", format!("een afstand van ten hoogste {kilometres} kilometer"))
    };
    let detail = format!(
        "Het zoekprofiel van {} noemt {fact}. Dat maakt de keuze klein. Licht de reden toe of verruim het gebied.",
        short_date(profiel.datum)
    );
    let pointer = format!("/zoekprofielen/{}/{field}", profiel.index);
    (!travel_is_explained(context, profiel)).then(|| Observation::at(pointer, detail).with("minuten", minutes))
}

fn travel_is_explained(context: &Context<'_>, profiel: &Zoekprofiel) -> bool {
    let limits = context
        .dossier
        .trajectory
        .belastbaarheid
        .iter()
        .flat_map(|entry| &entry.rubrieken)
        .map(|limit| &limit.omschrijving);
    let travels = |word: &String| word.starts_with("reis") || word.starts_with("reiz");
    profiel.reden_wijziging.iter().chain(limits).any(|text| folded_words(text.as_str()).iter().any(travels))
}

/// Z04: a build-up of hours may aim higher. That the least exceeds the most, the contract refuses.
pub fn more_hours_than_bearable(context: &Context<'_>) -> Option<Observation> {
    let profiel = context.zoekprofiel()?;
    let (hours, entry) = context.bearable_hours(context.dossier.date)?;
    let build_up = builds_up(profiel);
    let detail = format!(
        "Het zoekprofiel van {} gaat tot {} uur per week; de belastbaarheid van {} laat {hours} uur toe. Breng de uren \
         in overeenstemming of leg de opbouw vast.",
        short_date(profiel.datum),
        profiel.uren_max,
        short_date(entry.datum)
    );
    let pointers =
        [format!("/zoekprofielen/{}/urenMax", profiel.index), format!("/belastbaarheid/{}/urenPerWeek", entry.index)];
    (profiel.uren_max > hours && !build_up && !context.without_ability()).then(|| {
        let at = Observation::at_all(pointers, detail);
        at.with("urenMax", profiel.uren_max.to_string()).with("uren", hours.to_string())
    })
}

/// Z10: the search stays far below the hours that the employee can bear and has a contract for, less the work with the
/// own employer, so that no work found by it can be a bevredigend resultaat.
pub fn far_fewer_hours_than_bearable(context: &Context<'_>) -> Option<Observation> {
    let profiel = context.zoekprofiel()?;
    let (hours, entry) = context.bearable_hours(context.dossier.date)?;
    let limit = context.thresholds.bevredigend_resultaat_procent;
    let left = hours_to_seek(&context.dossier.trajectory, context.dossier.date, hours);
    let share = (i64::from(profiel.uren_max.hundredths()) * 100).checked_div(i64::from(left.hundredths()))?;
    let of_these = if left < hours {
        format!(", waarvan {left} uur binnen de uren van het contract en naast het werk bij de eigen werkgever")
    } else {
        String::new()
    };
    let detail = format!(
        "Het zoekprofiel van {} gaat tot {} uur per week; de belastbaarheid van {} laat {hours} uur toe{of_these}. Werk \
         van zo weinig uren vindt UWV zelden een bevredigend resultaat. Verruim de uren of leg vast waarom dat niet kan.",
        short_date(profiel.datum),
        profiel.uren_max,
        short_date(entry.datum)
    );
    let pointers =
        [format!("/zoekprofielen/{}/urenMax", profiel.index), format!("/belastbaarheid/{}/urenPerWeek", entry.index)];
    let asked = !context.without_ability() && !context.is_after_death();
    (share < limit && !builds_up(profiel) && asked).then(|| {
        let at = Observation::at_all(pointers, detail);
        at.with("urenMax", profiel.uren_max.to_string()).with("uren", hours.to_string()).with("procent", share)
    })
}

/// Whether the search tells of hours that grow.
fn builds_up(profiel: &Zoekprofiel) -> bool {
    let grows = |text: &Text| folded_words(text.as_str()).iter().any(|word| word.contains("opbouw"));
    profiel.werktijden.iter().chain(&profiel.reden_wijziging).any(grows)
}

/// Z05: a job that the arbeidsdeskundige named is in no zoekrichting.
pub fn advised_jobs_are_missing(context: &Context<'_>) -> Option<Observation> {
    let advies = context.dossier.trajectory.arbeidsdeskundig_advies.as_ref()?;
    let profiel = context.zoekprofiel()?;
    let missing: Vec<String> = advies
        .genoemde_functies
        .iter()
        .filter(|functie| !profiel.zoekrichtingen.iter().any(|richting| is_in(functie, richting)))
        .map(ToString::to_string)
        .collect();
    let (jobs, verb) = if missing.len() == 1 { ("functie", "terugkomt") } else { ("functies", "terugkomen") };
    let detail = format!(
        "In het advies van {} noemde de arbeidsdeskundige de {jobs} {}, die in geen zoekrichting {verb}. Neem deze \
         {jobs} op of licht toe waarom niet.",
        short_date(advies.datum),
        quoted(&missing)
    );
    let pointers = ["/arbeidsdeskundigAdvies/genoemdeFuncties".to_owned(), format!("/zoekprofielen/{}", profiel.index)];
    (!missing.is_empty()).then(|| Observation::at_all(pointers, detail).with("aantal", missing.len()))
}

/// Words that say nothing about a job.
const EMPTY_WORDS: [&str; 12] =
    ["medewerker", "functie", "werk", "een", "de", "het", "in", "van", "en", "of", "bij", "als"];

/// Whether a named job comes back in a zoekrichting: at least half of its telling words do, compounds included.
fn is_in(functie: &Text, richting: &Zoekrichting) -> bool {
    let place = [Some(&richting.functie), Some(&richting.sector), richting.taken.as_ref()];
    let present: Vec<String> = place.into_iter().flatten().flat_map(|text| folded_words(text.as_str())).collect();
    let mut words = folded_words(functie.as_str());
    if words.iter().any(|word| !EMPTY_WORDS.contains(&word.as_str())) {
        words.retain(|word| !EMPTY_WORDS.contains(&word.as_str()));
    }
    let found = words.iter().filter(|word| present.iter().any(|other| is_same_word(word, other))).count();
    found * 2 >= words.len()
}

/// Equal words, or one that begins with the other when that is long enough to mean something.
fn is_same_word(word: &str, other: &str) -> bool {
    let long = word.len() >= 5 && other.len() >= 5;
    word == other || (long && (word.starts_with(other) || other.starts_with(word)))
}

/// Z06: a change that is young may still be worked out; it counts from the day on which the bureau knew of it.
pub fn search_lags_behind(context: &Context<'_>) -> Option<Observation> {
    let changed = context.dossier.trajectory.belastbaarheid.iter().find(|entry| entry.gewijzigd)?;
    let profiel = context.zoekprofiel()?;
    let received = changed.ontvangen_op.filter(|received| *received > changed.datum);
    let known_on = received.unwrap_or(changed.datum);
    let last = context.counted_after(known_on, context.thresholds.zoekprofiel_na_belastbaarheid_dagen);
    let known = received.map(|date| format!(" en op {} bij het bureau bekend", short_date(date))).unwrap_or_default();
    let detail = format!(
        "De belastbaarheid is op {} gewijzigd{known}; het zoekprofiel is van {}. Uiterlijk op {} hoorde het te volgen. Stel \
         een nieuwe versie vast of leg vast waarom het gelijk blijft.",
        context.dated(changed.datum),
        short_date(profiel.datum),
        short_date(last)
    );
    let pointers =
        [format!("/belastbaarheid/{}/datum", changed.index), format!("/zoekprofielen/{}/datum", profiel.index)];
    let lags = profiel.datum < changed.datum && context.dossier.date > last;
    (lags && !context.is_after_death() && !context.without_ability()).then(|| {
        Observation::at_all(pointers, detail).with("gewijzigd", changed.datum).with("zoekprofiel", profiel.datum)
    })
}

/// Z07: the newest belastbaarheid is old.
pub fn belastbaarheid_is_old(context: &Context<'_>) -> Option<Observation> {
    let newest = context.dossier.trajectory.belastbaarheid.first()?;
    let weeks = context.thresholds.belastbaarheid_oud_weken;
    let detail = format!(
        "De nieuwste belastbaarheid is van {}, meer dan {weeks} weken vóór de datum van dit document, {}. Vraag de \
         bedrijfsarts of deze belastbaarheid nog actueel is.",
        context.dated(newest.datum),
        short_date(context.dossier.date)
    );
    let pointer = format!("/belastbaarheid/{}/datum", newest.index);
    let old = context.dossier.date > later(newest.datum, weeks * 7);
    (old && !context.is_after_death()).then(|| Observation::at(pointer, detail).with("datum", newest.datum))
}

/// Z08: the zoekprofiel is old, and nothing says that it still holds.
pub fn search_is_unchanged(context: &Context<'_>) -> Option<Observation> {
    let profiel = context.zoekprofiel()?;
    let weeks = context.thresholds.zoekprofiel_ongewijzigd_weken;
    let placed = context.dossier.trajectory.plaatsingen.iter().any(|plaatsing| {
        plaatsing.van <= context.dossier.date && plaatsing.tot.is_none_or(|until| until >= profiel.datum)
    });
    let detail = format!(
        "Versie {} van het zoekprofiel geldt sinds {}, meer dan {weeks} weken, zonder plaatsing en zonder evaluatie. \
         Beschrijf of de zoekrichtingen nog kloppen, of pas ze aan.",
        profiel.versie,
        context.dated(profiel.datum)
    );
    let pointer = format!("/zoekprofielen/{}", profiel.index);
    let old = context.dossier.date > later(profiel.datum, weeks * 7);
    (old && !placed && !is_evaluated(context) && !context.is_after_death() && !context.without_ability())
        .then(|| Observation::at(pointer, detail).with("datum", profiel.datum))
}

/// Whether the document weighs what stands in the way.
fn is_evaluated(context: &Context<'_>) -> bool {
    let trajectory = &context.dossier.trajectory;
    match context.dossier.soort {
        Soort::Voortgangsrapportage => trajectory.voortgang.as_ref().is_some_and(|part| {
            let texts = [&part.wat_belemmert, &part.oorzaak, &part.bijstelling.wat, &part.bijstelling.waarom];
            texts.iter().any(|text| text.is_some())
        }),
        Soort::Eindrapportage => {
            let weighs = |part: &Eind| !part.knelpunten.is_empty() || part.resultaat_toelichting.is_some();
            trajectory.eind.as_ref().is_some_and(weighs)
        }
        Soort::PlanVanAanpak | Soort::Offerte => false,
    }
}

/// Z09: a count of vacancies with its source is evidence too, in a row of its own or in the zoekrichting.
pub fn wish_is_the_only_source(context: &Context<'_>) -> Option<Observation> {
    let profiel = context.zoekprofiel()?;
    let advised = profiel.zoekrichtingen.iter().any(|richting| richting.bron_ad);
    let counted = profiel
        .zoekrichtingen
        .iter()
        .any(|richting| richting.vacatures_regio.is_some() && richting.vacature_bron.is_some());
    let researched = !context.dossier.trajectory.arbeidsmarkt.is_empty();
    let detail = format!(
        "De zoekrichtingen van het zoekprofiel van {} steunen niet op het advies van de arbeidsdeskundige en ook niet \
         op onderzoek van de arbeidsmarkt. Onderbouw ze met een van beide, zodat zij niet alleen op de wens van de \
         werknemer rusten.",
        short_date(profiel.datum)
    );
    let pointers = [format!("/zoekprofielen/{}/zoekrichtingen", profiel.index), "/arbeidsmarkt".to_owned()];
    (!advised && !counted && !researched).then(|| Observation::at_all(pointers, detail))
}

/// Z11: nothing that is known of the belastbaarheid has hours, limits or a list, so that no search can rest on it.
pub fn nothing_to_rest_on(context: &Context<'_>) -> Option<Observation> {
    let profiel = context.zoekprofiel()?;
    let entries = &context.dossier.trajectory.belastbaarheid;
    let newest = entries.first()?;
    let telling =
        |entry: &Belastbaarheid| entry.is_lijst() || entry.uren_per_week.is_some() || entry.uren_per_dag.is_some();
    let detail = format!(
        "De belastbaarheid van {} noemt geen uren, mogelijkheden of beperkingen, en een lijst is niet bekend. Waarop \
         het zoekprofiel van {} rust, is dan niet te zien. Vraag de bedrijfsarts om een Functionele Mogelijkhedenlijst \
         of een inzetbaarheidsprofiel, en vul uren en mogelijkheden in.",
        short_date(newest.datum),
        short_date(profiel.datum)
    );
    let pointers = [format!("/belastbaarheid/{}", newest.index), format!("/zoekprofielen/{}", profiel.index)];
    let silent = context.without_ability() || context.is_after_death();
    (!silent && !entries.iter().any(telling)).then(|| Observation::at_all(pointers, detail).with("datum", newest.datum))
}
