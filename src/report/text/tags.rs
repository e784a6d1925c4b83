//! What a caller's text asks of the engine, judged on its characters before the engine sees it: an expression is read
//! by recursion, and what nests without bound would end the process.
//!
//! The tags are found as the engine finds them. What is merely wrong is left to the engine, which knows the line.

/// Placeholders and conditions in one text.
pub const MAX_TAGS: usize = 200;
/// Conditions inside each other.
pub const MAX_OPEN: usize = 8;
/// Branches that are open at once: each `if` that is open, and each `elif` of it.
const MAX_BRANCHES: usize = 32;
/// Comparisons, `and` and `or` in one tag.
pub const MAX_OPERATORS: usize = 30;
/// `not` before `not`.
const MAX_NOTS: usize = 4;

/// What is wrong with a text that replaces a shipped one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvalidText {
    UnknownName,
    /// The same text stands there already, under this name or its earlier one.
    Twice,
    /// Something other than a placeholder or a condition, in this tag.
    Forbidden {
        tag: usize,
    },
    /// More than a text may ask, at this tag.
    TooMuch {
        tag: usize,
    },
    /// Not a template; the number is the line of the fault.
    Syntax {
        line: usize,
    },
    /// Placeholders that the shipped text does not have, and those that it has.
    UnknownPlaceholder {
        unknown: Vec<String>,
        known: Vec<String>,
    },
}

/// A caller's text holds placeholders and conditions, with comparisons, `and`, `or` and `not`. It may not repeat, call,
/// set, compute or join: what it becomes is then never longer than it is, placeholders aside.
pub fn only_conditions(source: &str) -> Result<(), InvalidText> {
    let mut tags = 0;
    // For each `if` that is open, its branches.
    let mut open: Vec<usize> = Vec::new();
    let mut rest = source;
    while let Some((sign, inside)) = next_tag(rest) {
        if sign == b'#' {
            let Some((_, behind)) = inside.split_once("#}") else { return Ok(()) };
            rest = behind;
            continue;
        }
        tags += 1;
        let too_much = InvalidText::TooMuch { tag: tags };
        let tag = match read_tag(inside, sign == b'%') {
            Ok(tag) => tag,
            Err(Objection::Forbidden) => return Err(InvalidText::Forbidden { tag: tags }),
            Err(Objection::TooMuch) => return Err(too_much),
        };
        match tag.keyword {
            Some("if") => open.push(1),
            Some("elif") => {
                if let Some(branches) = open.last_mut() {
                    *branches += 1;
                }
            }
            Some("endif") => {
                open.pop();
            }
            _ => {}
        }
        if tags > MAX_TAGS || open.len() > MAX_OPEN || open.iter().sum::<usize>() > MAX_BRANCHES {
            return Err(too_much);
        }
        match tag.behind {
            Some(behind) => rest = behind,
            None => return Ok(()),
        }
    }
    Ok(())
}

/// The second sign of the next tag or comment, and what follows it.
fn next_tag(text: &str) -> Option<(u8, &str)> {
    let opens = |pair: &[u8]| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#');
    let at = text.as_bytes().windows(2).position(opens)?;
    Some((text.as_bytes()[at + 1], &text[at + 2..]))
}

/// A tag that may stand in a caller's text.
struct Tag<'a> {
    /// Its first word, if it is a condition.
    keyword: Option<&'a str>,
    /// What follows it; none when it does not end.
    behind: Option<&'a str>,
}

enum Objection {
    Forbidden,
    TooMuch,
}

