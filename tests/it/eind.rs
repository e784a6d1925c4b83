//! The eindrapportage tried on ends that the examples do not hold: why it ended, what is still to come, and what UWV
//! decided since (`docs/domain.md` 2.6 and 3.5).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value, json};
use trajectpers::checks::{self, Context, Thresholds};
use trajectpers::dossier::Dossier;
use trajectpers::judgement;
use trajectpers::wire::ParseOptions;

use crate::support::{
    AKKER, GRAAF, PIETERSMA, bytes, example, fixture, list, pages_for, push, remove, set, soort, today, words,
};

const EIND: &str = "eindrapportage";

#[track_caller]
fn pages(body: &Value) -> Value {
    pages_for(body, EIND, "werkgever")
}

#[track_caller]
fn reason(body: &Value) -> String {
    words(&pages(body)["reden"])
}

/// The employee's page.
#[track_caller]
fn explanation(body: &Value) -> String {
    words(&pages_for(body, EIND, "werknemer")["uitleg"])
}

/// What a reader is asked on the first page.
#[track_caller]
fn asked(body: &Value, reader: &str) -> String {
    words(&pages_for(body, EIND, reader)["gevraagd"])
}

/// The codes of the rules that have something to say of a body.
#[track_caller]
fn codes(body: &Value) -> BTreeSet<&'static str> {
    let trajectory =
        judgement::parse(&bytes(body), soort(EIND), ParseOptions::default(), today()).expect("a sound body").trajectory;
    let vondsten = checks::search(&trajectory, &[soort(EIND)]);
    let dossier = Dossier::of(trajectory, soort(EIND), None, NaiveDate::MIN);
    let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &vondsten));
    found.into_iter().map(|finding| finding.code).collect()
}

/// A row of the calendar by the beginning of its step: the last day, when it was done, and how it stands.
#[track_caller]
fn step(pages: &Value, name: &str) -> Option<[String; 3]> {
    let row = list(pages, "kalender").into_iter().find(|row| words(&row["stap"]).starts_with(name))?;
    Some(["uiterlijk", "gerealiseerd", "stand_tekst"].map(|field| words(&row[field])))
}

/// The placed example as one in which nobody is placed and the end of the wachttijd comes near.
fn not_placed() -> Value {
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "einde_wachttijd_nadert");
    set(&mut body, "/eind/resultaat", "niet_geplaatst");
    remove(&mut body, "/eind/nazorg");
    body["plaatsingen"].as_array_mut().expect("a list").truncate(1);
    body
}

/// The example of a repair, after UWV's decision on the request.
fn decided(on: &str, tot: Option<&str>) -> Value {
    let mut body = example(GRAAF);
    set(&mut body, "/traject/loonsanctie/bekorting", json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05" }));
    if let Some(tot) = tot {
        set(&mut body, "/traject/loonsanctie/bekorting/tot", tot);
    }
    set(&mut body, "/eind/document/datum", on);
    body
}

// Who died signs nothing.

#[test]
fn after_a_death_the_copy_of_the_employee_asks_for_no_signature() {
    let mut body = fixture(soort(EIND), "overlijden");
    let said = asked(&body, "werknemer");
    assert!(said.contains("Wij vragen niets van u.") && !said.contains("Teken "), "{said}");
    push(&mut body, "/eind/gevraagd", json!({ "wat": "Haal de spullen op.", "aan": "werknemer" }));
    let said = asked(&body, "werknemer");
    assert!(said.contains("Haal de spullen op.") && !said.contains("Wij vragen niets"), "{said}");
}

// Why it ended.

#[test]
fn no_point_repaired_is_told_as_that() {
    let mut body = example(GRAAF);
    for point in 0..3 {
        remove(&mut body, &format!("/traject/loonsanctie/tekortkomingen/{point}/datum"));
    }
    let said = reason(&body);
    let none = "Volgens de werkgever en het bureau is nog geen van de drie tekortkomingen hersteld die UWV noemde.";
    assert!(said.starts_with(none) && !said.contains("nul"), "{said}");
    let points = body["traject"]["loonsanctie"]["tekortkomingen"].as_array_mut().expect("a list");
    *points = points.split_off(2);
    let said = reason(&body);
    let only = "Volgens de werkgever en het bureau is de tekortkoming nog niet hersteld die UWV noemde. De begeleiding";
    assert!(said.starts_with(only), "{said}");
    set(&mut body, "/traject/loonsanctie/tekortkomingen/0/datum", "2025-11-11");
    let said = reason(&body);
    let only = "Volgens de werkgever en het bureau is de tekortkoming hersteld die UWV noemde; UWV stelt dat vast.";
    assert!(said.starts_with(only), "{said}");
}

#[test]
fn words_of_the_caller_follow_on_because() {
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "anders");
    for given in ["de werkgever failliet ging", "omdat de werkgever failliet ging."] {
        set(&mut body, "/eind/redenEindeToelichting", given);
        let said = reason(&body);
        let told = "De bemiddeling eindigde op 30 september 2025, omdat de werkgever failliet ging.";
        assert!(said.starts_with(told) && !said.contains("De reden:"), "{said}");
    }
    set(&mut body, "/eind/redenEindeToelichting", "De werkgever ging failliet.");
    let said = reason(&body);
    assert!(said.ends_with("De reden: ‘De werkgever ging failliet’.") && !said.contains("omdat"), "{said}");
}

