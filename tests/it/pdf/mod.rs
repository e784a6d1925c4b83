//! Reads back a finished PDF: its words in reading order, where they stand, its structure, and everything else in it.

mod runs;
mod strings;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

pub use self::runs::Run;
use self::runs::runs;
use self::strings::{latin, string};

/// A PDF with its words.
pub struct Pdf {
    document: Document,
    pub runs: Vec<Run>,
    /// The words of the content, and those of the margins, without white space.
    content: String,
    margins: String,
    /// Every string, name and stream of the file, fonts and pictures excepted.
    rest: String,
}

/// Without white space, and without the soft hyphens where a word
/// broke: lines end anywhere.
pub fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
}

impl Pdf {
    #[track_caller]
    pub fn read(bytes: &[u8]) -> Self {
        assert!(bytes.starts_with(b"%PDF-1.7"), "not a PDF");
        let document = Document::load_mem(bytes).expect("a PDF that can be read");
        let runs = runs(&document);
        let words = |artifact: bool| {
            let words: String =
                runs.iter().filter(|run| run.artifact == artifact).map(|run| run.text.as_str()).collect();
            squash(&words)
        };
        Self { content: words(false), margins: words(true), rest: rest(&document), runs, document }
    }

    /// The words of the content, without white space.
    pub fn words(&self) -> &str {
        &self.content
    }

    /// Whether the content says this, wherever its lines end.
    pub fn says(&self, words: &str) -> bool {
        self.content.contains(&squash(words))
    }

    /// Whether the margins or the background of a page say this.
    pub fn says_in_margins(&self, words: &str) -> bool {
        self.margins.contains(&squash(words))
    }

    /// Whether these words are anywhere in the file: on a page, in a string of any object, in metadata, in an attachment.
    pub fn holds(&self, words: &str) -> bool {
        let raw: String = words.bytes().map(char::from).collect();
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let hexadecimal: String = wide.iter().map(|byte| format!("{byte:02x}")).collect();
        let wide: String = wide.into_iter().map(char::from).collect();
        self.says(words)
            || self.says_in_margins(words)
            || [words, &raw, &wide, &hexadecimal].iter().any(|form| self.rest.contains(form))
    }

