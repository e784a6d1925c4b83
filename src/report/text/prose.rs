//! Free text as a tree that a component of the templates walks. Nothing in it is evaluated.

use serde::Serialize;

use crate::trajectory::{Block, Inline, ListItem, Look, Prose, Text};

/// A text: paragraphs and lists in reading order.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Tekst {
    blokken: Vec<Blok>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "soort", rename_all = "snake_case")]
enum Blok {
    Alinea {
        delen: Vec<Deel>,
    },
    /// Of a numbered list every item has its number with its sign, as it was typed; a list of bullets has none.
    Lijst {
        geordend: bool,
        nummers: Vec<String>,
        punten: Vec<Vec<Blok>>,
    },
    /// Lines with cells, one under the other; every row has as many cells as there are columns.
    Rijen {
        kolommen: usize,
        rijen: Vec<Vec<Vec<Deel>>>,
    },
}

/// A run of words; an empty run is the end of a line, a tab is a wide space.
#[derive(Debug, Clone, Serialize)]
struct Deel {
    tekst: String,
    vet: bool,
    cursief: bool,
    doorgehaald: bool,
}

/// More columns than this do not stand beside each other on paper; such lines keep their tabs.
const MOST_COLUMNS: usize = 12;

impl Tekst {
    pub fn of(prose: &Prose) -> Self {
        Self { blokken: blocks(&prose.blocks) }
    }

    /// The message of a text and what remains of it: the message that was given, or the first sentence where the text
    /// begins with one that is short enough to stand in large letters.
    pub fn with_message(prose: &Prose, given: Option<&Text>) -> (Option<String>, Self) {
        let mut text = Self::of(prose);
        if let Some(given) = given {
            return (Some(given.to_string()), text);
        }
        let Some(Blok::Alinea { delen }) = text.blokken.first_mut() else { return (None, text) };
        let Some(first) = delen.first_mut().filter(|run| !run.vet && !run.cursief && !run.doorgehaald) else {
            return (None, text);
        };
        let Some(end) = first_sentence(&first.tekst) else { return (None, text) };
        let message = first.tekst[..end].to_owned();
        first.tekst = first.tekst[end..].trim_start().to_owned();
        // What is left of an empty first run are a line end or a tab, and then other words.
        let empty = delen.iter().take_while(|run| run.tekst.trim().is_empty()).count();
        delen.drain(..empty);
        if delen.is_empty() {
            text.blokken.remove(0);
        }
        (Some(message), text)
    }

    /// One paragraph of words as they are.
    pub fn paragraph(words: &str) -> Self {
        Self { blokken: vec![Blok::Alinea { delen: vec![plain_run(words)] }] }
    }

    /// This text and another below it.
    pub fn followed_by(mut self, other: Self) -> Self {
        self.blokken.extend(other.blokken);
        self
    }

    /// Sentences of our own, or of whoever replaced them: an empty line starts a paragraph, a dash an item of a list,
    /// and every other line end is one. Lines that are indented below an item belong to it.
    pub fn of_sentences(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let mut blokken = Vec::new();
        add_lines(&lines, DEEPEST, &mut blokken);
        Self { blokken }
    }
}

/// How deep lists of sentences nest.
const DEEPEST: usize = 3;

/// So much deeper than the dash of an item are the lines that belong to it.
const STEP: usize = 2;

/// Adds what lines say to what stands there; `deeper`: how many levels of lists may still open.
fn add_lines(lines: &[&str], deeper: usize, shown: &mut Vec<Blok>) {
    let mut rest = lines;
    // Whether no empty line parts a line from the one above it.
    let mut goes_on = true;
    while let Some((line, below)) = rest.split_first() {
        rest = below;
        let words = line.trim();
        if words.is_empty() {
            goes_on = false;
            continue;
        }
        if let Some(first) = words.strip_prefix("- ").filter(|_| deeper > 0) {
            let (own, after) = below.split_at(belonging(line, below));
            rest = after;
            let mut punt = vec![Blok::Alinea { delen: vec![plain_run(first.trim_start())] }];
            add_lines(own, deeper - 1, &mut punt);
            add_item(punt, goes_on, shown);
        } else if let Some(Blok::Alinea { delen }) = shown.last_mut().filter(|_| goes_on) {
            delen.extend([plain_run(""), plain_run(words)]);
        } else {
            shown.push(Blok::Alinea { delen: vec![plain_run(words)] });
        }
        goes_on = true;
    }
}

