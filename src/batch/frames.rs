//! Messages between a batch and its workers: JSON, with bytes beside it.

use std::io::{self, ErrorKind, Read, Write};

use chrono::{Datelike, NaiveDate};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::options::Options;
use super::outcome::Bevinding;
use crate::press::House;

/// How a worker has to work; its first message.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Setup {
    /// Release of the batch, which a worker must have too: the program may have been replaced meanwhile.
    pub release: String,
    pub strict: bool,
    pub ignore_unknown: bool,
    pub attach: bool,
    /// The day that stands in for a document date that a body leaves out, as days from the year 1.
    pub today: i32,
    pub files: Vec<(String, String)>,
    pub thresholds: Vec<(String, i64)>,
    /// Makes the examples first, to see whether the files of the house work.
    pub prove: bool,
}

impl Setup {
    pub fn new(options: Options, house: House, prove: bool) -> Self {
        Self {
            release: env!("CARGO_PKG_VERSION").to_owned(),
            strict: options.strict,
            ignore_unknown: options.ignore_unknown,
            attach: options.attach,
            today: options.today.num_days_from_ce(),
            files: house.files,
            thresholds: house.thresholds,
            prove,
        }
    }

    pub fn options(&self) -> Options {
        Options {
            strict: self.strict,
            ignore_unknown: self.ignore_unknown,
            attach: self.attach,
            today: NaiveDate::from_num_days_from_ce_opt(self.today).unwrap_or_default(),
        }
    }
}

/// What a worker answers to that.
#[derive(Debug, Serialize, Deserialize)]
pub enum Hello {
    Ready,
    /// A sentence.
    Refused(String),
}

/// A document to make; the trajectory is beside it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Order {
    pub soort: String,
    pub variant: Option<String>,
}

/// What became of it; the document is beside it.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    Made { variant: Option<String>, stem: String, pages: usize, findings: Vec<Bevinding> },
    Failed { problem: Value },
}

/// Bytes of one message, of either kind; more means that the other side is not one of ours.
const LARGEST: u64 = 1 << 30;

/// The two ways between a batch and one worker.
pub struct Link<R, W> {
    pub input: R,
    pub output: W,
}

impl<R: Read, W: Write> Link<R, W> {
    pub fn tell(&mut self, message: &impl Serialize, bytes: &[u8]) -> io::Result<()> {
        write(&mut self.output, message, bytes)
    }

    /// The next message; `None` when the other side has closed.
    pub fn hear<M: DeserializeOwned>(&mut self) -> io::Result<Option<(M, Vec<u8>)>> {
        read(&mut self.input)
    }
}

/// Writes a message: two lengths, then what has them.
fn write(output: &mut impl Write, message: &impl Serialize, bytes: &[u8]) -> io::Result<()> {
    let json = serde_json::to_vec(message)?;
    for part in [&json[..], bytes] {
        output.write_all(&(part.len() as u64).to_le_bytes())?;
    }
    output.write_all(&json)?;
    output.write_all(bytes)?;
    output.flush()
}

fn read<M: DeserializeOwned>(input: &mut impl Read) -> io::Result<Option<(M, Vec<u8>)>> {
    let Some(json_length) = length(input)? else { return Ok(None) };
    let length = length(input)?.ok_or(ErrorKind::UnexpectedEof)?;
    let message = serde_json::from_slice(&part(input, json_length)?)?;
    Ok(Some((message, part(input, length)?)))
}

fn length(input: &mut impl Read) -> io::Result<Option<u64>> {
    let mut length = [0; 8];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = u64::from_le_bytes(length);
    if length > LARGEST { Err(ErrorKind::InvalidData.into()) } else { Ok(Some(length)) }
}

fn part(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    input.take(length).read_to_end(&mut part)?;
    if part.len() as u64 == length { Ok(part) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_read_back_one_after_the_other() {
        let mut wire = Vec::new();
        let order = Order { soort: "offerte".into(), variant: None };
        write(&mut wire, &order, b"{}").expect("written");
        write(&mut wire, &Hello::Refused("Nee.".into()), b"").expect("written");
        let mut input = wire.as_slice();
        let (order, bytes) = read::<Order>(&mut input).expect("read").expect("a message");
        assert_eq!((order.soort.as_str(), bytes.as_slice()), ("offerte", &b"{}"[..]));
        let (hello, bytes) = read::<Hello>(&mut input).expect("read").expect("a message");
        assert!(matches!(hello, Hello::Refused(sentence) if sentence == "Nee.") && bytes.is_empty());
        assert!(read::<Hello>(&mut input).expect("read").is_none(), "closed");
    }

    #[test]
    fn half_a_message_and_one_of_another_make_are_errors() {
        let mut wire = Vec::new();
        write(&mut wire, &Hello::Ready, b"bytes").expect("written");
        assert!(read::<Hello>(&mut &wire[..wire.len() - 1]).is_err());
        assert!(read::<Hello>(&mut &[0xff; 32][..]).is_err());
        assert!(read::<Order>(&mut wire.as_slice()).is_err());
    }
}
