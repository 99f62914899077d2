//! The fields of a card: one table that says how each is read, where it is shown, and how it is found.
//!
//! To show, search or hide a field, change its row in [`FIELDS`]. To give a name of your own a meaning, such as `badge`,
//! add a row of [`Kind::Texts`]: reading, search, facets, the card's details and `guide-grid json` follow.

use super::Card;

/// What Guide Grid knows about one field of a card.
#[derive(Debug, PartialEq)]
pub struct FieldSpec {
    /// Its name in the author's data, whatever its case; also its key in the output of `guide-grid json`.
    pub name: &'static str,
    /// Other names for it. Of a field that is given under several names, the first with a valid value counts.
    pub aliases: &'static [&'static str],
    /// How its value is read, and what keeps it.
    pub kind: Kind,
    /// Where a reader sees it.
    pub shown: Shown,
    /// How much a match in it counts; `None` if it is not searched.
    pub rank: Option<SearchRank>,
    /// Whether readers may filter by it.
    pub facet: FacetUse,
}

/// How the value of a field is read, and what keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Inline Markdown, kept in [`Card::title`].
    Title,
    /// Inline Markdown, kept in [`Card::description`].
    Description,
    /// Inline Markdown that takes the place of a missing description; else a field like any other.
    Summary,
    /// An address, kept in [`Card::link`].
    Link,
    /// A list of addresses with their texts, kept in [`Card::links`].
    Links,
    /// An address, an emoji or a name, kept in [`Card::icon`].
    Icon,
    /// An address, or a mapping with one, kept in [`Card::image`].
    Image,
    /// A list of texts, or one text with commas, kept in [`Card::tags`].
    Tags,
    /// A list of texts, or one text with commas, kept in [`Card::keywords`].
    Keywords,
    /// A whole number, kept in [`Card::weight`]. It orders cards and has no text to show or to search.
    Weight,
    /// A date, kept in [`Card::date`].
    Date,
    /// The name of the section that the card belongs to, found again through [`Card::section`].
    Section,
    /// A mapping whose entries count as the card's own.
    Params,
    /// A text or a list of texts, each as written, kept in [`Card::fields`].
    Texts,
    /// The same; texts that are a length of time make a facet of ranges.
    Duration,
}

/// Where a reader sees a field on its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In an element that the card component has for it.
    OwnElement,
    /// At the start of the line of details below the description, with a glyph.
    Fact,
    /// In that line.
    Detail,
    /// In that line if the field is one of the facets.
    DetailIfFacet,
    /// Nowhere.
    Nowhere,
}

/// How much a match in a field counts, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchRank {
    /// As much as in the title.
    Title,
    /// As much as in a tag.
    Tag,
    /// As much as in a keyword.
    Keyword,
    /// As much as in the description.
    Description,
}

/// Whether readers may filter by a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetUse {
    /// It is a facet unless the `facets` attribute says otherwise.
    Default,
    /// It is a facet if the `facets` attribute names it.
    OnRequest,
    /// It is never a facet.
    Never,
}

/// The field that says which of several pages a card is from, by the page's title.
pub const PAGE: &str = "page";

/// Every field that has a meaning, in the order of the output of `guide-grid json` and of the line of details.
#[rustfmt::skip]
pub const FIELDS: &[FieldSpec] = &[
    row("title",       &[],              Kind::Title,       Shown::OwnElement,    Some(SearchRank::Title),       FacetUse::Never),
    row("description", &[],              Kind::Description, Shown::OwnElement,    Some(SearchRank::Description), FacetUse::Never),
    row("summary",     &["details", "subtitle"], Kind::Summary,     Shown::DetailIfFacet, None,                          FacetUse::OnRequest),
    row("link",        &["url", "href", "button_path"], Kind::Link,        Shown::OwnElement,    None,                          FacetUse::Never),
    row("links",       &[],              Kind::Links,       Shown::OwnElement,    None,                          FacetUse::Never),
    row("icon",        &[],              Kind::Icon,        Shown::OwnElement,    None,                          FacetUse::Never),
    row("image",       &[],              Kind::Image,       Shown::OwnElement,    None,                          FacetUse::Never),
    row(PAGE,          &[],              Kind::Texts,       Shown::DetailIfFacet, None,                          FacetUse::Default),
    row("section",     &[],              Kind::Section,     Shown::Nowhere,       None,                          FacetUse::Default),
    row("tags",        &["tag"],         Kind::Tags,        Shown::Detail,        Some(SearchRank::Tag),         FacetUse::Default),
    row("keywords",    &[],              Kind::Keywords,    Shown::Nowhere,       Some(SearchRank::Keyword),     FacetUse::Never),
    row("weight",      &[],              Kind::Weight,      Shown::Nowhere,       None,                          FacetUse::Never),
    row("date",        &[],              Kind::Date,        Shown::Nowhere,       None,                          FacetUse::Never),
    row("time",        &[],              Kind::Duration,    Shown::Fact,          None,                          FacetUse::OnRequest),
    row("level",       &[],              Kind::Texts,       Shown::Fact,          None,                          FacetUse::OnRequest),
    row("params",      &[],              Kind::Params,      Shown::Nowhere,       None,                          FacetUse::Never),
];

