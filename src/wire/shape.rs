//! What serializers write for nothing, for a number and for a yes, read as what it means before the schema judges it.
//!
//! Serializers of .NET, Java and PHP write a member that has no value all the same, and some write a number as a text.
//! Each of these has one meaning. The walk goes once over the body, beside the forms that the schema names.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde_json::{Map, Number, Value};

use super::choices;
use super::fault::Fault;
use super::json::push_escaped;
use super::leaf::TEXT_KIND;
use super::offerte::EUROCENT;
use super::plain::components;
use crate::trajectory::{invisible, plain};

/// What the contract has at a place, as far as this walk needs to know.
#[derive(Debug)]
enum Form {
    /// A part that has a name of its own.
    Named(String),
    Object(HashMap<String, Member>),
    /// An object whose names the sender chooses.
    Map(Box<Self>),
    List(Box<Self>),
    Integer,
    /// An amount in whole cents.
    Cents,
    Number,
    Bool,
    Date,
    /// A word of a closed list.
    Choice(Vec<String>),
    /// A text that others may know as a number, with the digits that it has at least: a number has lost its zeros.
    Digits(usize),
    Other,
}

#[derive(Debug)]
struct Member {
    form: Form,
    required: bool,
}

static FORMS: LazyLock<HashMap<String, Form>> = LazyLock::new(|| {
    let form = |name: &str, schema: &Value| if name == EUROCENT { Form::Cents } else { form_of(schema) };
    components().into_iter().map(|(name, schema)| (name.clone(), form(&name, &schema))).collect()
});

fn form_of(schema: &Value) -> Form {
    let word = |name: &str| schema.get(name).and_then(Value::as_str);
    if let Some(target) = word("$ref") {
        return Form::Named(target.rsplit('/').next().unwrap_or_default().to_owned());
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Form::Choice(words.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    }
    match (word("type"), word("format")) {
        (Some("integer"), _) => Form::Integer,
        (Some("number"), _) => Form::Number,
        (Some("boolean"), _) => Form::Bool,
        (Some("string"), Some("date" | "geboortedatum")) => Form::Date,
        (Some("string"), Some("bsn")) => Form::Digits(9),
        (Some("string"), Some("kvk-nummer")) => Form::Digits(8),
        (Some("string"), None) if word(TEXT_KIND) == Some("nummer") => Form::Digits(1),
        (Some("array"), _) => Form::List(Box::new(schema.get("items").map_or(Form::Other, form_of))),
        (Some("object"), _) => object_form(schema),
        _ => Form::Other,
    }
}

fn object_form(schema: &Value) -> Form {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let is_required = |name: &str| required.iter().any(|known| known.as_str() == Some(name));
        let member = |(name, schema): (&String, &Value)| {
            (name.clone(), Member { form: form_of(schema), required: is_required(name) })
        };
        return Form::Object(properties.iter().map(member).collect());
    }
    schema.get("additionalProperties").map_or(Form::Other, |values| Form::Map(Box::new(form_of(values))))
}

/// The address of a schema, by which editors help who writes a body.
const SCHEMA: &str = "$schema";

/// Takes away what is absent in all but name and reads numbers and booleans out of texts. What is required and empty is
/// a fault; what has no single meaning is one as well, such as a number that is written as a power of ten at these places
/// where a text is asked.
pub fn settle(body: &mut Value, powers: &HashSet<String>) -> Vec<Fault> {
    if let Some(root) = body.as_object_mut()
        && root.get(SCHEMA).is_some_and(Value::is_string)
    {
        root.remove(SCHEMA);
    }
    let mut walk = Walk { pointer: String::new(), faults: vec![], powers };
    if let Some(form) = FORMS.get("Traject") {
        walk.value(body, form);
    }
    walk.faults
}

struct Walk<'a> {
    pointer: String,
    faults: Vec<Fault>,
    powers: &'a HashSet<String>,
}

