//! The page in plain language.

mod aow;
mod context;
pub mod loon;
pub mod wachttijd;
mod wia;
mod woorden;

use std::collections::BTreeMap;

use serde::Serialize;

use super::inhoud::{Kopje, sections};
use super::uitleg::context::Context;
use super::uitleg::woorden::words_explained;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, sentence};
use crate::report::text::shipped::parts_of;
use crate::trajectory::Soort;

/// The page in plain language: what this is, what happens now, what the employee may do. Only for a reader who gets
/// one. Its placeholders are those that every such page has, and those of the kind of document. `model`: the pages that
/// it goes with, whose words it explains.
pub fn explanation(
    request: &Request<'_>,
    model: &impl Serialize,
    sight: Sight,
    eigen: impl Serialize,
) -> Result<Vec<Kopje>, ReportError> {
    /// What every text of the page knows, with the texts that it is made of.
    #[derive(Serialize)]
    struct Whole<'a, T> {
        #[serde(flatten)]
        context: T,
        #[serde(flatten)]
        delen: &'a BTreeMap<&'static str, String>,
    }
    if !sight.explanation() {
        return Ok(vec![]);
    }
    let name = match request.dossier.soort {
        Soort::PlanVanAanpak => "plan-van-aanpak/uitleg",
        Soort::Voortgangsrapportage => "voortgangsrapportage/uitleg",
        Soort::Eindrapportage => "eindrapportage/uitleg",
        Soort::Offerte => "offerte/uitleg",
    };
    let mut context = Context::of(request, sight, eigen);
    let mut delen = BTreeMap::new();
    for (placeholder, part) in parts_of(name) {
        let text = sentence(request, part, Whole { context: &context, delen: &delen })?;
        delen.insert(*placeholder, if ITEMS.contains(part) { text.replace('\n', "\n  ") } else { text });
    }
    part_wage(&mut delen);
    context.woorden = words_explained(model, delen.values())?;
    let text = sentence(request, name, Whole { context, delen: &delen })?;
    Ok(sections(&text, "Uitleg"))
}

/// Parts that stand as an item of a list: whatever lines they have belong to that item.
const ITEMS: [&str; 2] = ["alle/klachten", "alle/oneens"];

/// Parts what the end says of how the track ended from what it says of the wage below a heading, so that what happens
/// now can stand between them.
fn part_wage(delen: &mut BTreeMap<&'static str, String>) {
    let Some(whole) = delen.get("deel_reden") else { return };
    let (outcome, wage) = match whole.split_once("\n## ") {
        Some((outcome, wage)) => (outcome.trim_end().to_owned(), format!("## {wage}")),
        None => (whole.clone(), String::new()),
    };
    delen.insert("deel_uitkomst", outcome);
    delen.insert("deel_loon", wage);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_it_ended_is_parted_from_the_wage() {
        let parted = |reden: &str| {
            let mut delen = BTreeMap::from([("deel_reden", reden.to_owned())]);
            part_wage(&mut delen);
            (delen["deel_uitkomst"].clone(), delen["deel_loon"].clone())
        };
        let told = parted("U vond geen werk.\n\n## Uw loon\n\nTot 1 mei.");
        assert_eq!(told, ("U vond geen werk.".to_owned(), "## Uw loon\n\nTot 1 mei.".to_owned()));
        assert_eq!(parted("U hebt werk."), ("U hebt werk.".to_owned(), String::new()));
    }
}
