//! `serve`: the service.

use std::process::ExitCode;

use clap::Args;

use crate::config::ServeConfig;
use crate::http;

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    config: ServeConfig,
}

impl Serve {
    pub fn run(self) -> ExitCode {
        match http::serve(self.config) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                tracing::error!(%error, "the service could not start");
                ExitCode::from(1)
            }
        }
    }
}
