//! What is typed is what is printed: every visible sign of a text reaches paper in its order, but for the marks that its
//! form names, and whatever was put right is said.

mod clean;
mod damage;
mod faces;
mod html;
mod inline;
mod licht;
mod line;
mod plat;
mod rows;
mod tree;
mod windows;

use std::borrow::Cow;

use serde_json::Value;

use self::clean::{clean, clean_with_bullets};
use super::fault::{RepairKind, Repairs};
use super::reader::{At, Wire};
use crate::trajectory::{Prose, Tekstvorm, Text, TextKind, invisible};

/// Free text, with paragraphs and lists. Its limits stand on the field.
pub enum Proza {}

impl Wire for Proza {
    type Domain = Prose;

    const KIND: Option<TextKind> = Some(TextKind::Narrative);

    fn read(value: &Value, at: &mut At) -> Option<Prose> {
        read_kind(value, TextKind::Narrative, at)
    }
}

/// The employee's own account of work and training; free text as well.
pub enum Cv {}

impl Wire for Cv {
    type Domain = Prose;

    const KIND: Option<TextKind> = Some(TextKind::Cv);

    fn read(value: &Value, at: &mut At) -> Option<Prose> {
        read_kind(value, TextKind::Cv, at)
    }
}

fn read_kind(value: &Value, kind: TextKind, at: &mut At) -> Option<Prose> {
    let typed = value.as_str()?;
    let prose = read_prose(typed, at)?;
    at.stated(kind, prose.plain(), typed);
    Some(prose)
}

const EMPTY: &str = "Dit veld bevat geen leesbare tekst. Vul het in; een veld dat niet verplicht is, mag ook weg.";

/// Reads free text into its tree.
fn read_prose(raw: &str, at: &mut At) -> Option<Prose> {
    if at.is_too_long() {
        return None;
    }
    let mut repairs = Repairs::default();
    let prose = match at.form() {
        Tekstvorm::Html => from_html(raw, &mut repairs),
        Tekstvorm::Plat => plat::read(&as_typed(raw, &mut repairs)),
        Tekstvorm::Licht => {
            note_damage(raw, &mut repairs);
            let text = clean_with_bullets(raw, &mut repairs);
            licht::without_marks(&text).unwrap_or_else(|| licht::read(&text))
        }
    };
    at.repaired(repairs);
    if prose.is_empty() {
        at.fault("leeg", EMPTY);
        return None;
    }
    Some(prose)
}

/// Reads one line: line ends and tabs become spaces, and no sign is a mark. In a narrative what stood on lines of its own
/// stays apart.
pub fn read_line(raw: &str, kind: TextKind, at: &mut At) -> Option<Text> {
    if at.is_too_long() {
        return None;
    }
    let mut repairs = Repairs::default();
    let text = match at.form() {
        Tekstvorm::Html => {
            let prose = from_html(raw, &mut repairs);
            match line::lost(&prose) {
                0 => {}
                lost => repairs.add(RepairKind::Flattened, lost, 1),
            }
            // Without a tag its line ends are those of the typed text.
            let tagged = html::holds_tag(raw);
            Cow::Owned(if is_told(kind) { line::of_prose(&prose, tagged) } else { prose.plain() })
        }
        Tekstvorm::Licht | Tekstvorm::Plat => match as_typed(raw, &mut repairs) {
            text if is_told(kind) && text.contains(['\n', '\t']) => Cow::Owned(line::of_lines(&text)),
            text => text,
        },
    };
    at.repaired(repairs);
    let text = Text::parse(&line::without_runs(&text)).ok();
    if text.is_none() {
        at.fault("leeg", EMPTY);
    }
    text
}

/// Whether a text tells something; a name and a number are one, on however many lines.
const fn is_told(kind: TextKind) -> bool {
    matches!(kind, TextKind::Narrative | TextKind::Cv)
}

/// Notes what carries no ink in a text that is read as a form of its own, such as a telephone number.
pub fn note_dropped(raw: &str, at: &mut At) {
    let dropped = invisible(raw);
    if dropped > 0 {
        let mut repairs = Repairs::default();
        repairs.add(RepairKind::Dropped, dropped, 1);
        at.repaired(repairs);
    }
}

/// Reads a sentence with placeholders: never HTML, whatever the other texts are.
pub fn read_template(raw: &str, at: &mut At) -> String {
    let mut repairs = Repairs::default();
    let text = as_typed(raw, &mut repairs).replace('\t', " ");
    at.repaired(repairs);
    text
}

fn as_typed<'a>(raw: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    note_damage(raw, repairs);
    clean(raw, repairs)
}

fn note_damage(raw: &str, repairs: &mut Repairs) {
    damage::note_tags(raw, repairs);
    damage::note_garbled(raw, repairs);
}

