//! The file with settings: TOML, each setting under the long name of its flag. Does not know which names there are.

use std::collections::BTreeMap;
use std::path::Path;

use toml::{Spanned, Value};

use crate::cli::streams::{read_file, unreadable};

/// What the file says under one name.
#[derive(Debug)]
pub struct Entry {
    pub key: String,
    /// Where it stands, counted from 1.
    pub line: usize,
    value: Value,
}

impl Entry {
    /// As it would be typed, once for every value of a list; nothing for what cannot be typed, such as a date.
    pub fn texts(&self) -> Option<Vec<String>> {
        match &self.value {
            Value::Array(items) => items.iter().map(text).collect(),
            one => text(one).map(|text| vec![text]),
        }
    }

    pub fn is_list(&self) -> bool {
        matches!(self.value, Value::Array(_))
    }

    pub fn is_table(&self) -> bool {
        matches!(self.value, Value::Table(_))
    }
}

/// Everything that a file says, from top to bottom; or why it says nothing.
pub fn read(path: &Path) -> Result<Vec<Entry>, String> {
    let bytes = read_file(path).map_err(|error| unreadable(path, &error))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{} is geen tekst in UTF-8.", path.display()))?;
    entries(&text).map_err(|(line, why)| format!("{}, regel {line}: {why}", path.display()))
}

fn entries(text: &str) -> Result<Vec<Entry>, (usize, String)> {
    let line = |offset: usize| 1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
    let table: BTreeMap<Spanned<String>, Value> = toml::from_str(text).map_err(|error| {
        // None of its words are passed on: its long form repeats the line, with what is secret in it.
        let why = mistake(error.message());
        (error.span().map_or(1, |span| line(span.start)), format!("dit is geen TOML: {why}."))
    })?;
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry { line: line(key.span().start), key: key.into_inner(), value })
        .collect();
    entries.sort_by_key(|entry| entry.line);
    Ok(entries)
}

/// What is wrong, by what the parser says of it.
fn mistake(said: &str) -> &'static str {
    const MISTAKES: [(&str, &str); 12] = [
        ("expected `.`, `=`", "achter de naam van een instelling hoort een ="),
        ("expected newline", "hier hoort de regel te eindigen, en een tekst staat tussen aanhalingstekens"),
        ("invalid basic string", UNCLOSED),
        ("invalid literal string", UNCLOSED),
        ("invalid string", "zet een tekst tussen rechte aanhalingstekens; ja en nee zijn true en false"),
        ("invalid escape", "schrijf \\ in een tekst als \\\\, of zet de tekst tussen enkele aanhalingstekens"),
        ("invalid array", "een lijst staat tussen [ en ], met een komma tussen twee waarden"),
        ("invalid table header", "een kop staat tussen [ en ], en instellingen hebben er geen"),
        ("invalid key", "hier hoort de naam van een instelling, met = erachter"),
        ("duplicate key", "deze naam staat er meer dan eens"),
        ("invalid integer", NO_NUMBER),
        ("number too", NO_NUMBER),
    ];
    const UNCLOSED: &str = "een tekst eindigt met het aanhalingsteken waarmee hij begint, op dezelfde regel";
    const NO_NUMBER: &str = "dit getal is niet te lezen";
    let known = MISTAKES.iter().find(|(words, _)| said.trim_start().starts_with(words));
    known.map_or("schrijf op elke regel één instelling, als naam = waarde", |(_, told)| *told)
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(yes) => Some(yes.to_string()),
        Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(value: &str) -> Option<Vec<String>> {
        let entries = entries(&format!("x = {value}")).expect("TOML");
        entries.first().expect("an entry").texts()
    }

    #[test]
    fn entries_come_with_their_lines_from_top_to_bottom() {
        let entries =
            entries("# dienst\nqueue = 64\n\n'listen' = \"127.0.0.1:8080\"\n[batch]\nitems = 1\n").expect("TOML");
        let seen: Vec<_> = entries.iter().map(|entry| (entry.line, entry.key.as_str(), entry.is_table())).collect();
        assert_eq!(seen, [(2, "queue", false), (4, "listen", false), (5, "batch", true)]);
    }

    #[test]
    fn a_dotted_key_is_a_table() {
        let entries = entries("serve.queue = 64\nserve.listen = 'x'\n").expect("TOML");
        assert_eq!(entries.iter().map(|entry| (entry.line, entry.is_table())).collect::<Vec<_>>(), [(1, true)]);
    }

    #[test]
    fn values_are_as_they_would_be_typed() {
        let typed = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(texts("'a b'"), typed(&["a b"]));
        assert_eq!(texts("64"), typed(&["64"]));
        assert_eq!(texts("0.5"), typed(&["0.5"]));
        assert_eq!(texts("true"), typed(&["true"]));
        assert_eq!(texts("['a=1', 2]"), typed(&["a=1", "2"]));
        assert_eq!(texts("[]"), typed(&[]));
        for no_text in ["2025-01-01", "{ a = 1 }", "[[1]]"] {
            assert_eq!(texts(no_text), None, "{no_text}");
        }
    }

    #[test]
    fn what_is_no_toml_is_told_in_dutch() {
        for (text, told) in [
            ("listen 127.0.0.1", "achter de naam van een instelling hoort een ="),
            ("listen = 127.0.0.1:80", "hier hoort de regel te eindigen"),
            ("log = \"info", "een tekst eindigt met het aanhalingsteken"),
            ("log = 'info", "een tekst eindigt met het aanhalingsteken"),
            ("log = “info”", "rechte aanhalingstekens"),
            ("hsts = ja", "ja en nee zijn true en false"),
            ("keys-file = \"C:\\pad\"", "schrijf \\ in een tekst als \\\\,"),
            ("threshold = [\"a=1\" \"b=2\"]", "een lijst staat tussen"),
            ("[serve", "een kop staat tussen"),
            ("= 3", "hier hoort de naam"),
            ("queue = 1\nqueue = 2", "deze naam staat er meer dan eens"),
            ("queue = 99999999999999999999999", "dit getal is niet te lezen"),
            ("queue =", "als naam = waarde"),
        ] {
            let (_, why) = entries(text).expect_err("no TOML");
            assert!(why.starts_with("dit is geen TOML: ") && why.contains(told) && why.ends_with('.'), "{text}: {why}");
        }
    }

    #[test]
    fn what_is_no_toml_has_a_line_and_does_not_repeat_it() {
        for (text, place) in [("a = 1\nkey = \"geheim\n", 2), ("a = 1\na = 2\n", 2), ("listen 127.0.0.1\n", 1)] {
            let (line, why) = entries(text).expect_err("no TOML");
            assert_eq!(line, place, "{text}");
            assert!(why.starts_with("dit is geen TOML: ") && !why.contains("geheim") && !why.contains('\n'), "{why}");
        }
    }
}
