//! The first page of the eindrapportage: which traject it was, how it ended, and its figures.

use super::doelen::reached_and_running;
use super::scope::Scope;
use crate::dossier;
use crate::dutch::{count, date_range, long_date};
use crate::report::components::cijfers::Cijfer;
use crate::report::components::feiten::{Feit, born, feit, time_spent};
use crate::report::components::gegevens::{datum_en_versie, own_mark, trajectnummer};
use crate::report::components::herstel::paid_until;
use crate::report::components::sollicitaties::SollicitatieTelling;
use crate::report::components::stand::Stand;
use crate::report::text::prose::Tekst;
use crate::trajectory::{DoelStatus, RedenEinde, Resultaat, Variant};

/// What stands in large letters, and what follows it. The employee first looks for the wage where UWV extended the
/// payment of it; what the bureau wrote of the repair then follows whole.
pub fn message(scope: Scope<'_>) -> (Option<String>, Tekst) {
    let eind = scope.eind;
    let Some(wage) = wage_goes_on(scope) else {
        return Tekst::with_message(&eind.conclusie_kort, eind.kernboodschap.as_ref());
    };
    let short = Tekst::of(&eind.conclusie_kort);
    let written = eind.kernboodschap.as_ref().map(|told| Tekst::paragraph(told.as_str()));
    let text = match written {
        Some(told) => told.followed_by(short),
        None => short,
    };
    (Some(wage), text)
}

/// Until when the employer pays by the decision of UWV, told to the employee who has no new work.
fn wage_goes_on(scope: Scope<'_>) -> Option<String> {
    let own = scope.request.dossier.variant == Variant::Werknemer;
    let last = scope.trajectory.laatste_loondag();
    let told = own && last >= scope.date && scope.eind.resultaat != Resultaat::Geplaatst;
    scope.loonsanctie().filter(|_| told)?;
    let sooner = if scope.kan_korter() { ", of korter als UWV dat besluit" } else { "" };
    Some(format!("Uw werkgever betaalt uw loon tot en met {}{sooner}.", long_date(last)))
}

/// The trajectory that the report looks back on, in dates and in sickness weeks.
pub fn subtitle(scope: Scope<'_>) -> String {
    let trajectory = scope.trajectory;
    let (first, last) = (trajectory.traject.startdatum, scope.verslag_tot());
    let weeks = match (dossier::week(trajectory, first), dossier::week(trajectory, last)) {
        (from, until) if from == until => format!("ziekteweek {from}"),
        (from, until) => format!("ziekteweek {from} tot en met {until}"),
    };
    format!("{} · {weeks}", date_range(first, last))
}

