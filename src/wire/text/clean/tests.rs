//! Texts as programs write them, and what is left of their signs.

use super::*;

fn cleaned(raw: &str) -> (String, Vec<(RepairKind, usize)>) {
    let mut repairs = Repairs::default();
    let text = clean_with_bullets(raw, &mut repairs).into_owned();
    (text, repairs.kinds())
}

#[test]
fn every_kind_of_line_end_is_one() {
    let (text, repairs) = cleaned("a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i\r\r\nj");
    assert_eq!(text, "a\nb\nc\nd\ne\nf\ng\nh\ni\n\nj");
    assert!(repairs.is_empty(), "{repairs:?}");
}

#[test]
fn signs_of_windows_are_what_they_were() {
    let (text, repairs) = cleaned("\u{80} 250, foto\u{92}s \u{84}zo\u{94} \u{96} en\u{85} \u{95}\u{99}");
    assert_eq!(text, "€ 250, foto’s „zo” – en… •™");
    assert_eq!(repairs, [(RepairKind::Reread, 8)]);
}

#[test]
fn what_has_no_form_and_what_has_no_ink_are_told_apart() {
    let (text, repairs) = cleaned("中文 \u{200b}a\u{7}b\u{e000}😀");
    assert_eq!(text, "\u{fffd}\u{fffd} ab\u{fffd}\u{fffd}");
    assert_eq!(repairs, [(RepairKind::Replaced, 4), (RepairKind::Dropped, 2)]);
}

#[test]
fn a_picture_of_several_characters_is_one_sign() {
    for picture in ["👨\u{200d}👩\u{200d}👧", "👍🏽", "☎\u{fe0f}", "🇳🇱", "❤\u{fe0f}\u{200d}🔥"] {
        assert_eq!(cleaned(picture), ("\u{fffd}".to_owned(), vec![(RepairKind::Replaced, 1)]), "{picture}");
    }
    assert_eq!(cleaned("👍👍").0, "\u{fffd}\u{fffd}");
    assert_eq!(cleaned("🇳🇱🇧🇪").0, "\u{fffd}\u{fffd}");
    assert_eq!(cleaned("😀\u{200d}a").0, "\u{fffd}a");
}

#[test]
fn a_lost_letter_weighs_more_than_a_lost_picture() {
    let serious = |raw: &str| {
        let mut repairs = Repairs::default();
        clean(raw, &mut repairs);
        repairs.seen().iter().any(|seen| seen.serious)
    };
    for raw in
        ["中", "\u{661}", "⊂", "₺ ﷼", "Andr\u{fffd}", "\u{e001}", "⁻", "xⁿ", "■", "☆ x", "h\u{336}i", "🔳", "🔴", "👎🏽"]
    {
        assert!(serious(raw), "{raw}");
    }
    for raw in ["😀", "\u{fffd} goed", "☎ ★", "a\u{200b}b", "\u{80}"] {
        assert!(!serious(raw), "{raw}");
    }
}

#[test]
fn bullets_of_word_are_bullets_where_they_lead_a_line() {
    let (text, repairs) = cleaned("\u{f0b7}\tcv\r\u{f0a7} netwerk\n  ▪\tdiep");
    assert_eq!(text, "•\tcv\n· netwerk\n  ·\tdiep");
    assert!(repairs.is_empty(), "{repairs:?}");
    assert_eq!(cleaned("een \u{f0b7} twee").0, "een \u{fffd} twee");
    assert_eq!(cleaned("▪\u{fe0f} cv\n◼ brief"), ("· cv\n• brief".to_owned(), vec![]));
}

#[test]
fn ticks_and_crosses_are_those_of_the_fonts() {
    assert_eq!(
        cleaned("\u{f0fc} gedaan\n\u{f0fb} niet gedaan ✔\u{fe0f}"),
        ("✓ gedaan\n❌ niet gedaan ✓".to_owned(), vec![])
    );
}

#[test]
fn circles_of_web_editors_are_told_from_those_to_tick() {
    assert_eq!(cleaned("● a\n  ○ b\n    ■ c").0, format!("• a\n  {CIRCLE} b\n    · c"));
    assert_eq!(cleaned("○ ja\n○ nee").0, "( ) ja\n( ) nee");
    assert_eq!(cleaned("○\ta").0, format!("{CIRCLE}\ta"));
    assert_eq!(cleaned("● a\n○ b\n■ c"), (format!("• a\n{CIRCLE}\tb\n· c"), vec![]));
    assert_eq!(cleaned("• a\n◦ b\n▪ c"), (format!("• a\n{CIRCLE}\tb\n· c"), vec![]));
    let unclear = (format!("• fiets\n{CIRCLE} auto\n• trein"), vec![(RepairKind::Unclear, 1)]);
    assert_eq!(cleaned("● fiets\n○ auto\n● trein"), unclear);
}

