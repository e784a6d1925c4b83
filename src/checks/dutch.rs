//! Dutch notation in the sentences of findings.

use std::fmt::Display;

use chrono::NaiveDate;

/// `14-04-2025`.
pub fn day(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}

/// `1 dag`, `3 dagen`.
pub fn count<N: Display + From<u8> + PartialEq>(number: N, one: &str, many: &str) -> String {
    if number == N::from(1_u8) { format!("1 {one}") } else { format!("{number} {many}") }
}

/// `‘a’`, `‘a’ en ‘b’`, `‘a’, ‘b’ en ‘c’`.
pub fn quoted(items: &[String]) -> String {
    let quoted: Vec<String> = items.iter().map(|item| format!("‘{item}’")).collect();
    listed(&quoted)
}

/// `a`, `a en b`, `a, b en c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} en {last}", head.join(", ")),
    }
}
