//! The columns of a tab, as the schema of the contract has them.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::tabs::Owner;
use crate::wire;

/// A column of a tab.
#[derive(Debug, Clone)]
pub struct Column {
    pub heading: String,
    pub role: Role,
    pub kind: Kind,
    /// Whether a row cannot do without it.
    pub required: bool,
    /// One line for people.
    pub help: String,
    pub limits: Limits,
}

/// What a column is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Says whose a row is.
    Key,
    /// Names the adviser or the employer of a candidate.
    Link(Owner),
    /// Says in which document a row belongs.
    Document,
    /// Says in which item of another list a row belongs.
    Within,
    /// The name in a map of names and texts; the text itself is a field without a path.
    Name,
    /// A field of one of the objects of the tab, and the way to it.
    Field { object: usize, path: Vec<String> },
}

/// How a cell is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Text,
    Choice(Vec<String>),
    Day,
    /// Of which the day or the month may be unknown.
    BirthDay,
    Whole,
    Decimal,
    /// Typed in euros, whole cents in the contract.
    Euro,
    YesNo,
    Bsn,
    Kvk,
    Postcode,
    Phone,
    /// The name of a file beside the workbook.
    File,
    /// One a line.
    Lines(Box<Self>),
}

/// What the schema says of the values.
#[derive(Debug, Clone, Copy, Default)]
pub struct Limits {
    pub least: Option<f64>,
    pub most: Option<f64>,
    pub length: Option<u32>,
}

static SCHEMAS: LazyLock<HashMap<String, Value>> = LazyLock::new(|| wire::components().into_iter().collect());

static ORDER: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(wire::fields_in_order);

/// The schema that a pointer with stars leads to, and the name of it, from the body as a whole.
pub fn schema_at(pointer: &str) -> Option<(&'static str, &'static Value)> {
    let (name, schema) = SCHEMAS.get_key_value("Traject")?;
    pointer.split('/').skip(1).try_fold((name.as_str(), schema), |(_, schema), segment| {
        let next = if segment == "*" { schema.get("items") } else { schema.get("properties")?.get(segment) };
        next.map(resolve)
    })
}

/// The columns of an object and of the objects in it; lists of objects have a tab of their own.
pub fn columns_of(object: usize, pointer: &str, prefix: &str) -> Vec<Column> {
    let mut columns = Vec::new();
    if let Some((name, schema)) = schema_at(pointer) {
        let words = if prefix.is_empty() { vec![] } else { vec![prefix.to_owned()] };
        collect(object, name, schema, &Way { words, path: vec![], required: true }, &mut columns);
    }
    columns
}

/// How an object was reached.
struct Way {
    words: Vec<String>,
    path: Vec<String>,
    required: bool,
}

fn collect(object: usize, name: &str, schema: &'static Value, way: &Way, columns: &mut Vec<Column>) {
    let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for field in fields_of(name) {
        let Some(property) = schema.pointer(&format!("/properties/{field}")) else { continue };
        let (kind_name, target) = resolve(property);
        let below = Way {
            words: [way.words.clone(), words_of(field)].concat(),
            path: [way.path.clone(), vec![field.to_owned()]].concat(),
            required: way.required && required.iter().any(|known| known.as_str() == Some(field)),
        };
        if target.get("properties").is_some() {
            collect(object, kind_name, target, &below, columns);
            continue;
        }
        let Some(kind) = kind_of(kind_name, target) else { continue };
        let mut words = below.words;
        if kind == Kind::Euro {
            words = words.into_iter().map(|word| if word == "cent" { "euro".to_owned() } else { word }).collect();
        }
        columns.push(Column {
            heading: words.join(" "),
            help: help(property, kind_name, target, &kind),
            limits: limits(target, &kind),
            role: Role::Field { object, path: below.path },
            required: below.required,
            kind,
        });
    }
}

/// The order in which an address is written, and pasted from a list of them.
const ADDRESS: [&str; 6] = ["straat", "huisnummer", "toevoeging", "postcode", "plaats", "land"];

/// The fields of an object in the order of the contract; those of an address as people write one.
fn fields_of(name: &str) -> Vec<&'static str> {
    let mut fields: Vec<&str> =
        ORDER.iter().filter(|(holder, _)| *holder == name).map(|(_, field)| field.as_str()).collect();
    if name == "Adres" {
        fields.sort_by_key(|field| ADDRESS.iter().position(|known| known == field));
    }
    fields
}

