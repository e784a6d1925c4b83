//! The voortgangsrapportage: what happened in one period, how far it is, what comes next (`domain.md` c.4).

use serde::Serialize;

use super::delen::{
    BelastbaarheidDeel, Bevindingen, Handtekening, Kopje, Stand, asked, belastbaarheid, belastbaarheid_described,
    explanation, findings, holds_medical_words, signatures, still_due, time_spent,
};
use super::dutch::{count, date_range, in_words, long_date, sentence_case, short_date};
use super::furniture::{Cijfer, Feit, Feitenblok, Opmaak, datum_en_versie, feit, gegevens, opmaak};
use super::plan_zoekprofiel::hours;
use super::prose::Tekst;
use super::reader::Sight;
use super::sentences::sentence;
use super::tijdlijn::{KalenderRij, Tijdlijn, countdown, kalender_rijen, tijdlijn};
use super::verloop::{self, ActiviteitRij, PlaatsingBlok, SollicitatieRij, SollicitatieTelling, Trechter, WeekGrafiek};
use super::{ReportError, Request};
use crate::trajectory::{
    Activiteit, ActiviteitStatus, Belastbaarheid, Document, Doel, DoelStatus, Kalender, MijlpaalSoort, Ondertekening,
    OndertekeningRol, OndertekeningStatus, Trajectory, Voortgang,
};

/// Everything on the pages, in the order of the pages. An absent part leaves no trace.
#[derive(Debug, Serialize)]
pub struct Voortgangsrapportage {
    #[serde(flatten)]
    opmaak: Opmaak,
    feiten: Vec<Feit>,
    cijfers: Vec<Cijfer>,
    stoplicht: Option<Stand>,
    samenvatting: Tekst,
    gevraagd: Tekst,
    tijdlijn: Tijdlijn,
    kalender: Vec<KalenderRij>,
    volgende_stap: Option<String>,
    gegevens: Vec<Feitenblok>,
    belastbaarheid: BelastbaarheidDeel,
    belastbaarheid_inleiding: String,
    belastbaarheid_toelichting: Option<Tekst>,
    activiteiten: ActiviteitenDeel,
    sollicitaties: SollicitatiesDeel,
    doelen: Vec<DoelRij>,
    plaatsingen: Vec<PlaatsingBlok>,
    inzet: InzetDeel,
    evaluatie: Vec<Kopje>,
    bijstelling: BijstellingDeel,
    vooruitblik: Vec<VooruitblikRij>,
    visie_werknemer: Option<Tekst>,
    ondertekening: Vec<Handtekening>,
    gelezen: Option<String>,
    uitleg: Vec<Kopje>,
    bevindingen: Option<Bevindingen>,
}

#[derive(Debug, Serialize)]
struct ActiviteitenDeel {
    inleiding: Option<String>,
    rijen: Vec<ActiviteitRij>,
    grafiek: Option<WeekGrafiek>,
    geen_reden: Option<String>,
}

#[derive(Debug, Serialize)]
struct SollicitatiesDeel {
    inleiding: String,
    rijen: Vec<SollicitatieRij>,
    tellingen: Vec<TellingRij>,
    trechter: Option<Trechter>,
    zoekrichtingen: Vec<String>,
    zoekprofiel: Option<String>,
}

/// A count over the period and since the start.
#[derive(Debug, Serialize)]
struct TellingRij {
    label: &'static str,
    periode: usize,
    totaal: usize,
}

#[derive(Debug, Serialize)]
struct DoelRij {
    nummer: u32,
    doel: String,
    meetbaar: Option<String>,
    uiterlijk: String,
    stand: &'static str,
    stand_tekst: &'static str,
    percentage: Option<u32>,
    toelichting: Option<String>,
}

#[derive(Debug, Serialize)]
struct InzetDeel {
    werknemer: Tekst,
    werkgever: Option<Tekst>,
    afwezigheid: Vec<AfwezigheidRij>,
}

#[derive(Debug, Serialize)]
struct AfwezigheidRij {
    datum: String,
    soort: &'static str,
    nieuwe_datum: String,
}

#[derive(Debug, Serialize)]
struct BijstellingDeel {
    nodig: bool,
    wat: Option<Tekst>,
    waarom: Option<Tekst>,
    zoekprofiel: Option<String>,
}

