//! What is wrong with a body, said so that its sender can put it right.

/// Characters of a pointer in an answer, as its schema says.
pub const MAX_POINTER: usize = 500;

/// A text within the length that its schema names; one that is longer ends in `…`. It is kept to the letter, where
/// `dutch::capped` cuts words for a reader.
pub fn capped(text: String, most: usize) -> String {
    if text.len() <= most || text.chars().nth(most).is_none() {
        return text;
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// One fault of a body: where, which kind, and a Dutch sentence. Never repeats the value of a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// JSON Pointer (RFC 6901) into the body; empty for the body as a whole.
    pub pointer: String,
    pub code: &'static str,
    pub detail: String,
}

/// Something in a text that was put right so that the document could be made, or that was printed and looks wrong; or
/// a field that was skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    pub pointer: String,
    seen: Seen,
    /// Which field may have been meant by one that was skipped.
    meant: Option<String>,
}

/// The code of the finding that tells of a skipped field. It is about what was sent, and not about the document.
pub const SKIPPED: &str = "X06";

/// What was put right in a text, or seen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RepairKind {
    /// A character that no shipped font has became U+FFFD, or was that already.
    Replaced,
    /// A box or a circle to tick became brackets around what is in it.
    Bracketed,
    /// A row of stars became the words for how many there are.
    Starred,
    /// Open and filled circles that are a choice or bullets became ˚ and •.
    Unclear,
    /// A control or zero-width character was left out.
    Dropped,
    /// A line below a letter was left out.
    Underlined,
    /// Form of HTML that has no place on paper: the words stayed.
    Flattened,
    /// White letters of HTML were printed: whether they were seen, nobody knows.
    Pale,
    /// A control was read as the sign of Windows-1252 that it was.
    Reread,
    /// A hyphen of Word, or one that is seen at the end of a line alone, became a plain one.
    Hyphenated,
    /// HTML in a text that is not read as HTML.
    Tags,
    /// UTF-8 that was read as something else on its way.
    Garbled,
    /// A field that the contract does not name and that the caller lets be skipped.
    Skipped,
}

impl RepairKind {
    /// The code of the finding that reports it, and of the fault when repairs are not wanted.
    const fn code(self) -> &'static str {
        match self {
            Self::Replaced | Self::Bracketed | Self::Starred | Self::Unclear => "X01",
            Self::Dropped | Self::Underlined => "X02",
            Self::Flattened | Self::Pale => "X03",
            Self::Reread | Self::Hyphenated => "X04",
            Self::Tags | Self::Garbled => "X05",
            Self::Skipped => SKIPPED,
        }
    }
}

/// Lines of a text that a sentence names.
const LINES: usize = 8;

/// One kind of repair in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub kind: RepairKind,
    /// How many times.
    pub count: usize,
    /// The first lines of the text on which it was met, from 1, each once.
    lines: Vec<usize>,
    /// Whether it may stand on other lines too.
    goes_on: bool,
    /// Whether it may have changed what the text says.
    pub serious: bool,
}

impl Seen {
    /// Where it was met, as the end of a sentence; nothing where that is the first line alone.
    fn place(&self) -> String {
        match (self.lines.as_slice(), self.goes_on) {
            ([] | [0 | 1], _) => String::new(),
            ([line], false) => format!(" (regel {line})"),
            ([line], true) => format!(" (vanaf regel {line})"),
            ([before @ .., last], goes_on) => {
                let before = before.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                if goes_on {
                    format!(" (regels {before}, {last} en verder)")
                } else {
                    format!(" (regels {before} en {last})")
                }
            }
        }
    }
}

/// What was met in one text, kind by kind.
#[derive(Debug, Default)]
pub struct Repairs {
    seen: Vec<Seen>,
}

impl Repairs {
    /// Notes so many of a kind, the first of them on this line.
    pub fn add(&mut self, kind: RepairKind, count: usize, line: usize) {
        let serious = matches!(kind, RepairKind::Flattened | RepairKind::Pale | RepairKind::Tags | RepairKind::Garbled);
        self.note(kind, count, line, serious);
    }

    /// Notes a character that became U+FFFD.
    pub fn lose(&mut self, line: usize, serious: bool) {
        self.note(RepairKind::Replaced, 1, line, serious);
    }

