//! What an operator changes of the shipped product.

use serde::{Deserialize, Serialize};

/// Files of an operator that take the place of shipped ones: paths below `report-templates`, and their text.
pub type HouseFiles = Vec<(String, String)>;

/// What an operator changes of the shipped product.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct House {
    pub files: HouseFiles,
    /// Thresholds of the rules, by name.
    pub thresholds: Vec<(String, i64)>,
}

impl House {
    /// Whether there are files, and not only other thresholds.
    pub const fn is_customised(&self) -> bool {
        !self.files.is_empty()
    }
}
