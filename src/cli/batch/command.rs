//! What is typed for a batch, and how the parts of a batch follow from it.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use super::earlier::Seal;
use super::maker::Maker;
use super::progress::{Counts, Progress};
use super::reader::Reader;
use super::remote::Remote;
use super::run::Run;
use super::server::Secret;
use super::shard::Shard;
use super::source::Source;
use super::target::Target;
use super::trouble::Trouble;
use crate::batch::{Limits, Options};
use crate::cli::arguments::{SOORT, VARIANT};
use crate::cli::interruption::Interruption;
use crate::cli::open_files;
use crate::cli::reasons::with_causes;
use crate::cli::talk::say;
use crate::cli::templates;
use crate::config::EngineConfig;
use crate::press::{House, Pool, StartError};
use crate::wire::{Soort, Variant};

#[derive(Debug, Args)]
pub struct Batch {
    /// A folder with JSON files and workbooks, a file with a JSON value per line or one list, a workbook (.xlsx, .ods, a
    /// folder of CSV files), or - for standard input.
    input: PathBuf,
    /// Folder for the documents, or a file that ends in .zip. A folder is continued where an earlier run stopped.
    #[arg(short, long, value_name = "DIR|ZIP")]
    output: PathBuf,
    /// Write over files that no earlier batch made. Without this they stay, and a document of that name fails.
    #[arg(long)]
    overwrite: bool,
    /// One part of the batch, for several processes or machines together: of the trajectories and items, counted from 0
    /// in the order of the input (files by name), those whose number leaves I when divided by N. Each part has an output
    /// of its own.
    #[arg(long, value_name = "I/N", value_parser = Shard::parse)]
    shard: Option<Shard>,
    /// Kinds of document for a trajectory that names none; default: every kind whose part is there.
    #[arg(long, value_delimiter = ',', value_parser = SOORT)]
    soort: Vec<Soort>,
    /// For whom, where an item does not say so.
    #[arg(long, value_parser = VARIANT)]
    variant: Option<Variant>,
    /// Repaired texts and warnings are faults.
    #[arg(long, visible_alias = "strikt")]
    strict: bool,
    /// Attach the data of each document as JSON, as its reader may see it.
    #[arg(long, visible_alias = "met-bijlage")]
    attach: bool,
    /// Skip fields that the contract does not name.
    #[arg(long)]
    ignore_unknown: bool,
    /// Let this running service make the documents; may be given more than once. Its URL may hold a name and password.
    #[arg(long, value_name = "URL", value_parser = Secret::parse)]
    server: Vec<Secret>,
    /// Key that the services ask for. Others on this machine can see what is typed; the variable they cannot.
    #[arg(long, env = "TRAJECTPERS_KEY", hide_env_values = true, value_name = "KEY", value_parser = Secret::parse)]
    key: Option<Secret>,
    /// Seconds within which a service must give a usable answer, be it busy, silent or out of reach. One that does not,
    /// or that answers nonsense three times in a row, refers elsewhere, does not let in or asks to wait longer than 60
    /// seconds, is given up on for the rest of the batch. When no other is left, what remains fails at once.
    #[arg(long, env = "TRAJECTPERS_SERVER_PATIENCE", value_name = "SECONDS", default_value = "120", value_parser = clap::value_parser!(u64).range(1..=3600))]
    server_patience: u64,
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
/// Files that a batch has open, beside those of its processes.
const OPEN_FILES: usize = 16;
/// Files for each process that makes documents.
const OPEN_FILES_EACH: usize = 4;

impl Batch {
    pub fn run(self) -> ExitCode {
        match self.work() {
            Ok(Counts { failed: 0, .. }) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::from(1),
            Err(Trouble::Stopped(sentence)) => {
                say(sentence);
                ExitCode::from(1)
            }
            Err(Trouble::Usage(sentence)) => {
                say(sentence);
                ExitCode::from(2)
            }
            Err(Trouble::Interrupted(code, sentence)) => {
                say(sentence);
                ExitCode::from(code)
            }
        }
    }

