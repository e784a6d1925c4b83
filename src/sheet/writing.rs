//! A workbook for Excel: the tabs with their headings, help, choices and formats, and the rows that fill them.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::column::{Column, Kind, Role};
use super::fill::{Filled, FilledRow, Shown};
use super::layout::{LAYOUT, Tab};
use super::tabs::{HELP, Owner};

/// The row of the first candidate, activity and so on, counted from 0: below the headings and their help.
const FIRST_ROW: u32 = 2;
/// The last row that has choices and formats.
const LAST_ROW: u32 = 4_999;

/// Writes a workbook. The same rows give the same bytes.
pub fn write(filled: &Filled) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title("Trajecten tweede spoor").set_creation_datetime(&made));
    let formats = Formats::new();
    let names = write_help(book.add_worksheet(), &filled.sentences, &formats)?;
    for (tab, rows) in LAYOUT.iter().zip(&filled.rows) {
        write_tab(book.add_worksheet(), tab, rows, names.as_deref(), &formats)?;
    }
    book.save_to_buffer()
}

struct Formats {
    title: Format,
    heading: Format,
    required: Format,
    help: Format,
    wrapped: Format,
    text: Format,
    day: Format,
    euro: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let heading = || {
            Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin)
        };
        Self {
            title: Format::new().set_bold().set_font_size(16),
            heading: heading().set_background_color(Color::RGB(0xE4_EE_EF)),
            required: heading().set_background_color(Color::RGB(0x0F_5F_66)).set_font_color(Color::White),
            help: cell().set_italic().set_text_wrap().set_font_size(9).set_font_color(Color::RGB(0x55_55_55)),
            wrapped: cell().set_text_wrap(),
            text: cell().set_text_wrap().set_num_format("@"),
            day: cell().set_num_format("dd-mm-yyyy"),
            euro: cell().set_num_format("0.00"),
            number: cell().set_num_format("General"),
        }
    }

    const fn of(&self, kind: &Kind) -> &Format {
        match kind {
            Kind::Day | Kind::BirthDay => &self.day,
            Kind::Euro => &self.euro,
            Kind::Whole | Kind::Decimal => &self.number,
            _ => &self.text,
        }
    }
}

const HELP_LINES: &[&str] = &[
    "Elk tabblad is een lijst; elke rij hoort bij de kandidaat die vooraan staat. Kandidaten staan op het tabblad ‘kandidaten’.",
    "Donkere koppen zijn verplicht. Onder elke kop staat wat er hoort; een rij die met # begint, wordt niet gelezen.",
    "Tabbladen en kolommen die u niet gebruikt, mag u weghalen. Een tabblad of kolom voor uzelf krijgt een naam die met # begint.",
    "Vul ‘offerte’, ‘plan’, ‘voortgang’ of ‘eind’ in om dat document te laten maken. Wissel niet van bureau binnen een werkboek.",
    "Geef elk document zijn dag, bij ‘document datum’ op het eigen tabblad; zonder die dag geldt het als van vandaag.",
    "Schrijf elke cel uit en voeg geen cellen samen: een dag als 31-03-2025, een getal zonder woord erbij, ja of nee.",
    "Op ‘ondertekening’ staat in elk geval de adviseur; zolang er niet is getekend, is de status ‘open’.",
    "Alle namen en gegevens in het voorbeeld zijn verzonnen. Haal de rijen van het voorbeeld weg voordat u begint.",
    "Zet hier geen diagnoses, klachten, medicijnen of oorzaken van verzuim: die horen niet in deze documenten.",
];

/// Which tabs a document needs, beside those that every document does.
const NEEDED: [(&str, &str); 5] = [
    ("Elk document", "kandidaten, bureau, adviseurs en werkgevers."),
    ("Offerte", "offerte, offertemodules en offerteregels; op ‘bureau’ ook het btw-id en het IBAN."),
    (
        "Plan van aanpak",
        "plan, belastbaarheid, persoonsprofiel met opleidingen of werkervaring, zoekprofielen, zoekrichtingen, doelen \
         (twee of meer), fases en ondertekening; ook poortwachter en arbeidsdeskundig advies.",
    ),
    ("Voortgangsrapportage", "voortgang, belastbaarheid, activiteiten, vooruitblik en ondertekening."),
    ("Eindrapportage", "eind, belastbaarheid, zoekprofielen, zoekrichtingen, activiteiten en ondertekening."),
];