#[test]
fn a_reason_that_the_data_deny_is_on_no_page() {
    let only = "De bemiddeling eindigde op 30 september 2025. De nazorg loopt tot en met 31 december 2025.";
    for word in ["uit_dienst", "aow", "tekortkomingen_hersteld", "einde_loonsanctie"] {
        let mut body = example(AKKER);
        set(&mut body, "/eind/redenEinde", word);
        assert_eq!(reason(&body), only, "{word}");
        assert!(codes(&body).contains("C10"), "{word}");
        let eind = pages(&body);
        assert!(step(&eind, "eindevaluatie").is_some(), "{word}: nothing ended");
        set(&mut body, "/eind/redenEindeToelichting", "de afspraken afliepen");
        assert!(reason(&body).contains(", omdat de afspraken afliepen."), "{word}");
    }
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    set(&mut body, "/dienstverband/einddatum", "2025-09-30");
    let said = reason(&body);
    assert!(said.contains("omdat het dienstverband van mevrouw Van den Akker eindigde"), "{said}");
    let mut old = example(PIETERSMA);
    set(&mut old, "/eind/redenEinde", "aow");
    assert_eq!(reason(&old), "De begeleiding eindigt op 1 april 2026.", "67 years and three months in 2036");
}

#[test]
fn work_for_half_of_the_hours_is_no_recovery() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
    let job = "medewerker verkoop binnendienst";
    let work = |hours: u32| json!([{ "functie": job, "van": "2025-06-02", "urenPerWeek": hours }]);
    set(&mut body, "/werkSpoor1", work(14));
    let eind = pages(&body);
    assert_eq!(words(&eind["reden"]), "De begeleiding eindigde op 30 september 2025.");
    assert!(!words(&eind["cijfers"]).contains("eigen werk hervat"), "{}", eind["cijfers"]);
    for name in ["eindevaluatie", "WIA-aanvraag", "inzending"] {
        assert!(step(&eind, name).is_some(), "{name}");
    }
    let told = explanation(&body);
    assert!(!told.contains("U doet weer uw eigen werk") && told.contains("Vraag een WIA-uitkering aan"), "{told}");
    set(&mut body, "/werkSpoor1", work(28));
    let eind = pages(&body);
    assert!(words(&eind["reden"]).contains("omdat mevrouw Van den Akker het eigen werk heeft hervat"));
    assert_eq!(step(&eind, "WIA-aanvraag"), None);
}

#[test]
fn after_a_recovery_no_copy_goes_to_uwv() {
    let mut body = not_placed();
    assert!(explanation(&body).contains("Uw werkgever en UWV lezen ook waar u solliciteerde"));
    set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
    set(&mut body, "/belastbaarheid/0/urenPerWeek", 28);
    let told = explanation(&body);
    assert!(told.contains("Uw werkgever leest ook waar u solliciteerde"), "{told}");
    assert!(!told.contains("UWV lezen"), "{told}");
}

// Work that was found.

#[test]
fn paid_work_that_is_over_was_found() {
    let mut body = not_placed();
    let none = "U vond nog geen betaald werk bij een andere werkgever.";
    assert!(explanation(&body).contains(none));
    let mut job = example(AKKER)["plaatsingen"][1].clone();
    job["van"] = json!("2025-08-01");
    job["tot"] = json!("2025-09-12");
    push(&mut body, "/plaatsingen", job);
    let told = explanation(&body);
    let had = "U had betaald werk bij een andere werkgever: van 1 augustus tot en met 12 september 2025. Dat werk is \
               voorbij.";
    assert!(told.contains(had) && !told.contains(none), "{told}");
}

#[test]
fn two_jobs_count_together_from_the_first() {
    let mut body = example(AKKER);
    set(&mut body, "/plaatsingen/1/van", "2025-09-01");
    set(&mut body, "/plaatsingen/1/urenPerWeek", 12);
    let mut second = body["plaatsingen"][1].clone();
    second["organisatie"] = json!("Basisschool Voorbeeld");
    second["van"] = json!("2025-09-15");
    second["urenPerWeek"] = json!(8);
    push(&mut body, "/plaatsingen", second);
    let eind = pages(&body);
    let figures = words(&eind["cijfers"]);
    assert!(figures.contains("per 1 september 2025") && !figures.contains("15 september"), "{figures}");
    let contract = words(&eind["resultaat"]["contract"]);
    for told in ["20 uur per week in twee banen", "Zorggroep Voorbeeld", "Basisschool Voorbeeld"] {
        assert!(contract.contains(told), "{told}: {contract}");
    }
    let told = explanation(&body);
    let both = "medewerker klantcontact bij Zorggroep Voorbeeld, 12 uur per week, en medewerker klantcontact bij \
                Basisschool Voorbeeld, 8 uur per week. Dat is samen 20 uur per week in twee banen. De eerste baan begon \
                op 1 september 2025.";
    assert!(told.contains(both), "{told}");
    // A job that is over is no part of the result.
    set(&mut body, "/plaatsingen/1/tot", "2025-09-14");
    let told = explanation(&body);
    assert!(told.contains("klantcontact bij Basisschool Voorbeeld, 8 uur per week. U bent daar begonnen"), "{told}");
}

