//! How the plan closes: what each party promises, rights and duties, who signs, and the annexes.

use std::fmt::Display;

use chrono::NaiveDate;
use serde::Serialize;

use super::beeld::appointments;
use super::profiel::{Punten, or_empty};
use crate::dossier::{self, Dossier};
use crate::dutch::{date_range, in_words, long_date, short_date};
use crate::report::components::afspraken::{Gepland, first_appointments, next_evaluation};
use crate::report::components::belastbaarheid::{hours_of_day, is_recovered, leave_until, without_ability_told};
use crate::report::components::feiten::still_due;
use crate::report::components::gevraagd::{self, Gevraagd, Lezing};
use crate::report::components::inhoud::{Kopje, sections};
use crate::report::components::ondertekening::{Handtekening, has_to_sign, is_concept, places_to_sign, signed};
use crate::report::components::uitleg::explanation;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, holds_medical_words, sentence};
use crate::report::text::prose::Tekst;
use crate::trajectory::{
    ActiviteitStatus, Belastbaarheid, Fase, FaseStap, Hours, MijlpaalSoort, Ondertekening, OndertekeningRol, Partij,
    Plan, Text,
};

/// What the reader is asked to do with the plan.
pub fn gevraagd(request: &Request<'_>, plan: &Plan, signatures: &[Ondertekening]) -> Result<Gevraagd, ReportError> {
    let lezing = Lezing::of(request, signatures)?;
    let to_sign = lezing.moet_tekenen;
    let tekst = Tekst::of_sentences(&sentence(request, "plan-van-aanpak/gevraagd", lezing)?);
    Ok(gevraagd::gevraagd(request, &plan.gevraagd, to_sign, None, tekst))
}

