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

/// A text of several parts, each under a line that starts with two number signs. What stands before the first of those
/// lines, and below one without words, comes under `unheaded`: nothing that a bureau wrote is left out.
pub fn sections(text: &str, unheaded: &str) -> Vec<Kopje> {
    let mut parts = text.split(HEAD_BELOW);
    let first = parts.next().unwrap_or_default();
    let first = first.strip_prefix(HEAD).map_or(("", first), headed);
    let parts =
        std::iter::once(first).chain(parts.map(headed)).filter(|(kop, body)| !(kop.is_empty() && body.is_empty()));
    parts
        .map(|(kop, body)| Kopje {
            kop: if kop.is_empty() { unheaded } else { kop }.to_owned(),
            tekst: Tekst::of_sentences(body),
        })
        .collect()
}

/// What makes a heading of a line, and that behind the end of another line.
const HEAD: &str = "## ";
const HEAD_BELOW: &str = "\n## ";

/// The heading of a part, and what stands below it.
fn headed(part: &str) -> (&str, &str) {
    let (kop, body) = part.split_once('\n').unwrap_or((part, ""));
    (kop.trim(), body.trim_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_text_is_there_with_a_heading_or_without() {
        for (text, parts) in [
            ("Wij volgen de wet.", vec![("Onze regels", "Wij volgen de wet.")]),
            ("## Kop", vec![("Kop", "")]),
            ("Vooraf.\n## Een\n\nTekst.\n\n## Twee", vec![("Onze regels", "Vooraf."), ("Een", "Tekst."), ("Twee", "")]),
            ("## \nZonder kop.", vec![("Onze regels", "Zonder kop.")]),
            ("Eerste regel.\nTweede regel.", vec![("Onze regels", "Eerste regel.|Tweede regel.")]),
            ("", vec![]),
        ] {
            let shown = sections(text, "Onze regels");
            let shown: Vec<(&str, String)> =
                shown.iter().map(|part| (part.kop.as_str(), part.tekst.lines().join("|"))).collect();
            let parts: Vec<(&str, String)> = parts.into_iter().map(|(kop, body)| (kop, body.to_owned())).collect();
            assert_eq!(shown, parts, "{text:?}");
        }
    }
}
