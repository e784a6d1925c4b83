//! Every term of the law as a number of sickness days, with its source. A change of law is a change here.

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
/// The year and month in which UWV told so: documents of before did not know it.
pub const WIA_BESLUIT_VERLENGD_BEKEND: (i32, u32) = (2025, 12);
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
/// UWV goes on with the WIA request so long before an extended payment of wage ends (Wet WIA art. 64 lid 7 and
/// 8).
pub const WIA_VERDER_DAYS: i64 = 42;
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
