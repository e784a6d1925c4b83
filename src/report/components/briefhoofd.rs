//! The bureau's own head of the first page.

use chrono::NaiveDate;
use serde::Serialize;

use crate::report::request::{LOGO_FILE, Request};
use crate::trajectory::Bureau;

#[derive(Debug, Clone, Serialize)]
pub struct LogoPlek {
    /// File name beside the data: always the same, whatever the caller sent.
    pub bestand: &'static str,
    pub verhouding: f64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Briefhoofd {
    pub bureau: String,
    pub regels: Vec<String>,
    /// The end of one of those lines, which can be followed.
    pub website: Option<String>,
    pub logo: Option<LogoPlek>,
    pub keurmerken: Vec<String>,
}

/// The head, with the marks of quality that are valid on the day of the document.
pub fn briefhoofd(bureau: &Bureau, request: &Request<'_>) -> Briefhoofd {
    let contact: Vec<String> = [bureau.telefoon.as_ref(), bureau.website.as_ref().or(bureau.email.as_ref())]
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let mut regels = vec![bureau.adres.in_one_line(), format!("KVK {}", bureau.kvk_nummer.as_str())];
    if !contact.is_empty() {
        regels[1] = format!("{} · {}", regels[1], contact.join(" · "));
    }
    let valid = |until: Option<NaiveDate>| until.is_none_or(|until| until >= request.dossier.date);
    Briefhoofd {
        bureau: bureau.naam.to_string(),
        regels,
        website: bureau.website.as_ref().map(ToString::to_string),
        logo: bureau.huisstijl.logo.as_ref().map(|logo| LogoPlek { bestand: LOGO_FILE, verhouding: logo.aspect }),
        keurmerken: bureau
            .keurmerken
            .iter()
            .filter(|keurmerk| valid(keurmerk.geldig_tot))
            .map(|keurmerk| match &keurmerk.nummer {
                Some(nummer) => format!("{} {nummer}", keurmerk.naam),
                None => keurmerk.naam.to_string(),
            })
            .collect(),
    }
}
