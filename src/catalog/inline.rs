//! Inline Markdown into [`Prose`], by the rules of <https://spec.commonmark.org/0.31.2/#inlines>.
//!
//! What differs: there are no reference links; a picture is its alternative text; a hard line break is a blank. Raw HTML
//! is text, so that `<word` in a title stays: only comments, `<br>`, and inline tags whose partner stands in the same
//! text are taken for markup, and dropped.

use super::prose::{Prose, Style, Styled};
use super::{SafeUrl, UrlUse};

/// Longer texts are shown as they are: nobody marks up a text of this many bytes, and reading stays linear.
const MAX_MARKUP: usize = 10_000;

/// Reads `source`; addresses that are not allowed end up in `refused`, and their links are plain text.
pub(super) fn read(source: &str, refused: &mut Vec<String>) -> Prose {
    let special = |it: u8| matches!(it, b'*' | b'_' | b'`' | b'[' | b'!' | b'<' | b'&' | b'\\');
    if source.len() > MAX_MARKUP || !source.bytes().any(special) {
        return Prose::plain(source);
    }
    let mut reader = Reader {
        source,
        at: 0,
        pieces: Vec::new(),
        styles: Vec::new(),
        brackets: Vec::new(),
        unclosed_code: 0,
        refused,
    };
    reader.run();
    reader.emphasis(0);
    reader.write()
}

