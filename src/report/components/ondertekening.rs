//! Signatures, set or still open, and what they say.

use chrono::NaiveDate;
use serde::Serialize;

use super::feiten::{Feit, still_due};
use crate::dutch::{long_date, sentence_case, short_date};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::trajectory::{
    MijlpaalSoort, Ondertekening, OndertekeningRol, OndertekeningStatus, OndertekeningWijze, Soort, Variant,
};

/// A place to sign: what is on record of the signature, and room for ink unless there is nothing to sign.
#[derive(Debug, Serialize)]
pub struct Handtekening {
    pub rol: String,
    pub naam: String,
    pub functie: Option<String>,
    pub stand: &'static str,
    /// Whether a signature is on record, so that no line for one is needed.
    pub getekend: bool,
    /// `Akkoord op 29 april 2025, Assen`; while it is open only that, to who does not sign.
    pub vastlegging: Option<String>,
    /// How the signature was set and how to find it again, or that the document is not to be signed.
    pub wijze: Option<String>,
    /// Whether there is a line for ink: for who still has to sign. Under what is on record an empty line reads as one
    /// that was not signed.
    pub ruimte: bool,
    /// For what somebody signs there, to be ticked.
    pub keuze: &'static [&'static str],
    pub opmerking: Option<String>,
}

/// The employee has to have read a plan or a report, and may agree with it.
const CHOICE: [&str; 2] = ["gelezen", "akkoord"];

/// What can be ticked beside a line for ink.
fn choice(rol: OndertekeningRol, ink: bool) -> &'static [&'static str] {
    if ink && rol == OndertekeningRol::Werknemer { &CHOICE } else { &[] }
}

impl Handtekening {
    pub fn of(signature: &Ondertekening, concept: bool) -> Self {
        let digital = signature.wijze == Some(OndertekeningWijze::Digitaal);
        let open = signature.status == OndertekeningStatus::Open;
        Self {
            rol: sentence_case(signature.rol.label()),
            naam: signature.naam.to_string(),
            functie: signature.functie.as_ref().map(ToString::to_string),
            stand: signature.status.as_str(),
            getekend: !open && signature.status != OndertekeningStatus::Weigert,
            vastlegging: (!open).then(|| record(signature)),
            wijze: match (digital, open) {
                _ if concept => Some("Concept, niet ondertekenen.".to_owned()),
                (true, true) => Some("Wordt digitaal ondertekend.".to_owned()),
                (true, false) => Some(match &signature.kenmerk {
                    Some(kenmerk) => format!("Digitaal ondertekend, kenmerk {kenmerk}"),
                    None => "Digitaal ondertekend".to_owned(),
                }),
                (false, true) => signature.kenmerk.as_ref().map(|kenmerk| format!("Kenmerk {kenmerk}")),
                (false, false) => Some(match (&signature.kenmerk, signature.wijze) {
                    (Some(kenmerk), _) => format!("Kenmerk {kenmerk}"),
                    (None, _) if signature.status == OndertekeningStatus::Weigert => {
                        "Vastgelegd door het bureau".to_owned()
                    }
                    (None, Some(_)) => "Ondertekend op papier; het exemplaar is op te vragen bij het bureau".to_owned(),
                    // How somebody signed is not known, but where to ask for it is.
                    (None, None) => "Vastgelegd door het bureau; het bewijs is daar op te vragen".to_owned(),
                }),
            },
            ruimte: !concept && !digital && open,
            keuze: choice(signature.rol, !concept && !digital && open),
            opmerking: signature.opmerking.as_ref().map(ToString::to_string),
        }
    }

    /// A place for somebody of whom nothing is on record.
    pub fn open(rol: OndertekeningRol, naam: String, functie: Option<String>, concept: bool) -> Self {
        Self {
            rol: sentence_case(rol.label()),
            naam,
            functie,
            stand: OndertekeningStatus::Open.as_str(),
            getekend: false,
            vastlegging: None,
            wijze: concept.then(|| "Concept, niet ondertekenen.".to_owned()),
            ruimte: !concept,
            keuze: choice(rol, !concept),
            opmerking: None,
        }
    }

