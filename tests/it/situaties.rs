//! Situations that no example holds: what offerte, plan and reports say then, and what they said before that was false.

use serde_json::{Value, json};

use crate::law::codes;
use crate::support::{AKKER, GRAAF, PIETERSMA, example, list, pages_for, post, remove, set, words};

const PLAN: &str = "plan-van-aanpak";
const VOORTGANG: &str = "voortgangsrapportage";
const EIND: &str = "eindrapportage";
const OFFERTE: &str = "offerte";

/// What the pages of a document for the employer are made of.
#[track_caller]
fn pages(body: &Value, kind: &str) -> Value {
    pages_for(body, kind, "werkgever")
}

/// The employee's page of a document.
#[track_caller]
fn explanation(body: &Value, kind: &str) -> String {
    words(&pages_for(body, kind, "werknemer")["uitleg"])
}

/// The placed example with these places set.
fn case(patches: &[(&str, Value)]) -> Value {
    let mut body = example(AKKER);
    for (place, value) in patches {
        set(&mut body, place, value.clone());
    }
    body
}

/// An offer whose sum is not stated elsewhere.
fn offer(patches: &[(&str, Value)]) -> Value {
    let mut body = case(patches);
    remove(&mut body, "/offerte/totaalCent");
    body
}

/// The example as one that nobody was placed in.
fn not_placed(reason: &str, patches: &[(&str, Value)]) -> Value {
    let ended = [
        ("/eind/redenEinde", json!(reason)),
        ("/eind/resultaat", json!("niet_geplaatst")),
        ("/plaatsingen", json!([])),
    ];
    let mut body = case(&[&ended[..], patches].concat());
    remove(&mut body, "/eind/nazorg");
    body
}

/// How a step of the calendar stands, by the beginning of its name.
fn state(pages: &Value, step: &str) -> Option<String> {
    let rows = list(pages, "kalender");
    let row = rows.into_iter().find(|row| words(&row["stap"]).starts_with(step))?;
    Some(words(&row["stand_tekst"]))
}

#[track_caller]
fn says(text: &str, right: &[&str], wrong: &[&str]) {
    for sentence in right {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    for sentence in wrong {
        assert!(!text.contains(sentence), "not {sentence}: {text}");
    }
}

// Goals.

#[test]
fn a_goal_that_a_report_does_not_speak_of_is_not_judged() {
    let goals = example(AKKER)["voortgang"]["doelen"].as_array().expect("goals")[..2].to_vec();
    let told = pages(&case(&[("/voortgang/doelen", json!(goals))]), VOORTGANG);
    let states: Vec<String> = list(&told, "doelen").iter().map(|goal| words(&goal["stand_tekst"])).collect();
    assert_eq!(states[..2], ["behaald", "behaald"]);
    assert!(states[2..].iter().all(|state| state.starts_with("niet beoordeeld")), "{states:?}");
    says(&words(&told["doelen"]), &[], &["nog niet gestart"]);
}

// One day.

#[test]
fn one_day_is_no_period() {
    let recovered = json!([{ "van": "2024-08-01", "tot": "2024-08-01" }]);
    let period = json!({ "van": "2025-06-20", "tot": "2025-06-20" });
    let body = offer(&[("/verzuim/onderbrekingen", recovered), ("/voortgang/periode", period)]);
    let wrong = ["1 augustus tot en met 1 augustus", "20 juni tot en met 20 juni", "01-08-2024 tot en met 01-08-2024"];
    for kind in [PLAN, VOORTGANG, OFFERTE] {
        let told = explanation(&body, kind);
        says(&told, &["Op 1 augustus 2024 was u hersteld gemeld. Die dag telt niet mee."], &wrong);
        says(&words(&pages(&body, kind)), &[], &wrong);
    }
    let caption = words(&pages(&body, VOORTGANG)["tijdlijn"]["bijschrift"]);
    says(&caption, &["hersteld gemeld op 1 augustus 2024 (1 dag)"], &[]);
}

#[test]
fn beside_leave_no_recovery_is_named() {
    let recovered = json!([{ "van": "2024-08-01", "tot": "2024-08-14" }]);
    let leave = json!([{ "van": "2025-02-20", "tot": "2025-06-11", "zelfdeOorzaak": true }]);
    let body = offer(&[("/verzuim/onderbrekingen", recovered), ("/verzuim/wazo", leave)]);
    let caption = words(&pages(&body, VOORTGANG)["tijdlijn"]["bijschrift"]);
    let told =
        "(witte vakken): 1 augustus tot en met 14 augustus 2024 (14 dagen) en 20 februari tot en met 11 juni 2025";
    says(&caption, &[told], &["hersteld"]);
}

// Btw, the price, and how long an offer lasts.

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

// Terms.

#[test]
fn the_last_day_of_a_useful_request_counts_the_time_that_uwv_may_take() {
    let mut body = example(GRAAF);
    for field in ["tekortkomingen", "bekorting", "geplandVerzoek", "geplandeEindrapportage", "toelichtingVerzoek"] {
        remove(&mut body, &format!("/traject/loonsanctie/{field}"));
    }
    let told = words(&pages(&body, PLAN)["rapportage"]["inleiding"]);
    // Three weeks after Saturday the 27th end on a Saturday too, so that UWV has until Monday.
    let right = "Beslist UWV pas na drie weken, dan maakt een verzoek na 26 juni 2026 de loondoorbetaling niet meer \
                 korter.";
    says(&told, &[right], &["Na 26 juni 2026"]);
}

#[test]
fn without_the_day_of_the_evaluation_no_start_is_called_in_time() {
    let missing = json!({ "redenOntbreekt": "De stukken zijn opgevraagd." });
    let body = case(&[("/poortwachter", missing.clone())]);
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = pages(&body, kind);
        let stand = state(&told, "start tweede spoor");
        assert_eq!(stand.as_deref(), Some("gedaan"), "{kind}");
        says(&words(&told), &[], &["27 dagen vóór de uiterste dag", "27 dagen eerder"]);
        assert_eq!(state(&pages(&example(AKKER), kind), "start tweede spoor").as_deref(), Some("op tijd"), "{kind}");
    }
    // Before the weeks of the evaluation a start cannot be late after it.
    let early = case(&[("/poortwachter", missing), ("/traject/startdatum", json!("2024-12-15"))]);
    assert_eq!(state(&pages(&early, VOORTGANG), "start tweede spoor").as_deref(), Some("op tijd"));
}

/// A start after its usual last day, with a reason for it.
fn late(reason: &str) -> Value {
    let unable = json!([{ "van": "2024-12-01", "tot": "2025-01-05", "bron": "bedrijfsarts" }]);
    case(&[
        ("/poortwachter/eerstejaarsevaluatie", json!("2024-12-20")),
        ("/traject/redenUitstel", json!(reason)),
        ("/geenBenutbareMogelijkheden", unable),
    ])
}

#[test]
fn a_start_with_a_ground_that_holds_is_not_called_late() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = pages(&late("geen_benutbare_mogelijkheden"), kind);
        let stand = state(&told, "start tweede spoor");
        assert_eq!(stand.as_deref(), Some("later: geen benutbare mogelijkheden"), "{kind}");
        says(&words(&told), &[], &["17 dagen te laat"]);
        says(&words(&told["tijdlijn"]["standen"]), &["gehaald"], &["te_laat"]);
        let weak = pages(&late("organisatorisch"), kind);
        assert_eq!(state(&weak, "start tweede spoor").as_deref(), Some("17 dagen te laat"), "{kind}");
    }
}

// What is over is told as over.

#[test]
fn a_contract_that_ended_and_an_age_that_was_reached_are_past() {
    let caption = |body: &Value, kind: &str| words(&pages(body, kind)["tijdlijn"]["bijschrift"]);
    let until = |end: &str| caption(&case(&[("/dienstverband/einddatum", json!(end))]), VOORTGANG);
    says(&until("2025-05-31"), &["Het dienstverband eindigde eerder: op 31 mei 2025."], &["eindigt eerder"]);
    says(&until("2025-12-31"), &["Het dienstverband eindigt eerder: op 31 december 2025."], &["eindigde eerder"]);
    let reached = not_placed("aow", &[("/werknemer/geboortedatum", json!("1958-09-10"))]);
    let told = "Het tweede spoor liep tot de AOW-leeftijd, tot en met 9 september 2025.";
    says(&caption(&reached, EIND), &[told], &["Het tweede spoor loopt"]);
    says(&explanation(&reached, EIND), &["U bereikte op 10 september 2025 de AOW-leeftijd."], &["U bereikt op"]);
}

