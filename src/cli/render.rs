//! `render`: one document from a file or standard input, in one or more forms.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use clap::{Args, ValueEnum};

use super::arguments::{SOORT, VARIANT};
use super::files::{self, Readers};
use super::reasons::{explain, place_of, with_causes};
use super::streams::{print, read, unreadable};
use super::talk::{harmless, say, shown};
use super::templates;
use super::workbook;
use crate::config::HouseConfig;
use crate::pipeline::{self, Order, Prepared, ProduceError};
use crate::press::{Desk, House};
use crate::render::Output;
use crate::sheet::Origins;
use crate::wire::{Fault, Soort, Spot, Variant};

#[derive(Debug, Args)]
pub struct Render {
    /// Kind of document.
    #[arg(value_parser = SOORT)]
    soort: Soort,
    /// The trajectory as JSON, or a workbook (.xlsx, .ods, a folder of CSV files); - reads JSON from standard input.
    trajectory: PathBuf,
    /// Which candidate of a workbook; the only one need not be named.
    #[arg(long, value_name = "NAME")]
    kandidaat: Option<String>,
    /// Where to write; a folder (made where it ends in a slash), a file, or - for standard output. Default: the document's own
    /// name, here. A file of that name is replaced once the new one is whole; the one that is read never is.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// For whom; default: whom the body names, else werkgever.
    #[arg(long, value_parser = VARIANT)]
    variant: Option<Variant>,
    /// In which forms, separated by commas; each becomes a file. Default: the one that the name of the file ends in,
    /// else pdf.
    #[arg(long, value_delimiter = ',', ignore_case = true)]
    format: Vec<Format>,
    /// Which page, for png and svg.
    #[arg(long, visible_alias = "pagina", default_value = "1", value_parser = parse_page)]
    page: usize,
    /// Repaired texts and warnings are faults.
    #[arg(long, visible_alias = "strikt")]
    strict: bool,
    /// Attach the data of the document as JSON, as its reader may see it.
    #[arg(long, visible_alias = "met-bijlage")]
    attach: bool,
    /// Skip fields that the contract does not name.
    #[arg(long)]
    ignore_unknown: bool,
    /// Open the document with the program that the desktop has for it.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    house: HouseConfig,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Pdf,
    Png,
    Svg,
    /// What the template reads, for who tries it with the plain typst program.
    Json,
}

impl Format {
    const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Json => "json",
        }
    }

    /// The document in this form.
    fn bytes(self, desk: &Desk, prepared: &Prepared, page: usize) -> Result<Vec<u8>, ProduceError> {
        let output = match self {
            Self::Pdf => Output::Pdf,
            Self::Png => Output::Png { page },
            Self::Svg => Output::Svg { page },
            Self::Json => return Ok(prepared.report.data.to_vec()),
        };
        Ok(desk.lay_out(prepared.clone(), output)?.rendered.bytes)
    }
}

fn parse_page(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|page| *page > 0).ok_or_else(|| "pagina’s tellen vanaf 1".to_owned())
}

impl Render {
    pub fn run(mut self) -> ExitCode {
        let named = self.named_file();
        self.settle_forms(named.as_deref());
        if let Some(sentence) = self.objection(named.as_deref()) {
            say(sentence);
            return ExitCode::from(2);
        }
        if let Some(path) = named.filter(|path| !has_folder(path)) {
            say(files::unwritable(&path, &ErrorKind::NotFound.into()));
            return ExitCode::from(1);
        }
        let (body, origins) = match self.input() {
            Ok(input) => input,
            Err(code) => return code,
        };
        let told = |error| explain(&by_cell(error, origins.as_ref()));
        let found = match templates::read(self.house.report_templates.as_deref()) {
            Ok(found) => found,
            Err(sentence) => {
                say(format!("De map met sjablonen is niet te lezen: {sentence}"));
                return ExitCode::from(2);
            }
        };
        if let Some(remark) = found.remark() {
            say(remark);
        }
        let files = found.files;
        // Faults first: a body that cannot be made need not wait for the engine.
        if files.is_empty()
            && let Err(error) = pipeline::prepare(&body, self.order())
        {
            say(told(error));
            return ExitCode::from(1);
        }
        let house = House { files, thresholds: self.house.thresholds.clone() };
        let desk = match Desk::open(house) {
            Ok(desk) => desk,
            Err(error) => {
                say(format!("Het maken van documenten kan niet beginnen: {}.", with_causes(&error)));
                return ExitCode::from(1);
            }
        };
        match self.make(&desk, &body, origins.as_ref()) {
            Ok(code) => code,
            Err(error) => {
                say(told(error));
                ExitCode::from(1)
            }
        }
    }

