//! Every setting: its meaning, default, flag and environment variable. Its key in a file is the long name of the flag.

mod web;

use std::net::IpAddr;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use ipnet::IpNet;

use crate::listen::Listen;
use crate::press::{Launch, PoolSettings};

/// What an operator changes of the shipped product, for every command that makes documents.
#[derive(Debug, Clone, Args)]
pub struct HouseConfig {
    /// Folder whose templates and texts take the place of the shipped ones; `templates export` writes those out.
    #[arg(long, env = "TRAJECTPERS_REPORT_TEMPLATES", value_name = "DIR")]
    pub report_templates: Option<PathBuf>,
    /// A threshold of the rules in place of its default, as name=number; may be repeated. GET /v1/regels names them.
    #[arg(long = "threshold", env = "TRAJECTPERS_THRESHOLDS", value_name = "NAME=NUMBER", value_delimiter = ',', value_parser = parse_threshold)]
    pub thresholds: Vec<(String, i64)>,
}

/// How a command makes documents.
#[derive(Debug, Clone, Args)]
pub struct EngineConfig {
    /// Documents made at once, each in a process of its own; default one per processor.
    #[arg(long, env = "TRAJECTPERS_RENDER_THREADS", value_name = "N")]
    pub render_threads: Option<NonZeroUsize>,
    /// Bytes of memory that one document may take; a process that wants more ends, and its document with it.
    #[arg(long, env = "TRAJECTPERS_WORKER_MEMORY", value_name = "BYTES", default_value = "2147483648", value_parser = clap::value_parser!(u64).range(268_435_456..))]
    pub worker_memory: u64,
    /// Documents after which a process is replaced; 1 gives every document a process of its own.
    #[arg(long, env = "TRAJECTPERS_WORKER_DOCUMENTS", value_name = "N", default_value = "2000")]
    pub worker_documents: NonZeroU32,
    /// Seconds of rest after which a process that has made documents is replaced, so that nothing of them stays in memory.
    #[arg(long, env = "TRAJECTPERS_WORKER_REST", value_name = "SECONDS", default_value = "30", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub worker_rest: u64,
    #[command(flatten)]
    pub house: HouseConfig,
}

/// Hundredths, and not none of them.
fn client_share(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|percent| (1..=100).contains(percent))
        .ok_or_else(|| "schrijf een getal van 1 tot 100".to_owned())
}

/// Bytes, and not none: a service that may hold none answers nobody.
fn some_bytes(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|bytes| *bytes > 0).ok_or_else(|| "schrijf een aantal bytes van ten minste 1".to_owned())
}

/// A process that holds more than this between two documents is replaced.
const RESIDENT: u64 = 400 * 1024 * 1024;

/// Reads `name=number`.
pub fn parse_threshold(text: &str) -> Result<(String, i64), String> {
    let (name, number) = text.split_once('=').ok_or("schrijf naam=getal")?;
    let number = number.trim().parse().map_err(|_| "schrijf naam=getal, met een heel getal")?;
    Ok((name.trim().to_owned(), number))
}

impl EngineConfig {
    /// Processes that make documents, with room for so many that wait, each within so long.
    pub fn pool_settings(&self, queue: usize, deadline: Duration) -> PoolSettings {
        PoolSettings {
            workers: self.render_threads(),
            queue,
            deadline,
            jobs: self.worker_documents.get(),
            resident: RESIDENT,
            rest: Duration::from_secs(self.worker_rest),
            // What a profile is gathered from writes a file when it ends: see deploy/optimised.
            sandboxed: !cfg!(trajectpers_profiling),
            launch: Launch { program: None, memory: self.worker_memory },
        }
    }

    /// Documents made at once.
    pub fn render_threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.render_threads.map_or(processors, NonZeroUsize::get)
    }
}

