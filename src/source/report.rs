//! The diagnostics of one page, collected while it is being read.

use super::diagnostic::{Diagnostic, Severity};
use super::reference::{Reference, ReferenceKind};
use super::rule::Rule;
use super::span::{Position, Span};

/// The most diagnostics about one page: enough to fix it by, few enough to read. One more says how many were left out.
pub const MAX_DIAGNOSTICS: usize = 100;

/// What makes it doubtful that a value of YAML is what its author meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// It ends at a comment that starts like a word: `Update #2`.
    Comment,
    /// It has a tag that looks like a word: `!important in CSS`.
    Tag,
}

/// The diagnostics about a page while it is being read.
#[derive(Default)]
pub(crate) struct Report {
    /// Doubtful values, by the bytes at which they start. Whether they matter depends on what they are used for.
    doubts: Vec<(u32, Doubt)>,
    references: Vec<Reference>,
    /// In page order; their positions are filled in at the end.
    diagnostics: Vec<Diagnostic>,
    left_out: usize,
}

impl Report {
    /// Notes that `rule` is broken at `span`.
    pub(crate) fn say(&mut self, rule: Rule, span: Span) {
        self.insert(rule.diagnostic(span));
    }

    /// The same, unless the page has broken this rule in the same way before.
    pub(crate) fn say_once(&mut self, rule: Rule, span: Span) {
        let new = rule.diagnostic(span);
        let is_same = |it: &Diagnostic| it.code == new.code && it.found == new.found;
        if !self.diagnostics.iter().any(is_same) {
            self.insert(new);
        }
    }

    /// Adds the diagnostics of another report about the same page.
    pub(crate) fn append(&mut self, other: Report) {
        self.left_out += other.left_out;
        for diagnostic in other.diagnostics {
            self.insert(diagnostic);
        }
    }

    /// Notes that the value at `span` is doubtful.
    pub(super) fn doubt(&mut self, doubt: Doubt, span: Span) {
        let at = self.doubts.partition_point(|it| it.0 < span.start);
        if self.doubts.get(at).is_none_or(|it| it.0 != span.start) {
            self.doubts.insert(at, (span.start, doubt));
        }
    }

    /// Why the value at `span` is doubtful, if it is.
    pub(crate) fn doubt_at(&self, span: Span) -> Option<Doubt> {
        let found = self.doubts.binary_search_by_key(&span.start, |it| it.0);
        found.ok().and_then(|at| self.doubts.get(at)).map(|it| it.1)
    }

    /// Notes what the value at `span` refers to. Only the command line asks whether that is there.
    pub(crate) fn refer(&mut self, kind: ReferenceKind, span: Span, target: &str) {
        if cfg!(not(target_os = "unknown")) {
            self.references.push(Reference {
                span,
                kind,
                target: target.into(),
            });
        }
    }

    /// What the page refers to, as far as it was read.
    #[cfg(not(target_os = "unknown"))]
    pub(crate) fn take_references(&mut self) -> Vec<Reference> {
        std::mem::take(&mut self.references)
    }

    /// Whether nothing was reported so far.
    #[cfg(test)]
    pub(crate) fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Whether something is known to be lost.
    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|it| it.severity == Severity::Error)
    }

    /// Whether further diagnostics only count.
    pub(super) fn is_full(&self) -> bool {
        self.diagnostics.len() >= MAX_DIAGNOSTICS
    }

    /// Inserts a diagnostic in page order, after those about the same place; without room, it only counts.
    fn insert(&mut self, diagnostic: Diagnostic) {
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        let start = diagnostic.span.start;
        let at = self
            .diagnostics
            .partition_point(|it| it.span.start <= start);
        self.diagnostics.insert(at, diagnostic);
    }

    /// All diagnostics in the order of `text`, which their spans are about, with their positions filled in.
    pub(crate) fn finish(mut self, text: &str) -> Vec<Diagnostic> {
        if self.left_out > 0 {
            let rule = Rule::TooManyDiagnostics {
                left_out: self.left_out,
            };
            self.diagnostics
                .push(rule.diagnostic(Span::empty(text.len())));
        }
        // Each position is counted from the one before it, so that a long page is walked once.
        let (mut at, mut position) = (0, Position { line: 1, column: 1 });
        for diagnostic in &mut self.diagnostics {
            let start = (diagnostic.span.start as usize).max(at);
            position = position.after(text.get(at..start).unwrap_or_default());
            at = start;
            diagnostic.position = position;
        }
        self.diagnostics
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagnostics_come_in_page_order_with_their_positions() {
        let mut report = Report::default();
        report.say(Rule::JsonComma, Span::empty(7));
        report.say(Rule::DuplicateKey { key: "x".into() }, Span::empty(2));
        let lines: Vec<_> = report
            .finish("ab\nč\nde")
            .iter()
            .map(|it| it.to_string())
            .collect();
        assert_eq!(
            lines,
            [
                "1:3: warning[duplicate-key]: this mapping has the key \"x\" more than once; \
                 keep one of the entries; only the last one is used",
                "3:2: error[json-syntax]: a comma is missing here; put a comma between two items or entries"
            ]
        );
    }

    #[test]
    fn the_number_of_diagnostics_is_limited_and_the_rest_is_counted() {
        let mut report = Report::default();
        for _ in 0..MAX_DIAGNOSTICS + 5 {
            report.say(Rule::Icon, Span::default());
        }
        let diagnostics = report.finish("");
        assert_eq!(diagnostics.len(), MAX_DIAGNOSTICS + 1);
        let last = diagnostics.last().expect("a diagnostic");
        assert_eq!(last.code, "too-many-diagnostics");
        assert!(last.found.starts_with("5 more"));
    }

    #[test]
    fn what_a_diagnostic_quotes_stands_in_its_sentences() {
        let key = || "x".to_owned();
        for (rule, expected) in [
            (
                Rule::ListNotPlaced { key: key() },
                "1:1: warning[list-not-placed]: no shortcode on this page shows the list \"x\"; \
                 show it with {{< grid items=\"x\" >}}",
            ),
            (
                Rule::FrontMatterUnclosed { fence: "+++" },
                "1:1: warning[front-matter-unclosed]: the front matter that starts here is never closed; \
                 close it with a line that is \"+++\"",
            ),
            (
                Rule::YamlSign { sign: '@' },
                "1:1: error[yaml-sign]: a value that is not quoted cannot start with \"@\"; \
                 put the whole value in double quotes",
            ),
            (
                Rule::Icon,
                "1:1: error[icon]: this is not an icon; use an address, an emoji, or a name such as menu_book",
            ),
        ] {
            assert_eq!(rule.diagnostic(Span::default()).to_string(), expected);
        }
    }
}