/// A schema, or the one that it refers to with its name.
fn resolve(schema: &'static Value) -> (&'static str, &'static Value) {
    let parts = ["allOf", "oneOf", "anyOf"].iter().find_map(|word| schema.get(word)?.get(0));
    let schema = parts.unwrap_or(schema);
    let name = schema.get("$ref").and_then(Value::as_str).and_then(|target| target.rsplit('/').next());
    match name.and_then(|name| SCHEMAS.get_key_value(name)) {
        Some((name, target)) => (name, target),
        None => ("", schema),
    }
}

fn kind_of(name: &str, schema: &'static Value) -> Option<Kind> {
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Some(Kind::Choice(words.iter().filter_map(Value::as_str).map(str::to_owned).collect()));
    }
    let word = |field: &str| schema.get(field).and_then(Value::as_str);
    Some(match (word("type")?, word("format")) {
        ("integer", _) if name == "Eurocent" => Kind::Euro,
        ("integer", _) => Kind::Whole,
        ("number", _) => Kind::Decimal,
        ("boolean", _) => Kind::YesNo,
        ("string", Some("date")) => Kind::Day,
        ("string", Some("geboortedatum")) => Kind::BirthDay,
        ("string", Some("bsn")) => Kind::Bsn,
        ("string", Some("kvk-nummer")) => Kind::Kvk,
        ("string", Some("postcode")) => Kind::Postcode,
        ("string", Some("telefoon")) => Kind::Phone,
        ("string", Some("byte")) => Kind::File,
        ("string", _) => Kind::Text,
        ("array", _) => {
            let (name, items) = resolve(schema.get("items")?);
            let kind = kind_of(name, items)?;
            Kind::Lines(Box::new(kind))
        }
        // Lists of objects and maps have their own tab.
        _ => return None,
    })
}

fn limits(schema: &Value, kind: &Kind) -> Limits {
    let number = |name: &str| schema.get(name).and_then(Value::as_f64);
    let scale = if *kind == Kind::Euro { 100.0 } else { 1.0 };
    Limits {
        least: number("minimum").or(number("exclusiveMinimum")).map(|least| least / scale),
        most: number("maximum").map(|most| most / scale),
        length: schema.get("maxLength").and_then(Value::as_u64).and_then(|length| u32::try_from(length).ok()),
    }
}

/// What the contract says of a field, and how it is typed in a cell.
fn help(property: &Value, name: &str, schema: &Value, kind: &Kind) -> String {
    let said = |schema: &Value| schema.get("description").and_then(Value::as_str).map(str::to_owned);
    // What the contract says of a day and of money is about JSON.
    let told = match kind {
        Kind::Day | Kind::BirthDay | Kind::Euro | Kind::File => None,
        _ if name.is_empty() => None,
        _ => said(schema),
    };
    let about = said(property).or(told);
    let typed = match kind {
        Kind::Day => Some("Datum, bijvoorbeeld 31-03-2025.".to_owned()),
        Kind::BirthDay => Some("Datum; is dag of maand onbekend, typ dan 00-03-1975 of 00-00-1975.".to_owned()),
        Kind::Euro => Some("Bedrag in euro’s, bijvoorbeeld 95,50.".to_owned()),
        Kind::YesNo => Some("ja of nee.".to_owned()),
        Kind::File => Some("Naam van een bestand (PNG, JPEG of SVG) in dezelfde map als dit werkboek.".to_owned()),
        Kind::Lines(_) => Some("Eén per regel: Alt+Enter begint een regel in de cel.".to_owned()),
        Kind::Choice(words) if about.is_none() => Some(format!("Kies uit: {}.", words.join(", "))),
        Kind::Whole if about.is_none() => Some("Geheel getal.".to_owned()),
        Kind::Decimal if about.is_none() => Some("Getal, bijvoorbeeld 12,5.".to_owned()),
        Kind::Text if about.is_none() => schema.get("maxLength").map(|most| format!("Ten hoogste {most} tekens.")),
        _ => None,
    };
    let about = about.map(|about| in_words(&about));
    about.into_iter().chain(typed).collect::<Vec<_>>().join(" ")
}

