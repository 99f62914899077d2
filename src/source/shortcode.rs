//! Hugo's shortcodes: `{{< name … >}}` and `{{% name … %}}`.
//!
//! They are found before any Markdown, so in code and comments too; only the escaped form, `{{</* name */>}}`, is text.
//! The rules, and what counts as an error, are those of Hugo's lexer (parser/pageparser/pagelexer_shortcode.go); an
//! error costs that shortcode only.

mod lexer;

use super::cursor::Cursor;
use super::limit;
use super::report::Report;
use super::rule::Rule;
use super::span::Span;
use lexer::Lexer;
use std::borrow::Cow;

pub(crate) use lexer::{Form, Param};

/// How many names of shortcodes that place nothing are remembered, to tell which of them are closed but never opened.
pub(super) const MAX_NAMES: usize = 20;

/// One shortcode of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shortcode<'a> {
    /// Empty if it is escaped.
    pub(super) name: &'a str,
    pub(super) form: Form,
    pub(super) params: Vec<Param<'a>>,
    /// From its first brace to its last.
    pub(super) span: Span,
    /// The shortcode that closes it, where that is looked for.
    pub(super) close: Option<Span>,
}

/// The first `most` shortcodes of `text` from byte `from` on, in page order, each with as many parameters at most, and the byte
/// from which on there may be more.
pub(super) fn find<'a>(
    text: &'a str,
    from: usize,
    most: usize,
    report: &mut Report,
) -> (Vec<Shortcode<'a>>, usize) {
    let mut found = Vec::new();
    // Once a search for the end of an escaped shortcode fails, so do all later ones.
    let (mut angle_ends, mut percent_ends) = (true, true);
    let mut cursor = Cursor::new(text, from);
    while cursor.move_to("{{") {
        let start = cursor.at();
        if found.len() >= most {
            report.say(Rule::TooManyParts { most }, Span::empty(start));
            return (found, start);
        }
        let (close, escaped_close, ends) = if cursor.eat("{{<") {
            (">}}", "*/>}}", &mut angle_ends)
        } else if cursor.eat("{{%") {
            ("%}}", "*/%}}", &mut percent_ends)
        } else {
            // The next braces may start within these: `{{{<`.
            cursor.next();
            continue;
        };
        let after_delimiter = cursor.at();
        let read = if cursor.rest().starts_with("/*") {
            *ends = *ends && cursor.move_to(escaped_close) && cursor.eat(escaped_close);
            match *ends {
                true => Ok(("", Form::Escaped, Vec::new())),
                false => {
                    cursor.back_to(after_delimiter);
                    Err(Rule::ShortcodeEscapedEnd)
                }
            }
        } else {
            let mut lexer = Lexer::new(cursor, close, most);
            let read = lexer.shortcode();
            cursor = lexer.cursor;
            read
        };
        let span = Span::new(start..cursor.at());
        match read {
            Ok((name, form, params)) => found.push(Shortcode {
                name,
                form,
                params,
                span,
                close: None,
            }),
            // What follows is read on from where the error is, so that nothing is read again and again.
            Err(rule) => report.say(rule, span),
        }
    }
    (found, text.len())
}

/// Text without its shortcodes; `on_found` is called if there were any. Escaped ones stay, as the text that they mean.
pub(crate) fn without<'a>(text: &'a str, on_found: impl FnOnce()) -> Cow<'a, str> {
    if !is_in(text) {
        return Cow::Borrowed(text);
    }
    let most = limit::entries(text.len());
    let (shortcodes, _) = find(text, 0, most, &mut Report::default());
    let (mut kept, mut at) = (String::new(), 0);
    for shortcode in shortcodes.iter().filter(|it| it.form != Form::Escaped) {
        let Span { start, end } = shortcode.span;
        kept.push_str(text.get(at..start as usize).unwrap_or_default());
        at = end as usize;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    if at > 0 {
        on_found();
    }
    let meant = kept
        .replace("{{</*", "{{<")
        .replace("*/>}}", ">}}")
        .replace("{{%/*", "{{%")
        .replace("*/%}}", "%}}");
    Cow::Owned(meant)
}

/// Whether there is a shortcode in `text`, known, broken or escaped.
pub(crate) fn is_in(text: &str) -> bool {
    // One byte is found many times as fast as three, and few texts have a brace.
    text.contains('{') && (text.contains("{{<") || text.contains("{{%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shortcodes in short: name, form, parameters.
    fn show(text: &str) -> String {
        let mut report = Report::default();
        let (found, _) = find(text, 0, 10, &mut report);
        let mut lines: Vec<String> = found
            .iter()
            .map(|it| {
                let params = it.params.iter().map(|it| match it.name {
                    Some(name) => format!(" {name}={}", it.value),
                    None => format!(" {}", it.value),
                });
                format!("{} {:?}{}", it.name, it.form, params.collect::<String>())
            })
            .collect();
        if !report.is_clean() {
            lines.push("error".into());
        }
        lines.join("; ")
    }

    #[test]
    fn shortcodes_are_read_as_hugo_reads_them() {
        let rows = [
            ("{{< a >}}", "a Open"),
            ("{{<a>}}{{%/a%}}", "a Open; a Close"),
            ("{{% a b/c=\"d\" %}}", "error"),
            ("{{< ns/a />}}", "ns/a Alone"),
            ("{{< a.inline >}}", "a.inline Open"),
            ("{{< a.b >}}", "error"),
            ("{{<\n  a\n  b=\"c d\"\n  e=f\n>}}", "a Open b=c d e=f"),
            ("{{< a b=`c \"d\"\ne` >}}", "a Open b=c \"d\"\ne"),
            ("{{< a b=c/d-e >}}", "a Open b=c/d-e"),
            ("{{< a b=c>}}", "a Open b=c"),
            ("{{< a \"b \\\"c\\\" d\" >}}", "a Open b \"c\" d"),
            ("{{< a \\\"b\\\" >}}", "a Open b"),
            ("{{< a -x_1 1.5 >}}", "a Open -x_1 1.5"),
            ("{{< a b=\"c\" d >}}", "error"),
            ("{{< a \"b >}}\n\"", "error"),
            ("{{< a %}}", "error"),
            ("{{< a", "error"),
            ("{{< >}}", "error"),
            ("{{< /a b >}}", "error"),
            ("{{</* a */>}}", " Escaped"),
            ("{{%/* a */%}} {{< b >}}", " Escaped; b Open"),
            ("{{</* a >}}", "error"),
            ("{{< a \" >}} {{< b >}}", "b Open; error"),
            ("{{ a }} {% b %} {< c >}", ""),
            ("{{{< a >}}}", "a Open"),
        ];
        for (text, expected) in rows {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn texts_lose_their_shortcodes_but_not_escaped_ones() {
        let rows = [
            ("Policy {{< badge text=\"x\" >}}", "Policy ", true),
            ("{{% a %}}b{{% /a %}}", "b", true),
            ("Write {{</* grid */>}}", "Write {{< grid >}}", false),
            ("a {{< broken", "a {{< broken", false),
            ("a /* b */", "a /* b */", false),
        ];
        for (text, expected, dropped) in rows {
            let mut told = false;
            assert_eq!(without(text, || told = true), expected);
            assert_eq!(told, dropped, "{text}");
        }
    }
}
