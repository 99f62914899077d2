//! What is wrong in YAML, in an author's words.
//!
//! The library says what it was doing when it stopped. What the author did is mostly to be seen on the line itself.

use super::text::{self, cut, find, has, run};
use super::yaml::{self, Failure};
use super::{Report, Rule, Span, is_letter};

/// What the library says where aliases repeat too much.
pub(super) const REPETITION: &str = "repetition limit";

/// What the library says, and what it means; the first that fits.
const MEANINGS: [(&str, Rule); 11] = [
    ("mapping values are not allowed", Rule::YamlColon),
    ("cannot start any token", Rule::YamlSign { sign: ' ' }),
    ("recursion limit", Rule::YamlDepth),
    (REPETITION, Rule::YamlRepetition),
    ("unknown anchor", Rule::YamlAliasUnknown),
    ("alias inside", Rule::YamlAliasInside),
    ("invalid value:", Rule::YamlTag),
    ("escape", Rule::YamlEscape),
    ("quoted scalar", Rule::YamlQuote),
    ("flow sequence", Rule::YamlBracket),
    ("flow mapping", Rule::YamlBracket),
];

/// Says what is wrong at the place of `failure`, in a piece that starts at byte `base`.
pub(super) fn remark(text: &str, base: usize, failure: &Failure, report: &mut Report) {
    let mut at = (base + failure.at).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let rest = text::slice(text, at, text.len());
    let line = Line::around(text, at);
    let meaning = MEANINGS.iter().find(|it| has(&failure.problem, it.0));
    let (rule, place) = match meaning.map_or(Rule::YamlSyntax, |it| it.1.clone()) {
        _ if line.tab.is_some() => (Rule::YamlTab, line.tab.unwrap_or(at)),
        Rule::YamlColon if line.is_too_far_right => (Rule::YamlIndent, line.content),
        Rule::YamlColon => (Rule::YamlColon, at),
        _ if rest.starts_with('\t') => (Rule::YamlTabForSpace, at),
        Rule::YamlAliasUnknown if is_defined(text, rest) => (Rule::YamlAliasOutOfReach, at),
        rule @ (Rule::YamlQuote | Rule::YamlBracket) => {
            let opened = yaml::place_in(&failure.problem);
            (rule, opened.map_or(at, |place| byte_at(text, base, place)))
        }
        Rule::YamlSign { .. } => (
            Rule::YamlSign {
                sign: rest.chars().next().unwrap_or(' '),
            },
            at,
        ),
        rule => (rule, at),
    };
    report.say(rule, Span::empty(place));
}

/// The line around a place.
struct Line {
    /// The byte of its first sign that is no blank.
    content: usize,
    /// The byte of a tab before that.
    tab: Option<usize>,
    /// Whether it is a "name: value" of its own, further right than such a line above it.
    is_too_far_right: bool,
}

impl Line {
    fn around(text: &str, at: usize) -> Self {
        let start = start_of_line(text, at);
        let before = start_of_line(text, start.saturating_sub(1));
        let (line, above) = (text::line(text, start), text::line(text, before));
        let indent = run(line, " \t");
        Self {
            content: start + indent,
            tab: find(text::slice(line, 0, indent), "\t").map(|tab| start + tab),
            is_too_far_right: before < start
                && indent > run(above, " -")
                && is_pair(line)
                && is_pair(above),
        }
    }
}

/// Where the line begins that byte `at` is on.
fn start_of_line(text: &str, at: usize) -> usize {
    text::last(text::slice(text, 0, at), "\n").map_or(0, |end| end + 1)
}

/// Whether a line holds "name: value".
fn is_pair(line: &str) -> bool {
    let content = text::from(line, run(line, " -"));
    cut(content, ": ").is_some_and(|(key, _)| !has(key, " "))
}

/// Whether the alias that `rest` begins with has its anchor somewhere in `text`.
fn is_defined(text: &str, rest: &str) -> bool {
    let name = text::from(rest, run(rest, "*"));
    let mut end = 0;
    for it in name.chars() {
        if !is_letter(it) && !matches!(it, '_' | '-') {
            break;
        }
        end += it.len_utf8();
    }
    let anchor = ["&", text::slice(name, 0, end)].concat();
    anchor.len() > 1 && has(text, &anchor)
}

/// The byte of `text` at a line and column, both from 1, of the part from byte `base` on.
fn byte_at(text: &str, base: usize, (line, column): (usize, usize)) -> usize {
    let mut at = base;
    for _ in 1..line {
        at += text::line(text, at).len();
    }
    at + text::width(text::from(text, at), column - 1)
}
