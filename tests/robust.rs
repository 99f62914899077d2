//! Nothing that an author writes, or an attacker slips in, makes reading fail: no panic, no hang, nothing unsafe out.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod corpora;

use guide_grid_core::catalog::{Catalog, Format, Icon, MAX_CARDS, Prose, SafeUrl, Style, UrlUse};
use guide_grid_core::source::{Diagnostic, MAX_DIAGNOSTICS, Position};
use serde_json::json;

/// Reads `text`, and checks what holds for every text.
fn read(text: &str, format: Format) -> (Catalog, Vec<Diagnostic>) {
    let (catalog, diagnostics) = Catalog::read(text, format);
    let mut next = 0;
    for (number, section) in catalog.sections.iter().enumerate() {
        assert_eq!(
            section.cards.start, next,
            "sections share out the cards in order"
        );
        assert!(!section.cards.is_empty(), "a section has cards");
        next = section.cards.end;
        for card in &catalog.cards[section.cards.clone()] {
            assert_eq!(card.section, number);
            assert!(!card.title.is_invisible());
            check_prose(&card.title);
            check_prose(&card.description);
            let linked = card.links.iter().map(|it| &it.url).chain(&card.link);
            linked.for_each(|it| check_address(it, UrlUse::Link));
            let images = card
                .image
                .iter()
                .flat_map(|it| std::iter::once(&it.src).chain(&it.dark));
            images.for_each(|it| check_address(it, UrlUse::Image));
            if let Some(Icon::Address(url)) = card.icon.as_deref() {
                check_address(url, UrlUse::Image);
            }
        }
        section.introduction.iter().for_each(check_prose);
    }
    assert_eq!(next, catalog.cards.len(), "every card is in a section");
    let mut ids: Vec<_> = catalog
        .sections
        .iter()
        .filter_map(|it| it.heading.as_ref())
        .map(|it| (it.ordinal, &it.id))
        .collect();
    ids.sort();
    ids.dedup();
    let headings = ids.len();
    ids.sort_by_key(|it| it.1);
    ids.dedup_by_key(|it| it.1);
    assert_eq!(ids.len(), headings, "headings have ids of their own");
    assert!(diagnostics.len() <= MAX_DIAGNOSTICS + 1);
    for diagnostic in &diagnostics {
        assert!(
            text.get(diagnostic.span.range()).is_some(),
            "{diagnostic} is about no part of the text"
        );
        assert_eq!(
            diagnostic.position,
            Position::of(diagnostic.span.start, text),
            "{diagnostic}"
        );
    }
    (catalog, diagnostics)
}

fn check_prose(prose: &Prose) {
    let mut links_end = 0;
    for styled in &prose.styles {
        assert!(
            prose
                .text
                .get(styled.range.clone())
                .is_some_and(|it| !it.is_empty()),
            "{prose:?}"
        );
        if let Style::Link(url) = &styled.style {
            check_address(url, UrlUse::Link);
            assert!(
                styled.range.start >= links_end,
                "links do not nest: {prose:?}"
            );
            links_end = styled.range.end;
        }
    }
}

fn check_address(url: &SafeUrl, purpose: UrlUse) {
    assert_eq!(SafeUrl::parse(url.as_str(), purpose).as_ref(), Some(url));
    assert!(!url.as_str().to_ascii_lowercase().starts_with("javascript:"));
}

const FORMATS: [Format; 3] = [Format::Page, Format::Yaml, Format::Json];

