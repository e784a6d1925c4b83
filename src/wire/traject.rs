//! The one body of all documents, and what holds between its parts.

use std::collections::HashSet;

use super::bevestiging::{self, Bevestiging};
use super::deskundigenoordeel::Deskundigenoordeel;
use super::document::Document;
use super::eind::Eind;
use super::object::object;
use super::offerte::Offerte;
use super::ondertekening::Ondertekening;
use super::partijen::{Adviseur, AndereWerkgever, Bureau, Dienstverband, Werkgever, Werknemer};
use super::plan::{
    ArbeidsdeskundigAdvies, Arbeidsmarkt, BedrijfsartsAdvies, EerderDocument, Instrument, Plan, Scholing,
};
use super::planning::{Doel, Fase, Trajectgegevens};
use super::profiel::{Persoonsprofiel, Zoekprofiel};
use super::reader::At;
use super::teksten::Teksten;
use super::verloop::{Activiteit, Maatregel, Sollicitatie};
use super::verzuim::{Belastbaarheid, GeenBenutbareMogelijkheden, Poortwachter, Verzuim};
use super::voortgang::Voortgang;
use super::werk::{Plaatsing, WerkSpoor1};
use crate::trajectory::{self as domain, Trajectory};

object! {
    /// Eén traject re-integratie tweede spoor, met alles wat erover bekend is. Hetzelfde bericht kan naar het adres van
    /// elk document; elk document neemt wat het nodig heeft en rekent de rest uit.
    Traject => Trajectory, |at|
    required {
        document: Document,
        bureau: Bureau,
        adviseur: Adviseur,
        werkgever: Werkgever,
        werknemer: Werknemer,
        dienstverband: Dienstverband,
        verzuim: Verzuim,
        traject: Trajectgegevens,
    }
    optional {
        poortwachter: Poortwachter,
        persoonsprofiel: Persoonsprofiel,
        arbeidsdeskundig_advies: ArbeidsdeskundigAdvies,
        bedrijfsarts_advies: BedrijfsartsAdvies,
        teksten: Teksten,
        /// Verplicht voor het plan van aanpak.
        plan: Plan,
        /// Verplicht voor de voortgangsrapportage.
        voortgang: Voortgang,
        /// Verplicht voor de eindrapportage.
        eind: Eind,
        /// Verplicht voor de offerte.
        offerte: Offerte,
    }
    lists {
        /// De belastbaarheid op opeenvolgende datums. Plan, voortgangsrapportage en eindrapportage hebben er ten
        /// minste één nodig.
        #[schema(max_items = 30)]
        belastbaarheid: Belastbaarheid,
        /// Deskundigenoordelen die aan UWV zijn gevraagd, met wat ervan kwam. Is alleen de dag bekend, dan hoort die bij
        /// ‘poortwachter.deskundigenoordelen’.
        #[schema(max_items = 10)]
        deskundigenoordelen: Deskundigenoordeel,
        /// Periodes waarin werken niet mogelijk is; regels zwijgen daarbinnen, en alleen daarbinnen.
        #[schema(max_items = 10)]
        geen_benutbare_mogelijkheden: GeenBenutbareMogelijkheden,
        /// De opeenvolgende versies van het zoekprofiel. Plan en eindrapportage hebben er ten minste één nodig.
        #[schema(max_items = 20)]
        zoekprofielen: Zoekprofiel,
        /// De doelen van het traject. Het plan van aanpak heeft er ten minste twee nodig.
        #[schema(max_items = 20)]
        doelen: Doel,
        /// De planning van het traject in fasen. Het plan van aanpak heeft er ten minste één nodig.
        #[schema(max_items = 12)]
        fases: Fase,
        /// Alle activiteiten van het traject, gedaan en gepland; elk document kiest zelf wat erin hoort.
        #[schema(max_items = 500)]
        activiteiten: Activiteit,
        /// Het logboek van sollicitaties.
        #[schema(max_items = 500)]
        sollicitaties: Sollicitatie,
        /// Werkervaringsplaatsen, proefplaatsingen, detacheringen en dienstverbanden.
        #[schema(max_items = 30)]
        plaatsingen: Plaatsing,
        /// Handtekeningen onder plan, voortgangsrapportage en eindrapportage, als het document geen eigen lijst
        /// heeft; de adviseur hoort erbij.
        #[schema(max_items = 6)]
        ondertekening: Ondertekening,
        /// Aantallen vacatures voor de zoekrichtingen, met bron en peildatum.
        #[schema(max_items = 30)]
        arbeidsmarkt: Arbeidsmarkt,
        /// Instrumenten die zijn overwogen of ingezet.
        #[schema(max_items = 15)]
        instrumenten: Instrument,
        /// Scholing die in het traject is gevolgd.
        #[schema(max_items = 20)]
        scholing: Scholing,
        /// Wat de werkgever deed toen de werknemer niet meewerkte.
        #[schema(max_items = 20)]
        maatregelen: Maatregel,
        /// Werk bij de eigen werkgever naast het tweede spoor.
        #[schema(max_items = 10)]
        werk_spoor1: WerkSpoor1,
        /// Andere werkgevers van dezelfde werknemer.
        #[schema(max_items = 5)]
        andere_werkgevers: AndereWerkgever,
        /// Wat eerder in dit traject is gemaakt; voor de documentenlijst en om overgeschreven teksten op te merken.
        #[schema(max_items = 60)]
        eerdere_documenten: EerderDocument,
        /// Waarvoor iemand instaat: woorden die de zoeker vond en die mogen blijven staan.
        #[schema(max_items = 200)]
        bevestigd: Bevestiging,
    }
    check {
        // Read last, so that every text is known.
        if let Some(bevestigd) = &bevestigd {
            bevestiging::check(at, bevestigd);
        }
        let first_day = verzuim.as_ref().map(|verzuim| verzuim.wachttijd.eerste_ziektedag());
        if let (Some(first), Some(start)) = (first_day, traject.as_ref().map(|traject| traject.startdatum)) && start < first {
            at.inside("traject", |at| at.fault_in("startdatum", "volgorde", BEFORE_SICKNESS));
        }
        if let (Some(first), Some(Some(voortgang))) = (first_day, &voortgang) && voortgang.period.first() < first {
            at.inside("voortgang", |at| at.inside("periode", |at| at.fault_in("van", "volgorde", BEFORE_SICKNESS)));
        }
        if let Some(profielen) = &zoekprofielen {
            unique(at, "zoekprofielen", "versie", profielen.iter().map(|profiel| profiel.versie));
        }
        if let Some(doelen) = &doelen {
            unique(at, "doelen", "nummer", doelen.iter().map(|doel| doel.nummer));
        }
        if let (Some(doelen), Some(Some(voortgang))) = (&doelen, &voortgang) {
            known_goals(at, doelen, "voortgang", &voortgang.doelen);
        }
        if let (Some(doelen), Some(Some(eind))) = (&doelen, &eind) {
            known_goals(at, doelen, "eind", &eind.doelen);
        }
        if let (Some(doelen), Some(activiteiten)) = (&doelen, &activiteiten) {
            known_goals_of_activities(at, doelen, activiteiten);
        }
        if let (Some(profielen), Some(sollicitaties)) = (&zoekprofielen, &sollicitaties) {
            known_directions(at, profielen, sollicitaties);
        }
        if let (Some(profielen), Some(Some(voortgang))) = (&zoekprofielen, &voortgang) {
            known_version(at, profielen, voortgang);
        }
    }
    build {
        let mut trajectory = Trajectory {
            document, bureau, adviseur, werkgever, werknemer, dienstverband, verzuim,
            poortwachter: poortwachter.unwrap_or_default(),
            deskundigenoordelen,
            belastbaarheid, geen_mogelijkheden: geen_benutbare_mogelijkheden, traject, persoonsprofiel, zoekprofielen, doelen, fases, activiteiten, sollicitaties,
            plaatsingen, ondertekening, arbeidsdeskundig_advies, bedrijfsarts_advies, maatregelen, werk_spoor1,
            andere_werkgevers, arbeidsmarkt, instrumenten, scholing,
            eerdere_documenten, teksten: teksten.unwrap_or_default(), plan, voortgang, eind, offerte, bevestigd,
            texts: std::mem::take(&mut at.texts).into(),
        };
        // Invariants of Trajectory: sorting is stable, so that what happened on one day keeps the order given.
        trajectory.belastbaarheid.sort_by_key(|entry| std::cmp::Reverse(entry.datum));
        domain::mark_changes(&mut trajectory.belastbaarheid);
        trajectory.deskundigenoordelen.sort_by_key(|opinion| opinion.gevraagd_op);
        trajectory.geen_mogelijkheden.sort_by_key(|period| period.van);
        trajectory.maatregelen.sort_by_key(|maatregel| maatregel.datum);
        trajectory.werk_spoor1.sort_by_key(|work| work.van);
        trajectory.zoekprofielen.sort_by_key(|profiel| profiel.versie);
        trajectory.doelen.sort_by_key(|doel| doel.nummer);
        trajectory.activiteiten.sort_by_key(|activiteit| activiteit.datum);
        trajectory.sollicitaties.sort_by_key(|sollicitatie| sollicitatie.datum);
        trajectory.plaatsingen.sort_by_key(|plaatsing| plaatsing.van);
        for plaatsing in &mut trajectory.plaatsingen {
            plaatsing.opbouw.sort_by_key(|stap| stap.vanaf);
        }
        trajectory.scholing.sort_by_key(|scholing| scholing.van);
        trajectory.eerdere_documenten.sort_by_key(|document| document.datum);
        Some(trajectory)
    }
}

