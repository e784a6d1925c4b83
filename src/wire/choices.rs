//! The words of closed lists: what each means, and how else a serializer or a person may write them.

use super::patterns::DASHES;
use crate::trajectory::Soort;

/// What people write for a word of a list and can mean nothing else by. A list that has such a word itself means that.
const ALSO: [(&str, &str); 24] = [
    ("de heer", "dhr"),
    ("de heer", "dhr."),
    ("de heer", "heer"),
    ("mevrouw", "mevr"),
    ("mevrouw", "mevr."),
    ("mevrouw", "mw"),
    ("mevrouw", "mw."),
    ("21", "hoog"),
    ("9", "laag"),
    ("week", "weken"),
    ("week", "per week"),
    ("uur", "uren"),
    ("uur", "per uur"),
    ("maand", "maanden"),
    ("maand", "per maand"),
    ("stuk", "stuks"),
    ("stuk", "per stuk"),
    ("kilometer", "km"),
    ("kilometer", "per km"),
    ("wep", "werkervaringsplaats"),
    ("wep", "werkervaringsplek"),
    ("werkervaringsplaats", "werkervaringsplek"),
    ("uitgevoerd", "gedaan"),
    ("afgewezen", "afwijzing"),
];

/// The words that stand for the kinds of document in their addresses.
const OF_ADDRESSES: [(&str, Soort); 4] = [
    ("plannen-van-aanpak", Soort::PlanVanAanpak),
    ("voortgangsrapportages", Soort::Voortgangsrapportage),
    ("eindrapportages", Soort::Eindrapportage),
    ("offertes", Soort::Offerte),
];

/// The kind of document that was meant where the word of its address was written.
pub fn kind_meant(written: &str) -> Option<Soort> {
    OF_ADDRESSES.into_iter().find(|(word, _)| is_written(word, written)).map(|(_, soort)| soort)
}

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
/// Java or PHP becomes in JSON (`NietAkkoord`, `NIET_AKKOORD`). A word that is a number may have a sign of per cent,
/// and some words have another that means the same (`dhr.`).
pub fn is_word(word: &str, written: &str) -> bool {
    let bare = written.trim_end().strip_suffix('%').filter(|_| is_number(word));
    is_written(word, bare.unwrap_or(written)) || others(word).any(|other| is_written(other, written))
}

/// What else stands for a word.
fn others(word: &str) -> impl Iterator<Item = &'static str> {
    ALSO.iter().filter(move |(known, _)| *known == word).map(|(_, other)| *other)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_written(word: &str, written: &str) -> bool {
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
        _ if parts(sign) => format!("[-_\\s{DASHES}]?"),
        _ if sign.is_ascii_alphabetic() => format!("[{}{}]", sign.to_ascii_uppercase(), sign.to_ascii_lowercase()),
        '.' => "[.]".to_owned(),
        _ => sign.to_string(),
    };
    let mut ways: Vec<String> = Vec::new();
    for word in words {
        let per_cent = if is_number(word) { "(\\s*%)?" } else { "" };
        ways.push(format!("{}{per_cent}", word.chars().map(sign).collect::<String>()));
        ways.extend(others(word).map(|other| other.chars().map(sign).collect::<String>()));
    }
    format!("^\\s*({})\\s*$", ways.join("|"))
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
        assert_eq!(
            pattern(["niet_nu", "0"]),
            format!("^\\s*([Nn][Ii][Ee][Tt][-_\\s{DASHES}]?[Nn][Uu]|0(\\s*%)?)\\s*$")
        );
    }

    #[test]
    fn what_people_write_for_a_word_is_that_word_and_no_other() {
        for (word, written) in [
            ("de heer", "Dhr."),
            ("de heer", "heer"),
            ("mevrouw", "mw."),
            ("mevrouw", "MEVR"),
            ("21", "21%"),
            ("21", " 21 % "),
            ("21", "hoog"),
            ("9", "Laag"),
            ("week", "per week"),
            ("week", "weken"),
            ("kilometer", "KM"),
            ("stuk", "stuks"),
            ("uitgevoerd", "Gedaan"),
            ("wep", "Werkervaringsplaats"),
            ("afgewezen", "afwijzing"),
        ] {
            assert!(is_word(word, written), "{written}");
        }
        for (word, written) in
            [("mevrouw", "m"), ("geen", "dhr"), ("de heer", "heren"), ("vrij", "vrij%"), ("9", "19%")]
        {
            assert!(!is_word(word, written), "{written}");
        }
        let pattern = pattern(["mevrouw", "de heer"]);
        assert!(pattern.contains("[Dd][Hh][Rr][.]") && pattern.contains("|[Mm][Ww]|"), "{pattern}");
        assert_eq!(kind_meant("Offertes"), Some(Soort::Offerte));
        assert_eq!(kind_meant("offerte"), None);
    }

    #[test]
    fn a_list_says_what_each_word_means() {
        assert_eq!(description(&[" Een lijst", " van twee."], &[("a", "Eén.")]), "Een lijst van twee.\n\n* `a`: Eén.");
    }
}