/// Cases of `made/` with the titles that are left and the codes of the remarks, each once.
const MADE: &[(&str, &str, &str)] = &[
    ("bom", "Alpha | Beta", ""),
    ("bom-crlf", "Alpha | Beta", ""),
    ("latin1-byte", "Alpha | Beta", ""),
    ("bell-and-del", "Alpha | Beta", "control-character"),
    ("front-matter-only", "Alpha | Beta", ""),
    ("four-dashes-opening", "", "items-missing"),
    ("opening-trailing-tab", "Alpha | Beta", ""),
    ("opening-comment", "Alpha | Beta", ""),
    ("closing-trailing-space", "Alpha | Beta", ""),
    ("closing-five-dashes", "Alpha | Beta", ""),
    ("dashes-in-literal-block", "Alpha | Beta", ""),
    ("dashes-in-quoted-multiline", "Alpha | Beta", ""),
    ("thematic-breaks-in-body", "Alpha | Beta", ""),
    ("setext-heading-in-body", "Alpha | Beta", ""),
    ("whitespace-front-matter", "", "items-missing"),
    ("null-front-matter", "", "items-missing"),
    (
        "scalar-front-matter",
        "",
        "front-matter-no-map items-missing",
    ),
    ("toml", "", "front-matter-toml"),
    ("tab-indent", "", "yaml-tab"),
    ("tab-after-colon", "Alpha | Beta", ""),
    ("inconsistent-indent", "Alpha", "yaml-indent"),
    ("json-in-yaml", "Alpha | Beta", ""),
    ("duplicate-key-card", "Alpha | Beta", "duplicate-key"),
    ("duplicate-grid-key", "Gamma", "duplicate-key"),
    ("merge-key", "Alpha | Beta", ""),
    ("self-alias", "Alpha | Beta", "yaml-alias"),
    (
        "billion-laughs",
        "Alpha | Beta",
        "yaml-alias yaml-repetition",
    ),
    ("deep-flow-unclosed", "Alpha | Beta", "yaml-depth"),
    ("long-plain-scalar", "Alpha | Beta", ""),
    ("long-title", "LongLongLongLongLongLong", ""),
    ("many-keys", "Alpha | Beta", ""),
    ("date-title", "2024-01-02 | 12:30:45", ""),
    (
        "boolean-titles",
        "yes | No | on | OFF | y | true | False",
        "card-without-title",
    ),
    ("country-codes", "NO | SE", ""),
    ("colon-in-title", "Beta", "yaml-colon"),
    ("reserved-indicators", "", "yaml-sign"),
    ("escapes-in-double-quotes", "tab here é 😀 A /", ""),
    ("multi-document", "", "items-missing"),
    ("tags-custom", "12 | bar | Gamma | R0lGOD", ""),
    ("tag-ruby-object", "Alpha | Beta", ""),
    ("non-string-keys", "Alpha | Beta", ""),
    ("items-missing-key", "Alpha | Beta", "items-missing"),
    ("items-same-key-twice", "Alpha | Beta | Alpha | Beta", ""),
    ("items-case", "Alpha | Beta", ""),
    ("items-not-a-list", "Alpha", "items-no-list"),
    ("items-empty-list", "", "items-empty"),
    ("html-in-fields", "Bold <script>alert(1)</s | <i> & <", ""),
    ("shortcode-in-title", "Policy", "shortcode-in-text"),
    ("rtl", "تثبيت دوكر | abc \u{202e}dcba\u{202c} x", ""),
    (
        "zero-width",
        "Doc\u{200b}ker\u{200d} \u{2060}Hub\u{feff}",
        "card-without-title",
    ),
    (
        "full-width-and-kana",
        "ＤＯＣＫＥＲ ｄｅｓｋｔｏｐ | ﾄﾞｯｶｰ | ドッカー | ㍿①Ⅳ",
        "",
    ),
    (
        "turkish-and-sharp-s",
        "İstanbul IŞIK ılık | STRASSE straße | ΣΊΣΥΦΟΣ Σίσυφος",
        "",
    ),
    ("astral-and-ligatures", "𝔻𝕠𝕔𝕜𝕖𝕣 𠮷野家 ﬁle ĳ", ""),
    ("shortcode-positional", "Alpha | Beta", ""),
    ("shortcode-percent", "Alpha | Beta", ""),
    ("shortcode-many-spaces", "Alpha | Beta", ""),
    ("shortcode-newlines", "Alpha | Beta", ""),
    ("shortcode-mismatch", "", "list-not-placed shortcode-syntax"),
    ("shortcode-unclosed", "", "list-not-placed shortcode-syntax"),
    (
        "shortcode-close-only",
        "",
        "list-not-placed shortcode-not-open",
    ),
    ("shortcode-paired", "Alpha | Beta", ""),
    ("shortcode-escaped-percent", "", "list-not-placed"),
    ("shortcode-in-fence", "", "list-not-placed"),
    ("shortcode-live-in-fence", "Alpha | Beta", ""),
    (
        "shortcode-in-comment",
        "",
        "list-not-placed shortcode-in-comment",
    ),
    ("shortcode-in-quote", "Alpha | Beta", ""),
    ("shortcode-unknown", "", "list-not-placed shortcode-unknown"),
    (
        "shortcode-items-injection",
        "",
        "items-missing list-not-placed",
    ),
    (
        "many-shortcodes",
        "Alpha | Beta | Alpha | Beta | Alpha | Beta | Alpha | Beta | Alpha | Beta",
        "",
    ),
    (
        "many-open-braces",
        "",
        "shortcode-syntax too-many-diagnostics",
    ),
    ("many-quotes", "Alpha | Beta", ""),
    ("headings-forms", "A | B | C | D | E", ""),
    ("plain-json-array", "Alpha | Beta", ""),
    ("json-comments", "Alpha", "json-comment"),
    ("json-script-close", "</script><script>alert(1 | <!--", ""),
    ("json-deep", "", "json-syntax"),
    ("empty-input", "", "no-cards"),
];

