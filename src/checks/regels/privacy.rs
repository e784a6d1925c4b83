//! P: data that do not belong in the document: medical, otherwise sensitive, a burgerservicenummer, names of others.
//!
//! What a reader may not see weighs by who reads: a copy that stays with the employee or the bureau is not stopped. The
//! copy of the bureau is for checking, so it says what would stop another.

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::lexicon::{Category, Hit};
use crate::checks::rule::Observation;
use crate::checks::teksten::Vondst;
use crate::dutch::{counted, enumeration};
use crate::trajectory::{TextKind, Variant};

/// P01: one finding per text.
pub fn medical_words(context: &Context<'_>) -> Vec<Observation> {
    context.vondsten.iter().filter_map(|vondst| medical(context, vondst)).collect()
}

fn medical(context: &Context<'_>, vondst: &Vondst) -> Option<Observation> {
    let hits: Vec<&Hit> = vondst.hits.iter().filter(|hit| hit.category.is_medical()).collect();
    let first = *hits.iter().find(|hit| !hit.doubtful).or(hits.first())?;
    let certain = !first.doubtful && vondst.kind != TextKind::Cv;
    let judgement = if certain {
        "Medische gegevens horen niet in dit document."
    } else {
        "Dit kan op medische gegevens wijzen; controleer of het in dit document hoort."
    };
    let found = observation(vondst, &hits, first.category, judgement);
    Some(match context.dossier.variant {
        _ if !certain => found.weighing(Severity::Waarschuwing),
        Variant::Werkgever | Variant::Uwv => found,
        Variant::Werknemer => found.weighing(Severity::Waarschuwing),
        Variant::Intern => {
            found.adding("In een exemplaar voor werkgever of UWV is dit een blokkade.").weighing(Severity::Waarschuwing)
        }
    })
}

/// P03: one finding per text. The employee may read what is the employee's own.
pub fn other_sensitive_words(context: &Context<'_>) -> Vec<Observation> {
    let for_others = context.dossier.variant != Variant::Werknemer;
    let found = context.vondsten.iter().filter(|_| for_others).filter_map(|vondst| {
        let hits: Vec<&Hit> = vondst.hits.iter().filter(|hit| !hit.category.is_medical()).collect();
        let first = hits.first()?;
        let judgement = "Zulke persoonlijke gegevens zijn in dit document zelden nodig.";
        Some(observation(vondst, &hits, first.category, judgement))
    });
    found.collect()
}

/// The words found in one text, and what to write instead.
fn observation(vondst: &Vondst, hits: &[&Hit], category: Category, judgement: &str) -> Observation {
    let mut words: Vec<String> = Vec::new();
    for hit in hits {
        let word = format!("‘{}’ ({})", hit.term, hit.category.as_str());
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let verb = if words.len() == 1 { "staat" } else { "staan" };
    let detail =
        format!("In ‘{}’ {verb} {}. {judgement} {}", vondst.pointer, enumeration(&words), category.rewording());
    let found = Observation::at(vondst.pointer.clone(), detail).with("voorstel", category.rewording());
    hits.iter()
        .fold(found, |found, hit| found.with("woord", hit.term.as_str()).with("categorie", hit.category.as_str()))
}

/// P02: a number in a text may be a burgerservicenummer.
pub fn bsn_in_text(context: &Context<'_>) -> Option<Observation> {
    let places: Vec<String> =
        context.vondsten.iter().filter(|vondst| vondst.bsn).map(|vondst| vondst.pointer.clone()).collect();
    let number = places.len();
    let detail = format!(
        "In {} staat een getal dat een burgerservicenummer kan zijn. Haal het daar weg; het BSN hoort alleen in \
         ‘werknemer.bsn’.",
        counted(number, "tekst", "teksten")
    );
    let found = (number > 0).then(|| Observation::at_all(places, detail).with("aantal", number))?;
    Some(match context.dossier.variant {
        Variant::Werkgever => found,
        Variant::Werknemer | Variant::Uwv => found.weighing(Severity::Waarschuwing),
        Variant::Intern => {
            found.adding("In een exemplaar voor de werkgever is dit een blokkade.").weighing(Severity::Waarschuwing)
        }
    })
}

/// P04: an offerte without a code prints the name of the employee.
pub fn named_with_health(context: &Context<'_>) -> Option<Observation> {
    let offerte = context.dossier.trajectory.offerte.as_ref()?;
    let surname = context.dossier.trajectory.werknemer.naam.surname();
    let texts = [&offerte.aanleiding, &offerte.doel, &offerte.tussentijds_stoppen];
    let named = offerte.kandidaatcode.is_none() || texts.iter().any(|text| text.plain().contains(surname));
    let with_health = |vondst: &&Vondst| vondst.hits.iter().any(|hit| hit.category.is_medical());
    let places: Vec<String> =
        context.vondsten.iter().filter(with_health).map(|vondst| vondst.pointer.clone()).collect();
    let detail = "De offerte noemt de werknemer bij naam en bevat woorden over de gezondheid. Gebruik een \
                  kandidaatcode, ook in de teksten, en laat de gezondheid weg; een offerte wordt ook buiten HR \
                  gelezen.";
    (named && !places.is_empty()).then(|| Observation::at_all(places, detail))
}

/// P05: somebody who is no party is named.
pub fn third_persons(context: &Context<'_>) -> Option<Observation> {
    let places: Vec<String> =
        context.vondsten.iter().filter(|vondst| vondst.third_person).map(|vondst| vondst.pointer.clone()).collect();
    let number = places.len();
    let detail = format!(
        "In {} lijkt een behandelaar of een familielid bij naam te staan. Laat de naam weg; de rol is genoeg, en vaak \
         is ook die niet nodig.",
        counted(number, "tekst", "teksten")
    );
    (number > 0).then(|| Observation::at_all(places, detail).with("aantal", number))
}

/// P06: consent may come with the signature, so its day does not matter.
pub fn cv_without_consent(context: &Context<'_>) -> Option<Observation> {
    let plan = context.dossier.trajectory.plan.as_ref()?;
    let detail = "Bij het plan zit een cv, maar er is geen toestemming van de werknemer vastgelegd. Vraag de werknemer \
                  om toestemming en vul de dag in bij ‘plan.toestemmingCv’; zonder toestemming wordt het cv niet \
                  afgedrukt.";
    (plan.cv.is_some() && plan.toestemming_cv.is_none()).then(|| Observation::at("/plan/cv", detail))
}