// The request for the WIA, once its day has passed.

#[test]
fn a_request_for_the_wia_that_was_missed_is_told_to_the_employee() {
    let mut body = not_placed();
    set(&mut body, "/eind/document/datum", "2025-11-25");
    let missed = "Hebt u nog geen WIA-uitkering aangevraagd bij UWV? Doe dat meteen. Dat kan op uwv.nl. De laatste dag was 16 november 2025.";
    let told = explanation(&body);
    assert!(told.contains(missed) && told.contains("Stuur bij die aanvraag zelf uw medische informatie"), "{told}");
    let first = asked(&body, "werknemer");
    assert!(first.contains("Doe dat dan meteen: de laatste dag was 16 november 2025."), "{first}");
    set(&mut body, "/poortwachter/wiaAanvraag", "2025-11-14");
    assert!(!explanation(&body).contains("Doe dat meteen"));
    remove(&mut body, "/poortwachter/wiaAanvraag");
    set(&mut body, "/eind/document/datum", "2025-11-16");
    let told = explanation(&body);
    assert!(
        told.contains("Doe dat zelf, uiterlijk op 16 november 2025.") && !told.contains("Doe dat meteen"),
        "{told}"
    );
}

#[test]
fn after_the_wachttijd_uwv_extends_no_payment_of_wage() {
    for mut body in [not_placed(), example(AKKER)] {
        let longer = "Dan kan UWV besluiten dat hij uw loon langer doorbetaalt.";
        set(&mut body, "/eind/document/datum", "2026-02-01");
        assert!(explanation(&body).contains(longer), "the last day itself");
        set(&mut body, "/eind/document/datum", "2026-02-02");
        let told = explanation(&body);
        assert!(!told.contains(longer), "{told}");
    }
}

// What UWV decides on a request.

#[test]
fn a_decision_that_uwv_owes_is_told_as_late() {
    let mut body = example(GRAAF);
    set(&mut body, "/eind/document/datum", "2026-02-20");
    let eind = pages(&body);
    let late = ["10-02-2026", "", "niet bekend; termijn van UWV voorbij"].map(str::to_owned);
    assert_eq!(step(&eind, "besluit op het bekortingsverzoek"), Some(late));
    let said = words(&eind["reden"]);
    let told = "UWV moest uiterlijk op 10 februari 2026 beslissen op het verzoek van 20 januari 2026; op de dag van dit \
                verslag is geen besluit bekend. Beslist UWV alsnog positief, dan eindigt de loondoorbetaling uiterlijk \
                op 24 maart 2026";
    assert!(said.contains(told) && !said.contains("Beslist UWV uiterlijk"), "{said}");
    // On the last day of the term UWV is not late.
    set(&mut body, "/eind/document/datum", "2026-02-10");
    assert!(reason(&body).contains("Beslist UWV uiterlijk op 10 februari 2026 positief"));
    // Nine weeks after the request a positive decision has no day any more.
    set(&mut body, "/eind/document/datum", "2026-03-25");
    let said = reason(&body);
    assert!(!said.contains("24 maart") && said.contains("Zonder een positief besluit loopt"), "{said}");
}

#[test]
fn after_a_refusal_the_report_belongs_to_no_request() {
    let body = decided("2026-03-02", None);
    let eind = pages(&body);
    let said = words(&eind["reden"]);
    assert!(
        said.contains("UWV wees het bekortingsverzoek op 5 februari 2026 af.") && !said.contains("UWV stelt"),
        "{said}"
    );
    let told = asked(&body, "uwv");
    assert!(
        told.contains("is bedoeld voor een bekortingsverzoek van de werkgever") && !told.contains("hoort"),
        "{told}"
    );
    // The first report of the repair is in the list of documents.
    let first = ["", "16-01-2026", "gedaan"].map(str::to_owned);
    assert_eq!(step(&eind, "eindrapportage na herstel"), Some(first));
    // While UWV has yet to decide it belongs to the request.
    let mut open = example(GRAAF);
    set(&mut open, "/eind/document/datum", "2026-01-30");
    assert!(asked(&open, "uwv").contains("hoort bij het bekortingsverzoek van de werkgever"));
}

