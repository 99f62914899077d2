//! One shortcode from delimiter to delimiter.

use super::{Form, Param};
use crate::source::{Rule, Span, is_letter, text};
use std::borrow::Cow;

/// What is left of one shortcode.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    /// The byte that comes next; after a mistake, where it is.
    pub(super) at: usize,
    /// The delimiter that ends it.
    pub(super) close: &'static str,
}

impl<'a> Lexer<'a> {
    pub(super) fn rest(&self) -> &'a str {
        text::from(self.text, self.at)
    }

    fn since(&self, start: usize) -> &'a str {
        text::slice(self.text, start, self.at)
    }

    /// Moves past `part` if it comes next; whether it did.
    fn eat(&mut self, part: &str) -> bool {
        let eats = self.rest().starts_with(part);
        self.at += if eats { part.len() } else { 0 };
        eats
    }

    /// Moves past the next character if it is accepted; whether it was.
    fn step(&mut self, accept: fn(char) -> bool) -> bool {
        let next = self.rest().chars().next().filter(|it| accept(*it));
        self.at += next.map_or(0, char::len_utf8);
        next.is_some()
    }

    #[inline(never)]
    fn skip(&mut self, accept: fn(char) -> bool) {
        while self.step(accept) {}
    }

    /// Reads on from after the delimiter to after the closing one: name, form and parameters.
    pub(super) fn shortcode(&mut self) -> Result<(&'a str, Form, Vec<Param<'a>>), Rule> {
        self.skip(char::is_whitespace);
        let mut form = Form::Open;
        if self.eat("/") {
            form = Form::Close;
            self.skip(char::is_whitespace);
        }
        let name = self.name()?;
        let mut params: Vec<Param<'a>> = Vec::new();
        loop {
            self.skip(char::is_whitespace);
            if self.eat(self.close) {
                return Ok((name, form, params));
            }
            let Some(sign) = self.rest().chars().next() else {
                return Err(Rule::ShortcodeEnd);
            };
            if form == Form::Close {
                return Err(Rule::ShortcodeClosing);
            } else if form == Form::Open && self.eat("/") {
                form = Form::Alone;
            } else if in_name(sign) || matches!(sign, '"' | '`' | '\\') {
                let start = self.at;
                let param = self.param()?;
                let is_named = param.name.is_some();
                if params
                    .first()
                    .is_some_and(|it| it.name.is_some() != is_named)
                {
                    self.at = start;
                    return Err(Rule::ShortcodeMixed);
                }
                params.push(param);
            } else if matches!(sign, '>' | '%' | '}') {
                return Err(Rule::ShortcodeDelimiter);
            } else {
                return Err(Rule::ShortcodeSign { sign });
            }
        }
    }

    fn name(&mut self) -> Result<&'a str, Rule> {
        let start = self.at;
        self.skip(|it| in_name(it) || it == '/');
        // `name/` before the delimiter is the name, closed.
        if self.since(start).ends_with('/') {
            self.at -= 1;
        }
        self.eat(".inline");
        let name = self.since(start);
        let first = name.chars().next().unwrap_or('-');
        if first == '-' || !in_name(first) {
            return Err(Rule::ShortcodeName);
        }
        if self.rest().starts_with('.') {
            return Err(Rule::ShortcodePeriod);
        }
        Ok(name)
    }

    fn param(&mut self) -> Result<Param<'a>, Rule> {
        let start = self.at;
        self.skip(|it| in_name(it) || it == '.');
        let word = self.since(start);
        let mut name = None;
        if word.is_empty() {
        } else if self.eat("=") {
            self.skip(|it| matches!(it, ' ' | '\t'));
            name = Some(word);
        } else {
            return Ok(self.param_of(None, word, start));
        }
        self.value(name)
    }

    fn param_of(&self, name: Option<&'a str>, value: &'a str, start: usize) -> Param<'a> {
        Param {
            name,
            value: Cow::Borrowed(value),
            span: Span::new(start..self.at),
        }
    }

    /// A value: quoted, back-quoted, in escaped quotes, or bare up to the next blank.
    fn value(&mut self, name: Option<&'a str>) -> Result<Param<'a>, Rule> {
        let start = self.at;
        if self.eat("`") {
            self.skip(|it| it != '`');
            let value = self.since(start + 1);
            if self.eat("`") {
                return Ok(self.param_of(name, value, start));
            }
            self.at = start;
            return Err(Rule::ShortcodeBackQuote);
        }
        // In escaped quotes a value holds no quotes; in plain ones it holds escaped ones.
        let is_escaped = self.eat("\\\"");
        if is_escaped || self.eat("\"") {
            let inner = self.at;
            loop {
                self.skip(|it| !matches!(it, '"' | '\\' | '\n'));
                let value = self.since(inner);
                if self.eat("\"") || is_escaped && self.eat("\\\"") {
                    let mut param = self.param_of(name, value, start);
                    if text::has(value, "\\\"") {
                        param.value = text::replace(value, "\\\"", "\"").into();
                    }
                    return Ok(param);
                }
                if !self.eat("\\\"") && !self.eat("\\") {
                    self.at = start;
                    return Err(Rule::ShortcodeQuote);
                }
            }
        }
        if self.rest().starts_with('\\') {
            return Err(Rule::ShortcodeEscape);
        }
        while !self.rest().starts_with(self.close) && self.step(|it| !it.is_whitespace()) {}
        Ok(self.param_of(name, self.since(start), start))
    }
}

fn in_name(it: char) -> bool {
    is_letter(it) || matches!(it, '_' | '-')
}
