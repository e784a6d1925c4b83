//! The page in plain language.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::feiten::still_due;
use super::gevraagd::for_shortening;
use super::inhoud::{Kopje, sections};
use crate::dossier::{self, Dossier};
use crate::dutch::{count, counted, date_range, in_words, long_date};
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, holds_medical_words, sentence};
use crate::report::text::sentences::parts_of;
use crate::trajectory::{MijlpaalSoort, Pauze, RedenEinde, Soort, Stand, Trajectory, aow_date, law};

/// The page in plain language: what this is, what happens now, what the employee may do. Only for a reader who gets
/// one. Its placeholders are those that every such page has, and those of the kind of document. `model`: the pages that
/// it goes with, whose words it explains.
pub fn explanation(
    request: &Request<'_>,
    model: &impl Serialize,
    sight: Sight,
    eigen: impl Serialize,
) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context<T> {
        adviseur: String,
        telefoon: Option<String>,
        email: Option<String>,
        werkgever: String,
        laatste_dag: String,
        /// How long it is by a letter of UWV, where that is not 104 weeks.
        andere_duur: Option<String>,
        /// Whether UWV can only have made it so short for a vervroegde IVA.
        verkort: bool,
        /// Whether employer and employee asked for it to be longer.
        samen_verlengd: bool,
        /// Whether that day has passed.
        voorbij: bool,
        /// UWV's "tot", when it had extended the payment of wage by the day of the document.
        verlengd_tot: Option<String>,
        /// The day before it: the last day of wage.
        verlengd_tot_en_met: Option<String>,
        /// The last day of wage if UWV grants a request of the employer to pay for less long.
        korter_tot: Option<String>,
        /// The day of that request: made, or else planned.
        verzoek_op: Option<String>,
        verzoek_gepland: Option<String>,
        /// Whether the contract goes on when the extended payment of wage ends.
        loopt_door: bool,
        /// Whether the price of the traject leaves out the travel of the employee.
        reiskosten_apart: bool,
        /// Whether the employer pays it.
        reiskosten_werkgever: bool,
        /// The day of the AOW age, when it comes before the end of the wachttijd.
        aow_op: Option<String>,
        /// The same, when it comes in the time that UWV added, and the last day of wage after it.
        aow_na_wachttijd: Option<String>,
        loon_na_aow: String,
        /// For how many weeks after that age the wage is due at most.
        weken_na_aow: String,
        /// The last day of the contract, where the wage ends with it, and whether it has passed.
        einde_dienstverband: Option<String>,
        uit_dienst: bool,
        /// Whether UWV looks after the employee and no employer: the contract is over, and who had it does not carry
        /// the risk of the Ziektewet.
        bij_uwv: bool,
        /// Whether the contract ended within six weeks of sickness, so that it asked for no re-integratieverslag.
        kort_ziek: bool,
        /// Whether a request can still make an extended payment of wage shorter.
        te_bekorten: bool,
        /// Whether the contract ends by the end of the wachttijd.
        contract_stopt: bool,
        /// Whether UWV cannot extend the payment of wage: it ends with the wachttijd at the latest, or that is over.
        geen_verlenging: bool,
        /// Whether it is sure to come before that end, also where the day of birth is known in part.
        aow_eerder: bool,
        /// Whether it is sure to have come before the eerste ziektedag, so that there is no wachttijd.
        aow_voor_ziekte: bool,
        /// The day of the AOW age, where it is the one on which a WIA benefit would begin.
        aow_daarna: Option<String>,
        /// Whether the AOW age is sure to come by the day on which a WIA benefit would begin.
        geen_wia: bool,
        /// By how many days a request for the WIA that came too late can make the payment of wage last longer, and the
        /// last of these; or that the last day of that request has passed without one.
        loon_langer: Option<String>,
        loon_langer_tot: Option<String>,
        wia_gemist: bool,
        /// The day on which the employee asked for a WIA benefit.
        wia_gevraagd_op: Option<String>,
        /// Whether a decision of UWV about a WIA benefit can come, to which the employee may object.
        bezwaar_wia: bool,
        /// Whether UWV has tested the re-integratieverslag and extended nothing: it withdrew what it had decided.
        al_getoetst: bool,
        /// The last day that it may be, and whether that has passed.
        aow_uiterlijk: Option<String>,
        aow_voorbij: bool,
        /// Whether the AOW age was reached by the day of the document, and whether wage was due for the last time before it.
        aow_bereikt: bool,
        loon_voorbij: bool,
        /// The last day of wage after the AOW age, while that is to come.
        loon_tot: Option<String>,
        /// Whether UWV reads the document: with a re-integratieverslag, or with a request to shorten the payment of wage.
        naar_uwv: bool,
        /// The day of the document, and the sickness week that it was in.
        datum: String,
        week: String,
        /// Days of recovery or leave do not count in it; which days, and why.
        onderbroken: bool,
        onderbreking: Option<String>,
        /// Words of the trade that the document uses, each as a line of a list.
        woorden: Option<String>,
        /// Who handles a complaint, and where that is found.
        bureau: String,
        website: Option<String>,
        /// Whether the copy for UWV carries the number.
        bsn_bekend: bool,
        medisch: bool,
        /// Whether the employee has applied for work by the day of the document, which the employer reads.
        gesolliciteerd: bool,
        #[serde(flatten)]
        eigen: T,
    }
    /// The same with the texts that it is made of.
    #[derive(Serialize)]
    struct Whole<T> {
        #[serde(flatten)]
        context: T,
        #[serde(flatten)]
        delen: BTreeMap<&'static str, String>,
    }
    if !sight.explanation() {
        return Ok(vec![]);
    }
    let trajectory = &request.dossier.trajectory;
    let adviseur = &trajectory.adviseur;
    let last_day = trajectory.verzuim.laatste_dag();
    let kalender = &request.dossier.kalender;
    let last_wage = trajectory.laatste_loondag();
    let after = trajectory.verzuim.eerste_dag_erna();
    let contract = trajectory.dienstverband.einddatum;
    let contract_stops = contract.is_some_and(|end| end <= last_day) || request.dossier.eindigt_bij_overeenkomst();
    let contract = contract.filter(|end| *end == last_wage && *end < trajectory.laatste_dag_loontijdvak());
    let born = sight.birth_date(&trajectory.werknemer);
    let aow = born.and_then(|birth| birth.day()).and_then(aow_date);
    let surely = aow_date(trajectory.werknemer.geboortedatum.latest());
    let sure = surely.filter(|aow| *aow <= last_day);
    let extended = request.dossier.verlengd_tot();
    let first_of_wia = extended.map_or(after, |tot| tot.max(after));
    let withdrawn = trajectory.traject.loonsanctie.is_some() && request.dossier.loonsanctie().is_none();
    let wage = kalender.get(MijlpaalSoort::EindeLoonNaAow).and_then(|step| step.uiterlijk);
    let wage = wage.map(|last| trajectory.dienstverband.einddatum.map_or(last, |end| end.min(last)));
    let sanctie = request.dossier.loonsanctie();
    let asked = sanctie.and_then(|sanctie| sanctie.bekorting);
    let agreed_to_end = request.dossier.eindigt_bij_overeenkomst();
    let goes_on = |end: NaiveDate| end > trajectory.laatste_dag_loontijdvak();
    let longer = dossier::langer_loon(request.dossier);
    let without_wia = surely.is_some_and(|aow| aow <= first_of_wia);
    let mut context = Context {
        adviseur: adviseur.naam.to_string(),
        telefoon: adviseur.telefoon.as_ref().map(ToString::to_string),
        email: adviseur.email.as_ref().map(ToString::to_string),
        werkgever: trajectory.werkgever.naam.to_string(),
        laatste_dag: long_date(last_day),
        andere_duur: other_length(trajectory),
        samen_verlengd: trajectory.verzuim.verlengd().is_some(),
        verkort: trajectory.verzuim.is_verkort(),
        voorbij: last_day < request.dossier.date,
        verlengd_tot: extended.map(long_date),
        verlengd_tot_en_met: extended.and_then(|tot| tot.pred_opt()).map(long_date),
        korter_tot: still_due(kalender, MijlpaalSoort::EindeNaBekorting, request.dossier.date).map(long_date),
        verzoek_op: asked.map(|bekorting| long_date(bekorting.verzoek)),
        verzoek_gepland: sanctie.and_then(|sanctie| sanctie.gepland_verzoek).map(long_date),
        loopt_door: !agreed_to_end && trajectory.dienstverband.einddatum.is_none_or(goes_on),
        reiskosten_apart: dossier::leaves_out_travel(trajectory),
        reiskosten_werkgever: dossier::employer_pays_travel(request.dossier),
        aow_op: aow.filter(|aow| *aow <= last_day).map(long_date),
        aow_na_wachttijd: aow
            .filter(|aow| *aow > last_day && *aow <= trajectory.laatste_dag_loontijdvak())
            .map(long_date),
        loon_na_aow: long_date(last_wage),
        weken_na_aow: in_words(usize::try_from(trajectory.dagen_loon_na_aow() / 7).unwrap_or_default()),
        einde_dienstverband: contract.map(long_date),
        uit_dienst: contract.is_some_and(|end| end < request.dossier.date),
        bij_uwv: contract.is_some_and(|end| end < request.dossier.date) && !trajectory.werkgever.draagt_ziektewet(),
        kort_ziek: contract.is_some_and(|end| ended_within_six_weeks(trajectory, end)),
        te_bekorten: for_shortening(request.dossier),
        contract_stopt: contract_stops,
        geen_verlenging: contract_stops || surely.is_some_and(|aow| aow <= after) || last_day < request.dossier.date,
        aow_eerder: sure.is_some(),
        aow_voor_ziekte: sure.is_some_and(|aow| aow < trajectory.verzuim.wachttijd.eerste_ziektedag()),
        aow_daarna: aow.filter(|aow| *aow == after && extended.is_none()).map(long_date),
        geen_wia: without_wia,
        loon_langer: longer.map(|(days, _)| counted(days, "dag", "dagen")),
        loon_langer_tot: longer.map(|(_, last)| long_date(last)),
        wia_gemist: missed_request(request.dossier),
        wia_gevraagd_op: trajectory.wia_gevraagd_op().map(long_date),
        bezwaar_wia: !without_wia && is_near_a_decision(request.dossier),
        al_getoetst: withdrawn,
        aow_uiterlijk: sure.filter(|_| born.is_some()).map(long_date),
        aow_voorbij: sure.is_some_and(|aow| aow < request.dossier.date),
        aow_bereikt: trajectory.aow_op().is_some_and(|aow| aow <= request.dossier.date),
        loon_voorbij: last_wage < request.dossier.date,
        loon_tot: wage.filter(|last| born.is_some() && *last >= request.dossier.date).map(long_date),
        naar_uwv: !withdrawn
            && (surely.is_none_or(|aow| aow > first_of_wia)
                || kalender.get(MijlpaalSoort::InzendenRiv).is_some()
                || for_shortening(request.dossier)),
        datum: long_date(request.dossier.date),
        week: dossier::week(trajectory, request.dossier.date),
        onderbroken: !trajectory.verzuim.wachttijd.pauzes().is_empty(),
        onderbreking: interruptions(trajectory, request.dossier.date),
        woorden: None,
        bureau: trajectory.bureau.naam.to_string(),
        website: trajectory.bureau.website.as_ref().map(ToString::to_string),
        bsn_bekend: trajectory.werknemer.bsn.is_some(),
        medisch: holds_medical_words(request),
        gesolliciteerd: dossier::sent_until(trajectory, request.dossier.date).next().is_some(),
        eigen,
    };
    let name = match request.dossier.soort {
        Soort::PlanVanAanpak => "plan-van-aanpak/uitleg",
        Soort::Voortgangsrapportage => "voortgangsrapportage/uitleg",
        Soort::Eindrapportage => "eindrapportage/uitleg",
        Soort::Offerte => "offerte/uitleg",
    };
    let mut delen = BTreeMap::new();
    for (placeholder, part) in parts_of(name) {
        let text = sentence(request, part, &context)?;
        delen.insert(*placeholder, if ITEMS.contains(part) { text.replace('\n', "\n  ") } else { text });
    }
    part_wage(&mut delen);
    context.woorden = words_explained(model, delen.values())?;
    let text = sentence(request, name, Whole { context, delen })?;
    Ok(sections(&text, "Uitleg"))
}