impl Walk<'_> {
    /// Settles a value; whether there is nothing in it.
    fn value(&mut self, value: &mut Value, form: &Form) -> bool {
        if let Form::Named(name) = form {
            return match FORMS.get(name) {
                Some(form) => self.value(value, form),
                None => is_nothing(value),
            };
        }
        match (form, &mut *value) {
            (Form::Object(members), Value::Object(object)) => return self.object(object, members),
            (Form::Map(values), Value::Object(object)) => return self.map(object, values),
            (Form::List(items), Value::Array(list)) => {
                for (index, item) in list.iter_mut().enumerate() {
                    self.inside(&index.to_string(), |walk| walk.value(item, items));
                }
                return list.is_empty();
            }
            _ => {}
        }
        let nothing = is_nothing(value);
        if !nothing {
            self.leaf(value, form);
        }
        nothing
    }

    fn object(&mut self, object: &mut Map<String, Value>, members: &HashMap<String, Member>) -> bool {
        let mut nothing = true;
        for (name, value) in object.iter_mut() {
            let Some(member) = members.get(name) else {
                // A member that the contract does not name is absent when it is null, and a fault of the schema otherwise.
                nothing &= is_nothing(value);
                continue;
            };
            let before = self.faults.len();
            let empty = self.inside(name, |walk| walk.value(value, &member.form));
            nothing &= empty;
            if empty && member.required {
                self.inside(name, |walk| walk.required(value));
            } else if empty && !may_be_empty(value, &member.form) {
                // Faults inside it were faults of something that is not there.
                self.faults.truncate(before);
                *value = Value::Null;
            }
        }
        object.retain(|_, value| !value.is_null());
        nothing
    }

    fn map(&mut self, object: &mut Map<String, Value>, form: &Form) -> bool {
        for (name, value) in object.iter_mut() {
            if self.inside(name, |walk| walk.value(value, form)) {
                *value = Value::Null;
            }
        }
        object.retain(|_, value| !value.is_null());
        object.is_empty()
    }

    /// A required member that is empty. Of a list or an object the schema says itself what it misses.
    fn required(&mut self, value: &mut Value) {
        if matches!(value, Value::Null | Value::String(_)) {
            self.fault("verplicht", "Dit veld is verplicht en is leeg. Vul het in.");
            *value = Value::Null;
        }
    }

    /// Reads what is written in another type than that of the contract.
    fn leaf(&mut self, value: &mut Value, form: &Form) {
        let read = match (form, &*value) {
            (Form::Integer, Value::String(text)) => {
                let house = self.pointer.ends_with("/huisnummer");
                whole_number(text).map(Value::from).ok_or(if house { NO_HOUSE_NUMBER } else { NO_INTEGER })
            }
            (Form::Cents, Value::String(text)) => cents(text).map(Value::from).ok_or(NO_CENTS),
            (Form::Cents, Value::Number(amount)) if amount.as_f64().is_some_and(|amount| amount.fract() != 0.0) => {
                Err(NO_CENTS)
            }
            (Form::Number, Value::String(text)) => number(text).map(Value::Number).ok_or(NO_NUMBER),
            (Form::Bool, Value::String(text)) => boolean(text).map(Value::Bool).ok_or(NO_BOOLEAN),
            (Form::Bool, Value::Number(number)) => match number.as_f64() {
                Some(0.0) => Ok(Value::Bool(false)),
                Some(1.0) => Ok(Value::Bool(true)),
                _ => Err(NO_BOOLEAN),
            },
            (Form::Digits(_), Value::Number(_)) if self.powers.contains(&self.pointer) => Err(POWER),
            (Form::Digits(digits), Value::Number(number)) => match digits_of(number) {
                // Too few for any zero to have been lost: the number itself is judged, and not one that was made of it.
                Some(number) if number < least_of(*digits) => Ok(Value::String(number.to_string())),
                Some(number) => Ok(Value::String(format!("{number:0width$}", width = *digits))),
                None => return,
            },
            (Form::Choice(words), given) => match the_word(words, given) {
                Some(word) => Ok(Value::String(word.clone())),
                None => return,
            },
            (Form::Date, Value::Array(_) | Value::Object(_) | Value::Number(_)) => Err(NO_DATE),
            _ => return,
        };
        match read {
            Ok(read) => *value = read,
            Err((code, detail)) => self.fault(code, detail),
        }
    }

    fn inside<T>(&mut self, segment: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        self.pointer.push('/');
        push_escaped(&mut self.pointer, segment);
        let result = read(self);
        self.pointer.truncate(length);
        result
    }

    fn fault(&mut self, code: &'static str, detail: &str) {
        self.faults.push(Fault { pointer: self.pointer.clone(), code, detail: detail.to_owned() });
    }
}

