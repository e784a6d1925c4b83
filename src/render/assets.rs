//! What the program carries: templates, components and faces, by the path under which Typst knows them.

use typst::foundations::Bytes;
use typst::text::Font;

use super::kerning;

macro_rules! templates {
    ($($path:literal),+ $(,)?) => {
        /// Every template file: its virtual path and its source.
        pub const TEMPLATES: &[(&str, &str)] = &[$((
            $path,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/report-templates", $path)),
        )),+];
    };
}

templates! {
    "/theme.typ",
    "/components/afkortingen.typ",
    "/components/bericht.typ",
    "/components/bevindingen.typ",
    "/components/briefhoofd.typ",
    "/components/cijfers.typ",
    "/components/doel.typ",
    "/components/feiten.typ",
    "/components/gevraagd.typ",
    "/components/herstel.typ",
    "/components/index.typ",
    "/components/inhoud.typ",
    "/components/kader.typ",
    "/components/kalender.typ",
    "/components/kolommen.typ",
    "/components/latere_start.typ",
    "/components/logboek.typ",
    "/components/ondertekening.typ",
    "/components/partijen.typ",
    "/components/planning.typ",
    "/components/prijstabel.typ",
    "/components/rijkop.typ",
    "/components/rubrieken.typ",
    "/components/stand.typ",
    "/components/tabel.typ",
    "/components/tekst.typ",
    "/components/tijdlijn.typ",
    "/components/trechter.typ",
    "/components/uitleg.typ",
    "/components/weekgrafiek.typ",
    "/components/zoekprofiel.typ",
    "/documenten/eindrapportage/main.typ",
    "/documenten/offerte/main.typ",
    "/documenten/plan-van-aanpak/main.typ",
    "/documenten/voortgangsrapportage/main.typ",
}

macro_rules! faces {
    ($($file:literal),+ $(,)?) => {
        /// Every face: the name of its file and its bytes.
        pub const FACES: &[(&str, &[u8])] = &[$((
            $file,
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/ibm-plex-sans/", $file)),
        )),+];
    };
}

faces! {
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-Italic.ttf",
    "IBMPlexSans-Bold.ttf",
    "IBMPlexSans-BoldItalic.ttf",
}

/// What the faces may be used for; it goes wherever they go.
pub const FACES_LICENCE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/ibm-plex-sans/LICENSE.txt"));

/// The shipped faces; the system's are never looked at.
pub struct Faces {
    pub whole: Vec<Font>,
    /// The same, for words without a loose accent.
    pub plain: Vec<Font>,
}

impl Faces {
    pub fn shipped() -> Self {
        let forms: Vec<kerning::Forms> = FACES.iter().map(|(_, face)| kerning::in_one_table(face)).collect();
        let (whole, plain): (Vec<_>, Vec<_>) = forms.into_iter().map(|forms| (forms.whole, forms.plain)).unzip();
        let fonts = |faces: Vec<_>| faces.into_iter().flat_map(|face| Font::new(Bytes::new(face), 0)).collect();
        Self { whole: fonts(whole), plain: fonts(plain) }
    }
}

/// One of them, by the name of its file: for who shows more than documents in it.
pub fn face(file: &str) -> Option<&'static [u8]> {
    FACES.iter().find(|(name, _)| *name == file).map(|(_, face)| *face)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::is_printable;

    #[test]
    fn every_face_prints_every_printable_character() {
        let fonts = Faces::shipped().whole;
        assert_eq!(fonts.len(), FACES.len());
        for font in &fonts {
            for character in (0..=0x0010_ffff).filter_map(char::from_u32).filter(|c| is_printable(*c)) {
                assert!(font.info().coverage.contains(character as u32), "U+{:04X}", character as u32);
            }
        }
    }

    #[test]
    fn every_template_file_is_shipped() {
        fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    walk(&path, found);
                } else if path.extension().is_some_and(|extension| extension == "typ") {
                    found.push(path.to_string_lossy().into_owned());
                }
            }
        }
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/report-templates");
        let mut found = Vec::new();
        walk(std::path::Path::new(root), &mut found);
        for path in found {
            let relative = path.trim_start_matches(root);
            assert!(TEMPLATES.iter().any(|(shipped, _)| *shipped == relative), "{relative} is not shipped");
        }
    }
}
