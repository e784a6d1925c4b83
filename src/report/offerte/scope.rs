//! What all sections of an offerte share: the days and the sums.

use chrono::NaiveDate;

use super::notatie::amount_of;
use crate::dossier::{self, Aanbod, Dossier, Grens};
use crate::dutch::{short_date, time_told};
use crate::report::error::ReportError;
use crate::report::request::Request;
use crate::trajectory as domain;
use crate::trajectory::{Berekening, Eenheid, MijlpaalSoort, Money, Quantity, Trajectory, previous_workday, weken};

/// What all sections share: the days and the sums.
pub struct Scope<'a> {
    pub request: &'a Request<'a>,
    pub trajectory: &'a Trajectory,
    pub offerte: &'a domain::Offerte,
    pub nummer: String,
    /// The start agreed on, else the last one that the law allows and that is not over yet.
    pub start: NaiveDate,
    /// UWV's "tot" when it had extended the payment of wage by the day of the offer.
    pub verlengd_tot: Option<NaiveDate>,
    /// Last day of guidance: no week and no euro counts after it.
    pub einde: NaiveDate,
    /// What ends it.
    pub grens: Grens,
    /// Last legal day to start; absent once UWV extended the payment of wage or shortened the wachttijd.
    pub deadline: Option<NaiveDate>,
    pub eindrapportage: NaiveDate,
    /// Whether that day is planned for the repair that UWV asked for; nothing where no repair was asked for.
    pub na_herstel: Option<bool>,
    pub berekening: Berekening,
}

impl<'a> Scope<'a> {
    pub fn of(request: &'a Request<'a>) -> Result<Self, ReportError> {
        let dossier = request.dossier;
        let trajectory = &dossier.trajectory;
        let Aanbod { offerte, start, einde, grens, deadline, berekening } =
            Aanbod::of(dossier).ok_or(ReportError::MissingPart)?;
        let verlengd_tot = dossier.verlengd_tot();
        let repaired = dossier.kalender.get(MijlpaalSoort::EindrapportageHerstel).filter(|_| verlengd_tot.is_some());
        let latest = match verlengd_tot {
            None => dossier.kalender.get(MijlpaalSoort::Eindrapportage).and_then(|step| step.uiterlijk),
            Some(_) => repaired.and_then(|step| step.gepland.or(step.uiterlijk.map(previous_workday))),
        };
        let in_time = |date: &NaiveDate| *date > start && *date <= einde;
        Ok(Self {
            request,
            trajectory,
            offerte,
            nummer: dossier.document.nummer.as_ref().unwrap_or(&trajectory.traject.nummer).to_string(),
            start,
            verlengd_tot,
            einde,
            grens,
            deadline,
            eindrapportage: latest.filter(in_time).unwrap_or(einde).min(einde),
            na_herstel: repaired.map(|step| step.gepland.is_some_and(|day| in_time(&day))),
            berekening,
        })
    }

    /// The dossier as it would be with the start on a day.
    pub fn started_on(&self, start: NaiveDate) -> Dossier {
        let mut dossier = self.request.dossier.clone();
        dossier.trajectory.traject.startdatum = start;
        dossier
    }

    /// The employee as a quote names one.
    pub fn kandidaat(&self) -> String {
        match &self.offerte.kandidaatcode {
            Some(code) => format!("de werknemer met kandidaatcode {code}"),
            None => self.trajectory.werknemer.naam.initials_and_surname(),
        }
    }

    pub fn weken(&self) -> String {
        amount_of(weken(self.start, self.einde, self.offerte.weken_afronding), Eenheid::Week)
    }

    /// The same time as one tells it: `50 weken` or `ruim 50 weken`; by the weeks of the price where those are counted.
    pub fn weken_verteld(&self) -> String {
        if !self.counts_weeks() {
            return time_told(self.start, self.einde);
        }
        let Quantity { hundredths } = weken(self.start, self.einde, self.offerte.weken_afronding);
        match hundredths % 100 {
            1.. if hundredths > 100 => {
                format!("ruim {}", amount_of(Quantity { hundredths: hundredths - hundredths % 100 }, Eenheid::Week))
            }
            _ => self.weken(),
        }
    }

    /// Whether a line of the price counts the weeks from start to end.
    pub fn counts_weeks(&self) -> bool {
        self.offerte.regels.iter().any(|regel| regel.aantal.is_none() && !regel.optioneel)
    }

    /// Whether UWV shortened the wachttijd, and did not extend the payment of wage.
    pub fn is_verkort(&self) -> bool {
        self.verlengd_tot.is_none() && self.trajectory.verzuim.is_verkort()
    }

    /// Whether there is a day to guide on: an offer that starts after its last day has no period to speak of.
    pub fn has_time(&self) -> bool {
        self.start <= self.einde
    }

    /// Whether btw is charged on any line, also on one that costs nothing now or is an option.
    pub fn with_btw(&self) -> bool {
        self.offerte.regels.iter().any(|regel| regel.btw.percent() > 0)
    }

    /// Whether the total without btw matters to this employer; without certainty it is the one with btw.
    pub fn exclusive_leads(&self) -> bool {
        self.trajectory.werkgever.btw_aftrek == Some(true)
    }

    pub fn leading_total(&self, berekening: &Berekening) -> Money {
        if self.exclusive_leads() { berekening.netto } else { berekening.totaal }
    }

    /// `€ 6.050,00 inclusief btw`.
    pub fn leading_price(&self) -> String {
        let amount = self.leading_total(&self.berekening);
        match (self.with_btw(), self.exclusive_leads()) {
            (false, _) => amount.to_string(),
            (true, true) => format!("{amount} exclusief btw"),
            (true, false) => format!("{amount} inclusief btw"),
        }
    }

    /// `16-03-2025, ziekteweek 58`.
    pub fn with_week(&self, date: NaiveDate) -> String {
        match dossier::week(self.trajectory, date).as_str() {
            "" => short_date(date),
            week => format!("{}, ziekteweek {week}", short_date(date)),
        }
    }
}