#[test]
fn what_was_chosen_stays_what_was_chosen() {
    for (typed, printed) in [
        ("○\tJa\n●\tNee", "( )\tJa\n(•)\tNee"),
        ("●\tJa\r○\tNee", "(•)\tJa\n( )\tNee"),
        ("○ fiets\n● auto", "( ) fiets\n(•) auto"),
        ("■ voldaan\n□ open", "[x] voldaan\n[ ] open"),
        ("⚪\u{fe0f} Ja\n⚫\u{fe0f} Nee", "( ) Ja\n(•) Nee"),
        ("◯ Ja\n● Nee", "( ) Ja\n(•) Nee"),
        ("⬜ open\n⬛ klaar", "[ ] open\n[x] klaar"),
    ] {
        assert_eq!(cleaned(typed), (printed.to_owned(), vec![(RepairKind::Bracketed, 2)]), "{typed}");
    }
    for (typed, printed) in [("■ een\n■ twee", "· een\n· twee"), ("Zorg ● Techniek", "Zorg • Techniek")] {
        assert_eq!(cleaned(typed), (printed.to_owned(), vec![]), "{typed}");
    }
}

#[test]
fn a_choice_in_one_line_stays_one() {
    for (typed, printed, marks) in [
        ("● Ja  ○ Nee  ○ Deels", "(•) Ja  ( ) Nee  ( ) Deels", 3),
        ("● ja\t○ nee", "(•) ja\t( ) nee", 2),
        ("■ ja □ nee", "[x] ja [ ] nee", 2),
        ("◼ ja ◻ nee", "[x] ja [ ] nee", 2),
        ("▣ ja □ nee", "[x] ja [ ] nee", 2),
        ("▪ ja ▫ nee", "[x] ja [ ] nee", 2),
        ("▫ ja ▪ nee", "[ ] ja [x] nee", 2),
        ("◆ ja ◇ nee", "[x] ja [ ] nee", 2),
        ("◯ ja ⬤ nee", "( ) ja (•) nee", 2),
        ("\u{f06e} ja \u{f06f} nee", "[x] ja [ ] nee", 2),
        ("\u{f06c} ja \u{f0a1} nee", "(•) ja ( ) nee", 2),
        ("• ja ○ nee", "(•) ja ( ) nee", 2),
        ("• Ja, ◦ nee", "(•) Ja, ( ) nee", 2),
        ("◦ ja • nee", "( ) ja (•) nee", 2),
        ("❍ ja ● nee", "( ) ja (•) nee", 2),
        ("• auto ○ fiets", "• auto ( ) fiets", 1),
        ("□ ja ■ nee", "[ ] ja [x] nee", 2),
        ("Akkoord: ■ ja □ nee", "Akkoord: [x] ja [ ] nee", 2),
        ("- ■ ja □ nee", "- [x] ja [ ] nee", 2),
        ("■ ja □ nee\n□ ja ■ nee", "[x] ja [ ] nee\n[ ] ja [x] nee", 4),
        ("● ja ○ nee\n● soms", "(•) ja ( ) nee\n(•) soms", 3),
        ("● Vervoer: ○ auto ● fiets\n● Werk", "• Vervoer: ( ) auto (•) fiets\n• Werk", 2),
    ] {
        assert_eq!(cleaned(typed), (printed.to_owned(), vec![(RepairKind::Bracketed, marks)]), "{typed}");
    }
    assert_eq!(cleaned("▪ een\n  ▫ twee"), ("· een\n  • twee".to_owned(), vec![]));
    assert_eq!(cleaned("■ een"), ("· een".to_owned(), vec![]));
}

#[test]
fn nothing_goes_on_with_the_number_before_it() {
    for (typed, printed) in [
        ("3⅒ uur", "3 1⁄10 uur"),
        ("2↉", "2 0⁄3"),
        ("24㉑ uur", "24(21) uur"),
        ("㊿", "(50)"),
        ("12⒈", "12 1."),
        ("⒈2", "1. 2"),
        ("24１", "241"),
        ("🔟", "(10)"),
    ] {
        assert_eq!(cleaned(typed), (printed.to_owned(), vec![]), "{typed}");
    }
    assert_eq!(cleaned("24\u{7}8 en a\u{7}8").0, "24 8 en a8");
    assert_eq!(cleaned("241\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}").0, "24 1 2");
}

