//! The worker's side of the frames: a message is one frame with its head, the body in frames of at most [`PIECE`], and
//! an empty frame. A frame is four bytes of length and what has it, as the codec of the front writes and reads it.

use std::io::{self, ErrorKind, Read, Write};

/// Bytes of one frame.
pub const PIECE: usize = 256 * 1024;

/// Bytes beside one answer: ten times the longest document that there can be.
pub const ANSWER: usize = 64 * 1024 * 1024;

/// Head and body of the next message; `None` when the front has closed.
pub fn read(input: &mut impl Read) -> io::Result<Option<(Vec<u8>, Vec<u8>)>> {
    let mut head = Vec::new();
    if frame(input, &mut head)?.is_none() {
        return Ok(None);
    }
    let mut body = Vec::new();
    loop {
        match frame(input, &mut body)? {
            Some(0) => return Ok(Some((head, body))),
            Some(_) => {}
            None => return Err(ErrorKind::UnexpectedEof.into()),
        }
    }
}

/// Writes a message.
pub fn write(output: &mut impl Write, head: &[u8], body: &[u8]) -> io::Result<()> {
    let end: &[u8] = &[];
    for piece in std::iter::once(head).chain(body.chunks(PIECE)).chain(std::iter::once(end)) {
        let length = u32::try_from(piece.len()).map_err(|_| ErrorKind::InvalidInput)?;
        output.write_all(&length.to_be_bytes())?;
        output.write_all(piece)?;
    }
    output.flush()
}

/// Reads one frame behind what is there already, and says how long it was; `None` at an end between two frames.
fn frame(input: &mut impl Read, into: &mut Vec<u8>) -> io::Result<Option<usize>> {
    let mut length = [0; 4];
    match input.read(&mut length)? {
        0 => return Ok(None),
        some => input.read_exact(length.get_mut(some..).unwrap_or_default())?,
    }
    let length = usize::try_from(u32::from_be_bytes(length)).map_err(|_| ErrorKind::InvalidData)?;
    if length > PIECE {
        return Err(ErrorKind::InvalidData.into());
    }
    // Grows as bytes come: an announced length reserves nothing.
    let read = input.take(length as u64).read_to_end(into)?;
    if read == length { Ok(Some(length)) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_read_back_one_after_the_other() {
        let long = vec![7; PIECE + 5];
        let mut wire = Vec::new();
        write(&mut wire, b"first", &long).expect("written");
        write(&mut wire, b"second", b"").expect("written");
        let mut input = wire.as_slice();
        assert_eq!(read(&mut input).expect("read"), Some((b"first".to_vec(), long)));
        assert_eq!(read(&mut input).expect("read"), Some((b"second".to_vec(), vec![])));
        assert_eq!(read(&mut input).expect("read"), None, "closed");
    }

    #[test]
    fn half_a_message_and_one_of_another_make_are_errors() {
        let mut wire = Vec::new();
        write(&mut wire, b"head", b"body").expect("written");
        assert!(read(&mut &wire[..wire.len() - 1]).is_err());
        assert!(read(&mut &[0xff; 32][..]).is_err());
    }
}
