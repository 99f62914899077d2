//! Data piece by piece: reading a long text shall not block a page, nor need the memory of all that it is read into.
//!
//! The YAML library keeps some ten times the size of what it reads until the end, and what comes of it, or of JSON, is
//! three times as long as the text.

mod listed;

use super::cut::{cut, opening};
use super::{Raw, RawEntry, RawValue, Report, Span, read_json, recover, yaml};
use listed::Listed;
use std::ops::Range;

/// About as many bytes make a piece: little memory, and setting the YAML library up costs next to nothing. Four times as
/// many leave holes between the cards that nothing else fits into, up to seven times the text.
const PIECE: usize = 1 << 14;

/// Shorter texts are one piece: a page shows them in one turn.
const LONG: usize = 1 << 16;

/// How often a piece of YAML that is still too long is cut again: the map, what stands under `params`, a list.
const MAX_CUTS: usize = 3;

/// The data of a text, which all of this has to be called with, as far as it is still to be read.
pub(crate) enum Pieces {
    /// Nothing more.
    End,
    Json,
    Yaml(Range<usize>),
    /// JSON in pieces.
    Listed(Listed),
    /// YAML in pieces, the next one last.
    Cut(Vec<Cut>),
}

/// A piece cannot be read on its own: it may be cut where it should not be, or use an anchor of another piece.
pub(crate) struct Uncut;

/// Lines of YAML, and the keys that they stand under.
pub(crate) struct Cut {
    range: Range<usize>,
    keys: Vec<Key>,
    /// Whether these lines are a piece; else they may be too many.
    ready: bool,
}

/// A key and where it stands.
#[derive(Clone)]
struct Key {
    name: String,
    span: Span,
}

impl Pieces {
    /// Makes several pieces of the data if it is long.
    pub(crate) fn cut(&mut self, text: &str) {
        match self {
            Pieces::Json if text.len() >= LONG => {
                if let Some(listed) = Listed::begin(text) {
                    *self = Pieces::Listed(listed);
                }
            }
            Pieces::Yaml(range) if range.len() >= LONG && is_one(text, range) => {
                *self = Pieces::Cut(vec![Cut {
                    range: range.clone(),
                    keys: Vec::new(),
                    ready: false,
                }]);
            }
            _ => {}
        }
    }

    /// Reads on: a part in the shape of the whole, which is empty after a step that only cut; none at the end.
    ///
    /// After an error, all is to be read anew without having been cut.
    pub(crate) fn next<'a>(
        &mut self,
        text: &'a str,
        report: &mut Report,
    ) -> Result<Option<Raw<'a>>, Uncut> {
        let data = match self {
            Pieces::End => return Ok(None),
            Pieces::Listed(listed) => return listed.next(text, report),
            Pieces::Cut(rest) => {
                let Some(piece) = rest.pop() else {
                    return Ok(None);
                };
                if !piece.ready {
                    piece.cut(text, rest);
                    return Ok(Some(Raw::default()));
                }
                let lines = text.get(piece.range.clone()).unwrap_or("");
                let value = match yaml::read(lines, piece.range.start, report) {
                    Ok(value) => value,
                    Err(failure) if recover::is_own(&failure) => {
                        recover::read(text, piece.range, report)
                    }
                    Err(_) => return Err(Uncut),
                };
                return Ok(Some(under(&piece.keys, value)));
            }
            Pieces::Json => read_json(text, report),
            Pieces::Yaml(range) => recover::read(text, range.clone(), report),
        };
        *self = Pieces::End;
        Ok(Some(data))
    }
}

/// Whether this is one document without directives.
#[inline(never)]
fn is_one(text: &str, range: &Range<usize>) -> bool {
    let mut rest = text.as_bytes().get(range.clone()).unwrap_or_default();
    loop {
        if rest.starts_with(b"---") || rest.starts_with(b"...") || rest.starts_with(b"%") {
            return false;
        }
        let Some(end) = rest.iter().position(|it| *it == b'\n') else {
            return true;
        };
        rest = rest.get(end + 1..).unwrap_or_default();
    }
}

impl Cut {
    /// Puts the pieces of these lines on `rest`, the first one last.
    #[inline(never)]
    fn cut(self, text: &str, rest: &mut Vec<Cut>) {
        let slice = |range: &Range<usize>| text.get(range.clone()).unwrap_or("");
        let before = rest.len();
        let mut open = false;
        for part in cut(slice(&self.range)) {
            let range = self.range.start + part.start..self.range.start + part.end;
            let long = range.len() > PIECE && self.keys.len() < MAX_CUTS;
            if long && let Some(opening) = opening(slice(&range), range.start) {
                let mut keys = self.keys.clone();
                keys.push(Key {
                    name: opening.key.into(),
                    span: opening.key_span,
                });
                rest.push(Cut {
                    range: opening.block..range.end,
                    keys,
                    ready: false,
                });
                open = false;
                continue;
            }
            match rest.last_mut().filter(|_| open) {
                Some(last) => last.range.end = range.end,
                None => rest.push(Cut {
                    range,
                    keys: self.keys.clone(),
                    ready: true,
                }),
            }
            open = rest.last().is_some_and(|it| it.range.len() < PIECE);
        }
        if let Some(own) = rest.get_mut(before..) {
            own.reverse();
        }
    }
}

