//! A: whether the activities are a series without holes, and go on to the end.

use chrono::NaiveDate;

use super::samenhang::works_for_a_part;
use super::tijd::planned_repair_passed;
use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dossier::{self, laatste_zinvolle_dag};
use crate::dutch::{counted, enumeration, short_date};
use crate::trajectory::{
    Activiteit, ActiviteitSoort, ActiviteitStatus, Plaatsing, RedenEinde, Soort, Voortgang, later,
};

/// A01: the longest stretch without an activity.
pub fn gap_between_activities(context: &Context<'_>) -> Option<Observation> {
    let gap = context.gaps().into_iter().max_by_key(|gap| gap.days)?;
    let days = gap.days;
    let grave = context.thresholds.activiteiten_gat_ernstig_dagen;
    let advice = if days > grave {
        format!(
            "Dat is langer dan {grave} dagen; een beoordelaar kan dit als stilstand zien. Vul ontbrekende activiteiten \
             aan, of leg de reden en de vervolgstap vast."
        )
    } else {
        "Vul ontbrekende activiteiten aan of leg de reden vast.".to_owned()
    };
    let paused = if (gap.before - gap.after).num_days() == days {
        ""
    } else {
        " Herstel, verlof en tijd zonder benutbare mogelijkheden zijn niet meegeteld."
    };
    let detail = format!(
        "Tussen {} en {} liggen {days} dagen zonder uitgevoerde activiteit van het bureau.{paused} {advice}",
        context.dated(gap.after),
        context.dated(gap.before)
    );
    let at = Observation::at("/activiteiten", detail);
    Some(at.with("van", gap.after).with("tot", gap.before).with("dagen", days))
}

/// A02: the first activity came long after the start.
pub fn slow_first_activity(context: &Context<'_>) -> Option<Observation> {
    let start = context.start();
    let last = context.counted_after(start, context.thresholds.eerste_activiteit_dagen);
    let first = context.done().map(|activiteit| activiteit.datum).find(|date| *date >= start);
    let so_far = match first {
        Some(first) => format!("De eerste uitgevoerde activiteit is van {}.", context.dated(first)),
        None => "Er is nog geen uitgevoerde activiteit.".to_owned(),
    };
    let detail = format!(
        "Het traject startte op {}. {so_far} Vul ontbrekende activiteiten aan, of leg vast waarom de begeleiding later \
         begon.",
        context.dated(start)
    );
    let until = first.unwrap_or(context.dossier.date);
    let could = context.free_days(later(start, 1), until) > context.thresholds.eerste_activiteit_dagen;
    let slow = context.dossier.date > last && first.is_none_or(|first| first > last) && could;
    slow.then(|| Observation::at("/activiteiten", detail).with("startdatum", start).with("uitersteDatum", last))
}

/// A06: an activity is still planned on a day that has passed, or what repairs a loonsanctie is.
pub fn planned_in_the_past(context: &Context<'_>) -> Vec<Observation> {
    stale_activities(context).into_iter().chain(planned_repair_passed(context)).collect()
}

fn stale_activities(context: &Context<'_>) -> Option<Observation> {
    let stale: Vec<usize> = context
        .dossier
        .trajectory
        .activiteiten
        .iter()
        .filter(|activiteit| activiteit.status == ActiviteitStatus::Gepland && activiteit.datum < context.dossier.date)
        .map(|activiteit| activiteit.index)
        .collect();
    let verb = if stale.len() == 1 { "staat" } else { "staan" };
    let detail = format!(
        "Er {verb} nog {} op ‘gepland’ met een datum vóór {}. Geef per activiteit aan of zij is uitgevoerd, verzet of \
         vervallen.",
        counted(stale.len(), "activiteit", "activiteiten"),
        short_date(context.dossier.date)
    );
    let pointers = stale.iter().map(|index| format!("/activiteiten/{index}/status"));
    (!stale.is_empty()).then(|| Observation::at_all(pointers, detail).with("aantal", stale.len()))
}

