//! What the interface says, in the reader's language.
//!
//! English is compiled in. Every other language is a file `<tag>.json` beside this one, with the names of the fields of
//! [`Messages`] as keys, which is loaded when a page needs it. A phrase with plural forms is an object with a key for
//! each of the language's plural categories, or one text if all forms are the same.
//!
//! A site owner's own words come in the same form, and may leave phrases out.

mod en;
mod file;
mod plural;
mod template;

pub use file::MessageFile;
pub use plural::{Counted, OfTotal, Plural, PluralCategory};
pub use template::Template;

use crate::source::Diagnostic;
use file::{Phrase, Reading};
use yew::AttrValue;

/// The languages that have a file, by their tags.
pub const SHIPPED: [&str; 13] = [
    "ar", "de", "es", "fr", "he", "it", "ja", "ko", "pt", "ru", "sv", "zh", "zh-Hant",
];

/// Where Chinese is written in traditional characters unless the tag names a script, as CLDR's
/// [likely subtags](https://www.unicode.org/cldr/charts/latest/supplemental/likely_subtags.html) say.
const TRADITIONAL: [&str; 3] = ["TW", "HK", "MO"];

/// The tag of the language whose messages a page in the language `lang`, a BCP 47 tag, needs: one of [`SHIPPED`], or `en`
/// where there is no file for it. Portuguese is that of Brazil everywhere.
pub fn tag_for(lang: &str) -> &'static str {
    let mut subtags = lang.trim().split(['-', '_']);
    let language = match subtags.next().unwrap_or_default() {
        // The tag of Hebrew until 1989, which browsers still accept.
        it if it.eq_ignore_ascii_case("iw") => "he",
        it => it,
    };
    let known = SHIPPED.into_iter();
    let tag = known
        .clone()
        .find(|tag| tag.eq_ignore_ascii_case(language))
        .unwrap_or("en");
    match tag {
        "zh" if is_traditional(subtags) => "zh-Hant",
        _ => tag,
    }
}

/// Whether the subtags after `zh` mean traditional characters: a script decides, else the region.
fn is_traditional<'a>(mut subtags: impl Iterator<Item = &'a str>) -> bool {
    let decides = |it: &&str| matches!(it.len(), 2 | 4);
    subtags.find(decides).is_some_and(|it| {
        it.eq_ignore_ascii_case("Hant")
            || TRADITIONAL.iter().any(|tag| tag.eq_ignore_ascii_case(it))
    })
}

