//! `render`: one document from a file or standard input.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::config::EngineConfig;
use crate::pipeline::{self, Order, ProduceError};
use crate::render::{Engine, Output};
use crate::wire::{Soort, Variant};

#[derive(Debug, Args)]
pub struct Render {
    /// Kind of document.
    #[arg(value_parser = parse_soort)]
    soort: Soort,
    /// The trajectory as JSON; - reads standard input.
    trajectory: PathBuf,
    /// Where to write; a folder, a file, or - for standard output. Default: the document's own name, here.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// For whom: werkgever, werknemer, uwv or intern.
    #[arg(long, value_parser = parse_variant)]
    variant: Option<Variant>,
    /// In which form.
    #[arg(long, default_value = "pdf")]
    format: Format,
    /// Which page, for png and svg.
    #[arg(long, default_value = "1")]
    page: usize,
    /// Repaired texts are faults.
    #[arg(long)]
    strict: bool,
    /// Skip fields that the contract does not name.
    #[arg(long)]
    ignore_unknown: bool,
    #[command(flatten)]
    engine: EngineConfig,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Pdf,
    Png,
    Svg,
}

fn parse_soort(text: &str) -> Result<Soort, String> {
    Soort::ALL.iter().copied().find(|soort| soort.as_str() == text).ok_or_else(|| {
        let known: Vec<&str> = Soort::ALL.iter().map(|soort| soort.as_str()).collect();
        format!("kies uit: {}", known.join(", "))
    })
}

fn parse_variant(text: &str) -> Result<Variant, String> {
    Variant::ALL.iter().copied().find(|variant| variant.as_str() == text).ok_or_else(|| {
        let known: Vec<&str> = Variant::ALL.iter().map(|variant| variant.as_str()).collect();
        format!("kies uit: {}", known.join(", "))
    })
}

impl Render {
    pub fn run(self) -> ExitCode {
        let body = match read(&self.trajectory) {
            Ok(body) => body,
            Err(error) => {
                eprintln!("{} is niet te lezen: {error}", self.trajectory.display());
                return ExitCode::from(2);
            }
        };
        match self.make(&body) {
            Ok(code) => code,
            Err(ProduceError::Faults(faults)) => {
                eprintln!("Het document kan niet worden gemaakt:");
                for fault in faults {
                    eprintln!("  {} [{}] {}", place(&fault.pointer), fault.code, fault.detail);
                }
                ExitCode::from(1)
            }
            Err(error) => {
                eprintln!("Het document kan niet worden gemaakt: {error}");
                ExitCode::from(1)
            }
        }
    }

    fn make(&self, body: &[u8]) -> Result<ExitCode, ProduceError> {
        let order = Order {
            soort: self.soort,
            variant: self.variant,
            strict: self.strict,
            ignore_unknown: self.ignore_unknown,
            today: crate::clock::today(),
        };
        let output = match self.format {
            Format::Pdf => Output::Pdf,
            Format::Png => Output::Png { page: self.page },
            Format::Svg => Output::Svg { page: self.page },
        };
        // Faults first: a body that cannot be made need not wait for the engine.
        let prepared = pipeline::prepare(body, order)?;
        let engine = Engine::start(self.engine.settings(), prepared.report.clone())?;
        let rendered = engine.render_blocking(prepared.report.clone(), output)?;
        for finding in &prepared.findings {
            eprintln!("{} {} {}", finding.code, finding.severity.as_str(), finding.detail);
        }
        Ok(self.write(&prepared.report.file_stem, &rendered.bytes))
    }

    fn write(&self, stem: &str, bytes: &[u8]) -> ExitCode {
        let extension = match self.format {
            Format::Pdf => "pdf",
            Format::Png => "png",
            Format::Svg => "svg",
        };
        let name = format!("{stem}.{extension}");
        let path = match &self.output {
            Some(path) if path == Path::new("-") => return super::print(bytes),
            Some(path) if path.is_dir() => path.join(name),
            Some(path) => path.clone(),
            None => PathBuf::from(name),
        };
        match std::fs::write(&path, bytes) {
            Ok(()) => {
                eprintln!("{}", path.display());
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("{} is niet te schrijven: {error}", path.display());
                ExitCode::from(1)
            }
        }
    }
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut body = Vec::new();
        std::io::stdin().lock().read_to_end(&mut body)?;
        Ok(body)
    } else {
        std::fs::read(path)
    }
}

fn place(pointer: &str) -> &str {
    if pointer.is_empty() { "(bericht)" } else { pointer }
}