#[derive(Debug, Serialize)]
struct VooruitblikRij {
    datum: String,
    soort: String,
    omschrijving: String,
}

/// Builds the model for one reader.
pub fn build(request: &Request<'_>, document: &Document) -> Result<Voortgangsrapportage, ReportError> {
    let trajectory = request.trajectory;
    let voortgang = trajectory.voortgang.as_ref().ok_or(ReportError::MissingPart)?;
    let sight = Sight::of(request.variant, request.soort);
    let peildatum = request.date;
    let kalender = Kalender::of(
        &trajectory.verzuim,
        &trajectory.poortwachter.known_on(peildatum),
        &trajectory.traject.known_on(peildatum),
        trajectory.dienstverband.einddatum,
    );
    let signatures = signatures(&voortgang.ondertekening, trajectory);
    let (belastbaarheid, newest) = belastbaarheid(request)?;

    Ok(Voortgangsrapportage {
        opmaak: opmaak(
            request,
            document,
            format!("Voortgangsrapportage {}", voortgang.volgnummer),
            subtitle(trajectory, voortgang),
            format!("Voortgangsrapportage {} traject {}", voortgang.volgnummer, trajectory.traject.nummer),
        )?,
        feiten: key_facts(request, document, sight),
        cijfers: figures(request, voortgang, sight),
        stoplicht: voortgang.stoplicht.map(|light| Stand { woord: light.as_str(), label: light.label() }),
        samenvatting: Tekst::of(&voortgang.samenvatting),
        gevraagd: asked(request, signatures)?,
        tijdlijn: tijdlijn(trajectory, &kalender, peildatum, None),
        kalender: kalender_rijen(trajectory, &kalender, peildatum),
        volgende_stap: next_step(&kalender, request)?,
        gegevens: gegevens(trajectory, sight),
        belastbaarheid_inleiding: belastbaarheid_inleiding(request, voortgang, newest)?,
        belastbaarheid_toelichting: voortgang.toelichting_belastbaarheid.as_ref().map(Tekst::of),
        belastbaarheid,
        activiteiten: activiteiten(request, voortgang, sight)?,
        sollicitaties: sollicitaties(request, voortgang)?,
        doelen: trajectory.doelen.iter().map(|doel| goal(doel, voortgang)).collect(),
        plaatsingen: verloop::placements(trajectory, voortgang.period),
        inzet: inzet(voortgang),
        evaluatie: evaluatie(voortgang),
        bijstelling: bijstelling(trajectory, voortgang),
        vooruitblik: vooruitblik(trajectory, voortgang, sight),
        visie_werknemer: voortgang.visie_werknemer.as_ref().map(Tekst::of),
        ondertekening: signatures.iter().map(Handtekening::of).collect(),
        gelezen: read_line(signatures, voortgang, request)?,
        uitleg: uitleg(request, voortgang, &kalender, sight)?,
        bevindingen: findings(request, sight),
    })
}

fn subtitle(trajectory: &Trajectory, voortgang: &Voortgang) -> String {
    let period = voortgang.period;
    let weeks = match (verloop::week(trajectory, period.first()), verloop::week(trajectory, period.last())) {
        (first, last) if first == last => format!("ziekteweek {first}"),
        (first, last) => format!("ziekteweek {first} tot en met {last}"),
    };
    format!("{} · {weeks}", date_range(period.first(), period.last()))
}

