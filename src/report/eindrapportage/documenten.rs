//! The list of documents in the eindrapportage: papers of the law and of UWV, what the bureau made and who signed it,
//! and what the re-integratieverslag still lacks.

use chrono::NaiveDate;
use serde::Serialize;

use super::scope::Scope;
use crate::dutch::{enumeration, long_date, sentence_case, short_date, with_note};
use crate::report::components::ondertekening::ondertekend_in_rij;
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::trajectory::{BelastbaarheidBron, EerderDocument, EerderSoort, Kalender, MijlpaalSoort, Variant};

/// The documents of the file that the bureau knows of.
#[derive(Debug, Serialize)]
pub struct Documenten {
    naam: String,
    inleiding: String,
    rijen: Vec<DocumentRij>,
}

#[derive(Debug, Serialize)]
struct DocumentRij {
    document: String,
    periode: Option<String>,
    /// Who signed it, and who has not yet.
    ondertekening: Option<String>,
    opsteller: String,
    datum: String,
}

/// A document of the bureau.
pub struct Made {
    pub soort: EerderSoort,
    pub datum: NaiveDate,
    pub naam: String,
    nummer: Option<String>,
    periode: Option<String>,
    ondertekening: Option<String>,
    opsteller: Option<String>,
}

impl Made {
    fn row(self) -> (NaiveDate, DocumentRij) {
        let usual = if self.soort == EerderSoort::Anders { "" } else { BUREAU };
        let (date, row) = dated(self.datum, self.naam, self.opsteller.as_deref().unwrap_or(usual));
        (date, DocumentRij { periode: self.periode, ondertekening: self.ondertekening, ..row })
    }
}

/// What the bureau made in this trajectory up to the day of the report: what the body lists, and what its own parts
/// are dated. A quote is no part of a file about re-integration.
pub fn own_documents(scope: Scope<'_>) -> Vec<Made> {
    let trajectory = scope.trajectory;
    let listed =
        trajectory.eerdere_documenten.iter().filter(|made| made.soort != EerderSoort::Offerte).map(|made| Made {
            soort: made.soort,
            datum: made.datum,
            naam: title(made),
            nummer: made.nummer.as_ref().map(ToString::to_string),
            periode: period(made),
            ondertekening: None,
            opsteller: made.opsteller.as_ref().map(ToString::to_string),
        });
    let plan = trajectory.plan.as_ref().and_then(|plan| {
        let naam = format!("Trajectplan versie {}", plan.document.versie.unwrap_or(1));
        Some((EerderSoort::PlanVanAanpak, plan.document.datum?, naam))
    });
    let voortgang = trajectory.voortgang.as_ref().and_then(|voortgang| {
        let naam = format!("Voortgangsrapportage {}", voortgang.volgnummer);
        Some((EerderSoort::Voortgangsrapportage, voortgang.document.datum?, naam))
    });
    let mut made: Vec<Made> = listed.collect();
    for (soort, datum, naam) in [plan, voortgang].into_iter().flatten() {
        if !made.iter().any(|known| known.soort == soort && known.datum == datum) {
            made.push(Made { soort, datum, naam, nummer: None, periode: None, ondertekening: None, opsteller: None });
        }
    }
    let this_one = |made: &Made| made.soort == EerderSoort::Eindrapportage && made.datum == scope.date;
    made.retain(|made| made.datum <= scope.date && !this_one(made));
    for one in &mut made {
        one.ondertekening = signed(scope, one);
    }
    made.sort_by_key(|made| made.datum);
    made
}

/// Who signed a document of which the body holds the signatures, and who has not yet.
fn signed(scope: Scope<'_>, made: &Made) -> Option<String> {
    let trajectory = scope.trajectory;
    let plan = trajectory.plan.as_ref();
    let plan = plan.map(|plan| (EerderSoort::PlanVanAanpak, plan.document.datum, plan.ondertekening.as_slice()));
    let voortgang = trajectory.voortgang.as_ref();
    let voortgang = voortgang
        .map(|report| (EerderSoort::Voortgangsrapportage, report.document.datum, report.ondertekening.as_slice()));
    let mut own = [plan, voortgang].into_iter().flatten();
    let (_, _, signatures) = own.find(|(soort, datum, _)| *soort == made.soort && *datum == Some(made.datum))?;
    ondertekend_in_rij(signatures, made.datum, scope.date)
}

/// The plans and reports of which the file does not tell who signed.
fn silent(own: &[Made]) -> impl Iterator<Item = &Made> {
    own.iter().filter(|made| made.soort != EerderSoort::Anders && made.ondertekening.is_none())
}

/// Documents that a sentence can name.
const MOST_NAMED: usize = 6;

/// `VGR-01, VGR-02 en VGR-03`: the plans and reports of the bureau of which the file does not tell who signed; of many
/// `28 andere verslagen`.
fn unsigned(own: &[Made]) -> Option<String> {
    let named: Vec<String> = silent(own).map(|made| made.nummer.as_ref().unwrap_or(&made.naam).clone()).collect();
    match named.len() {
        0 => None,
        number if number > MOST_NAMED => Some(format!("{number} andere verslagen")),
        _ => Some(enumeration(&named)),
    }
}

