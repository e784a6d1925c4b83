//! The parties and the trajectory, as far as a reader may see them.

use chrono::NaiveDate;

use super::feiten::{Feit, Feitenblok, born, feit};
use crate::dossier::{self, Dossier, Oordeel};
use crate::dutch::{in_words, long_date, short_date};
use crate::report::reader::Sight;
use crate::trajectory::{
    Adres, Adviseur, Deskundigenoordeel, Eigenrisico, Offerte, Soort, Spoor1Status, Text, Trajectory, Variant,
    Verkorting, Verzuim,
};

/// The parties and the trajectory, as far as this reader may see them.
pub fn gegevens(dossier: &Dossier, sight: Sight) -> Vec<Feitenblok> {
    let trajectory = &dossier.trajectory;
    // A reason that the data deny is not told.
    let reason = dossier::uitstel(dossier).filter(|given| !matches!(given.oordeel, Oordeel::HoudtNiet(_)));
    let werknemer = &trajectory.werknemer;
    let residence = place(werknemer.adres.as_ref(), werknemer.woonplaats.as_ref());
    let address = sight.address(werknemer).map(Adres::in_one_line);
    let contract = &trajectory.dienstverband;
    // A contract that was agreed to end is for no indefinite time any more, also where its last day is not given.
    let agreed = dossier.eindigt_bij_overeenkomst();
    let kind = contract.soort.filter(|_| !agreed).map_or(String::new(), |soort| format!(", {}", soort.label()));
    let until = contract.einddatum.map(short_date);
    let until = until.or_else(|| agreed.then(|| "volgens de vaststellingsovereenkomst".to_owned()));
    let contact = &trajectory.werkgever.contactpersoon;
    let adviseur = &trajectory.adviseur;
    let parties = vec![
        Feitenblok::new(
            "Gegevens werknemer",
            [
                Some(Feit::new("Naam", werknemer.naam.formal())),
                feit("Geboortedatum", sight.birth_date(werknemer).map(|birth| born(birth, short_date))),
                feit("BSN", sight.bsn(werknemer).map(|bsn| bsn.as_str())),
                match address {
                    Some(address) => Some(Feit::new("Adres", address)),
                    None => feit("Woonplaats", residence),
                },
                feit("Telefoon", sight.telephone(werknemer)),
                feit("E-mail", sight.email(werknemer)),
                Some(Feit::new("Functie", contract.functie.to_string())),
                feit("In dienst sinds", contract.in_dienst_sinds.map(short_date)),
                Some(Feit::new("Dienstverband", format!("{} uur per week{kind}", contract.uren_per_week))),
                feit("In dienst tot en met", until),
                feit("Cao", contract.cao.as_ref()),
            ],
        ),
        Feitenblok::new(
            "Gegevens werkgever",
            [
                Some(Feit::new("Naam", trajectory.werkgever.naam.to_string())),
                feit("Plaats", place(trajectory.werkgever.adres.as_ref(), trajectory.werkgever.plaats.as_ref())),
                feit("Eigenrisicodrager", trajectory.werkgever.eigenrisicodrager.and_then(risks)),
                feit("KVK-nummer", trajectory.werkgever.kvk_nummer.as_ref().map(|kvk| kvk.as_str())),
                Some(Feit::new("Contactpersoon", contact.naam.formal())),
                feit("Functie", contact.functie.as_ref()),
                feit("Telefoon", contact.telefoon.as_ref()),
                feit("E-mail", contact.email.as_ref()),
            ],
        ),
        Feitenblok::new(
            "Gegevens bureau",
            [
                Some(Feit::new("Naam", trajectory.bureau.naam.to_string())),
                Some(Feit::new("Adviseur", adviseur.naam.to_string())),
                Some(Feit::new("Functie", adviseur.functie.to_string())),
                feit("Telefoon", adviseur.telefoon.as_ref()),
                feit("E-mail", adviseur.email.as_ref()),
                feit("Registratie", registrations(adviseur)),
            ],
        ),
        Feitenblok::new(
            "Gegevens traject",
            [
                Some(Feit::new("Trajectnummer", trajectory.traject.nummer.to_string())),
                Some(Feit::new("Eerste ziektedag", short_date(trajectory.verzuim.wachttijd.eerste_ziektedag()))),
                feit("Verlenging", extension(&trajectory.verzuim)),
                Some(Feit::new("Start tweede spoor", short_date(trajectory.traject.startdatum))),
                feit("Gepland einde", trajectory.traject.geplande_einddatum.map(short_date)),
                feit("Eerste spoor", first_track(dossier)),
                feit("Offerte", quote(dossier)),
                own_mark(dossier),
                feit("Uw inkoopnummer", own_offer(dossier).and_then(|offerte| offerte.inkoopnummer.as_ref())),
                feit("Reden latere start", reason.map(|given| given.reden.label())),
                feit("Toelichting", trajectory.traject.toelichting_uitstel.as_ref()),
            ],
        ),
    ];
    parties.into_iter().chain(beside(trajectory)).collect()
}

