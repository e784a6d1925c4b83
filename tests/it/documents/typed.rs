//! Whatever people type is printed, and never obeyed.

use proptest::prelude::*;
use serde_json::Value;
use trajectpers::pipeline::{Order, ProduceError};
use trajectpers::wire::{Soort, Variant};

use crate::pdf::Pdf;
use crate::support::{AKKER, PIETERSMA, example, free_texts, order, pdf, produce, set, variant, voortgangsrapportage};

/// Texts that break typesetters, templates, readers and pages.
const HOSTILE: &[&str] = &[
    "😀👩\u{200d}👩\u{200d}👧 gezin",
    "中文漢字 かな 한국어",
    "العربية مرحبا עברית",
    "bel\u{7}\u{0}\u{1b}[31m rood",
    "nul\u{200b}breed\u{200d}\u{2060}\u{feff} teken",
    "\u{e000}\u{f8ff}\u{10fffd} eigen",
    "#set page(fill: red) #panic() #include \"/etc/passwd\"",
    "#eval(\"1 + 1\") $x^2$ @label <label> *vet* _schuin_ `code`",
    "{{ werknemer.bsn }} {% for x in y %} {# stil #} ${x} %s %n",
    "<script>alert(1)</script><b>vet</b> &amp; &nbsp; &lt;",
    "# kop\n\n> citaat\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```rust\nfn\n```",
    "![beeld](http://voorbeeld.example/x.png) [link](javascript:alert(1))",
    "\\u{0} \\ \\\\ \" ' ` ’ “ ” „",
    "- \n- \n-\n1. \n\n99999999999. x",
    "***\n---\n===\n~~~\nx",
    "**_a*b_c** _*",
    "\u{202e}achterstevoren\u{202c} \u{2066}x\u{2069}",
    "e\u{301}\u{301}\u{301}\u{301} \u{308}x ^\u{308}",
    "ﬁ ﬂ ǆ ŉ ſ İ ı ẞ ß",
    "zacht\u{ad}koppel\u{ad}teken",
    "regel\u{2028}alinea\u{2029}volgende\u{85}nieuwe\u{b}\u{c}",
    "\u{e0041}\u{fe0f}\u{fff9} label",
    "- a\n  - b\n    - c\n      - d\n        - e",
    "\t\tcode\n\n    code",
    "<!-- stil --> <?php ?> <![CDATA[x]]>",
    "[a]: http://voorbeeld.example\n\n[a] [b][a] [^1]",
    "http://voorbeeld.example/een/heel/lang/adres?met=vragen&en=tekens#anker",
    "1) 2) 3) a) §§ €€ ½ ‰ ™ ✓ ❌",
];

/// Fills every free text of a body at once, each with another text from the list.
fn with_every_text_hostile(body: &Value, round: usize) -> Value {
    let mut hostile = body.clone();
    for (index, field) in free_texts(body).iter().enumerate() {
        let start = index * 3 + round * 5;
        let mut text = "K".to_owned();
        for step in 0..HOSTILE.len() {
            text.push_str(HOSTILE[(start + step) % HOSTILE.len()]);
            text.push(' ');
        }
        set(&mut hostile, &field.pointer, text.chars().take(field.most.max(field.least)).collect::<String>());
    }
    hostile
}

#[test]
fn nothing_that_people_type_makes_a_document_fail() {
    let plain = example(PIETERSMA);
    assert!(free_texts(&plain).len() > 300, "the schema names the free texts");
    for soort in Soort::ALL {
        for round in 0..HOSTILE.len() / 5 {
            let body = with_every_text_hostile(&plain, round);
            let reader = Variant::ALL[round % Variant::ALL.len()];
            let product = produce(&body, order(*soort, reader)).map_err(|error| format!("{error:?}"));
            let product = product.expect("a document, whatever stands in it");
            assert!(product.rendered.warnings.is_empty(), "{:?}", product.rendered.warnings);
            for code in ["X01", "X02", "X05"] {
                assert!(product.findings.iter().any(|finding| finding.code == code), "{code} in round {round}");
            }
            let document = Pdf::read(&product.rendered.bytes);
            for forbidden in ['\u{e000}', '😀', '中', '\u{202e}'] {
                let forbidden = forbidden.to_string();
                let printed = document.says(&forbidden) || document.says_in_margins(&forbidden);
                assert!(!printed, "{forbidden:?} in round {round}");
            }
        }
    }
}

