//! `batch`: many documents from a folder, a file or standard input, into a folder or an archive.
//!
//! One thread reads values, a few items are made at a time, each in a process of its own, and names are given and files
//! written in the order of the values. So a run that was stopped goes on where it was, and ends as one that was not.

mod earlier;
mod maker;
mod progress;
mod reader;
mod remote;
mod source;
mod target;
mod worker;
mod workers;

use std::path::PathBuf;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use futures_util::{StreamExt, stream};
use tokio::sync::mpsc;

use super::render::{parse_soort, parse_variant};
use super::templates;
use crate::batch::frames::Setup;
use crate::batch::{Asked, Item, Limits, Names, Options, Resultaat, Results};
use crate::config::{EngineConfig, LogConfig};
use crate::pipeline::House;
use crate::wire::{Soort, Variant};
use earlier::{Earlier, Seal};
use maker::{Done, Maker};
use progress::{Counts, End, Progress};
use reader::{Origin, Reader, Task, Work};
use remote::Remote;
use source::Source;
use target::Target;
pub use worker::run as work_for_a_batch;
use workers::Workers;

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

/// Why a batch did not come to its end, in a sentence.
enum Trouble {
    Usage(String),
    Stopped(String),
}

/// What has become of a piece of work before its turn.
enum Settled {
    Done(Done),
    Stands(Item, Box<Resultaat>),
}

impl Batch {
    pub fn run(self, log: &LogConfig) -> ExitCode {
        match self.work(log) {
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

    fn work(&self, log: &LogConfig) -> Result<Counts, Trouble> {
        let source = Source::open(&self.input).map_err(Trouble::Usage)?;
        let target = Target::open(&self.output).map_err(Trouble::Usage)?;
        let (maker, seal) = match self.maker(log) {
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
        let run = Run { target, names: Names::default(), results: Results::default(), progress, number: 0 };
        let ended = runtime.block_on(run.all(reader, &maker));
        // An answer that is still awaited is of no use to anyone.
        runtime.shutdown_background();
        ended
    }

    /// Starts what makes the documents.
    fn maker(&self, log: &LogConfig) -> Result<(Maker, Seal), Trouble> {
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
        let refused = |why: String| Trouble::Stopped(format!("Het maken van documenten kan niet beginnen: {why}."));
        // Templates of the house that do not work are better known before a hundred documents fail for them.
        let prove = house.is_customised();
        let setup = Setup::new(options, house, prove);
        let at_once = self.engine.render_threads();
        let maker = if at_once > 1 {
            Workers::start(at_once, setup, log.clone()).map(Maker::Beside)
        } else {
            worker::press(setup).map(|press| Maker::Here { press: Arc::new(press), options })
        };
        Ok((maker.map_err(refused)?, seal))
    }
}

/// A batch under way.
struct Run {
    target: Target,
    names: Names,
    results: Results,
    progress: Progress,
    /// Of the document at hand, counted from 1.
    number: usize,
}

impl Run {
    /// Makes everything that the reader finds.
    async fn all(mut self, reader: Reader, maker: &Maker) -> Result<Counts, Trouble> {
        let (sender, receiver) = mpsc::channel(maker.window());
        std::thread::spawn(move || reader.run(&sender));
        let work = stream::unfold(receiver, |mut receiver| async move { Some((receiver.recv().await?, receiver)) });
        let mut settled = pin!(work.map(|work| settle(maker, work)).buffered(maker.window()));
        while let Some((origin, settled)) = settled.next().await {
            self.number += 1;
            if let Err(sentence) = self.take(maker, &origin, settled).await {
                self.progress.finish();
                let advice = match self.target.folder() {
                    Some(_) => "Dezelfde opdracht gaat straks verder en slaat over wat er al staat.",
                    None => "Er is geen archief gemaakt.",
                };
                self.target.abandon();
                return Err(Trouble::Stopped(format!("{sentence} De batch is gestopt. {advice}")));
            }
            if origin.last {
                self.progress.advance();
            }
        }
        if self.number == 0 {
            self.target.abandon();
            return Err(Trouble::Usage("De invoer bevat geen onderdelen; er is niets te maken.".into()));
        }
        let counts = self.progress.finish();
        self.target.finish(self.results).map_err(Trouble::Stopped)?;
        Ok(counts)
    }

    /// Writes one document, or why there is none.
    async fn take(&mut self, maker: &Maker, origin: &Origin, settled: Settled) -> Result<(), String> {
        let done = match settled {
            Settled::Done(done) => done,
            Settled::Stands(item, kept) => {
                let free = kept.bestand.as_deref().is_some_and(|name| self.names.reserve(name));
                if free {
                    let (kept, naam) = (*kept, name(&item.asked(), origin));
                    let resultaat = Resultaat { volgnummer: self.number, naam, ..kept };
                    self.progress.count(item.soort.as_str(), End::Stood);
                    return self.record(&resultaat);
                }
                // Its name was given to a document before it, so it is not what stands there.
                maker.make(item).await
            }
        };
        let kind = done.asked.soort.map_or("onbekend", Soort::as_str);
        let mut resultaat = match done.result {
            Ok(document) => {
                let bestand = self.names.unique(done.asked.bestandsnaam.as_deref().unwrap_or(&document.stem));
                self.target.put(&bestand, &document.bytes)?;
                self.progress.count(kind, End::Made);
                Resultaat::made(self.number, &done.asked, bestand, &document)
            }
            Err(problem) => {
                self.progress.count(kind, End::Failed);
                self.progress.tell(self.number, name(&done.asked, origin).as_deref(), &problem);
                Resultaat::failed(self.number, &done.asked, problem)
            }
        };
        resultaat.naam = name(&done.asked, origin);
        resultaat.invoer = self.target.folder().and(origin.seal.clone());
        self.record(&resultaat)
    }

    fn record(&mut self, resultaat: &Resultaat) -> Result<(), String> {
        self.target.note(resultaat)?;
        self.results.push(resultaat).map_err(|error| format!("Een resultaat is niet te schrijven: {error}."))
    }
}

/// What the caller calls it, or else the file that it came from.
fn name(asked: &Asked, origin: &Origin) -> Option<String> {
    asked.bestandsnaam.clone().or_else(|| origin.file.clone())
}

async fn settle(maker: &Maker, work: Work) -> (Origin, Settled) {
    let settled = match work.task {
        Task::Make(item) => Settled::Done(maker.make(item).await),
        Task::Keep(item, kept) => Settled::Stands(item, kept),
        Task::Refuse(outcome) => Settled::Done(outcome.into()),
    };
    (work.origin, settled)
}
