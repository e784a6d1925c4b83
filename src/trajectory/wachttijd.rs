//! The calendar of the law: sickness days and weeks, interruptions, and the end of the wachttijd.
//!
//! Day 1 is the eerste ziektedag. Week n holds the days 7(n-1)+1 up to 7n; it need not start on a Monday. Only
//! full recovery and pregnancy leave stop the count; partial resumption does not (BW 7:629, Wet WIA art. 23).

use chrono::{Days, NaiveDate};

use super::period::Period;

/// Every term of the law as a number of sickness days, with its source. A change of law is a change here.
pub mod law {
    /// Healthy days in a row that make the next sickness a new case (BW 7:629 lid 10: four weeks).
    pub const NEW_CASE_DAYS: i64 = 28;
    /// Length of the wachttijd (Wet WIA art. 23 lid 1: 104 weeks).
    pub const WACHTTIJD_DAYS: i64 = 104 * 7;
    /// The wage may be continued for 52 weeks more (Wet WIA art. 25 lid 9).
    pub const LOONSANCTIE_MAX_DAYS: i64 = 156 * 7;
    /// Report of sickness to the arbodienst: within the first week (practice; Regeling procesgang art. 2 lid 1: in time).
    pub const ZIEKMELDING_DAY: i64 = 7;
    /// Probleemanalyse: within six weeks (Regeling procesgang eerste en tweede ziektejaar, art. 2).
    pub const PROBLEEMANALYSE_DAY: i64 = 6 * 7;
    /// Plan van aanpak: within eight weeks (the weeks of Regeling procesgang art. 2 and 4 together)…
    pub const PLAN_VAN_AANPAK_DAY: i64 = 8 * 7;
    /// …and within two weeks of the probleemanalyse (same article).
    pub const PLAN_AFTER_ANALYSE_DAYS: i64 = 14;
    /// A second track is usual from the ninth week on.
    pub const SPOOR_2_EARLIEST_DAY: i64 = 8 * 7 + 1;
    /// Report to UWV: the first working day after week 42 (Ziektewet art. 38 lid 1 itself: the Algemene termijnenwet
    /// does not hold for a term this long).
    pub const MELDING_42_DAY: i64 = 42 * 7 + 1;
    /// A report of before week 36 is no 42e-weeksmelding, though the law sets no first day (ours).
    pub const MELDING_42_FIRST_DAY: i64 = 35 * 7 + 1;
    /// UWV writes about the eerstejaarsevaluatie in week 44.
    pub const BRIEF_EJE_DAYS: (i64, i64) = (43 * 7 + 1, 44 * 7);
    /// Eerstejaarsevaluatie: week 46 up to 52 (Regeling procesgang, art. 4 lid 2; Werkwijzer Poortwachter).
    pub const EERSTEJAARSEVALUATIE_DAYS: (i64, i64) = (45 * 7 + 1, 52 * 7);
    /// Second track: within six weeks of the eerstejaarsevaluatie (Werkwijzer Poortwachter)…
    pub const SPOOR_2_AFTER_EJE_DAYS: i64 = 42;
    /// …and so never after week 58.
    pub const SPOOR_2_DAY: i64 = 58 * 7;
    /// Request for a shortened wachttijd: week 4 up to 68 (Wet WIA art. 23 lid 6).
    pub const VERVROEGDE_IVA_DAYS: (i64, i64) = (3 * 7 + 1, 68 * 7);
    /// Last week of the longest wachttijd that UWV shortens, for a vervroegde IVA alone (Wet WIA art. 23 lid 6).
    pub const VERKORTE_WACHTTIJD_MAX_WEEK: i64 = 78;
    /// The shortest one, and how long after the request it ends at the earliest (same article).
    pub const VERKORTE_WACHTTIJD_MIN_DAYS: i64 = 13 * 7;
    pub const IVA_NA_AANVRAAG_DAYS: i64 = 10 * 7;
    /// An extension of the wachttijd on request ends so long after somebody asked for an earlier end, at the earliest
    /// (Wet WIA art. 24 lid 3: thirteen weeks).
    pub const VERKORTE_VERLENGING_DAYS: i64 = 13 * 7;
    /// UWV writes about the WIA after 88 weeks, so from the first day of week 89 on (UWV: ‘na 88 weken’).
    pub const BRIEF_WIA_DAY: i64 = 88 * 7 + 1;
    /// A letter of before week 81 is no letter about the WIA (ours; UWV writes around week 88).
    pub const BRIEF_WIA_FIRST_DAY: i64 = 80 * 7 + 1;
    /// After a letter of UWV that came later than in week 89 the request may come four weeks after it…
    pub const WIA_AFTER_BRIEF_DAYS: i64 = 28;
    /// …but not where the employer had not reported the sickness before this day (Wet WIA art. 64 lid 2 and 6).
    pub const MELDING_42_TOO_LATE_DAY: i64 = 81 * 7;
    /// The last day of a letter that is in time (Wet WIA art. 64 lid 2).
    pub const BRIEF_WIA_LAST_DAY: i64 = 89 * 7;
    /// Eindrapportage of the bureau: around week 90, so that the employer has it for the eindevaluatie.
    pub const EINDRAPPORTAGE_DAY: i64 = 90 * 7;
    /// Actueel oordeel of the bedrijfsarts: shortly before the eindevaluatie.
    pub const ACTUEEL_OORDEEL_DAYS: (i64, i64) = (88 * 7 + 1, 91 * 7);
    /// Eindevaluatie of the plan van aanpak, and a copy of the re-integratieverslag to the employee: thirteen weeks before
    /// the end, so in week 91 (Wet WIA art. 25 lid 3 and 4; Regeling procesgang art. 6).
    pub const EINDEVALUATIE_DAY: i64 = 91 * 7;
    /// What was evaluated or judged before week 87, where software plans it at the earliest, is not the end (ours).
    pub const EINDEVALUATIE_FIRST_DAY: i64 = 86 * 7 + 1;
    /// WIA request: eleven weeks before the end, so in week 93 (Wet WIA art. 64 lid 3).
    pub const WIA_AANVRAAG_DAY: i64 = 93 * 7;
    /// Upload of the re-integratieverslag: at the latest the day after the WIA request.
    pub const RIV_AFTER_WIA_DAYS: i64 = 1;
    /// Decision of UWV on the WIA: within eight weeks of the request (Wet WIA art. 102 lid 3)…
    pub const WIA_BESLUIT_DAYS: i64 = 8 * 7;
    /// …and for the time being within sixteen of a request of this year or a later one (UWV, since 1 January 2026).
    pub const WIA_BESLUIT_VERLENGD_DAYS: i64 = 16 * 7;
    pub const WIA_BESLUIT_VERLENGD_JAAR: i32 = 2026;
    /// Progress talk between employer and employee: every six weeks (practice, and UWV; the Regeling procesgang has no
    /// number: art. 4 lid 2 asks for it ‘periodiek’).
    pub const VOORTGANGSGESPREK_DAYS: i64 = 42;
    /// Objection to a loonsanctie: within six weeks (Awb art. 6:7).
    pub const BEZWAAR_DAYS: i64 = 42;
    /// UWV decides on a loonsanctie six weeks before the end of the wachttijd; by what its decision comes later, the
    /// extension ends earlier (Wet WIA art. 25 lid 10 and 14).
    pub const LOONSANCTIE_BESLUIT_DAYS: i64 = 42;
    /// Decision on a bekortingsverzoek: within three weeks (Wet WIA art. 25 lid 13).
    pub const BEKORTING_BESLUIT_DAYS: i64 = 21;
    /// The wage ends so long after UWV found the repair sufficient; by what a decision comes later, one that finds it
    /// insufficient too, the extension ends earlier (Wet WIA art. 25 lid 14).
    pub const EINDE_NA_BEKORTING_DAYS: i64 = 42;
    /// UWV decides on the WIA request within six weeks of finding the repair sufficient (Wet WIA art. 25 lid 15).
    pub const WIA_NA_HERSTEL_DAYS: i64 = 42;
    /// Who is ill for longer than this when the contract ends needs a re-integratieverslag on its last working day
    /// (Ziektewet art. 38 lid 2: six weeks at least between the first day and that one; Regeling procesgang art. 6 lid 2).
    pub const ZIEK_UIT_DIENST_DAYS: i64 = 6 * 7;
    /// Leave for pregnancy and childbirth lasts sixteen weeks at least (Wet arbeid en zorg art. 3:1)…
    pub const WAZO_MIN_DAYS: i64 = 16 * 7;
    /// …and at most the twenty of a multiple birth, ten for a child in hospital and two for a late birth (same article)
    pub const WAZO_MAX_DAYS: i64 = 32 * 7;
    /// whose last part may be taken in pieces within thirty weeks (lid 6).
    pub const WAZO_PIECES_DAYS: i64 = 30 * 7;
    /// From the AOW age on the wage of a sick employee is continued for six weeks at most (BW 7:629 lid 2)…
    pub const LOON_NA_AOW_DAYS: i64 = 42;
    /// …and for thirteen where the sickness began before July 2023 (Wet werken na de AOW-gerechtigde leeftijd art.
    /// VIIIA; Stb. 2023, 169).
    pub const LOON_NA_AOW_OUD_DAYS: i64 = 13 * 7;
    /// The first year and month of sickness for which six weeks hold.
    pub const LOON_NA_AOW_SINDS: (i32, u32) = (2023, 7);
}

