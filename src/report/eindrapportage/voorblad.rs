//! The first page of the eindrapportage: which traject, how it ended and why, and what is asked of the reader; and for
//! the employee the same in plain language.

use chrono::NaiveDate;
use serde::Serialize;

use super::resultaat::{hours_together, reached_and_running};
use super::scope::Scope;
use crate::dossier;
use crate::dutch::{count, date_range, enumeration, in_words, long_date, sentence_case};
use crate::report::components::activiteiten;
use crate::report::components::cijfers::Cijfer;
use crate::report::components::feiten::{Feit, born, feit, still_due, time_spent};
use crate::report::components::gegevens::{datum_en_versie, own_mark};
use crate::report::components::gevraagd::{self, Gevraagd};
use crate::report::components::herstel::paid_until;
use crate::report::components::inhoud::Kopje;
use crate::report::components::ondertekening::{is_concept, signed, signs_as};
use crate::report::components::sollicitaties::SollicitatieTelling;
use crate::report::components::stand::Stand;
use crate::report::components::uitleg::explanation;
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::report::text::prose::Tekst;
use crate::report::text::stops::without_full_stop;
use crate::trajectory::{
    ActiviteitSoort, ActiviteitStatus, DoelStatus, Eind, Kalender, Loonsanctie, MijlpaalSoort, Ondertekening,
    OndertekeningRol, OndertekeningStatus, Partij, Plaatsing, RedenEinde, Resultaat, Variant, aow_date, later,
};

/// The trajectory that the report looks back on, in dates and in sickness weeks.
pub fn subtitle(scope: Scope<'_>) -> String {
    let trajectory = scope.trajectory;
    let (first, last) = (trajectory.traject.startdatum, scope.tot());
    let weeks = match (dossier::week(trajectory, first), dossier::week(trajectory, last)) {
        (from, until) if from == until => format!("ziekteweek {from}"),
        (from, until) => format!("ziekteweek {from} tot en met {until}"),
    };
    format!("{} · {weeks}", date_range(first, last))
}

pub fn feiten(scope: Scope<'_>) -> Vec<Feit> {
    let trajectory = scope.trajectory;
    let werknemer = &trajectory.werknemer;
    let number = match &scope.request.dossier.document.nummer {
        Some(nummer) if *nummer != trajectory.traject.nummer => format!("{} ({nummer})", trajectory.traject.nummer),
        _ => trajectory.traject.nummer.to_string(),
    };
    let sanction = scope.loonsanctie();
    [
        Some(Feit::new("Werknemer", werknemer.naam.formal())),
        feit("Geboortedatum", scope.sight.filed_under(werknemer).map(|birth| born(birth, long_date))),
        Some(Feit::new("Werkgever", trajectory.werkgever.naam.to_string())),
        Some(Feit::new("Adviseur", trajectory.adviseur.naam.to_string())),
        Some(Feit::new("Functie", trajectory.dienstverband.functie.to_string())),
        Some(Feit::new("Trajectnummer", number)),
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
        feit("Loondoorbetaling tot en met", sanction.map(|sanctie| paid_until(trajectory, sanctie.einde()))),
        feit("Bekortingsverzoek", sanction.and_then(|sanctie| sanctie.bekorting).map(|asked| long_date(asked.verzoek))),
    ]
    .into_iter()
    .flatten()
    .collect()
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
    let over = trajectory.verzuim.wachttijd.week_of(day).is_some_and(|week| week > last_week);
    let done: Vec<_> = dossier::done_until(trajectory, scope.date, scope.sight.unreported()).collect();
    let time = time_spent(done.iter().copied());
    let counts = SollicitatieTelling::of(trajectory.sollicitaties.iter(), scope.date);
    // What was done after the last day of guidance is counted, and so is that day told.
    let last = done.iter().map(|activiteit| activiteit.datum).max().filter(|last| *last > scope.tot());
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
        (Resultaat::NietGeplaatst, _) => (DoelStatus::Open, eind.resultaat.label()),
    };
    Stand { woord: sign.as_str(), label }
}

