//! English.

use super::{Counted, Messages, OfTotal, Plural, PluralCategory, Template};
use yew::AttrValue;

impl Messages {
    /// The messages in English, which are always there.
    pub fn english() -> Self {
        Self {
            guides: plural("{n} guide", "{n} guides"),
            guides_of_total: OfTotal {
                by: Counted::Total,
                forms: plural("{n} of {total} guide", "{n} of {total} guides"),
            },
            value_with_guides: plural("{value}, {n} guide", "{value}, {n} guides"),
            no_guides_found: text("No guides found"),
            no_guides_match: template("No guides match “{typed}”"),
            search_guides: plural("Search {n} guide", "Search {n} guides"),
            clear_search: text("Clear search"),
            clear_all: text("Clear all"),
            remove_filter: template("Remove filter {what}"),
            chosen_filter: template("{facet}: {value}"),
            chosen_filters: text("Active filters"),
            filters: text("Filters"),
            show_guides: plural("Show {n} guide", "Show {n} guides"),
            close: text("Close"),
            sort: text("Sort by"),
            sort_by_page: text("Default order"),
            sort_by_title: text("Title (A–Z)"),
            sort_by_weight: text("Recommended"),
            sort_by_date: text("Newest first"),
            sort_by_relevance: text("Best match"),
            grid_view: text("Grid view"),
            list_view: text("List view"),
            copy_link: text("Copy link to this view"),
            link_copied: text("Link copied"),
            link_not_copied: text("Not allowed here. Copy the link from the address bar."),
            show_more: template("Show {n} more"),
            show_all_values: template("Show all {n}"),
            find_value: template("Search {what}"),
            no_value_found: text("No matching values"),
            correction: template("Showing results for “{meant}” instead of “{typed}”"),
            without_word: template("Search without “{what}” ({guides})"),
            without_filter: template("Remove {what} ({guides})"),
            found_by_keyword: template("Matches keyword: {what}"),
            filter_by: template("Filter by {what}"),
            external_link: text("external link"),
            new: text("New"),
            page: text("Page"),
            section: text("Section"),
            tags: text("Tags"),
            time: text("Time"),
            level: text("Level"),
            up_to_minutes: same("Up to {n} min"),
            over_minutes: same("Over {n} min"),
            problems: plural(
                "Guide Grid found {n} problem in this page’s data",
                "Guide Grid found {n} problems in this page’s data",
            ),
            loading: text("Loading guides…"),
            not_loaded: text("The guides could not be loaded."),
            try_again: text("Try again"),
            sentences: template("{first}. {second}"),
        }
    }
}

fn text(text: &'static str) -> AttrValue {
    AttrValue::Static(text)
}

fn template(text: &'static str) -> Template {
    Template::new(text)
}

/// A phrase that has the same form for every number.
fn same(text: &'static str) -> Plural {
    Plural::new([], template(text))
}

fn plural(one: &'static str, other: &'static str) -> Plural {
    Plural::new([(PluralCategory::One, template(one))], template(other))
}