/// Settings of the service.
#[derive(Debug, Clone, Args)]
pub struct ServeConfig {
    /// Address or name, with its port, to listen on; a name stands for every address that it has on this machine.
    #[arg(long, env = "TRAJECTPERS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080", value_parser = Listen::parse)]
    pub listen: Listen,
    /// Largest body in bytes; a larger one is answered with 413.
    #[arg(long, env = "TRAJECTPERS_BODY_LIMIT", value_name = "BYTES", default_value = "4194304", value_parser = some_bytes)]
    pub body_limit: usize,
    /// Seconds within which a body must have arrived; a slower one is answered with 408.
    #[arg(long, env = "TRAJECTPERS_READ_TIMEOUT", value_name = "SECONDS", default_value = "60", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub read_timeout: u64,
    /// Threads that take and answer requests; documents are made in processes of their own.
    #[arg(long, env = "TRAJECTPERS_HTTP_THREADS", value_name = "N", default_value = "2")]
    pub http_threads: NonZeroUsize,
    /// Seconds that running requests get to finish after a signal to stop.
    #[arg(long, env = "TRAJECTPERS_SHUTDOWN", value_name = "SECONDS", default_value = "30")]
    pub shutdown: u64,
    /// Whether answers tell browsers to use HTTPS from now on.
    #[arg(long, env = "TRAJECTPERS_HSTS", value_name = "true|false", default_value = "true", action = clap::ArgAction::Set)]
    pub hsts: bool,
    /// Whether the service has a page for people, at its root, and a reader of its description for developers.
    #[arg(long, env = "TRAJECTPERS_PAGE", value_name = "true|false", default_value = "true", action = clap::ArgAction::Set)]
    pub page: bool,
    #[command(flatten)]
    pub gate: GateConfig,
    #[command(flatten)]
    pub contract: ContractConfig,
    #[command(flatten)]
    pub batch: BatchConfig,
    /// Documents that may wait; one more is answered with 503.
    #[arg(long, env = "TRAJECTPERS_QUEUE", value_name = "N", default_value = "64")]
    pub queue: NonZeroUsize,
    /// Connections that may be open at once; others wait until one closes.
    #[arg(long, env = "TRAJECTPERS_CONNECTIONS", value_name = "N", default_value = "4096")]
    pub connections: NonZeroUsize,
    /// Bytes of bodies that all requests together may hold; one more is answered with 503.
    #[arg(long, env = "TRAJECTPERS_BODIES", value_name = "BYTES", default_value = "134217728", value_parser = some_bytes)]
    pub bodies: usize,
    /// Bytes of answers that all callers together may leave unread; one more is answered with 503.
    #[arg(long, env = "TRAJECTPERS_ANSWERS", value_name = "BYTES", default_value = "268435456", value_parser = some_bytes)]
    pub answers: usize,
    /// Hundredths of the connections, the bytes, the batches and what waits of them that one caller may have at once; more is
    /// answered with 429, and of what waits not read on.
    #[arg(long, env = "TRAJECTPERS_CLIENT_SHARE", value_name = "PERCENT", default_value = "50", value_parser = client_share)]
    pub client_share: usize,
    /// Whether the service only starts when the kernel gives every part of the sandbox of its workers.
    #[arg(long, env = "TRAJECTPERS_REQUIRE_SANDBOX", value_name = "true|false", default_value = "false", action = clap::ArgAction::Set)]
    pub require_sandbox: bool,
    /// Seconds that a document may take, waiting included.
    #[arg(long, env = "TRAJECTPERS_DEADLINE", value_name = "SECONDS", default_value = "30", value_parser = clap::value_parser!(u64).range(1..=600))]
    pub deadline: u64,
    #[command(flatten)]
    pub engine: EngineConfig,
}

impl ServeConfig {
    /// As the pool wants them.
    pub fn pool_settings(&self) -> PoolSettings {
        self.engine.pool_settings(self.queue.get(), Duration::from_secs(self.deadline))
    }
}

/// Who may use the service, and how often.
#[derive(Debug, Clone, Args)]
pub struct GateConfig {
    /// File with the keys of callers, one a line; read again when it changes and on SIGHUP. Without one, only this machine is
    /// answered, and nothing that a proxy passes on.
    #[arg(long, env = "TRAJECTPERS_KEYS_FILE", value_name = "FILE")]
    pub keys_file: Option<PathBuf>,
    /// Whether, without keys, everybody who can reach the address may use the service.
    #[arg(long, env = "TRAJECTPERS_ALLOW_ANYONE", value_name = "true|false", default_value = "false", action = clap::ArgAction::Set)]
    pub allow_anyone: bool,
    /// Certificate with its chain, as PEM; with --tls-key the service speaks TLS. Read again when it changes and on SIGHUP.
    #[arg(long, env = "TRAJECTPERS_TLS_CERTIFICATE", value_name = "FILE")]
    pub tls_certificate: Option<PathBuf>,
    /// Private key of the certificate, as PEM.
    #[arg(long, env = "TRAJECTPERS_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// Address or network of a proxy whose word is taken for who asks; may be repeated.
    #[arg(long = "trusted-proxy", env = "TRAJECTPERS_TRUSTED_PROXIES", value_name = "ADDRESS", value_delimiter = ',', value_parser = parse_net)]
    pub trusted_proxies: Vec<IpNet>,
    /// Header in which such a proxy names its caller.
    #[arg(long, env = "TRAJECTPERS_FORWARD_HEADER", value_name = "HEADER", default_value = "x-forwarded-for")]
    pub forward_header: ForwardHeader,
    /// Requests a second that one caller may send; four times as many at once. More is answered with 429; 0 is no limit.
    #[arg(long, env = "TRAJECTPERS_RATE", value_name = "N", default_value = "100")]
    pub rate: u32,
}

