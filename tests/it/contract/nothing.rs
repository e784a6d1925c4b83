//! From nothing to a document.

use serde_json::{Value, json};
use trajectpers::examples::SMALLEST;

use super::{address, smallest};
use crate::support::{post, set};

/// A value for a leaf, as its schema shows it.
fn value_for(pointer: &str) -> Value {
    let schema: Value = (*trajectpers::wire::JSON_SCHEMA).clone();
    let resolve = |mut at: Value| {
        while let Some(next) = at["$ref"]
            .as_str()
            .and_then(|target| schema.pointer(target.trim_start_matches('#')))
            .or(at.pointer("/anyOf/0"))
            .cloned()
        {
            at = next;
        }
        at
    };
    let mut at = resolve(schema.clone());
    for segment in pointer.split('/').skip(1) {
        let below = if segment.parse::<usize>().is_ok() { &at["items"] } else { &at["properties"][segment] };
        at = resolve(below.clone());
    }
    let text = |at: &Value| {
        json!(
            "Tekst om mee te beginnen."
                .chars()
                .take(at["maxLength"].as_u64().unwrap_or(25) as usize)
                .collect::<String>()
        )
    };
    match at["type"].as_str() {
        _ if at["enum"].is_array() => at["enum"][0].clone(),
        Some("object") => json!({}),
        Some("array") => json!([]),
        Some("integer" | "number") => json!(at["minimum"].as_f64().unwrap_or(1.0).max(1.0) as u64),
        Some("boolean") => json!(false),
        _ => at["examples"].get(0).cloned().unwrap_or_else(|| text(&at)),
    }
}

/// Puts a value at a place, with what has to be around it.
fn put(body: &mut Value, pointer: &str, value: Value) {
    let segments: Vec<&str> = pointer.split('/').skip(1).collect();
    let mut at = body;
    for segment in &segments[..segments.len() - 1] {
        if let Ok(index) = segment.parse::<usize>() {
            if !at.is_array() {
                *at = json!([]);
            }
            let items = at.as_array_mut().expect("a list");
            while items.len() <= index {
                items.push(json!({}));
            }
            at = &mut items[index];
        } else {
            if !at.is_object() {
                *at = json!({});
            }
            at = at.as_object_mut().expect("an object").entry(*segment).or_insert(json!({}));
        }
    }
    let last = segments[segments.len() - 1];
    if let Some(object) = at.as_object_mut() {
        object.entry(last).or_insert(value);
    }
}

/// Does what a fault asks, as whoever reads its sentence would.
fn follow(body: &mut Value, pointer: &str, code: &str) {
    match (pointer, code) {
        ("/offerte/geldigTot", "volgorde") => set(body, pointer, "2199-01-01"),
        (_, "volgorde") => set(body, pointer, "2025-06-20"),
        (_, "dubbel") => set(body, pointer, 2),
        ("/arbeidsdeskundigAdvies" | "/poortwachter/eerstejaarsevaluatie", _) => {
            put(body, "/poortwachter/redenOntbreekt", json!("Nog niet ontvangen."));
        }
        ("/voortgang/vooruitblik", _) => {
            put(body, pointer, json!([]));
            set(body, pointer, json!([{ "soort": "coachgesprek", "omschrijving": "Gesprek over vacatures." }]));
        }
        _ if pointer.ends_with("/ondertekening") => {
            put(body, pointer, json!([]));
            set(body, pointer, json!([{ "rol": "adviseur", "naam": "A. Voorbeeld", "status": "open" }]));
        }
        _ => put(body, pointer, value_for(pointer)),
    }
}

/// How many answers with faults it takes from `{}` to a document.
fn rounds_to(soort: &str) -> usize {
    let mut body = json!({});
    for round in 0.. {
        let answer = post(&address(soort), &body);
        if answer.status == 200 {
            return round;
        }
        assert!(round < 6, "{soort} is not reached: {body}");
        for (pointer, code) in answer.faults() {
            follow(&mut body, &pointer, &code);
        }
    }
    unreachable!("no round is the last")
}

#[test]
fn three_rounds_of_messages_lead_from_nothing_to_a_document() {
    for (soort, _) in SMALLEST {
        let rounds = rounds_to(soort);
        assert!(rounds <= 3, "{soort} takes {rounds} rounds");
    }
}

#[test]
fn an_empty_part_tells_everything_that_belongs_in_it() {
    let mut body = smallest("offerte");
    set(&mut body, "/offerte", json!({}));
    let told = post(&address("offerte"), &body).faults();
    for place in ["/offerte/geldigTot", "/offerte/modules/0/naam", "/offerte/regels/0/btw"] {
        assert!(told.iter().any(|(pointer, code)| pointer == place && code == "verplicht"), "{place}: {told:?}");
    }
}