/// A07: days with appointments that did not go through come close together. A report looks at what touches its period.
pub fn missed_appointments(context: &Context<'_>) -> Option<Observation> {
    let voortgang =
        context.dossier.trajectory.voortgang.as_ref().filter(|_| context.dossier.soort == Soort::Voortgangsrapportage);
    let missed = lapsed_or_missed(context, voortgang);
    let mut days = missed.clone();
    days.dedup();
    let from = voortgang.map_or(NaiveDate::MIN, |voortgang| voortgang.period.first());
    let span = context.thresholds.gemiste_afspraken_weken * 7;
    let least = usize::try_from(context.thresholds.gemiste_afspraken).unwrap_or(usize::MAX).max(1);
    let close = |run: &[NaiveDate]| (run[run.len() - 1] - run[0]).num_days() < span;
    let run = days.windows(least).rev().find(|&run| close(run) && run[run.len() - 1] >= from)?;
    let last = run[run.len() - 1];
    let within = |date: &&NaiveDate| **date <= last && (last - **date).num_days() < span;
    let (first, number) = (*missed.iter().find(within)?, missed.iter().filter(within).count());
    let detail = format!(
        "Van {} tot en met {} {} {} niet door. Bespreek met de werknemer wat nodig is om afspraken te laten doorgaan. \
         Informeer de werkgever over de deelname, zonder een reden van afwezigheid te noemen.",
        context.dated(first),
        context.dated(last),
        if number == 1 { "ging" } else { "gingen" },
        counted(number, "afspraak", "afspraken")
    );
    (!context.is_after_death())
        .then(|| Observation::at("/activiteiten", detail).with("van", first).with("tot", last).with("aantal", number))
}

/// The day of every appointment that lapsed or that the employee missed, in order. An absence on the day of an activity
/// that lapsed is that activity.
fn lapsed_or_missed(context: &Context<'_>, voortgang: Option<&Voortgang>) -> Vec<NaiveDate> {
    let activities = context.dossier.trajectory.activiteiten.iter();
    let lapsed = activities.filter(|activiteit| activiteit.status == ActiviteitStatus::Vervallen);
    let mut missed: Vec<NaiveDate> = lapsed.map(|activiteit| activiteit.datum).collect();
    let absences = voortgang.into_iter().flat_map(|voortgang| &voortgang.afwezigheid).map(|absence| absence.datum);
    let others: Vec<NaiveDate> = absences.filter(|date| !missed.contains(date)).collect();
    missed.extend(others);
    missed.sort_unstable();
    missed
}