/// `VGR-01 en VGR-02 zijn getekend`: what the employer looks after before he sends them in.
pub fn to_check(scope: Scope<'_>) -> Option<String> {
    let own = own_documents(scope);
    let number = silent(&own).count();
    let papers = if number > MOST_NAMED { "de eerdere verslagen".to_owned() } else { unsigned(&own)? };
    Some(format!("{papers} {} getekend", if number == 1 { "is" } else { "zijn" }))
}

const BUREAU: &str = "re-integratiebureau";

/// `Voortgangsrapportage 2 (VGR-02)`.
fn title(made: &EerderDocument) -> String {
    let name = made.titel.as_ref().map_or_else(|| sentence_case(made.soort.label()), ToString::to_string);
    let number = made.nummer.as_ref().map(|nummer| format!(" ({nummer})")).unwrap_or_default();
    format!("{name}{number}")
}

/// `24-05-2025 tot en met 04-07-2025`.
fn period(made: &EerderDocument) -> Option<String> {
    let (first, last) = made.periode_van.zip(made.periode_tot)?;
    Some(days(first, last))
}

/// `24-05-2025 tot en met 04-07-2025`; one day alone once.
fn days(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return short_date(first);
    }
    format!("{} tot en met {}", short_date(first), short_date(last))
}

/// A row with the day by which it is put in order.
fn dated(date: NaiveDate, document: impl Into<String>, author: &str) -> (NaiveDate, DocumentRij) {
    let row = DocumentRij {
        document: document.into(),
        periode: None,
        ondertekening: None,
        opsteller: author.to_owned(),
        datum: short_date(date),
    };
    (date, row)
}

/// The list of documents, with this report, and with what the re-integratieverslag still lacks.
pub fn documents(scope: Scope<'_>, kalender: &Kalender, naam: String) -> Result<Documenten, ReportError> {
    #[derive(Serialize)]
    struct Context {
        datum: String,
        voor_riv: bool,
        /// Whether the list holds a Functionele Mogelijkhedenlijst.
        fml: bool,
        /// Whether the employer, who sends it all in, reads that the list has no change of the plan van aanpak.
        zonder_bijstelling: bool,
        /// Whether a row tells who signed.
        getekend: bool,
        /// The plans and reports of which the file does not hold the signatures: a silent row reads as signed.
        zonder: Option<String>,
    }
    let mut rows = steps_of_the_law(scope);
    rows.extend(opinions_of_uwv(scope));
    let extension = scope.trajectory.verzuim.vrijwillige_verlenging;
    let extended = extension.and_then(|extension| extension.besluit);
    rows.extend(extended.map(|decided| dated(decided, "Besluit over de vrijwillige verlenging", "UWV")));
    let shorter = extension.and_then(|extension| extension.verkorting).and_then(|shorter| shorter.besluit);
    rows.extend(shorter.map(|decided| dated(decided, "Besluit over het eerdere einde van de verlenging", "UWV")));
    rows.extend(proof_of_repair(scope));
    rows.extend(scope.trajectory.belastbaarheid.iter().map(|entry| {
        let author = entry.opgesteld_door_rol.as_ref().map_or("", |role| role.as_str());
        dated(entry.datum, sentence_case(entry.bron.label()), author)
    }));
    let fml = scope.trajectory.belastbaarheid.iter().any(|entry| entry.bron == BelastbaarheidBron::Fml);
    let own = own_documents(scope);
    let getekend = own.iter().any(|made| made.ondertekening.is_some());
    let zonder = unsigned(&own);
    let sends_in = matches!(scope.request.dossier.variant, Variant::Werkgever | Variant::Intern);
    let zonder_bijstelling = sends_in && !own.iter().any(is_change_of_plan);
    rows.extend(own.into_iter().map(Made::row));
    rows.sort_by_key(|(date, _)| *date);
    let number = scope.request.dossier.document.nummer.as_ref();
    let this_one = number.map_or_else(|| "dit document".to_owned(), |nummer| format!("{nummer}, dit document"));
    rows.push(dated(scope.date, with_note("Eindrapportage", &this_one), BUREAU));
    let rijen = rows.into_iter().map(|(_, row)| row).chain(outstanding(scope, kalender)).collect();
    let datum = long_date(scope.date);
    let context = Context { datum, voor_riv: scope.voor_riv(), fml, zonder_bijstelling, getekend, zonder };
    Ok(Documenten { naam, inleiding: sentence(scope.request, "eindrapportage/documenten", context)?, rijen })
}

/// Whether it is a change of the plan van aanpak of employer and employee, which the bureau did not make.
fn is_change_of_plan(made: &Made) -> bool {
    let name = made.naam.to_lowercase();
    made.soort == EerderSoort::Anders && ["bijstelling", "bijgesteld"].iter().any(|word| name.contains(word))
}

