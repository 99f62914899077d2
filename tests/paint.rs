//! The markup of a view, rendered without a browser.

// Functions beside the tests may use `expect` too: they run in tests only.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod corpora;
mod paper;
mod style;

use guide_grid_core::catalog::Date;
use guide_grid_core::search::{Choice, Query, Sort};
use guide_grid_core::ui::messages::{Messages, SHIPPED, Template, tag_for};
use guide_grid_core::ui::{
    Action, Language, Layout, Presentation, Scheme, Settings, State, Surroundings, View,
};
use paper::{html, language, library, message_file, read_messages, settings};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use std::rc::Rc;

const GUIDES: &str = r##"---
basics:
- title: What is an image?
  description: Learn `image` *layers*; see [the reference](/ref) for **all** of it.
  link: /image/
  tags: [images, basics]
  time: 20 minutes
- title: Compose
  link: https://other.example/compose
  keywords: [orchestration]
  tags: [compose]
- title: No link here
  links: [{text: One, url: /one}, {text: Two, url: /two}]
more:
- title: A [linked](/linked) title
  description: Its own link is the card's.
- title: A [linked](/inner) title in a linked card
  link: /outer
---
## Basics

Start *here*.

{{< grid items="basics" >}}

## More {#further}

{{< grid items="more" cols=2 >}}
"##;

/// The view of a page with attributes, at an address with `query` (`guides=image&guides-tags=basics`).
fn view(text: &str, attributes: &[(&str, &str)], query: &str) -> View {
    let settings = settings(attributes);
    let library = library(text, &settings);
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    let query = Query::from_pairs(pairs, "guides", library.index.facets());
    let state = State::new(query, settings.limit);
    paper::view(Rc::new(library), Rc::new(settings), state)
}

fn paint(text: &str, attributes: &[(&str, &str)], query: &str) -> Node {
    parse(&html(view(text, attributes, query)))
}

/// An element, or a text if it has no tag.
#[derive(Debug, Default)]
struct Node {
    tag: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
    content: String,
}

impl Node {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|it| it.0 == name);
        found.map(|it| it.1.as_str())
    }

    fn all<'a>(&'a self, wanted: &dyn Fn(&Node) -> bool, out: &mut Vec<&'a Node>) {
        for child in &self.children {
            if wanted(child) {
                out.push(child);
            }
            child.all(wanted, out);
        }
    }

    fn tags(&self, tag: &str) -> Vec<&Node> {
        let mut out = Vec::new();
        self.all(&|it| it.tag == tag, &mut out);
        out
    }

    fn parts(&self, part: &str) -> Vec<&Node> {
        let mut out = Vec::new();
        self.all(&|it| it.get("part") == Some(part), &mut out);
        out
    }

    /// The text as a reader sees it, with hits in brackets.
    fn text(&self) -> String {
        let inner: String = self.children.iter().map(Node::text).collect();
        match self.tag.as_str() {
            "mark" => format!("[{inner}]"),
            _ => format!("{}{inner}", self.content),
        }
    }
}

/// Reads markup as a browser does, and as strictly as a validator: an element in the wrong place is an error.
fn parse(html: &str) -> Node {
    let fragment = Html::parse_fragment(html);
    assert!(
        fragment.errors.is_empty(),
        "{:?} in {html}",
        fragment.errors
    );
    Node {
        children: nodes(fragment.root_element()),
        ..Node::default()
    }
}

fn nodes(parent: ElementRef) -> Vec<Node> {
    let children = parent.children().filter_map(|child| match child.value() {
        scraper::Node::Text(text) => Some(Node {
            content: text.to_string(),
            ..Node::default()
        }),
        scraper::Node::Element(element) => Some(Node {
            tag: element.name().to_owned(),
            attributes: element
                .attrs()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            children: ElementRef::wrap(child).map(nodes).unwrap_or_default(),
            content: String::new(),
        }),
        _ => None,
    });
    children.collect()
}

/// What a reader sees, with a line for each thing.
fn outline(widget: &Node) -> Vec<String> {
    let mut out = Vec::new();
    let mut nodes = Vec::new();
    widget.all(
        &|it| it.get("part").is_some() || it.get("class").is_some(),
        &mut nodes,
    );
    for node in nodes {
        let name = node.get("part").or(node.get("class")).unwrap_or_default();
        match name {
            "search" if node.tag == "input" => out.push(format!(
                "search {}",
                node.get("aria-label").unwrap_or_default()
            )),
            "value" => {
                let pressed = if node.get("aria-pressed") == Some("true") {
                    " on"
                } else {
                    ""
                };
                let disabled = if node.get("aria-disabled").is_some() {
                    " off"
                } else {
                    ""
                };
                out.push(format!("value {}{pressed}{disabled}", node.text()));
            }
            "chip" => out.push(format!(
                "chip {} = {}",
                node.text(),
                node.get("aria-label").unwrap_or_default()
            )),
            "heading" | "title" => {
                let link = node
                    .tags("a")
                    .first()
                    .and_then(|it| it.get("href"))
                    .map(|it| format!(" -> {it}"));
                let away = if node.get("data-leaves").is_none() {
                    ""
                } else {
                    " ^"
                };
                let id = node
                    .get("id")
                    .map(|it| format!(" #{it}"))
                    .unwrap_or_default();
                out.push(format!(
                    "{} {}{}{away}{id}",
                    node.tag,
                    node.text(),
                    link.unwrap_or_default()
                ));
            }
            "status" | "introduction" | "description" | "details" | "through" | "links"
            | "clear" | "more" | "drop" | "opener" | "fold" | "name" => {
                out.push(format!("{name} {}", node.text().trim_end()))
            }
            _ => {}
        }
    }
    out
}

fn check(sentence: &str, widget: &Node, expected: &str) {
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(outline(widget), expected, "{sentence}");
}

#[test]
fn a_page_is_painted_from_top_to_bottom() {
    check(
        "a whole page without a query",
        &paint(GUIDES, &[], ""),
        "search Search 5 guides
         fold Filters
         opener Section
         opener Tags
         status 5 guides
         h2 Basics #basics
         introduction Start here.
         h3 What is an image? -> /image/
         description Learn image layers; see the reference for all of it.
         details 20 minutes images basics
         h3 Compose -> https://other.example/compose ^
         details compose
         h3 No link here
         links OneTwo
         h2 More #further
         h3 A linked title -> /linked
         description Its own link is the card's.
         h3 A linked title in a linked card -> /outer",
    );
    check(
        "filters in rows",
        &paint(
            GUIDES,
            &[("filters", "row"), ("facets", "tags section")],
            "guides=pears",
        ),
        "search Search 5 guides
         fold Filters
         name Tags
         value images 0 off
         value basics 0 off
         value compose 0 off
         name Section
         value Basics 0 off
         value More 0 off
         status 0 of 5 guides
         clear Clear all
         clear Clear search",
    );
    check(
        "no toolbar if it would be empty",
        &paint(
            GUIDES,
            &[
                ("search", "off"),
                ("facets", "none"),
                ("items", "more"),
                ("heading-level", "3"),
            ],
            "guides=title",
        ),
        "h3 A linked [title] -> /linked
         description Its own link is the card's.
         h3 A linked [title] in a linked card -> /outer",
    );
    check(
        "without a heading, cards have its level",
        &paint(
            "---\ngrid:\n- title: One\n- title: Two\n  link: /two\n---\n{{< grid >}}\n",
            &[("facets", "none")],
            "",
        ),
        "search Search 2 guides
         status 2 guides
         h2 One
         h2 Two -> /two",
    );
}

#[test]
fn a_query_is_painted_with_what_it_found() {
    check(
        "hits are marked, chosen values are chips, other facets still count",
        &paint(
            GUIDES,
            &[("filters", "row")],
            "guides=ima&guides-section=basics&guides-tags=basics",
        ),
        "search Search 5 guides
         fold Filters (2)
         name Section
         value Basics 1 on
         value More 0 off
         name Tags
         value images 1
         value basics 1 on
         value compose 0 off
         status 1 of 5 guides
         chip Section: Basics = Remove filter Section: Basics
         chip Tags: basics = Remove filter Tags: basics
         clear Clear all
         h2 What is an [ima]ge? -> /image/
         description Learn [ima]ge layers; see the reference for all of it.
         details 20 minutes [ima]ges basics",
    );
}

#[test]
fn an_empty_result_is_explained_and_a_chosen_value_stays_visible() {
    let widget = paint(
        GUIDES,
        &[("filters", "row")],
        "guides=linked&guides-tags=compose",
    );
    let empty = widget.parts("empty");
    assert_eq!(empty.len(), 1);
    assert!(
        empty[0].text().starts_with("No guides match “linked”"),
        "{}",
        empty[0].text()
    );
    let lines = outline(&widget);
    assert!(
        lines.contains(&"value compose 0 on".to_owned()),
        "{lines:?}"
    );
    assert!(widget.parts("card").is_empty() && widget.parts("heading").is_empty());
}