/// Inline tags that authors write in Markdown: dropped in pairs.
const TAGS: [&str; 18] = [
    "a", "abbr", "b", "br", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// A stretch of output.
enum Piece {
    Text(String),
    /// `*` or `_`: how many are left as text, and which styles end and begin here.
    Run {
        sign: char,
        left: usize,
        /// How many there were, for the rule of three.
        length: usize,
        opens: bool,
        closes: bool,
        ends: Vec<usize>,
        begins: Vec<usize>,
    },
    Begin(usize),
    End(usize),
}

/// A `[` or `![` that may begin a link or picture.
struct Bracket {
    piece: usize,
    picture: bool,
    /// Links never lie in links: a link around this bracket's left neighbours switches them off.
    active: bool,
}

struct Reader<'s, 'r> {
    source: &'s str,
    at: usize,
    pieces: Vec<Piece>,
    styles: Vec<Style>,
    brackets: Vec<Bracket>,
    /// Back-quote runs of these lengths (as bits) are known to have no partner further on.
    unclosed_code: u64,
    refused: &'r mut Vec<String>,
}

impl<'s> Reader<'s, '_> {
    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.pieces.push(Piece::Text(text.into())),
        }
    }

    /// Takes `count` bytes as text.
    fn literal(&mut self, count: usize) {
        let text = self.rest().get(..count).unwrap_or("");
        self.at += count;
        self.text(text);
    }

    fn styled(&mut self, style: Style, text: &str) {
        let number = self.styles.len();
        self.styles.push(style);
        self.pieces.push(Piece::Begin(number));
        self.pieces.push(Piece::Text(text.into()));
        self.pieces.push(Piece::End(number));
    }

    fn run(&mut self) {
        while let Some(sign) = self.rest().chars().next() {
            match sign {
                '\\' => self.escape(),
                '`' => self.code(),
                '*' | '_' => self.delimiters(sign),
                '&' => match entity(self.rest()) {
                    Some((found, length)) => {
                        self.at += length;
                        self.text(found.encode_utf8(&mut [0; 4]));
                    }
                    None => self.literal(1),
                },
                '<' => self.angle(),
                '[' => self.open_bracket(1, false),
                '!' if self.rest().starts_with("![") => self.open_bracket(2, true),
                ']' => self.close_bracket(),
                _ => {
                    let rest = self.rest();
                    let end = rest
                        .find(['\\', '`', '*', '_', '&', '<', '[', ']', '!'])
                        .unwrap_or(rest.len());
                    self.literal(end.max(1));
                }
            }
        }
    }

    fn escape(&mut self) {
        self.at += 1;
        match self.rest().bytes().next() {
            Some(sign) if sign.is_ascii_punctuation() => self.literal(1),
            Some(b'\n') => {}
            _ => self.text("\\"),
        }
    }

    fn code(&mut self) {
        let rest = self.rest();
        let count = rest.len() - rest.trim_start_matches('`').len();
        let bit = 1u64.checked_shl(count as u32).unwrap_or(0);
        let inner = rest.get(count..).unwrap_or("");
        let mut from = 0;
        while bit & self.unclosed_code == 0 {
            let Some(start) = inner
                .get(from..)
                .and_then(|it| it.find('`'))
                .map(|it| from + it)
            else {
                self.unclosed_code |= bit;
                break;
            };
            let tail = inner.get(start..).unwrap_or("");
            let run = tail.len() - tail.trim_start_matches('`').len();
            if run == count {
                let code = inner.get(..start).unwrap_or("");
                let spaced = code.len() > 2
                    && code.starts_with(' ')
                    && code.ends_with(' ')
                    && !code.trim().is_empty();
                let code = if spaced {
                    code.get(1..code.len() - 1).unwrap_or(code)
                } else {
                    code
                };
                self.at += count * 2 + start;
                return self.styled(Style::Code, code);
            }
            from = start + run;
        }
        self.literal(count);
    }

    /// A run of `*` or `_`: <https://spec.commonmark.org/0.31.2/#delimiter-run>.
    fn delimiters(&mut self, sign: char) {
        let before = self
            .source
            .get(..self.at)
            .and_then(|it| it.chars().next_back())
            .unwrap_or(' ');
        let rest = self.rest();
        let after = rest.trim_start_matches(sign);
        let length = rest.len() - after.len();
        let after = after.chars().next().unwrap_or(' ');
        let mark = |it: char| {
            it.is_ascii_punctuation()
                || !it.is_ascii() && !it.is_alphanumeric() && !it.is_whitespace()
        };
        let left =
            !after.is_whitespace() && (!mark(after) || before.is_whitespace() || mark(before));
        let right =
            !before.is_whitespace() && (!mark(before) || after.is_whitespace() || mark(after));
        let (opens, closes) = match sign {
            '_' => (
                left && (!right || mark(before)),
                right && (!left || mark(after)),
            ),
            _ => (left, right),
        };
        self.at += length;
        self.pieces.push(Piece::Run {
            sign,
            left: length,
            length,
            opens,
            closes,
            ends: Vec::new(),
            begins: Vec::new(),
        });
    }

    /// An autolink, a comment, a tag to drop, or text.
    fn angle(&mut self) {
        let rest = self.rest();
        let inner = rest.get(1..).unwrap_or("");
        if let Some(comment) = inner.strip_prefix("!--")
            && let Some(end) = comment.find("-->")
        {
            self.at += end + 7;
            return;
        }
        let Some(end) = inner.find('>') else {
            return self.literal(1);
        };
        let inside = inner.get(..end).unwrap_or("");
        if !inside.contains(|it: char| it.is_whitespace() || it == '<') {
            let mail = inside.contains('@') && !inside.contains([':', '/', '"', '(']);
            let web = inside.split_once(':').is_some_and(|(scheme, _)| {
                scheme.len() > 1
                    && scheme.starts_with(|it: char| it.is_ascii_alphabetic())
                    && scheme
                        .bytes()
                        .all(|it| it.is_ascii_alphanumeric() || b"+.-".contains(&it))
            });
            if mail || web {
                let address = if mail {
                    format!("mailto:{inside}")
                } else {
                    inside.into()
                };
                self.at += end + 2;
                return match self.address(&address) {
                    Some(url) => self.styled(Style::Link(url), inside),
                    None => self.text(inside),
                };
            }
        }
        let name = inside.trim_start_matches('/').trim_end_matches('/');
        let name = name.split(char::is_whitespace).next().unwrap_or("");
        let named = TAGS.iter().any(|it| it.eq_ignore_ascii_case(name));
        if !named || inside.contains('<') {
            return self.literal(1);
        }
        let closing = inside.starts_with('/');
        let partner = if closing {
            format!("<{name}")
        } else {
            format!("</{name}>")
        };
        let paired = if closing {
            self.source.get(..self.at).unwrap_or("").contains(&partner)
        } else {
            rest.contains(&partner)
        };
        if name.eq_ignore_ascii_case("br") {
            self.at += end + 2;
            self.text(" ");
        } else if paired {
            self.at += end + 2;
        } else {
            self.literal(1);
        }
    }

    fn open_bracket(&mut self, length: usize, picture: bool) {
        let sign = if picture { "![" } else { "[" };
        self.at += length;
        self.brackets.push(Bracket {
            piece: self.pieces.len(),
            picture,
            active: true,
        });
        self.pieces.push(Piece::Text(sign.into()));
        // What follows is another piece, so that the bracket can be taken back.
        self.pieces.push(Piece::Text(String::new()));
    }

    fn close_bracket(&mut self) {
        let Some(bracket) = self.brackets.pop() else {
            return self.literal(1);
        };
        let after = self.rest().get(1..).unwrap_or("");
        let Some((address, length)) = target(after).filter(|_| bracket.active) else {
            return self.literal(1);
        };
        self.at += 1 + length;
        self.emphasis(bracket.piece);
        let url = if bracket.picture {
            None
        } else {
            self.address(&address)
        };
        let begin = match url {
            Some(url) => {
                self.styles.push(Style::Link(url));
                let number = self.styles.len() - 1;
                self.pieces.push(Piece::End(number));
                for outer in self.brackets.iter_mut().filter(|it| !it.picture) {
                    outer.active = false;
                }
                Piece::Begin(number)
            }
            None => Piece::Text(String::new()),
        };
        if let Some(piece) = self.pieces.get_mut(bracket.piece) {
            *piece = begin;
        }
        self.pieces.push(Piece::Text(String::new()));
    }

    /// The address if it is allowed; noted if it is not.
    fn address(&mut self, address: &str) -> Option<SafeUrl> {
        let url = SafeUrl::parse(address, UrlUse::Link);
        if url.is_none() && !address.trim().is_empty() {
            self.refused.push(address.into());
        }
        url
    }

    /// Pairs the runs from piece `from` on: <https://spec.commonmark.org/0.31.2/#phase-2-inline-structure>.
    fn emphasis(&mut self, from: usize) {
        let mut open: Vec<usize> = Vec::new();
        for at in from..self.pieces.len() {
            let Some(&Piece::Run {
                sign,
                mut left,
                length,
                opens,
                closes,
                ..
            }) = self.pieces.get(at)
            else {
                continue;
            };
            while closes && left > 0 {
                let found = open.iter().rposition(|it| match self.pieces.get(*it) {
                    Some(Piece::Run {
                        sign: other,
                        length: count,
                        closes: both,
                        ..
                    }) => {
                        *other == sign
                            && !((opens || *both)
                                && (length + count) % 3 == 0
                                && (length % 3 != 0 || count % 3 != 0))
                    }
                    _ => false,
                });
                let Some(found) = found else { break };
                open.truncate(found + 1);
                let Some(opener) = open.last().copied() else {
                    break;
                };
                let number = self.styles.len();
                let Some(Piece::Run {
                    left: count,
                    begins,
                    ..
                }) = self.pieces.get_mut(opener)
                else {
                    break;
                };
                let used = if left >= 2 && *count >= 2 { 2 } else { 1 };
                *count -= used;
                begins.push(number);
                if *count == 0 {
                    open.pop();
                }
                left -= used;
                self.styles.push(if used == 2 {
                    Style::Strong
                } else {
                    Style::Emphasis
                });
                if let Some(Piece::Run {
                    left: rest, ends, ..
                }) = self.pieces.get_mut(at)
                {
                    *rest = left;
                    ends.push(number);
                }
            }
            if opens && left > 0 {
                open.push(at);
            }
        }
        // What is inside is settled: an outer pass must not look at it again.
        for piece in self.pieces.iter_mut().skip(from) {
            if let Piece::Run { opens, closes, .. } = piece {
                (*opens, *closes) = (false, false);
            }
        }
    }

    /// Puts the pieces together: blanks in a row become one, those at the ends go.
    fn write(self) -> Prose {
        let mut output = Output {
            text: String::new(),
            styles: Vec::new(),
            places: vec![0; self.styles.len()],
        };
        let mut styles: Vec<Option<Style>> = self.styles.into_iter().map(Some).collect();
        for piece in self.pieces {
            match piece {
                Piece::Text(text) => output.push(&text),
                Piece::Begin(number) => output.begin(number),
                Piece::End(number) => output.end(number, &mut styles),
                Piece::Run {
                    sign,
                    left,
                    ends,
                    begins,
                    ..
                } => {
                    for number in ends {
                        output.end(number, &mut styles);
                    }
                    for _ in 0..left {
                        output.push(sign.encode_utf8(&mut [0; 4]));
                    }
                    for number in begins.into_iter().rev() {
                        output.begin(number);
                    }
                }
            }
        }
        output.finish()
    }
}