/// Why the guidance ends, in a sentence.
pub fn reden(scope: Scope<'_>, kalender: &Kalender) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        reden: &'static str,
        naam: String,
        naam_begin: String,
        einddatum: String,
        komt_nog: bool,
        /// Whether the guidance ends with the wachttijd.
        tot_die_dag: bool,
        /// Whether the contract still runs, where its last day is known.
        in_dienst: bool,
        laatste_dag: String,
        wachttijd_voorbij: bool,
        /// The last day of the extended payment of wage, and whether it has passed.
        laatste_dag_loon: Option<String>,
        loon_voorbij: bool,
        /// The last day of guidance, where the contract or the AOW age sets it.
        begeleiding_tot: Option<String>,
        /// Points that UWV found lacking, and those that were repaired.
        punten: usize,
        hersteld: usize,
        /// Some of what UWV named is not repaired yet.
        deels_hersteld: bool,
        hersteld_woord: String,
        hersteld_woord_begin: String,
        punten_woord: String,
        /// UWV has yet to decide on a shorter extension: the day of the request, made or planned, and what follows.
        wacht_op_uwv: bool,
        verzoek: Option<String>,
        verzoek_gepland: bool,
        besluit_uiterlijk: Option<String>,
        einde_bij_toewijzing: Option<String>,
        /// Whether a decision on that request can make the payment of wage shorter at all.
        kan_korter: bool,
        /// UWV should have decided by now, and the bureau knows of no decision.
        uwv_te_laat: bool,
        /// The day on which UWV refused to shorten it, or found the repair sufficient.
        afgewezen_op: Option<String>,
        vastgesteld_op: Option<String>,
        /// Whether a request that follows a refusal can still make the payment of wage shorter.
        nieuw_verzoek: bool,
        aow_op: Option<String>,
        /// After a recovery, the day from which on sickness is a new case; until then steps of the law can come back.
        nieuw_geval_vanaf: Option<String>,
        /// Whether the work found fills a part of the hours.
        deels: bool,
        /// The words of the caller, as what follows ‘omdat’ where no other reason is printed, or else as they are.
        omdat: Option<String>,
        toelichting: Option<String>,
        /// Whether the employee reads it, for whom what a late decision changes is told in short.
        voor_werknemer: bool,
        /// What ends, and the last day of nazorg where that goes on.
        wat_eindigt: &'static str,
        nazorg_tot: Option<String>,
        nazorg_voorbij: bool,
    }
    let sanctie = scope.loonsanctie();
    let punten = sanctie.map(|sanctie| sanctie.tekortkomingen.as_slice()).unwrap_or_default();
    let hersteld = punten.iter().filter(|punt| punt.datum.is_some()).count();
    let last_wage = sanctie.map(Loonsanctie::laatste_dag);
    let last_day = scope.trajectory.verzuim.laatste_dag();
    let bekorting = sanctie.and_then(|sanctie| sanctie.bekorting);
    let decided = bekorting.and_then(|bekorting| bekorting.besluit);
    let goes_on = scope.eind.einddatum_begeleiding > scope.date;
    let waits = goes_on && decided.is_none() && last_wage.is_some_and(|last| last > scope.date);
    let refused = sanctie.and_then(Loonsanctie::afgewezen_op);
    let step = |soort| kalender.get(soort).and_then(|step| step.uiterlijk).filter(|_| waits);
    let granted = step(MijlpaalSoort::EindeNaBekorting).filter(|end| *end >= scope.date);
    let decision = step(MijlpaalSoort::BesluitBekorting);
    let words = scope.eind.reden_einde_toelichting.as_ref().map(|text| without_full_stop(text.as_str()));
    let only_words = matches!(scope.reden, None | Some(RedenEinde::Anders));
    let omdat = words.filter(|_| only_words).and_then(after_because);
    let aow = scope.trajectory.werknemer.geboortedatum.day().and_then(aow_date);
    let naam = scope.trajectory.werknemer.naam.short();
    let context = Context {
        reden: printed(scope.reden),
        naam_begin: sentence_case(&naam),
        naam,
        einddatum: long_date(scope.eind.einddatum_begeleiding),
        komt_nog: scope.eind.einddatum_begeleiding > scope.date,
        tot_die_dag: scope.eind.einddatum_begeleiding == last_day,
        in_dienst: scope.trajectory.dienstverband.einddatum.is_some_and(|last| last >= scope.date),
        laatste_dag: long_date(last_day),
        wachttijd_voorbij: last_day < scope.date,
        laatste_dag_loon: last_wage.map(long_date),
        loon_voorbij: last_wage.is_some_and(|last| last < scope.date),
        begeleiding_tot: scope.eindigt_eerder().map(long_date),
        punten: punten.len(),
        hersteld,
        deels_hersteld: hersteld < punten.len(),
        hersteld_woord: in_words(hersteld),
        hersteld_woord_begin: sentence_case(&in_words(hersteld)),
        punten_woord: in_words(punten.len()),
        wacht_op_uwv: waits,
        verzoek_gepland: bekorting.is_none(),
        verzoek: sanctie.and_then(Loonsanctie::verzoek).filter(|_| waits).map(long_date),
        besluit_uiterlijk: decision.map(long_date),
        einde_bij_toewijzing: granted.map(long_date),
        kan_korter: sanctie.is_some_and(|sanctie| sanctie.kan_korter_na(sanctie.verzoek().unwrap_or(scope.date))),
        uwv_te_laat: decision.is_some_and(|last| last < scope.date),
        afgewezen_op: refused.map(long_date),
        vastgesteld_op: sanctie.and_then(Loonsanctie::bekort_op).map(long_date),
        nieuw_verzoek: sanctie.is_some_and(|sanctie| {
            let refusal = refused.or(decision).unwrap_or(scope.date).max(scope.date);
            sanctie.is_te_bekorten_na(refusal)
        }),
        aow_op: aow.map(long_date),
        nieuw_geval_vanaf: dossier::nieuw_geval_vanaf(scope.request.dossier).map(long_date),
        deels: scope.eind.resultaat == Resultaat::Deels,
        voor_werknemer: scope.request.dossier.variant == Variant::Werknemer,
        wat_eindigt: scope.wat_eindigt(),
        nazorg_tot: scope.nazorg_tot().map(long_date),
        nazorg_voorbij: scope.nazorg_tot().is_some_and(|last| last < scope.date),
        toelichting: words.filter(|_| omdat.is_none()).map(str::to_owned),
        omdat,
    };
    sentence(scope.request, "eindrapportage/reden", context)
}

