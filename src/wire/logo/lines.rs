//! What the lines around shapes will cost, judged on the drawing without them. The drawing library lays a line around each
//! shape while it reads, to know how large it is: afterwards is too late.

use resvg::tiny_skia::{PathSegment, Rect, Transform};
use resvg::usvg::{Group, Node, Path};

/// A straight piece with its corner, where a curve near its origin is one.
const STRAIGHT: f64 = 0.25;
/// How far from its origin a curve takes twice the pieces.
const FAR: f64 = 5_000.0;
/// How far from its origin the numbers of the library become so coarse that it goes on dividing a curve.
const COARSE: f64 = 20_000.0;
/// Curves near their origin: about ten microseconds each.
const MAX_LAID: f64 = 60_000.0;

const LINES: &str = "De SVG van het logo heeft te veel lijnen, of lijnen om vormen die veel groter zijn dan de tekening. \
    Vereenvoudig het logo of sla het op als PNG.";

/// Judges a drawing without lines that will be drawn with them and with this transform, as if each shape had one; tells how
/// much of what may be it takes, from 0 to 1.
pub fn judge(root: &Group, view: Transform) -> Result<f64, &'static str> {
    let laid = of_group(root, view);
    if laid <= MAX_LAID { Ok(laid / MAX_LAID) } else { Err(LINES) }
}

/// What clips has no lines.
fn of_group(group: &Group, outer: Transform) -> f64 {
    let to_picture = outer.pre_concat(group.transform());
    let mut laid = 0.0;
    let mut mask = group.mask();
    while let Some(shade) = mask {
        laid += of_group(shade.root(), to_picture);
        mask = shade.mask();
    }
    for node in group.children() {
        laid += match node {
            Node::Group(inner) => of_group(inner, to_picture),
            Node::Path(path) => of_path(path, to_picture),
            Node::Image(_) | Node::Text(_) => f64::INFINITY,
        };
    }
    laid
}

fn of_path(path: &Path, to_picture: Transform) -> f64 {
    let frame = path.data().bounds();
    // It is measured in its own units, and as it is turned; it is drawn in its own units, as finely as the picture shows.
    let scale = to_picture.sx.hypot(to_picture.ky).max(to_picture.kx.hypot(to_picture.sy)).max(1.0);
    let turned = frame.transform(path.abs_transform()).map_or(f64::INFINITY, farthest);
    let reach = (farthest(frame) * f64::from(scale)).max(turned);
    let curve = 1.0 + reach / FAR + (reach / COARSE).powi(3);
    let piece = |segment: PathSegment| match segment {
        PathSegment::QuadTo(..) | PathSegment::CubicTo(..) => curve,
        PathSegment::MoveTo(_) | PathSegment::LineTo(_) | PathSegment::Close => STRAIGHT,
    };
    path.data().segments().map(piece).sum()
}

/// How far the edge lies that is farthest from the origin.
fn farthest(frame: Rect) -> f64 {
    let edges = [frame.left(), frame.right(), frame.top(), frame.bottom()];
    edges.into_iter().map(|edge| f64::from(edge.abs())).fold(0.0, f64::max)
}
