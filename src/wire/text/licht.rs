//! The small grammar of typed text. It leaves out no sign but the marks that it names, and keeps every line end.

use super::clean::CIRCLE;
use super::damage::holds_any;
use super::tree::{MAX_DEPTH, Tree};
use super::{inline, plat, rows};
use crate::trajectory::{Inline, Prose};

/// Reads a clean text, in one pass over its lines.
pub fn read(text: &str) -> Prose {
    let mut tree = Tree::default();
    let mut levels = Levels::default();
    let mut fresh = true;
    let lines: Vec<&str> = text.split('\n').collect();
    let noted = holds_note(&lines);
    for run in lines.chunk_by(|one, next| one.trim().is_empty() == next.trim().is_empty()) {
        if run.iter().all(|line| line.trim().is_empty()) {
            fresh = true;
            continue;
        }
        let points = run.iter().any(|line| is_plus(line.trim()));
        let own = |(at, line): (usize, &&str)| {
            item(line.trim()).is_some_and(|item| {
                let is_note = noted && item.sign == '*';
                !(is_note || is_row(run, at) || points && item.is_dash() || is_ring(line))
            })
        };
        let items: Vec<bool> = run.iter().enumerate().map(own).collect();
        let read = rows::lines(run, |at| items.get(at).is_some_and(|is_item| *is_item));
        for ((line, row), is_item) in run.iter().zip(read).zip(&items) {
            match item(line.trim()).filter(|_| *is_item) {
                Some(Item { sign, number, words }) => {
                    let level = levels.of(indent(line), sign);
                    tree.item(level, number.map(str::to_owned), inline::read(words));
                }
                None => {
                    let inside = indent(line) >= STEP && tree.is_in_list() && !row.is_row;
                    if !inside {
                        levels = Levels::default();
                    }
                    tree.line(inside, fresh, inline::read(row.words));
                }
            }
            fresh = false;
        }
    }
    tree.finish()
}

/// Whether a line is a plus point: among those, a minus is a minus point and no mark of a list.
fn is_plus(line: &str) -> bool {
    ["+ ", "± ", "+/- ", "+\t", "±\t"].iter().any(|sign| line.starts_with(sign))
}

/// Whether the one line that begins with a star is a note, and no item: a star behind a word refers to it, or a note with
/// two stars stands beside it.
fn holds_note(lines: &[&str]) -> bool {
    let is_starred = |line: &&&str| item(line.trim()).is_some_and(|item| item.sign == '*');
    lines.iter().filter(is_starred).take(2).count() == 1
        && lines.iter().any(|line| line.trim().starts_with("** ") || refers_to_note(line))
}

fn refers_to_note(line: &str) -> bool {
    let hangs = |text: &str| {
        text.match_indices('*').any(|(at, _)| {
            let behind = |next: char| next.is_alphanumeric() || next == '*';
            text[..at].ends_with(char::is_alphanumeric) && !text[at + 1..].starts_with(behind)
        })
    };
    // Stars that are marks are none any more.
    line.contains('*') && inline::read(line).iter().any(|word| matches!(word, Inline::Text { text, .. } if hangs(text)))
}

/// Whether a line begins with a ring that was typed: a bullet that reading made one is indented, or a tab follows.
fn is_ring(line: &str) -> bool {
    line.strip_prefix(CIRCLE).is_some_and(|rest| !rest.starts_with('\t'))
}

/// Whether a line that could be an item is a row of cells: it stands against one that can be nothing else, and has as many.
fn is_row(run: &[&str], at: usize) -> bool {
    let tabs = |line: &str| line.bytes().filter(|byte| *byte == b'\t').count();
    let Some(line) = run.get(at) else { return false };
    // The cells at its ends may be empty.
    let (own, all) = (tabs(line.trim()), tabs(line));
    if own == 0 {
        return false;
    }
    // What can be an item as well is looked through, so that a whole column of dashes is one.
    let same = |line: &&&str| tabs(line.trim()) == own || tabs(line) == all;
    let is_row = |line: &&&str| item(line.trim()).is_none() && same(line);
    let (before, after) = run.split_at(at);
    let row_before = before.iter().rev().take_while(same).take(NEAR).any(|line| is_row(&line));
    // A list of Word has one tab in every item, and may lead to a row of its own. Stars of footnotes lead rows.
    let noted = line.trim().starts_with('*') && after.iter().skip(1).take(NEAR).any(|next| is_noted(next));
    let row_after = (own > 1 || noted) && after.iter().skip(1).take_while(same).take(NEAR).any(|line| is_row(&line));
    row_before || row_after
}