#[test]
fn by_shortening_the_extension_uwv_found_the_repair_sufficient() {
    let mut body = decided("2026-02-06", Some("2026-03-20"));
    for field in ["vervolgTot", "einddatumBegeleiding"] {
        set(&mut body, &format!("/eind/{field}"), "2026-03-19");
    }
    let eind = pages(&body);
    let found = ["", "11-11-2025", "vastgesteld door UWV"].map(str::to_owned);
    assert_eq!(step(&eind, "herstel van elke tekortkoming"), Some(found));
    // Whatever the day of a point.
    let mut open = body.clone();
    remove(&mut open, "/traject/loonsanctie/tekortkomingen/2/datum");
    set(&mut open, "/traject/loonsanctie/tekortkomingen/2/gepland", "2026-02-20");
    let found = ["", "", "vastgesteld door UWV"].map(str::to_owned);
    assert_eq!(step(&pages(&open), "herstel van elke tekortkoming"), Some(found));
    let bar = words(&eind["tijdlijn"]);
    assert!(bar.contains("herstel volgens UWV") && !bar.contains("volgens werkgever"), "{bar}");
    let told = "De begeleiding eindigt op 19 maart 2026, omdat UWV op 5 februari 2026 vaststelde dat de tekortkomingen \
                zijn hersteld.";
    assert_eq!(words(&eind["reden"]), told);
    assert!(!asked(&body, "uwv").contains("bekortingsverzoek"));
}

#[test]
fn guidance_beyond_a_shortened_extension_is_found_and_its_end_is_not_early() {
    let mut body = decided("2026-03-02", Some("2026-03-20"));
    assert!(codes(&body).contains("T16"), "the guidance goes on to 30 August");
    remove(&mut body, "/eind/vervolgTot");
    set(&mut body, "/eind/einddatumBegeleiding", "2026-03-19");
    assert!(!codes(&body).contains("T16"));
    set(&mut body, "/eind/redenEinde", "einde_loonsanctie");
    set(&mut body, "/eind/document/datum", "2026-04-02");
    let planned = words(&pages(&body)["gepland"]);
    assert!(planned.contains("19-03-2026 (laatste dag van de verlengde loondoorbetaling)"), "{planned}");
    assert!(!planned.contains("dagen eerder"), "{planned}");
    set(&mut body, "/eind/einddatumBegeleiding", "2026-03-18");
    let planned = words(&pages(&body)["gepland"]);
    assert!(planned.contains("18-03-2026 (1 dag eerder)") && !planned.contains("165"), "{planned}");
}

#[test]
fn a_request_that_shortens_nothing_is_no_way_out() {
    let mut body = example(GRAAF);
    set(&mut body, "/traject/loonsanctie/tot", "2026-02-02");
    for field in ["vervolgTot", "einddatumBegeleiding"] {
        set(&mut body, &format!("/eind/{field}"), "2026-02-01");
    }
    let said = reason(&body);
    assert!(said.ends_with("De loondoorbetaling loopt door tot en met 1 februari 2026."), "{said}");
    assert!(!said.contains("positief besluit"), "{said}");
    assert!(!asked(&body, "uwv").contains("bekortingsverzoek"));
    assert!(codes(&body).contains("T28") && !codes(&example(GRAAF)).contains("T28"));
}

// An end is measured against the last day that was left.

#[test]
fn an_end_before_a_contract_or_the_aow_age_is_early_by_the_days_to_that() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    set(&mut body, "/dienstverband/einddatum", "2025-10-01");
    let planned = words(&pages(&body)["gepland"]);
    assert!(planned.contains("01-10-2025 (laatste dag van het dienstverband)"), "{planned}");
    assert!(planned.contains("30-09-2025 (1 dag eerder)") && !planned.contains("124 dagen"), "{planned}");
    let mut old = not_placed();
    set(&mut old, "/eind/redenEinde", "aow");
    set(&mut old, "/werknemer/geboortedatum", "1958-10-14");
    let planned = words(&pages(&old)["gepland"]);
    assert!(planned.contains("13-10-2025 (laatste dag vóór de AOW-leeftijd)"), "{planned}");
    assert!(planned.contains("30-09-2025 (13 dagen eerder)") && !planned.contains("124 dagen"), "{planned}");
    assert!(words(&pages(&not_placed())["gepland"]).contains("124 dagen eerder"), "nothing came before the plan");
}

#[test]
fn a_document_that_is_to_come_tells_its_last_day_beside_its_name() {
    let eind = pages(&example(PIETERSMA));
    let rows = list(&eind["bijlagen"]["documenten"], "rijen");
    let row = rows.iter().find(|row| words(&row["document"]) == "Actueel oordeel").expect("a document that is to come");
    assert_eq!(words(&row["periode"]), "uiterlijk 31-12-2025");
    assert_eq!(words(&row["datum"]), "volgt");
}

