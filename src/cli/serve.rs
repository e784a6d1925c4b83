//! `serve`: the service.

use std::process::ExitCode;

use clap::Args;

use super::open_files;
use super::reasons::with_causes;
use super::templates;
use crate::config::ServeConfig;
use crate::http;
use crate::press::House;
use crate::press::sandbox::leave_no_core;
use crate::telemetry::{self, traces};

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    config: ServeConfig,
}

/// Files that the service has open before its first connection, beside those of its threads and processes: measured,
/// with room for a few callers.
const OPEN_FILES: usize = 28;
/// The same for each thread that answers and each process that makes documents.
const OPEN_FILES_EACH: usize = 4;

impl Serve {
    pub fn run(self) -> ExitCode {
        let each = self.config.http_threads.get().saturating_add(self.config.engine.render_threads());
        let needed = each.saturating_mul(OPEN_FILES_EACH).saturating_add(OPEN_FILES);
        if let Some(limit) = open_files::limit_below(needed) {
            tracing::error!(limit, needed, "the service could not start: too few files may be open (ulimit -n)");
            return ExitCode::from(1);
        }
        // Before the first body: what a request leaves in memory goes when it is freed.
        wiping::wipe_from_now_on();
        if let Err(error) = leave_no_core() {
            tracing::warn!(%error, "memory of this process could be written to disk when it crashes");
        }
        let found = match templates::read(self.config.engine.house.report_templates.as_deref()) {
            Ok(found) => found,
            Err(error) => {
                tracing::error!(error, "the folder with templates cannot be read");
                return ExitCode::from(2);
            }
        };
        if let Some(remark) = found.remark() {
            tracing::warn!(remark, "not everything in the folder with templates is used");
        }
        let house = House { files: found.files, thresholds: self.config.engine.house.thresholds.clone() };
        if let Err(error) = traces::start() {
            tracing::error!(error = with_causes(&error), "traces cannot be sent");
            return ExitCode::from(2);
        }
        let ended = http::serve(self.config, house);
        traces::stop();
        match ended {
            Ok(()) => {
                tracing::info!(lost_lines = telemetry::lost_lines(), lost_spans = traces::lost_spans(), "stopped");
                ExitCode::SUCCESS
            }
            Err(error) => {
                tracing::error!(error = with_causes(&error), "the service could not start");
                ExitCode::from(if error.is_of_a_setting() { 2 } else { 1 })
            }
        }
    }
}
