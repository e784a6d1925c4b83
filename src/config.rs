//! Every setting: its meaning, default, flag and environment variable.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::render::EngineSettings;

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

/// How many documents a command makes together.
#[derive(Debug, Clone, Args)]
pub struct EngineConfig {
    /// Documents made at once, by a batch each in a process of its own; default one per processor.
    #[arg(long, env = "TRAJECTPERS_RENDER_THREADS", value_name = "N")]
    pub render_threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub house: HouseConfig,
}

/// Reads `name=number`.
pub fn parse_threshold(text: &str) -> Result<(String, i64), String> {
    let (name, number) = text.split_once('=').ok_or("schrijf naam=getal")?;
    let number = number.trim().parse().map_err(|_| "schrijf naam=getal, met een heel getal")?;
    Ok((name.trim().to_owned(), number))
}

impl EngineConfig {
    /// Documents made at once.
    pub fn render_threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.render_threads.map_or(processors, NonZeroUsize::get)
    }
}

/// Settings of the service.
#[derive(Debug, Clone, Args)]
pub struct ServeConfig {
    /// Address and port to listen on.
    #[arg(long, env = "TRAJECTPERS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Largest body in bytes; a larger one is answered with 413.
    #[arg(long, env = "TRAJECTPERS_BODY_LIMIT", value_name = "BYTES", default_value = "4194304")]
    pub body_limit: usize,
    /// Seconds within which a body must have arrived; a slower one is answered with 408.
    #[arg(long, env = "TRAJECTPERS_READ_TIMEOUT", value_name = "SECONDS", default_value = "60", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub read_timeout: u64,
    /// Threads that read and answer requests; rendering happens on threads of its own.
    #[arg(long, env = "TRAJECTPERS_HTTP_THREADS", value_name = "N", default_value = "2")]
    pub http_threads: NonZeroUsize,
    /// Seconds that running requests get to finish after a signal to stop.
    #[arg(long, env = "TRAJECTPERS_SHUTDOWN", value_name = "SECONDS", default_value = "30")]
    pub shutdown: u64,
    /// Whether answers tell browsers to use HTTPS from now on.
    #[arg(long, env = "TRAJECTPERS_HSTS", value_name = "true|false", default_value = "true", action = clap::ArgAction::Set)]
    pub hsts: bool,
    #[command(flatten)]
    pub batch: BatchConfig,
    /// Documents that may wait for a render thread; one more is answered with 503.
    #[arg(long, env = "TRAJECTPERS_QUEUE", value_name = "N", default_value = "64")]
    pub queue: NonZeroUsize,
    /// Seconds that a document may take, waiting included.
    #[arg(long, env = "TRAJECTPERS_DEADLINE", value_name = "SECONDS", default_value = "30", value_parser = clap::value_parser!(u64).range(1..=600))]
    pub deadline: u64,
    #[command(flatten)]
    pub engine: EngineConfig,
}

impl ServeConfig {
    /// As the engine wants them.
    pub fn engine_settings(&self) -> EngineSettings {
        EngineSettings {
            threads: self.engine.render_threads(),
            queue: self.queue.get(),
            deadline: Duration::from_secs(self.deadline),
        }
    }
}

/// Settings of batches over HTTP.
#[derive(Debug, Clone, Args)]
pub struct BatchConfig {
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
