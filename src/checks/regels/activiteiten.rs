//! A: whether the activities are a series without holes, and the reports come in their rhythm.

use chrono::NaiveDate;

use super::samenhang::stopped_too_soon;
use crate::checks::context::Context;
use crate::checks::lexicon::folded_words;
use crate::checks::rule::Observation;
use crate::dossier::{self, laatste_zinvolle_dag};
use crate::dutch::{counted, enumeration, short_date};
use crate::trajectory::{
    ActiviteitSoort, ActiviteitStatus, EerderDocument, EerderSoort, RedenEinde, Soort, Text, Voortgang, later,
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

/// The newest report before this one, of either kind: one after an eindrapportage counts from that.
fn last_report<'a>(context: &Context<'a>) -> Option<&'a EerderDocument> {
    let kinds = [EerderSoort::Voortgangsrapportage, EerderSoort::Eindrapportage];
    kinds.into_iter().filter_map(|soort| context.earlier(soort)).max_by_key(|report| report.datum)
}

/// A03: the period does not follow the one before it.
pub fn period_does_not_connect(context: &Context<'_>) -> Option<Observation> {
    let voortgang = context.dossier.trajectory.voortgang.as_ref()?;
    let earlier = last_report(context).and_then(|report| match report.soort {
        // It tells of everything up to its day.
        EerderSoort::Eindrapportage => Some(report.periode_tot.unwrap_or(report.datum)),
        _ => report.periode_tot,
    });
    let (previous, first) = (voortgang.vorige_periode_tot.or(earlier)?, voortgang.period.first());
    if previous.succ_opt() == Some(first) {
        return None;
    }
    let fact = if previous < first { "Daartussen ontbreken dagen." } else { "De periodes overlappen elkaar." };
    let detail = format!(
        "De vorige rapportage liep tot en met {}; de periode van deze rapportage begint op \
         {}. {fact} Laat de periodes op elkaar aansluiten.",
        short_date(previous),
        short_date(first)
    );
    let at = Observation::at("/voortgang/periode/van", detail);
    Some(at.with("vorigePeriodeTot", previous).with("periodeVan", first))
}

/// A04: the first report counts from the start, each other one from the report before it.
pub fn report_came_late(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let voortgang = trajectory.voortgang.as_ref()?;
    let earlier = last_report(context).map(|report| match report.soort {
        EerderSoort::Eindrapportage => ("de eindrapportage van", report.datum),
        _ => ("de vorige voortgangsrapportage van", report.datum),
    });
    let period = voortgang.vorige_periode_tot.map(|last| ("het einde van de vorige periode op", last));
    let first = (voortgang.volgnummer == 1).then(|| ("de start van het traject op", context.start()));
    let (since, previous) = earlier.or(period).or(first)?;
    let days = (context.dossier.date - previous).num_days();
    // During recovery and leave nobody expects a report.
    let count = &trajectory.verzuim.wachttijd;
    let counted_days =
        count.day_of(context.dossier.date).zip(count.day_of(previous)).map_or(days, |(now, then)| now - then);
    let agreed = context.dossier.rapportageritme();
    let weeks = agreed.map_or(context.thresholds.rapportage_weken, i64::from);
    let rhythm = if agreed.is_some() { "afgesproken" } else { "gebruikelijke" };
    let grave = context.thresholds.rapportage_ernstig_dagen;
    let advice = if counted_days > grave {
        format!(
            "Dat is langer dan {grave} dagen; een beoordelaar kan dit als een gemiste rapportage zien. Leg de reden \
             vast."
        )
    } else {
        "Leg de reden vast en plan de volgende rapportage op tijd.".to_owned()
    };
    let detail = format!(
        "Deze rapportage is van {}, {days} dagen na {since} {}. Het {rhythm} ritme is eens per {}. {advice}",
        context.dated(context.dossier.date),
        short_date(previous),
        counted(weeks, "week", "weken")
    );
    (counted_days > weeks * 7 + context.thresholds.rapportage_speling_dagen)
        .then(|| Observation::at(context.dossier.date_pointer(), detail).with("vorige", previous).with("dagen", days))
}

