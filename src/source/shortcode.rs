//! Hugo's shortcodes: `{{< name … >}}` and `{{% name … %}}`.
//!
//! They are found before any Markdown, so in code and comments too; only the escaped form, `{{</* name */>}}`, is text.
//! The rules, and what counts as a mistake, are those of Hugo's lexer (parser/pageparser/pagelexer_shortcode.go); a
//! mistake costs that shortcode only.

use super::{Report, Span};
use std::borrow::Cow;
use std::ops::Range;

/// How many unknown shortcodes are named, each once.
pub(crate) const MANY: usize = 20;

/// One shortcode as it stands in a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shortcode<'a> {
    pub(crate) name: &'a str,
    pub(crate) form: Form,
    /// Name and value; positional values have no name.
    pub(crate) params: Vec<Param<'a>>,
    /// From its first brace to its last.
    pub(crate) range: Range<usize>,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Param<'a> {
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

/// A mistake in a shortcode: what is wrong, and where.
type Mistake = (usize, &'static str, &'static str);

/// All shortcodes of `text` from byte `from` on, in page order.
pub(crate) fn find<'a>(text: &'a str, from: usize, report: &mut Report) -> Vec<Shortcode<'a>> {
    let mut found: Vec<Shortcode<'a>> = Vec::new();
    let mut at = from;
    // Once a search for the end of an escaped shortcode fails, so do all later ones.
    let mut unescapable = [false; 2];
    while let Some(start) = text
        .get(at..)
        .and_then(|rest| rest.find("{{"))
        .map(|open| at + open)
    {
        let Some(delimiter) = text
            .as_bytes()
            .get(start + 2)
            .filter(|byte| matches!(byte, b'<' | b'%'))
        else {
            at = start + 1;
            continue;
        };
        let (close, kind) = if *delimiter == b'<' {
            (">}}", 0)
        } else {
            ("%}}", 1)
        };
        let inside = start + 3;
        let mut lexer = Lexer {
            text,
            at: inside,
            close,
        };
        let result = if lexer.rest().starts_with("/*") {
            let barred = unescapable.get(kind).copied().unwrap_or(false);
            let end = if barred {
                None
            } else {
                lexer.rest().find(&format!("*/{close}"))
            };
            match end {
                Some(end) => {
                    at = inside + end + 2 + close.len();
                    Ok(Shortcode {
                        name: "",
                        form: Form::Escaped,
                        params: Vec::new(),
                        range: start..at,
                    })
                }
                None => {
                    if let Some(barred) = unescapable.get_mut(kind) {
                        *barred = true;
                    }
                    at = inside;
                    Err((
                        start,
                        "this escaped shortcode never ends",
                        "close it with */>}} or */%}}",
                    ))
                }
            }
        } else {
            let result = lexer.shortcode(start);
            at = if result.is_ok() { lexer.at } else { inside };
            result
        };
        match result {
            Ok(shortcode) => found.push(shortcode),
            Err((place, wrong, right)) => {
                report.error(
                    "shortcode-syntax",
                    Span::new(start..place.max(inside)),
                    wrong,
                    right,
                );
            }
        }
    }
    found
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    close: &'static str,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
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
    fn shortcode(&mut self, start: usize) -> Result<Shortcode<'a>, Mistake> {
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
                    return Err((
                        self.at,
                        "this shortcode never ends",
                        "close it as it was opened: >}} or %}}",
                    ));
                }
                Some(_) if closing => {
                    return Err((
                        self.at,
                        "a closing shortcode takes no parameters",
                        "write {{< /name >}}",
                    ));
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
                        return Err((
                            param.span.start as usize,
                            "named and positional parameters are mixed",
                            "name all of them: items=\"…\"",
                        ));
                    }
                    params.push(param);
                }
                Some('>' | '%' | '}') => {
                    return Err((
                        self.at,
                        "this shortcode is not closed as it was opened",
                        "pair {{< with >}}, and {{% with %}}",
                    ));
                }
                Some(_) => {
                    return Err((
                        self.at,
                        "this sign cannot stand in a shortcode",
                        "put values with special signs in quotes",
                    ));
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
        if !name.starts_with(|it: char| it.is_alphanumeric() || it == '_') {
            return Err((
                self.at,
                "a shortcode's name should stand here",
                "write {{< grid items=\"…\" >}}",
            ));
        }
        if self.rest().starts_with('.') {
            return Err((
                self.at,
                "a shortcode's name has no period in it",
                "use the shortcode's own name",
            ));
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
            let end = inner.find('`').ok_or((
                start,
                "this back-quoted value never ends",
                "close it with a back quote",
            ))?;
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
                    return Err((
                        start,
                        "this quoted value never ends",
                        "close it on the same line, with a double quote",
                    ));
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
            return Err((
                start,
                "nothing that is escaped can stand here",
                "use plain double quotes",
            ));
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
    it.is_alphanumeric() || matches!(it, '_' | '-')
}

/// Text without its shortcodes; `told` is called if there were any. Escaped ones stay, as the text that they mean.
pub(crate) fn without<'a>(text: &'a str, told: impl FnOnce()) -> Cow<'a, str> {
    if !text.contains("{{<") && !text.contains("{{%") {
        return Cow::Borrowed(text);
    }
    let (mut kept, mut at, mut dropped) = (String::with_capacity(text.len()), 0, false);
    for shortcode in find(text, 0, &mut Report::default()) {
        if shortcode.form != Form::Escaped {
            kept.push_str(text.get(at..shortcode.range.start).unwrap_or(""));
            at = shortcode.range.end;
            dropped = true;
        }
    }
    kept.push_str(text.get(at..).unwrap_or(""));
    if dropped {
        told();
    }
    Cow::Owned(unescape(&kept).into_owned())
}

/// Text without the marks of escaped shortcodes.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains("/*") {
        return Cow::Borrowed(text);
    }
    let text = text.replace("{{</*", "{{<").replace("*/>}}", ">}}");
    Cow::Owned(text.replace("{{%/*", "{{%").replace("*/%}}", "%}}"))
}