const BEFORE_SICKNESS: &str = "Deze datum ligt vóór de eerste ziektedag. Controleer beide datums.";

/// Reports every number that was used before in the list.
fn unique(at: &mut At, list: &str, field: &str, numbers: impl Iterator<Item = u32>) {
    let mut seen = HashSet::new();
    for (index, number) in numbers.enumerate() {
        if !seen.insert(number) {
            at.inside(list, |at| {
                at.inside(&index.to_string(), |at| {
                    at.fault_in(field, "dubbel", "Dit nummer komt al eerder in de lijst voor.")
                });
            });
        }
    }
}

/// Reports progress on a goal that the trajectory does not have.
fn known_goals(at: &mut At, doelen: &[domain::Doel], part: &str, progress: &[domain::DoelVoortgang]) {
    at.inside(part, |at| unique(at, "doelen", "doel", progress.iter().map(|progress| progress.doel)));
    for (index, progress) in progress.iter().enumerate() {
        if !doelen.iter().any(|doel| doel.nummer == progress.doel) {
            at.inside(part, |at| at.inside("doelen", |at| at.inside(&index.to_string(), |at| {
                at.fault_in("doel", "onbekend", "Het traject heeft geen doel met dit nummer. Voeg het toe aan ‘doelen’ of verbeter het nummer.");
            })));
        }
    }
}

