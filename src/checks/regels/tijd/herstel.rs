//! Recovery that the body tells as work, and not as what it does to the wachttijd; and what is of a day of recovery.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dossier;
use crate::dutch::{counted, enumeration, short_date};
use crate::trajectory::{later, law};

/// T37: the own work was done for all of its hours, and the days of the body do not follow: a case that is over, a new
/// one, or days that do not count; or it was done so all the time. Of a recovery that still runs for less than four
/// weeks C16 tells.
pub fn recovery_is_told_as_work(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    let date = context.dossier.date;
    let found = dossier::hervattingen(trajectory).into_iter().filter_map(|time| {
        let last = time.tot.filter(|last| *last < date);
        if is_told(context, time.van, last.unwrap_or(date)) {
            return None;
        }
        let new_case = later(time.van, law::NEW_CASE_DAYS);
        match last {
            None => (new_case <= date).then(|| case_is_over(context, time.van, new_case)),
            // After the contract nobody can be ill again there.
            Some(last) if trajectory.dienstverband.einddatum.is_some_and(|end| end <= last) => None,
            Some(last) if later(last, 1) >= new_case => Some(case_is_new(time.van, last)),
            Some(last) => Some(days_do_not_count(time.van, last)),
        }
    });
    worked_on(context).into_iter().chain(found).collect()
}

/// The own work was done for all of its hours from before the sickness on, as if nobody had fallen ill.
fn worked_on(context: &Context<'_>) -> Option<Observation> {
    let time = dossier::doorgewerkt(&context.dossier.trajectory)?;
    let until = time.tot.map(|last| format!(" tot en met {}", short_date(last))).unwrap_or_default();
    let detail = format!(
        "Volgens ‘werkSpoor1’ is het eigen werk van {}{until} voor alle uren gedaan, ook na de eerste ziektedag, {}. Wie \
         dat doet, is niet ziek. Controleer de uren, de functie en de datums bij ‘werkSpoor1’, of ‘eersteZiektedag’.",
        short_date(time.van),
        short_date(context.first_day())
    );
    let pointers = ["/werkSpoor1".to_owned(), "/verzuim/eersteZiektedag".to_owned()];
    Some(Observation::at_all(pointers, detail).with("van", time.van))
}

/// Whether the body has a recovery on some of those days.
fn is_told(context: &Context<'_>, first: NaiveDate, last: NaiveDate) -> bool {
    let mut pauzes = context.dossier.trajectory.verzuim.wachttijd.pauzes().iter();
    pauzes.any(|pauze| !pauze.wazo && pauze.period.first() <= last && pauze.period.last() >= first)
}

/// An eindrapportage that ends by it tells so itself.
fn case_is_over(context: &Context<'_>, since: NaiveDate, over: NaiveDate) -> Observation {
    let detail = format!(
        "Het eigen werk is sinds {} volledig hervat. Na vier weken, op {}, was het ziektegeval voorbij: er loopt geen \
         wachttijd meer, en ziekte daarna is een nieuw geval met een eigen eerste ziektedag (BW 7:629 lid 10).",
        short_date(since),
        short_date(over)
    );
    let at = Observation::at("/werkSpoor1", detail).with("herstel", since).with("nieuwGeval", over);
    if dossier::geval_voorbij_sinds(context.dossier).is_some() {
        let told = "Het document noemt de laatste dag van de wachttijd daarom niet meer.";
        return at.adding(told).weighing(Severity::Info);
    }
    at.adding("Klopt dit, sluit het traject dan af; controleer anders de uren en de functie bij ‘werkSpoor1’.")
}

fn case_is_new(since: NaiveDate, last: NaiveDate) -> Observation {
    let first = later(last, 1);
    let detail = format!(
        "Van {} tot en met {} was het eigen werk volledig hervat, vier weken of langer. Ziekte daarna is een nieuw \
         geval (BW 7:629 lid 10): {} is dan de eerste ziektedag, en elke termijn telt vanaf die dag. Controleer \
         ‘eersteZiektedag’, of de uren en de functie bij ‘werkSpoor1’.",
        short_date(since),
        short_date(last),
        short_date(first)
    );
    let pointers = ["/verzuim/eersteZiektedag".to_owned(), "/werkSpoor1".to_owned()];
    Observation::at_all(pointers, detail).with("herstel", since).with("nieuwGeval", first)
}

