//! The calendar of the law, on the days that `docs/domain.md` (2.1, 2.4 and 2.5) worked out by hand.

use chrono::NaiveDate;
use serde_json::{Value, json};
use trajectpers::dossier::stand_in;
use trajectpers::judgement;
use trajectpers::trajectory::{Kalender, Mijlpaal, MijlpaalSoort as M, Stand, Trajectory};
use trajectpers::wire::ParseOptions;

use crate::support::{bytes, fixture, set, today, voortgangsrapportage};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The barest trajectory with this sickness and these steps of the law.
#[track_caller]
fn trajectory(verzuim: Value, start: &str, poortwachter: Value) -> Trajectory {
    let mut body = fixture(voortgangsrapportage(), "kaalst");
    set(&mut body, "/verzuim", verzuim);
    set(&mut body, "/traject/startdatum", start);
    set(&mut body, "/poortwachter", poortwachter);
    judgement::parse(&bytes(&body), voortgangsrapportage(), ParseOptions::default(), today())
        .expect("a sound body")
        .trajectory
}

fn kalender(trajectory: &Trajectory) -> Kalender {
    Kalender::of(trajectory)
}

#[track_caller]
fn step(kalender: &Kalender, soort: M) -> Mijlpaal {
    *kalender.get(soort).expect("a step of every calendar")
}

#[track_caller]
fn last_days(kalender: &Kalender, expected: &[(M, &str)]) {
    for (soort, date) in expected {
        assert_eq!(step(kalender, *soort).uiterlijk, Some(day(date)), "{}", soort.label());
    }
}

#[track_caller]
fn weeks(trajectory: &Trajectory, expected: &[(&str, i64)]) {
    for (date, week) in expected {
        assert_eq!(trajectory.verzuim.wachttijd.week_of(day(date)), Some(*week), "{date}");
    }
}

/// A wachttijd of this sickness, or the faults with their places.
fn verzuim(verzuim: Value) -> Result<(NaiveDate, NaiveDate), Vec<(String, &'static str)>> {
    let mut body = fixture(voortgangsrapportage(), "kaalst");
    set(&mut body, "/verzuim", verzuim);
    let parsed = judgement::parse(&bytes(&body), voortgangsrapportage(), ParseOptions::default(), today());
    let days = |trajectory: &Trajectory| (trajectory.verzuim.laatste_dag(), trajectory.verzuim.eerste_dag_erna());
    parsed
        .map(|parsed| days(&parsed.trajectory))
        .map_err(|faults| faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect())
}

fn akker(poortwachter: Value) -> Trajectory {
    trajectory(json!({ "eersteZiektedag": "2024-02-05" }), "2025-02-17", poortwachter)
}

fn pietersma(poortwachter: Value) -> Trajectory {
    let verzuim = json!({
        "eersteZiektedag": "2024-03-18",
        "onderbrekingen": [{ "van": "2024-06-17", "tot": "2024-07-03" }],
    });
    trajectory(verzuim, "2025-04-14", poortwachter)
}

#[test]
fn every_milestone_of_van_den_akker_falls_on_its_day() {
    let trajectory = akker(json!({}));
    let kalender = kalender(&trajectory);
    last_days(
        &kalender,
        &[
            (M::Ziekmelding, "2024-02-11"),
            (M::Probleemanalyse, "2024-03-17"),
            (M::PlanVanAanpak, "2024-03-31"),
            (M::Melding42eWeek, "2024-11-25"),
            (M::Eerstejaarsevaluatie, "2025-02-02"),
            (M::StartSpoor2, "2025-03-16"),
            (M::VervroegdeIva, "2025-05-25"),
            (M::Eindrapportage, "2025-10-26"),
            (M::Eindevaluatie, "2025-11-02"),
            (M::WiaAanvraag, "2025-11-16"),
            (M::InzendenRiv, "2025-11-17"),
            (M::EindeWachttijd, "2026-02-01"),
        ],
    );
    assert_eq!(step(&kalender, M::BriefWia).vanaf, Some(day("2025-10-13")));
    assert_eq!(step(&kalender, M::VroegsteStartSpoor2).vanaf, Some(day("2024-04-01")));
    assert_eq!(step(&kalender, M::Eerstejaarsevaluatie).vanaf, Some(day("2024-12-16")));
    assert_eq!(trajectory.verzuim.eerste_dag_erna(), day("2026-02-02"));
}