/// Parts what the end says of how the track ended from what it says of the wage below a heading, so that what happens now
/// can stand between them.
fn part_wage(delen: &mut BTreeMap<&'static str, String>) {
    let Some(whole) = delen.get("deel_reden") else { return };
    let (outcome, wage) = match whole.split_once("\n## ") {
        Some((outcome, wage)) => (outcome.trim_end().to_owned(), format!("## {wage}")),
        None => (whole.clone(), String::new()),
    };
    delen.insert("deel_uitkomst", outcome);
    delen.insert("deel_loon", wage);
}

/// Whether the document speaks of a time in which UWV decides about a WIA benefit: not an offer, not a plan before UWV
/// extended the payment of wage, and not the end of a sickness.
fn is_near_a_decision(dossier: &Dossier) -> bool {
    let eind = dossier.trajectory.eind.as_ref();
    match dossier.soort {
        Soort::Offerte => false,
        Soort::PlanVanAanpak => dossier.verlengd_tot().is_some(),
        Soort::Voortgangsrapportage => true,
        Soort::Eindrapportage => eind.is_none_or(|eind| eind.reden_einde != RedenEinde::HerstelEigenWerk),
    }
}

/// Whether the last day of the WIA request has passed without one, as far as is known.
fn missed_request(dossier: &Dossier) -> bool {
    let step = dossier.kalender.get(MijlpaalSoort::WiaAanvraag);
    step.is_some_and(|step| dossier::stand_in(&dossier.trajectory, step, dossier.date) == Stand::Onbekend)
        && dossier.trajectory.traject.loonsanctie.is_none()
}

