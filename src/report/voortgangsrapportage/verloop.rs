//! What was done in the period of a voortgangsrapportage: activities and applications, beside those since the start.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier;
use crate::dutch::{in_words, long_date};
use crate::report::components::activiteiten::{self, ActiviteitRij};
use crate::report::components::afname::{self, Afname};
use crate::report::components::feiten::time_spent;
use crate::report::components::plaatsingen;
use crate::report::components::sollicitaties::{self, SollicitatieGroep, SollicitatieTelling};
use crate::report::components::trechter::{self, Trechter};
use crate::report::components::weekgrafiek::{self, WeekGrafiek};
use crate::report::components::zoekprofiel::hours;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, sentence};
use crate::trajectory::{ActiviteitStatus, Sollicitatie, Trajectory, Voortgang};

#[derive(Debug, Serialize)]
pub struct ActiviteitenDeel {
    inleiding: Option<String>,
    rijen: Vec<ActiviteitRij>,
    grafiek: Option<WeekGrafiek>,
    /// What was bought and what of it was used, where offer and activities count the same thing.
    afname: Option<Afname>,
    geen_reden: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct SollicitatiesDeel {
    inleiding: String,
    groepen: Vec<SollicitatieGroep>,
    /// What the numbers in the rows stand for.
    sleutel: Vec<String>,
    /// That all of them are on file.
    bewijs: Option<String>,
    trechter: Option<Trechter>,
    /// The zoekprofiel that holds at the end of the period, with its zoekrichtingen where the key does not name them.
    zoekprofiel: Option<String>,
}

pub fn activiteiten(
    request: &Request<'_>,
    voortgang: &Voortgang,
    sight: Sight,
) -> Result<ActiviteitenDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        aantal: usize,
        aantal_woord: String,
        tijd: Option<String>,
        totaal: usize,
        totaal_woord: String,
        totaal_tijd: Option<String>,
        langste_gat: usize,
        langste_gat_woord: String,
        /// The same where reports are no activity, where that is longer.
        inspanning_gat_woord: Option<String>,
        /// Appointments of the period that were moved and cancelled.
        verzet: usize,
        verzet_woord: String,
        vervallen: usize,
        vervallen_woord: String,
        /// How many of those of the period are reports of the bureau.
        rapportages: usize,
        rapportages_woord: String,
        /// The agreed hours of the period at places that are a means of the track, which are no activity.
        op_plaatsen: Option<String>,
    }
    let trajectory = &request.dossier.trajectory;
    let period = voortgang.period;
    let all: Vec<_> = dossier::done_until(trajectory, period.last(), sight.unreported()).collect();
    let inside: Vec<_> = all.iter().copied().filter(|activiteit| period.contains(activiteit.datum)).collect();
    let gap = longest_gap(trajectory, period.last(), all.iter().map(|activiteit| activiteit.datum));
    let effort = activiteiten::without_reports(&all).map(|activiteit| activiteit.datum);
    let effort = Some(longest_gap(trajectory, period.last(), effort)).filter(|found| *found > gap);
    let with = |status: ActiviteitStatus| {
        activiteiten::of_period(trajectory, period, sight).filter(|activiteit| activiteit.status == status).count()
    };
    let context = Context {
        aantal: inside.len(),
        aantal_woord: in_words(inside.len()),
        tijd: time_spent(inside.iter().copied()),
        totaal: all.len(),
        totaal_woord: in_words(all.len()),
        totaal_tijd: time_spent(all.iter().copied()),
        langste_gat: gap,
        langste_gat_woord: in_words(gap),
        inspanning_gat_woord: effort.map(in_words),
        verzet: with(ActiviteitStatus::Verzet),
        verzet_woord: in_words(with(ActiviteitStatus::Verzet)),
        vervallen: with(ActiviteitStatus::Vervallen),
        vervallen_woord: in_words(with(ActiviteitStatus::Vervallen)),
        rapportages: activiteiten::reports(&inside),
        rapportages_woord: in_words(activiteiten::reports(&inside)),
        op_plaatsen: plaatsingen::agreed_hours(trajectory, period),
    };
    let inleiding =
        if inside.is_empty() { None } else { Some(sentence(request, "voortgangsrapportage/activiteiten", context)?) };
    Ok(ActiviteitenDeel {
        inleiding,
        rijen: activiteiten::rows(trajectory, period, sight),
        grafiek: weekgrafiek::week_grafiek(trajectory, period, sight).filter(|grafiek| grafiek.hoogste > 0),
        afname: afname::used(request),
        geen_reden: voortgang.reden_geen_activiteiten.as_ref().filter(|_| inside.is_empty()).map(ToString::to_string),
    })
}

