//! Reading a body value by value: each knows its place, and counts for the limits of the whole.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::pointer::escape;
use crate::wire::budget::{
    Budget, Faults, Limit, MAX_CONTAINERS, MAX_FIELDS, MAX_ITEMS, MAX_KEY, MAX_VALUES, Written, count,
};
use crate::wire::fault::Fault;

/// Objects and lists inside each other. The contract needs six levels.
pub const MAX_DEPTH: usize = 32;

/// Ends the reading of what is nested deeper.
pub const TOO_DEEP: &str = "too deep";
/// Ends the reading; the fault stands in the budget.
const STOPPED: &str = "stopped";

/// What is known of a body as a whole while it is read.
#[derive(Default)]
pub struct Body {
    pub faults: RefCell<Faults>,
    pub budget: Budget,
    /// Where the first numbers stand that are written as a power of ten.
    pub powers: RefCell<HashSet<String>>,
}

/// Where in the body a value stands. Its pointer is written out only for a fault: most bodies have none.
pub struct Place<'a> {
    body: &'a Body,
    parent: Option<&'a Place<'a>>,
    segment: Segment<'a>,
    depth: usize,
    /// Fields met in it so far, if it is an object.
    fields: Cell<usize>,
}

enum Segment<'a> {
    Root,
    Index(usize),
    Key(&'a str),
}

impl<'a> Place<'a> {
    pub const fn root(body: &'a Body) -> Self {
        Self { body, parent: None, segment: Segment::Root, depth: 0, fields: Cell::new(0) }
    }