/// What employer and employee asked UWV together, what it decided, and the contract that ends it first.
fn extension(verzuim: &Verzuim) -> Option<String> {
    let extension = verzuim.vrijwillige_verlenging?;
    let asked = short_date(extension.verzoek);
    let until = short_date(extension.laatste_dag);
    let Some(decided) = extension.besluit else {
        return Some(format!(
            "van de wachttijd, gevraagd door werkgever en werknemer op {asked}, tot en met {until}; nog geen besluit \
             van UWV"
        ));
    };
    let contract = verzuim.verlengd().and_then(|granted| granted.eindigt_met_dienstverband());
    Some(format!(
        "wachttijd tot en met {until}, op verzoek van werkgever en werknemer van {asked}; besluit van UWV van {}{}{}",
        short_date(decided),
        extension.verkorting.map(shortened).unwrap_or_default(),
        contract.map(|last| format!("; zij eindigt met het dienstverband op {}", short_date(last))).unwrap_or_default()
    ))
}

/// What employer or employee asked UWV about an earlier end of it, and what UWV set.
fn shortened(shorter: Verkorting) -> String {
    let (asked, until) = (short_date(shorter.verzoek), short_date(shorter.laatste_dag));
    match shorter.besluit {
        Some(decided) => {
            format!("; op verzoek van {asked} eindigt zij op {until}, besluit van UWV van {}", short_date(decided))
        }
        None => format!("; op {asked} is UWV gevraagd haar op {until} te laten eindigen, nog geen besluit"),
    }
}

/// What UWV was asked and what it judged, with what came of that.
fn opinion(opinion: &Deskundigenoordeel) -> [Option<Feit>; 4] {
    let asked = format!(
        "{}, door de {}: {}",
        short_date(opinion.gevraagd_op),
        opinion.gevraagd_door.label(),
        opinion.vraag.label()
    );
    let judged = match (opinion.oordeel_op, opinion.uitkomst) {
        (Some(given), Some(outcome)) => format!("{}: {}", short_date(given), outcome.label()),
        (Some(given), None) => format!("{}, uitkomst niet bekend bij het bureau", short_date(given)),
        (None, _) => "nog niet gegeven".to_owned(),
    };
    [
        Some(Feit::new("Gevraagd", asked)),
        Some(Feit::new("Oordeel", judged)),
        feit("Toelichting UWV", opinion.toelichting.as_ref()),
        feit("Vervolg", opinion.vervolg.as_ref()),
    ]
}

/// What stands beside the track, as far as there is any: opinions of UWV, work in the first track, other employers,
/// times without ability, and what the employer did when there was no cooperation.
fn beside(trajectory: &Trajectory) -> impl Iterator<Item = Feitenblok> {
    let until =
        |last: Option<NaiveDate>| last.map_or(String::new(), |last| format!(" tot en met {}", short_date(last)));
    let first_track = trajectory.werk_spoor1.iter().map(|work| {
        let hours = work.uren_per_week;
        Feit::new(
            "Werk",
            format!("{}, {hours} uur per week, vanaf {}{}", work.functie, short_date(work.van), until(work.tot)),
        )
    });
    let employers = trajectory.andere_werkgevers.iter().map(|other| {
        let functie = other.functie.as_ref().map_or(String::new(), |functie| format!(", {functie}"));
        let hours = other.uren_per_week.map_or(String::new(), |hours| format!(", {hours} uur per week"));
        let words = other.toelichting.as_ref().map_or(String::new(), |words| format!("; {words}"));
        Feit::new("Werkgever", format!("{}{functie}{hours}{words}", other.naam))
    });
    let unable = trajectory.geen_mogelijkheden.iter().zip(dossier::stated_periods(trajectory));
    let unable = unable.map(|(stated, period)| {
        Feit::new("Periode", format!("vanaf {}{}, volgens {}", short_date(period.van), until(period.tot), stated.bron))
    });
    let steps = trajectory.maatregelen.iter().map(|step| {
        let words = step.toelichting.as_ref().map_or(String::new(), |words| format!(": {words}"));
        Feit::new("Maatregel", format!("{}, {}{words}", short_date(step.datum), step.soort.label()))
    });
    let asked = match trajectory.deskundigenoordelen.len() {
        1 => "Deskundigenoordeel van UWV",
        _ => "Deskundigenoordelen van UWV",
    };
    [
        Feitenblok::new(asked, trajectory.deskundigenoordelen.iter().flat_map(opinion)),
        Feitenblok::new("Werk in het eerste spoor", first_track.map(Some)),
        Feitenblok::new("Andere werkgevers", employers.map(Some)),
        Feitenblok::new("Geen benutbare mogelijkheden", unable.map(Some)),
        Feitenblok::new("Maatregelen van de werkgever", steps.map(Some)),
    ]
    .into_iter()
    .filter(|block| !block.feiten.is_empty())
}

