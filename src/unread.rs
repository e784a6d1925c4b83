//! Why a file of the operator cannot be read, in the operator's language.

use std::io::{Error, ErrorKind};

/// What stands behind the sentence that it cannot be read; what the system says follows.
pub fn why(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => ": dat bestand is er niet",
        ErrorKind::PermissionDenied => ": dat mag dit programma niet",
        ErrorKind::IsADirectory => ": dat is een map",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_operator_can_mend_is_told() {
        assert_eq!(why(&ErrorKind::NotFound.into()), ": dat bestand is er niet");
        assert_eq!(why(&ErrorKind::PermissionDenied.into()), ": dat mag dit programma niet");
        assert_eq!(why(&ErrorKind::IsADirectory.into()), ": dat is een map");
        assert_eq!(why(&ErrorKind::TimedOut.into()), "");
    }
}