/// Pregnancy leave during the sickness (Wet arbeid en zorg).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wazo {
    pub period: Period,
    /// Whether the sickness before and after has one cause: then the leave pauses the count (Wet WIA art. 23
    /// lid 5). With another cause the sickness after it is a new case.
    pub zelfde_oorzaak: bool,
}

/// Days that do not count: a recovery or a leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pauze {
    pub period: Period,
    pub wazo: bool,
}

impl Pauze {
    /// Whether it is a recovery that runs on a day, so that its end is not known yet.
    pub fn is_open(&self, date: NaiveDate) -> bool {
        !self.wazo && self.period.contains(date)
    }
}

/// The count of one case of sickness.
#[derive(Debug, Clone)]
pub struct Wachttijd {
    eerste_ziektedag: NaiveDate,
    // Invariant: in order, apart from each other, all after the first day; a run of pauses that follow each other
    // without a sick day is leave alone, or stays under `law::NEW_CASE_DAYS`.
    pauzes: Vec<Pauze>,
}

/// Why the pauses cannot belong to one case of sickness; the number is the position in the list given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidWachttijd {
    /// The pause starts on or before the eerste ziektedag.
    BeforeFirstDay(usize),
    /// The pause overlaps an earlier one.
    Overlap(usize),
    /// Four weeks or more of health: a new case with an eerste ziektedag of its own.
    NewCase(usize),
    /// A recovery next to leave, four weeks or more together: the sickness does not directly precede and follow the
    /// leave, so that they are one break (BW 7:629 lid 10, Wet WIA art. 23 lid 3).
    NewCaseAfterLeave(usize),
}