struct Output {
    text: String,
    styles: Vec<Styled>,
    /// Where each style begins.
    places: Vec<usize>,
}

impl Output {
    fn push(&mut self, text: &str) {
        push_collapsed(&mut self.text, text);
    }

    fn begin(&mut self, number: usize) {
        if let Some(place) = self.places.get_mut(number) {
            *place = self.text.len();
        }
    }

    fn end(&mut self, number: usize, styles: &mut [Option<Style>]) {
        let start = self.places.get(number).copied().unwrap_or_default();
        if let Some(style) = styles.get_mut(number).and_then(Option::take) {
            self.styles.push(Styled {
                range: start..self.text.len(),
                style,
            });
        }
    }

    fn finish(mut self) -> Prose {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        for styled in &mut self.styles {
            styled.range.end = styled.range.end.min(length);
        }
        self.styles.retain(|it| it.range.start < it.range.end);
        // Inner ones ended first; of two that cover the same text the outer is to come first.
        self.styles.reverse();
        self.styles
            .sort_by_key(|it| (it.range.start, std::cmp::Reverse(it.range.end)));
        // An autolink may lie in a link: the outer one counts.
        let mut end = 0;
        self.styles.retain(|it| {
            let link = matches!(it.style, Style::Link(_));
            let keep = !link || it.range.start >= end;
            if link && keep {
                end = it.range.end;
            }
            keep
        });
        Prose {
            text: self.text,
            styles: self.styles,
        }
    }
}

