//! P: data that do not belong in the document: medical, otherwise sensitive, a burgerservicenummer, names of others.
//!
//! What a reader may not see weighs by who reads: a copy that stays with the employee or the bureau is not stopped. The
//! copy of the bureau is for checking, so it says what would stop another.

use crate::checks::context::Context;
use crate::checks::eigen::{Eigen, EigenSoort};
use crate::checks::finding::{
    CERTAIN, CONFIRMED, EMPLOYEE, Fact, HASH, HITS, OWNER, Severity, WORD, is_file_name, names_a_file,
};
use crate::checks::lexicon::Category;
use crate::checks::rule::Observation;
use crate::checks::teksten::{BsnVan, Treffer, TrefferSoort, Vondst};
use crate::dutch::{counted, enumeration};
use crate::trajectory::{Bevestiging, Soort, TextKind, Variant};

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
        _ if names_a_file(&vondst.pointer) => found.adding(seen_by_all(&vondst.pointer)),
        Variant::Werkgever | Variant::Uwv => found,
        Variant::Werknemer => found.weighing(Severity::Waarschuwing),
        Variant::Intern => {
            found.adding("In een exemplaar voor werkgever of UWV is dit een blokkade.").weighing(Severity::Waarschuwing)
        }
    }
}

/// What the name of a file has against it.
const SEEN_BY_ALL: &str = "De naam van een bestand staat in mappen, in e-mail en in logboeken; kies een andere.";
const NUMBER_SEEN_BY_ALL: &str =
    "Dit nummer komt in de bestandsnaam of de titel; die staan in mappen, in e-mail en in logboeken. Kies een ander.";

fn seen_by_all(pointer: &str) -> &'static str {
    if is_file_name(pointer) { SEEN_BY_ALL } else { NUMBER_SEEN_BY_ALL }
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
            (CERTAIN, Fact::Flag(!treffer.doubtful)),
            ("voorstel", treffer.soort.rewording().into()),
        ];
        if let Some((first, end)) = treffer.place {
            fields.extend([("van", number(first)), ("tot", number(end))]);
        }
        Fact::Fields(fields)
    };
    let first = treffers.first();
    found
        .with(WORD, first.map_or("", |treffer| treffer.woord.as_str()))
        .with("categorie", first.map_or("", |treffer| treffer.soort.as_str()))
        .with(HASH, vondst.hash.as_str())
        .with(HITS, Fact::List(treffers.iter().take(TOLD).map(told).collect()))
}

impl TrefferSoort {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Woord(category) => category.as_str(),
            Self::Naam => "naam",
            Self::Bedrag => "bedrag",
            Self::Getal => "getal",
        }
    }

    const fn rewording(self) -> &'static str {
        match self {
            Self::Woord(category) => category.rewording(),
            Self::Naam => "Laat de naam weg; de rol is genoeg, en vaak is ook die niet nodig.",
            Self::Bedrag => Category::Schulden.rewording(),
            Self::Getal => "Haal het getal weg als het van een persoon is; het BSN hoort alleen in ‘werknemer.bsn’.",
        }
    }
}

/// P02: a number in a text may be a burgerservicenummer. Nobody can answer for one, except where a word beside it says
/// that it is rather something else.
pub fn bsn_in_text(context: &Context<'_>) -> Vec<Observation> {
    let of = |there: fn(&Vondst, BsnVan) -> bool| {
        let there = |vondst: &&Vondst| vondst.bsn.is_some_and(|bsn| there(vondst, bsn));
        context.vondsten.iter().filter(there).collect::<Vec<&Vondst>>()
    };
    let named = of(|vondst, _| is_file_name(&vondst.pointer));
    let others = of(|vondst, bsn| bsn == BsnVan::Ander && !is_file_name(&vondst.pointer));
    let rest = of(|vondst, bsn| bsn != BsnVan::Ander && !is_file_name(&vondst.pointer));
    let numbers = [in_the_name_of_a_file(&named), own_or_unknown(context, &rest), of_another(context, &others)];
    let judgement = "Daarbij staat een getal van negen cijfers dat ook een burgerservicenummer kan zijn.";
    let doubtful = |treffer: &Treffer| treffer.soort == TrefferSoort::Getal;
    let doubtful =
        judged(context, doubtful, |vondst, open| observation(vondst, open, judgement).weighing(Severity::Waarschuwing));
    numbers.into_iter().flatten().chain(doubtful).collect()
}

/// A finding that names every text, and where in it the number stands.
fn with_numbers(found: &[&Vondst], sentence: impl Fn(&str) -> String) -> Option<Observation> {
    let first = found.first()?;
    let texts = counted(found.len(), "tekst", "teksten");
    let place = first.bsn_place.map(|(from, _)| format!(", vanaf teken {}", from + 1)).unwrap_or_default();
    let place = if found.len() == 1 { format!(" (‘{}’{place})", first.pointer) } else { String::new() };
    let told = |vondst: &Vondst| {
        let (from, to) = vondst.bsn_place?;
        let place = vec![("pointer", vondst.pointer.as_str().into()), ("van", from.into()), ("tot", to.into())];
        Some(Fact::Fields(place))
    };
    let places: Vec<Fact> = found.iter().take(TOLD).filter_map(|vondst| told(vondst)).collect();
    let pointers = found.iter().map(|vondst| vondst.pointer.clone());
    let owner = match first.bsn {
        Some(BsnVan::Werknemer) => EMPLOYEE,
        Some(BsnVan::Ander) => "ander",
        Some(BsnVan::Onbekend) | None => "onbekend",
    };
    let sentence = sentence(&format!("{texts}{place}"));
    let found = Observation::at_all(pointers, sentence).with("aantal", found.len()).with(OWNER, owner);
    Some(if places.is_empty() { found } else { found.with("plaatsen", Fact::List(places)) })
}

