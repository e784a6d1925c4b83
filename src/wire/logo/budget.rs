//! What drawing will cost, on the very tree that will be drawn: styles, `use`, units and transforms are resolved there,
//! so no number can hide.

use resvg::tiny_skia::{Path, PathSegment, Point, Transform};
use resvg::usvg::{Group, Node, Paint, Stroke};

/// Entries of a transform from the drawing to points of the picture.
const MAX_ENTRY: f32 = 1e7;
/// How far from the picture anything may lie, in its points.
const MAX_REACH: f32 = 1e5;
/// Points of the picture that are painted, all shapes together; a full picture has a third of a million.
const MAX_PAINTED: f64 = 150e6;
/// Quarter lines that the edges of all shapes cross: each is sorted among the others.
const MAX_LINES: f64 = 6e6;
const MAX_STROKED: f64 = 60_000.0;
/// Of one line, and of all.
const MAX_DASHES: f64 = 3_000.0;
const MAX_ALL_DASHES: f64 = 10_000.0;
const MAX_PATTERN: usize = 64;
/// Groups that need a picture of their own: transparent, clipped, masked, blended.
const MAX_LAYERS: usize = 300;
const MAX_LAYER_DEPTH: usize = 12;
/// Points of the layers that exist at one time, four bytes each.
const MAX_HELD: f64 = 16e6;

const FAR: &str = "De SVG van het logo bevat onderdelen die veel groter zijn dan de tekening of er ver buiten liggen. Snijd de \
    tekening bij, of sla het logo op als PNG.";
const PAINTED: &str = "De SVG van het logo heeft te veel grote onderdelen over elkaar. Vereenvoudig het logo of sla het op als \
    PNG.";
const LINES: &str =
    "De SVG van het logo heeft te veel lijnen of te dikke lijnen. Vereenvoudig het logo of sla het op als PNG.";
const DASHES: &str = "De SVG van het logo heeft te veel of te korte streepjes in een stippellijn. Maak er gewone lijnen van of \
    sla het logo op als PNG.";
const LAYERS: &str = "De SVG van het logo heeft te veel doorzichtige, afgesneden of gemaskerde groepen. Voeg ze samen of sla het \
    logo op als PNG.";
const UNDRAWABLE: &str =
    "De SVG van het logo bevat een onderdeel dat hier niet getekend kan worden. Sla het logo op als PNG.";

struct Budget {
    /// Of the picture.
    width: f64,
    height: f64,
    painted: f64,
    lines: f64,
    stroked: f64,
    dashes: f64,
    layers: usize,
}

/// Where a group stands.
#[derive(Clone, Copy)]
struct Above {
    layers: usize,
    held: f64,
    /// Points of the layer that is drawn on.
    surface: f64,
    /// Inside a clip every layer is as large as what it clips.
    clip: bool,
}

/// Judges a drawing that will be drawn with this transform on a picture of this size; tells how much of what may be it takes,
/// from 0 to 1.
pub fn judge(root: &Group, view: Transform, width: u32, height: u32) -> Result<f64, &'static str> {
    let (width, height) = (f64::from(width), f64::from(height));
    let mut budget = Budget { width, height, painted: 0.0, lines: 0.0, stroked: 0.0, dashes: 0.0, layers: 0 };
    budget.group(root, view, Above { layers: 0, held: 0.0, surface: width * height, clip: false })?;
    Ok((budget.painted / MAX_PAINTED).max(budget.lines / MAX_LINES))
}

