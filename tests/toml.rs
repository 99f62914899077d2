//! Front matter in TOML, which the command line reads.

#![cfg(not(target_os = "unknown"))]
#![allow(
    clippy::expect_used,
    reason = "a test reports what is wrong by failing"
)]

use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::source::with_json_front_matter;

fn page(data: &str) -> String {
    format!("+++\n{data}+++\n{{{{< grid >}}}}\n")
}

#[test]
fn cards_are_read_as_from_yaml() {
    let toml = "title = 'Guides'\ndate = 2024-01-02\n[[grid]]\ntitle = \"A\"\nlink = '/a/'\nweight = 3_0\n\
                version = 3.10\ntags = [ 'x',\n'y' ]\ndate = 2024-01-02\n[[grid]]\ntitle = '''B'''\n\
                links = [{ text = 'C', url = '/c/' }]\n";
    let yaml = "title: Guides\ngrid:\n- title: A\n  link: /a/\n  weight: '3_0'\n  version: 3.10\n  tags: [x, y]\n  \
                date: 2024-01-02\n- title: B\n  links: [{text: C, url: /c/}]\n";
    let (found, diagnostics) = Catalog::read(&page(toml), Format::Page);
    let (expected, _) = Catalog::read(yaml, Format::Yaml);
    assert_eq!(found.cards, expected.cards);
    assert_eq!(found.title, expected.title);
    let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["card-weight"]);
}

#[test]
fn diagnostics_are_where_they_would_be_in_yaml() {
    let rows = [
        (
            "[[grid]]\ntitle = 'A'\nlink = \"javascript:é\"\n",
            "A",
            "4:9: error[unsafe-address]",
        ),
        (
            "[[grid]]\nlink = '/a/'\n",
            "",
            "3:1: error[card-without-title]",
        ),
        (
            "[[grid]]\ntitle = A\n[[grid]]\ntitle = 'B'\n",
            "A B",
            "3:9: error[toml-syntax]: this is not valid TOML (string values must be quoted",
        ),
        (
            "[[grid]]\ntitle = 'A'\nlink '/a/'\nweight\n[[grid]]\ntitle = 'B'\n",
            "A B",
            "4:6: error[toml-syntax]",
        ),
        (
            "[[grid]]\ntitle = \"\\é\"\n[[grid]]\ntitle = 'B'\n",
            "\\é B",
            "3:11: error[toml-syntax]",
        ),
        ("grid = 3\n", "", "1:1: error[no-cards]"),
    ];
    for (data, titles, expected) in rows {
        let (catalog, diagnostics) = Catalog::read(&page(data), Format::Page);
        let found: Vec<_> = catalog.cards.iter().map(|it| &*it.title.text).collect();
        assert_eq!(found.join(" "), titles, "{data}");
        let diagnostics: Vec<_> = diagnostics.iter().map(|it| it.to_string()).collect();
        let first = diagnostics.first().map_or("", |it| it);
        assert!(first.starts_with(expected), "{data}: {diagnostics:?}");
    }
}

#[test]
fn json_in_place_of_toml_gives_the_same_cards() {
    let page = page("title = 'A'\n[params]\nx = 1\n[[grid]]\ntitle = 'B {{'\ntags = ['c']\n");
    let json = with_json_front_matter(&page).expect("it is TOML");
    let format = Format::guess(&json);
    let read = |page: &str, format| Catalog::read(page, format).0;
    assert_eq!(read(&json, format).cards, read(&page, Format::Page).cards);
    let fenced = page
        .replacen("+++", "---toml", 1)
        .replacen("\n+++", "\n---", 1);
    assert_eq!(with_json_front_matter(&fenced), Some(json));
    assert_eq!(with_json_front_matter("---\na: b\n---\n"), None);
    assert_eq!(with_json_front_matter("{\"a\": 1}\n"), None);
    assert_eq!(with_json_front_matter("Text.\n"), None);
}