fn key_facts(request: &Request<'_>, document: &Document, sight: Sight) -> Vec<Feit> {
    let trajectory = request.trajectory;
    let werknemer = &trajectory.werknemer;
    let number = match &document.nummer {
        Some(nummer) if *nummer != trajectory.traject.nummer => format!("{} ({nummer})", trajectory.traject.nummer),
        _ => trajectory.traject.nummer.to_string(),
    };
    [
        Some(Feit::new("Werknemer", werknemer.naam.formal())),
        Some(Feit::new("Werkgever", trajectory.werkgever.naam.to_string())),
        Some(Feit::new("Adviseur", trajectory.adviseur.naam.to_string())),
        Some(Feit::new("Functie", trajectory.dienstverband.functie.to_string())),
        Some(Feit::new("Trajectnummer", number)),
        Some(Feit::new("Datum en versie", datum_en_versie(request, document))),
        feit("BSN", werknemer.bsn.as_ref().filter(|_| sight.bsn).map(|bsn| bsn.as_str())),
        sight.bsn.then(|| Feit::new("Geboortedatum", long_date(werknemer.geboortedatum))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn figures(request: &Request<'_>, voortgang: &Voortgang, sight: Sight) -> Vec<Cijfer> {
    let trajectory = request.trajectory;
    let period = voortgang.period;
    let last_day = trajectory.verzuim.laatste_dag();
    let done: Vec<_> = verloop::done_until(trajectory, period.last(), sight).collect();
    let in_period = done.iter().filter(|activiteit| period.contains(activiteit.datum)).count();
    let sent = trajectory.sollicitaties.iter().filter(|sollicitatie| sollicitatie.datum <= period.last());
    let (sent_total, sent_in_period) = sent.fold((0, 0), |(total, inside), sollicitatie| {
        (total + 1, inside + usize::from(period.contains(sollicitatie.datum)))
    });
    let left = (last_day - request.date).num_days();
    vec![
        Cijfer {
            label: "Ziekteweek",
            waarde: verloop::week(trajectory, request.date),
            toelichting: if left < 0 { "wachttijd voorbij".into() } else { "van 104".into() },
        },
        Cijfer {
            label: "Activiteiten",
            waarde: in_period.to_string(),
            toelichting: since_start(in_period, done.len()),
        },
        Cijfer {
            label: "Sollicitaties",
            waarde: sent_in_period.to_string(),
            toelichting: since_start(sent_in_period, sent_total),
        },
        Cijfer {
            label: "Tot einde wachttijd",
            waarde: match left {
                ..0 => "voorbij".into(),
                0..14 => count(usize::try_from(left).unwrap_or(0), "dag", "dagen"),
                _ => format!("{} weken", left / 7),
            },
            toelichting: format!("t/m {}", short_date(last_day)),
        },
    ]
}

/// A total that is no other than the number of the period is not said twice.
fn since_start(in_period: usize, total: usize) -> String {
    if in_period == total { "in deze periode".to_owned() } else { format!("sinds de start {total}") }
}

fn next_step(kalender: &Kalender, request: &Request<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        stap: String,
        datum: String,
        termijn: String,
        laatste: bool,
    }
    let Some((step, last)) = kalender.next_after(request.date).and_then(|step| Some((step, step.uiterlijk?))) else {
        return Ok(None);
    };
    let context = Context {
        stap: step.soort.label().to_owned(),
        datum: long_date(last),
        termijn: countdown(request.date, last),
        laatste: step.soort == MijlpaalSoort::EindeWachttijd,
    };
    sentence(request, "volgende_stap", context).map(Some)
}

/// The sentence that opens the section on belastbaarheid.
fn belastbaarheid_inleiding(
    request: &Request<'_>,
    voortgang: &Voortgang,
    newest: &Belastbaarheid,
) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        gewijzigd: bool,
        /// Whether a changed one came in the period, whatever the file says of a change.
        nieuw_ontvangen: bool,
        bron: String,
        datum: String,
        ontvangen: Option<String>,
        beschreven: bool,
        medisch: bool,
    }
    let received = newest.ontvangen_op.unwrap_or(newest.datum);
    let context = Context {
        gewijzigd: voortgang.belastbaarheid_gewijzigd,
        nieuw_ontvangen: newest.gewijzigd && voortgang.period.contains(received),
        bron: newest.bron.label().to_owned(),
        datum: long_date(newest.datum),
        ontvangen: newest.ontvangen_op.map(long_date),
        beschreven: belastbaarheid_described(request),
        medisch: holds_medical_words(request),
    };
    sentence(request, "belastbaarheid", context)
}