#[test]
fn a_leave_that_still_runs_is_not_past() {
    let leave = |last: &str| {
        let leave = json!([{ "van": "2025-05-01", "tot": last, "zelfdeOorzaak": true }]);
        explanation(&case(&[("/verzuim/wazo", leave)]), VOORTGANG)
    };
    let runs = "Van 1 mei tot en met 20 juni 2025 hebt u zwangerschaps- en bevallingsverlof.";
    says(&leave("2025-06-20"), &[runs], &["had u zwangerschaps"]);
    says(&leave("2025-06-19"), &["had u zwangerschaps- en bevallingsverlof."], &["hebt u zwangerschaps"]);
}

// The AOW age in the wachttijd.

#[test]
fn who_reaches_the_aow_age_first_reads_of_no_wia_and_no_longer_wage() {
    let wrong =
        ["van de wachttijd is 1 februari", "Vraagt u later een WIA", "langer doorbetaalt", "uitkering verlagen"];
    let body = case(&[("/werknemer/geboortedatum", json!("1958-10-14"))]);
    for kind in [PLAN, VOORTGANG] {
        let right = ["U bereikt op 14 oktober 2025 de AOW-leeftijd.", "De laatste dag daarvan is 24 november 2025."];
        says(&explanation(&body, kind), &right, &wrong);
    }
    let ended = not_placed("opdrachtgever_stopt", &[("/werknemer/geboortedatum", json!("1958-10-14"))]);
    says(&explanation(&ended, EIND), &["U bereikt op 14 oktober 2025 de AOW-leeftijd."], &wrong);
    // Of a year alone it is sure that the age comes in 2025.
    let year = case(&[("/werknemer/geboortedatum", json!("1958-00-00"))]);
    let told = explanation(&year, VOORTGANG);
    says(&told, &["U bereikt uiterlijk op 31 december 2025 de AOW-leeftijd."], &wrong);
    says(&told, &[], &["Vraag dan zelf een WIA-uitkering aan"]);
    let calendar = pages(&year, VOORTGANG);
    assert_eq!(state(&calendar, "WIA-aanvraag"), None);
    assert_eq!(state(&calendar, "inzending re-integratieverslag"), None);
}

#[test]
fn an_offer_threatens_with_no_sanction_that_cannot_come() {
    let told = |patches: &[(&str, Value)]| words(&pages(&offer(patches), OFFERTE)["latere_start"]["toelichting"]);
    let sanction = "dan kan UWV de loondoorbetaling verlengen";
    says(&told(&[]), &[sanction], &[]);
    says(&told(&[("/werknemer/geboortedatum", json!("1958-10-14"))]), &["Een latere start"], &[sanction]);
    says(&told(&[("/dienstverband/einddatum", json!("2025-12-31"))]), &["Een latere start"], &[sanction]);
}

// No ability that can be used.

#[test]
fn a_time_without_ability_is_a_change_and_no_hours_hold_in_it() {
    let body = case(&[("/geenBenutbareMogelijkheden", json!([{ "van": "2025-06-10", "bron": "bedrijfsarts" }]))]);
    let told = pages(&body, VOORTGANG);
    let right = "De belastbaarheid is in deze periode gewijzigd. Sinds 10 juni 2025 zijn er geen benutbare \
                 mogelijkheden, volgens de bedrijfsarts. De laatste vaststelling daarvoor is van 26 mei 2025";
    says(&words(&told["belastbaarheid_inleiding"]), &[right], &["niet gewijzigd"]);
    assert!(told["belastbaarheid"]["prognose"].is_null(), "{}", told["belastbaarheid"]);
    let facts = words(&told["belastbaarheid"]["feiten"]);
    let right = "geen benutbare mogelijkheden sinds 10-06-2025, volgens de bedrijfsarts";
    says(&facts, &[right, "Eerdere vaststelling"], &[]);
    let right = "Sinds 10 juni 2025 hebt u geen benutbare mogelijkheden. Dat betekent: u kunt nu niet werken.";
    says(&explanation(&body, VOORTGANG), &[right], &["U kunt nu ten hoogste"]);

    let at_first = case(&[("/geenBenutbareMogelijkheden", json!([{ "van": "2025-02-20", "bron": "bedrijfsarts" }]))]);
    says(&explanation(&at_first, PLAN), &["Sinds 20 februari 2025 hebt u geen"], &["U kunt nu ten hoogste"]);
    let plan = words(&pages(&at_first, PLAN)["belastbaarheid"]["inleiding"]);
    says(&plan, &["Sinds 20 februari 2025 zijn er geen benutbare mogelijkheden", "vaststelling daarvoor is van"], &[]);

    let none = case(&[("/belastbaarheid/1/urenPerDag", json!(0)), ("/belastbaarheid/1/urenPerWeek", json!(0))]);
    says(&explanation(&none, VOORTGANG), &["Sinds 26 mei 2025 hebt u geen benutbare"], &[" 0 uur per", "Dat was"]);
}

// What a second reader found.

#[test]
fn who_missed_the_wia_request_reads_to_make_it_at_once() {
    let told = |patches: &[(&str, Value)]| {
        let mut body = case(patches);
        remove(&mut body, "/eind");
        explanation(&body, VOORTGANG)
    };
    let on = |day: &str| ("/voortgang/document/datum", json!(day));
    let missed = "hebt u nog geen WIA-uitkering aangevraagd bij UWV? Doe dat meteen.";
    let wage = "Dan kan UWV besluiten dat hij uw loon langer doorbetaalt";
    says(&told(&[]), &["Vraag dan zelf een WIA-uitkering aan", "Vraagt u later een WIA", wage], &[missed]);
    for day in ["2025-11-17", "2025-11-25"] {
        let wrong = ["Vraag dan zelf", "Vraagt u later"];
        says(&told(&[on(day)]), &[missed, "Vraagt u een WIA-uitkering aan?", wage], &wrong);
    }
    says(&told(&[on("2026-02-01")]), &[missed, wage], &[]);
    says(&told(&[on("2026-02-02")]), &[missed], &[wage]);
    let asked = told(&[on("2025-11-25"), ("/poortwachter/wiaAanvraag", json!("2025-11-10"))]);
    says(&asked, &["U vroeg een WIA-uitkering aan."], &[missed, "Vraagt u "]);
}

#[test]
fn after_a_sanction_that_was_withdrawn_nothing_goes_to_uwv_for_a_test() {
    let mut body = example(GRAAF);
    remove(&mut body, "/traject/loonsanctie/bekorting");
    set(&mut body, "/traject/loonsanctie/ingetrokkenOp", "2025-10-15");
    let asked = words(&pages_for(&body, VOORTGANG, "uwv")["gevraagd"]);
    says(&asked, &["Deze voortgangsrapportage beschrijft de inspanningen"], &["re-integratieverslag", "bekorting"]);
    says(&explanation(&body, VOORTGANG), &[], &["Deed uw werkgever te weinig?"]);
}

#[test]
fn who_reaches_the_aow_age_has_no_verslag_for_uwv() {
    let asked = |born: &str, kind: &str| {
        words(&pages_for(&case(&[("/werknemer/geboortedatum", json!(born))]), kind, "uwv")["gevraagd"])
    };
    says(&asked("1958-10-14", PLAN), &["Dit plan beschrijft"], &["re-integratieverslag"]);
    says(&asked("1958-10-14", VOORTGANG), &["Deze voortgangsrapportage beschrijft"], &["re-integratieverslag"]);
    says(&asked("1979-05-14", PLAN), &["Dit plan hoort bij het re-integratieverslag van de werkgever. Het"], &[]);
    says(&asked("1979-05-14", VOORTGANG), &["hoort bij het re-integratieverslag van de werkgever."], &[]);
}

