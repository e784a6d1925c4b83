//! The templates in use: the shipped ones, with those of a trusted folder in their place.

use super::assets::TEMPLATES;

/// Every template by its virtual path.
#[derive(Debug, Clone)]
pub struct Templates {
    sources: Vec<(String, String)>,
    shipped: bool,
}

/// A file of an operator that takes no place: probably misspelt, so never in use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is geen meegeleverd sjabloon of meegeleverde tekst en ook geen nieuw onderdeel in components/")]
pub struct UnknownTemplate(pub String);

impl Templates {
    /// The shipped templates with `files` in their place: paths below `report-templates`, and their text. A file that
    /// shadows nothing may only be a new component.
    pub fn shadowed(files: Vec<(String, String)>) -> Result<Self, UnknownTemplate> {
        let mut sources: Vec<(String, String)> =
            TEMPLATES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let own = |path: &str, text: &str| {
            path.ends_with(".typ") && !TEMPLATES.iter().any(|(shipped, same)| shipped[1..] == *path && *same == text)
        };
        let shipped = !files.iter().any(|(path, text)| own(path, text));
        for (path, text) in files {
            let path = format!("/{path}");
            match sources.iter_mut().find(|(shipped, _)| *shipped == path) {
                Some((_, source)) => *source = text,
                None if path.starts_with("/components/") && path.ends_with(".typ") => sources.push((path, text)),
                None => return Err(UnknownTemplate(path[1..].to_owned())),
            }
        }
        Ok(Self { sources, shipped })
    }

    /// Whether no template is an operator's own, which may ask the engine what the shipped ones leave to the service.
    pub const fn are_shipped(&self) -> bool {
        self.shipped
    }

    pub fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }
}