#[test]
fn what_van_den_akker_did_falls_in_its_week_and_was_in_time() {
    let trajectory = akker(json!({
        "probleemanalyse": "2024-03-14",
        "planVanAanpak": "2024-03-26",
        "melding42eWeek": "2024-11-25",
        "eerstejaarsevaluatie": "2025-01-28",
    }));
    weeks(
        &trajectory,
        &[
            ("2024-02-05", 1),
            ("2024-02-11", 1),
            ("2024-03-14", 6),
            ("2024-03-26", 8),
            ("2025-01-28", 52),
            ("2025-02-17", 55),
            ("2025-02-28", 56),
            ("2025-03-28", 60),
            ("2025-05-09", 66),
            ("2025-06-20", 72),
            ("2025-08-01", 78),
            ("2025-09-12", 84),
            ("2025-10-10", 88),
            ("2025-12-31", 100),
        ],
    );
    let kalender = kalender(&trajectory);
    // Two weeks after the probleemanalyse comes before week 8; six weeks after the evaluation before week 58.
    last_days(&kalender, &[(M::PlanVanAanpak, "2024-03-28"), (M::StartSpoor2, "2025-03-11")]);
    for soort in [M::Probleemanalyse, M::PlanVanAanpak, M::Melding42eWeek, M::Eerstejaarsevaluatie, M::StartSpoor2] {
        let stand = stand_in(&trajectory, &step(&kalender, soort), day("2025-06-20"));
        assert_eq!(stand, Stand::Gehaald, "{}", soort.label());
    }
    assert_eq!(kalender.next_after(day("2025-06-20")).map(|step| step.soort), Some(M::Eindevaluatie));
}

#[test]
fn every_milestone_of_pietersma_after_the_interruption_moves_17_days() {
    let trajectory = pietersma(json!({}));
    let kalender = kalender(&trajectory);
    last_days(
        &kalender,
        &[
            (M::Probleemanalyse, "2024-04-28"),
            (M::PlanVanAanpak, "2024-05-12"),
            (M::Melding42eWeek, "2025-01-23"),
            (M::Eerstejaarsevaluatie, "2025-04-02"),
            (M::StartSpoor2, "2025-05-14"),
            (M::VervroegdeIva, "2025-07-23"),
            (M::Eindrapportage, "2025-12-24"),
            (M::Eindevaluatie, "2025-12-31"),
            (M::WiaAanvraag, "2026-01-14"),
            (M::EindeWachttijd, "2026-04-01"),
        ],
    );
    assert_eq!(step(&kalender, M::BriefWia).vanaf, Some(day("2025-12-11")));
    assert_eq!(trajectory.verzuim.eerste_dag_erna(), day("2026-04-02"));
    let whole = self::trajectory(json!({ "eersteZiektedag": "2024-03-18" }), "2025-04-14", json!({}));
    assert_eq!(whole.verzuim.laatste_dag(), day("2026-03-15"), "without the interruption");
}

#[test]
fn what_pietersma_did_falls_in_its_week() {
    let trajectory = pietersma(json!({ "probleemanalyse": "2024-04-24", "eerstejaarsevaluatie": "2025-03-27" }));
    weeks(
        &trajectory,
        &[
            ("2024-04-24", 6),
            ("2024-05-08", 8),
            ("2024-07-04", 14),
            ("2025-03-27", 52),
            ("2025-04-14", 54),
            ("2025-04-25", 56),
            ("2025-05-23", 60),
            ("2025-07-04", 66),
            ("2025-08-15", 72),
            ("2025-09-26", 78),
            ("2025-11-07", 84),
            ("2025-12-17", 89),
            ("2026-01-05", 92),
            ("2026-02-06", 97),
        ],
    );
    let count = &trajectory.verzuim.wachttijd;
    assert_eq!(count.day_of(day("2024-07-04")), Some(13 * 7 + 1), "week 14, day 1");
    assert_eq!(count.day_of(day("2025-12-17")), Some(89 * 7), "week 89, day 7");
    last_days(&kalender(&trajectory), &[(M::PlanVanAanpak, "2024-05-08"), (M::StartSpoor2, "2025-05-08")]);
}

#[test]
fn rulings_count_as_the_calendar_does() {
    // Sick from 3 January 2022: the wage may stop on 1 January 2024.
    let (last, next) = verzuim(json!({ "eersteZiektedag": "2022-01-03" })).expect("sound");
    assert_eq!((last, next), (day("2023-12-31"), day("2024-01-01")));
    // ECLI:NL:RBMNE:2023:1786: sick on 10 September 2019, wage until 6 September 2022 with a full loonsanctie.
    let (_, next) = verzuim(json!({ "eersteZiektedag": "2019-09-10" })).expect("sound");
    assert_eq!(next + chrono::Days::new(364), day("2022-09-06"));
}

#[test]
fn a_recovery_of_27_days_belongs_to_the_case_and_one_of_28_does_not() {
    let recovery = |last: &str| {
        verzuim(json!({ "eersteZiektedag": "2024-03-18", "onderbrekingen": [{ "van": "2024-06-01", "tot": last }] }))
    };
    assert_eq!(recovery("2024-06-27").map(|(last, _)| last), Ok(day("2026-04-11")));
    let fault = ("/verzuim/onderbrekingen/0".to_owned(), "nieuw_ziektegeval");
    assert_eq!(recovery("2024-06-28"), Err(vec![fault]));
}

#[test]
fn pregnancy_leave_pauses_the_count_however_long_it_is() {
    let leave = json!({
        "eersteZiektedag": "2024-03-18",
        "wazo": [{ "van": "2024-06-03", "tot": "2024-09-22", "zelfdeOorzaak": true }],
    });
    assert_eq!(verzuim(leave).map(|(last, _)| last), Ok(day("2026-07-05")), "112 days later");
}

