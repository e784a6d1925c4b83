//! `serve`: the service.

use std::process::ExitCode;

use clap::Args;

use super::templates;
use crate::config::ServeConfig;
use crate::http;

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    config: ServeConfig,
}

impl Serve {
    pub fn run(self) -> ExitCode {
        let house = match templates::read(self.config.engine.report_templates.as_deref()) {
            Ok(house) => house,
            Err(error) => {
                tracing::error!(%error, "the folder with templates cannot be read");
                return ExitCode::from(2);
            }
        };
        match http::serve(self.config, house) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                tracing::error!(error = super::with_causes(&error), "the service could not start");
                ExitCode::from(1)
            }
        }
    }
}