#[test]
fn what_people_type_is_printed_and_never_obeyed() {
    let mut body = example(AKKER);
    let text = "Zie #set page(fill: red) en {{ werknemer.bsn }} en $x^2$ en @label en <b>vet</b>.";
    set(&mut body, "/voortgang/samenvatting", text);
    set(&mut body, "/voortgang/doelen/0/toelichting", "*geen vet* in #één regel");
    let document = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    for words in
        ["#set page(fill: red)", "{{ werknemer.bsn }}", "$x^2$", "@label", "<b>vet</b>", "*geen vet* in #één regel"]
    {
        assert!(document.says(words), "{words}");
    }
}

#[test]
fn with_strikt_every_repair_is_a_fault_in_its_place() {
    let body = with_every_text_hostile(&example(PIETERSMA), 0);
    let strict = Order { strict: true, ..order(voortgangsrapportage(), variant("werkgever")) };
    let Err(ProduceError::Faults(faults)) = produce(&body, strict) else {
        unreachable!("repairs are not wanted");
    };
    for code in ["X01", "X02", "X05"] {
        assert!(faults.iter().filter(|fault| fault.code == code).count() > 10, "{code}");
    }
    for fault in faults.iter().filter(|fault| fault.code.starts_with('X')) {
        assert!(body.pointer(&fault.pointer).is_some_and(Value::is_string), "{}", fault.pointer);
    }
}

#[test]
fn words_as_long_as_the_schema_allows_are_printed_whole() {
    let mut body = example(AKKER);
    for field in free_texts(&example(AKKER)) {
        set(
            &mut body,
            &field.pointer,
            "lang".repeat(field.most.div_ceil(4)).chars().take(field.most).collect::<String>(),
        );
    }
    for soort in Soort::ALL {
        let document = pdf(&body, order(*soort, variant("werknemer")));
        assert!(document.says(&"lang".repeat(100)), "{}", soort.as_str());
    }
}

#[test]
fn the_letters_of_the_population_register_print_as_they_are() {
    let letters: String = ('\u{c0}'..='\u{17f}').filter(|letter| !matches!(letter, '×' | '÷')).collect();
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/inzetWerknemer", format!("{letters} Ελληνικά Кириллица"));
    let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
    assert!(product.findings.iter().all(|finding| !finding.code.starts_with('X')), "{:?}", product.findings);
    let document = Pdf::read(&product.rendered.bytes);
    for letter in letters.chars() {
        assert!(document.says(&letter.to_string()), "{letter}");
    }
    assert!(document.says("Ελληνικά Кириллица"));
}

/// Any text of so many characters.
fn any_text(least: usize, most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), least..=most).prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn any_text_becomes_a_document_or_faults(
        summary in any_text(10, 600),
        description in any_text(2, 600),
        surname in any_text(1, 120),
        firm in any_text(2, 120),
    ) {
        let mut body = example(AKKER);
        set(&mut body, "/voortgang/samenvatting", summary);
        set(&mut body, "/activiteiten/12/omschrijving", description);
        set(&mut body, "/werknemer/achternaam", surname);
        set(&mut body, "/werkgever/naam", firm);
        match produce(&body, order(voortgangsrapportage(), variant("intern"))) {
            Ok(product) => prop_assert!(product.rendered.bytes.starts_with(b"%PDF-")),
            Err(ProduceError::Faults(faults)) => prop_assert!(!faults.is_empty()),
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}
