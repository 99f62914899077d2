//! Text in double quotes, with its escapes.

use super::Reader;
use crate::source::Rule;
use std::borrow::Cow;

impl<'a> Reader<'a, '_> {
    /// Reads on from the opening quote to after the closing one; borrowed where there are no escapes.
    pub(super) fn string(&mut self) -> Cow<'a, str> {
        self.at += 1;
        let mut start = self.at;
        let mut built = String::new();
        loop {
            match self.peek() {
                Some(b'"') => {
                    let tail = self.slice(start, self.at);
                    self.at += 1;
                    if built.is_empty() {
                        return Cow::Borrowed(tail);
                    }
                    built.push_str(tail);
                    return Cow::Owned(built);
                }
                Some(b'\\') => {
                    built.push_str(self.slice(start, self.at));
                    self.at += 1;
                    self.escape(&mut built);
                    start = self.at;
                    if self.broken {
                        return Cow::Owned(built);
                    }
                }
                Some(_) => self.at += 1,
                None => {
                    self.at = start;
                    self.fail(Rule::JsonTextEnd);
                    return Cow::Owned(built);
                }
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self, built: &mut String) {
        let Some(letter) = self.peek() else { return };
        let plain = match letter {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' => letter as char,
            b'u' => {
                self.at += 1;
                let mut code = self.hex();
                if (0xD800..0xDC00).contains(&code) && self.slice(self.at, self.at + 2) == "\\u" {
                    let back = self.at;
                    self.at += 2;
                    let low = self.hex();
                    if (0xDC00..0xE000).contains(&low) {
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    } else {
                        self.at = back;
                    }
                }
                built.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                return;
            }
            _ => {
                self.fail(Rule::JsonEscape);
                return;
            }
        };
        self.at += 1;
        built.push(plain);
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> u32 {
        match u32::from_str_radix(self.slice(self.at, self.at + 4), 16) {
            Ok(code) => {
                self.at += 4;
                code
            }
            Err(_) => {
                self.fail(Rule::JsonHex);
                0
            }
        }
    }
}
