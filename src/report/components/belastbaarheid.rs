//! What the employee can bear.

use serde::Serialize;

use super::feiten::{Feit, feit};
use crate::dossier::{self, Dossier};
use crate::dutch::{enumeration, long_date, short_date};
use crate::report::error::ReportError;
use crate::report::request::{Request, holds_medical_words};
use crate::report::text::prose::Tekst;
use crate::report::text::stops::without_full_stop;
use crate::trajectory::{Belastbaarheid, BelastbaarheidBron, Rubriek, Variant};

/// What the employee can bear, as known on the day of the document.
#[derive(Debug, Serialize)]
pub struct BelastbaarheidDeel {
    pub feiten: Vec<Feit>,
    pub rubrieken: Vec<RubriekRij>,
    pub prognose: Option<Tekst>,
}

#[derive(Debug, Serialize)]
pub struct RubriekRij {
    pub rubriek: String,
    pub omschrijvingen: Vec<String>,
}

/// The newest belastbaarheid on the day of the document, with the limits and hours that hold.
pub fn belastbaarheid<'a>(request: &Request<'a>) -> Result<(BelastbaarheidDeel, &'a Belastbaarheid), ReportError> {
    let stand = dossier::belastbaarheid(&request.dossier.trajectory).ok_or(ReportError::MissingPart)?;
    let (newest, limits, hours) = (stand.nieuwste, stand.mogelijkheden, stand.uren);
    // Limits and hours of before say nothing while nothing is possible.
    let unable = dossier::without_ability(&request.dossier.trajectory, request.dossier.date);
    // What was stated before that says nothing of it either: neither who stated it nor what he expected.
    let overtaken = unable.is_some_and(|period| newest.datum < period.van);
    let older_limits = unable.is_none() && limits.datum != newest.datum && !limits.rubrieken.is_empty();
    let source = without_ability_told(request.dossier).and_then(|told| told.bron);
    let source = source.map(|source| format!(", volgens {source}")).unwrap_or_default();
    let none = unable.map(|period| format!("geen benutbare mogelijkheden sinds {}{source}", short_date(period.van)));
    let feiten = [
        Some(Feit::new(if overtaken { "Eerdere vaststelling" } else { "Bron" }, source_line(newest))),
        older_limits.then(|| Feit::new("Mogelijkheden volgens", source_line(limits))),
        feit("Opgesteld door", newest.opgesteld_door_rol.as_ref().filter(|_| !overtaken)),
        feit("Mogelijkheden", none),
        feit(
            "Uren per dag",
            hours.uren_per_dag.filter(|_| unable.is_none()).map(|hours| format!("ten hoogste {hours}")),
        ),
        feit(
            "Uren per week",
            hours.uren_per_week.filter(|_| unable.is_none()).map(|hours| format!("ten hoogste {hours}")),
        ),
        feit("Volgende evaluatie", newest.volgende_evaluatie.map(short_date)),
    ];
    let mut rubrieken = if unable.is_some() { vec![] } else { rubriek_rijen(limits) };
    // Who judges the file looks for all of them.
    if request.dossier.variant == Variant::Uwv && (1..Rubriek::ALL.len()).contains(&rubrieken.len()) {
        rubrieken.push(other_rubrieken(limits));
    }
    let deel = BelastbaarheidDeel {
        feiten: feiten.into_iter().flatten().collect(),
        rubrieken,
        prognose: newest.prognose_werkhervatting.as_ref().filter(|_| !overtaken).map(Tekst::of),
    };
    Ok((deel, newest))
}

/// Whether the file says, on the day of the document, what the employee can bear: in limits or in hours.
pub fn belastbaarheid_described(request: &Request<'_>) -> bool {
    if dossier::without_ability(&request.dossier.trajectory, request.dossier.date).is_some() {
        return false;
    }
    let mut known = request.dossier.trajectory.belastbaarheid.iter();
    known.any(|entry| !entry.rubrieken.is_empty() || entry.uren_per_dag.is_some() || entry.uren_per_week.is_some())
}

/// That the employee has no ability on the day of the document: since when, who established it, and whether that was
/// after the newest belastbaarheid.
#[derive(Debug)]
pub struct ZonderMogelijkheden {
    pub sinds: String,
    /// The last day, where that is stated.
    pub tot: Option<String>,
    pub bron: Option<String>,
    pub na_vaststelling: bool,
}

/// The time without ability that the day of the document lies in.
pub fn without_ability_told(dossier: &Dossier) -> Option<ZonderMogelijkheden> {
    let trajectory = &dossier.trajectory;
    let period = dossier::without_ability(trajectory, dossier.date)?;
    let stated = trajectory.geen_mogelijkheden.iter().find(|stated| stated.van == period.van);
    Some(ZonderMogelijkheden {
        sinds: long_date(period.van),
        tot: period.tot.map(long_date),
        bron: stated.map(|stated| with_article(without_full_stop(stated.bron.as_str()))),
        na_vaststelling: trajectory.belastbaarheid.first().is_some_and(|newest| newest.datum < period.van),
    })
}

/// What a sentence knows of the newest belastbaarheid, in a plan as in a report of progress.
#[derive(Debug, Default, Serialize)]
pub struct Vaststelling {
    datum: Option<String>,
    bron: Option<&'static str>,
    ontvangen: Option<String>,
    beschreven: bool,
    medisch: bool,
    /// Since when there is no ability that can be used, who established that, and whether the newest statement is
    /// older.
    geen_sinds: Option<String>,
    geen_bron: Option<String>,
    eerder_vastgesteld: bool,
}

