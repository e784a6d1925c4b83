//! The steps of the law with their days: what was due when, and how it stands on a given day.

use chrono::{Datelike, Days, NaiveDate};

use super::Trajectory;
use super::aow::aow_date;
use super::feestdagen::{end_of_term, first_day_of_terms, previous_workday, start_of_term};
use super::loonsanctie::Loonsanctie;
use super::period::later;
use super::plan::EerderSoort;
use super::verzuim::{Poortwachter, Verzuim};
use super::wachttijd::law;
use super::words::words;

words! {
    /// A step of the law or of practice, in order of time.
    MijlpaalSoort {
        Ziekmelding = "ziekmelding", "ziekmelding bij de arbodienst";
        Probleemanalyse = "probleemanalyse", "probleemanalyse";
        PlanVanAanpak = "plan_van_aanpak", "plan van aanpak";
        VroegsteStartSpoor2 = "vroegste_start_spoor_2", "vroegste gebruikelijke start tweede spoor";
        Melding42eWeek = "melding_42e_week", "42e-weeksmelding";
        BriefEerstejaarsevaluatie = "brief_eerstejaarsevaluatie", "brief van UWV over de eerstejaarsevaluatie";
        ArbeidsdeskundigOnderzoek = "arbeidsdeskundig_onderzoek", "arbeidsdeskundig onderzoek";
        Eerstejaarsevaluatie = "eerstejaarsevaluatie", "eerstejaarsevaluatie";
        StartSpoor2 = "start_spoor_2", "start tweede spoor";
        VervroegdeIva = "vervroegde_iva", "mogelijkheid van een vervroegde IVA-aanvraag";
        Deskundigenoordeel = "deskundigenoordeel", "deskundigenoordeel";
        BriefWia = "brief_wia", "brief van UWV over de WIA";
        Eindrapportage = "eindrapportage", "eindrapportage van het bureau";
        ActueelOordeel = "actueel_oordeel", "actueel oordeel van de bedrijfsarts";
        Eindevaluatie = "eindevaluatie", "eindevaluatie";
        WiaAanvraag = "wia_aanvraag", "WIA-aanvraag";
        InzendenRiv = "inzenden_riv", "inzending van het re-integratieverslag";
        BesluitWia = "besluit_wia", "besluit van UWV op de WIA-aanvraag";
        EindeDienstverband = "einde_dienstverband", "einde van het dienstverband";
        EindeWachttijd = "einde_wachttijd", "laatste dag van de wachttijd";
        BesluitLoonsanctie = "besluit_loonsanctie", "besluit van UWV over de loonsanctie";
        StartHersteltraject = "start_hersteltraject", "begin van het hersteltraject in het tweede spoor";
        HerstelTekortkomingen = "herstel_tekortkomingen", "herstel van elke tekortkoming";
        BezwaarLoonsanctie = "bezwaar_loonsanctie", "bezwaar tegen de loonsanctie";
        BesluitBekorting = "besluit_bekorting", "besluit op het bekortingsverzoek";
        EindrapportageHerstel = "eindrapportage_herstel", "eindrapportage na herstel van de tekortkomingen";
        Bekortingsverzoek = "bekortingsverzoek", "bekortingsverzoek aan UWV";
        EindeNaBekorting = "einde_na_bekorting", "laatste dag van de loondoorbetaling als UWV het verzoek toewijst";
        AowLeeftijd = "aow_leeftijd", "AOW-leeftijd";
        EindeLoonNaAow = "einde_loon_na_aow", "laatste dag van de loondoorbetaling na de AOW-leeftijd";
        EindeLoonsanctie = "einde_loonsanctie", "laatste dag van de verlengde loondoorbetaling";
    }
}

impl MijlpaalSoort {
    /// Whether it is a day that comes by itself, so that nobody is late with it.
    pub const fn komt_vanzelf(self) -> bool {
        matches!(
            self,
            Self::EindeDienstverband
                | Self::EindeWachttijd
                | Self::EindeLoonsanctie
                | Self::EindeNaBekorting
                | Self::AowLeeftijd
                | Self::EindeLoonNaAow
        )
    }

    /// Whether the law sets no last day for it: its `uiterlijk` is the last day on which it is of use, for who plans it.
    pub const fn zonder_termijn(self) -> bool {
        matches!(self, Self::EindrapportageHerstel | Self::Bekortingsverzoek | Self::HerstelTekortkomingen)
    }

