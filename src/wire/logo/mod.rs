//! A logo from base64. Whatever its form, it becomes one small picture that is written here: nothing that a caller
//! wrote comes near the typesetter.

mod budget;
mod css;
mod draw;
mod jpeg;
mod lines;
mod picture;
mod png;
mod scan;
mod svg;
mod tree;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use image::metadata::Orientation;
use serde_json::Value;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

use super::reader::{At, Wire};
use crate::trajectory::Logo;

/// Characters of base64: 400 kB of picture.
const MAX_BASE64: usize = 546_136;

const DESCRIPTION: &str = "Het logo als base64: PNG, JPEG of SVG, ten hoogste 400 kB, 4.000 beeldpunten breed en hoog en \
    4 miljoen beeldpunten in totaal, en niet meer dan twintig keer zo breed als hoog of andersom. Een SVG verwijst nergens \
    naar buiten zichzelf, heeft tekst omgezet in paden en bevat geen afbeeldingen, filters of patronen.";

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

/// The base64 itself, where a browser has put in front of it what it is of.
fn without_head(text: &str) -> &str {
    let split = text.split_once(";base64,");
    let head = split.filter(|(kind, _)| kind.trim_start().to_ascii_lowercase().starts_with("data:image/"));
    head.map_or(text, |(_, base64)| base64)
}

/// What is said of a logo that is told by its name.
pub const NOT_FETCHED: &str =
    "Hier hoort het logo zelf te staan, als base64. Een adres of de naam van een bestand wordt niet opgehaald.";

/// Whether a text that is no base64 looks like an address, or the name of a file.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 2_000;
    text.len() <= LONGEST && !text.trim_start().starts_with("data:") && text.contains(['.', ':', '\\'])
}

/// How much of what an SVG may cost is felt by those who wait behind it.
const DEAR: f64 = 0.05;

/// Whether drawing a logo takes long enough to be felt by those who wait behind it. What is refused is refused at once.
pub fn is_dear(text: &str) -> bool {
    text.len() <= MAX_BASE64
        && bytes_of(text).is_ok_and(|bytes| !is_picture(&bytes) && svg::share(&bytes).is_ok_and(|share| share > DEAR))
}

fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(png::SIGNATURE) || bytes.starts_with(jpeg::SIGNATURE)
}

fn bytes_of(text: &str) -> Result<Vec<u8>, base64::DecodeError> {
    let compact: String = without_head(text).chars().filter(|c| !c.is_ascii_whitespace()).collect();
    STANDARD.decode(compact)
}

