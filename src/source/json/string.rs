//! JSON strings with their escape sequences.

use crate::source::cursor::Cursor;
use crate::source::rule::Rule;
use std::borrow::Cow;

/// Reads from the opening quote to after the closing one; borrowed where there are no escape sequences.
///
/// After an error the cursor is at what is wrong.
pub(super) fn read<'a>(cursor: &mut Cursor<'a>) -> Result<Cow<'a, str>, Rule> {
    cursor.eat("\"");
    let start = cursor.at();
    let mut text = Cow::Borrowed("");
    loop {
        text += cursor.eat_to(|it| matches!(it, b'"' | b'\\'));
        match cursor.next() {
            Some('"') => return Ok(text),
            Some(_) => text.to_mut().push(escape(cursor)?),
            None => {
                cursor.back_to(start);
                return Err(Rule::JsonTextEnd);
            }
        }
    }
}

/// The character that an escape sequence stands for, whose backslash is read.
fn escape(cursor: &mut Cursor<'_>) -> Result<char, Rule> {
    let start = cursor.at();
    match cursor.next() {
        Some('n') => Ok('\n'),
        Some('t') => Ok('\t'),
        Some('r') => Ok('\r'),
        Some('b') => Ok('\u{8}'),
        Some('f') => Ok('\u{c}'),
        Some(it @ ('"' | '\\' | '/')) => Ok(it),
        Some('u') => {
            let code = hexadecimal(cursor)?;
            let after_code = cursor.at();
            if (0xD800..0xDC00).contains(&code) && cursor.eat("\\u") {
                let low = hexadecimal(cursor)?;
                if (0xDC00..0xE000).contains(&low) {
                    let code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                cursor.back_to(after_code);
            }
            // Half of a surrogate pair is no character.
            Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
        }
        _ => {
            cursor.back_to(start);
            Err(Rule::JsonEscape)
        }
    }
}

/// Four hexadecimal digits.
fn hexadecimal(cursor: &mut Cursor<'_>) -> Result<u32, Rule> {
    let mut code = 0;
    for _ in 0..4 {
        let digit = cursor.peek().and_then(|it| it.to_digit(16));
        code = code * 16 + digit.ok_or(Rule::JsonHex)?;
        cursor.next();
    }
    Ok(code)
}