/// The word of a reason in the texts; another one where the data deny it.
fn printed(reden: Option<RedenEinde>) -> &'static str {
    reden.map_or("onbekend", RedenEinde::as_str)
}

/// Words that can follow ‘omdat’, as the contract asks for them; a text with a capital is a sentence of its own.
fn after_because(words: &str) -> Option<String> {
    let words = words.strip_prefix("omdat ").or_else(|| words.strip_prefix("Omdat ")).unwrap_or(words);
    words.starts_with(char::is_lowercase).then(|| words.to_owned())
}

/// What the reader is asked to do with the report.
pub fn gevraagd(scope: Scope<'_>, signatures: &[Ondertekening], kalender: &Kalender) -> Result<Gevraagd, ReportError> {
    #[derive(Serialize)]
    struct Context {
        variant: &'static str,
        overleden: bool,
        /// Whether the caller asks something of this reader.
        vraagt_iets: bool,
        moet_tekenen: bool,
        concept: bool,
        getekend: Option<String>,
        voor_riv: bool,
        /// The day of the WIA request with which the verslag went in: this report can supplement it.
        wia_gevraagd: Option<String>,
        eindevaluatie: Option<String>,
        /// Until when the employee asks for a WIA benefit and the employer sends in the report of the re-integration.
        wia_uiterlijk: Option<String>,
        wia_voorbij: Option<String>,
        riv_uiterlijk: Option<String>,
        /// The day of a request that UWV has yet to decide on.
        bekortingsverzoek: Option<String>,
        /// Whether the employer can still ask UWV for a shorter extension, and the day for which that is planned.
        bekorting_mogelijk: bool,
        gepland_verzoek: Option<String>,
        bevindingen: bool,
        /// The adviser with how to reach him, and whether this reader is asked to decide about hours or money.
        adviseur: String,
        besluit: bool,
    }
    let request = scope.request;
    let rol = signs_as(request.dossier.variant);
    let set = signatures.iter().any(|signature| signature.rol == rol && signature.status != OndertekeningStatus::Open);
    // Nobody signs for who died.
    let to_sign = !(set || scope.overleden() && rol == OndertekeningRol::Werknemer);
    let sanction = scope.loonsanctie();
    let asked = sanction.and_then(|sanctie| sanctie.bekorting).filter(|asked| asked.besluit.is_none());
    // After a refusal the employer may ask again.
    let may_ask = sanction.is_some_and(|sanctie| {
        let free = sanctie.bekorting.is_none() || sanctie.afgewezen_op().is_some();
        free && sanctie.kan_korter_na(scope.date)
    });
    let planned = sanction.and_then(|sanctie| {
        sanctie.gepland_verzoek.filter(|day| sanctie.bekorting.is_none() && sanctie.kan_korter_na(*day))
    });
    let due = |soort| still_due(kalender, soort, scope.date).map(long_date);
    let voor_riv = scope.voor_riv();
    let verslag = still_due(kalender, MijlpaalSoort::InzendenRiv, scope.date)
        .filter(|_| voor_riv && gevraagd::asks_for_verslag(request, &scope.eind.gevraagd, to_sign));
    let context = Context {
        variant: request.dossier.variant.as_str(),
        overleden: scope.overleden(),
        vraagt_iets: dossier::vragen_aan(request.dossier.variant, &scope.eind.gevraagd).next().is_some(),
        moet_tekenen: to_sign && !is_concept(request),
        concept: is_concept(request),
        getekend: signed(request, signatures, rol)?,
        voor_riv,
        wia_gevraagd: scope.vult_riv_aan().map(long_date),
        eindevaluatie: due(MijlpaalSoort::Eindevaluatie),
        wia_uiterlijk: due(MijlpaalSoort::WiaAanvraag),
        wia_voorbij: wia_missed(scope, kalender).map(long_date),
        riv_uiterlijk: due(MijlpaalSoort::InzendenRiv).filter(|_| verslag.is_none()),
        bekortingsverzoek: asked.map(|asked| long_date(asked.verzoek)),
        bekorting_mogelijk: may_ask,
        gepland_verzoek: planned.filter(|_| may_ask).map(long_date),
        bevindingen: !request.findings.is_empty(),
        adviseur: gevraagd::reached(&scope.trajectory.adviseur),
        besluit: gevraagd::asks_to_decide(request, &scope.eind.gevraagd),
    };
    let tekst = Tekst::of_sentences(&sentence(request, "eindrapportage/gevraagd", context)?);
    Ok(gevraagd::gevraagd(request, &scope.eind.gevraagd, to_sign, verslag, tekst))
}

