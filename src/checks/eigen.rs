//! What a text tells of the employee that its copy may keep from its reader: how and where to reach him, when he was
//! born, and, where an offer has a code for him, who he is.
//!
//! The values of the body are sought, in the notations that people use, and what a text says to be new. Those of others
//! are not: how to reach the bureau and the employer may stand anywhere.

use chrono::{Datelike, NaiveDate};
use memchr::memmem::Finder;

use super::cijfers::digits as count_digits;
use super::lexicon::folded_words;
use super::nieuw::{gives_new_address, gives_new_number};
use crate::dutch::MONTHS;
use crate::trajectory::{Adres, Persoonsnaam, Postcode, Text, Trajectory};

/// A kind of data that is the employee's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EigenSoort {
    Telefoon,
    Email,
    Adres,
    Postcode,
    Geboortedatum,
    Naam,
}

impl EigenSoort {
    /// What it is, in the sentence of a finding.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Telefoon => "het telefoonnummer",
            Self::Email => "het e-mailadres",
            Self::Adres => "straat en huisnummer",
            Self::Postcode => "de postcode",
            Self::Geboortedatum => "de geboortedatum",
            Self::Naam => "de naam",
        }
    }
}

/// Something of the employee's own that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Eigen {
    pub soort: EigenSoort,
    /// It may be another who is called so.
    pub doubtful: bool,
}

/// What is sought of one employee.
#[derive(Debug)]
pub struct Gezocht<'a> {
    /// Digits of a telephone number, without those of the country and the zero in front.
    telefoon: Option<String>,
    /// In small letters.
    email: Option<String>,
    /// The words of a street, and the number of the house.
    straat: Option<(Vec<String>, String)>,
    /// Four digits, two letters.
    postcode: Option<(String, String)>,
    geboren: Option<NaiveDate>,
    naam: Option<&'a Persoonsnaam>,
    /// Find the number of the house, the figures of the postcode and the last two of the year.
    finders: Finders,
}

/// What is looked for first in every text.
#[derive(Debug, Default)]
struct Finders {
    number: Option<Finder<'static>>,
    postcode: Option<Finder<'static>>,
    year: Option<Finder<'static>>,
}

impl<'a> Gezocht<'a> {
    /// What is the employee's alone: who has a telephone or an address together with bureau or employer is found with
    /// them.
    pub fn of(trajectory: &'a Trajectory) -> Self {
        let Trajectory { werknemer, bureau, adviseur, werkgever, offerte, .. } = trajectory;
        let contact = &werkgever.contactpersoon;
        let phones = [&bureau.telefoon, &adviseur.telefoon, &contact.telefoon].map(|phone| national(phone.as_ref()));
        let mails = [&bureau.email, &adviseur.email, &contact.email].map(|mail| small(mail.as_ref()));
        let addresses = [Some(&bureau.adres), werkgever.adres.as_ref()];
        let adres = werknemer.adres.as_ref();
        let shares = |own: &Adres| addresses.iter().flatten().any(|other| other.street_line() == own.street_line());
        let postcode = |adres: Option<&Adres>| adres.and_then(|adres| parted(adres.postcode.as_ref()?));
        let shared = addresses.map(postcode);
        let coded = offerte.as_ref().is_some_and(|offerte| offerte.kandidaatcode.is_some());
        Self {
            telefoon: national(werknemer.telefoon.as_ref()).filter(|own| !is_among(own, &phones)),
            email: small(werknemer.email.as_ref()).filter(|own| !is_among(own, &mails)),
            straat: adres.filter(|own| !shares(own)).map(street),
            postcode: postcode(adres).filter(|own| !shared.iter().flatten().any(|other| other == own)),
            geboren: werknemer.geboortedatum.day(),
            naam: coded.then_some(&werknemer.naam),
            finders: Finders::default(),
        }
        .with_finders()
    }

    fn with_finders(mut self) -> Self {
        let finder = |sought: &str| Finder::new(sought).into_owned();
        self.finders = Finders {
            number: self.straat.as_ref().map(|(_, number)| finder(number)),
            postcode: self.postcode.as_ref().map(|(figures, _)| finder(figures)),
            year: self.geboren.map(|day| finder(&short_year(day))),
        };
        self
    }

    /// Whether an offer has a code for the employee.
    pub const fn has_code(&self) -> bool {
        self.naam.is_some()
    }