/// A05: the first plan counts; a later version changes one that was there.
pub fn plan_came_late(context: &Context<'_>) -> Option<Observation> {
    let earlier = context.dossier.trajectory.eerdere_documenten.iter();
    let mut earlier = earlier.filter(|document| document.soort == EerderSoort::PlanVanAanpak);
    let own = context.dossier.trajectory.plan.as_ref().filter(|plan| plan.document.versie.unwrap_or(1) == 1);
    let (pointer, made) = match (earlier.next(), context.dossier.soort) {
        (Some(document), _) => (format!("/eerdereDocumenten/{}/datum", document.index), document.datum),
        (None, Soort::PlanVanAanpak) if context.dossier.document.versie == 1 => {
            (context.dossier.date_pointer().to_owned(), context.dossier.date)
        }
        (None, _) => ("/plan/document/datum".to_owned(), own?.document.datum?),
    };
    let last = context.counted_after(context.start(), context.thresholds.trajectplan_na_start_dagen);
    let detail = format!(
        "Het trajectplan is van {}. Het traject startte op {}; gebruikelijk is een plan uiterlijk op {}. Leg vast \
         waarom het plan later kwam.",
        context.dated(made),
        context.dated(context.start()),
        short_date(last)
    );
    (made > last && made <= context.dossier.date)
        .then(|| Observation::at(pointer, detail).with("datum", made).with("uitersteDatum", last))
}