#[test]
fn the_block_of_the_loonsanctie_ends_the_wage_where_the_contract_does() {
    let mut body = example(GRAAF);
    let facts = |body: &Value| words(&pages(body)["gegevens"]);
    assert!(facts(&body).contains("30 augustus 2026"), "{}", facts(&body));
    set(&mut body, "/dienstverband/einddatum", "2026-03-31");
    let told = facts(&body);
    assert!(told.contains("31 maart 2026 (einde dienstverband)") && !told.contains("augustus 2026"), "{told}");
    let mut old = example(GRAAF);
    let shorter = "Wil hij die tijd korter maken? Dan stuurt hij dit verslag ook naar UWV.";
    let told = explanation(&old);
    assert!(told.contains(shorter) && !told.contains("Vraagt u een WIA-uitkering aan?"), "{told}");
    let planned = "Vraagt hij dat op 20 januari 2026 en stemt UWV in? Dan eindigt die betaling uiterlijk op 24 maart \
                   2026.";
    assert!(told.contains(planned), "{told}");
    for holds in ["Een vast contract stopt dan niet vanzelf", "Krijgt u geen WIA-uitkering?", "Vindt u ander werk?"] {
        assert!(told.contains(holds), "{holds}: {told}");
    }
    let mut made = example(GRAAF);
    set(&mut made, "/traject/loonsanctie/bekorting/verzoek", "2026-01-15");
    let told = explanation(&made);
    let asked = "Uw werkgever vroeg UWV op 15 januari 2026 om dat korter te maken. Stemt UWV in? Dan eindigt";
    assert!(told.contains(asked), "{told}");
    set(&mut old, "/werknemer/geboortedatum", "1959-02-10");
    let told = explanation(&old);
    assert!(told.contains("Vanaf 10 februari 2026 hebt u de AOW-leeftijd. U krijgt dan AOW"), "{told}");
    assert!(!told.contains(shorter) && !told.contains("uitkering verlagen"), "{told}");
}

#[test]
fn an_age_that_was_reached_and_a_wage_that_ended_are_past() {
    let mut old = example(GRAAF);
    // 67 years on 31 October 2025.
    set(&mut old, "/werknemer/geboortedatum", "1958-10-31");
    let told = explanation(&old);
    let past = "Sinds 31 oktober 2025 hebt u de AOW-leeftijd. U krijgt AOW, en geen WIA-uitkering. Uw werkgever \
                betaalde daarna nog ten hoogste zes weken loon: tot en met 11 december 2025.";
    assert!(told.contains(past) && !told.contains("Vanaf 31 oktober"), "{told}");
    let (now, then) = ("langer doorbetaalt: tot en met 19", "langer moest doorbetalen: tot en met 19");
    for (on, said) in [("2026-03-19", now), ("2026-04-02", then)] {
        let told = explanation(&decided(on, Some("2026-03-20")));
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn a_contract_that_still_runs_has_not_ended() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    for (end, said) in [("2025-10-31", "eindigt."), ("2025-10-09", "eindigde.")] {
        set(&mut body, "/dienstverband/einddatum", end);
        let told = reason(&body);
        assert!(told.contains(&format!("omdat het dienstverband van mevrouw Van den Akker {said}")), "{told}");
    }
}

// Reasons that the data deny.

#[test]
fn ability_that_was_stated_denies_that_there_was_none() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "uitval_gbm");
    assert_eq!(reason(&body), "De begeleiding eindigde op 30 september 2025.");
    assert!(codes(&body).contains("C10"));
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
    let eind = pages(&body);
    assert!(words(&eind["reden"]).contains("geen benutbare mogelijkheden voor werk heeft"), "{}", eind["reden"]);
    assert!(!codes(&body).contains("C10"));
    let told = words(&eind["belastbaarheid"]);
    let since = "Sinds 15 september 2025 zijn er geen benutbare mogelijkheden, volgens de bedrijfsarts.";
    assert!(told.contains(since) && !told.contains("volgens bedrijfsarts"), "{told}");
}

#[test]
fn who_was_not_placed_found_no_other_work() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "geplaatst");
    let said = reason(&body);
    assert_eq!(said, "De begeleiding eindigde op 30 september 2025.");
    let told = explanation(&body);
    assert!(!told.contains("U hebt ander werk gevonden"), "{told}");
    assert!(reason(&example(AKKER)).contains("omdat mevrouw Van den Akker ander werk heeft gevonden"));
}

#[test]
fn who_cannot_bear_the_hours_of_the_contract_has_not_recovered() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
    let eind = pages(&body);
    assert_eq!(words(&eind["reden"]), "De begeleiding eindigde op 30 september 2025.", "24 of 28 hours");
    assert!(!words(&eind["cijfers"]).contains("eigen werk hervat"), "{}", eind["cijfers"]);
    assert!(step(&eind, "WIA-aanvraag").is_some() && codes(&body).contains("C10"));
    let told = explanation(&body);
    assert!(!told.contains("U doet weer uw eigen werk") && told.contains("Vraag een WIA-uitkering aan"), "{told}");
    set(&mut body, "/belastbaarheid/0/urenPerWeek", 28);
    assert!(reason(&body).contains("het eigen werk heeft hervat") && !codes(&body).contains("C10"));
}

#[test]
fn work_in_another_function_is_no_recovery() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
    let work = |job: &str| json!([{ "functie": job, "van": "2025-06-02", "urenPerWeek": 28 }]);
    set(&mut body, "/werkSpoor1", work("baliemedewerker"));
    let eind = pages(&body);
    assert_eq!(words(&eind["reden"]), "De begeleiding eindigde op 30 september 2025.");
    assert!(step(&eind, "WIA-aanvraag").is_some() && codes(&body).contains("C10"));
    for own in ["Medewerker verkoop binnendienst", "medewerker verkoop", "eigen werk"] {
        set(&mut body, "/werkSpoor1", work(own));
        assert!(reason(&body).contains("het eigen werk heeft hervat") && !codes(&body).contains("C10"), "{own}");
    }
}

