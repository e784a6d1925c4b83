//! What was typed and lost its meaning on the way to paper: each with what stands there now, and with what is said of it.

mod bureau;
mod choices;
mod html;
mod lines;
mod signs;

use serde_json::Value;

use crate::pdf::Pdf;
use crate::support::{AKKER, example, order, produce, set, variant, voortgangsrapportage};

/// A narrative of one line, printed in a table.
const LINE: &str = "/voortgang/doelen/0/toelichting";

/// Free text.
const PROSE: &str = "/voortgang/watGingGoed";

/// The example with one text and its form.
fn with(form: &str, place: &str, text: &str) -> Value {
    let mut body = example(AKKER);
    set(&mut body, "/document/tekstvorm", form);
    set(&mut body, place, text);
    body
}

/// A document with this text, and what is said of it: codes and whether they weigh.
#[track_caller]
fn printed(form: &str, place: &str, text: &str) -> (Pdf, Vec<(String, String)>) {
    let body = with(form, place, text);
    let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
    let here = product.findings.iter().filter(|finding| finding.pointers.iter().any(|pointer| pointer == place));
    let told = here.filter(|finding| finding.code.starts_with('X'));
    let told = told.map(|finding| (finding.code.to_owned(), finding.severity.as_str().to_owned())).collect();
    (Pdf::read(&product.rendered.bytes), told)
}

fn told(code: &str, severity: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), severity.to_owned())]
}
