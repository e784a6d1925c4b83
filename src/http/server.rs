//! The server: it listens until a signal to stop, and stops within its bound.

use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpServer;
use actix_web::dev::ServerHandle;

use super::routes::application;
use super::state::State;
use crate::config::ServeConfig;
use crate::press::{House, Pool, StartError};

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
    #[error("the workers did not start")]
    Start(#[from] StartError),
    #[error("the workers lack a part of their sandbox, which is compulsory: {0}")]
    Unsandboxed(String),
}

/// Bytes of a connection that nobody takes may wait so long.
const STUCK: Duration = Duration::from_secs(60);

/// Seconds that answers get to leave after the last job was done or told to stop.
const FLUSH: u64 = 2;

/// Serves until a signal to stop; requests that run may finish, within bounds.
pub fn serve(config: ServeConfig, house: House) -> Result<(), ServeError> {
    let pool = Arc::new(Pool::start(config.pool_settings(), house)?);
    let lacking = pool.standing().lacking;
    if config.require_sandbox && !lacking.is_empty() {
        return Err(ServeError::Unsandboxed(lacking.join("; ")));
    }
    let workers = pool.settings().workers;
    let state = Arc::new(State::of(Arc::clone(&pool), &config));
    let address = config.listen;
    let runtime = actix_web::rt::System::new();
    runtime.block_on(async {
        let shared = Arc::clone(&state);
        let server = HttpServer::new(move || application(Arc::clone(&shared)))
            .on_connect(|connection, _| unstick(connection))
            .workers(config.http_threads.get())
            .max_connections(config.connections.get().div_ceil(config.http_threads.get()))
            // Who closes its side is gone, politely or not, and leaves the queue.
            .h1_allow_half_closed(false)
            .shutdown_timeout(config.shutdown + FLUSH)
            .disable_signals()
            .bind(address)
            .map_err(|source| ServeError::Listen { address, source })?;
        for address in server.addrs() {
            tracing::info!(%address, workers, queue = config.queue.get(), "serving");
        }
        let server = server.run();
        actix_web::rt::spawn(stop_on_signal(server.handle(), pool, Duration::from_secs(config.shutdown)));
        server.await.map_err(ServeError::Server)
    })
}

/// Stops on the first signal: nothing new is taken, what waits is done or told that it will not be, whatever a worker
/// hangs on. A second signal ends the process at once, and its workers with it.
async fn stop_on_signal(server: ServerHandle, pool: Arc<Pool>, within: Duration) {
    signal().await;
    tracing::info!("stopping");
    actix_web::rt::spawn(async {
        signal().await;
        tracing::warn!("stopped at once");
        std::process::exit(130);
    });
    let stopping = server.stop(true);
    pool.drain(within).await;
    stopping.await;
}

/// The next signal to stop.
#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};

    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Has the kernel close a connection whose other side takes nothing of what was sent.
fn unstick(connection: &dyn std::any::Any) {
    #[cfg(target_os = "linux")]
    if let Some(stream) = connection.downcast_ref::<actix_web::rt::net::TcpStream>() {
        // Where it cannot be set, such a connection stays open and costs its own buffers.
        let _ = rustix::net::sockopt::set_tcp_user_timeout(stream, STUCK.as_millis() as u32);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (connection, STUCK);
}
