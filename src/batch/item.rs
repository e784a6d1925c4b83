//! What one value of a batch asks for. A value that asks for nothing sensible says everything that is wrong with it.

use std::collections::HashSet;

use serde::de::IgnoredAny;

use super::level::Level;
use crate::checks;
use crate::wire::{self, Fault, Soort, Spot, Variant};

/// One document to make.
#[derive(Debug, Clone)]
pub struct Item {
    pub soort: Soort,
    pub variant: Option<Variant>,
    /// File name that the caller wants, without extension.
    pub bestandsnaam: Option<String>,
    /// The trajectory as it was sent.
    pub traject: Vec<u8>,
    /// Where in what was sent it begins: lines and characters in its faults are those of the sender.
    pub begins: Spot,
}

/// What is known of an item, also of one that failed.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub soort: Option<Soort>,
    pub variant: Option<Variant>,
    pub bestandsnaam: Option<String>,
}

/// A value that is no item.
#[derive(Debug)]
pub struct NoItem {
    pub asked: Asked,
    /// Their pointers go into the value.
    pub faults: Vec<Fault>,
}

/// Fields of a value that are read; a trajectory has a few dozen.
const MAX_FIELDS: usize = 100;

/// Characters of a file name, as in the document's own data.
const MAX_NAME: usize = 80;

impl Item {
    /// Reads a value that begins there: a JSON object with `soort`, `traject` and at will `variant` and `bestandsnaam`.
    pub fn parse(value: &[u8], begins: Spot, ignore_unknown: bool) -> Result<Self, NoItem> {
        let Some(fields) = fields(value) else {
            let other = || fault("", "type", "Een onderdeel is een JSON-object met ‘soort’ en ‘traject’.".into());
            let fault = wire::syntax_fault(begins, value).unwrap_or_else(other);
            return Err(NoItem { asked: Asked::default(), faults: vec![fault] });
        };
        if fields.len() > MAX_FIELDS {
            let detail = format!("Dit object heeft meer dan {MAX_FIELDS} velden. {KNOWN}");
            return Err(NoItem { asked: Asked::default(), faults: vec![fault("", "te_veel", detail)] });
        }
        if is_trajectory(fields.iter().filter(|field| !field.is_null()).map(|field| field.name.as_str())) {
            return Err(NoItem { asked: Asked::default(), faults: vec![fault("", "type", BARE.into())] });
        }
        let mut asked = Asked::default();
        let mut traject = None;
        let mut faults = Vec::new();
        let mut seen = HashSet::new();
        for Field { name, text, at } in &fields {
            let pointer = wire::capped(format!("/{}", wire::pointer_segment(name)), wire::MAX_POINTER);
            if !seen.insert(name.as_str()) {
                let detail = "Dit veld staat meer dan eens in hetzelfde object. Laat er één staan.";
                faults.push(fault(&pointer, "dubbel_veld", detail.into()));
                continue;
            }
            let refused = match name.as_str() {
                // As in a trajectory, null counts as absent.
                _ if *text == b"null" => None,
                // As in a query, what is empty is absent.
                "soort" | "variant" if is_blank(text) => None,
                "soort" => {
                    asked.soort = word(text, Soort::ALL, Soort::as_str);
                    asked.soort.is_none().then(|| ("keuze", one_kind(text)))
                }
                "variant" => {
                    asked.variant = word(text, Variant::ALL, Variant::as_str);
                    asked.variant.is_none().then(|| ("keuze", one_of(Variant::ALL, Variant::as_str)))
                }
                "bestandsnaam" => {
                    let given = serde_json::from_slice::<String>(text).ok();
                    let given = given.filter(|name| (1..=MAX_NAME).contains(&name.chars().count()));
                    let objection = given.as_deref().and_then(checks::objection_to_name);
                    // A name that tells of somebody is not told back.
                    asked.bestandsnaam = given.filter(|_| objection.is_none());
                    let detail = || format!("Geef als bestandsnaam een tekst van 1 tot en met {MAX_NAME} tekens.");
                    let refused = || ("bestandsnaam", objection.map_or_else(detail, str::to_owned));
                    asked.bestandsnaam.is_none().then(refused)
                }
                "traject" => {
                    let mut begins = begins;
                    let before = value.get(..*at).unwrap_or_default();
                    begins.pass(before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before));
                    traject = Some((text.to_vec(), begins));
                    None
                }
                _ if ignore_unknown => None,
                name if OWN_NAMES.iter().any(|own| wire::is_word(own, name)) => {
                    Some(("onbekend_veld", format!("Dit veld bestaat niet. {KNOWN} {COMES_BACK}")))
                }
                _ => Some(("onbekend_veld", format!("Dit veld bestaat niet. {KNOWN}"))),
            };
            faults.extend(refused.map(|(code, detail)| fault(&pointer, code, detail)));
        }
        for (pointer, present) in [("/soort", asked.soort.is_some()), ("/traject", traject.is_some())] {
            if !present && !faults.iter().any(|fault: &Fault| fault.pointer == pointer) {
                faults.push(fault(pointer, "verplicht", "Dit veld is verplicht en ontbreekt.".into()));
            }
        }
        match (asked.soort, traject) {
            (Some(soort), Some((traject, begins))) if faults.is_empty() => {
                Ok(Self { soort, variant: asked.variant, bestandsnaam: asked.bestandsnaam, traject, begins })
            }
            _ => Err(NoItem { asked, faults }),
        }
    }

    pub fn asked(&self) -> Asked {
        Asked { soort: Some(self.soort), variant: self.variant, bestandsnaam: self.bestandsnaam.clone() }
    }
}