    /// What of it stands in a text, each kind once.
    pub fn in_text(&self, text: &str) -> Vec<Eigen> {
        let mut found = Vec::new();
        if self.email.as_ref().is_some_and(|email| text.contains('@') && text.to_lowercase().contains(email.as_str())) {
            found.push(EigenSoort::Email);
        }
        let figures = count_digits(text);
        if figures > 0 {
            let holds = |telefoon: &String| figures >= telefoon.len() && digits(text).contains(telefoon.as_str());
            if self.telefoon.as_ref().is_some_and(holds) {
                found.push(EigenSoort::Telefoon);
            }
            if self.may_hold_a_place_or_day(text) {
                let words = folded_words(text);
                let there = [
                    (EigenSoort::Adres, self.straat.as_ref().is_some_and(|straat| holds_street(&words, straat))),
                    (EigenSoort::Postcode, self.postcode.as_ref().is_some_and(|code| holds_postcode(&words, code))),
                    (EigenSoort::Geboortedatum, self.geboren.is_some_and(|day| holds_day(&words, day))),
                ];
                found.extend(there.into_iter().filter(|(_, there)| *there).map(|(soort, _)| soort));
            }
        }
        let new = [
            (EigenSoort::Telefoon, gives_new_number(text, figures)),
            (EigenSoort::Adres, figures > 0 && gives_new_address(text)),
        ];
        let new: Vec<EigenSoort> =
            new.into_iter().filter(|(soort, told)| *told && !found.contains(soort)).map(|(soort, _)| soort).collect();
        let mut found: Vec<Eigen> = found.into_iter().map(|soort| Eigen { soort, doubtful: false }).collect();
        found.extend(new.into_iter().map(|soort| Eigen { soort, doubtful: true }));
        let named = self.naam.and_then(|naam| names(text, naam));
        found.extend(named.map(|doubtful| Eigen { soort: EigenSoort::Naam, doubtful }));
        found
    }

    /// A first look, since most texts that hold digits hold none of these.
    fn may_hold_a_place_or_day(&self, text: &str) -> bool {
        // The number of a house stands behind a word.
        let behind_a_word = |start: usize| {
            let before = text[..start].trim_end();
            before.len() < start && before.ends_with(char::is_alphabetic)
        };
        let holds = |finder: &Option<Finder<'_>>| finder.as_ref().is_some_and(|it| it.find(text.as_bytes()).is_some());
        let number = self.finders.number.as_ref();
        number.is_some_and(|number| number.find_iter(text.as_bytes()).any(behind_a_word))
            || holds(&self.finders.postcode)
            || holds(&self.finders.year)
    }
}