    fn below<E: serde::de::Error>(&'a self, segment: Segment<'a>) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(TOO_DEEP));
        }
        Ok(Self { body: self.body, parent: Some(self), segment, depth: self.depth + 1, fields: Cell::new(0) })
    }

    /// Counts a value that is about to be read, and its place in what holds it.
    fn entered<E: serde::de::Error>(&self) -> Result<(), E> {
        if count(&self.body.budget.values) > MAX_VALUES {
            return Err(self.stop(Limit::Values));
        }
        match (self.parent, &self.segment) {
            (Some(_), Segment::Key(key)) if key.len() > MAX_KEY => Err(self.stop(Limit::Key)),
            (Some(object), Segment::Key(_)) if count(&object.fields) > MAX_FIELDS => Err(object.stop(Limit::Fields)),
            (Some(list), Segment::Index(index)) if *index >= MAX_ITEMS => Err(list.stop(Limit::Items)),
            _ => Ok(()),
        }
    }

    /// Counts an object or list.
    fn opened<E: serde::de::Error>(&self) -> Result<(), E> {
        if count(&self.body.budget.containers) > MAX_CONTAINERS { Err(self.stop(Limit::Containers)) } else { Ok(()) }
    }

    /// Counts a number, which must not be the one with too many digits.
    fn number<E: serde::de::Error>(&self) -> Result<(), E> {
        match self.body.budget.next_number() {
            Written::Long => return Err(self.stop(Limit::Digits)),
            Written::AsPower => {
                self.body.powers.borrow_mut().insert(self.pointer());
            }
            Written::Plainly => {}
        }
        Ok(())
    }

    /// Keeps the fault of a limit; the error ends the reading.
    fn stop<E: serde::de::Error>(&self, limit: Limit) -> E {
        self.body.budget.stop(limit, || self.pointer());
        E::custom(STOPPED)
    }

    fn pointer(&self) -> String {
        let above = self.parent.map(Place::pointer).unwrap_or_default();
        match self.segment {
            Segment::Root => above,
            Segment::Index(index) => format!("{above}/{index}"),
            Segment::Key(key) => format!("{above}/{}", escape(key)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.entered::<D::Error>()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        self.number::<E>()?;
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        self.number::<E>()?;
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        self.number::<E>()?;
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.opened()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.below(Segment::Index(list.len()))?)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.opened()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self.below(Segment::Key(&key))?)?;
            if object.get(&key).is_some_and(|known| !known.is_null()) {
                let pointer = self.below::<A::Error>(Segment::Key(&key))?.pointer();
                let detail = "Dit veld staat meer dan eens in hetzelfde object. Laat er één staan.".to_owned();
                self.body.faults.borrow_mut().push(Fault { pointer, code: "dubbel_veld", detail });
            } else {
                object.insert(key, value);
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::read;

    /// The fault that ended the reading, by its place and code.
    fn stopped(body: &str) -> (String, &'static str) {
        let fault = read(body.as_bytes()).expect_err("refused");
        (fault.pointer, fault.code)
    }

    fn is_read(body: &str) {
        assert_eq!(read(body.as_bytes()).map(|(_, faults)| faults.len()), Ok(0));
    }

    #[test]
    fn a_list_and_an_object_end_somewhere() {
        let list = |items: usize| format!("{{\"a\":[{}]}}", vec!["1"; items].join(","));
        is_read(&list(MAX_ITEMS));
        assert_eq!(stopped(&list(MAX_ITEMS + 1)), ("/a".to_owned(), "te_veel"));
        let object = |fields: usize| {
            let fields: Vec<String> = (0..fields).map(|number| format!("\"{number}\":1")).collect();
            format!("[{{{}}}]", fields.join(","))
        };
        is_read(&object(MAX_FIELDS));
        assert_eq!(stopped(&object(MAX_FIELDS + 1)), ("/0".to_owned(), "te_veel"));
        let null = vec!["\"a\":null"; MAX_FIELDS + 1].join(",");
        assert_eq!(stopped(&format!("{{{null}}}")), (String::new(), "te_veel"));
    }

    #[test]
    fn the_body_as_a_whole_ends_somewhere() {
        let lists = |item: &str, lists: usize, items: usize| {
            let list = format!("[{}]", vec![item; items].join(","));
            format!("[{}]", vec![list; lists].join(","))
        };
        // Every list counts as well, and so does the body.
        is_read(&lists("1", 99, 1_000));
        assert_eq!(stopped(&lists("1", 100, 1_000)), (String::new(), "te_veel"));
        is_read(&lists("{}", MAX_CONTAINERS / 1_000 - 1, 1_000));
        assert_eq!(stopped(&lists("{}", MAX_CONTAINERS / 1_000, 1_000)), (String::new(), "te_veel"));
        // The rest is not looked at.
        assert_eq!(stopped(&format!("[{}", "1,".repeat(2_000_000))), (String::new(), "te_veel"));
    }

    #[test]
    fn a_name_and_a_number_end_somewhere() {
        is_read(&format!("{{\"{}\":1}}", "a".repeat(MAX_KEY)));
        let (pointer, code) = stopped(&format!("{{\"a\":{{\"{}\":1}}}}", "/".repeat(1_000_000)));
        assert_eq!((pointer.chars().count(), code), (500, "te_lang"));
        assert!(pointer.starts_with("/a/~1~1") && pointer.ends_with('…'), "{pointer}");
        let numbers = |digits: usize| format!("[1, -2.5e3, \"\\\"{0}\", {{\"{0}\": 0.{0}}}]", "1".repeat(digits));
        is_read(&numbers(29));
        assert_eq!(stopped(&numbers(30)), (format!("/3/{}", "1".repeat(30)), "te_lang"));
        assert_eq!(stopped(&format!("[{{}}, -{}]", "9".repeat(31))), ("/1".to_owned(), "te_lang"));
    }

    #[test]
    fn no_more_faults_are_kept_than_are_told() {
        let twice = vec!["{\"a\":1,\"a\":2}"; 900].join(",");
        let (_, faults) = read(format!("[[{twice}],[{twice}]]").as_bytes()).expect("JSON");
        assert_eq!(faults.len(), crate::wire::MAX_FAULTS + 1);
    }
}
