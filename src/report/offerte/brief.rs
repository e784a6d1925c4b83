//! The first page of the offerte as a letter: to whom, about what, at what price, and what is asked.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use super::aanpak::{before_aow, trajectplan_day};
use super::notatie::shortened;
use super::prijs::with_options;
use super::scope::Scope;
use crate::dossier::Grens;
use crate::dutch::{date_range, enumeration, long_date, short_date};
use crate::report::components::cijfers::Cijfer;
use crate::report::components::feiten::{Feit, feit, still_due};
use crate::report::components::gegevens::datum_en_versie;
use crate::report::components::inhoud::Kopje;
use crate::report::components::kalender::countdown;
use crate::report::components::ondertekening::{ondertekend, open_on, signed};
use crate::report::components::opmaak::{self, Opmaak};
use crate::report::components::uitleg::explanation;
use crate::report::components::uitleg::wachttijd::pauses_told;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::sentence;
use crate::report::text::prose::Tekst;
use crate::trajectory::{
    Aanhef, Adres, Eenheid, MijlpaalSoort, Ondertekening, OndertekeningRol, OndertekeningStatus, Persoonsnaam,
    Werkgever, previous_workday,
};

/// The furniture, with the employer's name where other documents have the employee's.
pub fn opmaak(scope: &Scope<'_>) -> Result<Opmaak, ReportError> {
    let mut looks = opmaak::opmaak(
        scope.request,
        "Offerte".to_owned(),
        "Begeleiding naar passend werk bij een andere werkgever".to_owned(),
        format!("Offerte {}", scope.nummer),
    )?;
    looks.document.kopregel_rechts = shortened(scope.trajectory.werkgever.naam.as_str());
    Ok(looks)
}

pub fn geadresseerde(werkgever: &Werkgever) -> Vec<String> {
    let contact = &werkgever.contactpersoon;
    let place = || werkgever.plaats.as_ref().map(ToString::to_string);
    [
        Some(werkgever.naam.to_string()),
        Some(format!("t.a.v. {}", contact.naam.formal())),
        contact.functie.as_ref().map(ToString::to_string),
        werkgever.adres.as_ref().map(Adres::street_line),
        werkgever.adres.as_ref().map(Adres::city_line).or_else(place),
        werkgever.adres.as_ref().and_then(Adres::country_line),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub fn feiten(scope: &Scope<'_>) -> Vec<Feit> {
    let signatures = of_the_offer(scope);
    let facts = [
        Some(Feit::new("Offertenummer", scope.nummer.clone())),
        Some(Feit::new("Datum en versie", datum_en_versie(scope.request.dossier))),
        Some(Feit::new("Geldig tot en met", long_date(scope.offerte.geldig_tot))),
        feit("Uw kenmerk", scope.offerte.uw_kenmerk.as_ref()),
        ondertekend(&signatures, scope.request.dossier.date),
    ];
    facts.into_iter().flatten().collect()
}

/// The signatures under the offer; the employee signs nothing.
fn of_the_offer(scope: &Scope<'_>) -> Vec<Ondertekening> {
    let given = scope.offerte.ondertekening.iter();
    given.filter(|signature| signature.rol != OndertekeningRol::Werknemer).cloned().collect()
}

/// `Geachte mevrouw Van 't Hof,`, `Geachte heer De Groot,` or `Geachte J.M. van den Akker,`.
pub fn aanhef(naam: &Persoonsnaam) -> String {
    let short = naam.short();
    let name = match naam.aanhef {
        Aanhef::DeHeer => short.strip_prefix("de ").unwrap_or(short.as_str()),
        Aanhef::Mevrouw | Aanhef::Geen => short.as_str(),
    };
    format!("Geachte {name},")
}

pub fn inleiding(scope: &Scope<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        kandidaat: String,
        start: String,
        start_afgesproken: bool,
        /// Whether the words of the bureau, which follow, name that day already.
        start_genoemd: bool,
        einde: String,
        weken: String,
        prijs: String,
        akkoord: bool,
    }
    let context = Context {
        kandidaat: scope.kandidaat(),
        start: long_date(scope.start),
        start_afgesproken: scope.offerte.startdatum.is_some(),
        start_genoemd: names_day(&scope.offerte.aanleiding.plain(), scope.start),
        einde: long_date(scope.einde),
        weken: scope.weken(),
        prijs: scope.leading_price(),
        akkoord: agreement_of(scope)
            .is_some_and(|signature| !open_on(signature, scope.request.dossier.date) && !is_late(scope, signature)),
    };
    Ok(Tekst::of_sentences(&sentence(scope.request, "offerte/inleiding", context)?))
}

/// Whether words name a day, written out.
fn names_day(words: &str, day: NaiveDate) -> bool {
    words.replace('\u{a0}', " ").contains(&long_date(day).replace('\u{a0}', " "))
}

/// The signature by which the employer ordered what is offered, also one that was set after the day of the offer.
pub fn agreement_of<'a>(scope: &Scope<'a>) -> Option<&'a Ondertekening> {
    scope.offerte.ondertekening.iter().find(|signature| {
        let agrees =
            matches!(signature.status, OndertekeningStatus::Akkoord | OndertekeningStatus::AkkoordMetOpmerking);
        signature.rol == OndertekeningRol::Werkgever && agrees
    })
}

