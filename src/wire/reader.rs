//! Walks a body and its faults together: every field is read, whatever was wrong with the one before it.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Value};

use super::fault::{Fault, Repair, Repairs};
use super::json::push_escaped;
use crate::trajectory::{StatedText, Tekstvorm, TextKind};

/// A type of the contract: what it looks like stands in its schema, what it means comes out of `read`.
pub trait Wire {
    /// What the value is once it has been parsed.
    type Domain;

    /// What it is for, if it is a text whose limits stand on the field.
    const KIND: Option<TextKind> = None;

    /// Reads a value. `None` when it does not fit; the reason is then among the faults of `at`, or is one of shape
    /// and among those of the schema.
    fn read(value: &Value, at: &mut At) -> Option<Self::Domain>;

    /// Tells which fields are texts, of itself and of what it holds.
    fn describe(_kinds: &mut TextKinds) {}
}

/// What the texts of the contract are for: object, field on the wire, kind.
#[derive(Debug, Default)]
pub struct TextKinds {
    seen: HashSet<&'static str>,
    pub fields: Vec<(&'static str, String, TextKind)>,
    /// Every field of every object, in the order in which the contract tells them.
    pub order: Vec<(&'static str, String)>,
}

impl TextKinds {
    /// Whether the object was not described yet.
    pub fn begin(&mut self, object: &'static str) -> bool {
        self.seen.insert(object)
    }

    /// Describes one field of an object.
    pub fn field<W: Wire>(&mut self, object: &'static str, field: &str) {
        self.order.push((object, camel_case(field).into_owned()));
        self.fields.extend(W::KIND.map(|kind| (object, camel_case(field).into_owned(), kind)));
        W::describe(self);
    }
}

/// Where the reading is, and what it met on the way.
#[derive(Debug, Default)]
pub struct At {
    pointer: String,
    /// How the texts of the body are written, if it says so.
    form: Option<Tekstvorm>,
    /// Places of texts that are longer than their field allows.
    too_long: HashSet<String>,
    pub faults: Vec<Fault>,
    pub repairs: Vec<Repair>,
    /// Every text, with its place.
    pub texts: Vec<StatedText>,
}

impl At {
    /// Before a body whose texts have this form, and of which these places hold a text that is too long.
    pub fn new(form: Option<Tekstvorm>, too_long: HashSet<String>) -> Self {
        Self { form, too_long, ..Self::default() }
    }

    /// How the texts of the body are written.
    pub fn form(&self) -> Tekstvorm {
        self.form.unwrap_or(Tekstvorm::Licht)
    }

    /// Whether the text at the current place is longer than its field allows. Nothing else is then asked of it.
    pub fn is_too_long(&self) -> bool {
        !self.too_long.is_empty() && self.too_long.contains(&self.pointer)
    }

    /// Reads below the current place.
    pub fn inside<T>(&mut self, segment: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        self.pointer.push('/');
        push_escaped(&mut self.pointer, segment);
        let result = read(self);
        self.pointer.truncate(length);
        result
    }

    /// A field that must be there; the schema reports it when it is not.
    pub fn required<W: Wire>(&mut self, object: &Map<String, Value>, field: &str) -> Option<W::Domain> {
        let name = camel_case(field);
        let value = object.get(name.as_ref())?;
        self.inside(&name, |at| W::read(value, at))
    }

    /// A field that may be absent. The outer `None` means that it is there and does not fit.
    pub fn optional<W: Wire>(&mut self, object: &Map<String, Value>, field: &str) -> Option<Option<W::Domain>> {
        let name = camel_case(field);
        match object.get(name.as_ref()) {
            None => Some(None),
            Some(value) => self.inside(&name, |at| W::read(value, at)).map(Some),
        }
    }

    /// A list that may be absent, which is then empty.
    pub fn list<W: Wire>(&mut self, object: &Map<String, Value>, field: &str) -> Option<Vec<W::Domain>> {
        self.optional::<Vec<W>>(object, field).map(Option::unwrap_or_default)
    }

    /// The position in its list of the value at the current place; 0 outside a list.
    pub fn index(&self) -> usize {
        self.pointer.rsplit('/').next().and_then(|segment| segment.parse().ok()).unwrap_or(0)
    }

    /// Reports a fault of the value at the current place.
    pub fn fault(&mut self, code: &'static str, detail: impl Into<String>) {
        if self.faults.len() <= super::budget::MAX_FAULTS {
            self.faults.push(Fault { pointer: self.pointer.clone(), code, detail: detail.into() });
        }
    }

    /// Reports a fault of a field below the current place, given by its name in the domain.
    pub fn fault_in(&mut self, field: &str, code: &'static str, detail: impl Into<String>) {
        self.inside(&camel_case(field), |at| at.fault(code, detail));
    }

    /// Remembers a text at the current place, and how it was typed.
    pub fn stated(&mut self, kind: TextKind, text: impl Into<String>, typed: &str) {
        self.texts.push(StatedText::new(self.pointer.clone(), kind, text.into(), typed));
    }

    /// Notes what was put right in the text at the current place.
    pub fn repaired(&mut self, repairs: Repairs) {
        self.repairs.extend(repairs.at(&self.pointer));
    }
}

impl<W: Wire> Wire for Vec<W> {
    type Domain = Vec<W::Domain>;

    fn describe(kinds: &mut TextKinds) {
        W::describe(kinds);
    }

    fn read(value: &Value, at: &mut At) -> Option<Self::Domain> {
        let items = value.as_array()?;
        let read: Vec<_> = items
            .iter()
            .enumerate()
            .map(|(index, item)| at.inside(&index.to_string(), |at| W::read(item, at)))
            .collect();
        read.into_iter().collect()
    }
}

/// The name on the wire of a field of the domain: `eerste_ziektedag` → `eersteZiektedag`.
pub fn camel_case(field: &str) -> Cow<'_, str> {
    if !field.contains('_') {
        return Cow::Borrowed(field);
    }
    let mut name = String::with_capacity(field.len());
    let mut words = field.split('_');
    name.push_str(words.next().unwrap_or_default());
    for word in words {
        let mut chars = word.chars();
        name.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(chars.as_str());
    }
    Cow::Owned(name)
}

/// A date by the name of its field; `None` when it is absent or did not parse.
pub type NamedDate<'a> = (&'a str, Option<chrono::NaiveDate>);

impl At {
    /// Reports the second date when it lies before the first.
    pub fn in_order(&mut self, (first_name, first): NamedDate<'_>, (second_name, second): NamedDate<'_>) {
        if let (Some(first), Some(second)) = (first, second)
            && second < first
        {
            let name = camel_case(first_name);
            self.fault_in(second_name, "volgorde", format!("Deze datum ligt vóór ‘{name}’. Controleer beide datums."));
        }
    }
}
