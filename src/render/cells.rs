//! Cells that are laid out once.
//!
//! Typst lays a row out to know its height, and again at that height, and words that have another height to stand in
//! are shaped anew. A cell that may not be divided and asks nothing of the height of its row stands the same at any
//! height, so its words are laid out without one: the second time they are remembered.

use std::ops::ControlFlow;

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{
    Content, ContextElem, Fold, NativeElement, NativeRuleMap, Packed, Resolve, SequenceElem, Smart, StyleChain,
    StyledElem, Target, Value,
};
use typst::introspection::Locator;
use typst::layout::{
    Abs, AlignElem, Alignment, Axes, BlockElem, ColumnsElem, Frame, GridElem, LayoutElem, PlaceElem, Ratio, Region,
    Rel, Sides, Size, StackElem, VAlignment, VElem,
};
use typst::model::{EmphElem, ParElem, StrongElem, TableCell, TableElem};
use typst::text::{LinebreakElem, SpaceElem, TextElem};

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
    let body = if whole && at_top && asks_no_height(&cell.body) {
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
        Smart::Custom(align) if !is_aligned(align, styles) => body.aligned(align),
        _ => body,
    })
}

/// Whether what stands here is aligned so anyway: to say it once more would be one more thing to look through for
/// everything within.
fn is_aligned(align: Alignment, styles: StyleChain) -> bool {
    let around = styles.get(AlignElem::alignment);
    align.fold(around).resolve(styles) == around.resolve(styles)
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

/// Whether something stands the same however high the place is in which it stands. Most cells are words.
fn asks_no_height(content: &Content) -> bool {
    if let Some(sequence) = content.to_packed::<SequenceElem>() {
        sequence.children.iter().all(asks_no_height)
    } else if let Some(styled) = content.to_packed::<StyledElem>() {
        asks_no_height(&styled.child)
    } else if let Some(strong) = content.to_packed::<StrongElem>() {
        asks_no_height(&strong.body)
    } else if let Some(emph) = content.to_packed::<EmphElem>() {
        asks_no_height(&emph.body)
    } else if let Some(par) = content.to_packed::<ParElem>() {
        asks_no_height(&par.body)
    } else {
        content.is::<TextElem>()
            || content.is::<SpaceElem>()
            || content.is::<LinebreakElem>()
            || content
                .traverse(&mut |part: Content| {
                    if asks_height(&part) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                })
                .is_continue()
    }
}

/// Whether an element by itself may look at the height of where it stands, or shares it out.
fn asks_height(part: &Content) -> bool {
    let below_top = |align: Option<VAlignment>| matches!(align, Some(VAlignment::Horizon | VAlignment::Bottom));
    if let Some(placed) = part.to_packed::<PlaceElem>() {
        let align = placed.alignment.get(StyleChain::default());
        return below_top(align.custom().and_then(|align| align.y()));
    }
    if part.is::<VElem>() {
        return matches!(part.get_by_name("amount"), Ok(Value::Fraction(_)));
    }
    part.is::<AlignElem>()
        || part.is::<ContextElem>()
        || part.is::<LayoutElem>()
        || part.is::<GridElem>()
        || part.is::<TableElem>()
        || part.is::<StackElem>()
        || part.is::<ColumnsElem>()
        || is_relative(part.get_by_name("height").ok())
}

fn is_relative(height: Option<Value>) -> bool {
    match height {
        Some(Value::Relative(height)) => !height.rel.is_zero(),
        Some(Value::Ratio(height)) => !height.is_zero(),
        Some(Value::Fraction(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use typst::layout::{Alignment, Fr, Spacing};

    use super::*;

    #[test]
    fn what_looks_at_the_height_of_its_row_is_laid_out_at_that_height() {
        let words = || TextElem::packed("woorden");
        let placed = |align: Alignment| PlaceElem::new(words()).with_alignment(Smart::Custom(align)).pack();
        let below = Content::sequence([words(), placed(Alignment::BOTTOM)]);
        let high = BlockElem::new().with_height(typst::layout::Sizing::Rel(Ratio::one().into())).pack();
        for content in [below, high, VElem::new(Spacing::Fr(Fr::one())).pack()] {
            let told = format!("{content:?}");
            assert!(!asks_no_height(&content), "{told}");
        }
        for content in [words(), Content::sequence([words().strong(), placed(Alignment::START)]), words().emph()] {
            assert!(asks_no_height(&content), "{content:?}");
        }
    }
}
