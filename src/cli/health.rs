//! `health`: asks a running service whether it is ready, for the check of a container that holds nothing else.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

#[derive(Debug, Args)]
pub struct Health {
    /// Address of the service.
    #[arg(long, env = "TRAJECTPERS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

const PATIENCE: Duration = Duration::from_secs(3);

impl Health {
    pub fn run(self) -> ExitCode {
        match self.ask() {
            Ok(status) if status.contains(" 200 ") => ExitCode::SUCCESS,
            Ok(status) => {
                eprintln!("De dienst is niet gereed: {}.", status.trim());
                ExitCode::from(1)
            }
            Err(error) => {
                eprintln!("De dienst op {} is niet bereikbaar: {error}.", self.listen);
                ExitCode::from(1)
            }
        }
    }

    /// The status line of the readiness address.
    fn ask(&self) -> std::io::Result<String> {
        let mut target = self.listen;
        if target.ip().is_unspecified() {
            target.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
        }
        let mut stream = TcpStream::connect_timeout(&target, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.take(4_096).read_to_string(&mut answer)?;
        Ok(answer.lines().next().unwrap_or_default().to_owned())
    }
}
