//! Once more, counted by hand over any days: sanction, AOW, end of a contract, and a day of UWV.

use chrono::{Datelike, Days, Months, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};
use trajectpers::dossier::Dossier;
use trajectpers::judgement;
use trajectpers::trajectory::{MijlpaalSoort as M, next_workday, previous_workday};
use trajectpers::wire::ParseOptions;

use super::VOORTGANG;
use crate::support::{bytes, fixture, set, soort, today};

fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    if days < 0 { day - Days::new(days.unsigned_abs()) } else { day + Days::new(days.unsigned_abs()) }
}

/// The day itself, or the first one after it that is no weekend, no holiday and not equated with one by a decree.
fn moved(day: NaiveDate) -> NaiveDate {
    const EQUATED: [&str; 10] = [
        "2023-04-28",
        "2023-05-19",
        "2024-05-10",
        "2024-12-27",
        "2025-05-30",
        "2026-01-02",
        "2026-05-15",
        "2027-05-07",
        "2028-04-28",
        "2028-05-26",
    ];
    let workday = next_workday(day);
    if EQUATED.contains(&workday.to_string().as_str()) { moved(plus(workday, 1)) } else { workday }
}

fn known(body: &Value, date: NaiveDate) -> Dossier {
    let mut body = body.clone();
    set(&mut body, "/voortgang/document", json!({ "datum": date.to_string() }));
    set(&mut body, "/voortgang/periode", json!({ "van": plus(date, -7).to_string(), "tot": date.to_string() }));
    let trajectory =
        judgement::parse(&bytes(&body), soort(VOORTGANG), ParseOptions::default(), today()).expect("sound");
    Dossier::of(trajectory.trajectory, soort(VOORTGANG), None, date)
}

fn last(dossier: &Dossier, soort: M) -> Option<NaiveDate> {
    dossier.kalender.get(soort).and_then(|step| step.uiterlijk)
}

/// The barest body, sick from this day.
fn barest(first: NaiveDate) -> Value {
    let mut body = fixture(soort(VOORTGANG), "kaalst");
    set(&mut body, "/verzuim", json!({ "eersteZiektedag": first.to_string() }));
    set(&mut body, "/traject/startdatum", plus(first, 380).to_string());
    set(&mut body, "/poortwachter", json!({}));
    set(&mut body, "/belastbaarheid/0/datum", plus(first, 100).to_string());
    body
}

fn first_days() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3_000).prop_map(|offset| NaiveDate::from_ymd_opt(2018, 1, 1).expect("a day") + Days::new(offset))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_sanction_year(first in first_days(), decided in 660_i64..728, weeks in 12_i64..=52, asked in 5_i64..60) {
        let decision = plus(first, decided);
        let tot = plus(first, 728 + weeks * 7);
        let request = plus(decision, asked);
        let mut body = barest(first);
        set(&mut body, "/traject/startdatum", plus(decision, 3).to_string());
        set(&mut body, "/traject/loonsanctie", json!({
            "besluitdatum": decision.to_string(), "tot": tot.to_string(),
            "bekorting": { "verzoek": request.to_string() },
        }));
        let dossier = known(&body, plus(request, 10));
        prop_assert_eq!(last(&dossier, M::EindeLoonsanctie), Some(plus(tot, -1)));
        prop_assert_eq!(last(&dossier, M::BezwaarLoonsanctie), Some(moved(plus(decision, 42))));
        let answered = moved(plus(request, 21));
        prop_assert_eq!(last(&dossier, M::BesluitBekorting), Some(answered));
        let granted = plus(answered, 42);
        let expected = (granted < plus(tot, -1)).then_some(granted);
        prop_assert_eq!(last(&dossier, M::EindeNaBekorting), expected);
        // The wage ends by itself on the day before the "tot", so that UWV has to decide 43 days before that one.
        let gains = |asked: &NaiveDate| moved(plus(*asked, 21)) <= plus(tot, -44);
        let useful = (0..20).map(|back| plus(tot, -65 - back)).find(gains).expect("a day");
        prop_assert_eq!(last(&dossier, M::EindrapportageHerstel), Some(useful.max(decision)));
        prop_assert_eq!(last(&dossier, M::StartSpoor2), None);
        prop_assert_eq!(last(&dossier, M::Eindrapportage), None);
    }

    #[test]
    fn a_contract_that_ends(first in first_days(), lasted in 60_i64..727) {
        let end = plus(first, lasted - 1);
        let mut body = barest(first);
        set(&mut body, "/dienstverband/einddatum", end.to_string());
        let dossier = known(&body, plus(first, 390));
        prop_assert_eq!(last(&dossier, M::EindeDienstverband), Some(end));
        let usual = plus(first, 651);
        let verslag = if usual <= end { usual } else { previous_workday(end) };
        prop_assert_eq!(last(&dossier, M::InzendenRiv), Some(verslag));
        prop_assert_eq!(last(&dossier, M::WiaAanvraag), Some(plus(first, 650)));
        prop_assert_eq!(last(&dossier, M::Eindevaluatie), Some(plus(first, 636)).filter(|day| *day <= end));
        prop_assert_eq!(last(&dossier, M::EindeWachttijd), Some(plus(first, 727)));
    }

    #[test]
    fn an_aow_age(first in first_days(), reached in 400_i64..720) {
        let aow = plus(first, reached);
        // Born in 1957 from March on, up to 1960: 67 years.
        let born = aow.checked_sub_months(Months::new(67 * 12)).expect("a day");
        prop_assume!((1957..=1960).contains(&born.year()) && (born.year() > 1957 || born.month() > 2));
        prop_assume!(born.day() == aow.day());
        let mut body = barest(first);
        set(&mut body, "/werknemer/geboortedatum", born.to_string());
        let dossier = known(&body, plus(first, 390));
        prop_assert_eq!(last(&dossier, M::AowLeeftijd), Some(aow));
        let weeks = if first < NaiveDate::from_ymd_opt(2023, 7, 1).expect("a day") { 13 } else { 6 };
        let wage = plus(aow, weeks * 7 - 1).min(plus(first, 727));
        prop_assert_eq!(last(&dossier, M::EindeLoonNaAow), Some(wage));
        for soort in [M::WiaAanvraag, M::InzendenRiv, M::EindeWachttijd, M::BriefWia] {
            prop_assert!(dossier.kalender.get(soort).is_none(), "{}", soort.label());
        }
    }

    #[test]
    fn a_day_that_uwv_wrote(first in first_days(), off in -30_i64..120, letter in 600_i64..700) {
        let stated = plus(first, 727 + off);
        let sent = plus(first, letter);
        let mut body = barest(first);
        set(&mut body, "/verzuim/eindeWachttijdOpgave", stated.to_string());
        set(&mut body, "/poortwachter/briefWia", sent.to_string());
        let dossier = known(&body, plus(first, 710));
        let usual = plus(stated, -77);
        let request = if plus(sent, 28) > usual { moved(plus(sent, 28)) } else { usual };
        prop_assert_eq!(last(&dossier, M::WiaAanvraag), Some(request));
        prop_assert_eq!(last(&dossier, M::InzendenRiv), Some(plus(request, 1)));
        prop_assert_eq!(last(&dossier, M::Eindevaluatie), Some(plus(stated, -91)));
        prop_assert_eq!(last(&dossier, M::Eindrapportage), Some(plus(stated, -98)));
        prop_assert_eq!(last(&dossier, M::EindeWachttijd), Some(stated));
    }
}
