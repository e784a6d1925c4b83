//! Cells that are laid out once.
//!
//! Typst lays a row out to know its height, and again at that height, and words that have another height to stand in are
//! shaped anew. A cell that may not be divided stands the same at any height, so its words are laid out without one: the
//! second time they are remembered.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, NativeElement, NativeRuleMap, Packed, Smart, StyleChain, Target};
use typst::introspection::Locator;
use typst::layout::{Abs, Axes, BlockElem, Frame, Ratio, Region, Rel, Sides, Size};
use typst::model::TableCell;

/// Puts the rule for cells in the place of the engine's own.
pub fn install(rules: &mut NativeRuleMap) {
    rules.replace::<TableCell>(Target::Paged, show);
}

fn show(cell: &Packed<TableCell>, _: &mut Engine, styles: StyleChain) -> SourceResult<Content> {
    let inset = cell.inset.get(styles).unwrap_or_default().map(Option::unwrap_or_default);
    let align = cell.align.get(styles);
    let whole = cell.breakable.get(styles) == Smart::Custom(false);
    // What stands in the middle or at the foot of its row has to know the height of the row.
    let at_top = align.custom().is_none_or(|align| align.y().is_none());
    let body = if whole && at_top {
        BlockElem::single_layouter(cell.clone(), layout_at_any_height)
            .with_width(Smart::Custom(Rel::from(Ratio::one())))
            .with_inset(inset.map(Some))
            .pack()
    } else if inset == Sides::default() {
        cell.body.clone()
    } else {
        cell.body.clone().padded(inset)
    };
    Ok(match align {
        Smart::Custom(align) => body.aligned(align),
        Smart::Auto => body,
    })
}

fn layout_at_any_height(
    cell: &Packed<TableCell>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    region: Region,
) -> SourceResult<Frame> {
    let free = Region::new(Size::new(region.size.x, Abs::inf()), Axes::new(region.expand.x, false));
    typst_layout::layout_frame(engine, &cell.body, locator, styles, free)
}
