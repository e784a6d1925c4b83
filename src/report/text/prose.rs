//! Free text as a tree that a component of the templates walks. Nothing in it is evaluated.

use serde::Serialize;

use crate::trajectory::{Block, Inline, ListItem, Prose};

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
}

/// A run of words; an empty run is the end of a line, a tab parts the cells of a row.
#[derive(Debug, Clone, Serialize)]
struct Deel {
    tekst: String,
    vet: bool,
    cursief: bool,
}

impl Tekst {
    pub fn of(prose: &Prose) -> Self {
        Self { blokken: blocks(&prose.blocks) }
    }

    /// Plain sentences of our own: an empty line starts a paragraph, lines with a dash are a list.
    pub fn of_sentences(text: &str) -> Self {
        let plain = |text: &str| Deel { tekst: text.trim().to_owned(), vet: false, cursief: false };
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
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(inlines) => Blok::Alinea { delen: inlines.iter().map(run).collect() },
            Block::List { items } => list(items),
        })
        .collect()
}

fn list(items: &[ListItem]) -> Blok {
    let nummers: Vec<String> = items.iter().filter_map(|item| item.number.clone()).collect();
    let punten = items.iter().map(|item| blocks(&item.blocks)).collect();
    Blok::Lijst { geordend: !nummers.is_empty(), nummers, punten }
}

fn run(inline: &Inline) -> Deel {
    let (tekst, vet, cursief) = match inline {
        Inline::Text { text, strong, emph } => (text.as_str(), *strong, *emph),
        Inline::LineBreak => ("", false, false),
        Inline::Tab => ("\t", false, false),
    };
    Deel { tekst: tekst.to_owned(), vet, cursief }
}
