//! P: data that do not belong in the document: medical, otherwise sensitive, a burgerservicenummer, names of others.
//!
//! What a reader may not see weighs by who reads: a copy that stays with the employee or the bureau is not stopped. The
//! copy of the bureau is for checking, so it says what would stop another.

use crate::checks::context::Context;
use crate::checks::finding::{CONFIRMED, Fact, Severity};
use crate::checks::lexicon::Category;
use crate::checks::rule::Observation;
use crate::checks::teksten::{BsnVan, Treffer, TrefferSoort, Vondst};
use crate::dutch::{counted, enumeration};
use crate::trajectory::{Bevestiging, TextKind, Variant};

/// P01: one finding per text, and one for what somebody answers for.
pub fn medical_words(context: &Context<'_>) -> Vec<Observation> {
    judged(context, is_medical, |vondst, open| medical(context, vondst, open))
}

fn medical(context: &Context<'_>, vondst: &Vondst, open: &[&Treffer]) -> Observation {
    let certain = vondst.kind != TextKind::Cv && open.iter().any(|treffer| !treffer.doubtful);
    let judgement = if certain {
        "Medische gegevens horen niet in dit document."
    } else {
        "Dit kan op medische gegevens wijzen; controleer of het in dit document hoort."
    };
    let found = observation(vondst, open, judgement);
    match context.dossier.variant {
        _ if !certain => found.weighing(Severity::Waarschuwing),
        Variant::Werkgever | Variant::Uwv => found,
        Variant::Werknemer => found.weighing(Severity::Waarschuwing),
        Variant::Intern => {
            found.adding("In een exemplaar voor werkgever of UWV is dit een blokkade.").weighing(Severity::Waarschuwing)
        }
    }
}

/// P03: one finding per text. The employee may read what is the employee's own.
pub fn other_sensitive_words(context: &Context<'_>) -> Vec<Observation> {
    if context.dossier.variant == Variant::Werknemer {
        return vec![];
    }
    judged(context, is_otherwise_sensitive, |vondst, open| {
        let judgement = if open.iter().any(|treffer| is_forbidden(treffer)) {
            "Zulke gegevens verwerken is in beginsel verboden (AVG art. 9 en 10)."
        } else {
            "Zulke persoonlijke gegevens zijn in dit document zelden nodig."
        };
        observation(vondst, open, judgement)
    })
}

fn is_forbidden(treffer: &Treffer) -> bool {
    matches!(treffer.soort, TrefferSoort::Woord(category) if category.is_forbidden())
}

fn is_medical(treffer: &Treffer) -> bool {
    matches!(treffer.soort, TrefferSoort::Woord(category) if category.is_medical())
}

fn is_otherwise_sensitive(treffer: &Treffer) -> bool {
    matches!(treffer.soort, TrefferSoort::Woord(category) if !category.is_medical())
}

/// What a rule says of each text that holds what it looks for: of what nobody answers for, and of what somebody does.
fn judged(
    context: &Context<'_>,
    wanted: fn(&Treffer) -> bool,
    said: impl Fn(&Vondst, &[&Treffer]) -> Observation,
) -> Vec<Observation> {
    let mut observations = Vec::new();
    for vondst in &context.vondsten {
        let (mut open, mut answered) = (vec![], vec![]);
        for treffer in vondst.treffers.iter().filter(|treffer| wanted(treffer)) {
            match answer(context, vondst, treffer) {
                Some(bevestiging) => answered.push((treffer, bevestiging)),
                None => open.push(treffer),
            }
        }
        if !open.is_empty() {
            observations.push(said(vondst, &open));
        }
        if !answered.is_empty() {
            observations.push(confirmed(vondst, &answered));
        }
    }
    observations
}

fn answer<'a>(context: &Context<'a>, vondst: &Vondst, treffer: &Treffer) -> Option<&'a Bevestiging> {
    let given = &context.dossier.trajectory.bevestigd;
    given.iter().find(|bevestiging| bevestiging.is_for(&vondst.pointer, &treffer.woord))
}