    /// Whether it follows from an extended payment of wage.
    pub const fn van_loonsanctie(self) -> bool {
        self.zonder_termijn()
            || matches!(
                self,
                Self::BesluitLoonsanctie
                    | Self::StartHersteltraject
                    | Self::BezwaarLoonsanctie
                    | Self::BesluitBekorting
                    | Self::EindeNaBekorting
                    | Self::EindeLoonsanctie
            )
    }
}

words! {
    /// How a step stands on the day of judgement.
    Stand {
        Gehaald = "gehaald", "op tijd";
        TeLaat = "te_laat", "te laat";
        Komt = "komt", "nog te doen";
        /// The day has passed and nothing is known about it.
        Onbekend = "onbekend", "geen datum bekend";
    }
}

/// One step with its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mijlpaal {
    pub soort: MijlpaalSoort,
    /// First day on which the step makes sense.
    pub vanaf: Option<NaiveDate>,
    /// Last day on which the step is in time.
    pub uiterlijk: Option<NaiveDate>,
    pub gerealiseerd: Option<NaiveDate>,
    /// The day for which it was planned.
    pub gepland: Option<NaiveDate>,
    /// Whether the law or UWV sets the last day; otherwise practice does and nobody is late.
    pub verplicht: bool,
}

impl Mijlpaal {
    /// How the step stands at the end of `peildatum`; a date after it is not known yet.
    pub fn stand(&self, peildatum: NaiveDate) -> Stand {
        let realised = self.gerealiseerd.filter(|date| *date <= peildatum);
        match (realised, self.uiterlijk) {
            (Some(date), Some(last)) if self.verplicht && date > last => Stand::TeLaat,
            (Some(_), _) => Stand::Gehaald,
            (None, Some(last)) if last < peildatum => Stand::Onbekend,
            (None, _) => Stand::Komt,
        }
    }
}

/// All steps of one trajectory, in order of time.
#[derive(Debug, Clone)]
pub struct Kalender {
    pub mijlpalen: Vec<Mijlpaal>,
}

impl Kalender {
    /// Computes every step of a trajectory as it is known.
    pub fn of(known: &Trajectory) -> Self {
        let mut mijlpalen = steps_of_the_law(known);
        mijlpalen.extend(opinions_of_uwv(known));
        let decided = known.traject.loonsanctie.as_ref();
        if decided.is_some() {
            // UWV tested the re-integratieverslag before it decided, also where the bureau knows no day of it.
            mijlpalen.retain(|step| step.soort != MijlpaalSoort::InzendenRiv);
        }
        if let Some(sanctie) = decided.filter(|sanctie| sanctie.ingetrokken_op.is_none()) {
            mijlpalen.extend(steps_of_sanction(sanctie));
            // The WIA request rests until UWV finds the repair sufficient, or the extension ends (Wet WIA art. 64 lid 7
            // and 8).
            mijlpalen.retain(|step| step.soort != MijlpaalSoort::BesluitWia);
            mijlpalen.extend(sanctie.bekort_op().map(decision_after_repair));
        }
        if known.begon_als_herstel().is_some() {
            // The terms of a first start and of the report before UWV's test are history.
            mijlpalen.retain(|step| !matches!(step.soort, MijlpaalSoort::StartSpoor2 | MijlpaalSoort::Eindrapportage));
            mijlpalen.push(custom(MijlpaalSoort::StartHersteltraject, (None, None), Some(known.traject.startdatum)));
        }
        report_of_late_start(known, &mut mijlpalen);
        without_verslag(known, &mut mijlpalen);
        end_with_contract(known, &mut mijlpalen);
        end_with_aow(known, &mut mijlpalen);
        without_wia(known, &mut mijlpalen);
        report_that_nothing_needs(&mut mijlpalen);
        let mut kalender = Self { mijlpalen };
        kalender.sort();
        kalender
    }

    /// In order of the last day, and where the law sets none of the day itself.
    pub fn sort(&mut self) {
        let day = |step: &Mijlpaal| {
            let own = step.gerealiseerd.or(step.gepland).filter(|_| step.soort.zonder_termijn());
            own.or(step.uiterlijk).or(step.vanaf).or(step.gerealiseerd)
        };
        self.mijlpalen.sort_by_key(|step| (day(step), step.soort));
    }

    pub fn get(&self, soort: MijlpaalSoort) -> Option<&Mijlpaal> {
        self.mijlpalen.iter().find(|step| step.soort == soort)
    }

