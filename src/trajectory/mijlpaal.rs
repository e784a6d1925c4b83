//! The steps of the law with their days: what was due when, and how it stands on a given day.

use chrono::NaiveDate;

use super::feestdagen::next_workday;
use super::period::later;
use super::verloop::Traject;
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
        BriefWia = "brief_wia", "brief van UWV over de WIA";
        Eindrapportage = "eindrapportage", "eindrapportage van het bureau";
        ActueelOordeel = "actueel_oordeel", "actueel oordeel van de bedrijfsarts";
        Eindevaluatie = "eindevaluatie", "eindevaluatie";
        WiaAanvraag = "wia_aanvraag", "WIA-aanvraag";
        InzendenRiv = "inzenden_riv", "inzending van het re-integratieverslag";
        BesluitWia = "besluit_wia", "besluit van UWV op de WIA-aanvraag";
        EindeDienstverband = "einde_dienstverband", "einde van het dienstverband";
        EindeWachttijd = "einde_wachttijd", "laatste dag van de wachttijd";
        BezwaarLoonsanctie = "bezwaar_loonsanctie", "bezwaar tegen de loonsanctie";
        BesluitBekorting = "besluit_bekorting", "besluit op het bekortingsverzoek";
        EindeLoonsanctie = "einde_loonsanctie", "laatste dag van de verlengde loondoorbetaling";
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
    /// Computes every step from the sickness, the steps taken and the trajectory.
    pub fn of(
        verzuim: &Verzuim,
        stappen: &Poortwachter,
        traject: &Traject,
        einde_dienstverband: Option<NaiveDate>,
    ) -> Self {
        use MijlpaalSoort as M;
        let count = &verzuim.wachttijd;
        let until = |day: i64| Some(count.date_of(day));
        let window = |(first, last): (i64, i64)| (Some(count.date_of(first)), Some(count.date_of(last)));
        let laatste_dag = verzuim.laatste_dag();

        let mut mijlpalen = vec![
            due(M::Ziekmelding, until(law::ZIEKMELDING_DAY), stappen.ziekmelding),
            due(M::Probleemanalyse, until(law::PROBLEEMANALYSE_DAY), stappen.probleemanalyse),
            due(M::PlanVanAanpak, Some(plan_deadline(verzuim, stappen)), stappen.plan_van_aanpak),
            custom(M::VroegsteStartSpoor2, (until(law::SPOOR_2_EARLIEST_DAY), None), None),
            due(M::Melding42eWeek, Some(next_workday(count.date_of(law::MELDING_42_DAY))), stappen.melding_42e_week),
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
            due(M::StartSpoor2, Some(spoor_2_deadline(verzuim, stappen)), Some(traject.startdatum)),
            custom(M::VervroegdeIva, window(law::VERVROEGDE_IVA_DAYS), None),
            custom(M::BriefWia, (until(law::BRIEF_WIA_DAY), None), None),
            custom(M::Eindrapportage, (None, until(law::EINDRAPPORTAGE_DAY)), None),
            custom(M::ActueelOordeel, window(law::ACTUEEL_OORDEEL_DAYS), stappen.actueel_oordeel),
            due(M::Eindevaluatie, until(law::EINDEVALUATIE_DAY), stappen.eindevaluatie),
            due(M::WiaAanvraag, until(law::WIA_AANVRAAG_DAY), stappen.wia_aanvraag),
            due(M::InzendenRiv, Some(riv_deadline(verzuim, stappen)), None),
            due(M::EindeWachttijd, Some(laatste_dag), None),
        ];
        if let Some(request) = stappen.wia_aanvraag {
            mijlpalen.push(custom(M::BesluitWia, (None, Some(later(request, law::WIA_BESLUIT_DAYS))), None));
        }
        if let Some(end) = einde_dienstverband.filter(|end| *end < laatste_dag) {
            mijlpalen.push(due(M::EindeDienstverband, Some(end), None));
        }
        if let Some(sanctie) = &traject.loonsanctie {
            let last = sanctie.tot.pred_opt().unwrap_or(sanctie.tot);
            let objection = later(sanctie.besluitdatum, law::BEZWAAR_DAYS);
            mijlpalen.push(due(M::EindeLoonsanctie, Some(last), None));
            mijlpalen.push(custom(M::BezwaarLoonsanctie, (None, Some(objection)), None));
            if let Some(request) = sanctie.bekortingsverzoek {
                let decision = later(request, law::BEKORTING_BESLUIT_DAYS);
                mijlpalen.push(custom(M::BesluitBekorting, (None, Some(decision)), None));
            }
        }
        mijlpalen.sort_by_key(|step| (step.uiterlijk.or(step.vanaf), step.soort));
        Self { mijlpalen }
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

fn due(soort: MijlpaalSoort, uiterlijk: Option<NaiveDate>, gerealiseerd: Option<NaiveDate>) -> Mijlpaal {
    Mijlpaal { soort, vanaf: None, uiterlijk, gerealiseerd, verplicht: true }
}

fn custom(
    soort: MijlpaalSoort,
    (vanaf, uiterlijk): (Option<NaiveDate>, Option<NaiveDate>),
    gerealiseerd: Option<NaiveDate>,
) -> Mijlpaal {
    Mijlpaal { soort, vanaf, uiterlijk, gerealiseerd, verplicht: false }
}

/// Week 8, or two weeks after the probleemanalyse when that is earlier.
fn plan_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let week_8 = verzuim.wachttijd.date_of(law::PLAN_VAN_AANPAK_DAY);
    match stappen.probleemanalyse {
        Some(analyse) => week_8.min(later(analyse, law::PLAN_AFTER_ANALYSE_DAYS)),
        None => week_8,
    }
}

/// Week 58, or six weeks after the eerstejaarsevaluatie when that is earlier.
fn spoor_2_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let week_58 = verzuim.wachttijd.date_of(law::SPOOR_2_DAY);
    match stappen.eerstejaarsevaluatie {
        Some(evaluatie) => week_58.min(later(evaluatie, law::SPOOR_2_AFTER_EJE_DAYS)),
        None => week_58,
    }
}

/// The day after the WIA request, or after the last day for that request.
fn riv_deadline(verzuim: &Verzuim, stappen: &Poortwachter) -> NaiveDate {
    let request = stappen.wia_aanvraag.unwrap_or_else(|| verzuim.wachttijd.date_of(law::WIA_AANVRAAG_DAY));
    later(request, law::RIV_AFTER_WIA_DAYS)
}
