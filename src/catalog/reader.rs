//! Reading a whole page or catalog, some milliseconds at a time.

use super::data::{DataReader, Purpose};
use super::draft::Limits;
use super::{Catalog, Unicode};
use crate::source::{
    Diagnostic, Format, Page, Pieces, Raw, RawValue, Report, Rule, Shifts, Span, clean,
    without_surrogates,
};
use std::mem::take;

/// The most bytes that are read of one text.
pub const MAX_BYTES: usize = 64 << 20;

impl Catalog {
    /// Reads a page or catalog. Never fails: what cannot be read is reported, and costs no more than itself.
    ///
    /// Limits: [`MAX_BYTES`] of text; a card for each 64 bytes, but 16,000 in any text and never more than
    /// [`MAX_CARDS`](super::MAX_CARDS), and as many headings, paragraphs and shortcodes; a different tag, keyword or value of a field
    /// for each 32 bytes, but 30,000 in any text; where values can only be read together, one for each 16 bytes, but 62,500 in any
    /// text, and twice as many of JSON; 128 levels of nesting; 100,000 bytes of text repeated by aliases;
    /// [`MAX_DIAGNOSTICS`](crate::source::MAX_DIAGNOSTICS) diagnostics.
    #[cfg(not(target_os = "unknown"))]
    pub fn read(text: &str, format: Format) -> (Catalog, Vec<Diagnostic>) {
        CatalogReader::new(text.to_owned(), format, &super::NativeUnicode).finish()
    }

    /// The same, with everything that the cards and texts refer to.
    #[cfg(not(target_os = "unknown"))]
    pub fn read_with_references(
        text: &str,
        format: Format,
    ) -> (Catalog, Vec<Diagnostic>, Vec<crate::source::Reference>) {
        let mut reader = CatalogReader::new(text.to_owned(), format, &super::NativeUnicode);
        while reader.step() {}
        let mut references = reader.report.take_references();
        for reference in &mut references {
            reference.span = reader.shifts.original(reference.span);
        }
        let (catalog, diagnostics) = reader.finish();
        (catalog, diagnostics, references)
    }
}

/// Reads a page or catalog in steps, so that a long one does not block the page; [`Catalog::read`] takes all steps at
/// once.
pub struct CatalogReader {
    /// The text, in which control characters were replaced, and escaped surrogates in YAML.
    text: String,
    /// Where its places were before surrogates were replaced.
    shifts: Shifts,
    /// Where its first control character was.
    control: Option<Span>,
    format: Format,
    unicode: &'static dyn Unicode,
    pieces: Pieces,
    /// Where the front matter in YAML begins, until it was found not to be a mapping.
    front_matter: Option<Span>,
    data: DataReader,
    report: Report,
}

impl CatalogReader {
    /// Begins to read a text.
    pub fn new(text: String, format: Format, unicode: &'static dyn Unicode) -> Self {
        if text.len() > MAX_BYTES {
            let mut reader = Self::of_whole(String::new(), None, Format::Json, unicode);
            reader.report.say(Rule::TooLong, Span::default());
            reader.pieces = Pieces::End;
            return reader;
        }
        let (text, control) = clean(text);
        let mut reader = Self::of_whole(text, control, format, unicode);
        reader.pieces.split(&reader.text);
        reader
    }

    /// Begins to read a text whose data is read as a whole.
    fn of_whole(
        text: String,
        control: Option<Span>,
        format: Format,
        unicode: &'static dyn Unicode,
    ) -> Self {
        let mut report = Report::default();
        let purpose = match format {
            Format::Page => Purpose::Page,
            Format::Yaml | Format::Json => Purpose::Cards,
        };
        let limits = Limits::of(text.len());
        let mut data = DataReader::new(purpose, limits, unicode);
        let mut front_matter = None;
        let yaml = match format {
            Format::Json => None,
            Format::Yaml => Some(0..text.len()),
            Format::Page => {
                let page = Page::read(&text, &mut report);
                if page.places_cards() {
                    data = DataReader::placed_by(&page.body, limits, unicode, &mut report);
                }
                data.read(&page.data, &mut report);
                let data = text.get(page.yaml.clone()).unwrap_or_default();
                let start = page.yaml.end - data.trim_start().len();
                front_matter = Some(Span::empty(start));
                Some(page.yaml)
            }
        };
        let ((text, shifts), pieces) = match yaml {
            Some(yaml) => (without_surrogates(text, yaml.clone()), Pieces::Yaml(yaml)),
            None => ((text, Shifts::default()), Pieces::Json),
        };
        let control = control.map(|it| shifts.replaced(it));
        if let Some(span) = control {
            report.say(Rule::ControlCharacter, span);
        }
        Self {
            text,
            shifts,
            control,
            format,
            unicode,
            pieces,
            front_matter,
            data,
            report,
        }
    }

