//! The tabs with their columns, in order.

use std::sync::LazyLock;

use super::column::{Column, Kind, Limits, Role, columns_of, in_words, schema_at};
use super::tabs::{ALL_DOCUMENTS, Holds, Owner, Rows, TABS, TabSpec, Within};

/// A tab with its columns.
#[derive(Debug)]
pub struct Tab {
    pub spec: &'static TabSpec,
    /// Where its rows stand in a body, one for each choice; a star stands for a position.
    pub objects: Vec<&'static str>,
    /// The words of that choice; none where there is nothing to choose.
    pub words: Vec<&'static str>,
    pub columns: Vec<Column>,
}

/// All tabs, in the order of the table.
pub static LAYOUT: LazyLock<Vec<Tab>> = LazyLock::new(|| TABS.iter().map(tab).collect());

impl Tab {
    /// The position of the column with a role.
    pub fn column(&self, role: &Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == *role)
    }

    /// Whether it is the tab that introduces those whose rows it holds.
    pub fn is_own(&self) -> bool {
        self.spec.name == self.spec.owner.tab()
    }

    /// Whether an empty choice makes the first one.
    pub fn has_default(&self) -> bool {
        self.words.first() == Some(&ALL_DOCUMENTS)
    }
}

/// The columns that refer to what stands on another tab, then those of the objects.
fn tab(spec: &'static TabSpec) -> Tab {
    let mut columns: Vec<Column> = spec.owner.heading().map(|heading| key(spec, heading)).into_iter().collect();
    if spec.name == Owner::Kandidaat.tab() {
        columns.extend([Owner::Adviseur, Owner::Werkgever].iter().filter_map(|owner| link(*owner)));
    }
    columns.extend(spec.within.zip(first_pointer(spec)).and_then(|(within, pointer)| within_column(within, pointer)));
    let (objects, words) = match spec.holds {
        Holds::Part(pointer) => {
            columns.extend(columns_of(0, pointer, ""));
            (vec![pointer], vec![])
        }
        Holds::Beside(parts) => {
            for (object, (prefix, pointer)) in parts.iter().enumerate() {
                columns.extend(columns_of(object, pointer, prefix));
            }
            (parts.iter().map(|(_, pointer)| *pointer).collect(), vec![])
        }
        Holds::Choice(parts) => {
            let words: Vec<&str> = parts.iter().map(|(word, _)| *word).collect();
            columns.push(choice(&words));
            columns.extend(first_pointer(spec).map(|pointer| columns_of(0, pointer, "")).unwrap_or_default());
            (parts.iter().map(|(_, pointer)| *pointer).collect(), words)
        }
        Holds::Map(pointer) => {
            columns.extend(map_columns());
            (vec![pointer], vec![])
        }
    };
    Tab { spec, objects, words, columns }
}

fn first_pointer(spec: &TabSpec) -> Option<&'static str> {
    match spec.holds {
        Holds::Part(pointer) | Holds::Map(pointer) => Some(pointer),
        Holds::Beside(parts) | Holds::Choice(parts) => parts.first().map(|(_, pointer)| *pointer),
    }
}

fn column(heading: &str, role: Role, kind: Kind, required: bool, help: String) -> Column {
    Column { heading: heading.to_owned(), role, kind, required, help, limits: Limits::default() }
}

fn key(spec: &TabSpec, heading: &str) -> Column {
    let help = if spec.name == spec.owner.tab() {
        format!("Eigen woord of nummer voor deze {heading}; andere tabbladen verwijzen ernaar.")
    } else {
        format!("Bij welke {heading} deze rij hoort, zoals op het tabblad ‘{}’.", spec.owner.tab())
    };
    column(heading, Role::Key, Kind::Text, true, help)
}

fn link(owner: Owner) -> Option<Column> {
    let heading = owner.heading()?;
    let help = format!("Welke {heading}, zoals op het tabblad ‘{}’. Is er maar één, dan mag dit leeg.", owner.tab());
    Some(column(heading, Role::Link(owner), Kind::Text, false, help))
}

/// The column by which a row finds the item that it lies in has the kind of the field of that item.
fn within_column(within: Within, pointer: &str) -> Option<Column> {
    let (outer, _) = pointer.rsplit_once("/*")?.0.rsplit_once('/')?;
    let kind = columns_of(0, outer, "").into_iter().find(|column| column.heading == within.field)?.kind;
    let Within { heading, article, field } = within;
    let help = format!("De {field} van {article} {heading} waar deze rij bij hoort. Is er maar één, dan mag dit leeg.");
    Some(column(heading, Role::Within, kind, false, help))
}

