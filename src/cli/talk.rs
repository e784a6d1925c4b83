//! What is said on standard error, and how texts of others are made fit to be said.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;

/// Says a sentence. Whether anyone listens is no reason to stop: `eprintln!` would panic when the reader has gone.
pub fn say(sentence: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{sentence}");
}

/// A text of others on one line: what would steer a terminal, or turn the direction of reading, is written out.
pub fn harmless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if steers(character) {
            safe.extend(character.escape_default());
        } else {
            safe.push(character);
        }
    }
    safe
}

/// A path, likewise.
pub fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy())
}

/// Controls, and what nobody sees but the terminal.
fn steers(character: char) -> bool {
    match character {
        '\u{61c}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        other => other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_written_out() {
        assert_eq!(harmless("a\u{1b}[31mb\u{9b}c\u{7}\r\n"), "a\\u{1b}[31mb\\u{9b}c\\u{7}\\r\\n");
        assert_eq!(harmless("fdp\u{202e}.exe"), "fdp\\u{202e}.exe");
        assert_eq!(harmless("Zoë’s ‘plan’ – 50 %"), "Zoë’s ‘plan’ – 50 %");
        assert_eq!(shown(Path::new("map/a\tb.json")), "map/a\\tb.json");
    }
}