/// Writes the tab for people; where on it the names of sentences stand, as a formula.
fn write_help(
    sheet: &mut Worksheet,
    sentences: &[(&str, &str)],
    formats: &Formats,
) -> Result<Option<String>, XlsxError> {
    sheet.set_name(HELP)?.set_column_width(0, 28)?.set_column_width(1, 90)?;
    sheet.write_string_with_format(0, 0, "Trajecten tweede spoor", &formats.title)?;
    let mut row = 2;
    for line in HELP_LINES {
        sheet.write_string_with_format(row, 1, *line, &formats.wrapped)?;
        row += 1;
    }
    row += 1;
    for (document, tabs) in NEEDED {
        sheet.write_string_with_format(row, 0, document, &formats.wrapped)?;
        sheet.write_string_with_format(row, 1, format!("Nodig: {tabs}"), &formats.wrapped)?;
        row += 1;
    }
    row += 1;
    for tab in LAYOUT.iter() {
        let name = tab.spec.name;
        sheet.write_url_with_text(row, 0, format!("internal:'{name}'!A1").as_str(), name)?;
        sheet.write_string_with_format(row, 1, tab.spec.about, &formats.wrapped)?;
        row += 1;
    }
    if sentences.is_empty() {
        return Ok(None);
    }
    row += 1;
    sheet.write_string_with_format(
        row,
        1,
        "De standaardzinnen die u op het tabblad ‘teksten’ kunt vervangen:",
        &formats.wrapped,
    )?;
    let first = row + 1;
    for (name, text) in sentences {
        row += 1;
        sheet.write_string_with_format(row, 0, *name, &formats.wrapped)?;
        sheet.write_string_with_format(row, 1, text.trim(), &formats.wrapped)?;
    }
    Ok(Some(format!("={HELP}!$A${}:$A${}", first + 1, row + 1)))
}

fn write_tab(
    sheet: &mut Worksheet,
    tab: &Tab,
    rows: &[FilledRow],
    names: Option<&str>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_name(tab.spec.name)?;
    sheet.set_tab_color(Color::RGB(match tab.spec.owner {
        Owner::Kandidaat => 0x0F_5F_66,
        Owner::Bureau => 0xB3_6B_00,
        Owner::Adviseur | Owner::Werkgever => 0x6B_6B_6B,
    }));
    for (at, column) in (0_u16..).zip(&tab.columns) {
        sheet.set_column_width(at, width(&column.kind))?;
        sheet.set_column_format(at, formats.of(&column.kind))?;
        let heading = if column.required { &formats.required } else { &formats.heading };
        sheet.write_string_with_format(0, at, &column.heading, heading)?;
        let help = if at == 0 { format!("# {}", column.help) } else { column.help.clone() };
        sheet.write_string_with_format(1, at, help, &formats.help)?;
        sheet.add_data_validation(FIRST_ROW, at, LAST_ROW, at, &validation(tab, column, names)?)?;
    }
    sheet.set_row_height(1, 64)?;
    let frozen = u16::from(tab.spec.owner.heading().is_some());
    sheet.set_freeze_panes(FIRST_ROW, frozen)?;
    for (at, row) in (FIRST_ROW..).zip(rows) {
        for ((number, column), cell) in (0_u16..).zip(&tab.columns).zip(row) {
            write_cell(sheet, (at, number), column, cell.as_ref(), formats)?;
        }
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, number): (u32, u16),
    column: &Column,
    cell: Option<&Shown>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = formats.of(&column.kind);
    match cell {
        None => {}
        Some(Shown::Text(text)) => {
            sheet.write_string_with_format(row, number, text, format)?;
        }
        Some(Shown::Number(value)) => {
            sheet.write_number_with_format(row, number, *value, format)?;
        }
        Some(Shown::Day(year, month, day)) => {
            let day = ExcelDateTime::from_ymd(*year, *month, *day)?;
            sheet.write_datetime_with_format(row, number, &day, format)?;
        }
    }
    Ok(())
}

