//! A JPEG by its segments, before it is decoded: only what makes the picture stays.

use image::metadata::Orientation;

use super::picture;

pub const SIGNATURE: &[u8] = b"\xff\xd8\xff";
const MAX_SEGMENTS: usize = 500;
/// A progressive picture has 10; each goes over all points again.
const MAX_SCANS: usize = 40;
/// The segment of Adobe that tells how the colours are written.
const ADOBE: usize = 14;

const BROKEN: &str = "De JPEG van het logo is beschadigd of niet compleet. Sla het logo opnieuw op als JPEG of PNG.";
const FORM: &str = "De JPEG van het logo is van een soort die hier niet gelezen kan worden. Sla het logo op als gewone JPEG of \
    als PNG.";
const SEGMENTS: &str = "De JPEG van het logo bestaat uit te veel delen. Sla het logo opnieuw op als JPEG of PNG.";

/// What the frame says.
#[derive(Clone, Copy)]
struct Frame {
    blocks: usize,
    progressive: bool,
}

/// The same picture without comments, profiles, EXIF and previews.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8").ok_or(BROKEN)?;
    let mut kept = b"\xff\xd8".to_vec();
    let mut frame: Option<Frame> = None;
    let (mut scans, mut entropy) = (0, 0);
    for _ in 0..MAX_SEGMENTS {
        let marker = marker(&mut rest)?;
        if marker == 0xd9 {
            // What stands behind the end is not part of the picture.
            kept.extend_from_slice(b"\xff\xd9");
            return if frame.is_some_and(|frame| is_whole(frame, entropy)) { Ok(kept) } else { Err(BROKEN) };
        }
        let (length, _) = rest.split_first_chunk::<2>().ok_or(BROKEN)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (segment, behind) = rest.split_at_checked(length).ok_or(BROKEN)?;
        let data = segment.get(2..).ok_or(BROKEN)?;
        rest = behind;
        let keep = match marker {
            0xc0..=0xc2 if frame.is_none() => {
                frame = Some(judge_frame(data, marker == 0xc2)?);
                true
            }
            0xc4 | 0xdb | 0xdd | 0xda => true,
            0xee => data.starts_with(b"Adobe") && data.len() <= ADOBE,
            0xe0..=0xef | 0xfe => false,
            _ => return Err(FORM),
        };
        if keep {
            kept.extend_from_slice(&[0xff, marker]);
            kept.extend_from_slice(segment);
        }
        if marker == 0xda {
            scans += 1;
            if frame.is_none() {
                return Err(BROKEN);
            }
            if scans > MAX_SCANS {
                return Err(SEGMENTS);
            }
            let (pixels, behind) = rest.split_at_checked(scan_length(rest)).ok_or(BROKEN)?;
            entropy += pixels.len();
            kept.extend_from_slice(pixels);
            rest = behind;
        }
    }
    Err(SEGMENTS)
}

/// How the picture is to be turned, as a camera says of it (EXIF): whatever shows pictures turns it so.
pub fn orientation(bytes: &[u8]) -> Orientation {
    exif(bytes).and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms)
}

/// What EXIF says of a picture, before its points.
fn exif(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    for _ in 0..MAX_SEGMENTS {
        let marker = marker(&mut rest).ok().filter(|marker| !matches!(marker, 0xd9 | 0xda))?;
        let (length, _) = rest.split_first_chunk::<2>()?;
        let (segment, behind) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        rest = behind;
        let told = segment.get(2..).and_then(|data| data.strip_prefix(b"Exif\0\0"));
        if marker == 0xe1 && told.is_some() {
            return told;
        }
    }
    None
}

/// Reads a marker, which any number of 0xff may precede.
fn marker(rest: &mut &[u8]) -> Result<u8, &'static str> {
    let bytes = *rest;
    let after = bytes.strip_prefix(b"\xff").ok_or(BROKEN)?;
    let start = after.iter().position(|byte| *byte != 0xff).ok_or(BROKEN)?;
    let (marker, behind) = after.get(start..).and_then(<[u8]>::split_first).ok_or(BROKEN)?;
    *rest = behind;
    Ok(*marker)
}

/// Bytes until the next marker that is no restart and no 0xff of the data itself.
fn scan_length(bytes: &[u8]) -> usize {
    let ends = |pair: &[u8]| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xd0..=0xd7 | 0xff));
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

