//! The end of the wachttijd, the request for the WIA, and what UWV reads with it.

use serde_json::{Value, json};

use super::{EIND, PLAN, VOORTGANG, case, explanation, not_placed, pages, says, state};
use crate::support::{AKKER, GRAAF, PIETERSMA, codes, example, pages_for, remove, set, words};

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
fn a_wachttijd_that_uwv_made_longer_is_as_long_everywhere() {
    let mut body = example(PIETERSMA);
    remove(&mut body, "/poortwachter/wiaAanvraag");
    set(&mut body, "/verzuim/eindeWachttijdOpgave", "2026-09-30");
    let progress = pages(&body, VOORTGANG);
    says(&words(&progress["cijfers"]), &["van 130"], &["van 104"]);
    says(&words(&progress["tijdlijn"]), &["De wachttijd van 130 weken loopt van", "week 130"], &["van 104 weken"]);
    says(&words(&pages(&body, EIND)["cijfers"]), &["van 130"], &["van 104"]);
    let law = "De wachttijd duurt 104 weken; in dit geval, volgens opgave van UWV, 130 weken.";
    says(&words(&pages(&body, PLAN)), &[law], &[]);
    for kind in [PLAN, VOORTGANG, EIND] {
        says(&explanation(&body, kind), &["De wachttijd duurt in uw geval 130 weken."], &["duurt 104 weken"]);
    }
    // A day that is not the last one of a week, and the usual one.
    set(&mut body, "/verzuim/eindeWachttijdOpgave", "2026-04-04");
    says(&explanation(&body, VOORTGANG), &["De wachttijd duurt in uw geval 104 weken en 3 dagen."], &[]);
    set(&mut body, "/verzuim/eindeWachttijdOpgave", "2026-04-01");
    says(&explanation(&body, VOORTGANG), &["De laatste dag van de wachttijd is 1 april 2026."], &["in uw geval"]);
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
fn work_for_a_part_and_an_agreement_leave_a_verslag() {
    let goes_with = |body: &Value| {
        let told = pages(body, EIND);
        let list = words(&told["bijlagen"]["documenten"]["inleiding"]).contains("voor het re-integratieverslag");
        (list, words(&told["gevraagd"]).contains("aan het re-integratieverslag"))
    };
    let part = [("/eind/resultaat", json!("deels")), ("/plaatsingen/1/urenPerWeek", json!(12))];
    assert_eq!(goes_with(&case(&part)), (true, true));
    // Also where 12 of 24 hours are called a placement; 16 of them are one.
    assert_eq!(goes_with(&case(&part[1..])), (true, true));
    assert_eq!(goes_with(&case(&[("/plaatsingen/1/urenPerWeek", json!(16))])), (false, false));
    let agreed = [("/dienstverband/einddatum", json!("2025-10-31"))];
    assert_eq!(goes_with(&not_placed("vaststellingsovereenkomst", &agreed)), (true, true));
    assert_eq!(goes_with(&not_placed("vaststellingsovereenkomst", &[])), (false, false), "on a day that is not known");
    assert_eq!(goes_with(&example(AKKER)), (false, false), "placed for all of the hours");
}

/// The own work for all of its hours, from one day up to another.
fn own_work(first: &str, last: Option<&str>) -> Value {
    let mut work = json!({ "functie": "medewerker verkoop binnendienst", "van": first, "urenPerWeek": 28 });
    if let Some(last) = last {
        set(&mut work, "/tot", last);
    }
    json!([work])
}

#[test]
fn four_weeks_of_recovery_end_the_wachttijd() {
    let recovered = |since: &str| not_placed("herstel_eigen_werk", &[("/werkSpoor1", own_work(since, None))]);
    // The report is of 10 October 2025.
    let body = recovered("2025-09-12");
    let found = codes(&body, EIND);
    assert!(found.contains("T37") && !found.contains("C16"), "{found:?}");
    let eind = pages(&body, EIND);
    let over = "Op 10 oktober 2025 was dat vier weken zo, en daarmee is de wachttijd voorbij";
    says(&words(&eind["reden"]), &[over], &[]);
    let caption = words(&eind["tijdlijn"]["bijschrift"]);
    says(&caption, &["na vier weken, op 10 oktober 2025, was de wachttijd voorbij"], &["Laatste dag van de wachttijd"]);
    says(&explanation(&body, EIND), &["Daarmee is uw wachttijd voorbij."], &[]);
    let runs = recovered("2025-09-13");
    let found = codes(&runs, EIND);
    assert!(found.contains("C16") && !found.contains("T37"), "{found:?}");
    let caption = words(&pages(&runs, EIND)["tijdlijn"]["bijschrift"]);
    says(&caption, &["Laatste dag van de wachttijd 1 februari 2026"], &["was de wachttijd voorbij"]);
}

#[test]
fn who_recovered_and_fell_ill_again_has_days_that_do_not_count() {
    let ill_again = |first: &str, last: &str, patches: &[(&str, Value)]| {
        let worked = [("/werkSpoor1", own_work(first, Some(last)))];
        codes(&not_placed("einde_wachttijd_nadert", &[&worked[..], patches].concat()), EIND).contains("T37")
    };
    assert!(ill_again("2025-09-02", "2025-09-24", &[]));
    let told = json!([{ "van": "2025-09-02", "tot": "2025-09-24" }]);
    assert!(!ill_again("2025-09-02", "2025-09-24", &[("/verzuim/onderbrekingen", told)]));
    assert!(ill_again("2025-07-01", "2025-09-10", &[]), "a new case");
    assert!(ill_again("2024-02-05", "2024-03-01", &[]), "who does all of the work is not ill");
}

#[test]
fn a_break_of_the_last_weeks_moves_what_is_counted_back_from_the_end() {
    // Recovered in week 95: the wachttijd ends on 22 February 2026, and eleven weeks before it is 7 December 2025.
    let recovered = json!([{ "van": "2025-11-24", "tot": "2025-12-14" }]);
    let asked = |day: &str| {
        let patches = [
            ("/verzuim/onderbrekingen", recovered.clone()),
            ("/poortwachter/wiaAanvraag", json!(day)),
            ("/eind/document/datum", json!("2025-12-20")),
        ];
        not_placed("einde_wachttijd_nadert", &patches)
    };
    assert!(!codes(&asked("2025-12-07"), EIND).contains("T19"));
    assert_eq!(state(&pages(&asked("2025-12-01"), EIND), "WIA-aanvraag").as_deref(), Some("op tijd"));
    assert!(codes(&asked("2025-12-08"), EIND).contains("T19"));
    // Leave is known to its end.
    let leave = json!([{ "van": "2025-12-20", "tot": "2026-04-10", "zelfdeOorzaak": true }]);
    let away = [("/verzuim/wazo", leave), ("/eind/document/datum", json!("2026-01-05"))];
    let body = not_placed("einde_wachttijd_nadert", &away);
    says(&explanation(&body, EIND), &["8 maart 2026"], &["16 november 2025"]);
    assert!(!codes(&body, EIND).contains("T19"), "two months before it");
}

#[test]
fn a_request_for_a_shortened_wachttijd_is_not_the_ordinary_one() {
    let asked = |day: &str, patches: &[(&str, Value)]| {
        let request = [("/poortwachter/wiaAanvraag", json!(day))];
        let mut body = case(&[&request[..], patches].concat());
        remove(&mut body, "/eind");
        body
    };
    // Week 62: the ordinary request and the verslag are still to come.
    let early = asked("2025-04-10", &[]);
    assert!(codes(&early, VOORTGANG).contains("T38"));
    let calendar = pages(&early, VOORTGANG);
    assert_eq!(state(&calendar, "vervroegde IVA-aanvraag").as_deref(), Some("gedaan"));
    for step in ["WIA-aanvraag", "inzending re-integratieverslag"] {
        assert!(state(&calendar, step).is_some_and(|state| state.starts_with("nog")), "{step}");
    }
    says(&explanation(&early, VOORTGANG), &["Vraag dan zelf een WIA-uitkering aan"], &["U vroeg een WIA"]);
    // Week 72 is too late for the one and too early for the other.
    let neither = asked("2025-06-19", &[]);
    assert!(codes(&neither, VOORTGANG).contains("T38"));
    assert_eq!(state(&pages(&neither, VOORTGANG), "WIA-aanvraag").as_deref(), Some("vóór week 89"));
    // UWV shortened the wachttijd on it.
    let granted = asked("2025-04-10", &[("/verzuim/eindeWachttijdOpgave", json!("2025-08-03"))]);
    assert!(!codes(&granted, VOORTGANG).contains("T38"));
}

#[test]
fn a_plan_of_after_the_wachttijd_asks_nobody_to_seek_work() {
    let told = |date: &str| explanation(&case(&[("/plan/document/datum", json!(date))]), PLAN);
    let over = "De laatste dag van de begeleiding was 1 februari 2026. Wat in dit plan staat over werk zoeken, is \
                voorbij.";
    says(&told("2026-03-02"), &[over], &["U zoekt dit werk"]);
    says(&told("2026-02-01"), &["U zoekt dit werk"], &["De laatste dag van de begeleiding was"]);
}

#[test]
fn who_asked_late_reads_until_when_the_wage_may_go_on() {
    let told = |kind: &str, patches: &[(&str, Value)]| {
        let made = json!("2026-02-25");
        let dates = [("/eind/document/datum", made.clone()), ("/voortgang/document/datum", made)];
        explanation(&not_placed("ander_bureau", &[&dates[..], patches].concat()), kind)
    };
    let usual = "hoeft uw loon dan meestal niet meer door te betalen.";
    let late = "U vroeg uw WIA-uitkering 96 dagen te laat aan. Daardoor kan uw werkgever uw loon langer moeten \
                doorbetalen: tot en met 8 mei 2026.";
    for kind in [VOORTGANG, EIND] {
        let asked = |day: &str| told(kind, &[("/poortwachter/wiaAanvraag", json!(day))]);
        says(&asked("2026-02-20"), &[late], &[usual]);
        says(&asked("2025-11-16"), &[usual], &["te laat aan"]);
        says(&told(kind, &[]), &[usual, "Vraagt u de WIA-uitkering te laat aan?"], &[late]);
        let ended = ("/dienstverband/einddatum", json!("2026-03-31"));
        let ended = told(kind, &[("/poortwachter/wiaAanvraag", json!("2026-02-20")), ended]);
        says(&ended, &["doorbetalen: tot en met 31 maart 2026."], &[usual]);
    }
}
