//! The server: it listens until a signal to stop.

use std::sync::Arc;

use actix_web::HttpServer;

use super::routes::application;
use super::state::State;
use crate::config::ServeConfig;
use crate::press::{House, Press, StartError};

/// Why the service did not start or did not go on.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("cannot listen on {address}")]
    Listen {
        address: std::net::SocketAddr,
        #[source]
        source: std::io::Error,
    },
    #[error("the server stopped")]
    Server(#[source] std::io::Error),
    #[error("the press did not start")]
    Start(#[from] StartError),
}

/// Judgements under way at once per HTTP thread; others wait. Judging takes milliseconds of the processor, and every
/// thread that did it would keep memory of its own.
const JUDGES: usize = 1;

/// Serves until a signal to stop; requests that run may finish.
pub fn serve(config: ServeConfig, house: House) -> Result<(), ServeError> {
    let press = Arc::new(Press::start(config.engine_settings(), house)?);
    press.prove()?;
    let settings = press.engine.settings();
    let state = Arc::new(State::of(press, &config));
    let address = config.listen;
    let runtime = actix_web::rt::System::new();
    runtime.block_on(async {
        let shared = Arc::clone(&state);
        let server = HttpServer::new(move || application(Arc::clone(&shared)))
            .workers(config.http_threads.get())
            .worker_max_blocking_threads(JUDGES)
            .shutdown_timeout(config.shutdown)
            .bind(address)
            .map_err(|source| ServeError::Listen { address, source })?;
        for address in server.addrs() {
            tracing::info!(%address, render_threads = settings.threads, queue = settings.queue, "serving");
        }
        server.run().await.map_err(ServeError::Server)
    })
}