    /// Holds when the content says every one of these.
    #[track_caller]
    pub fn says_all(&self, lines: &[String]) {
        let missing: Vec<&String> = lines.iter().filter(|line| !self.says(line)).collect();
        assert!(missing.is_empty(), "{} of {} lines are not in the document: {missing:#?}", missing.len(), lines.len());
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    pub fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    /// An entry of a dictionary, behind its reference.
    pub fn entry<'a>(&'a self, dictionary: &'a Dictionary, name: &str) -> Option<&'a Object> {
        dictionary.get_deref(name.as_bytes(), &self.document).ok()
    }

    /// The XMP packet.
    pub fn metadata(&self) -> String {
        let stream = self.entry(self.catalog(), "Metadata").and_then(|object| object.as_stream().ok());
        let bytes = stream.expect("metadata").get_plain_content().expect("readable metadata");
        String::from_utf8(bytes).expect("UTF-8")
    }

    /// The document information, name by name.
    pub fn information(&self) -> BTreeMap<String, String> {
        let information = self.entry(&self.document.trailer, "Info").and_then(|object| object.as_dict().ok());
        information
            .into_iter()
            .flat_map(Dictionary::iter)
            .filter_map(|(name, value)| Some((latin(name), string(value.as_str().ok()?))))
            .collect()
    }

    /// Structure elements of one kind.
    pub fn elements(&self, kind: &str) -> Vec<&Dictionary> {
        self.document.objects.values().filter_map(|object| object.as_dict().ok()).filter(|e| is(e, kind)).collect()
    }

    /// Whether a structure element has one of this kind below it.
    pub fn has_below(&self, element: &Dictionary, kind: &str) -> bool {
        self.kids(element).into_iter().any(|kid| is(kid, kind) || self.has_below(kid, kind))
    }

    /// Every structure element in reading order, with the kinds of those above it.
    pub fn structure(&self) -> Vec<(Vec<String>, &Dictionary)> {
        let root = self.entry(self.catalog(), "StructTreeRoot").and_then(|root| root.as_dict().ok());
        let mut found = Vec::new();
        self.collect_below(root.expect("a structure"), &[], &mut found);
        found
    }

    fn collect_below<'a>(
        &'a self,
        element: &'a Dictionary,
        above: &[String],
        found: &mut Vec<(Vec<String>, &'a Dictionary)>,
    ) {
        for kid in self.kids(element) {
            let Some(kind) = kind_of(kid) else { continue };
            found.push((above.to_vec(), kid));
            self.collect_below(kid, &[above, &[kind]].concat(), found);
        }
    }

    /// The words of attributes of a structure element: `Row` of a scope, `Block` of a placement.
    pub fn attribute(&self, element: &Dictionary, name: &str) -> Option<String> {
        self.among_attributes(element, |dictionary| self.entry(dictionary, name)?.as_name().ok().map(latin))
    }

    /// What is heard of a table before its cells.
    pub fn summary(&self, table: &Dictionary) -> Option<String> {
        self.among_attributes(table, |dictionary| self.entry(dictionary, "Summary")?.as_str().ok().map(string))
    }

    fn among_attributes<T>(&self, element: &Dictionary, of: impl Fn(&Dictionary) -> Option<T>) -> Option<T> {
        let found = |object: &Object| object.as_dict().ok().and_then(&of);
        match self.entry(element, "A")? {
            Object::Array(items) => items.iter().find_map(|item| match item {
                Object::Reference(id) => self.document.get_object(*id).ok().and_then(found),
                other => found(other),
            }),
            other => found(other),
        }
    }

    /// Whether an element has an attribute of that name, whatever its value.
    pub fn has_attribute(&self, element: &Dictionary, name: &str) -> bool {
        let has = |object: &Object| object.as_dict().is_ok_and(|dictionary| self.entry(dictionary, name).is_some());
        match self.entry(element, "A") {
            Some(Object::Array(items)) => items.iter().any(|item| match item {
                Object::Reference(id) => self.document.get_object(*id).is_ok_and(has),
                other => has(other),
            }),
            Some(other) => has(other),
            None => false,
        }
    }

    /// The title of a structure element: of a heading its words.
    pub fn title(&self, element: &Dictionary) -> Option<String> {
        self.entry(element, "T")?.as_str().ok().map(string)
    }

    /// The words of every heading, in reading order.
    pub fn headings(&self) -> Vec<String> {
        let is_heading =
            |element: &Dictionary| kind_of(element).is_some_and(|kind| kind.len() == 2 && kind.starts_with('H'));
        let headings = self.structure().into_iter().filter(|(_, element)| is_heading(element));
        headings.filter_map(|(_, element)| self.title(element)).collect()
    }

    /// What is heard or searched beside the words of the pages: bookmarks and titles, what is read aloud in the place of a
    /// picture, and the names of links.
    pub fn told(&self) -> Vec<String> {
        const NAMES: [&[u8]; 4] = [b"Title", b"T", b"Alt", b"Contents"];
        let dictionaries = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let texts = dictionaries.flat_map(|dictionary| NAMES.map(|name| dictionary.get(name).and_then(Object::as_str)));
        texts.flatten().map(string).collect()
    }

    /// Where the links of the file lead, outside of it.
    pub fn links(&self) -> BTreeSet<String> {
        let dictionaries = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let leads = |dictionary: &Dictionary| {
            let action = self.entry(dictionary, "A")?.as_dict().ok()?;
            self.entry(action, "URI")?.as_str().ok().map(string)
        };
        dictionaries.filter_map(leads).collect()
    }

    /// The structure elements right below one.
    pub fn kids<'a>(&'a self, element: &'a Dictionary) -> Vec<&'a Dictionary> {
        let as_element = |object: &'a Object| match object {
            Object::Reference(id) => self.document.get_dictionary(*id).ok(),
            other => other.as_dict().ok(),
        };
        match self.entry(element, "K") {
            Some(Object::Array(kids)) => kids.iter().filter_map(as_element).collect(),
            Some(kid) => as_element(kid).into_iter().collect(),
            None => vec![],
        }
    }

    /// Names of the files that travel with the document.
    pub fn attachments(&self) -> Vec<String> {
        let specifications = self
            .document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|d| d.has_type(b"Filespec"));
        specifications.filter_map(|file| Some(string(file.get(b"UF").ok()?.as_str().ok()?))).collect()
    }
}

/// `H2`, `TD`, `P`: nothing for what is no structure element.
pub fn kind_of(element: &Dictionary) -> Option<String> {
    element.get(b"S").and_then(Object::as_name).ok().map(latin)
}

fn is(element: &Dictionary, kind: &str) -> bool {
    element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == kind.as_bytes())
}

/// Everything but the faces and the pictures, as text.
fn rest(document: &Document) -> String {
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let faces: HashSet<ObjectId> = dictionaries
        .flat_map(|dictionary| ["FontFile", "FontFile2", "FontFile3"].map(|name| dictionary.get(name.as_bytes())))
        .filter_map(|file| file.ok()?.as_reference().ok())
        .collect();
    let mut rest = String::new();
    for (_, object) in document.objects.iter().filter(|(id, _)| !faces.contains(*id)) {
        collect(object, &mut rest);
    }
    document.trailer.iter().for_each(|(_, object)| collect(object, &mut rest));
    rest
}

fn collect(object: &Object, rest: &mut String) {
    match object {
        Object::String(bytes, _) => rest.push_str(&string(bytes)),
        Object::Name(bytes) => rest.push_str(&latin(bytes)),
        Object::Array(items) => items.iter().for_each(|item| collect(item, rest)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, entry)| collect(entry, rest)),
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, entry)| collect(entry, rest));
            let picture = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
            if !picture {
                rest.push_str(&latin(&stream.get_plain_content().unwrap_or_else(|_| stream.content.clone())));
            }
        }
        _ => return,
    }
    rest.push('\n');
}
