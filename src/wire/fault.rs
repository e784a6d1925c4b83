//! What is wrong with a body, said so that its sender can put it right.

/// One fault of a body: where, which kind, and a Dutch sentence. Never repeats the value of a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// JSON Pointer (RFC 6901) into the body; empty for the body as a whole.
    pub pointer: String,
    pub code: &'static str,
    pub detail: String,
}

/// A character or construct in a text that was replaced so that the document could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    pub pointer: String,
    pub kind: RepairKind,
    /// How many times it happened in this text.
    pub count: usize,
}

/// What was put right in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RepairKind {
    /// A character that no shipped font has became U+FFFD.
    Replaced,
    /// A control or zero-width character was left out.
    Dropped,
    /// Markup outside the subset (a heading, a table, code, HTML, a picture) became plain text.
    Flattened,
}

impl RepairKind {
    /// The code of the finding that reports it, and of the fault when repairs are not wanted.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Replaced => "X01",
            Self::Dropped => "X02",
            Self::Flattened => "X03",
        }
    }
}

impl Repair {
    /// What happened and what to do about it.
    pub fn sentence(&self) -> String {
        let times = match self.count {
            1 => "Eén".to_owned(),
            count => count.to_string(),
        };
        let one = self.count == 1;
        match self.kind {
            RepairKind::Replaced => format!(
                "{times} {} niet in het lettertype en {} vervangen door ‘\u{fffd}’. Schrijf de tekst met Latijnse, Griekse of \
                 Cyrillische letters.",
                if one { "teken staat" } else { "tekens staan" },
                if one { "is" } else { "zijn" },
            ),
            RepairKind::Dropped => format!(
                "{times} {} weggelaten. Verwijder {} uit de tekst.",
                if one { "onzichtbaar teken is" } else { "onzichtbare tekens zijn" },
                if one { "het" } else { "ze" },
            ),
            RepairKind::Flattened => format!(
                "{times} {} als gewone tekst weergegeven. Gebruik alleen alinea’s, vet, cursief en lijsten.",
                if one {
                    "opmaakelement (kop, tabel, code, HTML of afbeelding) is"
                } else {
                    "opmaakelementen (koppen, tabellen, code, HTML of afbeeldingen) zijn"
                },
            ),
        }
    }
}
