//! The door: which connections come in, how long each may take over a head, and what the layer below the application
//! answers. `HttpServer` of actix has no say in these, so that the server is put together here from its parts.

mod certificate;
pub mod connection;
mod patience;
mod refusal;
mod stream;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_http::error::DispatchError;
use actix_http::{HttpService, Protocol};
use actix_server::Server;
use actix_service::{IntoServiceFactory as _, ServiceFactoryExt as _, fn_service, map_config};
use actix_web::Error;
use actix_web::dev::AppConfig;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

use super::routes::application;
use super::shares::Shares;
use super::state::State;
use crate::answers::HEAD_TIME;
use crate::press::Client;

pub use certificate::{Certificate, CertificateError};
use connection::{Connection, Guarded};
use stream::Wire;

/// How connections are taken.
#[derive(Debug, Clone)]
pub struct DoorSettings {
    pub threads: usize,
    /// How long a server that stops waits for what runs.
    pub shutdown: Duration,
    /// Connections of all callers together.
    pub connections: Shares,
}

/// Connections of which nothing was heard for so long are closed: longer than the clients and proxies that keep theirs for a
/// minute, so that they and not we decide when.
const KEPT: Duration = Duration::from_secs(75);

/// A handshake of TLS has as long as a head.
const HANDSHAKE: Duration = HEAD_TIME;

/// How long a connection that is to be closed is read from, so that its client sees the answer.
const LINGER: Duration = Duration::from_secs(10);

/// A server on these listeners. It runs until it is told to stop.
pub fn open(
    listeners: Vec<TcpListener>,
    state: &Arc<State>,
    certificate: Option<&Arc<Certificate>>,
    settings: &DoorSettings,
) -> Result<Server, OpenError> {
    let acceptor = certificate.map(|certificate| certificate.server()).transpose()?;
    let acceptor = acceptor.map(|config| TlsAcceptor::from(Arc::new(config)));
    let most = settings.connections.all().div_ceil(settings.threads);
    let mut builder = Server::build()
        .workers(settings.threads)
        .max_concurrent_connections(most)
        .shutdown_timeout(settings.shutdown.as_secs())
        .disable_signals();
    for listener in listeners {
        let stopping = builder.graceful_shutdown_signal();
        let (state, acceptor, connections) = (Arc::clone(state), acceptor.clone(), settings.connections.clone());
        builder = builder.listen("http", listener, move || {
            let (state, acceptor, connections, stopping) =
                (Arc::clone(&state), acceptor.clone(), connections.clone(), stopping.clone());
            let (counted, refusing) = (Arc::clone(&state), Arc::clone(&state));
            let application = application(state).into_factory().map_err(|error: Error| error.error_response());
            fn_service(move |stream: TcpStream| {
                let (acceptor, connections, state) = (acceptor.clone(), connections.clone(), Arc::clone(&counted));
                async move { take(stream, acceptor, &connections, &state).await }
            })
            .and_then(
                HttpService::build()
                    .keep_alive(KEPT)
                    .client_request_timeout(HEAD_TIME)
                    .client_disconnect_timeout(LINGER)
                    // What this layer takes for a side that is closed may be bytes behind a request that are none: the request
                    // before them has its answer. Who does close its side is told apart by `Guarded`.
                    .h1_allow_half_closed(true)
                    .graceful_shutdown_signal(move || {
                        let stopping = stopping.clone();
                        async move { stopping.notified().await }
                    })
                    // What is not wanted is refused before the client sends it.
                    .expect(fn_service(move |request: actix_http::Request| {
                        let state = Arc::clone(&refusing);
                        async move { refusal::unwanted(&request, &state).map_or(Ok(request), Err) }
                    }))
                    .on_connect_ext(|stream: &Guarded<Wire>, extensions| {
                        extensions.insert(stream.connection());
                    })
                    .finish(map_config(application, |(): ()| AppConfig::default())),
            )
        })?;
    }
    Ok(builder.run())
}

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Takes a connection in, unless its caller has as many as one may have.
async fn take(
    stream: TcpStream,
    acceptor: Option<TlsAcceptor>,
    connections: &Shares,
    state: &Arc<State>,
) -> Result<(Guarded<Wire>, Protocol, Option<std::net::SocketAddr>), DispatchError> {
    let peer = stream.peer_addr()?;
    // Proxies stand for many callers; those are told apart once their requests are read.
    let client = if state.trusted(peer.ip()) { Client::OURSELVES } else { Client::address(peer.ip()) };
    let Ok(place) = connections.take(client, 1) else {
        state.metrics.refused("connection");
        tracing::debug!(%peer, "a connection was closed: its caller has as many as one may have");
        return Err(DispatchError::DisconnectTimeout);
    };
    let wire = match acceptor {
        None => Wire::Plain(stream),
        Some(acceptor) => match tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await {
            Ok(Ok(stream)) => Wire::Tls(Box::new(stream)),
            Ok(Err(error)) => {
                tracing::debug!(%peer, %error, "a handshake failed");
                return Err(DispatchError::DisconnectTimeout);
            }
            Err(_) => {
                tracing::debug!(%peer, "a handshake took too long");
                return Err(DispatchError::DisconnectTimeout);
            }
        },
    };
    wire.keep_little();
    Ok((Guarded::new(wire, Connection::new(peer), place, Arc::clone(state)), Protocol::Http1, Some(peer)))
}
