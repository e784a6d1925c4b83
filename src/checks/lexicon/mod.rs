//! Finds words in free text that point to medical or other sensitive data. A help, never a proof.
//!
//! `lexicon.txt` lists the stems; this module knows how they match: case and accents folded, compounds, hyphens, and
//! the few things a sentence can be about that make such a word innocent. All stems are sought at once (`patterns`), so
//! that a text is read once whatever their number.

mod alarm;
mod beeld;
mod category;
mod derden;
mod fold;
mod geleerd;
mod gewoon;
#[cfg(test)]
mod leren;
mod lijf;
mod nabij;
mod paren;
mod patterns;
mod plek;
mod rollen;
mod stems;
mod vermoeden;
mod voorraad;
mod werkzin;
mod words;
mod zin;

use std::collections::HashSet;
use std::sync::LazyLock;

use geleerd::Folded;
use plek::Match;
use rollen::{Oordeel, Rollen, Soort, is_healer};
use stems::{Sense, Topic, Unless, Zorg};
use voorraad::Lexicon;
use words::Words;
use zin::Zinnen;

pub use category::Category;
pub use derden::Naam;
pub use patterns::Patterns;

/// A word that points to sensitive data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// As it stands in the text.
    pub term: String,
    pub category: Category,
    /// The word also has an innocent meaning.
    pub doubtful: bool,
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
}

/// What a text holds.
#[derive(Debug, Default)]
pub struct Found {
    /// In order; of words that overlap, the most certain one.
    pub hits: Vec<Hit>,
    /// Names beside a word such as ‘huisarts’ or ‘dochter’.
    pub third_persons: Vec<Naam>,
}

/// Searches a text for what points to sensitive data: its words, and each sentence as a whole. `care`: the dossier is
/// about work in care.
pub fn search(text: &str, care: bool) -> Found {
    let folded = Folded::of(text);
    // Most hold nothing: that is seen quickly, and never wrongly.
    let may_hold = LEXICON.alarms.may_be_in(text, &folded.words);
    let mut found = if may_hold { search_words(text, care) } else { Found::default() };
    for sentence in folded.weigh() {
        let within = |hit: &Hit| (sentence.start..sentence.end).contains(&hit.start);
        if sentence.weight < geleerd::EXCUSES {
            let excused = |hit: &Hit| {
                let (below, near) = excusable(hit);
                let around = || geleerd::weigh_around(text, sentence, hit.start..hit.end);
                sentence.weight < below && !is_somebodys(text, hit) && around() < near
            };
            found.hits.retain(|hit| !within(hit) || !excused(hit));
        }
        if !found.hits.iter().any(within) {
            let whole = (sentence.weight > geleerd::TELLS).then_some(sentence);
            let part = || geleerd::parts(text, sentence).find(|part| part.weight > geleerd::PART_TELLS);
            let told = whole.or_else(|| if may_hold { part() } else { None });
            let told = told.filter(|told| gewoon::says_enough(&text[told.start..told.end], told.weight));
            found.hits.extend(told.map(|told| suspicion(text, told)));
        }
    }
    found.hits.sort_by_key(|hit| hit.start);
    found
}

/// Below which weight of its sentence a word is excused, and below which of the words around it. ‘Ik maak mij zorgen
/// over mijn schulden’ is as plain as a sentence about work.
const fn excusable(hit: &Hit) -> (f32, f32) {
    match hit.category {
        category if hit.doubtful && category.is_medical() => (geleerd::EXCUSES, geleerd::NEAR),
        Category::Behandeling | Category::Onderzoek => (geleerd::EXCUSES_WORK, geleerd::NEAR_WORK),
        _ if hit.doubtful => (geleerd::EXCUSES_WORK, geleerd::NEAR),
        _ => (geleerd::EXCUSES_ALL, geleerd::NEAR_ALL),
    }
}