fn activiteiten(request: &Request<'_>, voortgang: &Voortgang, sight: Sight) -> Result<ActiviteitenDeel, ReportError> {
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
    }
    let trajectory = request.trajectory;
    let period = voortgang.period;
    let all: Vec<_> = verloop::done_until(trajectory, period.last(), sight).collect();
    let inside: Vec<_> = all.iter().copied().filter(|activiteit| period.contains(activiteit.datum)).collect();
    let dates: Vec<_> = all.iter().map(|activiteit| activiteit.datum).collect();
    let gap = verloop::longest_gap(trajectory.traject.startdatum, period.last(), &dates);
    let gap = usize::try_from(gap).unwrap_or(0);
    let context = Context {
        aantal: inside.len(),
        aantal_woord: in_words(inside.len()),
        tijd: time_spent(inside.iter().copied()),
        totaal: all.len(),
        totaal_woord: in_words(all.len()),
        totaal_tijd: time_spent(all.iter().copied()),
        langste_gat: gap,
        langste_gat_woord: in_words(gap),
    };
    let inleiding = if inside.is_empty() { None } else { Some(sentence(request, "activiteiten", context)?) };
    Ok(ActiviteitenDeel {
        inleiding,
        rijen: verloop::rows(trajectory, period, sight),
        grafiek: verloop::week_grafiek(trajectory, period, sight).filter(|grafiek| grafiek.hoogste > 0),
        geen_reden: voortgang.reden_geen_activiteiten.as_ref().filter(|_| inside.is_empty()).map(ToString::to_string),
    })
}

fn sollicitaties(request: &Request<'_>, voortgang: &Voortgang) -> Result<SollicitatiesDeel, ReportError> {
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
    let trajectory = request.trajectory;
    let period = voortgang.period;
    let sent = || trajectory.sollicitaties.iter().filter(|sollicitatie| sollicitatie.datum <= period.last());
    let total = SollicitatieTelling::of(sent(), period.last());
    let inside =
        SollicitatieTelling::of(sent().filter(|sollicitatie| period.contains(sollicitatie.datum)), period.last());
    let inleiding = if inside.totaal == 0 {
        let context = NoneContext { totaal: total.totaal, totaal_woord: in_words(total.totaal) };
        sentence(request, "periode_zonder_sollicitaties", context)?
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
        sentence(request, "sollicitaties", context)?
    };
    let tellingen = [
        ("verstuurd", inside.totaal, total.totaal),
        ("leidden tot een gesprek", inside.gesprek, total.gesprek),
        ("aanbod", inside.aanbod, total.aanbod),
        ("afgewezen", inside.afgewezen, total.afgewezen),
        ("ingetrokken", inside.ingetrokken, total.ingetrokken),
        ("nog open", inside.open, total.open),
    ];
    let profiel = verloop::profiel_on(trajectory, period.last());
    Ok(SollicitatiesDeel {
        inleiding,
        rijen: verloop::application_rows(trajectory, period),
        tellingen: tellingen
            .into_iter()
            .filter(|(_, _, totaal)| total.totaal > 0 && *totaal > 0)
            .map(|(label, periode, totaal)| TellingRij { label, periode, totaal })
            .collect(),
        trechter: verloop::trechter(trajectory, period.last()),
        zoekrichtingen: profiel
            .map(|profiel| {
                profiel.zoekrichtingen.iter().map(|found| format!("{} ({})", found.functie, found.sector)).collect()
            })
            .unwrap_or_default(),
        zoekprofiel: profiel.map(|profiel| {
            format!(
                "Zoekprofiel versie {} van {}: {}, reistijd ten hoogste {} minuten, {} uur per week.",
                profiel.versie,
                long_date(profiel.datum),
                profiel.regio,
                profiel.max_reistijd_min,
                hours(profiel),
            )
        }),
    })
}

fn goal(doel: &Doel, voortgang: &Voortgang) -> DoelRij {
    let progress = voortgang.doelen.iter().find(|progress| progress.doel == doel.nummer);
    let status = progress.map_or(DoelStatus::Open, |progress| progress.status);
    DoelRij {
        nummer: doel.nummer,
        doel: doel.omschrijving.to_string(),
        meetbaar: doel.meetbaar.as_ref().map(ToString::to_string),
        uiterlijk: doel.deadline.map(short_date).unwrap_or_default(),
        stand: status.as_str(),
        stand_tekst: status.label(),
        percentage: progress.and_then(|progress| progress.percentage),
        toelichting: progress.and_then(|progress| progress.toelichting.as_ref()).map(ToString::to_string),
    }
}

fn inzet(voortgang: &Voortgang) -> InzetDeel {
    InzetDeel {
        werknemer: Tekst::of(&voortgang.inzet_werknemer),
        werkgever: voortgang.inzet_werkgever.as_ref().map(Tekst::of),
        afwezigheid: voortgang
            .afwezigheid
            .iter()
            .map(|missed| AfwezigheidRij {
                datum: short_date(missed.datum),
                soort: missed.soort.label(),
                nieuwe_datum: missed.nieuwe_datum.map(short_date).unwrap_or_default(),
            })
            .collect(),
    }
}