/// Whether the first cell of a line is the sign of a footnote that is no mark of a list: `**`, `†`.
fn is_noted(line: &str) -> bool {
    let Some((cell, _)) = line.trim().split_once('\t') else { return false };
    item(line.trim()).is_none() && !cell.is_empty() && cell.trim().chars().all(|sign| matches!(sign, '*' | '†' | '‡'))
}

/// Lines on either side that are looked at: reading stays linear.
const NEAR: usize = 20;

/// The text as it is, when it is one line without any mark, as most are.
pub fn without_marks(text: &str) -> Option<Prose> {
    let plain = text.starts_with(char::is_alphabetic) && !holds_any(text, *b"\n\t*_[]");
    plain.then(|| plat::read(text))
}

/// Signs that make an item of the line that they lead. No plus: plus points stay pluses. No minus either.
const BULLETS: [char; 7] = ['-', '–', '—', '*', '•', '·', CIRCLE];

/// What stands before a line that can be ticked or chosen, and what ticks it off. Each stays before its item.
const CHOICES: [&str; 10] = ["[ ]", "[x]", "[X]", "[✓]", "( )", "(x)", "(X)", "(•)", "✓", "❌"];

/// So much deeper than the item above it is an item nested.
const STEP: usize = 2;

/// A line that is an item of a list.
struct Item<'a> {
    /// What leads it; of every number the same, and of every choice.
    sign: char,
    /// The number with its sign, or the choice.
    number: Option<&'a str>,
    words: &'a str,
}

impl Item<'_> {
    fn is_dash(&self) -> bool {
        matches!(self.sign, '-' | '–' | '—')
    }
}

fn item(line: &str) -> Option<Item<'_>> {
    let parted = |rest: &str| rest.starts_with([' ', '\t', '\u{a0}']);
    let mut signs = line.chars();
    let sign = signs.next()?;
    let rest = signs.as_str();
    if (BULLETS.contains(&sign) && parted(rest)) || (sign == WORDS_SECOND && rest.starts_with('\t')) {
        let sign = if sign == CIRCLE { WORDS_SECOND } else { sign };
        return Some(Item { sign, number: None, words: rest.trim_start() });
    }
    if let Some(choice) = CHOICES.iter().find(|choice| line.starts_with(**choice)) {
        let (mark, rest) = line.split_at(choice.len());
        return parted(rest).then_some(Item { sign: '[', number: Some(mark), words: rest.trim_start() });
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let item = Item { sign: '1', number: Some(&line[..=digits]), words: rest.trim_start() };
    ((1..=3).contains(&digits) && parted(rest)).then_some(item)
}

/// White space before a line; a tab is a step.
fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|sign| sign.is_whitespace());
    blanks.map(|sign| if sign == '\t' { STEP } else { 1 }).sum()
}

/// The lists that are open: their indents, outermost first, and the signs by which Word tells its levels.
#[derive(Default)]
struct Levels {
    indents: Vec<usize>,
    signs: Vec<char>,
}

impl Levels {
    /// The level of an item with this indent and sign, below those before it.
    fn of(&mut self, indent: usize, sign: char) -> usize {
        let indent = indent + STEP * self.depth_by_sign(sign);
        while self.indents.len() > 1 && self.indents.last().is_some_and(|last| *last > indent) {
            self.indents.pop();
        }
        match self.indents.last().copied() {
            Some(last) if indent < last + STEP || self.indents.len() == MAX_DEPTH => {
                if let Some(first) = self.indents.first_mut() {
                    *first = indent.min(*first);
                }
            }
            _ => self.indents.push(indent),
        }
        self.indents.len() - 1
    }

    /// Text out of Word has no indents: its levels are told by •, o and ▪ (which reading made ·); that of web editors by ●,
    /// ○ and ■.
    fn depth_by_sign(&mut self, sign: char) -> usize {
        if let Some(depth) = self.signs.iter().position(|known| *known == sign) {
            self.signs.truncate(depth + 1);
            return depth;
        }
        let deeper = match self.signs.last() {
            Some(&WORDS_SECOND) => sign == WORDS_THIRD,
            Some(_) => sign == WORDS_SECOND,
            None => false,
        };
        if !deeper {
            self.signs.clear();
        }
        self.signs.push(sign);
        self.signs.len() - 1
    }
}

