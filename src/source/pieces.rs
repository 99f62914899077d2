//! Data piece by piece: reading a long text must not block a page, nor need the memory of all that it is read into.
//!
//! The YAML library keeps some ten times the size of what it reads until the end, and what comes of it, or of JSON, is
//! three times as long as the text.

mod json;
mod piece;
mod yaml;

use super::json::read as read_json;
use super::raw::Raw;
use super::report::Report;
use super::yaml::read as read_yaml;
use json::JsonPieces;
use piece::Inseparable;
use std::ops::Range;
use yaml::YamlPieces;

/// Shorter texts are one piece: a page shows them in one turn.
const LONG: usize = 1 << 16;

/// The data of a text, as far as it is still to be read. Each call has to be given that text.
pub(crate) enum Pieces {
    /// Nothing more.
    End,
    /// All of the text, as JSON.
    Json,
    /// A range of the text, as YAML.
    Yaml(Range<usize>),
    /// What is left of long JSON.
    LongJson(JsonPieces),
    /// What is left of long YAML.
    LongYaml(YamlPieces),
}

impl Pieces {
    /// Makes several pieces of the data if it is long.
    pub(crate) fn split(&mut self, text: &str) {
        let long = match self {
            Pieces::Json if text.len() >= LONG => JsonPieces::new(text).map(Pieces::LongJson),
            Pieces::Yaml(range) if range.len() >= LONG => {
                YamlPieces::new(text, range).map(Pieces::LongYaml)
            }
            _ => None,
        };
        if let Some(long) = long {
            *self = long;
        }
    }

    /// The next piece in the shape of the whole, which is null after a step that only prepared others; `None` at the end.
    ///
    /// After an error, everything is to be read again, as one piece.
    pub(crate) fn next<'a>(
        &mut self,
        text: &'a str,
        report: &mut Report,
    ) -> Result<Option<Raw<'a>>, Inseparable> {
        let data = match self {
            Pieces::End => return Ok(None),
            Pieces::LongJson(pieces) => return pieces.next(text, report),
            Pieces::LongYaml(pieces) => return pieces.next(text, report),
            Pieces::Json => read_json(text, report),
            Pieces::Yaml(range) => read_yaml(text, range.clone(), report),
        };
        *self = Pieces::End;
        Ok(Some(data))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::raw::RawValue;
    use crate::source::span::Span;

    /// All pieces, put together again; none if they cannot be read alone.
    fn in_pieces<'a>(mut pieces: Pieces, text: &'a str) -> Option<Raw<'a>> {
        pieces.split(text);
        assert!(
            !matches!(pieces, Pieces::Json | Pieces::Yaml(_)),
            "it is split"
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
            (RawValue::Mapping(entries), RawValue::Mapping(more)) => {
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

    /// Nobody asks where a whole list is.
    fn without_places(mut raw: Raw<'_>) -> Raw<'_> {
        match &mut raw.value {
            RawValue::List(_) => raw.span = Span::default(),
            RawValue::Mapping(entries) => {
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
        all.ok().flatten().expect("it is right")
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
            let found = in_pieces(yaml(), &text).expect("every piece is right");
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
            let found = in_pieces(Pieces::Json, &text).expect("every piece is right");
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
            pieces.split(&text);
            assert!(matches!(pieces, Pieces::Yaml(_)));
        }
    }
}