    /// The same in the copy of who only reads it: an open place is told, and has no line for ink.
    pub fn seen_by(self, request: &Request<'_>) -> Self {
        let open = self.stand == OndertekeningStatus::Open.as_str() && !request.dossier.is_concept();
        if request.dossier.variant != Variant::Uwv || !open {
            return self;
        }
        let told = format!("Op {} nog niet getekend", long_date(request.dossier.date));
        Self { vastlegging: Some(told), ruimte: false, keuze: &[], ..self }
    }
}

/// `Akkoord op 29 april 2025, Assen`.
fn record(signature: &Ondertekening) -> String {
    let status = sentence_case(signature.status.label());
    let date = signature.datum.map(|date| format!(" op {}", long_date(date))).unwrap_or_default();
    let place = signature.plaats.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    format!("{status}{date}{place}")
}

/// The places to sign of a document.
pub fn places_to_sign(request: &Request<'_>, signatures: &[Ondertekening]) -> Vec<Handtekening> {
    let concept = request.dossier.is_concept();
    signatures.iter().map(|signature| Handtekening::of(signature, concept).seen_by(request)).collect()
}

/// Whose signature a reader looks for: that of the employee, or else that of the employer.
pub fn signs_as(variant: Variant) -> OndertekeningRol {
    match variant {
        Variant::Werknemer => OndertekeningRol::Werknemer,
        Variant::Werkgever | Variant::Uwv | Variant::Intern => OndertekeningRol::Werkgever,
    }
}

/// Whether a signature was still to be set at the end of a day.
pub fn open_on(signature: &Ondertekening, date: NaiveDate) -> bool {
    signature.status == OndertekeningStatus::Open || signature.datum.is_some_and(|set| set > date)
}

/// Who signed under the document, as a fact of the copy at hand: the sentences stay as they were on its day.
pub fn ondertekend(signatures: &[Ondertekening], date: NaiveDate) -> Option<Feit> {
    let set = signatures.iter().filter(|signature| {
        // One that was set before belongs to an earlier document.
        signature.status != OndertekeningStatus::Open && signature.datum.is_none_or(|set| set >= date)
    });
    let told = set.map(|signature| {
        let day = signature.datum.map(|date| format!("\u{a0}{}", short_date(date))).unwrap_or_default();
        format!("{}: {}{day}", signature.rol.label(), signature.status.label())
    });
    let told: Vec<String> = told.collect();
    let open = signatures.iter().filter(|signature| signature.status == OndertekeningStatus::Open);
    let open: Vec<String> = open.map(|signature| format!("{}: nog niet", signature.rol.label())).collect();
    (!told.is_empty()).then(|| Feit::new("Ondertekend", [told, open].concat().join("; ")))
}

/// The same in a row of a list on some later day, by what was said: `akkoord 20-06-2025: adviseur; gelezen: werknemer
/// 20-06-2025, werkgever 23-06-2025`. Who had not signed yet on that day is told as well.
pub fn ondertekend_in_rij(signatures: &[Ondertekening], made: NaiveDate, day: NaiveDate) -> Option<String> {
    let is_open = |signature: &Ondertekening| open_on(signature, day);
    let told = signatures.iter().filter(|signature| {
        // One that was set before belongs to an earlier document.
        is_open(signature) || signature.datum.is_none_or(|set| set >= made)
    });
    let told: Vec<&Ondertekening> = told.collect();
    if told.is_empty() {
        return None;
    }
    if told.iter().all(|signature| is_open(signature)) {
        return Some("nog niet ondertekend".to_owned());
    }
    let mut groups: Vec<(OndertekeningStatus, Vec<&Ondertekening>)> = Vec::new();
    for signature in told {
        let said = if is_open(signature) { OndertekeningStatus::Open } else { signature.status };
        match groups.iter_mut().find(|(status, _)| *status == said) {
            Some((_, alike)) => alike.push(signature),
            None => groups.push((said, vec![signature])),
        }
    }
    let lines: Vec<String> = groups.iter().map(|(status, alike)| alike_told(*status, alike)).collect();
    Some(lines.join("; "))
}

