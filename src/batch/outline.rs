//! Where an object ends that stands among others, sound or not.

/// Brackets inside each other that are told apart; no object of the contract comes near.
const DEEPEST: usize = 512;

/// What a byte is to the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Part of it.
    On,
    /// The first that is not part of it: the object was left open.
    EndsBefore,
    /// Its last.
    EndsWith,
}

/// Follows the bytes of an object from its opening bracket.
#[derive(Debug, Default)]
pub struct Outline {
    /// The brackets that are open.
    open: Vec<u8>,
    /// Those that are deeper.
    deeper: usize,
    in_text: bool,
    escaped: bool,
    /// The last byte that is no white space, and whether a line ended since.
    last: u8,
    line_ended: bool,
}

impl Outline {
    /// Takes the next byte.
    pub fn take(&mut self, byte: u8) -> Step {
        if self.in_text {
            let escaped = std::mem::take(&mut self.escaped);
            match byte {
                // No text of JSON holds the end of a line.
                b'\n' => return Step::EndsBefore,
                b'\\' if !escaped => self.escaped = true,
                b'"' if !escaped => self.in_text = false,
                _ => {}
            }
            return Step::On;
        }
        if byte.is_ascii_whitespace() {
            self.line_ended |= byte == b'\n';
            return Step::On;
        }
        match byte {
            // Where JSON takes no object, a line that begins with one begins the next.
            b'{' if self.line_ended && !self.takes_a_value() => return Step::EndsBefore,
            b'"' => self.in_text = true,
            b'{' | b'[' if self.open.len() < DEEPEST => self.open.push(byte),
            b'{' | b'[' => self.deeper += 1,
            b'}' | b']' if self.deeper > 0 => self.deeper -= 1,
            b'}' | b']' => {
                self.open.pop();
                if self.open.is_empty() {
                    return Step::EndsWith;
                }
            }
            _ => {}
        }
        self.last = byte;
        self.line_ended = false;
        Step::On
    }

    /// Whether a value may come next.
    fn takes_a_value(&self) -> bool {
        match self.last {
            b':' | b'[' => true,
            b',' => self.deeper > 0 || self.open.last() == Some(&b'['),
            _ => false,
        }
    }
}