    fn note(&mut self, kind: RepairKind, count: usize, line: usize, serious: bool) {
        let Some(seen) = self.seen.iter_mut().find(|seen| seen.kind == kind) else {
            self.seen.push(Seen { kind, count, lines: vec![line], goes_on: count > 1, serious });
            return;
        };
        seen.count += count;
        seen.serious |= serious;
        seen.goes_on |= count > 1;
        if !seen.lines.contains(&line) {
            if seen.lines.len() < LINES {
                seen.lines.push(line);
            } else {
                seen.goes_on = true;
            }
        }
    }

    #[cfg(test)]
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// What happened how many times, in order of kind.
    #[cfg(test)]
    pub fn kinds(&self) -> Vec<(RepairKind, usize)> {
        let mut kinds: Vec<_> = self.seen.iter().map(|seen| (seen.kind, seen.count)).collect();
        kinds.sort_unstable();
        kinds
    }

    /// The repairs of the text at a place, in order of kind.
    pub fn at(mut self, pointer: &str) -> impl Iterator<Item = Repair> {
        self.seen.sort_unstable_by_key(|seen| seen.kind);
        self.seen.into_iter().map(move |seen| Repair { pointer: pointer.to_owned(), seen, meant: None })
    }
}

impl Repair {
    /// Of a field that was skipped.
    pub fn skipped(pointer: String, meant: Option<String>) -> Self {
        let seen = Seen { kind: RepairKind::Skipped, count: 1, lines: vec![], goes_on: false, serious: false };
        Self { pointer: capped(pointer, MAX_POINTER), seen, meant }
    }

