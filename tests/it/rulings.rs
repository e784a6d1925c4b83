//! Situations on which UWV ruled and that the examples do not hold: reasons of delay, times without ability, contracts
//! that end early, and what the five sources name. Each with the right value.

use chrono::NaiveDate;
use serde_json::{Value, json};
use trajectpers::checks::{self, Context, Thresholds};
use trajectpers::dossier::{Aanbod, Grens};
use trajectpers::trajectory::RedenUitstel;
use trajectpers::wire::{Soort, Variant};

use crate::support::{AKKER, PRESS, bytes, codes, dossier, example, order, push, remove, set, variant};

const O: Soort = Soort::Offerte;
const P: Soort = Soort::PlanVanAanpak;
const V: Soort = Soort::Voortgangsrapportage;
const E: Soort = Soort::Eindrapportage;

/// The placed example, whose documents may still change, with some places changed; `null` takes one away.
fn case(patches: &[(&str, Value)]) -> Value {
    let mut body = example(AKKER);
    for part in ["plan", "voortgang", "eind", "offerte"] {
        set(&mut body, &format!("/{part}/document/status"), "concept");
    }
    for (pointer, value) in patches {
        match value {
            Value::Null => remove(&mut body, pointer),
            value => set(&mut body, pointer, value.clone()),
        }
    }
    body
}

/// What a template gets, with ordinary spaces.
fn paper(body: &Value, soort: Soort, reader: Variant) -> String {
    let prepared = PRESS.prepare(&bytes(body), order(soort, reader)).expect("a report");
    String::from_utf8(prepared.report.data.to_vec()).expect("JSON").replace('\u{a0}', " ").replace('\u{200b}', "")
}

