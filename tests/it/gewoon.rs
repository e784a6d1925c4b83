//! What each reader of a trajectory asks first: the employee about wage, duties and what comes next, the employer about
//! price and references, UWV about hours and effort.

use serde_json::{Value, json};

use crate::support::told::{EIND, OFFERTE, PLAN, VOORTGANG, explanation};
use crate::support::{AKKER, GRAAF, PIETERSMA, example, list, pages_for, push, remove, set, words};

// The employee.

#[test]
fn the_wage_after_a_loonsanctie_is_told_with_who_pays_and_how_much() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = explanation(&example(GRAAF), kind);
        for words in [
            "In uw contract of cao kan meer staan.",
            "Uw loon loopt door tot en met 30 augustus 2026, of korter als UWV dat besluit.",
            "langer doorbetaalt. UWV vindt dat uw werkgever te weinig deed. Dit is geen straf voor u.",
            "Stemt UWV niet in? Dan blijft 30 augustus 2026 de laatste dag.",
            "beoordeelt UWV uw WIA-aanvraag van 10 juni 2025 verder.",
            "Hebt u op 30 juli 2026 nog niets van UWV gehoord? Bel UWV.",
            "Stopt uw loon al op 24 maart 2026? Bel dan op 24 februari 2026.",
            "Dan kunt u misschien een WW-uitkering krijgen, als u ook geen loon meer krijgt.",
        ] {
            assert!(told.contains(words), "{kind} {words}: {told}");
        }
    }
    assert!(!explanation(&example(PIETERSMA), PLAN).contains("geen straf"));
}

#[test]
fn a_decision_about_the_wia_can_be_objected_to_once_it_is_near() {
    let right = "Dan kunt u bezwaar maken: u schrijft aan UWV waarom u het er niet mee eens bent. Doe dat binnen zes \
                 weken nadat UWV het besluit verstuurde.";
    for (name, kind, near) in [
        (PIETERSMA, OFFERTE, false),
        (PIETERSMA, PLAN, false),
        (PIETERSMA, VOORTGANG, true),
        (PIETERSMA, EIND, true),
        (GRAAF, PLAN, true),
    ] {
        assert_eq!(explanation(&example(name), kind).contains(right), near, "{name} {kind}");
    }
    // 67 years on 10 February 2026: no WIA benefit comes.
    let mut old = example(GRAAF);
    set(&mut old, "/werknemer/geboortedatum", "1959-02-10");
    assert!(!explanation(&old, EIND).contains("bezwaar maken"));
}

#[test]
fn the_end_names_the_next_appointments_and_who_helps_afterwards() {
    let told = explanation(&example(PIETERSMA), EIND);
    for words in [
        "Verder staat dit op de agenda, op volgorde van datum:",
        "5 januari 2026: coachgesprek. WIA-aanvraag samen doornemen.",
        "29 januari 2026: coachgesprek.",
        "Na de begeleiding gaat u met vragen over een uitkering naar UWV. Vragen over uw werk stelt u aan uw \
         werkgever.",
        "Stuur uw adviseur van elke sollicitatie een bewijs",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("18 december 2025: jobhunting"), "the employee need not be there");
    let mut away = example(PIETERSMA);
    set(&mut away, "/verzuim/wazo", json!([{ "van": "2025-11-01", "tot": "2026-02-20", "zelfdeOorzaak": true }]));
    assert!(!explanation(&away, EIND).contains("januari 2026: coachgesprek"), "nothing is asked during leave");
}

#[test]
fn the_first_page_tells_the_employee_both_decisions_in_short() {
    let reason = |reader: &str| words(&pages_for(&example(GRAAF), EIND, reader)["reden"]);
    let told = reason("werknemer");
    let decision = "Over het geplande verzoek van 20 januari 2026 moet UWV uiterlijk op 10 februari 2026 beslissen.";
    assert!(told.contains(decision), "{told}");
    assert!(told.ends_with("Dan stopt uw loon eerder: uiterlijk op 24 maart 2026."), "{told}");
    assert!(reason("werkgever").contains("de vertraging gaat van de zes weken af"));
}

