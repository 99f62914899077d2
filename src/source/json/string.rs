//! Text in double quotes, with its escapes.

use super::Reader;
use crate::source::Rule;
use crate::source::text::ONES;
use std::borrow::Cow;

impl<'a> Reader<'a, '_> {
    /// Reads on from the opening quote to after the closing one; borrowed where there are no escapes.
    pub(super) fn string(&mut self) -> Cow<'a, str> {
        let start = self.at + 1;
        self.at = start;
        let (mut built, mut done) = (String::new(), start);
        loop {
            let sign = self.pass_plain();
            if let b'"' | b'\\' = sign {
                let plain = self.since(done);
                self.at += 1;
                if sign == b'"' && done == start {
                    return Cow::Borrowed(plain);
                }
                built.push_str(plain);
                if sign == b'\\' {
                    built.push(self.escape());
                    done = self.at;
                }
                if sign == b'"' || self.broken {
                    return Cow::Owned(built);
                }
            } else {
                self.at = start;
                self.fail(Rule::JsonTextEnd);
                return Cow::Owned(built);
            }
        }
    }

    /// Moves to what ends the text, or an escape; that sign.
    fn pass_plain(&mut self) -> u8 {
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        while let Some((eight, after)) = rest.split_first_chunk() {
            let eight = u64::from_le_bytes(*eight);
            if has(eight, b'"') || has(eight, b'\\') {
                break;
            }
            rest = after;
        }
        self.at = self.text.len() - rest.len();
        loop {
            match self.peek() {
                sign @ (b'"' | b'\\' | 0) => return sign,
                _ => self.at += 1,
            }
        }
    }

    /// What an escape stands for, of which the backslash is read.
    fn escape(&mut self) -> char {
        let letter = self.peek();
        self.at += 1;
        match letter {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' => letter as char,
            b'u' => {
                let mut code = self.hex();
                let back = self.at;
                if (0xD800..0xDC00).contains(&code) && self.eat("\\u") {
                    let low = self.hex();
                    if (0xDC00..0xE000).contains(&low) {
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    } else {
                        self.at = back;
                    }
                }
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => {
                self.at -= 1;
                self.fail(Rule::JsonEscape);
                ' '
            }
        }
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> u32 {
        let mut code = 0;
        for _ in 0..4 {
            match (self.peek() as char).to_digit(16) {
                Some(digit) => code = code * 16 + digit,
                None => {
                    self.fail(Rule::JsonHex);
                    return 0;
                }
            }
            self.at += 1;
        }
        code
    }
}

/// Whether one of eight bytes is this one. Then nothing is left of that byte, and to take one from nothing sets a bit that was
/// not set before.
fn has(eight: u64, byte: u8) -> bool {
    let left = eight ^ (ONES * u64::from(byte));
    left.wrapping_sub(ONES) & !left & (ONES << 7) != 0
}