/// The word of a list that was meant, in whatever letters it is written; a rate of btw may be a number.
fn the_word<'a>(words: &'a [String], given: &Value) -> Option<&'a String> {
    match given {
        Value::String(text) if words.iter().any(|word| word == text) => None,
        // The schema refuses it as well.
        Value::String(text) if invisible(text) > 0 => None,
        Value::String(text) => {
            let text = plain(text);
            words.iter().find(|word| choices::is_word(word, &text))
        }
        Value::Number(number) => {
            // Of nothing there is no negative.
            let number = (number.as_f64()? + 0.0).to_string();
            words.iter().find(|word| **word == number)
        }
        _ => None,
    }
}

type Reason = (&'static str, &'static str);

const NO_INTEGER: Reason = (
    "type",
    "Hier hoort een geheel getal te staan. Deze tekst is niet als één geheel getal te lezen. Schrijf alleen cijfers, zonder \
     aanhalingstekens.",
);
const NO_HOUSE_NUMBER: Reason = (
    "type",
    "Hier hoort alleen het getal te staan, als geheel getal zonder aanhalingstekens. De letter of toevoeging hoort in ‘toevoeging’.",
);
const NO_CENTS: Reason = (
    "type",
    "Schrijf het bedrag in hele centen, zonder punt of komma: € 100,00 is 10000. Of ‘100,00’ euro’s of centen zijn, \
     wordt niet geraden.",
);
const NO_NUMBER: Reason = (
    "type",
    "Hier hoort een getal te staan. Deze tekst is niet als één getal te lezen. Schrijf het zonder aanhalingstekens en zonder \
     punten voor duizendtallen, met een punt voor de decimalen: 1234.5.",
);
const NO_BOOLEAN: Reason = ("type", "Hier hoort true of false te staan, zonder aanhalingstekens.");
const POWER: Reason = (
    "type",
    "Hier hoort tekst te staan, en dit is een getal dat als macht van tien is geschreven. Of 1e3 het nummer 1E3 is of 1000, \
     wordt niet geraden. Zet het nummer tussen dubbele aanhalingstekens.",
);
const NO_DATE: Reason = (
    "datum",
    "Hier hoort een dag als tekst te staan, bijvoorbeeld \"2025-06-20\". Uw systeem schrijft een datum als lijst, object of \
     getal; stel het in op ISO 8601 (jjjj-mm-dd).",
);

/// Whether an object may stand there with nothing in it: one that requires nothing is valid as it is.
fn may_be_empty(value: &Value, form: &Form) -> bool {
    match form {
        Form::Named(name) => FORMS.get(name).is_some_and(|form| may_be_empty(value, form)),
        Form::Object(members) => value.is_object() && !members.values().any(|member| member.required),
        Form::Map(_) => value.is_object(),
        _ => false,
    }
}

/// `null`, a text of white space, an empty list, and an object of nothing but those.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.chars().all(char::is_whitespace),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// `12`, `12.5`, `12,50`. A point or a comma before three digits may part thousands or decimals, so it says neither.
fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole, 12) || !digits(decimals, 2) {
        return None;
    }
    format!("{whole}.{decimals}").parse::<f64>().ok().and_then(Number::from_f64)
}

