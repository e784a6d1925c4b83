//! What ends a track, and what goes on after it: the contract, the AOW age, a sanction that was withdrawn, an early IVA
//! (`docs/domain.md` 2.6).

use serde_json::{Value, json};

use crate::support::told::{EIND, OFFERTE, PLAN, VOORTGANG, explanation, pages, row, stands};
use crate::support::{
    AKKER, GRAAF, PIETERSMA, codes, example, list, order, produce, remove, set, soort, variant, words,
};

/// The placed example with a contract that ends.
fn until(einddatum: &str) -> Value {
    let mut body = example(AKKER);
    set(&mut body, "/dienstverband/einddatum", einddatum);
    body
}

/// The same of an employer who carries the risk of the Ziektewet.
fn at_own_risk(einddatum: &str) -> Value {
    let mut body = until(einddatum);
    set(&mut body, "/werkgever/eigenrisicodrager", json!({ "zw": true, "wga": false }));
    body
}

// Days.

#[test]
fn an_objection_that_would_be_due_on_a_holiday_or_in_a_weekend_is_due_on_the_first_working_day() {
    // Six weeks end on Whit Monday, on a Saturday, and on a Monday.
    for (decided, last) in [("2025-04-28", "10-06-2025"), ("2025-07-12", "25-08-2025"), ("2025-07-14", "25-08-2025")] {
        let mut body = example(GRAAF);
        set(&mut body, "/traject/loonsanctie/besluitdatum", decided);
        stands(&pages(&body, EIND), "bezwaar tegen de loonsanctie", (last, "geen", "niet gemaakt"));
    }
}

#[test]
fn what_is_over_is_over_from_the_day_after_its_last_one_on() {
    let told = |body: &Value| words(&pages(body, VOORTGANG)["cijfers"]);
    let said = told(&until("2025-05-31"));
    assert!(said.contains("dienstverband voorbij sinds 1 juni 2025"), "{said}");
    let mut late = example(AKKER);
    set(&mut late, "/voortgang/document/datum", "2026-02-03");
    let said = told(&late);
    assert!(said.contains("wachttijd voorbij sinds 2 februari 2026"), "{said}");
}

// A contract that ends within the wachttijd.

#[test]
fn after_the_contract_the_employee_still_asks_for_the_wia() {
    let body = until("2025-05-31");
    let report = pages(&body, VOORTGANG);
    stands(&report, "WIA-aanvraag", ("16-11-2025", "", "nog ruim 21 weken"));
    stands(&report, "laatste dag van de wachttijd", ("01-02-2026", "", "nog ruim 32 weken"));
    assert_eq!(row(&report, "eindevaluatie"), None, "a step of the employer");
    let next = words(&report["volgende_stap"]);
    assert!(next.contains("WIA-aanvraag, uiterlijk 16 november 2025"), "{next}");
    let mut unplaced = body.clone();
    set(&mut unplaced, "/eind/redenEinde", "einde_wachttijd_nadert");
    set(&mut unplaced, "/eind/resultaat", "niet_geplaatst");
    set(&mut unplaced, "/plaatsingen", json!([]));
    remove(&mut unplaced, "/eind/nazorg");
    for (body, kind) in [(&body, VOORTGANG), (&unplaced, EIND)] {
        let said = explanation(body, kind);
        assert!(said.contains("16 november 2025"), "{kind}: {said}");
        assert!(!said.contains("dat hij uw loon langer doorbetaalt"), "{kind}: {said}");
    }
    let said = explanation(&body, VOORTGANG);
    assert!(said.contains("Dan kan een uitkering van de Ziektewet lager worden of stoppen."), "{said}");
    assert!(!said.contains("stoppen met het betalen van uw loon"), "{said}");
}

#[test]
fn while_the_contract_runs_the_wage_can_be_stopped_and_not_extended() {
    let said = explanation(&until("2025-09-30"), PLAN);
    assert!(said.contains("Dan kan uw werkgever stoppen met het betalen van uw loon."), "{said}");
    assert!(said.contains("Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 16 november 2025."), "{said}");
    assert!(!said.contains("dat hij uw loon langer doorbetaalt"), "{said}");
    assert!(explanation(&example(AKKER), PLAN).contains("dat hij uw loon langer doorbetaalt"));
}

#[test]
fn a_plan_that_ends_before_it_starts_is_refused() {
    let made = |body: &Value| produce(body, order(soort(PLAN), variant("werkgever"))).is_ok();
    assert!(!made(&until("2025-02-16")), "the contract");
    assert!(made(&until("2025-02-17")), "one day is a day");
    // 67 years on the first day of the track, and a day later.
    let aged = |born: &str| {
        let mut body = example(AKKER);
        set(&mut body, "/werknemer/geboortedatum", born);
        made(&body)
    };
    assert!(!aged("1958-02-17"), "the AOW age");
    // 66 years and 7 months on 14 December 2022.
    assert!(!aged("1956-05-14"), "an AOW age before the sickness");
    assert!(aged("1958-02-18"));
}