impl Wachttijd {
    pub fn new(eerste_ziektedag: NaiveDate, pauzes: Vec<Pauze>) -> Result<Self, InvalidWachttijd> {
        let mut order: Vec<usize> = (0..pauzes.len()).collect();
        order.sort_by_key(|&index| pauzes[index].period);
        // Days in a row without a sick day; the recovery among them, and whether there is leave.
        let (mut run, mut recovery, mut leave) = (0, None, false);
        let mut previous: Option<Period> = None;
        for &index in &order {
            let pauze = pauzes[index];
            if pauze.period.first() <= eerste_ziektedag {
                return Err(InvalidWachttijd::BeforeFirstDay(index));
            }
            if previous.is_some_and(|earlier| earlier.overlaps(pauze.period)) {
                return Err(InvalidWachttijd::Overlap(index));
            }
            if !previous.is_some_and(|earlier| earlier.touches(pauze.period)) {
                (run, recovery, leave) = (0, None, false);
            }
            run += pauze.period.days();
            if pauze.wazo {
                leave = true;
            } else {
                recovery = Some(index);
            }
            match recovery {
                Some(index) if run >= law::NEW_CASE_DAYS && leave => {
                    return Err(InvalidWachttijd::NewCaseAfterLeave(index));
                }
                Some(index) if run >= law::NEW_CASE_DAYS => return Err(InvalidWachttijd::NewCase(index)),
                _ => {}
            }
            previous = Some(pauze.period);
        }
        let pauzes = order.into_iter().map(|index| pauzes[index]).collect();
        Ok(Self { eerste_ziektedag, pauzes })
    }

