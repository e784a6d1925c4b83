//! The page in plain language.

use serde::Serialize;

use super::inhoud::Kopje;
use crate::dossier;
use crate::dutch::long_date;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, holds_medical_words, sentence};
use crate::report::text::prose::Tekst;
use crate::trajectory::{Soort, aow_date};

/// The page in plain language: what this is, what happens now, what the employee may do. Only for a reader who gets
/// one. Its placeholders are those that every such page has, and those of the kind of document.
pub fn explanation(request: &Request<'_>, sight: Sight, eigen: impl Serialize) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context<T> {
        adviseur: String,
        telefoon: Option<String>,
        email: Option<String>,
        werkgever: String,
        laatste_dag: String,
        /// Whether that day has passed.
        voorbij: bool,
        /// UWV's "tot", when it had extended the payment of wage by the day of the document.
        verlengd_tot: Option<String>,
        /// The day of the AOW age, when it comes before the end of the wachttijd.
        aow_op: Option<String>,
        /// The day of the document, and the sickness week that it was in.
        datum: String,
        week: String,
        /// Days of recovery or leave do not count in it.
        onderbroken: bool,
        /// Whether the copy for UWV carries the number.
        bsn_bekend: bool,
        medisch: bool,
        #[serde(flatten)]
        eigen: T,
    }
    if !sight.explanation() {
        return Ok(vec![]);
    }
    let trajectory = &request.dossier.trajectory;
    let adviseur = &trajectory.adviseur;
    let last_day = trajectory.verzuim.laatste_dag();
    let aow = sight.birth_date(&trajectory.werknemer).and_then(|birth| birth.day()).and_then(aow_date);
    let context = Context {
        adviseur: adviseur.naam.to_string(),
        telefoon: adviseur.telefoon.as_ref().map(ToString::to_string),
        email: adviseur.email.as_ref().map(ToString::to_string),
        werkgever: trajectory.werkgever.naam.to_string(),
        laatste_dag: long_date(last_day),
        voorbij: last_day < request.dossier.date,
        verlengd_tot: request.dossier.verlengd_tot().map(long_date),
        aow_op: aow.filter(|aow| *aow <= last_day).map(long_date),
        datum: long_date(request.dossier.date),
        week: dossier::week(trajectory, request.dossier.date),
        onderbroken: !trajectory.verzuim.wachttijd.pauzes().is_empty(),
        bsn_bekend: trajectory.werknemer.bsn.is_some(),
        medisch: holds_medical_words(request),
        eigen,
    };
    let name = match request.dossier.soort {
        Soort::PlanVanAanpak => "plan-van-aanpak/uitleg",
        Soort::Voortgangsrapportage => "voortgangsrapportage/uitleg",
        Soort::Eindrapportage => "eindrapportage/uitleg",
        Soort::Offerte => "offerte/uitleg",
    };
    let text = sentence(request, name, context)?;
    let sections = text.split("\n## ").map(|part| part.strip_prefix("## ").unwrap_or(part));
    Ok(sections
        .filter_map(|part| part.split_once('\n'))
        .map(|(kop, body)| Kopje { kop: kop.trim().to_owned(), tekst: Tekst::of_sentences(body) })
        .collect())
}