    /// Reads some milliseconds' worth of data; whether there is more. A text that cannot be read in pieces takes one long
    /// step.
    pub fn step(&mut self) -> bool {
        match self.pieces.next(&self.text, &mut self.report) {
            Ok(Some(data)) => {
                check_front_matter(&mut self.front_matter, &data, &mut self.report);
                self.data.read(&data, &mut self.report);
                true
            }
            Ok(None) if self.is_whole() || !self.data.repeats_keys() => false,
            // The pieces do not mean on their own what they mean together.
            Ok(None) | Err(_) => {
                let (text, shifts) = (take(&mut self.text), take(&mut self.shifts));
                *self = Self::of_whole(text, self.control, self.format, self.unicode);
                // The text has no more surrogates to replace.
                self.shifts = shifts;
                true
            }
        }
    }

    /// Whether the data was read as a whole.
    fn is_whole(&self) -> bool {
        matches!(self.pieces, Pieces::End)
    }

    /// Takes all steps that are left. The catalog, and the diagnostics about the text.
    pub fn finish(mut self) -> (Catalog, Vec<Diagnostic>) {
        while self.step() {}
        let catalog = self.data.finish(&mut self.report);
        let mut diagnostics = self.report.finish(&self.text);
        for diagnostic in &mut diagnostics {
            self.shifts.correct(diagnostic);
        }
        (catalog, diagnostics)
    }
}

/// Reports front matter that is not a mapping, once.
fn check_front_matter(place: &mut Option<Span>, data: &Raw<'_>, report: &mut Report) {
    if let RawValue::Text(_) | RawValue::List(_) = data.value
        && let Some(span) = place.take()
    {
        report.say(Rule::FrontMatterNotMapping, span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::NativeUnicode;

    #[test]
    fn long_data_is_read_in_pieces_to_the_end() {
        let cards =
            "  - title: A card\n    description: with some text below its title\n".repeat(1_500);
        let lists = format!("  one:\n{cards}  two:\n  - title: B\n  three:\n{cards}{cards}");
        let rows = [
            (
                Format::Page,
                format!("---\ntitle: A\nparams:\n  title: B\n{lists}---\n{{{{< grid one >}}}}\n"),
                1_500,
            ),
            (
                Format::Yaml,
                format!("title: A\n{}", lists.replace("\n  ", "\n").trim_start()),
                4_501,
            ),
            (
                Format::Json,
                format!(
                    "{{\"a\": [{}{{}}]}}",
                    "{\"title\": \"A card with a title\"},".repeat(9_000)
                ),
                9_000,
            ),
            // What is broken is no reason to begin again.
            (
                Format::Yaml,
                format!("a:\n{cards}  - title: A: b\n  link: x\n{cards}{cards}"),
                4_500,
            ),
            (
                Format::Json,
                format!(
                    "[{}]",
                    "{\"title\": \"A card with a title\"},".repeat(9_000)
                ),
                9_000,
            ),
            (
                Format::Json,
                format!(
                    "[{}x]",
                    "{\"title\": \"A card with a title\"},".repeat(9_000)
                ),
                9_000,
            ),
        ];
        for (format, text, cards) in rows {
            let mut reader = CatalogReader::new(text, format, &NativeUnicode);
            let mut steps = 0;
            while reader.step() {
                steps += 1;
            }
            assert!(
                !matches!(reader.pieces, Pieces::End),
                "{format:?} was begun again"
            );
            assert!(steps > 4, "{format:?} took only {steps} steps");
            assert_eq!(reader.finish().0.cards.len(), cards);
        }
    }

    #[test]
    fn an_error_in_a_text_of_very_many_values_costs_its_card() {
        let card = "- title: A card\n  tags: [a, b, c, d, e, f]\n  link: /a/b/c/\n";
        let half = card.repeat(7_000);
        for (broken, code) in [
            ("- title: \"A\n", "yaml-quote"),
            ("- title: *a\n", "yaml-alias"),
            ("- title: [A\n", "yaml-bracket"),
        ] {
            let text = format!("cards:\n{half}{broken}{half}");
            let (catalog, diagnostics) = Catalog::read(&text, Format::Yaml);
            assert_eq!(catalog.cards.len(), 14_000, "{code}");
            assert!(diagnostics.iter().any(|it| it.code == code), "{code}");
        }
    }
}
