//! Inline Markdown into [`Prose`], by the rules of <https://spec.commonmark.org/0.31.2/#inlines>.
//!
//! What differs: there are no reference links; a picture is its alternative text; a hard line break is a blank. Raw HTML
//! is text, so that `<word` in a title stays: only comments, `<br>`, and inline tags whose partner stands in the same
//! text are taken for markup, and dropped.

mod angle;
mod emphasis;
mod escape;
mod link;

use super::prose::{finish, push};
use super::{Prose, SafeUrl, Style, Styled, UrlUse};
use crate::source::text::slice;
use emphasis::Run;
use escape::escaped;
use link::Bracket;
use std::ops::Range;

/// Longer texts are shown as they are: nobody marks up a text of this many bytes, and reading stays linear.
const MAX_MARKUP: usize = 10_000;

/// A sign that is markup: control characters are not shown.
const HIDDEN: char = '\0';

/// Reads `source`; links to addresses that are not allowed are plain text, and `refuse` gets these addresses.
pub(super) fn read(source: &str, refuse: &mut dyn FnMut(&str)) -> Prose {
    let special = |it: u8| matches!(it, b'*' | b'_' | b'`' | b'[' | b'<' | b'&' | b'\\');
    if source.len() > MAX_MARKUP || !source.bytes().any(special) {
        return Prose::plain(source);
    }
    let mut reader = Reader {
        source,
        at: 0,
        changes: vec![None; source.len()],
        styles: Vec::new(),
        runs: Vec::new(),
        brackets: Vec::new(),
        tags: Vec::new(),
        unclosed_code: 0,
        refuse,
    };
    reader.run();
    reader.emphasis(0);
    reader.prose()
}

/// All places are bytes of the source, until the prose is written.
struct Reader<'s, 'r> {
    source: &'s str,
    at: usize,
    /// What stands for the sign that begins at each byte, where that is not the sign itself.
    changes: Vec<Option<char>>,
    /// Sorted by start. They cover their markup too, so that no two begin at one place.
    styles: Vec<Styled>,
    runs: Vec<Run>,
    brackets: Vec<Bracket>,
    /// Names of tags, and where the first and the last of them stand, as [`Self::ends_of`] found it.
    tags: Vec<(&'s str, (usize, usize))>,
    /// Back-quote runs of these lengths (as bits) are known to have no partner further on.
    unclosed_code: u32,
    refuse: &'r mut dyn FnMut(&str),
}

impl<'s> Reader<'s, '_> {
    fn byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or_default()
    }

    fn rest(&self, at: usize) -> &'s str {
        slice(self.source, at, self.source.len())
    }

    /// Where the run of one sign that begins at `at` ends.
    fn run_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.byte(end) == self.byte(at) {
            end += 1;
        }
        end
    }

    /// Puts `sign` in the place of a stretch of the source.
    fn replace(&mut self, range: Range<usize>, sign: char) {
        let start = range.start;
        for at in range {
            if let Some(change) = self.changes.get_mut(at) {
                *change = Some(if at == start { sign } else { HIDDEN });
            }
        }
    }

    fn style(&mut self, range: Range<usize>, style: Style) {
        let at = self
            .styles
            .partition_point(|it| it.range.start < range.start);
        self.styles.insert(at, Styled { range, style });
    }

    /// Makes a link of a stretch, if the address is allowed; whether it is.
    fn link(&mut self, range: Range<usize>, address: &str) -> bool {
        let url = SafeUrl::parse(address, UrlUse::Link);
        let allowed = url.is_some();
        if let Some(url) = url {
            self.style(range, Style::Link(url));
        } else if !address.trim().is_empty() {
            (self.refuse)(address);
        }
        allowed
    }

    fn run(&mut self) {
        while self.at < self.source.len() {
            let at = self.at;
            self.at += 1;
            match self.byte(at) {
                b'\\' | b'&' => {
                    if let Some((sign, length)) = escaped(self.rest(at)) {
                        self.at = at + length;
                        self.replace(at..self.at, sign);
                    }
                }
                b'`' => self.code(at),
                b'*' | b'_' => self.delimiters(at),
                b'<' => self.angle(at),
                b'[' => self.open(at),
                b'!' if self.byte(at + 1) == b'[' => {
                    self.at += 1;
                    self.open(at);
                }
                b']' => self.close(at),
                _ => {}
            }
        }
    }

    /// A run of back-quotes: code, where another one of the same length follows.
    #[inline(never)]
    fn code(&mut self, start: usize) {
        let inner = self.run_end(start);
        self.at = inner;
        let bit = 1u32.checked_shl((inner - start) as u32).unwrap_or(0);
        let mut at = inner;
        while bit & self.unclosed_code == 0 {
            if at >= self.source.len() {
                self.unclosed_code |= bit;
                return;
            }
            let end = self.run_end(at);
            if self.byte(at) == b'`' && end - at == inner - start {
                // One blank at both ends is for the sake of back-quotes there.
                let padded = self.byte(inner) == b' ' && self.byte(at - 1) == b' ';
                let pad = usize::from(padded && !slice(self.source, inner, at).trim().is_empty());
                self.replace(start..inner + pad, HIDDEN);
                self.replace(at - pad..end, HIDDEN);
                self.style(start..end, Style::Code);
                self.at = end;
                return;
            }
            at = end;
        }
    }

    /// The prose: blanks in a row become one, those at the ends go.
    fn prose(self) -> Prose {
        let mut text = String::with_capacity(self.source.len());
        // Where each byte of the source got to.
        let mut places: Vec<usize> = Vec::with_capacity(self.source.len());
        for (at, sign) in self.source.char_indices() {
            places.resize(at + 1, text.len());
            let change = self.changes.get(at).copied().flatten();
            push(&mut text, change.unwrap_or(sign));
        }
        finish(&mut text);
        let place = |at: usize| places.get(at).map_or(text.len(), |it| text.len().min(*it));
        let mut links_end = 0;
        let mut styles = Vec::new();
        for mut it in self.styles {
            it.range = place(it.range.start)..place(it.range.end);
            // An autolink may lie in a link: the outer one counts.
            let link = matches!(it.style, Style::Link(_));
            let keep = it.range.start < it.range.end && !(link && it.range.start < links_end);
            if link && keep {
                links_end = it.range.end;
            }
            if keep {
                styles.push(it);
            }
        }
        Prose {
            text,
            styles: styles.into(),
        }
    }
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
            ("<b>a<b>b</b>c</b> <b>", "abc <b>"),
            ("</b>a<b> <B>b</b>", "</b>a <B>b"),
            ("a\\\nb", "a b"),
        ];
        for (source, expected) in rows {
            assert_eq!(show(&read(source, &mut |_| {})), expected, "{source}");
        }
    }

    #[test]
    fn refused_addresses_are_told() {
        let mut refused = Vec::new();
        read("[a](javascript:b) <vbscript:c> [d](e)", &mut |address| {
            refused.push(address.to_owned())
        });
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
            let prose = read(&source, &mut |_| {});
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
