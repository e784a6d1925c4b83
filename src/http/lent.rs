//! Bytes that the service has anyway and that all who ask for them share: its page, its description, its examples.

use std::convert::Infallible;

use actix_web::body::SizedStream;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::{Stream, stream};

/// Marks an answer whose bytes are nobody's own. What one connection holds of it does not grow with it, so that it takes no room
/// from answers that do.
#[derive(Debug, Clone, Copy)]
pub struct Lent;

/// Bytes that are handed over at once. The layer below copies what it is handed, and asks for more when little of that is left.
const PIECE: usize = 16 * 1024;

/// The answer with these bytes.
pub fn lent(answer: &mut HttpResponseBuilder, bytes: Bytes) -> HttpResponse {
    let mut answer = answer.body(SizedStream::new(bytes.len() as u64, pieces(bytes)));
    answer.extensions_mut().insert(Lent);
    answer
}

/// Whether the bytes of an answer are nobody's own.
pub fn is_lent<B>(answer: &HttpResponse<B>) -> bool {
    answer.extensions().contains::<Lent>()
}

fn pieces(bytes: Bytes) -> impl Stream<Item = Result<Bytes, Infallible>> + 'static {
    let starts = (0..bytes.len()).step_by(PIECE);
    stream::iter(starts.map(move |from| Ok(bytes.slice(from..bytes.len().min(from + PIECE)))))
}

#[cfg(test)]
mod tests {
    use futures_util::StreamExt as _;

    use super::*;

    #[test]
    fn pieces_are_small_and_together_the_whole() {
        actix_web::rt::System::new().block_on(async {
            for length in [0, 1, PIECE, PIECE + 1, 5 * PIECE - 1] {
                let whole: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).expect("small")).collect();
                let told: Vec<Bytes> =
                    pieces(Bytes::from(whole.clone())).map(|piece| piece.expect("infallible")).collect().await;
                assert!(told.iter().all(|piece| piece.len() <= PIECE), "{length}");
                assert_eq!(told.concat(), whole, "{length}");
            }
        });
    }

    #[test]
    fn an_answer_of_lent_bytes_is_known_by_it() {
        assert!(is_lent(&lent(&mut HttpResponse::Ok(), Bytes::from_static(b"x"))));
        assert!(!is_lent(&HttpResponse::Ok().body("x")));
    }
}
