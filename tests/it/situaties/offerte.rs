//! Btw, the price, and how long an offer lasts.

use serde_json::{Value, json};

use super::{OFFERTE, case, explanation, offer, pages, says};
use crate::support::{remove, words};

#[test]
fn lines_with_btw_are_lines_with_btw_whatever_they_cost() {
    let week = |more: Value| {
        let mut line = json!({ "omschrijving": "Begeleiding", "eenheid": "week", "prijsCent": 10_000, "btw": "21" });
        line.as_object_mut().expect("a line").extend(more.as_object().cloned().unwrap_or_default());
        line
    };
    let exempt = json!({ "omschrijving": "Scholing", "aantal": 1, "eenheid": "stuk", "prijsCent": 48_000,
        "btw": "vrijgesteld", "vrijstellingsgrond": "aanbieder in het CRKBO" });
    let free = offer(&[("/offerte/regels", json!([week(json!({ "korting": { "percentage": 100 } }))]))]);
    let optional = offer(&[
        ("/offerte/prijsmodel", json!("combinatie")),
        ("/offerte/regels", json!([exempt, week(json!({ "optioneel": true, "aantal": 4 }))])),
    ]);
    let discounted = offer(&[
        ("/offerte/regels", json!([exempt, week(json!({}))])),
        ("/offerte/korting", json!({ "percentage": 100, "btw": "21" })),
    ]);
    for body in [free, optional, discounted] {
        let told = words(&pages(&body, OFFERTE));
        says(&told, &["€ 95,00 per uur, exclusief btw."], &["er komt geen btw bij", "berekenen wij geen btw"]);
    }
}

#[test]
fn a_price_model_that_fits_no_line_is_not_told() {
    let months = json!([{ "omschrijving": "Begeleiding", "aantal": 11.5, "eenheid": "maand", "prijsCent": 43_500,
        "btw": "21" }]);
    let told = words(&pages(&offer(&[("/offerte/regels", months)]), OFFERTE)["prijs"]["inleiding"]);
    says(&told, &["De regels hieronder laten zien hoe de prijs is opgebouwd."], &["U betaalt een prijs per week."]);
    let fixed = words(&pages(&case(&[("/offerte/prijsmodel", json!("vast"))]), OFFERTE)["prijs"]["inleiding"]);
    says(&fixed, &["zijn het 50 weken"], &["een vaste prijs"]);
}

#[test]
fn an_offer_that_outlives_the_last_day_says_that_nothing_can_start_then() {
    let until = |last: &str| {
        let body = offer(&[
            ("/offerte/document/datum", json!("2026-01-12")),
            ("/offerte/startdatum", json!("2026-01-26")),
            ("/offerte/geldigTot", json!(last)),
            ("/offerte/ondertekening", json!([])),
        ]);
        pages(&body, OFFERTE)
    };
    let told = until("2026-02-12");
    says(&words(&told["gevraagd"]), &["Na 1 februari 2026 kan het traject niet meer starten."], &[]);
    says(&words(&told["prijs"]["inleiding"]), &["tot en met 1 februari 2026 is het 1 week"], &["zijn het 1 week"]);
    says(&words(&until("2026-02-01")["gevraagd"]), &["geldig tot en met 1 februari 2026"], &["niet meer starten"]);
}

#[test]
fn an_offer_that_starts_after_the_last_day_prints_no_period_that_ends_before_it_begins() {
    let told = pages(
        &offer(&[
            ("/document/status", json!("concept")),
            ("/offerte/startdatum", json!("2026-03-02")),
            ("/offerte/ondertekening", json!([])),
        ]),
        OFFERTE,
    );
    says(&words(&told["cijfers"]), &["de start ligt na de laatste dag"], &["tot en met"]);
    says(&words(&told["prijs"]["inleiding"]), &[], &["tot en met", "0 weken"]);
}

#[test]
fn who_agrees_after_the_last_day_of_an_offer_has_no_order_yet() {
    let agreed = |day: &str| case(&[("/offerte/ondertekening/1/datum", json!(day))]);
    let late = agreed("2025-03-12");
    let asked = words(&pages(&late, OFFERTE)["gevraagd"]);
    let told = "U ging op 12 maart 2025 akkoord. De offerte was geldig tot en met 5 maart 2025. Vraag ons te \
                bevestigen dat de opdracht toch doorgaat.";
    says(&asked, &[told], &["Bewaar deze offerte"]);
    says(&explanation(&late, OFFERTE), &["De offerte was toen niet meer geldig."], &["Het traject gaat door."]);
    let in_time = agreed("2025-03-05");
    says(&words(&pages(&in_time, OFFERTE)["gevraagd"]), &["Bewaar deze offerte"], &["te bevestigen"]);
    says(&explanation(&in_time, OFFERTE), &["Het traject gaat door."], &["niet meer geldig"]);
}

#[test]
fn an_offer_threatens_with_no_sanction_that_cannot_come() {
    let told = |patches: &[(&str, Value)]| words(&pages(&offer(patches), OFFERTE)["latere_start"]["toelichting"]);
    let sanction = "dan kan UWV de loondoorbetaling verlengen";
    says(&told(&[]), &[sanction], &[]);
    says(&told(&[("/werknemer/geboortedatum", json!("1958-10-14"))]), &["Een latere start"], &[sanction]);
    says(&told(&[("/dienstverband/einddatum", json!("2025-12-31"))]), &["Een latere start"], &[sanction]);
}

#[test]
fn an_offer_after_the_last_day_counts_from_a_working_day() {
    // Easter Sunday, and Tuesday after it.
    let easter = ("/offerte/document/datum", json!("2025-04-20"));
    let mut body = offer(&[easter, ("/offerte/geldigTot", json!("2025-05-20"))]);
    remove(&mut body, "/offerte/startdatum");
    remove(&mut body, "/offerte/ondertekening");
    let told = words(&pages(&body, OFFERTE)["planning"]);
    says(&told, &["deze offerte rekent met 22 april 2025"], &["rekent met 20 april", "rekent met 21 april"]);
}