/// What the service tells of who runs it, and which pages may read its answers.
#[derive(Debug, Clone, Args)]
pub struct ContractConfig {
    /// Address of the service as its callers know it, with the path of a proxy and without /v1, in the OpenAPI
    /// document. Default: where that came from.
    #[arg(long, env = "TRAJECTPERS_PUBLIC_URL", value_name = "URL", value_parser = web::parse_service)]
    pub public_url: Option<String>,
    /// Who to turn to, in the OpenAPI document.
    #[arg(
        long,
        env = "TRAJECTPERS_CONTACT_NAME",
        value_name = "NAME",
        default_value = "Trajectpers",
        value_parser = web::parse_name
    )]
    pub contact_name: String,
    /// Where that is told.
    #[arg(
        long,
        env = "TRAJECTPERS_CONTACT_URL",
        value_name = "URL",
        default_value = "https://trajectpers.example",
        value_parser = web::parse_page
    )]
    pub contact_url: String,
    /// Address of e-mail for questions.
    #[arg(
        long,
        env = "TRAJECTPERS_CONTACT_EMAIL",
        value_name = "ADDRESS",
        default_value = "beheer@trajectpers.example",
        value_parser = web::parse_email
    )]
    pub contact_email: String,
    /// Origin of pages that a browser may let read the answers, such as https://dossier.example, or *; may be repeated.
    #[arg(long = "cors-origin", env = "TRAJECTPERS_CORS_ORIGINS", value_name = "ORIGIN", value_delimiter = ',', value_parser = web::parse_origin)]
    pub cors_origins: Vec<String>,
}

/// The header in which a proxy names its caller. Only one is believed: a proxy that writes one passes the other on as it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ForwardHeader {
    /// `X-Forwarded-For`.
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// Reads an address or a network.
pub fn parse_net(text: &str) -> Result<IpNet, String> {
    let one = || text.parse::<IpAddr>().ok().map(|address| IpNet::from(address.to_canonical()));
    text.parse().ok().or_else(one).ok_or_else(|| "schrijf een adres of een netwerk, zoals 10.0.0.0/8".to_owned())
}

/// Settings of batches over HTTP.
#[derive(Debug, Clone, Args)]
pub struct BatchConfig {
    /// Batches that may be under way at once; one more is answered with 503.
    #[arg(long, env = "TRAJECTPERS_BATCHES", value_name = "N", default_value = "32")]
    pub batches: NonZeroUsize,
    /// Largest item of a batch in bytes; a larger one fails. Default: the largest body.
    #[arg(long, env = "TRAJECTPERS_BATCH_LINE_LIMIT", value_name = "BYTES")]
    pub batch_line_limit: Option<usize>,
    /// Items of one batch; what comes after them is not read.
    #[arg(long, env = "TRAJECTPERS_BATCH_ITEMS", value_name = "N", default_value = "10000")]
    pub batch_items: NonZeroUsize,
    /// Largest batch in bytes; what comes after them is not read.
    #[arg(long, env = "TRAJECTPERS_BATCH_LIMIT", value_name = "BYTES", default_value = "1073741824")]
    pub batch_limit: u64,
    /// Bytes of the items of a batch that is judged as a whole first (strikt=true); it is held in memory.
    #[arg(long, env = "TRAJECTPERS_BATCH_STRICT_LIMIT", value_name = "BYTES", default_value = "67108864")]
    pub batch_strict_limit: usize,
    /// Bytes of items of one batch that wait, compressed, while its answer does; with more of them its body is read no
    /// further until one is made.
    #[arg(long, env = "TRAJECTPERS_BATCH_WAITING", value_name = "BYTES", default_value = "201326592")]
    pub batch_waiting: usize,
    /// Bytes of items of all batches together that wait so.
    #[arg(long, env = "TRAJECTPERS_BATCHES_WAITING", value_name = "BYTES", default_value = "402653184")]
    pub batches_waiting: usize,
}

/// Where settings stand that are no flags and no variables, for every command.
#[derive(Debug, Clone, Args)]
pub struct FileConfig {
    /// TOML file with settings, each under the long name of its flag; flags and variables go before it.
    #[arg(long, env = "TRAJECTPERS_CONFIG", value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

impl LogFormat {
    /// As it is written on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

/// Settings of the log, for every command.
#[derive(Debug, Clone, Args)]
pub struct LogConfig {
    /// What is logged: error, warn, info, debug, or a filter per module.
    #[arg(long, env = "TRAJECTPERS_LOG", value_name = "FILTER", default_value = "info", global = true)]
    pub log: String,
    /// How log lines look.
    #[arg(long, env = "TRAJECTPERS_LOG_FORMAT", value_name = "FORMAT", default_value = "text", global = true)]
    pub log_format: LogFormat,
}