    pub const fn eerste_ziektedag(&self) -> NaiveDate {
        self.eerste_ziektedag
    }

    /// The count as it was known on a day: a pause that begins later has not happened yet, and nobody knows how long a
    /// recovery will last that still runs. Of leave the last day is known beforehand.
    pub fn known_on(&self, date: NaiveDate) -> Self {
        let known = |pauze: &Pauze| {
            let last = pauze.period.last();
            let period = Period::new(pauze.period.first(), if pauze.wazo { last } else { last.min(date) });
            period.ok().map(|period| Pauze { period, wazo: pauze.wazo })
        };
        let begun = self.pauzes.iter().filter(|pauze| pauze.period.first() <= date);
        Self { eerste_ziektedag: self.eerste_ziektedag, pauzes: begun.filter_map(known).collect() }
    }

    /// The pauses in order of time.
    pub fn pauzes(&self) -> &[Pauze] {
        &self.pauzes
    }

    /// The pauses that move what comes after them: those that begin within the 104 weeks. After these the count goes on
    /// with the days of the calendar, whatever happens in an extension of the payment of wage, whose days UWV set.
    pub fn tellende_pauzes(&self) -> &[Pauze] {
        let mut last = add_days(self.eerste_ziektedag, law::WACHTTIJD_DAYS - 1);
        let within = self.pauzes.iter().take_while(|pauze| {
            let counts = pauze.period.first() <= last;
            if counts {
                last = add_days(last, pauze.period.days());
            }
            counts
        });
        let number = within.count();
        self.pauzes.get(..number).unwrap_or_default()
    }

    /// Days from one date to another on which nothing was paused, within the 104 weeks or after them; nothing before
    /// the eerste ziektedag.
    pub fn dagen_tussen(&self, from: NaiveDate, until: NaiveDate) -> Option<i64> {
        let paused = |date| paused_before(&self.pauzes, date);
        let days = (until - from).num_days() - (paused(until) - paused(from));
        (from >= self.eerste_ziektedag && until >= self.eerste_ziektedag).then_some(days)
    }

    /// The sickness day of a date: 1 on the eerste ziektedag, `None` before it. During a pause the count stands
    /// still at the day on which sickness resumes.
    pub fn day_of(&self, date: NaiveDate) -> Option<i64> {
        let elapsed = (date - self.eerste_ziektedag).num_days();
        (elapsed >= 0).then(|| elapsed - paused_before(self.tellende_pauzes(), date) + 1)
    }

    /// The sickness week of a date: 1 for the first seven days, `None` before the eerste ziektedag.
    pub fn week_of(&self, date: NaiveDate) -> Option<i64> {
        self.day_of(date).map(|day| (day - 1) / 7 + 1)
    }

    /// The date of a sickness day. Days after a pause come later by its length; days before it do not move.
    pub fn date_of(&self, day: i64) -> NaiveDate {
        let start = add_days(self.eerste_ziektedag, day - 1);
        self.tellende_pauzes().iter().fold(start, |date, pauze| {
            if pauze.period.first() <= date { add_days(date, pauze.period.days()) } else { date }
        })
    }

