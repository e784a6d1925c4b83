//! How deep inside JSON a byte stands: all that is needed to find where a value ends.

/// Follows the bytes of JSON, whether it is sound or not.
#[derive(Debug, Default)]
pub struct Level {
    open: usize,
    in_text: bool,
    escaped: bool,
}

impl Level {
    /// Takes the next byte; whether it stands outside every text and every bracket.
    pub fn is_outside(&mut self, byte: u8) -> bool {
        if self.in_text {
            let escaped = std::mem::take(&mut self.escaped);
            match byte {
                b'\\' if !escaped => self.escaped = true,
                b'"' if !escaped => self.in_text = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => {
                self.in_text = true;
                false
            }
            b'{' | b'[' => {
                self.open += 1;
                false
            }
            b'}' | b']' if self.open > 0 => {
                self.open -= 1;
                false
            }
            _ => self.open == 0,
        }
    }
}