#[test]
fn around_the_page_s_own_cards_there_is_a_toolbar_and_a_slot() {
    for (query, has_empty) in [
        ("", false),
        ("guides=compose", false),
        ("guides=zebra", true),
    ] {
        let view = view(GUIDES, &[], query).presented(Presentation::Wrapped);
        let html = Html::parse_fragment(&html(view));
        let count = |selector: &str| {
            let selector = Selector::parse(selector).expect("a selector");
            html.select(&selector).count()
        };
        assert_eq!(count(".widget > .toolbar input"), 1, "{query}");
        assert_eq!(count(".results, .card"), 0, "{query}");
        assert_eq!(count(".widget ~ slot:not([name])"), 1, "{query}");
        assert_eq!(count(".widget slot:not([name])"), 0, "{query}");
        assert_eq!(count(".widget > .empty") == 1, has_empty, "{query}");
    }
}

#[test]
fn cards_beyond_the_limit_are_behind_a_button() {
    let widget = paint(GUIDES, &[("limit", "3")], "");
    assert_eq!(widget.parts("card").len(), 3);
    assert_eq!(widget.parts("more")[0].text(), "Show 2 more");
    let mut found = view(GUIDES, &[("limit", "3")], "");
    found.state = found.state.reduce(Action::More, 3);
    let widget = parse(&html(found));
    assert_eq!(widget.parts("card").len(), 5);
    assert!(widget.parts("more").is_empty());
}

#[test]
fn cards_that_the_reader_asked_for_are_never_removed() {
    let cards = "- {title: A card}\n".repeat(300);
    let view = view(&format!("---\ngrid:\n{cards}---\n"), &[], "");
    let scrolled = view.with_cards(180);
    assert_eq!(scrolled.fewer(), None);
    let ahead = scrolled.with_cards_ahead(240);
    assert_eq!(ahead.fewer(), Some(180));
}

#[test]
fn a_pasted_text_is_said_again_only_in_part() {
    let pasted = "zebra ".repeat(4_000);
    let mut view = view(GUIDES, &[], "");
    let state = view.state.reduce(Action::Type(pasted), 60);
    view = View::new(view.library, view.settings, state, view.language);
    assert!(
        view.announcement().chars().count() < 120,
        "{}",
        view.announcement()
    );
    let text = parse(&html(view)).parts("empty")[0].text();
    let expected = format!("No guides match “{}ze…”", "zebra ".repeat(13));
    assert!(text.starts_with(&expected), "{text:.200}");
}

#[test]
fn cards_are_rendered_ahead_up_to_a_number_while_nothing_is_typed() {
    let cards = |count: usize| "- {title: A card, tags: [a]}\n".repeat(count);
    let page = |count: usize| format!("---\ngrid:\n{}---\n", cards(count));
    // The numbers of cards that are rendered one after the other, and whether each is laid out at once.
    let rendered = |count: usize, limit: &str, query: &str| {
        let mut view = view(&page(count), &[("limit", limit)], query);
        let mut numbers = vec![view.painted()];
        while let Some(ahead) = view.ahead() {
            assert!(ahead > view.painted(), "{numbers:?}");
            view = view.with_cards_ahead(ahead);
            assert_eq!(view.runs()[0].grids[0].laid_out, numbers[0].max(60));
            numbers.push(ahead);
        }
        let last = numbers.len() - 1;
        while let Some(fewer) = view.fewer() {
            assert!(fewer < view.painted(), "{fewer}");
            view = view.with_cards_ahead(fewer);
        }
        (numbers[0], numbers[last], view.painted())
    };
    for (count, limit, query, expected) in [
        (300, "60", "", (60, 300, 60)),
        (300, "60", "guides-tags=a", (60, 300, 60)),
        (300, "60", "guides= ", (60, 300, 60)),
        (300, "60", "guides=card", (60, 60, 60)),
        (40, "60", "", (40, 40, 40)),
        (2_100, "60", "", (60, 2_000, 60)),
        (2_100, "2050", "", (2_050, 2_050, 2_050)),
        (300, "all", "", (300, 300, 300)),
        (300, "all", "guides=card", (300, 300, 300)),
    ] {
        assert_eq!(
            rendered(count, limit, query),
            expected,
            "{count} {limit} {query:?}"
        );
    }
    let mut first = view(&page(300), &[("limit", "60")], "");
    first.state = first.state.reduce(Action::Sort(Some(Sort::Title)), 60);
    assert_eq!(first.ahead(), None, "a first answer is completed first");
}

/// The cards of a view in the order in which they are painted.
fn cards(view: &View) -> Vec<usize> {
    let runs = view.runs();
    let grids = runs.iter().flat_map(|it| &it.grids);
    grids.flat_map(|it| it.hits).map(|it| it.card).collect()
}

#[test]
fn more_cards_are_appended() {
    let page = "---\na:\n- title: apple pie\n- title: pie of pears, apple pie\nb:\n- title: apple\n- title: tart of apple\n---\n## A\n\n{{< grid items=a >}}\n\n## B\n\n{{< grid items=b >}}\n";
    let attributes = [("limit", "1"), ("facets", "none")];
    for query in [
        "",
        "guides=apple",
        "guides=apple&guides-sort=page",
        "guides-sort=title",
        "guides-sort=weight",
    ] {
        let mut found = view(page, &attributes, query);
        let mut last: Vec<usize> = Vec::new();
        for painted in 1..=4 {
            let cards = cards(&found);
            assert_eq!(cards.len(), painted, "{query}");
            assert!(
                cards.starts_with(&last),
                "{query}: {cards:?} after {last:?}"
            );
            last = cards;
            found.state = found.state.reduce(Action::More, 1);
        }
    }
}

const SECTIONS: &str = "---
a:
- {title: Ten bananas, weight: 2, date: 2024-03-01}
- {title: Pears, weight: 1}
b:
- {title: Apples, date: 2025-01-01}
- {title: A pear, weight: 3}
c:
- {title: 9 pears}
---
{{< grid items=c >}}

## A

About A.

{{< grid items=a cols=4 >}}

## B

About B.

{{< grid items=b cols=2 >}}
";

#[test]
fn title_date_and_relevance_show_one_list_and_other_orders_sections() {
    let outline_of = |query: &str| -> Vec<String> {
        let parts = outline(&paint(
            SECTIONS,
            &[("search", "off"), ("facets", "none")],
            query,
        ));
        let shown = |line: &String| !line.starts_with("clear") && !line.starts_with("status");
        parts.into_iter().filter(shown).collect()
    };
    let rows: [(&str, &[&str]); 7] = [
        (
            "",
            &[
                "h2 9 pears",
                "h2 A #a",
                "introduction About A.",
                "h3 Ten bananas",
                "h3 Pears",
                "h2 B #b",
                "introduction About B.",
                "h3 Apples",
                "h3 A pear",
            ],
        ),
        (
            "guides-sort=weight",
            &[
                "h2 9 pears",
                "h2 A #a",
                "introduction About A.",
                "h3 Pears",
                "h3 Ten bananas",
                "h2 B #b",
                "introduction About B.",
                "h3 A pear",
                "h3 Apples",
            ],
        ),
        (
            "guides-sort=title",
            &[
                "h2 9 pears",
                "h2 A pear",
                "h2 Apples",
                "h2 Pears",
                "h2 Ten bananas",
            ],
        ),
        (
            "guides-sort=date",
            &[
                "h2 Apples",
                "h2 Ten bananas",
                "h2 9 pears",
                "h2 Pears",
                "h2 A pear",
            ],
        ),
        (
            "guides=pear",
            &["h2 A [pear]", "h2 [Pear]s", "h2 9 [pear]s"],
        ),
        (
            "guides=pear&guides-sort=page",
            &[
                "h2 9 [pear]s",
                "h2 A #a",
                "introduction About A.",
                "h3 [Pear]s",
                "h2 B #b",
                "introduction About B.",
                "h3 A [pear]",
            ],
        ),
        (
            "guides=pear&guides-sort=title",
            &["h2 9 [pear]s", "h2 A [pear]", "h2 [Pear]s"],
        ),
    ];
    for (query, expected) in rows {
        assert_eq!(outline_of(query), expected, "{query}");
    }
}

