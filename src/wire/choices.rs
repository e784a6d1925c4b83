//! The words of closed lists: what each means, and how else a serializer may write them.

/// What a list is for, and a line for each of its words.
pub fn description(about: &[&str], words: &[(&str, &str)]) -> String {
    let about: Vec<&str> = about.iter().map(|line| line.trim()).collect();
    let lines: Vec<String> = words.iter().map(|(word, meaning)| format!("* `{word}`: {meaning}")).collect();
    format!("{}\n\n{}", about.join(" "), lines.join("\n"))
}

/// What parts a word in two, in the one way or in another.
const fn parts(sign: char) -> bool {
    matches!(sign, '-' | '_' | ' ')
}

/// Whether a text is this word in capitals, in small letters, or with its parts joined in another way: what an enum of C#,
/// Java or PHP becomes in JSON (`NietAkkoord`, `NIET_AKKOORD`).
pub fn is_word(word: &str, written: &str) -> bool {
    let mut written = written.trim().chars().peekable();
    for sign in word.chars() {
        if parts(sign) {
            written.next_if(|given| parts(*given));
        } else if written.next_if(|given| given.eq_ignore_ascii_case(&sign)).is_none() {
            return false;
        }
    }
    written.next().is_none()
}

/// The same as a regular expression that every engine reads alike.
pub fn pattern<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let sign = |sign: char| match sign {
        _ if parts(sign) => "[-_ ]?".to_owned(),
        _ if sign.is_ascii_alphabetic() => format!("[{}{}]", sign.to_ascii_uppercase(), sign.to_ascii_lowercase()),
        _ => sign.to_string(),
    };
    let words: Vec<String> = words.into_iter().map(|word| word.chars().map(sign).collect()).collect();
    format!("^\\s*({})\\s*$", words.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_as_enums_of_other_languages_write_it() {
        for written in ["niet_akkoord", "NIET_AKKOORD", "NietAkkoord", "niet-akkoord", " Niet akkoord "] {
            assert!(is_word("niet_akkoord", written), "{written}");
        }
        for written in ["akkoord", "niet__akkoord", "nietakkoordx", "", "nietakkoor"] {
            assert!(!is_word("niet_akkoord", written), "{written}");
        }
        assert_eq!(pattern(["de heer", "21"]), "^\\s*([Dd][Ee][-_ ]?[Hh][Ee][Ee][Rr]|21)\\s*$");
    }

    #[test]
    fn a_list_says_what_each_word_means() {
        assert_eq!(description(&[" Een lijst", " van twee."], &[("a", "Eén.")]), "Een lijst van twee.\n\n* `a`: Eén.");
    }
}