/// The last day of a request for the WIA that has passed, and the bureau knows of no request. On a request UWV extended
/// the payment of wage, or gave a vervroegde IVA.
fn wia_missed(scope: Scope<'_>, kalender: &Kalender) -> Option<NaiveDate> {
    let settled = scope.loonsanctie().is_some() || scope.reden == Some(RedenEinde::VervroegdeIva);
    let step = kalender.get(MijlpaalSoort::WiaAanvraag).filter(|step| step.gerealiseerd.is_none() && !settled)?;
    step.uiterlijk.filter(|last| *last < scope.date)
}

/// The page in plain language; none after a death.
pub fn uitleg(scope: Scope<'_>, model: &impl Serialize, kalender: &Kalender) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        reden: &'static str,
        /// The new work, when the employee was placed.
        functie: Option<String>,
        organisatie: Option<String>,
        uren: Option<String>,
        /// The other jobs, where there are more: the last one and those before it, with their number and the hours of
        /// all together.
        andere_banen: Option<String>,
        banen_ertussen: Option<String>,
        aantal_banen: String,
        uren_samen: String,
        werk_vanaf: Option<String>,
        /// Whether that work has begun.
        begonnen: bool,
        nazorg_tot: Option<String>,
        nazorg_vorm: Option<String>,
        einddatum: String,
        /// Whether that day is still to come.
        komt_nog: bool,
        /// That as a verb: `stopt`, `stopte`.
        stopt: &'static str,
        /// Whether the way in which the guidance ended leaves a report to UWV.
        leest_mee: bool,
        vervolg_tot: Option<String>,
        /// After a recovery, the day from which on sickness is a new case.
        nieuw_geval_vanaf: Option<String>,
        /// Whether the search for work goes on until then.
        zoekt_nog: bool,
        /// Whether the employee is asked to apply for work in that time, and from which day on where a leave runs.
        solliciteert: bool,
        na_verlof: Option<String>,
        /// Whether the duty to cooperate goes on, also without guidance.
        moet_meewerken: bool,
        /// Whether UWV can still make the extended payment of wage shorter, and the guidance with it.
        kan_korter: bool,
        /// Whether the employer has yet to decide on hours or money for that time, and whether it is about jobhunting.
        werkgever_beslist: bool,
        over_jobhunting: bool,
        /// The last day of that decision.
        werkgever_beslist_voor: Option<String>,
        /// Whether the activities that are counted hold work of the bureau at which the employee need not be.
        werk_bureau: bool,
        eindevaluatie: Option<String>,
        wia_uiterlijk: Option<String>,
        /// The last day of that request, when it has passed without one.
        wia_voorbij: Option<String>,
        /// Whether the employee did ask for one.
        wia_gevraagd: bool,
        /// Whether the employee has still to ask for a WIA benefit because of how the guidance ended.
        vraagt_wia: bool,
        /// Whether there was paid work although nobody is placed, and when, where it is over.
        werk_gehad: bool,
        werk_periode: Option<String>,
        /// Whether the view of the employee is in the report.
        mening: bool,
        resultaat: &'static str,
        /// Whether this copy says of an appointment why it did not happen.
        reden_gedrukt: bool,
        /// The first appointments with the employee after the report.
        afspraak_1: Option<String>,
        afspraak_2: Option<String>,
        afspraak_3: Option<String>,
        /// What the employee is asked to do, as lines of a list.
        zelf_doen: Option<String>,
    }
    if scope.overleden() {
        return Ok(vec![]);
    }
    let eind = scope.eind;
    let jobs = if eind.reden_einde == RedenEinde::Geplaatst { scope.jobs() } else { vec![] };
    let work = jobs.first();
    let others = jobs
        .iter()
        .skip(1)
        .map(|job| format!("{} bij {}, {} uur per week", job.functie, job.organisatie, job.uren_op(scope.date)));
    let others: Vec<String> = others.collect();
    let had: Vec<&Plaatsing> = dossier::paid_work(scope.trajectory).filter(|job| job.van <= scope.date).collect();
    let times = had.iter().map(|job| job.tot.filter(|last| *last < scope.date).map(|last| worked(job.van, last)));
    let times: Option<Vec<String>> = times.collect();
    let nazorg = eind.nazorg.as_ref().filter(|nazorg| nazorg.period.last() > scope.date);
    let due = |soort| still_due(kalender, soort, scope.date).map(long_date);
    let missed = wia_missed(scope, kalender);
    let undecided = || {
        let asked = eind.gevraagd.iter().filter(|asked| asked.aan == Partij::Werkgever && asked.bedrag.is_some());
        asked.filter(|asked| asked.voor.is_none_or(|last| last >= scope.date))
    };
    let zoekt_nog = scope.vervolg_tot().is_some()
        && eind.resultaat != Resultaat::Geplaatst
        && matches!(
            scope.reden,
            Some(RedenEinde::EindeWachttijdNadert | RedenEinde::EindeLoonsanctie | RedenEinde::TekortkomingenHersteld)
        );
    // Nothing is asked during leave, of who recovered, and of who cannot work.
    let paused = dossier::paused_on(scope.trajectory, scope.date);
    let after_leave = paused.filter(|pauze| pauze.wazo).map(|pauze| later(pauze.period.last(), 1));
    let after_leave = after_leave.filter(|first| scope.vervolg_tot().is_some_and(|last| *first <= last));
    let able = dossier::without_ability(scope.trajectory, scope.date).is_none();
    let mut appointments = appointments(scope).into_iter();
    let context = Context {
        reden: printed(scope.reden),
        functie: work.map(|work| work.functie.to_string()),
        organisatie: work.map(|work| work.organisatie.to_string()),
        uren: work.map(|work| work.uren_op(scope.date).to_string()),
        andere_banen: others.last().cloned(),
        banen_ertussen: others.split_last().map(|(_, before)| before.join("; ")).filter(|told| !told.is_empty()),
        aantal_banen: in_words(jobs.len()),
        uren_samen: hours_together(&jobs, scope.date).to_string(),
        werk_vanaf: jobs.iter().map(|job| dossier::begun_there(scope.trajectory, job)).min().map(long_date),
        begonnen: work.is_some_and(|work| work.van <= scope.date),
        nazorg_tot: nazorg.map(|nazorg| long_date(nazorg.period.last())),
        nazorg_vorm: nazorg.map(|nazorg| without_full_stop(nazorg.vorm.as_str()).to_owned()),
        einddatum: long_date(eind.einddatum_begeleiding),
        komt_nog: eind.einddatum_begeleiding > scope.date,
        stopt: if eind.einddatum_begeleiding > scope.date { "stopt" } else { "stopte" },
        leest_mee: !matches!(scope.reden, Some(RedenEinde::HerstelEigenWerk | RedenEinde::VervroegdeIva)),
        vervolg_tot: scope.vervolg_tot().map(long_date),
        nieuw_geval_vanaf: dossier::nieuw_geval_vanaf(scope.request.dossier).map(long_date),
        zoekt_nog,
        solliciteert: zoekt_nog && able && (paused.is_none() || after_leave.is_some()),
        na_verlof: after_leave.map(long_date),
        moet_meewerken: must_cooperate(scope),
        kan_korter: scope.kan_korter(),
        werkgever_beslist: undecided().next().is_some(),
        werkgever_beslist_voor: undecided().filter_map(|asked| asked.voor).max().map(long_date),
        over_jobhunting: undecided().any(|asked| asked.wat.as_str().to_lowercase().contains("jobhunt")),
        werk_bureau: dossier::done_until(scope.trajectory, scope.date, scope.sight.unreported())
            .any(|activiteit| is_without_employee(activiteit.soort)),
        eindevaluatie: due(MijlpaalSoort::Eindevaluatie),
        wia_uiterlijk: due(MijlpaalSoort::WiaAanvraag),
        wia_voorbij: missed.map(long_date),
        wia_gevraagd: scope.trajectory.poortwachter.wia_aanvraag.is_some(),
        vraagt_wia: (missed.is_some() || due(MijlpaalSoort::WiaAanvraag).is_some())
            && !matches!(scope.reden, Some(RedenEinde::Geplaatst | RedenEinde::HerstelEigenWerk)),
        werk_gehad: !had.is_empty(),
        werk_periode: times.filter(|times| !times.is_empty()).map(|times| enumeration(&times)),
        mening: eind.visie_werknemer.is_some(),
        resultaat: eind.resultaat.as_str(),
        reden_gedrukt: activiteiten::of_period(scope.trajectory, scope.period, scope.sight)
            .any(|activiteit| scope.sight.absence_reason(activiteit).is_some()),
        afspraak_1: appointments.next(),
        afspraak_2: appointments.next(),
        afspraak_3: appointments.next(),
        zelf_doen: own_tasks(eind),
    };
    explanation(scope.request, model, scope.sight, context)
}