#[test]
fn hyphens_of_word_are_hyphens() {
    assert_eq!(cleaned("2\u{1e}4 uur"), ("2-4 uur".to_owned(), vec![(RepairKind::Hyphenated, 1)]));
    assert_eq!(cleaned("arbeids\u{1f}deskundige").0, "arbeidsdeskundige");
    for typed in ["arbeids\u{ad}\ndeskundige", "arbeids\u{1f}\r\ndeskundige"] {
        assert_eq!(cleaned(typed), ("arbeids-\ndeskundige".to_owned(), vec![(RepairKind::Hyphenated, 1)]));
    }
}

#[test]
fn plus_minus_and_times_are_told_apart() {
    assert_eq!(cleaned("➕ op tijd\n➖ traag"), ("+ op tijd\n− traag".to_owned(), vec![]));
    assert_eq!(cleaned("Uren ➖5 en 8 ➗ 2").0, "Uren −5 en 8 ÷ 2");
    assert_eq!(cleaned("3 ✖ 8 uur, 3✖\u{fe0f} per dag, ✖ niet").0, "3 × 8 uur, 3× per dag, ❌ niet");
}

#[test]
fn stars_that_were_given_are_counted() {
    for (typed, printed, rows) in [
        ("★★★☆☆", "3 van 5 sterren", 1),
        ("Sfeer:★★★★☆,werk ★★½x", "Sfeer:4 van 5 sterren,werk 2½ sterren x", 2),
        ("3★★ en ⭐⭐⭐", "3 (2 sterren) en 3 sterren", 2),
        ("4,5 ★★★★☆ (8)", "4,5 (4 van 5 sterren) (8)", 1),
    ] {
        assert_eq!(cleaned(typed), (printed.to_owned(), vec![(RepairKind::Starred, rows)]), "{typed}");
    }
}

#[test]
fn lines_below_letters_are_told() {
    assert_eq!(cleaned("g\u{332}e\u{332}en"), ("geen".to_owned(), vec![(RepairKind::Underlined, 2)]));
}

#[test]
fn what_can_be_ticked_is_a_named_mark() {
    for (typed, printed, marks) in [
        ("☐ Ja\n☑ Nee", "[ ] Ja\n[✓] Nee", 2),
        ("☐\tJa\n☒\tNee", "[ ]\tJa\n[x]\tNee", 2),
        ("Rijbewijs: ☐ ja ☑\u{fe0f} nee", "Rijbewijs: [ ] ja [✓] nee", 2),
        ("Auto: ○ ja ● nee", "Auto: ( ) ja (•) nee", 2),
        ("\u{f0fe} ja \u{f0a8} nee \u{f0fd} soms", "[✓] ja [ ] nee [x] soms", 3),
        ("⚫ Nee", "(•) Nee", 1),
    ] {
        assert_eq!(cleaned(typed), (printed.to_owned(), vec![(RepairKind::Bracketed, marks)]), "{typed}");
    }
    let mut repairs = Repairs::default();
    assert_eq!(clean("○\tJa", &mut repairs), "( )\tJa");
    assert!(repairs.seen().iter().all(|seen| !seen.serious));
}

#[test]
fn the_same_sign_in_another_form_is_that_sign() {
    for (typed, printed) in [
        ("８０％", "80%"),
        ("12 ㎡, 3 ㎥, 20 ℃", "12 m², 3 m³, 20 °C"),
        ("𝗩𝗲𝘁 en 𝟙", "Vet en 1"),
        ("oﬃcieel", "officieel"),
        ("① een ❷ twee ⓐ drie ⑷ vier Ⅳ. vijf", "(1) een (2) twee (a) drie (4) vier IV. vijf"),
        ("a ⇒ b ➜ c ⬅ d \u{f0e0} e", "a → b → c ← d → e"),
        ("▲ 5%, ▼ 3%, 🔺 op ⇄ 🔻\u{fe0f} neer", "↑ 5%, ↓ 3%, ↑ op ↔ ↓ neer"),
        ("Start ► Instellingen", "Start → Instellingen"),
        ("🅰 en 🅿\u{fe0f}, 5ʹ 6ʺ", "(A) en (P), 5′ 6″"),
        ("⩽ 5, ≧ 6, ✕ 2", "≤ 5, ≥ 6, × 2"),
        ("⟨naam⟩ ⮕ ‛zo’", "‹naam› → ‘zo’"),
    ] {
        assert_eq!(cleaned(typed), (printed.to_owned(), vec![]), "{typed}");
    }
    assert_eq!(cleaned("1\u{fe0f}\u{20e3} een").0, "1 een");
    assert_eq!(cleaned("10⁻³ xⁿ").0, "10\u{fffd}³ x\u{fffd}");
}

#[test]
fn letters_are_composed_or_keep_a_loose_accent() {
    assert_eq!(cleaned("Zoe\u{308}"), ("Zoë".to_owned(), vec![]));
    assert_eq!(cleaned("\u{1e0c}"), ("D\u{323}".to_owned(), vec![]));
}