fn for_employer(body: &Value, soort: Soort) -> String {
    paper(body, soort, variant("werkgever"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

// Reasons of delay.

/// A start thirteen days after the last day for it, told in a plan of a week later.
fn late(reason: RedenUitstel, patches: &[(&str, Value)]) -> Value {
    let start = [
        ("/traject/startdatum", json!("2025-03-24")),
        ("/plan/document/datum", json!("2025-03-31")),
        ("/traject/redenUitstel", json!(reason.as_str())),
    ];
    case(&[&start[..], patches].concat())
}

fn ability(entries: Value) -> (&'static str, Value) {
    ("/belastbaarheid", entries)
}

#[test]
fn each_reason_of_delay_holds_or_not_by_its_own_data() {
    use RedenUitstel as R;
    let first = |date: &str| ability(json!([{"bron": "FML", "datum": date, "urenPerDag": 4, "urenPerWeek": 20}]));
    let aow = ("/werknemer/geboortedatum", json!("1959-06-01"));
    let agreed = ("/traject/uitstelOvereengekomenOp", json!("2025-02-20"));
    let gbm = |tot: &str| {
        let period = json!([{"van": "2024-12-01", "tot": tot, "bron": "bedrijfsarts"}]);
        ("/geenBenutbareMogelijkheden", period)
    };
    let marginal = |hours: f64| {
        ability(json!([
            {"bron": "FML", "datum": "2025-03-17", "urenPerDag": 4, "urenPerWeek": 20},
            {"bron": "FML", "datum": "2025-01-06", "urenPerDag": hours, "urenPerWeek": hours * 5.0},
        ]))
    };
    let expected = |date: &str| ("/traject/perspectiefTot", json!(date));
    let cases = [
        (R::ConcreetPerspectiefSpoor1, vec![expected("2025-04-28")], vec![expected("2025-04-29")]),
        (R::ConcreetPerspectiefSpoor1, vec![expected("2025-02-10")], vec![]),
        (R::AowNabij, vec![aow.clone(), agreed.clone()], vec![agreed.clone()]),
        (R::AowNabij, vec![aow.clone(), ("/traject/uitstelOvereengekomenOp", json!("2025-02-28"))], vec![aow.clone()]),
        (R::AowNabij, vec![aow.clone(), agreed], vec![aow, ("/traject/uitstelOvereengekomenOp", json!("2025-03-31"))]),
        (R::GeenBenutbareMogelijkheden, vec![gbm("2025-01-28")], vec![gbm("2025-01-27")]),
        (R::MarginaleMogelijkheden, vec![marginal(2.0)], vec![marginal(2.5)]),
        (R::BelastbaarheidNaEje, vec![first("2025-01-29")], vec![first("2025-01-28")]),
    ];
    for (reason, holds, denied) in cases {
        let word = reason.as_str();
        let (good, bad) = (late(reason, &holds), late(reason, &denied));
        let found = codes(&good, P.as_str());
        assert!(["T06", "T24"].iter().all(|code| !found.contains(code)), "{word} holds: {found:?}");
        let found = codes(&bad, P.as_str());
        assert!(["T06", "T24"].iter().all(|code| found.contains(code)), "{word} does not hold: {found:?}");
        assert!(for_employer(&good, P).contains(reason.label()), "{word} is told");
        assert!(!for_employer(&bad, P).contains(reason.label()), "{word} is not told");
    }
}

#[test]
fn words_of_the_employer_are_told_and_weighed_by_uwv_alone() {
    for words in ["Het pand van de werkgever was na een brand gesloten.", "De werkgever was het vergeten."] {
        let body = late(RedenUitstel::Anders, &[("/traject/toelichtingUitstel", json!(words))]);
        let found = codes(&body, P.as_str());
        assert!(found.contains("T06") && !found.contains("T24"), "{words}: {found:?}");
        let told = for_employer(&body, P);
        let late = "13 dagen te laat; zie de toelichting";
        for part in [words, RedenUitstel::Anders.label(), late, "na de uiterste dag"] {
            assert!(told.contains(part), "{part}");
        }
        assert!(!told.contains("later; zie de toelichting"), "{words}");
    }
    let silent = late(RedenUitstel::Anders, &[]);
    assert!(codes(&silent, P.as_str()).contains("T24"), "no words at all");
    assert!(!for_employer(&silent, P).contains("zie de toelichting"));
}

#[test]
fn an_organisational_reason_is_told_and_leaves_the_start_late() {
    let organised = late(RedenUitstel::Organisatorisch, &[]);
    let queue = late(
        RedenUitstel::Anders,
        &[("/traject/toelichtingUitstel", json!("Bij het bureau was een wachtlijst van twee weken."))],
    );
    for body in [organised, queue] {
        let found = codes(&body, P.as_str());
        assert!(found.contains("T06") && !found.contains("T24"), "{found:?}");
    }
}

#[test]
fn a_reason_of_delay_silences_no_rule_on_applying() {
    let body = case(&[
        ("/traject/redenUitstel", json!("geen_benutbare_mogelijkheden")),
        ("/sollicitaties", json!([])),
        ("/voortgang/document/datum", json!("2025-07-28")),
    ]);
    let found = codes(&body, V.as_str());
    assert!(found.contains("S01") && found.contains("S02"), "{found:?}");
}

#[test]
fn a_start_in_time_needs_no_reason_and_prints_none() {
    let body = case(&[("/traject/redenUitstel", json!("aow_nabij"))]);
    assert!(!codes(&body, P.as_str()).contains("T24"));
    assert!(!for_employer(&body, P).contains(RedenUitstel::AowNabij.label()));
}

// What the employee can bear.

#[test]
fn fewer_hours_are_a_change_whatever_the_field_says() {
    let entries = |now: u32| {
        json!([
            {"bron": "FML", "datum": "2025-09-01", "urenPerDag": 3, "urenPerWeek": now, "gewijzigd": false},
            {"bron": "FML", "datum": "2024-12-12", "urenPerDag": 3, "urenPerWeek": 15},
        ])
    };
    let of_october = |now: u32| {
        let profile = ("/zoekprofielen/1/datum", json!("2025-08-25"));
        dossier(&case(&[ability(entries(now)), profile]), E).trajectory.belastbaarheid
    };
    assert!(of_october(8)[0].gewijzigd);
    assert!(!of_october(15)[0].gewijzigd);
    let body = case(&[ability(entries(8)), ("/zoekprofielen/1/datum", json!("2025-08-25"))]);
    assert!(codes(&body, E.as_str()).contains("Z06"));
}

/// Nothing done from 14 April to 20 June, and no ability in the times given.
fn without_ability(periods: Value) -> Value {
    let none = ("/voortgang/redenGeenActiviteiten", json!("Er was niets mogelijk."));
    let mut body = case(&[("/geenBenutbareMogelijkheden", periods), none]);
    let activities = body["activiteiten"].as_array_mut().expect("a list");
    activities.retain(|activity| activity["datum"].as_str().is_some_and(|date| date < "2025-04-14"));
    body
}

#[test]
fn rules_are_silent_in_a_time_without_ability_and_only_there() {
    let whole = without_ability(json!([{"van": "2025-04-14", "tot": "2025-06-20", "bron": "bedrijfsarts"}]));
    assert!(!codes(&whole, V.as_str()).contains("A01"));
    // It ends where hours are stated again.
    let mut open = without_ability(json!([{"van": "2025-04-14", "bron": "bedrijfsarts"}]));
    assert!(codes(&open, V.as_str()).contains("A01"));
    set(&mut open, "/belastbaarheid/1/datum", "2025-04-14");
    assert!(!codes(&open, V.as_str()).contains("A01"));
    let other = without_ability(json!([{"van": "2024-04-14", "tot": "2024-06-30", "bron": "bedrijfsarts"}]));
    assert!(codes(&other, V.as_str()).contains("A01"));
    let hours = ("/zoekprofielen/0/urenMax", json!(30));
    assert!(codes(&case(std::slice::from_ref(&hours)), V.as_str()).contains("Z04"));
    let unable = json!([{"van": "2025-06-01", "bron": "bedrijfsarts"}]);
    assert!(!codes(&case(&[hours, ("/geenBenutbareMogelijkheden", unable)]), V.as_str()).contains("Z04"));
}

#[test]
fn limits_of_before_are_no_possibilities_in_a_time_without_ability() {
    let limit = "tillen tot drie kilo, hooguit tien keer per uur";
    let mut body = case(&[]);
    set(&mut body, "/belastbaarheid/0/rubrieken", json!([]));
    set(&mut body, "/belastbaarheid/2/rubrieken", json!([{"rubriek": 4, "omschrijving": limit}]));
    set(&mut body, "/belastbaarheid/1/rubrieken", json!([]));
    assert!(for_employer(&body, V).contains(limit));
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{"van": "2025-06-02", "bron": "bedrijfsarts"}]));
    let told = for_employer(&body, V);
    assert!(!told.contains(limit));
    assert!(told.contains("geen benutbare mogelijkheden sinds 02-06-2025"), "{told}");
}

