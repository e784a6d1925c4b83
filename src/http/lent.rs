//! Bytes that the service has anyway and that all who ask for them share: its page, its description, its examples.

use std::convert::Infallible;

use actix_web::body::SizedStream;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::stream;

/// Marks an answer whose bytes are nobody's own. What one connection holds of it does not grow with it, so that it takes no room
/// from answers that do.
#[derive(Debug, Clone, Copy)]
pub struct Lent;

/// Bytes that are handed over at once. The layer below copies what it is handed, and asks for more when little of that is left.
const PIECE: usize = 16 * 1024;

/// The answer with these bytes.
pub fn lent(answer: &mut HttpResponseBuilder, bytes: Bytes) -> HttpResponse {
    let length = bytes.len() as u64;
    let mut answer = answer.body(SizedStream::new(length, stream::iter(slices(bytes).map(Ok::<_, Infallible>))));
    answer.extensions_mut().insert(Lent);
    answer
}

/// Whether the bytes of an answer are nobody's own.
pub fn is_lent<B>(answer: &HttpResponse<B>) -> bool {
    answer.extensions().contains::<Lent>()
}

/// Bytes in pieces, of which none is a copy.
pub fn slices(bytes: Bytes) -> impl Iterator<Item = Bytes> {
    (0..bytes.len()).step_by(PIECE).map(move |from| bytes.slice(from..bytes.len().min(from + PIECE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_small_and_together_the_whole() {
        for length in [0, 1, PIECE, PIECE + 1, 5 * PIECE - 1] {
            let whole: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).expect("small")).collect();
            let pieces: Vec<Bytes> = slices(Bytes::from(whole.clone())).collect();
            assert!(pieces.iter().all(|piece| piece.len() <= PIECE), "{length}");
            assert_eq!(pieces.concat(), whole, "{length}");
        }
    }

    #[test]
    fn an_answer_of_lent_bytes_is_known_by_it() {
        assert!(is_lent(&lent(&mut HttpResponse::Ok(), Bytes::from_static(b"x"))));
        assert!(!is_lent(&HttpResponse::Ok().body("x")));
    }
}
