//! The JSON contract: what a caller may send, and every fault of what was sent.
//!
//! The types here exist for their schema; `parse` reads a body straight into the domain. Shape (the schema) and
//! meaning (the `parse` functions of the domain) are judged in one go, so that a caller hears everything at once.

mod bevestiging;
mod budget;
mod choices;
mod conditions;
mod deskundigenoordeel;
mod document;
mod eind;
mod fault;
mod json;
mod leaf;
mod logo;
mod loonsanctie;
mod meant;
mod missed;
mod object;
mod offerte;
mod ondertekening;
mod partijen;
mod patterns;
mod plain;
mod plan;
mod planning;
mod profiel;
mod published;
pub(crate) mod reader;
mod reading;
mod schema;
mod shape;
mod teksten;
mod text;
mod traject;
mod verloop;
mod verzuim;
mod voortgang;
mod vraag;
mod werk;

pub use budget::{MAX_FAULTS, MAX_ITEMS};
pub use choices::{is_word, kind_meant};
pub use conditions::needed_items;
pub use fault::{Fault, MAX_POINTER, Repair, SKIPPED, capped};
pub use json::{SIGNATURE, Spot, escape as pointer_segment, fault_of_form, signature};
pub use plain::{components, fields_in_order};
pub use published::{JSON_SCHEMA, open_components, served};
pub use reading::{
    ParseOptions, Parsed, Reading, has_dear_logo, once_per_place, order_by_place, part_of, read, stated_date,
    syntax_fault,
};
pub use schema::{blanks, compiles};
pub use traject::Traject;

pub use crate::trajectory::{Soort, Variant};

/// The closed lists that are asked for outside a body too, as types that exist for their schema.
pub mod words {
    pub use super::document::{Soort, Variant};
}