/// Behind which a sure word is somebody's.
const HAS: [&str; 2] = ["heeft", "heb"];
/// What somebody has done to find out: ‘heeft zich laten onderzoeken op dementie’.
const TESTED: [&str; 4] = ["onderzoeken", "nakijken", "testen", "screenen"];
const TESTED_IS: [&str; 4] = ["zich", "hem", "haar", "mij"];
/// Words back from what is done in which it is said of whom.
const TESTED_WITHIN: usize = 3;

/// Whether a word is somebody's by those before it: ‘wegens depressie niet op het gesprek geweest’.
fn is_somebodys(text: &str, hit: &Hit) -> bool {
    let mut before = text[..hit.start].split_whitespace().rev();
    let article = |word: &&str| matches!(*word, "een" | "de" | "haar" | "zijn" | "mijn");
    let first = before.find(|word| !article(word)).unwrap_or_default();
    let first = first.to_lowercase();
    let cause = beeld::GIVEN_BY.contains(&first.as_str()) && hit.category.is_medical();
    let tested = first == "op"
        && hit.category.is_medical()
        && before.next().is_some_and(|word| TESTED.contains(&word))
        && before.take(TESTED_WITHIN).any(|word| TESTED_IS.contains(&word));
    cause || tested || (!hit.doubtful && HAS.contains(&first.as_str()))
}

/// A sentence, or a part of one, that tells something by itself: the words that weigh most in it.
fn suspicion(text: &str, told: geleerd::Sentence) -> Hit {
    let (first, last) = geleerd::heaviest(&text[told.start..told.end]);
    let (start, end) = (told.start + first, told.start + last);
    Hit { term: text[start..end].to_owned(), category: Category::Vermoeden, doubtful: true, start, end }
}

/// What the words of a text point to.
fn search_words(text: &str, care: bool) -> Found {
    let words = Words::of(text);
    let matches = LEXICON.matches(&words);
    Found {
        hits: LEXICON.hits(text, &words, &matches, care),
        third_persons: LEXICON.third_persons(text, &words, &matches),
    }
}

/// The medical words of a name that leave no doubt, in order: what weighs a sentence has nothing to say about it. Work
/// in care is taken to be as likely as an illness.
pub fn certain(name: &str) -> Vec<Hit> {
    // Most hold nothing.
    if !LEXICON.alarms.may_be_in(name, &fold::fold(name)) {
        return vec![];
    }
    let hits = search_words(name, true).hits.into_iter();
    hits.filter(|hit| !hit.doubtful && hit.category.is_medical()).collect()
}

/// Whether a name of a job or an employer is one of care.
pub fn is_of_care(name: &str) -> bool {
    if !LEXICON.care.are_in(name) {
        return false;
    }
    let words = Words::of(name);
    let of_care = |found: &Match| {
        let healer = || is_healer(words.folded(&words.tokens[found.last]));
        match LEXICON.sense(found) {
            Sense::Zorg(_) => true,
            Sense::Sensitive { category: Category::Behandeling, unless, .. } => {
                unless.werk || (unless.beroep && healer())
            }
            _ => false,
        }
    };
    LEXICON.matches(&words).iter().any(of_care)
}

/// The words of a text without case and accents: for comparing.
pub fn folded_words(text: &str) -> Vec<String> {
    let words = Words::of(text);
    words.tokens.iter().map(|token| words.folded(token).to_owned()).collect()
}

/// The same, a list for each sentence.
pub fn folded_sentences(text: &str) -> Vec<Vec<String>> {
    let words = Words::of(text);
    let sentences = words.tokens.chunk_by(|one, next| one.sentence == next.sentence);
    sentences.map(|tokens| tokens.iter().map(|token| words.folded(token).to_owned()).collect()).collect()
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("lexicon.txt")));

/// Steps from a soft word to what is done with it at work: ‘buisjes etiketteren’.
const HANDLED: usize = 3;