#[test]
fn duties_are_told_as_they_stand_where_they_speak_of_somebody_else() {
    let told = explanation(&example(PIETERSMA), PLAN);
    assert!(told.contains("U volgt de zes lessen") && told.contains("U meldt een verhindering"), "{told}");
    let mut other = example(PIETERSMA);
    let reaction = json!({ "partij": "werknemer", "afspraak": "Leest elke rapportage en geeft haar reactie." });
    push(&mut other, "/plan/afspraken", reaction);
    let told = explanation(&other, PLAN);
    assert!(told.contains("De werknemer:") && told.contains("Volgt de zes lessen"), "{told}");
    assert!(!told.contains("Dit vraagt het plan van u:"), "{told}");
}

#[test]
fn words_of_a_loonsanctie_are_explained_where_they_stand() {
    let told = explanation(&example(GRAAF), EIND);
    for word in ["Tekortkoming: ", "Bekortingsverzoek: ", "Eerstejaarsevaluatie: ", "Loonsanctie: "] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert!(!explanation(&example(PIETERSMA), EIND).contains("Tekortkoming: "));
}

#[test]
fn the_example_names_one_norm_for_applying() {
    let body = example(PIETERSMA).to_string();
    assert!(!body.contains("lke week ten minste één sollicitatie") && !body.contains("gemiddeld één sollicitatie"));
}

#[test]
fn a_mean_is_no_less_than_the_every_week_that_it_stands_for() {
    let told = |name: &str| words(&pages_for(&example(name), EIND, "werknemer")["sollicitaties"]["inleiding"]);
    let every = ": in elke ziekteweek ten minste één, gemiddeld 1,0 per week, gerekend van de eerste sollicitatie";
    assert!(told(GRAAF).contains(every), "{}", told(GRAAF));
    // None in the week of 18 September.
    assert!(told(PIETERSMA).contains(": gemiddeld 1,3 per week"), "{}", told(PIETERSMA));
}

// The employer.

#[test]
fn the_copies_of_the_employer_bear_the_references_of_the_employer() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let pages = |reader: &str| pages_for(&example(PIETERSMA), kind, reader);
        let own = pages("werkgever");
        assert!(words(&own["feiten"]).contains("VZ-2025-118"), "{kind}");
        assert!(words(&own["gegevens"]).contains("INK-25-0412"), "{kind}");
        for reader in ["uwv", "werknemer"] {
            let told = words(&pages(reader));
            assert!(!told.contains("VZ-2025-118") && !told.contains("INK-25-0412"), "{kind} {reader}");
        }
    }
}

#[test]
fn the_most_that_an_offer_can_cost_is_told_where_it_has_options() {
    let price = |body: &Value| pages_for(body, OFFERTE, "werkgever")["prijs"].clone();
    let mut body = example(PIETERSMA);
    let most = &price(&body)["opties_samen"];
    assert_eq!([words(&most["bedrag"]), words(&most["inclusief"])], ["€ 9.780,50", "€ 11.733,61"]);
    set(&mut body, "/offerte/resultaatbonus", json!({ "bedragCent": 50_000, "voorwaarde": "Plaatsing." }));
    let without = words(&price(&body)["opties_zonder"]);
    assert!(without.ends_with(" zit geen meerwerk en geen bonus."), "{without}");
    let none = price(&example(AKKER));
    assert!(none["opties_samen"].is_null() && none["opties_zonder"].is_null(), "nothing to choose");
    let first = |body: &Value| words(&pages_for(body, OFFERTE, "werkgever")["cijfers"]);
    let most = "€ 7.880,50 exclusief btw; met alle opties ten hoogste € 11.733,61";
    assert!(first(&example(PIETERSMA)).contains(most), "{}", first(&example(PIETERSMA)));
    assert!(!first(&example(AKKER)).contains("met alle opties"));
}

#[test]
fn a_start_that_was_ordered_is_not_weighed_against_others() {
    let settled = |body: &Value| pages_for(body, OFFERTE, "werkgever")["latere_start"]["besteld"] == json!(true);
    let mut body = example(PIETERSMA);
    assert!(settled(&body));
    set(&mut body, "/offerte/ondertekening/1/datum", "2025-05-02");
    assert!(!settled(&body), "the offer was no longer valid");
    set(&mut body, "/offerte/ondertekening/1/status", "open");
    remove(&mut body, "/offerte/ondertekening/1/datum");
    assert!(!settled(&body));
}

