//! Free text as a tree that a component of the templates walks. Nothing in it is evaluated.

use serde::Serialize;

use crate::trajectory::{Block, Inline, ListItem, Look, Prose};

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
const MOST_COLUMNS: usize = 8;

impl Tekst {
    pub fn of(prose: &Prose) -> Self {
        Self { blokken: blocks(&prose.blocks) }
    }

    /// Plain sentences of our own: an empty line starts a paragraph, lines with a dash are a list.
    pub fn of_sentences(text: &str) -> Self {
        let plain = |text: &str| Deel { tekst: text.trim().to_owned(), vet: false, cursief: false, doorgehaald: false };
        let paragraph = |text: &str| {
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            if lines.iter().all(|line| line.starts_with("- ")) {
                let punten = lines.iter().map(|line| vec![Blok::Alinea { delen: vec![plain(&line[2..])] }]).collect();
                Blok::Lijst { geordend: false, nummers: vec![], punten }
            } else {
                Blok::Alinea { delen: vec![plain(&lines.join(" "))] }
            }
        };
        let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
        Self { blokken: paragraphs.map(paragraph).collect() }
    }
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

/// A paragraph; lines with tabs that follow each other are rows, whose cells stand under each other.
fn paragraph(inlines: &[Inline], shown: &mut Vec<Blok>) {
    let cells = |line: &[Inline]| line.iter().filter(|inline| **inline == Inline::Tab).count() + 1;
    let lines: Vec<&[Inline]> = inlines.split(|inline| *inline == Inline::LineBreak).collect();
    for run in lines.chunk_by(|one, next| (cells(one) > 1) == (cells(next) > 1)) {
        let columns = run.iter().map(|line| cells(line)).max().unwrap_or(1);
        shown.push(if run.len() > 1 && (2..=MOST_COLUMNS).contains(&columns) {
            Blok::Rijen { kolommen: columns, rijen: run.iter().map(|line| row(line, columns)).collect() }
        } else {
            Blok::Alinea { delen: run.join(&Inline::LineBreak).iter().map(run_of_words).collect() }
        });
    }
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
