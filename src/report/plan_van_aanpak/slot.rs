//! How the plan closes: what each party promises, rights and duties, and who signs.

use serde::Serialize;

use super::profiel::Punten;
use crate::dutch::long_date;
use crate::report::components::inhoud::{Kopje, sections};
use crate::report::components::ondertekening::{Handtekening, has_to_sign, places_to_sign};
use crate::report::error::ReportError;
use crate::report::request::{Request, holds_medical_words, sentence};
use crate::report::text::prose::Tekst;
use crate::trajectory::{Ondertekening, OndertekeningRol, Partij, Plan, Text, Variant};

/// What one party agreed to for the whole track.
#[derive(Debug, Serialize)]
pub struct PartijAfspraken {
    #[serde(flatten)]
    punten: Punten,
    /// Whether it is the party that reads this copy: the first page leads there.
    van_lezer: bool,
}

/// The agreements of each party that made any.
pub fn afspraken(plan: &Plan, variant: Variant) -> Vec<PartijAfspraken> {
    let reader = match variant {
        Variant::Werkgever => Some(Partij::Werkgever),
        Variant::Werknemer => Some(Partij::Werknemer),
        Variant::Uwv | Variant::Intern => None,
    };
    let of_party = |partij: &Partij| {
        let kop = match partij {
            Partij::Werknemer => "Afspraken werknemer",
            Partij::Werkgever => "Afspraken werkgever",
            Partij::Bureau => "Afspraken bureau",
        };
        let own = plan.afspraken.iter().filter(|afspraak| afspraak.partij == *partij);
        let punten = Punten::of(kop, own.map(|afspraak| &afspraak.afspraak))?;
        Some(PartijAfspraken { punten, van_lezer: reader == Some(*partij) })
    };
    Partij::ALL.iter().filter_map(of_party).collect()
}

/// Rights and duties of both sides.
pub fn rechten(request: &Request<'_>) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        bureau: String,
        bewaren_tot: Option<String>,
        /// Where the bureau is found.
        website: Option<String>,
        medisch: bool,
    }
    let context = Context {
        bureau: request.dossier.trajectory.bureau.naam.to_string(),
        bewaren_tot: request.dossier.document.bewaartermijn_tot.map(long_date),
        website: request.dossier.trajectory.bureau.website.as_ref().map(ToString::to_string),
        medisch: holds_medical_words(request),
    };
    let text = sentence(request, "plan-van-aanpak/rechten_en_plichten", context)?;
    Ok(sections(&text, "Rechten en plichten"))
}

/// A place to sign for each of the three parties.
pub fn signatures(request: &Request<'_>) -> Vec<Ondertekening> {
    let mut all = request.dossier.ondertekening().1.into_owned();
    let missing = OndertekeningRol::ALL.iter().filter(|rol| !all.iter().any(|signature| signature.rol == **rol));
    let added: Vec<Ondertekening> = missing.filter_map(|rol| place_for(request, *rol)).collect();
    all.extend(added);
    all
}

fn place_for(request: &Request<'_>, rol: OndertekeningRol) -> Option<Ondertekening> {
    let trajectory = &request.dossier.trajectory;
    let contact = &trajectory.werkgever.contactpersoon;
    let (naam, functie) = match rol {
        OndertekeningRol::Werknemer => (Text::parse(&trajectory.werknemer.naam.formal()).ok()?, None),
        OndertekeningRol::Adviseur => (trajectory.adviseur.naam.clone(), Some(trajectory.adviseur.functie.clone())),
        OndertekeningRol::Werkgever => (Text::parse(&contact.naam.formal()).ok()?, contact.functie.clone()),
    };
    Some(Ondertekening::open(rol, naam, functie))
}

#[derive(Debug, Serialize)]
pub struct AkkoordDeel {
    tekst: Tekst,
    handtekeningen: Vec<Handtekening>,
}

pub fn akkoord(request: &Request<'_>, plan: &Plan, signatures: &[Ondertekening]) -> Result<AkkoordDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        toestemming_cv: Option<String>,
        concept: bool,
        /// Whether somebody has yet to sign.
        open: bool,
    }
    let context = Context {
        toestemming_cv: request.dossier.toestemming_cv().filter(|_| plan.cv.is_some()).map(long_date),
        concept: request.dossier.is_concept(),
        open: request.dossier.is_concept() || OndertekeningRol::ALL.iter().any(|rol| has_to_sign(signatures, *rol)),
    };
    Ok(AkkoordDeel {
        tekst: Tekst::of_sentences(&sentence(request, "plan-van-aanpak/akkoord", context)?),
        handtekeningen: places_to_sign(request, signatures),
    })
}
