//! Texts under small headings.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dutch::{long_date, sentence_case};
use crate::report::text::prose::Tekst;
use crate::trajectory::{Ondertekening, OndertekeningRol, OndertekeningStatus, Prose};

/// A text under a small heading.
#[derive(Debug, Serialize)]
pub struct Kopje {
    pub kop: String,
    pub tekst: Tekst,
}

impl Kopje {
    /// The texts that are there, each under its heading.
    pub fn list<'a>(texts: impl IntoIterator<Item = (&'a str, Option<&'a Prose>)>) -> Vec<Self> {
        let headed =
            |(kop, text): (&str, Option<&Prose>)| text.map(|text| Self { kop: kop.to_owned(), tekst: Tekst::of(text) });
        texts.into_iter().filter_map(headed).collect()
    }

    /// What somebody thinks or did, under a heading with the role; a reader who looks for it finds that it is absent.
    pub fn of_role(rol: OndertekeningRol, text: Option<&Prose>, absent: &str) -> Self {
        Self { kop: sentence_case(rol.label()), tekst: text_or(text, absent) }
    }
}

/// A text, or the sentence that says that there is none.
pub fn text_or(text: Option<&Prose>, absent: &str) -> Tekst {
    text.map_or_else(|| Tekst::of_sentences(absent), Tekst::of)
}

/// What is said of a view that the bureau was not given. `document`: `plan`, `verslag`.
pub fn no_view(rol: OndertekeningRol, document: &str) -> String {
    format!("Op de datum van dit {document} is bij het bureau geen visie van de {} bekend.", rol.label())
}

/// The same of a report that a party signed on its day: it was read, and nothing was said of it.
pub fn no_view_of_report(rol: OndertekeningRol, signatures: &[Ondertekening], date: NaiveDate) -> String {
    use OndertekeningStatus as S;
    let of_day = |signature: &&Ondertekening| {
        signature.rol == rol && signature.datum == Some(date) && signature.opmerking.is_none()
    };
    let signed = match signatures.iter().find(of_day).map(|signature| signature.status) {
        Some(S::Gelezen) => format!("las dit verslag op {}", long_date(date)),
        Some(S::Akkoord) => format!("ging op {} akkoord met dit verslag", long_date(date)),
        _ => return no_view(rol, "verslag"),
    };
    format!("De {} {signed} en gaf daarbij geen visie.", rol.label())
}

/// What is said of an effort that nobody described.
pub fn no_effort(rol: OndertekeningRol) -> String {
    format!("De inzet van de {} is in dit verslag niet apart beschreven.", rol.label())
}

/// A text of several parts, each under a line that starts with number signs: two, or as many as a bureau is used to,
/// since the page has one level for them. What stands before the first of those lines, and below one without words,
/// comes under `unheaded`: nothing that a bureau wrote is left out.
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
    fn what_is_absent_is_said() {
        let absent = Kopje::of_role(OndertekeningRol::Werkgever, None, &no_view(OndertekeningRol::Werkgever, "plan"));
        assert_eq!(absent.kop, "Werkgever");
        let told: Vec<_> = absent.tekst.lines().iter().map(|line| line.replace('\u{a0}', " ")).collect();
        assert_eq!(told, ["Op de datum van dit plan is bij het bureau geen visie van de werkgever bekend."]);
    }

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
