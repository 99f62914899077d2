//! The data of a page or catalog: which of its entries are shown, and in which sections.

use super::card_lists::{CardLists, list_in};
use super::draft::{Draft, Limits};
use super::placement::Placement;
use super::{Catalog, Prose, Unicode};
use crate::source::{Part, Raw, RawEntry, RawValue, Report, Rule, Span};
use std::collections::HashMap;

/// Front matter of Hugo's own that has lists of mappings with titles which are not cards.
const RESERVED_KEYS: [&str; 4] = ["resources", "menu", "menus", "cascade"];

/// Keys of lists that are most likely meant to have cards.
#[cfg(not(target_os = "unknown"))]
const CARD_KEYS: [&str; 2] = ["grid", "cards"];

/// Reads the data of one page, as a whole or in pieces.
pub(super) struct DataReader {
    title: String,
    draft: Draft,
    layout: Layout,
    /// Whether there is any data.
    any: bool,
    /// The keys at the top level.
    keys: Keys,
    /// The keys under `params`.
    params: Keys,
    /// The key of the first card list, and where that is.
    first_list: Option<(String, Span)>,
    /// The same of the first card list that is inside a mapping, where it is not used.
    nested_list: Option<(String, Span)>,
    purpose: Purpose,
}

/// What a text is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It is meant to show cards: it is data, or its body places some.
    Cards,
    /// A page like any other, unless there is a card list in it.
    Page,
}

/// What decides which card lists are shown.
enum Layout {
    /// The grids of the page's body.
    Body(Placement),
    /// The lists themselves: each is shown.
    Lists(CardLists),
}

impl DataReader {
    /// Reads data whose card lists are all shown, within these limits.
    pub(super) fn new(purpose: Purpose, limits: Limits, unicode: &'static dyn Unicode) -> Self {
        Self {
            title: String::new(),
            draft: Draft::new(limits, unicode),
            layout: Layout::Lists(CardLists::default()),
            any: false,
            keys: Keys::default(),
            params: Keys::default(),
            first_list: None,
            nested_list: None,
            purpose,
        }
    }

    /// Reads data whose card lists the grids of this body place.
    pub(super) fn placed_by(
        body: &[Part<'_>],
        limits: Limits,
        unicode: &'static dyn Unicode,
        report: &mut Report,
    ) -> Self {
        let mut reader = Self::new(Purpose::Cards, limits, unicode);
        reader.layout = Layout::Body(Placement::of(body, &mut reader.draft, report));
        reader
    }

    /// Reads the data, or a piece of it in the shape of the whole.
    pub(super) fn read(&mut self, data: &Raw<'_>, report: &mut Report) {
        self.any |= !matches!(data.value, RawValue::Null);
        if let Some(title) = data.get("title").and_then(Raw::text) {
            self.title = Prose::markdown(title, self.draft.unicode).text;
        }
        if let (RawValue::List(_), Layout::Lists(lists)) = (&data.value, &mut self.layout) {
            lists.list("cards", Span::default(), data, &mut self.draft, report);
            return;
        }
        for entry in data.entries() {
            self.keys.see(entry);
            self.entry(entry, report);
        }
        for entry in data.get("params").map_or(&[][..], Raw::entries) {
            self.params.see(entry);
            self.entry(entry, report);
        }
    }

    /// An entry of the data, or a piece of one, which is shown if it is a card list.
    fn entry(&mut self, entry: &RawEntry<'_>, report: &mut Report) {
        let key = &*entry.key;
        let reserved = RESERVED_KEYS.iter().any(|it| it.eq_ignore_ascii_case(key));
        let list = list_in(&entry.value);
        let is_list = !reserved && has_card(list);
        if is_list && self.first_list.is_none() {
            self.first_list = Some((key.to_owned(), entry.key_span));
        }
        if !is_list
            && !reserved
            && self.nested_list.is_none()
            && !key.eq_ignore_ascii_case("params")
        {
            let nested = entry.value.entries().iter().find(|it| has_card(&it.value));
            self.nested_list = nested.map(|it| (format!("{key}.{}", it.key), it.key_span));
        }
        match &mut self.layout {
            Layout::Body(placement) => placement.entry(entry, &mut self.draft, report),
            Layout::Lists(lists) if is_list || lists.is_open(entry.key_span) => {
                lists.list(key, entry.key_span, list, &mut self.draft, report);
            }
            #[cfg(not(target_os = "unknown"))]
            Layout::Lists(_) if !reserved => {
                let of_cards = CARD_KEYS.iter().any(|it| it.eq_ignore_ascii_case(key));
                super::lower::misspelt::titles(list, of_cards, report);
            }
            Layout::Lists(_) => {}
        }
    }

    /// Whether a key came twice in data that was read in pieces, so that what was read first should perhaps not count.
    pub(super) fn repeats_keys(&self) -> bool {
        let rivals = match &self.layout {
            Layout::Body(placement) => placement.has_rivals(),
            Layout::Lists(_) => false,
        };
        self.keys.repeat || self.params.repeat || rivals
    }

    /// Reports why no card is shown, if that is not known yet. Whether it matters depends on what the text is for.
    fn report_no_cards(&self, report: &mut Report) {
        if let (Layout::Body(_), Some((key, span))) = (&self.layout, &self.first_list) {
            report.say(Rule::ListNotPlaced { key: key.clone() }, *span);
        }
        if report.has_errors() {
            return;
        }
        let nested = self.nested_list.clone();
        let nested = nested.map(|(key, span)| (Rule::ListNested { key }, span));
        match (self.purpose, nested) {
            (Purpose::Cards, None) => report.say(Rule::NoCards, Span::default()),
            (Purpose::Page, None) => report.say(Rule::NoCardList, Span::default()),
            (Purpose::Cards, Some((rule, span))) => {
                report.say(Rule::NoCards, Span::default());
                report.say(rule, span);
            }
            (Purpose::Page, Some((rule, span))) => report.say(rule, span),
        }
    }

    /// The catalog, after reporting what is missing.
    pub(super) fn finish(self, report: &mut Report) -> Catalog {
        if let Layout::Body(placement) = &self.layout
            // If the data could not be read, that was reported.
            && (self.any || !report.has_errors())
        {
            placement.report_missing(report);
        }
        if self.draft.is_empty() {
            self.report_no_cards(report);
        }
        self.draft.finish(self.title)
    }
}

/// Whether an item of a list has a title.
fn has_card(list: &Raw<'_>) -> bool {
    list.items().iter().any(|it| it.get("title").is_some())
}

/// The keys of one mapping, in lower case, each with the byte at which it first starts.
#[derive(Default)]
struct Keys {
    places: HashMap<String, usize>,
    /// Whether one of them came at two places. The pieces of one entry have its place.
    repeat: bool,
}

impl Keys {
    fn see(&mut self, entry: &RawEntry<'_>) {
        let key = entry.key.to_ascii_lowercase();
        let start = entry.key_span.range().start;
        self.repeat |= *self.places.entry(key).or_insert(start) != start;
    }
}