/// Adds an item to the list that stands last, or begins one.
fn add_item(punt: Vec<Blok>, goes_on: bool, shown: &mut Vec<Blok>) {
    match shown.last_mut() {
        Some(Blok::Lijst { geordend: false, punten, .. }) if goes_on => punten.push(punt),
        _ => shown.push(Blok::Lijst { geordend: false, nummers: vec![], punten: vec![punt] }),
    }
}

/// How many lines below an item are its own: those that are indented, and empty ones between them.
fn belonging(item: &str, below: &[&str]) -> usize {
    let least = indent(item) + STEP;
    let own = below.iter().take_while(|line| line.trim().is_empty() || indent(line) >= least);
    own.enumerate().filter(|(_, line)| !line.trim().is_empty()).last().map_or(0, |(place, _)| place + 1)
}

/// White space before a line.
fn indent(line: &str) -> usize {
    line.chars().take_while(|sign| sign.is_whitespace()).count()
}

/// Words as they stand; none of them is the end of a line.
fn plain_run(words: &str) -> Deel {
    Deel { tekst: words.to_owned(), vet: false, cursief: false, doorgehaald: false }
}

fn blocks(blocks: &[Block]) -> Vec<Blok> {
    let mut shown = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => paragraph(inlines, &mut shown),
            Block::List { items } => shown.push(list(items)),
        }
    }
    shown
}

/// A paragraph; lines with tabs that follow each other are rows, whose cells stand under each other. They are none when
/// no line has words behind its first cell.
fn paragraph(inlines: &[Inline], shown: &mut Vec<Blok>) {
    let cells = |line: &[Inline]| line.iter().filter(|inline| **inline == Inline::Tab).count() + 1;
    let lines: Vec<&[Inline]> = inlines.split(|inline| *inline == Inline::LineBreak).collect();
    for run in lines.chunk_by(|one, next| (cells(one) > 1) == (cells(next) > 1)) {
        let columns = run.iter().map(|line| cells(line)).max().unwrap_or(1);
        let has_rows = run.len() > 1 && run.iter().any(|line| without_tab_behind(line).contains(&Inline::Tab));
        shown.push(if has_rows && (2..=MOST_COLUMNS).contains(&columns) {
            Blok::Rijen { kolommen: columns, rijen: run.iter().map(|line| row(line, columns)).collect() }
        } else {
            let words: Vec<&[Inline]> = run.iter().copied().map(without_tab_behind).collect();
            Blok::Alinea { delen: words.join(&Inline::LineBreak).iter().map(run_of_words).collect() }
        });
    }
}

/// A line without the tab that says that its other cells are empty.
fn without_tab_behind(line: &[Inline]) -> &[Inline] {
    line.strip_suffix(&[Inline::Tab]).unwrap_or(line)
}

fn row(line: &[Inline], columns: usize) -> Vec<Vec<Deel>> {
    let mut cells: Vec<Vec<Deel>> =
        line.split(|inline| *inline == Inline::Tab).map(|cell| cell.iter().map(run_of_words).collect()).collect();
    cells.resize_with(columns, Vec::new);
    cells
}

fn list(items: &[ListItem]) -> Blok {
    let nummers: Vec<String> = items.iter().filter_map(|item| item.number.clone()).collect();
    let punten = items.iter().map(|item| blocks(&item.blocks)).collect();
    Blok::Lijst { geordend: !nummers.is_empty(), nummers, punten }
}