#[test]
fn nothing_is_offered_after_an_aow_age_that_came_before_the_sickness() {
    let mut body = example(AKKER);
    remove(&mut body, "/offerte/totaalCent");
    assert!(produce(&body, order(soort(OFFERTE), variant("werkgever"))).is_ok());
    for (born, age) in [("1956-05-14", "14-12-2022"), ("1956-12-01", "01-10-2023")] {
        set(&mut body, "/werknemer/geboortedatum", born);
        assert!(codes(&body, OFFERTE).contains("F01"), "{age}");
        assert!(codes(&body, PLAN).contains("T16"), "{age}");
        assert!(produce(&body, order(soort(OFFERTE), variant("werkgever"))).is_err(), "{age}");
    }
}

#[test]
fn an_employer_who_carries_the_ziektewet_guides_on_after_the_contract() {
    let body = at_own_risk("2024-12-31");
    let plan = pages(&body, PLAN);
    let facts = words(&plan["feiten"]);
    assert!(facts.contains("17 februari 2025 tot en met 1 februari 2026"), "{facts}");
    stands(&plan, "einde van het dienstverband", ("31-12-2024", "", "voorbij"));
    for step in ["eindevaluatie", "WIA-aanvraag", "inzending re-integratieverslag"] {
        assert!(row(&plan, step).is_some(), "{step}");
    }
    let found = codes(&body, PLAN);
    assert!(!found.contains("T26") && !found.contains("T16") && found.contains("T12"), "{found:?}");
    assert!(produce(&body, order(soort(PLAN), variant("werkgever"))).is_ok());
    let sold = at_own_risk("2025-09-30");
    let offerte = words(&pages(&sold, OFFERTE)["planning"]);
    assert!(!offerte.contains("gaan niet verder dan die dag"), "{offerte}");
    let found = codes(&sold, OFFERTE);
    assert!(!found.contains("T16") && !found.contains("F07"), "{found:?}");
    let mut usual = until("2025-09-30");
    // The stated total of the offer counts more weeks.
    set(&mut usual, "/offerte/document/status", "concept");
    assert!(words(&pages(&usual, OFFERTE)["planning"]).contains("gaan niet verder dan die dag"));
}

#[test]
fn an_eindrapportage_after_the_end_is_not_in_time() {
    // A Saturday, before which Friday is the last working day.
    let report = pages(&until("2025-09-20"), EIND);
    stands(&report, "eindrapportage", ("19-09-2025", "10-10-2025", "21 dagen te laat"));
    // The work found goes on from this contract, so that nobody waits for a verslag.
    let worked_on = pages(&until("2025-09-30"), EIND);
    stands(&worked_on, "eindrapportage", ("26-10-2025", "10-10-2025", "op tijd"));
    let mut aged = example(AKKER);
    // 67 years on 10 September 2025: no WIA follows, and no verslag.
    set(&mut aged, "/werknemer/geboortedatum", "1958-09-10");
    stands(&pages(&aged, EIND), "eindrapportage", ("", "10-10-2025", "gedaan"));
    stands(&pages(&example(AKKER), EIND), "eindrapportage", ("26-10-2025", "10-10-2025", "op tijd"));
    // The plan has it on the last working day, and not in week 90.
    let plan = words(&pages(&until("2025-09-30"), PLAN)["rapportage"]["inleiding"]);
    assert!(plan.contains("De eindrapportage volgt aan het einde van het traject."), "{plan}");
}

// An end within the year of a loonsanctie.

#[test]
fn the_contract_ends_the_wage_that_uwv_extended() {
    let mut body = example(GRAAF);
    set(&mut body, "/dienstverband/einddatum", "2026-03-31");
    let eind = pages(&body, EIND);
    stands(&eind, "einde van het dienstverband", ("31-03-2026", "", "nog ruim 10 weken"));
    stands(&eind, "laatste dag van de verlengde loondoorbetaling", ("31-03-2026", "", "nog ruim 10 weken"));
    assert_eq!(row(&eind, "inzending re-integratieverslag"), None, "UWV has tested it");
    let reason = words(&eind["reden"]);
    assert!(!reason.contains("30 augustus 2026"), "{reason}");
    let said = explanation(&body, EIND);
    assert!(said.contains("Uw contract eindigt eerder: op 31 maart 2026."), "{said}");
    assert!(said.contains("Uw begeleiding gaat door tot en met 31 maart 2026."), "{said}");
    let plan = words(&pages(&body, PLAN)["planning"]["inleiding"]);
    let told = "UWV verlengde de loondoorbetaling tot en met 30 augustus 2026, maar het dienstverband eindigt eerder, \
                op 31 maart";
    assert!(plan.contains(told), "{plan}");
}

