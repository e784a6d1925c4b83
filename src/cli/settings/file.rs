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
        // Its message alone: its long form repeats the line, with what is secret in it.
        let why = error.message().trim().replace('\n', "; ");
        (error.span().map_or(1, |span| line(span.start)), format!("dit is geen TOML: {why}."))
    })?;
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry { line: line(key.span().start), key: key.into_inner(), value })
        .collect();
    entries.sort_by_key(|entry| entry.line);
    Ok(entries)
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
    fn what_is_no_toml_has_a_line_and_does_not_repeat_it() {
        for (text, place) in [("a = 1\nkey = \"geheim\n", 2), ("a = 1\na = 2\n", 2), ("listen 127.0.0.1\n", 1)] {
            let (line, why) = entries(text).expect_err("no TOML");
            assert_eq!(line, place, "{text}");
            assert!(why.starts_with("dit is geen TOML: ") && !why.contains("geheim") && !why.contains('\n'), "{why}");
        }
    }
}
