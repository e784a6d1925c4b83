//! The service: it listens until a signal to stop, and stops within its bound.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use actix_server::ServerHandle;

use super::door::{self, Certificate, CertificateError, DoorSettings, OpenError};
use super::state::State;
use super::{described, openapi};
use crate::config::ServeConfig;
use crate::keys::{KeyRing, KeyRingError};
use crate::press::{House, Pool, StartError};
use crate::telemetry;

/// Why the service did not start or did not go on, in the language of its operator.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("op {address} is niet te luisteren{}", why_unheard(.source))]
    Listen {
        address: SocketAddr,
        #[source]
        source: io::Error,
    },
    #[error("--listen noemt {name}, en die naam kent deze machine niet: schrijf een adres, zoals 127.0.0.1:8080")]
    UnknownName {
        name: String,
        #[source]
        source: io::Error,
    },
    #[error("de server is gestopt")]
    Server(#[source] io::Error),
    #[error("de processen die documenten maken, zijn niet begonnen")]
    Start(#[from] StartError),
    #[error("de processen die documenten maken, missen een deel van hun afscherming, en die is verplicht: {0}")]
    Unsandboxed(String),
    #[error(
        "zonder sleutels luistert de dienst alleen op deze machine, en {0} is dat niet: noem met --keys-file een \
         bestand met sleutels (trajectpers key new maakt er een), luister op 127.0.0.1 achter een proxy met een eigen \
         slot (--trusted-proxy), of zet --allow-anyone op true als iedereen die het adres bereikt de dienst mag \
         gebruiken"
    )]
    Unlocked(SocketAddr),
    #[error(
        "--cors-origin opent de dienst voor pagina’s van andere sites, en zonder sleutels weigert zij die: noem met \
         --keys-file een bestand met sleutels, of zet --allow-anyone op true als iedereen die het adres bereikt de \
         dienst mag gebruiken"
    )]
    ClosedToPages,
    #[error("de sleutels zijn niet te gebruiken")]
    Keys(#[from] KeyRingError),
    #[error("het certificaat is niet te gebruiken")]
    Certificate(#[from] CertificateError),
    #[error(
        "een certificaat hoort bij een sleutel, en een sleutel bij een certificaat: --tls-certificate en --tls-key"
    )]
    HalfACertificate,
    #[error("de server is niet te starten")]
    Open(#[from] OpenError),
}

impl ServeError {
    /// Whether what was set or what its files hold is to be mended first: to start again would change nothing.
    pub const fn is_of_a_setting(&self) -> bool {
        match self {
            Self::Unsandboxed(_)
            | Self::Unlocked(_)
            | Self::ClosedToPages
            | Self::Keys(_)
            | Self::Certificate(_)
            | Self::HalfACertificate => true,
            Self::Start(error) => matches!(
                error,
                StartError::Refused(_) | StartError::Threshold(_) | StartError::Text { .. } | StartError::Template(_)
            ),
            Self::Listen { .. } | Self::UnknownName { .. } | Self::Server(_) | Self::Open(_) => false,
        }
    }
}

/// Why an address cannot be listened on, where an operator can do something about it. What the system says follows.
fn why_unheard(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::AddrInUse => ": een ander programma luistert daar al",
        ErrorKind::AddrNotAvailable => ": deze machine heeft dat adres niet",
        ErrorKind::PermissionDenied => ": dat mag dit programma niet; een poort onder 1024 is vaak voor de beheerder",
        _ => "",
    }
}

/// Seconds that answers get to leave after the last job was done or told to stop.
const FLUSH: u64 = 2;

/// How often the files of keys and certificate are looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Serves until a signal to stop; requests that run may finish, within bounds.
pub fn serve(config: ServeConfig, house: House) -> Result<(), ServeError> {
    let addresses = config
        .listen
        .addresses()
        .map_err(|source| ServeError::UnknownName { name: config.listen.to_string(), source })?;
    let locks = Locks::open(&config)?;
    let open = addresses.iter().find(|address| !address.ip().is_loopback());
    if let (Some(open), None, false) = (open, &locks.keys, config.gate.allow_anyone) {
        return Err(ServeError::Unlocked(*open));
    }
    if locks.keys.is_none() && !config.gate.allow_anyone && !config.contract.cors_origins.is_empty() {
        return Err(ServeError::ClosedToPages);
    }
    let pool = Arc::new(Pool::start(config.pool_settings(), house)?);
    let lacking = pool.standing().lacking;
    if config.require_sandbox && !lacking.is_empty() {
        return Err(ServeError::Unsandboxed(lacking.join("; ")));
    }
    let workers = pool.settings().workers;
    let contract = openapi::contract(&config, &here(&config, &addresses));
    let state = Arc::new(State::of(Arc::clone(&pool), &config, locks.keys.clone(), contract));
    let settings = DoorSettings {
        threads: config.http_threads.get(),
        shutdown: Duration::from_secs(config.shutdown + FLUSH),
        connections: state.connections.clone(),
    };
    let runtime = actix_web::rt::System::new();
    runtime.block_on(async {
        let (heard, listeners) = listen_on(&addresses)?;
        let server = door::open(listeners, &state, locks.certificate.as_ref(), &settings)?;
        let mut heard = heard.iter().map(ToString::to_string);
        let (address, also) = (heard.next().unwrap_or_default(), heard.collect::<Vec<_>>().join(" "));
        tracing::info!(
            %address,
            also = (!also.is_empty()).then(|| tracing::field::display(&also)),
            workers,
            queue = config.queue.get(),
            tls = locks.certificate.is_some(),
            keys = locks.keys.as_ref().map(|keys| keys.keys().len()),
            "serving"
        );
        actix_web::rt::spawn(stop_on_signal(server.handle(), pool, Duration::from_secs(config.shutdown)));
        actix_web::rt::spawn(locks.watch());
        server.await.map_err(ServeError::Server)
    })
}

