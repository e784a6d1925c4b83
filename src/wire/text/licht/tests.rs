//! Texts as they are typed, and the form that they have.

use super::*;
use crate::trajectory::{Block, Inline, ListItem, Look};
use crate::wire::text::clean::CIRCLE;

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
        "* * *",
        "- - -",
        "– –",
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
    assert_eq!(form("∙ a\n∙ b\n3 ∙ 4"), ">-¶a>-¶b¶3 ∙ 4");
    assert_eq!(form("- a\n\n- b\n  vervolg\n\n  alinea\nna"), ">-¶a>-¶b/vervolg¶alinea¶na");
    assert_eq!(form("+ plus\n- min"), "¶+ plus/- min");
    assert_eq!(form("- min\n- nog een\n± soms\n\n- punt"), "¶- min/- nog een/± soms>-¶punt");
}

#[test]
fn a_line_that_was_ticked_keeps_its_mark() {
    assert_eq!(form("[ ] ja\n[x] nee"), ">[ ]¶ja>[x]¶nee");
    assert_eq!(form("( )\tja\n(•)\tnee"), ">( )¶ja>(•)¶nee");
    assert_eq!(form("Af:\n✓ cv\n❌ brief\nen dan"), "¶Af:>✓¶cv>❌¶brief¶en dan");
    assert_eq!(form("[v] ja\n[ ] nee\n[V] ook"), ">[v]¶ja>[ ]¶nee>[V]¶ook");
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
    assert_eq!(form("• fiets\n˚ auto"), "¶• fiets/˚ auto");
    assert_eq!(form("• auto ( ) fiets\n• Vervoer: ( ) auto"), "¶• auto ( ) fiets>-¶Vervoer: ( ) auto");
}

#[test]
fn items_nest_to_five_deep() {
    assert_eq!(form("- a\n  - b\n\t\t- c\n      - d\n  - e\n- f"), ">-¶a>>-¶b>>>-¶c>>>>-¶d>>-¶e>-¶f");
    let deep: Vec<String> = (0..6).map(|level| format!("{}- {level}", "  ".repeat(level))).collect();
    assert_eq!(form(&deep.join("\n")), ">-¶0>>-¶1>>>-¶2>>>>-¶3>>>>>-¶4>>>>>-¶5");
    assert_eq!(form("  - a\n- b"), ">-¶a>-¶b");
    assert_eq!(form("1. een\n   - diep\n2. twee"), ">1.¶een>>-¶diep>2.¶twee");
}

#[test]
fn numbers_stay_as_they_were_typed() {
    assert_eq!(form("3) drie\n4) vier\n7. zeven"), ">3)¶drie>4)¶vier>7.¶zeven");
    assert_eq!(form("1. een\n- streep"), ">1.¶een>-¶streep");
}

#[test]
fn numbers_of_word_are_items() {
    assert_eq!(
        form("1.\tIntake\n1.1\tDoel\n1.1.a\tTermijn\n1.1.b\tUren\n1.2\tCv\n2.\tZoeken"),
        ">1.¶Intake>>1.1¶Doel>>>1.1.a¶Termijn>>>1.1.b¶Uren>>1.2¶Cv>2.¶Zoeken"
    );
    assert_eq!(
        form("a.\teen\nb.\ttwee\n\ti.\tonder\n\tii.\tnog\nc.\tdrie"),
        ">a.¶een>b.¶twee>>i.¶onder>>ii.¶nog>c.¶drie"
    );
    assert_eq!(form("• een\no  twee\no\u{a0} drie"), ">-¶een>>-¶twee>>-¶drie");
    assert_eq!(form("1.1\tDoel\n•\tcv\n1.2\tTermijn"), ">1.1¶Doel>-¶cv>1.2¶Termijn");
    assert_eq!(form("1.\tA\n1.1\tB\n- c\n1.2\tD\n2.\tE"), ">1.¶A>>1.1¶B>>-¶c>>1.2¶D>2.¶E");
    // A letter to choose by is no bullet.
    assert_eq!(form("o  ja\no  nee"), "¶o  ja/o  nee");
    assert_eq!(form("o  auto\nx  fiets"), "¶o  auto/x  fiets");
    // Times, amounts and cells below a head are rows.
    assert_eq!(form("8.30\tIntake\n9.15\tCv"), "¶8.30|Intake/9.15|Cv");
    assert_eq!(form("7.5\tNederlands\n8.1\tRekenen\n10\tGym"), "¶7.5|Nederlands/8.1|Rekenen/10|Gym");
    assert_eq!(form("12.5\tkg\n7.5\tkg"), "¶12.5|kg/7.5|kg");
    assert_eq!(form("J.\tJansen\nP.\tProef"), "¶J.|Jansen/P.|Proef");
    assert_eq!(form("Nr\tStap\n1.1\tIntake\n1.2\tCv"), "¶Nr|Stap/1.1|Intake/1.2|Cv");
    assert_eq!(form("1.1 een\no ja"), "¶1.1 een/o ja");
}

