//! An SVG becomes a picture of the size on paper. Its cost is known before each step: of the bytes before a tree is
//! made of them, of the elements before they are resolved, of the drawing before it is drawn.

use resvg::usvg::roxmltree::{Document, ParsingOptions};

use super::{draw, scan, tree};
use crate::trajectory::Logo;

/// More than the scan lets through, for elements and all others together: a second belt.
const MAX_NODES: u32 = 25_000;

const UNKNOWN: &str = "Het logo is geen PNG, JPEG of SVG. Sla het logo op als een van die drie.";
const PACKED: &str = "Het logo is een gecomprimeerde SVG (SVGZ). Sla het logo op als gewone SVG.";
const ENCODING: &str = "De SVG van het logo is geen UTF-8. Sla het logo op als UTF-8.";
const BROKEN: &str = "De SVG van het logo is geen geldige XML. Sla het logo opnieuw op als SVG, of als PNG.";

pub fn read(bytes: &[u8]) -> Result<Logo, &'static str> {
    judged(bytes, draw::draw)
}

/// How much of what an SVG may cost this one does, from 0 to 1.
pub fn share(bytes: &[u8]) -> Result<f64, &'static str> {
    judged(bytes, draw::share)
}

/// What is made of a drawing whose elements were judged, and of whether it has lines.
fn judged<T>(
    bytes: &[u8],
    make: impl FnOnce(&Document<'_>, bool) -> Result<T, &'static str>,
) -> Result<T, &'static str> {
    if bytes.starts_with(b"\x1f\x8b") {
        return Err(PACKED);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(ENCODING);
    }
    let holds_svg = bytes.windows(4).any(|four| four == b"<svg") || bytes.windows(5).any(|five| five == b":svg ");
    if !holds_svg {
        return Err(UNKNOWN);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ENCODING)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    scan::judge(text)?;
    // A DOCTYPE may be there, since the scan saw that it brings no entities.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| BROKEN)?;
    let has_lines = tree::judge(&document)?;
    make(&document, has_lines)
}

#[cfg(test)]
mod tests {
    use image::RgbaImage;

    use super::*;

    fn drawn(text: &str) -> RgbaImage {
        let logo = read(text.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}: {text:.80}"));
        image::load_from_memory(&logo.bytes).expect("a picture").into_rgba8()
    }

    fn sized(width: u32, height: u32, inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">{inside}</svg>")
    }

    fn refused(inside: &str) -> bool {
        read(sized(400, 200, inside).as_bytes()).is_err()
    }

    /// As Inkscape writes it: many namespaces, millimetres, a gradient that takes over from another, a clip.
    const INKSCAPE: &str = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="120mm" height="40mm" viewBox="0 0 120 40" version="1.1" id="svg1" inkscape:version="1.3.2"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#">
  <sodipodi:namedview id="namedview1" pagecolor="#ffffff" inkscape:zoom="2.8" />
  <defs id="defs1">
    <linearGradient id="kleuren" inkscape:collect="always">
      <stop style="stop-color:#1d6f72;stop-opacity:1;" offset="0" id="stop3" />
      <stop style="stop-color:#1d6f72;stop-opacity:1;" offset="1" id="stop4" />
    </linearGradient>
    <linearGradient inkscape:collect="always" xlink:href="#kleuren" id="verloop" x1="4" y1="20" x2="36" y2="20"
       gradientUnits="userSpaceOnUse" gradientTransform="matrix(1,0,0,1.02,0,-0.4)" />
    <clipPath clipPathUnits="userSpaceOnUse" id="knip"><circle style="fill:#000000" cx="20" cy="20" r="16" /></clipPath>
  </defs>
  <metadata id="metadata1"><rdf:RDF><cc:Work rdf:about=""/></rdf:RDF></metadata>
  <g inkscape:label="Laag 1" inkscape:groupmode="layer" id="layer1">
    <g id="g6" clip-path="url(#knip)" style="display:inline;filter:none;enable-background:accumulate">
      <rect style="fill:url(#verloop);stroke:none;-inkscape-font-specification:'Lato Bold'" width="32" height="32" x="4" y="4" />
    </g>
  </g>