// Applying.

#[test]
fn a_business_of_ones_own_is_a_placement() {
    let business = json!([{"soort": "zelfstandig", "organisatie": "Tekstbureau Proef", "functie": "tekstschrijver",
        "van": "2025-02-20", "urenPerWeek": 20}]);
    let end = ("/traject/geplandeEinddatum", json!("2025-12-31"));
    let none = [("/sollicitaties", json!([])), end, ("/plaatsingen", json!([]))];
    assert!(codes(&case(&none), V.as_str()).contains("S01"));
    assert!(codes(&case(&none), P.as_str()).contains("T15"));
    let begun = case(&[&none[..2], &[("/plaatsingen", business)]].concat());
    assert!(!codes(&begun, V.as_str()).contains("S01"));
    assert!(!codes(&begun, P.as_str()).contains("T15"));
}

#[test]
fn acts_that_are_no_application_are_known_by_their_kind() {
    let kinds = [
        ("cv op website gezet", "cv of profiel plaatsen"),
        ("profiel bijgewerkt", "cv of profiel plaatsen"),
        ("inschrijving uitzendbureau", "inschrijven"),
        ("open dag bij een zorginstelling", "beurs of ontmoeting bezoeken"),
        ("beurs voor logistiek", "beurs of ontmoeting bezoeken"),
        ("speeddate met werkgevers", "beurs of ontmoeting bezoeken"),
    ];
    for (act, kind) in kinds {
        let dossier = dossier(&case(&[("/sollicitaties/0/functie", json!(act))]), V);
        let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &[]));
        let seen = found.iter().find(|finding| finding.code == "S03").expect(act);
        assert!(seen.detail.contains(kind), "{act}: {}", seen.detail);
    }
    assert!(!codes(&case(&[("/sollicitaties/0/functie", json!("medewerker beursstand"))]), V.as_str()).contains("S03"));
}

#[test]
fn one_phase_does_not_silence_the_rhythm_of_applying() {
    let phase = json!([{"titel": "Bemiddeling", "van": "2025-02-17", "tot": "2026-02-01", "activiteiten": []}]);
    let fases = ("/fases", phase);
    assert!(codes(&case(&[fases.clone(), ("/sollicitaties", json!([]))]), V.as_str()).contains("S01"));
    assert!(!codes(&case(&[fases]), V.as_str()).contains("S01"), "counted from the first application");
}

// The offerte.

fn offered(patches: &[(&str, Value)]) -> (NaiveDate, Grens, i64) {
    let loose = [("/offerte/totaalCent", Value::Null)];
    let body = case(&[&loose[..], patches].concat());
    let dossier = dossier(&body, O);
    let sums = Aanbod::of(&dossier).expect("an offer");
    (sums.einde, sums.grens, sums.berekening.netto.as_cents())
}