/// A number without a fraction; `12.0` is one, as JSON Schema counts it.
fn whole_number(text: &str) -> Option<u64> {
    let number = number(text)?.as_f64().filter(|number| number.fract() == 0.0)?;
    // At most twelve digits, which a float holds exactly.
    Some(number as u64)
}

/// A number in the place of a text of digits; `99000021.0` is one, as JSON Schema counts it and pandas writes it.
fn digits_of(number: &Number) -> Option<u64> {
    /// Fifteen nines, which a float still holds exactly.
    const MOST: f64 = 999_999_999_999_999.0;
    let whole = || number.as_f64().filter(|number| number.fract() == 0.0 && (0.0..=MOST).contains(number));
    number.as_u64().or_else(|| whole().map(|number| number as u64))
}

/// The least number of which a text of so many digits may be what is left: one zero in front is lost as a number, and no
/// number of a company or a person begins with two.
pub fn least_of(digits: usize) -> u64 {
    if digits > 1 { (2..digits).fold(1, |ten, _| ten * 10) } else { 0 }
}

/// An amount in cents. With a point or a comma in it nobody knows whether euros were meant, unless it is nothing.
fn cents(text: &str) -> Option<u64> {
    let amount = whole_number(text)?;
    (amount == 0 || !text.contains(['.', ','])).then_some(amount)
}