#[test]
fn the_list_of_documents_tells_who_signed_each_of_them() {
    let signed = |body: &Value, name: &str| {
        let eind = pages_for(body, EIND, "werkgever");
        let rows = list(&eind["bijlagen"]["documenten"], "rijen");
        let found = rows.into_iter().find(|row| words(&row["document"]).starts_with(name));
        words(&found.expect("the document")["ondertekening"])
    };
    let mut body = example(PIETERSMA);
    let plan = "akkoord: adviseur 25-04-2025, werknemer 29-04-2025, werkgever 30-04-2025";
    assert_eq!(signed(&body, "Trajectplan"), plan);
    // Its own signatures stand at its end, and are set after its day.
    assert_eq!(signed(&body, "Eindrapportage"), "");
    let progress = signed(&body, "Voortgangsrapportage 4");
    let read = "akkoord 26-09-2025: adviseur; gelezen 26-09-2025: werknemer; nog niet: werkgever";
    assert_eq!(progress, read);
    // On the first page the reader is asked for what is missing.
    let asked = |body: &Value, reader: &str| words(&pages_for(body, EIND, reader)["gevraagd"]["punten"]);
    let employer = asked(&body, "werkgever");
    assert!(employer.contains("Teken ook voortgangsrapportage 4 van 26 september 2025."), "{employer}");
    let needed = "vóór het re-integratieverslag, uiterlijk 15 januari 2026";
    assert!(employer.contains(needed) && employer.contains("aan e.tencate@"), "{employer}");
    // Nor does the file tell who signed these; whoever sends them in looks after it.
    assert!(employer.contains("kijk of VGR-01, VGR-02, VGR-03 en VGR-05 zijn getekend"), "{employer}");
    let other = |name: &str| words(&pages_for(&example(name), EIND, "werkgever")["gevraagd"]["tekst"]);
    let placed = other(AKKER);
    assert!(placed.contains("Kijk ook of VGR-01, VGR-02, VGR-04 en VGR-05 zijn getekend: dat staat niet"), "{placed}");
    assert!(!asked(&body, "werknemer").contains("Teken ook") && !asked(&body, "uwv").contains("Teken ook"));
    assert_eq!(signed(&example(AKKER), "Trajectplan"), "akkoord 05-03-2025: adviseur, werknemer, werkgever");
    set(&mut body, "/plan/ondertekening/2/status", "open");
    remove(&mut body, "/plan/ondertekening/2/datum");
    assert_eq!(signed(&body, "Trajectplan"), "akkoord: adviseur 25-04-2025, werknemer 29-04-2025; nog niet: werkgever");
    let told = words(&pages_for(&body, EIND, "werkgever")["bijlagen"]["documenten"]["inleiding"]);
    let silent = "Bij plan en verslagen van het bureau staat wie tekende; van VGR-01, VGR-02, VGR-03 en VGR-05 staat \
                  de ondertekening niet in dit dossier.";
    assert!(told.ends_with(silent), "{told}");
}

#[test]
fn the_employer_reads_that_no_change_of_the_plan_van_aanpak_is_known() {
    let told =
        |body: &Value, reader: &str| words(&pages_for(body, EIND, reader)["bijlagen"]["documenten"]["inleiding"]);
    let unknown = "Een bijstelling van het plan van aanpak is bij het bureau niet bekend; is die er, voeg die dan toe.";
    let mut body = example(PIETERSMA);
    assert!(!told(&body, "werkgever").contains(unknown), "two are in the list");
    let documents = body["eerdereDocumenten"].as_array_mut().expect("a list");
    documents.retain(|document| !words(&document["titel"]).contains("Bijstelling"));
    assert!(told(&body, "werkgever").contains(unknown), "{}", told(&body, "werkgever"));
    assert!(!told(&body, "uwv").contains(unknown), "what the bureau does not know is no word about the employer");
}