fn run_of_words(inline: &Inline) -> Deel {
    let (tekst, look) = match inline {
        Inline::Text { text, look } => (text.as_str(), *look),
        Inline::LineBreak => ("", Look::default()),
        Inline::Tab => ("\t", Look::default()),
    };
    Deel { tekst: tekst.to_owned(), vet: look.strong, cursief: look.emph, doorgehaald: look.struck }
}

/// Bytes that a sentence in large letters may take.
const LONGEST_MESSAGE: usize = 180;

/// Where the first sentence ends: after a full stop behind a word of some length, with a capital after it or nothing.
fn first_sentence(text: &str) -> Option<usize> {
    let ends = text.char_indices().filter(|(_, sign)| matches!(sign, '.' | '!' | '?')).map(|(place, _)| place + 1);
    let is_end = |end: &usize| {
        let word = text[..*end - 1].rsplit([' ', '(']).next().unwrap_or_default();
        let long = word.chars().count() > 3 && !word.contains('.');
        let mut after = text[*end..].chars();
        match (after.next(), after.next()) {
            (None, _) => true,
            (Some(' '), Some(next)) => long && (next.is_uppercase() || next == '‘'),
            _ => false,
        }
    };
    ends.take_while(|end| *end <= LONGEST_MESSAGE).find(is_end)
}

#[cfg(test)]
impl Tekst {
    /// Its lines; those of a list behind as many dashes as they are deep.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        told(&self.blokken, "", &mut lines);
        lines
    }
}

#[cfg(test)]
fn told(blokken: &[Blok], before: &str, lines: &mut Vec<String>) {
    for blok in blokken {
        match blok {
            Blok::Alinea { delen } => {
                for line in delen.split(|run| run.tekst.is_empty()) {
                    let words: String = line.iter().map(|run| run.tekst.as_str()).collect();
                    lines.push(format!("{before}{words}"));
                }
            }
            Blok::Lijst { punten, .. } => punten.iter().for_each(|punt| told(punt, &format!("{before}- "), lines)),
            Blok::Rijen { rijen, .. } => lines.push(format!("{before}{} rows", rijen.len())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_lines_and_lists() {
        for (text, lines) in [
            ("Wij vragen:\n- lezen\n- tekenen\nEn dan", vec!["Wij vragen:", "- lezen", "- tekenen", "En dan"]),
            ("Eerste regel.\nTweede regel.\n\nDerde.", vec!["Eerste regel.", "Tweede regel.", "Derde."]),
            (
                "- een\n  verder\n\n  - diep\n  ## Kop\n- twee",
                vec!["- een", "- verder", "- - diep", "- ## Kop", "- twee"],
            ),
            ("- een\n\n- twee", vec!["- een", "- twee"]),
            ("-5 uur\n- ", vec!["-5 uur", "-"]),
            ("\n \n", vec![]),
        ] {
            assert_eq!(Tekst::of_sentences(text).lines(), lines, "{text:?}");
        }
        assert_eq!(
            Tekst::of_sentences("- a\n  - b\n    - c\n      - d").lines(),
            ["- a", "- - b", "- - - c", "- - - - d"]
        );
    }

    #[test]
    fn a_sentence_ends_before_a_capital_and_not_at_a_number_or_an_initial() {
        let sentence = |text: &'static str| first_sentence(text).map(|end| &text[..end]);
        assert_eq!(sentence("De heer R. Jansen werkt. Hij zoekt."), Some("De heer R. Jansen werkt."));
        assert_eq!(sentence("Dat kost € 1.200,00 per week."), Some("Dat kost € 1.200,00 per week."));
        assert_eq!(sentence("Per 1 mei (o.a. vervoer) niet. Klaar."), Some("Per 1 mei (o.a. vervoer) niet."));
        assert_eq!(sentence("Zonder einde"), None);
        let long: &'static str = Box::leak("woord ".repeat(40).into_boxed_str());
        assert_eq!(sentence(long), None);
    }
}
