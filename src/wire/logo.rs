//! A logo from base64: decoded once, completely, before it may come near the typesetter.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use serde_json::Value;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

use super::reader::{At, Wire};
use crate::trajectory::{Logo, LogoFormat};

/// Characters of base64: 400 kB of picture.
const MAX_BASE64: usize = 546_136;
const MAX_SIDE: u32 = 4_000;
const MAX_PIXELS: u64 = 4_000_000;
/// Wide enough for 300 dots per inch over the width that a logo gets on paper.
const PRINT_WIDTH: u32 = 900;
/// Elements in an SVG: hundreds draw a logo, more is a drawing.
const MAX_ELEMENTS: usize = 5_000;
/// Elements that may be drawn once more because something refers to them.
const MAX_DRAWN_AGAIN: usize = 20_000;

const DESCRIPTION: &str = "Het logo als base64: PNG, JPEG of SVG, ten hoogste 400 kB, 4.000 beeldpunten breed en hoog en \
    4 miljoen beeldpunten in totaal. Een SVG verwijst nergens naar buiten zichzelf en heeft tekst omgezet in paden.";

/// A picture as base64.
pub enum LogoBase64 {}

impl PartialSchema for LogoBase64 {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::Custom("byte".into())))
            .description(Some(DESCRIPTION))
            .min_length(Some(16))
            .max_length(Some(MAX_BASE64))
            .into()
    }
}

impl ToSchema for LogoBase64 {
    fn name() -> std::borrow::Cow<'static, str> {
        "LogoBase64".into()
    }
}

impl Wire for LogoBase64 {
    type Domain = Logo;

    fn read(value: &Value, at: &mut At) -> Option<Logo> {
        let text = value.as_str().filter(|text| text.len() <= MAX_BASE64)?;
        let logo = decode(text);
        if let Err(detail) = &logo {
            at.fault("logo", *detail);
        }
        logo.ok()
    }
}

fn decode(text: &str) -> Result<Logo, &'static str> {
    let compact: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let bytes = STANDARD.decode(compact).map_err(|_| "Het logo is geen geldige base64.")?;
    match image::guess_format(&bytes) {
        Ok(ImageFormat::Png) => raster(bytes, ImageFormat::Png, LogoFormat::Png),
        Ok(ImageFormat::Jpeg) => raster(bytes, ImageFormat::Jpeg, LogoFormat::Jpeg),
        _ => vector(bytes),
    }
}

/// Decodes within the limits. What an archive format could refuse (colour profiles, four-colour print, 16 bits) and
/// what is larger than paper can show is written anew as plain PNG.
fn raster(bytes: Vec<u8>, image_format: ImageFormat, format: LogoFormat) -> Result<Logo, &'static str> {
    const BROKEN: &str = "Het logo is beschadigd of groter dan 4.000 × 4.000 beeldpunten.";
    let reader = || {
        let mut reader = ImageReader::with_format(Cursor::new(&bytes), image_format);
        let mut limits = Limits::default();
        limits.max_image_width = Some(MAX_SIDE);
        limits.max_image_height = Some(MAX_SIDE);
        limits.max_alloc = Some(MAX_PIXELS * 8);
        reader.limits(limits);
        reader
    };
    let (width, height) = reader().into_dimensions().map_err(|_| BROKEN)?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err("Het logo heeft meer dan 4 miljoen beeldpunten. Verklein het.");
    }
    let picture = reader().decode().map_err(|_| BROKEN)?;
    let aspect = proportion(f64::from(width), f64::from(height))?;
    let plain =
        matches!(picture, DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_) | DynamicImage::ImageLuma8(_));
    if plain && width <= PRINT_WIDTH && format == LogoFormat::Png && !has_profile(&bytes) {
        return Ok(Logo { format, bytes: bytes.into(), aspect });
    }
    let shown = if width > PRINT_WIDTH {
        picture.resize(PRINT_WIDTH, MAX_SIDE, image::imageops::FilterType::Triangle)
    } else {
        picture
    };
    let shown = if shown.color().has_alpha() {
        DynamicImage::ImageRgba8(shown.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(shown.into_rgb8())
    };
    let mut png = Vec::new();
    shown.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|_| BROKEN)?;
    Ok(Logo { format: LogoFormat::Png, bytes: png.into(), aspect })
}