/// Whether the employer agreed when the offer was no longer valid: that binds only when the bureau lets it (BW 6:223).
pub fn is_late(scope: &Scope<'_>, agreement: &Ondertekening) -> bool {
    agreement.datum.is_some_and(|day| day > scope.offerte.geldig_tot)
}

pub fn cijfers(scope: &Scope<'_>) -> Vec<Cijfer> {
    let sum = &scope.berekening;
    let (label, other) = match (scope.with_btw(), scope.exclusive_leads()) {
        (false, _) => ("Prijs", "er komt geen btw bij".to_owned()),
        (true, true) => ("Prijs exclusief btw", format!("{} inclusief btw", sum.totaal)),
        (true, false) => ("Prijs inclusief btw", format!("{} exclusief btw", sum.netto)),
    };
    // With options there is more to pay than this.
    let other = match with_options(scope) {
        Some(most) if scope.with_btw() && scope.exclusive_leads() => {
            format!("{other}; met alle opties ten hoogste {}", most.zonder_btw)
        }
        Some(most) => format!("{other}; met alle opties ten hoogste {}", most.met_btw),
        None => other,
    };
    let price = Cijfer { teken: None, label, waarde: scope.leading_total(sum).to_string(), toelichting: other };
    let duration = Cijfer {
        teken: None,
        label: "Begeleiding",
        waarde: scope.weken_verteld(),
        toelichting: if scope.has_time() {
            date_range(scope.start, scope.einde)
        } else {
            "de start ligt na de laatste dag".to_owned()
        },
    };
    let last = match scope.deadline {
        Some(deadline) => Cijfer {
            teken: None,
            label: "Uiterste start tweede spoor",
            waarde: short_date(deadline),
            toelichting: since_offer(scope.request.dossier.date, deadline),
        },
        None => Cijfer {
            teken: None,
            label: match scope.grens {
                Grens::Dienstverband => "Einde dienstverband",
                Grens::Aow => before_aow(scope.trajectory),
                Grens::Wachttijd if scope.is_verkort() => "Einde verkorte wachttijd",
                Grens::Loonsanctie | Grens::Wachttijd => "Einde verlengde loondoorbetaling",
            },
            waarde: short_date(scope.einde),
            toelichting: since_offer(scope.request.dossier.date, scope.einde),
        },
    };
    vec![price, duration, last]
}

/// `ruim 5 weken na de offertedatum`: how far off a day is, with the day from which that is counted, since the weeks
/// beside it count from the start.
fn since_offer(offered: NaiveDate, day: NaiveDate) -> String {
    match day.cmp(&offered) {
        Ordering::Less => "deze dag is voorbij".to_owned(),
        Ordering::Equal => "de offertedatum".to_owned(),
        Ordering::Greater => {
            let told = countdown(offered, day);
            format!("{} na de offertedatum", told.trim_start_matches("nog").trim_start())
        }
    }
}

