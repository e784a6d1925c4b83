//! Parts of the body with which something is wrong: ‘zijn knieën zijn op’, ‘de rug trekt weer’.
//!
//! A part of the body alone says nothing: people work with their hands. It does so with a word of complaint in its
//! clause, when it is somebody's own, or when a strong one stands right beside it.

use super::fold::BORDER;
use super::plek::Match;
use super::stems::Topic;
use super::zin::Zinnen;

/// What stands before a part of somebody's own; `n` and `r` are what is left of ‘zijn’ and ‘haar’.
const OWN: [&str; 11] = ["zijn", "haar", "mijn", "diens", "hun", "dr", "n", "r", "beide", "linker", "rechter"];
const BETWEEN: usize = 2;
/// Steps from a part to a word of complaint.
const OWN_WITHIN: usize = 6;
const OTHER_WITHIN: usize = 3;
const BESIDE: usize = 2;
/// What is wrong with a part when its clause ends there: ‘zijn knieën zijn op’.
const LAST_WORDS: [&str; 6] = ["op", "weg", "stuk", "vast", "dicht", "kwijt"];
/// Words behind a part among which such a one stands.
const BEHIND: usize = 3;
/// What a part is for in work, and no complaint: ‘met haar handen’.
const USED: [&str; 4] = ["met", "uit", "volgt", "voor"];

/// What a saying may have before a part of somebody's own: ‘een last van mijn schouders’.
const LED: [&str; 16] = [
    "op", "van", "achter", "in", "uit", "met", "onder", "bij", "over", "tegen", "naar", "om", "tot", "door", "aan",
    "voor",
];

/// Parts that sayings and work are full of; of the others it is told only when something is wrong with them.
const IN_SAYINGS: [&str; 45] = [
    "hand",
    "handen",
    "hoofd",
    "hart",
    "oog",
    "ogen",
    "oor",
    "oren",
    "gezicht",
    "neus",
    "mond",
    "tong",
    "voet",
    "voeten",
    "been",
    "benen",
    "vinger",
    "vingers",
    "arm",
    "armen",
    "hals",
    "huid",
    "bot",
    "botten",
    "rug",
    "schouder",
    "schouders",
    "nek",
    "buik",
    "lever",
    "kies",
    "lip",
    "lippen",
    "tanden",
    "lichaam",
    "lijf",
    "borst",
    "hak",
    "bil",
    "billen",
    "teen",
    "tenen",
    "gehoor",
    "stem",
    "enkelband",
];

/// Whether a part of the body stands in a complaint. `cues`: what the sentences are about, by place.
pub fn is_ailing(zinnen: &Zinnen<'_>, part: &Match, cues: &[(Topic, Match)]) -> bool {
    let owner = (1..=BETWEEN).find(|places| OWN.contains(&zinnen.before(part.first, *places)));
    let used = owner.is_some_and(|places| USED.contains(&zinnen.before(part.first, places + 1)));
    let near = |topic: Topic, reach: usize| {
        let steps = |cue: &Match| zinnen.steps(part, cue).filter(|_| !cue.overlaps(part));
        cues.iter().any(|(of, cue)| *of == topic && steps(cue).is_some_and(|steps| steps <= reach))
    };
    let person = || zinnen.speaks_of_a_person(part.first) || zinnen.is_a_note(part.first);
    let in_sayings = IN_SAYINGS.contains(&zinnen.after(part.last, 0));
    match owner {
        Some(_) if !in_sayings && !used => true,
        Some(_) if used => near(Topic::Kwaal, OWN_WITHIN),
        Some(places) if !LED.contains(&zinnen.before(part.first, places + 1)) => true,
        Some(_) => near(Topic::Kwaal, OWN_WITHIN) || near(Topic::Gemis, OTHER_WITHIN) || ends(zinnen, part),
        // ‘De rug trekt’ needs nobody.
        None if near(Topic::Kwaal, BESIDE) && !near(Topic::Vraag, OWN_WITHIN) => true,
        None => person() && (near(Topic::Kwaal, OTHER_WITHIN) || is_out_of_use(zinnen, part)),
    }
}

/// Whether what stands before a part of the body in a folded text may make it somebody's own: never no where it does.
/// The part may stand within its word.
pub fn may_be_somebodys(folded: &[u8], start: usize) -> bool {
    let words = folded[..start].rsplit(|letter| *letter == BORDER as u8).filter(|word| !word.is_empty());
    words.take(BETWEEN + 1).any(|word| OWN.iter().any(|own| own.as_bytes() == word))
}

/// Whether what stands behind a part may end its clause with what is wrong: never no where it does.
pub fn may_end_with_a_complaint(folded: &[u8], end: usize) -> bool {
    let words = folded[end..].split(|letter| *letter == BORDER as u8).filter(|word| !word.is_empty());
    words.take(BEHIND + 1).any(|word| LAST_WORDS.iter().any(|last| last.as_bytes() == word))
}

/// ‘Zijn knieën op,’: the clause ends with what is wrong.
fn ends(zinnen: &Zinnen<'_>, part: &Match) -> bool {
    (1..=BEHIND)
        .any(|places| LAST_WORDS.contains(&zinnen.after(part.last, places)) && zinnen.ends_clause(part.last + places))
}

/// ‘De knieën zijn op.’
fn is_out_of_use(zinnen: &Zinnen<'_>, part: &Match) -> bool {
    matches!(zinnen.after(part.last, 1), "is" | "zijn" | "was" | "waren") && ends(zinnen, part)
}