#[test]
fn recovery_that_touches_leave_begins_a_new_case() {
    let body = |last: &str| {
        verzuim(json!({
            "eersteZiektedag": "2024-02-05",
            "onderbrekingen": [{ "van": "2024-08-01", "tot": last }],
            "wazo": [{ "van": "2024-08-21", "tot": "2024-12-10", "zelfdeOorzaak": true }],
        }))
    };
    // 20 days and 112 days are one break, unless there was a sick day between.
    let fault = ("/verzuim/onderbrekingen/0".to_owned(), "nieuw_ziektegeval");
    assert_eq!(body("2024-08-20"), Err(vec![fault]));
    assert_eq!(body("2024-08-19").map(|(last, _)| last), Ok(day("2026-06-12")), "131 days later");
}

#[test]
fn the_letter_of_uwv_goes_before_the_computed_day() {
    let told = json!({ "eersteZiektedag": "2024-02-05", "eindeWachttijdOpgave": "2026-02-04" });
    assert_eq!(verzuim(told), Ok((day("2026-02-04"), day("2026-02-05"))));
}

#[test]
fn the_report_to_uwv_moves_to_the_first_working_day() {
    // The day after week 42 is a Sunday, Christmas Day (27 December was equated with a holiday), and Good Friday.
    for (first, due) in [("2024-02-11", "2024-12-02"), ("2024-03-06", "2024-12-30"), ("2024-06-28", "2025-04-22")] {
        let trajectory = trajectory(json!({ "eersteZiektedag": first }), "2025-02-17", json!({}));
        last_days(&kalender(&trajectory), &[(M::Melding42eWeek, due)]);
    }
}

#[test]
fn uwv_takes_longer_to_decide_on_a_request_of_2026() {
    // Eight weeks end on 2 January 2026, which a decree equates with a holiday; sixteen end as they do.
    for (asked, decided) in [("2025-11-07", "2026-01-05"), ("2025-12-31", "2026-02-25"), ("2026-01-01", "2026-04-23")] {
        last_days(&kalender(&akker(json!({ "wiaAanvraag": asked }))), &[(M::BesluitWia, decided)]);
    }
}

#[test]
fn a_step_taken_after_its_last_day_is_late_and_one_not_known_is_unknown() {
    let late = akker(json!({ "probleemanalyse": "2024-03-18" }));
    let kalender = kalender(&late);
    // Two weeks after a probleemanalyse of week 7: the plan is not late with it.
    last_days(&kalender, &[(M::PlanVanAanpak, "2024-04-01")]);
    let stand = |soort: M, date: &str| stand_in(&late, &step(&kalender, soort), day(date));
    assert_eq!(stand(M::Probleemanalyse, "2025-06-20"), Stand::TeLaat);
    assert_eq!(stand(M::Probleemanalyse, "2024-03-17"), Stand::Komt, "not known yet");
    assert_eq!(stand(M::Melding42eWeek, "2025-06-20"), Stand::Onbekend);
    assert_eq!(stand(M::Eindevaluatie, "2025-06-20"), Stand::Komt);
}

#[test]
fn a_late_letter_of_uwv_helps_nobody_whose_employer_reported_the_sickness_after_81_weeks() {
    let asked_by = |reported: &str| {
        let steps = json!({ "briefWia": "2025-11-10", "melding42eWeek": reported });
        step(&kalender(&akker(steps)), M::WiaAanvraag).uiterlijk
    };
    // Day 567 is Sunday 24 August 2025. Four weeks after the letter it is 8 December, eleven before the end 16 November.
    assert_eq!(asked_by("2025-08-23"), Some(day("2025-12-08")));
    assert_eq!(asked_by("2025-08-24"), Some(day("2025-11-16")));
}

#[test]
fn uwv_decides_on_the_wia_within_six_weeks_of_finding_all_repaired() {
    let decided = |bekorting: Value| {
        let mut body = fixture(voortgangsrapportage(), "kaalst");
        set(&mut body, "/verzuim", json!({ "eersteZiektedag": "2024-02-05" }));
        set(&mut body, "/traject/startdatum", "2025-02-17");
        set(&mut body, "/poortwachter", json!({ "wiaAanvraag": "2025-11-10" }));
        let sanction = json!({ "besluitdatum": "2025-12-15", "tot": "2027-02-01", "bekorting": bekorting });
        set(&mut body, "/traject/loonsanctie", sanction);
        let parsed = judgement::parse(&bytes(&body), voortgangsrapportage(), ParseOptions::default(), today());
        kalender(&parsed.expect("a sound body").trajectory).get(M::BesluitWia).and_then(|step| step.uiterlijk)
    };
    let granted = json!({ "verzoek": "2026-02-02", "besluit": "2026-02-20", "tot": "2026-04-03" });
    // Six weeks after 20 February is Good Friday, 3 April; the term goes on past Easter Monday.
    assert_eq!(decided(granted), Some(day("2026-04-07")));
    assert_eq!(decided(json!({ "verzoek": "2026-02-02", "besluit": "2026-02-20" })), None, "refused: it rests");
    assert_eq!(decided(json!({ "verzoek": "2026-02-02" })), None);
}