/// Whether the employer decided on the offer: the letter, of an earlier day, does not tell that between its own words.
pub fn is_decided(scope: &Scope<'_>) -> Result<bool, ReportError> {
    Ok(agreement_of(scope).is_some() || decision(scope)?.is_some())
}

/// What the employer decided, as a sentence. Who has read an offer has decided nothing yet.
fn decision(scope: &Scope<'_>) -> Result<Option<String>, ReportError> {
    let read = OndertekeningStatus::Gelezen;
    let decided: Vec<Ondertekening> =
        scope.offerte.ondertekening.iter().filter(|signature| signature.status != read).cloned().collect();
    signed(scope.request, &decided, OndertekeningRol::Werkgever)
}

/// What the reader of the offer is asked to do.
pub fn gevraagd(scope: &Scope<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        variant: &'static str,
        geldig_tot: String,
        verlopen: bool,
        concept: bool,
        deadline: Option<String>,
        getekend: Option<String>,
        /// The employer agreed, when, and whether with a remark.
        akkoord: bool,
        akkoord_op: Option<String>,
        met_opmerking: bool,
        /// Whether that was after the last day of the offer.
        te_laat_akkoord: bool,
        /// The last day to sign for the start agreed on.
        teken_uiterlijk: Option<String>,
        start: String,
        /// The last day to which that start can move and be in time.
        uiterste_start: Option<String>,
        /// The last day of the guidance, where the offer is valid for longer: then nothing can start any more.
        einde: Option<String>,
        bevindingen: bool,
    }
    let request = scope.request;
    let agreement = agreement_of(scope);
    let sign_by = sign_by(scope);
    let context = Context {
        variant: request.dossier.variant.as_str(),
        geldig_tot: long_date(scope.offerte.geldig_tot),
        verlopen: scope.offerte.geldig_tot < request.dossier.date,
        concept: request.dossier.is_concept(),
        deadline: scope.deadline.filter(|deadline| *deadline >= request.dossier.date).map(long_date),
        getekend: decision(scope)?,
        akkoord: agreement.is_some(),
        akkoord_op: agreement.and_then(|signature| signature.datum).map(long_date),
        met_opmerking: agreement.is_some_and(|given| given.status == OndertekeningStatus::AkkoordMetOpmerking),
        te_laat_akkoord: agreement.is_some_and(|given| is_late(scope, given)),
        teken_uiterlijk: sign_by.map(long_date),
        start: long_date(scope.start),
        uiterste_start: sign_by.and(last_start(scope)).map(long_date),
        einde: Some(scope.einde).filter(|last| *last < scope.offerte.geldig_tot).map(long_date),
        bevindingen: !request.findings.is_empty(),
    };
    Ok(Tekst::of_sentences(&sentence(request, "offerte/gevraagd", context)?))
}

/// The last working day before the start agreed on, while it lies ahead and before the offer ends.
fn sign_by(scope: &Scope<'_>) -> Option<NaiveDate> {
    let start = scope.offerte.startdatum?;
    let last = previous_workday(start.pred_opt()?);
    (last >= scope.request.dossier.date && last < scope.offerte.geldig_tot).then_some(last)
}

/// The last working day on which a start is in time, where that is after the start agreed on.
fn last_start(scope: &Scope<'_>) -> Option<NaiveDate> {
    scope.deadline.map(previous_workday).filter(|last| *last > scope.start)
}