impl Budget {
    fn group(&mut self, group: &Group, outer: Transform, above: Above) -> Result<(), &'static str> {
        let to_picture = outer.pre_concat(group.transform());
        let entries = [to_picture.sx, to_picture.kx, to_picture.ky, to_picture.sy, to_picture.tx, to_picture.ty];
        if !entries.iter().all(|entry| entry.abs() <= MAX_ENTRY) {
            return Err(FAR);
        }
        if !group.filters().is_empty() {
            return Err(UNDRAWABLE);
        }
        let mut here = above;
        if group.should_isolate() {
            let frame = group.layer_bounding_box().transform(to_picture);
            let area = match frame {
                _ if above.clip => above.surface,
                Some(frame) => self.area(frame.width() + 4.0, frame.height() + 4.0),
                None => 0.0,
            };
            let copies = 1.0
                + if group.clip_path().is_some() { 1.25 } else { 0.0 }
                + if group.mask().is_some() { 1.25 } else { 0.0 };
            here = Above { layers: above.layers + 1, held: above.held + area * copies, surface: area, ..above };
            self.layers += 1;
            self.paint(3.0 * area * copies)?;
            if self.layers > MAX_LAYERS || here.layers > MAX_LAYER_DEPTH || here.held > MAX_HELD {
                return Err(LAYERS);
            }
        }
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            self.paint(2.0 * here.surface)?;
            self.group(path.root(), to_picture.pre_concat(path.transform()), Above { clip: true, ..here })?;
            clip = path.clip_path();
        }
        let mut mask = group.mask();
        while let Some(shade) = mask {
            self.paint(2.0 * here.surface)?;
            self.group(shade.root(), to_picture, here)?;
            mask = shade.mask();
        }
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, to_picture, here)?,
                Node::Path(path) => self.path(path, to_picture)?,
                Node::Image(_) | Node::Text(_) => return Err(UNDRAWABLE),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &resvg::usvg::Path, to_picture: Transform) -> Result<(), &'static str> {
        let frame = path.stroke_bounding_box().transform(to_picture).ok_or(FAR)?;
        let edges = [frame.left(), frame.right(), frame.top(), frame.bottom()];
        if !edges.iter().all(|edge| edge.abs() <= MAX_REACH) {
            return Err(FAR);
        }
        let area = self.area(frame.width(), frame.height());
        let fill = path.fill().map_or(0.0, |fill| paint_cost(fill.paint()));
        let stroke = path.stroke().map_or(0.0, |stroke| paint_cost(stroke.paint()));
        self.paint(area * (fill + stroke))?;
        let outline = Outline::of(path.data(), to_picture, self.height);
        self.lines += 4.0 * outline.rise + outline.segments;
        if let Some(stroke) = path.stroke() {
            self.stroke(stroke, &outline, to_picture)?;
        }
        if self.lines <= MAX_LINES { Ok(()) } else { Err(LINES) }
    }

    fn stroke(&mut self, stroke: &Stroke, outline: &Outline, to_picture: Transform) -> Result<(), &'static str> {
        let mut pieces = outline.segments;
        if let Some(pattern) = stroke.dasharray() {
            let period: f64 = pattern.iter().map(|dash| f64::from(*dash)).sum();
            let dashes = outline.length / period * pattern.len() as f64;
            // A period of nothing gives no number, which is not within the limit either.
            let within = dashes <= MAX_DASHES;
            if !within || pattern.len() > MAX_PATTERN {
                return Err(DASHES);
            }
            self.dashes += dashes;
            pieces += dashes;
        }
        if self.dashes > MAX_ALL_DASHES {
            return Err(DASHES);
        }
        let scale = to_picture.sx.hypot(to_picture.ky).max(to_picture.kx.hypot(to_picture.sy));
        let thick = f64::from(stroke.width().get() * scale).min(5.0 * self.height);
        self.stroked += pieces;
        self.lines += 8.0 * outline.rise + 16.0 * thick * pieces;
        if self.stroked <= MAX_STROKED { Ok(()) } else { Err(LINES) }
    }

    fn paint(&mut self, points: f64) -> Result<(), &'static str> {
        self.painted += points;
        if self.painted <= MAX_PAINTED { Ok(()) } else { Err(PAINTED) }
    }

    /// Points of a frame; a layer is never larger than five pictures wide and high.
    fn area(&self, width: f32, height: f32) -> f64 {
        f64::from(width).min(5.0 * self.width) * f64::from(height).min(5.0 * self.height)
    }
}

/// A gradient looks at each of its colours for each point.
fn paint_cost(paint: &Paint) -> f64 {
    match paint {
        Paint::Color(_) => 1.0,
        Paint::LinearGradient(gradient) => 2.0 + gradient.stops().len() as f64 / 8.0,
        Paint::RadialGradient(gradient) => 2.0 + gradient.stops().len() as f64 / 8.0,
        Paint::Pattern(_) => f64::INFINITY,
    }
}

/// Upper bounds of what the line of a shape is.
struct Outline {
    /// In the units of the drawing, curves by the points that steer them.
    length: f64,
    /// Points of the picture up and down, as far as it shows them.
    rise: f64,
    segments: f64,
}

impl Outline {
    fn of(path: &Path, to_picture: Transform, height: f64) -> Self {
        let mut outline = Self { length: 0.0, rise: 0.0, segments: 0.0 };
        let (mut first, mut last) = (Point::zero(), Point::zero());
        for segment in path.segments() {
            outline.segments += 1.0;
            let (through, count) = match segment {
                PathSegment::MoveTo(to) => {
                    first = to;
                    last = to;
                    ([to; 3], 0)
                }
                PathSegment::LineTo(to) => ([to; 3], 1),
                PathSegment::QuadTo(one, to) => ([one, to, to], 2),
                PathSegment::CubicTo(one, two, to) => ([one, two, to], 3),
                PathSegment::Close => ([first; 3], 1),
            };
            for to in through.into_iter().take(count) {
                outline.length += f64::from(to.x - last.x).hypot(f64::from(to.y - last.y));
                outline.rise += (level(to, to_picture, height) - level(last, to_picture, height)).abs();
                last = to;
            }
        }
        outline
    }
}

/// The height of a point on the picture; what lies outside it and its layers is not followed.
fn level(mut point: Point, to_picture: Transform, height: f64) -> f64 {
    to_picture.map_point(&mut point);
    f64::from(point.y).clamp(-2.0 * height, 3.0 * height)
}