/// What one sentence is about.
#[derive(Debug, Clone, Copy, Default)]
struct About {
    werk: bool,
    beroep: bool,
    zaak: bool,
    klant: bool,
    patient: bool,
    verslag: bool,
    ontkenning: bool,
    keuze: bool,
    beperkt: bool,
    vraag: bool,
    belasting: bool,
}

impl Lexicon {
    /// The matches that point to sensitive data and that nothing in their sentence excuses.
    fn hits(&self, text: &str, words: &Words, matches: &[Match], care: bool) -> Vec<Hit> {
        let tells = |found: &Match| match self.sense(found) {
            Sense::Sensitive { .. } => {
                let of_pair = |pair| matches.iter().any(|half| self.sense(half) == Sense::Naast(pair));
                self.entries[found.entry].naast.is_none_or(of_pair)
            }
            sense => sense == Sense::Topic(Topic::Lichaam),
        };
        let soft: u32 = matches.iter().map(|found| u32::from(self.points(found))).sum();
        if soft < u32::from(vermoeden::ENOUGH) && !matches.iter().any(tells) {
            return vec![];
        }
        let of_sense = |wanted: fn(Sense) -> bool| {
            matches.iter().filter(|found| wanted(self.sense(found))).collect::<Vec<&Match>>()
        };
        let innocent = of_sense(|sense| sense == Sense::Vrij);
        let mut body = of_sense(|sense| sense == Sense::Topic(Topic::Lichaam));
        body.retain(|part| !innocent.iter().any(|free| free.overlaps(part)));
        let places = of_sense(|sense| sense == Sense::Plaats);
        let jobs = of_sense(|sense| sense == Sense::Topic(Topic::Beroep));
        let groups = of_sense(|sense| sense == Sense::Doelgroep);
        let faces = of_sense(|sense| matches!(sense, Sense::Zorg(_)));
        let figures = of_sense(|sense| sense == Sense::Beeld);
        let things = of_sense(|sense| sense == Sense::Topic(Topic::Ding));
        let about = self.about(words, matches, &innocent);
        let zinnen = Zinnen::of(words);
        let cues = self.cues(words, matches, &innocent);
        let rollen = Rollen { zinnen: &zinnen, cues: &cues, zorg: care };
        let halves = of_sense(|sense| matches!(sense, Sense::Naast(_)));
        let paired = |found: &Match, pair: usize| {
            let of_pair = |half: &Match| self.sense(half) == Sense::Naast(pair);
            paren::stands_near(&zinnen, found, &halves, of_pair)
        };

        // ‘Mag niet op hoogte werken’; not ‘mag niet op hoogte werken omdat hij kan vallen’.
        let is_limit = |index: usize| about[words.tokens[index].sentence].belasting && !zinnen.gives_a_cause(index);

        let (mut hits, mut hinted) = (Vec::new(), Vec::new());
        for found in matches {
            let Sense::Sensitive { category, doubtful, mut unless } = self.sense(found) else { continue };
            if self.entries[found.entry].naast.is_some_and(|pair| !paired(found, pair)) {
                continue;
            }
            let sentence = about[words.tokens[found.first].sentence];
            let place = found.length() == 0 && places.iter().any(|place| place.first == found.first);
            let judged = self.face(words, found, (category, unless), &faces, place);
            let judgement = judged.map(|soort| rollen.judge(found, soort));
            let undergone = judged.is_some_and(|soort| rollen.is_undergone(found, soort));
            if judged.is_some() {
                (unless.werk, unless.beroep, unless.functie) = (false, false, false);
            } else {
                unless.werk |= place;
            }
            let figure = category.is_medical()
                && figures.iter().any(|figure| figure.overlaps(found) && found.length() <= figure.length())
                && beeld::is_figure(&zinnen, found, &things);
            let elsewhere = unless.lijf || (unless.zaak && sentence.zaak) || (unless.klant && sentence.klant);
            let excused = innocent.iter().any(|free| free.excuses(found))
                || werkzin::is_of_work(&zinnen, found, category, &cues)
                || (unless.gemis && !zinnen.lacks(found, &cues))
                || (unless.vraag && sentence.vraag && !sentence.patient && !undergone)
                || (unless.mens && !zinnen.is_about_somebody(found.first))
                || words.close_to_a_group(found, &groups)
                || judgement == Some(Oordeel::Onschuldig)
                || figure
                || (unless.werk && sentence.werk && !sentence.patient)
                || (unless.beroep && words.close_to_a_job(found, &jobs))
                || (unless.beroep && category.is_medical() && words.is_a_role(found))
                || (unless.functie && sentence.beroep)
                || (elsewhere && !words.close_to_body(found, &body))
                || (unless.avg && sentence.verslag && sentence.ontkenning)
                || (unless.keuze && sentence.keuze)
                || (doubtful && category == Category::Klacht && is_limit(found.first))
                || (unless.vrijuit && !sentence.beperkt);
            let hit = (*found, category, doubtful || judgement == Some(Oordeel::Twijfel));
            match self.entries[found.entry].naast {
                _ if excused => {}
                Some(_) => hinted.push(hit),
                None => hits.push(hit),
            }
        }
        let mut soft = of_sense(|sense| matches!(sense, Sense::Vermoeden { .. }));
        soft.retain(|word| {
            let sentence = about[words.tokens[word.first].sentence];
            let work = sentence.vraag || is_limit(word.first);
            let handled = |(topic, cue): &(Topic, Match)| {
                *topic == Topic::Ambacht && zinnen.steps(word, cue).is_some_and(|steps| steps <= HANDLED)
            };
            !work
                && !cues.iter().any(handled)
                && !innocent.iter().any(|free| free.overlaps(word))
                && zinnen.is_about_somebody(word.first)
        });
        let ailing = body.iter().filter(|part| lijf::is_ailing(&zinnen, part, &cues));
        hits.extend(ailing.map(|part| (**part, Category::Klacht, true)));
        let suspicions = vermoeden::suspicions(&zinnen, &soft, |word| self.points(word));
        hinted.extend(suspicions.into_iter().map(|word| (*word, Category::Klacht, true)));
        // What is only hinted at is told where nothing else is.
        let sentence = |found: &Match| words.tokens[found.first].sentence;
        let mut told: HashSet<usize> = hits.iter().map(|(found, ..)| sentence(found)).collect();
        hits.extend(hinted.into_iter().filter(|(found, ..)| told.insert(sentence(found))));
        most_certain(hits)
            .into_iter()
            .map(|(found, category, doubtful)| words.hit(text, &found, category, doubtful))
            .collect()
    }