#[test]
fn a_day_that_nobody_chose_is_not_called_chosen() {
    let offer = pages_for(&example("kaalst"), OFFERTE, "werkgever");
    let moved = words(&offer["latere_start"]["rijen"]);
    assert!(moved.contains("waarmee is gerekend") && !moved.contains("gekozen"), "{moved}");
}

#[test]
fn a_plan_says_why_its_reports_begin_with_a_later_number() {
    let told = |name: &str| words(&pages_for(&example(name), PLAN, "werkgever")["rapportage"]);
    let late = told("kaalst");
    let why = "De planning begint bij voortgangsrapportage 2: de eerdere periodes eindigden vóór dit plan.";
    assert!(late.contains(why), "{late}");
    assert!(!told(PIETERSMA).contains("De planning begint"));
}

#[test]
fn small_words_are_read_as_they_are_meant() {
    let all = |name: &str, kind: &str| words(&pages_for(&example(name), kind, "werkgever"));
    let placed = all(GRAAF, EIND);
    let twice = "Werkervaringsplaats bij Stichting Voorbeeldarchief, ";
    assert!(placed.contains(&format!("{twice}12 uur per week vanaf 20 oktober 2025")), "{placed}");
    assert!(placed.contains(&format!("{twice}16 uur per week vanaf 10 november 2025")));
    let trained = all(PIETERSMA, EIND);
    assert!(trained.contains("Code 95 (vakbekwaamheid beroepschauffeur), diploma behaald"), "{trained}");
    let first = words(&pages_for(&example("volst"), OFFERTE, "werkgever")["cijfers"]);
    assert!(first.contains("ruim 51 weken") && !first.contains("51,14"), "{first}");
}

// UWV.

#[test]
fn reports_of_the_bureau_are_told_apart_from_effort() {
    let told = |kind: &str| words(&pages_for(&example(PIETERSMA), kind, "uwv")["activiteiten"]["inleiding"]);
    let progress = told(VOORTGANG);
    assert!(progress.contains(", waarvan één rapportage van het bureau;"), "{progress}");
    assert!(progress.contains("; daarnaast is één verzet en is één vervallen."), "no part of the fifteen: {progress}");
    let end = told(EIND);
    assert!(end.contains(" Een rapportage is geen inspanning van werknemer of werkgever."), "{end}");
}

#[test]
fn hours_at_work_elsewhere_are_told_beside_those_of_the_activities() {
    let told = |name: &str, kind: &str| words(&pages_for(&example(name), kind, "uwv")["activiteiten"]["inleiding"]);
    let end = told(PIETERSMA, EIND);
    let both = "rapportages van het bureau. Daarnaast is, volgens de afgesproken uren, 129 uur op twee \
                werkervaringsplaatsen gewerkt.";
    assert!(end.contains(both), "{end}");
    let steps = told(AKKER, EIND);
    assert!(steps.contains("volgens de afgesproken uren, 220 uur op een werkervaringsplaats gewerkt."), "{steps}");
    let progress = told(PIETERSMA, VOORTGANG);
    let own = "In deze periode kwam daar, volgens de afgesproken uren, 48 uur op een werkervaringsplaats bij.";
    assert!(progress.contains(own), "{progress}");
}

#[test]
fn the_longest_time_without_effort_is_told_where_only_a_report_parts_it() {
    let told = |body: &Value, kind: &str| words(&pages_for(body, kind, "uwv")["activiteiten"]["inleiding"]);
    let akker = example(AKKER);
    let end = "was achttien dagen, van 12 september tot 30 september 2025; de rapportages niet meegeteld 21 dagen, van \
               9 september tot 30 september 2025.";
    assert!(told(&akker, EIND).contains(end), "{}", told(&akker, EIND));
    let progress = "was elf dagen; de rapportages niet meegeteld veertien dagen.";
    assert!(told(&akker, VOORTGANG).contains(progress), "{}", told(&akker, VOORTGANG));
    for kind in [EIND, VOORTGANG] {
        assert!(!told(&example(PIETERSMA), kind).contains("niet meegeteld"), "no report parts the longest there");
    }
}

