//! What is typed for a batch, and how the parts of a batch follow from it.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use super::earlier::{Earlier, Seal};
use super::maker::Maker;
use super::progress::{Counts, Progress};
use super::reader::Reader;
use super::remote::Remote;
use super::run::{Run, Trouble};
use super::source::Source;
use super::target::Target;
use crate::batch::{Limits, Options};
use crate::cli::arguments::{parse_soort, parse_variant};
use crate::cli::reasons::with_causes;
use crate::cli::templates;
use crate::config::EngineConfig;
use crate::press::{House, Pool, StartError};
use crate::wire::{Soort, Variant};

#[derive(Debug, Args)]
pub struct Batch {
    /// A folder with JSON files, a file with a JSON value per line or one list, or - for standard input.
    input: PathBuf,
    /// Folder for the documents, or a file that ends in .zip. A folder is continued where an earlier run stopped.
    #[arg(short, long, value_name = "DIR|ZIP")]
    output: PathBuf,
    /// Kinds of document for a trajectory that names none; default: every kind whose part is there.
    #[arg(long, value_delimiter = ',', value_parser = parse_soort)]
    soort: Vec<Soort>,
    /// For whom, where an item does not say so: werkgever, werknemer, uwv or intern.
    #[arg(long, value_parser = parse_variant)]
    variant: Option<Variant>,
    /// Repaired texts and warnings are faults.
    #[arg(long)]
    strict: bool,
    /// Attach the data of each document as JSON, as its reader may see it.
    #[arg(long)]
    attach: bool,
    /// Skip fields that the contract does not name.
    #[arg(long)]
    ignore_unknown: bool,
    /// Let this running service make the documents; may be given more than once.
    #[arg(long, value_name = "URL")]
    server: Vec<String>,
    /// Largest value in bytes; a larger one fails.
    #[arg(long, env = "TRAJECTPERS_BATCH_LINE_LIMIT", value_name = "BYTES", default_value = "4194304")]
    batch_line_limit: usize,
    #[command(flatten)]
    engine: EngineConfig,
}

/// Nobody waits for a single document here; items wait with their batch.
const QUEUE: usize = 1;
/// How long one document may take.
const DEADLINE: Duration = Duration::from_secs(120);

impl Batch {
    pub fn run(self) -> ExitCode {
        match self.work() {
            Ok(Counts { failed: 0, .. }) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::from(1),
            Err(Trouble::Stopped(sentence)) => {
                eprintln!("{sentence}");
                ExitCode::from(1)
            }
            Err(Trouble::Usage(sentence)) => {
                eprintln!("{sentence}");
                ExitCode::from(2)
            }
        }
    }

    fn work(&self) -> Result<Counts, Trouble> {
        let source = Source::open(&self.input).map_err(Trouble::Usage)?;
        let target = Target::open(&self.output).map_err(Trouble::Usage)?;
        let (maker, seal) = match self.maker() {
            Ok(made) => made,
            Err(trouble) => {
                target.abandon();
                return Err(trouble);
            }
        };
        let limits = Limits { line: self.batch_line_limit, items: usize::MAX, total: u64::MAX };
        let progress = Progress::start(Progress::is_seen().then(|| source.count(limits)).flatten());
        let reader = Reader {
            source,
            limits,
            kinds: self.soort.clone(),
            variant: self.variant,
            ignore_unknown: self.ignore_unknown,
            seal,
            earlier: target.folder().map(Earlier::read).unwrap_or_default(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let runtime = runtime.map_err(|error| Trouble::Stopped(format!("De batch start niet: {error}.")))?;
        let ended = runtime.block_on(Run::new(target, progress).all(reader, &maker));
        // An answer that is still awaited is of no use to anyone.
        runtime.shutdown_background();
        ended
    }

    /// Starts what makes the documents.
    fn maker(&self) -> Result<(Maker, Seal), Trouble> {
        let options = Options {
            strict: self.strict,
            ignore_unknown: self.ignore_unknown,
            attach: self.attach,
            today: crate::clock::today(),
        };
        if !self.server.is_empty() {
            let (remote, release) = Remote::connect(&self.server, options).map_err(Trouble::Usage)?;
            return Ok((Maker::There(remote), Seal::new(&release, options, &House::default())));
        }
        let files = templates::read(self.engine.house.report_templates.as_deref())
            .map_err(|error| Trouble::Usage(format!("De map met sjablonen is niet te lezen: {error}.")))?;
        let house = House { files, thresholds: self.engine.house.thresholds.clone() };
        let seal = Seal::new(env!("CARGO_PKG_VERSION"), options, &house);
        // Templates of the house that do not work are better known before a hundred documents fail for them.
        let pool = Pool::start(self.engine.pool_settings(QUEUE, DEADLINE), house).map_err(|error: StartError| {
            Trouble::Stopped(format!("Het maken van documenten kan niet beginnen: {}.", with_causes(&error)))
        })?;
        Ok((Maker::Beside { pool: Box::new(pool), options }, seal))
    }
}