/// What holds for every field that is not in [`FIELDS`].
#[rustfmt::skip]
pub const OTHER: FieldSpec =
    row("",            &[],              Kind::Texts,       Shown::DetailIfFacet, None,                          FacetUse::OnRequest);

/// A row of the table: the members of [`FieldSpec`] in their order.
const fn row(
    name: &'static str,
    aliases: &'static [&'static str],
    kind: Kind,
    shown: Shown,
    rank: Option<SearchRank>,
    facet: FacetUse,
) -> FieldSpec {
    FieldSpec {
        name,
        aliases,
        kind,
        shown,
        rank,
        facet,
    }
}

impl FieldSpec {
    /// What is known about the field of this name or alias, whatever its case; [`OTHER`] for a name without a row.
    pub fn of(name: &str) -> &'static FieldSpec {
        FIELDS
            .iter()
            .find(|it| it.names().any(|known| known.eq_ignore_ascii_case(name)))
            .unwrap_or(&OTHER)
    }

    /// Its name, then its aliases.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// Its name in the table; for a field without a row, its name as written.
    pub(super) fn name_or<'n>(&self, written: &'n str) -> &'n str {
        match self.name {
            "" => written,
            name => name,
        }
    }

    /// Whether it stands in the line of details when these are the facets; `name` is its name as written.
    fn is_detail(&self, name: &str, facets: &[String]) -> bool {
        match self.shown {
            Shown::Fact | Shown::Detail => true,
            Shown::DetailIfFacet => facets.iter().any(|it| it.eq_ignore_ascii_case(name)),
            Shown::OwnElement | Shown::Nowhere => false,
        }
    }
}

/// The names of the facets that are offered where the `facets` attribute names none, in the order of the table.
pub fn default_facets() -> impl Iterator<Item = &'static str> {
    let default = FIELDS.iter().filter(|it| it.facet == FacetUse::Default);
    default.map(|it| it.name)
}

/// A text of a card that search finds words in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SearchedText<'c> {
    /// The field that it belongs to.
    pub field: &'static FieldSpec,
    /// How much a match in it counts.
    pub rank: SearchRank,
    /// The text as a reader reads it.
    pub text: &'c str,
}

/// One text in a card's line of details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detail<'c> {
    /// The name of its field: as in [`FIELDS`], or as the author wrote it.
    pub name: &'c str,
    /// The text.
    pub text: &'c str,
    /// Where it stands in the line.
    pub shown: Shown,
}

