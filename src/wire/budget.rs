//! What one body may hold, counted while it is read: the smallest values take twenty times their bytes in memory, and
//! thousands of faults help nobody.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use super::fault::{Fault, MAX_POINTER, capped};

/// Values in one body, objects and lists among them. The fullest legal body has less than a third of this.
pub const MAX_VALUES: usize = 100_000;
/// Objects and lists in one body. The fullest legal body has less than a third of this as well.
pub const MAX_CONTAINERS: usize = 15_000;
/// Fields of one object, those that occur twice included. The largest object of the contract has 33.
pub const MAX_FIELDS: usize = 200;
/// Items of one list: twice the longest list of the contract, so that the schema can say of that one what it may have.
pub const MAX_ITEMS: usize = 1_000;
/// Bytes of the name of a field.
pub const MAX_KEY: usize = 200;
/// Digits of a number. No serializer writes more than 17 that mean something.
const MAX_DIGITS: usize = 30;

/// Faults of one body that are told. One more is kept, so that an answer can say that there are more.
pub const MAX_FAULTS: usize = 1_000;

/// A limit that a body went over.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    Values,
    Containers,
    Fields,
    Items,
    Key,
    Digits,
}

impl Limit {
    const fn code(self) -> &'static str {
        match self {
            Self::Values | Self::Containers | Self::Fields | Self::Items => "te_veel",
            Self::Key | Self::Digits => "te_lang",
        }
    }

    fn sentence(self) -> String {
        let fact = match self {
            Self::Values => format!("Het JSON-bericht bevat meer dan {}.000 waarden", MAX_VALUES / 1_000),
            Self::Containers => {
                format!("Het JSON-bericht bevat meer dan {}.000 objecten en lijsten", MAX_CONTAINERS / 1_000)
            }
            Self::Fields => format!("Dit object heeft meer dan {MAX_FIELDS} velden"),
            Self::Items => format!("Deze lijst heeft meer dan {}.000 onderdelen", MAX_ITEMS / 1_000),
            Self::Key => format!("De naam van dit veld is langer dan {MAX_KEY} bytes"),
            Self::Digits => format!("Dit getal heeft meer dan {MAX_DIGITS} cijfers"),
        };
        format!("{fact}; geen traject heeft dat nodig. De rest van het bericht is niet gelezen.")
    }

    /// Whether it is one of the body as a whole, whatever the place where it was met.
    const fn is_of_body(self) -> bool {
        matches!(self, Self::Values | Self::Containers)
    }
}

/// What was counted of a body so far.
#[derive(Debug, Default)]
pub struct Budget {
    pub values: Cell<usize>,
    pub containers: Cell<usize>,
    numbers: Cell<usize>,
    /// Which number, counted from 1, is the first with too many digits.
    long_number: Cell<Option<usize>>,
    /// Which of those before it are written as a power of ten; the first of them.
    powers: RefCell<HashSet<usize>>,
    stopped: RefCell<Option<Fault>>,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Plainly,
    /// As a power of ten (`1e3`): what was meant may be a text.
    AsPower,
    /// With too many digits.
    Long,
}

impl Budget {
    /// Looks how numbers are written, of which whoever reads them is not told. They are met in the order in which they are
    /// read; where the bytes are no JSON, the reading ends before the count goes astray.
    pub fn look_ahead(&self, bytes: &[u8]) {
        let mut powers = self.powers.borrow_mut();
        for (number, written) in (1..).zip(Numbers { rest: bytes }) {
            if is_long(written) {
                self.long_number.set(Some(number));
                return;
            }
            if is_power(written) && powers.len() <= MAX_FAULTS {
                powers.insert(number);
            }
        }
    }

    /// Counts a number; how it is written.
    pub fn next_number(&self) -> Written {
        let number = count(&self.numbers);
        match self.long_number.get() {
            Some(long) if long == number => Written::Long,
            _ if self.powers.borrow().contains(&number) => Written::AsPower,
            _ => Written::Plainly,
        }
    }

    /// Keeps why the reading ends.
    pub fn stop(&self, limit: Limit, pointer: impl FnOnce() -> String) {
        let pointer = if limit.is_of_body() { String::new() } else { capped(pointer(), MAX_POINTER) };
        self.stopped.replace(Some(Fault { pointer, code: limit.code(), detail: limit.sentence() }));
    }

    /// Why the reading ended before the body did, if it did.
    pub fn into_stopped(self) -> Option<Fault> {
        self.stopped.into_inner()
    }
}

/// Counts one more; how many that makes.
pub fn count(counter: &Cell<usize>) -> usize {
    counter.set(counter.get() + 1);
    counter.get()
}

/// The first faults of a body; those beyond are not kept.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub fn push(&mut self, fault: Fault) {
        if self.0.len() <= MAX_FAULTS {
            self.0.push(fault);
        }
    }

    pub fn into_vec(self) -> Vec<Fault> {
        self.0
    }
}

/// The numbers of a body as they are written, outside texts.
struct Numbers<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Numbers<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        while let Some((first, behind)) = self.rest.split_first() {
            self.rest = match first {
                b'"' => behind_text(behind),
                b'-' | b'0'..=b'9' => {
                    let end = self.rest.iter().position(|byte| !is_of_number(*byte)).unwrap_or(self.rest.len());
                    let (number, behind) = self.rest.split_at(end);
                    self.rest = behind;
                    return Some(number);
                }
                _ => behind,
            };
        }
        None
    }
}

fn is_long(number: &[u8]) -> bool {
    number.iter().filter(|byte| byte.is_ascii_digit()).count() > MAX_DIGITS
}