/// A08: intake, consultation, evaluation and reports belong to every trajectory and are no kind of their own here.
pub fn one_kind_of_activity(context: &Context<'_>) -> Option<Observation> {
    use ActiviteitSoort as A;
    let framework = [A::Intake, A::Overleg, A::Evaluatie, A::Rapportage];
    let all: Vec<ActiviteitSoort> = context.done().map(|activiteit| activiteit.soort).collect();
    let mut kinds: Vec<ActiviteitSoort> = all.iter().copied().filter(|soort| !framework.contains(soort)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if all.is_empty() || kinds.len() > 1 {
        return None;
    }
    let fact = match kinds.first() {
        Some(only) => format!(
            "Naast intake, overleg, evaluatie en rapportage is maar één soort activiteit uitgevoerd: {}.",
            only.label()
        ),
        None => "Er is niets anders uitgevoerd dan intake, overleg, evaluatie of rapportage.".to_owned(),
    };
    let detail = format!(
        "{fact} Een beoordelaar verwacht een combinatie van ontwikkeling, zoeken en solliciteren. Vul aan wat verder \
         is gedaan of licht toe waarom dit voldoende was."
    );
    let at = Observation::at("/activiteiten", detail);
    Some(kinds.first().into_iter().fold(at, |at, only| at.with("soort", only.label())))
}

/// A09: an intention without a day counts as planned.
pub fn nothing_planned(context: &Context<'_>) -> Option<Observation> {
    let voortgang = context.dossier.trajectory.voortgang.as_ref()?;
    let last = voortgang.period.last();
    let next_last = later(last, voortgang.period.days());
    let in_next_period = |date: NaiveDate| last < date && date <= next_last;
    let intended = voortgang.vooruitblik.iter().any(|planned| planned.datum.is_none_or(in_next_period));
    let dossier = context.dossier;
    let planned = dossier::planned_after(&dossier.trajectory, voortgang.period, dossier.date, dossier.variant)
        .any(|activiteit| in_next_period(activiteit.datum));
    let detail = format!(
        "Voor de volgende periode, tot en met {}, is niets gepland. Vul bij ‘vooruitblik’ in wat er dan gebeurt.",
        context.dated(next_last)
    );
    (!intended && !planned).then(|| Observation::at("/voortgang/vooruitblik", detail).with("tot", next_last))
}

/// A10: guidance stopped well before the end, and nobody was placed by then, or for too few hours. Other reasons of an
/// end explain themselves; words of the caller do not.
pub fn guidance_ended_early(context: &Context<'_>) -> Option<Observation> {
    let eind = context.dossier.trajectory.eind.as_ref()?;
    let part = works_for_a_part(context);
    let unexplained = matches!(
        eind.reden_einde,
        RedenEinde::EindeWachttijdNadert | RedenEinde::OpdrachtgeverStopt | RedenEinde::Anders
    );
    let planned = [eind.vervolg_tot, eind.nazorg.as_ref().map(|nazorg| nazorg.period.last())];
    let ended = planned.into_iter().flatten().fold(eind.einddatum_begeleiding, NaiveDate::max);
    let (last, _) = laatste_zinvolle_dag(context.dossier);
    let limit = context.thresholds.begeleiding_eerder_gestopt_dagen;
    let trajectory = &context.dossier.trajectory;
    let lasting = || dossier::paid_work(trajectory).filter(move |work| work.tot.is_none_or(|tot| tot >= ended));
    let placed = lasting().any(|work| work.van <= later(ended, limit));
    // All that was found begins long after the guidance.
    let begins = lasting().map(|work| work.van).min().filter(|_| !placed);
    let to_come = ended > context.dossier.date;
    let detail = format!(
        "De begeleiding {} op {}, meer dan {limit} dagen vóór {}, en {}. UWV verwacht begeleiding \
         tot het einde. Leg vast wat er daarna nog gebeurt of waarom niets meer mogelijk {}.",
        if to_come { "eindigt" } else { "eindigde" },
        context.dated(ended),
        short_date(last),
        match begins {
            Some(first) => format!("het gevonden werk begint pas op {}", short_date(first)),
            None if part => "er is maar voor een deel van de mogelijke uren werk".to_owned(),
            None => "er is geen plaatsing".to_owned(),
        },
        if to_come { "is" } else { "was" }
    );
    let stopped = eind.reden_einde == RedenEinde::Geplaatst && (part || begins.is_some());
    let early = stopped || unexplained && (part || !placed);
    let early = early && later(ended, limit) < last && !context.without_ability();
    early.then(|| {
        Observation::at("/eind/einddatumBegeleiding", detail).with("einddatum", ended).with("laatsteDag", last)
    })
}

/// A12: what the employee did, applied for or began on days of recovery or leave, on which nothing is asked. What the
/// bureau does without the employee may go on.
pub fn on_days_that_do_not_count(context: &Context<'_>) -> Option<Observation> {
    let paused = |date: NaiveDate| dossier::paused_on(&context.dossier.trajectory, date).is_some();
    let counts = |item: &Activiteit| {
        let status = matches!(item.status, ActiviteitStatus::Uitgevoerd | ActiviteitStatus::Gepland);
        status && !is_of_bureau(item.soort)
    };
    let found = Inzet::on_days(context, paused, counts, |_| None)?;
    let detail = format!(
        "Op dagen van herstel of verlof {}. Die dagen tellen niet mee, en er wordt dan niets van de werknemer \
         gevraagd. Controleer de datums, of leg vast waarom dit toen gebeurde.",
        found.told()
    );
    Some(found.observed(detail))
}

/// For how long a placement may be left standing in a time without ability, in days: nobody ends one at once.
const LEFT_STANDING_DAYS: i64 = 7;

/// A13: what the employee trained, applied for, began or went on with in a time without ability to work. A talk may be
/// had then.
pub fn in_a_time_without_ability(context: &Context<'_>) -> Option<Observation> {
    use ActiviteitSoort as A;
    let unable = |date: NaiveDate| dossier::without_ability(&context.dossier.trajectory, date).is_some();
    let is_talk = |soort: A| matches!(soort, A::Coachgesprek | A::Acceptatie | A::Evaluatie | A::Nazorg);
    let counts = |item: &Activiteit| {
        item.status == ActiviteitStatus::Uitgevoerd && !is_of_bureau(item.soort) && !is_talk(item.soort)
    };
    let times = dossier::times_without_ability(&context.dossier.trajectory);
    let goes_on = |place: &Plaatsing| {
        let last = place.tot.map_or(context.dossier.date, |last| last.min(context.dossier.date));
        let mut after = times.iter().filter(|time| time.van > place.van);
        let stands =
            after.find(|time| later(time.van, LEFT_STANDING_DAYS) <= time.tot.map_or(last, |end| end.min(last)));
        stands.map(|time| time.van)
    };
    let found = Inzet::on_days(context, unable, counts, goes_on)?;
    let detail = format!(
        "In een periode zonder benutbare mogelijkheden {}. Wie niets kan, hoeft niet te zoeken of te werken, en andere \
         regels zwijgen over die periode. Controleer de periode en de datums, of leg vast waarom dit toen gebeurde.",
        found.told()
    );
    Some(found.observed(detail))
}

/// Whether the bureau does it without the employee.
const fn is_of_bureau(soort: ActiviteitSoort) -> bool {
    use ActiviteitSoort as A;
    matches!(soort, A::Jobhunting | A::Overleg | A::Arbeidsmarktonderzoek | A::Rapportage)
}

/// What the employee did, applied for, began or went on with, each with its place and its day, and how much of each.
struct Inzet {
    amounts: Vec<String>,
    places: Vec<(String, NaiveDate)>,
    first: NaiveDate,
    last: NaiveDate,
}

impl Inzet {
    /// Of the days that the report tells of those that are meant, with the activities that count, and the day since
    /// which a placement goes on where it should not.
    fn on_days(
        context: &Context<'_>,
        meant: impl Fn(NaiveDate) -> bool,
        counts: impl Fn(&Activiteit) -> bool,
        goes_on: impl Fn(&Plaatsing) -> Option<NaiveDate>,
    ) -> Option<Self> {
        let trajectory = &context.dossier.trajectory;
        let own = trajectory.voortgang.as_ref().filter(|_| context.dossier.soort == Soort::Voortgangsrapportage);
        let from = own.map(|voortgang| voortgang.period.first());
        // An earlier report has told of what came before its period.
        let told = |date: NaiveDate| from.is_none_or(|first| date >= first) && meant(date);
        let activities = trajectory.activiteiten.iter().filter(|item| counts(item) && told(item.datum));
        let activities: Vec<(String, NaiveDate)> =
            activities.map(|item| (format!("/activiteiten/{}/datum", item.index), item.datum)).collect();
        let sent = trajectory.sollicitaties.iter().filter(|item| told(item.datum));
        let sent: Vec<(String, NaiveDate)> =
            sent.map(|item| (format!("/sollicitaties/{}/datum", item.index), item.datum)).collect();
        let begun = trajectory.plaatsingen.iter().filter(|item| told(item.van));
        let begun: Vec<(String, NaiveDate)> =
            begun.map(|item| (format!("/plaatsingen/{}/van", item.index), item.van)).collect();
        let left = trajectory.plaatsingen.iter().filter_map(|item| Some((item.index, goes_on(item)?)));
        let left: Vec<(String, NaiveDate)> = left
            .filter(|(_, since)| told(*since))
            .map(|(index, since)| (format!("/plaatsingen/{index}/tot"), since))
            .collect();
        let kinds = [
            (activities.len(), "activiteit", "activiteiten"),
            (sent.len(), "sollicitatie", "sollicitaties"),
            (begun.len(), "begin van een plaatsing", "keer het begin van een plaatsing"),
            (left.len(), "plaatsing die doorloopt", "plaatsingen die doorlopen"),
        ];
        let kinds = kinds.into_iter().filter(|(number, ..)| *number > 0);
        let amounts = kinds.map(|(number, one, many)| counted(number, one, many)).collect();
        let places: Vec<(String, NaiveDate)> = activities.into_iter().chain(sent).chain(begun).chain(left).collect();
        let first = places.iter().map(|(_, date)| *date).min()?;
        let last = places.iter().map(|(_, date)| *date).max()?;
        Some(Self { amounts, places, first, last })
    }

    /// `staan 2 activiteiten en 1 sollicitatie (van 01-06-2025 tot en met 12-06-2025)`.
    fn told(&self) -> String {
        let verb = if self.places.len() == 1 { "staat" } else { "staan" };
        let when = if self.first == self.last {
            format!("op {}", short_date(self.first))
        } else {
            format!("van {} tot en met {}", short_date(self.first), short_date(self.last))
        };
        format!("{verb} {} ({when})", enumeration(&self.amounts))
    }

    fn observed(self, detail: String) -> Observation {
        let number = self.places.len();
        let pointers = self.places.into_iter().map(|(pointer, _)| pointer);
        Observation::at_all(pointers, detail).with("aantal", number).with("van", self.first).with("tot", self.last)
    }
}
