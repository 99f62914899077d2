//! Inline Markdown into [`Prose`], by the rules of <https://spec.commonmark.org/0.31.2/#inlines>.
//!
//! What differs: there are no reference links; a picture is its alternative text; a hard line break is a blank. Raw HTML
//! is text, so that `<word` in a title stays: only comments, `<br>`, and inline tags whose partner stands in the same
//! text are taken for markup, and dropped.

mod angle;
mod emphasis;
mod entity;
mod link;
mod output;

use super::{Prose, Style};
use entity::entity;
pub(super) use output::push_collapsed;

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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Styled;

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