/// Reads a tag from behind the signs that open it.
fn read_tag(inside: &str, is_condition: bool) -> Result<Tag<'_>, Objection> {
    let end = if is_condition { "%}" } else { "}}" };
    let mut rest = without_sign(inside).trim_ascii_start();
    let keyword = is_condition.then(|| word_of(rest));
    if let Some(word) = keyword {
        if !matches!(word, "if" | "elif" | "else" | "endif") {
            return Err(Objection::Forbidden);
        }
        rest = &rest[word.len()..];
    }
    let mut operators = 0;
    let mut nots = 0;
    let mut after_value = false;
    loop {
        rest = rest.trim_ascii_start();
        if let Some(behind) = without_sign(rest).strip_prefix(end) {
            return Ok(Tag { keyword, behind: Some(behind) });
        }
        let Some(first) = rest.chars().next() else { return Ok(Tag { keyword, behind: None }) };
        let mut is_not = false;
        let mut is_operator = false;
        let length = match first {
            '\'' | '"' => match text_length(rest) {
                Some(length) => length,
                None => return Ok(Tag { keyword, behind: None }),
            },
            '0'..='9' => number_length(rest),
            '=' | '!' | '<' | '>' => {
                is_operator = true;
                if rest[1..].starts_with('=') { 2 } else { 1 }
            }
            // The sign of a number; any other computes.
            '-' if !after_value && rest[1..].starts_with(|next: char| next.is_ascii_digit()) => 1,
            '-' | '+' | '*' | '/' | '%' | '~' | '|' | '.' | '(' | ')' | '[' | ']' | '{' | '}' => {
                return Err(Objection::Forbidden);
            }
            first if is_of_word(first) => {
                let word = word_of(rest);
                match word {
                    "not" => is_not = true,
                    "and" | "or" | "in" => is_operator = true,
                    // A choice inside an expression, a test.
                    "if" | "else" | "is" => return Err(Objection::Forbidden),
                    _ => {}
                }
                word.len()
            }
            other => other.len_utf8(),
        };
        nots = if is_not { nots + 1 } else { 0 };
        operators += usize::from(is_operator);
        if nots > MAX_NOTS || operators > MAX_OPERATORS {
            return Err(Objection::TooMuch);
        }
        after_value = !is_not && !is_operator;
        rest = &rest[length..];
    }
}

/// The sign that eats the white space beside a tag is no part of what it says.
fn without_sign(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

/// Bytes of a text in quotation marks; none when it does not end.
fn text_length(text: &str) -> Option<usize> {
    let quote = text.bytes().next()?;
    let mut escaped = false;
    let inside = text.bytes().skip(1).position(|byte| {
        let was_escaped = escaped;
        escaped = byte == b'\\' && !was_escaped;
        byte == quote && !was_escaped
    })?;
    Some(inside + 2)
}

/// Bytes of a number, with one fraction at most: another point asks for a part of something.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let fraction = text[whole..].strip_prefix('.').map(digits).unwrap_or_default();
    if fraction == 0 { whole } else { whole + 1 + fraction }
}

/// The word at the start of a text; empty when there is none.
fn word_of(text: &str) -> &str {
    text.split(|next| !is_of_word(next)).next().unwrap_or_default()
}

