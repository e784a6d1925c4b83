//! The free texts of a document, each with its place, and what they hold that should not be there.
//!
//! Narrative is searched in full. Names of employers, jobs, sectors and people are not: ‘ziekenhuis’ is a fine
//! employer. Only a burgerservicenummer is sought everywhere.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use chrono::NaiveDate;

use super::cijfers::holds_bsn;
use super::context::signatures_of;
use super::lexicon::{Found, Hit, may_hold, search};
use crate::trajectory::{
    ActiviteitStatus, Eind, Offerte, Persoonsprofiel, Plan, Prose, Soort, Text, Trajectory, Voortgang,
};

/// A text that holds something.
#[derive(Debug)]
pub struct Vondst {
    pub pointer: String,
    pub veld: Veld,
    pub hits: Vec<Hit>,
    pub third_person: bool,
    pub bsn: bool,
}

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Veld {
    Verhaal,
    /// A text of the employee's own, full of employers and jobs.
    Cv,
    /// Names of people, employers, jobs and sectors.
    Naam,
}

/// What texts were found to hold. Documents of one trajectory share most of theirs, so that judging several of them
/// need not search a text again.
#[derive(Debug)]
pub struct Searches {
    /// Absent for one document, whose texts are all searched once.
    known: Option<RefCell<Known>>,
}

type Known = HashMap<String, Option<Rc<Found>>, foldhash::quality::RandomState>;

impl Searches {
    /// For a number of documents of one trajectory.
    pub fn for_documents(number: usize) -> Self {
        Self { known: (number > 1).then(RefCell::default) }
    }

    /// What a text holds, if anything.
    fn of(&self, text: &str) -> Option<Rc<Found>> {
        let Some(known) = &self.known else { return found_in(text) };
        if let Some(found) = known.borrow().get(text) {
            return found.clone();
        }
        let found = found_in(text);
        known.borrow_mut().insert(text.to_owned(), found.clone());
        found
    }
}

fn found_in(text: &str) -> Option<Rc<Found>> {
    let found = may_hold(text).then(|| search(text));
    found.filter(|found| !found.hits.is_empty() || found.third_person).map(Rc::new)
}

/// Searches the texts that a document shows on its day.
pub fn vondsten(trajectory: &Trajectory, soort: Soort, date: NaiveDate, searches: &Searches) -> Vec<Vondst> {
    let mut search = Search { vondsten: vec![], searches };
    if soort != Soort::Offerte {
        search.shared(trajectory, date);
    }
    match soort {
        Soort::PlanVanAanpak => {
            search.profile(trajectory.persoonsprofiel.as_ref());
            search.preparation(trajectory, date);
            if let Some(plan) = &trajectory.plan {
                search.plan(plan);
            }
        }
        Soort::Voortgangsrapportage => {
            if let Some(voortgang) = &trajectory.voortgang {
                search.course(trajectory, voortgang.period.first(), date);
                search.voortgang(voortgang);
            }
        }
        Soort::Eindrapportage => {
            search.profile(trajectory.persoonsprofiel.as_ref());
            search.course(trajectory, NaiveDate::MIN, date);
            search.outcome(trajectory);
            if let Some(eind) = &trajectory.eind {
                search.eind(eind);
            }
        }
        Soort::Offerte => {
            if let Some(offerte) = &trajectory.offerte {
                search.offerte(offerte);
            }
        }
    }
    search.identifiers(trajectory);
    let (list, signatures) = signatures_of(trajectory, soort);
    for (index, signature) in signatures.iter().enumerate() {
        search.line(format_args!("{list}/{index}/opmerking"), &signature.opmerking);
    }
    search.without_names(trajectory)
}

struct Search<'a> {
    vondsten: Vec<Vondst>,
    searches: &'a Searches,
}