    /// The one file that was named to write to.
    fn named_file(&self) -> Option<PathBuf> {
        let path = self.output.as_deref().filter(|_| !self.is_to_standard_output())?;
        (!path.is_dir() && !is_said_to_be_a_folder(path)).then(|| path.to_owned())
    }

    /// The forms, each once: those that were asked for, else the one that the name of the file ends in.
    fn settle_forms(&mut self, named: Option<&Path>) {
        let mut once: Vec<Format> = Vec::new();
        for format in &self.format {
            if !once.contains(format) {
                once.push(*format);
            }
        }
        if once.is_empty() {
            once.push(named.and_then(form_of).unwrap_or(Format::Pdf));
        }
        self.format = once;
    }

    /// Why nothing can be written as it was typed, if so.
    fn objection(&self, named: Option<&Path>) -> Option<String> {
        let [form] = self.format[..] else {
            let sentence = "Standaarduitvoer neemt één vorm; kies er met --format één, of schrijf naar een map.";
            return self.is_to_standard_output().then(|| sentence.to_owned());
        };
        let path = named?;
        if files::is_same(path, &self.trajectory) {
            return Some(files::is_input(path));
        }
        let ending = harmless(&path.extension()?.to_string_lossy());
        match form_of(path) {
            Some(said) if said != form => Some(format!(
                "{} eindigt op .{ending}, en --format zegt {}. Laat een van de twee weg, of maak ze gelijk.",
                shown(path),
                form.extension()
            )),
            None if OTHER_FORMS.iter().any(|other| other.eq_ignore_ascii_case(&ending)) => Some(format!(
                "{} eindigt op .{ending}, en die vorm is er niet. Kies met --format uit pdf, png, svg en json, of laat \
                 de naam op een daarvan eindigen.",
                shown(path)
            )),
            _ => None,
        }
    }

    /// The body, and of a workbook where its values stood; what keeps it from being read is said.
    fn input(&self) -> Result<(Vec<u8>, Option<Origins>), ExitCode> {
        if let Some(sentence) = workbook::mistaken(&self.trajectory) {
            say(sentence);
            return Err(ExitCode::from(2));
        }
        if !workbook::is_workbook(&self.trajectory) && !workbook::is_csv_folder(&self.trajectory) {
            if self.kandidaat.is_some() {
                say("--kandidaat hoort bij een werkboek.");
                return Err(ExitCode::from(2));
            }
            return read(&self.trajectory).map(|body| (body, None)).map_err(|error| {
                say(unreadable(&self.trajectory, &error));
                ExitCode::from(2)
            });
        }
        let usage = |sentence: String| {
            say(sentence);
            ExitCode::from(2)
        };
        let book = workbook::read(&self.trajectory, self.ignore_unknown).map_err(usage)?;
        if !book.faults.is_empty() {
            say(format!("Het werkboek bevat fouten:{}", workbook::told(&book.faults)));
            return Err(ExitCode::from(1));
        }
        let candidate = workbook::only(book.candidates, self.kandidaat.as_deref()).map_err(usage)?;
        if candidate.faults.is_empty() {
            return Ok((candidate.body, Some(candidate.origins)));
        }
        // Everything at once, also what is wrong beside the cells that cannot be read.
        let judged = match pipeline::prepare(&candidate.body, self.order()) {
            Err(ProduceError::Faults(faults)) => faults,
            _ => vec![],
        };
        let faults = workbook::by_cell(&candidate, judged);
        say(explain(&ProduceError::Faults(workbook::grouped(&faults))));
        Err(ExitCode::from(1))
    }

