//! How the eindrapportage closes: what comes after it, what employee and employer think of it, and who signs it.

use chrono::NaiveDate;
use serde::Serialize;

use super::scope::Scope;
use crate::dossier;
use crate::dutch::{date_range, enumeration, long_date, sentence_case, short_date};
use crate::report::components::afspraken::evaluation_day;
use crate::report::components::feiten::Feit;
use crate::report::components::inhoud::{Kopje, no_effort, text_or};
use crate::report::components::kalender::countdown;
use crate::report::components::ondertekening::{Handtekening, places_to_sign};
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::report::text::prose::Tekst;
use crate::report::text::stops::{with_full_stop, without_full_stop};
use crate::trajectory::{
    Activiteit, ActiviteitStatus, Block, Inline, Look, Ondertekening, OndertekeningRol, Prose, Text, Voortgang,
};

/// The advice and what follows on it.
#[derive(Debug, Serialize)]
pub struct VervolgDeel {
    kop: &'static str,
    advies: Tekst,
    zin: Option<String>,
    /// What follows after the wachttijd, where that is more than a sentence.
    derde_spoor: Option<Tekst>,
    nazorg: Vec<Feit>,
    gepland: Vec<GeplandeActiviteit>,
}

#[derive(Debug, Serialize)]
struct GeplandeActiviteit {
    datum: String,
    soort: String,
    omschrijving: String,
}

/// The advice, and the guidance up to the end of the wachttijd; after a death the advice alone.
pub fn vervolg(scope: Scope<'_>) -> Result<VervolgDeel, ReportError> {
    let advies = Tekst::of(&scope.eind.advies);
    if scope.overleden() {
        return Ok(VervolgDeel {
            kop: "Afsluiting",
            advies,
            zin: None,
            derde_spoor: None,
            nazorg: vec![],
            gepland: vec![],
        });
    }
    let nazorg = scope.eind.nazorg.as_ref().map(|nazorg| {
        let period = nazorg.period;
        [Feit::new("Periode", date_range(period.first(), period.last())), Feit::new("Vorm", nazorg.vorm.to_string())]
            .into_iter()
            .chain((!nazorg.momenten.is_empty()).then(|| Feit::new("Contact op", days(&nazorg.momenten))))
            .collect::<Vec<_>>()
    });
    let (third, derde_spoor) = third_track(scope)?;
    Ok(VervolgDeel {
        kop: "Advies en vervolg",
        advies,
        zin: after(guidance(scope)?, third),
        derde_spoor,
        nazorg: nazorg.unwrap_or_default(),
        gepland: planned(scope),
    })
}

/// What is planned after the report, in order of its days, with the next look at what the employee can do: whoever
/// plans the weeks ahead looks for it there.
fn planned(scope: Scope<'_>) -> Vec<GeplandeActiviteit> {
    let planned = scope.trajectory.activiteiten.iter().filter(|activiteit| {
        activiteit.status == ActiviteitStatus::Gepland && activiteit.datum > scope.date && scope.sight.shows(activiteit)
    });
    let row = |activiteit: &Activiteit| {
        (activiteit.datum, sentence_case(activiteit.soort.label()), activiteit.omschrijving.to_string())
    };
    let mut rows: Vec<(NaiveDate, String, String)> = planned.map(row).collect();
    let told = |day: NaiveDate| {
        rows.iter().any(|(planned, _, what)| *planned == day && what.to_lowercase().contains("bedrijfsarts"))
    };
    let look = evaluation_day(scope.trajectory, scope.date).filter(|_| !scope.niets_te_komen());
    if let Some((day, by_doctor)) = look.filter(|(day, _)| *day > scope.date && !told(*day)) {
        let who = if by_doctor { "De bedrijfsarts bekijkt" } else { "Er wordt" };
        let verb = if by_doctor { "" } else { " bekeken" };
        rows.push((day, "Evaluatie".to_owned(), format!("{who} opnieuw{verb} wat de werknemer in werk kan.")));
        rows.sort_by_key(|(day, ..)| *day);
    }
    let printed = |(day, soort, omschrijving)| GeplandeActiviteit { datum: short_date(day), soort, omschrijving };
    rows.into_iter().map(printed).collect()
}

