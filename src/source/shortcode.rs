//! Hugo's shortcodes: `{{< name … >}}` and `{{% name … %}}`.
//!
//! They are found before any Markdown, so in code and comments too; only the escaped form, `{{</* name */>}}`, is text.
//! The rules, and what counts as a mistake, are those of Hugo's lexer (parser/pageparser/pagelexer_shortcode.go); a
//! mistake costs that shortcode only.

mod lexer;

use super::{Report, Rule, Span, text};
use lexer::Lexer;
use std::borrow::Cow;

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
    pub(crate) span: Span,
    /// The shortcode that closes it, where that is looked for.
    pub(crate) close: Option<Span>,
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

/// All shortcodes of `text` from byte `from` on, in page order.
pub(crate) fn find<'a>(text: &'a str, from: usize, report: &mut Report) -> Vec<Shortcode<'a>> {
    let mut found = Vec::new();
    // Once a search for the end of an escaped shortcode fails, so do all later ones.
    let (mut angle_ends, mut percent_ends) = (true, true);
    let mut at = from;
    while let Some(open) = text::find(text::from(text, at), "{{") {
        let start = at + open;
        let (close, escaped_close, ends) = match text.as_bytes().get(start + 2) {
            Some(b'<') => (">}}", "*/>}}", &mut angle_ends),
            Some(b'%') => ("%}}", "*/%}}", &mut percent_ends),
            _ => {
                at = start + 1;
                continue;
            }
        };
        at = start + 3;
        let mut lexer = Lexer { text, at, close };
        let read = if lexer.rest().starts_with("/*") {
            let end = if *ends {
                text::find(lexer.rest(), escaped_close)
            } else {
                None
            };
            *ends = end.is_some();
            lexer.at += end.map_or(0, |end| end + escaped_close.len());
            let escaped = end.map(|_| ("", Form::Escaped, Vec::new()));
            escaped.ok_or(Rule::ShortcodeEscapedEnd)
        } else {
            lexer.shortcode()
        };
        let span = Span::new(start..lexer.at);
        match read {
            Ok((name, form, params)) => {
                at = lexer.at;
                found.push(Shortcode {
                    name,
                    form,
                    params,
                    span,
                    close: None,
                });
            }
            Err(rule) => report.say(rule, span),
        }
    }
    found
}

/// Text without its shortcodes; `told` is called if there were any. Escaped ones stay, as the text that they mean.
pub(crate) fn without<'a>(text: &'a str, told: impl FnOnce()) -> Cow<'a, str> {
    match is_in(text) {
        true => Cow::Owned(taken_out(text, told)),
        false => Cow::Borrowed(text),
    }
}

#[inline(never)]
fn taken_out(text: &str, told: impl FnOnce()) -> String {
    let (mut kept, mut at, mut dropped) = (String::new(), 0, false);
    for shortcode in find(text, 0, &mut Report::default()) {
        if shortcode.form != Form::Escaped {
            kept.push_str(text::slice(text, at, shortcode.span.start as usize));
            at = shortcode.span.end as usize;
            dropped = true;
        }
    }
    kept.push_str(text::from(text, at));
    if dropped {
        told();
    }
    for (escaped, meant) in [
        ("{{</*", "{{<"),
        ("*/>}}", ">}}"),
        ("{{%/*", "{{%"),
        ("*/%}}", "%}}"),
    ] {
        kept = text::replace(&kept, escaped, meant);
    }
    kept
}

/// Whether there is a shortcode in `text`, known, broken or escaped.
pub(crate) fn is_in(text: &str) -> bool {
    text::has(text, "{{") && (text::has(text, "{{<") || text::has(text, "{{%"))
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