/// The papers that belong to steps of the law, with the day on which the step was taken and whose paper it is.
fn steps_of_the_law(scope: Scope<'_>) -> Vec<(NaiveDate, DocumentRij)> {
    let steps = &scope.trajectory.poortwachter;
    let advice = scope.trajectory.arbeidsdeskundig_advies.as_ref().map(|advies| advies.datum);
    let report = steps.arbeidsdeskundig_onderzoek.or(advice);
    [
        (steps.probleemanalyse, "Probleemanalyse", "bedrijfsarts"),
        (steps.plan_van_aanpak, "Plan van aanpak", "werkgever en werknemer"),
        (report, "Arbeidsdeskundig rapport", "arbeidsdeskundige"),
        (steps.eerstejaarsevaluatie, "Eerstejaarsevaluatie", "werkgever en werknemer"),
        (steps.actueel_oordeel, "Actueel oordeel", "bedrijfsarts"),
        (steps.eindevaluatie, "Eindevaluatie van het plan van aanpak", "werkgever en werknemer"),
    ]
    .into_iter()
    .filter_map(|(date, name, author)| Some(dated(date?, name, author)))
    .collect()
}

/// The opinions that UWV gave; of one of which only the day is known no more than that.
fn opinions_of_uwv(scope: Scope<'_>) -> impl Iterator<Item = (NaiveDate, DocumentRij)> {
    let trajectory = scope.trajectory;
    let told = trajectory.deskundigenoordelen.iter();
    let told = told.filter_map(|opinion| Some((opinion.oordeel_op?, opinion.vraag.label())));
    let named = told.clone().map(|(date, asked)| dated(date, format!("Deskundigenoordeel: {asked}"), "UWV"));
    let days = trajectory.oordeelsdagen().into_iter();
    let days = days.filter(move |date| !told.clone().any(|(known, _)| known == *date));
    named.chain(days.map(|date| dated(date, "Deskundigenoordeel", "UWV")))
}

/// What shows UWV that the shortcomings are repaired, as far as the data hold it; none without a loonsanctie.
fn proof_of_repair(scope: Scope<'_>) -> Vec<(NaiveDate, DocumentRij)> {
    let Some(sanctie) = scope.loonsanctie() else { return vec![] };
    let trajectory = scope.trajectory;
    let mut rows = vec![dated(sanctie.besluitdatum, "Besluit over de loonsanctie", "UWV")];
    if let Some(decided) = sanctie.bekorting.and_then(|bekorting| bekorting.besluit) {
        rows.push(dated(decided, "Besluit op het bekortingsverzoek", "UWV"));
    }
    // Of two reports of the arbeidsdeskundige the older one stands among the steps of the law.
    let advice = trajectory.arbeidsdeskundig_advies.as_ref().map(|advies| advies.datum);
    if let Some(advice) =
        advice.filter(|date| trajectory.poortwachter.arbeidsdeskundig_onderzoek.is_some_and(|d| d != *date))
    {
        rows.push(dated(advice, "Advies van de arbeidsdeskundige", "arbeidsdeskundige"));
    }
    rows.extend(trajectory.plaatsingen.iter().filter(|plaatsing| plaatsing.evaluatie.is_some()).filter_map(
        |plaatsing| {
            let name = format!("Evaluatie {}, {}", plaatsing.soort.label(), plaatsing.organisatie);
            Some(dated(plaatsing.evaluatie_datum.filter(|day| *day <= scope.date)?, name, BUREAU))
        },
    ));
    let proven: Vec<NaiveDate> =
        trajectory.sollicitaties.iter().filter(|sent| sent.bewijs).map(|sent| sent.datum).collect();
    if let Some((first, last)) = proven.first().zip(proven.last()) {
        let name = match proven.len() {
            1 => "Bewijs van één sollicitatie".to_owned(),
            many => format!("Bewijzen van {many} sollicitaties"),
        };
        let (date, row) = dated(*last, name, "werknemer");
        rows.push((date, DocumentRij { periode: Some(days(*first, *last)), ..row }));
    }
    rows
}

/// What the papers of the law still lack, with the last day on which each is in time, or was.
fn outstanding(scope: Scope<'_>, kalender: &Kalender) -> Vec<DocumentRij> {
    if !scope.stappen_te_komen() {
        return vec![];
    }
    let wanted = [
        (MijlpaalSoort::ActueelOordeel, "Actueel oordeel", "bedrijfsarts"),
        (MijlpaalSoort::Eindevaluatie, "Eindevaluatie van het plan van aanpak", "werkgever en werknemer"),
    ];
    wanted
        .into_iter()
        .filter_map(|(soort, name, author)| {
            let step = kalender.get(soort).filter(|step| step.gerealiseerd.is_none())?;
            let last = step.uiterlijk?;
            let datum = if last < scope.date { "niet bekend" } else { "volgt" }.to_owned();
            let (_, row) = dated(last, name, author);
            Some(DocumentRij { periode: Some(format!("uiterlijk {}", row.datum)), datum, ..row })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_is_told_once() {
        let day = |number| NaiveDate::from_ymd_opt(2025, 5, number).expect("a day");
        assert_eq!(days(day(24), day(24)), "24-05-2025");
        assert_eq!(days(day(24), day(31)), "24-05-2025 tot en met 31-05-2025");
    }
}