/// `29 oktober, 26 november en 17 december`, each with its year.
fn days(dates: &[NaiveDate]) -> String {
    let mut dates = dates.to_vec();
    dates.sort_unstable();
    enumeration(&dates.into_iter().map(long_date).collect::<Vec<_>>())
}

/// One sentence after another, as far as they are there.
fn after(first: Option<String>, then: Option<String>) -> Option<String> {
    match (first, then) {
        (Some(first), Some(then)) => Some(format!("{first} {then}")),
        (first, then) => first.or(then),
    }
}

/// What follows after the wachttijd, in the words of the caller; and that an employer who carries the risk of the WGA
/// stays responsible, where that is asked about. Words without form are a sentence among ours; others keep their form.
fn third_track(scope: Scope<'_>) -> Result<(Option<String>, Option<Tekst>), ReportError> {
    #[derive(Serialize)]
    struct Context {
        tekst: String,
        eigenrisicodrager: bool,
    }
    let Some(words) = &scope.eind.derde_spoor else { return Ok((None, None)) };
    let eigenrisicodrager = scope.trajectory.werkgever.eigenrisicodrager.is_some_and(|risk| risk.wga);
    let told = |tekst| sentence(scope.request, "eindrapportage/derde_spoor", Context { tekst, eigenrisicodrager });
    Ok(if is_sentence(words) {
        (Some(told(with_full_stop(&words.plain()))?), None)
    } else {
        (None, Some(Tekst::of(words).followed_by(Tekst::of_sentences(&told(String::new())?))))
    })
}

/// Whether a text is one paragraph of plain words.
fn is_sentence(text: &Prose) -> bool {
    let [Block::Paragraph(inlines)] = text.blocks.as_slice() else { return false };
    matches!(inlines.as_slice(), [Inline::Text { look, .. }] if *look == Look::default())
}

/// How long the guidance goes on after the report.
fn guidance(scope: Scope<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        datum: String,
        termijn: String,
        laatste_dag: bool,
        verlengd: bool,
        /// UWV has yet to decide on a shorter extension that is asked for, or to be asked for.
        wacht_op_uwv: bool,
    }
    let Some(until) = scope.vervolg_tot() else {
        return Ok(None);
    };
    let sanction = scope.request.dossier.loonsanctie();
    let context = Context {
        datum: long_date(until),
        termijn: countdown(scope.date, until),
        laatste_dag: until == scope.trajectory.verzuim.laatste_dag(),
        verlengd: sanction.is_some_and(|sanctie| sanctie.laatste_dag() == until),
        wacht_op_uwv: sanction.is_some_and(|sanctie| {
            let undecided = sanctie.bekorting.is_none_or(|bekorting| bekorting.besluit.is_none());
            undecided && sanctie.verzoek().is_some_and(|request| sanctie.kan_korter_na(request))
        }),
    };
    sentence(scope.request, "eindrapportage/vervolg", context).map(Some)
}

/// What employee and employer think, or why that is not known.
pub fn visie(scope: Scope<'_>) -> Result<Vec<Kopje>, ReportError> {
    let eind = scope.eind;
    let missing = eind.reden_geen_visie_werknemer.as_ref().filter(|_| !scope.overleden());
    let werknemer = view(scope, OndertekeningRol::Werknemer, eind.visie_werknemer.as_ref(), missing)?;
    let missing = eind.reden_geen_visie_werkgever.as_ref();
    let werkgever = view(scope, OndertekeningRol::Werkgever, eind.visie_werkgever.as_ref(), missing)?;
    Ok([werknemer, werkgever].into_iter().flatten().collect())
}

