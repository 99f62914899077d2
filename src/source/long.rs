//! Long YAML, piece by piece: the library keeps some ten times the size of what it reads, all of it until the end.

use super::cut::{cut, opening};
use super::{Raw, Report, yaml};
use std::ops::Range;

/// About as many bytes are read at a time: little memory, and setting the library up costs next to nothing.
const PIECE: usize = 1 << 16;

/// Shorter texts are read as a whole.
const LONG: usize = 1 << 18;

/// How often a piece that is still too long is cut again: the map, what stands under `params`, a list.
const MAX_CUTS: usize = 3;

/// Reads `range` of the page `text` in pieces. None if it is not long, or if a piece is not well on its own: broken, or
/// using an anchor of another piece, or cut where it should not be. Then nothing is remarked.
pub(super) fn read<'a>(text: &'a str, range: Range<usize>, report: &mut Report) -> Option<Raw<'a>> {
    let source = text.get(range.clone())?;
    let marks = ["---", "...", "%"];
    let several = |line: &str| marks.iter().any(|mark| line.starts_with(mark));
    if source.len() < LONG || source.lines().any(several) {
        return None;
    }
    let mut own = Report::default();
    let data = pieces(text, range, MAX_CUTS, &mut own)?;
    report.append(own);
    Some(data)
}

fn pieces<'a>(
    text: &'a str,
    range: Range<usize>,
    cuts: usize,
    report: &mut Report,
) -> Option<Raw<'a>> {
    let source = text.get(range.clone())?;
    let mut parts = Vec::new();
    let mut waiting: Option<Range<usize>> = None;
    for part in cut(source) {
        let part = range.start + part.start..range.start + part.end;
        let inside = opening(text.get(part.clone())?, part.start);
        if let Some(opening) = inside.filter(|_| cuts > 0 && part.len() > PIECE) {
            if let Some(before) = waiting.take() {
                parts.push(whole(text, before, report)?);
            }
            let value = pieces(text, opening.block..part.end, cuts - 1, report)?;
            parts.push(opening.with(value));
            continue;
        }
        let start = waiting.take().map_or(part.start, |it| it.start);
        if part.end - start < PIECE {
            waiting = Some(start..part.end);
        } else {
            parts.push(whole(text, start..part.end, report)?);
        }
    }
    if let Some(rest) = waiting {
        parts.push(whole(text, rest, report)?);
    }
    Some(Raw::joined(parts, report))
}

fn whole<'a>(text: &'a str, range: Range<usize>, report: &mut Report) -> Option<Raw<'a>> {
    yaml::read(text.get(range.clone())?, range.start, report).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> (Option<Raw<'_>>, Raw<'_>) {
        let in_pieces = read(text, 0..text.len(), &mut Report::default());
        let at_once = whole(text, 0..text.len(), &mut Report::default());
        (in_pieces, at_once.expect("it is well"))
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
            let (in_pieces, at_once) = both(&text);
            let in_pieces = in_pieces.unwrap_or_else(|| panic!("not in pieces: {}", &text[..60]));
            assert!(in_pieces.value == at_once.value, "{}", &text[..60]);
        }
    }

    #[test]
    fn what_cannot_be_cut_is_left_to_be_read_as_a_whole() {
        let card = "- title: One\n  link: /one/\n".repeat(9_500);
        let rows = [
            format!("a: &a [x]\ncards:\n{card}b: *a\n"),
            format!("---\ncards:\n{card}"),
            "a: b\n".into(),
        ];
        for text in rows {
            assert!(both(&text).0.is_none(), "{}", &text[..20]);
        }
    }
}
