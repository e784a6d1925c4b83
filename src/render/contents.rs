//! Contents that are known before anything is laid out.
//!
//! Typst marks as contents, for who listens, only what it found by itself in pages that were laid out before. The
//! templates read their sections from their own text, and give the finished list as the title of an outline.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeRuleMap, Packed, Smart, StyleChain, Target};
use typst::model::OutlineElem;
use typst::pdf::PdfMarkerTag;

/// Puts the rule for known contents in the place of the engine's own.
pub fn install(rules: &mut NativeRuleMap) {
    rules.replace::<OutlineElem>(Target::Paged, show);
}

fn show(outline: &Packed<OutlineElem>, _: &mut Engine, styles: StyleChain) -> SourceResult<Content> {
    let list = match outline.title.get_cloned(styles) {
        Smart::Custom(Some(list)) => list,
        Smart::Custom(None) | Smart::Auto => Content::empty(),
    };
    Ok(PdfMarkerTag::OutlineBody(list))
}