/// What somebody answers for: it stops nothing, and everybody who may see findings sees who and why.
fn confirmed(vondst: &Vondst, answered: &[(&Treffer, &Bevestiging)]) -> Observation {
    let mut told: Vec<String> = Vec::new();
    let mut answers: Vec<&Bevestiging> = Vec::new();
    for (treffer, bevestiging) in answered {
        if !answers.contains(bevestiging) {
            let reason = bevestiging.reden.as_str().trim_end_matches('.');
            told.push(format!("‘{}’ door {}: {reason}.", treffer.woord, bevestiging.door));
            answers.push(bevestiging);
        }
    }
    let detail = format!("In ‘{}’ is bevestigd: {}", vondst.pointer, told.join(" "));
    let answer = |bevestiging: &&Bevestiging| {
        Fact::Fields(vec![
            ("woord", bevestiging.woord.as_str().into()),
            ("door", bevestiging.door.as_str().into()),
            ("reden", bevestiging.reden.as_str().into()),
        ])
    };
    let treffers: Vec<&Treffer> = answered.iter().map(|(treffer, _)| *treffer).collect();
    with_places(Observation::at(vondst.pointer.clone(), detail), vondst, &treffers)
        .with(CONFIRMED, Fact::List(answers.iter().map(answer).collect()))
        .weighing(Severity::Info)
}

/// The words found in one text, and what to write instead.
fn observation(vondst: &Vondst, open: &[&Treffer], judgement: &str) -> Observation {
    let mut words: Vec<String> = Vec::new();
    for treffer in open {
        let word = format!("‘{}’ ({})", treffer.woord, treffer.soort.as_str());
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let verb = if words.len() == 1 { "staat" } else { "staan" };
    let advice = open.iter().find(|treffer| !treffer.doubtful).or(open.first()).map_or("", |t| t.soort.rewording());
    let detail = format!("In ‘{}’ {verb} {}. {judgement} {advice}", vondst.pointer, enumeration(&words));
    with_places(Observation::at(vondst.pointer.clone(), detail), vondst, open).with("voorstel", advice)
}

/// Words of one text that a finding tells one by one; the sentence gives them all.
const TOLD: usize = 50;

/// What a caller needs to show it in its own screen, and to answer for it.
fn with_places(found: Observation, vondst: &Vondst, treffers: &[&Treffer]) -> Observation {
    let number = |place: usize| Fact::from(place);
    let told = |treffer: &&Treffer| {
        let mut fields = vec![
            ("woord", Fact::from(treffer.woord.as_str())),
            ("categorie", treffer.soort.as_str().into()),
            ("zeker", Fact::Flag(!treffer.doubtful)),
            ("voorstel", treffer.soort.rewording().into()),
        ];
        if let Some((first, end)) = treffer.place {
            fields.extend([("van", number(first)), ("tot", number(end))]);
        }
        Fact::Fields(fields)
    };
    let first = treffers.first();
    found
        .with("woord", first.map_or("", |treffer| treffer.woord.as_str()))
        .with("categorie", first.map_or("", |treffer| treffer.soort.as_str()))
        .with("hash", vondst.hash.as_str())
        .with("treffers", Fact::List(treffers.iter().take(TOLD).map(told).collect()))
}

impl TrefferSoort {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Woord(category) => category.as_str(),
            Self::Naam => "naam",
            Self::Bedrag => "bedrag",
        }
    }

    const fn rewording(self) -> &'static str {
        match self {
            Self::Woord(category) => category.rewording(),
            Self::Naam => "Laat de naam weg; de rol is genoeg, en vaak is ook die niet nodig.",
            Self::Bedrag => Category::Schulden.rewording(),
        }
    }
}

/// P02: a number in a text may be a burgerservicenummer. Nobody can answer for one.
pub fn bsn_in_text(context: &Context<'_>) -> Vec<Observation> {
    let of = |others: bool| {
        let there = |vondst: &&Vondst| vondst.bsn.is_some_and(|bsn| (bsn == BsnVan::Ander) == others);
        context.vondsten.iter().filter(there).map(|vondst| vondst.pointer.clone()).collect::<Vec<String>>()
    };
    let numbers = [own_or_unknown(context, of(false)), of_another(context, of(true))];
    numbers.into_iter().flatten().collect()
}