/// Work of the bureau at which the employee need not be.
const fn is_without_employee(soort: ActiviteitSoort) -> bool {
    use ActiviteitSoort as A;
    matches!(soort, A::Jobhunting | A::Overleg | A::Arbeidsmarktonderzoek)
}

/// What is planned with the employee after the report, in order of its days: nothing during leave, after a recovery,
/// and of who cannot work.
fn appointments(scope: Scope<'_>) -> Vec<String> {
    let able = dossier::without_ability(scope.trajectory, scope.date).is_none();
    let paused = dossier::paused_on(scope.trajectory, scope.date);
    let asked = |day: NaiveDate| able && paused.is_none_or(|pauze| pauze.wazo && day > pauze.period.last());
    let with_employee = |soort: ActiviteitSoort| !is_without_employee(soort) && soort != ActiviteitSoort::Rapportage;
    let planned = scope.trajectory.activiteiten.iter().filter(|activiteit| {
        activiteit.status == ActiviteitStatus::Gepland && activiteit.datum > scope.date && scope.sight.shows(activiteit)
    });
    planned
        .filter(|activiteit| with_employee(activiteit.soort) && asked(activiteit.datum))
        .map(|one| activiteiten::appointment(one.datum, Some(one.soort), one.omschrijving.as_str()))
        .collect()
}

