//! The one time that an SVG is drawn.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::Document;
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::{budget, picture};
use crate::trajectory::Logo;

/// What a drawing may measure in its own units.
const SIZES: std::ops::RangeInclusive<f32> = 1e-3..=1e6;

const UNREADABLE: &str =
    "De SVG van het logo heeft geen bruikbare breedte en hoogte. Sla het logo opnieuw op als SVG, of als PNG.";
const UNDRAWABLE: &str = "De SVG van het logo kan niet worden getekend. Sla het logo op als PNG.";
const EMPTY: &str = "De SVG van het logo toont niets. Controleer of het logo zichtbaar is, of sla het op als PNG.";

/// Draws a document whose elements were judged. A library that panics says no more than that it cannot draw this.
pub fn draw(document: &Document<'_>) -> Result<Logo, &'static str> {
    catch_unwind(AssertUnwindSafe(|| draw_once(document))).unwrap_or(Err(UNDRAWABLE))
}

fn draw_once(document: &Document<'_>) -> Result<Logo, &'static str> {
    // Nothing is opened: not a file, not even a picture inside the drawing.
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
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
    budget::judge(tree.root(), view, width, height)?;
    let mut pixels = Pixmap::new(width, height).ok_or(UNDRAWABLE)?;
    resvg::render(&tree, view, &mut pixels.as_mut());
    let drawn = RgbaImage::from_raw(width, height, pixels.take_demultiplied()).ok_or(UNDRAWABLE)?;
    if drawn.pixels().all(|pixel| pixel.0[3] == 0) {
        return Err(EMPTY);
    }
    picture::write(drawn, aspect)
}
