//! What Typst sees: one immutable base for the whole process, and one small world per request.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use unicode_normalization::char::is_combining_mark;

use super::assets::Faces;
use super::cells;
use super::contents;
use super::error::RenderError;
use super::templates::Templates;
use crate::report::{Report, Soort};

/// The name that a request may fill. It is fixed: Typst keeps every path it ever saw for the life of the process.
const LOGO: &str = "/logo.png";

/// Library, faces and parsed templates, built once and shared by every render.
pub struct Base {
    /// What templates can use, for each way to lay out.
    later: LazyHash<Library>,
    asked: LazyHash<Library>,
    loose: LazyHash<Library>,
    /// The way in which a report is laid out first.
    first: Way,
    book: LazyHash<FontBook>,
    faces: Faces,
    sources: HashMap<FileId, Source>,
    documents: HashMap<&'static str, DocumentFiles>,
    logo: FileId,
}

/// How a document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// In one pass; numbers and links are written once the pages stand: see [`finish`](super::finish).
    Later,
    /// Templates ask for numbers and places, and are laid out until these agree.
    Asked,
    /// The same, with everything divisible that templates keep together otherwise: see [`bounds`](super::bounds).
    Loose,
}

/// The template of one kind of document and the file it reads its data from.
#[derive(Clone, Copy)]
struct DocumentFiles {
    main: FileId,
    data: FileId,
}

impl Base {
    pub fn new(templates: &Templates) -> Result<Self, RenderError> {
        let faces = Faces::shipped();
        let mut sources = HashMap::new();
        for (path, text) in templates.sources() {
            let id = file_id(path)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        let mut documents = HashMap::new();
        for soort in Soort::ALL {
            let folder = format!("/documenten/{}", soort.as_str());
            let files = DocumentFiles {
                main: file_id(&format!("{folder}/main.typ"))?,
                data: file_id(&format!("{folder}/sample.json"))?,
            };
            documents.insert(soort.as_str(), files);
        }
        Ok(Self {
            later: library(Way::Later),
            asked: library(Way::Asked),
            loose: library(Way::Loose),
            first: if templates.are_shipped() { Way::Later } else { Way::Asked },
            book: LazyHash::new(FontBook::from_fonts(&faces.whole)),
            faces,
            sources,
            documents,
            logo: file_id(LOGO)?,
        })
    }

    /// The world in which one report is laid out.
    pub fn world<'a>(&'a self, report: &Report) -> Result<RequestWorld<'a>, RenderError> {
        let files = *self.documents.get(report.soort.as_str()).ok_or(RenderError::UnknownTemplate)?;
        let logo = report.logo.as_ref().map(|logo| (self.logo, Bytes::new(logo.to_vec())));
        Ok(RequestWorld {
            base: self,
            way: self.first,
            // A template of somebody else has words of its own.
            plain: self.first == Way::Later && !has_loose_accent(&report.data),
            files,
            data: Bytes::new(report.data.to_vec()),
            logo,
            today: datetime(report.date)?,
        })
    }
}

/// Whether there is one among the words that a template is given.
fn has_loose_accent(data: &[u8]) -> bool {
    data.utf8_chunks()
        .flat_map(|chunk| chunk.valid().chars())
        .filter(|letter| *letter >= '\u{300}')
        .any(is_combining_mark)
}

fn file_id(path: &str) -> Result<FileId, RenderError> {
    let path = VirtualPath::new(path).map_err(|_| RenderError::UnknownTemplate)?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn datetime(date: chrono::NaiveDate) -> Result<Datetime, RenderError> {
    use chrono::Datelike;
    let (month, day) = (u8::try_from(date.month()).unwrap_or(1), u8::try_from(date.day()).unwrap_or(1));
    Datetime::from_ymd(date.year(), month, day).ok_or(RenderError::UnknownTemplate)
}

/// One request's data in front of the shared base. Holds nothing of any other request.
pub struct RequestWorld<'a> {
    base: &'a Base,
    way: Way,
    /// No word has a loose accent.
    plain: bool,
    files: DocumentFiles,
    data: Bytes,
    logo: Option<(FileId, Bytes)>,
    today: Datetime,
}

/// What templates are told: the service takes out of the pages what only binds words, writes numbers and places, or
/// wants everything divisible. A template in an editor is told nothing, and does by itself what it can.
const PLAIN: &str = "kale-woorden";
const LATER: &str = "later-genummerd";
const LOOSE: &str = "los";

/// What templates can use.
fn library(way: Way) -> LazyHash<Library> {
    let told: &[&str] = match way {
        Way::Later => &[PLAIN, LATER],
        Way::Asked => &[PLAIN],
        Way::Loose => &[PLAIN, LOOSE],
    };
    let inputs: Dict = told.iter().map(|name| ((*name).into(), Value::Bool(true))).collect();
    let mut library = Library::builder().with_inputs(inputs).with_features(features()).build();
    cells::install(&mut library.rules);
    if way == Way::Later {
        contents::install(&mut library.rules);
    }
    LazyHash::new(library)
}

/// What the templates use that Typst has yet to settle: cells that name their row.
fn features() -> Features {
    [Feature::A11yExtras].into_iter().collect()
}

impl RequestWorld<'_> {
    pub const fn way(&self) -> Way {
        self.way
    }

    /// The same report, laid out in another way.
    pub fn laid_out(self, way: Way) -> Self {
        Self { way, ..self }
    }

    /// Whether a template has these words in quotes, in whatever letters.
    pub fn quotes(&self, words: &str) -> bool {
        let quoted = format!("\"{}\"", words.to_lowercase());
        self.base.sources.values().any(|source| source.text().to_lowercase().contains(&quoted))
    }

    /// The day of the document, which stands for today.
    pub const fn date(&self) -> Datetime {
        self.today
    }
}

impl World for RequestWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        match self.way {
            Way::Later => &self.base.later,
            Way::Asked => &self.base.asked,
            Way::Loose => &self.base.loose,
        }
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.base.book
    }

    fn main(&self) -> FileId {
        self.files.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.base.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.logo {
            _ if id == self.files.data => Ok(self.data.clone()),
            Some((logo, bytes)) if *logo == id => Ok(bytes.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        let Faces { whole, plain } = &self.base.faces;
        if self.plain { plain } else { whole }.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
