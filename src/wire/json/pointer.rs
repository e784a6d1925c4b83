//! JSON Pointers (RFC 6901).

/// A segment of a JSON Pointer (RFC 6901).
pub fn escape(segment: &str) -> String {
    let mut escaped = String::with_capacity(segment.len());
    push_escaped(&mut escaped, segment);
    escaped
}

/// Adds a segment to a JSON Pointer.
pub fn push_escaped(pointer: &mut String, segment: &str) {
    for part in segment.split_inclusive(['~', '/']) {
        let (plain, escaped) = match part.as_bytes().last() {
            Some(b'~') => (&part[..part.len() - 1], "~0"),
            Some(b'/') => (&part[..part.len() - 1], "~1"),
            _ => (part, ""),
        };
        pointer.push_str(plain);
        pointer.push_str(escaped);
    }
}