    /// The day on which a term of so many days ends that begins with a date: recovery and leave do not count. A date in
    /// such a time stands for the last day before it; one before the eerste ziektedag has calendar days.
    pub fn after(&self, date: NaiveDate, days: i64) -> NaiveDate {
        let paused = self.tellende_pauzes().iter().any(|pauze| pauze.period.contains(date));
        match self.day_of(date) {
            Some(day) => self.date_of(day - i64::from(paused) + days),
            None => add_days(date, days),
        }
    }

    /// The last day of a sickness week: "uiterlijk in week n".
    pub fn last_of_week(&self, week: i64) -> NaiveDate {
        self.date_of(week * 7)
    }

    /// The last day of the 104 weeks.
    pub fn laatste_dag(&self) -> NaiveDate {
        self.date_of(law::WACHTTIJD_DAYS)
    }

    /// The day after the 104 weeks: the "tot" of rulings, and the first day of a possible WIA benefit.
    pub fn eerste_dag_erna(&self) -> NaiveDate {
        add_days(self.laatste_dag(), 1)
    }
}

/// Days of pauses before a date.
fn paused_before(pauzes: &[Pauze], date: NaiveDate) -> i64 {
    pauzes.iter().map(|pauze| (date - pauze.period.first()).num_days().clamp(0, pauze.period.days())).sum()
}

