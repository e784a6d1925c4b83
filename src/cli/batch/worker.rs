//! A worker of a batch: a process that makes one document at a time, as it is told over standard input.

use std::io::{self, BufReader, BufWriter};
use std::process::ExitCode;
use std::sync::Arc;

use super::done::Done;
use crate::batch::frames::{Answer, Hello, Link, Order, Setup};
use crate::batch::{Item, produce};
use crate::cli::reasons::with_causes;
use crate::press::{House, Press, StartError};
use crate::render::EngineSettings;
use crate::wire::{Soort, Variant};

/// Works until standard input ends; that is also how a worker hears that its batch is gone.
pub fn run() -> ExitCode {
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::debug!(%error, "the batch is gone");
            ExitCode::from(1)
        }
    }
}

fn work() -> io::Result<()> {
    let (input, output) = (BufReader::new(io::stdin().lock()), BufWriter::new(io::stdout().lock()));
    let mut batch = Link { input, output };
    let Some((setup, _)) = batch.hear::<Setup>()? else { return Ok(()) };
    let options = setup.options();
    let press = match press(setup) {
        Ok(press) => Arc::new(press),
        Err(sentence) => return batch.tell(&Hello::Refused(sentence), &[]),
    };
    batch.tell(&Hello::Ready, &[])?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    while let Some((order, traject)) = batch.hear::<Order>()? {
        let soort = Soort::ALL.iter().copied().find(|soort| soort.as_str() == order.soort);
        let soort = soort.ok_or(io::ErrorKind::InvalidData)?;
        let named = |name: String| Variant::ALL.iter().copied().find(|variant| variant.as_str() == name);
        let item = Item { soort, variant: order.variant.and_then(named), bestandsnaam: None, traject };
        let done: Done = runtime.block_on(produce(&press, item, options)).into();
        match done.result {
            Ok(document) => {
                let variant = done.asked.variant.map(|variant| variant.as_str().to_owned());
                let (stem, pages, findings) = (document.stem, document.pages, document.findings);
                batch.tell(&Answer::Made { variant, stem, pages, findings }, &document.bytes)?;
            }
            Err(problem) => batch.tell(&Answer::Failed { problem }, &[])?,
        }
    }
    Ok(())
}

/// What makes one document at a time, in this process or in the one that asks. The error is a sentence without its full
/// stop.
pub fn press(setup: Setup) -> Result<Press, String> {
    let release = env!("CARGO_PKG_VERSION");
    if setup.release != release {
        return Err(format!("het programma is tijdens de batch vervangen door versie {release}"));
    }
    let house = House { files: setup.files, thresholds: setup.thresholds };
    let prove = |press: Press| if setup.prove { press.prove().map(|()| press) } else { Ok(press) };
    Press::start(EngineSettings::ALONE, house).and_then(prove).map_err(|error: StartError| with_causes(&error))
}
