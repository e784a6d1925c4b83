//! Every page of every example as a small picture, compared with the one that somebody looked at.
//!
//! `TRAJECTPERS_BLESS=1 cargo test pictures` takes the pages as they are now; look at `tests/pictures` before committing.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use png::{BitDepth, ColorType, Decoder, Encoder, Transformations};
use trajectpers::examples;
use trajectpers::wire::Soort;

use crate::support::{example, order, produce, root, variant};

/// Of a picture: a page is 198 by 280 pixels, on which a line that moves or a word that is gone is seen.
const DOTS_PER_INCH: f32 = 24.0;
const POINTS_PER_INCH: f32 = 72.0;
/// Pages beside each other on a sheet, and pixels between them.
const COLUMNS: usize = 8;
const GAP: usize = 4;
/// Shades of grey, and by how many a pixel may differ: processors round differently.
const SHADES: u8 = 16;
const SAME: u8 = 2;

/// Shades of grey, row after row; 0 is black.
#[derive(Clone, PartialEq, Eq)]
struct Picture {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Picture {
    fn white(width: usize, height: usize) -> Self {
        Self { width, height, shades: vec![SHADES - 1; width * height] }
    }

    /// Lays another picture over this one.
    fn put(&mut self, other: &Self, left: usize, top: usize) {
        for (row, line) in other.shades.chunks(other.width).enumerate() {
            let start = (top + row) * self.width + left;
            self.shades[start..start + other.width].copy_from_slice(line);
        }
    }

    fn part(&self, left: usize, top: usize, width: usize, height: usize) -> Option<Self> {
        let row = |row: usize| self.shades.get(row * self.width + left..row * self.width + left + width);
        let rows: Option<Vec<&[u8]>> = (top..top + height).map(row).collect();
        (left + width <= self.width).then_some(Self { width, height, shades: rows?.concat() })
    }

    fn is_like(&self, other: &Self) -> bool {
        let sizes = (self.width, self.height) == (other.width, other.height);
        sizes && self.shades.iter().zip(&other.shades).all(|(one, other)| one.abs_diff(*other) <= SAME)
    }

    fn beside(&self, other: &Self) -> Self {
        let mut both = Self::white(self.width + GAP + other.width, self.height.max(other.height));
        both.put(self, 0, 0);
        both.put(other, self.width + GAP, 0);
        both
    }

    fn save(&self, path: &Path) {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        let file = BufWriter::new(File::create(path).expect("a file that can be made"));
        let side = |length: usize| u32::try_from(length).expect("a small picture");
        let mut encoder = Encoder::new(file, side(self.width), side(self.height));
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        let halves = |row: &[u8]| row.chunks(2).map(|two| two[0] << 4 | two.get(1).unwrap_or(&0)).collect::<Vec<u8>>();
        let packed: Vec<u8> = self.shades.chunks(self.width).flat_map(halves).collect();
        encoder.write_header().expect("a header").write_image_data(&packed).expect("a picture");
    }

