//! The trajectory as the file held it at the end of one day: what is dated later has not happened yet.
//!
//! What is planned or agreed on for later stays: planned activities, deadlines, ends of contracts, the start of the
//! track. So do signatures and consent to a cv, which are given under a document after its day.

use chrono::NaiveDate;

use crate::trajectory::{Activiteit, ActiviteitStatus, Loonsanctie, Resultaat, Soort, Trajectory, Zoekrichting};

/// The trajectory without what became known after `date`, for one kind of document or for none in particular.
pub fn known_on(trajectory: Trajectory, soort: Option<Soort>, date: NaiveDate) -> Trajectory {
    let mut known = trajectory;
    let by_then = |day: Option<NaiveDate>| day.filter(|day| *day <= date);

    known.verzuim = known.verzuim.known_on(date).met_einde_dienstverband(known.dienstverband.einddatum);
    known.poortwachter = known.poortwachter.known_on(date);
    let opinions = known.deskundigenoordelen.into_iter();
    known.deskundigenoordelen = opinions.filter_map(|opinion| opinion.known_on(date)).collect();
    let (loon_stopt, wachttijd_tot) = (known.verlenging_stopt(), Some(known.verzuim.laatste_dag()));
    let sanctie = known.traject.loonsanctie.and_then(|sanctie| sanctie.known_on(date));
    known.traject.loonsanctie = sanctie.map(|sanctie| Loonsanctie { loon_stopt, wachttijd_tot, ..sanctie });
    known.traject.uitstel_overeengekomen_op = by_then(known.traject.uitstel_overeengekomen_op);

    // Newest first.
    keep_or_first(&mut known.belastbaarheid, |entry| entry.datum <= date, Vec::pop);
    for entry in &mut known.belastbaarheid {
        entry.ontvangen_op = by_then(entry.ontvangen_op);
    }
    known.geen_mogelijkheden.retain(|period| period.van <= date);
    // In order of version.
    keep_or_first(&mut known.zoekprofielen, |profiel| profiel.datum <= date, |all| Some(all.swap_remove(0)));
    for richting in known.zoekprofielen.iter_mut().flat_map(|profiel| profiel.zoekrichtingen.iter_mut()) {
        forget_later_count(richting, date);
    }

    known.arbeidsdeskundig_advies = known.arbeidsdeskundig_advies.filter(|advies| advies.datum <= date);
    known.bedrijfsarts_advies = known.bedrijfsarts_advies.filter(|advies| advies.datum <= date);
    known.maatregelen.retain(|maatregel| maatregel.datum <= date);
    known.werk_spoor1.retain(|work| work.van <= date);
    known.arbeidsmarkt.retain(|look| look.peildatum <= date);
    known.activiteiten.retain(|activiteit| activiteit.datum <= date || is_planned(activiteit, date));
    for activiteit in known.activiteiten.iter_mut().filter(|activiteit| activiteit.datum > date) {
        only_planned(activiteit, date);
    }
    known.sollicitaties.retain(|sollicitatie| sollicitatie.datum <= date);
    // An eindrapportage with a placement as its result may tell of work that was agreed on and has yet to begin.
    let ended = known.eind.as_ref().filter(|_| soort == Some(Soort::Eindrapportage));
    let agreed = ended.is_some_and(|eind| eind.resultaat != Resultaat::NietGeplaatst);
    known.plaatsingen.retain(|plaatsing| agreed || plaatsing.van <= date);
    for plaatsing in &mut known.plaatsingen {
        let evaluated = plaatsing.evaluatie_datum.is_none_or(|day| day <= date) && plaatsing.van <= date;
        plaatsing.evaluatie = plaatsing.evaluatie.take().filter(|_| evaluated);
    }
    known.scholing.retain(|scholing| scholing.van <= date);
    for scholing in &mut known.scholing {
        // What a course brought is known when it has ended.
        let ended = scholing.tot.is_none_or(|last| last <= date);
        scholing.resultaat = scholing.resultaat.take().filter(|_| ended);
    }
    known.eerdere_documenten.retain(|document| document.datum <= date);

    if let Some(voortgang) = &mut known.voortgang {
        voortgang.afwezigheid.retain(|absence| absence.datum <= date);
    }
    if let Some(offerte) = &mut known.offerte
        && offerte.advies_datum.is_some_and(|given| given > date)
    {
        offerte.advies_datum = None;
        offerte.advies_van = None;
    }
    if let Some(eind) = &mut known.eind {
        eind.knelpunten.retain(|knelpunt| knelpunt.period.first() <= date);
    }
    known
}

/// Keeps what was known. A document cannot do without one, so where all of them are later the first that came stays; a
/// body that gives its own date is refused for it before.
fn keep_or_first<T>(list: &mut Vec<T>, known: impl Fn(&T) -> bool, first: impl Fn(&mut Vec<T>) -> Option<T>) {
    if list.iter().any(&known) {
        list.retain(known);
    } else if !list.is_empty() {
        let only = first(list);
        list.clear();
        list.extend(only);
    }
}

/// Whether an activity was a plan at the end of a day: one of a later day that was planned by then, whatever came of it
/// afterwards, or one that is still called planned.
pub fn is_planned(activiteit: &Activiteit, date: NaiveDate) -> bool {
    match activiteit.gepland_op {
        Some(planned) if activiteit.datum > date => planned <= date,
        _ => activiteit.status == ActiviteitStatus::Gepland,
    }
}

/// What was planned by then and done later was a plan on that day: nothing came of it yet.
fn only_planned(activiteit: &mut Activiteit, date: NaiveDate) {
    if activiteit.gepland_op.is_some_and(|day| day <= date) {
        activiteit.status = ActiviteitStatus::Gepland;
        activiteit.resultaat = None;
        activiteit.vervolg = None;
        activiteit.nieuwe_datum = None;
        activiteit.reden_niet_uitgevoerd = None;
    }
}

/// Vacancies that were counted later are not known, and neither is who counted them.
fn forget_later_count(richting: &mut Zoekrichting, date: NaiveDate) {
    if richting.vacature_peildatum.is_some_and(|counted| counted > date) {
        richting.vacatures_regio = None;
        richting.vacature_bron = None;
        richting.vacature_peildatum = None;
    }
}