#[test]
fn nasty_cases_come_out_as_decided() {
    let Some(index) = corpora::json("yaml/made-index.json") else {
        return;
    };
    let index = index.as_array().expect("rows");
    assert_eq!(index.len(), MADE.len());
    for row in index {
        let name = row["name"].as_str().expect("a name");
        let file = row["file"].as_str().expect("a file");
        let (_, titles, codes) = MADE
            .iter()
            .find(|it| it.0 == name)
            .unwrap_or_else(|| panic!("{name} is new"));
        let text = corpora::text(&format!("yaml/{file}")).expect(file);
        let format = if file.ends_with(".json") {
            Format::Json
        } else {
            Format::Page
        };
        let (catalog, diagnostics) = read(&text, format);
        let shown = |it: &str| it.chars().take(24).collect::<String>();
        let found: Vec<String> = catalog
            .cards
            .iter()
            .take(10)
            .map(|it| shown(&it.title.text))
            .collect();
        assert_eq!(found.join(" | "), *titles, "{name}");
        let mut found: Vec<&str> = diagnostics.iter().map(|it| it.code).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.join(" "), *codes, "{name}");
    }
}

#[test]
fn front_matter_of_other_projects_is_read_without_losing_the_page() {
    for file in corpora::files("yaml/front-matter") {
        let text = corpora::text(&file).expect("a file that was listed");
        for format in FORMATS {
            read(&text, format);
        }
    }
}

#[test]
fn the_yaml_suite_is_read_without_panic() {
    let Some(suite) = corpora::json("yaml/yaml-test-suite.json") else {
        return;
    };
    for test in suite["tests"].as_array().expect("tests") {
        let text = test["in_yaml"].as_str().expect("YAML");
        read(text, Format::Yaml);
        let (catalog, _) = read(
            &format!("---\nbefore:\n- title: A\n{text}\nafter:\n- title: B\n---\n"),
            Format::Page,
        );
        assert!(
            catalog.cards.len() >= usize::from(test["error"] == false),
            "{}",
            test["id"]
        );
    }
}

#[test]
fn addresses_pass_as_a_browser_would_see_them() {
    let Some(rows) = corpora::json("security/urls.json") else {
        return;
    };
    for row in rows.as_array().expect("rows") {
        for (value, protocol) in [
            ("value", "protocol"),
            ("entity_decoded", "protocol_entity_decoded"),
        ] {
            let (Some(value), Some(protocol)) = (row[value].as_str(), row[protocol].as_str())
            else {
                continue;
            };
            let listed = matches!(protocol, "http:" | "https:" | "mailto:" | "tel:");
            let found = SafeUrl::parse(value, UrlUse::Link).is_some();
            // An empty address is no link, though a browser takes it for the page itself.
            assert_eq!(
                found,
                listed && !value.trim().is_empty(),
                "{value:?} is {protocol}"
            );
        }
    }
}

