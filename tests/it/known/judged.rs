//! A judgement shows no step of a decision that was not taken yet.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::KINDS;
use crate::support::{AKKER, example, post, set};

/// Addresses that judge, each with the part whose day counts there; without a part, that of the body.
const JUDGES: [(&str, &str); 5] = [
    ("/v1/trajecten/_valideer", ""),
    ("/v1/offertes/_valideer", "offerte"),
    ("/v1/plannen-van-aanpak/_valideer", "plan"),
    ("/v1/voortgangsrapportages/_valideer", "voortgang"),
    ("/v1/eindrapportages/_valideer", "eind"),
];

/// An example that is judged on this day at one address, and long after it at the others.
fn judged_on(name: &str, part: &str, day: &str) -> Value {
    let mut body = example(name);
    set(&mut body, "/document/datum", if part.is_empty() { day } else { "2026-06-19" });
    for (_, other) in KINDS {
        let place = format!("/{other}/document");
        if body.pointer(&place).is_none() {
            set(&mut body, &place, json!({}));
        }
        set(&mut body, &format!("{place}/datum"), if other == part { day } else { "2026-06-19" });
    }
    body
}

/// The steps with their days, as the service judges them.
fn kalender(address: &str, body: &Value, day: &str) -> Value {
    let judgement = post(address, body).json();
    assert_eq!(judgement["beoordeeldOp"], day, "{address}: {}", judgement["fouten"]);
    judgement["kalender"].clone()
}

#[test]
fn a_judgement_before_the_decision_of_a_loonsanctie_shows_none_of_its_steps() {
    const DAY: &str = "2025-06-20";
    let mut wrong: Vec<String> = Vec::new();
    for name in [AKKER, "alles-mis"] {
        for (address, part) in JUDGES {
            let mut body = judged_on(name, part, DAY);
            let mut judged = |sanction: Value| {
                set(&mut body, "/traject/loonsanctie", sanction);
                kalender(address, &body, DAY)
            };
            let without = judged(Value::Null);
            let decided_later =
                judged(json!({ "besluitdatum": "2025-06-21", "bekortingsverzoek": "2025-06-23", "tot": "2027-01-11" }));
            let asked_later =
                judged(json!({ "besluitdatum": DAY, "bekortingsverzoek": "2025-06-21", "tot": "2027-01-11" }));
            let not_asked = judged(json!({ "besluitdatum": DAY, "tot": "2027-01-11" }));
            let steps = |kalender: &Value| {
                let steps = kalender.as_array().into_iter().flatten();
                steps.map(|step| step["stap"].as_str().unwrap_or_default().to_owned()).collect::<BTreeSet<_>>()
            };
            for (name_of_case, told, untold) in
                [("decided later", &decided_later, &without), ("asked later", &asked_later, &not_asked)]
            {
                let (more, known) = (steps(told), steps(untold));
                if told != untold {
                    let extra: Vec<&String> = more.difference(&known).collect();
                    wrong.push(format!("{name} {address} {name_of_case}: {extra:?}"));
                }
            }
            // For who reaches the AOW age in that year, the wage ends before the extension does.
            if steps(&not_asked).difference(&steps(&without)).next().is_none() {
                wrong.push(format!("{name} {address}: a decision of that day is not there"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), wrong.join("\n"));
}
