//! The small grammar of typed text. It leaves out no sign but the marks that it names, and keeps every line end.

use super::tree::{MAX_DEPTH, Tree};
use super::{inline, plat};
use crate::trajectory::Prose;

/// Reads a clean text, in one pass over its lines.
pub fn read(text: &str) -> Prose {
    let mut tree = Tree::default();
    // Indents of the open lists, outermost first.
    let mut indents = Vec::new();
    let mut fresh = true;
    for line in text.split('\n') {
        let words = line.trim();
        if words.is_empty() {
            fresh = true;
            continue;
        }
        let indent = indent(line);
        match item(words) {
            Some((number, words)) => {
                let level = level(&mut indents, indent);
                tree.item(level, number.map(str::to_owned), inline::read(words));
            }
            None => {
                let inside = indent >= STEP && tree.is_in_list();
                if !inside {
                    indents.clear();
                }
                tree.line(inside, fresh, inline::read(words));
            }
        }
        fresh = false;
    }
    tree.finish()
}

/// The text as it is, when it is one line without any mark, as most are.
pub fn without_marks(text: &str) -> Option<Prose> {
    const MARKS: [char; 6] = ['\n', '\t', '*', '_', '[', ']'];
    let plain = text.starts_with(char::is_alphabetic) && !text.contains(MARKS);
    plain.then(|| plat::read(text))
}

/// Signs that make an item of the line that they lead. No plus: plus points stay pluses. No minus either.
const BULLETS: [char; 6] = ['-', '–', '—', '*', '•', '·'];

/// So much deeper than the item above it is an item nested.
const STEP: usize = 2;