    /// The first step of the law that is still to come after `peildatum`.
    pub fn next_after(&self, peildatum: NaiveDate) -> Option<&Mijlpaal> {
        self.mijlpalen
            .iter()
            .filter(|step| step.verplicht && step.stand(peildatum) == Stand::Komt)
            .find(|step| step.uiterlijk.is_some_and(|last| last >= peildatum))
    }
}

/// The steps between the eerste ziektedag and the end of the wachttijd.
fn steps_of_the_law(known: &Trajectory) -> Vec<Mijlpaal> {
    use MijlpaalSoort as M;
    let (verzuim, stappen) = (&known.verzuim, &known.poortwachter);
    let count = &verzuim.wachttijd;
    let until = |day: i64| Some(count.date_of(day));
    let window = |(first, last): (i64, i64)| (Some(count.date_of(first)), Some(count.date_of(last)));
    let near_end = |day: i64| Some(verzuim.naar_het_einde(day));
    let from = |day: i64| Some(verzuim.vanaf_bij_het_einde(day));
    let (oordeel_first, oordeel_last) = law::ACTUEEL_OORDEEL_DAYS;

    let mut mijlpalen = vec![
        due(M::Ziekmelding, until(law::ZIEKMELDING_DAY), stappen.ziekmelding),
        due(M::Probleemanalyse, until(law::PROBLEEMANALYSE_DAY), stappen.probleemanalyse),
        due(M::PlanVanAanpak, Some(plan_deadline(verzuim, stappen)), stappen.plan_van_aanpak),
        custom(M::VroegsteStartSpoor2, (until(law::SPOOR_2_EARLIEST_DAY), None), None),
        due(M::Melding42eWeek, Some(first_day_of_terms(count.date_of(law::MELDING_42_DAY))), stappen.melding_42e_week),
        custom(M::BriefEerstejaarsevaluatie, window(law::BRIEF_EJE_DAYS), None),
        custom(
            M::ArbeidsdeskundigOnderzoek,
            window(law::EERSTEJAARSEVALUATIE_DAYS),
            stappen.arbeidsdeskundig_onderzoek,
        ),
        Mijlpaal {
            vanaf: until(law::EERSTEJAARSEVALUATIE_DAYS.0),
            ..due(M::Eerstejaarsevaluatie, until(law::EERSTEJAARSEVALUATIE_DAYS.1), stappen.eerstejaarsevaluatie)
        },
        due(M::StartSpoor2, Some(spoor_2_deadline(verzuim, stappen)), Some(known.traject.startdatum)),
        custom(M::VervroegdeIva, window(law::VERVROEGDE_IVA_DAYS), known.vervroegd_gevraagd_op()),
        custom(M::BriefWia, (from(law::BRIEF_WIA_DAY), None), stappen.brief_wia),
        custom(M::Eindrapportage, (None, near_end(law::EINDRAPPORTAGE_DAY)), first_final_report(known)),
        custom(M::ActueelOordeel, (from(oordeel_first), near_end(oordeel_last)), stappen.actueel_oordeel),
        Mijlpaal {
            vanaf: Some(first_day_to_evaluate(verzuim)),
            ..due(M::Eindevaluatie, near_end(law::EINDEVALUATIE_DAY), stappen.eindevaluatie)
        },
        Mijlpaal {
            vanaf: Some(known.wia_te_vragen_vanaf()),
            ..due(M::WiaAanvraag, Some(wia_deadline(verzuim, stappen)), known.wia_gevraagd_op())
        },
        due(M::InzendenRiv, Some(riv_deadline(known)), None),
        due(M::EindeWachttijd, Some(verzuim.laatste_dag()), None),
    ];
    plan_without_ability(known, &mut mijlpalen);
    if let Some(request) = stappen.wia_aanvraag {
        mijlpalen.push(custom(M::BesluitWia, (None, Some(wia_decision(request))), None));
    }
    mijlpalen
}

/// What UWV judged when it was asked to: facts, for which the law sets no day.
fn opinions_of_uwv(known: &Trajectory) -> impl Iterator<Item = Mijlpaal> {
    let given = known.deskundigenoordelen.iter().filter_map(|opinion| opinion.oordeel_op);
    given.map(|day| custom(MijlpaalSoort::Deskundigenoordeel, (None, None), Some(day)))
}