/// Addition that stays within the calendar of chrono; dates on the wire are bounded far inside it.
fn add_days(date: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let sum = if days < 0 { date.checked_sub_days(count) } else { date.checked_add_days(count) };
    sum.unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    fn herstel(first: NaiveDate, last: NaiveDate) -> Pauze {
        Pauze { period: Period::new(first, last).expect("in order"), wazo: false }
    }

    fn pietersma() -> Wachttijd {
        Wachttijd::new(day(2024, 3, 18), vec![herstel(day(2024, 6, 17), day(2024, 7, 3))]).expect("one case")
    }

    #[test]
    fn a_ruling_counts_104_weeks_to_1_january() {
        // Sick from 3 January 2022: the WIA can start on 1 January 2024.
        let wachttijd = Wachttijd::new(day(2022, 1, 3), vec![]).expect("no pauses");
        assert_eq!(wachttijd.eerste_dag_erna(), day(2024, 1, 1));
    }

    #[test]
    fn a_loonsanctie_ends_exactly_on_day_1092() {
        // ECLI:NL:RBMNE:2023:1786: sick on 10 September 2019, wage until 6 September 2022.
        let wachttijd = Wachttijd::new(day(2019, 9, 10), vec![]).expect("no pauses");
        assert_eq!(add_days(wachttijd.date_of(law::LOONSANCTIE_MAX_DAYS), 1), day(2022, 9, 6));
    }

    #[test]
    fn an_interruption_of_17_days_moves_what_comes_after_it() {
        let wachttijd = pietersma();
        assert_eq!(wachttijd.day_of(day(2024, 7, 4)), Some(92));
        assert_eq!(wachttijd.week_of(day(2024, 7, 4)), Some(14));
        assert_eq!(wachttijd.last_of_week(6), day(2024, 4, 28), "before the interruption: not moved");
        assert_eq!(wachttijd.last_of_week(8), day(2024, 5, 12), "before the interruption: not moved");
        assert_eq!(wachttijd.laatste_dag(), day(2026, 4, 1));
        assert_eq!(wachttijd.eerste_dag_erna(), day(2026, 4, 2));
    }

    #[test]
    fn the_count_stands_still_during_an_interruption() {
        let wachttijd = pietersma();
        for date in [day(2024, 6, 17), day(2024, 6, 25), day(2024, 7, 3), day(2024, 7, 4)] {
            assert_eq!(wachttijd.day_of(date), Some(92));
        }
    }

    #[test]
    fn a_term_that_a_recovery_breaks_ends_later_by_its_days() {
        // Recovered from 17 June up to 3 July 2024.
        let wachttijd = pietersma();
        assert_eq!(wachttijd.after(day(2024, 5, 1), 42), day(2024, 6, 12), "ends before it");
        assert_eq!(wachttijd.after(day(2024, 6, 10), 14), day(2024, 7, 11), "17 days later");
        assert_eq!(wachttijd.after(day(2024, 6, 20), 14), day(2024, 7, 17), "counts from 4 July on");
        assert_eq!(wachttijd.after(day(2024, 7, 4), 14), day(2024, 7, 18), "begins after it");
        assert_eq!(wachttijd.after(day(2024, 3, 1), 14), day(2024, 3, 15), "before the sickness");
    }

    #[test]
    fn a_recovery_that_runs_is_known_to_the_day_and_leave_to_its_end() {
        let leave = Pauze { period: Period::new(day(2024, 9, 2), day(2024, 12, 22)).expect("in order"), wazo: true };
        let case = Wachttijd::new(day(2024, 3, 18), vec![herstel(day(2024, 6, 17), day(2024, 7, 3)), leave]);
        let case = case.expect("one case");
        assert!(case.known_on(day(2024, 6, 16)).pauzes().is_empty());
        assert_eq!(case.known_on(day(2024, 6, 20)).pauzes(), [herstel(day(2024, 6, 17), day(2024, 6, 20))]);
        assert_eq!(case.known_on(day(2024, 7, 4)).pauzes().len(), 1);
        assert_eq!(case.known_on(day(2024, 9, 2)).pauzes(), case.pauzes());
    }

    #[test]
    fn four_weeks_of_health_are_a_new_case_and_27_days_are_not() {
        let first = day(2024, 3, 18);
        let of_days = |days: i64| herstel(day(2024, 6, 1), add_days(day(2024, 6, 1), days - 1));
        assert!(Wachttijd::new(first, vec![of_days(27)]).is_ok());
        assert_eq!(Wachttijd::new(first, vec![of_days(28)]).err(), Some(InvalidWachttijd::NewCase(0)));
    }

    #[test]
    fn two_recoveries_without_a_sick_day_between_add_up() {
        let pauzes = vec![herstel(day(2024, 6, 15), day(2024, 6, 28)), herstel(day(2024, 6, 1), day(2024, 6, 14))];
        assert_eq!(Wachttijd::new(day(2024, 3, 18), pauzes).err(), Some(InvalidWachttijd::NewCase(0)));
    }

    #[test]
    fn leave_of_sixteen_weeks_pauses_the_count() {
        let leave = Pauze { period: Period::new(day(2024, 6, 1), day(2024, 9, 20)).expect("in order"), wazo: true };
        let wachttijd = Wachttijd::new(day(2024, 3, 18), vec![leave]).expect("one case");
        assert_eq!((wachttijd.laatste_dag() - day(2026, 3, 15)).num_days(), 112);
    }

    #[test]
    fn what_is_paused_after_the_104_weeks_moves_nothing() {
        let leave = |first, last| Pauze { period: Period::new(first, last).expect("in order"), wazo: true };
        let first = day(2024, 3, 18);
        let after = Wachttijd::new(first, vec![leave(day(2026, 3, 16), day(2026, 7, 5))]).expect("one case");
        assert_eq!(after.laatste_dag(), day(2026, 3, 15));
        assert_eq!(after.date_of(law::LOONSANCTIE_MAX_DAYS), day(2027, 3, 14));
        assert_eq!(after.week_of(day(2027, 3, 14)), Some(156));
        assert_eq!(after.dagen_tussen(day(2026, 3, 15), day(2026, 7, 6)), Some(1), "nothing is asked in it");
        assert_eq!((after.pauzes().len(), after.tellende_pauzes().len()), (1, 0));
        let on_the_last = Wachttijd::new(first, vec![leave(day(2026, 3, 15), day(2026, 7, 4))]).expect("one case");
        assert_eq!(on_the_last.laatste_dag(), day(2026, 7, 5));
    }

    #[test]
    fn a_recovery_next_to_leave_makes_one_break_of_both() {
        let first = day(2024, 2, 5);
        let leave = Pauze { period: Period::new(day(2024, 8, 21), day(2024, 12, 10)).expect("in order"), wazo: true };
        let refused = |recovery: Pauze| Wachttijd::new(first, vec![recovery, leave]).err();
        let new_case = Some(InvalidWachttijd::NewCaseAfterLeave(0));
        assert_eq!(refused(herstel(day(2024, 8, 1), day(2024, 8, 20))), new_case, "before it");
        assert_eq!(refused(herstel(day(2024, 12, 11), day(2024, 12, 11))), new_case, "after it");
        assert_eq!(refused(herstel(day(2024, 8, 1), day(2024, 8, 19))), None, "a sick day between");
        let short = Pauze { period: Period::new(day(2024, 8, 21), day(2024, 8, 27)).expect("in order"), wazo: true };
        let after = |last: u32| herstel(day(2024, 8, 28), day(2024, 9, last));
        let together = |last: u32| Wachttijd::new(first, vec![after(last), short]).err();
        assert_eq!((together(16), together(17)), (None, new_case), "27 days, and 28");
    }

    #[test]
    fn a_pause_on_the_first_day_or_over_another_is_refused() {
        let first = day(2024, 3, 18);
        let early = vec![herstel(first, day(2024, 3, 20))];
        assert_eq!(Wachttijd::new(first, early).err(), Some(InvalidWachttijd::BeforeFirstDay(0)));
        let twice = vec![herstel(day(2024, 5, 1), day(2024, 5, 9)), herstel(day(2024, 5, 9), day(2024, 5, 12))];
        assert_eq!(Wachttijd::new(first, twice).err(), Some(InvalidWachttijd::Overlap(1)));
    }

    prop_compose! {
        /// A case of sickness with up to three recoveries, each apart from the last.
        fn any_case()(start in 0_i64..20_000, gaps in prop::collection::vec((2_i64..200, 1_i64..28), 0..4)) -> Wachttijd {
            let first = add_days(day(1990, 1, 1), start);
            let mut date = first;
            let pauzes = gaps.into_iter().map(|(gap, length)| {
                let begin = add_days(date, gap);
                date = add_days(begin, length);
                herstel(begin, add_days(begin, length - 1))
            }).collect();
            Wachttijd::new(first, pauzes).expect("apart and short")
        }
    }

    proptest! {
        #[test]
        fn date_of_and_day_of_are_inverse(case in any_case(), n in 1_i64..2_000) {
            prop_assert_eq!(case.day_of(case.date_of(n)), Some(n));
        }

        #[test]
        fn later_dates_never_have_an_earlier_day(case in any_case(), offset in 0_i64..2_000) {
            let date = add_days(case.eerste_ziektedag(), offset);
            let steps = case.day_of(add_days(date, 1)).zip(case.day_of(date)).map(|(next, this)| next - this);
            prop_assert!(matches!(steps, Some(0 | 1)));
        }

        #[test]
        fn the_end_moves_by_the_days_that_did_not_count(case in any_case()) {
            let plain = add_days(case.eerste_ziektedag(), law::WACHTTIJD_DAYS - 1);
            let counted: i64 = case.pauzes().iter()
                .filter(|pauze| pauze.period.first() <= case.laatste_dag())
                .map(|pauze| pauze.period.days()).sum();
            prop_assert_eq!((case.laatste_dag() - plain).num_days(), counted);
        }

        #[test]
        fn a_week_has_seven_counted_days(case in any_case(), week in 1_i64..150) {
            let days: Vec<_> = (0..7).map(|n| case.week_of(case.date_of((week - 1) * 7 + 1 + n))).collect();
            prop_assert!(days.iter().all(|found| *found == Some(week)));
        }
    }
}