const KNOWN: &str = "Een onderdeel heeft ‘soort’, ‘traject’ en naar keuze ‘variant’ en ‘bestandsnaam’.";

/// Names under which callers send what they call an item themselves.
const OWN_NAMES: [&str; 6] = ["id", "kenmerk", "naam", "nummer", "referentie", "volgnummer"];

/// What takes such a name, and gives it back.
const COMES_BACK: &str = "Wat u als ‘bestandsnaam’ meegeeft, staat als ‘naam’ bij het resultaat.";

/// What is said of a trajectory in the place of an item.
const BARE: &str = "Dit is een traject. Zet het in een onderdeel dat zegt welk document u wilt: {\"soort\": \
                    \"voortgangsrapportage\", \"traject\": {…}}.";

/// Whether an object with these fields is a trajectory and no item: it has no `soort`, and a part that every trajectory
/// has and no item.
pub fn is_trajectory<'a>(mut fields: impl Iterator<Item = &'a str> + Clone) -> bool {
    let is_part = |field: &str| ["bureau", "document", "werkgever", "werknemer"].contains(&field);
    fields.clone().any(is_part) && !fields.any(|field| field == "soort")
}

/// The names of the fields of a JSON object that are not null, as far as they are read; none when it is no object.
pub fn field_names(value: &[u8]) -> Vec<String> {
    let fields = fields(value).unwrap_or_default();
    fields.into_iter().filter(|field| !field.is_null()).map(|field| field.name).collect()
}

/// A field of an object with its value as it was sent.
struct Field<'a> {
    name: String,
    text: &'a [u8],
    /// Bytes of the object before its value.
    at: usize,
}

impl Field<'_> {
    fn is_null(&self) -> bool {
        self.text == b"null"
    }
}

/// The fields of a JSON object, up to one more than an item may have; `None` when
/// it is no JSON object.
fn fields(bytes: &[u8]) -> Option<Vec<Field<'_>>> {
    let value = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // What follows trusts that brackets and quotation marks are in order.
    serde_json::from_slice::<IgnoredAny>(value).ok()?;
    let inside = value.trim_ascii_start().strip_prefix(b"{")?;
    let mut at = bytes.len() - inside.len();
    let inside = inside.trim_ascii_end().strip_suffix(b"}")?;
    let mut level = Level::default();
    let parts = inside.split(|byte| level.is_outside(*byte) && matches!(byte, b':' | b','));
    let parts = parts.map(|part| {
        let text = part.trim_ascii_start();
        let begins = at + part.len() - text.len();
        // And the sign that parts it from the next.
        at += part.len() + 1;
        (text.trim_ascii_end(), begins)
    });
    let parts: Vec<(&[u8], usize)> = parts.take(2 * (MAX_FIELDS + 1)).collect();
    let (pairs, _) = parts.as_chunks::<2>();
    pairs
        .iter()
        .map(|[(name, _), (text, at)]| Some(Field { name: serde_json::from_slice(name).ok()?, text, at: *at }))
        .collect()
}

fn fault(pointer: &str, code: &'static str, detail: String) -> Fault {
    Fault { pointer: pointer.to_owned(), code, detail }
}

fn word<T: Copy>(text: &[u8], all: &[T], as_str: fn(T) -> &'static str) -> Option<T> {
    let given = serde_json::from_slice::<String>(text).ok()?;
    all.iter().copied().find(|known| wire::is_word(as_str(*known), &given))
}

fn is_blank(text: &[u8]) -> bool {
    serde_json::from_slice::<String>(text).is_ok_and(|given| given.trim().is_empty())
}