#[test]
fn payloads_in_every_field_stay_text() {
    let payloads = [
        "security/xss-payloads.json",
        "security/dompurify-expect.json",
    ]
    .map(corpora::json);
    let naughty = corpora::json("security/naughty-strings.json");
    let payloads = payloads
        .iter()
        .flatten()
        .flat_map(|it| it.as_array().into_iter().flatten())
        .filter_map(|it| it["payload"].as_str());
    let naughty = naughty
        .iter()
        .flat_map(|it| it.as_array().into_iter().flatten())
        .filter_map(|it| it.as_str());
    for text in payloads.chain(naughty) {
        let card = json!({
            "title": format!("x {text}"), "description": text, "link": text, "url": text, "icon": text, "image": text,
            "links": [{ "text": text, "url": text }], "tags": [text], "keywords": text, "section": text, "date": text,
            "weight": text, text: text,
        });
        let (catalog, _) = read(&json!({ "cards": [card] }).to_string(), Format::Json);
        assert_eq!(catalog.cards.len(), 1, "{text}");
        read(
            &format!(
                "---\ntitle: {text}\ngrid:\n- title: {text}\n---\n## {text}\n\n{text}\n\n{{{{< grid items=\"{text}\" >}}}}"
            ),
            Format::Page,
        );
        read(text, Format::guess(text));
    }
}

/// A generator of numbers that are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// What a slip of the hand, or of the eye, puts into a page.
const SLIPS: &[&str] = &[
    "\t", "\"", "'", "`", ":", ": ", "- ", "\n", "\n\n", "---\n", "{{<", ">}}", "{{%", "/>}}", "{",
    "}", "[", "]", "*", "&a ", "*a ", "!t ", "|\n", ">\n", "#", "<!--", "-->", "```\n", "\\",
    "\u{feff}", "\0", "é", "🐳", "\r", "<<: ", "? ", "@", "%",
];

#[test]
fn pages_with_slips_are_still_read() {
    let mut numbers = Numbers(20_24);
    for file in corpora::files("docker-grid-pages") {
        if !file.ends_with(".md") {
            continue;
        }
        let page = corpora::text(&file).expect("a file that was listed");
        for _ in 0..30 {
            let mut text: Vec<char> = page.chars().collect();
            for _ in 0..=numbers.below(4) {
                let at = numbers.below(text.len());
                match numbers.below(4) {
                    0 => drop(text.drain(at..(at + 1 + numbers.below(20)).min(text.len()))),
                    1 => text.truncate(at),
                    2 => {
                        let part: Vec<char> =
                            text[at..(at + numbers.below(200)).min(text.len())].to_vec();
                        let to = numbers.below(text.len());
                        text.splice(to..to, part).for_each(drop);
                    }
                    _ => text
                        .splice(at..at, SLIPS[numbers.below(SLIPS.len())].chars())
                        .for_each(drop),
                }
            }
            let text: String = text.into_iter().collect();
            let format = FORMATS[if numbers.below(8) == 0 {
                numbers.below(3)
            } else {
                0
            }];
            read(&text, format);
        }
    }
}

#[test]
fn pages_made_of_nothing_but_slips_are_read() {
    let mut numbers = Numbers(7);
    for _ in 0..4_000 {
        let mut text = String::from(
            [
                "",
                "---\n",
                "---\ngrid:\n- title: A\n",
                "{",
                "[",
                "cards:\n",
            ][numbers.below(6)],
        );
        for _ in 0..numbers.below(30) {
            text.push_str(SLIPS[numbers.below(SLIPS.len())]);
            text.push_str(["", "a", " ", "title", "\n- title: x"][numbers.below(5)]);
        }
        for format in FORMATS {
            read(&text, format);
        }
    }
}

#[test]
fn a_page_cut_off_anywhere_is_read() {
    let page = include_str!("pages/seed-shape.md");
    for (at, _) in page.char_indices() {
        read(&page[..at], Format::Page);
        read(&page[at..], Format::Page);
    }
}