    pub const fn code(&self) -> &'static str {
        self.seen.kind.code()
    }

    /// Whether it may have changed what the text says.
    pub const fn is_serious(&self) -> bool {
        self.seen.serious
    }

    /// What happened and what to do about it.
    pub fn sentence(&self) -> String {
        let Seen { kind, count, serious, .. } = self.seen;
        let times = if count == 1 { "Eén".to_owned() } else { count.to_string() };
        let one = |singular, plural| if count == 1 { singular } else { plural };
        let place = self.seen.place();
        match kind {
            RepairKind::Replaced => {
                let what = one("teken is niet te drukken en is", "tekens zijn niet te drukken en zijn");
                let advice = if serious {
                    "Er kan een letter, cijfer of ander teken met betekenis verloren zijn: controleer de tekst."
                } else {
                    one(
                        "Schrijf in woorden wat het zegt of laat het weg.",
                        "Schrijf in woorden wat ze zeggen of laat ze weg.",
                    )
                };
                format!("{times} {what} vervangen door ‘\u{fffd}’{place}. {advice}")
            }
            RepairKind::Bracketed => format!(
                "{times} {} gedrukt met haken, zoals [ ], [✓], [x] of (•){place}: geen lettertype heeft het teken zelf. \
                 Controleer of te lezen is wat is aangekruist.",
                one("vakje of rondje is", "vakjes en rondjes zijn"),
            ),
            RepairKind::Starred => format!(
                "{times} {} gedrukt in woorden, zoals ‘3 van 5 sterren’{place}: geen lettertype heeft het teken zelf. \
                 Controleer of het aantal klopt.",
                one("rij sterren is", "rijen sterren zijn"),
            ),
            RepairKind::Unclear => format!(
                "{times} {} gedrukt als ‘˚’, naast ‘•’{place}: of het een keuze is of een opsomming, is niet te zien. \
                 Schrijf een keuze met ( ) en (•), en een opsomming met streepjes.",
                one("open rondje is", "open rondjes zijn"),
            ),
            RepairKind::Dropped => format!(
                "{times} {} weggelaten{place}. Verwijder {} uit de tekst.",
                one("onzichtbaar teken is", "onzichtbare tekens zijn"),
                one("het", "ze"),
            ),
            RepairKind::Underlined => format!(
                "{times} {} weggelaten{place}: de letters zelf zijn gedrukt. Schrijf met nadruk wat onderstreept was.",
                one("streep onder een letter is", "strepen onder letters zijn"),
            ),
            RepairKind::Flattened => format!(
                "{times} {} niet overgenomen, zoals een tabel, een plaatje, een onderstreping, een markering of tekst \
                 die niet te zien was, of in een veld van één regel een opsomming of een doorhaling{place}. De \
                 zichtbare tekst is gedrukt, en wat geen HTML is zoals getypt. Gebruik alinea’s, vet, cursief, \
                 lijsten en koppelingen, en controleer de tekst.",
                one("onderdeel van de HTML is", "onderdelen van de HTML zijn"),
            ),
            RepairKind::Pale => format!(
                "{times} {} gedrukt{place}: op wit papier was die tekst niet te zien geweest, op een donker scherm \
                 wel. Controleer of de tekst er hoort te staan.",
                one("stuk tekst in witte letters is", "stukken tekst in witte letters zijn"),
            ),
            RepairKind::Reread => format!(
                "{times} {} gelezen als het teken van Windows-1252 dat bedoeld was, zoals € of ’{place}. Lever teksten aan \
                 in UTF-8.",
                one("stuurteken is", "stuurtekens zijn"),
            ),
            RepairKind::Hyphenated => format!(
                "{times} {} gedrukt als gewoon streepje (-){place}. Controleer het woord of het getal waar het in staat.",
                one("afbreekstreepje uit Word of een pdf is", "afbreekstreepjes uit Word of een pdf zijn"),
            ),
            RepairKind::Tags => format!(
                "{times} {} HTML {} gedrukt zoals getypt{place}. Zet document.tekstvorm op ‘html’ als de teksten HTML \
                 bevatten; verwijder anders de codes.",
                one("code van", "codes van"),
                one("is", "zijn"),
            ),
            RepairKind::Garbled => format!(
                "{times} {} beschadigd, zoals ‘Ã©’ in de plaats van ‘é’{place}. De tekst is gedrukt zoals getypt; herstel de \
                 codering (UTF-8) waar de tekst vandaan komt.",
                one("teken lijkt", "tekens lijken"),
            ),
            RepairKind::Skipped => {
                let meant = self.meant.as_ref().map(|meant| format!(" {meant}")).unwrap_or_default();
                format!("Dit veld staat niet in het schema en is overgeslagen: wat erin staat, telt niet mee.{meant}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_how_many_and_where() {
        let mut repairs = Repairs::default();
        repairs.add(RepairKind::Tags, 3, 2);
        repairs.lose(1, true);
        repairs.lose(4, false);
        let repairs: Vec<Repair> = repairs.at("/a").collect();
        let codes: Vec<_> = repairs.iter().map(|repair| (repair.code(), repair.is_serious())).collect();
        assert_eq!(codes, [("X01", true), ("X05", true)]);
        assert!(repairs[0].sentence().starts_with("2 tekens zijn"), "{}", repairs[0].sentence());
        assert!(repairs[0].sentence().contains("‘\u{fffd}’ (regels 1 en 4). "), "{}", repairs[0].sentence());
        assert!(repairs[1].sentence().contains("(vanaf regel 2)"), "{}", repairs[1].sentence());
    }

    #[test]
    fn white_letters_and_stars_have_sentences_of_their_own() {
        let mut repairs = Repairs::default();
        repairs.add(RepairKind::Pale, 1, 1);
        repairs.add(RepairKind::Starred, 2, 1);
        let told: Vec<_> =
            repairs.at("/a").map(|repair| (repair.code(), repair.is_serious(), repair.sentence())).collect();
        let [(stars, false, of_stars), (white, true, of_white)] = told.as_slice() else { unreachable!("{told:?}") };
        assert_eq!((*stars, *white), ("X01", "X03"));
        assert!(of_stars.starts_with("2 rijen sterren zijn gedrukt in woorden"), "{of_stars}");
        assert!(of_white.starts_with("Eén stuk tekst in witte letters is gedrukt:"), "{of_white}");
    }

    #[test]
    fn every_line_is_named_once_and_many_in_part() {
        let told = |lines: &[usize]| {
            let mut repairs = Repairs::default();
            lines.iter().for_each(|line| repairs.add(RepairKind::Dropped, 1, *line));
            let repair = repairs.at("/a").next().expect("one");
            let sentence = repair.sentence();
            sentence.split_once(". ").expect("advice").0.rsplit_once(" weggelaten").expect("a place").1.to_owned()
        };
        assert_eq!(told(&[1]), "");
        assert_eq!(told(&[1, 1]), "");
        assert_eq!(told(&[3]), " (regel 3)");
        assert_eq!(told(&[3, 3]), " (regel 3)");
        assert_eq!(told(&[1, 3, 3, 7]), " (regels 1, 3 en 7)");
        assert_eq!(told(&[1, 2, 3, 4, 5, 6, 7, 8]), " (regels 1, 2, 3, 4, 5, 6, 7 en 8)");
        assert_eq!(told(&[1, 2, 3, 4, 5, 6, 7, 8, 8, 9]), " (regels 1, 2, 3, 4, 5, 6, 7, 8 en verder)");
    }
}
