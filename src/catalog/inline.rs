//! Inline Markdown into [`Prose`], by the rules of <https://spec.commonmark.org/0.31.2/#inlines>.
//!
//! What differs: there are no reference links; an image is its alternative text; a hard line break is a space. Raw HTML
//! is text, so that `<word` in a title stays: only comments, `<br>`, and inline tags whose partner stands in the same
//! text are markup, and dropped.

mod angle;
mod emphasis;
mod escape;
mod link;

use super::Unicode;
use super::prose::{CollapsedText, Prose, Style, Styled};
use super::url::{SafeUrl, UrlUse};
use angle::{Angle, Partners};
use emphasis::DelimiterRun;
use escape::Written;
use link::Bracket;
use std::ops::Range;

/// Longer texts are shown as they are: nobody marks up a text of this many bytes, and parsing stays linear.
const MAX_MARKUP: usize = 10_000;

impl Prose {
    /// Reads inline Markdown; links to addresses that are not allowed become plain text.
    pub fn markdown(source: &str, unicode: &dyn Unicode) -> Prose {
        parse(source, unicode, &mut |_| {})
    }
}

/// Reads inline Markdown; links to addresses that are not allowed become plain text, and `refused` gets these addresses.
pub(super) fn parse(source: &str, unicode: &dyn Unicode, refused: &mut dyn FnMut(&str)) -> Prose {
    // Bytes are compared several times as fast as characters, and most texts have no markup.
    let is_markup = |it: u8| matches!(it, b'*' | b'_' | b'`' | b'[' | b'<' | b'&' | b'\\');
    if source.len() > MAX_MARKUP || !source.bytes().any(is_markup) {
        return Prose::plain(source);
    }
    let mut parser = Parser {
        source,
        unicode,
        at: 0,
        written: vec![Written::AsIs; source.len()],
        styles: Vec::new(),
        runs: Vec::new(),
        brackets: Vec::new(),
        partners: Partners::default(),
        unclosed_code: 0,
        unclosed_comment: false,
        refused,
    };
    parser.parse();
    parser.emphasis(0);
    parser.prose()
}

/// All offsets are bytes of the source until [`Self::prose`] translates them.
struct Parser<'s, 'r> {
    source: &'s str,
    unicode: &'r dyn Unicode,
    at: usize,
    /// For each byte of the source.
    written: Vec<Written>,
    /// Sorted by start. They cover their markup too, so that no two begin at one byte.
    styles: Vec<Styled>,
    runs: Vec<DelimiterRun>,
    brackets: Vec<Bracket>,
    partners: Partners<'s>,
    /// Code delimiters of these lengths (as bits) are known to have no partner further on.
    unclosed_code: u32,
    /// A comment is known to have no end further on.
    unclosed_comment: bool,
    refused: &'r mut dyn FnMut(&str),
}