/// Whether a PNG carries a colour profile, which the archive format would have to judge.
fn has_profile(png: &[u8]) -> bool {
    png.windows(4).take(4_096).any(|chunk| chunk == b"iCCP")
}

/// Parses as the typesetter will, after refusing whatever points outside the file, runs, or grows when drawn.
fn vector(bytes: Vec<u8>) -> Result<Logo, &'static str> {
    const UNKNOWN: &str = "Het logo is geen PNG, JPEG of SVG.";
    let text = std::str::from_utf8(&bytes).map_err(|_| UNKNOWN)?;
    if !text.contains("<svg") {
        return Err(UNKNOWN);
    }
    // Without a DTD there are no entities that multiply.
    let tree =
        roxmltree::Document::parse(text).map_err(|_| "De SVG van het logo is geen geldige XML, of bevat een DTD.")?;
    refuse_unsafe(&tree)?;
    let options = usvg::Options::default();
    let drawing = usvg::Tree::from_str(text, &options).map_err(|_| "De SVG van het logo kan niet worden gelezen.")?;
    let aspect = proportion(f64::from(drawing.size().width()), f64::from(drawing.size().height()))?;
    Ok(Logo { format: LogoFormat::Svg, bytes: Arc::from(bytes), aspect })
}

fn refuse_unsafe(tree: &roxmltree::Document<'_>) -> Result<(), &'static str> {
    const OUTSIDE: &str = "De SVG van het logo verwijst naar iets buiten zichzelf. Neem alles in het bestand op.";
    if tree.descendants().count() > MAX_ELEMENTS {
        return Err("De SVG van het logo heeft meer dan 5.000 onderdelen. Vereenvoudig het logo.");
    }
    for node in tree.descendants().filter(roxmltree::Node::is_element) {
        match node.tag_name().name() {
            "image" | "feImage" => return Err(OUTSIDE),
            "text" | "tspan" | "textPath" => return Err("De SVG van het logo bevat tekst. Zet tekst om in paden."),
            "script" | "foreignObject" | "filter" | "animate" | "animateTransform" | "set" | "marker" | "pattern" => {
                return Err(
                    "De SVG van het logo bevat een script, filter, animatie, patroon, pijlpunt of vreemd object. Verwijder dat.",
                );
            }
            "style" if node.text().is_some_and(|css| css.contains("@import") || css.contains("url(")) => {
                return Err(OUTSIDE);
            }
            _ => {}
        }
        for attribute in node.attributes() {
            let value = attribute.value();
            let outside_href = attribute.name() == "href" && !value.starts_with('#');
            let outside_url = value.contains("url(") && !value.replace(['"', '\'', ' '], "").contains("url(#");
            if outside_href || outside_url {
                return Err(OUTSIDE);
            }
        }
    }
    refuse_growth(tree)
}

/// What is drawn again (by `use`, a mask or a clip) counts each time, and may itself draw nothing again: otherwise a
/// few lines become millions.
fn refuse_growth(tree: &roxmltree::Document<'_>) -> Result<(), &'static str> {
    const GROWS: &str =
        "De SVG van het logo herhaalt onderdelen binnen herhaalde onderdelen, of te vaak. Vereenvoudig het logo.";
    let by_id: HashMap<&str, roxmltree::Node<'_, '_>> =
        tree.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let drawn_again = |node: &roxmltree::Node<'_, '_>| -> Vec<roxmltree::Node<'_, '_>> {
        let gradient = |target: &roxmltree::Node<'_, '_>| target.tag_name().name().ends_with("Gradient");
        references(node).filter_map(|id| by_id.get(id).copied()).filter(|target| !gradient(target)).collect()
    };
    let mut drawn = 0;
    for node in tree.descendants().filter(roxmltree::Node::is_element) {
        for target in drawn_again(&node) {
            if target.descendants().any(|inside| !drawn_again(&inside).is_empty()) {
                return Err(GROWS);
            }
            drawn += target.descendants().count();
            if drawn > MAX_DRAWN_AGAIN {
                return Err(GROWS);
            }
        }
    }
    Ok(())
}

/// The ids that an element refers to, by `href` or by `url(#…)` in any attribute. A gradient that builds on another
/// draws nothing.
fn references<'a>(node: &roxmltree::Node<'a, '_>) -> impl Iterator<Item = &'a str> + use<'a> {
    let gradient = node.tag_name().name().ends_with("Gradient");
    let values: Vec<&'a str> = node.attributes().map(|attribute| attribute.value()).collect();
    let hrefs: Vec<&'a str> = node
        .attributes()
        .filter(|attribute| attribute.name() == "href" && !gradient)
        .filter_map(|attribute| attribute.value().strip_prefix('#'))
        .collect();
    let urls = values.into_iter().flat_map(|value| {
        value.split("url(").skip(1).filter_map(|rest| {
            let id = rest.split(')').next()?.trim().trim_matches(['"', '\'', ' ']);
            id.strip_prefix('#')
        })
    });
    hrefs.into_iter().chain(urls)
}

fn proportion(width: f64, height: f64) -> Result<f64, &'static str> {
    let aspect = width / height;
    if (0.05..=20.0).contains(&aspect) {
        Ok(aspect)
    } else {
        Err("Het logo is meer dan twintig keer zo breed als hoog, of andersom.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<Logo, &'static str> {
        let text = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{inside}</svg>"#);
        decode(&STANDARD.encode(text))
    }

    fn png(width: u32, height: u32) -> String {
        let mut bytes = Vec::new();
        DynamicImage::new_rgba8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .expect("written");
        STANDARD.encode(bytes)
    }

    #[test]
    fn a_drawing_of_its_own_is_taken() {
        let logo = svg(r##"<defs><path id="a" d="M0 0h9v9z"/></defs><use href="#a"/>"##).expect("taken");
        assert_eq!((logo.format, logo.aspect), (LogoFormat::Svg, 2.0));
    }

    #[test]
    fn whatever_points_outside_or_runs_is_refused() {
        for inside in [
            r#"<image href="https://voorbeeld.example/x.png" width="4" height="4"/>"#,
            r#"<use href="ander.svg#a"/>"#,
            r#"<rect width="4" height="4" fill="url(https://voorbeeld.example/x#a)"/>"#,
            "<style>@import 'x.css';</style>",
            "<script>alert(1)</script>",
            "<text>De Wissel</text>",
            r##"<g id="b"><path d="M0 0h9v9z"/></g><g id="a"><use href="#b"/><use href="#b"/></g><use href="#a"/>"##,
        ] {
            assert!(svg(inside).is_err(), "{inside}");
        }
        let entity = r#"<!DOCTYPE svg [<!ENTITY a "aa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>"#;
        assert!(decode(&STANDARD.encode(entity)).is_err());
    }

    #[test]
    fn a_wide_picture_is_scaled_to_what_paper_shows() {
        let logo = decode(&png(1_800, 200)).expect("taken");
        let dimensions = image::load_from_memory(&logo.bytes).map(|picture| (picture.width(), picture.height()));
        assert_eq!(dimensions.ok(), Some((900, 100)));
    }

    #[test]
    fn broken_and_boundless_pictures_are_refused() {
        assert!(decode("geen base64!").is_err());
        assert!(decode(&STANDARD.encode("gewone tekst")).is_err());
        assert!(decode(&STANDARD.encode(&b"\x89PNG\r\n\x1a\nkapot"[..])).is_err());
        assert!(decode(&png(3_000, 2_000)).is_err());
        assert!(decode(&png(600, 10)).is_err());
    }
}
