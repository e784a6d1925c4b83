//! Tables between upright strokes, as chat programs and wikis write them: every cell of a row behind a tab.

use std::borrow::Cow;

/// The text with its tables as rows. One is told by the line of dashes below its head: `|---|---|`.
pub fn with_rows(text: &str) -> Cow<'_, str> {
    if !text.contains('|') {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut read: Vec<Cow<'_, str>> = Vec::with_capacity(lines.len());
    let mut rest = lines.as_slice();
    while let Some((line, below)) = rest.split_first() {
        rest = below;
        let Some((_, behind)) = below.split_first().filter(|(rule, _)| is_head(line, rule)) else {
            read.push(Cow::Borrowed(*line));
            continue;
        };
        let columns = cells(line, true).len();
        let length = behind.iter().take_while(|row| is_row(row)).count();
        let (rows, after) = behind.split_at(length);
        rest = after;
        // A row without words says nothing, and would end the table.
        let rows = std::iter::once(line).chain(rows).map(|row| in_cells(row, columns));
        read.extend(rows.filter(|row| !row.trim().is_empty()).map(Cow::Owned));
    }
    Cow::Owned(read.join("\n"))
}

/// Whether a line is the head of a table, of which the rule is the line below it.
fn is_head(line: &str, rule: &str) -> bool {
    let is_dashes = |cell: &String| {
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        // A dash alone is a cell without a value.
        cell.len() > 2 && !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    if !is_row(line) || !is_row(rule) {
        return false;
    }
    let rule = cells(rule, true);
    rule.len() > 1 && rule.iter().all(is_dashes) && cells(line, true).len() == rule.len()
}

fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|') && !line.contains('\t')
}

/// The cells of a row. A stroke behind a `\` may be one of its words.
fn cells(row: &str, escapes: bool) -> Vec<String> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').unwrap_or(row);
    let mut cells = vec![String::new()];
    let mut signs = row.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '|' => cells.push(String::new()),
            '\\' if escapes && signs.next_if_eq(&'|').is_some() => push(&mut cells, '|'),
            _ => push(&mut cells, sign),
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

fn push(cells: &mut [String], sign: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(sign);
    }
}

/// A row as cells behind tabs. Where it has as many as the head only if no stroke is one of its words, none is: the `\`
/// ends the name of a folder, `| H:\| map |`.
fn in_cells(row: &str, columns: usize) -> String {
    let read = cells(row, true);
    if read.len() < columns {
        let all = cells(row, false);
        if all.len() == columns {
            return all.join("\t");
        }
    }
    read.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_its_rows() {
        for (typed, rows) in [
            ("| Dag | Uur |\n|-----|----:|\n| ma | 4 |\n| di | |\nna", "Dag\tUur\nma\t4\ndi\t\nna"),
            ("voor\n|a|b|\n|:-:|:--|\n|\\| x|2|", "voor\na\tb\n| x\t2"),
            ("|a|b|\n|---|---|\n|H:\\|map|\n|\\| x|2|", "a\tb\nH:\\\tmap\n| x\t2"),
            ("|a|b|\n|---|---|\n| | |\n|c|d|e|", "a\tb\nc\td\te"),
        ] {
            assert_eq!(with_rows(typed), rows, "{typed}");
        }
    }

    #[test]
    fn strokes_without_a_rule_stay() {
        for typed in [
            "| een | twee |\n| 1 | 2 |",
            "ja | nee\n--- | ---\n4 | 5",
            "|a|\n|---|\n|b|",
            "|a|b|\n|---|---|---|",
            "|ma|di|\n|-|--|\n|4|5|",
            "T: 06 | M: 07\n--\nNaam",
            "|---|---|",
        ] {
            assert_eq!(with_rows(typed), typed);
        }
    }
}