/// Whether who is ill when the contract ends is so for six weeks at most (Ziektewet art. 38 lid 2).
fn ended_within_six_weeks(trajectory: &Trajectory, end: NaiveDate) -> bool {
    trajectory.verzuim.wachttijd.day_of(end).is_some_and(|days| days <= law::ZIEK_UIT_DIENST_DAYS)
}

/// Parts that stand as an item of a list: whatever lines they have belong to that item.
const ITEMS: [&str; 2] = ["alle/klachten", "alle/oneens"];

/// How long the wachttijd is where it is not 104 weeks: `130 weken`, `104 weken en 3 dagen`.
pub fn other_length(trajectory: &Trajectory) -> Option<String> {
    let days = usize::try_from(trajectory.verzuim.andere_duur()?).ok()?;
    let weeks = count(days / 7, "week", "weken");
    Some(if days % 7 == 0 { weeks } else { format!("{weeks} en {}", count(days % 7, "dag", "dagen")) })
}

/// The periods that do not count in the sickness weeks: `17 juni tot en met 3 juli 2024 (17 dagen)`, or `de tijd sinds
/// 17 juni 2024`.
pub fn pauses_told(trajectory: &Trajectory, date: NaiveDate) -> Vec<String> {
    let told = |pauze: &Pauze| {
        if pauze.is_open(date) {
            return format!("de tijd sinds {}", long_date(pauze.period.first()));
        }
        format!("{} ({})", days_of(pauze), length_of(pauze))
    };
    trajectory.verzuim.wachttijd.tellende_pauzes().iter().map(told).collect()
}

