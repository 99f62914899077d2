//! Runs of `*` and `_`, and which of them pair.

use super::{HIDDEN, Reader};
use crate::catalog::Style;
use crate::source::is_letter;
use crate::source::text::slice;

/// A run of `*` or `_`, as far as it is not used up: <https://spec.commonmark.org/0.31.2/#delimiter-run>.
pub(super) struct Run {
    sign: u8,
    start: usize,
    end: usize,
    /// How many signs there were, for the rule of three.
    length: usize,
    opens: bool,
    closes: bool,
}

/// What stands beside a run.
#[derive(PartialEq, PartialOrd)]
enum Side {
    Blank,
    Mark,
    Letter,
}

impl Side {
    fn of(sign: Option<char>) -> Self {
        match sign {
            Some(it) if is_letter(it) => Self::Letter,
            Some(it) if !it.is_whitespace() => Self::Mark,
            _ => Self::Blank,
        }
    }
}

impl Reader<'_, '_> {
    #[inline(never)]
    pub(super) fn delimiters(&mut self, start: usize) {
        let end = self.run_end(start);
        let before = Side::of(slice(self.source, 0, start).chars().next_back());
        let after = Side::of(self.rest(end).chars().next());
        let sign = self.byte(start);
        // An underline within a word is one of its letters.
        let star = sign == b'*';
        self.runs.push(Run {
            sign,
            start,
            end,
            length: end - start,
            opens: after > Side::Blank && after >= before && (star || before < Side::Letter),
            closes: before > Side::Blank && before >= after && (star || after < Side::Letter),
        });
        self.at = end;
    }

    /// Pairs the runs from number `from` on: <https://spec.commonmark.org/0.31.2/#phase-2-inline-structure>.
    pub(super) fn emphasis(&mut self, from: usize) {
        let mut open: Vec<Run> = Vec::new();
        for mut run in self.runs.split_off(from) {
            while run.closes && run.start < run.end {
                let partner = open.iter().rposition(|it| it.pairs(&run));
                open.truncate(partner.map_or(open.len(), |it| it + 1));
                let Some(mut opener) = partner.and_then(|_| open.pop()) else {
                    break;
                };
                let strong = opener.end - opener.start > 1 && run.end - run.start > 1;
                let (used, style) = match strong {
                    true => (2, Style::Strong),
                    false => (1, Style::Emphasis),
                };
                let inner = run.start;
                run.start += used;
                self.replace(inner..run.start, HIDDEN);
                let inner = opener.end;
                opener.end -= used;
                self.replace(opener.end..inner, HIDDEN);
                self.style(opener.end..run.start, style);
                if opener.start < opener.end {
                    open.push(opener);
                }
            }
            if run.opens && run.start < run.end {
                open.push(run);
            }
        }
    }
}

impl Run {
    /// Whether this run may open what `closer` closes.
    fn pairs(&self, closer: &Run) -> bool {
        let both = self.closes || closer.opens;
        let sum = self.length + closer.length;
        let uneven = sum.is_multiple_of(3) && !self.length.is_multiple_of(3);
        self.sign == closer.sign && !(both && uneven)
    }
}