</svg>"##;

    /// As Illustrator writes it: classes in a sheet, references in the sheet, a `use` in a clip.
    const ILLUSTRATOR: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Laag_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
	 viewBox="0 0 300 100" style="enable-background:new 0 0 300 100;" xml:space="preserve">
<style type="text/css">
	.st0{fill:url(#SVGID_3_);}
	.st1{clip-path:url(#SVGID_2_);}
	.st2, .st3 { fill: #22333b; }
	.st3 { isolation: isolate; opacity: .5; }
</style>
<defs><rect id="SVGID_1_" x="10" y="10" width="80" height="80"/></defs>
<linearGradient id="SVGID_3_" gradientUnits="userSpaceOnUse" x1="10" y1="50" x2="90" y2="50"
   gradientTransform="matrix(1 -1.836970e-16 1.836970e-16 1 0 0)">
	<stop  offset="0" style="stop-color:#1D6F72"/>
	<stop  offset="1" style="stop-color:#1D6F72"/>
</linearGradient>
<clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_"  style="overflow:visible;"/></clipPath>
<g class="st1"><circle class="st0" cx="50" cy="50" r="60"/></g>
<path class="st2" d="M110,30h50v40h-50V30z"/>
<path class="st3" d="M200,30h50v40h-50V30z"/>
</svg>"##;

    /// As Figma writes it: a clip around all, a mask, definitions at the end.
    const FIGMA: &str = r##"<svg width="240" height="80" viewBox="0 0 240 80" fill="none" xmlns="http://www.w3.org/2000/svg">
<g clip-path="url(#clip0_12_34)">
<mask id="mask0_12_34" style="mask-type:luminance" maskUnits="userSpaceOnUse" x="8" y="8" width="64" height="64">
<path d="M72 8H8V72H72V8Z" fill="white"/>
</mask>
<g mask="url(#mask0_12_34)"><rect x="8" y="8" width="64" height="64" fill="url(#paint0_linear_12_34)"/></g>
<path d="M92 26H160V58H92V26Z" fill="#22333B"/>
</g>
<defs>
<linearGradient id="paint0_linear_12_34" x1="8" y1="8" x2="72" y2="72" gradientUnits="userSpaceOnUse">
<stop stop-color="#1D6F72"/>
<stop offset="1" stop-color="#1D6F72"/>
</linearGradient>
<clipPath id="clip0_12_34"><rect width="240" height="80" fill="white"/></clipPath>
</defs>
</svg>"##;

    /// As CorelDRAW writes it: hundredths of millimetres, a sheet in CDATA, a DOCTYPE without entities.
    const CORELDRAW: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Creator: CorelDRAW 2021.5 -->
<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="120mm" height="40mm" version="1.1"
style="shape-rendering:geometricPrecision; text-rendering:geometricPrecision; image-rendering:optimizeQuality; fill-rule:evenodd; clip-rule:evenodd"
viewBox="0 0 12000 4000" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xodm="http://www.corel.com/coreldraw/odm/2003">
 <defs>
  <style type="text/css">
   <![CDATA[
    .str0 {stroke:#2B2A29;stroke-width:20;stroke-miterlimit:22.9256}
    .fil0 {fill:#1D6F72}
   ]]>
  </style>
 </defs>
 <g id="Layer_x0020_1">
  <metadata id="CorelCorpID_0Corel-Layer"/>
  <polygon class="fil0 str0" points="400,400 3600,400 3600,3600 400,3600 "/>
 </g>
</svg>"##;

    #[test]
    fn drawings_of_real_programs_are_drawn() {
        // The middle of the mark, and a corner that stays clear.
        for (program, text, at) in [
            ("Inkscape", INKSCAPE, (150, 150)),
            ("Illustrator", ILLUSTRATOR, (150, 150)),
            ("Figma", FIGMA, (150, 150)),
            ("CorelDRAW", CORELDRAW, (150, 150)),
        ] {
            let picture = drawn(text);
            assert_eq!(picture.dimensions(), (900, 300), "{program}");
            let pixel = picture.get_pixel(at.0, at.1).0;
            let near = pixel.iter().zip([0x1d, 0x6f, 0x72, 0xff]).all(|(got, wanted)| got.abs_diff(wanted) <= 2);
            assert!(near, "{program}: {pixel:?}");
            assert_eq!(picture.get_pixel(899, 299).0[3], 0, "{program}");
        }
        // The corner of the rectangle that the circle is cut by, and what is half transparent.
        let illustrator = drawn(ILLUSTRATOR);
        assert_eq!(illustrator.get_pixel(10, 150).0[3], 0);
        assert!(illustrator.get_pixel(675, 150).0[3].abs_diff(128) <= 2);
    }

    #[test]
    fn colours_transparency_and_proportions_stay() {
        for (width, height, dimensions) in [(400, 40, (900, 90)), (40, 300, (48, 360)), (400, 20, (900, 45))] {
            let half = format!("<rect width=\"{width}\" height=\"{height}\" fill=\"#c00\" fill-opacity=\".5\"/>");
            let picture = drawn(&sized(width, height, &half));
            assert_eq!(picture.dimensions(), dimensions);
            let [red, green, blue, alpha] = picture.get_pixel(dimensions.0 / 2, dimensions.1 / 2).0;
            assert!(red.abs_diff(0xcc) <= 2 && green <= 2 && blue <= 2 && alpha.abs_diff(128) <= 2);
        }
        let logo = read(sized(40, 300, "<path d=\"M0 0h40v300H0z\"/>").as_bytes()).expect("drawn");
        assert!((logo.aspect - 40.0 / 300.0).abs() < 1e-6);
    }

    #[test]
    fn equal_drawings_give_equal_bytes() {
        let one = read(ILLUSTRATOR.as_bytes()).map(|logo| logo.bytes);
        assert_eq!(one, read(ILLUSTRATOR.as_bytes()).map(|logo| logo.bytes));
    }

    #[test]
    fn a_drawing_that_shows_nothing_is_refused() {
        for inside in
            ["", "<defs><rect width=\"9\" height=\"9\"/></defs>", "<rect width=\"9\" height=\"9\" opacity=\"0\"/>"]
        {
            assert!(refused(inside), "{inside}");
        }
    }

    #[test]
    fn what_is_too_far_or_too_dear_is_refused() {
        let scaled = |levels: usize| {
            format!("{}<path d=\"M0 0h9v9z\"/>{}", "<g transform=\"scale(10)\">".repeat(levels), "</g>".repeat(levels))
        };
        assert!(!refused(&scaled(3)));
        assert!(refused(&scaled(30)) && refused(&scaled(45)));
        let dashed = |length: &str| format!("<path d=\"M0 9H400\" stroke=\"#000\" stroke-dasharray=\"{length}\"/>");
        assert!(!refused(&dashed("1")));
        assert!(refused(&dashed("0.01")));
        let layers = |count: usize| "<g opacity=\".5\"><rect width=\"9\" height=\"9\"/></g>".repeat(count);
        assert!(!refused(&layers(300)));
        assert!(refused(&layers(301)));
        let deep = |depth: usize| {
            format!("{}<rect width=\"9\" height=\"9\"/>{}", "<g opacity=\".9\">".repeat(depth), "</g>".repeat(depth))
        };
        assert!(!refused(&deep(12)));
        assert!(refused(&deep(13)));
        let large = |count: usize| "<rect width=\"400\" height=\"200\"/>".repeat(count);
        assert!(!refused(&large(400)));
        assert!(refused(&large(700)));
        let tall = |count: usize| format!("<path d=\"M0 0{}\"/>", "l9 200l-8-200".repeat(count));
        assert!(!refused(&tall(1_000)));
        assert!(refused(&tall(3_000)));
        let clip = "<clipPath id=\"c\"><rect width=\"9\" height=\"9\"/></clipPath>";
        let huge = "<g transform=\"scale(1e6)\"><g transform=\"scale(1e6)\"><rect clip-path=\"url(#c)\" width=\"9\" height=\"9\"/></g></g>";
        assert!(refused(&format!("{clip}{huge}")));
    }

    #[test]
    fn a_line_around_what_is_far_is_refused_before_it_is_laid() {
        let begun = std::time::Instant::now();
        let curves = |count: usize, far: &str| {
            let curves = format!("C9 9 {far} {far} -{far} 50").repeat(count);
            format!("<path id=\"p\" fill=\"none\" stroke=\"red\" d=\"M0 0{curves}\"/>")
        };
        let used = |times: usize| "<use href=\"#p\"/>".repeat(times);
        for inside in [
            format!("<defs>{}</defs>{}", curves(1_500, "1e6"), used(20)),
            curves(9_000, "1e6"),
            curves(2_000, "5e4"),
            format!("<defs>{}</defs>{}", curves(700, "4e4"), used(40)),
            format!("<g transform=\"scale(.001 500)\">{}</g>", curves(2_000, "1e5")),
            format!("<g transform=\"rotate(40) scale(1e3)\">{}</g>", curves(2_000, "1e3")),
            format!("<path stroke=\"red\" d=\"M0 0{}\"/>", "A1e6 1e6 0 1 1 9 9A1e6 9 0 1 1 1e6 9".repeat(5_000)),
            format!("<style>path{{stroke:red!important}}</style><path d=\"M0 0{}\"/>", "C1 1 1e6 9 3 3".repeat(9_000)),
            format!("<path style=\"stroke:red\" d=\"M0 0{}{}\"/>", "l1e6 0".repeat(40), "c9 9 8 3 4 1".repeat(9_000)),
        ] {
            assert!(refused(&inside), "{inside:.90}");
        }
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    }

    #[test]
    fn what_shows_no_line_may_lie_as_far_as_any_shape() {
        let traced = |attributes: &str, far: &str| {
            let curves = "c9 9 8 3 0 0".repeat(9_000);
            let shape = format!("<path d=\"M{far} 0{curves}\" {attributes}/>");
            format!("<rect width=\"9\" height=\"9\"/><g transform=\"translate(-399) scale(.01)\">{shape}</g>")
        };
        for attributes in ["", "stroke=\"none\"", "style=\"stroke:none;fill:#123456\""] {
            assert!(!refused(&traced(attributes, "40000")), "{attributes}");
        }
    }

    #[test]
    fn a_drawing_tells_what_it_takes_before_it_is_drawn() {
        let taken = |inside: &str| share(sized(400, 200, inside).as_bytes()).expect("lawful");
        let circle = "<circle cx=\"90\" cy=\"90\" r=\"80\" fill=\"none\" stroke=\"#123456\"/>";
        assert!(taken(circle) < 0.01);
        assert!(taken(&"<rect width=\"400\" height=\"200\"/>".repeat(300)) > 0.3);
        let curved = format!("<path fill=\"none\" stroke=\"red\" d=\"M0 0{}\"/>", "c1 1 2 0 0 0".repeat(20_000));
        assert!(taken(&curved) > 0.3);
    }

    #[test]
    fn what_is_no_plain_svg_is_told_so() {
        let plain = sized(40, 20, "<path d=\"M0 0h9v9z\"/>");
        assert!(read(format!("\u{feff}{plain}").as_bytes()).is_ok());
        let utf_16: Vec<u8> = [0xfeff].into_iter().chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf_16).err(), Some(ENCODING));
        assert_eq!(read(&[plain.as_bytes(), b"\xc3"].concat()).err(), Some(ENCODING));
        assert_eq!(read(b"\x1f\x8b\x08\0").err(), Some(PACKED));
        assert_eq!(read(b"gewone tekst").err(), Some(UNKNOWN));
        assert_eq!(read(plain.replace("h9", "h9\0").as_bytes()).err(), Some(BROKEN));
        assert!(read(plain.replace("2000/svg", "1999/xhtml").as_bytes()).is_err());
    }
}
