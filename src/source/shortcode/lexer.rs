//! One shortcode from delimiter to delimiter.

use super::{Form, Mistake, Param, Shortcode};
use crate::source::{Rule, Span, is_letter};
use std::borrow::Cow;

/// What is left of one shortcode.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    /// The byte that comes next.
    pub(super) at: usize,
    /// The delimiter that ends it.
    pub(super) close: &'static str,
}

impl<'a> Lexer<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn slice(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or("")
    }

    fn skip_while(&mut self, accept: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|it: char| !accept(it)).unwrap_or(rest.len());
    }

    /// Reads on from after the delimiter to after the closing one.
    pub(super) fn shortcode(&mut self, start: usize) -> Result<Shortcode<'a>, Mistake> {
        self.skip_while(char::is_whitespace);
        let closing = self.rest().starts_with('/');
        if closing {
            self.at += 1;
            self.skip_while(char::is_whitespace);
        }
        let name = self.name()?;
        let mut form = if closing { Form::Close } else { Form::Open };
        let mut params: Vec<Param<'a>> = Vec::new();
        loop {
            self.skip_while(char::is_whitespace);
            if self.rest().starts_with(self.close) {
                self.at += self.close.len();
                break;
            }
            let next = self.rest().chars().next();
            match next {
                None => {
                    return Err((self.at, Rule::ShortcodeEnd));
                }
                Some(_) if closing => {
                    return Err((self.at, Rule::ShortcodeClosing));
                }
                Some('/') if form == Form::Open => {
                    self.at += 1;
                    form = Form::Alone;
                }
                Some(sign) if in_name(sign) || matches!(sign, '"' | '`' | '\\') => {
                    let param = self.param()?;
                    if params
                        .first()
                        .is_some_and(|first| first.name.is_some() != param.name.is_some())
                    {
                        return Err((param.span.start as usize, Rule::ShortcodeMixed));
                    }
                    params.push(param);
                }
                Some('>' | '%' | '}') => {
                    return Err((self.at, Rule::ShortcodeDelimiter));
                }
                Some(_) => {
                    return Err((self.at, Rule::ShortcodeSign));
                }
            }
        }
        Ok(Shortcode {
            name,
            form,
            params,
            range: start..self.at,
        })
    }

    fn name(&mut self) -> Result<&'a str, Mistake> {
        let start = self.at;
        self.skip_while(|it| in_name(it) || it == '/');
        // `name/` before the delimiter is the name, closed.
        if self.slice(start).ends_with('/') {
            self.at -= 1;
        }
        if self.rest().starts_with(".inline") {
            self.at += ".inline".len();
        }
        let name = self.slice(start);
        if !name.starts_with(|it: char| is_letter(it) || it == '_') {
            return Err((self.at, Rule::ShortcodeName));
        }
        if self.rest().starts_with('.') {
            return Err((self.at, Rule::ShortcodePeriod));
        }
        Ok(name)
    }

    fn param(&mut self) -> Result<Param<'a>, Mistake> {
        let start = self.at;
        if self.rest().starts_with(['"', '`', '\\']) {
            let (value, span) = self.value()?;
            return Ok(Param {
                name: None,
                value,
                span,
            });
        }
        self.skip_while(|it| in_name(it) || it == '.');
        let word = self.slice(start);
        if !self.rest().starts_with('=') {
            let span = Span::new(start..self.at);
            return Ok(Param {
                name: None,
                value: Cow::Borrowed(word),
                span,
            });
        }
        self.at += 1;
        self.skip_while(|it| matches!(it, ' ' | '\t'));
        let (value, span) = self.value()?;
        Ok(Param {
            name: Some(word),
            value,
            span,
        })
    }

    /// A value: quoted, back-quoted, in escaped quotes, or bare up to the next blank.
    fn value(&mut self) -> Result<(Cow<'a, str>, Span), Mistake> {
        let rest = self.rest();
        let start = self.at;
        if let Some(inner) = rest.strip_prefix('`') {
            let end = inner.find('`').ok_or((start, Rule::ShortcodeBackQuote))?;
            self.at += end + 2;
            let value = inner.get(..end).unwrap_or("");
            return Ok((Cow::Borrowed(value), Span::new(start..self.at)));
        }
        // In escaped quotes a value holds no quotes; in plain ones it holds escaped ones.
        let escaped = rest.starts_with("\\\"");
        if escaped || rest.starts_with('"') {
            self.at += if escaped { 2 } else { 1 };
            let from = self.at;
            let mut skipped = false;
            loop {
                self.skip_while(|it| !matches!(it, '"' | '\\' | '\n'));
                let rest = self.rest();
                if rest.starts_with('"') || escaped && rest.starts_with("\\\"") {
                    break;
                }
                if rest.is_empty() || rest.starts_with('\n') {
                    return Err((start, Rule::ShortcodeQuote));
                }
                skipped |= rest.starts_with("\\\"");
                self.at += if rest.starts_with("\\\"") { 2 } else { 1 };
            }
            let inner = self.slice(from);
            self.at += if self.rest().starts_with('\\') { 2 } else { 1 };
            let value = if skipped {
                Cow::Owned(inner.replace("\\\"", "\""))
            } else {
                Cow::Borrowed(inner)
            };
            return Ok((value, Span::new(start..self.at)));
        }
        if rest.starts_with('\\') {
            return Err((start, Rule::ShortcodeEscape));
        }
        while !self.rest().is_empty()
            && !self.rest().starts_with(char::is_whitespace)
            && !self.rest().starts_with(self.close)
        {
            let step = self.rest().chars().next().map_or(1, char::len_utf8);
            self.at += step;
        }
        Ok((Cow::Borrowed(self.slice(start)), Span::new(start..self.at)))
    }
}

fn in_name(it: char) -> bool {
    is_letter(it) || matches!(it, '_' | '-')
}