#[test]
fn no_week_and_no_euro_is_offered_after_the_end() {
    assert_eq!(offered(&[]), (day("2026-02-01"), Grens::Wachttijd, 500_000));
    let contract = [("/dienstverband/einddatum", json!("2025-08-31"))];
    assert_eq!(offered(&contract), (day("2025-08-31"), Grens::Dienstverband, 280_000));
    let aow = [("/werknemer/geboortedatum", json!("1958-09-01"))];
    assert_eq!(offered(&aow), (day("2025-08-31"), Grens::Aow, 280_000));
    let sanction = [
        ("/traject/loonsanctie", json!({"besluitdatum": "2025-12-15", "tot": "2027-02-01"})),
        ("/offerte/document/datum", json!("2026-01-12")),
        ("/offerte/geldigTot", json!("2026-02-12")),
        ("/offerte/startdatum", json!("2026-02-02")),
    ];
    assert_eq!(offered(&sanction), (day("2027-01-31"), Grens::Loonsanctie, 520_000));
}

#[test]
fn weeks_after_the_contract_stop_an_offer() {
    let patches = [("/dienstverband/einddatum", json!("2025-08-31")), ("/offerte/regels/0/aantal", json!(50))];
    let dossier = dossier(&case(&patches), O);
    let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &[]));
    let sold = found.iter().find(|finding| finding.code == "F03").expect("too many weeks");
    assert_eq!(sold.severity, checks::Severity::Blokkade);
    assert!(found.iter().any(|finding| finding.code == "F07"));
}

#[test]
fn an_offer_names_the_day_and_the_ground_on_which_it_ends() {
    let told = for_employer(&case(&[("/dienstverband/einddatum", json!("2025-08-31"))]), O);
    assert!(told.contains("Het dienstverband eindigt op 31 augustus 2025"), "{told}");
    assert!(told.contains("Einde dienstverband"));
    assert!(!told.contains("Einde wachttijd"));
}

#[test]
fn an_offer_without_btw_has_no_price_without_btw() {
    let mut body = case(&[("/offerte/meerwerkTariefCent", json!(9_500)), ("/offerte/totaalCent", Value::Null)]);
    let with = for_employer(&body, O);
    assert!(with.contains("€ 95,00 per uur, exclusief btw."));
    for line in body["offerte"]["regels"].as_array_mut().expect("lines") {
        line["btw"] = json!("0");
    }
    let without = for_employer(&body, O);
    assert!(without.contains("€ 95,00 per uur."));
    assert!(!without.to_lowercase().contains("exclusief btw"), "{without}");
}

#[test]
fn the_last_of_three_terms_names_the_rest() {
    let term = |moment: &str| json!({"moment": moment, "percentage": 33.33});
    let thirds = json!([term("Bij de start"), term("Na 17 weken"), term("Na 34 weken")]);
    let told: Value = {
        let body = case(&[("/offerte/termijnen", thirds)]);
        let prepared = PRESS.prepare(&bytes(&body), order(O, variant("werkgever"))).expect("a report");
        serde_json::from_slice(&prepared.report.data).expect("JSON")
    };
    let terms = &told["facturatie"]["termijnen"];
    let part =
        |index: usize| terms[index]["deel"].as_str().expect("a share").replace('\u{a0}', " ").replace('\u{200b}', "");
    assert_eq!([part(0), part(1), part(2)], ["33,33%", "33,33%", "33,33% en het restant"]);
    let halves = for_employer(&case(&[]), O);
    assert!(!halves.contains("en het restant"));
}

// What the five sources name.

#[test]
fn kinds_of_activity_and_placement_that_the_sources_name_are_taken() {
    for kind in ["acceptatie", "versterken_inzetbaarheid", "sociale_media", "stage"] {
        let told = for_employer(&case(&[("/activiteiten/17/soort", json!(kind))]), E);
        assert!(!told.is_empty(), "{kind}");
    }
    assert!(for_employer(&case(&[("/plaatsingen/0/soort", json!("stage"))]), V).contains("Stage bij"));
}

#[test]
fn sub_goals_without_attention_are_named_and_only_then() {
    assert!(!for_employer(&case(&[]), P).contains("draagt nog geen doel"));
    let some = case(&[("/doelen/0/categorie", json!("acceptatie"))]);
    for soort in [P, E] {
        let told = for_employer(&some, soort);
        assert!(told.contains("subdoelen van het tweede spoor") && told.contains("financiële zekerheid"), "{told}");
        assert!(!told.contains("acceptatie van het verlies"));
    }
}