#[test]
fn a_table_between_strokes_is_rows() {
    assert_eq!(
        form("Zie:\n| Taak | Wie |\n|------|:---:|\n| **cv** | Jan |\n| | Piet |"),
        "¶Zie:/Taak|Wie/<b>cv</>|Jan/|Piet"
    );
    assert_eq!(form("| Taak | Wie |\n| cv | Jan |"), "¶| Taak | Wie |/| cv | Jan |");
}

#[test]
fn names_of_files_keep_their_underscores() {
    for typed in ["__init__.py en __init__.py", "*naam*.docx", "_x_.5"] {
        assert_eq!(form(typed), format!("¶{typed}"));
    }
    assert_eq!(form("**Let op**.Daarna *dit*."), "¶<b>Let op</>.Daarna <i>dit</>.");
}

#[test]
fn marks_that_hug_their_words_are_bold_and_italic() {
    assert_eq!(form("**vet** en *cursief*, (_ook_) __dit__."), "¶<b>vet</> en <i>cursief</>, (<i>ook</>) <b>dit</>.");
    assert_eq!(form("***beide*** **vet *en* zo**"), "¶<b><i>beide</> <b>vet </><b><i>en</><b> zo</>");
    assert_eq!(form("**Let op**: 3*8 uur"), "¶<b>Let op</>: 3*8 uur");
    assert_eq!(form("*a *b*"), "¶*a <i>b</>");
    assert_eq!(form("**a *b** c*"), "¶**a *b** c*");
    assert_eq!(form("**Uren: 24** en *Week 12*"), "¶<b>Uren: 24</> en <i>Week 12</>");
    assert_eq!(form("**€ 5,-** per uur"), "¶<b>€ 5,-</> per uur");
    assert_eq!(form("- **vet**"), ">-¶<b>vet</>");
    assert_eq!(form("Ma *4\tDi 5*"), "¶Ma *4|Di 5*");
    assert_eq!(form("***24 uur*** en **_3 dagen_**"), "¶<b><i>24 uur</> en <b><i>3 dagen</>");
    assert_eq!(form("*1 januari 2025* en _24 uur_"), "¶<i>1 januari 2025</> en <i>24 uur</>");
    assert_eq!(form("Week 3: **24 uur**, *Let op:* 3 dagen"), "¶Week 3: <b>24 uur</>, <i>Let op:</> 3 dagen");
    assert_eq!(form("per 1-1-2025x **24 uur** rust"), "¶per 1-1-2025x <b>24 uur</> rust");
    assert_eq!(form("*14:00* - intake, _Uren_ 24"), "¶<i>14:00</> - intake, <i>Uren</> 24");
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
        "3 _2 uur, di 4_ 1 uur",
        "2x *4 en 2x* 8",
        "2x **4 en 2x** 8",
        "± *2 … 3* …",
        "12' _3 en 4_",
        "5 kg *3 keer en 4 kg* 2 keer",
        "= *2 uur en 3* = 5",
        "*5* * *5*",
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
