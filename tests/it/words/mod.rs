//! What the pages say to whom: what is asked of who signed and who did not, what the employee reads of the own dossier,
//! and sentences that hold for the figures beside them.

mod aloud;
mod asked;
mod employee;
mod ends;
mod money;
mod sentences;
mod signatures;
mod uwv;

use serde_json::{Value, json};

use crate::support::told::{EIND, OFFERTE, PLAN, VOORTGANG, explanation};
use crate::support::{PIETERSMA, example, list, remove, set};

fn with_open_signatures(name: &str, part: &str) -> Value {
    let mut body = example(name);
    for index in 0..list(&body[part], "ondertekening").len() {
        let at = format!("/{part}/ondertekening/{index}");
        if body.pointer(&format!("{at}/rol")).and_then(Value::as_str) != Some("adviseur") {
            set(&mut body, &format!("{at}/status"), "open");
            if body.pointer(&format!("{at}/datum")).is_some() {
                remove(&mut body, &format!("{at}/datum"));
            }
        }
    }
    body
}

/// The example, of which the employer has yet to decide on hours of jobhunting.
fn with_hours_to_decide_on() -> Value {
    let mut body = example(PIETERSMA);
    let asked = json!([{ "wat": "Besluit over de jobhunting.", "voor": "2025-12-31", "bedragCent": 133_000 }]);
    set(&mut body, "/eind/gevraagd", asked);
    body
}