/// Whether a number is a power of ten, and not one that Java writes so because it is large: `9.9000021E7`.
fn is_power(number: &[u8]) -> bool {
    let Some(at) = number.iter().position(|byte| matches!(byte, b'e' | b'E')) else { return false };
    let (digits, power) = number.split_at(at);
    let is_scaled = matches!(digits, [b'0'..=b'9', b'.', _, ..]);
    let is_large = matches!(power, [b'E', b'7'..=b'9'] | [b'E', b'1', b'0'..=b'9']);
    !(is_scaled && is_large)
}

const fn is_of_number(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')
}

/// What follows a text, from behind the quotation mark that opens it.
fn behind_text(mut rest: &[u8]) -> &[u8] {
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
        if rest[at] == b'"' {
            return &rest[at + 1..];
        }
        // A backslash and what it escapes.
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    &[]
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::wire::components;
    use crate::wire::json::read;

    /// Values, and objects and lists among them, of the fullest value that fits a schema.
    fn fullest(schema: &Value, schemas: &HashMap<String, Value>) -> (u64, u64) {
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let name = target.rsplit('/').next().unwrap_or_default();
            return fullest(&schemas[name], schemas);
        }
        for choice in ["oneOf", "anyOf", "allOf"] {
            if let Some(choices) = schema.get(choice).and_then(Value::as_array) {
                return choices.iter().map(|choice| fullest(choice, schemas)).max().unwrap_or_default();
            }
        }
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            assert!(properties.len() * 2 <= MAX_FIELDS);
            assert!(properties.keys().all(|name| name.len() * 2 <= MAX_KEY));
            return properties.values().map(|property| fullest(property, schemas)).fold((1, 1), plus);
        }
        if let Some(items) = schema.get("items") {
            let most = schema.get("maxItems").and_then(Value::as_u64).expect("every list is bounded");
            assert!(most * 2 <= MAX_ITEMS as u64, "{most}");
            let (values, containers) = fullest(items, schemas);
            return (1 + most * values, 1 + most * containers);
        }
        match schema.get("maxProperties").and_then(Value::as_u64) {
            Some(most) => (1 + most, 1),
            None => (1, 0),
        }
    }

    fn plus(one: (u64, u64), other: (u64, u64)) -> (u64, u64) {
        (one.0 + other.0, one.1 + other.1)
    }

    #[test]
    fn the_fullest_legal_body_has_room() {
        let schemas: HashMap<String, Value> = components().into_iter().collect();
        let (values, containers) = fullest(&schemas["Traject"], &schemas);
        assert!(values > 10_000 && values * 3 <= MAX_VALUES as u64, "{values}");
        assert!(containers > 1_000 && containers * 3 <= MAX_CONTAINERS as u64, "{containers}");
    }

    #[test]
    fn a_power_of_ten_is_told_from_a_large_number_of_java() {
        for number in ["1e3", "1E3", "12E8", "1.5e7", "1.5E6", "1.5E+7", "4E10", "-1.5E7", "1.0E-7", "0e0"] {
            assert!(is_power(number.as_bytes()), "{number}");
        }
        for number in ["1000", "1000.0", "-0.0", "9.9000021E7", "1.0E10", "1.23456789012345E14"] {
            assert!(!is_power(number.as_bytes()), "{number}");
        }
        let budget = Budget::default();
        budget.look_ahead(format!("[1, \"1e3\", 1e3, 2, {}]", "9".repeat(MAX_DIGITS + 1)).as_bytes());
        let written = [Written::Plainly, Written::AsPower, Written::Plainly, Written::Long];
        assert_eq!([(); 4].map(|()| budget.next_number()), written);
    }

    /// Which number, counted from 1, is the first with too many digits.
    fn first_long_number(bytes: &[u8]) -> Option<usize> {
        let budget = Budget::default();
        budget.look_ahead(bytes);
        budget.long_number.get()
    }

    #[test]
    fn digits_are_counted_outside_texts_alone() {
        let long = "9".repeat(MAX_DIGITS + 1);
        assert_eq!(first_long_number(format!("[1,2,{long}]").as_bytes()), Some(3));
        assert_eq!(first_long_number(format!("[1,\"\\\"{long}\\\\\",{{\"{long}\":-0.5e+7}}]").as_bytes()), None);
        assert_eq!(first_long_number(format!("-1.{long}e5").as_bytes()), Some(1));
        assert_eq!(first_long_number(format!("1e{long}").as_bytes()), Some(1));
        for broken in ["\"", "\"\\", "\"\\\"", "-", ""] {
            assert_eq!(first_long_number(broken.as_bytes()), None, "{broken}");
        }
    }

    #[test]
    fn what_is_echoed_is_short() {
        assert_eq!(capped("één".into(), 3), "één");
        assert_eq!(capped("één twee".into(), 4), "één…");
        assert_eq!(capped(String::new(), 0), "");
        assert_eq!(capped("/".repeat(1_000_000), MAX_POINTER).chars().count(), MAX_POINTER);
    }

    /// Any JSON that is not large, as it may be written.
    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<i64>().prop_map(Value::from),
            any::<f32>().prop_map(Value::from),
            "[\"\\\\0-9a/]{0,8}".prop_map(Value::from),
            Just(Value::Bool(true)),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec(("[\"\\\\0-9]{0,4}", inner), 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        #[test]
        fn a_long_number_is_found_wherever_it_stands(before in any_json(), behind in any_json()) {
            let long = "1".repeat(MAX_DIGITS + 1);
            let body = format!("[{before}, {{\"x\": {long}}}, {behind}]");
            let fault = read(body.as_bytes()).expect_err("refused");
            prop_assert_eq!(fault.pointer, "/1/x");
            let (value, _) = read(format!("[{before}, {behind}]").as_bytes()).expect("JSON");
            prop_assert!(value.is_array());
        }
    }
}