pub fn feiten(scope: Scope<'_>) -> Vec<Feit> {
    let trajectory = scope.trajectory;
    let werknemer = &trajectory.werknemer;
    let sanction = scope.loonsanctie();
    [
        Some(Feit::new("Werknemer", werknemer.naam.formal())),
        feit("Geboortedatum", scope.sight.filed_under(werknemer).map(|birth| born(birth, long_date))),
        Some(Feit::new("Werkgever", trajectory.werkgever.naam.to_string())),
        Some(Feit::new("Adviseur", trajectory.adviseur.naam.to_string())),
        Some(Feit::new("Functie", trajectory.dienstverband.functie.to_string())),
        Some(Feit::new("Trajectnummer", trajectnummer(scope.request.dossier))),
        own_mark(scope.request.dossier),
        Some(Feit::new("Datum en versie", datum_en_versie(scope.request.dossier))),
        Some(Feit::new("Eerste ziektedag", long_date(trajectory.verzuim.wachttijd.eerste_ziektedag()))),
        Some(Feit::new("Start tweede spoor", long_date(trajectory.traject.startdatum))),
        Some(Feit::new(
            if scope.nazorg_tot().is_some() { "Einde bemiddeling" } else { "Einde begeleiding" },
            if scope.kan_korter() {
                format!("uiterlijk {}", long_date(scope.eind.einddatum_begeleiding))
            } else {
                long_date(scope.eind.einddatum_begeleiding)
            },
        )),
        feit("BSN", scope.sight.bsn(werknemer).map(|bsn| bsn.as_str())),
        feit("Besluit loonsanctie", sanction.map(|sanctie| long_date(sanctie.besluitdatum))),
        feit("Loondoorbetaling tot en met", paid_in_facts(scope)),
        feit("Bekortingsverzoek", sanction.and_then(|sanctie| sanctie.bekorting).map(|asked| long_date(asked.verzoek))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Until when wage is paid by the decision of UWV; not to the employee who reads just that in large letters.
fn paid_in_facts(scope: Scope<'_>) -> Option<String> {
    let until = paid_until(scope.trajectory, scope.loonsanctie()?.einde());
    let told = wage_goes_on(scope).is_some() && until == long_date(scope.trajectory.laatste_loondag());
    (!told).then_some(until)
}

/// Four figures about the whole trajectory; none when it ended by death.
pub fn cijfers(scope: Scope<'_>) -> Vec<Cijfer> {
    if scope.overleden() {
        return vec![];
    }
    let trajectory = scope.trajectory;
    let last_week = trajectory.verzuim.laatste_week();
    // A sickness that is over counts no further weeks.
    let day = if scope.verzuim_voorbij() { scope.tot() } else { scope.date };
    // Nor is there a last one after four weeks of recovery.
    let recovered = dossier::geval_voorbij_sinds(scope.request.dossier).is_some();
    let over = trajectory.verzuim.wachttijd.week_of(day).is_some_and(|week| week > last_week);
    let done: Vec<_> = dossier::done_until(trajectory, scope.date, scope.sight.unreported()).collect();
    let time = time_spent(done.iter().copied());
    let counts = SollicitatieTelling::of(trajectory.sollicitaties.iter(), scope.date);
    // What was done after the days of the title is counted, and so is its last day told.
    let last = done.iter().map(|activiteit| activiteit.datum).max().filter(|last| *last > scope.verslag_tot());
    let after = last.map(|last| format!(", tot en met {}", long_date(last))).unwrap_or_default();
    let work = scope.placed_at().filter(|work| work.van <= scope.date);
    let begun = work.map(|work| dossier::begun_there(trajectory, work));
    let begun = begun.map(|day| match dossier::week(trajectory, day).as_str() {
        "" => format!("per {}", long_date(day)),
        week => format!("per {}, week {week}", long_date(day)),
    });
    vec![
        Cijfer::stand(
            "Resultaat",
            &stand(scope),
            begun.unwrap_or_else(|| match dossier::week(trajectory, day) {
                week if over => format!("ziekteweek {week}, na week {last_week}"),
                week if recovered => format!("ziekteweek {week}"),
                week => format!("ziekteweek {week} van {last_week}"),
            }),
        ),
        Cijfer {
            teken: None,
            label: "Activiteiten",
            waarde: done.len().to_string(),
            toelichting: format!("{}{after}", time.unwrap_or_else(|| "sinds de start".into())),
        },
        Cijfer {
            teken: None,
            label: "Sollicitaties",
            waarde: counts.totaal.to_string(),
            toelichting: count(counts.gesprek, "gesprek", "gesprekken"),
        },
        goals_or_duration(scope),
    ]
}

/// How many goals were reached, or how long the guidance took where no goal was judged.
fn goals_or_duration(scope: Scope<'_>) -> Cijfer {
    let start = scope.trajectory.traject.startdatum;
    let Some((reached, running)) = reached_and_running(scope) else {
        let weeks = usize::try_from((scope.tot() - start).num_days() / 7).unwrap_or(0);
        return Cijfer {
            teken: None,
            label: "Begeleiding",
            waarde: count(weeks, "week", "weken"),
            toelichting: format!("sinds {}", long_date(start)),
        };
    };
    let goals = scope.trajectory.doelen.len();
    Cijfer {
        teken: None,
        label: "Doelen behaald",
        waarde: reached.to_string(),
        toelichting: match running {
            0 => format!("van {goals}"),
            1 => format!("van {goals}; 1 loopt nog"),
            _ => format!("van {goals}; {running} lopen nog"),
        },
    }
}

/// The result as a sign that judges nobody: full, half or open. Who is back in the own work needs no placement.
pub fn stand(scope: Scope<'_>) -> Stand {
    let eind = scope.eind;
    let (sign, label) = match (eind.resultaat, scope.reden) {
        (Resultaat::NietGeplaatst, Some(RedenEinde::HerstelEigenWerk)) => (DoelStatus::Behaald, "eigen werk hervat"),
        (Resultaat::Geplaatst, _) => (DoelStatus::Behaald, eind.resultaat.label()),
        (Resultaat::Deels, _) => (DoelStatus::Deels, eind.resultaat.label()),
        (Resultaat::NietGeplaatst, _) => (DoelStatus::Open, not_placed(scope)),
    };
    Stand { woord: sign.as_str(), label }
}

/// That nobody was placed; to the employee in the words of the page in plain language, where there was no paid work.
fn not_placed(scope: Scope<'_>) -> &'static str {
    let own = scope.request.dossier.variant == Variant::Werknemer;
    let had_work = dossier::paid_work(scope.trajectory).any(|job| job.van <= scope.date);
    if !own || had_work {
        return scope.eind.resultaat.label();
    }
    match scope.reden {
        Some(RedenEinde::Aow | RedenEinde::UitvalGbm | RedenEinde::VervroegdeIva) => "geen betaald werk",
        _ => "nog geen betaald werk",
    }
}