/// Whether a sign is part of a word. What is not ASCII is left to the engine.
fn is_of_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_' || !sign.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 6_000;

    /// As often as fits in a text.
    fn full(head: &str, part: &str, tail: &str) -> String {
        format!("{head}{}{tail}", part.repeat((LIMIT - head.len() - tail.len()) / part.len()))
    }

    #[test]
    fn texts_that_a_bureau_writes_pass() {
        for source in [
            "",
            "Zonder plaatshouders, met { en } en 100 % en {\"a\": 1}.",
            "{{ naam }}{{naam}}{{- naam -}}{{+ naam +}}",
            "{% if not medisch %}a{% elif open > 1 and reden != 'geplaatst' or b %}b{% else %}c{% endif %}",
            "{%- if totaal == -1 -%}a{%- endif +%}",
            "{% if bedrag >= 12.5 %}{{ 'het is }} of %} of {% for %}' }}{% endif %}",
            "{% if \"a\\\"(\" == naam %}a{% endif %}",
            "{# {{ dit }} {% telt %} niet #}{{ naam }}",
            "{% if naam in 'abc' %}a{% endif %}{% if a not in 'abc' %}a{% endif %}",
            "{% if\nnaam\n%}a{% endif\n%}",
        ] {
            assert_eq!(only_conditions(source), Ok(()), "{source}");
        }
        for (name, source) in crate::report::text::shipped::SHIPPED {
            assert_eq!(only_conditions(source), Ok(()), "{name}");
        }
    }

    #[test]
    fn what_computes_calls_joins_or_reaches_inside_is_refused() {
        for inside in [
            "a + a",
            "a - 1",
            "1 -1",
            "- 1",
            "--1",
            "-a",
            "+1",
            "a * 2",
            "a ** 2",
            "a / 2",
            "a // 2",
            "a % 2",
            "a ~ a",
            "(a)",
            "a()",
            "a|upper",
            "a[0]",
            "[1]",
            "{1: 2}",
            "a.b",
            "0.0.0",
            "1.",
            "1 if a else 2",
            "a is defined",
            "'}}' ~ a",
            "a }",
        ] {
            let forbidden = Err(InvalidText::Forbidden { tag: 2 });
            assert_eq!(only_conditions(&format!("{{{{ b }}}}{{{{ {inside} }}}}")), forbidden, "{inside}");
            assert_eq!(only_conditions(&format!("{{{{ b }}}}{{% if {inside} %}}{{% endif %}}")), forbidden, "{inside}");
        }
        for tag in ["for a in b", "set a = 1", "macro a()", "raw", "include 'a'", "block a", "", "1 if", "'if'", "do a"]
        {
            let refused = only_conditions(&format!("{{% {tag} %}}"));
            assert_eq!(refused, Err(InvalidText::Forbidden { tag: 1 }), "{tag}");
        }
    }

    #[test]
    fn nesting_and_chains_end_somewhere() {
        let nots = |nots: usize| only_conditions(&format!("{{{{ {}a }}}}", "not ".repeat(nots)));
        assert_eq!(nots(MAX_NOTS), Ok(()));
        assert_eq!(nots(MAX_NOTS + 1), Err(InvalidText::TooMuch { tag: 1 }));
        let ands = |ands: usize| only_conditions(&format!("{{% if a{} %}}{{% endif %}}", " and a".repeat(ands)));
        assert_eq!(ands(MAX_OPERATORS), Ok(()));
        assert_eq!(ands(MAX_OPERATORS + 1), Err(InvalidText::TooMuch { tag: 1 }));
        let tags = |tags: usize| only_conditions(&"{{ a }}".repeat(tags));
        assert_eq!(tags(MAX_TAGS), Ok(()));
        assert_eq!(tags(MAX_TAGS + 1), Err(InvalidText::TooMuch { tag: MAX_TAGS + 1 }));
        let open = |open: usize| {
            only_conditions(&format!("{}a{}", "{% if a %}".repeat(open), "{% else %}{% endif %}".repeat(open)))
        };
        assert_eq!(open(MAX_OPEN), Ok(()));
        assert_eq!(open(MAX_OPEN + 1), Err(InvalidText::TooMuch { tag: MAX_OPEN + 1 }));
        let elifs = |elifs: usize| {
            only_conditions(&format!("{{% if a %}}{}{{% endif %}}{{{{ b }}}}", "{% elif a %}".repeat(elifs)))
        };
        assert_eq!(elifs(MAX_BRANCHES - 1), Ok(()));
        assert_eq!(elifs(MAX_BRANCHES), Err(InvalidText::TooMuch { tag: MAX_BRANCHES + 1 }));
        let beside = "{% if a %}a{% elif b %}b{% endif %}".repeat(60);
        assert_eq!(only_conditions(&beside), Ok(()), "conditions beside each other are not inside each other");
    }

    #[test]
    fn texts_that_would_nest_without_bound_are_refused() {
        for source in [
            format!("{{{{ {}1 }}}}", "-".repeat(5_890)),
            format!("{{{{ {}1 }}}}", "- ".repeat(2_900)),
            full("{{ ", "(", ""),
            full("{{ ", "[", ""),
            full("{{ ", "{1:", ""),
            full("{{ ", "not ", "a }}"),
            full("{% if ", "not ", "a %}a{% endif %}"),
            full("{{ ", "a and ", "a }}"),
            full("{{ ", "1==", "1 }}"),
            full("{{ a", ".a", " }}"),
            full("{{ ", "0.", "0 }}"),
            full("{{ ", "1 if a else ", "1 }}"),
            full("", "{% if a %}", ""),
            full("{% if a %}", "{% elif a %}", ""),
            full("", "{{ a }}", ""),
            full("", "{{", ""),
        ] {
            assert!(only_conditions(&source).is_err(), "{}…", &source[..40]);
        }
    }
}
