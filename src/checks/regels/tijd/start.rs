//! The start of the track: too early, after the contract, or with how many days left.

use super::uitstel::LAST_WEEK_TO_START;
use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dossier::{self, Aanbod, Uitstel};
use crate::dutch::{counted, short_date};
use crate::trajectory::{MijlpaalSoort, Soort};

/// T08: in time, so silent when another rule calls the start late.
pub fn start_after_a_year(context: &Context<'_>) -> Option<Observation> {
    let start = context.start();
    let weeks = context.thresholds.start_melding_vanaf_week..=LAST_WEEK_TO_START;
    let evaluated = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie;
    let detail = match evaluated {
        Some(_) => format!(
            "De startdatum van het traject is {}. Dat is op tijd, maar een beoordelaar die een jaar als grens ziet, kan \
             ernaar vragen. Zorg dat de datum van de eerstejaarsevaluatie in het dossier staat.",
            context.dated(start)
        ),
        None => format!(
            "De startdatum van het traject is {}. Of dat binnen zes weken na de eerstejaarsevaluatie is, is zonder de \
             datum daarvan niet te zeggen. Vul die datum in; een beoordelaar kan ernaar vragen.",
            context.dated(start)
        ),
    };
    let in_time = start <= context.start_deadline() && context.week(start).is_some_and(|week| weeks.contains(&week));
    in_time.then(|| Observation::at("/traject/startdatum", detail).with("startdatum", start))
}

/// T09: an offerte that names its start has one, a ground that holds sets another last day, and a shortened wachttijd
/// has none. In a plan T06 tells of a start that was agreed on too late.
pub fn days_left_to_start(context: &Context<'_>) -> Option<Observation> {
    let evaluation = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie?;
    let agreed = context.offered_start().is_some();
    let grounded = context.uitstel().as_ref().is_some_and(Uitstel::holds);
    if agreed || grounded || context.start() <= context.dossier.date || context.dossier.loonsanctie().is_some() {
        return None;
    }
    if context.dossier.trajectory.verzuim.is_verkort() {
        return None;
    }
    let last = context.start_deadline();
    let too_late = context.start() > last;
    if too_late && context.dossier.soort == Soort::PlanVanAanpak {
        return None;
    }
    let left = (last - context.dossier.date).num_days();
    let remaining = match left {
        0.. if too_late => format!(
            "De afgesproken start, {}, is later; vervroeg die of leg de reden van uitstel vast.",
            context.dated(context.start())
        ),
        0 => "Dat is vandaag; start het traject of leg de reden van uitstel vast.".to_owned(),
        1 => "Er is nog 1 dag; zorg dat het traject op tijd start.".to_owned(),
        2.. => format!("Er zijn nog {left} dagen; zorg dat het traject op tijd start."),
        _ => "Die datum is voorbij; start zo snel mogelijk en leg de reden van uitstel vast.".to_owned(),
    };
    let detail = format!(
        "De eerstejaarsevaluatie was op {} en het tweede spoor is nog niet gestart. De uiterste startdatum is {}. \
         {remaining}",
        short_date(evaluation),
        context.dated(last)
    );
    Some(Observation::at("/traject/startdatum", detail).with("uitersteDatum", last).with("dagen", left))
}

/// T26: after the end of the contract there is no employer who owes a second track, but one who carries the risk of the
/// Ziektewet.
pub fn starts_after_the_contract(context: &Context<'_>) -> Option<Observation> {
    let contract = context.dossier.trajectory.dienstverband.einddatum;
    let end = contract.filter(|_| !context.dossier.trajectory.werkgever.draagt_ziektewet())?;
    let (pointer, start) = match context.offered_start() {
        Some(start) => ("/offerte/startdatum", start),
        None => ("/traject/startdatum", context.start()),
    };
    let detail = format!(
        "Het traject start op {}, na de laatste dag van het dienstverband, {}. Vanaf die dag is de Ziektewet aan de \
         orde en heeft de werkgever geen tweede spoor meer te bieden. Controleer beide datums.",
        context.dated(start),
        context.dated(end)
    );
    let pointers = [pointer.to_owned(), "/dienstverband/einddatum".to_owned()];
    (start > end && end >= context.first_day())
        .then(|| Observation::at_all(pointers, detail).with("startdatum", start).with("einddatum", end))
}

/// T27: a second track this early is rare, and the first track has hardly begun.
pub fn start_is_early(context: &Context<'_>) -> Option<Observation> {
    let usual = context.dossier.kalender.get(MijlpaalSoort::VroegsteStartSpoor2)?.vanaf?;
    let start = context.start();
    let detail = format!(
        "De startdatum van het traject is {}. Gebruikelijk is een start vanaf {}, na het plan van aanpak van werkgever \
         en werknemer. Controleer de datum of leg vast waarom het tweede spoor zo vroeg begint.",
        context.dated(start),
        context.dated(usual)
    );
    (start < usual)
        .then(|| Observation::at("/traject/startdatum", detail).with("startdatum", start).with("vanaf", usual))
}

/// T39: the track starts when nothing can be asked of the employee: in leave, in a recovery, or without ability. An
/// offer that counts from such a day sells days on which nothing happens.
pub fn starts_when_nothing_is_asked(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let (pointer, start) = match context.offered_start() {
        Some(start) => ("/offerte/startdatum", start),
        None => ("/traject/startdatum", context.start()),
    };
    let (time, last) = match dossier::paused_on(trajectory, start) {
        Some(pauze) if pauze.wazo => ("het zwangerschaps- en bevallingsverlof", Some(pauze.period.last())),
        Some(pauze) => ("een tijd van volledig herstel", Some(pauze.period.last())),
        None => ("een tijd zonder benutbare mogelijkheden", dossier::without_ability(trajectory, start)?.tot),
    };
    let until = last.map(|last| format!(" (tot en met {})", short_date(last))).unwrap_or_default();
    let detail = format!(
        "Het traject start op {}, in {time}{until}. Dan kan niets van de werknemer worden gevraagd. Kies een latere \
         start, of leg vast waarom het traject dan al begint.",
        context.dated(start)
    );
    let at = Observation::at(pointer, detail).with("startdatum", start);
    let at = last.into_iter().fold(at, |at, last| at.with("tot", last));
    let Some(offer) = Aanbod::of(context.dossier).filter(|_| context.dossier.soort == Soort::Offerte) else {
        return Some(at);
    };
    let days = (offer.einde - offer.start).num_days() + 1;
    let idle = days - context.free_days(offer.start, offer.einde);
    if idle <= 0 {
        return Some(at);
    }
    let told = format!(
        "Van de {} van de offerte vallen er {idle} in zo’n tijd; weken en prijs tellen ze mee.",
        counted(days, "dag", "dagen")
    );
    Some(at.adding(&told).with("dagen", idle))
}
