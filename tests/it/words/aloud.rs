//! For the ear: what is read aloud in the place of pictures and tables, and how days and numbers are written.

use serde_json::{Value, json};

use super::{EIND, PLAN, VOORTGANG};
use crate::pdf::{kind_of, squash};
use crate::support::{AKKER, PIETERSMA, example, list, order, pages_for, pdf, set, soort, variant, words};

#[test]
fn a_picture_counts_its_empty_weeks_and_leaves_out_what_is_nought() {
    let report = pages_for(&example(AKKER), EIND, "werkgever");
    let weeks = words(&report["activiteiten"]["grafiek"]["alternatief"]);
    // Its totals come first; the weeks one by one stand in the list of activities.
    assert!(weeks.contains(" activiteiten in week ") && weeks.contains("Ten hoogste "), "{weeks}");
    assert!(
        weeks.contains("Zonder vastgelegde activiteit: 7 weken; 4 daarvan ") && !weeks.contains("Aantal per week"),
        "{weeks}"
    );
    let funnel = words(&report["sollicitaties"]["trechter"]["alternatief"]);
    assert!(funnel.contains(" verstuurd, ") && !funnel.contains(" 0 "), "{funnel}");
}

/// Every text that is read aloud in the place of a picture.
fn alternatives(part: &Value, found: &mut Vec<String>) {
    match part {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| match field {
            Value::String(text) if name == "alternatief" => found.push(text.clone()),
            _ => alternatives(field, found),
        }),
        Value::Array(items) => items.iter().for_each(|item| alternatives(item, found)),
        _ => {}
    }
}

#[test]
fn what_is_read_aloud_writes_its_days_out_and_names_its_zoekrichtingen() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let mut told = Vec::new();
        alternatives(&pages_for(&example(PIETERSMA), kind, "werkgever"), &mut told);
        assert!(!told.is_empty(), "{kind}");
        for text in told {
            assert!(!text.contains("-2025") && !text.contains("t/m"), "{kind}: {text}");
        }
    }
    let end = pages_for(&example(PIETERSMA), EIND, "werkgever");
    let funnel = words(&end["sollicitaties"]["trechter"]["alternatief"]);
    assert!(funnel.starts_with("31 sollicitaties per zoekrichting. Zoekprofiel versie 1: 16 verstuurd"), "{funnel}");
    assert!(funnel.contains(". Richting 1: 6, 1 gesprek; richting 2: 6; "), "{funnel}");
    // A zoekrichting in which nobody applied yet has its place among the others.
    let early = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever")["sollicitaties"]["trechter"].clone();
    let newest = list(list(&early, "groepen")[1], "rijen");
    let sent: Vec<_> = newest.iter().map(|row| row["verstuurd"].as_u64()).collect();
    assert_eq!(sent, [Some(1), Some(0), Some(0)], "{early}");
    assert!(words(&early["alternatief"]).contains("Richting 1: 1; richting 2: geen; "), "{early}");
    // The days that do not count are told under the bar, and the steps in the table after it.
    let bar = words(&end["tijdlijn"]["alternatief"]);
    assert!(
        bar.ends_with("De stappen staan in de poortwachterkalender hierna.") && !bar.contains("juli 2024"),
        "{bar}"
    );
    let plan = words(&pages_for(&example(PIETERSMA), PLAN, "werkgever")["planning"]["beeld"]["alternatief"]);
    for told in ["Fasen: Oriëntatie en voorbereiding, week 54 tot en met 65; Activering, ", "Dit plan is van week 56. "]
    {
        assert!(plan.contains(told), "{told}: {plan}");
    }
    assert!(!plan.contains("streeplijn"), "{plan}");
    assert!(plan.ends_with("De datums staan hierna en in de poortwachterkalender."), "{plan}");
    // Appointments that are planned stand in the first annex.
    let planned = pages_for(&example("de-graaf"), PLAN, "werkgever");
    let told = words(&planned["planning"]["beeld"]["alternatief"]);
    assert!(told.starts_with("Fasen: ") && told.ends_with("De datums staan hierna en in bijlage 1."), "{told}");
    assert_eq!(planned["bijlagen"]["planning"]["nummer"], json!(1));
}