    /// Makes the document in every form, from one reading of the body.
    fn make(&self, desk: &Desk, body: &[u8], origins: Option<&Origins>) -> Result<ExitCode, ProduceError> {
        let prepared = desk.prepare(body, self.order())?;
        for finding in &prepared.findings {
            let severity = finding.severity.as_str();
            let (place, detail) = match (origins, finding.pointers.first()) {
                (Some(origins), Some(pointer)) => {
                    (harmless(&origins.cell(pointer)), origins.in_words(pointer, &finding.detail))
                }
                _ => (place_of(finding), finding.detail.clone()),
            };
            say(format!("{} {severity} {place} {}", finding.code, harmless(&detail)));
        }
        if let Some(folder) = self.output.as_deref().filter(|path| is_said_to_be_a_folder(path))
            && let Err(error) = files::make_folder(folder)
        {
            say(files::unwritable(folder, &error));
            return Ok(ExitCode::from(1));
        }
        let stem = prepared.report.file_stem.clone();
        let mut paths = self.format.iter().map(|format| self.path(&stem, *format));
        if let Some(path) = paths.find(|path| files::is_same(path, &self.trajectory)) {
            say(files::is_input(&path));
            return Ok(ExitCode::from(2));
        }
        let mut first = None;
        for format in &self.format {
            let bytes = format.bytes(desk, &prepared, self.page)?;
            if self.is_to_standard_output() {
                return Ok(print(&bytes));
            }
            let path = self.path(&stem, *format);
            if let Err(error) = files::put(&path, &bytes, Readers::Owner) {
                say(files::unwritable(&path, &error));
                return Ok(ExitCode::from(1));
            }
            say(shown(&path));
            if first.is_none() {
                first = Some(path);
            }
        }
        if let Some(path) = first.filter(|_| self.open) {
            open(&path);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn order(&self) -> Order {
        Order {
            soort: self.soort,
            variant: self.variant,
            strict: self.strict,
            ignore_unknown: self.ignore_unknown,
            attach: self.attach,
            today: crate::clock::today(),
            begins: Spot::BEGIN,
        }
    }

    fn is_to_standard_output(&self) -> bool {
        self.output.as_deref() == Some(Path::new("-"))
    }

    /// Where a form is written: a file that was named keeps its name, with an extension per form if there are several.
    fn path(&self, stem: &str, format: Format) -> PathBuf {
        let name = format!("{stem}.{}", format.extension());
        match &self.output {
            Some(path) if path.is_dir() || is_said_to_be_a_folder(path) => path.join(name),
            Some(path) if self.format.len() > 1 => in_form(path, format),
            Some(path) => path.clone(),
            None => PathBuf::from(name),
        }
    }
}

/// Whether a path ends in a slash: a folder is meant, also where there is none yet.
fn is_said_to_be_a_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(std::path::is_separator)
}

/// Whether the folder is there in which a file is to come.
fn has_folder(path: &Path) -> bool {
    path.parent().is_none_or(|folder| folder == Path::new("") || folder.is_dir())
}

/// Ends of names of what this program does not make. Any other end, as in `rapport-1.0`, belongs to the name.
const OTHER_FORMS: [&str; 24] = [
    "7z", "csv", "doc", "docx", "gif", "gz", "htm", "html", "jpeg", "jpg", "md", "ods", "odt", "rtf", "tar", "tgz",
    "tif", "tiff", "txt", "webp", "xls", "xlsx", "xml", "zip",
];

/// The form that a name ends in.
fn form_of(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?;
    Format::value_variants().iter().copied().find(|form| form.extension().eq_ignore_ascii_case(extension))
}

/// A name with the extension of a form, in the place of that of another form. What follows another dot belongs to the name:
/// `rapport-1.0` and `rapport-1.1` are two.
fn in_form(path: &Path, format: Format) -> PathBuf {
    let stem = if form_of(path).is_some() { path.with_extension("") } else { path.to_owned() };
    let mut name = stem.into_os_string();
    name.push(".");
    name.push(format.extension());
    PathBuf::from(name)
}

/// What is wrong with a body from a workbook, by cell.
fn by_cell(error: ProduceError, origins: Option<&Origins>) -> ProduceError {
    match (error, origins) {
        (ProduceError::Faults(faults), Some(origins)) => {
            let faults: Vec<Fault> = faults.into_iter().map(|fault| workbook::in_cells(origins, fault)).collect();
            ProduceError::Faults(workbook::grouped(&faults))
        }
        (error, _) => error,
    }
}

/// Shows a file with the desktop's own program. The file is there whether that works or not, so a failure is a remark.
fn open(path: &Path) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut start = Command::new("cmd");
        start.args(["/C", "start", ""]);
        start
    } else {
        Command::new("xdg-open")
    };
    let ended = command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let why = match ended {
        Ok(status) if status.success() => return,
        Ok(status) => status.to_string(),
        Err(error) => error.to_string(),
    };
    say(format!("{} is gemaakt, maar niet te openen: {why}.", shown(path)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_dot_in_a_name_stays() {
        let named = |name: &str, format| in_form(Path::new(name), format).display().to_string();
        assert_eq!(named("uit/rapport-1.0", Format::Pdf), "uit/rapport-1.0.pdf");
        assert_eq!(named("rapport", Format::Png), "rapport.png");
        assert_eq!(named("rapport.pdf", Format::Png), "rapport.png");
        assert_eq!(named("J. de Vries", Format::Svg), "J. de Vries.svg");
    }
}