/// Appends `text` with each run of blanks and line breaks as one blank, and none at the start; other control characters,
/// which escapes can smuggle in, are left out.
pub(super) fn push_collapsed(to: &mut String, text: &str) {
    let blank = |it: char| matches!(it, ' ' | '\n' | '\t' | '\r');
    if text.bytes().any(|it| it < b' ' || it == 0x7F)
        && text.contains(|it: char| it.is_control() && !blank(it))
    {
        return push_collapsed(
            to,
            &text.replace(|it: char| it.is_control() && !blank(it), ""),
        );
    }
    for word in text.split_inclusive([' ', '\n', '\t', '\r']) {
        let trimmed = word.trim_end_matches([' ', '\n', '\t', '\r']);
        to.push_str(trimmed);
        if trimmed.len() < word.len() && !to.is_empty() && !to.ends_with(' ') {
            to.push(' ');
        }
    }
}

/// How deep parentheses may nest in an address, as the specification allows.
const MAX_PARENTHESES: usize = 32;

/// What follows the `]` of a link: its address, and how long that is: `(address "title")`.
fn target(after: &str) -> Option<(String, usize)> {
    let inner = after.strip_prefix('(')?;
    let start = inner.trim_start();
    let (address, rest) = match start.strip_prefix('<') {
        Some(quoted) => {
            let (address, rest) = quoted.split_once('>')?;
            (!address.contains(['\n', '<'])).then_some((address, rest))?
        }
        None => {
            let (mut depth, mut skip) = (0usize, false);
            let end = start.char_indices().find(|(_, it)| {
                let escaped = skip;
                skip = !escaped && *it == '\\';
                match it {
                    ' ' | '\n' | '\t' => true,
                    '(' if !escaped => {
                        depth += 1;
                        depth > MAX_PARENTHESES
                    }
                    ')' if !escaped && depth == 0 => true,
                    ')' if !escaped => {
                        depth -= 1;
                        false
                    }
                    _ => false,
                }
            });
            start.split_at_checked(end.filter(|_| depth <= MAX_PARENTHESES)?.0)?
        }
    };
    let mut rest = rest.trim_start();
    if let Some(sign) = rest
        .chars()
        .next()
        .filter(|it| matches!(it, '"' | '\'' | '('))
    {
        let close = if sign == '(' { ')' } else { sign };
        rest = rest.get(1..)?.split_once(close)?.1.trim_start();
    }
    let rest = rest.strip_prefix(')')?;
    Some((unescape(address), after.len() - rest.len()))
}

/// Text without backslashes that escape, and with entities as what they name.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        if let Some((found, length)) = entity(rest) {
            out.push(found);
            rest = rest.get(length..).unwrap_or("");
            continue;
        }
        let after = rest.get(sign.len_utf8()..).unwrap_or("");
        if !(sign == '\\' && after.starts_with(|it: char| it.is_ascii_punctuation())) {
            out.push(sign);
            rest = after;
        } else {
            out.extend(after.chars().next());
            rest = after.get(1..).unwrap_or("");
        }
    }
    out
}

/// Entities that authors write; the other two thousand stay text.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("rarr", '→'),
    ("larr", '←'),
    ("times", '×'),
    ("bull", '•'),
    ("middot", '·'),
    ("shy", '\u{ad}'),
];

