//! The parties and the trajectory, as far as a reader may see them.

use super::feiten::{Feit, Feitenblok, born, feit};
use crate::dossier::Dossier;
use crate::dutch::{long_date, short_date};
use crate::report::reader::Sight;
use crate::trajectory::{Adres, Text, Trajectory};

/// The parties and the trajectory, as far as this reader may see them.
pub fn gegevens(trajectory: &Trajectory, sight: Sight) -> Vec<Feitenblok> {
    let werknemer = &trajectory.werknemer;
    let residence = place(werknemer.adres.as_ref(), werknemer.woonplaats.as_ref());
    let address = sight.address(werknemer).map(Adres::in_one_line);
    let contract = &trajectory.dienstverband;
    let kind = contract.soort.map_or(String::new(), |soort| format!(", {}", soort.label()));
    let contact = &trajectory.werkgever.contactpersoon;
    let adviseur = &trajectory.adviseur;
    vec![
        Feitenblok::new(
            "Werknemer",
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
                Some(Feit::new("Dienstverband", format!("{} uur per week{kind}", contract.uren_per_week))),
                feit("In dienst sinds", contract.in_dienst_sinds.map(short_date)),
                feit("Einde dienstverband", contract.einddatum.map(short_date)),
                feit("Cao", contract.cao.as_ref()),
            ],
        ),
        Feitenblok::new(
            "Werkgever",
            [
                Some(Feit::new("Naam", trajectory.werkgever.naam.to_string())),
                feit("Plaats", place(trajectory.werkgever.adres.as_ref(), trajectory.werkgever.plaats.as_ref())),
                feit("KVK-nummer", trajectory.werkgever.kvk_nummer.as_ref().map(|kvk| kvk.as_str())),
                Some(Feit::new("Contactpersoon", contact.naam.formal())),
                feit("Functie", contact.functie.as_ref()),
                feit("Telefoon", contact.telefoon.as_ref()),
                feit("E-mail", contact.email.as_ref()),
            ],
        ),
        Feitenblok::new(
            "Bureau",
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
            "Traject",
            [
                Some(Feit::new("Trajectnummer", trajectory.traject.nummer.to_string())),
                Some(Feit::new("Eerste ziektedag", short_date(trajectory.verzuim.wachttijd.eerste_ziektedag()))),
                Some(Feit::new("Start tweede spoor", short_date(trajectory.traject.startdatum))),
                feit("Geplande einddatum", trajectory.traject.geplande_einddatum.map(short_date)),
                feit("Eerste spoor", trajectory.traject.spoor1_status.map(|status| status.label())),
                feit("Reden latere start", trajectory.traject.reden_uitstel.map(|reason| reason.label())),
                feit("Toelichting", trajectory.traject.toelichting_uitstel.as_ref()),
            ],
        ),
    ]
}

/// The town of the address, or the one that stands in for it.
fn place(address: Option<&Adres>, otherwise: Option<&Text>) -> Option<String> {
    address.map(Adres::place).or_else(|| otherwise.map(ToString::to_string))
}

fn registrations(adviseur: &crate::trajectory::Adviseur) -> Option<String> {
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

/// `20 juni 2025, versie 1, definitief`.
pub fn datum_en_versie(dossier: &Dossier) -> String {
    let document = &dossier.document;
    format!("{}, versie {}, {}", long_date(dossier.date), document.versie, document.status.label())
}
