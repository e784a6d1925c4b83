//! A fact of after the day of a document changes nothing on its pages; one of before it does.

use std::collections::BTreeSet;

use chrono::Days;
use serde_json::Value;
use trajectpers::examples::EXAMPLES;

use super::facts::FACTS;
use super::{KINDS, data, day_of, prepared};
use crate::support::{soort, variant};

#[test]
fn a_date_after_the_day_of_the_document_changes_nothing_on_paper() {
    let mut wrong: Vec<String> = Vec::new();
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    // The fullest example only repeats what the others have, at many times their cost.
    for (name, _) in EXAMPLES.iter().filter(|(name, _)| *name != "volst") {
        let body = prepared(name);
        for (kind, part) in KINDS {
            let (soort, day) = (soort(kind), day_of(&body, part));
            let (later, before) = (day + Days::new(1), day - Days::new(1));
            for reader in [variant("werkgever"), variant("werknemer")] {
                let whole = format!("{name} {kind} {}", reader.as_str());
                for fact in FACTS {
                    let untold = match data(&fact.untold(&body, later, day), soort, reader) {
                        Ok(untold) => untold,
                        // What the eindrapportage says of later rests on it.
                        Err(why)
                            if fact.name() == "/traject/loonsanctie/besluitdatum"
                                && why.contains("/eind/vervolgTot") =>
                        {
                            continue;
                        }
                        Err(why) => {
                            wrong.push(format!("{}: {whole} without it {why}", fact.name()));
                            continue;
                        }
                    };
                    match data(&fact.told(&body, later, day), soort, reader) {
                        Ok(told) if told == untold => {}
                        Ok(told) => wrong.push(format!("{}: {whole} {}", fact.name(), differences(&untold, &told))),
                        Err(why) => wrong.push(format!("{}: {whole} {why}", fact.name())),
                    }
                    if !shown.contains(fact.name()) {
                        let told = data(&fact.told(&body, before, day), soort, reader);
                        if told.is_ok_and(|told| told != untold) {
                            shown.insert(fact.name());
                        }
                    }
                }
            }
        }
    }
    // A fact that no document ever shows would prove nothing here. An agreement only excuses a late start where it is of
    // before the last day to start, which all documents of the example with a late start come after: `situaties::start`.
    shown.insert("/traject/uitstelOvereengekomenOp");
    for fact in FACTS.iter().filter(|fact| !shown.contains(fact.name())) {
        wrong.push(format!("{}: changes no document, even on a day before it", fact.name()));
    }
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), wrong.join("\n"));
}

/// The first places where two documents differ.
fn differences(left: &[u8], right: &[u8]) -> String {
    let [left, right]: [Value; 2] = [left, right].map(|data| serde_json::from_slice(data).expect("JSON"));
    let mut found = Vec::new();
    collect_differences(&left, &right, String::new(), &mut found);
    let more = if found.len() > 3 { format!(" and {} more", found.len() - 3) } else { String::new() };
    found.truncate(3);
    format!("differs in {}{more}", found.join(", "))
}

fn collect_differences(left: &Value, right: &Value, place: String, found: &mut Vec<String>) {
    match (left, right) {
        (Value::Object(old), Value::Object(new)) => {
            let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for name in names {
                let place = format!("{place}/{name}");
                collect_differences(&left[name.as_str()], &right[name.as_str()], place, found);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                collect_differences(old, new, format!("{place}/{index}"), found);
            }
        }
        _ if left != right => found.push(place),
        _ => {}
    }
}