/// The entity that `text` starts with, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(10).position(|it| it == b';')?;
    let name = inner.get(..end)?;
    let found = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
                .filter(|it| *it != '\0')
                .unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        None => ENTITIES.iter().find(|(it, _)| *it == name)?.1,
    };
    Some((found, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its styles as tags.
    fn show(prose: &Prose) -> String {
        let mut out = String::new();
        for (at, sign) in prose.text.char_indices().chain([(prose.text.len(), '\0')]) {
            let ends = prose.styles.iter().rev().filter(|it| it.range.end == at);
            out.extend(ends.map(|it| format!("</{}>", name(&it.style))));
            let begins = prose.styles.iter().filter(|it| it.range.start == at);
            out.extend(begins.map(|it| match &it.style {
                Style::Link(url) => format!("<a {}>", url.as_str()),
                style => format!("<{}>", name(style)),
            }));
            out.push(sign);
        }
        out.trim_end_matches('\0').into()
    }

    fn name(style: &Style) -> &'static str {
        match style {
            Style::Code => "c",
            Style::Emphasis => "e",
            Style::Strong => "s",
            Style::Link(_) => "a",
        }
    }

    #[test]
    fn markdown_becomes_text_and_styles() {
        let rows = [
            ("plain  text\nfolds ", "plain text folds"),
            ("run `docker run` now", "run <c>docker run</c> now"),
            ("`` a`b ``", "<c>a`b</c>"),
            ("a ` b", "a ` b"),
            ("*a* **b** _c_ __d__", "<e>a</e> <s>b</s> <e>c</e> <s>d</s>"),
            ("***a***", "<e><s>a</s></e>"),
            ("*a **b** c*", "<e>a <s>b</s> c</e>"),
            (
                "snake_case_name and 2 * 3 * 4",
                "snake_case_name and 2 * 3 * 4",
            ),
            ("**a*", "*<e>a</e>"),
            ("*a [b* c](d)", "*a <a d>b* c</a>"),
            (
                "[a *b* c](https://d.e/(f)?g \"title\")!",
                "<a https://d.e/(f)?g>a <e>b</e> c</a>!",
            ),
            ("[a](<b c>)", "<a b c>a</a>"),
            ("[a] (b)", "[a] (b)"),
            ("[a [b](c) d](e)", "[a <a c>b</a> d](e)"),
            ("[a](javascript:alert(1))", "a"),
            ("[a](java&#115;cript:alert(1))", "a"),
            ("![alt *text*](x.png) y", "alt <e>text</e> y"),
            ("[![alt](x.png)](y)", "<a y>alt</a>"),
            (
                "<https://a.b/c> <a@b.c>",
                "<a https://a.b/c>https://a.b/c</a> <a mailto:a@b.c>a@b.c</a>",
            ),
            ("[see <https://a.b>](c)", "<a c>see https://a.b</a>"),
            ("\\*a\\* \\a", "*a* \\a"),
            (
                "&lt;i&gt; &amp; &#x3c; &#65; &bogus; &",
                "<i> & < A &bogus; &",
            ),
            ("a & b < c > d", "a & b < c > d"),
            (
                "<declaration-value> of <word",
                "<declaration-value> of <word",
            ),
            ("<b>Bold</b> <!-- no --> a<br>b <i>", "Bold a b <i>"),
            ("a\\\nb", "a b"),
        ];
        for (source, expected) in rows {
            assert_eq!(show(&read(source, &mut Vec::new())), expected, "{source}");
        }
    }

    #[test]
    fn refused_addresses_are_told() {
        let mut refused = Vec::new();
        read("[a](javascript:b) <vbscript:c> [d](e)", &mut refused);
        assert_eq!(refused, ["javascript:b", "vbscript:c"]);
    }

    #[test]
    fn styles_nest_whatever_is_written() {
        let signs = [
            "*", "**", "_", "[", "](x)", "`", "a", " ", "<", ">", "!", "&lt;", "\\", "<b>", "</b>",
        ];
        let mut seed = 7u64;
        for _ in 0..20_000 {
            let mut source = String::new();
            for _ in 0..12 {
                seed = seed
                    .wrapping_mul(6364136223846793005)
                    .wrapping_add(1442695040888963407);
                source.push_str(signs[(seed >> 33) as usize % signs.len()]);
            }
            let prose = read(&source, &mut Vec::new());
            let mut open: Vec<&Styled> = Vec::new();
            for styled in &prose.styles {
                assert!(prose.text.get(styled.range.clone()).is_some(), "{source}");
                open.retain(|it| it.range.end > styled.range.start);
                assert!(
                    open.iter().all(|it| styled.range.end <= it.range.end),
                    "{source}: {prose:?}"
                );
                open.push(styled);
            }
        }
    }
}