/// `OFF-2025-0017, kandidaatcode VH-2025-01`, so that UWV can tie the offer, which names nobody, to this file.
fn quote(dossier: &Dossier) -> Option<String> {
    let offerte = dossier.trajectory.offerte.as_ref().filter(|_| dossier.variant == Variant::Uwv)?;
    let made = offerte.document.datum.is_none_or(|made| made <= dossier.date);
    let nummer = offerte.document.nummer.as_ref().filter(|_| made)?;
    let code = offerte.kandidaatcode.as_ref().map(|code| format!(", kandidaatcode {code}")).unwrap_or_default();
    Some(format!("{nummer}{code}"))
}

/// The reference under which the employer files the trajectory, on the copies of the employer.
pub fn own_mark(dossier: &Dossier) -> Option<Feit> {
    feit("Uw kenmerk", own_offer(dossier).and_then(|offerte| offerte.uw_kenmerk.as_ref()))
}

/// The offer with the references of the employer, for no other reader and from its own day on.
fn own_offer(dossier: &Dossier) -> Option<&Offerte> {
    let offerte = dossier.trajectory.offerte.as_ref().filter(|_| dossier.variant == Variant::Werkgever)?;
    offerte.document.datum.is_none_or(|made| made <= dossier.date).then_some(offerte)
}

/// How the first track stands; while a point of UWV about it is open it is not just closed, and neither is it while the
/// contract and the guidance go on: the employer keeps looking (BW 7:658a).
fn first_track(dossier: &Dossier) -> Option<String> {
    let status = dossier.trajectory.traject.spoor1_status?;
    let open = dossier.open_in_eerste_spoor().len();
    let again = match open {
        0 if status == Spoor1Status::Afgesloten && goes_on(dossier) => ", tenzij daar passend werk ontstaat".to_owned(),
        0 => String::new(),
        1 => "; op één punt uit het besluit van UWV nog te onderzoeken".to_owned(),
        _ => format!("; op {} punten uit het besluit van UWV nog te onderzoeken", in_words(open)),
    };
    Some(format!("{}{again}", status.label()))
}

/// Whether employer and bureau still look for work after this document. Who carries the risk of the Ziektewet does so
/// after the contract too.
fn goes_on(dossier: &Dossier) -> bool {
    let trajectory = &dossier.trajectory;
    let employed = trajectory.dienstverband.einddatum.is_none_or(|last| last >= dossier.date)
        || trajectory.werkgever.draagt_ziektewet();
    let ended = trajectory.eind.as_ref().filter(|_| dossier.soort == Soort::Eindrapportage);
    employed && ended.is_none_or(|eind| eind.vervolg_tot.is_some_and(|last| last > dossier.date))
}

/// The town of the address, or the one that stands in for it.
fn place(address: Option<&Adres>, otherwise: Option<&Text>) -> Option<String> {
    address.map(Adres::place).or_else(|| otherwise.map(ToString::to_string))
}

/// `Ziektewet en WGA`.
fn risks(risk: Eigenrisico) -> Option<&'static str> {
    match (risk.zw, risk.wga) {
        (true, true) => Some("Ziektewet en WGA"),
        (true, false) => Some("Ziektewet"),
        (false, true) => Some("WGA"),
        (false, false) => None,
    }
}

fn registrations(adviseur: &Adviseur) -> Option<String> {
    let names: Vec<String> = adviseur
        .registraties
        .iter()
        .map(|registratie| match &registratie.nummer {
            Some(nummer) => format!("{} ({nummer})", registratie.naam),
            None => registratie.naam.to_string(),
        })
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The number of the trajectory, with that of the document behind it where it has one of its own.
pub fn trajectnummer(dossier: &Dossier) -> String {
    let nummer = &dossier.trajectory.traject.nummer;
    match &dossier.document.nummer {
        Some(own) if own != nummer => format!("{nummer} ({own})"),
        _ => nummer.to_string(),
    }
}

/// `20 juni 2025, versie 1`; of a document that may still change also that.
pub fn datum_en_versie(dossier: &Dossier) -> String {
    let concept = if dossier.is_concept() { ", concept" } else { "" };
    format!("{}, versie {}{concept}", long_date(dossier.date), dossier.document.versie)
}
