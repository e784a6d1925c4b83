//! What a document asks of its reader, as points with a day, an amount and a person.

use chrono::NaiveDate;
use serde::Serialize;

use super::ondertekening::{has_to_sign, signed, signs_as};
use crate::dossier::{self, Dossier};
use crate::dutch::{enumeration, long_date};
use crate::report::error::ReportError;
use crate::report::request::Request;
use crate::report::text::prose::Tekst;
use crate::report::text::stops::with_full_stop;
use crate::trajectory::{
    Adviseur, MijlpaalSoort, Ondertekening, Soort, Variant, Vraag, is_ziek_uit_dienst, later, law,
};

/// At most three points, with one about earlier documents where those are still to be signed, and what is asked in a
/// sentence.
#[derive(Debug, Serialize)]
pub struct Gevraagd {
    punten: Vec<Punt>,
    tekst: Tekst,
}

impl Gevraagd {
    /// The same with the earlier documents of the bureau under which this reader has yet to sign, each with its day;
    /// and the last day of the re-integratieverslag, where that is to come with them.
    pub fn with_earlier(
        mut self,
        documents: Vec<(String, NaiveDate)>,
        verslag: Option<NaiveDate>,
        adviseur: &Adviseur,
    ) -> Self {
        let named = documents.into_iter().map(|(name, made)| format!("{name} van {}", long_date(made)));
        let named: Vec<String> = named.collect();
        if !named.is_empty() {
            let needed = verslag.map(|last| format!("vóór het re-integratieverslag, uiterlijk {}", long_date(last)));
            self.punten.push(Punt {
                wat: format!("Teken ook {}.", enumeration(&named)),
                bij: needed.into_iter().chain([format!("aan {}", answer_to(adviseur))]).collect(),
                tekenen: false,
            });
        }
        self
    }
}

/// The re-integratieverslag as a point of its own: its last day, and what of the papers of the bureau is to be looked
/// after (`VGR-01 is getekend`).
#[derive(Debug)]
pub struct Verslag {
    pub uiterlijk: NaiveDate,
    pub ongetekend: Option<String>,
}

#[derive(Debug, Serialize)]
struct Punt {
    wat: String,
    /// `uiterlijk 10 oktober 2025`, `€ 1.330,00`, `aan mevrouw E. ten Cate`: what is known of it.
    bij: Vec<String>,
    /// Whether it is done where the document is signed, so that the page is named.
    tekenen: bool,
}

/// What the sentence of a plan and of a report of progress knows of its reader, and of what UWV reads it for.
#[derive(Debug, Serialize)]
pub struct Lezing {
    variant: &'static str,
    pub moet_tekenen: bool,
    /// Whether a point asks for the signature, so that the sentence does not.
    teken_punt: bool,
    concept: bool,
    getekend: Option<String>,
    bevindingen: bool,
    /// Whether UWV reads the document with a re-integratieverslag, or with a request to shorten the payment of wage.
    voor_riv: bool,
    loonsanctie: bool,
    /// The day of the WIA request with which the verslag went in: what comes later can supplement it.
    wia_gevraagd: Option<String>,
    /// The last days of the eindevaluatie and of the WIA request, once they have passed and no day of them is known.
    eindevaluatie_voorbij: Option<String>,
    wia_voorbij: Option<String>,
}

impl Lezing {
    pub fn of(request: &Request<'_>, asked: &[Vraag], signatures: &[Ondertekening]) -> Result<Self, ReportError> {
        let rol = signs_as(request.dossier.variant);
        let moet_tekenen = has_to_sign(signatures, rol);
        Ok(Self {
            variant: request.dossier.variant.as_str(),
            moet_tekenen,
            teken_punt: signs_as_point(request, asked, moet_tekenen),
            concept: request.dossier.is_concept(),
            getekend: signed(request, signatures, rol)?,
            bevindingen: !request.findings.is_empty(),
            voor_riv: for_verslag(request.dossier),
            loonsanctie: for_shortening(request.dossier),
            wia_gevraagd: supplements_verslag(request.dossier).map(long_date),
            eindevaluatie_voorbij: passed_unknown(request.dossier, MijlpaalSoort::Eindevaluatie).map(long_date),
            wia_voorbij: passed_unknown(request.dossier, MijlpaalSoort::WiaAanvraag).map(long_date),
        })
    }
}

/// Whether UWV is still to read a re-integratieverslag: not after the wachttijd, for who has no WIA benefit to ask for,
/// once it decided about the payment of wage, nor once the verslag is in.
fn for_verslag(dossier: &Dossier) -> bool {
    follows_verslag(dossier) && verslag_asked(dossier).is_none()
}

/// The last day of a step that has passed without a day on which it was taken, while the re-integratieverslag is still
/// to come: the employer is asked for it.
pub fn passed_unknown(dossier: &Dossier, soort: MijlpaalSoort) -> Option<NaiveDate> {
    let step = dossier.kalender.get(soort).filter(|step| step.gerealiseerd.is_none() && for_verslag(dossier))?;
    step.uiterlijk.filter(|last| *last < dossier.date)
}

/// The day of the WIA request, once the re-integratieverslag went in with it: the employer sends that by the next day
/// (Wet WIA art. 65). What is written later can only supplement it, up to the end of the wachttijd.
pub fn supplements_verslag(dossier: &Dossier) -> Option<NaiveDate> {
    verslag_asked(dossier).filter(|_| follows_verslag(dossier))
}

/// Whether a re-integratieverslag is a matter for UWV at all.
fn follows_verslag(dossier: &Dossier) -> bool {
    let decided = dossier.trajectory.traject.loonsanctie.is_some();
    let over = dossier.trajectory.verzuim.laatste_dag() < dossier.date;
    !decided && !over && dossier.kalender.get(MijlpaalSoort::InzendenRiv).is_some()
}

