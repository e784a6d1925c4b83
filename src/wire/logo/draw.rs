//! The one time that an SVG is drawn, once it is known what that costs.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::Document;
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::{budget, lines, picture};
use crate::trajectory::Logo;

/// What a drawing may measure in its own units.
const SIZES: std::ops::RangeInclusive<f32> = 1e-3..=1e6;

const UNREADABLE: &str =
    "De SVG van het logo heeft geen bruikbare breedte en hoogte. Sla het logo opnieuw op als SVG, of als PNG.";
const UNDRAWABLE: &str = "De SVG van het logo kan niet worden getekend. Sla het logo op als PNG.";
const EMPTY: &str = "De SVG van het logo toont niets. Controleer of het logo zichtbaar is, of sla het op als PNG.";

/// Of all sheets the first, so that none of the drawing goes before it.
const WITHOUT_LINES: &str = "* { stroke: none !important }";

/// Draws a document whose elements were judged. A library that panics says no more than that it cannot draw this.
pub fn draw(document: &Document<'_>, has_lines: bool) -> Result<Logo, &'static str> {
    guarded(|| draw_once(document, has_lines))
}

/// How much of what may be drawn a document asks for, from 0 to 1, without drawing it.
pub fn share(document: &Document<'_>, has_lines: bool) -> Result<f64, &'static str> {
    guarded(|| without_lines(document, has_lines).map(|(_, share)| share))
}

fn guarded<T>(work: impl FnOnce() -> Result<T, &'static str>) -> Result<T, &'static str> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(UNDRAWABLE))
}

/// A drawing as the library reads it, and the picture that it becomes.
struct Canvas {
    tree: Tree,
    aspect: f64,
    width: u32,
    height: u32,
    view: Transform,
}

impl Canvas {
    fn read(document: &Document<'_>, sheet: Option<&str>) -> Result<Self, &'static str> {
        // Nothing is opened: not a file, not even a picture inside the drawing.
        let options = Options {
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, _, _| None),
                resolve_string: Box::new(|_, _| None),
            },
            style_sheet: sheet.map(str::to_owned),
            ..Options::default()
        };
        let tree = Tree::from_xmltree(document, &options).map_err(|_| UNREADABLE)?;
        let size = tree.size();
        if !SIZES.contains(&size.width()) || !SIZES.contains(&size.height()) {
            return Err(UNREADABLE);
        }
        let aspect = picture::proportion(f64::from(size.width()), f64::from(size.height()))?;
        let (width, height) = picture::fitting(f64::from(size.width()), f64::from(size.height()));
        let view = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
        Ok(Self { tree, aspect, width, height, view })
    }

    fn judge(&self) -> Result<f64, &'static str> {
        budget::judge(self.tree.root(), self.view, self.width, self.height)
    }
}

/// The drawing without its lines, and how much of what may be drawn it asks for with them.
fn without_lines(document: &Document<'_>, has_lines: bool) -> Result<(Canvas, f64), &'static str> {
    let bare = Canvas::read(document, has_lines.then_some(WITHOUT_LINES))?;
    let shapes = bare.judge()?;
    let lines = if has_lines { lines::judge(bare.tree.root(), bare.view)? } else { 0.0 };
    Ok((bare, shapes.max(lines)))
}

fn draw_once(document: &Document<'_>, has_lines: bool) -> Result<Logo, &'static str> {
    let (mut canvas, _) = without_lines(document, has_lines)?;
    if has_lines {
        canvas = Canvas::read(document, None)?;
        canvas.judge()?;
    }
    let Canvas { tree, aspect, width, height, view } = canvas;
    let mut pixels = Pixmap::new(width, height).ok_or(UNDRAWABLE)?;
    resvg::render(&tree, view, &mut pixels.as_mut());
    let drawn = RgbaImage::from_raw(width, height, pixels.take_demultiplied()).ok_or(UNDRAWABLE)?;
    if drawn.pixels().all(|pixel| pixel.0[3] == 0) {
        return Err(EMPTY);
    }
    picture::write(drawn, aspect)
}