fn evaluatie(voortgang: &Voortgang) -> Vec<Kopje> {
    Kopje::list([
        ("Wat ging goed", voortgang.wat_ging_goed.as_ref()),
        ("Wat belemmert", voortgang.wat_belemmert.as_ref()),
        ("Oorzaak", voortgang.oorzaak.as_ref()),
    ])
}

fn bijstelling(trajectory: &Trajectory, voortgang: &Voortgang) -> BijstellingDeel {
    let change = &voortgang.bijstelling;
    let profiel = change
        .zoekprofiel_versie
        .and_then(|version| trajectory.zoekprofielen.iter().find(|profiel| profiel.versie == version));
    BijstellingDeel {
        nodig: change.nodig,
        wat: change.wat.as_ref().map(Tekst::of),
        waarom: change.waarom.as_ref().map(Tekst::of),
        zoekprofiel: profiel.map(|profiel| {
            format!("De bijstelling staat in zoekprofiel versie {} van {}.", profiel.versie, long_date(profiel.datum))
        }),
    }
}

/// What the caller planned for the next period, with the activities of the trajectory that are planned after it.
fn vooruitblik(trajectory: &Trajectory, voortgang: &Voortgang, sight: Sight) -> Vec<VooruitblikRij> {
    let given = voortgang.vooruitblik.iter().map(|item| (item.datum, item.soort, item.omschrijving.to_string()));
    let planned = planned_after(trajectory, voortgang, sight)
        .map(|activiteit| (Some(activiteit.datum), Some(activiteit.soort), activiteit.omschrijving.to_string()));
    let mut rows: Vec<_> = given.chain(planned).collect();
    rows.sort_by_key(|(date, _, _)| date.unwrap_or(chrono::NaiveDate::MAX));
    rows.dedup();
    rows.into_iter()
        .map(|(date, soort, omschrijving)| VooruitblikRij {
            datum: date.map(short_date).unwrap_or_default(),
            soort: soort.map(|soort| soort.label().to_owned()).unwrap_or_default(),
            omschrijving,
        })
        .collect()
}

/// Activities that are planned after the period.
fn planned_after<'a>(
    trajectory: &'a Trajectory,
    voortgang: &'a Voortgang,
    sight: Sight,
) -> impl Iterator<Item = &'a Activiteit> {
    trajectory.activiteiten.iter().filter(move |activiteit| {
        activiteit.status == ActiviteitStatus::Gepland
            && activiteit.datum > voortgang.period.last()
            && (activiteit.rapporteerbaar || sight.internal)
    })
}

/// The page in plain language.
fn uitleg(
    request: &Request<'_>,
    voortgang: &Voortgang,
    kalender: &Kalender,
    sight: Sight,
) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        /// Whether the view of the employee is in the report.
        mening: bool,
        volgende_datum: Option<String>,
        wia_uiterlijk: Option<String>,
    }
    let planned = planned_after(request.trajectory, voortgang, sight).map(|activiteit| activiteit.datum);
    let given = voortgang.vooruitblik.iter().filter_map(|item| item.datum);
    let next = given.chain(planned).filter(|date| *date >= request.date).min();
    let context = Context {
        mening: voortgang.visie_werknemer.is_some(),
        volgende_datum: next.map(long_date),
        wia_uiterlijk: still_due(kalender, MijlpaalSoort::WiaAanvraag, request.date).map(long_date),
    };
    explanation(request, sight, context)
}

/// Whether the employee has read the report, in a sentence; nothing while that is still open.
fn read_line(
    signatures: &[Ondertekening],
    voortgang: &Voortgang,
    request: &Request<'_>,
) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        naam: String,
        reden: Option<String>,
    }
    let signed = signatures
        .iter()
        .any(|signature| signature.rol == OndertekeningRol::Werknemer && signature.status != OndertekeningStatus::Open);
    match (&voortgang.reden_niet_gelezen, signed) {
        (Some(reason), false) => {
            let naam = sentence_case(&request.trajectory.werknemer.naam.short());
            sentence(
                request,
                "gelezen",
                Context { naam, reden: Some(reason.as_str().trim_end_matches('.').to_owned()) },
            )
            .map(Some)
        }
        _ => Ok(None),
    }
}
