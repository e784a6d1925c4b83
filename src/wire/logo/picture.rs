//! What every logo becomes: one small PNG, written here.

use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, ImageReader, Limits, RgbaImage};

use crate::trajectory::Logo;

/// The box of 58 by 18 millimetres that a logo gets on paper, at 394 and 508 dots per inch.
const WIDTH: u32 = 900;
const HEIGHT: u32 = 360;
const MAX_SIDE: u32 = 4_000;
const MAX_PIXELS: u64 = 4_000_000;
/// Bytes of a picture while it is decoded: eight a point.
const MAX_MEMORY: u64 = 8 * MAX_PIXELS;
const MAX_ASPECT: f64 = 20.0;

const SIDES: &str = "Het logo is leeg, of groter dan 4.000 × 4.000 beeldpunten. Verklein het logo.";
const PIXELS: &str = "Het logo heeft meer dan 4 miljoen beeldpunten. Verklein het.";
const ASPECT: &str = "Het logo is meer dan twintig keer zo breed als hoog, of andersom. Snijd het logo bij.";
const BROKEN: &str = "Het logo is beschadigd. Sla het logo opnieuw op als PNG.";

/// Judges the size that a header gives, before anything is decoded.
pub fn judge_size(width: u32, height: u32) -> Result<(), &'static str> {
    if !(1..=MAX_SIDE).contains(&width) || !(1..=MAX_SIDE).contains(&height) {
        return Err(SIDES);
    }
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PIXELS);
    }
    proportion(f64::from(width), f64::from(height)).map(|_| ())
}

pub fn proportion(width: f64, height: f64) -> Result<f64, &'static str> {
    let aspect = width / height;
    if (1.0 / MAX_ASPECT..=MAX_ASPECT).contains(&aspect) { Ok(aspect) } else { Err(ASPECT) }
}

/// The size of the picture on paper for something of this size: as large as fits.
pub fn fitting(width: f64, height: f64) -> (u32, u32) {
    let scale = (f64::from(WIDTH) / width).min(f64::from(HEIGHT) / height);
    let side = |length: f64, most: u32| ((length * scale).round() as u32).clamp(1, most);
    (side(width, WIDTH), side(height, HEIGHT))
}

/// Decodes a picture whose parts were judged, and writes it anew: turned, eight bits, no larger than paper shows.
pub fn decode(bytes: &[u8], format: ImageFormat, orientation: Orientation) -> Result<Logo, &'static str> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut picture = reader.decode().map_err(|_| BROKEN)?;
    picture.apply_orientation(orientation);
    let pixels = picture.into_rgba8();
    let (width, height) = pixels.dimensions();
    let aspect = proportion(f64::from(width), f64::from(height))?;
    let shown = if width > WIDTH || height > HEIGHT {
        let (width, height) = fitting(f64::from(width), f64::from(height));
        image::imageops::resize(&pixels, width, height, FilterType::Triangle)
    } else {
        pixels
    };
    write(shown, aspect)
}

/// Equal pixels give equal bytes. Without transparency no room is kept for it.
pub fn write(pixels: RgbaImage, aspect: f64) -> Result<Logo, &'static str> {
    let opaque = pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let picture = DynamicImage::ImageRgba8(pixels);
    let picture = if opaque { DynamicImage::ImageRgb8(picture.into_rgb8()) } else { picture };
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|_| BROKEN)?;
    Ok(Logo { bytes: png.into(), aspect })
}