/// Reports an activity for a goal that the trajectory does not have.
fn known_goals_of_activities(at: &mut At, doelen: &[domain::Doel], activiteiten: &[domain::Activiteit]) {
    for (index, activiteit) in activiteiten.iter().enumerate() {
        if activiteit.doel.is_some_and(|number| !doelen.iter().any(|doel| doel.nummer == number)) {
            at.inside("activiteiten", |at| {
                at.inside(&index.to_string(), |at| {
                    at.fault_in(
                        "doel",
                        "onbekend",
                        "Het traject heeft geen doel met dit nummer. Voeg het toe aan ‘doelen’ of verbeter het nummer.",
                    );
                })
            });
        }
    }
}

/// Reports an application for a zoekrichting that no version of the zoekprofiel has.
fn known_directions(at: &mut At, profielen: &[domain::Zoekprofiel], sollicitaties: &[domain::Sollicitatie]) {
    let most = profielen.iter().map(|profiel| profiel.zoekrichtingen.len()).max().unwrap_or(0);
    for (index, sollicitatie) in sollicitaties.iter().enumerate() {
        if sollicitatie.zoekrichting.is_some_and(|number| usize::try_from(number).is_ok_and(|number| number > most)) {
            at.inside("sollicitaties", |at| at.inside(&index.to_string(), |at| {
                at.fault_in("zoekrichting", "onbekend", "Geen zoekprofiel heeft een zoekrichting met dit rangnummer. Verbeter het nummer of laat het weg.");
            }));
        }
    }
}

/// Reports a change that points to a version of the zoekprofiel that is not there.
fn known_version(at: &mut At, profielen: &[domain::Zoekprofiel], voortgang: &domain::Voortgang) {
    let missing = |version| !profielen.iter().any(|profiel| profiel.versie == version);
    if voortgang.bijstelling.zoekprofiel_versie.is_some_and(missing) {
        at.inside("voortgang", |at| {
            at.inside("bijstelling", |at| {
                at.fault_in(
                    "zoekprofiel_versie",
                    "onbekend",
                    "Het traject heeft geen zoekprofiel met deze versie. Voeg het toe of verbeter het nummer.",
                );
            })
        });
    }
}
