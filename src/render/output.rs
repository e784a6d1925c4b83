//! What a render is asked for, and what comes of it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::error::RenderError;

/// In which form a document is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Output {
    /// PDF/A-2a and PDF/UA-1.
    Pdf,
    /// One page as a picture of 144 dots per inch, counted from 1.
    Png { page: usize },
    /// One page as a drawing, counted from 1.
    Svg { page: usize },
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Rendered {
    pub bytes: Vec<u8>,
    /// Pages of the whole document, also when one of them was asked for.
    pub pages: usize,
    /// What Typst remarked about the template; a test keeps this empty.
    pub warnings: Vec<String>,
    pub timings: Timings,
}

/// How Typst remarks on a face that it does not have, before the name of its family.
pub const UNKNOWN_FACE: &str = "unknown font family: ";

impl Rendered {
    /// Refuses what was laid out with a face that is not built in: its pages are there, and the words on them are not.
    pub fn in_known_faces(self) -> Result<Self, RenderError> {
        let remark = self.warnings.iter().find_map(|line| line.split_once(UNKNOWN_FACE));
        let refused = remark.map(|(place, family)| (place.to_owned(), family.to_owned()));
        match refused {
            Some((place, family)) => Err(RenderError::UnknownFace { place, family }),
            None => Ok(self),
        }
    }
}

/// Where the time went.
#[derive(Debug, Clone, Copy, Default)]
pub struct Timings {
    pub layout: Duration,
    pub export: Duration,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_that_is_not_built_in_is_refused_by_name_and_place() {
        let with = |warning: &str| Rendered {
            bytes: vec![],
            pages: 1,
            warnings: vec![warning.to_owned()],
            timings: Timings::default(),
        };
        assert!(with("theme.typ:3: this does nothing").in_known_faces().is_ok());
        let refused = with("theme.typ:236: unknown font family: calibri").in_known_faces().expect_err("refused");
        assert!(refused.to_string().starts_with("theme.typ:236: het lettertype ‘calibri’ zit niet in"), "{refused}");
    }
}
