//! `serve`: the service.

use std::process::ExitCode;

use clap::Args;

use super::reasons::with_causes;
use super::templates;
use crate::config::ServeConfig;
use crate::http;
use crate::press::House;

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    config: ServeConfig,
}

impl Serve {
    pub fn run(self) -> ExitCode {
        let files = match templates::read(self.config.engine.house.report_templates.as_deref()) {
            Ok(files) => files,
            Err(error) => {
                tracing::error!(%error, "the folder with templates cannot be read");
                return ExitCode::from(2);
            }
        };
        let house = House { files, thresholds: self.config.engine.house.thresholds.clone() };
        match http::serve(self.config, house) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                tracing::error!(error = with_causes(&error), "the service could not start");
                ExitCode::from(1)
            }
        }
    }
}