    /// What `save` wrote; nothing where there is no such file.
    fn read(path: &Path) -> Option<Self> {
        let mut decoder = Decoder::new(BufReader::new(File::open(path).ok()?));
        decoder.set_transformations(Transformations::IDENTITY);
        let mut reader = decoder.read_info().expect("a picture");
        let mut packed = vec![0; reader.output_buffer_size().expect("a size")];
        let told = reader.next_frame(&mut packed).expect("a picture");
        let (width, height) = (told.width as usize, told.height as usize);
        let halves = |row: &[u8]| row.iter().flat_map(|two| [two >> 4, two & 15]).take(width).collect::<Vec<u8>>();
        Some(Self { width, height, shades: packed.chunks(told.line_size).flat_map(halves).collect() })
    }
}

/// The pages of a PDF.
fn pages(pdf: Vec<u8>) -> Vec<Picture> {
    let pdf = Pdf::new(Arc::new(pdf)).expect("a PDF");
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    let scale = DOTS_PER_INCH / POINTS_PER_INCH;
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    let picture = |pixels: hayro::vello_cpu::Pixmap| {
        let shade = |pixel: &[u8]| {
            let grey = (u32::from(pixel[0]) * 2 + u32::from(pixel[1]) * 5 + u32::from(pixel[2])) / 8;
            u8::try_from(grey).expect("a byte") / (u8::MAX / SHADES + 1)
        };
        let shades = pixels.data_as_u8_slice().chunks(4).map(shade).collect();
        Picture { width: pixels.width().into(), height: pixels.height().into(), shades }
    };
    pdf.pages().iter().map(|page| picture(render(page, &cache, &interpreter, &settings))).collect()
}

/// Where a page stands on its sheet.
fn place(page: usize, size: (usize, usize)) -> (usize, usize) {
    (page % COLUMNS * (size.0 + GAP), page / COLUMNS * (size.1 + GAP))
}

/// All pages on one sheet.
fn sheet(pages: &[Picture]) -> Picture {
    let size = (pages[0].width, pages[0].height);
    let (columns, rows) = (pages.len().min(COLUMNS), pages.len().div_ceil(COLUMNS));
    let mut sheet = Picture::white(columns * (size.0 + GAP) - GAP, rows * (size.1 + GAP) - GAP);
    for (number, page) in pages.iter().enumerate() {
        let (left, top) = place(number, size);
        sheet.put(page, left, top);
    }
    sheet
}

/// Pages that differ from those that were looked at, each told with a picture of both.
fn changes(name: &str, pages: &[Picture]) -> Vec<String> {
    let path = root().join("tests/pictures").join(format!("{name}.png"));
    if std::env::var_os("TRAJECTPERS_BLESS").is_some_and(|wish| wish == "1") {
        let now = sheet(pages);
        // A picture that would look the same keeps its bytes.
        if !Picture::read(&path).is_some_and(|before| before.is_like(&now)) {
            now.save(&path);
        }
        return vec![];
    }
    let Some(before) = Picture::read(&path) else { return vec![format!("{name}: no picture")] };
    let size = (pages[0].width, pages[0].height);
    let mut changes = Vec::new();
    for (number, now) in pages.iter().enumerate() {
        let (left, top) = place(number, size);
        let before = before.part(left, top, size.0, size.1).unwrap_or_else(|| Picture::white(size.0, size.1));
        if !before.is_like(now) {
            let both = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("pictures/{name}-{}.png", number + 1));
            before.beside(now).save(&both);
            changes.push(format!("{name}, page {}: {}", number + 1, both.display()));
        }
    }
    let (now, then) = (sheet(pages), before);
    if changes.is_empty() && (now.width, now.height) != (then.width, then.height) {
        changes.push(format!("{name}: {} pages, which is fewer than before", pages.len()));
    }
    changes
}

#[test]
fn every_page_looks_as_it_did_when_somebody_looked() {
    let mut changed = Vec::new();
    for (name, _) in examples::EXAMPLES {
        for soort in Soort::ALL {
            let order = order(*soort, variant("werkgever"));
            // `alles-mis` holds what may not be in a definitive document; the pages are of its concept.
            let product = produce(&example(name), order).expect("a document");
            changed.extend(changes(&format!("{name}.{}", soort.as_str()), &pages(product.rendered.bytes)));
        }
    }
    assert!(changed.is_empty(), "pages changed (before beside now):\n{}", changed.join("\n"));
}

#[test]
fn a_change_of_one_word_is_seen() {
    let pages_of = |word: &str| {
        let mut body = example("kaalst");
        body["voortgang"]["samenvatting"] = format!("Het gesprek over {word} was goed.").into();
        let soort = Soort::ALL.iter().find(|soort| soort.as_str() == "voortgangsrapportage").expect("a kind");
        pages(produce(&body, order(*soort, variant("werkgever"))).expect("a document").rendered.bytes)
    };
    let (one, same, other) = (pages_of("planning"), pages_of("planning"), pages_of("reizen"));
    assert!(one.iter().zip(&same).all(|(one, same)| one.is_like(same)));
    assert!(!one[0].is_like(&other[0]));
}