#[test]
fn what_an_outcome_means_for_the_income_is_for_the_employee_alone() {
    let words = "Uw loon wordt dan € 1.900 per maand.";
    let scenarios = json!([{"uitkomst": "U vindt werk voor 20 uur", "toelichting": words}]);
    let body = case(&[("/plan/financieleScenarios", scenarios)]);
    for reader in ["werkgever", "uwv", "intern"] {
        assert!(!paper(&body, P, variant(reader)).contains("1.900"), "{reader}");
    }
    let own = paper(&body, P, variant("werknemer"));
    assert!(own.contains(words) && own.contains("Hoe zit het met uw loon en uitkering?"));
    assert!(!codes(&body, P.as_str()).contains("P07"), "no copy for the employer holds it");
}

#[test]
fn a_plan_may_rest_on_the_advice_of_the_bedrijfsarts_alone() {
    let body = case(&[
        ("/arbeidsdeskundigAdvies", Value::Null),
        ("/poortwachter/redenOntbreekt", json!("de werkgever heeft geen ander werk")),
        ("/bedrijfsartsAdvies", json!({"datum": "2025-01-20", "conclusie": "Werk elders met korte dagen is passend."})),
    ]);
    let told = for_employer(&body, P);
    assert!(told.contains("De bedrijfsarts adviseerde op 20 januari 2025 het tweede spoor."), "{told}");
    assert!(told.contains("Werk elders met korte dagen is passend."));
}

#[test]
fn the_third_track_and_who_carries_the_risk_are_told_at_the_end() {
    let words = "Na de wachttijd zoeken partijen verder.";
    let body = case(&[
        ("/eind/derdeSpoor", json!(words)),
        ("/werkgever/eigenrisicodrager", json!({"zw": false, "wga": true})),
    ]);
    let told = for_employer(&body, E);
    assert!(told.contains(words) && told.contains("eigenrisicodrager voor de WGA"), "{told}");
    assert!(!for_employer(&case(&[]), E).contains("eigenrisicodrager"));
}

#[test]
fn a_course_in_the_period_is_in_the_report_of_it() {
    let course = |van: &str, tot: &str| json!([{"naam": "Cursus plannen", "van": van, "tot": tot}]);
    let inside = case(&[("/scholing", course("2025-05-12", "2025-06-10"))]);
    assert!(for_employer(&inside, V).contains("Cursus plannen"));
    let before = case(&[("/scholing", course("2025-03-03", "2025-05-09"))]);
    assert!(!for_employer(&before, V).contains("Cursus plannen"));
}

#[test]
fn nazorg_has_room_and_days_of_its_own() {
    let form = "Gesprek op de werkplek met de leidinggevende. ".repeat(12);
    let body = case(&[
        ("/eind/nazorg/vorm", json!(form.trim())),
        ("/eind/nazorg/momenten", json!(["2025-11-26", "2025-10-29"])),
    ]);
    assert!(for_employer(&body, E).contains("29 oktober 2025 en 26 november 2025"));
}

#[test]
fn a_placement_tells_its_contract() {
    let body = case(&[
        ("/plaatsingen/1/contractsoort", json!("tijdelijk")),
        ("/plaatsingen/1/proeftijdTot", json!("2025-10-31")),
    ]);
    let told = for_employer(&body, E);
    assert!(told.contains("voor bepaalde tijd") && told.contains("proeftijd tot en met 31 oktober 2025"), "{told}");
}

#[test]
fn an_offer_tells_what_an_earlier_placement_saves_when_asked() {
    assert!(!for_employer(&case(&[]), O).contains("Volgens uw opgave kost"));
    let told = for_employer(&case(&[("/offerte/loonkostenPerMaandCent", json!(310_000))]), O);
    assert!(told.contains("Volgens uw opgave kost de werknemer u € 3.100,00 per maand."), "{told}");
}

#[test]
fn work_in_the_first_track_other_employers_and_steps_are_among_the_facts() {
    let mut body = case(&[]);
    set(&mut body, "/werkSpoor1", json!([]));
    push(&mut body, "/werkSpoor1", json!({"functie": "orderinvoer", "van": "2025-01-06", "urenPerWeek": 6}));
    set(&mut body, "/andereWerkgevers", json!([{"naam": "Muziekschool Proef", "urenPerWeek": 3}]));
    set(&mut body, "/maatregelen", json!([{"datum": "2025-02-20", "soort": "waarschuwing"}]));
    for soort in [P, V, E] {
        let told = for_employer(&body, soort);
        for words in ["orderinvoer, 6 uur per week", "Muziekschool Proef, 3 uur per week", "schriftelijke waarschuwing"]
        {
            assert!(told.contains(words), "{}: {words}", soort.as_str());
        }
    }
}