/// The bullets of the second and the third level of Word.
const WORDS_SECOND: char = 'o';
const WORDS_THIRD: char = '·';

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::{Block, ListItem, Look};

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
            Inline::Text { text, look: Look { strong, emph, .. } } => {
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
            "˚ een ring",
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
        assert_eq!(form("- a\n– b\n— c\n* d\n• e\n· f\n•\u{a0}\u{a0}g"), ">-¶a>-¶b>-¶c>-¶d>-¶e>-¶f>-¶g");
        assert_eq!(form("o\ta\no\tb"), ">-¶a>-¶b");
        assert_eq!(form("- a\n\n- b\n  vervolg\n\n  alinea\nna"), ">-¶a>-¶b/vervolg¶alinea¶na");
        assert_eq!(form("+ plus\n- min"), "¶+ plus/- min");
        assert_eq!(form("- min\n- nog een\n± soms\n\n- punt"), "¶- min/- nog een/± soms>-¶punt");
    }

    #[test]
    fn a_line_that_was_ticked_keeps_its_mark() {
        assert_eq!(form("[ ] ja\n[x] nee"), ">[ ]¶ja>[x]¶nee");
        assert_eq!(form("( )\tja\n(•)\tnee"), ">( )¶ja>(•)¶nee");
        assert_eq!(form("Af:\n✓ cv\n❌ brief\nen dan"), "¶Af:>✓¶cv>❌¶brief¶en dan");
        assert_eq!(form("- [ ] open\n- [x] klaar"), ">-¶[ ] open>-¶[x] klaar");
        assert_eq!(form("[x]\n[x]: y\n(x)y"), "¶[x]/[x]: y/(x)y");
        assert_eq!(form("Naam\tKlaar\n[x]\t12"), "¶Naam|Klaar/[x]|12");
    }

    #[test]
    fn stars_that_words_refer_to_are_no_bullets() {
        assert_eq!(form("Belastbaarheid* is laag\n* zegt de arts"), "¶Belastbaarheid* is laag/* zegt de arts");
        assert_eq!(form("* zegt de arts\n** zegt hij"), "¶* zegt de arts/** zegt hij");
        assert_eq!(form("Ja/Nee*\n\n* kiezen"), "¶Ja/Nee*¶* kiezen");
        assert_eq!(form("*\tmoet\n*\tkan\n†\tniet"), "¶*|moet/*|kan/†|niet");
        assert_eq!(form("Doel*:\n* een\n* twee"), "¶Doel*:>-¶een>-¶twee");
        assert_eq!(form("*Doel*\n* een"), "¶<i>Doel</>>-¶een");
        assert_eq!(form("Doel 3*4 uur\n* een"), "¶Doel 3*4 uur>-¶een");
    }

    #[test]
    fn levels_of_word_are_told_by_their_signs() {
        assert_eq!(form("•\ta\no\tb\n·\tc\no\td\n•\te"), ">-¶a>>-¶b>>>-¶c>>-¶d>-¶e");
        assert_eq!(form("1.\ta\no\tb\n2.\tc"), ">1.¶a>>-¶b>2.¶c");
        assert_eq!(form("·\ta\no\tb\n·\tc"), ">-¶a>>-¶b>-¶c");
        assert_eq!(form("\t•\ta\n\t\to\tb\n\t•\tc"), ">-¶a>>-¶b>-¶c");
    }

    #[test]
    fn a_sign_in_a_row_of_cells_is_no_mark() {
        assert_eq!(form("Week\tUren\n-\t10\n*\t12"), "¶Week|Uren/-|10/*|12");
        assert_eq!(form("-\t10\tpost\n12\t8\tbalie"), "¶-|10|post/12|8|balie");
        assert_eq!(form("•\tcv\n•\tnetwerk"), ">-¶cv>-¶netwerk");
        assert_eq!(form("•\tcv\tklaar\n•\tnetwerk\tnog niet"), ">-¶cv|klaar>-¶netwerk|nog niet");
    }

    #[test]
    fn an_empty_first_cell_keeps_its_place() {
        assert_eq!(form("\tMa\tDi\nJan\t4\t\nPiet\t\t2"), "¶|Ma|Di/Jan|4/Piet||2");
        assert_eq!(form("Naam\tMa\tDi\nJan\t4\t\n\t\t6\nPiet\t\t2"), "¶Naam|Ma|Di/Jan|4/||6/Piet||2");
        assert_eq!(form("Dag\tma\tdi\two\n\t4\t\t4\n\t\t8\t"), "¶Dag|ma|di|wo/|4||4/||8");
        assert_eq!(form("Naam\tMa\n\t-\n"), "¶Naam|Ma/|-");
        assert_eq!(form("- a\n\tverder\tmet een tab"), ">-¶a/verder|met een tab");
        assert_eq!(form("- a\n\n\tMa\tDi\nJan\t4\t"), ">-¶a¶|Ma|Di/Jan|4");
    }

    #[test]
    fn stars_of_footnotes_are_cells() {
        assert_eq!(form("*\t5\n**\t6\n•\t7"), "¶*|5/**|6/•|7");
        assert_eq!(form("*\ta\n*\tb"), ">-¶a>-¶b");
    }

    #[test]
    fn circles_of_web_editors_are_the_second_level() {
        let circle = format!("•\ta\n{CIRCLE}\tb\n·\tc\n•\td");
        assert_eq!(form(&circle), ">-¶a>>-¶b>>>-¶c>-¶d");
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
        assert_eq!(form("**a *b** c*"), "¶**a *b** c*");
        assert_eq!(form("**Uren: 24** en *Week 12*"), "¶<b>Uren: 24</> en <i>Week 12</>");
        assert_eq!(form("**€ 5,-** per uur"), "¶<b>€ 5,-</> per uur");
        assert_eq!(form("- **vet**"), ">-¶<b>vet</>");
    }

    #[test]
    fn blanks_to_fill_in_stay() {
        for typed in [
            "Datum: __-__-20__",
            "Datum: __/__/20__",
            "Datum: __/__/__ Naam: ______",
            "Kamer __-__",
            "van _/_ tot _/_",
            "__|__|__",
            "___-___-___",
            "_-_-_",
            "__+__=__",
            "__x__=__ uur",
            "__x__ uur",
            "__(dag)__(maand)__",
            "__dag__maand__jaar__",
            "__.__.20__",
            "20__ tot __20__",
        ] {
            assert_eq!(form(typed), format!("¶{typed}"));
        }
    }

    #[test]
    fn stars_that_multiply_or_note_stay() {
        for typed in [
            "ma 3 *2 uur (16:00), di 4* 1 uur",
            "2 *4 uur en 3* 8 uur",
            "*excl. btw, **incl. reis; tarief € 50* en € 60**",
            "*excl. btw; tarief € 50*",
            "Bruto* (*excl. 8% vakantiegeld) 24* uur",
            "Bruto (*excl. 8% vakantiegeld) 24* uur",
            "0,42* 0,37** (*p<.05)* einde",
            "Uren: 5'*3 en 10'*4 per dag*",
            "5\"*3 en 6*",
            "5* hotel is *mooi*",
            "**/*.ts en **-**",
        ] {
            assert_eq!(form(typed), format!("¶{typed}"));
        }
    }

    #[test]
    fn the_number_of_a_source_keeps_its_brackets() {
        for typed in [
            "in 2024[1](https://cbs.example/a) al 24[2](https://cbs.example/b) uur.",
            "Art. 7[1](https://wetten.example/7)",
            "24 uur[1](https://x.example) per week.[2](https://y.example)",
            "per week. [2](https://y.example)",
            "Bron: [12](https://x.example)[13](https://y.example)",
            "bron 5[5](mailto:a@x.example)",
            "24[uur](https://x.example)",
            "![foto](https://x.example/1.png)",
        ] {
            assert_eq!(form(typed), format!("¶{typed}"));
        }
        assert_eq!(form("(zie [bron 1](https://x.example))"), "¶(zie bron 1 (https://x.example))");
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
        let lines: Vec<&str> = typed.lines().map(str::trim).collect();
        let left: Vec<char> = plain.chars().filter(|sign| !sign.is_whitespace()).collect();
        are_printed(&lines, &left)
    }

    /// Whether these lines are printed one after the other. The mark of an item is gone, or stands there as typed where it is
    /// none: in a row, among plus points.
    fn are_printed(lines: &[&str], left: &[char]) -> bool {
        let Some((line, rest)) = lines.split_first() else { return left.is_empty() };
        let as_item = item(line).filter(|item| item.number.is_none()).map(|item| item.words);
        [Some(*line), as_item]
            .into_iter()
            .flatten()
            .any(|words| behind(words, left).is_some_and(|left| are_printed(rest, left)))
    }

    /// What is left behind these words, if they stand at the beginning.
    fn behind<'a>(words: &str, mut left: &'a [char]) -> Option<&'a [char]> {
        for sign in words.chars().filter(|sign| !sign.is_whitespace()) {
            match left.split_first() {
                Some((first, rest)) if *first == sign => left = rest,
                _ if matches!(sign, '*' | '_' | '[' | ']') => {}
                _ => return None,
            }
        }
        Some(left)
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
