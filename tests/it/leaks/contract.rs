//! Every text of the contract says whether it is searched, and why not.

use std::collections::BTreeSet;

use trajectpers::checks::PROPER_NAMES;
use trajectpers::wire::Soort;

use super::{BAREST, ROOMY, concept, join, reach, unfound, write};
use crate::support::{Leaf, leaves, read, variant};

/// Texts that are stories although a name is as long: what somebody writes there can say anything.
const STORIES: [&str; 11] = [
    "/fases/*/titel",
    "/offerte/aansprakelijkheidsverzekering",
    "/offerte/bewaartermijn",
    "/offerte/fases/*/titel",
    "/offerte/klachtenregeling",
    "/offerte/regels/*/vrijstellingsgrond",
    "/offerte/resultaatbonus/voorwaarde",
    "/offerte/termijnen/*/moment",
    "/persoonsprofiel/rijbewijzen/*",
    "/scholing/*/resultaat",
    "/zoekprofielen/*/salarisIndicatie",
];

/// Characters of the longest name; in more, somebody tells something.
const LONGEST_NAME: u64 = 120;

/// Names that may be longer: of jobs, and of products.
const LONG_NAMES: [&str; 2] = ["/arbeidsdeskundigAdvies/genoemdeFuncties/*", "/offerte/regels/*/omschrijving"];

/// Forms without room for a burgerservicenummer, and forms whose check digits say that it is something else.
const FORMED: [&str; 10] =
    ["bsn", "btw-id", "byte", "date", "geboortedatum", "iban", "kleur", "kvk-nummer", "land", "postcode"];

#[test]
fn every_free_text_of_the_contract_says_what_it_holds() {
    let mut wrong: Vec<String> = Vec::new();
    let leaves = leaves();
    for leaf in &leaves {
        let (place, most) = (&leaf.place, leaf.most());
        match (leaf.is_free(), leaf.format(), leaf.tekst) {
            (false, Some(format), _) if !FORMED.contains(&format) && !ROOMY.contains(&format) => {
                wrong.push(format!("{place}: can a burgerservicenummer stand in the form {format}?"));
            }
            (false, ..) | (true, _, Some("verhaal")) => {}
            (true, _, None) => wrong.push(format!("{place}: has no x-tekst")),
            (true, _, Some("naam" | "nummer")) if STORIES.contains(&place.as_str()) => {
                wrong.push(format!("{place}: is a story"));
            }
            (true, _, Some("naam" | "nummer")) if most > LONGEST_NAME && !LONG_NAMES.contains(&place.as_str()) => {
                wrong.push(format!("{place}: has {most} characters, and so is a story"));
            }
            (true, _, Some("naam" | "nummer")) => {}
            (true, _, Some(other)) => wrong.push(format!("{place}: x-tekst cannot be {other}")),
        }
    }
    for story in STORIES {
        if !leaves.iter().any(|leaf| leaf.place == story) {
            wrong.push(format!("{story}: is not in the contract"));
        }
    }
    assert!(leaves.len() > 150, "the contract has {} texts", leaves.len());
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

/// In the name of a job an illness is sought where it is said of somebody, as it is here.
#[test]
fn every_name_of_the_contract_is_searched_or_has_a_reason() {
    let leaves = leaves();
    let names: Vec<&Leaf> = leaves.iter().filter(|leaf| leaf.is_free() && leaf.tekst == Some("naam")).collect();
    let documented = read("docs/privacy.md");
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for (place, reason) in PROPER_NAMES {
        if !names.iter().any(|leaf| leaf.place == *place) {
            wrong.insert(format!("{place} is no name of the contract"));
        }
        if !documented.contains(&format!("| `{place}` | {reason} |")) {
            wrong.insert(format!("docs/privacy.md lacks: | `{place}` | {reason} |"));
        }
    }
    let proper = |leaf: &Leaf| PROPER_NAMES.iter().any(|(place, _)| *place == leaf.place);
    for leaf in names.into_iter().filter(|leaf| !proper(leaf)) {
        let mut body = concept(BAREST);
        let mark = reach(&mut body, leaf);
        write(&mut body, &mark.pointer, &format!("{} heeft borstkanker", mark.word));
        for soort in Soort::ALL {
            let order = (*soort, variant("werkgever"));
            wrong.extend(unfound(&body, std::slice::from_ref(&mark), order, "P01", |_| true));
        }
    }
    assert!(wrong.is_empty(), "{} names:\n{}", wrong.len(), join(&wrong));
}
