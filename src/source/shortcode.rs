//! Hugo's shortcodes: `{{< name … >}}` and `{{% name … %}}`.
//!
//! They are found before any Markdown, so in code and comments too; only the escaped form, `{{</* name */>}}`, is text.
//! The rules, and what counts as a mistake, are those of Hugo's lexer (parser/pageparser/pagelexer_shortcode.go); a
//! mistake costs that shortcode only.

mod lexer;

use super::{Report, Rule, Span};
use lexer::Lexer;
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

/// A mistake in a shortcode: where it is, and what.
type Mistake = (usize, Rule);

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
                    Err((start, Rule::ShortcodeEscapedEnd))
                }
            }
        } else {
            let result = lexer.shortcode(start);
            at = if result.is_ok() { lexer.at } else { inside };
            result
        };
        match result {
            Ok(shortcode) => found.push(shortcode),
            Err((place, rule)) => {
                report.say(rule, Span::new(start..place.max(inside)));
            }
        }
    }
    found
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Shortcodes in short: name, form, parameters.
    fn show(text: &str) -> String {
        let mut report = Report::default();
        let found = find(text, 0, &mut report);
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
            lines.push("mistake".into());
        }
        lines.join("; ")
    }

    #[test]
    fn shortcodes_are_read_as_hugo_reads_them() {
        let rows = [
            ("{{< a >}}", "a Open"),
            ("{{<a>}}{{%/a%}}", "a Open; a Close"),
            ("{{% a b/c=\"d\" %}}", "mistake"),
            ("{{< ns/a />}}", "ns/a Alone"),
            ("{{< a.inline >}}", "a.inline Open"),
            ("{{< a.b >}}", "mistake"),
            ("{{<\n  a\n  b=\"c d\"\n  e=f\n>}}", "a Open b=c d e=f"),
            ("{{< a b=`c \"d\"\ne` >}}", "a Open b=c \"d\"\ne"),
            ("{{< a b=c/d-e >}}", "a Open b=c/d-e"),
            ("{{< a b=c>}}", "a Open b=c"),
            ("{{< a \"b \\\"c\\\" d\" >}}", "a Open b \"c\" d"),
            ("{{< a \\\"b\\\" >}}", "a Open b"),
            ("{{< a -x_1 1.5 >}}", "a Open -x_1 1.5"),
            ("{{< a b=\"c\" d >}}", "mistake"),
            ("{{< a \"b >}}\n\"", "mistake"),
            ("{{< a %}}", "mistake"),
            ("{{< a", "mistake"),
            ("{{< >}}", "mistake"),
            ("{{< /a b >}}", "mistake"),
            ("{{</* a */>}}", " Escaped"),
            ("{{%/* a */%}} {{< b >}}", " Escaped; b Open"),
            ("{{</* a >}}", "mistake"),
            ("{{< a \" >}} {{< b >}}", "b Open; mistake"),
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