fn decode(text: &str) -> Result<Logo, &'static str> {
    let broken = "Het logo is geen geldige base64. Codeer het bestand opnieuw.";
    let no_base64 = if is_name(text) { NOT_FETCHED } else { broken };
    let bytes = bytes_of(text).map_err(|_| no_base64)?;
    if bytes.starts_with(png::SIGNATURE) {
        picture::decode(&png::strip(&bytes)?, ImageFormat::Png, Orientation::NoTransforms)
    } else if bytes.starts_with(jpeg::SIGNATURE) {
        picture::decode(&jpeg::strip(&bytes)?, ImageFormat::Jpeg, jpeg::orientation(&bytes))
    } else {
        svg::read(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, Rgba, RgbaImage};

    use super::*;

    fn written(picture: DynamicImage, format: ImageFormat) -> String {
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), format).expect("written");
        STANDARD.encode(bytes)
    }

    fn png(width: u32, height: u32) -> String {
        written(DynamicImage::new_rgba8(width, height), ImageFormat::Png)
    }

    fn size(text: &str) -> (u32, u32) {
        let logo = decode(text).expect("taken");
        let picture = image::load_from_memory_with_format(&logo.bytes, ImageFormat::Png).expect("a PNG");
        (picture.width(), picture.height())
    }

    #[test]
    fn a_picture_is_no_larger_than_paper_shows() {
        assert_eq!(size(&png(1_800, 200)), (900, 100));
        assert_eq!(size(&png(200, 1_800)), (40, 360));
        assert_eq!(size(&png(900, 360)), (900, 360));
        assert_eq!(size(&written(DynamicImage::new_rgb8(1_800, 720), ImageFormat::Jpeg)), (900, 360));
        assert_eq!(size(&written(DynamicImage::new_rgba16(90, 45), ImageFormat::Png)), (90, 45));
        assert_eq!(size(&written(DynamicImage::new_luma8(1, 1), ImageFormat::Png)), (1, 1));
    }

    #[test]
    fn colours_and_transparency_stay() {
        let half = RgbaImage::from_pixel(90, 45, Rgba([10, 20, 30, 40]));
        let logo = decode(&written(half.clone().into(), ImageFormat::Png)).expect("taken");
        assert_eq!(image::load_from_memory(&logo.bytes).expect("a picture").into_rgba8(), half);
        assert_eq!(logo.aspect, 2.0);
    }

    #[test]
    fn equal_logos_give_equal_bytes_whatever_travels_along() {
        let plain = STANDARD.decode(png(90, 45)).expect("base64");
        let text = b"\0\0\0\x03tEXta\0b\xca\xfe\xba\xbe";
        let with_text = [&plain[..33], text, &plain[33..]].concat();
        let bytes = |file: &[u8]| decode(&STANDARD.encode(file)).map(|logo| logo.bytes);
        assert!(bytes(&plain).is_ok());
        assert_eq!(bytes(&plain), bytes(&with_text));
    }

    #[test]
    fn a_photograph_is_turned_as_its_camera_says() {
        let plain = STANDARD.decode(written(DynamicImage::new_rgb8(90, 45), ImageFormat::Jpeg)).expect("base64");
        let with = |exif: &[u8]| {
            let length = u16::try_from(exif.len() + 2).expect("small").to_be_bytes();
            STANDARD.encode([&plain[..2], b"\xff\xe1", &length, exif, &plain[2..]].concat())
        };
        let turned = |by: u8| {
            [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(), &[by, 0, 0, 0, 0, 0, 0, 0]].concat()
        };
        assert_eq!((size(&with(&turned(6))), size(&with(&turned(8)))), ((45, 90), (45, 90)));
        assert_eq!((size(&with(&turned(1))), size(&with(&turned(3)))), ((90, 45), (90, 45)));
        for broken in [&turned(9)[..], b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff"] {
            assert_eq!(size(&with(broken)), (90, 45));
        }
    }

    #[test]
    fn what_a_browser_puts_in_front_of_base64_is_no_part_of_it() {
        let plain = png(90, 45);
        for head in ["data:image/png;base64,", " data:image/PNG;charset=utf-8;base64,"] {
            assert_eq!(size(&format!("{head}{plain}")), (90, 45), "{head}");
        }
        assert!(decode(&format!("data:text/html;base64,{plain}")).is_err());
    }

    #[test]
    fn a_drawing_with_much_in_it_is_dear_and_a_picture_never_is() {
        let drawing = |inside: &str| {
            let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\">{inside}</svg>");
            STANDARD.encode(text)
        };
        let full = "<rect width=\"400\" height=\"200\"/>";
        assert!(!is_dear(&drawing(full)));
        assert!(is_dear(&drawing(&full.repeat(200))));
        assert!(!is_dear(&drawing(&full.repeat(2_000))), "refused at once");
        assert!(!is_dear(&png(900, 360)) && !is_dear("geen base64!"));
    }

    #[test]
    fn broken_and_boundless_pictures_are_refused() {
        assert!(decode("geen base64!").is_err());
        for name in ["https://x.example/logo.png", "plaatjes/logo-van-ons.svg", r"C:\plaatjes\logo"] {
            assert_eq!(decode(name).err(), Some(NOT_FETCHED), "{name}");
        }
        for bytes in [
            &b"gewone tekst"[..],
            b"\x89PNG\r\n\x1a\nkapot",
            b"\xff\xd8\xffkapot",
            b"GIF89a\x01\0\x01\0\0\0\0",
            b"RIFF\0\0\0\0WEBPVP8L",
        ] {
            assert!(decode(&STANDARD.encode(bytes)).is_err());
        }
        assert!(decode(&png(3_000, 2_000)).is_err());
        assert!(decode(&png(600, 10)).is_err());
    }
}
