//! C: whether a text says again what the report before it said.

use std::collections::HashMap;

use crate::checks::context::Context;
use crate::checks::lexicon::folded_words;
use crate::checks::rule::Observation;
use crate::trajectory::{EerderSoort, Prose, Soort, Trajectory, Voortgang};

/// C05: a text says what the report before it said.
pub fn copied_text(context: &Context<'_>) -> Vec<Observation> {
    let previous = previous_summaries(context);
    let previous: Vec<(String, Vec<String>)> =
        previous.into_iter().map(|(place, earlier)| (place, folded_words(&earlier.plain()))).collect();
    let limit = context.thresholds.tekst_gelijk_procent;
    own_texts(context)
        .into_iter()
        .filter_map(|(pointer, name, text)| {
            let words = folded_words(&text.plain());
            let (place, likeness) = previous
                .iter()
                .map(|(place, earlier)| (place, likeness(&words, earlier)))
                .max_by_key(|(_, likeness)| *likeness)?;
            let detail = format!(
                "{name} is voor {likeness}% gelijk aan de samenvatting van een eerdere rapportage. Beschrijf wat er \
                 sindsdien is gebeurd."
            );
            (likeness > limit).then(|| {
                Observation::at_all([pointer.to_owned(), place.clone()], detail).with("gelijkenisProcent", likeness)
            })
        })
        .collect()
}

/// The texts that say what this document concludes, each with its place and its name.
fn own_texts<'a>(context: &Context<'a>) -> Vec<(&'static str, &'static str, &'a Prose)> {
    let trajectory: &'a Trajectory = &context.dossier.trajectory;
    match context.dossier.soort {
        Soort::Eindrapportage => trajectory.eind.as_ref().map_or_else(Vec::new, |eind| {
            vec![
                ("/eind/conclusieKort", "De korte conclusie", &eind.conclusie_kort),
                ("/eind/conclusie", "De conclusie", &eind.conclusie),
            ]
        }),
        Soort::Voortgangsrapportage => {
            let own = |part: &'a Voortgang| ("/voortgang/samenvatting", "De samenvatting", &part.samenvatting);
            trajectory.voortgang.iter().map(own).collect()
        }
        Soort::PlanVanAanpak | Soort::Offerte => vec![],
    }
}

/// The summary of the newest earlier report of the same kind; before an eindrapportage also that of the last
/// voortgangsrapportage, whether it is listed or stands in the body as a part.
fn previous_summaries<'a>(context: &Context<'a>) -> Vec<(String, &'a Prose)> {
    let trajectory: &'a Trajectory = &context.dossier.trajectory;
    let kinds: &[EerderSoort] = match context.dossier.soort {
        Soort::Eindrapportage => &[EerderSoort::Eindrapportage, EerderSoort::Voortgangsrapportage],
        Soort::Voortgangsrapportage => &[EerderSoort::Voortgangsrapportage],
        Soort::PlanVanAanpak | Soort::Offerte => &[],
    };
    let listed = kinds.iter().filter_map(|soort| {
        let document = context.earlier(*soort)?;
        let summary = document.samenvatting.as_ref()?;
        Some((format!("/eerdereDocumenten/{}/samenvatting", document.index), summary))
    });
    let made = trajectory.document_for(Soort::Voortgangsrapportage).datum;
    let is_earlier =
        context.dossier.soort == Soort::Eindrapportage && made.is_some_and(|made| made < context.dossier.date);
    let part = trajectory.voortgang.as_ref().filter(|_| is_earlier);
    listed.chain(part.map(|part| ("/voortgang/samenvatting".to_owned(), &part.samenvatting))).collect()
}

/// How much two texts are alike, in percent: the share of pairs of neighbouring words that they have in common.
fn likeness(words: &[String], others: &[String]) -> i64 {
    let (own, other) = (words.len().saturating_sub(1), others.len().saturating_sub(1));
    if own + other == 0 {
        return if words == others { 100 } else { 0 };
    }
    let mut left: HashMap<&[String], usize> = HashMap::new();
    for pair in others.windows(2) {
        *left.entry(pair).or_default() += 1;
    }
    let mut common = 0_usize;
    for pair in words.windows(2) {
        if let Some(number) = left.get_mut(pair).filter(|number| **number > 0) {
            *number -= 1;
            common += 1;
        }
    }
    i64::try_from(common * 200 / (own + other)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(text: &str, other: &str) -> i64 {
        likeness(&folded_words(text), &folded_words(other))
    }

    #[test]
    fn the_same_words_are_alike_whatever_their_case() {
        assert_eq!(alike("Het traject ligt op schema.", "het traject ligt op schema"), 100);
        assert_eq!(alike("Het traject ligt op schema.", "De werknemer solliciteert elke week."), 0);
        assert_eq!(alike("", ""), 100);
    }

    #[test]
    fn one_word_changed_in_the_middle_breaks_two_pairs() {
        assert_eq!(alike("een twee drie vier vijf zes", "een twee DRIE anders vijf zes"), 60);
    }
}