impl Card {
    /// The texts that search finds words in, field by field in the order of [`FIELDS`].
    pub fn searched_texts(&self) -> impl Iterator<Item = SearchedText<'_>> {
        FIELDS
            .iter()
            .filter_map(|field| field.rank.map(|rank| (field, rank)))
            .flat_map(|(field, rank)| {
                let texts = self.texts(field, field.name).into_iter();
                texts.map(move |text| SearchedText { field, rank, text })
            })
    }

    /// The line of details: the card's own fields in the order of [`FIELDS`], then the others in the author's order.
    /// `facets` are the names of the facets that the reader is offered.
    pub fn details<'c>(&'c self, facets: &'c [String]) -> impl Iterator<Item = Detail<'c>> {
        let own = FIELDS
            .iter()
            .filter(|it| it.is_detail(it.name, facets))
            .flat_map(|it| {
                let texts = self.member_texts(it.kind).into_iter();
                texts.map(|text| Detail {
                    name: it.name,
                    text,
                    shown: it.shown,
                })
            });
        let others = self.fields.iter().flat_map(|field| {
            let spec = FieldSpec::of(&field.name);
            let shown = spec.is_detail(&field.name, facets);
            let values = field.values.iter().filter(move |_| shown);
            values.map(|text| Detail {
                name: &field.name,
                text,
                shown: spec.shown,
            })
        });
        own.chain(others)
    }

    /// Whether the card has a value of this field, which has a meaning.
    #[cfg(not(target_os = "unknown"))]
    pub fn has(&self, spec: &FieldSpec) -> bool {
        match spec.kind {
            Kind::Icon => self.icon.is_some(),
            Kind::Image => self.image.is_some(),
            Kind::Weight => self.weight.is_some(),
            _ => self.texts(spec, spec.name).iter().any(|it| !it.is_empty()),
        }
    }

    /// The card's values in the facet `name`, as written. None for `section`, whose values are the headings of sections.
    pub fn facet_values(&self, name: &str) -> Vec<&str> {
        match FieldSpec::of(name) {
            spec if spec.facet == FacetUse::Never => Vec::new(),
            spec => self.texts(spec, spec.name_or(name)),
        }
    }

    /// The texts of a field, which is called `name` if the author made it.
    fn texts(&self, spec: &FieldSpec, name: &str) -> Vec<&str> {
        let mut texts = self.member_texts(spec.kind);
        for field in &self.fields {
            if field.name.eq_ignore_ascii_case(name) {
                texts.extend(field.values.iter().map(|it| &**it));
            }
        }
        texts
    }

    /// The texts of a field that has a member of its own; none for all others.
    fn member_texts(&self, kind: Kind) -> Vec<&str> {
        match kind {
            Kind::Title => vec![&self.title.text],
            Kind::Description => vec![&self.description.text],
            Kind::Link => self.link.iter().map(|it| it.as_str()).collect(),
            Kind::Links => self.links.iter().map(|it| it.text.text.as_str()).collect(),
            Kind::Tags => self.tags.iter().map(|it| &**it).collect(),
            Kind::Keywords => self.keywords.iter().map(|it| &**it).collect(),
            Kind::Date => self.date.iter().map(|it| &*it.text).collect(),
            Kind::Summary
            | Kind::Icon
            | Kind::Image
            | Kind::Weight
            | Kind::Section
            | Kind::Params
            | Kind::Texts
            | Kind::Duration => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Format};

    fn card(lines: &str) -> Card {
        let text = format!("- title: A *b*\n{lines}");
        let (catalog, diagnostics) = Catalog::read(&text, Format::Yaml);
        assert_eq!(diagnostics, []);
        catalog.cards.into_iter().next().expect("a card")
    }

    #[test]
    fn names_are_unique_and_found_whatever_their_case() {
        let names: Vec<_> = FIELDS.iter().flat_map(FieldSpec::names).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name), "{name}");
            assert!(
                FieldSpec::of(&name.to_uppercase())
                    .names()
                    .any(|it| it == *name)
            );
        }
        assert_eq!(FieldSpec::of("no such field"), &OTHER);
    }

    #[test]
    fn texts_are_searched_in_the_order_of_the_table() {
        let card =
            card("  keywords: k\n  description: d `e`\n  tags: [s, t]\n  level: l\n  date: 2024\n");
        let texts: Vec<_> = card.searched_texts().map(|it| (it.rank, it.text)).collect();
        let expected = [
            (SearchRank::Title, "A b"),
            (SearchRank::Description, "d e"),
            (SearchRank::Tag, "s"),
            (SearchRank::Tag, "t"),
            (SearchRank::Keyword, "k"),
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn details_are_tags_then_fields_that_the_table_or_the_facets_name() {
        let card = card("  Level: [l, m]\n  Time: 5 min\n  tags: t\n  kind: k\n");
        let details = |facets: &[&str]| -> Vec<String> {
            let facets: Vec<String> = facets.iter().map(|it| it.to_string()).collect();
            let details = card.details(&facets);
            details
                .map(|it| format!("{}={}", it.name, it.text))
                .collect()
        };
        let usual = ["tags=t", "level=l", "level=m", "time=5 min"];
        assert_eq!(details(&[]), usual);
        let with_kind = [&usual[..], &["kind=k"]].concat();
        assert_eq!(details(&["Kind", "keywords"]), with_kind);
    }

    #[test]
    fn facets_have_the_values_that_the_table_allows() {
        let card = card("  Level: [l, m]\n  tags: t\n  keywords: k\n");
        let rows: [(&str, &[&str]); 5] = [
            ("level", &["l", "m"]),
            ("TAGS", &["t"]),
            ("keywords", &[]),
            ("title", &[]),
            ("section", &[]),
        ];
        for (name, values) in rows {
            assert_eq!(card.facet_values(name), values, "{name}");
        }
        let default: Vec<_> = default_facets().collect();
        assert!(default.contains(&"section") && default.contains(&"tags"));
        assert!(!default.contains(&"title"));
    }
}
