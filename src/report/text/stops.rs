//! The full stop at the end of a caller's text, before words or signs of ours.

/// Abbreviations without a full stop inside, which a text may end in.
#[rustfmt::skip]
const ABBREVIATIONS: [&str; 25] = [
    "art", "bijv", "blz", "ca", "dhr", "dr", "drs", "enz", "etc", "evt", "excl", "fam", "incl", "ing", "ir", "jl", "jr",
    "max", "mevr", "min", "nr", "resp", "sr", "tel", "zgn",
];

/// A text without the full stop that ends its sentence. That of an abbreviation (`e.d.`, `B.V.`) and those of an
/// ellipsis belong to its words.
pub fn without_full_stop(text: &str) -> &str {
    match text.strip_suffix('.') {
        Some(words) if !words.ends_with('.') && !ends_in_abbreviation(words) => words,
        _ => text,
    }
}

/// A text with one full stop at its end, unless another sign ends its sentence.
pub fn with_full_stop(text: &str) -> String {
    if ends_sentence(text) { text.to_owned() } else { format!("{text}.") }
}

/// Whether a text needs no full stop of ours behind it.
pub fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', '…'])
}

/// Texts in a row, with our sign between them. One that somebody typed at the end of a text parts as well, but for the
/// stop of an abbreviation.
pub fn in_a_row<'a>(texts: impl IntoIterator<Item = &'a str>, sign: &str) -> String {
    let mut row = String::new();
    for text in texts {
        if !row.is_empty() {
            row.push_str(if is_parted(&row) { " " } else { sign });
        }
        row.push_str(text);
    }
    row
}

/// Whether the sign that a text ends in parts it from what follows.
fn is_parted(text: &str) -> bool {
    text.ends_with(['!', '?', '…', ':', ';', ',']) || without_full_stop(text).len() < text.len()
}

/// The sentences of a text, each with its stop: that of an abbreviation ends none.
pub fn sentences(text: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for part in text.split_inclusive(". ") {
        match sentences.last_mut().filter(|last| last.strip_suffix(". ").is_some_and(ends_in_abbreviation)) {
            Some(last) => last.push_str(part),
            None => sentences.push(part.to_owned()),
        }
    }
    sentences.iter().map(|sentence| sentence.trim_end().to_owned()).collect()
}

/// Whether the last word of a text, without its full stop, is an abbreviation.
fn ends_in_abbreviation(words: &str) -> bool {
    let last = words.rsplit([' ', '\u{a0}', '(', '‘', '/']).next().unwrap_or_default();
    let short = |part: &str| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic);
    let lettered = last.contains('.') && last.split('.').all(short);
    lettered || words.ends_with("km/u") || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        assert_eq!(sentences("Zie art. 4 en lid 2. Leg vast waarom."), ["Zie art. 4 en lid 2.", "Leg vast waarom."]);
    }

    #[test]
    fn a_sign_that_was_typed_parts_as_well_as_ours() {
        assert_eq!(in_a_row(["netjes;", "rustig;", "op tijd."], "; "), "netjes; rustig; op tijd.");
        assert_eq!(
            in_a_row(["netjes.", "Word e.d.", "rustig!", "op tijd"], ", "),
            "netjes. Word e.d., rustig! op tijd"
        );
        assert_eq!(in_a_row([], "; "), "");
    }

    #[test]
    fn the_stop_of_an_abbreviation_and_an_ellipsis_stay() {
        for (text, left) in [
            ("Klaar.", "Klaar"),
            ("Klaar", "Klaar"),
            ("Excel, Word e.d.", "Excel, Word e.d."),
            ("klanten, o.a.", "klanten, o.a."),
            ("Jansen B.V.", "Jansen B.V."),
            ("brieven enz.", "brieven enz."),
            ("ziet op zgn.", "ziet op zgn."),
            ("rijdt 25 km/u.", "rijdt 25 km/u."),
            ("MS Word t/m 2.0.", "MS Word t/m 2.0"),
            ("eind..", "eind.."),
            ("Wie weet...", "Wie weet..."),
            ("Zie www.proef.example.", "Zie www.proef.example"),
            (".", ""),
        ] {
            assert_eq!(without_full_stop(text), left);
        }
        assert_eq!(with_full_stop("Jansen B.V."), "Jansen B.V.");
        assert_eq!(with_full_stop("Klaar"), "Klaar.");
        for text in ["Wie betaalt?", "Eindelijk!", "Wie weet…"] {
            assert_eq!(with_full_stop(text), text);
        }
    }
}
