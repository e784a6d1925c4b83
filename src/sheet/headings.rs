//! Names as people type them: headings of columns and names of tabs, in any case and with any signs between the words.

/// Letters and digits alone, in small letters: `Eerste ziektedag` and `eersteZiektedag` are one name.
pub fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The known name that is most like this one, if any is.
pub fn nearest<'a, S: AsRef<str>>(name: &str, known: &'a [S]) -> Option<&'a str> {
    let given = folded(name);
    if given.len() > MAX_GUESSED {
        return None;
    }
    let likeness = |candidate: &str| {
        let candidate = folded(candidate);
        // `achternaam` for `werknemer achternaam`.
        if given.len() > 3 && candidate.ends_with(&given) { 0.95 } else { strsim::jaro_winkler(&candidate, &given) }
    };
    let names = known.iter().map(AsRef::as_ref);
    let best = names.map(|candidate| (likeness(candidate), candidate)).max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(likeness, _)| *likeness > 0.8).map(|(_, candidate)| candidate)
}

/// Bytes of a name that may be a misspelt one.
const MAX_GUESSED: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_gets_the_nearest_one() {
        let known = ["eerste ziektedag", "werknemer achternaam", "status"];
        assert_eq!(nearest("Eerste ziektedagg", &known), Some("eerste ziektedag"));
        assert_eq!(nearest("Achternaam", &known), Some("werknemer achternaam"));
        assert_eq!(nearest("kleur", &known), None);
    }
}
