//! `health`: asks a running service whether it is ready, for the check of a container that holds nothing else.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use ureq::http::{Response, StatusCode};
use ureq::tls::TlsConfig;
use ureq::{Agent, Body};

use super::talk::say;
use crate::answers::addresses;

#[derive(Debug, Args)]
pub struct Health {
    /// Address of the service.
    #[arg(long, env = "TRAJECTPERS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Certificate of the service: with it the service is asked over TLS.
    #[arg(long, env = "TRAJECTPERS_TLS_CERTIFICATE", value_name = "FILE")]
    tls_certificate: Option<PathBuf>,
}

/// For the answer, connecting included; below the five seconds after which the check of the container gives up.
const PATIENCE: Duration = Duration::from_secs(3);

impl Health {
    pub fn run(self) -> ExitCode {
        match self.ask() {
            Ok(answer) if answer.status() == StatusCode::OK => ExitCode::SUCCESS,
            Ok(answer) => {
                say(format!("De dienst is niet gereed: {:?} {}.", answer.version(), answer.status()));
                ExitCode::from(1)
            }
            Err(error) => {
                say(format!("De dienst op {} is niet bereikbaar: {}.", self.listen, error.into_io()));
                ExitCode::from(1)
            }
        }
    }

    /// The answer of the readiness address.
    fn ask(&self) -> Result<Response<Body>, ureq::Error> {
        // This service answers and nobody else: no proxy stands between, and a redirect is not followed.
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            // It is asked at its address, for which no certificate is given out; nothing is told to it.
            .tls_config(TlsConfig::builder().disable_verification(true).build())
            .build();
        let target = self.target();
        let scheme = if self.tls_certificate.is_some() { "https" } else { "http" };
        Agent::new_with_config(config).get(format!("{scheme}://{target}{}", addresses::READY)).call()
    }

    /// Where the service is asked: one that listens everywhere is asked on this machine.
    fn target(&self) -> SocketAddr {
        let mut target = self.listen;
        if target.ip().is_unspecified() {
            target.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        target
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_listens_everywhere_is_asked_on_this_machine() {
        let asked = |listen: &str| {
            let listen: SocketAddr = listen.parse().expect("an address");
            Health { listen, tls_certificate: None }.target().to_string()
        };
        assert_eq!(asked("0.0.0.0:8080"), "127.0.0.1:8080");
        assert_eq!(asked("[::]:8080"), "127.0.0.1:8080");
        assert_eq!(asked("[::1]:8080"), "[::1]:8080");
        assert_eq!(asked("10.0.0.5:80"), "10.0.0.5:80");
    }
}