#[test]
fn a_list_has_as_many_columns_as_the_sections_if_they_agree() {
    let grid = |page: &str, attributes: &[(&str, &str)]| {
        let widget = paint(page, attributes, "guides-sort=title");
        let grids = widget.parts("grid");
        let columns = grids.iter().filter_map(|it| it.get("data-columns"));
        columns.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(grid(SECTIONS, &[("columns", "5")]), ["5"]);
    let alike = SECTIONS
        .replace("cols=2", "cols=4")
        .replace("{{< grid items=c >}}", "");
    assert_eq!(grid(&alike, &[("columns", "5")]), ["4"]);
}

#[test]
fn two_grids_under_one_heading_share_it() {
    let page = "---\na: [{title: One}]\nb: [{title: Two}]\n---\n## Both\n\n{{< grid items=a >}}\n\n{{< grid items=b cols=4 >}}\n";
    let widget = paint(page, &[], "");
    assert_eq!(widget.parts("heading").len(), 1);
    let columns: Vec<_> = widget
        .parts("grid")
        .iter()
        .map(|it| it.get("data-columns").unwrap())
        .collect();
    assert_eq!(columns, ["3", "4"]);
}

#[test]
fn values_of_a_facet_stand_in_the_order_of_their_scale_or_of_their_owner() {
    let cards = [
        "level: intermediate, size: L, topic: build",
        "level: intermediate, size: L, topic: run",
        "level: beginner, size: S, topic: run",
        "level: Advanced, size: M, topic: Go",
        "level: intermediate, size: S, topic: run",
    ];
    let cards: String = cards
        .iter()
        .map(|it| format!("- {{title: A card, {it}}}\n"))
        .collect();
    let cards = format!("---\nfirst:\n{cards}second: [{{title: B}}]\n---\n");
    for (facets, expected) in [
        ("level", "beginner 1, intermediate 3, Advanced 1"),
        ("size", "S 2, M 1, L 2"),
        ("topic", "run 3, build 1, Go 1"),
        ("topic(go, Test)", "Go 1, run 3, build 1"),
        (
            "Level(ADVANCED, beginner)",
            "Advanced 1, beginner 1, intermediate 3",
        ),
        ("section(Second)", "Second 1, First 5"),
    ] {
        let attributes = [("facets", facets), ("filters", "row")];
        let lines = outline(&paint(&cards, &attributes, ""));
        let values = lines.iter().filter_map(|it| it.strip_prefix("value "));
        assert_eq!(values.collect::<Vec<_>>().join(", "), expected, "{facets}");
    }
}

#[test]
fn a_facet_of_many_values_is_a_menu() {
    let cards: String = (0..12)
        .map(|it| format!("- title: T{it}\n  tags: [tag{it}, all]\n"))
        .collect();
    let page = format!("---\ngrid:\n{cards}---\n{{{{< grid >}}}}\n");
    let lines = outline(&paint(&page, &[], "guides-tags=tag3"));
    assert!(lines.contains(&"opener Tags (1)".to_owned()), "{lines:?}");
    assert!(
        !lines.iter().any(|it| it.starts_with("value")),
        "closed: {lines:?}"
    );
}

#[test]
fn diagnostics_are_shown_if_the_author_asks() {
    let page = "---\ngrid:\n- description: no title\n- title: One\n---\n{{< grid >}}\n";
    assert!(paint(page, &[], "").parts("problem").is_empty());
    let widget = paint(page, &[("diagnostics", "page")], "");
    let text = widget.parts("problem")[0].text();
    assert!(
        text.contains("Guide Grid found 1 problem in this page’s data") && text.contains("3:"),
        "{text}"
    );
}

#[test]
fn direction_follows_attribute_then_language() {
    for (attributes, expected) in [
        (&[][..], None),
        (&[("lang", "ar")], Some("rtl")),
        (&[("lang", "he-IL")], Some("rtl")),
        (&[("lang", "az-Arab")], Some("rtl")),
        (&[("lang", "en")], None),
        (&[("lang", "ar"), ("dir", "ltr")], Some("ltr")),
        (&[("dir", "rtl")], Some("rtl")),
    ] {
        let widget = paint(GUIDES, attributes, "");
        assert_eq!(widget.children[0].get("dir"), expected, "{attributes:?}");
    }
}

/// The plural categories of whole numbers below a million in a language, by
/// [CLDR](https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html): French, Italian, Spanish and
/// Portuguese have `many` for millions, and pages have no more than 200,000 cards.
fn categories(tag: &str) -> &'static [&'static str] {
    match tag {
        "ar" => &["few", "many", "one", "other", "two", "zero"],
        "he" => &["one", "other", "two"],
        "ja" | "ko" | "zh" | "zh-Hant" => &["other"],
        "ru" => &["few", "many", "one", "other"],
        _ => &["one", "other"],
    }
}

/// The names of the slots of a text, in order, with small letters.
fn slots(text: &str) -> Vec<String> {
    let template = Template::new(text.to_owned());
    let slots = template.slots().into_iter();
    let mut slots: Vec<String> = slots.map(str::to_lowercase).collect();
    slots.sort();
    slots
}

#[test]
fn every_shipped_language_has_a_file_and_every_file_is_shipped() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/messages");
    let files = std::fs::read_dir(folder).expect("the folder of messages");
    let names = files
        .flatten()
        .map(|it| it.file_name().into_string().expect("UTF-8"));
    let mut tags: Vec<String> = names
        .filter_map(|it| it.strip_suffix(".json").map(str::to_owned))
        .collect();
    tags.sort();
    assert_eq!(
        tags, SHIPPED,
        "the files in src/ui/messages, and the tags in `SHIPPED` in its mod.rs"
    );
    for (lang, tag) in [
        ("de", "de"),
        ("pt-BR", "pt"),
        ("zh-Hans-CN", "zh"),
        ("zh-Hans-TW", "zh"),
        ("zh-SG", "zh"),
        ("zh-cmn-Hans", "zh"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-hant", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("iw-IL", "he"),
        ("it-CH", "it"),
        ("ru", "ru"),
        ("pt-PT", "pt"),
        ("DE_ch", "de"),
        (" fr ", "fr"),
        ("en-GB", "en"),
        ("xx", "en"),
        ("", "en"),
        ("deutsch", "en"),
    ] {
        assert_eq!(tag_for(lang), tag, "{lang}");
    }
}

#[test]
fn every_language_has_every_message() {
    let english = Messages::english();
    let english = english.texts();
    for tag in SHIPPED {
        let file = message_file(tag);
        let object = file.as_object().expect("an object");
        let fields: Vec<&str> = object.keys().map(String::as_str).collect();
        assert_eq!(fields, Messages::FIELDS, "{tag}: the fields in their order");
        for (field, phrase) in object {
            if let Value::Object(forms) = phrase {
                let names = forms.keys().map(String::as_str);
                let mut names: Vec<&str> = names.filter(|it| *it != "by").collect();
                names.sort_unstable();
                assert_eq!(names, categories(tag), "{tag}: {field}");
            }
        }
        let (messages, problems) = read_messages(&file, &Messages::english());
        assert_eq!(problems, [], "{tag}");
        for ((field, texts), (_, usual)) in messages.texts().iter().zip(&english) {
            let wanted = slots(usual.last().expect("a text"));
            let last = texts.last().expect("a text");
            assert_eq!(slots(last), wanted, "{tag}: {field}");
            for text in texts {
                let is_seen = *field != "value_with_guides" || text.contains("{n}");
                assert!(is_seen, "{tag}: the number on the button is in its name");
                assert_eq!(text.trim(), *text, "{tag}: {field}");
                let known = slots(text).iter().all(|it| wanted.contains(it));
                assert!(known, "{tag}: {field}: {text}");
                let braces = text.matches(['{', '}']).count();
                assert_eq!(braces, 2 * slots(text).len(), "{tag}: {field}: {text}");
            }
        }
        let attributes = [("lang", tag), ("sort-menu", "")];
        let widget = paint(GUIDES, &attributes, "guides=image&guides-tags=images");
        assert!(!widget.text().contains(['{', '|']), "{}", widget.text());
    }
}

#[test]
fn an_owners_words_take_the_place_of_the_interfaces_phrase_by_phrase() {
    let german = read_messages(&message_file("de"), &Messages::english()).0;
    let words = json!({
        "guides": {"one": "{n} Rezept", "other": "{n} Rezepte"},
        "guides_of_total": {"by": "n", "one": "{n} Rezept aus {total}", "other": "{n} Rezepte aus {total}"},
        "search_guides": "Rezepte suchen ({n})",
        "find_value": "{What}?",
    });
    let (messages, problems) = read_messages(&words, &german);
    assert_eq!(problems, []);
    let language = Language::new("de", Rc::new(messages), paper::host());
    assert_eq!(language.guides(2), "2 Rezepte");
    assert_eq!(language.shown(1, 14), "1 Rezept aus 14");
    assert_eq!(language.search_guides(1), "Rezepte suchen (1)");
    assert_eq!(language.find_value("tags"), "Schlagwörter?");
    assert_eq!(language.messages().clear_all, "Alles zurücksetzen");
}

