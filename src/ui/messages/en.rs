//! English.

use super::{Messages, Plural, PluralCategory, Template};
use yew::AttrValue;

impl Messages {
    /// The messages in English, which are always there.
    pub fn english() -> Self {
        Self {
            guides: plural("{n} guide", "{n} guides"),
            guides_of_total: plural("{n} of {total} guide", "{n} of {total} guides"),
            no_guides_found: text("No guides found"),
            search_guides: plural("Search {n} guide", "Search {n} guides"),
            clear_search: text("Clear search"),
            clear_all: text("Clear all"),
            remove_filter: template("Remove {what}"),
            chosen_filter: template("{facet}: {value}"),
            chosen_filters: text("Chosen filters"),
            filters: text("Filters"),
            sort: text("Sort"),
            sort_by_page: text("Page order"),
            sort_by_title: text("Title"),
            sort_by_weight: text("Recommended"),
            sort_by_date: text("Newest first"),
            sort_by_relevance: text("Best match"),
            show_more: template("Show {n} more"),
            show_all_values: template("Show all {n}"),
            find_value: template("Find in {what}"),
            no_value_found: text("No match"),
            correction: template("No match for “{typed}”; showing “{meant}”"),
            drop: template("Drop “{what}”"),
            found_by_keyword: template("Found by keyword: {what}"),
            section: text("Section"),
            tags: text("Tags"),
            time: text("Time"),
            up_to_minutes: template("up to {n} min"),
            over_minutes: template("over {n} min"),
            problems: plural(
                "{n} problem in this page’s data",
                "{n} problems in this page’s data",
            ),
            loading: text("Loading guides…"),
        }
    }
}

fn text(text: &'static str) -> AttrValue {
    AttrValue::Static(text)
}

fn template(text: &'static str) -> Template {
    Template::new(text)
}

fn plural(one: &'static str, other: &'static str) -> Plural {
    Plural::new([(PluralCategory::One, template(one))], template(other))
}