/// A06: an activity is still planned on a day that has passed.
pub fn planned_in_the_past(context: &Context<'_>) -> Option<Observation> {
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

/// A10: guidance stopped well before the end, and nobody was placed, or for too few hours. Other reasons of an end
/// explain themselves; words of the caller do not.
pub fn guidance_ended_early(context: &Context<'_>) -> Option<Observation> {
    let eind = context.dossier.trajectory.eind.as_ref()?;
    let part = stopped_too_soon(context);
    let unexplained = matches!(
        eind.reden_einde,
        RedenEinde::EindeWachttijdNadert | RedenEinde::OpdrachtgeverStopt | RedenEinde::Anders
    );
    let planned = [eind.vervolg_tot, eind.nazorg.as_ref().map(|nazorg| nazorg.period.last())];
    let ended = planned.into_iter().flatten().fold(eind.einddatum_begeleiding, NaiveDate::max);
    let (last, _) = laatste_zinvolle_dag(context.dossier);
    let placed = dossier::paid_work(&context.dossier.trajectory).any(|work| work.tot.is_none_or(|tot| tot >= ended));
    let limit = context.thresholds.begeleiding_eerder_gestopt_dagen;
    let to_come = ended > context.dossier.date;
    let detail = format!(
        "De begeleiding {} op {}, meer dan {limit} dagen vóór {}, en er is {}. UWV verwacht begeleiding \
         tot het einde. Leg vast wat er daarna nog gebeurt of waarom niets meer mogelijk {}.",
        if to_come { "eindigt" } else { "eindigde" },
        context.dated(ended),
        short_date(last),
        if part { "maar voor een deel van de mogelijke uren werk" } else { "geen plaatsing" },
        if to_come { "is" } else { "was" }
    );
    let early = (part || unexplained && !placed) && later(ended, limit) < last && !context.without_ability();
    early.then(|| {
        Observation::at("/eind/einddatumBegeleiding", detail).with("einddatum", ended).with("laatsteDag", last)
    })
}

/// A11: words say that the employee refused, and no step of the employer is on record.
pub fn refusal_without_step(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let own = trajectory.voortgang.as_ref().filter(|_| context.dossier.soort == Soort::Voortgangsrapportage);
    let cooperation = own.map(|part| ("/voortgang/inzetWerknemer".to_owned(), part.inzet_werknemer.plain()));
    let ended = trajectory.eind.as_ref().filter(|_| context.dossier.soort == Soort::Eindrapportage);
    let reason = ended.and_then(|eind| eind.reden_einde_toelichting.as_ref());
    let reason = reason.map(|words| ("/eind/redenEindeToelichting".to_owned(), words.as_str().to_owned()));
    let obstacles = ended.into_iter().flat_map(|eind| eind.knelpunten.iter().enumerate()).map(|(index, knelpunt)| {
        let texts = [Some(&knelpunt.omschrijving), knelpunt.oorzaak.as_ref(), knelpunt.actie.as_ref()];
        let words: Vec<&str> = texts.into_iter().flatten().map(Text::as_str).collect();
        (format!("/eind/knelpunten/{index}"), words.join(" "))
    });
    let refused = cooperation.into_iter().chain(reason).chain(obstacles).filter(|(_, text)| tells_of_refusal(text));
    let places: Vec<String> = refused.map(|(place, _)| place).collect();
    let detail = "Volgens de tekst werkte de werknemer niet mee, maar er is geen gesprek, waarschuwing of maatregel met \
                  het loon vastgelegd. Vul bij ‘maatregelen’ in wat de werkgever heeft gedaan; UWV vraagt daarnaar.";
    (!places.is_empty() && trajectory.maatregelen.is_empty()).then(|| Observation::at_all(places, detail))
}

/// A12: what the employee did, applied for or began on days of recovery or leave, on which nothing is asked. What the
/// bureau does without the employee may go on.
pub fn on_days_that_do_not_count(context: &Context<'_>) -> Option<Observation> {
    use ActiviteitSoort as A;
    let trajectory = &context.dossier.trajectory;
    let own = trajectory.voortgang.as_ref().filter(|_| context.dossier.soort == Soort::Voortgangsrapportage);
    let from = own.map(|voortgang| voortgang.period.first());
    // An earlier report has told of what came before its period.
    let in_report = |date: NaiveDate| from.is_none_or(|first| date >= first);
    let paused = |date: NaiveDate| in_report(date) && dossier::paused_on(trajectory, date).is_some();
    let of_bureau = |soort: A| matches!(soort, A::Jobhunting | A::Overleg | A::Arbeidsmarktonderzoek | A::Rapportage);
    let counts = |status: ActiviteitStatus| matches!(status, ActiviteitStatus::Uitgevoerd | ActiviteitStatus::Gepland);
    let activities = trajectory.activiteiten.iter();
    let activities = activities.filter(|item| paused(item.datum) && !of_bureau(item.soort) && counts(item.status));
    let activities: Vec<(String, NaiveDate)> =
        activities.map(|item| (format!("/activiteiten/{}/datum", item.index), item.datum)).collect();
    let sent = trajectory.sollicitaties.iter().filter(|item| paused(item.datum));
    let sent: Vec<(String, NaiveDate)> =
        sent.map(|item| (format!("/sollicitaties/{}/datum", item.index), item.datum)).collect();
    let begun = trajectory.plaatsingen.iter().filter(|item| paused(item.van));
    let begun: Vec<(String, NaiveDate)> =
        begun.map(|item| (format!("/plaatsingen/{}/van", item.index), item.van)).collect();
    let kinds = [
        (activities.len(), "activiteit", "activiteiten"),
        (sent.len(), "sollicitatie", "sollicitaties"),
        (begun.len(), "begin van een plaatsing", "keer het begin van een plaatsing"),
    ];
    let kinds = kinds.into_iter().filter(|(number, ..)| *number > 0);
    let told: Vec<String> = kinds.map(|(number, one, many)| counted(number, one, many)).collect();
    let found: Vec<(String, NaiveDate)> = activities.into_iter().chain(sent).chain(begun).collect();
    let number = found.len();
    let first = found.iter().map(|(_, date)| *date).min()?;
    let last = found.iter().map(|(_, date)| *date).max()?;
    let verb = if number == 1 { "staat" } else { "staan" };
    let when = if first == last {
        format!("op {}", short_date(first))
    } else {
        format!("van {} tot en met {}", short_date(first), short_date(last))
    };
    let detail = format!(
        "Op dagen van herstel of verlof {verb} {} ({when}). Die dagen tellen niet mee, en er wordt dan niets van de \
         werknemer gevraagd. Controleer de datums, of leg vast waarom dit toen gebeurde.",
        enumeration(&told)
    );
    let pointers = found.into_iter().map(|(pointer, _)| pointer);
    Some(Observation::at_all(pointers, detail).with("aantal", number).with("van", first).with("tot", last))
}

/// What is said of somebody who does not cooperate.
const NOT_COOPERATING: [&str; 24] = [
    "werkt niet mee",
    "werkte niet mee",
    "werkt niet meer mee",
    "werkte niet meer mee",
    "wil niet meewerken",
    "wilde niet meewerken",
    "wil niet meer meewerken",
    "wilde niet meer meewerken",
    "niet wil meewerken",
    "niet wilde meewerken",
    "niet mee wil werken",
    "niet mee wilde werken",
    "niet meer wil meewerken",
    "niet meer wilde meewerken",
    "niet meewerkt",
    "niet meewerkte",
    "niet meer meewerkt",
    "niet meer meewerkte",
    "passend werk afwees",
    "passend werk afwijst",
    "wees passend werk af",
    "wijst passend werk af",
    "zonder bericht wegbleef",
    "bleef zonder bericht weg",
];

/// The employee, as a text names him.
const PEOPLE: [&str; 9] = ["werknemer", "werkneemster", "kandidaat", "mevrouw", "meneer", "heer", "zij", "ze", "hij"];

/// Beginnings of the names of others, who may refuse something too.
const OTHERS: [&str; 9] =
    ["school", "uwv", "werkgever", "bedrij", "leidinggevende", "organisatie", "gemeente", "verzekeraar", "instelling"];

/// Who refuses where no noun is said: ‘twee weigerden hem een gesprek’.
const COUNTED: [&str; 8] = ["twee", "drie", "vier", "vijf", "zes", "beide", "enkele", "sommige"];

const ARTICLES: [&str; 8] = ["de", "het", "een", "deze", "dit", "die", "zijn", "haar"];

/// What stands before a noun that does nothing itself: ‘het gesprek bij de werkgever weigerde’.
const PREPOSITIONS: [&str; 9] = ["bij", "van", "aan", "met", "voor", "in", "op", "volgens", "tegen"];

fn is_another(word: &str) -> bool {
    OTHERS.iter().any(|other| word.starts_with(other))
}

/// Whether the word of refusal at a place is said of another than the employee: by the noun nearest before it, unless
/// the employee follows as the one who does it (‘toen de werkgever werk aanbood, weigerde de werknemer’).
fn another_refused(words: &[String], at: usize) -> bool {
    let telling = |word: &&str| !ARTICLES.contains(word);
    // The words before, the nearest first, and those after.
    let before: Vec<&str> = words.iter().take(at).rev().map(String::as_str).filter(telling).collect();
    let after: Vec<&str> = words.iter().skip(at + 1).map(String::as_str).filter(telling).collect();
    let governed = |place: usize| before.get(place + 1).is_some_and(|word| PREPOSITIONS.contains(word));
    if before.first().is_some_and(|word| COUNTED.contains(word)) {
        return true;
    }
    let mut nouns = before.iter().enumerate().filter(|(place, _)| !governed(*place));
    let nearest = nouns.find(|(_, word)| PEOPLE.contains(*word) || is_another(word));
    match nearest {
        // ‘Dat de school de werknemer weigerde’: the employee is what was refused.
        Some((0, word)) if PEOPLE.contains(word) => before.get(1).is_some_and(|word| is_another(word)) && !governed(1),
        Some((place, word)) if is_another(word) => {
            place == 0 || after.first().is_none_or(|word| !PEOPLE.contains(word))
        }
        Some(_) => false,
        None => after.first().is_some_and(|word| *word == "hem"),
    }
}

/// Whether a text says that the employee refused; who refused an applicant is another, and ‘weigerde niet’ is none.
fn tells_of_refusal(text: &str) -> bool {
    let words = folded_words(text);
    let denied = ["niet", "nooit", "geen", "niets"];
    let close = |at: usize| words.iter().skip(at + 1).take(2).any(|word| denied.contains(&word.as_str()));
    let refuses = words.iter().enumerate().any(|(at, word)| {
        let told = word.starts_with("weiger") || word.starts_with("geweigerd");
        // Whose a ‘weigering’ is stands elsewhere.
        told && !close(at) && (word.starts_with("weigering") || !another_refused(&words, at))
    });
    let somebody = words.iter().any(|word| PEOPLE.contains(&word.as_str()));
    let text = text.to_lowercase();
    (refuses && somebody) || NOT_COOPERATING.iter().any(|phrase| text.contains(phrase))
}