/// The page in plain language.
pub fn uitleg(
    request: &Request<'_>,
    model: &impl Serialize,
    signatures: &[Ondertekening],
    sight: Sight,
    law_annex: Option<usize>,
) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        getekend: Option<String>,
        start: String,
        /// Whether the trajectory is still to begin.
        begint: bool,
        /// The day of the plan van aanpak that employer and employee made, which this is not.
        plan_werkgever: Option<String>,
        /// The hours per week that the employee can work, and per day.
        uren: Option<String>,
        uren_dag: Option<String>,
        /// Since when there is no ability that can be used, and up to which day where that is known.
        geen_sinds: Option<String>,
        geen_tot: Option<String>,
        /// The last day of a leave that runs, and whether the employee has recovered.
        verlof_tot: Option<String>,
        hersteld: bool,
        /// The last day of the guidance, where it has passed.
        voorbij_sinds: Option<String>,
        /// The last day to ask for a WIA benefit, and whether that was done.
        wia_uiterlijk: Option<String>,
        wia_gevraagd: bool,
        /// How many weeks lie between two reports, where that is more than one.
        rapportage_weken: Option<String>,
        /// The work that is sought, as the end of a sentence.
        werk: Option<String>,
        /// The same as lines of a list, where there is more than one kind of work.
        werk_lijst: Option<String>,
        /// The first appointments, each as the end of a sentence: `2 mei 2025: coachgesprek. …`.
        afspraak_1: Option<String>,
        afspraak_2: Option<String>,
        afspraak_3: Option<String>,
        afspraak_4: Option<String>,
        afspraak_5: Option<String>,
        /// Where no appointment has its day yet: what is planned in the phase that runs or comes first, as lines of a
        /// list, and when that is.
        fase_lijst: Option<String>,
        fase_periode: Option<String>,
        /// Hours before an appointment until which the employee has to say that he cannot come.
        afzeggen_uren: Option<u32>,
        /// The number of the annex about the law, which this copy leaves out.
        bijlage_wet: Option<usize>,
        /// What the employee agreed to do, as lines of a list: as it stands in the plan, and told to the employee where
        /// all of it can be.
        afspraken_werknemer: Option<String>,
        afspraken_u: Option<String>,
    }
    let trajectory = &request.dossier.trajectory;
    let planned = appointments(request, sight).filter(|activiteit| activiteit.status == ActiviteitStatus::Gepland);
    let planned = planned.map(|one| (one.datum, Some(one.soort), one.omschrijving.to_string()));
    let planned: Vec<_> = planned.chain(steps(request.dossier)).collect();
    let sought = trajectory.zoekprofielen.last().map(|profiel| &profiel.zoekrichtingen);
    let names: Vec<String> = sought.into_iter().flatten().map(|one| one.functie.to_string()).collect();
    let rhythm = request.dossier.rapportageritme().and_then(|weeks| usize::try_from(weeks).ok());
    let none = without_ability_told(request.dossier);
    let hours = trajectory.belastbaarheid.iter().find_map(|entry| entry.uren_per_week);
    let plan = trajectory.plan.as_ref();
    let (last, _) = dossier::laatste_zinvolle_dag(request.dossier);
    let free = none.is_none() && dossier::paused_on(trajectory, request.dossier.date).is_none();
    let phase = phase_to_tell(request.dossier).filter(|_| planned.is_empty() && free);
    let evaluation = next_evaluation(trajectory, request.dossier.date).filter(|_| free);
    let mut told = first_appointments(planned.into_iter().chain(evaluation)).into_iter();
    let context = Context {
        getekend: signed(request, signatures, OndertekeningRol::Werknemer)?,
        start: long_date(trajectory.traject.startdatum),
        begint: trajectory.traject.startdatum > request.dossier.date,
        plan_werkgever: trajectory.poortwachter.plan_van_aanpak.map(long_date),
        uren: hours.filter(|_| none.is_none()).map(|hours| hours.to_string()),
        uren_dag: hours_of_day(request.dossier),
        geen_sinds: none.as_ref().map(|none| none.sinds.clone()),
        geen_tot: none.and_then(|none| none.tot),
        verlof_tot: leave_until(request.dossier),
        hersteld: is_recovered(request.dossier),
        voorbij_sinds: Some(last).filter(|last| *last < request.dossier.date).map(long_date),
        wia_uiterlijk: still_due(&request.dossier.kalender, MijlpaalSoort::WiaAanvraag, request.dossier.date)
            .map(long_date),
        wia_gevraagd: trajectory.wia_gevraagd_op().is_some(),
        rapportage_weken: rhythm.filter(|weeks| *weeks > 1).map(in_words),
        werk: (!names.is_empty()).then(|| names.join(", ")),
        werk_lijst: (names.len() > 1).then(|| as_list(&names)),
        afspraak_1: told.next(),
        afspraak_2: told.next(),
        afspraak_3: told.next(),
        afspraak_4: told.next(),
        afspraak_5: told.next(),
        fase_lijst: phase.map(|fase| as_list(&fase.activiteiten)),
        fase_periode: phase.map(|fase| when(fase, request.dossier.date)),
        afzeggen_uren: trajectory.offerte.as_ref().and_then(|offerte| offerte.annulering_uren),
        bijlage_wet: law_annex,
        afspraken_werknemer: plan.and_then(|plan| own_agreements(plan, |words| Some(words.to_owned()))),
        afspraken_u: plan.and_then(|plan| own_agreements(plan, as_you)),
    };
    let mut page = explanation(request, model, sight, context)?;
    let scenarios = request.dossier.trajectory.plan.iter().flat_map(|plan| sight.scenarios(plan));
    let income = scenarios.map(|scenario| Kopje {
        kop: format!("Uw inkomen: {}", scenario.uitkomst),
        tekst: Tekst::of(&scenario.toelichting),
    });
    // Below what is said of the wage, or where a bureau has no such part at the end.
    let after_wage = page.iter().position(|part| part.kop.contains(" loon ")).map_or(page.len(), |place| place + 1);
    page.splice(after_wage..after_wage, income);
    Ok(page)
}