    /// What a match is when it is a word of care whose sentence must say what it is.
    fn face(
        &self,
        words: &Words,
        found: &Match,
        (category, unless): (Category, Unless),
        faces: &[&Match],
        place: bool,
    ) -> Option<Soort> {
        if !category.is_medical() {
            return None;
        }
        let open = unless.werk || unless.beroep || unless.functie;
        let letters = |found: &Match| self.entries[found.entry].letters();
        // ‘Ziekenhuisopname’ says more than that there is a hospital, and so does ‘krijgt thuiszorg’.
        let faces = faces.iter().filter(|face| {
            let whole = found.length() <= face.length();
            face.overlaps(found) && whole && (open || letters(face) >= letters(found))
        });
        // ‘Revalidatiecentrum’ is a place before it is a line of work.
        let face = faces.max_by_key(|face| letters(face));
        match face.map(|face| self.sense(face)) {
            Some(Sense::Zorg(Zorg::Vak)) if place => Some(Soort::Plaats),
            Some(Sense::Zorg(zorg)) => Some(zorg.into()),
            _ if place && open => Some(Soort::Plaats),
            _ => {
                let healer = category == Category::Behandeling && unless.beroep && found.length() == 0;
                (healer && is_healer(words.folded(&words.tokens[found.first]))).then_some(Soort::Beroep)
            }
        }
    }