/// Declares [`Messages`], so that a phrase is named in one place for the struct, the reader and the list of fields.
macro_rules! messages {
    ($($(#[$doc:meta])+ $field:ident: $kind:ty,)+) => {
        /// Everything that the interface says, in one language.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Messages {
            $($(#[$doc])+ pub $field: $kind,)+
        }

        impl Messages {
            /// The names of all fields: the keys of a language's file.
            pub const FIELDS: &[&str] = &[$(stringify!($field)),+];

            /// The messages of a file. Those that it leaves out, or that cannot be shown, are those of `base`: English, or
            /// the language of the page where a site owner's own words are read. Each that cannot be shown, is not known or
            /// lacks a slot has a diagnostic.
            pub fn read(file: &MessageFile, base: &Self) -> (Self, Vec<Diagnostic>) {
                let mut reading = Reading::new(file);
                let messages = Self { $($field: reading.phrase(stringify!($field), &base.$field)),+ };
                (messages, reading.finish())
            }

            /// The texts of each field, by its name: one, or one for each plural form, of which `other` is the last.
            pub fn texts(&self) -> Vec<(&'static str, Vec<&str>)> {
                vec![$((stringify!($field), self.$field.texts())),+]
            }
        }
    };
}

messages! {
    /// `{n}`: how many guides are shown, where that is all of them. Plural by `n`.
    guides: Plural,
    /// `{n}`, `{total}`: how many guides are shown, of how many. Plural by the one that `by` names.
    guides_of_total: OfTotal,
    /// `{value}`, `{n}`: the value of a filter with the number of its guides, for screen readers. Plural by `n`, which every
    /// form names, as what is seen has to be in what is heard.
    value_with_guides: Plural,
    /// Nothing was found.
    no_guides_found: AttrValue,
    /// `{typed}`: nothing was found for what was typed.
    no_guides_match: Template,
    /// `{n}`: the label of the search box. Plural by `n`, the number of all guides.
    search_guides: Plural,
    /// The button that empties the search box.
    clear_search: AttrValue,
    /// The button that empties the search box and takes back all chosen filters.
    clear_all: AttrValue,
    /// `{what}`: the button that takes back one chosen filter, which `chosen_filter` names.
    remove_filter: Template,
    /// `{facet}`, `{value}`: a chosen filter.
    chosen_filter: Template,
    /// The list of chosen filters.
    chosen_filters: AttrValue,
    /// The button that shows the filters where there is little room.
    filters: AttrValue,
    /// `{n}`: the button that closes the filters and shows what was found. Plural by `n`.
    show_guides: Plural,
    /// The button that closes a menu.
    close: AttrValue,
    /// The menu of sort orders.
    sort: AttrValue,
    /// The author's sort order, which holds if none is chosen.
    sort_by_page: AttrValue,
    /// The sort order by title.
    sort_by_title: AttrValue,
    /// The sort order by weight.
    sort_by_weight: AttrValue,
    /// The sort order by date.
    sort_by_date: AttrValue,
    /// The sort order that holds while something is typed: by how well guides match.
    sort_by_relevance: AttrValue,
    /// The button that lays guides out side by side.
    grid_view: AttrValue,
    /// The button that lays guides out one below the other.
    list_view: AttrValue,
    /// The button that copies the address of what is shown.
    copy_link: AttrValue,
    /// The address was copied.
    link_copied: AttrValue,
    /// The browser refused to copy the address.
    link_not_copied: AttrValue,
    /// `{n}`: the button that shows so many more guides.
    show_more: Template,
    /// `{n}`: the button that shows all values of a filter, which are so many.
    show_all_values: Template,
    /// `{what}`: the search box for the values of a filter, by the filter's name as in the middle of a sentence; `{What}`, as
    /// a heading has it.
    find_value: Template,
    /// No value of a filter contains what was typed.
    no_value_found: AttrValue,
    /// `{typed}`, `{meant}`: nothing matches the word that was typed, so another was searched for instead.
    correction: Template,
    /// `{what}`, `{guides}`: where nothing was found, the button that searches without a word, and how many guides that finds.
    without_word: Template,
    /// `{what}`, `{guides}`: where nothing was found, the button that takes back a chosen filter, which `chosen_filter` names,
    /// and how many guides are found then.
    without_filter: Template,
    /// `{what}`: the keyword, which is not shown, that a guide was found by.
    found_by_keyword: Template,
    /// `{what}`: the button on a card that filters by one of its tags, which `chosen_filter` names.
    filter_by: Template,
    /// What screen readers say of a link that leads to another site.
    external_link: AttrValue,
    /// The mark on a guide that was published or changed a short time ago.
    new: AttrValue,
    /// The name of the filter `page`.
    page: AttrValue,
    /// The name of the filter `section`.
    section: AttrValue,
    /// The name of the filter `tags`.
    tags: AttrValue,
    /// The name of the filter `time`.
    time: AttrValue,
    /// The name of the filter `level`.
    level: AttrValue,
    /// `{n}`: a value of the filter `time`: at most so many minutes. Plural by `n`.
    up_to_minutes: Plural,
    /// `{n}`: the last value of the filter `time`: more than so many minutes. Plural by `n`.
    over_minutes: Plural,
    /// `{n}`: how many diagnostics there are on the page's data. Plural by `n`.
    problems: Plural,
    /// Shown while long data is read.
    loading: AttrValue,
    /// The guides could not be loaded, for a reason that may pass.
    not_loaded: AttrValue,
    /// The button that loads them again.
    try_again: AttrValue,
    /// `{first}`, `{second}`: two sentences, one after the other, for screen readers.
    sentences: Template,
}
