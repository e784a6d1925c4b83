//! What every document conforms to.

use trajectpers::examples;
use trajectpers::wire::{Soort, Variant};

use super::{MADE, documents, stays_within_the_margins};
use crate::oracle;
use crate::support::{example, list, order, pdf, set, variant, voortgangsrapportage};

#[test]
fn every_example_makes_every_document_for_every_reader() {
    let failures: Vec<&String> = MADE.iter().filter_map(|made| made.as_ref().err()).collect();
    assert!(failures.is_empty(), "{failures:#?}");
    assert!(MADE.len() >= examples::EXAMPLES.len() * Soort::ALL.len() * Variant::ALL.len());
}

#[test]
fn every_document_is_tagged_dutch_and_says_which_standards_it_follows() {
    for made in documents() {
        let (name, catalog) = (&made.name, made.pdf.catalog());
        let language = catalog.get(b"Lang").and_then(|language| language.as_str()).expect("a language");
        assert!(language.starts_with(b"nl"), "{name}");
        let mark = made.pdf.entry(catalog, "MarkInfo").and_then(|mark| mark.as_dict().ok()).expect("a mark");
        assert!(mark.get(b"Marked").and_then(|marked| marked.as_bool()).is_ok_and(|marked| marked), "{name}");
        assert!(made.pdf.entry(catalog, "StructTreeRoot").is_some(), "{name}");
        let view = made.pdf.entry(catalog, "ViewerPreferences").and_then(|view| view.as_dict().ok()).expect("a view");
        assert!(view.get(b"DisplayDocTitle").and_then(|title| title.as_bool()).is_ok_and(|title| title), "{name}");
        let metadata = made.pdf.metadata();
        for statement in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(metadata.contains(statement), "{name}: {statement}");
        }
        assert!(made.pdf.information().get("Title").is_some_and(|title| metadata.contains(title.as_str())), "{name}");
    }
}

#[test]
fn typst_has_no_remarks() {
    for made in documents() {
        assert!(made.warnings.is_empty(), "{}: {:#?}", made.name, made.warnings);
    }
}

#[test]
fn metadata_names_the_bureau_and_no_person() {
    for made in documents() {
        let mut metadata = made.pdf.metadata();
        made.pdf.information().values().for_each(|value| metadata.push_str(value));
        let bureau = made.body["bureau"]["naam"].as_str().expect("a name");
        assert!(made.pdf.information().get("Author").is_some_and(|author| author == bureau), "{}", made.name);
        let employee = &made.body["werknemer"];
        let people = [
            oracle::initials_and_surname(employee),
            oracle::initials_and_surname(&made.body["werkgever"]["contactpersoon"]),
            made.body["adviseur"]["naam"].as_str().unwrap_or_default().to_owned(),
        ];
        let number = employee["bsn"].as_str().map(str::to_owned);
        // A name of a letter or two may be part of any word.
        for secret in people.into_iter().filter(|person| person.len() > 5).chain(number) {
            assert!(!metadata.contains(&secret), "{}: {secret}", made.name);
        }
    }
}

#[test]
fn every_table_has_a_header_and_every_figure_a_description() {
    for made in documents() {
        for table in made.pdf.elements("Table") {
            assert!(made.pdf.has_below(table, "TH"), "{}", made.name);
        }
        for figure in made.pdf.elements("Figure") {
            let described = figure.get(b"Alt").and_then(|alt| alt.as_str()).is_ok_and(|alt| alt.len() > 2);
            assert!(described, "{}", made.name);
        }
        assert!(!made.pdf.elements("H1").is_empty(), "{}", made.name);
    }
}

#[test]
fn every_line_stays_within_the_margins() {
    for made in documents() {
        stays_within_the_margins(&made.name, &made.pdf);
    }
}

#[test]
fn the_longest_parts_that_are_kept_together_stay_on_the_page() {
    let long =
        |word: &str, length: usize| format!("{word} ").repeat(length / word.len())[..length - 1].trim().to_owned();
    let mut body = example("volst");
    for index in 0..list(&body["voortgang"], "ondertekening").len() {
        set(&mut body, &format!("/voortgang/ondertekening/{index}/opmerking"), long("opmerking", 600));
    }
    for index in 0..list(&body["adviseur"], "registraties").len() {
        set(&mut body, &format!("/adviseur/registraties/{index}/naam"), long("register", 80));
        set(&mut body, &format!("/adviseur/registraties/{index}/nummer"), long("nummer", 40));
    }
    for profile in 0..list(&body, "zoekprofielen").len() {
        for direction in 0..list(&body["zoekprofielen"][profile], "zoekrichtingen").len() {
            let place = format!("/zoekprofielen/{profile}/zoekrichtingen/{direction}");
            set(&mut body, &format!("{place}/functie"), format!("{direction} {}", long("functie", 117)));
            set(&mut body, &format!("{place}/sector"), long("sector", 120));
        }
    }
    stays_within_the_margins("vol", &pdf(&body, order(voortgangsrapportage(), variant("werkgever"))));
}