fn is_among(own: &str, others: &[Option<String>]) -> bool {
    others.iter().flatten().any(|other| other == own)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Digits that a telephone number has at least: fewer may be any number.
const PHONE: usize = 8;

fn national(phone: Option<&Text>) -> Option<String> {
    let phone = phone?.as_str();
    let all = digits(phone);
    let abroad = || all.strip_prefix("31").filter(|_| phone.starts_with('+'));
    let number = all.strip_prefix("0031").or_else(abroad).unwrap_or(&all).trim_start_matches('0');
    (number.len() >= PHONE).then(|| number.to_owned())
}

fn small(mail: Option<&Text>) -> Option<String> {
    mail.map(|mail| mail.as_str().to_lowercase())
}

fn street(adres: &Adres) -> (Vec<String>, String) {
    (folded_words(adres.straat.as_str()), adres.huisnummer.to_string())
}

/// The two parts of a Dutch postcode; one of elsewhere may be any number.
fn parted(postcode: &Postcode) -> Option<(String, String)> {
    let (figures, letters) = postcode.as_str().split_once(' ')?;
    let dutch = figures.len() == 4 && figures.bytes().all(|byte| byte.is_ascii_digit());
    let dutch = dutch && letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    dutch.then(|| (figures.to_owned(), letters.to_ascii_lowercase()))
}

/// `Proeflaan 27`, also with what follows the number of the house.
fn holds_street(words: &[String], (street, number): &(Vec<String>, String)) -> bool {
    let is_number = |word: &String| {
        word.strip_prefix(number.as_str()).is_some_and(|rest| !rest.starts_with(|first: char| first.is_ascii_digit()))
    };
    let here =
        |part: &[String]| part.split_last().is_some_and(|(last, first)| first == street.as_slice() && is_number(last));
    !street.is_empty() && words.windows(street.len() + 1).any(here)
}

/// `6499 ZZ` or `6499ZZ`.
fn holds_postcode(words: &[String], (figures, letters): &(String, String)) -> bool {
    let apart = |pair: &[String]| matches!(pair, [one, other] if one == figures && other == letters);
    let together = |word: &String| word.strip_prefix(figures.as_str()).is_some_and(|rest| rest == letters);
    words.iter().any(together) || words.windows(2).any(apart)
}

/// `14-05-1979`, `14 mei '79`, `1979-05-14`, `14051979`.
fn holds_day(words: &[String], day: NaiveDate) -> bool {
    let glued = [day.format("%d%m%Y").to_string(), day.format("%Y%m%d").to_string()];
    if words.iter().any(|word| glued.contains(word)) {
        return true;
    }
    let is = |word: &String, number: u32| word.len() <= 2 && word.parse() == Ok(number);
    let year = day.year().to_string();
    let is_year = |word: &String| *word == year || *word == short_year(day);
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    let is_month = |word: &String| {
        let short = word.len() >= 3 && month.starts_with(word.as_str());
        short || (month == "maart" && word == "mrt") || is(word, day.month())
    };
    words.windows(3).any(|three| match three {
        [one, two, three] => {
            is_month(two) && ((is(one, day.day()) && is_year(three)) || (*one == year && is(three, day.day())))
        }
        _ => false,
    })
}

fn short_year(day: NaiveDate) -> String {
    format!("{:02}", day.year().rem_euclid(100))
}

/// Words before a name of a person.
const TITLES: [&str; 11] =
    ["mevrouw", "mevr", "mw", "meneer", "mijnheer", "heer", "dhr", "mej", "familie", "werknemer", "kandidaat"];

/// Words that a surname may begin with.
pub const PREFIXES: [&str; 14] =
    ["van", "de", "den", "der", "het", "'t", "’t", "ter", "ten", "te", "von", "el", "la", "le"];

/// Whether a text names the employee, and whether that is doubtful: a surname alone may be a word or another's.
fn names(text: &str, naam: &Persoonsnaam) -> Option<bool> {
    let called = naam.roepnaam.as_ref().map(Text::as_str);
    let mut seen = called.is_some_and(|name| whole_words(text, name).next().is_some());
    let mut sure = false;
    for start in whole_words(text, naam.surname()) {
        seen = true;
        let small = |word: &str| word.trim_end_matches('.').to_lowercase();
        let mut before = text[..start].split_whitespace().rev();
        let led = before.find(|word| !PREFIXES.contains(&small(word).as_str()));
        let initials = |word: &str| word.ends_with('.') && word.starts_with(char::is_uppercase) && word.len() <= 8;
        sure |=
            led.is_some_and(|word| TITLES.contains(&small(word).as_str()) || Some(word) == called || initials(word));
    }
    seen.then_some(!sure)
}

/// Where a name stands as words of their own.
fn whole_words<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let long = name.chars().count() > 1;
    text.match_indices(name).map(|(start, _)| start).filter(move |start| {
        let (before, after) = (&text[..*start], &text[*start + name.len()..]);
        long && !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::Aanhef;

    fn text(text: &str) -> Text {
        Text::parse(text).expect("a text")
    }

    fn sought(naam: Option<&Persoonsnaam>) -> Gezocht<'_> {
        Gezocht {
            telefoon: national(Some(&text("06 0000 0012"))),
            email: Some("joke@post.example".to_owned()),
            straat: Some((vec!["proeflaan".to_owned()], "27".to_owned())),
            postcode: Postcode::parse("6499 ZZ").ok().and_then(|code| parted(&code)),
            geboren: NaiveDate::from_ymd_opt(1979, 5, 14),
            naam,
            finders: Finders::default(),
        }
        .with_finders()
    }

    fn found(words: &str) -> Vec<EigenSoort> {
        sought(None).in_text(words).into_iter().map(|own| own.soort).collect()
    }

    #[test]
    fn each_is_found_in_the_notations_of_people() {
        for (words, soort) in [
            ("Bel haar op 06-00000012.", EigenSoort::Telefoon),
            ("Bereikbaar op +31 (0)6 0000 0012", EigenSoort::Telefoon),
            ("Mail naar Joke@Post.example.", EigenSoort::Email),
            ("Zij woont aan de Proeflaan 27.", EigenSoort::Adres),
            ("PROEFLAAN 27-B", EigenSoort::Adres),
            ("Postcode 6499zz", EigenSoort::Postcode),
            ("Zij woont op 6499 ZZ.", EigenSoort::Postcode),
            ("Geboren 14-05-1979.", EigenSoort::Geboortedatum),
            ("geboren op 14 mei 1979", EigenSoort::Geboortedatum),
            ("14.5.79", EigenSoort::Geboortedatum),
            ("1979-05-14", EigenSoort::Geboortedatum),
            ("verslag_14051979", EigenSoort::Geboortedatum),
        ] {
            assert_eq!(found(words), [soort], "{words}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_left_alone() {
        for words in [
            "Bel het bureau op 06 0000 0001.",
            "Mail naar info@post.example.",
            "Zij werkte aan de Proeflaan 270.",
            "Proeflaan, na 27 jaar",
            "6499 euro en 27 uur",
            "Van 14 mei tot 5 juni 2025, 79 sollicitaties.",
        ] {
            assert!(found(words).is_empty(), "{words}");
        }
    }

    #[test]
    fn a_name_is_sure_where_it_is_said_of_a_person() {
        let naam = Persoonsnaam::new(Aanhef::Mevrouw, Some(text("J.M.")), Some(text("van den")), Some(text("Bakker")));
        let naam = naam.expect("a name").called(Some(text("Joke")));
        let told = |words: &str| {
            let own = sought(Some(&naam)).in_text(words);
            own.iter().find(|own| own.soort == EigenSoort::Naam).map(|own| own.doubtful)
        };
        for words in ["Met mevrouw Van den Bakker.", "J.M. van den Bakker doet mee.", "Joke van den Bakker"] {
            assert_eq!(told(words), Some(false), "{words}");
        }
        assert_eq!(told("Joke doet mee."), Some(true));
        assert_eq!(told("Bakker is een vak."), Some(true));
        assert_eq!(told("De bakkerij en Bakkersland."), None);
    }
}
