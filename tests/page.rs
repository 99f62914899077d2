//! What is read from pages: real pages compared with another reader's results, and fixtures with one peculiarity each.

#![cfg(not(target_os = "unknown"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test reports what is wrong by failing"
)]

mod corpora;

use guide_grid_core::catalog::{Catalog, Format, Icon, NativeUnicode, Prose, SafeUrl};
use guide_grid_core::source::Diagnostic;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Pages for which the other reader's results (`expected.json`) are not followed, and why.
const DIFFERENT: &[(&str, &str)] = &[
    (
        "en/docsdevbr-pt__manuals__projects___index.md",
        "the page says /projects/open/; the other reader lost \"open/\"",
    ),
    (
        "en/hugodocker-d7f77ad___index.md",
        "a paired grid with six card shortcodes, which the other reader does not count",
    ),
    (
        "en/hugodocker-d644089___index.md",
        "{ .text-center } is an attribute of the heading, not its text",
    ),
    (
        "en/docker-docs-via-ja-66a6ca4__scout___index.md",
        "a shortcode in a title is not part of it",
    ),
    (
        "ja/matsuand-ja-66a6ca4___index.md",
        "the page has no body, so its list is shown; the other reader calls it unreferenced",
    ),
    (
        "en/docker-docs-via-ja-66a6ca4___index.md",
        "no body, as above",
    ),
    ("en/docker-docs-5ed1d65___index.md", "no body, as above"),
];

/// Headings, grids and cards as lines in a form that both results can be converted to; texts as a reader sees them.
fn lines_of(catalog: &Catalog) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &catalog.sections {
        let heading = section.heading.as_ref();
        let text = heading.map_or("", |it| it.text.text.as_str());
        let level = heading.map_or(0, |it| it.level);
        lines.push(format!("grid {} | {text} | {level}", section.key));
        for card in &catalog.cards[section.cards.clone()] {
            let icon = match card.icon.as_deref() {
                Some(Icon::Address(url)) => url.as_str(),
                Some(Icon::Emoji(text) | Icon::Name(text)) => text,
                None => "",
            };
            let link = card.link.as_ref().map_or("", SafeUrl::as_str);
            let (title, description) = (&card.title.text, &card.description.text);
            lines.push(format!("{title} | {link} | {icon} | {description}"));
        }
    }
    lines
}

fn lines_expected(page: &Value) -> Vec<String> {
    let mut cards = page["cards"].as_array().into_iter().flatten();
    let mut lines = Vec::new();
    let plain = |value: &Value| Prose::markdown(value.as_str().unwrap_or(""), &NativeUnicode).text;
    for grid in page["grids"].as_array().into_iter().flatten() {
        let count = grid["cards"].as_u64().unwrap_or(0) as usize;
        if count == 0 {
            continue;
        }
        let key = grid["items"].as_str().unwrap_or("");
        let level = grid["level"].as_u64().unwrap_or(0);
        lines.push(format!(
            "grid {key} | {} | {level}",
            plain(&grid["heading"])
        ));
        for card in cards.by_ref().take(count) {
            let text = |name: &str| card[name].as_str().unwrap_or("").trim();
            lines.push(format!(
                "{} | {} | {} | {}",
                plain(&card["title"]),
                text("link"),
                text("icon"),
                plain(&card["description"])
            ));
        }
    }
    lines
}

#[test]
#[ignore = "needs the data beside the project"]
fn real_pages_give_what_another_reader_found() {
    let expected = corpora::json("docker-grid-pages/expected.json");
    let pages = expected.as_object().expect("an object of pages");
    assert!(pages.len() > 60);
    for (name, page) in pages {
        let text = corpora::text(&format!("docker-grid-pages/{name}"));
        let (catalog, _) = Catalog::read(&text, Format::Page);
        let (found, expected) = (lines_of(&catalog), lines_expected(page));
        match DIFFERENT.iter().find(|(page, _)| page == name) {
            Some((_, reason)) => {
                assert_ne!(found, expected, "{name} is no longer different: {reason}")
            }
            None => assert_eq!(found, expected, "{name}"),
        }
    }
}