fn days_of(pauze: &Pauze) -> String {
    date_range(pauze.period.first(), pauze.period.last())
}

fn length_of(pauze: &Pauze) -> String {
    count(usize::try_from(pauze.period.days()).unwrap_or_default(), "dag", "dagen")
}

/// Which days do not count and why, in sentences to the employee, who may read why. On their last day they still run;
/// how long a recovery lasts nobody knows before. After the 104 weeks all days count. During leave a benefit comes in
/// the place of the wage (BW 7:629 lid 4).
fn interruptions(trajectory: &Trajectory, date: NaiveDate) -> Option<String> {
    let wachttijd = &trajectory.verzuim.wachttijd;
    let uncounted = wachttijd.tellende_pauzes().len();
    let told = |(index, pauze): (usize, &Pauze)| {
        let counts = index >= uncounted;
        if pauze.is_open(date) {
            let first = long_date(pauze.period.first());
            let follows = if counts { AFTERWARDS } else { " De dagen van herstel tellen niet mee." };
            return format!("Sinds {first} bent u hersteld gemeld.{follows}");
        }
        let runs = pauze.period.last() >= date;
        let why = match (pauze.wazo, runs) {
            (true, true) => "hebt u zwangerschaps- en bevallingsverlof",
            (true, false) => "had u zwangerschaps- en bevallingsverlof",
            (false, _) => "was u hersteld gemeld",
        };
        let one_day = pauze.period.days() == 1;
        let follows = match (counts, one_day) {
            (true, _) => AFTERWARDS.to_owned(),
            (false, true) => " Die dag telt niet mee.".to_owned(),
            (false, false) => format!(" Die {} tellen niet mee.", length_of(pauze)),
        };
        let wage = match (pauze.wazo, runs) {
            (false, _) => "",
            (true, true) => " U krijgt in die tijd een uitkering in plaats van loon.",
            (true, false) => " U kreeg in die tijd een uitkering in plaats van loon.",
        };
        let when = if one_day { "Op" } else { "Van" };
        format!("{when} {} {why}.{follows}{wage}", days_of(pauze))
    };
    let sentences: Vec<String> = wachttijd.pauzes().iter().enumerate().map(told).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// What is said of such days after the 104 weeks.
const AFTERWARDS: &str = " Die tijd ligt na de 104 weken: de ziekteweken lopen gewoon door.";

/// Words of the trade that nobody knows from elsewhere, as they stand in a text, and what they mean; in the order of a
/// dictionary. What the page in plain language explains where it uses it first, and what anybody knows, is not here.
const WORDS: &[(&[&str], &str)] = &[
    (&["42e-weeksmelding"], "42e-weeksmelding: uw werkgever meldt UWV dat u 42 weken ziek bent."),
    (&["actueel oordeel"], "Actueel oordeel: wat de bedrijfsarts aan het einde van uw mogelijkheden vindt."),
    (&["afstand tot"], "Afstand tot werk: hoe moeilijk het nu voor u is om werk te vinden."),
    (&["arbeidsdeskundig"], "Arbeidsdeskundige: iemand die bekijkt welk werk bij u past."),
    (&["assessment"], "Assessment: een onderzoek naar wat u kunt en wat u wilt."),
    (&["bekorting"], "Bekortingsverzoek: uw werkgever vraagt UWV of hij uw loon minder lang mag doorbetalen."),
    (&["belastbaarheid"], "Belastbaarheid: wat u in werk aankunt. De bedrijfsarts stelt dat vast."),
    (&["crkbo"], "CRKBO: een lijst van scholen en docenten die zijn goedgekeurd."),
    (&["detachering"], "Detachering: u werkt bij een ander bedrijf en blijft in dienst bij uw eigen werkgever."),
    (&["deugdelijke grond"], "Deugdelijke grond: een goede reden, zoals de wet die bedoelt."),
    (&["eerste spoor"], "Eerste spoor: terug naar werk bij uw eigen werkgever."),
    (&["eerstejaarsevaluatie"], "Eerstejaarsevaluatie: u en uw werkgever kijken terug op het eerste ziektejaar."),
    (&["eindevaluatie"], "Eindevaluatie: u en uw werkgever kijken samen terug op de re-integratie."),
    (&["fml", "functionele mogelijkhedenlijst"], "FML: een lijst van wat u in werk kunt doen."),
    (&["formatie"], "Formatie: hoeveel betaalde plaatsen een werkgever heeft."),
    (&["jobhunter", "jobhunting"], "Jobhunter: iemand die voor u werkgevers benadert. Dat werk heet jobhunting."),
    (&["loonsanctie"], "Loonsanctie: UWV besluit dat uw werkgever uw loon langer doorbetaalt."),
    (&["no-riskpolis"], "No-riskpolis: wordt u in uw nieuwe werk ziek, dan krijgt uw nieuwe werkgever geld van UWV."),
    (&["poortwachterkalender"], "Poortwachterkalender: de stappen uit de wet, met hun laatste dag."),
    (&["probleemanalyse"], "Probleemanalyse: de bedrijfsarts schrijft op wat u kunt en wat nodig is om te werken."),
    (&["proefplaatsing"], "Proefplaatsing: u werkt een tijd op proef bij een nieuwe werkgever."),
    (&["re-integratieverslag"], "Re-integratieverslag: de stukken over uw re-integratie, voor UWV."),
    (&["rubrieken"], "Rubrieken: de vaste kopjes boven uw mogelijkheden; ze zeggen niets over uw karakter."),
    (&["stelpost"], "Stelpost: een bedrag voor iets wat misschien nodig is. Het zit niet in het totaal."),
    (&["tekortkoming"], "Tekortkoming: iets wat volgens UWV niet goed of niet op tijd is gedaan."),
    (&["wia"], "WIA-uitkering: geld van UWV voor wie na lange ziekte minder kan verdienen."),
    (
        &["zoekprofiel", "zoekrichting"],
        "Zoekprofiel: het werk waarnaar u zoekt. Een soort werk daarin heet een zoekrichting.",
    ),
];

/// Words that a copy explains, so that they stay on a page.
const MOST_WORDS: usize = 25;

/// The words that the pages and what is told beside them use, as lines of a list.
fn words_explained<'a>(
    model: &impl Serialize,
    told: impl IntoIterator<Item = &'a String>,
) -> Result<Option<String>, ReportError> {
    let value = serde_json::to_value(model)?;
    let mut text = String::new();
    collect(&value, &mut text);
    for words in told {
        text.push_str(words);
        text.push('\n');
    }
    let text = text.to_lowercase();
    let used = WORDS.iter().filter(|(names, _)| names.iter().any(|name| holds(&text, name)));
    let lines: Vec<String> = used.take(MOST_WORDS).map(|(_, meaning)| format!("- {meaning}")).collect();
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

/// Whether a text holds a word, alone or at the beginning of a longer one.
fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(place, _)| !text[..place].ends_with(char::is_alphanumeric))
}

