//! `resultaten.json`: what became of every item, in the order in which they were sent.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::item::Asked;
use super::outcome::{Bevinding, Document};

/// What became of one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Resultaat {
    /// Counted from 1.
    pub volgnummer: usize,
    /// The name that the caller gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub naam: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub soort: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    pub status: Status,
    /// The file with the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bestand: Option<String>,
    /// SHA-256 of the document in hexadecimal, as `sha256sum` prints it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paginas: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bevindingen: Option<Vec<Bevinding>>,
    /// Why there is no document: what the address of that document would have answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probleem: Option<Value>,
    /// Digest of everything that the document follows from; by it a later run knows what it need not make again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoer: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Gemaakt,
    Mislukt,
}

impl Resultaat {
    /// A document that was made and stands under the name `bestand`.
    pub fn made(volgnummer: usize, asked: &Asked, bestand: String, document: &Document) -> Self {
        Self {
            status: Status::Gemaakt,
            bestand: Some(bestand),
            digest: Some(document.digest.clone()),
            paginas: Some(document.pages),
            bevindingen: Some(document.findings.clone()),
            ..Self::of(volgnummer, asked)
        }
    }

    /// An item that has no document, and the problem that says why.
    pub fn failed(volgnummer: usize, asked: &Asked, probleem: Value) -> Self {
        Self { probleem: Some(probleem), ..Self::of(volgnummer, asked) }
    }

    fn of(volgnummer: usize, asked: &Asked) -> Self {
        Self {
            volgnummer,
            naam: asked.bestandsnaam.clone(),
            soort: asked.soort.map(|soort| soort.as_str().to_owned()),
            variant: asked.variant.map(|variant| variant.as_str().to_owned()),
            status: Status::Mislukt,
            bestand: None,
            digest: None,
            paginas: None,
            bevindingen: None,
            probleem: None,
            invoer: None,
        }
    }
}

/// The lines of `resultaten.json`, kept as text: a few hundred bytes for a document, whatever its size.
#[derive(Debug, Default)]
pub struct Results {
    json: Vec<u8>,
}

/// From here on problems have to be short: a caller whose every item has a thousand faults may not fill the memory.
const LONG: usize = 16 * 1024 * 1024;

impl Results {
    pub const FILE_NAME: &'static str = "resultaten.json";

    pub fn push(&mut self, resultaat: &Resultaat) -> Result<(), serde_json::Error> {
        self.json.extend_from_slice(if self.json.is_empty() { b"[\n" } else { b",\n" });
        serde_json::to_writer(&mut self.json, resultaat)
    }

    /// Whether problems have to be short from now on.
    pub fn are_long(&self) -> bool {
        self.json.len() > LONG
    }

    /// The file: a JSON list with a result per line.
    pub fn into_json(mut self) -> Vec<u8> {
        if self.json.is_empty() {
            self.json.push(b'[');
        }
        self.json.extend_from_slice(b"\n]\n");
        self.json
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Soort;

    #[test]
    fn a_result_says_what_is_known_and_reads_back() {
        let asked = Asked { soort: Some(Soort::Offerte), variant: None, bestandsnaam: Some("a".into()) };
        let findings = vec![Bevinding { code: "T06".into(), ernst: "waarschuwing".into() }];
        let document = Document {
            bytes: b"pdf".to_vec(),
            stem: "OFF".into(),
            pages: 2,
            findings,
            overruled: 0,
            digest: crate::batch::digest(b"pdf"),
        };
        let made = Resultaat::made(1, &asked, "a.pdf".into(), &document);
        let failed = Resultaat::failed(2, &Asked::default(), serde_json::json!({ "status": 400 }));
        let mut results = Results::default();
        results.push(&made).expect("written");
        results.push(&failed).expect("written");
        let text = String::from_utf8(results.into_json()).expect("UTF-8");
        assert_eq!(
            text,
            "[\n{\"volgnummer\":1,\"naam\":\"a\",\"soort\":\"offerte\",\"status\":\"gemaakt\",\"bestand\":\"a.pdf\",\
             \"digest\":\"c35b21d6ca39aa7cc3b79a705d989f1a6e88b99ab43988d74048799e3db926a3\",\"paginas\":2,\
             \"bevindingen\":[{\"code\":\"T06\",\"ernst\":\"waarschuwing\"}]},\n\
             {\"volgnummer\":2,\"status\":\"mislukt\",\"probleem\":{\"status\":400}}\n]\n"
        );
        let read: Vec<Resultaat> = serde_json::from_str(&text).expect("results");
        assert_eq!(read, [made, failed]);
    }

    #[test]
    fn no_results_are_an_empty_list() {
        assert_eq!(Results::default().into_json(), b"[\n]\n");
    }
}