#[test]
#[ignore = "needs the data beside the project"]
fn shortcodes_are_errors_exactly_where_hugo_says_so() {
    let inputs = corpora::json("yaml/hugo-lexer.json");
    for row in inputs["shortcodes"].as_array().expect("rows") {
        let (name, input) = (
            row["name"].as_str().expect("a name"),
            row["input"].as_str().expect("an input"),
        );
        let (_, diagnostics) = Catalog::read(&format!("---\ntitle: x\n---\n{input}"), Format::Page);
        let is_error = diagnostics
            .iter()
            .any(|it| matches!(it.code, "shortcode-syntax" | "shortcode-not-open"));
        let expected = row["hugo_expects"]
            .as_str()
            .is_some_and(|it| it.starts_with("error"));
        assert_eq!(is_error, expected, "{name}: {input}: {diagnostics:?}");
    }
}

/// `tests/pages` holds pages, and beside each what `guide-grid json` prints for it; `UPDATE_PAGES=1` writes these files again.
#[test]
fn fixture_pages_give_the_catalogue_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let update = std::env::var_os("UPDATE_PAGES").is_some();
    let mut count = 0;
    for entry in std::fs::read_dir(&folder)
        .expect("the folder of fixtures")
        .flatten()
    {
        let page = entry.path();
        if !["md", "yaml", "data"]
            .iter()
            .any(|it| page.extension().is_some_and(|end| end == *it))
        {
            continue;
        }
        count += 1;
        let output = Command::new(env!("CARGO_BIN_EXE_guide-grid"))
            .arg("json")
            .arg(&page)
            .output()
            .expect("the command runs");
        let found = String::from_utf8(output.stdout).expect("UTF-8");
        let beside = page.with_extension("json");
        if update {
            std::fs::write(&beside, &found).expect("the fixture can be written");
        }
        let expected = std::fs::read_to_string(&beside)
            .unwrap_or_else(|it| panic!("{}: {it}", beside.display()));
        assert_eq!(found, expected, "{}", page.display());
    }
    assert!(count >= 20, "only {count} fixtures");
}

/// An error costs as much in a long text, which is read in pieces, as in a text that is read as a whole.
#[test]
fn long_texts_with_errors_mean_the_same_in_pieces_as_in_one() {
    let far = "and very far away ".repeat(9);
    let card = |n: usize| format!("{{\"title\": \"Card {n}\", \"description\": \"{far}\"}}");
    let cards = |bad: &str| -> String {
        let card = |n: usize| if n == 900 { bad.to_owned() } else { card(n) };
        (0..1_800).map(card).collect::<Vec<_>>().join(",\n    ")
    };
    let block = |bad: &str| format!("    - {}\n", cards(bad).replace(",\n    ", "\n    - "));
    let mut rows = Vec::new();
    for (bad, left) in [
        ("title: A: b", 1_799),
        ("title: @b", 1_799),
        ("title: A\n\tlink: x", 1_799),
        ("title: A\n    link: x", 1_800),
        ("title: \"A", 1_799),
        ("{title: A", 1_799),
        ("title: *no", 1_799),
        ("title: \"\\q\"", 1_799),
        ("link: /x/", 1_799),
        ("text", 1_799),
    ] {
        let list = block(bad);
        rows.push((
            Format::Yaml,
            "---\n",
            format!("a: b\none:\n{list}c: d\n"),
            left,
        ));
        let params = format!("params:\n  one:\n{list}c: d\n");
        rows.push((Format::Yaml, "---\n", params, left));
    }
    for (bad, left) in [
        ("{\"title\": \"A\", title: \"B\"}", 900),
        ("{\"title\": \"A\"} {\"title\": \"B\"}", 901),
        ("{\"title\": \"A\", \"x\": [1}", 900),
        ("/* none */ {\"title\": \"A\",}", 1_800),
        ("nothing", 900),
    ] {
        let list = cards(bad);
        for end in ["]", ",]", "] more", "", ", /* more */"] {
            rows.push((Format::Json, "/* */", format!("[{list}{end}"), left));
            let map = format!("{{\"one\": [{list}{end}, \"b\": 1}}");
            rows.push((Format::Json, "/* */", map, left));
        }
    }
    for (format, start, text, left) in rows {
        let broken = text.replace(&far, "far");
        let (in_pieces, diagnostics) = Catalog::read(&text, format);
        let (whole, others) = Catalog::read(&format!("{start}{text}"), format);
        assert_eq!(in_pieces.cards.len(), left, "{}", &broken[..60]);
        assert!(in_pieces == whole, "{}", &broken[..60]);
        let reported = |of: &[Diagnostic]| -> Vec<_> {
            let of = of.iter().filter(|it| it.code != "json-comment");
            of.map(|it| (it.code, it.position.column)).collect()
        };
        assert_eq!(
            reported(&diagnostics),
            reported(&others),
            "{}",
            &broken[..60]
        );
    }
}