/// The steps that follow from UWV's decision to extend the payment of wage. Nobody is late with the repair: the sooner it
/// is done, the sooner the payment ends. The steps after a request count from the day for which it is planned until it
/// is made. A decision that extends nothing leaves only itself and the objection.
fn steps_of_sanction(sanctie: &Loonsanctie) -> Vec<Mijlpaal> {
    use MijlpaalSoort as M;
    let last = sanctie.laatste_dag();
    let objection = end_of_term(sanctie.besluitdatum, law::BEZWAAR_DAYS);
    let mut steps = vec![
        custom(M::BesluitLoonsanctie, (None, None), Some(sanctie.besluitdatum)),
        custom(M::BezwaarLoonsanctie, (None, Some(objection)), None),
    ];
    if !sanctie.verlengt() {
        return steps;
    }
    if sanctie.duurt_voort() {
        steps.push(due(M::EindeLoonsanctie, Some(last), None));
    }
    // A decision of this day ends the payment one day earlier, and a request of the other one has it by then.
    let gain = earlier(sanctie.laatste_voor(sanctie.tot), law::EINDE_NA_BEKORTING_DAYS + 1);
    let useful = start_of_term(gain, law::BEKORTING_BESLUIT_DAYS).max(sanctie.besluitdatum);
    let asked = sanctie.bekorting.map(|bekorting| bekorting.verzoek);
    // What is planned for a day after the last one of wage shortens nothing.
    let in_time = |planned: Option<NaiveDate>| planned.filter(|day| *day <= last);
    steps.extend([
        Mijlpaal {
            gepland: in_time(sanctie.geplande_eindrapportage),
            ..custom(M::EindrapportageHerstel, (None, Some(useful)), None)
        },
        Mijlpaal {
            gepland: in_time(sanctie.gepland_verzoek),
            ..custom(M::Bekortingsverzoek, (None, Some(useful)), asked)
        },
    ]);
    steps.extend(repair(sanctie));
    if let Some(request) = asked.or(in_time(sanctie.gepland_verzoek)) {
        let decision = end_of_term(request, law::BEKORTING_BESLUIT_DAYS);
        let decided = sanctie.bekorting.and_then(|bekorting| bekorting.besluit);
        steps.push(custom(M::BesluitBekorting, (None, Some(decision)), decided));
        // A request granted early leaves the wage of the wachttijd.
        let end = later(decision, law::EINDE_NA_BEKORTING_DAYS);
        let end = sanctie.wachttijd_tot.map_or(end, |wachttijd| wachttijd.max(end));
        if decided.is_none() && end < last {
            steps.push(custom(M::EindeNaBekorting, (None, Some(end)), None));
        }
    }
    steps
}

/// The day on which the last point was repaired, or is to be; nothing while neither is known.
fn repair(sanctie: &Loonsanctie) -> Option<Mijlpaal> {
    let punten = &sanctie.tekortkomingen;
    let done = sanctie.hersteld_op();
    let open = punten.iter().filter(|punt| punt.datum.is_none());
    let gepland = open.filter_map(|punt| punt.gepland).max();
    let step = Mijlpaal { gepland, ..custom(MijlpaalSoort::HerstelTekortkomingen, (None, None), done) };
    (step.gerealiseerd.is_some() || step.gepland.is_some()).then_some(step)
}

/// A wachttijd that UWV shortened ends in an IVA that the employee asked for beforehand. No re-integratieverslag goes
/// with it, so that nobody is late with what would lead to one (Wet WIA art. 23 lid 6 and 66).
fn without_verslag(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    use MijlpaalSoort as M;
    if !known.verzuim.is_verkort() {
        return;
    }
    let usual = |soort: M| {
        matches!(
            soort,
            M::BriefWia | M::ActueelOordeel | M::Eindevaluatie | M::WiaAanvraag | M::InzendenRiv | M::BesluitWia
        )
    };
    mijlpalen.retain(|step| step.soort != M::Eindrapportage && (!usual(step.soort) || step.gerealiseerd.is_some()));
    for step in mijlpalen.iter_mut().filter(|step| usual(step.soort)) {
        *step = custom(step.soort, (None, None), step.gerealiseerd);
    }
}