#[test]
fn a_report_after_the_decision_is_not_meant_for_the_request() {
    let asked = |bekorting: Value| {
        let mut body = example(GRAAF);
        set(&mut body, "/traject/loonsanctie/bekorting", bekorting);
        set(&mut body, "/voortgang/document/datum", "2026-02-20");
        words(&pages_for(&body, VOORTGANG, "uwv")["gevraagd"])
    };
    let meant = "is bedoeld voor het bekortingsverzoek";
    says(&asked(json!({ "verzoek": "2026-01-20" })), &[meant], &[]);
    let right = ["Deze voortgangsrapportage beschrijft"];
    let granted = json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05", "tot": "2026-03-20" });
    says(&asked(granted), &right, &[meant]);
    says(&asked(json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05" })), &right, &[meant]);
}

#[test]
fn on_the_first_day_of_the_aow_age_no_wia_benefit_begins() {
    let wrong = ["Daarna kan een WIA", "Vraag dan zelf", "Vraagt u", "langer doorbetaalt", "uitkering verlagen"];
    let told = "Vanaf 2 februari 2026 hebt u de AOW-leeftijd. U krijgt dan AOW, en geen WIA-uitkering.";
    let body = offer(&[("/werknemer/geboortedatum", json!("1959-02-02"))]);
    for kind in [PLAN, VOORTGANG] {
        says(&explanation(&body, kind), &["De laatste dag van de wachttijd is 1 februari 2026.", told], &wrong);
        assert_eq!(state(&pages(&body, kind), "WIA-aanvraag"), None, "{kind}");
        assert!(state(&pages(&body, kind), "laatste dag van de wachttijd").is_some(), "{kind}");
    }
    says(&explanation(&body, OFFERTE), &[], &["Daarna kan een WIA"]);
    says(&words(&pages(&body, OFFERTE)["latere_start"]["toelichting"]), &[], &["verlengen"]);
    // One day later it begins, for a day.
    let later = case(&[("/werknemer/geboortedatum", json!("1959-02-03"))]);
    says(&explanation(&later, PLAN), &["Daarna kan een WIA", "langer doorbetaalt"], &[told]);
}

#[test]
fn a_contract_that_ends_with_the_wachttijd_leaves_nothing_to_extend() {
    let body = offer(&[("/dienstverband/einddatum", json!("2026-02-01"))]);
    for kind in [PLAN, VOORTGANG] {
        says(&explanation(&body, kind), &["Daarna kan een WIA"], &["langer doorbetaalt", "Een vast contract"]);
        assert!(state(&pages(&body, kind), "einde van het dienstverband").is_some(), "{kind}");
    }
    says(&words(&pages(&body, OFFERTE)["latere_start"]["toelichting"]), &[], &["verlengen"]);
}

#[test]
fn a_contract_that_ends_in_the_wachttijd_is_told_as_it_is() {
    let told = |end: &str, kind: &str| explanation(&case(&[("/dienstverband/einddatum", json!(end))]), kind);
    let wrong = ["Zolang u in dienst bent, betaalt", "Een vast contract stopt"];
    let over = "Uw contract eindigde op 31 mei 2025. Tot en met die dag betaalde uw werkgever ten minste 70% van uw \
                loon, tot een maximum. Bent u daarna nog ziek? Dan kunt u een uitkering van de Ziektewet krijgen.";
    says(&told("2025-05-31", VOORTGANG), &[over, "Daarna kan een WIA-uitkering beginnen"], &wrong);
    says(&told("2025-05-31", PLAN), &["Uw contract eindigt op 31 mei 2025."], &wrong);
}

#[test]
fn after_the_contract_uwv_looks_after_the_employee() {
    let ended = ("/dienstverband/einddatum", json!("2025-05-31"));
    let right = [
        "Uw contract eindigde op 31 mei 2025. Op die dag moest uw werkgever zijn verslag",
        "Bij ziekte oordeelt een arts van UWV.",
        "Bent u het oneens met een besluit van UWV?",
    ];
    let wrong = ["Dan stuurt uw werkgever", "Bij ziekte oordeelt de bedrijfsarts", "Uw werkgever betaalt die."];
    says(&explanation(&case(std::slice::from_ref(&ended)), VOORTGANG), &right, &wrong);
    let risk = ("/werkgever/eigenrisicodrager", json!({ "zw": true, "wga": true }));
    let own = explanation(&case(&[ended, risk]), VOORTGANG);
    says(&own, &["Bij ziekte oordeelt de bedrijfsarts", "Uw werkgever betaalt die."], &["een arts van UWV"]);
}

#[test]
fn work_with_an_employer_whose_contract_is_over_goes_first_at_own_risk() {
    let told = |end: &str| {
        let risk = json!({ "zw": true, "wga": false });
        let body = case(&[("/dienstverband/einddatum", json!(end)), ("/werkgever/eigenrisicodrager", risk)]);
        words(&pages(&body, PLAN)["kader"]["eerste_spoor"])
    };
    let first = "Ontstaat daar alsnog passend werk, dan gaat dat voor.";
    let closed = "is na het advies van de arbeidsdeskundige van 9 januari 2025 afgesloten.";
    let own = "Als eigenrisicodrager voor de Ziektewet blijft de werkgever ook na het dienstverband nagaan";
    says(&told("2024-12-31"), &[closed, own, first], &["Zolang het dienstverband duurt"]);
    says(&told("2025-12-31"), &[first], &[own]);
    let ended = ("/dienstverband/einddatum", json!("2025-02-20"));
    let over = words(&pages(&case(std::slice::from_ref(&ended)), PLAN)["kader"]["eerste_spoor"]);
    says(&over, &[closed], &[own, first, "blijft de werkgever nagaan"]);
    // The other documents say the same in a word.
    let (later, open) = (("/dienstverband/einddatum", json!("2025-05-31")), ", tenzij daar passend werk ontstaat");
    let risk = ("/werkgever/eigenrisicodrager", json!({ "zw": true, "wga": true }));
    says(&words(&pages(&case(&[later.clone(), risk]), VOORTGANG)["gegevens"]), &[open], &[]);
    says(&words(&pages(&case(&[later]), VOORTGANG)["gegevens"]), &["afgesloten"], &[open]);
}

#[test]
fn an_employer_at_own_risk_pays_for_a_late_start_too() {
    let told = |risk: bool| {
        let risk = json!({ "zw": risk, "wga": false });
        let body = offer(&[("/dienstverband/einddatum", json!("2025-12-31")), ("/werkgever/eigenrisicodrager", risk)]);
        words(&pages(&body, OFFERTE)["latere_start"]["toelichting"])
    };
    let longer = "dan kan UWV de tijd verlengen waarin u als eigenrisicodrager de uitkering van de Ziektewet betaalt";
    says(&told(true), &[longer], &["de loondoorbetaling verlengen"]);
    says(&told(false), &["Een latere start"], &["verlengen"]);
}

#[test]
fn a_plan_tells_of_an_end_that_has_passed_as_passed() {
    let told = |place: &str, value: &str| words(&pages(&case(&[(place, json!(value))]), PLAN)["planning"]["inleiding"]);
    let contract = |end: &str| told("/dienstverband/einddatum", end);
    let past = "dienstverband eindigde eerder, op 20 februari 2025; het traject liep tot";
    says(&contract("2025-02-20"), &[past], &["eindigt eerder"]);
    says(&contract("2025-12-31"), &["eindigt eerder, op 31 december 2025; het traject loopt tot"], &["eindigde"]);
    says(&told("/werknemer/geboortedatum", "1958-02-20"), &["bereikte eerder de AOW-leeftijd"], &["bereikt eerder"]);
    let one = "Het traject duurde één dag, 17 februari 2025, en heeft";
    says(&contract("2025-02-17"), &[one], &["tot en met 17 februari 2025 en heeft"]);
}

#[test]
fn an_offer_calls_no_start_in_time_without_the_day_of_the_evaluation() {
    let told = |patches: &[(&str, Value)]| {
        let told = pages(&offer(patches), OFFERTE);
        (words(&told["planning"]), words(&told["latere_start"]["rijen"]))
    };
    let unknown = json!({ "redenOntbreekt": "De stukken zijn opgevraagd." });
    let (planning, rows) = told(&[("/poortwachter", unknown)]);
    says(&planning, &["De start op 17 februari 2025 is niet later dan die dag."], &["valt binnen die termijn"]);
    says(&rows, &["niet later"], &["op tijd"]);
    let (planning, rows) = told(&[]);
    says(&planning, &["valt binnen die termijn"], &["niet later dan die dag"]);
    says(&rows, &["op tijd"], &["niet later"]);
}

#[test]
fn an_offer_with_a_ground_that_holds_calls_no_start_late() {
    let told = |reason: &str| {
        let unable = json!([{ "van": "2024-12-01", "tot": "2025-01-05", "bron": "bedrijfsarts" }]);
        let body = offer(&[
            ("/poortwachter/eerstejaarsevaluatie", json!("2024-12-20")),
            ("/traject/redenUitstel", json!(reason)),
            ("/geenBenutbareMogelijkheden", unable),
        ]);
        let told = pages(&body, OFFERTE);
        (words(&told["planning"]), words(&told["latere_start"]["rijen"]))
    };
    let (planning, rows) = told("geen_benutbare_mogelijkheden");
    let right = "De reden van de latere start: geen benutbare mogelijkheden.";
    says(&planning, &[right], &["Leg in uw dossier vast"]);
    says(&rows, &["later: geen benutbare mogelijkheden"], &["17 dagen te laat"]);
    let (planning, rows) = told("organisatorisch");
    says(&planning, &["Leg in uw dossier vast"], &[right]);
    says(&rows, &["17 dagen te laat"], &["later: "]);
}

#[test]
fn a_birth_date_in_part_ends_the_track_where_the_age_is_sure() {
    let born = |day: &str| offer(&[("/werknemer/geboortedatum", json!(day))]);
    for day in ["1958-00-00", "1958-12-00"] {
        let body = born(day);
        let told = pages(&body, OFFERTE);
        says(&words(&told["prijs"]["inleiding"]), &["tot en met 30 december 2025"], &["1 februari 2026"]);
        says(&words(&told["planning_feiten"]), &["Uiterste dag vóór de AOW-leeftijd"], &["Laatste dag vóór"]);
        says(&words(&told["latere_start"]["toelichting"]), &["Een latere start"], &["verlengen"]);
        let plan = words(&pages(&body, PLAN)["planning"]["inleiding"]);
        says(&plan, &["het traject loopt tot en met 30 december 2025"], &["tot en met 1 februari"]);
        says(&words(&pages(&body, VOORTGANG)["cijfers"]), &["tot en met 30 december 2025"], &["1 februari 2026"]);
    }
    says(&words(&pages(&born("1960-00-00"), OFFERTE)["prijs"]["inleiding"]), &["tot en met 1 februari 2026"], &[]);
}

#[test]
fn the_last_day_of_the_contract_has_a_label_that_fits_its_column() {
    let body = case(&[("/dienstverband/einddatum", json!("2025-09-30"))]);
    says(&words(&pages(&body, VOORTGANG)["gegevens"]), &["In dienst tot en met\n30-09-2025"], &["Einde dienstverband"]);
}

// The judgement of a body says of a step what its pages say.

/// How a step stands in the judgement of one document, and on the bar of its pages.
#[track_caller]
fn judged(body: &Value, address: &str, step: &str) -> String {
    let judgement = post(&format!("/v1/{address}/_valideer"), body).json();
    let found = list(&judgement, "kalender").into_iter().find(|row| row["stap"] == step).cloned();
    words(&found.expect(step)["stand"])
}

#[test]
fn the_judgement_calls_no_start_late_that_the_pages_do_not() {
    for address in ["plannen-van-aanpak", "voortgangsrapportages", "eindrapportages", "trajecten"] {
        let stand = |body: &Value| judged(body, address, "start_spoor_2");
        assert_eq!(stand(&late("geen_benutbare_mogelijkheden")), "gehaald", "{address}");
        assert_eq!(stand(&late("organisatorisch")), "te_laat", "{address}");
    }
    // Agreed on too late, it is late before it comes.
    let mut agreed = example(PIETERSMA);
    set(&mut agreed, "/traject/startdatum", "2025-06-16");
    assert_eq!(judged(&agreed, "plannen-van-aanpak", "start_spoor_2"), "te_laat");
}

#[test]
fn the_judgement_counts_an_eindrapportage_that_is_due_as_the_pages_do() {
    // The pages of the same day: 46 days late and not made.
    assert_eq!(judged(&example("alles-mis"), "voortgangsrapportages", "eindrapportage"), "te_laat");
    // Its own part of the body has its day.
    let mut body = example(AKKER);
    remove(&mut body, "/eerdereDocumenten");
    assert_eq!(judged(&body, "eindrapportages", "eindrapportage"), "gehaald");
    set(&mut body, "/eind/document/datum", "2025-11-04");
    assert_eq!(judged(&body, "eindrapportages", "eindrapportage"), "te_laat");
    assert_eq!(judged(&body, "voortgangsrapportages", "eindrapportage"), "komt");
}

// What a labour expert of UWV found.

#[test]
fn what_follows_the_wia_request_supplements_the_verslag_and_is_no_part_of_it() {
    let asked = |kind: &str, place: &str, day: &str| {
        let mut body = example(PIETERSMA);
        set(&mut body, place, day);
        words(&pages_for(&body, kind, "uwv")["gevraagd"])
    };
    // The request is of 5 January 2026; the employer sends the verslag by the next day.
    let after = "is van na de WIA-aanvraag van 5 januari 2026 en kan het re-integratieverslag van de werkgever \
                 aanvullen.";
    let part = "hoort bij het re-integratieverslag";
    for (kind, place) in
        [(PLAN, "/plan/document/datum"), (VOORTGANG, "/voortgang/document/datum"), (EIND, "/eind/document/datum")]
    {
        says(&asked(kind, place, "2026-01-06"), &[part], &[after]);
        says(&asked(kind, place, "2026-01-07"), &[after], &[part]);
        says(&asked(kind, place, "2026-04-02"), &["beschrijft"], &[after]);
    }
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/document/datum", "2026-01-07");
    let told = words(&pages(&body, EIND)["bijlagen"]["documenten"]["inleiding"]);
    says(&told, &["Dit zijn de documenten in het re-integratiedossier"], &["voor het re-integratieverslag"]);
    let told = words(&pages(&example(PIETERSMA), EIND)["bijlagen"]["documenten"]["inleiding"]);
    says(&told, &["Een Functionele Mogelijkhedenlijst mag er wel bij"], &["hoort er wel bij"]);
}

#[test]
fn an_agreement_ends_an_indefinite_contract_also_without_its_day() {
    let ended = |patches: &[(&str, Value)]| not_placed("vaststellingsovereenkomst", patches);
    let kind = ("/dienstverband/soort", json!("vast"));
    let open = ended(std::slice::from_ref(&kind));
    let told = words(&pages(&open, EIND)["gegevens"]);
    says(&told, &["In dienst tot en met\nvolgens de vaststellingsovereenkomst"], &["voor onbepaalde tijd"]);
    let page = explanation(&open, EIND);
    let wrong = ["Een vast contract stopt dan niet vanzelf", "langer doorbetaalt"];
    says(&page, &["Uw werkgever betaalt loon tot het einde van uw contract."], &wrong);
    let dated =
        words(&pages(&ended(&[kind.clone(), ("/dienstverband/einddatum", json!("2025-12-31"))]), EIND)["gegevens"]);
    says(
        &dated,
        &["voor onbepaalde tijd", "In dienst tot en met\n31-12-2025"],
        &["volgens de vaststellingsovereenkomst"],
    );
    // An earlier document knows of no agreement.
    let earlier = words(&pages(&open, VOORTGANG)["gegevens"]);
    says(&earlier, &["voor onbepaalde tijd"], &["vaststellingsovereenkomst"]);
    let other = words(&pages(&not_placed("einde_wachttijd_nadert", &[kind]), EIND)["gegevens"]);
    says(&other, &["voor onbepaalde tijd"], &["vaststellingsovereenkomst"]);
}

#[test]
fn who_works_beside_an_early_iva_is_not_told_to_look_for_nothing() {
    let end = "Een WIA-uitkering hoeft u niet meer aan te vragen.";
    let nothing = "werk meer te zoeken.";
    let unable = ("/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
    let placed = case(&[("/eind/redenEinde", json!("vervroegde_iva")), unable.clone()]);
    says(&explanation(&placed, EIND), &[end], &[nothing]);
    says(&explanation(&not_placed("vervroegde_iva", &[unable]), EIND), &[end, nothing], &[]);
    // Who can work for 24 hours a week gets none.
    says(&explanation(&not_placed("vervroegde_iva", &[]), EIND), &["Vraag een WIA-uitkering aan"], &[end, nothing]);
}

#[test]
fn a_search_far_below_what_can_be_borne_does_not_rest_on_it() {
    let told = |least: u32, most: u32| {
        let body = case(&[("/zoekprofielen/0/urenMin", json!(least)), ("/zoekprofielen/0/urenMax", json!(most))]);
        (words(&pages(&body, PLAN)["zoekprofiel"]), codes(&body, PLAN).contains("Z10"))
    };
    let (rests, known) = ("met de belastbaarheid van 12 december 2024", "Bij het opstellen was de belastbaarheid van");
    let (page, found) = told(4, 8);
    says(&page, &[known], &[rests]);
    assert!(found);
    let (page, found) = told(16, 20);
    says(&page, &[rests], &[known]);
    assert!(!found);
}

#[test]
fn nobody_has_to_seek_more_hours_than_the_contract_has_beside_the_own_work() {
    let sought = |more: &[(&str, Value)]| {
        let few = [("/zoekprofielen/0/urenMin", json!(8)), ("/zoekprofielen/0/urenMax", json!(12))];
        codes(&case(&[&few[..], more].concat()), PLAN).contains("Z10")
    };
    assert!(sought(&[]), "12 of the 20 hours that can be borne");
    assert!(!sought(&[("/dienstverband/urenPerWeek", json!(12))]));
    let work = json!([{ "functie": "medewerker archief", "van": "2024-10-01", "urenPerWeek": 8 }]);
    assert!(!sought(&[("/werkSpoor1", work)]));
}

#[test]
fn the_first_track_is_closed_as_of_a_day_while_the_contract_goes_on() {
    let plan = pages(&example(PIETERSMA), PLAN);
    let told = "is na het advies van de arbeidsdeskundige van 6 maart 2025 afgesloten. \
                Zolang het dienstverband duurt, blijft de werkgever nagaan of daar passend werk is.";
    says(&words(&plan["kader"]["eerste_spoor"]), &[told], &[]);
    let open = "afgesloten, tenzij daar passend werk ontstaat";
    for kind in [PLAN, VOORTGANG, EIND] {
        says(&words(&pages(&example(PIETERSMA), kind)["gegevens"]), &[open], &[]);
    }
    // The guidance is over, or the contract.
    says(&words(&pages(&example(AKKER), EIND)["gegevens"]), &["afgesloten"], &[open]);
    let over = case(&[("/dienstverband/einddatum", json!("2025-05-31"))]);
    says(&words(&pages(&over, VOORTGANG)["gegevens"]), &["afgesloten"], &[open]);
}

#[test]
fn a_plan_that_ends_in_a_weekend_has_no_guidance_after_its_report() {
    let told = |end: &str| {
        let body = case(&[("/dienstverband/einddatum", json!(end))]);
        words(&pages(&body, PLAN)["rapportage"]["inleiding"])
    };
    // A Sunday, after a report of Friday.
    says(&told("2025-08-31"), &["aan het einde van het traject."], &["kan de begeleiding doorlopen"]);
    let usual = words(&pages(&example(AKKER), PLAN)["rapportage"]["inleiding"]);
    says(&usual, &["kan de begeleiding doorlopen tot en met 1 februari 2026"], &[]);
}

// What a stranger's reading of further situations found.

#[test]
fn a_request_for_the_wia_that_came_late_can_make_the_payment_of_wage_longer() {
    let caption = |asked: &str, end: Option<&str>| {
        let mut body = example(PIETERSMA);
        set(&mut body, "/poortwachter/wiaAanvraag", asked);
        set(&mut body, "/voortgang/document/datum", "2026-02-20");
        if let Some(end) = end {
            set(&mut body, "/dienstverband/einddatum", end);
        }
        words(&pages(&body, VOORTGANG)["tijdlijn"]["bijschrift"])
    };
    let told = "De WIA-aanvraag is 27 dagen na de uiterste dag gedaan (14 januari 2026); de loondoorbetaling kan \
                daardoor langer duren";
    says(&caption("2026-02-10", None), &[told], &[]);
    says(&caption("2026-01-14", None), &[], &["WIA-aanvraag is"]);
    says(&caption("2026-02-10", Some("2026-03-31")), &[], &["kan daardoor langer duren"]);
}

#[test]
fn a_report_after_the_last_day_of_wage_is_for_no_request() {
    let mut body = example(GRAAF);
    for field in ["bekorting", "geplandVerzoek", "geplandeEindrapportage", "toelichtingVerzoek"] {
        remove(&mut body, &format!("/traject/loonsanctie/{field}"));
    }
    let asked = |body: &Value| words(&pages_for(body, VOORTGANG, "uwv")["gevraagd"]);
    let meant = "is bedoeld voor het bekortingsverzoek";
    says(&asked(&body), &[meant], &[]);
    set(&mut body, "/voortgang/document/datum", "2026-09-10");
    says(&asked(&body), &["Deze voortgangsrapportage beschrijft"], &[meant]);
    // Nor is one whose request UWV never decided on.
    set(&mut body, "/traject/loonsanctie/bekorting", json!({ "verzoek": "2026-06-20" }));
    says(&asked(&body), &["Deze voortgangsrapportage beschrijft"], &[meant]);
}

#[test]
fn after_the_contract_no_step_is_planned_that_would_shorten_the_wage() {
    let mut body = example(GRAAF);
    set(&mut body, "/dienstverband/einddatum", "2025-11-30");
    for day in ["2025-11-21", "2025-12-05"] {
        set(&mut body, "/voortgang/document/datum", day);
        let told = pages(&body, VOORTGANG);
        says(
            &words(&told["kalender"]),
            &["einde van het dienstverband"],
            &["gepland 16-01-2026", "gepland 20-01-2026"],
        );
        says(&words(&told["volgende_stap"]), &[], &["16 januari 2026", "20 januari 2026"]);
        assert_eq!(state(&told, "besluit op het bekortingsverzoek"), None, "{day}");
    }
}

#[test]
fn once_all_is_repaired_the_report_on_it_waits_for_nothing() {
    let granted = json!({ "verzoek": "2025-11-25", "besluit": "2025-12-10", "tot": "2026-01-21" });
    let mut body = example(GRAAF);
    for field in ["geplandVerzoek", "geplandeEindrapportage", "toelichtingVerzoek"] {
        remove(&mut body, &format!("/traject/loonsanctie/{field}"));
    }
    let report = |body: &Value| state(&pages(body, VOORTGANG), "eindrapportage na herstel");
    remove(&mut body, "/traject/loonsanctie/bekorting");
    set(&mut body, "/voortgang/periode/tot", "2025-11-10");
    set(&mut body, "/voortgang/document/datum", "2025-11-10");
    assert_eq!(report(&body).as_deref(), Some("zodra alles is hersteld"), "one point is repaired on the next day");
    set(&mut body, "/voortgang/document/datum", "2025-11-12");
    assert_eq!(report(&body).as_deref(), Some("nog te doen"));
    set(&mut body, "/traject/loonsanctie/bekorting", granted);
    set(&mut body, "/voortgang/document/datum", "2025-12-15");
    assert_eq!(report(&body).as_deref(), Some("nog te doen"));
}

#[test]
fn without_an_advice_no_zoekrichting_rests_on_one() {
    let mut body = example(AKKER);
    let named = |body: &Value| words(&pages(body, PLAN)["zoekprofiel"]);
    says(&named(&body), &["AD-advies 09-01-2025"], &[]);
    remove(&mut body, "/arbeidsdeskundigAdvies");
    remove(&mut body, "/poortwachter/arbeidsdeskundigOnderzoek");
    set(&mut body, "/poortwachter/redenOntbreekt", "De bedrijfsarts kon het zelf beoordelen.");
    says(&named(&body), &[], &["AD-advies"]);
}

#[test]
fn a_period_that_leave_shortens_to_one_week_is_told_as_one() {
    let leave = json!([{ "van": "2025-05-01", "tot": "2025-08-20", "zelfdeOorzaak": true }]);
    let told = words(&pages(&case(&[("/verzuim/wazo", leave)]), VOORTGANG));
    says(&told, &["De periode van dit verslag is week 65."], &["week 65 tot en met 65"]);
}

#[test]
fn after_a_death_no_application_is_open() {
    let dated = ("/eind/document/datum", json!("2025-06-30"));
    let ended = ("/eind/einddatumBegeleiding", json!("2025-06-24"));
    let told = |reason: &str| {
        let mut body = not_placed(reason, &[dated.clone(), ended.clone()]);
        remove(&mut body, "/eind/ondertekening");
        set(&mut body, "/document/status", "concept");
        words(&pages(&body, EIND)["sollicitaties"]["inleiding"])
    };
    says(&told("overlijden"), &["leidden er twee tot een gesprek."], &["nog open"]);
    says(&told("opdrachtgever_stopt"), &["leidden er twee tot een gesprek; vier zijn nog open."], &[]);
}

#[test]
fn guidance_that_stops_long_before_a_sanction_ends_does_not_stop_because_of_its_end() {
    let reason = |end: &str| {
        let mut body = example(GRAAF);
        remove(&mut body, "/eind/vervolgTot");
        remove(&mut body, "/traject/loonsanctie/bekorting");
        set(&mut body, "/eind/redenEinde", "einde_loonsanctie");
        set(&mut body, "/eind/einddatumBegeleiding", end);
        words(&pages(&body, EIND)["reden"])
    };
    let ends = "De verlengde loondoorbetaling eindigt: de laatste dag is 30 augustus 2026.";
    says(&reason("2026-08-30"), &[ends], &[]);
    says(&reason("2026-01-16"), &["De begeleiding eindigde op 16 januari 2026."], &[ends, "loondoorbetaling eindigt"]);
}

#[test]
fn after_the_aow_age_in_a_sanction_year_uwv_reads_no_report() {
    let told = |born: &str| {
        let mut body = example(GRAAF);
        set(&mut body, "/werknemer/geboortedatum", born);
        set(&mut body, "/voortgang/document/datum", "2025-12-05");
        explanation(&body, VOORTGANG)
    };
    // 67 years on 20 October 2025, and wage until 30 November; 67 years in March 2026, with a request that still helps.
    says(&told("1958-10-20"), &["Uw werkgever leest ook waar u solliciteerde"], &["UWV lezen", "versie voor UWV"]);
    says(&told("1959-03-20"), &["Uw werkgever en UWV lezen ook waar u solliciteerde"], &[]);
}

#[test]
fn an_aow_age_that_was_reached_is_past_in_every_document() {
    let told = |patches: &[(&str, &str)]| {
        let mut body = example(GRAAF);
        for (place, value) in patches {
            set(&mut body, place, *value);
        }
        explanation(&body, VOORTGANG)
    };
    let on = |day: &'static str| ("/voortgang/document/datum", day);
    let born = ("/werknemer/geboortedatum", "1958-10-20");
    let past = [
        "Sinds 20 oktober 2025 hebt u de AOW-leeftijd. U krijgt AOW, en geen WIA-uitkering.",
        "Uw werkgever betaalde daarna nog ten hoogste zes weken loon: tot en met 30 november 2025.",
        "langer moest doorbetalen: tot en met 30 augustus 2026.",
    ];
    says(&told(&[born, on("2025-12-05")]), &past, &["Vanaf 20 oktober", "langer doorbetaalt: tot"]);
    let runs = "Uw werkgever betaalt daarna nog ten hoogste zes weken loon";
    says(&told(&[born, on("2025-11-21")]), &["Sinds 20 oktober 2025", runs], &["betaalde daarna"]);
    let coming = ["Vanaf 20 maart 2026 hebt u de AOW-leeftijd. U krijgt dan AOW", runs];
    says(&told(&[("/werknemer/geboortedatum", "1959-03-20")]), &coming, &["Sinds"]);
    // After the wachttijd no Ziektewet follows on the contract.
    let ended = told(&[("/dienstverband/einddatum", "2025-11-30"), on("2025-12-05")]);
    says(&ended, &["Dan kan UWV een uitkering verlagen of weigeren."], &["Ziektewet"]);
}

#[test]
fn a_start_that_a_ground_puts_later_is_not_hurried() {
    let later = |reason: &str| {
        let unable = json!([{ "van": "2025-02-01", "tot": "2025-04-20", "bron": "bedrijfsarts" }]);
        offer(&[
            ("/offerte/startdatum", json!("2025-05-12")),
            ("/traject/startdatum", json!("2025-05-12")),
            ("/traject/redenUitstel", json!(reason)),
            ("/geenBenutbareMogelijkheden", unable),
        ])
    };
    let (grounded, weak) = (later("geen_benutbare_mogelijkheden"), later("organisatorisch"));
    for (kind, code) in [(PLAN, "T09"), (OFFERTE, "F05")] {
        assert!(!codes(&grounded, kind).contains(code) && codes(&weak, kind).contains(code), "{code}");
    }
    // The picture of the planning has the day that was agreed on, and not the usual last one.
    for body in [grounded, weak] {
        let picture = pages(&body, PLAN)["planning"]["beeld"].clone();
        let start = list(&picture, "stappen").into_iter().find(|step| step["naam"] == "start tweede spoor").cloned();
        assert_eq!(words(&start.expect("a start")["datum"]), "12-05-2025");
    }
}

// Days that do not count.

#[test]
fn a_term_does_not_run_on_during_leave() {
    // 112 days of leave, from two weeks after the eerstejaarsevaluatie on.
    let leave = json!([{ "van": "2025-02-10", "tot": "2025-06-01", "zelfdeOorzaak": true }]);
    let starts = |day: &str| {
        offer(&[
            ("/verzuim/wazo", leave.clone()),
            ("/traject/startdatum", json!(day)),
            ("/offerte/startdatum", json!(day)),
            ("/offerte/document/datum", json!("2025-02-12")),
        ])
    };
    let terms = [
        ("T06", PLAN, "2025-07-01", "2025-07-02"),
        ("F05", OFFERTE, "2025-07-01", "2025-07-02"),
        ("T25", PLAN, "2025-06-12", "2025-06-13"),
    ];
    for (code, kind, last, after) in terms {
        assert!(!codes(&starts(last), kind).contains(code), "{code} {last}");
        assert!(codes(&starts(after), kind).contains(code), "{code} {after}");
    }
    let start = list(&pages(&starts("2025-07-01"), PLAN), "kalender")
        .into_iter()
        .find(|row| words(&row["stap"]).starts_with("start tweede spoor"))
        .map(|row| words(&row["uiterlijk"]));
    assert_eq!(start.as_deref(), Some("01-07-2025"));
}

#[test]
fn two_weeks_after_the_probleemanalyse_are_two_weeks_of_sickness() {
    let planned = |day: &str| {
        let recovered = json!([{ "van": "2024-03-18", "tot": "2024-03-24" }]);
        codes(&case(&[("/verzuim/onderbrekingen", recovered), ("/poortwachter/planVanAanpak", json!(day))]), PLAN)
    };
    assert!(!planned("2024-04-04").contains("T03"));
    assert!(planned("2024-04-05").contains("T03"));
}

#[test]
fn a_start_that_is_late_by_the_calendar_is_late_beside_a_belastbaarheid_that_came_later() {
    let starts = |day: &str| {
        let evaluated = ("/poortwachter/eerstejaarsevaluatie", json!("2024-11-10"));
        codes(&case(&[evaluated, ("/traject/startdatum", json!(day))]), PLAN)
    };
    // The first belastbaarheid is of 12 December 2024: eight weeks later is 6 February 2025.
    let found = starts("2025-02-07");
    assert!(found.contains("T10") && found.contains("T06"), "{found:?}");
    let found = starts("2025-02-06");
    assert!(!found.contains("T10") && found.contains("T06"), "{found:?}");
}

#[test]
fn nobody_knows_when_a_recovery_that_runs_will_end() {
    let recovered = ("/verzuim/onderbrekingen", json!([{ "van": "2025-06-14", "tot": "2025-06-30" }]));
    let body = case(&[recovered]);
    let told = explanation(&body, VOORTGANG);
    let right = ["Sinds 14 juni 2025 bent u hersteld gemeld.", "U bent nu hersteld gemeld."];
    says(&told, &right, &["tot en met 30 juni", "U kunt nu ten hoogste"]);
    says(&told, &[], &["eerste afspraken", "En verder de hele tijd", "Op een werkervaringsplaats betaalt"]);
    // Of a leave the last day is known, and what comes after it is told.
    let leave = json!([{ "van": "2025-04-01", "tot": "2025-07-21", "zelfdeOorzaak": true }]);
    let told = explanation(&case(&[("/verzuim/wazo", leave)]), VOORTGANG);
    let right = ["geen werk te zoeken", "eerste afspraken", "22 juli 2025"];
    says(&told, &right, &["30 juni 2025", "En verder de hele tijd"]);
    let caption = words(&pages(&body, VOORTGANG)["tijdlijn"]["bijschrift"]);
    says(&caption, &["hersteld gemeld sinds 14 juni 2025;"], &["tot en met 30 juni"]);
    // The seven days up to the report do not count; what comes later nobody knows.
    says(&caption, &["Laatste dag van de wachttijd 8 februari 2026"], &[]);
    // Once it is over, it is told with its end.
    let later = case(&[
        ("/verzuim/onderbrekingen", json!([{ "van": "2025-06-10", "tot": "2025-06-19" }])),
        ("/voortgang/document/datum", json!("2025-06-20")),
    ]);
    let told = explanation(&later, VOORTGANG);
    let right = ["Van 10 juni tot en met 19 juni 2025 was u hersteld gemeld.", "U kunt nu ten hoogste"];
    says(&told, &right, &["Sinds 10 juni"]);
}

#[test]
fn during_leave_nothing_is_asked() {
    let leave = |first: &str, last: &str| json!([{ "van": first, "tot": last, "zelfdeOorzaak": true }]);
    let body = case(&[("/verzuim/wazo", leave("2025-05-01", "2025-08-20"))]);
    let told = explanation(&body, VOORTGANG);
    let wrong = ["U kunt nu ten hoogste", "Op een werkervaringsplaats betaalt"];
    says(&told, &["U hebt nu verlof, tot en met 20 augustus 2025."], &wrong);
    assert!(codes(&body, VOORTGANG).contains("A12"), "a placement, activities and applications in it");
    assert!(!codes(&example(AKKER), VOORTGANG).contains("A12"));
    let planned = case(&[("/verzuim/wazo", leave("2025-02-20", "2025-06-11"))]);
    let told = explanation(&planned, PLAN);
    says(&told, &["U hebt nu verlof, tot en met 11 juni 2025."], &["U kunt nu", "U zoekt dit werk"]);
    let mut ended = example(PIETERSMA);
    says(&explanation(&ended, EIND), &["Blijf solliciteren"], &["na uw verlof"]);
    set(&mut ended, "/verzuim/wazo", leave("2025-11-01", "2026-02-20"));
    let told = explanation(&ended, EIND);
    says(&told, &["Solliciteer na uw verlof, vanaf 21 februari 2026, op werk"], &["Blijf solliciteren"]);
    set(&mut ended, "/verzuim/wazo", leave("2025-12-15", "2026-04-05"));
    says(&explanation(&ended, EIND), &[], &["Blijf solliciteren", "Solliciteer na uw verlof"]);
}

#[test]
fn who_cannot_work_is_not_asked_to_apply() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-11-20", "bron": "bedrijfsarts" }]));
    says(&explanation(&body, EIND), &[], &["Blijf solliciteren"]);
    // It was over before the report.
    set(
        &mut body,
        "/geenBenutbareMogelijkheden",
        json!([{ "van": "2025-11-20", "tot": "2025-12-10", "bron": "bedrijfsarts" }]),
    );
    says(&explanation(&body, EIND), &["Blijf solliciteren"], &[]);
}

#[test]
fn a_wachttijd_that_uwv_made_longer_is_as_long_everywhere() {
    let mut body = example(PIETERSMA);
    remove(&mut body, "/poortwachter/wiaAanvraag");
    set(&mut body, "/verzuim/eindeWachttijdOpgave", "2026-09-30");
    let progress = pages(&body, VOORTGANG);
    says(&words(&progress["cijfers"]), &["van 130"], &["van 104"]);
    says(&words(&progress["tijdlijn"]), &["Balk van de wachttijd van 130 weken", "week 130"], &["van 104 weken"]);
    says(&words(&pages(&body, EIND)["cijfers"]), &["van 130"], &["van 104"]);
    let law = "De wachttijd duurt 104 weken; in dit geval, volgens opgave van UWV, 130 weken.";
    says(&words(&pages(&body, PLAN)), &[law], &[]);
    for kind in [PLAN, VOORTGANG, EIND] {
        says(&explanation(&body, kind), &["Die duurt in uw geval 130 weken."], &["duurt 104 weken"]);
    }
    // A day that is not the last one of a week, and the usual one.
    set(&mut body, "/verzuim/eindeWachttijdOpgave", "2026-04-04");
    says(&explanation(&body, VOORTGANG), &["Die duurt in uw geval 104 weken en 3 dagen."], &[]);
    set(&mut body, "/verzuim/eindeWachttijdOpgave", "2026-04-01");
    says(&explanation(&body, VOORTGANG), &["Die duurt 104 weken."], &["in uw geval"]);
}

#[test]
fn the_end_of_the_wachttijd_is_not_near_half_a_year_before_it() {
    let ended = |made: &str, last: &str| {
        let mut body = example(PIETERSMA);
        remove(&mut body, "/eind/vervolgTot");
        set(&mut body, "/eind/document/datum", made);
        set(&mut body, "/eind/einddatumBegeleiding", last);
        body
    };
    let told = |body: &Value| words(&pages(body, EIND)["reden"]);
    let far = ended("2025-07-10", "2025-07-15");
    assert!(codes(&far, EIND).contains("C10"));
    says(&told(&far), &["15 juli 2025"], &["nadert"]);
    // Eighteen weeks before 1 April 2026 is 26 November 2025.
    assert!(codes(&ended("2025-11-25", "2025-11-25"), EIND).contains("C10"));
    let near = ended("2025-11-26", "2025-11-26");
    assert!(!codes(&near, EIND).contains("C10"));
    says(&told(&near), &["nadert: de laatste dag is 1 april 2026"], &[]);
    // Guidance that goes on to the end ends with it.
    let mut goes_on = far;
    set(&mut goes_on, "/eind/vervolgTot", "2026-04-01");
    assert!(!codes(&goes_on, EIND).contains("C10"));
}

// The last steps, and the first day of an offer.

#[test]
fn a_late_evaluation_is_found_and_so_is_one_before_the_opinion() {
    let of_steps = |opinion: &str, evaluation: &str| {
        let mut body = example(PIETERSMA);
        set(&mut body, "/eind/document/datum", "2026-01-30");
        set(&mut body, "/poortwachter/actueelOordeel", opinion);
        set(&mut body, "/poortwachter/eindevaluatie", evaluation);
        let found = codes(&body, EIND);
        ["T29", "T30"].map(|code| found.contains(code))
    };
    // The last day is 31 December 2025, and the WIA request is of 5 January 2026.
    assert_eq!(of_steps("2025-12-22", "2025-12-31"), [false, false]);
    assert_eq!(of_steps("2025-12-22", "2026-01-02"), [true, false]);
    assert_eq!(of_steps("2025-12-23", "2025-12-22"), [false, true]);
    assert_eq!(of_steps("2025-12-22", "2026-01-06"), [true, true], "after the WIA request");
    assert_eq!(of_steps("2026-01-25", "2026-01-20"), [true, true]);
    // After UWV's decision both are history.
    let mut repaired = example(GRAAF);
    set(&mut repaired, "/poortwachter/eindevaluatie", "2025-06-20");
    let found = codes(&repaired, EIND);
    assert!(!found.contains("T29") && !found.contains("T30"), "{found:?}");
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

#[test]
fn a_wachttijd_that_uwv_shortened_has_no_verslag_to_be_late_with() {
    let body = case(&[("/verzuim/eindeWachttijdOpgave", json!("2025-08-03"))]);
    let eind = pages(&body, EIND);
    for step in ["WIA-aanvraag", "inzending", "eindevaluatie", "eindrapportage", "actueel oordeel"] {
        assert_eq!(state(&eind, step), None, "{step}");
    }
    let found = codes(&body, EIND);
    assert!(found.contains("T14") && !found.contains("T17") && !found.contains("T19"), "{found:?}");
    let told = explanation(&body, VOORTGANG);
    says(&told, &["alleen bij een vervroegde IVA-uitkering"], &["35% minder", "uiterlijk 18 mei 2025"]);
    // One day more is no shortened one.
    let longer = case(&[("/verzuim/eindeWachttijdOpgave", json!("2025-08-04"))]);
    assert!(state(&pages(&longer, EIND), "WIA-aanvraag").is_some());
}

#[test]
fn whose_sickness_began_before_july_2023_has_thirteen_weeks_of_wage_after_the_aow_age() {
    let mut body = example(GRAAF);
    set(&mut body, "/werknemer/geboortedatum", "1958-10-01");
    let now = "nog ten hoogste zes weken loon: tot en met 11 november 2025";
    says(&explanation(&body, VOORTGANG), &[now], &["dertien weken"]);
    set(&mut body, "/verzuim/eersteZiektedag", "2023-06-05");
    let before = "nog ten hoogste dertien weken loon: tot en met 30 december 2025";
    says(&explanation(&body, VOORTGANG), &[before], &["zes weken loon"]);
}

// The law attacked: who works no more, who asked already, and who can do nothing.

#[test]
fn nobody_is_promised_wage_by_an_employer_whose_contract_has_ended() {
    let promise = ["Bent u dan nog bij hem in dienst", "langer doorbetaalt"];
    says(&explanation(&example(AKKER), EIND), &promise, &[]);
    let ended = case(&[("/dienstverband/einddatum", json!("2025-08-31"))]);
    says(&explanation(&ended, EIND), &["Uw contract eindigde op 31 augustus 2025."], &promise);
}

#[test]
fn who_asked_for_the_wia_is_not_told_what_a_later_request_does() {
    let asked = "U vroeg een WIA-uitkering aan.";
    let placed = case(&[("/poortwachter/wiaAanvraag", json!("2025-10-01"))]);
    says(&explanation(&placed, EIND), &[asked, "Bent u nog bij hem in dienst"], &["Vraagt u later"]);
    let near = [("/poortwachter/wiaAanvraag", json!("2025-11-10")), ("/eind/document/datum", json!("2025-11-20"))];
    says(&explanation(&not_placed("einde_wachttijd_nadert", &near), EIND), &[asked, "Daarom stuurt"], &["Vraagt u"]);
    let mut withdrawn = example(GRAAF);
    remove(&mut withdrawn, "/traject/loonsanctie/bekorting");
    set(&mut withdrawn, "/traject/loonsanctie/ingetrokkenOp", "2025-10-10");
    let right = [asked, "UWV heeft daarbij al bekeken of u en uw werkgever genoeg deden."];
    let wrong = ["Vraagt u", "Daarom stuurt", "Uw werkgever en UWV lezen"];
    says(&explanation(&withdrawn, VOORTGANG), &right, &wrong);
}

#[test]
fn a_time_without_ability_ends_where_hours_are_stated_again() {
    let body = case(&[("/geenBenutbareMogelijkheden", json!([{ "van": "2025-02-20", "bron": "bedrijfsarts" }]))]);
    says(&explanation(&body, VOORTGANG), &["U kunt nu ten hoogste"], &["geen benutbare mogelijkheden"]);
    let told = words(&pages(&body, VOORTGANG)["belastbaarheid_inleiding"]);
    says(&told, &["De belastbaarheid is in deze periode gewijzigd."], &["niet gewijzigd"]);
    let facts = words(&pages(&body, VOORTGANG)["gegevens"]);
    says(&facts, &["vanaf 20-02-2025 tot en met 25-05-2025, volgens bedrijfsarts"], &[]);
    for kind in [VOORTGANG, EIND] {
        let found = codes(&body, kind);
        assert!(found.contains("C15") && found.contains("A13"), "{kind}: {found:?}");
    }
    assert!(!codes(&body, PLAN).contains("C15"), "the hours came later");
}

#[test]
fn who_cannot_work_reads_until_when_and_has_no_work_to_seek() {
    let told = |period: Value| explanation(&case(&[("/geenBenutbareMogelijkheden", json!([period]))]), PLAN);
    let free = "In die tijd hoeft u geen werk te zoeken.";
    let open = told(json!({ "van": "2025-02-20", "bron": "bedrijfsarts" }));
    let right = [free, "Kunt u weer werken? Dan zoekt u dit werk: ", "geldt pas als u weer kunt werken."];
    says(&open, &right, &["U zoekt dit werk", "Dat duurt tot"]);
    let closed = told(json!({ "van": "2025-02-20", "tot": "2025-03-07", "bron": "bedrijfsarts" }));
    let right = [free, "Dat duurt tot en met 7 maart 2025.", "Daarna zoekt u dit werk: ", "geldt na 7 maart 2025."];
    says(&closed, &right, &["U zoekt dit werk"]);
    says(&explanation(&example(AKKER), PLAN), &["U zoekt dit werk: "], &[free, "geldt na"]);
}

#[test]
fn a_search_does_not_rest_on_a_statement_without_hours_and_limits() {
    let bare = json!([{ "bron": "terugkoppeling", "datum": "2025-02-03" }]);
    let body = case(&[("/belastbaarheid", bare)]);
    let known = "Bij het opstellen was de belastbaarheid van 3 februari 2025 bekend.";
    says(&words(&pages(&body, PLAN)["zoekprofiel"]), &[known], &["en met de belastbaarheid"]);
    assert!(codes(&body, PLAN).contains("Z11"));
    // A list that was not copied is a list.
    let body = case(&[("/belastbaarheid", json!([{ "bron": "FML", "datum": "2025-02-03" }]))]);
    says(&words(&pages(&body, PLAN)["zoekprofiel"]), &["met de belastbaarheid van 3 februari 2025"], &[known]);
    assert!(!codes(&body, PLAN).contains("Z11"));
}

#[test]
fn work_for_a_part_and_an_agreement_leave_a_verslag() {
    let goes_with = |body: &Value| {
        let told = pages(body, EIND);
        let list = words(&told["bijlagen"]["documenten"]["inleiding"]).contains("voor het re-integratieverslag");
        (list, words(&told["gevraagd"]).contains("aan het re-integratieverslag"))
    };
    let part = [("/eind/resultaat", json!("deels")), ("/plaatsingen/1/urenPerWeek", json!(12))];
    assert_eq!(goes_with(&case(&part)), (true, true));
    let agreed = [("/dienstverband/einddatum", json!("2025-10-31"))];
    assert_eq!(goes_with(&not_placed("vaststellingsovereenkomst", &agreed)), (true, true));
    assert_eq!(goes_with(&not_placed("vaststellingsovereenkomst", &[])), (false, false), "on a day that is not known");
    assert_eq!(goes_with(&example(AKKER)), (false, false), "placed for all of the hours");
}

#[test]
fn an_evaluation_before_its_weeks_is_not_called_in_time() {
    let evaluated = |day: &str| {
        let body = case(&[("/poortwachter/eerstejaarsevaluatie", json!(day))]);
        state(&pages(&body, VOORTGANG), "eerstejaarsevaluatie")
    };
    // Week 46 begins on 16 December 2024.
    assert_eq!(evaluated("2024-12-15").as_deref(), Some("vóór week 46"));
    assert_eq!(evaluated("2024-12-16").as_deref(), Some("op tijd"));
}

#[test]
fn within_four_weeks_of_a_recovery_the_same_case_can_go_on() {
    let recovered = |since: &str| {
        let work = json!([{ "functie": "medewerker verkoop binnendienst", "van": since, "urenPerWeek": 28 }]);
        let body = not_placed("herstel_eigen_werk", &[("/werkSpoor1", work)]);
        (words(&pages(&body, EIND)["reden"]), explanation(&body, EIND))
    };
    // The report is of 10 October.
    let (reason, page) = recovered("2025-09-15");
    says(&reason, &["vóór 13 oktober 2025 opnieuw ziek, dan loopt de wachttijd verder"], &[]);
    says(&page, &["Wordt u vóór 13 oktober 2025 weer ziek? Dan loopt de wachttijd verder"], &[]);
    let (reason, page) = recovered("2025-09-12");
    says(&reason, &[], &["opnieuw ziek"]);
    says(&page, &[], &["weer ziek?"]);
}
