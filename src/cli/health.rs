//! `health`: asks a running service whether it is ready, for the check of a container that holds nothing else.

use std::io;
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
use crate::listen::Listen;

#[derive(Debug, Args)]
pub struct Health {
    /// Address or name of the service, with its port.
    #[arg(long, env = "TRAJECTPERS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080", value_parser = Listen::parse)]
    listen: Listen,
    /// Certificate of the service: with it the service is asked over TLS.
    #[arg(long, env = "TRAJECTPERS_TLS_CERTIFICATE", value_name = "FILE")]
    tls_certificate: Option<PathBuf>,
}

/// For the answer, connecting included; below the five seconds after which the check of the container gives up.
const PATIENCE: Duration = Duration::from_secs(3);

impl Health {
    pub fn run(self) -> ExitCode {
        let Ok(targets) = self.targets() else {
            say(format!("De naam in ‘{}’ is op deze computer niet bekend.", self.listen));
            return ExitCode::from(1);
        };
        match self.ask(&targets) {
            // Every answer of the service has it.
            Ok(answer) if !answer.headers().contains_key("api-version") => {
                say(format!("Op {} antwoordt iets anders dan Trajectpers: {}.", self.listen, answer.status()));
                ExitCode::from(1)
            }
            Ok(answer) if answer.status() == StatusCode::OK => ExitCode::SUCCESS,
            Ok(answer) => {
                say(format!("De dienst is niet gereed: {:?} {}.", answer.version(), answer.status()));
                ExitCode::from(1)
            }
            Err(error) => {
                say(format!("De dienst op {} is niet bereikbaar: {}.", self.listen, why(&error)));
                ExitCode::from(1)
            }
        }
    }

    /// The answer of the readiness address, at the first of these where there is one.
    fn ask(&self, targets: &[SocketAddr]) -> Result<Response<Body>, ureq::Error> {
        // This service answers and nobody else: no proxy stands between, and a redirect is not followed.
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            // It is asked at its address, for which no certificate is given out; nothing is told to it.
            .tls_config(TlsConfig::builder().disable_verification(true).build())
            .build();
        let scheme = if self.tls_certificate.is_some() { "https" } else { "http" };
        let agent = Agent::new_with_config(config);
        let mut unreachable = ureq::Error::HostNotFound;
        for target in targets {
            match agent.get(format!("{scheme}://{target}{}", addresses::READY)).call() {
                Ok(answer) => return Ok(answer),
                Err(error) => unreachable = error,
            }
        }
        Err(unreachable)
    }

    /// Where the service is asked: at its addresses, since it may know itself by no name, and on this machine if it
    /// listens everywhere.
    fn targets(&self) -> io::Result<Vec<SocketAddr>> {
        let mut targets = self.listen.addresses()?;
        for target in &mut targets {
            if target.ip().is_unspecified() {
                target.set_ip(Ipv4Addr::LOCALHOST.into());
            }
        }
        Ok(targets)
    }
}

/// Why there is no answer.
fn why(error: &ureq::Error) -> String {
    let kind = match error {
        ureq::Error::Timeout(_) => io::ErrorKind::TimedOut,
        ureq::Error::Io(error) => error.kind(),
        _ => io::ErrorKind::InvalidData,
    };
    let told = match kind {
        io::ErrorKind::ConnectionRefused => "daar luistert niemand",
        io::ErrorKind::TimedOut => "hij antwoordde niet op tijd",
        io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof => "hij verbrak de verbinding",
        io::ErrorKind::InvalidData => {
            "wat daar antwoordt, is niet te verstaan; met --tls-certificate wordt over TLS gevraagd, en zonder niet"
        }
        _ => return error.to_string(),
    };
    told.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_library_says_is_told_in_dutch() {
        for (error, told) in [
            (ureq::Error::Timeout(ureq::Timeout::Global), "niet op tijd"),
            (ureq::Error::Io(io::ErrorKind::ConnectionRefused.into()), "luistert niemand"),
            (ureq::Error::Io(io::ErrorKind::UnexpectedEof.into()), "verbrak"),
            (ureq::Error::Tls("no"), "--tls-certificate"),
        ] {
            assert!(why(&error).contains(told), "{error}");
        }
    }

    #[test]
    fn a_service_that_listens_everywhere_is_asked_on_this_machine() {
        let asked = |listen: &str| {
            let listen = Listen::parse(listen).expect("an address");
            let targets = Health { listen, tls_certificate: None }.targets().expect("known");
            targets.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(asked("0.0.0.0:8080"), ["127.0.0.1:8080"]);
        assert_eq!(asked("[::]:8080"), ["127.0.0.1:8080"]);
        assert_eq!(asked("[::1]:8080"), ["[::1]:8080"]);
        assert_eq!(asked("10.0.0.5:80"), ["10.0.0.5:80"]);
        assert!(asked("localhost:80").contains(&"127.0.0.1:80".to_owned()));
    }
}