/// Steps of the phases with a day to come, as appointments without a kind: those that the employee takes.
fn steps(dossier: &Dossier) -> Vec<Gepland> {
    let is_employee = |who: &Text| who.as_str().to_lowercase().contains("werknemer");
    let by_employee = |stap: &&FaseStap| stap.wie.as_ref().is_some_and(is_employee);
    let steps = dossier.trajectory.fases.iter().flat_map(|fase| &fase.stappen).filter(by_employee);
    let to_come = steps.filter_map(|stap| Some((stap.van.filter(|day| *day >= dossier.date)?, stap)));
    to_come.map(|(day, stap)| (day, None, stap.omschrijving.to_string())).collect()
}

/// Activities of a phase that the page in plain language repeats.
const MOST_OF_PHASE: usize = 8;

/// The phase that runs on the day of the plan, or the first one after it, where its activities fit the page.
fn phase_to_tell(dossier: &Dossier) -> Option<&Fase> {
    let to_come = dossier.trajectory.fases.iter().filter(|fase| fase.period.last() >= dossier.date);
    let first = to_come.min_by_key(|fase| fase.period)?;
    (1..=MOST_OF_PHASE).contains(&first.activiteiten.len()).then_some(first)
}

/// `Tot en met 30 juni 2025`, or the whole of a phase that has yet to begin.
fn when(fase: &Fase, date: NaiveDate) -> String {
    let (first, last) = (fase.period.first(), fase.period.last());
    match (first > date, first == last) {
        (true, true) => format!("Op {}", long_date(first)),
        (true, false) => format!("Van {}", date_range(first, last)),
        (false, _) => format!("Tot en met {}", long_date(last)),
    }
}

/// Words as lines of a list.
fn as_list(items: &[impl Display]) -> String {
    items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

/// Bytes of agreements that the page in plain language repeats.
const MOST_REPEATED: usize = 4_000;

/// What the employee agreed to, as far as it fits the page; the plan has all of it. Nothing where one of them cannot be
/// told in this way.
fn own_agreements(plan: &Plan, told: fn(&str) -> Option<String>) -> Option<String> {
    let own = plan.afspraken.iter().filter(|afspraak| afspraak.partij == Partij::Werknemer);
    let own: Option<Vec<String>> = own.map(|afspraak| told(afspraak.afspraak.as_str())).collect();
    let mut list = String::new();
    for words in own? {
        if list.len() + words.len() > MOST_REPEATED {
            list.push_str("- De andere afspraken staan in het deel ‘Afspraken, rechten en plichten’.\n");
            break;
        }
        list.push_str(&format!("- {words}\n"));
    }
    (!list.is_empty()).then(|| list.trim_end().to_owned())
}

/// Words that end as a verb does, and are none.
const NO_VERBS: [&str; 12] =
    ["het", "dat", "dit", "wat", "met", "niet", "uit", "tot", "want", "direct", "altijd", "vast"];

/// Words for somebody who is not spoken to.
const OF_ANOTHER: [&str; 13] =
    ["hij", "zij", "ze", "hem", "haar", "zijn", "hun", "hen", "werknemer", "heer", "mevrouw", "kandidaat", "cliënt"];

/// `Volgt de lessen.` as `U volgt de lessen.`: a verb that begins with the employee as its subject is the same for who
/// is spoken to. Nothing where the words speak of the employee in another place too, or do not begin with such a verb.
fn as_you(words: &str) -> Option<String> {
    let (first, rest) = words.split_once(' ')?;
    let verb = first.to_lowercase();
    let is_verb = verb.chars().all(char::is_alphabetic) && verb.ends_with('t') && !NO_VERBS.contains(&verb.as_str());
    let of_another = |word: &str| OF_ANOTHER.contains(&word.to_lowercase().as_str());
    let speaks_of_another = rest.split(|sign: char| !sign.is_alphabetic()).any(of_another);
    let verb = if verb == "heeft" { "hebt" } else { verb.as_str() };
    (is_verb && !speaks_of_another).then(|| format!("U {verb} {rest}"))
}

/// The agreements of each party that made any.
pub fn afspraken(plan: &Plan) -> Vec<Punten> {
    let of_party = |partij: &Partij| {
        let kop = match partij {
            Partij::Werknemer => "Afspraken van de werknemer",
            Partij::Werkgever => "Afspraken van de werkgever",
            Partij::Bureau => "Afspraken van het bureau",
        };
        let own = plan.afspraken.iter().filter(|afspraak| afspraak.partij == *partij);
        Punten::of(kop, own.map(|afspraak| &afspraak.afspraak))
    };
    Partij::ALL.iter().filter_map(of_party).collect()
}

/// Rights and duties of both sides.
pub fn rechten(request: &Request<'_>) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        bureau: String,
        bewaren_tot: Option<String>,
        /// Where the bureau is found.
        website: Option<String>,
        medisch: bool,
    }
    let context = Context {
        bureau: request.dossier.trajectory.bureau.naam.to_string(),
        bewaren_tot: request.dossier.document.bewaartermijn_tot.map(long_date),
        website: request.dossier.trajectory.bureau.website.as_ref().map(ToString::to_string),
        medisch: holds_medical_words(request),
    };
    let text = sentence(request, "plan-van-aanpak/rechten_en_plichten", context)?;
    Ok(sections(&text, "Rechten en plichten"))
}