    fn work(&self) -> Result<Counts, Trouble> {
        if self.output.as_os_str() == "-" {
            let sentence =
                "Een batch gaat niet naar standaarduitvoer. Geef met -o een map, of een bestand dat op .zip eindigt.";
            return Err(Trouble::Usage(sentence.to_owned()));
        }
        let begins = |error: std::io::Error| Trouble::Stopped(format!("De batch start niet: {error}."));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(begins)?;
        let source = Source::open(&self.input).map_err(Trouble::Usage)?;
        // Before anything is begun that has to be cleared away.
        let mut interruption = {
            let _inside = runtime.enter();
            Interruption::expect().map_err(begins)?
        };
        let (target, earlier) = Target::open(&self.output, self.overwrite)?;
        let (maker, seal) = self.maker()?;
        let limits = Limits { line: self.batch_line_limit, items: usize::MAX, total: u64::MAX };
        let shard = self.shard.unwrap_or(Shard::WHOLE);
        let values = Progress::is_seen().then(|| source.count(limits)).flatten();
        let progress = Progress::start(values.map(|values| shard.part_of(values)));
        let mut kinds: Vec<Soort> = Vec::new();
        for soort in &self.soort {
            if !kinds.contains(soort) {
                kinds.push(*soort);
            }
        }
        let reader = Reader {
            source,
            limits,
            shard,
            kinds,
            variant: self.variant,
            ignore_unknown: self.ignore_unknown,
            today: crate::clock::today(),
            seal,
            earlier,
        };
        let goes_on = target.is_folder();
        let ended = runtime.block_on(async {
            tokio::select! {
                biased;
                code = interruption.code() => Err(Trouble::Interrupted(code, interrupted(goes_on))),
                ended = Run::new(target, progress, shard).all(reader, &maker) => ended,
            }
        });
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
            let patience = Duration::from_secs(self.server_patience);
            let connected = Remote::connect(&self.server, self.key.as_ref(), patience, options);
            let (remote, release) = connected.map_err(Trouble::Usage)?;
            return Ok((Maker::There(remote), Seal::new(&release, options, &House::default())));
        }
        let processes = self.engine.render_threads();
        let needed = processes.saturating_mul(OPEN_FILES_EACH).saturating_add(OPEN_FILES);
        if let Some(limit) = open_files::limit_below(needed) {
            return Err(Trouble::Stopped(format!(
                "Er mogen maar {limit} bestanden tegelijk open zijn (ulimit -n); met --render-threads {processes} zijn \
                 er {needed} nodig."
            )));
        }
        let found = templates::read(self.engine.house.report_templates.as_deref())
            .map_err(|sentence| Trouble::Usage(format!("De map met sjablonen is niet te lezen: {sentence}")))?;
        if let Some(remark) = found.remark() {
            say(remark);
        }
        let house = House { files: found.files, thresholds: self.engine.house.thresholds.clone() };
        let seal = Seal::new(env!("CARGO_PKG_VERSION"), options, &house);
        // Templates of the house that do not work are better known before a hundred documents fail for them.
        let pool = Pool::start(self.engine.pool_settings(QUEUE, DEADLINE), house).map_err(|error: StartError| {
            Trouble::Stopped(format!("Het maken van documenten kan niet beginnen: {}.", with_causes(&error)))
        })?;
        Ok((Maker::Beside { pool: Box::new(pool), options }, seal))
    }
}

/// What is said of a batch that a signal ended, by when all that was half done is gone.
fn interrupted(goes_on: bool) -> String {
    let left = if goes_on {
        "Dezelfde opdracht gaat straks verder en slaat over wat er al staat."
    } else {
        "Er is geen archief gemaakt; wat er half was, is weg."
    };
    format!("De batch is afgebroken. {left}")
}
