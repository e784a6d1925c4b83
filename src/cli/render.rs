//! `render`: one document from a file or standard input.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::templates;
use crate::config::EngineConfig;
use crate::pipeline::{self, House, Order, Press};
use crate::render::Output;
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
    #[arg(long, default_value = "1", value_parser = parse_page)]
    page: usize,
    /// Repaired texts are faults.
    #[arg(long)]
    strict: bool,
    /// Attach the data of the document as JSON, as its reader may see it.
    #[arg(long)]
    attach: bool,
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

pub fn parse_soort(text: &str) -> Result<Soort, String> {
    Soort::ALL.iter().copied().find(|soort| soort.as_str() == text).ok_or_else(|| {
        let known: Vec<&str> = Soort::ALL.iter().map(|soort| soort.as_str()).collect();
        format!("kies uit: {}", known.join(", "))
    })
}

fn parse_page(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|page| *page > 0).ok_or_else(|| "bladzijden tellen vanaf 1".to_owned())
}

pub fn parse_variant(text: &str) -> Result<Variant, String> {
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
        let files = match templates::read(self.engine.report_templates.as_deref()) {
            Ok(files) => files,
            Err(error) => {
                eprintln!("De map met sjablonen is niet te lezen: {error}");
                return ExitCode::from(2);
            }
        };
        // Faults first: a body that cannot be made need not wait for the engine.
        if files.is_empty()
            && let Err(error) = pipeline::prepare(&body, self.order())
        {
            eprintln!("{}", super::explain(&error));
            return ExitCode::from(1);
        }
        let house = House { files, thresholds: self.engine.thresholds.clone() };
        let press = match Press::start(self.engine.settings(), house) {
            Ok(press) => press,
            Err(error) => {
                eprintln!("De drukpers start niet: {}", super::with_causes(&error));
                return ExitCode::from(1);
            }
        };
        match press.produce_blocking(&body, self.order(), self.output()) {
            Ok(product) => {
                for finding in &product.findings {
                    eprintln!("{} {} {}", finding.code, finding.severity.as_str(), finding.detail);
                }
                self.write(&product.file_stem, &product.rendered.bytes)
            }
            Err(error) => {
                eprintln!("{}", super::explain(&error));
                ExitCode::from(1)
            }
        }
    }

    fn order(&self) -> Order {
        Order {
            soort: self.soort,
            variant: self.variant,
            strict: self.strict,
            ignore_unknown: self.ignore_unknown,
            attach: self.attach,
            today: crate::clock::today(),
        }
    }

    const fn output(&self) -> Output {
        match self.format {
            Format::Pdf => Output::Pdf,
            Format::Png => Output::Png { page: self.page },
            Format::Svg => Output::Svg { page: self.page },
        }
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

/// The bytes of a file, or of standard input for `-`.
pub fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut body = Vec::new();
        std::io::stdin().lock().read_to_end(&mut body)?;
        Ok(body)
    } else {
        std::fs::read(path)
    }
}