impl<'s> Parser<'s, '_> {
    /// The byte at `at`; 0 past the end.
    fn byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or_default()
    }

    /// The source from byte `at` on.
    fn rest(&self, at: usize) -> &'s str {
        self.source.get(at..).unwrap_or_default()
    }

    /// Where the run of one repeated byte that begins at `at` ends.
    fn run_end(&self, at: usize) -> usize {
        let byte = self.byte(at);
        let rest = self.rest(at).bytes();
        at + rest.take_while(|it| *it == byte).count()
    }

    fn parse(&mut self) {
        while self.at < self.source.len() {
            let at = self.at;
            self.at += 1;
            match self.byte(at) {
                b'\\' | b'&' => {
                    if let Some((character, length)) = escape::unescaped(self.rest(at)) {
                        self.at = at + length;
                        self.write(at..self.at, Written::As(character));
                    }
                }
                b'`' => self.code(at),
                b'*' | b'_' => self.delimiters(at),
                b'<' => self.angle(at),
                b'[' => self.open_bracket(at),
                b'!' if self.byte(at + 1) == b'[' => {
                    self.at += 1;
                    self.open_bracket(at);
                }
                b']' => self.close_bracket(at),
                _ => {}
            }
        }
    }

    /// Writes `written` in place of a range of the source.
    fn write(&mut self, range: Range<usize>, written: Written) {
        let Some(places) = self.written.get_mut(range) else {
            return;
        };
        places.fill(Written::Nothing);
        if let Some(first) = places.first_mut() {
            *first = written;
        }
    }

    fn hide(&mut self, range: Range<usize>) {
        self.write(range, Written::Nothing);
    }

    fn style(&mut self, range: Range<usize>, style: Style) {
        let before = |it: &Styled| it.range.start < range.start;
        let at = self.styles.partition_point(before);
        self.styles.insert(at, Styled { range, style });
    }

    /// Makes a range a link, if the address is allowed; whether it is.
    fn link(&mut self, range: Range<usize>, address: &str) -> bool {
        match SafeUrl::parse(address, UrlUse::Link) {
            Some(url) => {
                self.style(range, Style::Link(url));
                true
            }
            None => {
                if !address.trim().is_empty() {
                    (self.refused)(address);
                }
                false
            }
        }
    }

    /// A run of backticks: code, if another run of the same length follows.
    fn code(&mut self, start: usize) {
        let inner = self.run_end(start);
        self.at = inner;
        let length = inner - start;
        let bit = 1u32.checked_shl(length as u32).unwrap_or(0);
        if self.unclosed_code & bit != 0 {
            return;
        }
        let mut at = inner;
        while let Some(next) = self.rest(at).find('`') {
            let close = at + next;
            let end = self.run_end(close);
            if end - close == length {
                // One space at both ends is there to set off backticks.
                let code = self.source.get(inner..close).unwrap_or_default();
                let padded =
                    code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
                let pad = usize::from(padded);
                self.hide(start..inner + pad);
                self.hide(close - pad..end);
                self.style(start..end, Style::Code);
                self.at = end;
                return;
            }
            at = end;
        }
        self.unclosed_code |= bit;
    }

    fn delimiters(&mut self, start: usize) {
        let end = self.run_end(start);
        let before = self.source.get(..start).unwrap_or_default();
        let sides = (before.chars().next_back(), self.rest(end).chars().next());
        let run = DelimiterRun::new(self.byte(start), start..end, sides, self.unicode);
        self.runs.push(run);
        self.at = end;
    }

    /// Styles what the runs from number `first` on enclose.
    fn emphasis(&mut self, first: usize) {
        for it in emphasis::pair(self.runs.split_off(first)) {
            self.style(it.opening.start..it.closing.end, it.style);
            self.hide(it.opening);
            self.hide(it.closing);
        }
    }

    fn angle(&mut self, start: usize) {
        let rest = self.rest(start);
        if rest.starts_with("<!--") && !self.unclosed_comment {
            match rest.find("-->") {
                Some(end) => {
                    self.at = start + end + "-->".len();
                    return self.hide(start..self.at);
                }
                None => self.unclosed_comment = true,
            }
        }
        let Some((angle, length)) = angle::read(rest) else {
            return;
        };
        let end = start + length;
        match angle {
            Angle::Autolink(address) => {
                self.hide(start..start + 1);
                self.hide(end - 1..end);
                self.link(start..end, &address);
            }
            Angle::LineBreak => self.write(start..end, Written::As(' ')),
            Angle::Opening(name) if self.partners.closes_after(self.source, name, start) => {
                self.hide(start..end);
            }
            Angle::Closing(name) if self.partners.opens_before(self.source, name, start) => {
                self.hide(start..end);
            }
            // A tag alone is text, and so is what stands in it.
            Angle::Opening(_) | Angle::Closing(_) => return,
        }
        self.at = end;
    }

    fn open_bracket(&mut self, start: usize) {
        self.brackets.push(Bracket {
            start,
            inner: self.at,
            runs: self.runs.len(),
            active: true,
        });
    }

    fn close_bracket(&mut self, at: usize) {
        let Some(bracket) = self.brackets.pop().filter(|it| it.active) else {
            return;
        };
        let Some((address, rest)) = link::target(self.rest(at + 1)) else {
            return;
        };
        let end = self.source.len() - rest.len();
        self.at = end;
        self.emphasis(bracket.runs);
        self.hide(bracket.start..bracket.inner);
        self.hide(at..end);
        if !bracket.is_image() && self.link(bracket.start..end, &escape::unescape(address)) {
            for outer in &mut self.brackets {
                outer.active = outer.is_image();
            }
        }
    }

    /// The prose, with the ranges of its styles in bytes of its text.
    fn prose(self) -> Prose {
        let mut text = CollapsedText::with_capacity(self.source.len());
        // For each byte of the source, where it is in the text.
        let mut offsets: Vec<usize> = Vec::with_capacity(self.source.len());
        for (at, character) in self.source.char_indices() {
            offsets.resize(at + 1, text.len());
            match self.written.get(at) {
                Some(Written::Nothing) => {}
                Some(Written::As(other)) => text.push(*other),
                Some(Written::AsIs) | None => text.push(character),
            }
        }
        let text = text.finish();
        let offset = |at: usize| offsets.get(at).map_or(text.len(), |it| text.len().min(*it));
        let mut links_end = 0;
        let mut styles = Vec::new();
        for Styled { range, style } in self.styles {
            let range = offset(range.start)..offset(range.end);
            // An autolink may lie in a link: the outer one counts.
            let is_link = matches!(style, Style::Link(_));
            if range.is_empty() || is_link && range.start < links_end {
                continue;
            }
            if is_link {
                links_end = range.end;
            }
            styles.push(Styled { range, style });
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
    use crate::catalog::NativeUnicode;

    /// The text with its styles as tags.
    fn show(prose: &Prose) -> String {
        let mut out = String::new();
        for (at, character) in prose.text.char_indices().chain([(prose.text.len(), '\0')]) {
            let ends = prose.styles.iter().rev().filter(|it| it.range.end == at);
            out.extend(ends.map(|it| format!("</{}>", name(&it.style))));
            let begins = prose.styles.iter().filter(|it| it.range.start == at);
            out.extend(begins.map(|it| match &it.style {
                Style::Link(url) => format!("<a {}>", url.as_str()),
                style => format!("<{}>", name(style)),
            }));
            out.push(character);
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
            ("**「注」**と é_é_é *é*", "**「注」**と é_é_é <e>é</e>"),
            (
                "*e\u{301}*b **⚠\u{fe0f}**c",
                "<e>e\u{301}</e>b <s>⚠\u{fe0f}</s>c",
            ),
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
            ("<br> opens no b</b>", "opens no b</b>"),
            ("<SUB>a</SUB> <sup>b</SUP>", "a <sup>b</SUP>"),
            ("&#+65; &#; &#x; &#0;", "&#+65; &#; &#x; \u{fffd}"),
        ];
        for (source, expected) in rows {
            assert_eq!(
                show(&parse(source, &NativeUnicode, &mut |_| {})),
                expected,
                "{source}"
            );
        }
    }

    #[test]
    fn refused_addresses_are_reported() {
        let mut refused = Vec::new();
        parse(
            "[a](javascript:b) <vbscript:c> [d](e)",
            &NativeUnicode,
            &mut |address| refused.push(address.to_owned()),
        );
        assert_eq!(refused, ["javascript:b", "vbscript:c"]);
    }
}