/// The number of an item with its sign, if it has one, and its words.
fn item(line: &str) -> Option<(Option<&str>, &str)> {
    let parted = |rest: &str| rest.starts_with([' ', '\t', '\u{a0}']);
    let mut signs = line.chars();
    let first = signs.next()?;
    let rest = signs.as_str();
    // Word writes the bullet of its second level as the letter o.
    if (BULLETS.contains(&first) && parted(rest)) || (first == 'o' && rest.starts_with('\t')) {
        return Some((None, rest.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    ((1..=3).contains(&digits) && parted(rest)).then(|| (Some(&line[..=digits]), rest.trim_start()))
}

/// White space before a line; a tab is a step.
fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|sign| sign.is_whitespace());
    blanks.map(|sign| if sign == '\t' { STEP } else { 1 }).sum()
}

/// The level of an item with this indent, below those before it.
fn level(indents: &mut Vec<usize>, indent: usize) -> usize {
    while indents.len() > 1 && indents.last().is_some_and(|last| *last > indent) {
        indents.pop();
    }
    match indents.last().copied() {
        Some(last) if indent < last + STEP || indents.len() == MAX_DEPTH => {
            if let Some(first) = indents.first_mut() {
                *first = indent.min(*first);
            }
        }
        _ => indents.push(indent),
    }
    indents.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::{Block, Inline, ListItem};

    /// A text with the form that it has: `<b>`, `<i>`, `¶` before a paragraph, `/` at a line end, `|` at a tab, and items
    /// behind as many `>` as they are deep.
    fn form(raw: &str) -> String {
        let mut shown = String::new();
        show(&read(raw).blocks, 0, &mut shown);
        shown
    }

    fn show(blocks: &[Block], depth: usize, shown: &mut String) {
        for block in blocks {
            match block {
                Block::Paragraph(words) => {
                    shown.push('¶');
                    words.iter().for_each(|word| show_word(word, shown));
                }
                Block::List { items } => {
                    for ListItem { number, blocks } in items {
                        shown.push_str(&">".repeat(depth + 1));
                        shown.push_str(number.as_deref().unwrap_or("-"));
                        show(blocks, depth + 1, shown);
                    }
                }
            }
        }
    }

    fn show_word(word: &Inline, shown: &mut String) {
        match word {
            Inline::LineBreak => shown.push('/'),
            Inline::Tab => shown.push('|'),
            Inline::Text { text, strong, emph } => {
                let marks = match (strong, emph) {
                    (true, true) => "<b><i>",
                    (true, false) => "<b>",
                    (false, true) => "<i>",
                    (false, false) => "",
                };
                shown.push_str(marks);
                shown.push_str(text);
                shown.push_str(if marks.is_empty() { "" } else { "</>" });
            }
        }
    }

    #[test]
    fn what_is_typed_is_what_is_printed() {
        for typed in [
            "begint met 3*8 uur en gaat naar 2*4 uur",
            "> 2 uur achtereen zitten is niet mogelijk",
            "[Datum]: 12-09-2025",
            "+ komt op tijd",
            "-10 kg tillen",
            "---",
            "***",
            "-",
            "# Kop",
            "`code` | cel | ~~weg~~ \\ <b>html</b> &amp;",
            "2**3, a_b_c, __init, 5 * 4 * 3",
            "2025. was een goed jaar",
            "1.5 uur",
            "12:30 uur",
            "(*) verplicht, (*) niet verplicht",
            "‘*’ en ‘*’ en \"_\"_\"",
            "[woorden](bestand.docx) [x](https://a b) [](https://voorbeeld.example)",
            "****vier****",
            "ten onrechte * hier en * daar",
        ] {
            assert_eq!(form(typed), format!("¶{typed}"));
        }
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(form("Aanwezig: A\nPlaats: Assen\n\n\nTweede"), "¶Aanwezig: A/Plaats: Assen¶Tweede");
        assert_eq!(form("Naam\tUren\nJan\t12"), "¶Naam|Uren/Jan|12");
        assert_eq!(
            form("Afspraken:\n- cv\n- netwerk\nVolgende keer: maandag"),
            "¶Afspraken:>-¶cv>-¶netwerk¶Volgende keer: maandag"
        );
    }

    #[test]
    fn bullets_are_items() {
        assert_eq!(form("•\tcv\n•\tnetwerk"), ">-¶cv>-¶netwerk");
        assert_eq!(form("- a\n– b\n— c\n* d\n• e\n· f\no\tg\n•\u{a0}\u{a0}h"), ">-¶a>-¶b>-¶c>-¶d>-¶e>-¶f>-¶g>-¶h");
        assert_eq!(form("- a\n\n- b\n  vervolg\n\n  alinea\nna"), ">-¶a>-¶b/vervolg¶alinea¶na");
        assert_eq!(form("+ plus\n- min"), "¶+ plus>-¶min");
    }

    #[test]
    fn items_nest_to_three_deep() {
        assert_eq!(form("- a\n  - b\n\t\t- c\n      - d\n  - e\n- f"), ">-¶a>>-¶b>>>-¶c>>>-¶d>>-¶e>-¶f");
        assert_eq!(form("  - a\n- b"), ">-¶a>-¶b");
        assert_eq!(form("1. een\n   - diep\n2. twee"), ">1.¶een>>-¶diep>2.¶twee");
    }

    #[test]
    fn numbers_stay_as_they_were_typed() {
        assert_eq!(form("3) drie\n4) vier\n7. zeven"), ">3)¶drie>4)¶vier>7.¶zeven");
        assert_eq!(form("1. een\n- streep"), ">1.¶een>-¶streep");
    }

    #[test]
    fn marks_that_hug_their_words_are_bold_and_italic() {
        assert_eq!(
            form("**vet** en *cursief*, (_ook_) __dit__."),
            "¶<b>vet</> en <i>cursief</>, (<i>ook</>) <b>dit</>."
        );
        assert_eq!(form("***beide*** **vet *en* zo**"), "¶<b><i>beide</> <b>vet </><b><i>en</><b> zo</>");
        assert_eq!(form("**Let op**: 3*8 uur"), "¶<b>Let op</>: 3*8 uur");
        assert_eq!(form("*a *b*"), "¶*a <i>b</>");
        assert_eq!(form("**a *b** c*"), "¶<b>a *b</> c*");
        assert_eq!(form("- **vet**"), ">-¶<b>vet</>");
    }

    #[test]
    fn a_link_shows_its_address() {
        assert_eq!(
            form("zie [de site](https://voorbeeld.example/_a_/*b*) nu"),
            "¶zie de site (https://voorbeeld.example/_a_/*b*) nu"
        );
        assert_eq!(form("[**vet**](mailto:a@voorbeeld.example)"), "¶<b>vet</> (mailto:a@voorbeeld.example)");
    }

    #[test]
    fn the_short_way_ends_where_the_long_way_does() {
        for text in ["Een zin.", "Eén zin met 3 uur ", "o jee", "a - b"] {
            assert_eq!(without_marks(text), Some(read(text)), "{text}");
        }
    }

    #[test]
    fn the_worst_text_is_read_in_a_moment() {
        for unit in ["- ", "*", "_a", "[", "[a](https://", "  - a\n", "* *a", "1. ", "**a*_b"] {
            let prose = read(&unit.repeat(200_000 / unit.len()));
            assert!(!prose.is_empty(), "{unit}");
        }
    }

    /// Whether the words out are those in, but for the marks that the grammar names.
    fn is_faithful(typed: &str, plain: &str) -> bool {
        let mut left = plain.chars().filter(|sign| !sign.is_whitespace()).peekable();
        for line in typed.lines() {
            let line = line.trim();
            let words = item(line).map_or(line, |(number, words)| if number.is_some() { line } else { words });
            for sign in words.chars().filter(|sign| !sign.is_whitespace()) {
                if left.peek() == Some(&sign) {
                    left.next();
                } else if !matches!(sign, '*' | '_' | '[' | ']') {
                    return false;
                }
            }
        }
        left.next().is_none()
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            failure_persistence: None,
            ..proptest::prelude::ProptestConfig::with_cases(2_000)
        })]

        #[test]
        fn no_visible_sign_is_lost(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "a", "B", "8", " ", "  ", "\n", "\n\n", "\t", "*", "**", "_", "__", "- ", "– ", "* ", "• ", "o\t", "+ ",
                    "1. ", "12) ", "[", "](https://voorbeeld.example)", "]", "(", ")", "> ", "# ", "`", "|", "---", "\\",
                    "<b>", "~", ".", ",", ":", "’", "\"", "é", "3*8",
                ]),
                0..40,
            )
        ) {
            let typed = parts.concat();
            let plain = read(&typed).plain();
            proptest::prop_assert!(is_faithful(&typed, &plain), "{:?} became {:?}", typed, plain);
        }
    }
}