#[test]
fn words_that_cannot_be_shown_have_a_diagnostic_with_their_key() {
    let english = Messages::english();
    for (words, expected) in [
        (
            json!({"guide": "x"}),
            "\"guide\" in the messages is not known; use the phrases and plural categories that the documentation lists",
        ),
        (
            json!({"sort": {"one": "x"}}),
            "\"sort.one\" in the messages is not known; use the phrases and plural categories that the documentation lists",
        ),
        (
            json!({"guides": {"single": "x", "other": "{n} x"}}),
            "\"guides.single\" in the messages is not known; use the phrases and plural categories that the documentation lists",
        ),
        (
            json!({"sort": ""}),
            "\"sort\" in the messages is empty or is not a text; write a text, or leave it out",
        ),
        (
            json!({"guides": 3}),
            "\"guides\" in the messages is empty or is not a text; write a text, or leave it out",
        ),
        (
            json!({"guides": {"one": "a guide"}}),
            "\"guides\" in the messages has no form \"other\"; add it: every language needs it",
        ),
        (
            json!({"guides": "recipes"}),
            "\"guides\" in the messages lacks the slot {n}; write {n} where its value belongs",
        ),
        (
            json!({"guides": {"one": "a recipe", "other": "recipes"}}),
            "\"guides.other\" in the messages lacks the slot {n}; write {n} where its value belongs",
        ),
        (
            json!({"correction": "{meant}"}),
            "\"correction\" in the messages lacks the slot {typed}; write {typed} where its value belongs",
        ),
        (
            json!({"correction": "{meant} {typed} {x}"}),
            "\"correction\" in the messages has the unknown slot {x}; use {meant}, {typed}",
        ),
        (
            json!({"sort": "by {what}"}),
            "\"sort\" in the messages has the unknown slot {what}; write it without braces",
        ),
    ] {
        let (messages, problems) = read_messages(&words, &english);
        let said: Vec<String> = problems
            .iter()
            .map(|it| format!("{}; {}", it.found, it.right))
            .collect();
        assert_eq!(said, [expected], "{words}");
        assert!(problems.iter().all(|it| it.code == "messages"));
        // What lacks a slot is shown all the same: the owner may mean it.
        let is_shown = expected.contains("lacks");
        let is_changed = messages.texts() != english.texts();
        assert_eq!(
            is_changed,
            is_shown || words["guides"]["single"] == "x",
            "{words}"
        );
    }
}

#[test]
fn an_author_sees_what_is_wrong_with_the_messages_on_the_page() {
    let settings = settings(&[("diagnostics", "page")]);
    let library = library(GUIDES, &settings);
    let (messages, problems) = read_messages(&json!({"guide": "x"}), &Messages::english());
    let language = Language::new("en", Rc::new(messages), paper::host()).with_diagnostics(problems);
    let state = State::new(Query::default(), settings.limit);
    let view = View::new(Rc::new(library), Rc::new(settings), state, language);
    let widget = parse(&html(view));
    let panel = widget.parts("problem")[0].text();
    assert!(panel.contains("found 1 problem"), "{panel}");
    assert!(panel.contains("warning[messages]: \"guide\""), "{panel}");
}

/// A page that shows every control.
const CONTROLS: &str = "---
basics:
- title: What is an image?
  tags: [images, basics]
  time: 20 minutes
  weight: 1
  date: 2024-01-02
- title: Compose
  keywords: [orchestration]
  tags: [compose]
  time: 3 hours
- description: This card has no title.
more:
- title: Another image
---
## Basics