#[test]
fn a_picture_is_heard_in_one_breath() {
    for name in [PIETERSMA, AKKER, "volst"] {
        for kind in [PLAN, VOORTGANG, EIND] {
            let mut told = Vec::new();
            alternatives(&pages_for(&example(name), kind, "werkgever"), &mut told);
            for text in told {
                // Beside this the page tells where the rows stand.
                assert!(text.chars().count() <= 330, "{name} {kind}: {text}");
            }
        }
    }
}

#[test]
fn the_bar_says_nothing_of_a_first_track_that_may_have_closed_before() {
    let bar = words(&pages_for(&example(PIETERSMA), VOORTGANG, "werkgever")["tijdlijn"]["alternatief"]);
    assert!(bar.starts_with("Dit document is van 26 september 2025, week 78. De wachttijd van 104 weken "), "{bar}");
    assert!(bar.contains("Tweede spoor: 14 april 2025 tot en met ") && !bar.contains("Eerste spoor"), "{bar}");
}

#[test]
fn a_number_is_written_as_in_the_sentence_before_it() {
    let told = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever")["sollicitaties"].clone();
    assert!(words(&told["inleiding"]).contains("zijn zeven sollicitaties verstuurd"), "{told}");
    assert_eq!(words(&told["bewijs"]), "Van alle zeven sollicitaties zit bewijs in het dossier.");
}

#[test]
fn time_has_one_notation() {
    let end = pages_for(&example(PIETERSMA), EIND, "uwv");
    let total = words(&end["activiteiten"]["totaal"]["uren"]);
    assert!(total.contains(" uur en ") && words(&end["activiteiten"]["inleiding"]).contains(&total), "{total}");
    let log = words(&end["bijlagen"]["activiteiten"]);
    assert!(log.contains("2 uur\n") || log.contains("45 minuten"), "{log}");
}

#[test]
fn the_next_step_is_the_first_that_is_open_in_the_calendar() {
    let report = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever");
    let told = words(&report["volgende_stap"]);
    assert!(told.contains("eindrapportage van het bureau, uiterlijk 24 december 2025"), "{told}");
    let days: Vec<String> = list(&report, "volgende_stappen").into_iter().map(|row| words(&row["datum"])).collect();
    // What is planned on 30 September is asked of him above.
    let nearest = ["2 oktober 2025", "7 oktober 2025", "uiterlijk 24 december 2025", "uiterlijk 31 december 2025"];
    assert_eq!(days, nearest);
    assert!(list(&pages_for(&example(PIETERSMA), VOORTGANG, "uwv"), "volgende_stappen").is_empty());
    // A bureau that wrote its own sentence finds that on the page.
    let mut own = example(PIETERSMA);
    set(&mut own, "/teksten", json!({ "voortgangsrapportage/volgende_stap": "Wij bellen u." }));
    let report = pages_for(&own, VOORTGANG, "werkgever");
    assert!(list(&report, "volgende_stappen").is_empty() && words(&report["volgende_stap"]) == "Wij bellen u.");
}

#[test]
fn many_numbers_of_a_list_are_explained_once() {
    let end = pages_for(&example("volst"), EIND, "werkgever");
    let log = &end["bijlagen"]["sollicitaties"];
    let rows: Vec<String> = list(log, "richtingen").into_iter().map(words).collect();
    assert!(rows.len() > 16, "{rows:?}");
    let mut once = rows.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), rows.len(), "{rows:?}");
}