#[test]
fn two_who_agreed_may_leave_the_second_track_near_the_aow_age() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "aow");
    // 67 years on 1 June 2026.
    set(&mut body, "/werknemer/geboortedatum", "1959-06-01");
    assert!(codes(&body).contains("C10") && !reason(&body).contains("AOW"));
    set(&mut body, "/traject/redenUitstel", "aow_nabij");
    set(&mut body, "/traject/uitstelOvereengekomenOp", "2025-09-15");
    assert!(!codes(&body).contains("C10"));
    assert!(reason(&body).contains("vanwege de AOW-leeftijd van mevrouw Van den Akker op 1 juni 2026"));
}

#[test]
fn no_iva_comes_early_after_the_wachttijd() {
    let mut body = example(GRAAF);
    set(&mut body, "/eind/redenEinde", "vervroegde_iva");
    assert!(codes(&body).contains("C10") && !reason(&body).contains("IVA"), "{}", reason(&body));
    assert!(!explanation(&body).contains("vervroegde IVA"));
    let mut early = not_placed();
    set(&mut early, "/eind/redenEinde", "vervroegde_iva");
    assert!(codes(&early).contains("C10") && !reason(&early).contains("IVA"), "hours were stated: {}", reason(&early));
    assert!(explanation(&early).contains("Vraag een WIA-uitkering aan"));
    set(&mut early, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
    assert!(!codes(&early).contains("C10"));
    let bar = words(&pages(&early)["tijdlijn"]);
    let told = "De vervroegde IVA verkort de wachttijd, die anders liep tot en met 1 februari 2026.";
    assert!(bar.contains(told), "{bar}");
    assert!(!bar.contains("Laatste dag van de wachttijd 1 februari 2026"), "{bar}");
    set(&mut early, "/eind/resultaat", "deels");
    assert!(codes(&early).contains("C10") && reason(&early).contains("IVA"), "found, and still told");
}

#[test]
fn an_agreement_that_ends_the_contract_has_a_day() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "vaststellingsovereenkomst");
    assert!(codes(&body).contains("C10") && reason(&body).contains("een vaststellingsovereenkomst hebben gesloten"));
    set(&mut body, "/dienstverband/einddatum", "2025-12-31");
    assert!(!codes(&body).contains("C10"));
}

#[test]
fn who_agrees_to_an_end_while_ill_is_warned_about_the_ziektewet() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "vaststellingsovereenkomst");
    let promise = "Daarna kunt u een uitkering van de Ziektewet krijgen.";
    let warning = "Let op: wie tijdens ziekte met ontslag instemt, krijgt vaak geen uitkering van de Ziektewet.";
    for (end, paid, advice) in [
        ("2025-12-31", "Uw werkgever betaalt loon tot het einde van uw contract.", "Vraag daarover eerst advies."),
        ("2025-09-30", "Uw werkgever betaalde loon tot het einde van uw contract.", "Vraag daarover advies."),
    ] {
        set(&mut body, "/dienstverband/einddatum", end);
        let told = explanation(&body);
        for part in [paid, warning, advice] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert!(!told.contains(promise) && codes(&body).contains("C11"), "{told}");
    }
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    let told = explanation(&body);
    assert!(told.contains(promise) && !told.contains("Let op") && !codes(&body).contains("C11"), "{told}");
}

#[test]
fn a_refusal_that_ended_the_guidance_is_found_and_leaves_the_duty() {
    let duty = ["U moet meewerken aan uw re-integratie.", "Dan kan uw werkgever stoppen met het betalen van uw loon."];
    for word in ["anders", "opdrachtgever_stopt", "ander_bureau"] {
        let mut body = not_placed();
        set(&mut body, "/eind/redenEinde", word);
        set(&mut body, "/eind/redenEindeToelichting", "de werknemer verdere medewerking weigert");
        let told = explanation(&body);
        assert!(duty.iter().all(|part| told.contains(part)), "{word}: {told}");
        assert!(codes(&body).contains("A11"), "{word}");
        assert_eq!(codes(&body).contains("A10"), word != "ander_bureau", "{word}");
        set(&mut body, "/maatregelen", json!([{ "datum": "2025-09-22", "soort": "waarschuwing" }]));
        assert!(!codes(&body).contains("A11"), "{word}");
    }
    let mut recovered = not_placed();
    set(&mut recovered, "/eind/redenEinde", "herstel_eigen_werk");
    set(&mut recovered, "/belastbaarheid/0/urenPerWeek", 28);
    for body in [recovered, example(AKKER)] {
        assert!(!explanation(&body).contains(duty[0]), "nothing to cooperate in");
    }
}