/// Where this machine finds the service.
fn here(config: &ServeConfig, addresses: &[SocketAddr]) -> String {
    let scheme = if config.gate.tls_certificate.is_some() { "https" } else { "http" };
    match addresses.first() {
        // A port that is still to be given is known too late to be told.
        None => described::USUAL.to_owned(),
        Some(address) if address.port() == 0 => described::USUAL.to_owned(),
        Some(address) if address.ip().is_unspecified() => {
            format!("{scheme}://{}", SocketAddr::from((Ipv4Addr::LOCALHOST, address.port())))
        }
        Some(address) => format!("{scheme}://{address}"),
    }
}

/// Listens on all of these, and says on which. Where they are those of one name, an address that this machine does not have
/// is passed over (`localhost` may have one of IPv6 where there is no IPv6), and a port that is still to be given is one
/// for all.
fn listen_on(addresses: &[SocketAddr]) -> Result<(Vec<SocketAddr>, Vec<TcpListener>), ServeError> {
    let (mut heard, mut listeners): (Vec<SocketAddr>, Vec<TcpListener>) = (Vec::new(), Vec::new());
    let mut passed_over = None;
    for address in addresses {
        let mut address = *address;
        if let (0, Some(first)) = (address.port(), heard.first()) {
            address.set_port(first.port());
        }
        let unheard = |source| ServeError::Listen { address, source };
        match listen(address) {
            Ok(listener) => {
                heard.push(listener.local_addr().map_err(unheard)?);
                listeners.push(listener);
            }
            Err(error) if addresses.len() > 1 && is_absent(&error) => {
                tracing::warn!(%address, %error, "this machine does not have an address of the name to listen on");
                passed_over = Some(unheard(error));
            }
            Err(error) => return Err(unheard(error)),
        }
    }
    match passed_over {
        Some(error) if listeners.is_empty() => Err(error),
        _ => Ok((heard, listeners)),
    }
}

/// Whether the machine lacks the address, or all of its kind; not where somebody else has its port.
fn is_absent(error: &io::Error) -> bool {
    !matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied)
}

/// A port that can be had again at once after a stop, with room for callers that come together.
fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    use socket2::{Domain, Protocol, Socket, Type};

    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // On Windows the same option would let another program take the port.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(1024)?;
    Ok(socket.into())
}

/// What the door is locked with, as its files say now.
#[derive(Clone)]
struct Locks {
    keys: Option<Arc<KeyRing>>,
    certificate: Option<Arc<Certificate>>,
}

impl Locks {
    fn open(config: &ServeConfig) -> Result<Self, ServeError> {
        let keys = config.gate.keys_file.clone().map(KeyRing::open).transpose()?.map(Arc::new);
        let certificate = match (&config.gate.tls_certificate, &config.gate.tls_key) {
            (Some(chain), Some(key)) => Some(Certificate::open(chain.clone(), key.clone())?),
            (None, None) => None,
            _ => return Err(ServeError::HalfACertificate),
        };
        Ok(Self { keys, certificate })
    }

    /// Reads the files again when they change, and when a signal asks for it (SIGHUP).
    async fn watch(self) {
        let mut hangup = Hangup::new();
        let mut stamp = self.certificate.as_ref().map(|certificate| certificate.stamp());
        loop {
            let asked = hangup.within(LOOK).await;
            if let Some(keys) = &self.keys {
                match keys.look(asked) {
                    Ok(true) => tracing::info!(keys = keys.keys().len(), "keys were read again"),
                    Ok(false) => {}
                    Err(error) => tracing::error!(%error, "keys cannot be read; those of before hold"),
                }
            }
            if let Some(certificate) = &self.certificate {
                let now = Some(certificate.stamp());
                if !asked && stamp == now {
                    continue;
                }
                stamp = now;
                match certificate.reload() {
                    Ok(()) => tracing::info!("the certificate was read again"),
                    Err(error) => tracing::error!(%error, "the certificate cannot be read; the one of before holds"),
                }
            }
        }
    }
}

/// Stops on the first signal: no connection is taken any more and those that rest are closed, while what is under way
/// goes on, a batch with all its items. What is not done in time is told that it will not be, whatever a worker hangs on. A second signal ends the process at once, and its workers with it.
async fn stop_on_signal(server: ServerHandle, pool: Arc<Pool>, within: Duration) {
    signal().await;
    tracing::info!("stopping");
    actix_web::rt::spawn(async {
        signal().await;
        tracing::warn!("stopped at once");
        telemetry::flush();
        std::process::exit(130);
    });
    pool.announce_end();
    let mut stopping = pin!(server.stop(true));
    if tokio::time::timeout(within, &mut stopping).await.is_err() {
        pool.drain(Duration::ZERO).await;
        stopping.await;
    }
}

/// The signal to read files again, where there is one.
struct Hangup {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

#[cfg(unix)]
impl Hangup {
    fn new() -> Self {
        let kind = tokio::signal::unix::SignalKind::hangup();
        Self { signal: tokio::signal::unix::signal(kind).ok() }
    }

    /// Waits so long; whether the signal came.
    async fn within(&mut self, time: Duration) -> bool {
        match &mut self.signal {
            Some(signal) => tokio::time::timeout(time, signal.recv()).await.is_ok(),
            None => {
                tokio::time::sleep(time).await;
                false
            }
        }
    }
}

#[cfg(not(unix))]
impl Hangup {
    const fn new() -> Self {
        Self {}
    }

    async fn within(&mut self, time: Duration) -> bool {
        tokio::time::sleep(time).await;
        false
    }
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
