//! Trajectories as the rows of a workbook: the way back.

use serde_json::Value;

use super::column::{Column, Kind, Role};
use super::layout::{LAYOUT, Tab};
use super::tabs::{Holds, Owner};

/// The rows of every tab, in the order of the layout.
#[derive(Debug)]
pub struct Filled {
    pub rows: Vec<Vec<FilledRow>>,
    /// Sentences by their names, which the tab ‘teksten’ may replace.
    pub sentences: Vec<(&'static str, &'static str)>,
}

impl Filled {
    /// With the sentences of the house, for whoever wants one of their own.
    pub fn with_sentences(self, sentences: Vec<(&'static str, &'static str)>) -> Self {
        Self { sentences, ..self }
    }
}

/// The cells of a row, in the order of the columns.
pub type FilledRow = Vec<Option<Shown>>;

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    Text(String),
    Number(f64),
    Day(u16, u8, u8),
}

/// A body, and how it is called in the columns that refer to it.
struct Named<'a> {
    body: &'a Value,
    kandidaat: String,
    adviseur: String,
    werkgever: String,
}

/// Fills the tabs. The bodies have to be of one bureau; the error is a sentence.
pub fn fill(bodies: &[Value]) -> Result<Filled, String> {
    for part in ["bureau", "teksten"] {
        if bodies.windows(2).any(|pair| pair[0].get(part) != pair[1].get(part)) {
            return Err(format!("Een werkboek is van één bureau; in deze trajecten verschilt ‘{part}’."));
        }
    }
    let mut adviseurs = Names::default();
    let mut werkgevers = Names::default();
    let mut kandidaten = Names::default();
    let named: Vec<Named<'_>> = bodies
        .iter()
        .map(|body| Named {
            body,
            kandidaat: kandidaten.name(None, word(body, "/traject/nummer").unwrap_or("kandidaat")),
            adviseur: adviseurs.name(body.get("adviseur"), word(body, "/adviseur/naam").unwrap_or("adviseur")),
            werkgever: werkgevers.name(body.get("werkgever"), word(body, "/werkgever/naam").unwrap_or("werkgever")),
        })
        .collect();
    let rows = LAYOUT.iter().map(|tab| {
        let mut told: Vec<&str> = Vec::new();
        let mut rows = Vec::new();
        for named in &named {
            let key = named.key(tab.spec.owner);
            // What several have in common stands there once.
            if tab.spec.owner != Owner::Kandidaat && told.contains(&key) {
                continue;
            }
            told.push(key);
            rows.extend(rows_of(tab, named));
        }
        rows
    });
    Ok(Filled { rows: rows.collect(), sentences: vec![] })
}

impl Named<'_> {
    fn key(&self, owner: Owner) -> &str {
        match owner {
            Owner::Bureau => "",
            Owner::Adviseur => &self.adviseur,
            Owner::Werkgever => &self.werkgever,
            Owner::Kandidaat => &self.kandidaat,
        }
    }
}

/// Names that were given, with what bears them.
#[derive(Default)]
struct Names<'a> {
    given: Vec<(String, Option<&'a Value>)>,
}

impl<'a> Names<'a> {
    /// The name of a thing: the one that it has already, or a new one.
    fn name(&mut self, thing: Option<&'a Value>, wanted: &str) -> String {
        let known = self.given.iter().find(|(_, known)| thing.is_some() && *known == thing);
        if let Some((name, _)) = known {
            return name.clone();
        }
        let taken = |name: &str| self.given.iter().any(|(known, _)| known.to_lowercase() == name.to_lowercase());
        let mut numbered = (2..).map(|number| format!("{wanted} ({number})"));
        let name = if taken(wanted) { numbered.find(|name| !taken(name)) } else { None };
        let name = name.unwrap_or_else(|| wanted.to_owned());
        self.given.push((name.clone(), thing));
        name
    }
}

fn word<'a>(body: &'a Value, pointer: &str) -> Option<&'a str> {
    body.pointer(pointer).and_then(Value::as_str).map(str::trim).filter(|word| !word.is_empty())
}