#[test]
fn who_refuses_is_the_employee_or_another() {
    let found = |words: &str| {
        let mut body = not_placed();
        set(&mut body, "/eind/redenEinde", "anders");
        set(&mut body, "/eind/redenEindeToelichting", words);
        codes(&body).contains("A11")
    };
    let own = [
        "de werknemer niet meer wil meewerken",
        "de werknemer niet meer meewerkt",
        "de werknemer passend werk afwees",
        "de werknemer zonder bericht wegbleef",
        "de werknemer het werk bij de werkgever weigerde",
        "toen de werkgever werk aanbood, weigerde de werknemer",
    ];
    for words in own {
        assert!(found(words), "{words}");
    }
    let others = [
        "de school de werknemer weigerde",
        "de werknemer scholing vroeg en UWV weigerde de vergoeding",
        "de werknemer bij vijf bedrijven solliciteerde en twee weigerden hem een gesprek",
    ];
    for words in others {
        assert!(!found(words), "{words}");
    }
}

#[test]
fn after_a_sanction_nothing_can_be_shortened_and_the_wia_goes_on() {
    let mut body = example(GRAAF);
    let goes_on = "Na die tijd beoordeelt UWV uw WIA-aanvraag verder.";
    assert!(explanation(&body).contains(goes_on), "while it lasts");
    set(&mut body, "/eind/document/datum", "2026-09-03");
    set(&mut body, "/eind/document/status", "concept");
    set(&mut body, "/eind/redenEinde", "einde_loonsanctie");
    remove(&mut body, "/eind/vervolgTot");
    let told = explanation(&body);
    for part in
        ["moest betalen. Die tijd is voorbij.", "langer moest doorbetalen: tot en met 30 augustus 2026.", goes_on]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("korter maken") && !told.contains("U moet meewerken"), "{told}");
}

#[test]
fn words_beside_a_reason_explain_it() {
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEindeToelichting", "De werkgever bood een contract.");
    let said = reason(&body);
    assert!(said.ends_with("Toelichting: ‘De werkgever bood een contract’.") && !said.contains("De reden:"), "{said}");
}

// Work that does not last, or fills a part of the hours.

#[test]
fn work_for_a_part_of_the_hours_is_no_reason_to_stop() {
    let mut body = example(AKKER);
    set(&mut body, "/eind/resultaat", "deels");
    set(&mut body, "/plaatsingen/1/urenPerWeek", 10);
    let told = explanation(&body);
    let right = [
        "U hebt voor een deel van uw uren ander werk gevonden",
        "Uw begeleiding stopte op 30 september",
        "Blijf zoeken naar passend werk voor de andere uren.",
    ];
    assert!(right.iter().all(|part| told.contains(part)) && !told.contains("Daarom stopte"), "{told}");
    assert!(reason(&body).contains("omdat mevrouw Van den Akker voor een deel van de uren ander werk heeft gevonden"));
    assert!(codes(&body).contains("A10"));
}

#[test]
fn a_month_of_work_is_no_lasting_result() {
    let mut body = example(AKKER);
    set(&mut body, "/plaatsingen/1/tot", "2025-11-01");
    assert!(codes(&body).contains("C12"));
    let contract = words(&pages(&body)["resultaat"]["contract"]);
    assert!(contract.contains("ruim 4 weken, tot en met 1 november 2025"), "{contract}");
    assert!(contract.contains("niet opgenomen in dit verslag"), "the wage: {contract}");
}

#[test]
fn goals_that_were_never_begun_do_not_run_on() {
    let figures = |body: &Value, reader: &str| words(&pages_for(body, EIND, reader)["cijfers"]);
    let told = figures(&example("alles-mis"), "intern");
    assert!(told.contains("van 3") && !told.contains("lopen nog"), "{told}");
    let told = figures(&example(PIETERSMA), "werkgever");
    assert!(told.contains("van 6; 2 lopen nog"), "{told}");
}

#[test]
fn an_effort_that_was_not_described_is_said_to_be_absent() {
    let mut body = example(PIETERSMA);
    remove(&mut body, "/eind/inzetWerkgever");
    let effort = "De inzet van de werkgever is in dit verslag niet apart beschreven.";
    let told = words(&pages(&body)["inspanningen"]);
    let given = body["voortgang"]["inzetWerkgever"].as_str().expect("words").split('.').next().expect("a sentence");
    assert!(told.contains("Uit voortgangsrapportage") && told.contains(given), "{told}");
    assert!(!told.contains(effort), "{told}");
    // A report of the same day comes not before.
    let day = body["eind"]["document"]["datum"].clone();
    set(&mut body, "/voortgang/document/datum", day);
    assert!(words(&pages(&body)["inspanningen"]).contains(effort));
    remove(&mut body, "/voortgang");
    assert!(words(&pages(&body)["inspanningen"]).contains(effort));
}

#[test]
fn two_jobs_together_are_more_than_can_be_borne() {
    let mut body = example(AKKER);
    assert!(!codes(&body).contains("C02"));
    let mut second = body["plaatsingen"][1].clone();
    second["organisatie"] = json!("Tweede Werkgever");
    push(&mut body, "/plaatsingen", second);
    assert!(codes(&body).contains("C02"), "48 hours of 24");
}

// More jobs than one.