/// What the contract says that is about JSON and requests, and what that is in a workbook.
const ELSEWHERE: [(&str, &str); 6] = [
    (" Zonder datum geldt de dag van het verzoek in Amsterdam.", " Zonder datum geldt vandaag."),
    (
        "Lezer als het verzoek geen `variant` noemt; zonder beide is dat de werkgever.",
        "Voor wie de documenten zijn als dat niet anders wordt gekozen; leeg is dat de werkgever.",
    ),
    ("Plaats van de tekst in het bericht, zoals in de bevinding.", "Cel waarin de tekst staat, zoals in de bevinding."),
    (
        "De `hash` uit de bevinding: de eerste 16 hexadecimale cijfers van SHA-256 over de tekst zoals verstuurd (UTF-8).",
        "Het kenmerk van de tekst, zoals in de bevinding.",
    ),
    (" GET /v1/teksten noemt de namen, de teksten en hun plaatshouders.", ""),
    (" (ook zonder dit veld)", " (ook als dit leeg is)"),
];

/// A description of the contract in the words of a workbook: without marks of Markdown, and fields by their headings.
pub fn in_words(about: &str) -> String {
    let about = ELSEWHERE.iter().fold(about.to_owned(), |told, (there, here)| told.replace(there, here));
    let lines = about.lines().filter(|line| !line.trim().is_empty());
    let lines = lines.map(|line| match line.strip_prefix("* `").and_then(|item| item.split_once("`: ")) {
        Some((word, meaning)) => format!("{word}: {meaning}"),
        None => without_ticks(line),
    });
    let told = lines.collect::<Vec<_>>().join("\n");
    let mut parts = told.split('‘');
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push('‘');
        match part.split_once('’') {
            Some((name, rest)) => shown.push_str(&format!("{}’{rest}", heading_of(name))),
            None => shown.push_str(part),
        }
    }
    shown
}

/// What stands between ticks as what it is in a sheet.
fn without_ticks(line: &str) -> String {
    let parts = line.split('`').enumerate();
    let told = parts.map(|(at, part)| if at % 2 == 1 { format!("‘{part}’") } else { part.to_owned() });
    told.collect()
}

/// The name of a field as the words of its heading; any other word as it is.
fn heading_of(name: &str) -> String {
    let is_field = !name.contains(char::is_whitespace) && ORDER.iter().any(|(_, field)| field == name);
    if is_field { words_of(name).join(" ") } else { name.to_owned() }
}

/// `eersteZiektedag` is `eerste ziektedag`; `melding42eWeek` is `melding 42e week`.
fn words_of(field: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut before = 'a';
    for letter in field.chars() {
        if letter.is_uppercase() || (letter.is_ascii_digit() && before.is_alphabetic()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fields_become_words() {
        assert_eq!(words_of("eersteZiektedag"), ["eerste", "ziektedag"]);
        assert_eq!(words_of("melding42eWeek"), ["melding", "42e", "week"]);
        assert_eq!(words_of("btwId"), ["btw", "id"]);
    }

    #[test]
    fn what_is_told_of_a_column_is_no_markdown_and_names_headings() {
        let columns = columns_of(0, "/activiteiten/*", "");
        let help = |heading: &str| {
            let found = columns.iter().find(|column| column.heading == heading);
            found.map(|column| column.help.clone()).unwrap_or_default()
        };
        assert!(help("soort").contains("\nintake: Eerste gesprek"), "{}", help("soort"));
        assert!(help("status").contains("‘reden niet uitgevoerd’ zegt waarom"), "{}", help("status"));
        let columns = ["/activiteiten/*", "/eind", "/document", "/bevestigd/*", "/werknemer", "/sollicitaties/*"];
        for column in columns.iter().flat_map(|pointer| columns_of(0, pointer, "")) {
            let told = &column.help;
            assert!(!told.contains('`') || column.heading == "tekstvorm", "{}: {told}", column.heading);
            assert!(!told.contains("* ") && !told.contains("verzoek in Amsterdam"), "{}: {told}", column.heading);
        }
    }

    #[test]
    fn an_address_stands_there_as_it_is_written() {
        let columns = columns_of(0, "/bureau", "");
        let address: Vec<&str> = columns.iter().filter_map(|column| column.heading.strip_prefix("adres ")).collect();
        assert_eq!(address, ADDRESS);
    }

    #[test]
    fn columns_follow_from_the_contract() {
        let columns = columns_of(0, "/offerte/regels/*", "");
        let headings: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
        assert!(headings.contains(&"prijs euro") && headings.contains(&"korting bedrag euro"), "{headings:?}");
        let price = columns.iter().find(|column| column.heading == "prijs euro").expect("a price");
        assert!(price.required && price.kind == Kind::Euro && price.limits.most == Some(10_000_000.0));
        let places = columns_of(0, "/werkgever", "");
        assert!(places.iter().any(|column| column.heading == "adres huisnummer" && !column.required));
        assert!(places.iter().any(|column| column.heading == "contactpersoon aanhef" && column.required));
    }
}