/// `akkoord 20-06-2025: werknemer, werkgever`: those who said one thing, with the day once where they share it.
fn alike_told(status: OndertekeningStatus, alike: &[&Ondertekening]) -> String {
    let is_open = status == OndertekeningStatus::Open;
    let word = if is_open { "nog niet" } else { status.label() };
    // The day of one that was still open is of later.
    let day = |date: Option<NaiveDate>| {
        date.filter(|_| !is_open).map(|date| format!("\u{a0}{}", short_date(date))).unwrap_or_default()
    };
    let shared = alike.first().and_then(|signature| signature.datum);
    let one_day = alike.iter().all(|signature| signature.datum == shared);
    let names = alike.iter().map(|signature| {
        let own = if one_day { String::new() } else { day(signature.datum) };
        format!("{}{own}", signature.rol.label())
    });
    let names: Vec<String> = names.collect();
    format!("{word}{}: {}", if one_day { day(shared) } else { String::new() }, names.join(", "))
}

/// Whether a party still has to sign: as the facts and the places to sign, what is asked tells of the copy at hand.
pub fn has_to_sign(signatures: &[Ondertekening], rol: OndertekeningRol) -> bool {
    signatures.iter().any(|signature| signature.rol == rol && signature.status == OndertekeningStatus::Open)
}

/// What the signature of a party says, as a sentence to that party; nothing while it is open, or when it was set before
/// the day of the document and so belongs to an earlier one.
pub fn signed(
    request: &Request<'_>,
    signatures: &[Ondertekening],
    rol: OndertekeningRol,
) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        status: &'static str,
        datum: Option<String>,
        /// Whether it is the employee under a report, where agreeing is more than is asked.
        verslag: bool,
        /// Whether that report speaks of a request to shorten the payment of wage.
        bekorting: bool,
    }
    let own = signatures.iter().filter(|signature| signature.rol == rol);
    let mut set = own.filter(|signature| signature.status != OndertekeningStatus::Open);
    let Some(signature) = set.find(|signature| signature.datum.is_none_or(|date| date >= request.dossier.date)) else {
        return Ok(None);
    };
    let report = matches!(request.dossier.soort, Soort::Voortgangsrapportage | Soort::Eindrapportage);
    let context = Context {
        status: signature.status.as_str(),
        datum: signature.datum.map(long_date),
        verslag: report && rol == OndertekeningRol::Werknemer,
        bekorting: asks_for_shortening(request),
    };
    sentence(request, "alle/getekend", context).map(Some)
}

/// Whether a report of the end goes with a request that can still make the payment of wage shorter.
fn asks_for_shortening(request: &Request<'_>) -> bool {
    let dossier = request.dossier;
    let shorter = still_due(&dossier.kalender, MijlpaalSoort::EindeNaBekorting, dossier.date);
    dossier.soort == Soort::Eindrapportage && shorter.is_some()
}

/// What a signature under a report means, for the places where it is set. `more_hours`: whether the report also asks
/// for hours or money.
pub fn meaning(request: &Request<'_>, places: &[Handtekening], more_hours: bool) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        concept: bool,
        /// Somebody signed for more than having read it.
        akkoord_vastgelegd: bool,
        /// Whether somebody has yet to sign, and can write what he does not agree with.
        open: bool,
        /// Whether the employee has yet to choose for what to sign.
        keuze: bool,
        extra_uren: bool,
        /// Whether the report speaks of a request to shorten the payment of wage, and whether the employee reads it.
        bekorting: bool,
        voor_werknemer: bool,
    }
    use OndertekeningStatus as S;
    let agrees = [S::Akkoord.as_str(), S::AkkoordMetOpmerking.as_str()];
    let context = Context {
        concept: request.dossier.is_concept(),
        akkoord_vastgelegd: places.iter().any(|place| agrees.contains(&place.stand)),
        open: places.iter().any(|place| place.stand == S::Open.as_str()),
        keuze: places.iter().any(|place| !place.keuze.is_empty()),
        extra_uren: more_hours,
        bekorting: asks_for_shortening(request),
        voor_werknemer: request.dossier.variant == Variant::Werknemer,
    };
    sentence(request, "alle/tekenen", context)
}
