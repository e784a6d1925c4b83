//! Texts: what a parser of CommonMark or of sentences cannot bear, and what is merely long.

use serde_json::{Value, json};

use super::{Attack, Expected, NEARLY_FULL, OFFERTE, PLAN};
use crate::support::{VOORTGANG, bytes, example, set};

const CV: &str = "/plan/cv";
/// Characters that a cv may have.
const CV_LIMIT: usize = 4_000;
/// Characters that a sentence of the caller may have.
const SENTENCE_LIMIT: usize = 6_000;

/// What a text is filled with, each a known bad case of some parser or typesetter.
const PARTS: &[(&str, &str)] = &[
    ("hyphens", "- "),
    ("letters", "a"),
    ("quotation marks", "\""),
    ("backslashes", "\\"),
    ("combining marks", "\u{301}"),
    ("marks of two orders", "\u{323}\u{301}"),
    ("Hangul in pieces", "\u{1100}\u{1161}\u{11a8}"),
    ("letters that decompose", "\u{1e69}"),
    ("stars", "*"),
    ("stars around letters", "*a **b "),
    ("stars that never match", "a**b*c "),
    ("underscores", "_"),
    ("underscores around letters", "_a __b "),
    ("opening brackets", "["),
    ("pictures that open", "!["),
    ("links that open", "[a]("),
    ("links that close", "]("),
    ("links in links", "[a](<b"),
    ("definitions", "[a]: b\n"),
    ("references", "[a][a]"),
    ("parentheses", "("),
    ("ticks", "`"),
    ("ticks of growing length", "` `` ``` ```` "),
    ("tildes", "~~a "),
    ("angle brackets", "<"),
    ("comments that open", "<!--"),
    ("declarations that open", "<!A "),
    ("instructions that open", "<?"),
    ("tags that open", "<a "),
    ("tags", "<a>"),
    ("quotes", "> "),
    ("quotes of lists", "> - "),
    ("numbers", "1. "),
    ("numbers at the end", "999999999. "),
    ("headings", "# "),
    ("lines", "\n"),
    ("lines with a space", " \n"),
    ("items on lines", "- a\n"),
    ("items that sink", "- a\n  "),
    ("rules", "---\n"),
    ("headings underlined", "a\n===\n"),
    ("fences", "```\n"),
    ("tabs", "\t"),
    ("spaces", " "),
    ("no-break spaces", "\u{a0}"),
    ("ampersands", "&"),
    ("references to characters", "&#x1F600;"),
    ("references to nothing", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ("tables", "|a|b|\n|-|-|\n"),
    ("NUL", "\u{0}"),
    ("marks of direction", "\u{202e}"),
    ("joiners", "\u{200d}"),
    ("selectors", "\u{fe0f}"),
    ("faces", "😀"),
    ("families", "👨\u{200d}👩\u{200d}👧"),
    ("ideographs", "中"),
    ("right to left", "שלום "),
    ("soft hyphens", "a\u{ad}"),
    ("wide letters without a space", "W"),
    ("dashes of a word", "a-"),
    ("code of the typesetter", "#let a = a; $ "),
    ("code of sentences", "{{ a }}{% if a %}"),
];

/// As much of a part as fits in so many characters.
fn characters(part: &str, most: usize) -> String {
    part.repeat(most / part.chars().count())
}

/// As much of a part as fits in so many bytes of JSON.
fn json_bytes(part: &str, most: usize) -> String {
    let written = Value::from(part).to_string().len() - 2;
    part.repeat(most / written)
}

/// The barest trajectory with this cv, which is printed.
pub fn with_cv(text: &str) -> Vec<u8> {
    let mut body = example("kaalst");
    set(&mut body, CV, text);
    set(&mut body, "/plan/toestemmingCv", "2025-06-20");
    bytes(&body)
}

/// The barest trajectory with another sentence in the place of `gevraagd`.
pub fn with_sentence(text: &str) -> Vec<u8> {
    let mut body = example("kaalst");
    set(&mut body, "/teksten", json!({ "gevraagd": text }));
    bytes(&body)
}

/// A cv that is just not too long, filled with each part. Right: a document, or 400 when nothing can be read in it.
pub fn full() -> Vec<Attack> {
    let expected = Expected::MadeOrRefused { pointer: CV };
    let of = |(name, part): &(&'static str, &'static str)| {
        let part = *part;
        Attack::new(format!("cv, full: {name}"), PLAN, expected, move || with_cv(&characters(part, CV_LIMIT)))
    };
    PARTS.iter().map(of).collect()
}

/// A cv of 50 kB and 200 kB of hyphens, and other texts over their length. Today 0.19 s and 2.97 s, with the square of
/// the length (C3). Right: 400 before it is read for meaning.
pub fn too_long() -> Vec<Attack> {
    let refused = Expected::Refused { pointer: CV };
    let hyphens = |size: usize| {
        Attack::new(format!("cv of {size} bytes: hyphens"), PLAN, refused, move || {
            with_cv(&format!("{}x", json_bytes("- ", size)))
        })
    };
    let long = |pointer: &'static str, address: &str, part: &'static str| {
        Attack::new(format!("{pointer} of 1 MB"), address, Expected::Refused { pointer }, move || {
            let mut body = example("kaalst");
            set(&mut body, pointer, json_bytes(part, 1_000_000));
            bytes(&body)
        })
    };
    vec![
        hyphens(4_001),
        hyphens(50_000),
        hyphens(200_000),
        long("/bureau/naam", OFFERTE, "\u{323}\u{301}"),
        long("/bureau/iban", OFFERTE, "NL"),
        long("/werknemer/geboortedatum", OFFERTE, "2"),
        long("/werknemer/bsn", VOORTGANG, "9"),
        long("/traject/nummer", VOORTGANG, "../"),
        long("/voortgang/samenvatting", VOORTGANG, "[a]("),
        long("/offerte/aanleiding", OFFERTE, "**a "),
        long("/document/status", OFFERTE, "concept"),
        Attack::new("a logo of 1 MB", OFFERTE, super::NO_LOGO, || super::with_logo(&"A".repeat(1_000_000))),
        Attack::new("a logo of 1 MB of spaces", OFFERTE, Expected::Made, || super::with_logo(&" ".repeat(1_000_000))),
        Attack::new("a logo of padding", OFFERTE, super::NO_LOGO, || super::with_logo(&"=".repeat(500_000))),
        Attack::new("a logo of letters that are no base64", OFFERTE, super::NO_LOGO, || {
            super::with_logo(&"é".repeat(200_000))
        }),
        Attack::new(
            "a colour of 1 MB",
            OFFERTE,
            Expected::Refused { pointer: "/bureau/huisstijl/kleurPrimair" },
            || {
                let mut body = example("kaalst");
                set(&mut body, "/bureau/huisstijl", json!({ "kleurPrimair": "#".repeat(1_000_000) }));
                bytes(&body)
            },
        ),
    ]
}

/// Opens, repeats and closes until the sentence is full.
fn nested(head: &str, open: &str, heart: &str, close: &str, tail: &str) -> String {
    let room = SENTENCE_LIMIT - 20 - head.len() - heart.len() - tail.len();
    let depth = room / (open.len() + close.len());
    format!("{head}{}{heart}{}{tail}", open.repeat(depth), close.repeat(depth))
}

/// Sentences of the caller: 5,890 minus signs end the process when judged, since an expression is read by recursion
/// (C2); and every other way to nest, chain or leave open. Right: a document or 400.
pub fn sentences() -> Vec<Attack> {
    let sentence = |name: &str, make: fn() -> String| {
        let expected = Expected::MadeOrRefused { pointer: "/teksten/gevraagd" };
        Attack::new(format!("sentence: {name}"), VOORTGANG, expected, move || with_sentence(&make()))
    };
    vec![
        sentence("5,890 minus signs", || format!("{{{{ {}1 }}}}", "-".repeat(5_890))),
        sentence("2,900 minus signs with spaces", || format!("{{{{ {}1 }}}}", "- ".repeat(2_900))),
        sentence("5,890 plus signs", || format!("{{{{ {}1 }}}}", "+".repeat(5_890))),
        sentence("parentheses", || nested("{{ ", "(", "1", ")", " }}")),
        sentence("parentheses that stay open", || nested("{{ ", "(", "1", "", " }}")),
        sentence("lists", || nested("{{ ", "[", "1", "]", " }}")),
        sentence("objects", || nested("{{ ", "{1:", "1", "}", " }}")),
        sentence("not not not", || nested("{{ ", "not ", "concept", "", " }}")),
        sentence("conditions of not", || nested("{% if ", "not ", "concept", "", " %}a{% endif %}")),
        sentence("and", || nested("{{ ", "concept and ", "concept", "", " }}")),
        sentence("or in a condition", || nested("{% if ", "concept or ", "concept", "", " %}a{% endif %}")),
        sentence("sums", || nested("{{ ", "1+", "1", "", " }}")),
        sentence("differences", || nested("{{ ", "1 - -", "1", "", " }}")),
        sentence("powers", || nested("{{ ", "2**", "2", "", " }}")),
        sentence("quotients", || nested("{{ ", "9//", "1", "", " }}")),
        sentence("remainders", || nested("{{ ", "9%", "7", "", " }}")),
        sentence("joins", || nested("{{ ", "concept~", "concept", "", " }}")),
        sentence("comparisons", || nested("{{ ", "1==", "1", "", " }}")),
        sentence("is not", || nested("{{ concept", " is not defined", "", "", " }}")),
        sentence("in", || nested("{{ ", "1 in ", "concept", "", " }}")),
        sentence("choices", || nested("{{ ", "1 if concept else ", "1", "", " }}")),
        sentence("choices in choices", || nested("{{ ", "1 if 1 if ", "1", "", " }}")),
        sentence("fields of fields", || nested("{{ concept", ".a", "", "", " }}")),
        sentence("items of items", || nested("{{ concept", "[0]", "", "", " }}")),
        sentence("calls of calls", || nested("{{ concept", "()", "", "", " }}")),
        sentence("filters", || nested("{{ concept", "|upper", "", "", " }}")),
        sentence("filters in filters", || nested("{{ concept", "|default(concept", "", ")", " }}")),
        sentence("slices", || nested("{{ concept", "[1:2:3]", "", "", " }}")),
        sentence("stars before a name", || nested("{{ ", "*", "concept", "", " }}")),
        sentence("conditions in conditions", || nested("", "{% if concept %}", "a", "{% endif %}", "")),
        sentence("conditions in the other case", || nested("", "{% if concept %}{% else %}", "a", "{% endif %}", "")),
        sentence("elif after elif", || nested("{% if concept %}", "{% elif concept %}a", "", "", "{% endif %}")),
        sentence("else after else", || nested("{% if concept %}", "{% else %}", "", "", "{% endif %}")),
        sentence("conditions that stay open", || nested("", "{% if concept %}", "", "", "")),
        sentence("conditions that end alone", || nested("", "{% endif %}", "", "", "")),
        sentence("loops in loops", || nested("", "{% for a in 'aa' %}", "a", "{% endfor %}", "")),
        sentence("macros", || nested("", "{% macro a() %}", "a", "{% endmacro %}", "")),
        sentence("blocks", || nested("", "{% block a %}", "a", "{% endblock %}", "")),
        sentence("raw", || nested("", "{% raw %}", "a", "", "")),
        sentence("including itself", || "{% include 'gevraagd' %}{% extends 'gevraagd' %}".to_owned()),
        sentence("comments that open", || "{#".repeat(2_990)),
        sentence("placeholders that open", || "{{".repeat(2_990)),
        sentence("tags that open", || "{%".repeat(2_990)),
        sentence("placeholders of nothing", || "{{}}".repeat(1_490)),
        sentence("1,190 placeholders that are not there", || "{{a}}".repeat(1_190)),
        sentence("the longest placeholder", || "{{ variant }}".repeat(460)),
        sentence("a number of digits", || nested("{{ ", "9", "", "", " }}")),
        sentence("a number of zeros and dots", || nested("{{ ", "0.", "", "", " }}")),
        sentence("1e999999", || "{{ 1e999999 }}{{ -1e999999 }}{{ 0e0 }}".to_owned()),
        sentence("the least number", || {
            format!("{{{{ {}9 }}}}", "-170141183460469231731687303715884105728 - ".repeat(9))
        }),
        sentence("division by nothing", || "{{ 1//0 }}{{ 1%0 }}{{ 1/0 }}".to_owned()),
        sentence("a text that stays open", || nested("{{ '", "a", "", "", " }}")),
        sentence("a text of escapes", || nested("{{ '", "\\ud800", "", "", "' }}")),
        sentence("a name of letters", || nested("{{ ", "a", "", "", " }}")),
        sentence("a name of marks", || nested("{{ a", "\u{301}", "", "", " }}")),
    ]
}

/// A cv of 4 MB of each of a few parts. Today 503 after 30 s of hyphens and a thread that goes on for twenty minutes
/// (C3). Right: 400 before it is read for meaning.
pub fn heavy() -> Vec<Attack> {
    let of_cv = |(name, part): &(&'static str, &'static str)| {
        let (part, refused) = (*part, Expected::Refused { pointer: CV });
        Attack::new(format!("cv of 4 MB: {name}"), PLAN, refused, move || {
            with_cv(&format!("{}x", json_bytes(part, NEARLY_FULL)))
        })
    };
    const HEAVY: [&str; 12] = [
        "hyphens",
        "letters",
        "quotation marks",
        "combining marks",
        "marks of two orders",
        "stars that never match",
        "underscores around letters",
        "opening brackets",
        "links that open",
        "ticks of growing length",
        "quotes of lists",
        "NUL",
    ];
    let mut attacks: Vec<Attack> = PARTS.iter().filter(|(name, _)| HEAVY.contains(name)).map(of_cv).collect();
    attacks.push(Attack::new(
        "sentence of 4 MB",
        VOORTGANG,
        Expected::Refused { pointer: "/teksten/gevraagd" },
        || with_sentence(&format!("{{{{ {}1 }}}}", "-".repeat(NEARLY_FULL))),
    ));
    attacks
}
