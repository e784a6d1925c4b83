//! Logging: once, where a failure is handled. Never a name, a body, a BSN or a sentence of a report; at most the kind
//! of document, sizes, durations, codes and the trace id.

use tracing_subscriber::EnvFilter;

use crate::config::{LogConfig, LogFormat};

/// Starts logging to standard error. A filter that does not parse falls back to `info`.
pub fn start(config: &LogConfig) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let builder = tracing_subscriber::fmt().with_ansi(colours).with_env_filter(filter).with_writer(std::io::stderr);
    // Fails only when logging was started before, which is as good.
    let _ = match config.log_format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
}