/// The rows of one body on a tab.
fn rows_of(tab: &Tab, named: &Named<'_>) -> Vec<FilledRow> {
    let row = |objects: &[Option<&Value>], choice: usize, outer: Option<&Value>, name: Option<&str>| {
        tab.columns.iter().map(|column| cell(tab, column, named, objects, choice, outer, name)).collect::<FilledRow>()
    };
    match tab.spec.holds {
        Holds::Beside(parts) => {
            let objects: Vec<Option<&Value>> = parts.iter().map(|(_, pointer)| named.body.pointer(pointer)).collect();
            vec![row(&objects, 0, None, None)]
        }
        Holds::Map(pointer) => {
            let texts = named.body.pointer(pointer).and_then(Value::as_object);
            texts.into_iter().flatten().map(|(name, text)| row(&[Some(text)], 0, None, Some(name))).collect()
        }
        Holds::Part(_) | Holds::Choice(_) => {
            let found = tab.objects.iter().enumerate().flat_map(|(choice, pointer)| {
                let mut found = Vec::new();
                instances(named.body, pointer, None, &mut found);
                found.into_iter().map(move |(outer, object)| (choice, outer, object))
            });
            found.map(|(choice, outer, object)| row(&[Some(object)], choice, outer, None)).collect()
        }
    }
}

/// The objects that a pointer with stars leads to, each with the item that it lies in.
fn instances<'a>(
    value: &'a Value,
    pointer: &str,
    outer: Option<&'a Value>,
    found: &mut Vec<(Option<&'a Value>, &'a Value)>,
) {
    let Some((list, rest)) = pointer.split_once("/*") else {
        found.extend(value.pointer(pointer).filter(|value| value.is_object()).map(|object| (outer, object)));
        return;
    };
    for item in value.pointer(list).and_then(Value::as_array).into_iter().flatten() {
        if rest.is_empty() {
            found.push((outer, item));
        } else {
            instances(item, rest, Some(item), found);
        }
    }
}

fn cell(
    tab: &Tab,
    column: &Column,
    named: &Named<'_>,
    objects: &[Option<&Value>],
    choice: usize,
    outer: Option<&Value>,
    name: Option<&str>,
) -> Option<Shown> {
    let text = |text: &str| Some(Shown::Text(text.to_owned()));
    match &column.role {
        Role::Key => text(named.key(tab.spec.owner)),
        Role::Link(owner) => text(named.key(*owner)),
        Role::Document => tab.words.get(choice).and_then(|word| text(word)),
        Role::Within => shown(outer?.get(tab.spec.within?.field)?, &column.kind),
        Role::Name => name.and_then(text),
        Role::Field { object, path } => {
            let holder = objects.get(*object).copied().flatten()?;
            let value = path.iter().try_fold(holder, |value, segment| value.get(segment))?;
            shown(value, &column.kind)
        }
    }
}

/// How a value is shown in a cell.
fn shown(value: &Value, kind: &Kind) -> Option<Shown> {
    match (kind, value) {
        // A picture has no place in a cell.
        (_, Value::Null) | (Kind::File, _) => None,
        (Kind::Lines(kind), Value::Array(items)) => {
            let lines = items.iter().filter_map(|item| match shown(item, kind)? {
                Shown::Text(text) => Some(text),
                Shown::Number(number) => Some(super::value::plain(number)),
                Shown::Day(year, month, day) => Some(format!("{day:02}-{month:02}-{year:04}")),
            });
            let lines: Vec<String> = lines.collect();
            (!lines.is_empty()).then(|| Shown::Text(lines.join("\n")))
        }
        (Kind::Day | Kind::BirthDay, Value::String(text)) => {
            Some(day(text).unwrap_or_else(|| Shown::Text(text.clone())))
        }
        (Kind::Euro, Value::Number(cents)) => cents.as_f64().map(|cents| Shown::Number(cents / 100.0)),
        (_, Value::Number(number)) => number.as_f64().map(Shown::Number),
        (_, Value::Bool(truth)) => Some(Shown::Text((if *truth { "ja" } else { "nee" }).to_owned())),
        (_, Value::String(text)) => Some(Shown::Text(text.clone())),
        (_, Value::Array(_) | Value::Object(_)) => None,
    }
}

/// A whole date; of a day of birth that is known in part the text stays.
fn day(text: &str) -> Option<Shown> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some(Shown::Day(year, month, day))
}