/// The name of a file goes where its document does not: no copy may have it.
fn in_the_name_of_a_file(found: &[&Vondst]) -> Option<Observation> {
    let sentence =
        |_: &str| format!("In de bestandsnaam staat een getal dat een burgerservicenummer kan zijn. {SEEN_BY_ALL}");
    with_numbers(found, sentence)
}

fn own_or_unknown(context: &Context<'_>, found: &[&Vondst]) -> Option<Observation> {
    let found = with_numbers(found, |texts| {
        format!(
            "In {texts} staat een getal dat een burgerservicenummer kan zijn. Haal het daar weg; het BSN hoort alleen in \
             ‘werknemer.bsn’."
        )
    })?;
    Some(match context.dossier.variant {
        Variant::Werkgever => found.adding(ANOTHER_NUMBER),
        Variant::Werknemer | Variant::Uwv => found.weighing(Severity::Waarschuwing),
        Variant::Intern => {
            found.adding("In een exemplaar voor de werkgever is dit een blokkade.").weighing(Severity::Waarschuwing)
        }
    })
}

fn of_another(context: &Context<'_>, found: &[&Vondst]) -> Option<Observation> {
    let found = with_numbers(found, |texts| {
        format!(
            "In {texts} staat een getal dat het burgerservicenummer van een ander kan zijn. Haal het weg; het hoort in geen \
             enkel exemplaar."
        )
    })?;
    Some(match context.dossier.variant {
        Variant::Intern => found.adding("In elk ander exemplaar is dit een blokkade.").weighing(Severity::Waarschuwing),
        _ => found.adding(ANOTHER_NUMBER),
    })
}

/// How a number that is none of a person gets through.
const ANOTHER_NUMBER: &str = "Is het een ander nummer, zet er dan bij wat het is, bijvoorbeeld ‘relatienummer’.";

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

/// P08: what a copy keeps from its reader may not stand in its texts either. Nobody can answer for it, since it can be
/// left out.
pub fn own_data(context: &Context<'_>) -> Vec<Observation> {
    let (soort, variant) = (context.dossier.soort, context.dossier.variant);
    let offerte = soort == Soort::Offerte;
    let withheld = |own: &Eigen, named: bool| match own.soort {
        EigenSoort::Telefoon | EigenSoort::Email | EigenSoort::Adres | EigenSoort::Postcode => {
            named || offerte || variant != Variant::Werknemer
        }
        // Every other document shows it to every reader; a name is sought where an offer has a code for it.
        EigenSoort::Geboortedatum => named || offerte,
        EigenSoort::Naam => offerte,
    };
    let told = |vondst: &Vondst| {
        let named = names_a_file(&vondst.pointer);
        let own: Vec<_> = vondst.eigen.iter().filter(|own| withheld(own, named)).collect();
        let sure = own.iter().any(|own| !own.doubtful);
        let kinds: Vec<String> = own.iter().map(|own| own.soort.as_str().to_owned()).collect();
        let (verb, advice) = match (kinds.as_slice(), sure) {
            ([], _) => return None,
            ([_], true) => ("staat", "Haal het daar weg"),
            (_, true) => ("staan", "Haal ze daar weg"),
            ([_], false) => ("staat misschien", "Controleer het"),
            (_, false) => ("staan misschien", "Controleer ze"),
        };
        let detail = format!(
            "In ‘{}’ {verb} {} van de werknemer. {advice}; wie dit exemplaar leest, hoort dat hier niet te zien.",
            vondst.pointer,
            enumeration(&kinds)
        );
        let found = Observation::at(vondst.pointer.clone(), detail);
        // Of a name it is enough that this copy does not undo its code.
        let everywhere = named && own.iter().any(|own| !own.doubtful && own.soort != EigenSoort::Naam);
        Some(match variant {
            _ if !sure => found.weighing(Severity::Waarschuwing),
            _ if everywhere => found.adding(seen_by_all(&vondst.pointer)),
            Variant::Werkgever | Variant::Uwv => found,
            Variant::Werknemer => found.weighing(Severity::Waarschuwing),
            Variant::Intern => found
                .adding("In een exemplaar voor werkgever of UWV is dit een blokkade.")
                .weighing(Severity::Waarschuwing),
        })
    };
    context.vondsten.iter().filter_map(told).collect()
}

/// P06: consent may come with the signature, so its day does not matter.
pub fn cv_without_consent(context: &Context<'_>) -> Option<Observation> {
    let plan = context.dossier.trajectory.plan.as_ref()?;
    let detail = "Bij het plan zit een cv, maar er is geen toestemming van de werknemer vastgelegd. Vraag de werknemer \
                  om toestemming en vul de dag in bij ‘plan.toestemmingCv’; zonder toestemming wordt het cv niet \
                  afgedrukt.";
    (plan.cv.is_some() && plan.toestemming_cv.is_none()).then(|| Observation::at("/plan/cv", detail))
}