fn own_or_unknown(context: &Context<'_>, places: Vec<String>) -> Option<Observation> {
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

fn of_another(context: &Context<'_>, places: Vec<String>) -> Option<Observation> {
    let number = places.len();
    let detail = format!(
        "In {} staat een getal dat het burgerservicenummer van een ander kan zijn. Haal het weg; het hoort in geen enkel \
         exemplaar.",
        counted(number, "tekst", "teksten")
    );
    let found = (number > 0).then(|| Observation::at_all(places, detail).with("aantal", number))?;
    Some(match context.dossier.variant {
        Variant::Intern => found.adding("In elk ander exemplaar is dit een blokkade.").weighing(Severity::Waarschuwing),
        _ => found,
    })
}

/// P04: an offerte without a code prints the name of the employee.
pub fn named_with_health(context: &Context<'_>) -> Option<Observation> {
    let offerte = context.dossier.trajectory.offerte.as_ref()?;
    let surname = context.dossier.trajectory.werknemer.naam.surname();
    let texts = [&offerte.aanleiding, &offerte.doel, &offerte.tussentijds_stoppen];
    let named = offerte.kandidaatcode.is_none() || texts.iter().any(|text| text.plain().contains(surname));
    let with_health = |vondst: &&Vondst| {
        let mut medical = vondst.treffers.iter().filter(|treffer| is_medical(treffer));
        medical.any(|treffer| answer(context, vondst, treffer).is_none())
    };
    let places: Vec<String> =
        context.vondsten.iter().filter(with_health).map(|vondst| vondst.pointer.clone()).collect();
    let detail = "De offerte noemt de werknemer bij naam en bevat woorden over de gezondheid. Gebruik een \
                  kandidaatcode, ook in de teksten, en laat de gezondheid weg; een offerte wordt ook buiten HR \
                  gelezen.";
    (named && !places.is_empty()).then(|| Observation::at_all(places, detail))
}

/// P05: somebody who is no party is named. One finding per text.
pub fn third_persons(context: &Context<'_>) -> Vec<Observation> {
    let named = |treffer: &Treffer| treffer.soort == TrefferSoort::Naam;
    let judgement = "Dat lijkt de naam van een behandelaar of een familielid.";
    judged(context, named, |vondst, open| {
        let found = observation(vondst, open, judgement);
        match context.dossier.variant {
            Variant::Intern => {
                found.adding("In elk ander exemplaar is dit een blokkade.").weighing(Severity::Waarschuwing)
            }
            _ => found,
        }
    })
}

/// P07: what somebody earns or has is no business of the employer's, nor of who reads along with him. The amounts of an
/// offer are its own.
pub fn income(context: &Context<'_>) -> Vec<Observation> {
    if !matches!(context.dossier.variant, Variant::Werkgever | Variant::Intern) {
        return vec![];
    }
    let amount = |treffer: &Treffer| treffer.soort == TrefferSoort::Bedrag;
    let judgement = "Inkomen en bedragen van de werknemer horen niet in een exemplaar voor de werkgever.";
    judged(context, amount, |vondst, open| observation(vondst, open, judgement))
}

/// P06: consent may come with the signature, so its day does not matter.
pub fn cv_without_consent(context: &Context<'_>) -> Option<Observation> {
    let plan = context.dossier.trajectory.plan.as_ref()?;
    let detail = "Bij het plan zit een cv, maar er is geen toestemming van de werknemer vastgelegd. Vraag de werknemer \
                  om toestemming en vul de dag in bij ‘plan.toestemmingCv’; zonder toestemming wordt het cv niet \
                  afgedrukt.";
    (plan.cv.is_some() && plan.toestemming_cv.is_none()).then(|| Observation::at("/plan/cv", detail))
}