/// Which kinds there are, and which was meant where the word of its address was written.
fn one_kind(text: &[u8]) -> String {
    let given = serde_json::from_slice::<String>(text).ok();
    let meant =
        given.and_then(|given| wire::kind_meant(&given)).map(|soort| format!(" Bedoelt u ‘{}’?", soort.as_str()));
    one_of(Soort::ALL, Soort::as_str) + &meant.unwrap_or_default()
}

fn one_of<T: Copy>(all: &[T], as_str: fn(T) -> &'static str) -> String {
    let words: Vec<&str> = all.iter().map(|known| as_str(*known)).collect();
    format!("Kies een van: {}.", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(value: &str) -> Vec<(String, &'static str)> {
        let refused = Item::parse(value.as_bytes(), Spot::BEGIN, false).expect_err("refused");
        refused.faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
    }

    #[test]
    fn the_trajectory_stays_as_it_was_sent() {
        let value = r#" {"traject" : {"a": ["}", 1.50, {"a":1,"a":2}]} , "soort":"offerte","variant":null} "#;
        let item = Item::parse(value.as_bytes(), Spot::BEGIN, false).expect("an item");
        assert_eq!(item.soort, Soort::Offerte);
        assert_eq!(item.variant, None);
        assert_eq!(item.traject, br#"{"a": ["}", 1.50, {"a":1,"a":2}]}"#);
    }

    #[test]
    fn the_trajectory_knows_where_it_begins() {
        let begin = |value: &str, begins: Spot| Item::parse(value.as_bytes(), begins, false).expect("an item").begins;
        let spot = |line, character| Spot { line, character };
        assert_eq!(begin(r#"{"soort":"offerte","traject":{}}"#, Spot::BEGIN), spot(1, 29));
        assert_eq!(begin(r#"{"soort":"offerte","traject":{}}"#, spot(4, 2)), spot(4, 31));
        let laid_out =
            "\n {\n  \"bestandsnaam\": \"é\",\n  \"traject\" :\n   {\"a\": [1,2]},\n  \"soort\": \"offerte\"}";
        assert_eq!(begin(laid_out, spot(4, 2)), spot(8, 3));
    }

    #[test]
    fn words_are_read_as_elsewhere() {
        let value = r#"{"soort":"Plan van aanpak","variant":"UWV","traject":{}}"#;
        let item = Item::parse(value.as_bytes(), Spot::BEGIN, false).expect("an item");
        assert_eq!((item.soort, item.variant), (Soort::PlanVanAanpak, Some(Variant::Uwv)));
        let value = r#"{"soort":" Offerte ","variant":" ","traject":{}}"#;
        let item = Item::parse(value.as_bytes(), Spot::BEGIN, false).expect("an item");
        assert_eq!((item.soort, item.variant), (Soort::Offerte, None));
        assert_eq!(faults(r#"{"soort":"","traject":{}}"#), [("/soort".to_owned(), "verplicht")]);
    }

    #[test]
    fn the_word_of_an_address_is_told_that_of_the_kind() {
        let refused = Item::parse(br#"{"soort":"offertes","traject":{}}"#, Spot::BEGIN, false).expect_err("refused");
        assert!(refused.faults[0].detail.ends_with("offerte. Bedoelt u ‘offerte’?"), "{}", refused.faults[0].detail);
    }

    #[test]
    fn a_name_of_the_caller_is_told_where_it_goes() {
        let value = br#"{"id":"7","soort":"offerte","traject":{}}"#;
        let refused = Item::parse(value, Spot::BEGIN, false).expect_err("refused");
        let [fault] = refused.faults.as_slice() else { unreachable!("one fault") };
        assert!(fault.pointer == "/id" && fault.detail.contains("als ‘bestandsnaam’"), "{}", fault.detail);
    }

    #[test]
    fn every_fault_of_an_item_comes_with_its_place() {
        assert_eq!(
            faults(r#"{"soort":"brief","variant":"baas","bestandsnaam":"","sort":1,"a/b":2}"#),
            [
                ("/soort".to_owned(), "keuze"),
                ("/variant".to_owned(), "keuze"),
                ("/bestandsnaam".to_owned(), "bestandsnaam"),
                ("/sort".to_owned(), "onbekend_veld"),
                ("/a~1b".to_owned(), "onbekend_veld"),
                ("/traject".to_owned(), "verplicht"),
            ]
        );
        assert_eq!(
            faults(r#"{"soort":"offerte","soort":"offerte","traject":{}}"#),
            [("/soort".to_owned(), "dubbel_veld")]
        );
    }

    #[test]
    fn a_name_that_tells_of_somebody_is_refused_and_not_told_back() {
        for name in ["Jansen 999990007", "bsn_999-990-007", "jansen_burnout"] {
            let value = format!(r#"{{"soort":"offerte","bestandsnaam":"{name}","traject":{{}}}}"#);
            let refused = Item::parse(value.as_bytes(), Spot::BEGIN, false).expect_err("refused");
            assert_eq!(refused.asked.bestandsnaam, None, "{name}");
            let [fault] = refused.faults.as_slice() else { unreachable!("one fault: {name}") };
            assert_eq!((fault.pointer.as_str(), fault.code), ("/bestandsnaam", "bestandsnaam"), "{name}");
            assert!(!fault.detail.contains("999") && !fault.detail.contains("burnout"), "{}", fault.detail);
        }
        for name in ["relatienummer 999990007", "VGR-03_2025-0017_2025-06-20", "Verslag Zoë Akker"] {
            let value = format!(r#"{{"soort":"offerte","bestandsnaam":"{name}","traject":{{}}}}"#);
            assert!(Item::parse(value.as_bytes(), Spot::BEGIN, false).is_ok(), "{name}");
        }
    }

    #[test]
    fn what_is_no_object_or_no_json_says_so() {
        assert_eq!(faults("[1]"), [(String::new(), "type")]);
        assert_eq!(faults("{}"), [("/soort".to_owned(), "verplicht"), ("/traject".to_owned(), "verplicht")]);
        assert_eq!(faults(r#"{"soort": "offerte", "#), [(String::new(), "geen_json")]);
        assert_eq!(faults(""), [(String::new(), "leeg")]);
        for (value, place) in [("{\"soort\": offerte}", "teken 25"), (",{}", "teken 15"), ("{\"a\":1", "teken 20")] {
            let begins = Spot { line: 7, character: 14 };
            let refused = Item::parse(value.as_bytes(), begins, false).expect_err("refused");
            let told = &refused.faults[0].detail;
            assert!(
                told.contains(&format!("regel 7, {place}")) && told.contains("het hele bericht"),
                "{value}: {told}"
            );
        }
    }

    #[test]
    fn a_trajectory_in_the_place_of_an_item_is_one_fault() {
        for value in [
            r#"{"bureau":{},"werknemer":{},"traject":{},"voortgang":{}}"#,
            r#"{"document":{},"soort":null}"#,
            r#"{"werkgever":{},"onbekend":1}"#,
        ] {
            let refused = Item::parse(value.as_bytes(), Spot::BEGIN, false).expect_err("refused");
            assert_eq!(refused.faults.len(), 1, "{value}");
            assert!(refused.faults[0].detail.starts_with("Dit is een traject."), "{value}");
        }
        assert_eq!(
            faults(r#"{"soort":"offerte","bureau":{},"traject":{}}"#),
            [("/bureau".to_owned(), "onbekend_veld")]
        );
        assert_eq!(faults(r#"{"sort":"offerte","traject":{}}"#).len(), 2, "an item with a slip of the pen");
    }

    #[test]
    fn fields_are_read_up_to_a_number() {
        let object = |fields: usize| {
            let fields: Vec<String> = (0..fields).map(|number| format!("\"{number}\":[{number},{{}}]")).collect();
            format!("{{{}}}", fields.join(","))
        };
        // Beside the two that are missing.
        assert_eq!(faults(&object(MAX_FIELDS)).len(), MAX_FIELDS + 2);
        assert_eq!(faults(&object(MAX_FIELDS + 1)), [(String::new(), "te_veel")]);
        assert_eq!(faults(&object(200_000)), [(String::new(), "te_veel")]);
        assert_eq!(faults(&format!("{{{}}}", vec!["\"soort\":1"; 200_000].join(","))), [(String::new(), "te_veel")]);
        assert_eq!(field_names(object(200_000).as_bytes()).len(), MAX_FIELDS + 1);
        let long = format!("{{\"soort\":\"offerte\",\"traject\":{{}},\"{}\":1}}", "/".repeat(1_000_000));
        let told = faults(&long);
        assert_eq!((told.len(), told[0].0.chars().count(), told[0].1), (1, wire::MAX_POINTER, "onbekend_veld"));
    }

    #[test]
    fn names_of_fields_are_those_that_hold_something() {
        assert_eq!(field_names(br#"{"plan":{"offerte":1},"eind":null,"document":2}"#), ["plan", "document"]);
        assert!(field_names(b"[]").is_empty());
    }
}