    /// What sentences are about, by place.
    fn cues(&self, words: &Words, matches: &[Match], innocent: &[&Match]) -> Vec<(Topic, Match)> {
        let cue = |found: &Match| match self.sense(found) {
            Sense::Topic(topic @ (Topic::Patient | Topic::Ondergaat)) => {
                let told = !words.follows_contact(found) && !innocent.iter().any(|free| free.overlaps(found));
                told.then_some((topic, *found))
            }
            Sense::Topic(
                topic @ (Topic::Beroep
                | Topic::Werk
                | Topic::Arbeid
                | Topic::Plek
                | Topic::Vraag
                | Topic::Kennis
                | Topic::Kwaal
                | Topic::Gemis
                | Topic::Ambacht),
            ) => Some((topic, *found)),
            _ => None,
        };
        matches.iter().filter_map(cue).collect()
    }

    /// What each sentence is about, by its number.
    fn about(&self, words: &Words, matches: &[Match], innocent: &[&Match]) -> Vec<About> {
        let sentences = words.tokens.last().map_or(0, |token| token.sentence + 1);
        let mut about = vec![About::default(); sentences];
        for found in matches {
            let Sense::Topic(topic) = self.sense(found) else { continue };
            let sentence = &mut about[words.tokens[found.first].sentence];
            match topic {
                Topic::Beroep => (sentence.werk, sentence.beroep) = (true, true),
                Topic::Werk => sentence.werk = true,
                Topic::Zaak => sentence.zaak = true,
                Topic::Klant => sentence.klant = true,
                Topic::Verslag => sentence.verslag = true,
                Topic::Ontkenning => sentence.ontkenning = true,
                Topic::Keuze => sentence.keuze = true,
                Topic::Beperkt => sentence.beperkt = true,
                Topic::Patient => {
                    let told = !innocent.iter().any(|free| free.overlaps(found));
                    sentence.patient |= told && !words.follows_contact(found);
                }
                Topic::Vraag => sentence.vraag = true,
                Topic::Belasting => sentence.belasting = true,
                Topic::Lichaam
                | Topic::Arbeid
                | Topic::Plek
                | Topic::Ondergaat
                | Topic::Ding
                | Topic::Kennis
                | Topic::Kwaal
                | Topic::Gemis
                | Topic::Ambacht => {}
            }
        }
        about
    }

    fn third_persons(&self, text: &str, words: &Words, matches: &[Match]) -> Vec<Naam> {
        let roles = matches.iter().filter(|found| self.sense(found) == Sense::Derde);
        let mut named: Vec<Naam> = roles.filter_map(|role| derden::named(text, words, role)).collect();
        named.sort_by_key(|name| name.start);
        named.dedup();
        named
    }
}

/// Of matches that overlap, certain ones before doubtful ones, long ones before short ones, and those that start
/// earlier before later ones; in order of place.
fn most_certain(mut hits: Vec<(Match, Category, bool)>) -> Vec<(Match, Category, bool)> {
    hits.sort_by_key(|(found, _, doubtful)| (*doubtful, std::cmp::Reverse(found.length()), found.from));
    let mut kept: Vec<(Match, Category, bool)> = Vec::new();
    for hit in hits {
        if !kept.iter().any(|(other, ..)| other.overlaps(&hit.0)) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|(found, ..)| found.first);
    kept
}

impl Words {
    fn hit(&self, text: &str, found: &Match, category: Category, doubtful: bool) -> Hit {
        let (start, end) = (self.tokens[found.first].start, self.tokens[found.last].end);
        Hit { term: text[start..end].to_owned(), category, doubtful, start, end }
    }
}

#[cfg(test)]
mod tests;