const fn width(kind: &Kind) -> f64 {
    match kind {
        Kind::Day | Kind::BirthDay | Kind::Euro => 13.0,
        Kind::Whole | Kind::Decimal | Kind::YesNo => 11.0,
        Kind::Choice(_) => 20.0,
        _ => 26.0,
    }
}

/// What may be typed in a column, and what is said when somebody does so.
fn validation(tab: &Tab, column: &Column, names: Option<&str>) -> Result<DataValidation, XlsxError> {
    let mut rule = match (&column.role, &column.kind) {
        (Role::Name, _) if names.is_some() => {
            DataValidation::new().allow_list_formula(Formula::new(names.unwrap_or_default()))
        }
        (Role::Link(owner), _) => names_of(*owner),
        (Role::Key, _) if tab.spec.name != tab.spec.owner.tab() => names_of(tab.spec.owner),
        (_, Kind::Choice(words)) if words.iter().map(|word| word.len() + 1).sum::<usize>() <= 255 => {
            DataValidation::new().allow_list_strings(words)?
        }
        (_, Kind::YesNo) => DataValidation::new().allow_list_strings(&["ja", "nee"])?,
        (_, Kind::Day) => DataValidation::new().allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(1900, 1, 1)?,
            ExcelDateTime::from_ymd(2199, 12, 31)?,
        )),
        (_, Kind::Whole) => DataValidation::new().allow_whole_number(DataValidationRule::Between(
            bound(column.limits.least, 0),
            bound(column.limits.most, i32::MAX),
        )),
        (_, Kind::Decimal | Kind::Euro) => DataValidation::new().allow_decimal_number(DataValidationRule::Between(
            column.limits.least.unwrap_or(0.0),
            column.limits.most.unwrap_or(f64::from(i32::MAX)),
        )),
        (_, Kind::Text) if column.limits.length.is_some() => DataValidation::new()
            .allow_text_length(DataValidationRule::LessThanOrEqualTo(column.limits.length.unwrap_or(u32::MAX))),
        _ => DataValidation::new().allow_any_value(),
    };
    // What is pasted or typed against the rule is told when the workbook is read, with all else.
    rule = rule.set_error_style(DataValidationErrorStyle::Warning);
    rule = rule.set_input_title(cut(&column.heading, 32))?.set_input_message(cut(&column.help, 255))?;
    Ok(rule)
}

/// The names that the tab of an owner gives.
fn names_of(owner: Owner) -> DataValidation {
    let names = format!("={}!$A${}:$A${}", owner.tab(), FIRST_ROW + 1, LAST_ROW + 1);
    DataValidation::new().allow_list_formula(Formula::new(names))
}

fn bound(limit: Option<f64>, other: i32) -> i32 {
    limit.map_or(other, |limit| limit.clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32)
}

/// As many characters as Excel shows.
fn cut(text: &str, most: usize) -> String {
    crate::dutch::shortened(text, most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Soort, needed_items, part_of};

    #[test]
    fn the_tabs_that_a_document_needs_are_named() {
        for soort in Soort::ALL {
            let (_, tabs) = NEEDED.iter().find(|(document, _)| *document == soort.label()).expect("a line");
            for tab in LAYOUT.iter().filter(|tab| tab.spec.owner == Owner::Kandidaat) {
                let [object] = tab.objects[..] else { continue };
                let name = object.trim_start_matches('/').trim_end_matches("/*");
                if name == part_of(*soort) || needed_items(*soort, name).is_some() {
                    assert!(tabs.contains(tab.spec.name), "{}: {}", soort.label(), tab.spec.name);
                }
            }
        }
        for (_, tabs) in NEEDED {
            assert!(!tabs.contains('/'), "{tabs}");
        }
    }
}