fn view(
    scope: Scope<'_>,
    rol: OndertekeningRol,
    given: Option<&Prose>,
    missing: Option<&Text>,
) -> Result<Option<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        rol: &'static str,
        reden: String,
    }
    let kop = sentence_case(rol.label());
    Ok(match (given, missing) {
        (Some(text), _) => Some(Kopje { kop, tekst: Tekst::of(text) }),
        (None, Some(reason)) => {
            let reden = without_full_stop(reason.as_str()).to_owned();
            let text = sentence(scope.request, "eindrapportage/visie_ontbreekt", Context { rol: rol.label(), reden })?;
            Some(Kopje { kop, tekst: Tekst::of_sentences(&text) })
        }
        // Of who died nobody asks it; else the contract asks for one of both.
        (None, None) => None,
    })
}

/// What employee and employer did for the track, or that nobody described it; after a death only what was.
pub fn inspanningen(scope: Scope<'_>) -> Vec<Kopje> {
    use OndertekeningRol::{Werkgever, Werknemer};
    let efforts = [(Werknemer, &scope.eind.inzet_werknemer), (Werkgever, &scope.eind.inzet_werkgever)];
    let told = efforts.into_iter().filter(|(_, text)| text.is_some() || !scope.overleden());
    told.map(|(rol, text)| {
        let tekst = match (text, dossier::effort_of_progress(scope.request.dossier, rol)) {
            (None, Some((voortgang, day, earlier))) => quoted(scope, voortgang, day, earlier),
            _ => text_or(text.as_ref(), &no_effort(rol)),
        };
        Kopje { kop: sentence_case(rol.label()), tekst }
    })
    .collect()
}

/// Days after which what a progress report says of an effort is not that of the track.
const FRESH_DAYS: i64 = 56;

/// The effort as a progress report told it, with which one that was; and of an older one up to when it tells of it.
fn quoted(scope: Scope<'_>, voortgang: &Voortgang, day: NaiveDate, effort: &Prose) -> Tekst {
    let from = format!("Uit voortgangsrapportage {} van {}:", voortgang.volgnummer, long_date(day));
    let told = Tekst::of_sentences(&from).followed_by(Tekst::of(effort));
    if (scope.date - day).num_days() <= FRESH_DAYS {
        return told;
    }
    let until = long_date(voortgang.period.last());
    told.followed_by(Tekst::of_sentences(&format!(
        "Dit gaat over de tijd tot en met {until}. Wat daarna is gedaan, staat in de overzichten van activiteiten en \
         sollicitaties."
    )))
}

/// The signatures under this report. After a death there is no place for the employee.
pub fn signatures(scope: Scope<'_>) -> Vec<Ondertekening> {
    let signs = |signature: &Ondertekening| signature.rol != OndertekeningRol::Werknemer || !scope.overleden();
    let mut signatures = scope.request.dossier.ondertekening().1.into_owned();
    signatures.retain(signs);
    signatures
}

/// A place to sign for each of the three parties, set or open.
pub fn ondertekening(scope: Scope<'_>, signatures: &[Ondertekening]) -> Vec<Handtekening> {
    let concept = scope.request.dossier.is_concept();
    let open = |rol: &OndertekeningRol| {
        let trajectory = scope.trajectory;
        let (naam, functie) = match rol {
            OndertekeningRol::Werknemer => (trajectory.werknemer.naam.formal(), None),
            OndertekeningRol::Adviseur => {
                (trajectory.adviseur.naam.to_string(), Some(trajectory.adviseur.functie.to_string()))
            }
            OndertekeningRol::Werkgever => {
                let contact = &trajectory.werkgever.contactpersoon;
                (contact.naam.formal(), contact.functie.as_ref().map(ToString::to_string))
            }
        };
        Handtekening::open(*rol, naam, functie, concept).seen_by(scope.request)
    };
    let missing = OndertekeningRol::ALL.iter().filter(|rol| {
        let absent = **rol == OndertekeningRol::Werknemer && scope.overleden();
        !absent && !signatures.iter().any(|signature| signature.rol == **rol)
    });
    places_to_sign(scope.request, signatures).into_iter().chain(missing.map(open)).collect()
}