#[test]
fn three_jobs_are_told_with_one_and() {
    let mut body = example(AKKER);
    set(&mut body, "/plaatsingen/1/urenPerWeek", 12);
    for (organisation, hours) in [("Basisschool Voorbeeld", 8), ("Uitgeverij Voorbeeld", 4)] {
        let mut job = body["plaatsingen"][1].clone();
        job["organisatie"] = json!(organisation);
        job["urenPerWeek"] = json!(hours);
        push(&mut body, "/plaatsingen", job);
    }
    let told = explanation(&body);
    let all = "Zorggroep Voorbeeld, 12 uur per week; medewerker klantcontact bij Basisschool Voorbeeld, 8 uur per \
               week; en medewerker klantcontact bij Uitgeverij Voorbeeld, 4 uur per week. Dat is samen 24 uur per week \
               in drie banen.";
    assert!(told.contains(all), "{told}");
}

#[test]
fn a_contract_that_follows_on_another_began_with_the_first() {
    let mut body = example(AKKER);
    let mut first = body["plaatsingen"][1].clone();
    first["van"] = json!("2025-07-01");
    first["tot"] = json!("2025-09-30");
    first["urenPerWeek"] = json!(12);
    push(&mut body, "/plaatsingen", first);
    let told = explanation(&body);
    assert!(told.contains("U bent daar begonnen op 1 juli 2025."), "{told}");
    let eind = pages(&body);
    assert!(words(&eind["cijfers"]).contains("per 1 juli 2025"), "{}", eind["cijfers"]);
    // Of another organisation that is over, neither the figures nor the bar tell.
    set(&mut body, "/plaatsingen/2/organisatie", "Basisschool Voorbeeld");
    let eind = pages(&body);
    assert!(words(&eind["cijfers"]).contains("per 1 oktober 2025"), "{}", eind["cijfers"]);
    let bar = words(&eind["tijdlijn"]["alternatief"]);
    assert!(bar.contains("start nieuw werk 1 oktober 2025") && !bar.contains("nieuw werk 1 juli 2025"), "{bar}");
}

#[test]
fn one_day_of_work_was_on_that_day() {
    let mut body = not_placed();
    let mut job = example(AKKER)["plaatsingen"][1].clone();
    for field in ["van", "tot"] {
        job[field] = json!("2025-08-01");
    }
    push(&mut body, "/plaatsingen", job);
    let told = explanation(&body);
    assert!(told.contains("U had betaald werk bij een andere werkgever: op 1 augustus 2025."), "{told}");
}

// What UWV decided since.

#[test]
fn a_decision_that_came_leaves_no_moment_of_the_request() {
    let moment = |body: &Value| pages(body)["moment_verzoek"].clone();
    assert!(moment(&example(GRAAF)).is_string());
    assert!(moment(&decided("2026-03-02", None)).is_null());
    assert!(moment(&decided("2026-02-06", Some("2026-03-20"))).is_null());
}

#[test]
fn uwv_stays_late_when_its_decision_has_no_day_any_more() {
    let mut body = example(GRAAF);
    set(&mut body, "/eind/document/datum", "2026-03-25");
    let said = reason(&body);
    let late = "UWV moest uiterlijk op 10 februari 2026 beslissen op het verzoek van 20 januari 2026; op de dag van \
                dit verslag is geen besluit bekend. Zonder een positief besluit loopt de loondoorbetaling door";
    assert!(said.contains(late), "{said}");
}

#[test]
fn who_is_out_of_service_reads_of_the_ziektewet_in_the_eindrapportage_too() {
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    set(&mut body, "/eind/resultaat", "niet_geplaatst");
    body["eind"].as_object_mut().expect("an object").remove("nazorg");
    body["plaatsingen"].as_array_mut().expect("a list").retain(|work| work["soort"] != "dienstverband");
    let told = |body: &Value| words(&pages_for(body, EIND, "werknemer")["uitleg"]);
    set(&mut body, "/dienstverband/einddatum", "2025-09-30");
    let ended = told(&body);
    assert!(
        ended.contains("tot het einde van uw contract. Daarna kunt u een uitkering van de Ziektewet krijgen."),
        "{ended}"
    );
    assert!(ended.contains("Uw werkgever betaalde loon tot het einde"), "the contract is over: {ended}");
    assert!(!ended.contains("Zolang u in dienst bent") && !ended.contains("vast contract"), "{ended}");
}

#[test]
fn hours_that_are_only_planned_are_not_hours_that_were_found() {
    let mut body = example(AKKER);
    remove(&mut body, "/eind/resultaatToelichting");
    set(&mut body, "/plaatsingen/1/urenPerWeek", 12);
    let with_step = |from: &str| {
        let mut body = body.clone();
        set(&mut body, "/plaatsingen/1/opbouw", json!([{ "vanaf": from, "urenPerWeek": 24 }]));
        body
    };
    // The report is of 10 October.
    let (begun, planned) = (with_step("2025-10-10"), with_step("2025-10-11"));
    assert!(!codes(&begun).contains("C07"));
    assert!(codes(&planned).contains("C07"));
    let told = |body: &Value| words(&pages_for(body, EIND, "werknemer")["uitleg"]);
    assert!(told(&begun).contains("Zorggroep Voorbeeld, 24 uur per week"), "{}", told(&begun));
    assert!(told(&planned).contains("Zorggroep Voorbeeld, 12 uur per week"), "{}", told(&planned));
}