#[test]
fn the_numbers_of_a_list_are_explained_before_it() {
    let body = example(PIETERSMA);
    let report = pages_for(&body, EIND, "werkgever");
    let places = |report: &Value| -> Vec<(String, String)> {
        let key = list(&report["bijlagen"]["sollicitaties"], "richtingen");
        key.into_iter().map(|row| (words(&row["nummer"]), words(&row["versies"]))).collect()
    };
    let pair = |number: &str, versions: &str| (number.to_owned(), versions.to_owned());
    assert_eq!(
        places(&report),
        [pair("1", "1"), pair("2", "1"), pair("3", "1"), pair("1", "2"), pair("2", "2"), pair("3", "2")]
    );
    // Versions of which only the hours differ share a row.
    let alike = places(&pages_for(&example(AKKER), EIND, "werkgever"));
    assert!(!alike.is_empty() && alike.iter().all(|(_, versions)| versions == "1, 2"), "{alike:?}");
    // A group has its version in its title. In the report of a period, where one of this version was sent alone, the
    // title names the version of the others.
    let groups = list(&report["bijlagen"]["sollicitaties"], "groepen");
    assert!(words(&groups[0]["titel"]).contains("ersie 1"), "{}", groups[0]["titel"]);
    assert_eq!(words(&list(groups[0], "rijen")[0]["richting"]), "1");
    let period = pages_for(&body, VOORTGANG, "werkgever");
    let groups = list(&period["sollicitaties"], "groepen");
    let shown = |group: &Value| -> (String, Vec<String>) {
        let numbers = list(group, "rijen").into_iter().map(|row| words(&row["richting"]));
        (words(&group["titel"]), numbers.collect())
    };
    let (title, numbers) = shown(groups[0]);
    assert_eq!(title, "In deze periode verstuurd, zoekprofiel versie 1 tenzij anders vermeld");
    assert_eq!(numbers, ["1", "2", "1", "3", "2", "1", "versie 2, richting 1"]);
    let (title, numbers) = shown(groups[1]);
    assert_eq!(title, "Eerder verstuurd, met nieuws uit deze periode, zoekprofiel versie 1");
    assert_eq!(numbers, ["2", "1", "2", "3"]);
    // Where each version has more than one row, each is a group, and what falls outside goes along.
    let many = pages_for(&example("volst"), VOORTGANG, "werkgever");
    let titles: Vec<String> = list(&many["sollicitaties"], "groepen").into_iter().map(|group| shown(group).0).collect();
    assert_eq!(
        titles,
        [
            "In deze periode verstuurd, zoekprofiel versie 1",
            "In deze periode verstuurd, zoekprofiel versie 2",
            "In deze periode verstuurd, zoekprofiel versie 3",
            "Eerder verstuurd, met nieuws uit deze periode, zoekprofiel versie 1",
        ]
    );
    let one = pages_for(&example(AKKER), VOORTGANG, "werkgever");
    // The bars above the list bear the numbers there.
    assert!(list(&one["sollicitaties"], "sleutel").is_empty());
    let bar = &one["sollicitaties"]["trechter"]["groepen"][0]["rijen"][0];
    assert_eq!(bar["nummer"], 1, "{bar}");
}

#[test]
fn a_link_to_a_section_says_what_it_is_called() {
    let plan = pdf(&example(PIETERSMA), order(soort(PLAN), variant("werknemer")));
    assert!(plan.holds("8 Planning, pagina ") && plan.holds("Uitleg bij dit plan, pagina 2"));
    assert!(plan.says("Uitleg in gewone taal op pagina 2") && plan.says("Uitleg bij dit plan, pagina 2"));
}

#[test]
fn the_picture_of_the_wachttijd_says_where_its_steps_stand() {
    for (kind, place) in [(PLAN, "(bijlage 1)"), (VOORTGANG, "(deel ‘Gegevens en kalender’)"), (EIND, "hierna")] {
        let document = pdf(&example(PIETERSMA), order(soort(kind), variant("uwv")));
        // Words in the place of a picture lead nowhere: those below it do.
        let leads = document.says("Alle stappen: poortwachterkalender op pagina ");
        assert_eq!(leads, kind != EIND, "{kind}");
        let told = document.told();
        let steps = format!("De stappen staan in de poortwachterkalender {place}.");
        assert!(told.iter().any(|told| told.ends_with(&steps)), "{kind}: {steps}");
    }
}

#[test]
fn what_a_part_of_a_picture_looks_like_is_silent() {
    let report = pdf(&example(PIETERSMA), order(soort(VOORTGANG), variant("uwv")));
    assert!(report.says("Deze dagen tellen niet mee: hersteld gemeld") && report.says_in_margins("(wit vak)"));
}