impl Search<'_> {
    /// What was found, but for words that are the name of a party as it is written: ‘Ångström’ is nobody's condition.
    fn without_names(self, trajectory: &Trajectory) -> Vec<Vondst> {
        let people = [&trajectory.werknemer.naam, &trajectory.werkgever.contactpersoon.naam];
        let surnames = people.into_iter().map(|person| &person.achternaam);
        let names: Vec<&str> = surnames
            .chain([&trajectory.adviseur.naam])
            .flat_map(|name| name.as_str().split([' ', '-']))
            .filter(|part| part.starts_with(char::is_uppercase))
            .collect();
        let mut vondsten = self.vondsten;
        for vondst in &mut vondsten {
            vondst.hits.retain(|hit| !names.contains(&hit.term.as_str()));
        }
        vondsten.retain(|vondst| !vondst.hits.is_empty() || vondst.third_person || vondst.bsn);
        vondsten
    }

    /// Looks at one text and keeps it when it holds something; only then its place is written out.
    fn look(&mut self, at: fmt::Arguments<'_>, veld: Veld, text: &str) {
        let found = if veld == Veld::Naam { None } else { self.searches.of(text) };
        let bsn = holds_bsn(text);
        if found.is_some() || bsn {
            let (hits, third_person) = found.map(|found| (found.hits.clone(), found.third_person)).unwrap_or_default();
            self.vondsten.push(Vondst { pointer: at.to_string(), veld, hits, third_person, bsn });
        }
    }

    fn line<'t>(&mut self, at: fmt::Arguments<'_>, text: impl Into<Option<&'t Text>>) {
        if let Some(text) = text.into() {
            self.look(at, Veld::Verhaal, text.as_str());
        }
    }

    fn lines(&mut self, list: &str, texts: &[Text]) {
        for (index, text) in texts.iter().enumerate() {
            self.line(format_args!("{list}/{index}"), text);
        }
    }

    fn prose<'t>(&mut self, at: fmt::Arguments<'_>, prose: impl Into<Option<&'t Prose>>) {
        if let Some(prose) = prose.into() {
            self.look(at, Veld::Verhaal, &prose.plain());
        }
    }

    fn name<'t>(&mut self, at: fmt::Arguments<'_>, text: impl Into<Option<&'t Text>>) {
        if let Some(text) = text.into() {
            self.look(at, Veld::Naam, text.as_str());
        }
    }

    /// Numbers and names that others gave, which may hold any digits: only the employee's own number does not belong there.
    fn identifiers(&mut self, trajectory: &Trajectory) {
        let Some(bsn) = &trajectory.werknemer.bsn else { return };
        let offerte = trajectory.offerte.as_ref();
        let huisstijl = &trajectory.bureau.huisstijl;
        let places = [
            ("/traject/nummer", Some(&trajectory.traject.nummer)),
            ("/document/nummer", trajectory.document.nummer.as_ref()),
            ("/document/bestandsnaam", trajectory.document.bestandsnaam.as_ref()),
            ("/werknemer/achternaam", Some(&trajectory.werknemer.naam.achternaam)),
            ("/dienstverband/functie", Some(&trajectory.dienstverband.functie)),
            ("/bureau/huisstijl/voettekst", huisstijl.voettekst.as_ref()),
            ("/offerte/kandidaatcode", offerte.and_then(|offerte| offerte.kandidaatcode.as_ref())),
            ("/offerte/uwKenmerk", offerte.and_then(|offerte| offerte.uw_kenmerk.as_ref())),
        ];
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        for (place, text) in places {
            if text.is_some_and(|text| digits(text.as_str()).contains(bsn.as_str())) {
                self.vondsten.push(Vondst {
                    pointer: place.to_owned(),
                    veld: Veld::Naam,
                    hits: vec![],
                    third_person: false,
                    bsn: true,
                });
            }
        }
    }

    /// What plan and reports share.
    fn shared(&mut self, trajectory: &Trajectory, date: NaiveDate) {
        self.line(format_args!("/poortwachter/redenOntbreekt"), &trajectory.poortwachter.reden_ontbreekt);
        self.line(format_args!("/traject/toelichtingUitstel"), &trajectory.traject.toelichting_uitstel);
        if let Some(sanctie) = trajectory.traject.loonsanctie.as_ref().filter(|sanctie| sanctie.besluitdatum <= date) {
            self.line(format_args!("/traject/loonsanctie/tekortkoming"), &sanctie.tekortkoming);
        }
        for entry in trajectory.belastbaarheid.iter().filter(|entry| entry.datum <= date) {
            let at = entry.index;
            for (index, limit) in entry.rubrieken.iter().enumerate() {
                self.line(format_args!("/belastbaarheid/{at}/rubrieken/{index}/omschrijving"), &limit.omschrijving);
            }
            self.prose(format_args!("/belastbaarheid/{at}/prognoseWerkhervatting"), &entry.prognose_werkhervatting);
        }
        for profiel in trajectory.zoekprofielen.iter().filter(|profiel| profiel.datum <= date) {
            let at = profiel.index;
            self.line(format_args!("/zoekprofielen/{at}/redenWijziging"), &profiel.reden_wijziging);
            self.line(format_args!("/zoekprofielen/{at}/werktijden"), &profiel.werktijden);
            self.lines(&format!("/zoekprofielen/{at}/uitsluitingen"), &profiel.uitsluitingen);
            for (index, richting) in profiel.zoekrichtingen.iter().enumerate() {
                let place = format!("/zoekprofielen/{at}/zoekrichtingen/{index}");
                self.line(format_args!("{place}/passendWant"), &richting.passend_want);
                self.name(format_args!("{place}/functie"), &richting.functie);
                self.name(format_args!("{place}/sector"), &richting.sector);
                self.name(format_args!("{place}/taken"), &richting.taken);
            }
        }
        for doel in &trajectory.doelen {
            let at = doel.index;
            self.line(format_args!("/doelen/{at}/omschrijving"), &doel.omschrijving);
            self.line(format_args!("/doelen/{at}/meetbaar"), &doel.meetbaar);
            self.name(format_args!("/doelen/{at}/verantwoordelijke"), &doel.verantwoordelijke);
        }
    }

    fn profile(&mut self, profile: Option<&Persoonsprofiel>) {
        let Some(profile) = profile else { return };
        self.prose(format_args!("/persoonsprofiel/ambities"), &profile.ambities);
        self.prose(format_args!("/persoonsprofiel/wensen"), &profile.wensen);
        self.line(format_args!("/persoonsprofiel/digitaal"), &profile.digitaal);
        self.lines("/persoonsprofiel/competenties", &profile.competenties);
        self.lines("/persoonsprofiel/sterkePunten", &profile.sterke_punten);
        self.lines("/persoonsprofiel/belemmeringenPraktisch", &profile.belemmeringen_praktisch);
        self.lines("/persoonsprofiel/vervoer", &profile.vervoer);
        for (index, opleiding) in profile.opleidingen.iter().enumerate() {
            self.name(format_args!("/persoonsprofiel/opleidingen/{index}/naam"), &opleiding.naam);
        }
        for (index, ervaring) in profile.werkervaring.iter().enumerate() {
            self.name(format_args!("/persoonsprofiel/werkervaring/{index}/functie"), &ervaring.functie);
            self.name(format_args!("/persoonsprofiel/werkervaring/{index}/werkgever"), &ervaring.werkgever);
        }
    }

    /// What only the plan shows of the shared data.
    fn preparation(&mut self, trajectory: &Trajectory, date: NaiveDate) {
        if let Some(advies) = trajectory.arbeidsdeskundig_advies.as_ref().filter(|advies| advies.datum <= date) {
            self.prose(format_args!("/arbeidsdeskundigAdvies/conclusie"), &advies.conclusie);
        }
        for (index, instrument) in trajectory.instrumenten.iter().enumerate() {
            self.line(format_args!("/instrumenten/{index}/verwachting"), &instrument.verwachting);
        }
        for (index, fase) in trajectory.fases.iter().enumerate() {
            self.line(format_args!("/fases/{index}/titel"), &fase.titel);
            self.lines(&format!("/fases/{index}/activiteiten"), &fase.activiteiten);
        }
    }

    /// What happened from a day up to the day of the document, and what was planned for later.
    fn course(&mut self, trajectory: &Trajectory, from: NaiveDate, date: NaiveDate) {
        for activiteit in trajectory.activiteiten.iter().filter(|activiteit| activiteit.rapporteerbaar) {
            let planned = activiteit.status == ActiviteitStatus::Gepland;
            if activiteit.datum < from || (activiteit.datum > date && !planned) {
                continue;
            }
            let at = activiteit.index;
            self.line(format_args!("/activiteiten/{at}/omschrijving"), &activiteit.omschrijving);
            self.line(format_args!("/activiteiten/{at}/resultaat"), &activiteit.resultaat);
            self.line(format_args!("/activiteiten/{at}/vervolg"), &activiteit.vervolg);
            self.line(format_args!("/activiteiten/{at}/redenNietUitgevoerd"), &activiteit.reden_niet_uitgevoerd);
            self.name(format_args!("/activiteiten/{at}/uitvoerder"), &activiteit.uitvoerder);
        }
        let period = from..=date;
        let sent = trajectory.sollicitaties.iter().filter(|sollicitatie| period.contains(&sollicitatie.datum));
        for sollicitatie in sent {
            let at = sollicitatie.index;
            self.line(format_args!("/sollicitaties/{at}/toelichting"), &sollicitatie.toelichting);
            self.name(format_args!("/sollicitaties/{at}/werkgever"), &sollicitatie.werkgever);
            self.name(format_args!("/sollicitaties/{at}/functie"), &sollicitatie.functie);
            self.name(format_args!("/sollicitaties/{at}/bron"), &sollicitatie.bron);
        }
        for plaatsing in trajectory.plaatsingen.iter().filter(|plaatsing| plaatsing.van <= date) {
            let at = plaatsing.index;
            if plaatsing.evaluatie_datum.is_none_or(|evaluated| evaluated <= date) {
                self.prose(format_args!("/plaatsingen/{at}/evaluatie"), &plaatsing.evaluatie);
            }
            self.name(format_args!("/plaatsingen/{at}/organisatie"), &plaatsing.organisatie);
            self.name(format_args!("/plaatsingen/{at}/functie"), &plaatsing.functie);
        }
    }

    fn plan(&mut self, plan: &Plan) {
        self.prose(format_args!("/plan/samenvatting"), &plan.samenvatting);
        self.prose(format_args!("/plan/trajectdoel"), &plan.trajectdoel);
        self.prose(format_args!("/plan/visieWerknemer"), &plan.visie_werknemer);
        self.prose(format_args!("/plan/visieWerkgever"), &plan.visie_werkgever);
        self.prose(format_args!("/plan/analyseAfstand"), &plan.analyse_afstand);
        self.lines("/plan/kansen", &plan.kansen);
        for (index, belemmering) in plan.belemmeringen.iter().enumerate() {
            self.line(format_args!("/plan/belemmeringen/{index}/omschrijving"), &belemmering.omschrijving);
            self.line(format_args!("/plan/belemmeringen/{index}/oplossing"), &belemmering.oplossing);
        }
        for (index, afspraak) in plan.afspraken.iter().enumerate() {
            self.line(format_args!("/plan/afspraken/{index}/afspraak"), &afspraak.afspraak);
        }
        if let Some(cv) = &plan.cv {
            self.look(format_args!("/plan/cv"), Veld::Cv, &cv.plain());
        }
    }

    fn voortgang(&mut self, voortgang: &Voortgang) {
        self.prose(format_args!("/voortgang/samenvatting"), &voortgang.samenvatting);
        self.prose(format_args!("/voortgang/toelichtingBelastbaarheid"), &voortgang.toelichting_belastbaarheid);
        self.line(format_args!("/voortgang/redenGeenActiviteiten"), &voortgang.reden_geen_activiteiten);
        self.prose(format_args!("/voortgang/inzetWerknemer"), &voortgang.inzet_werknemer);
        self.prose(format_args!("/voortgang/inzetWerkgever"), &voortgang.inzet_werkgever);
        self.prose(format_args!("/voortgang/watGingGoed"), &voortgang.wat_ging_goed);
        self.prose(format_args!("/voortgang/watBelemmert"), &voortgang.wat_belemmert);
        self.prose(format_args!("/voortgang/oorzaak"), &voortgang.oorzaak);
        self.prose(format_args!("/voortgang/bijstelling/wat"), &voortgang.bijstelling.wat);
        self.prose(format_args!("/voortgang/bijstelling/waarom"), &voortgang.bijstelling.waarom);
        self.prose(format_args!("/voortgang/visieWerknemer"), &voortgang.visie_werknemer);
        self.line(format_args!("/voortgang/redenNietGelezen"), &voortgang.reden_niet_gelezen);
        for (index, doel) in voortgang.doelen.iter().enumerate() {
            self.line(format_args!("/voortgang/doelen/{index}/toelichting"), &doel.toelichting);
        }
        for (index, planned) in voortgang.vooruitblik.iter().enumerate() {
            self.line(format_args!("/voortgang/vooruitblik/{index}/omschrijving"), &planned.omschrijving);
        }
    }

    /// What only the eindrapportage shows of the shared data.
    fn outcome(&mut self, trajectory: &Trajectory) {
        for (index, instrument) in trajectory.instrumenten.iter().enumerate() {
            self.line(format_args!("/instrumenten/{index}/uitkomst"), &instrument.uitkomst);
        }
    }

    fn eind(&mut self, eind: &Eind) {
        self.prose(format_args!("/eind/conclusieKort"), &eind.conclusie_kort);
        self.prose(format_args!("/eind/resultaatToelichting"), &eind.resultaat_toelichting);
        self.prose(format_args!("/eind/conclusie"), &eind.conclusie);
        self.prose(format_args!("/eind/advies"), &eind.advies);
        self.prose(format_args!("/eind/visieWerknemer"), &eind.visie_werknemer);
        self.line(format_args!("/eind/redenGeenVisieWerknemer"), &eind.reden_geen_visie_werknemer);
        self.prose(format_args!("/eind/visieWerkgever"), &eind.visie_werkgever);
        self.line(format_args!("/eind/redenGeenVisieWerkgever"), &eind.reden_geen_visie_werkgever);
        for (index, doel) in eind.doelen.iter().enumerate() {
            self.line(format_args!("/eind/doelen/{index}/toelichting"), &doel.toelichting);
        }
        for (index, knelpunt) in eind.knelpunten.iter().enumerate() {
            self.line(format_args!("/eind/knelpunten/{index}/omschrijving"), &knelpunt.omschrijving);
            self.line(format_args!("/eind/knelpunten/{index}/oorzaak"), &knelpunt.oorzaak);
            self.line(format_args!("/eind/knelpunten/{index}/actie"), &knelpunt.actie);
        }
        if let Some(nazorg) = &eind.nazorg {
            self.line(format_args!("/eind/nazorg/vorm"), &nazorg.vorm);
        }
    }

    fn offerte(&mut self, offerte: &Offerte) {
        self.prose(format_args!("/offerte/aanleiding"), &offerte.aanleiding);
        self.prose(format_args!("/offerte/doel"), &offerte.doel);
        self.prose(format_args!("/offerte/tussentijdsStoppen"), &offerte.tussentijds_stoppen);
        for (index, fase) in offerte.fases.iter().enumerate() {
            self.line(format_args!("/offerte/fases/{index}/titel"), &fase.titel);
            self.lines(&format!("/offerte/fases/{index}/onderdelen"), &fase.onderdelen);
        }
        for (index, module) in offerte.modules.iter().enumerate() {
            self.name(format_args!("/offerte/modules/{index}/naam"), &module.naam);
            self.line(format_args!("/offerte/modules/{index}/omschrijving"), &module.omschrijving);
        }
        for (index, regel) in offerte.regels.iter().enumerate() {
            self.name(format_args!("/offerte/regels/{index}/omschrijving"), &regel.omschrijving);
        }
        for (index, uitsluiting) in offerte.uitsluitingen.iter().enumerate() {
            self.name(format_args!("/offerte/uitsluitingen/{index}"), uitsluiting);
        }
    }
}