fn collect(value: &Value, text: &mut String) {
    match value {
        Value::String(words) => {
            text.push_str(words);
            text.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, text)),
        Value::Object(fields) => {
            for (name, field) in fields {
                // The picture of the wachttijd names its first part by itself; a table bears the name of what it is.
                let filled = field.as_array().is_some_and(|rows| !rows.is_empty());
                let named = match name.as_str() {
                    "naam_spoor1" => "eerste spoor\n",
                    "kalender" if filled => "poortwachterkalender\n",
                    "rubrieken" if filled => "rubrieken\n",
                    "belastbaarheid" if !field.is_null() => "belastbaarheid\n",
                    "afstand" if field.is_object() => "afstand tot werk\n",
                    _ => "",
                };
                text.push_str(named);
                collect(field, text);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_the_pages_use_are_explained() {
        let explained = |model: &Value| words_explained(model, &[]).expect("a value");
        let text = serde_json::json!({ "tekst": ["Elke week een Jobhunter.", "zonder IFML"], "rubrieken": [] });
        let told = explained(&text);
        let jobhunter = "- Jobhunter: iemand die voor u werkgevers benadert. Dat werk heet jobhunting.";
        assert_eq!(told.as_deref(), Some(jobhunter));
        assert_eq!(explained(&serde_json::json!(["niets"])), None);
        assert_eq!(explained(&serde_json::json!({ "knelpunten": ["Weinig vacatures bij UWV."] })), None, "known words");
        let told = explained(&serde_json::json!({ "rubrieken": ["1 persoonlijk functioneren"] }));
        assert!(told.is_some_and(|told| told.contains("uw karakter")));
        let beside = words_explained(&serde_json::json!([]), &["Misschien een WIA-uitkering.".to_owned()]);
        assert!(beside.expect("a value").is_some_and(|told| told.starts_with("- WIA-uitkering: ")));
    }

    #[test]
    fn a_copy_explains_no_more_words_than_stand_on_a_page() {
        let all: Vec<&str> = WORDS.iter().filter_map(|(names, _)| names.first().copied()).collect();
        let told = words_explained(&serde_json::json!(all), &[]).expect("a value").expect("words");
        assert_eq!(told.lines().count(), MOST_WORDS);
    }

    #[test]
    fn words_stand_in_the_order_of_a_dictionary() {
        let name = |meaning: &str| meaning.split_once(':').expect("a meaning").0.to_lowercase();
        let names: Vec<String> = WORDS.iter().map(|(_, meaning)| name(meaning)).collect();
        assert!(names.is_sorted(), "{names:?}");
    }

    #[test]
    fn how_it_ended_is_parted_from_the_wage() {
        let parted = |reden: &str| {
            let mut delen = BTreeMap::from([("deel_reden", reden.to_owned())]);
            part_wage(&mut delen);
            (delen["deel_uitkomst"].clone(), delen["deel_loon"].clone())
        };
        let told = parted("U vond geen werk.\n\n## Uw loon\n\nTot 1 mei.");
        assert_eq!(told, ("U vond geen werk.".to_owned(), "## Uw loon\n\nTot 1 mei.".to_owned()));
        assert_eq!(parted("U hebt werk."), ("U hebt werk.".to_owned(), String::new()));
    }
}