/// Whether the employee has still to cooperate, whoever ended the guidance (BW 7:660a): as long as wage or a Ziektewet
/// benefit can be due, and where something can be asked.
fn must_cooperate(scope: Scope<'_>) -> bool {
    use RedenEinde as R;
    let free =
        matches!(scope.reden, Some(R::HerstelEigenWerk | R::VervroegdeIva | R::Aow | R::UitvalGbm | R::Overlijden));
    let trajectory = scope.trajectory;
    let able = dossier::without_ability(trajectory, scope.date).is_none();
    let paid = trajectory.laatste_dag_loontijdvak() >= scope.date;
    let working_age = trajectory.aow_op().is_none_or(|aow| aow > scope.date);
    !free && able && paid && working_age && scope.eind.resultaat != Resultaat::Geplaatst
}

/// `van 1 augustus tot en met 12 september 2025`, or `op 1 augustus 2025`.
fn worked(first: NaiveDate, last: NaiveDate) -> String {
    format!("{} {}", if first == last { "op" } else { "van" }, date_range(first, last))
}

/// What the report asks of the employee, each with its last day.
fn own_tasks(eind: &Eind) -> Option<String> {
    let own = eind.gevraagd.iter().filter(|vraag| vraag.aan == Partij::Werknemer);
    let line = |what: &str, last: Option<NaiveDate>| {
        let what = without_full_stop(what);
        let stop = if what.ends_with(['?', '!', '.']) { "" } else { "." };
        let by = last.map(|last| format!(" Doe dat uiterlijk op {}.", long_date(last))).unwrap_or_default();
        format!("- {what}{stop}{by}")
    };
    let lines: Vec<String> = own.map(|vraag| line(vraag.wat.as_str(), vraag.voor)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
