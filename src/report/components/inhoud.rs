//! Texts under small headings.

use serde::Serialize;

use crate::report::text::prose::Tekst;

/// A text under a small heading.
#[derive(Debug, Serialize)]
pub struct Kopje {
    pub kop: String,
    pub tekst: Tekst,
}

impl Kopje {
    /// The texts that are there, each under its heading.
    pub fn list<'a>(texts: impl IntoIterator<Item = (&'a str, Option<&'a crate::trajectory::Prose>)>) -> Vec<Self> {
        let headed = |(kop, text): (&str, Option<&crate::trajectory::Prose>)| {
            text.map(|text| Self { kop: kop.to_owned(), tekst: Tekst::of(text) })
        };
        texts.into_iter().filter_map(headed).collect()
    }
}

/// A text of several parts, each under a line that starts with two number signs.
pub fn sections(text: &str) -> Vec<Kopje> {
    text.split("\n## ")
        .filter_map(|part| part.strip_prefix("## ").unwrap_or(part).split_once('\n'))
        .map(|(kop, body)| Kopje { kop: kop.trim().to_owned(), tekst: Tekst::of_sentences(body) })
        .collect()
}