/// A catalog of which nothing says where in the page it comes from.
fn without_places(mut catalog: Catalog) -> Catalog {
    for section in &mut catalog.sections {
        section.places.clear();
    }
    catalog
}

#[test]
fn long_texts_mean_the_same_in_pieces_as_in_one() {
    let far = "and very far away ".repeat(9);
    let cards = |of: &str| -> String {
        let card = |n: usize| {
            let section = ["north", "south", ""][n % 3];
            format!(
                "{{\"title\": \"{of} {n} lies here\", \"section\": \"{section}\", \"description\": \"{far}\"}}"
            )
        };
        (0..1_500).map(card).collect::<Vec<_>>().join(",\n    ")
    };
    let (one, two) = (cards("One"), cards("Two"));
    let block = |cards: &str| format!("    - {}\n", cards.replace(",\n    ", "\n    - "));
    let lists = format!(
        "title: Far\none:\n{}params:\n  two:\n{}",
        block(&one),
        block(&two)
    );
    let grids = "## A {#a}\nText.\n{{< grid items=two >}}{{< card title=In >}}{{< /grid >}}\n## B\n{{< grid one >}}\n\
                 {{< card title=Own >}}\n{{< grid items=one cols=2 >}}\n{{< grid items=none >}}\n";
    // At the end, an alias of the anchor at the start.
    let lists = format!("{lists}y: *x\n");
    let two_again = format!("two:\n- title: Other\n{lists}two:\n- title: Last\n");
    // The start of each row forces the text to be read as a whole.
    let rows = [
        (Format::Json, "/* */", format!("[{one}]")),
        (
            Format::Json,
            "/* */",
            format!(
                "{{\"one\": [{one}], \"title\": \"Far\", \"params\": {{\"two\": [{two}], \"x\": 1}}}}"
            ),
        ),
        (Format::Yaml, "x: &x 1\n", lists.clone()),
        (Format::Yaml, "x: &x 1\n", two_again),
        (
            Format::Page,
            "---\nx: &x 1\n",
            format!("{lists}---\n{grids}"),
        ),
        (
            Format::Page,
            "---\nx: &x 1\n",
            format!("{lists}---\nNo shortcodes.\n"),
        ),
    ];
    for (format, start, text) in rows {
        let fence = if format == Format::Page { "---\n" } else { "" };
        let alone = text.replace("y: *x\n", "");
        let (in_pieces, diagnostics) = Catalog::read(&format!("{fence}{alone}"), format);
        let (whole, others) = Catalog::read(&format!("{start}{text}"), format);
        assert!(in_pieces.cards.len() >= 1_500);
        // The same shortcodes are at other places of the two texts.
        let [in_pieces, whole] = [in_pieces, whole].map(without_places);
        assert!(in_pieces == whole, "{}", &text[..60]);
        let codes = |of: &[Diagnostic]| -> Vec<_> {
            let of = of.iter().map(|it| it.code);
            of.filter(|it| *it != "json-comment").collect()
        };
        assert_eq!(codes(&diagnostics), codes(&others), "{}", &text[..60]);
    }
}