fn from_html(raw: &str, repairs: &mut Repairs) -> Prose {
    damage::note_garbled(raw, repairs);
    let prose = html::read(raw, repairs);
    // A tag or a reference that is left was written twice.
    if raw.contains("&lt;") {
        damage::note_tags(&prose.plain(), repairs);
    } else if raw.contains("&amp;") {
        damage::note_references(&prose.plain(), repairs);
    }
    prose
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn read(form: Tekstvorm, raw: &str) -> (String, Vec<(&'static str, bool)>) {
        let mut at = At::new(Some(form), HashSet::new());
        let prose = read_prose(raw, &mut at).unwrap_or_default();
        (prose.plain(), at.repairs.iter().map(|repair| (repair.code(), repair.is_serious())).collect())
    }

    fn line(form: Tekstvorm, raw: &str) -> Option<String> {
        let mut at = At::new(Some(form), HashSet::new());
        read_line(raw, TextKind::Narrative, &mut at).map(|text| text.to_string())
    }

    #[test]
    fn facts_are_printed_as_they_were_typed() {
        for (typed, printed, repairs) in [
            ("begint met 3*8 uur en gaat naar 2*4 uur", "begint met 3*8 uur en gaat naar 2*4 uur", vec![]),
            ("> 2 uur achtereen zitten is niet mogelijk", "> 2 uur achtereen zitten is niet mogelijk", vec![]),
            ("[Datum]: 12-09-2025", "[Datum]: 12-09-2025", vec![]),
            ("+ komt op tijd\n- weinig ervaring", "+ komt op tijd - weinig ervaring", vec![]),
            ("voortgang\rAfgesproken", "voortgang Afgesproken", vec![]),
            ("Aanwezig: A\nPlaats: Assen", "Aanwezig: A Plaats: Assen", vec![]),
            ("•\tcv\n\u{f0b7}\tnetwerk", "cv\nnetwerk", vec![]),
            ("\u{80} 250, foto\u{92}s", "€ 250, foto’s", vec![("X04", false)]),
            ("half \u{fffd} teken", "half \u{fffd} teken", vec![("X01", false)]),
            ("中\u{200b}", "\u{fffd}", vec![("X01", true), ("X02", false)]),
            ("<b>vet</b>", "<b>vet</b>", vec![("X05", true)]),
            ("reÃ©el", "reÃ©el", vec![("X05", true)]),
        ] {
            assert_eq!(read(Tekstvorm::Licht, typed), (printed.to_owned(), repairs), "{typed}");
        }
    }

    #[test]
    fn the_form_decides_what_is_a_mark() {
        assert_eq!(read(Tekstvorm::Plat, "**vet**\n- punt").0, "**vet** - punt");
        assert_eq!(read(Tekstvorm::Licht, "**vet**\n- punt").0, "vet\npunt");
        assert_eq!(read(Tekstvorm::Html, "**<b>vet</b>** &eacute;&eacute;n").0, "**vet** één");
        assert_eq!(
            line(Tekstvorm::Licht, "**geen** vet\t- hier\r\nof <i>daar</i>"),
            Some("**geen** vet; - hier of <i>daar</i>".into())
        );
        assert_eq!(line(Tekstvorm::Html, "<b>R&amp;D</b> <i>3 &lt; 4</i>"), Some("R&D 3 < 4".into()));
    }

    #[test]
    fn what_one_line_cannot_hold_is_told() {
        for (typed, printed, codes) in [
            ("Ik ben het <s>niet</s> eens", "Ik ben het niet eens", vec!["X03"]),
            ("<ul><li>Maximaal 2</li><li>4 uur lopen</li></ul>", "Maximaal 2; 4 uur lopen", vec!["X03"]),
            ("<p>niet tillen<br>staan.</p><p>Klaar</p>", "niet tillen; staan. Klaar", vec![]),
            ("<ol><li>een</li><li>twee</li></ol>", "1. een; 2. twee", vec![]),
            ("<b>vet</b> en <i>schuin</i>", "vet en schuin", vec![]),
            ("Zij kan < 5 uur\nMaximaal 2\n4 keer", "Zij kan < 5 uur Maximaal 2; 4 keer", vec![]),
            ("<span style='white-space:pre-wrap'>niet tillen\nstaan</span>", "niet tillen; staan", vec![]),
            ("<table><tr><td>Maximaal 2<br>4 keer</td></tr></table>", "Maximaal 2; 4 keer", vec!["X03"]),
            ("<p>○ Ja</p><p>● Nee</p>", "( ) Ja; (•) Nee", vec!["X01"]),
        ] {
            let mut at = At::new(Some(Tekstvorm::Html), HashSet::new());
            let text = read_line(typed, TextKind::Narrative, &mut at).map(|text| text.to_string());
            let told: Vec<_> = at.repairs.iter().map(|repair| repair.code()).collect();
            assert_eq!((text.as_deref(), told), (Some(printed), codes), "{typed}");
        }
        let name = read_line("Bakkerij\nProef 2\n4", TextKind::Name, &mut At::default());
        assert_eq!(name.map(|text| text.to_string()), Some("Bakkerij Proef 2 4".to_owned()));
    }

    #[test]
    fn a_reference_that_was_written_twice_is_told() {
        assert_eq!(read(Tekstvorm::Html, "<p>&amp;lt;5 uur</p>"), ("&lt;5 uur".to_owned(), vec![("X05", true)]));
        assert_eq!(read(Tekstvorm::Html, "&lt;p&gt;een&lt;/p&gt;"), ("<p>een</p>".to_owned(), vec![("X05", true)]));
        assert_eq!(read(Tekstvorm::Html, "<p>3 &lt; 4 en &lt;5</p>"), ("3 < 4 en <5".to_owned(), vec![]));
        assert_eq!(read(Tekstvorm::Html, "<p>R&amp;D; A &amp; B</p>"), ("R&D; A & B".to_owned(), vec![]));
    }

    #[test]
    fn text_without_ink_is_a_fault() {
        let mut at = At::default();
        assert_eq!(read_line(" \u{200b}\n", TextKind::Narrative, &mut at), None);
        assert_eq!(read_prose("\t\u{feff}\r", &mut at), None);
        let codes: Vec<_> = at.faults.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["leeg", "leeg"]);
    }

    #[test]
    fn a_text_that_is_too_long_is_not_read() {
        let mut at = At::new(None, HashSet::from(["/lang".to_owned()]));
        assert_eq!(at.inside("lang", |at| read_prose("😀", at)), None);
        assert!(at.repairs.is_empty() && at.faults.is_empty());
        assert!(at.inside("kort", |at| read_prose("kort", at)).is_some());
    }
}