fn boolean(text: &str) -> Option<bool> {
    let text = text.trim();
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    match (is("true") || is("1") || is("ja"), is("false") || is("0") || is("nee")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn settled(mut body: Value) -> (Value, Vec<(String, &'static str)>) {
        let faults = settle(&mut body, &HashSet::new());
        (body, faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect())
    }

    #[test]
    fn what_is_optional_and_empty_is_absent() {
        let empties =
            [json!(null), json!(""), json!(" \u{a0}"), json!([]), json!({}), json!({ "straat": "", "plaats": null })];
        for empty in empties {
            let (body, faults) = settled(json!({ "werkgever": { "naam": "De Wissel", "adres": empty } }));
            assert_eq!((body, faults), (json!({ "werkgever": { "naam": "De Wissel" } }), vec![]));
        }
    }

    #[test]
    fn what_is_required_and_empty_is_said_to_be() {
        for empty in [json!(null), json!("")] {
            let (body, faults) = settled(json!({ "werkgever": { "naam": empty, "plaats": "Assen" } }));
            assert_eq!(body, json!({ "werkgever": { "plaats": "Assen" } }));
            assert_eq!(faults, [("/werkgever/naam".to_owned(), "verplicht")]);
        }
    }

    #[test]
    fn an_object_that_requires_nothing_may_stand_there_empty() {
        let (body, _) = settled(json!({ "poortwachter": {}, "teksten": { "alle/avg": null }, "onzin": null }));
        assert_eq!(body, json!({ "poortwachter": {}, "teksten": {} }));
    }

    #[test]
    fn words_of_a_list_are_read_in_whatever_letters_and_no_two_are_alike() {
        let (body, faults) = settled(json!({
            "$schema": "https://trajectpers.example/v1/schemas/offerte",
            "document": { "versie": 1, "status": "CONCEPT", "variant": "misschien" },
            "offerte": { "regels": [{ "btw": 21 }] },
        }));
        assert!(faults.is_empty() && body.get("$schema").is_none());
        let (unseen, _) = settled(json!({ "document": { "status": "concept\u{200b}" } }));
        assert_eq!(unseen["document"]["status"], "concept\u{200b}", "left to the schema");
        let (zero, faults) = settled(json!({ "offerte": { "regels": [{ "btw": -0.0 }] } }));
        assert!(faults.is_empty() && zero["offerte"]["regels"][0]["btw"] == "0", "{zero}");
        for btw in [json!(21.0), json!("21%"), json!("hoog"), json!("21 %")] {
            let (body, faults) = settled(json!({ "offerte": { "regels": [{ "btw": btw }] } }));
            assert!(faults.is_empty() && body["offerte"]["regels"][0]["btw"] == "21", "{body}");
        }
        assert_eq!(body["document"], json!({ "versie": 1, "status": "concept", "variant": "misschien" }));
        assert_eq!(body["offerte"]["regels"][0]["btw"], "21");
        for form in FORMS.values() {
            let Form::Choice(words) = form else { continue };
            for word in words {
                assert_eq!(words.iter().filter(|other| choices::is_word(other, word)).count(), 1, "{word}");
            }
        }
    }

    #[test]
    fn numbers_and_booleans_are_read_from_texts_of_one_meaning() {
        for (given, read) in [("12", 12.0), ("12.0", 12.0), (" 12,5\u{a0}", 12.5), ("012", 12.0), ("0.25", 0.25)] {
            assert_eq!(number(given).and_then(|number| number.as_f64()), Some(read), "{given}");
        }
        for given in ["1.234", "1,234", "1.234,50", "12 uur", "", "1e3", "-", "0x10", "NaN", "1234567890123"] {
            assert_eq!(number(given), None, "{given}");
        }
        assert_eq!(["12", "12.0", "12.5"].map(whole_number), [Some(12), Some(12), None]);
        assert_eq!(["True", "false", "0"].map(boolean), [Some(true), Some(false), Some(false)]);
        assert_eq!(["Ja", "nee", "misschien"].map(boolean), [Some(true), Some(false), None]);
        assert_eq!(["\u{200b}ja", "j\u{ad}a", "\u{a0}ja "].map(boolean), [None, None, Some(true)]);
        assert_eq!(["\u{200b}12", "12\u{feff}"].map(number), [None, None]);
        for (given, read) in [("10000", Some(10_000)), (" 0,00", Some(0)), ("0.0", Some(0))] {
            assert_eq!(cents(given), read, "{given}");
        }
        assert_eq!(["100,00", "99.0", "12,5", "tien"].map(cents), [None; 4]);
        let (body, faults) = settled(json!({
            "document": { "versie": "1", "nummer": 12 },
            "bureau": { "kvkNummer": 9000001 },
            "dienstverband": { "urenPerWeek": "veel", "inDienstSinds": [2025, 9, 26] },
        }));
        assert_eq!(body["document"], json!({ "versie": 1, "nummer": "12" }));
        assert_eq!(body["bureau"]["kvkNummer"], "09000001");
        for (given, read) in
            [(json!(9_000_001.0), "09000001"), (json!(1_000_000), "01000000"), (json!(99_000_021.0), "99000021")]
        {
            let (body, faults) = settled(json!({ "bureau": { "kvkNummer": given } }));
            assert!(faults.is_empty() && body["bureau"]["kvkNummer"] == read, "{body}");
        }
        for (given, read) in [(json!(-0.0), "0"), (json!(0), "0"), (json!(1e3), "1000"), (json!(999_999), "999999")] {
            let (body, faults) = settled(json!({ "bureau": { "kvkNummer": given } }));
            assert!(faults.is_empty() && body["bureau"]["kvkNummer"] == read, "no zeros are made up: {body}");
        }
        for given in [json!(99_000_021.5), json!(-9_000_001), json!(1e20)] {
            let (body, _) = settled(json!({ "bureau": { "kvkNummer": given } }));
            assert_eq!(body["bureau"]["kvkNummer"], given, "left to the schema");
        }
        let expected = [("/dienstverband/inDienstSinds", "datum"), ("/dienstverband/urenPerWeek", "type")];
        let mut faults: Vec<(&str, &str)> = faults.iter().map(|(pointer, code)| (pointer.as_str(), *code)).collect();
        faults.sort_unstable();
        assert_eq!(faults, expected);
    }
}
