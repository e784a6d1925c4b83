//! What stands beside a number: a word that names it, and one that says that it is something else.

/// How far a name may stand before its number, and after it, in characters.
const NEAR: (usize, usize) = (40, 20);

/// Whether the text speaks of a burgerservicenummer beside a number.
pub fn is_named_near(signs: &[char], from: usize, to: usize) -> bool {
    let before = &signs[from.saturating_sub(NEAR.0)..from];
    let after = &signs[to..signs.len().min(to + NEAR.1)];
    [before, after].iter().any(|part| words(part).any(|word| names_bsn(&word)))
}

/// `bsn`, `bsnnr`, `burgerservicenummer`, `sofi`, `sofinummer`; not `Sofie` or `filosofie`.
pub fn names_bsn(word: &str) -> bool {
    let [bsn, burgerservice, sofi] = NAMES;
    let is_sofi = || word.strip_prefix(sofi).is_some_and(|rest| rest.is_empty() || rest.starts_with('n'));
    word.starts_with(bsn) || word.starts_with(burgerservice) || is_sofi()
}

/// How its names begin.
pub const NAMES: [&str; 3] = ["bsn", "burgerservice", "sofi"];

/// The words of a part, in small letters.
pub fn words(signs: &[char]) -> impl DoubleEndedIterator<Item = String> {
    signs
        .split(|sign| !sign.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(|word| word.iter().flat_map(|letter| letter.to_lowercase()).collect::<String>())
}

/// Words after which a number is another one.
const OTHERS: [&str; 25] = [
    "kvk",
    "rsin",
    "iban",
    "btw",
    "bic",
    "rekening",
    "rekeningnummer",
    "bankrekening",
    "tel",
    "telefoon",
    "telefoonnummer",
    "mobiel",
    "mobiele",
    "gsm",
    "fax",
    "bel",
    "belt",
    "bellen",
    "loonheffingennummer",
    "loonheffing",
    "factuur",
    "factuurnummer",
    "vestigingsnummer",
    "ean",
    "eur",
];

/// Words that count, after which a number is hardly one of a person.
const COUNTED: [&str; 14] = [
    "bezoekers",
    "inwoners",
    "keer",
    "stuks",
    "klanten",
    "leden",
    "gebruikers",
    "vacatures",
    "medewerkers",
    "werknemers",
    "kilometer",
    "kilo",
    "woorden",
    "tekens",
];

/// What somebody numbered, before its number.
const NUMBERED: [&str; 10] =
    ["relatie", "klant", "order", "bestelling", "dossier", "zaak", "polis", "referentie", "kenmerk", "debiteur"];

/// Numbers that are as much a person's as a burgerservicenummer.
const OF_PEOPLE: [&str; 5] = ["nummer", "persoonsnummer", "identificatienummer", "identiteitsnummer", "documentnummer"];

/// How many words before a number say what it is, and how many after it.
const BESIDE: (usize, usize) = (3, 2);

/// The word beside digits that says that they are rather something else, unless the text speaks of a
/// burgerservicenummer.
pub fn rather(signs: &[char], from: usize, to: usize) -> Option<(usize, usize)> {
    if is_named_near(signs, from, to) {
        return None;
    }
    let numbers = |word: &str| word.ends_with("nummer") && !OF_PEOPLE.contains(&word);
    let before = words_between(signs, from.saturating_sub(NEAR.0), from);
    let before = before.into_iter().rev().take(BESIDE.0);
    let after = words_between(signs, to, signs.len().min(to + NEAR.1)).into_iter().take(BESIDE.1);
    let mut told = before.filter(|(.., word)| numbers(word.as_str()) || NUMBERED.contains(&word.as_str()));
    let mut counted = after.filter(|(.., word)| COUNTED.contains(&word.as_str()));
    let (start, end, _) = told.next().or_else(|| counted.next())?;
    Some((start, end))
}

/// The words of a part, each with its first character and the one after its last.
fn words_between(signs: &[char], from: usize, to: usize) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let start = at;
        at += signs[start..to].iter().take_while(|sign| sign.is_alphabetic()).count();
        if at == start {
            at += 1;
        } else {
            let word = signs[start..at].iter().flat_map(|letter| letter.to_lowercase()).collect();
            found.push((start, at, word));
        }
    }
    found
}

/// Words that may stand between such a word and its number.
const BETWEEN: [&str; 8] = ["nr", "nummer", "no", "is", "op", "via", "nl", "met"];

/// Whether what stands around digits says that they are something else: another number, an amount, a telephone number.
pub fn is_something_else(signs: &[char], from: usize, to: usize) -> bool {
    let before = &signs[from.saturating_sub(NEAR.0)..from];
    let after = &signs[to..signs.len().min(to + 6)];
    let last = before.iter().rev().find(|sign| !sign.is_whitespace());
    if matches!(last, Some('€' | '$' | '£' | '+')) || words(after).next().is_some_and(|word| word == "euro") {
        return true;
    }
    // NL999990007B01 of the btw, 999990007L01 of the loonheffingen.
    if let ['B' | 'b' | 'L' | 'l', tens, ones, ..] = after
        && tens.is_ascii_digit()
        && ones.is_ascii_digit()
    {
        return true;
    }
    // Only the words right before the digits, with nothing but signs between.
    let start = before.iter().rposition(char::is_ascii_digit).map_or(0, |digit| digit + 1);
    words(&before[start..])
        .rev()
        .take(3)
        .find(|word| !BETWEEN.contains(&word.as_str()))
        .is_some_and(|word| OTHERS.contains(&word.as_str()))
}
