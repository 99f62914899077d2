//! One shortcode from delimiter to delimiter.

use crate::source::cursor::Cursor;
use crate::source::rule::Rule;
use crate::source::span::Span;
use std::borrow::Cow;

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Param<'a> {
    /// `None` if it is positional.
    pub(crate) name: Option<&'a str>,
    pub(crate) value: Cow<'a, str>,
    pub(crate) span: Span,
}

/// What a shortcode does to what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `{{< name >}}`: alone, or the start of a pair.
    Open,
    /// `{{< /name >}}`
    Close,
    /// `{{< name />}}`
    Alone,
    /// `{{</* … */>}}`: text.
    Escaped,
}

/// What is left of one shortcode.
pub(super) struct Lexer<'a> {
    /// After an error, it is at what is wrong.
    pub(super) cursor: Cursor<'a>,
    /// The delimiter that ends the shortcode.
    close: &'static str,
    /// How many parameters the shortcode may have.
    most: usize,
}

impl<'a> Lexer<'a> {
    /// After the opening delimiter of a shortcode that ends with `close` and has `most` parameters at most.
    pub(super) fn new(cursor: Cursor<'a>, close: &'static str, most: usize) -> Self {
        Self {
            cursor,
            close,
            most,
        }
    }

    /// Reads to after the closing delimiter: name, form and parameters.
    pub(super) fn shortcode(&mut self) -> Result<(&'a str, Form, Vec<Param<'a>>), Rule> {
        let mut form = Form::Open;
        self.cursor.eat_while(char::is_whitespace);
        if self.cursor.eat("/") {
            form = Form::Close;
            self.cursor.eat_while(char::is_whitespace);
        }
        let name = self.name()?;
        let mut params: Vec<Param<'a>> = Vec::new();
        loop {
            self.cursor.eat_while(char::is_whitespace);
            if self.cursor.eat(self.close) {
                return Ok((name, form, params));
            }
            match self.cursor.peek().ok_or(Rule::ShortcodeEnd)? {
                _ if form == Form::Close => return Err(Rule::ShortcodeClosing),
                _ if params.len() >= self.most => {
                    return Err(Rule::TooManyParts { most: self.most });
                }
                '/' if form == Form::Open => {
                    self.cursor.next();
                    form = Form::Alone;
                }
                sign if is_in_name(sign) || matches!(sign, '"' | '`' | '\\') => {
                    let start = self.cursor.at();
                    let param = self.param()?;
                    let is_mixed = |first: &Param<'_>| first.name.is_some() != param.name.is_some();
                    if params.first().is_some_and(is_mixed) {
                        self.cursor.back_to(start);
                        return Err(Rule::ShortcodeMixed);
                    }
                    params.push(param);
                }
                '>' | '%' | '}' => return Err(Rule::ShortcodeDelimiter),
                sign => return Err(Rule::ShortcodeSign { sign }),
            }
        }
    }

    fn name(&mut self) -> Result<&'a str, Rule> {
        let start = self.cursor.at();
        let name = self.cursor.eat_while(|it| is_in_name(it) || it == '/');
        // `name/` before the delimiter is the name, closed.
        if name.ends_with('/') {
            self.cursor.back_to(start + name.len() - 1);
        }
        self.cursor.eat(".inline");
        let name = self.cursor.since(start);
        if !name.starts_with(|it| is_in_name(it) && it != '-') {
            return Err(Rule::ShortcodeName);
        }
        if self.cursor.rest().starts_with('.') {
            return Err(Rule::ShortcodePeriod);
        }
        Ok(name)
    }

    fn param(&mut self) -> Result<Param<'a>, Rule> {
        let start = self.cursor.at();
        let word = self.cursor.eat_while(|it| is_in_name(it) || it == '.');
        if word.is_empty() {
            self.value(None)
        } else if self.cursor.eat("=") {
            self.cursor.eat_while(|it| matches!(it, ' ' | '\t'));
            self.value(Some(word))
        } else {
            Ok(self.param_of(None, word.into(), start))
        }
    }

    /// The parameter whose value starts at byte `start` and ends here.
    fn param_of(&self, name: Option<&'a str>, value: Cow<'a, str>, start: usize) -> Param<'a> {
        let span = Span::new(start..self.cursor.at());
        Param { name, value, span }
    }

    /// A value: in double quotes, in backticks, in escaped quotes, or unquoted up to whitespace.
    fn value(&mut self, name: Option<&'a str>) -> Result<Param<'a>, Rule> {
        let start = self.cursor.at();
        if self.cursor.eat("`") {
            let value = self.cursor.eat_while(|it| it != '`');
            if self.cursor.eat("`") {
                return Ok(self.param_of(name, value.into(), start));
            }
            self.cursor.back_to(start);
            return Err(Rule::ShortcodeBacktick);
        }
        if self.cursor.eat("\\\"") {
            return self.quoted(name, start, Quotes::Escaped);
        }
        if self.cursor.eat("\"") {
            return self.quoted(name, start, Quotes::Plain);
        }
        if self.cursor.rest().starts_with('\\') {
            return Err(Rule::ShortcodeEscape);
        }
        while let Some(sign) = self.cursor.peek()
            && !sign.is_whitespace()
            && !self.cursor.rest().starts_with(self.close)
        {
            self.cursor.next();
        }
        let value = self.cursor.since(start);
        Ok(self.param_of(name, value.into(), start))
    }

    /// The rest of a value whose opening quote is at byte `start`.
    fn quoted(
        &mut self,
        name: Option<&'a str>,
        start: usize,
        quotes: Quotes,
    ) -> Result<Param<'a>, Rule> {
        let inner = self.cursor.at();
        loop {
            self.cursor.eat_while(|it| !matches!(it, '"' | '\\' | '\n'));
            let value = self.cursor.since(inner);
            if self.cursor.eat("\"") || quotes == Quotes::Escaped && self.cursor.eat("\\\"") {
                let value = match value.contains("\\\"") {
                    true => value.replace("\\\"", "\"").into(),
                    false => value.into(),
                };
                return Ok(self.param_of(name, value, start));
            }
            if !self.cursor.eat("\\\"") && !self.cursor.eat("\\") {
                self.cursor.back_to(start);
                return Err(Rule::ShortcodeQuote);
            }
        }
    }
}

/// The quotes around a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// `"…"`, which may hold `\"`.
    Plain,
    /// `\"…\"`, which holds no quotes.
    Escaped,
}

fn is_in_name(it: char) -> bool {
    !it.is_ascii() || it.is_ascii_alphanumeric() || matches!(it, '_' | '-')
}