/// A contract that ends first: what the employer would do later is not to come, and a re-integratieverslag of somebody
/// who is ill for longer than six weeks is due on the last working day (Ziektewet art. 38 lid 2). Who works on elsewhere
/// may have no need of UWV, so that nobody is late with it then. The wachttijd runs on under the Ziektewet, and with it
/// what UWV and the employee do: the WIA request is the employee's own (Wet WIA art. 64). An employer who carries the
/// risk of the Ziektewet guides on, so that no step falls away (Ziektewet art. 63a).
fn end_with_contract(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    use MijlpaalSoort as M;
    let Some(end) = known.dienstverband.einddatum.filter(|end| *end <= known.laatste_dag_loontijdvak()) else { return };
    mijlpalen.push(due(M::EindeDienstverband, Some(end), None));
    let in_wachttijd = end < known.verzuim.laatste_dag();
    if in_wachttijd && known.werkgever.draagt_ziektewet() {
        return;
    }
    // Who works on elsewhere leaves nobody waiting for the report: its usual day holds.
    let reports_on = works_on_after(known, end);
    report_by(mijlpalen, end, known.traject.startdatum <= end && !reports_on);
    let of_others = |soort: M| match soort {
        M::VervroegdeIva | M::BriefWia | M::WiaAanvraag | M::BesluitWia | M::EindeWachttijd => true,
        M::Eindrapportage => reports_on,
        _ => false,
    };
    mijlpalen.retain(|step| !comes_after(step, end) || of_others(step.soort));
    let workday = previous_workday(end);
    let days = known.verzuim.wachttijd.day_of(workday).unwrap_or(0);
    // Where UWV extended the payment of wage it has tested the re-integratieverslag.
    let untested = in_wachttijd && known.traject.loonsanctie.is_none();
    if untested && days > law::ZIEK_UIT_DIENST_DAYS && !mijlpalen.iter().any(|step| step.soort == M::InzendenRiv) {
        mijlpalen.push(Mijlpaal { verplicht: !reports_on, ..due(M::InzendenRiv, Some(workday), None) });
    }
}

/// Whether a re-integratieverslag is that of somebody who leaves ill: the employer has it ready by the last working day,
/// with a copy for the employee, who gives it to UWV when that asks for it (Ziektewet art. 38 lid 2).
pub fn is_ziek_uit_dienst(known: &Trajectory, step: &Mijlpaal) -> bool {
    let end = known.dienstverband.einddatum.filter(|end| *end < known.verzuim.laatste_dag());
    let ready = end.map(previous_workday);
    step.soort == MijlpaalSoort::InzendenRiv && ready.is_some() && step.uiterlijk == ready
}

/// The AOW age comes first, or on the day on which a WIA benefit would begin: no WIA follows, and the wage is continued
/// for six weeks at most.
fn end_with_aow(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    use MijlpaalSoort as M;
    let last = known.laatste_dag_loontijdvak();
    let Some(aow) = known.aow_op().filter(|aow| *aow <= later(last, 1)) else { return };
    let within = aow <= last;
    let ended = known.dienstverband.einddatum.is_some_and(|end| end < aow);
    let in_wachttijd = aow <= known.verzuim.laatste_dag();
    let no_wia = aow <= known.verzuim.eerste_dag_erna();
    let wage = known.laatste_loondag();
    let before = earlier(aow, 1);
    report_by(mijlpalen, before, known.traject.startdatum <= before);
    mijlpalen.retain(|step| {
        let of_wia = matches!(step.soort, M::BriefWia | M::WiaAanvraag | M::BesluitWia) && no_wia;
        let of_wia = of_wia || (step.soort == M::EindeWachttijd && in_wachttijd);
        let riv = step.soort == M::InzendenRiv && no_wia && !ended;
        let extension = step.soort == M::EindeLoonsanctie && within;
        let last = if step.soort.van_loonsanctie() && within { wage } else { aow };
        (!comes_after(step, last) && !riv && !of_wia && !extension) || (of_wia && step.gerealiseerd.is_some())
    });
    mijlpalen.push(due(M::AowLeeftijd, Some(aow), None));
    if !ended && within {
        mijlpalen.push(due(M::EindeLoonNaAow, Some(wage), None));
    }
}

/// A track that begins after the last day of the eindrapportage has none: nobody reports before the start.
fn report_of_late_start(known: &Trajectory, mijlpalen: &mut [Mijlpaal]) {
    let start = known.traject.startdatum;
    for step in mijlpalen.iter_mut().filter(|step| step.soort == MijlpaalSoort::Eindrapportage) {
        step.uiterlijk = step.uiterlijk.filter(|last| start <= *last);
    }
}