impl Vaststelling {
    pub fn of(request: &Request<'_>, newest: &Belastbaarheid) -> Self {
        let none = without_ability_told(request.dossier);
        Self {
            datum: Some(long_date(newest.datum)),
            bron: Some(with_abbreviation(newest.bron)),
            ontvangen: newest.ontvangen_op.map(long_date),
            beschreven: belastbaarheid_described(request),
            medisch: holds_medical_words(request),
            eerder_vastgesteld: none.as_ref().is_some_and(|none| none.na_vaststelling),
            geen_sinds: none.as_ref().map(|none| none.sinds.clone()),
            geen_bron: none.and_then(|none| none.bron),
        }
    }
}

/// What the newest rests on with its abbreviation, which the texts after it use.
const fn with_abbreviation(bron: BelastbaarheidBron) -> &'static str {
    match bron {
        BelastbaarheidBron::Fml => "Functionele Mogelijkhedenlijst, FML",
        BelastbaarheidBron::Izp => "inzetbaarheidsprofiel, IZP",
        BelastbaarheidBron::Lab => "lijst arbeidsmogelijkheden en beperkingen, LAB",
        BelastbaarheidBron::Terugkoppeling => "terugkoppeling bedrijfsarts",
    }
}

/// Who established something, as the end of a sentence: a role alone has its article.
fn with_article(who: &str) -> String {
    let role = who.to_lowercase();
    let alone =
        ["arbeidsdeskundige", "arbodienst", "arboarts", "bedrijfsarts", "verzekeringsarts"].contains(&role.as_str());
    if alone { format!("de {role}") } else { who.to_owned() }
}

/// What the page in plain language knows of what the employee can do on the day of the document.
#[derive(Debug, Serialize)]
pub struct Inzetbaarheid {
    /// The hours in a day; nothing while none can be used.
    uren_dag: Option<String>,
    /// Since when there is no ability that can be used, and up to which day where that is known.
    geen_sinds: Option<String>,
    geen_tot: Option<String>,
    /// The last day of a leave that runs, and whether the employee has recovered.
    verlof_tot: Option<String>,
    hersteld: bool,
}

impl Inzetbaarheid {
    pub fn of(dossier: &Dossier) -> Self {
        let none = without_ability_told(dossier);
        Self {
            uren_dag: hours_of_day(dossier),
            geen_sinds: none.as_ref().map(|none| none.sinds.clone()),
            geen_tot: none.and_then(|none| none.tot),
            verlof_tot: leave_until(dossier),
            hersteld: is_recovered(dossier),
        }
    }
}

/// The last day of the leave that the day of the document lies in.
fn leave_until(dossier: &Dossier) -> Option<String> {
    let leave = dossier::paused_on(&dossier.trajectory, dossier.date).filter(|pauze| pauze.wazo);
    leave.map(|pauze| long_date(pauze.period.last()))
}

/// Whether the employee has recovered on the day of the document.
fn is_recovered(dossier: &Dossier) -> bool {
    dossier::paused_on(&dossier.trajectory, dossier.date).is_some_and(|pauze| !pauze.wazo)
}

/// The hours that the employee can work in a day; nothing while none can be used.
fn hours_of_day(dossier: &Dossier) -> Option<String> {
    let able = dossier::without_ability(&dossier.trajectory, dossier.date).is_none();
    let stand = dossier::belastbaarheid(&dossier.trajectory).filter(|_| able)?;
    stand.uren.uren_per_dag.map(|hours| hours.to_string())
}

/// The rubrieken of which the file says nothing, and where they are: `rubriek 1 en 3`. That nothing is said of one does
/// not mean that it holds no limit.
fn other_rubrieken(limits: &Belastbaarheid) -> RubriekRij {
    let described = |rubriek: &Rubriek| limits.rubrieken.iter().any(|beperking| beperking.rubriek == *rubriek);
    let absent = Rubriek::ALL.iter().filter(|rubriek| !described(rubriek));
    let numbers: Vec<String> = absent.map(|rubriek| rubriek.as_str().to_owned()).collect();
    let source = match limits.bron {
        BelastbaarheidBron::Terugkoppeling => "het bericht van de bedrijfsarts".to_owned(),
        BelastbaarheidBron::Izp => format!("het {}", limits.bron.label()),
        BelastbaarheidBron::Fml | BelastbaarheidBron::Lab => format!("de {}", limits.bron.label()),
    };
    let given = short_date(limits.datum);
    let told = format!("niet in dit dossier opgenomen; of er beperkingen zijn, staat in {source} van {given}");
    RubriekRij { rubriek: format!("rubriek {}", enumeration(&numbers)), omschrijvingen: vec![told] }
}

/// `Functionele Mogelijkhedenlijst, 12-12-2024`.
fn source_line(entry: &Belastbaarheid) -> String {
    format!("{}, {}", entry.bron.label(), short_date(entry.datum))
}

/// The limits per rubriek, in the order of the list.
pub fn rubriek_rijen(entry: &Belastbaarheid) -> Vec<RubriekRij> {
    let mut sorted: Vec<_> = entry.rubrieken.iter().collect();
    sorted.sort_by_key(|beperking| beperking.rubriek);
    let mut rows: Vec<RubriekRij> = Vec::new();
    for beperking in sorted {
        let rubriek = format!("{} {}", beperking.rubriek.as_str(), beperking.rubriek.label());
        match rows.last_mut().filter(|row| row.rubriek == rubriek) {
            Some(row) => row.omschrijvingen.push(beperking.omschrijving.to_string()),
            None => rows.push(RubriekRij { rubriek, omschrijvingen: vec![beperking.omschrijving.to_string()] }),
        }
    }
    rows
}
