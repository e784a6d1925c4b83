//! A step of the law with its days, and the words for how it stands.

use chrono::NaiveDate;

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

    /// Whether the law sets no last day for it: its `uiterlijk` is the last day on which it is of use, for who plans
    /// it.
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

/// A step of which the law or UWV sets the last day.
pub(super) fn due(soort: MijlpaalSoort, uiterlijk: Option<NaiveDate>, gerealiseerd: Option<NaiveDate>) -> Mijlpaal {
    Mijlpaal { soort, vanaf: None, uiterlijk, gerealiseerd, gepland: None, verplicht: true }
}

/// A step of practice, or a day that comes without anybody's doing.
pub(super) fn custom(
    soort: MijlpaalSoort,
    (vanaf, uiterlijk): (Option<NaiveDate>, Option<NaiveDate>),
    gerealiseerd: Option<NaiveDate>,
) -> Mijlpaal {
    Mijlpaal { soort, vanaf, uiterlijk, gerealiseerd, gepland: None, verplicht: false }
}