fn judge_frame(data: &[u8], progressive: bool) -> Result<Frame, &'static str> {
    let [depth, height_high, height_low, width_high, width_low, components, ..] = data else { return Err(BROKEN) };
    let height = u16::from_be_bytes([*height_high, *height_low]);
    let width = u16::from_be_bytes([*width_high, *width_low]);
    picture::judge_size(u32::from(width), u32::from(height))?;
    if *depth != 8 || !matches!(components, 1 | 3 | 4) {
        return Err(FORM);
    }
    Ok(Frame { blocks: usize::from(width.div_ceil(8)) * usize::from(height.div_ceil(8)), progressive })
}

/// Each block of eight by eight takes at least a bit, except where a progressive picture skips many at once.
fn is_whole(frame: Frame, entropy: usize) -> bool {
    let blocks_in_a_byte = if frame.progressive { 64 } else { 8 };
    entropy.saturating_mul(blocks_in_a_byte) >= frame.blocks
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat};

    use super::*;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)
            .expect("written");
        bytes
    }

    fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).expect("small");
        [&[0xff, marker][..], &length.to_be_bytes(), data].concat()
    }

    fn frame(kind: u8, width: u16, height: u16) -> Vec<u8> {
        segment(kind, &[&[8][..], &height.to_be_bytes(), &width.to_be_bytes(), &[1, 1, 0x11, 0]].concat())
    }

    fn scan(bytes: usize) -> Vec<u8> {
        [segment(0xda, &[1, 1, 0, 0, 63, 0]), vec![1; bytes]].concat()
    }

    fn file(parts: &[Vec<u8>]) -> Vec<u8> {
        [&b"\xff\xd8"[..], &parts.concat(), b"\xff\xd9"].concat()
    }

    #[test]
    fn comments_profiles_and_previews_go() {
        let plain = strip(&jpeg(64, 64)).expect("a picture");
        let more = [segment(0xe1, b"Exif\0\0"), segment(0xe2, b"ICC_PROFILE\0"), segment(0xfe, b"Gemaakt door iemand")];
        let bytes = [&plain[..2], &more.concat(), &plain[2..], b"behind"].concat();
        assert_eq!(strip(&bytes), Ok(plain));
    }

    #[test]
    fn each_limit_holds_at_its_edge() {
        let comments = |count: usize| file(&[segment(0xfe, b"").repeat(count - 3), frame(0xc0, 8, 8), scan(9)]);
        assert!(strip(&comments(MAX_SEGMENTS)).is_ok());
        assert_eq!(strip(&comments(MAX_SEGMENTS + 1)), Err(SEGMENTS));
        let scans = |count: usize| file(&[frame(0xc2, 8, 8), scan(9).repeat(count)]);
        assert!(strip(&scans(MAX_SCANS)).is_ok());
        assert_eq!(strip(&scans(MAX_SCANS + 1)), Err(SEGMENTS));
        // 800 by 800 points are 10,000 blocks.
        let filled = |kind: u8, bytes: usize| strip(&file(&[frame(kind, 800, 800), scan(bytes)]));
        assert!(filled(0xc0, 1_250).is_ok() && filled(0xc2, 157).is_ok());
        assert_eq!((filled(0xc0, 1_249), filled(0xc2, 156)), (Err(BROKEN), Err(BROKEN)));
        let sized = |width: u16, height: u16| strip(&file(&[frame(0xc0, width, height), scan(65_000)]));
        assert!(sized(4_000, 1_000).is_ok() && sized(20, 1).is_ok());
        for (width, height) in [(4_001, 900), (2_001, 2_000), (0, 0), (65_535, 65_535), (21, 1)] {
            assert!(sized(width, height).is_err(), "{width} × {height}");
        }
    }

    #[test]
    fn what_is_not_whole_or_of_another_kind_is_refused() {
        let whole = jpeg(640, 320);
        for bytes in [
            whole[..whole.len() / 2].to_vec(),
            whole[..whole.len() - 2].to_vec(),
            b"\xff\xd8".to_vec(),
            [&b"\xff\xd8"[..], &b"\xff\xe0\0\x02".repeat(9)].concat(),
            file(&[]),
            file(&[segment(0xe0, b"")]),
            file(&[scan(9)]),
            file(&[frame(0xc3, 8, 8), scan(9)]),
            file(&[frame(0xc9, 8, 8), scan(9)]),
            file(&[frame(0xc0, 8, 8), frame(0xc0, 8, 8), scan(9)]),
            [&b"\xff\xd8"[..], b"\xff\xe0\0\x01"].concat(),
        ] {
            assert!(strip(&bytes).is_err(), "{:?}", &bytes[..bytes.len().min(32)]);
        }
    }
}
