//! What went into a workbook comes back from it.

use serde_json::Value;
use trajectpers::examples::EXAMPLES;
use trajectpers::sheet::{self, Grid};
use trajectpers::wire::{ParseOptions, Soort};

use super::{come_back, grids, read};
use crate::batch::traject;
use crate::support::example;

#[test]
fn every_example_comes_back_from_a_workbook_as_it_went_in() {
    for (name, _) in EXAMPLES {
        let body = example(name);
        come_back(read(&grids(std::slice::from_ref(&body))), &[body]);
    }
}

#[test]
fn every_example_comes_back_from_csv_files() {
    for (name, _) in EXAMPLES {
        let body = example(name);
        let filled = sheet::fill(std::slice::from_ref(&body)).expect("one bureau");
        let files = sheet::write_csv(&filled);
        let grids: Vec<Grid> = files
            .iter()
            .map(|(name, bytes)| sheet::read_csv(name.trim_end_matches(".csv"), bytes).expect("a tab"))
            .collect();
        come_back(read(&grids), &[body]);
    }
}

#[test]
fn fifty_candidates_in_one_workbook_are_two_hundred_documents() {
    let bodies: Vec<Value> = (1..=50).map(traject).collect();
    let read = read(&grids(&bodies));
    let parts = |body: &[u8]| {
        let body: Value = serde_json::from_slice(body).expect("JSON");
        ["plan", "voortgang", "eind", "offerte"].iter().filter(|part| body[**part].is_object()).count()
    };
    let documents: usize = read.candidates.iter().map(|candidate| parts(&candidate.body)).sum();
    assert_eq!(documents, 50 * Soort::ALL.len());
    for candidate in &read.candidates {
        let reading = trajectpers::wire::read(&candidate.body, ParseOptions::default()).expect("JSON");
        assert!(reading.faults.is_empty(), "{}: {:?}", candidate.name, reading.faults);
    }
    come_back(read, &bodies);
}
