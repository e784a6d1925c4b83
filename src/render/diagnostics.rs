//! Errors and warnings of Typst as lines for the log, without the words of a report.

use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpanKind;
use typst::{World, WorldExt};

/// Each diagnostic as `file:line: message`; whatever stands between quotes is left out, since it may be a text of
/// the caller.
pub fn lines(world: &dyn World, diagnostics: &[SourceDiagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|diagnostic| format!("{}{}", place(world, diagnostic), redact(&diagnostic.message)))
        .collect()
}

fn place(world: &dyn World, diagnostic: &SourceDiagnostic) -> String {
    let id = match diagnostic.span.get() {
        DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => id,
        DiagSpanKind::Detached => return String::new(),
    };
    let source = world.source(id).ok();
    let line =
        source.zip(world.range(diagnostic.span)).and_then(|(source, range)| source.lines().byte_to_line(range.start));
    let path = id.get().vpath().get_without_slash().to_owned();
    line.map_or_else(|| format!("{path}: "), |line| format!("{path}:{}: ", line + 1))
}

fn redact(message: &str) -> String {
    without_quoted(&without_quoted(message, '`'), '"')
}

/// The message with whatever stands between two of these marks left out.
fn without_quoted(message: &str, mark: char) -> String {
    let mut kept = String::new();
    for (index, part) in message.split(mark).enumerate() {
        kept.push_str(if index % 2 == 0 { part } else { "…" });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn quoted_words_do_not_reach_the_log() {
        assert_eq!(redact("the text `Van den Akker` has no glyph"), "the text … has no glyph");
        assert_eq!(redact("the text `\"Van den Akker\"` could not"), "the text … could not");
    }
}