fn choice(words: &[&str]) -> Column {
    let kind = Kind::Choice(words.iter().map(|word| (*word).to_owned()).collect());
    let required = words.first() != Some(&ALL_DOCUMENTS);
    column("document", Role::Document, kind, required, "In welk document deze rij hoort.".to_owned())
}

fn map_columns() -> [Column; 2] {
    let about = schema_at("/teksten").and_then(|(_, schema)| schema.get("description")?.as_str());
    let text = Role::Field { object: 0, path: vec![] };
    [
        column("naam", Role::Name, Kind::Text, true, "De naam van de meegeleverde tekst.".to_owned()),
        column("tekst", text, Kind::Text, true, about.map(in_words).unwrap_or_default()),
    ]
}

/// Whether rows of a tab are items of a list or names of a map.
pub const fn is_list(spec: &TabSpec) -> bool {
    matches!(spec.rows, Rows::Many)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::sheet::headings::folded;

    /// Where every value of a body may stand, with stars for positions; a list of values is one place.
    fn places(schema: &'static Value, place: String, found: &mut BTreeSet<String>) {
        let at = |pointer: &str| schema_at(pointer).map(|(_, schema)| schema);
        match schema.get("type").and_then(Value::as_str) {
            Some("object") if schema.get("properties").is_some() => {
                for name in schema["properties"].as_object().expect("properties").keys() {
                    let below = format!("{place}/{name}");
                    places(at(&below).expect("a schema"), below, found);
                }
            }
            Some("array") => {
                let below = format!("{place}/*");
                let items = at(&below).expect("a schema");
                if items.get("properties").is_some() {
                    places(items, below, found);
                } else {
                    found.insert(place);
                }
            }
            _ => {
                found.insert(place);
            }
        }
    }

    #[test]
    fn every_field_of_the_contract_has_one_column() {
        let mut expected = BTreeSet::new();
        places(schema_at("").expect("the body").1, String::new(), &mut expected);
        let mut told = BTreeSet::new();
        for tab in LAYOUT.iter() {
            for column in &tab.columns {
                let Role::Field { object, path } = &column.role else { continue };
                let objects = if tab.words.is_empty() { &tab.objects[*object..=*object] } else { &tab.objects[..] };
                for object in objects {
                    let place = std::iter::once(*object).chain(path.iter().map(String::as_str));
                    let place = place.collect::<Vec<_>>().join("/");
                    assert!(told.insert(place.clone()), "{place} has two columns");
                }
            }
        }
        assert_eq!(told, expected);
    }

    #[test]
    fn every_day_and_amount_says_which_one_it_is() {
        for tab in LAYOUT.iter() {
            for column in &tab.columns {
                let about = &column.help;
                let is_form_alone = about.starts_with("Datum, ") || about.starts_with("Bedrag in euro");
                assert!(!is_form_alone, "{}: {}: {about}", tab.spec.name, column.heading);
                let in_cents = column.kind == Kind::Euro && about.contains("in centen");
                assert!(!in_cents, "{}: {}: {about}", tab.spec.name, column.heading);
            }
        }
    }

    #[test]
    fn a_row_within_another_names_it_as_a_sentence_does() {
        let columns = LAYOUT.iter().flat_map(|tab| &tab.columns).filter(|column| column.role == Role::Within);
        let told: Vec<&str> = columns.map(|column| column.help.as_str()).collect();
        let profile = "De versie van het zoekprofiel waar deze rij bij hoort. Is er maar één, dan mag dit leeg.";
        assert!(told.len() == 4 && told.contains(&profile), "{told:?}");
    }

    #[test]
    fn headings_of_a_tab_differ_and_names_of_tabs_fit() {
        for tab in LAYOUT.iter() {
            let headings: BTreeSet<String> = tab.columns.iter().map(|column| folded(&column.heading)).collect();
            assert_eq!(headings.len(), tab.columns.len(), "{}", tab.spec.name);
            assert!(tab.spec.name.len() <= 31, "{}", tab.spec.name);
            assert!(tab.columns.iter().all(|column| !column.help.is_empty()), "{}", tab.spec.name);
        }
    }
}