/// The most days since the start of the track between those on which something was done.
fn longest_gap(trajectory: &Trajectory, last: NaiveDate, done: impl Iterator<Item = NaiveDate>) -> usize {
    let start = trajectory.traject.startdatum;
    usize::try_from(dossier::longest_gap(&trajectory.verzuim.wachttijd, start, last, done)).unwrap_or(0)
}

pub fn sollicitaties(request: &Request<'_>, voortgang: &Voortgang) -> Result<SollicitatiesDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        aantal: usize,
        aantal_woord: String,
        totaal: usize,
        totaal_woord: String,
        gesprekken: usize,
        gesprekken_woord: String,
        open: usize,
        open_woord: String,
    }
    #[derive(Serialize)]
    struct NoneContext {
        totaal: usize,
        totaal_woord: String,
    }
    let trajectory = &request.dossier.trajectory;
    let period = voortgang.period;
    let sent = || dossier::sent_until(trajectory, period.last());
    let total = SollicitatieTelling::of(sent(), period.last());
    let inside =
        SollicitatieTelling::of(sent().filter(|sollicitatie| period.contains(sollicitatie.datum)), period.last());
    let inleiding = if inside.totaal == 0 {
        let context = NoneContext { totaal: total.totaal, totaal_woord: in_words(total.totaal) };
        sentence(request, "voortgangsrapportage/periode_zonder_sollicitaties", context)?
    } else {
        let context = Context {
            aantal: inside.totaal,
            aantal_woord: in_words(inside.totaal),
            totaal: total.totaal,
            totaal_woord: in_words(total.totaal),
            gesprekken: total.gesprek,
            gesprekken_woord: in_words(total.gesprek),
            open: total.open,
            open_woord: in_words(total.open),
        };
        sentence(request, "voortgangsrapportage/sollicitaties", context)?
    };
    let earlier = sollicitaties::earlier_with_news(trajectory, period);
    let titel = (!earlier.is_empty()).then_some("In deze periode verstuurd");
    let mut groepen = sollicitaties::of_period(trajectory, period, titel);
    let proven = earlier.iter().flat_map(|group| &group.rijen).all(|row| row.bewijs);
    let bewijs = sollicitaties::evidence(&groepen).filter(|_| proven);
    groepen.extend(earlier);
    let profiel = dossier::profiel_on(trajectory, period.last());
    let trechter = trechter::trechter(trajectory, period.last());
    // The bars bear the numbers.
    let listed = |sent: &Sollicitatie| period.contains(sent.datum) || sent.has_news_in(period);
    let sleutel = if trechter.is_some() { vec![] } else { sollicitaties::key(trajectory, listed) };
    let zoekprofiel = profiel.map(|profiel| {
        let held = format!(
            "Zoekprofiel versie {} van {}: {}, reistijd ten hoogste {} minuten, {} uur per week.",
            profiel.versie,
            long_date(profiel.datum),
            profiel.regio,
            profiel.max_reistijd_min,
            hours(profiel),
        );
        // The bars name the functies alone.
        match sollicitaties::directions(profiel) {
            Some(named) if !sleutel.iter().any(|line| line.contains(&named)) => {
                format!("{held} Zoekrichtingen: {named}.")
            }
            _ => held,
        }
    });
    Ok(SollicitatiesDeel { inleiding, bewijs, sleutel, groepen, trechter, zoekprofiel })
}