/// The map in which `value` stands under these keys.
#[inline(never)]
fn under<'a>(keys: &[Key], mut value: Raw<'a>) -> Raw<'a> {
    for key in keys.iter().rev() {
        let entry = RawEntry {
            key: key.name.clone().into(),
            key_span: key.span,
            value,
        };
        value = Raw {
            span: key.span,
            value: RawValue::Map(vec![entry]),
        };
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All pieces, put together again; none if they cannot be read alone.
    fn in_pieces<'a>(mut pieces: Pieces, text: &'a str) -> Option<Raw<'a>> {
        pieces.cut(text);
        assert!(
            !matches!(pieces, Pieces::Json | Pieces::Yaml(_)),
            "it is cut"
        );
        let mut report = Report::default();
        let mut all = Raw::default();
        while let Some(part) = pieces.next(text, &mut report).ok()? {
            add(&mut all, part);
        }
        assert!(report.is_clean());
        Some(all)
    }

    fn add<'a>(all: &mut Raw<'a>, part: Raw<'a>) {
        match (&mut all.value, part.value) {
            (RawValue::List(items), RawValue::List(more)) => items.extend(more),
            (RawValue::Map(entries), RawValue::Map(more)) => {
                for entry in more {
                    match entries.iter_mut().find(|it| it.key == entry.key) {
                        Some(old) => add(&mut old.value, entry.value),
                        None => entries.push(entry),
                    }
                }
            }
            (_, RawValue::Null) => {}
            (value, more) => *value = more,
        }
    }

    /// Nobody asks where a whole list stands.
    fn without_places(mut raw: Raw<'_>) -> Raw<'_> {
        match &mut raw.value {
            RawValue::List(_) => raw.span = Span::default(),
            RawValue::Map(entries) => {
                raw.span = Span::default();
                for entry in entries {
                    entry.value = without_places(std::mem::take(&mut entry.value));
                }
            }
            _ => {}
        }
        raw
    }

    fn whole<'a>(whole: Pieces, text: &'a str) -> Raw<'a> {
        let mut report = Report::default();
        let all = { whole }.next(text, &mut report);
        all.ok().flatten().expect("it is well")
    }

    #[test]
    fn pieces_make_what_the_whole_makes() {
        let card = "- title: One\n  description: >\n    folded\n\n    text\n  tags: [a, b]\n";
        let indented = card
            .replace("\n", "\n  ")
            .replace("- ", "  - ")
            .replace("\n  \n", "\n\n");
        let rows = [
            card.repeat(4_200),
            format!("# c\ntitle: x\ncards: # d\n{}", card.repeat(4_200)),
            format!(
                "params:\n  a:\n{}\nb: 1\n",
                indented.trim_end_matches(' ').repeat(4_200)
            ),
            format!("a:\n{0}b:\n{0}c: 1\n", card.repeat(2_200)),
            (0..30_000).map(|it| format!("k{it}: v\n")).collect(),
        ];
        for text in rows {
            let yaml = || Pieces::Yaml(0..text.len());
            let found = in_pieces(yaml(), &text).expect("pieces are well");
            assert!(
                without_places(found) == without_places(whole(yaml(), &text)),
                "{}",
                &text[..60]
            );
        }
    }

    #[test]
    fn pieces_of_json_make_what_the_whole_makes() {
        let cards =
            "{\"title\": \"One [\", \"tags\": [\"a\"], \"more\": {\"x\": []}} ,\n".repeat(8_000);
        let cards = format!("[{}]", cards.trim_end().trim_end_matches(','));
        let rows = [
            cards.clone(),
            format!(" {{\"cards\" : {cards} }} "),
            format!(
                "{{\"a\": 1, \"b\": [], \"c\": {cards}, \"d\": [1], \"params\": {{\"e\": {cards}, \"f\": {{}}}}}}"
            ),
        ];
        for text in rows {
            let found = in_pieces(Pieces::Json, &text).expect("pieces are well");
            assert!(
                without_places(found) == without_places(whole(Pieces::Json, &text)),
                "{}",
                &text[..60]
            );
        }
    }

    #[test]
    fn what_cannot_be_read_in_pieces_is_left_to_be_read_as_a_whole() {
        let card = "- title: One\n  link: /one/\n".repeat(10_500);
        let anchored = format!("a: &a [x]\ncards:\n{card}b: *a\n");
        assert!(in_pieces(Pieces::Yaml(0..anchored.len()), &anchored).is_none());
        let listed = "{title: One},\n".repeat(20_000);
        let flow = format!("cards: [\n{listed}]\n");
        assert!(in_pieces(Pieces::Yaml(0..flow.len()), &flow).is_none());
        let cards = "{\"title\": \"One\"},".repeat(20_000);
        let keyless = format!("{{\"cards\": [{cards}{{}}], 1: 2}}");
        assert!(in_pieces(Pieces::Json, &keyless).is_none());
        for text in [format!("---\ncards:\n{card}"), "a: b\n".into()] {
            let mut pieces = Pieces::Yaml(0..text.len());
            pieces.cut(&text);
            assert!(matches!(pieces, Pieces::Yaml(_)));
        }
    }
}