#[test]
fn the_contents_are_one_list() {
    let plan = pdf(&example(PIETERSMA), order(soort(PLAN), variant("uwv")));
    let lists = plan.structure().into_iter().filter(|(_, element)| kind_of(element).as_deref() == Some("TOC"));
    assert_eq!(lists.count(), 1);
    assert!(plan.says("Afkortingen, pagina 7 Bijlage 1"), "what is looked up is in the contents");
}

#[test]
fn a_long_report_of_progress_has_contents() {
    for (name, reader, expected) in
        [(PIETERSMA, "uwv", false), (PIETERSMA, "werknemer", true), ("volst", "uwv", true), (AKKER, "werkgever", false)]
    {
        let report = pdf(&example(name), order(soort(VOORTGANG), variant(reader)));
        assert_eq!(!report.elements("TOC").is_empty(), expected, "{name} {reader}");
    }
}

#[test]
fn an_activity_is_heard_with_its_day_and_its_kind() {
    let report = pdf(&example(PIETERSMA), order(soort(VOORTGANG), variant("uwv")));
    assert!(report.says("18-08-2025 week 72 Werkervaringsplaats. Start bij Bouwmarkt Voorbeeld"));
    // Words that go on behind their kind are one sentence with it.
    assert!(report.says("week 76 Overleg met de werkgever over de FML"));
}

#[test]
fn an_application_is_heard_as_it_is_seen() {
    let report = pdf(&example(PIETERSMA), order(soort(VOORTGANG), variant("uwv")));
    assert!(report.says("Datum Werkgever, functie Richting Stand met datum, en bron"));
    assert!(report.says("19-08-2025 Busreizen Voorbeeldvaart, Assen medewerker planning (20 uur)"));
    // The number of a zoekrichting is heard with its name.
    assert!(report.says("2, medewerker magazijn (licht)/expeditie"));
}

#[test]
fn what_names_a_goal_or_a_part_says_of_what() {
    let report = pdf(&example(PIETERSMA), order(soort(VOORTGANG), variant("uwv")));
    assert!(report.says("Doel 2 Digitale basisvaardigheden op het niveau"), "no words that stop halfway");
    let headings = report.headings();
    for named in ["Prognose van de belastbaarheid", "Waarom het plan is bijgesteld", "Oorzaak van wat belemmert"] {
        assert!(headings.iter().any(|heading| heading == named), "{named}: {headings:?}");
    }
}

#[test]
fn a_row_of_the_key_names_the_version_and_the_number() {
    for (name, rows) in [
        (PIETERSMA, ["versie 1, richting 1 planner/medewerker", "versie 2, richting 1 medewerker receptie/portier"]),
        (AKKER, ["versie 1 en 2, richting 1 medewerker", "versie 1 en 2, richting 3 medewerker planning"]),
    ] {
        let end = pdf(&example(name), order(soort(EIND), variant("uwv")));
        for row in rows {
            assert!(end.says(row), "{name}: {row}");
        }
    }
}

#[test]
fn the_empty_weeks_of_a_picture_are_named_below_it() {
    let caption = |name: &str| words(&pages_for(&example(name), EIND, "uwv")["activiteiten"]["grafiek"]["bijschrift"]);
    let akker = caption(AKKER);
    let named = akker.split("Zonder vastgelegde activiteit: week ").nth(1);
    assert!(named.is_some_and(|weeks| weeks.contains(" en ") && weeks.ends_with('.')), "{akker}");
    assert!(!caption(PIETERSMA).contains("Zonder vastgelegde"), "there is none");
}

#[test]
fn words_are_explained_by_the_alphabet() {
    let plan = pdf(&example(PIETERSMA), order(soort(PLAN), variant("werknemer")));
    let place = |word: &str| plan.words().find(&squash(word));
    let places =
        ["Arbeidsdeskundige:iemand", "Eindevaluatie:uenuw", "Probleemanalyse:de", "Zoekprofiel:het"].map(place);
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{places:?}");
}