/// Texts that cost a careless reader time or memory far beyond their size; each ends at a limit, in linear time.
#[test]
fn texts_made_to_hang_a_reader_end_at_a_limit() {
    let many = |part: &str, count: usize| part.repeat(count);
    let page = |front: &str, body: &str| format!("---\n{front}\n---\n{body}");
    let rows = [
        (
            "yaml brackets",
            page(&many("x: [", 50_000), ""),
            Format::Page,
        ),
        (
            "yaml brackets in lines",
            page(&format!("x: {}", many("[\n", 100_000)), ""),
            Format::Page,
        ),
        (
            "yaml items in items",
            page(&many("- ", 50_000), ""),
            Format::Page,
        ),
        (
            "yaml keys in keys",
            page(&many("? ", 50_000), ""),
            Format::Page,
        ),
        (
            "yaml one long line",
            page(&format!("x: {}", many("word ", 200_000)), ""),
            Format::Page,
        ),
        (
            "yaml bad cards",
            page(
                &format!("grid:\n{}", many("- title: a: b\n", 20_000)),
                "{{< grid >}}",
            ),
            Format::Page,
        ),
        ("yaml bad keys", many("k: a: b\n", 20_000), Format::Yaml),
        (
            "yaml quotes",
            page(&many("a: \"\n", 20_000), ""),
            Format::Page,
        ),
        (
            "yaml same keys",
            page(&many("a: b\n", 50_000), ""),
            Format::Page,
        ),
        ("json brackets", many("[", 1_000_000), Format::Json),
        ("json objects", many("{\"a\":", 200_000), Format::Json),
        (
            "json comments",
            format!("[{}", many("/**/", 200_000)),
            Format::Json,
        ),
        ("braces", many("{{<", 200_000), Format::Page),
        (
            "open shortcodes",
            many("{{< grid >}}", 20_000),
            Format::Page,
        ),
        (
            "closing shortcodes",
            many("{{< a >}}{{< /b >}}", 20_000),
            Format::Page,
        ),
        ("cards in cards", many("{{< card >}}", 20_000), Format::Page),
        ("escaped shortcodes", many("{{</*", 200_000), Format::Page),
        ("quoted shortcodes", many("{{< a \"", 100_000), Format::Page),
        (
            "back-quoted shortcodes",
            many("{{< a `", 100_000),
            Format::Page,
        ),
        ("comments", many("<!-- \n", 200_000), Format::Page),
        ("tabs", many("\t", 1_000_000), Format::Page),
        ("controls", many("\u{1}", 500_000), Format::Page),
        ("hashes", many("# \n", 100_000), Format::Page),
        (
            "same headings",
            page(
                "grid: []",
                &format!("{}{{{{< grid >}}}}", many("# a\n", 3_000)),
            ),
            Format::Page,
        ),
        (
            "stars",
            json!([{ "title": many("*a ", 3_000) }]).to_string(),
            Format::Json,
        ),
        (
            "underscores",
            json!([{ "title": many("_a_ **", 1_500) }]).to_string(),
            Format::Json,
        ),
        (
            "square brackets",
            json!([{ "title": many("[", 9_000) }]).to_string(),
            Format::Json,
        ),
        (
            "links",
            json!([{ "title": many("[a](", 2_000) }]).to_string(),
            Format::Json,
        ),
        (
            "back quotes",
            json!([{ "title": (1..130).map(|it| many("`", it) + " ").collect::<String>() }])
                .to_string(),
            Format::Json,
        ),
        (
            "tags",
            json!([{ "title": many("<b>", 3_000) }]).to_string(),
            Format::Json,
        ),
        (
            "a long title",
            json!([{ "title": many("*", 2_000_000) }]).to_string(),
            Format::Json,
        ),
        (
            "sections",
            format!(
                "[{}]",
                (0..20_000)
                    .map(|it| format!("{{\"title\":1,\"section\":{it}}}"))
                    .collect::<Vec<_>>()
                    .join(",")
            ),
            Format::Json,
        ),
    ];
    for (name, text, format) in rows {
        let before = std::time::Instant::now();
        read(&text, format);
        // Not an assertion: machines differ. It shows which row hangs, should one.
        println!(
            "{name}: {} ms for {} KB",
            before.elapsed().as_millis(),
            text.len() / 1000
        );
    }
}

#[test]
fn one_list_placed_again_and_again_ends_at_the_limit_of_cards() {
    let cards = "- title: A\n".repeat(2_000);
    let grids = "{{< grid >}}\n".repeat(200);
    let (catalog, diagnostics) = read(&format!("---\ngrid:\n{cards}---\n{grids}"), Format::Page);
    assert_eq!(catalog.cards.len(), MAX_CARDS);
    assert_eq!(
        diagnostics.iter().map(|it| it.code).collect::<Vec<_>>(),
        ["too-many-cards"]
    );
}