/// The page in plain language.
pub fn uitleg(scope: &Scope<'_>, model: &impl Serialize, sight: Sight) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        akkoord: bool,
        akkoord_op: Option<String>,
        /// Whether that was after the last day of the offer.
        te_laat_akkoord: bool,
        kandidaatcode: Option<String>,
        /// Whether an appointment that the employee misses is charged, and whether kilometres are.
        no_show: bool,
        reiskosten: bool,
        /// Hours before an appointment until which it can be cancelled for nothing.
        afzeggen_uren: Option<u32>,
        /// The start that was agreed on, while it is to come, and the last day of the plan that follows on it.
        start_op: Option<String>,
        plan_uiterlijk: Option<String>,
        /// The last day to ask for a WIA benefit, while it lies ahead.
        wia_uiterlijk: Option<String>,
    }
    let agreement = agreement_of(scope);
    let signed_on = agreement.and_then(|signature| signature.datum);
    let dossier = scope.request.dossier;
    let to_come = scope.offerte.startdatum.filter(|start| *start >= dossier.date);
    let context = Context {
        akkoord: agreement.is_some(),
        akkoord_op: signed_on.map(long_date),
        te_laat_akkoord: agreement.is_some_and(|given| is_late(scope, given)),
        kandidaatcode: scope.offerte.kandidaatcode.as_ref().map(ToString::to_string),
        no_show: scope.offerte.no_show_percentage.is_some_and(|percentage| percentage > 0),
        reiskosten: scope.offerte.regels.iter().any(|regel| regel.eenheid == Eenheid::Kilometer),
        afzeggen_uren: scope.offerte.annulering_uren,
        start_op: to_come.map(long_date),
        plan_uiterlijk: to_come.and(trajectplan_day(scope)).map(long_date),
        wia_uiterlijk: still_due(&dossier.kalender, MijlpaalSoort::WiaAanvraag, dossier.date).map(long_date),
    };
    explanation(scope.request, model, sight, context)
}

pub fn aanleiding_feiten(scope: &Scope<'_>) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        kandidaat: String,
        eerste_ziektedag: String,
        advies_van: Option<&'static str>,
        advies_datum: Option<String>,
        /// Whether the words of the bureau name that day already.
        advies_genoemd: bool,
        /// The days that do not count in the sickness week, and whether that is more than one period.
        onderbreking: Option<String>,
        onderbrekingen: bool,
    }
    let pauses = pauses_told(scope.trajectory, scope.request.dossier.date);
    let date = scope.offerte.advies_datum;
    let words = scope.offerte.aanleiding.plain();
    let context = Context {
        kandidaat: scope.kandidaat(),
        eerste_ziektedag: long_date(scope.trajectory.verzuim.wachttijd.eerste_ziektedag()),
        advies_van: scope.offerte.advies_van.map(|rol| rol.label()),
        advies_genoemd: date.is_some_and(|date| names_day(&words, date)),
        advies_datum: date.map(long_date),
        onderbrekingen: pauses.len() > 1,
        onderbreking: (!pauses.is_empty()).then(|| enumeration(&pauses)),
    };
    sentence(scope.request, "offerte/aanleiding", context)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::Text;

    fn name(aanhef: Aanhef, prefix: &str, surname: &str) -> Persoonsnaam {
        let text = |text: &str| Text::parse(text).expect("printable");
        Persoonsnaam::new(aanhef, Some(text("J.M.")), Some(text(prefix)), Some(text(surname))).expect("a name")
    }

    #[test]
    fn how_far_off_a_day_is_tells_from_which_day() {
        let day = |month, day| NaiveDate::from_ymd_opt(2025, month, day).expect("a day");
        let told = |last| since_offer(day(3, 31), last).replace('\u{a0}', " ");
        assert_eq!(told(day(5, 8)), "ruim 5 weken na de offertedatum");
        assert_eq!(told(day(4, 10)), "10 dagen na de offertedatum");
        assert_eq!(told(day(4, 1)), "1 dag na de offertedatum");
        assert_eq!(told(day(3, 31)), "de offertedatum");
        assert_eq!(told(day(3, 30)), "deze dag is voorbij");
    }

    #[test]
    fn a_letter_greets_by_the_form_of_address() {
        assert_eq!(aanhef(&name(Aanhef::Mevrouw, "van 't", "Hof")), "Geachte mevrouw Van 't Hof,");
        assert_eq!(aanhef(&name(Aanhef::DeHeer, "de", "Groot")), "Geachte heer De Groot,");
        assert_eq!(aanhef(&name(Aanhef::Geen, "van den", "Akker")), "Geachte J.M. van den Akker,");
    }
}