fn days_do_not_count(since: NaiveDate, last: NaiveDate) -> Observation {
    let days = (last - since).num_days() + 1;
    let detail = format!(
        "Van {} tot en met {} was het eigen werk volledig hervat, maar bij ‘onderbrekingen’ staat dat herstel niet. \
         Herstel van {} telt niet mee: elke latere datum schuift zoveel op. Vul het herstel in, of controleer de uren \
         en de functie bij ‘werkSpoor1’.",
        short_date(since),
        short_date(last),
        counted(days, "dag", "dagen")
    );
    let pointers = ["/verzuim/onderbrekingen".to_owned(), "/werkSpoor1".to_owned()];
    Observation::at_all(pointers, detail).with("van", since).with("tot", last).with("dagen", days)
}

/// T42: the document offers or plans a track on a day on which the employee is fully recovered. How long that lasts,
/// nobody knows by then.
pub fn made_during_recovery(context: &Context<'_>) -> Option<Observation> {
    let date = context.dossier.date;
    let recovered = dossier::paused_on(&context.dossier.trajectory, date).filter(|pauze| !pauze.wazo)?;
    let since = recovered.period.first();
    let detail = format!(
        "Op {}, de dag van dit document, is de werknemer volgens ‘onderbrekingen’ volledig hersteld, sinds {}. Zolang \
         dat duurt is er geen tweede spoor, en na vier weken herstel is een volgende ziekte een nieuw geval. \
         Controleer de datums, of wacht met dit document.",
        short_date(date),
        short_date(since)
    );
    let pointers = [context.dossier.date_pointer().to_owned(), "/verzuim/onderbrekingen".to_owned()];
    Some(Observation::at_all(pointers, detail).with("hersteldSinds", since))
}

/// T43: a step that is taken for who is ill was taken on a day of full recovery, so that one of the two days is wrong.
pub fn steps_during_recovery(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let steps = &trajectory.poortwachter;
    let taken = [
        ("/poortwachter/probleemanalyse", "de probleemanalyse", steps.probleemanalyse),
        ("/poortwachter/planVanAanpak", "het plan van aanpak van werkgever en werknemer", steps.plan_van_aanpak),
        ("/poortwachter/arbeidsdeskundigOnderzoek", "het arbeidsdeskundig onderzoek", steps.arbeidsdeskundig_onderzoek),
        ("/poortwachter/eerstejaarsevaluatie", "de eerstejaarsevaluatie", steps.eerstejaarsevaluatie),
        ("/poortwachter/actueelOordeel", "het actueel oordeel van de bedrijfsarts", steps.actueel_oordeel),
        ("/poortwachter/eindevaluatie", "de eindevaluatie", steps.eindevaluatie),
    ];
    let recovered = |day: &NaiveDate| dossier::paused_on(trajectory, *day).is_some_and(|pauze| !pauze.wazo);
    let known = taken.into_iter().filter_map(|(pointer, name, day)| Some((pointer, name, day.filter(recovered)?)));
    let found: Vec<(&str, &str, NaiveDate)> = known.collect();
    let (_, _, first) = *found.first()?;
    let names: Vec<String> = found.iter().map(|(_, name, day)| format!("{name} ({})", short_date(*day))).collect();
    let detail = format!(
        "Volgens ‘onderbrekingen’ was de werknemer volledig hersteld op de dag van {}. Controleer deze dag en het \
         herstel, of leg vast waarom het toen gebeurde.",
        enumeration(&names)
    );
    let pointers =
        found.iter().map(|(pointer, ..)| (*pointer).to_owned()).chain(["/verzuim/onderbrekingen".to_owned()]);
    Some(Observation::at_all(pointers, detail).with("datum", first))
}
