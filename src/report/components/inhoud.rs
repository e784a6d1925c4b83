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

/// A text of several parts, each under a line that starts with number signs: two, or as many as a bureau is used to, since
/// the page has one level for them. What stands before the first of those lines, and below one without words, comes under
/// `unheaded`: nothing that a bureau wrote is left out.
pub fn sections(text: &str, unheaded: &str) -> Vec<Kopje> {
    let mut parts = vec![("", Vec::new())];
    for line in text.split('\n') {
        if let Some(kop) = heading(line) {
            parts.push((kop, Vec::new()));
        } else if let Some((_, body)) = parts.last_mut() {
            body.push(line);
        }
    }
    let parts = parts.into_iter().map(|(kop, body)| (kop, body.join("\n")));
    parts
        .filter(|(kop, body)| !(kop.is_empty() && body.trim_matches('\n').is_empty()))
        .map(|(kop, body)| Kopje {
            kop: if kop.is_empty() { unheaded } else { kop }.to_owned(),
            tekst: Tekst::of_sentences(&body),
        })
        .collect()
}

/// Number signs before a heading.
const MOST_SIGNS: usize = 6;

/// The words of a line that is a heading.
fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let signs = line.len() - words.len();
    ((1..=MOST_SIGNS).contains(&signs) && words.starts_with(' ')).then(|| words.trim())
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
            (
                "# Een\nTekst.\n### Twee\n- punt\n  ## Drie\n#### Vier",
                vec![("Een", "Tekst."), ("Twee", "- punt|- ## Drie"), ("Vier", "")],
            ),
            ("#1 telt mee, C# ook\n####### zeven", vec![("Onze regels", "#1 telt mee, C# ook|####### zeven")]),
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