/// A place to sign for each of the three parties.
pub fn signatures(request: &Request<'_>) -> Vec<Ondertekening> {
    let mut all = request.dossier.ondertekening().1.into_owned();
    let missing = OndertekeningRol::ALL.iter().filter(|rol| !all.iter().any(|signature| signature.rol == **rol));
    let added: Vec<Ondertekening> = missing.filter_map(|rol| place_for(request, *rol)).collect();
    all.extend(added);
    all
}

fn place_for(request: &Request<'_>, rol: OndertekeningRol) -> Option<Ondertekening> {
    let trajectory = &request.dossier.trajectory;
    let contact = &trajectory.werkgever.contactpersoon;
    let (naam, functie) = match rol {
        OndertekeningRol::Werknemer => (Text::parse(&trajectory.werknemer.naam.formal()).ok()?, None),
        OndertekeningRol::Adviseur => (trajectory.adviseur.naam.clone(), Some(trajectory.adviseur.functie.clone())),
        OndertekeningRol::Werkgever => (Text::parse(&contact.naam.formal()).ok()?, contact.functie.clone()),
    };
    Some(Ondertekening::open(rol, naam, functie))
}

#[derive(Debug, Serialize)]
pub struct AkkoordDeel {
    tekst: Tekst,
    handtekeningen: Vec<Handtekening>,
}

pub fn akkoord(request: &Request<'_>, plan: &Plan, signatures: &[Ondertekening]) -> Result<AkkoordDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        toestemming_cv: Option<String>,
        concept: bool,
        /// Whether somebody has yet to sign.
        open: bool,
    }
    let context = Context {
        toestemming_cv: request.dossier.toestemming_cv().filter(|_| plan.cv.is_some()).map(long_date),
        concept: is_concept(request),
        open: is_concept(request) || OndertekeningRol::ALL.iter().any(|rol| has_to_sign(signatures, *rol)),
    };
    Ok(AkkoordDeel {
        tekst: Tekst::of_sentences(&sentence(request, "plan-van-aanpak/akkoord", context)?),
        handtekeningen: places_to_sign(request, signatures),
    })
}

/// The annexes that are there, numbered from one.
#[derive(Debug, Serialize)]
pub struct Bijlagen {
    planning: Option<Bijlage<Vec<GeplandRij>>>,
    cv: Option<Bijlage<Tekst>>,
    belastbaarheid: Option<Bijlage<Vec<BelastbaarheidRij>>>,
}