/// The last day of the eindrapportage where the guidance ends before week 90: that day itself. A track that began later
/// has none. The evaluation of what ends earlier may be earlier too.
fn report_by(mijlpalen: &mut [Mijlpaal], end: NaiveDate, guided: bool) {
    for step in mijlpalen.iter_mut().filter(|step| step.soort == MijlpaalSoort::Eindevaluatie) {
        step.vanaf = step.vanaf.filter(|_| step.uiterlijk.is_some_and(|usual| usual <= end));
    }
    for step in mijlpalen.iter_mut().filter(|step| guided && step.soort == MijlpaalSoort::Eindrapportage) {
        step.uiterlijk = step.uiterlijk.map(|usual| usual.min(end));
    }
}

/// How soon after a contract other work begins that goes on from it, in days.
const WORKS_ON_DAYS: i64 = 7;

/// Whether paid work elsewhere goes on from the last day of a contract: who has it does not leave for the Ziektewet.
pub fn works_on_after(known: &Trajectory, end: NaiveDate) -> bool {
    let paid = known.plaatsingen.iter().filter(|work| work.soort.is_betaald());
    let mut near = paid.filter(|work| work.van <= later(end, WORKS_ON_DAYS));
    near.any(|work| work.tot.is_none_or(|last| last > end))
}

/// Nobody is late with an eindrapportage that neither an eindevaluatie nor a re-integratieverslag rests on.
fn report_that_nothing_needs(mijlpalen: &mut [Mijlpaal]) {
    use MijlpaalSoort as M;
    let rests_on_it = |step: &Mijlpaal| matches!(step.soort, M::Eindevaluatie | M::InzendenRiv);
    if mijlpalen.iter().any(|step| rests_on_it(step) && step.uiterlijk.is_some()) {
        return;
    }
    for step in mijlpalen.iter_mut().filter(|step| step.soort == M::Eindrapportage) {
        step.uiterlijk = None;
    }
}

/// Who is sure to reach the AOW age before a WIA benefit can begin, on a day that is not known, has none to ask for.
fn without_wia(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    use MijlpaalSoort as M;
    let born = known.werknemer.geboortedatum;
    let last = known.verzuim.laatste_dag();
    if born.day().is_some() || aow_date(born.latest()).is_none_or(|aow| aow > later(last, 1)) {
        return;
    }
    let ended = known.dienstverband.einddatum.is_some_and(|end| end < last);
    mijlpalen.retain(|step| {
        let of_wia = matches!(step.soort, M::BriefWia | M::WiaAanvraag | M::BesluitWia);
        let riv = step.soort == M::InzendenRiv && !ended;
        !(of_wia || riv) || step.gerealiseerd.is_some()
    });
}

/// Whether a step that was not taken belongs after a day.
fn comes_after(step: &Mijlpaal, day: NaiveDate) -> bool {
    step.gerealiseerd.is_none() && step.uiterlijk.or(step.vanaf).is_some_and(|last| last > day)
}

/// The first eindrapportage among the documents that were made.
fn first_final_report(known: &Trajectory) -> Option<NaiveDate> {
    let made = known.eerdere_documenten.iter().filter(|document| document.soort == EerderSoort::Eindrapportage);
    made.map(|document| document.datum).min()
}

fn earlier(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(date)
}

fn due(soort: MijlpaalSoort, uiterlijk: Option<NaiveDate>, gerealiseerd: Option<NaiveDate>) -> Mijlpaal {
    Mijlpaal { soort, vanaf: None, uiterlijk, gerealiseerd, gepland: None, verplicht: true }
}

fn custom(
    soort: MijlpaalSoort,
    (vanaf, uiterlijk): (Option<NaiveDate>, Option<NaiveDate>),
    gerealiseerd: Option<NaiveDate>,
) -> Mijlpaal {
    Mijlpaal { soort, vanaf, uiterlijk, gerealiseerd, gepland: None, verplicht: false }
}

/// Two weeks after the probleemanalyse, early or late, or week 8 where its day is not known; recovery and leave do not
/// count.
fn plan_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let count = &verzuim.wachttijd;
    match stappen.probleemanalyse {
        Some(analyse) => count.after(analyse, law::PLAN_AFTER_ANALYSE_DAYS),
        None => count.date_of(law::PLAN_VAN_AANPAK_DAY),
    }
}