#[test]
fn the_aow_age_ends_the_wage_that_uwv_extended_after_six_weeks() {
    let mut body = example(GRAAF);
    // 67 years on 10 February 2026.
    set(&mut body, "/werknemer/geboortedatum", "1959-02-10");
    let eind = pages(&body, EIND);
    stands(&eind, "AOW-leeftijd", ("10-02-2026", "", "nog 25 dagen"));
    stands(&eind, "laatste dag van de loondoorbetaling na de AOW-leeftijd", ("23-03-2026", "", "nog ruim 9 weken"));
    assert_eq!(row(&eind, "laatste dag van de verlengde loondoorbetaling"), None);
    assert_eq!(row(&eind, "laatste dag van de loondoorbetaling als UWV"), None, "24 March is no gain");
    stands(&eind, "laatste dag van de wachttijd", ("31-08-2025", "", "voorbij"));
    let why = "23 maart 2026 (zes weken na de AOW-leeftijd)";
    let fact = list(&eind, "feiten").into_iter().find(|fact| fact["label"] == "Loondoorbetaling tot en met");
    assert_eq!(fact.map(|fact| words(&fact["waarde"])).as_deref(), Some(why));
    let said = words(&eind["tijdlijn"]["bijschrift"]);
    let told = format!("tot en met 30 augustus 2026 (donkere rand). De loondoorbetaling eindigt eerder: op {why}.");
    assert!(said.contains(&told), "{said}");
    let said = explanation(&body, EIND);
    assert!(said.contains("Uw begeleiding gaat door tot en met 9 februari 2026."), "{said}");
    assert!(!said.contains("gaat door tot en met 30 augustus 2026"), "{said}");
    let said = explanation(&body, VOORTGANG);
    let told = "Vanaf 10 februari 2026 hebt u de AOW-leeftijd. U krijgt dan AOW, en geen WIA-uitkering. Uw werkgever betaalt \
                daarna nog ten hoogste zes weken loon: tot en met 23 maart 2026.";
    assert!(said.contains(told), "{said}");
    let plan = words(&pages(&body, PLAN)["planning"]["inleiding"]);
    assert!(plan.contains("tot en met 30 augustus 2026, maar de werknemer bereikt eerder de AOW-leeftijd"), "{plan}");
    assert!(!explanation(&example(GRAAF), VOORTGANG).contains("hebt u de AOW-leeftijd"));
}

// A loonsanctie that was withdrawn while the track repairs.

#[test]
fn a_track_that_began_as_a_repair_keeps_no_terms_of_a_first_start() {
    let mut body = example(GRAAF);
    remove(&mut body, "/traject/loonsanctie/bekorting");
    set(&mut body, "/traject/loonsanctie/ingetrokkenOp", "2025-10-15");
    let report = pages(&body, VOORTGANG);
    stands(&report, "begin van het hersteltraject", ("", "04-08-2025", "gedaan"));
    for step in ["start tweede spoor", "eindrapportage", "bekortingsverzoek", "laatste dag van de verlengde"] {
        assert_eq!(row(&report, step), None, "{step}");
    }
    let said = words(&report["tijdlijn"]["bijschrift"]);
    assert!(!said.contains("nog niet gemaakt") && !said.contains("te laat"), "{said}");
    let facts = words(&report["herstel"]["feiten"]);
    assert!(facts.contains("15 oktober 2025"), "{facts}");
    for gone in ["Loondoorbetaling tot en met", "gepland op", "Moment van het verzoek"] {
        assert!(!facts.contains(gone), "{gone}: {facts}");
    }
    let found = codes(&body, VOORTGANG);
    assert!(!found.contains("T06") && !found.contains("T07"), "{found:?}");
    // Before that day all of it stands there.
    set(&mut body, "/traject/loonsanctie/ingetrokkenOp", "2025-11-22");
    let facts = words(&pages(&body, VOORTGANG)["herstel"]["feiten"]);
    assert!(facts.contains("Loondoorbetaling tot en met") && facts.contains("gepland op"), "{facts}");
}

// A vervroegde IVA.

#[test]
fn with_an_early_iva_nothing_is_left_to_apply_for() {
    let mut body = example(PIETERSMA);
    remove(&mut body, "/poortwachter/wiaAanvraag");
    let asks = |body: &Value| explanation(body, EIND).contains("Vraag dan zelf een WIA-uitkering");
    assert!(asks(&body));
    set(&mut body, "/eind/redenEinde", "vervroegde_iva");
    assert!(asks(&body), "fifteen hours a week, until the end of the wachttijd");
    set(&mut body, "/eind/einddatumBegeleiding", "2025-12-17");
    remove(&mut body, "/eind/vervolgTot");
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
    assert!(!asks(&body));
    let eind = pages(&body, EIND);
    for step in ["eindevaluatie", "WIA-aanvraag", "inzending re-integratieverslag", "laatste dag van de wacht"] {
        assert_eq!(row(&eind, step), None, "{step}");
    }
    assert!(list(&eind, "kalender").len() > 3, "what was done stands there");
    let said = explanation(&body, EIND);
    assert!(said.contains("Een WIA-uitkering hoeft u niet meer aan te vragen."), "{said}");
    assert!(!said.contains("Dan stuurt uw werkgever het verslag ook naar UWV"), "{said}");
}