impl Bijlagen {
    /// How many there are.
    pub fn aantal(&self) -> usize {
        let there = [self.planning.is_some(), self.cv.is_some(), self.belastbaarheid.is_some()];
        there.into_iter().filter(|is_there| *is_there).count()
    }
}

#[derive(Debug, Serialize)]
struct Bijlage<T> {
    nummer: usize,
    titel: &'static str,
    inhoud: T,
}

#[derive(Debug, Serialize)]
struct GeplandRij {
    datum: String,
    week: String,
    soort: &'static str,
    omschrijving: String,
    doel: String,
    wie: String,
}

#[derive(Debug, Serialize)]
struct BelastbaarheidRij {
    datum: String,
    bron: &'static str,
    opgesteld_door: String,
    uren_per_dag: String,
    uren_per_week: String,
    gewijzigd: &'static str,
}

/// What is planned with its days, the cv where the employee agreed to that, and how the belastbaarheid changed.
pub fn bijlagen(request: &Request<'_>, plan: &Plan, sight: Sight) -> Bijlagen {
    let mut numbers = 1..;
    let mut next = || numbers.next().unwrap_or_default();
    let planned = planned_rows(request, sight);
    let cv = plan.cv.as_ref().filter(|_| request.dossier.toestemming_cv().is_some());
    let known = &request.dossier.trajectory.belastbaarheid;
    let changes = known.len() > 1;
    Bijlagen {
        planning: (!planned.is_empty()).then(|| Bijlage {
            nummer: next(),
            titel: "Planning van de activiteiten",
            inhoud: planned,
        }),
        cv: cv.map(|cv| Bijlage { nummer: next(), titel: "Cv", inhoud: Tekst::of(cv) }),
        belastbaarheid: changes.then(|| Bijlage {
            nummer: next(),
            titel: "Belastbaarheid in het kort",
            inhoud: known.iter().map(belastbaarheid_row).collect(),
        }),
    }
}

fn planned_rows(request: &Request<'_>, sight: Sight) -> Vec<GeplandRij> {
    appointments(request, sight)
        .filter(|activiteit| activiteit.status == ActiviteitStatus::Gepland)
        .map(|activiteit| GeplandRij {
            datum: short_date(activiteit.datum),
            week: dossier::week(&request.dossier.trajectory, activiteit.datum),
            soort: activiteit.soort.label(),
            omschrijving: activiteit.omschrijving.to_string(),
            doel: activiteit.doel.map(|number| number.to_string()).unwrap_or_default(),
            wie: or_empty(activiteit.uitvoerder.as_ref()),
        })
        .collect()
}

fn belastbaarheid_row(entry: &Belastbaarheid) -> BelastbaarheidRij {
    let hours = |hours: Option<Hours>| hours.map(|hours| hours.to_string()).unwrap_or_default();
    BelastbaarheidRij {
        datum: short_date(entry.datum),
        bron: entry.bron.label(),
        opgesteld_door: or_empty(entry.opgesteld_door_rol.as_ref()),
        uren_per_dag: hours(entry.uren_per_dag),
        uren_per_week: hours(entry.uren_per_week),
        gewijzigd: if entry.gewijzigd { "ja" } else { "nee" },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_is_told_to_who_made_it() {
        let told = as_you("Volgt de zes lessen en oefent twee keer per week.");
        assert_eq!(told.as_deref(), Some("U volgt de zes lessen en oefent twee keer per week."));
        assert_eq!(as_you("Heeft elke week contact.").as_deref(), Some("U hebt elke week contact."));
        for words in [
            "Leest elke rapportage en geeft haar reactie.",
            "Solliciteert als zijn gezondheid dat toelaat.",
            "De werknemer volgt de lessen.",
            "Elke week een sollicitatie.",
            "Het cv is gereed.",
            "Meewerken.",
            "",
        ] {
            assert_eq!(as_you(words), None, "{words}");
        }
    }
}
