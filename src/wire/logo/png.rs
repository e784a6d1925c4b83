//! A PNG by its chunks, before it is decoded: only what makes the picture stays.

use super::picture;

pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const MAX_CHUNKS: usize = 5_000;
/// Bytes of all rows, eight for each of four million points, with one for each row.
const MAX_ROWS: u64 = 33_000_000;
/// A length, a name and a checksum.
const AROUND: usize = 12;

const BROKEN: &str = "De PNG van het logo is beschadigd of niet compleet. Sla het logo opnieuw op als PNG.";
const CHUNKS: &str = "De PNG van het logo bestaat uit te veel delen. Sla het logo opnieuw op als PNG, zonder animatie.";

/// The same picture without texts, profiles, animation and whatever else travels along.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(BROKEN)?;
    let mut kept = SIGNATURE.to_vec();
    let mut before: Option<[u8; 4]> = None;
    let mut seen: Vec<[u8; 4]> = Vec::new();
    for _ in 0..MAX_CHUNKS {
        let (length, after_length) = rest.split_first_chunk::<4>().ok_or(BROKEN)?;
        let (name, data) = after_length.split_first_chunk::<4>().ok_or(BROKEN)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| BROKEN)?;
        let whole = length.checked_add(AROUND).ok_or(BROKEN)?;
        let (chunk, behind) = rest.split_at_checked(whole).ok_or(BROKEN)?;
        if before.is_none() != (name == b"IHDR") {
            return Err(BROKEN);
        }
        let again = seen.contains(name);
        match name {
            b"IHDR" => judge_header(data.get(..length).ok_or(BROKEN)?)?,
            b"PLTE" | b"tRNS" if again || seen.contains(b"IDAT") => return Err(BROKEN),
            b"IDAT" if again && before != Some(*b"IDAT") => return Err(BROKEN),
            b"IEND" if !seen.contains(b"IDAT") => return Err(BROKEN),
            _ => {}
        }
        before = Some(*name);
        if matches!(name, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND") {
            kept.extend_from_slice(chunk);
            if !again {
                seen.push(*name);
            }
        }
        // What stands behind the end is not part of the picture.
        if name == b"IEND" {
            return Ok(kept);
        }
        rest = behind;
    }
    Err(CHUNKS)
}

/// The size, and what the rows take once they are unpacked.
fn judge_header(header: &[u8]) -> Result<(), &'static str> {
    let (width, after_width) = header.split_first_chunk::<4>().ok_or(BROKEN)?;
    let (height, form) = after_width.split_first_chunk::<4>().ok_or(BROKEN)?;
    let (width, height) = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
    picture::judge_size(width, height)?;
    let [depth, colour, 0, 0, 0 | 1] = form else { return Err(BROKEN) };
    let samples: u64 = match colour {
        0 | 3 => 1,
        4 => 2,
        2 => 3,
        6 => 4,
        _ => return Err(BROKEN),
    };
    if !matches!(depth, 1 | 2 | 4 | 8 | 16) {
        return Err(BROKEN);
    }
    let bits = u64::from(width) * samples * u64::from(*depth);
    let rows = (1 + bits.div_ceil(8)) * u64::from(height);
    if rows <= MAX_ROWS { Ok(()) } else { Err(BROKEN) }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat};

    use super::*;

    /// A chunk without its right checksum, which nobody looks at before the picture is decoded.
    fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).expect("small");
        [&length.to_be_bytes()[..], name, data, &[0; 4]].concat()
    }

    fn header(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
        chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat())
    }

    fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
        [SIGNATURE, &chunks.concat()].concat()
    }

    fn small() -> Vec<u8> {
        header(90, 45, 8, 6)
    }

    fn pixels() -> Vec<u8> {
        chunk(b"IDAT", b"pixels")
    }

    fn end() -> Vec<u8> {
        chunk(b"IEND", &[])
    }

    #[test]
    fn only_what_makes_the_picture_stays() {
        let text = chunk(b"tEXt", b"a\0b");
        let profile = chunk(b"iCCP", &[0; 99]);
        let palette = chunk(b"PLTE", &[1, 2, 3]);
        let whole = file(&[small(), text, palette.clone(), profile, pixels(), pixels(), end(), b"more".to_vec()]);
        assert_eq!(strip(&whole), Ok(file(&[small(), palette, pixels(), pixels(), end()])));
        let mut written = Vec::new();
        DynamicImage::new_rgba8(9, 9).write_to(&mut Cursor::new(&mut written), ImageFormat::Png).expect("written");
        assert!(strip(&written).is_ok());
    }

    #[test]
    fn each_limit_holds_at_its_edge() {
        let texts = |count: usize| {
            let middle = chunk(b"tEXt", b"").repeat(count - 3);
            file(&[small(), middle, pixels(), end()])
        };
        assert!(strip(&texts(MAX_CHUNKS)).is_ok());
        assert_eq!(strip(&texts(MAX_CHUNKS + 1)), Err(CHUNKS));
        let sized =
            |width, height, depth, colour| strip(&file(&[header(width, height, depth, colour), pixels(), end()]));
        for (width, height) in [(4_000, 1_000), (1_000, 4_000), (2_000, 2_000), (1, 1), (20, 1)] {
            assert!(sized(width, height, 16, 6).is_ok(), "{width} × {height}");
        }
        for (width, height) in [(4_001, 900), (900, 4_001), (2_001, 2_000), (0, 1), (1, 0), (21, 1), (1, 21)] {
            assert!(sized(width, height, 8, 2).is_err(), "{width} × {height}");
        }
        assert!(sized(9, 9, 8, 5).is_err() && sized(9, 9, 3, 0).is_err());
    }

    #[test]
    fn parts_out_of_place_or_missing_are_refused() {
        let text = || chunk(b"tEXt", b"");
        for chunks in [
            vec![],
            vec![pixels(), end()],
            vec![small(), small(), pixels(), end()],
            vec![small(), end()],
            vec![small(), pixels()],
            vec![small(), pixels(), text(), pixels(), end()],
            vec![small(), pixels(), chunk(b"PLTE", &[1, 2, 3]), end()],
            vec![small(), b"\xff\xff\xff\xffIDAT".to_vec()],
            vec![chunk(b"IHDR", &[0; 9]), pixels(), end()],
        ] {
            assert!(strip(&file(&chunks)).is_err(), "{chunks:?}");
        }
    }
}
