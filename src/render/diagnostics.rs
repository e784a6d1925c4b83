//! Errors and warnings of Typst as lines for the log, without the words of a report.
//!
//! Typst repeats values in what it says: a key that is not there, what an `assert` was given to say. So a message is
//! told word by word, and no further than its words are Typst's own or stand in the source that it is about.

use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpanKind;
use typst::{World, WorldExt};

use super::output::UNKNOWN_FACE;
use super::world::RequestWorld;

/// Each diagnostic as `file:line: message`, without what may be a text of the caller.
pub fn lines(world: &RequestWorld<'_>, diagnostics: &[SourceDiagnostic]) -> Vec<String> {
    let line = |diagnostic: &SourceDiagnostic| {
        let (place, code) = spot(world, diagnostic);
        let message = diagnostic.message.as_str();
        // It is refused by name, and written in lower case wherever its list stands.
        let face = message.strip_prefix(UNKNOWN_FACE).is_some_and(|family| world.quotes(family));
        let told = if face { message.to_owned() } else { redact(message, &code) };
        format!("{place}{told}")
    };
    diagnostics.iter().map(line).collect()
}

/// Where a diagnostic is, as `file:line: `, and the source that it is about.
fn spot(world: &dyn World, diagnostic: &SourceDiagnostic) -> (String, String) {
    let id = match diagnostic.span.get() {
        DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => id,
        DiagSpanKind::Detached => return (String::new(), String::new()),
    };
    let path = id.get().vpath().get_without_slash().to_owned();
    let Some((source, range)) = world.source(id).ok().zip(world.range(diagnostic.span)) else {
        return (format!("{path}: "), String::new());
    };
    let line = source.lines().byte_to_line(range.start);
    let place = line.map_or_else(|| format!("{path}: "), |line| format!("{path}:{}: ", line + 1));
    (place, source.text().get(range).unwrap_or_default().to_owned())
}

/// The message up to the first word that may be a value: one that Typst does not say by itself and that does not stand
/// in the code.
fn redact(message: &str, code: &str) -> String {
    let own: Vec<&str> = parts(code).collect();
    let mut told: Vec<&str> = Vec::new();
    for word in message.split_whitespace() {
        if parts(word).any(|part| !WORDS.contains(&part) && !own.contains(&part)) {
            told.push("…");
            break;
        }
        told.push(word);
    }
    told.join(" ")
}

/// The words and names of a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let within = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
    text.split(move |sign| !within(sign)).filter(|part| !part.is_empty())
}

/// Words with which Typst says what is wrong. None of them tells anything of a person.
const WORDS: [&str; 185] = [
    "A-2a",
    "A-3a",
    "PDF",
    "UA-1",
    "a",
    "access",
    "add",
    "allowed",
    "alt",
    "always",
    "an",
    "and",
    "angle",
    "any",
    "applied",
    "are",
    "argument",
    "arguments",
    "array",
    "assertion",
    "at",
    "auto",
    "be",
    "body",
    "boolean",
    "bounds",
    "break",
    "bytes",
    "cannot",
    "character",
    "code",
    "color",
    "comma",
    "condition",
    "contain",
    "contains",
    "content",
    "context",
    "converge",
    "convert",
    "could",
    "create",
    "date",
    "datetime",
    "decimal",
    "default",
    "delimiter",
    "denied",
    "dictionaries",
    "dictionary",
    "did",
    "digits",
    "divide",
    "document",
    "does",
    "duplicate",
    "duration",
    "element",
    "empty",
    "end",
    "equality",
    "equals",
    "error",
    "escape",
    "exceeded",
    "exist",
    "expected",
    "expression",
    "failed",
    "field",
    "fields",
    "file",
    "find",
    "float",
    "followed",
    "font",
    "for",
    "format",
    "found",
    "from",
    "function",
    "has",
    "heading",
    "height",
    "hidden",
    "identifier",
    "image",
    "import",
    "in",
    "index",
    "inequality",
    "infinite",
    "integer",
    "invalid",
    "is",
    "it",
    "iterate",
    "join",
    "key",
    "keyword",
    "known",
    "label",
    "language",
    "large",
    "layout",
    "length",
    "level",
    "line",
    "load",
    "loop",
    "maximum",
    "method",
    "missing",
    "module",
    "must",
    "mutate",
    "name",
    "named",
    "negative",
    "no",
    "none",
    "not",
    "number",
    "of",
    "on",
    "once",
    "one",
    "only",
    "operator",
    "or",
    "out",
    "outline",
    "outside",
    "package",
    "page",
    "panicked",
    "parameter",
    "parameters",
    "parse",
    "pattern",
    "positional",
    "positive",
    "range",
    "ratio",
    "recursion",
    "reference",
    "regex",
    "relative",
    "remaining",
    "return",
    "searched",
    "seems",
    "semicolon",
    "set",
    "should",
    "show",
    "size",
    "spread",
    "string",
    "styles",
    "subtract",
    "symbol",
    "syntax",
    "tags",
    "text",
    "than",
    "the",
    "title",
    "to",
    "too",
    "true",
    "type",
    "unclosed",
    "unexpected",
    "unknown",
    "unresolved",
    "use",
    "value",
    "variable",
    "was",
    "were",
    "width",
    "with",
    "without",
    "zero",
];

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn values_do_not_reach_the_log_quoted_or_not() {
        for (message, code, told) in [
            ("the text `Van den Akker` could not be set", "", "the text …"),
            (
                "assertion failed: onbekend: De heer Zwartbroek is klaar",
                "assert(false, message: \"onbekend: \" + d.kernboodschap)",
                "assertion failed: onbekend: …",
            ),
            (
                r#"dictionary does not contain key "zei: \"mijn ex Henk\" en lachte""#,
                "(a: 1).at(d.kernboodschap)",
                "dictionary does not contain key …",
            ),
            ("panicked with: 999990019", "panic(d.bsn)", "panicked with: …"),
            ("cannot add integer and string", "1 + d.naam", "cannot add integer and string"),
            ("failed to load file (access denied)", "\"/nope.typ\"", "failed to load file (access denied)"),
            ("condition is always true", "true", "condition is always true"),
            ("loop seems to be infinite", "", "loop seems to be infinite"),
            ("PDF/UA-1 error: missing document title", "", "PDF/UA-1 error: missing document title"),
        ] {
            assert_eq!(redact(message, code), told, "{message}");
        }
    }

    #[test]
    fn what_stands_in_the_template_is_told() {
        assert_eq!(redact("unknown variable: kader-rand", "kader-rand"), "unknown variable: kader-rand");
        let key = "dictionary does not contain key \"kern\"";
        assert_eq!(redact(key, "d.kern"), key);
    }
}