{{< grid items=\"basics\" >}}

## More

{{< grid items=\"more\" >}}
";

/// A language's file, read without the interface's own code.
struct Phrases {
    tag: &'static str,
    file: Value,
}

impl Phrases {
    fn say(&self, field: &str, values: &[(&str, &str)]) -> String {
        self.fill(&self.file[field], values)
    }

    fn count(&self, field: &str, count: usize, values: &[(&str, &str)]) -> String {
        let category = paper::host().plural_category(self.tag, count);
        let phrase = &self.file[field];
        match phrase.is_string() {
            true => self.fill(phrase, values),
            false => self.fill(&phrase[category.as_str()], values),
        }
    }

    fn fill(&self, text: &Value, values: &[(&str, &str)]) -> String {
        let text = text.as_str().expect("a text").to_owned();
        let fill = |text: String, (name, value): &(&str, &str)| {
            text.replace(&format!("{{{name}}}"), value)
        };
        values.iter().fold(text, fill)
    }
}

/// The English messages in the form of the other languages' files.
fn english_file() -> Value {
    let english = Messages::english();
    let fields = english.texts().into_iter().map(|(field, texts)| {
        let value = match texts.as_slice() {
            [one, other] => serde_json::json!({ "one": one, "other": other }),
            texts => serde_json::json!(texts[0]),
        };
        (field.to_owned(), value)
    });
    Value::Object(fields.collect())
}

/// The text of the first element of a class.
fn text_of(widget: &Node, class: &str) -> String {
    let mut found = Vec::new();
    widget.all(&|it| it.get("class") == Some(class), &mut found);
    found
        .first()
        .unwrap_or_else(|| panic!("no .{class}"))
        .text()
}

/// An attribute of the first element of a class.
fn attribute_of(widget: &Node, class: &str, name: &str) -> String {
    let mut found = Vec::new();
    widget.all(&|it| it.get("class") == Some(class), &mut found);
    found[0].get(name).unwrap_or_default().to_owned()
}

#[test]
fn every_control_has_its_own_phrase_in_every_language() {
    let english = Phrases {
        tag: "en",
        file: english_file(),
    };
    let others = SHIPPED.iter().map(|tag| Phrases {
        tag,
        file: message_file(tag),
    });
    for language in others.chain([english]) {
        let lang = ("lang", language.tag);
        let say = |field: &str| language.say(field, &[]);
        let attributes = [
            lang,
            ("sort-menu", ""),
            ("facets", "section tags time"),
            ("filters", "row"),
            ("view-menu", ""),
            ("diagnostics", "page"),
            ("limit", "1"),
        ];
        let all = paint(CONTROLS, &attributes, "");
        let mut said = vec![
            (
                text_of(&all, "status"),
                language.count("guides", 3, &[("n", "3")]),
            ),
            (
                text_of(&all, "more"),
                language.say("show_more", &[("n", "1")]),
            ),
            (
                all.tags("summary")[0].text(),
                language.count("problems", 1, &[("n", "1")]),
            ),
            (text_of(&all, "fold"), say("filters")),
            (text_of(&all, "caption"), say("filters")),
            (attribute_of(&all, "close", "aria-label"), say("close")),
            (
                text_of(&all, "show"),
                language.count("show_guides", 3, &[("n", "3")]),
            ),
            (attribute_of(&all, "copy", "aria-label"), say("copy_link")),
            (all.tags("label")[0].tags("span")[0].text(), say("sort")),
        ];
        for (button, field) in all.parts("view")[0]
            .tags("button")
            .iter()
            .zip(["grid_view", "list_view"])
        {
            let name = button.get("aria-label").unwrap_or_default().to_owned();
            said.push((name, say(field)));
        }
        let names = all.parts("facet");
        for (facet, field) in names.iter().zip(["section", "tags", "time"]) {
            said.push((text_of(facet, "name"), say(field)));
        }
        let filter = language.say(
            "chosen_filter",
            &[("facet", &say("tags")), ("value", "images")],
        );
        said.push((
            attribute_of(&all, "tag", "aria-label"),
            language.say("filter_by", &[("what", &filter)]),
        ));
        let mixed = paint(&cards_to(&["/x", "https://a.example/"]), &[lang], "");
        let mut texts = Vec::new();
        mixed.all(&|it| it.get("id") == Some("gg-external"), &mut texts);
        said.push((texts[0].text(), say("external_link")));
        let new = on_day(view(CONTROLS, &[lang], ""), "2024-01-03");
        said.push((text_of(&parse(&html(new)), "new"), say("new")));
        let times: Vec<String> = names[2].tags("bdi").iter().map(|it| it.text()).collect();
        said.push((
            times[0].clone(),
            language.count("up_to_minutes", 20, &[("n", "20")]),
        ));
        said.push((
            times[1].clone(),
            language.count("over_minutes", 60, &[("n", "60")]),
        ));
        let orders = [
            "sort_by_page",
            "sort_by_title",
            "sort_by_weight",
            "sort_by_date",
        ];
        for (option, field) in all.tags("option").iter().zip(orders) {
            said.push((option.text(), say(field)));
        }
        let search = all.parts("search")[0];
        for name in ["aria-label", "placeholder"] {
            let label = search.get(name).unwrap_or_default().to_owned();
            said.push((label, language.count("search_guides", 3, &[("n", "3")])));
        }

        let found = paint(
            CONTROLS,
            &attributes,
            "guides=orchestratoin&guides-tags=compose",
        );
        let tags = say("tags");
        let chip = language.say("chosen_filter", &[("facet", &tags), ("value", "compose")]);
        let correction = [("typed", "orchestratoin"), ("meant", "orchestration")];
        let some = [("n", "1"), ("total", "3")];
        let counted = match language.tag {
            "fr" | "it" => 1,
            _ => 3,
        };
        said.extend([
            (
                attribute_of(&found, "erase", "aria-label"),
                say("clear_search"),
            ),
            (text_of(&found, "clear"), say("clear_all")),
            (
                attribute_of(&found, "chips", "aria-label"),
                say("chosen_filters"),
            ),
            (text_of(&found, "chip"), chip.clone()),
            (
                attribute_of(&found, "chip", "aria-label"),
                language.say("remove_filter", &[("what", &chip)]),
            ),
            (
                text_of(&found, "correction"),
                language.say("correction", &correction),
            ),
            (
                text_of(&found, "status"),
                language.count("guides_of_total", counted, &some)
                    + &language.say("correction", &correction),
            ),
            (
                text_of(&found, "through"),
                language.say("found_by_keyword", &[("what", "[orchestration]")]),
            ),
            (found.tags("option")[0].text(), say("sort_by_relevance")),
        ]);

        let nothing = paint(
            CONTROLS,
            &attributes,
            "guides=orchestration&guides-tags=images",
        );
        let guides = language.count("guides", 1, &[("n", "1")]);
        let images = language.say("chosen_filter", &[("facet", &tags), ("value", "images")]);
        let filter = [("what", images.as_str()), ("guides", &guides)];
        let word = [("what", "orchestration"), ("guides", &guides)];
        let offers = nothing.parts("empty")[0].tags("li");
        let name = [("value", "Basics"), ("n", "2")];
        said.extend([
            (
                nothing.parts("empty")[0].tags("p")[0].text(),
                language.say("no_guides_match", &[("typed", "orchestration")]),
            ),
            (
                attribute_of(&all, "value", "aria-label"),
                language.count("value_with_guides", 2, &name),
            ),
            (offers[0].text(), language.say("without_filter", &filter)),
            (offers[1].text(), language.say("without_word", &word)),
        ]);
        for (at, (said, wanted)) in said.iter().enumerate() {
            assert_eq!(said, wanted, "{}: {at}", language.tag);
        }
    }
}

/// Compared literally, so that two English phrases cannot be swapped unnoticed.
#[test]
fn controls_say_what_they_do() {
    let attributes = [("sort-menu", ""), ("facets", "section tags time")];
    let found = paint(
        CONTROLS,
        &attributes,
        "guides=orchestratoin&guides-tags=compose",
    );
    for (class, name, expected) in [
        ("erase", "aria-label", "Clear search"),
        ("chips", "aria-label", "Active filters"),
        ("chip", "aria-label", "Remove filter Tags: compose"),
    ] {
        assert_eq!(attribute_of(&found, class, name), expected);
    }
    for (class, expected) in [
        ("fold", "Filters (1)"),
        ("clear", "Clear all"),
        ("chip", "Tags: compose"),
        (
            "correction",
            "Showing results for “orchestration” instead of “orchestratoin”",
        ),
        ("through", "Matches keyword: [orchestration]"),
    ] {
        assert_eq!(text_of(&found, class), expected);
    }
    let label = found.tags("label")[0];
    let texts = |tag: &str| -> Vec<String> { label.tags(tag).iter().map(|it| it.text()).collect() };
    assert_eq!(texts("span"), ["Sort by"]);
    assert_eq!(
        texts("option"),
        [
            "Best match",
            "Default order",
            "Title (A–Z)",
            "Recommended",
            "Newest first"
        ]
    );
    let nothing = paint(
        CONTROLS,
        &attributes,
        "guides=orchestration&guides-tags=images",
    );
    let offers = nothing.parts("empty")[0].tags("li");
    let offers: Vec<String> = offers.iter().map(|it| it.text()).collect();
    assert_eq!(
        offers,
        [
            "Remove Tags: images (1 guide)",
            "Search without “orchestration” (1 guide)",
        ]
    );
}

#[test]
fn what_to_leave_out_is_called_as_the_facet_calls_it() {
    let page = "{\"cards\": [{\"title\": \"Bread\", \"time\": \"5 min\", \"Skill_level\": \"Easy\"}, {\"title\": \"Cake\", \"time\": \"2 h\"}]}";
    let attributes = [("facets", "time skill_level")];
    for (query, expected) in [
        (
            "guides=cake&guides-time=10",
            vec![
                "Remove Time: Up to 10 min (1 guide)",
                "Search without “cake” (1 guide)",
            ],
        ),
        (
            "guides=cake&guides-skill_level=easy",
            vec![
                "Remove Skill level: Easy (1 guide)",
                "Search without “cake” (1 guide)",
            ],
        ),
        (
            "guides=cake&guides-time=10&guides-skill_level=easy",
            vec!["Search without “cake” (1 guide)"],
        ),
        (
            "guides-time=60+&guides-skill_level=easy",
            vec![
                "Remove Time: Over 60 min (1 guide)",
                "Remove Skill level: Easy (1 guide)",
            ],
        ),
    ] {
        let widget = paint(page, &attributes, query);
        let mut drops = Vec::new();
        widget.all(&|it| it.get("class") == Some("drop"), &mut drops);
        let said: Vec<String> = drops.iter().map(|it| it.text()).collect();
        assert_eq!(said, expected, "{query}");
    }
}

#[test]
fn counts_follow_the_rules_of_each_language() {
    for (tag, shown, total, expected) in [
        ("en", 1, 1, "1 guide"),
        ("en", 0, 0, "0 guides"),
        ("en", 14, 14, "14 guides"),
        ("en-GB", 5, 14, "5 of 14 guides"),
        ("en", 60, 60_000, "60 of 60,000 guides"),
        ("en", 0, 3, "0 of 3 guides"),
        ("de", 1, 1, "1 Anleitung"),
        ("fr", 0, 0, "0 guide"),
        ("fr", 2, 2, "2 guides"),
        ("fr", 1, 2, "1 guide sur 2"),
        ("fr", 2, 14, "2 guides sur 14"),
        ("en", 1, 2, "1 of 2 guides"),
        ("it", 1, 14, "1 guida su 14"),
        ("ru", 21, 21, "21 руководство"),
        ("ru", 22, 22, "22 руководства"),
        ("ru", 12, 12, "12 руководств"),
        ("ru", 1, 101, "1 из 101 руководства"),
        ("ru", 101, 103, "101 из 103 руководств"),
        ("he", 2, 2, "שני מדריכים"),
        ("he", 14, 14, "14 מדריכים"),
        ("zh-TW", 2, 14, "共 14 篇指南，顯示 2 篇"),
        ("pt-BR", 1247, 1247, "1.247 guias"),
        ("ja", 1, 14, "ガイド 14 件中 1 件"),
        ("zh-Hans-CN", 2, 2, "2 篇指南"),
        ("ar", 2, 2, "دليلان"),
        ("ar", 5, 5, "5 أدلة"),
        ("ar", 11, 11, "11 دليلًا"),
        ("ar", 100, 100, "100 دليل"),
        ("ar", 103, 103, "103 أدلة"),
        ("xx", 2, 2, "2 guides"),
        ("", 2, 2, "2 guides"),
    ] {
        let said = language(tag).shown(shown, total);
        assert_eq!(said, expected, "{tag} {shown} {total}");
    }
}

#[test]
fn facets_and_their_values_are_named_for_readers() {
    for (tag, facet, value, name, label) in [
        ("en", "tags", "AI", "Tags", "AI"),
        ("en", "Section", "The basics", "Section", "The basics"),
        ("en", "time", "20", "Time", "Up to 20 min"),
        ("en", "time", "60+", "Time", "Over 60 min"),
        ("en", "time", "a while", "Time", "a while"),
        ("en", "skill_level", "20", "Skill level", "20"),
        ("en", "skillLevel", "x", "Skill level", "x"),
        ("en", "operating-system", "x", "Operating system", "x"),
        ("en", "OS", "x", "OS", "x"),
        ("de", "tags", "AI", "Schlagwörter", "AI"),
    ] {
        let language = language(tag);
        let named = (language.facet(facet), language.facet_value(facet, value));
        assert_eq!(
            (named.0.as_str(), named.1.as_str()),
            (name, label),
            "{facet}"
        );
    }
}

/// Every state that can be painted without a click.
fn every_state() -> Vec<String> {
    let hostile = hostile_page();
    let mut out = Vec::new();
    for page in [GUIDES, &hostile, "", "---\ngrid: 3\n---\n", "plain text"] {
        for attributes in [
            &[][..],
            &[
                ("diagnostics", "page"),
                ("sort-menu", ""),
                ("view-menu", ""),
                ("filters", "row"),
                ("limit", "2"),
            ],
            &[("lang", "ar"), ("facets", "none")],
        ] {
            for query in [
                "",
                "guides=image",
                "guides=imgae",
                "guides=image&guides-tags=compose",
                "guides=%3Cb%3E",
                "guides=<script>",
                "guides-section=basics",
            ] {
                out.push(html(view(page, attributes, query)));
            }
        }
    }
    out
}

const HOSTILE: [&str; 6] = [
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</li></ul><script>alert(1)</script>",
    "<b style=\"color:red\">",
    "javascript:alert(1)",
];

/// A page with every hostile string in every field.
fn hostile_page() -> String {
    let cards: Vec<String> = HOSTILE
        .iter()
        .map(|it| it.replace('\\', "\\\\").replace('"', "\\\""))
        .map(|it| format!("{{\"title\": \"{it}\", \"description\": \"{it} [x]({it}) `{it}`\", \"link\": \"{it}\", \"icon\": \"{it}\", \"image\": \"{it}\", \"tags\": [\"{it}\"], \"keywords\": [\"{it}\"], \"links\": [{{\"text\": \"{it}\", \"url\": \"{it}\"}}]}}"))
        .collect();
    format!("{{\"cards\": [{}]}}", cards.join(","))
}

#[test]
fn nothing_is_painted_that_a_strict_policy_forbids_or_that_nests_wrongly() {
    let nested = Html::parse_fragment("<a href=\"/a\"><a href=\"/b\">b</a></a>");
    assert!(!nested.errors.is_empty(), "wrong nesting is an error");
    for html in every_state() {
        let widget = parse(&html);
        let mut nodes = Vec::new();
        widget.all(&|it| !it.tag.is_empty(), &mut nodes);
        for node in nodes {
            for (name, value) in &node.attributes {
                assert!(
                    name != "style" && !name.starts_with("on"),
                    "{name} in {html}"
                );
                let script = value
                    .trim_start()
                    .to_ascii_lowercase()
                    .starts_with("javascript:");
                assert!(
                    !(script && ["href", "src", "srcset"].contains(&name.as_str())),
                    "{html}"
                );
            }
            let known = "div search p ul li section h1 h2 h3 h4 h5 h6 a mark code em strong bdi span button input select option label svg path img details summary slot";
            assert!(
                known.split(' ').any(|it| it == node.tag),
                "<{}> in {html}",
                node.tag
            );
            if node.tag == "a" {
                assert!(node.tags("a").is_empty(), "nested in {html}");
                assert!(
                    !node.text().trim().is_empty(),
                    "a link without a name in {html}"
                );
                assert!(
                    node.get("aria-label").is_none(),
                    "a link's name is its text: {html}"
                );
            }
            if node.tag == "button" {
                assert_eq!(node.get("type"), Some("button"), "{html}");
            }
        }
        let mut ids: Vec<&str> = Vec::new();
        let mut with_id = Vec::new();
        widget.all(&|it| it.get("id").is_some(), &mut with_id);
        for id in with_id.iter().filter_map(|it| it.get("id")) {
            assert!(!ids.contains(&id), "#{id} twice in {html}");
            ids.push(id);
        }
        let mut naming = Vec::new();
        widget.all(&|it| it.get("aria-labelledby").is_some(), &mut naming);
        for node in naming {
            assert!(
                ids.contains(&node.get("aria-labelledby").unwrap()),
                "{node:?}"
            );
        }
    }
}

#[test]
fn hostile_strings_are_painted_as_text() {
    let page = hostile_page();
    let found = view(&page, &[], "");
    let cards = &found.library.clone().catalog.cards;
    assert_eq!(cards.len(), HOSTILE.len());
    let widget = parse(&html(found));
    for (title, card) in widget.parts("title").iter().zip(cards) {
        assert_eq!(title.text(), card.title.text);
    }
    for (description, card) in widget.parts("description").iter().zip(cards) {
        assert_eq!(description.text(), card.description.text);
    }
}

#[test]
fn every_part_is_painted_in_some_state_and_listed_in_the_style_sheet() {
    let listed = style::INDEX
        .split_once("::part():")
        .and_then(|it| it.1.split_once('.'));
    let (listed, _) = listed.expect("a list of parts");
    let listed: Vec<&str> = listed.split_whitespace().collect();
    let design = "toolbar search facet value view copy chip clear status section heading introduction grid card title description eyebrow fact icon image new tag more empty problem";
    assert_eq!(listed.join(" "), design);
    let page = "{\"cards\": [{\"title\": \"One\", \"icon\": \"🐍\", \"image\": \"/i.png\"}]}";
    let mut html = every_state().concat();
    html.push_str(&self::html(view(page, &[], "")));
    html.push_str(&self::html(on_day(view(CONTROLS, &[], ""), "2024-01-03")));
    for part in &listed {
        assert!(html.contains(&format!("part=\"{part}\"")), "{part}");
    }
    for (_, after) in html
        .match_indices("part=\"")
        .map(|it| html.split_at(it.0 + 6))
    {
        let part = after.split('"').next().unwrap();
        assert!(listed.contains(&part), "{part} is not listed");
    }
}

#[test]
fn every_property_that_is_used_is_listed() {
    let names = |text: &str| -> Vec<String> {
        let ends = |c: char| !(c.is_ascii_lowercase() || c == '-');
        let mut names: Vec<String> = text
            .split("--guide-grid-")
            .skip(1)
            .filter_map(|it| it.split(ends).next())
            .map(str::to_owned)
            .collect();
        names.sort();
        names.dedup();
        names
    };
    assert_eq!(names(style::INDEX), names(style::RULES));
    assert!(!style::RULES.contains("url("), "nothing is loaded");
}

#[test]
fn every_number_of_columns_has_a_rule() {
    for columns in 1..=12 {
        let value = columns.to_string();
        let rule = format!(".grid[data-columns=\"{value}\"] {{\n  --columns: {value};\n}}");
        assert!(style::RULES.contains(&rule), "{rule}");
        let widget = paint(GUIDES, &[("columns", &value)], "");
        let grid = widget.parts("grid")[0];
        assert_eq!(grid.get("data-columns"), Some(value.as_str()));
    }
}

#[test]
fn icons_are_found_by_address_character_or_name() {
    let page = "{\"cards\": [{\"title\": \"A\", \"icon\": \"/a.svg\"}, {\"title\": \"B\", \"icon\": \"🐍\"}, {\"title\": \"C\", \"icon\": \"menu_book\"}]}";
    for (icons, expected) in [
        (&[][..], vec!["/a.svg", "🐍"]),
        (
            &[("icons", "/icons/{name}.svg")],
            vec!["/a.svg", "🐍", "/icons/menu_book.svg"],
        ),
        (&[("icons", "/icons/")], vec!["/a.svg", "🐍"]),
        (&[("icons", "javascript:{name}")], vec!["/a.svg", "🐍"]),
    ] {
        let widget = paint(page, icons, "");
        let found: Vec<String> = widget
            .parts("icon")
            .iter()
            .map(|it| it.get("src").map_or_else(|| it.text(), str::to_owned))
            .collect();
        assert_eq!(found, expected, "{icons:?}");
    }
}

/// The classes and addresses of all pictures.
fn pictures(widget: &Node) -> Vec<(&str, Option<&str>)> {
    let images = widget.tags("img").into_iter();
    images
        .map(|it| (it.get("class").unwrap_or_default(), it.get("src")))
        .collect()
}

#[test]
fn an_icon_by_name_has_the_colour_of_the_text_and_one_by_address_its_own() {
    let page = "{\"cards\": [{\"title\": \"A\", \"icon\": \"/a.svg\"}, {\"title\": \"B\", \"icon\": \"menu_book\"}]}";
    let widget = paint(page, &[("icons", "/{name}.svg")], "");
    let expected = [
        ("icon", Some("/a.svg")),
        ("icon ink", Some("/menu_book.svg")),
    ];
    assert_eq!(pictures(&widget), expected);
}

#[test]
fn pictures_are_loaded_when_they_come_near_and_have_their_size_before() {
    let page = "{\"cards\": [{\"title\": \"A\", \"image\": {\"src\": \"/a.png\", \"width\": 320, \"height\": 180}},
        {\"title\": \"B\", \"image\": {\"light\": \"/light.png\", \"dark\": \"/dark.png\", \"width\": 16, \"height\": 9}},
        {\"title\": \"C\", \"image\": \"/one.png\", \"icon\": \"/icon.svg\"}]}";
    let widget = paint(page, &[], "");
    let pictures = widget.tags("img");
    let found: Vec<_> = pictures
        .iter()
        .map(|it| (it.get("width"), it.get("height")))
        .collect();
    // Before the page's scheme is known, the space of the second one is kept; the style sheet keeps that of the others.
    let expected = [
        (Some("320"), Some("180")),
        (Some("16"), Some("9")),
        (None, None),
        (None, None),
    ];
    assert_eq!(found, expected);
    for picture in pictures {
        assert_eq!(picture.get("loading"), Some("lazy"), "{picture:?}");
        assert_eq!(picture.get("decoding"), Some("async"), "{picture:?}");
    }
}

#[test]
fn of_two_pictures_the_one_for_the_page_is_loaded() {
    let page = "{\"cards\": [{\"title\": \"A\", \"image\": {\"light\": \"/light.png\", \"dark\": \"/dark.png\"}}, {\"title\": \"B\", \"image\": \"/one.png\"}]}";
    for (scheme, expected) in [
        (None, None),
        (Some(Scheme::Light), Some("/light.png")),
        (Some(Scheme::Dark), Some("/dark.png")),
    ] {
        let view = view(page, &[], "");
        let view = view.in_surroundings(Surroundings {
            scheme,
            ..view.surroundings
        });
        let widget = parse(&html(view));
        let expected = [("image", expected), ("image", Some("/one.png"))];
        assert_eq!(pictures(&widget), expected, "{scheme:?}");
    }
}

/// The view on a day.
fn on_day(view: View, today: &str) -> View {
    let today = Date::parse(today).map(|it| it.day);
    view.in_surroundings(Surroundings {
        today,
        ..view.surroundings
    })
}

#[test]
fn a_guide_is_new_for_some_days_after_its_date() {
    let page = |date: &str| format!("---\nguides:\n- title: One\n{date}- title: Two\n---\n");
    let (written, today) = ("  date: 2026-11-01\n", "2026-12-01");
    for (date, today, attributes, expected) in [
        (written, "2026-11-01", &[][..], 1),
        (written, "2026-11-30", &[], 1),
        (written, today, &[], 1),
        (written, "2026-12-02", &[], 0),
        (written, "2026-10-31", &[], 0),
        (written, "2027-11-01", &[], 0),
        ("", today, &[], 0),
        ("  date: yesterday\n", today, &[], 0),
        (written, today, &[("new", "off")], 0),
        (written, today, &[("new", "29")], 0),
        (written, "2026-12-02", &[("new", "31")], 1),
    ] {
        let view = on_day(view(&page(date), attributes, ""), today);
        let widget = parse(&html(view));
        let marks: Vec<String> = widget.parts("new").iter().map(|it| it.text()).collect();
        let expected = vec!["New".to_owned(); expected];
        assert_eq!(marks, expected, "{date:?} on {today} {attributes:?}");
        assert_eq!(
            widget.parts("title")[0].text(),
            "One",
            "no part of the title"
        );
    }
}

#[test]
fn cards_name_their_section_where_no_heading_does() {
    for (attributes, query, expected) in [
        (&[][..], "", &[][..]),
        (&[], "guides=compose", &["Basics"]),
        (
            &[("sort", "title")],
            "",
            &["More", "More", "Basics", "Basics", "Basics"],
        ),
    ] {
        let widget = paint(GUIDES, attributes, query);
        let sections = widget.parts("eyebrow").into_iter();
        let sections: Vec<String> = sections.map(Node::text).collect();
        assert_eq!(sections, expected, "{attributes:?} {query}");
    }
}

/// Cards that lead to these addresses.
fn cards_to(links: &[&str]) -> String {
    let card = |(nth, link): (usize, &&str)| format!("- title: T{nth}\n  link: {link}\n");
    let cards: String = links.iter().enumerate().map(card).collect();
    format!("---\ncards:\n{cards}---\n")
}

#[test]
fn links_that_leave_the_site_have_a_mark_where_others_do_not() {
    let (away, other, own) = ("https://a.example/x", "https://b.example/", "/x");
    for (links, attributes, expected) in [
        (&[own, own][..], &[][..], 0),
        (&[away, other], &[], 0),
        (&[away, other, own], &[], 2),
        (&[own, away, "mailto:a@example.org"], &[], 1),
        (&[own, away], &[("external", "off")], 0),
        (&[own, away], &[("external", "on")], 1),
    ] {
        let widget = paint(&cards_to(links), attributes, "");
        let count = |name: &str| {
            let mut found = Vec::new();
            widget.all(&|it| it.get(name).is_some(), &mut found);
            found.len()
        };
        let counts = (count("data-leaves"), count("aria-describedby"));
        assert_eq!(counts, (expected, expected), "{links:?} {attributes:?}");
        let mut texts = Vec::new();
        widget.all(&|it| it.get("id") == Some("gg-external"), &mut texts);
        let texts: Vec<String> = texts.iter().map(|it| it.text()).collect();
        let spoken = (expected > 0).then(|| "external link".to_owned());
        assert_eq!(texts, Vec::from_iter(spoken), "{links:?} {attributes:?}");
    }
}

#[test]
fn tags_of_an_offered_facet_are_buttons() {
    let page = "---\nguides:\n- title: One\n  tags: [Red, blue]\n  time: 5 min\n  level: easy\n  kind: [a]\n- title: Two\n  tags: [red]\n---\n";
    let tags = |attributes: &[(&str, &str)], query: &str| -> Vec<String> {
        let widget = paint(page, attributes, query);
        let tags = widget.parts("tag").into_iter();
        tags.map(|it| match it.get("aria-label") {
            Some(label) => format!("{label}, {}", it.get("aria-pressed").unwrap_or_default()),
            None => format!("only text: {}", it.text()),
        })
        .collect()
    };
    let (no, yes) = ("Filter by Tags: Red, false", "Filter by Tags: Red, true");
    let blue = "Filter by Tags: blue, false";
    let lower = |label: &str| label.replace("Red", "red");
    assert_eq!(tags(&[], ""), [no, blue, &lower(no)]);
    assert_eq!(
        tags(&[], "guides-tags=red"),
        [yes, blue, &lower(yes)],
        "however it is written"
    );
    assert_eq!(
        tags(&[("facets", "none")], ""),
        ["only text: Red", "only text: blue", "only text: red"],
        "without a facet there is nothing to filter by"
    );
    assert_eq!(
        tags(&[("facets", "tags kind")], ""),
        [no, blue, "only text: a", &lower(no)],
        "a facet with one value is not offered"
    );
}

#[test]
fn facts_come_before_tags_with_their_names() {
    let page = "---\nguides:\n- title: One\n  tags: [red]\n  Level: easy\n  time: 5 min\n---\n";
    let widget = paint(page, &[], "");
    let facts = widget.parts("fact").into_iter();
    let facts: Vec<_> = facts.map(|it| (it.get("data-fact"), it.text())).collect();
    let expected = [
        (Some("level"), "easy".to_owned()),
        (Some("time"), "5 min".to_owned()),
    ];
    assert_eq!(facts, expected);
    assert_eq!(text_of(&widget, "details").trim_end(), "easy 5 min red");
}

#[test]
fn where_nothing_is_found_there_is_a_way_on() {
    for (query, expected) in [
        ("guides=nonsense", "Clear search"),
        ("guides=nonsense&guides-tags=compose", "Clear all"),
    ] {
        let widget = paint(GUIDES, &[], query);
        let empty = widget.parts("empty")[0];
        let last = empty.tags("button").pop().expect("a button");
        assert_eq!(last.text(), expected, "{query}");
        let slot = empty.tags("slot")[0].get("name");
        assert_eq!(slot, Some("empty"), "the owner's own");
    }
}

#[test]
fn the_state_obeys_its_laws() {
    let choice = |value: &str| Choice {
        facet: "tags".into(),
        value: value.into(),
    };
    let start = State::new(Query::default(), 60);
    let actions = [
        Action::Type("image".into()),
        Action::Toggle(choice("a")),
        Action::Toggle(choice("b")),
        Action::Sort(Some(Sort::Title)),
        Action::More,
        Action::Layout(Layout::List),
    ];
    let all = State::new(Query::default(), usize::MAX);
    let mut states = vec![start.clone(), all];
    for action in &actions {
        for at in 0..states.len() {
            states.push(states[at].reduce(action.clone(), 60));
        }
    }
    for state in &states {
        let twice = |action: Action| state.reduce(action.clone(), 60).reduce(action, 60);
        let chosen = state.query.choices.contains(&choice("c"));
        assert!(!chosen);
        assert_eq!(
            twice(Action::Toggle(choice("c"))).query,
            state.query,
            "choosing twice changes nothing"
        );
        assert_eq!(
            twice(Action::Type("x".into())),
            state.reduce(Action::Type("x".into()), 60),
            "typing is idempotent"
        );
        assert_eq!(
            state.reduce(Action::Erase, 60),
            state.reduce(Action::Type(String::new()), 60),
            "emptying the box is the same as typing nothing"
        );
        let cleared = state.reduce(Action::Clear, 60);
        assert!(cleared.query.is_empty(), "clearing leaves nothing");
        assert_eq!(
            cleared.query.sort, state.query.sort,
            "clearing keeps the order"
        );
        assert_eq!(
            state.reduce(Action::Replace(Query::default()), 60).query,
            start.query,
            "replacing resets everything else"
        );
        assert_eq!(
            state.reduce(Action::More, 60).query,
            state.query,
            "showing more does not change the query"
        );
        assert!(state.reduce(Action::More, 60).painted >= state.painted);
        let arranged = state.reduce(Action::Layout(Layout::Grid), 60);
        assert_eq!(
            arranged,
            State {
                layout: Some(Layout::Grid),
                ..state.clone()
            },
            "another layout changes nothing else"
        );
        for action in &actions {
            let layout = match action {
                Action::Layout(layout) => Some(*layout),
                _ => state.layout,
            };
            assert_eq!(state.reduce(action.clone(), 60).layout, layout);
        }
        assert_eq!(
            state.with_query(Query::default(), 60).layout,
            state.layout,
            "another entry of the history keeps the layout"
        );
        let same = Action::Replace(state.query.clone());
        assert_eq!(
            &state.reduce(same, 60),
            state,
            "the same query is no change"
        );
        let answer = state.reduce(Action::Toggle(choice("c")), 60);
        assert!(
            (1..60).contains(&answer.painted),
            "a new query starts at the top, with as many cards as a screen needs"
        );
        assert_eq!(answer.complete(60), 60);
        assert_eq!(
            answer.cards(14, 60),
            14,
            "a remainder of two cards is rendered at once"
        );
        assert_eq!(answer.cards(100, 60), answer.painted);
        assert_eq!(answer.cards(3, 60), 3);
        let screens = std::iter::successors(Some(answer), |it| {
            let painted = it.fuller(60);
            (painted > it.painted).then(|| State {
                painted,
                ..it.clone()
            })
        });
        assert_eq!(screens.last().map(|it| it.painted), Some(60));
        assert_eq!(state.reduce(Action::Toggle(choice("c")), 5).painted, 5);
    }
}

#[test]
fn the_layout_is_the_readers_where_there_is_a_choice_and_else_the_authors() {
    let (menu, grid, list) = (("view-menu", ""), ("view", "grid"), ("view", "list"));
    for (attributes, chosen, expected) in [
        (vec![], None, "grid"),
        (vec![list], None, "list"),
        (vec![list, menu], None, "list"),
        (vec![list, menu], Some(Layout::Grid), "grid"),
        (vec![grid, menu], Some(Layout::List), "list"),
        (vec![("view-menu", "off")], Some(Layout::List), "grid"),
        (vec![list], Some(Layout::Grid), "list"),
    ] {
        let mut view = view(GUIDES, &attributes, "");
        view.state.layout = chosen;
        let widget = parse(&html(view));
        let layout = attribute_of(&widget, "results", "data-layout");
        assert_eq!(layout, expected, "{attributes:?}, {chosen:?}");
    }
}

#[test]
fn unknown_values_of_attributes_give_diagnostics_and_change_nothing() {
    let usual = Settings::default();
    for (name, value, diagnostic) in [
        ("columns", "3", None),
        ("columns", "", None),
        (
            "columns",
            "many",
            Some("columns=\"many\" is not valid: expected a whole number from 1 to 12; using 3"),
        ),
        (
            "columns",
            "13",
            Some("columns=\"13\" is not valid: expected a whole number from 1 to 12; using 3"),
        ),
        (
            "heading-level",
            "6",
            Some("heading-level=\"6\" is not valid: expected a whole number from 1 to 5; using 2"),
        ),
        (
            "limit",
            "0",
            Some(
                "limit=\"0\" is not valid: expected a whole number from 1 to 100000 or all; using 60",
            ),
        ),
        (
            "search",
            "yes",
            Some("search=\"yes\" is not valid: expected one of on, off; using on"),
        ),
        ("search", " ON ", None),
        ("url-state", "QUERY", None),
        ("loading", "Lazy", None),
        (
            "loading",
            "egar",
            Some("loading=\"egar\" is not valid: expected one of lazy, eager; using lazy"),
        ),
        (
            "sort",
            "size",
            Some(
                "sort=\"size\" is not valid: expected one of page, title, weight, date; using page",
            ),
        ),
        ("view", "Grid", None),
        (
            "view",
            "table",
            Some("view=\"table\" is not valid: expected one of grid, list; using grid"),
        ),
        (
            "icons",
            "/icons",
            Some(
                "icons=\"/icons\" is not valid: expected an address with {name} in it; showing no icons that are only named",
            ),
        ),
        (
            "url-state",
            "path",
            Some("url-state=\"path\" is not valid: expected one of query, hash, off; using query"),
        ),
        (
            "diagnostics",
            "loud",
            Some(
                "diagnostics=\"loud\" is not valid: expected one of console, page, off; using console",
            ),
        ),
    ] {
        let (settings, diagnostics) = Settings::read(|it| (it == name).then(|| value.to_owned()));
        assert_eq!(settings, usual, "{name}={value}");
        let said: Vec<String> = diagnostics
            .iter()
            .map(|it| format!("{}; {}", it.found, it.right))
            .collect();
        assert_eq!(
            said.first().map(String::as_str),
            diagnostic,
            "{name}={value}"
        );
        assert!(diagnostics.iter().all(|it| it.code == "attribute"));
    }
}

#[test]
fn the_search_box_shows_its_key_until_something_is_typed() {
    for (key, query, spoken, shown) in [
        ("", "", "", 0),
        ("/", "", "/", 1),
        ("+", "", "Plus", 1),
        ("/", "guides=image", "/", 0),
    ] {
        let widget = paint(GUIDES, &[("shortcut", key)], query);
        let field = widget.parts("search")[0];
        let said = field.get("aria-keyshortcuts").unwrap_or_default();
        assert_eq!(said, spoken, "{key} {query}");
        let keys = widget.tags("kbd");
        assert_eq!(keys.len(), shown, "{key} {query}");
        assert!(keys.iter().all(|it| it.text() == key));
    }
}

#[test]
fn lists_in_attributes_are_separated_by_spaces_or_commas() {
    for (value, expected) in [
        ("section tags", vec!["section", "tags"]),
        ("level,  time", vec!["level", "time"]),
        ("none", vec![]),
        ("", vec!["page", "section", "tags"]),
        ("level(a, b c) tags", vec!["level", "tags"]),
        ("tags level( , )", vec!["tags", "level"]),
        ("(a, b)", vec!["page", "section", "tags"]),
        ("level(a, b", vec!["level"]),
    ] {
        assert_eq!(settings(&[("facets", value)]).facets, expected, "{value}");
    }
    for (value, expected) in [
        ("level tags", vec![]),
        ("level( , )", vec![]),
        ("(a, b)", vec![]),
        ("level(a, b", vec!["level: a|b"]),
        (
            "tags level(Getting started,pro), size (S)",
            vec!["level: Getting started|pro", "size: S"],
        ),
    ] {
        let orders = settings(&[("facets", value)]).value_orders;
        let orders: Vec<_> = orders
            .iter()
            .map(|it| format!("{}: {}", it.facet, it.values.join("|")))
            .collect();
        assert_eq!(orders, expected, "{value}");
    }
    let read = settings(&[
        ("sort", "title sort-menu"),
        ("name", " tutorials "),
        ("shortcut", "/"),
    ]);
    assert_eq!(
        (read.sort, read.name.as_str(), read.shortcut.as_deref()),
        (Sort::Title, "tutorials", Some("/"))
    );
    assert_eq!(settings(&[]).name, "guides");
    assert_eq!(read.sort_menu, settings(&[("sort-menu", "")]).sort_menu);
    for sort in Sort::ALL {
        assert_eq!(settings(&[("sort", sort.as_str())]).sort, sort);
    }
}

#[test]
#[ignore = "needs the data beside the project"]
fn the_seed_page_has_three_sections_and_fourteen_cards() {
    let widget = paint(&corpora::seed(), &[], "");
    let headings: Vec<String> = widget.parts("heading").iter().map(|it| it.text()).collect();
    assert_eq!(
        headings,
        ["The basics", "Building images", "Running containers"]
    );
    let links = widget
        .parts("title")
        .iter()
        .map(|it| it.tags("a").len())
        .sum::<usize>();
    assert_eq!((widget.parts("card").len(), links), (14, 14));
    assert_eq!(widget.parts("status")[0].text(), "14 guides");
    assert_eq!(widget.tags("code")[0].text(), "docker run");
}