#[test]
fn the_chart_counts_the_reports_of_the_bureau_apart() {
    for kind in [VOORTGANG, EIND] {
        let activities = pages_for(&example(PIETERSMA), kind, "uwv")["activiteiten"].clone();
        let parts = list(&activities["grafiek"], "legenda");
        let reports = parts.iter().find(|part| part["label"] == "rapportages").expect("reports");
        let expected = if kind == EIND { 6 } else { 4 };
        assert_eq!((&reports["aantal"], &reports["groep"]), (&json!(expected), &json!(3)), "{kind}");
    }
}

#[test]
fn rejections_without_a_remark_are_counted() {
    let told = |body: &Value| words(&pages_for(body, EIND, "uwv")["sollicitaties"]["inleiding"]);
    let mut body = example(AKKER);
    assert!(!told(&body).contains("afwijzing"), "each has a remark");
    for place in (0..20).filter(|place| ![4, 8, 14].contains(place)) {
        remove(&mut body, &format!("/sollicitaties/{place}/toelichting"));
    }
    let counted = "Bij zeventien van de twintig afwijzingen staat geen toelichting.";
    assert!(told(&body).contains(counted), "{}", told(&body));
    for place in [4, 8, 14] {
        remove(&mut body, &format!("/sollicitaties/{place}/toelichting"));
    }
    assert!(told(&body).contains("Bij alle twintig afwijzingen staat geen toelichting"), "{}", told(&body));
    assert!(!told(&example(PIETERSMA)).contains("afwijzing"), "each has a remark");
}

#[test]
fn uwv_reads_which_rubrieken_the_file_does_not_describe() {
    let limits =
        |reader: &str| words(&pages_for(&example(PIETERSMA), VOORTGANG, reader)["belastbaarheid"]["rubrieken"]);
    let told = limits("uwv");
    let absent = "niet in dit dossier opgenomen; of er beperkingen zijn, staat in de Functionele Mogelijkhedenlijst \
                  van 15-09-2025";
    assert!(told.contains("rubriek 1 en 3") && told.contains(absent), "{told}");
    assert!(!limits("werkgever").contains("niet in dit dossier opgenomen"));
    let message = words(&pages_for(&example(AKKER), EIND, "uwv")["belastbaarheid"]["laatste"]["rubrieken"]);
    assert!(message.contains("staat in het bericht van de bedrijfsarts van 01-09-2025"), "{message}");
    let told = words(&pages_for(&example(PIETERSMA), EIND, "uwv")["belastbaarheid"]["inleiding"]);
    assert!(told.contains("Andere berichten van de bedrijfsarts noemt de documentenlijst."), "{told}");
}

#[test]
fn a_concept_that_findings_would_stop_is_not_to_be_sent() {
    let mark = |body: &Value, reader: &str| words(&pages_for(body, EIND, reader)["document"]["merk"]);
    let stopped = example("alles-mis");
    assert_eq!(mark(&stopped, "uwv"), "CONCEPT · NIET VERSTUREN");
    assert_eq!(mark(&stopped, "intern"), "CONCEPT");
    assert_eq!(pages_for(&stopped, EIND, "intern")["bevindingen"]["blokkeert"], json!(true));
    let mut sound = example(PIETERSMA);
    set(&mut sound, "/eind/document/status", "concept");
    assert_eq!(mark(&sound, "uwv"), "CONCEPT");
}

#[test]
fn hours_found_stand_against_those_that_were_possible() {
    let mut body = example(AKKER);
    let told = |body: &Value| words(&pages_for(body, EIND, "uwv")["resultaat"]["contract"]);
    let share = "24 van ten hoogste 24 uur belastbaarheid (100%); 24 van 28 uur in het dienstverband (ruim 85%)";
    assert!(told(&body).contains(share), "{}", told(&body));
    set(&mut body, "/plaatsingen/1/urenPerWeek", 12);
    assert!(told(&body).contains("12 van ten hoogste 24 uur belastbaarheid (50%)"), "{}", told(&body));
    assert!(!told(&example(PIETERSMA)).contains("belastbaarheid ("), "nobody was placed");
}

#[test]
fn an_offer_is_no_part_of_what_uwv_asks_for() {
    let asked = words(&pages_for(&example(PIETERSMA), OFFERTE, "uwv")["gevraagd"]);
    assert!(asked.contains("Een offerte is geen deel van het re-integratieverslag."), "{asked}");
}