/// Whether the re-integratieverslag is that of somebody who leaves ill, which goes to the employee.
pub fn verslag_uit_dienst(dossier: &Dossier) -> bool {
    let step = dossier.kalender.get(MijlpaalSoort::InzendenRiv);
    step.is_some_and(|step| is_ziek_uit_dienst(&dossier.trajectory, step))
}

/// The day of the WIA request with which the re-integratieverslag went to UWV.
pub fn verslag_asked(dossier: &Dossier) -> Option<NaiveDate> {
    let sent = |asked: &NaiveDate| later(*asked, law::RIV_AFTER_WIA_DAYS) < dossier.date;
    dossier.trajectory.wia_gevraagd_op().filter(sent)
}

/// Whether the employer may still ask UWV for a shorter payment of wage that can be, or has and waits for its decision.
pub fn for_shortening(dossier: &Dossier) -> bool {
    dossier.loonsanctie().filter(|sanctie| sanctie.verlengt()).is_some_and(|sanctie| match sanctie.bekorting {
        Some(asked) => asked.besluit.is_none() && sanctie.laatste_dag() >= dossier.date,
        None => sanctie.kan_korter_na(dossier.date),
    })
}

/// The adviser with how to reach him: `mevrouw drs. E. ten Cate (e.tencate@dewissel.example)`.
pub fn reached(adviseur: &Adviseur) -> String {
    let email = adviseur.email.as_ref().map(ToString::to_string);
    match email.or_else(|| adviseur.telefoon.as_ref().map(ToString::to_string)) {
        Some(address) => format!("{} ({address})", adviseur.naam),
        None => adviseur.naam.to_string(),
    }
}

/// Where an answer goes: the first page names the adviser.
fn answer_to(adviseur: &Adviseur) -> String {
    adviseur.email.as_ref().map_or_else(|| reached(adviseur), ToString::to_string)
}

/// Whether this reader is asked to decide about hours or money, with the adviser to hear of it.
pub fn asks_to_decide(request: &Request<'_>, asked: &[Vraag]) -> bool {
    dossier::vragen_aan(request.dossier.variant, asked).any(|(_, vraag)| vraag.bedrag.is_some() && vraag.bij.is_none())
}

/// Whether this reader can be asked to sign.
fn signs(request: &Request<'_>, to_sign: bool) -> bool {
    let reader_signs = matches!(request.dossier.variant, Variant::Werkgever | Variant::Werknemer);
    to_sign && reader_signs && !request.dossier.is_concept()
}

/// Whether one of the points is the signature of this reader: where the questions of the caller leave room for it.
pub fn signs_as_point(request: &Request<'_>, asked: &[Vraag], to_sign: bool) -> bool {
    let own = dossier::vragen_aan(request.dossier.variant, asked).count();
    signs(request, to_sign) && own < dossier::MEESTE_VRAGEN
}

/// Whether the employer is asked for the re-integratieverslag as a point of its own: where the questions of the caller
/// and the signature leave room for it.
pub fn asks_for_verslag(request: &Request<'_>, asked: &[Vraag], to_sign: bool) -> bool {
    let own = dossier::vragen_aan(request.dossier.variant, asked).count() + usize::from(signs(request, to_sign));
    request.dossier.variant == Variant::Werkgever && own < dossier::MEESTE_VRAGEN
}

/// `to_sign`: whether this reader still has to sign. A third question of the caller goes before it; then the sentence
/// asks for the signature. `verslag`: the re-integratieverslag, where that is asked for as a point.
pub fn gevraagd(
    request: &Request<'_>,
    asked: &[Vraag],
    to_sign: bool,
    verslag: Option<Verslag>,
    tekst: Tekst,
) -> Gevraagd {
    let adviser = answer_to(&request.dossier.trajectory.adviseur);
    let own = dossier::vragen_aan(request.dossier.variant, asked).map(|(_, vraag)| Punt {
        wat: with_full_stop(vraag.wat.as_str()),
        bij: [
            vraag.voor.map(|last| format!("uiterlijk {}", long_date(last))),
            vraag.bedrag.map(|amount| format!("{amount} exclusief btw")),
            // A decision about money goes to the adviser; of another question only its words say who it is for.
            match (&vraag.bij, vraag.bedrag) {
                (Some(who), _) => Some(format!("aan {who}")),
                (None, Some(_)) => Some(format!("aan {adviser}")),
                (None, None) => None,
            },
        ]
        .into_iter()
        .flatten()
        .collect(),
        tekenen: false,
    });
    let mut punten: Vec<Punt> = own.collect();
    if signs_as_point(request, asked, to_sign) {
        punten.push(Punt {
            wat: match request.dossier.soort {
                Soort::PlanVanAanpak => "Teken dit plan en stuur het terug.",
                _ => "Teken dit verslag en stuur het terug.",
            }
            .to_owned(),
            bij: vec![
                // After that day rule U02 misses the signature.
                format!("uiterlijk {}", long_date(later(request.dossier.date, request.thresholds.ondertekening_dagen))),
                format!("aan {adviser}"),
            ],
            tekenen: true,
        });
    }
    let wat = if verslag_uit_dienst(request.dossier) {
        "Geef de werknemer een afschrift van het re-integratieverslag."
    } else {
        "Stuur het re-integratieverslag naar UWV."
    };
    if let Some(verslag) = verslag {
        let last = format!("uiterlijk {}", long_date(verslag.uiterlijk));
        let checked = verslag.ongetekend.map(|papers| format!("kijk of {papers}"));
        punten.push(Punt { wat: wat.to_owned(), bij: std::iter::once(last).chain(checked).collect(), tekenen: false });
    }
    Gevraagd { punten, tekst }
}
