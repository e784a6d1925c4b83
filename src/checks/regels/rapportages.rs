//! A: whether the reports come in their rhythm and join, and the plan in time.

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dutch::{counted, short_date};
use crate::trajectory::{EerderDocument, EerderSoort, Soort};

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
    let counted_days = count.dagen_tussen(previous, context.dossier.date).unwrap_or(days);
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
