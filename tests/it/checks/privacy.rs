//! P: what a text holds that its reader may not have.

use trajectpers::checks::Severity;

use super::Change::{Gone, Text};
use super::{Case, O, P, Patch, V, case, finding, fires, found, sentence};

pub(super) const CASES: &[Case] = &[
    case(
        "P01",
        V,
        &[("/voortgang/samenvatting", Text("Zij herstelt van een burn-out en solliciteert nog niet."))],
        &[("/sollicitaties/6/werkgever", Text("Ziekenhuis Voorbeeld"))],
    ),
    case(
        "P02",
        V,
        &[("/voortgang/visieWerknemer", Text("Ik ben bekend onder nummer 999990007."))],
        &[("/voortgang/visieWerknemer", Text("Ik ben bekend onder nummer 999990008."))],
    ),
    case(
        "P03",
        V,
        &[("/voortgang/visieWerknemer", Text("Ik maak mij zorgen over mijn schulden."))],
        &[("/voortgang/visieWerknemer", Text("Ik maak mij zorgen over mijn kansen."))],
    ),
    case(
        "P04",
        O,
        &[
            ("/offerte/aanleiding", Text("De werknemer is uitgevallen met rugklachten.")),
            ("/offerte/kandidaatcode", Gone),
        ],
        &[("/offerte/aanleiding", Text("De werknemer is uitgevallen met rugklachten."))],
    ),
    case(
        "P05",
        V,
        &[("/voortgang/visieWerknemer", Text("Mijn echtgenote Marijke denkt mee."))],
        &[("/voortgang/visieWerknemer", Text("Mijn echtgenote denkt mee."))],
    ),
    case(
        "P06",
        P,
        &[("/plan/cv", Text("Medewerker verkoop sinds 2011."))],
        &[("/plan/cv", Text("Medewerker verkoop sinds 2011.")), ("/plan/toestemmingCv", Text("2025-02-28"))],
    ),
    case(
        "P07",
        V,
        &[("/voortgang/visieWerknemer", Text("Mijn uitkering is nu € 1.480 per maand."))],
        &[("/voortgang/visieWerknemer", Text("Mijn uitkering is nu lager dan mijn loon."))],
    ),
    case(
        "P08",
        V,
        &[("/voortgang/visieWerknemer", Text("Bel mij op 06-0000 0012."))],
        &[("/voortgang/visieWerknemer", Text("Bel het bureau op 06 0000 0001."))],
    ),
];

#[test]
fn care_as_an_employer_does_not_block_and_a_diagnosis_does() {
    const PLACE: &str = "/voortgang/watGingGoed";
    let blocked = |patches: &[Patch]| found(V, patches).iter().any(|finding| finding.severity == Severity::Blokkade);
    let diagnosis = (PLACE, Text("Na de hernia gaat het lopen beter."));
    assert!(!blocked(&[(PLACE, Text("Zij voerde een gesprek bij het ziekenhuis over een functie."))]));
    assert!(blocked(&[diagnosis]));
    let to_the_employee = [("/voortgang/document/variant", Text("werknemer")), diagnosis];
    assert!(!blocked(&to_the_employee), "the employee's own copy is warned about, not stopped");
}

#[test]
fn the_name_of_a_party_is_not_a_condition_and_the_word_still_is() {
    const PLACE: &str = "/voortgang/watGingGoed";
    let privacy = |text| fires("P01", V, &[("/werknemer/achternaam", Text("Ångström")), (PLACE, Text(text))]);
    assert!(!privacy("Mevrouw Ångström voerde twee gesprekken."));
    assert!(privacy("Zij heeft last van angst in het verkeer."));
}

#[test]
fn the_copy_for_checking_says_what_would_stop_another() {
    const TEXT: &str = "Na de hernia gaat het lopen beter. Ik maak mij zorgen over mijn schulden. Ik ben bekend onder \
                        nummer 999990007.";
    let told = |reader: &'static str, code: &str| {
        let patches = [("/voortgang/document/variant", Text(reader)), ("/voortgang/watGingGoed", Text(TEXT))];
        finding(code, V, &patches).map(|finding| (finding.severity, finding.detail))
    };
    for (code, elsewhere) in [
        ("P01", "In een exemplaar voor werkgever of UWV is dit een blokkade."),
        ("P02", "In een exemplaar voor de werkgever is dit een blokkade."),
    ] {
        let (severity, detail) = told("intern", code).expect(code);
        assert_eq!(severity, Severity::Waarschuwing, "{detail}");
        assert!(detail.ends_with(elsewhere), "{detail}");
        let (severity, detail) = told("werkgever", code).expect(code);
        assert_eq!(severity, Severity::Blokkade, "{detail}");
        assert!(!detail.contains("exemplaar"), "{detail}");
    }
    for reader in ["werkgever", "uwv", "intern"] {
        assert!(told(reader, "P03").is_some_and(|(severity, _)| severity == Severity::Waarschuwing), "{reader}");
    }
    assert_eq!(told("werknemer", "P03"), None, "the employee's own");
}

#[test]
fn what_nobody_may_process_is_told_as_that() {
    let told = |text: &'static str| sentence("P03", V, &[("/voortgang/visieWerknemer", Text(text))]);
    let forbidden = "Zulke gegevens verwerken is in beginsel verboden (AVG art. 9 en 10).";
    assert!(told("Ik ben lid van de vakbond.").contains(forbidden), "{}", told("Ik ben lid van de vakbond."));
    let debts = told("Ik maak mij zorgen over mijn schulden.");
    assert!(debts.contains("zelden nodig") && !debts.contains(forbidden), "{debts}");
}