/// The law asks for a plan van aanpak where the probleemanalyse finds that something can be done (Regeling procesgang
/// art. 4 lid 1): nobody is late with it, or lacks it, whose analysis fell in a time without ability.
fn plan_without_ability(known: &Trajectory, mijlpalen: &mut Vec<Mijlpaal>) {
    let usual = || known.verzuim.wachttijd.date_of(law::PROBLEEMANALYSE_DAY);
    let judged = known.poortwachter.probleemanalyse.unwrap_or_else(usual);
    let mut unable = known.geen_mogelijkheden.iter();
    if !unable.any(|period| period.van <= judged && period.tot.is_none_or(|last| last >= judged)) {
        return;
    }
    let plan = MijlpaalSoort::PlanVanAanpak;
    mijlpalen.retain(|step| step.soort != plan || step.gerealiseerd.is_some());
    for step in mijlpalen.iter_mut().filter(|step| step.soort == plan && step.gerealiseerd > step.uiterlijk) {
        *step = custom(plan, (None, None), step.gerealiseerd);
    }
}

/// The first day of an eindevaluatie that looks back on the end. What was evaluated before UWV made the wachttijd
/// longer on request looked back on the end of then.
fn first_day_to_evaluate(verzuim: &Verzuim) -> NaiveDate {
    let first = verzuim.naar_het_einde(law::EINDEVALUATIE_FIRST_DAY);
    let before = verzuim.vanaf_zonder_verlenging(law::EINDEVALUATIE_FIRST_DAY);
    before.map_or(first, |before| before.min(first))
}

/// Week 58, or six weeks after the eerstejaarsevaluatie when that is earlier; recovery and leave do not count.
pub fn spoor_2_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let week_58 = verzuim.wachttijd.date_of(law::SPOOR_2_DAY);
    stappen.eerstejaarsevaluatie.map_or(week_58, |evaluatie| week_58.min(start_after_evaluation(verzuim, evaluatie)))
}

/// The last day to start the second track by the eerstejaarsevaluatie alone. One that was held before its weeks makes
/// nobody late: the six weeks count from the first day of these.
pub fn start_after_evaluation(verzuim: &Verzuim, evaluatie: NaiveDate) -> NaiveDate {
    let first = verzuim.wachttijd.date_of(law::EERSTEJAARSEVALUATIE_DAYS.0);
    verzuim.wachttijd.after(evaluatie.max(first), law::SPOOR_2_AFTER_EJE_DAYS)
}

/// Eleven weeks before the end that holds, which are counted back and do not move; or four weeks after a letter of UWV
/// that came late, which do. Those are not given where the employer reported the sickness too late for UWV to write in
/// time (Wet WIA art. 64 lid 6).
fn wia_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let usual = verzuim.naar_het_einde(law::WIA_AANVRAAG_DAY);
    let late = stappen.brief_wia.filter(|letter| later(*letter, law::WIA_AFTER_BRIEF_DAYS) > usual);
    let late = late.filter(|_| !told_too_late(verzuim, stappen));
    late.map_or(usual, |letter| end_of_term(letter, law::WIA_AFTER_BRIEF_DAYS))
}

/// Whether the employer reported the sickness so late that a late letter of UWV gives the employee no more time.
pub fn told_too_late(verzuim: &Verzuim, stappen: &Poortwachter) -> bool {
    let first = verzuim.wachttijd.date_of(law::MELDING_42_TOO_LATE_DAY);
    stappen.melding_42e_week.is_some_and(|told| told >= first)
}

/// The day by which UWV decides on a WIA request.
fn wia_decision(request: NaiveDate) -> NaiveDate {
    let longer = request.year() >= law::WIA_BESLUIT_VERLENGD_JAAR;
    end_of_term(request, if longer { law::WIA_BESLUIT_VERLENGD_DAYS } else { law::WIA_BESLUIT_DAYS })
}

/// UWV's decision on the WIA request that rested, once it found the repair sufficient.
fn decision_after_repair(found: NaiveDate) -> Mijlpaal {
    custom(MijlpaalSoort::BesluitWia, (None, Some(end_of_term(found, law::WIA_NA_HERSTEL_DAYS))), None)
}

/// The day after the WIA request, or after the last day for that request.
fn riv_deadline(known: &Trajectory) -> NaiveDate {
    let request = known.wia_gevraagd_op().unwrap_or_else(|| wia_deadline(&known.verzuim, &known.poortwachter));
    later(request, law::RIV_AFTER_WIA_DAYS)
}
