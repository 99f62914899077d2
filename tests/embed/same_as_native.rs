//! The release build shows the same as the same sources do natively. It is compiled for another target than native tests, and the
//! two have differed before.

use super::browser::{Browser, Page};
use super::engine::Engine;
use super::reader::GUIDES;
use super::server::Answer;
use super::{Test, corpora, needs_corpora, paper, test};
use guide_grid_core::search::Query;
use guide_grid_core::ui::{Settings, State};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

pub const TESTS: &[Test] = &[
    test(
        "the release reads the project's own pages as native code does",
        own_pages,
    ),
    in_one_browser(
        "the release reads real pages as native code does",
        real_pages,
    ),
    test(
        "the release finds and marks the same as native code does",
        own_queries,
    ),
    in_one_browser(
        "the release finds the same in real catalogues as native code does",
        real_queries,
    ),
    in_one_browser(
        "the release converts texts to numbers, dates and sizes as native code does",
        conversions,
    ),
    in_one_browser(
        "the release reads attributes as native code does",
        attributes,
    ),
];

/// A test in one browser only. The module is the same in all browsers, and the tests in all three cover what it gets from them:
/// facts about characters and numbers.
const fn in_one_browser(name: &'static str, run: fn(&Browser)) -> Test {
    Test {
        name,
        run,
        engines: &[Engine::Chromium],
    }
}

/// Attributes of a grid: names and values.
type Attributes<'a> = &'a [(&'static str, &'a str)];

/// The number of cards of a view that are compared: all of them.
const ALL: Attributes = &[("limit", "1000")];

/// The number of cards of a view that are compared if there are many views.
const SOME: Attributes = &[("limit", "10")];

/// How many queries of a set are tried on one catalogue.
const ASKED: usize = 40;

/// Sets of queries over catalogues.
const SETS: [&str; 6] = [
    "misspellings",
    "prefixes",
    "known-item-description",
    "cjk-thai-substrings",
    "diacritics",
    "spelling-variants-gb-us",
];

/// In the page: how what a grid shows and logs differs from native code, query by query.
const COMPARE: &str = "<script>
    // Only browsers resolve addresses, and know which of them lead to other sites.
    var tidy = (root) => {
        const results = root.querySelector('.results').cloneNode(true);
        for (const it of results.querySelectorAll('[href], [src], [srcset]')) {
            for (const name of ['href', 'src', 'srcset']) {
                const value = it.getAttribute(name);
                if (value !== null && URL.canParse(value, document.baseURI)) it.setAttribute(name, new URL(value, document.baseURI));
            }
            it.removeAttribute('rel');
        }
        // Those that a browser adds later come last.
        for (const it of results.querySelectorAll('*')) {
            const attributes = [...it.attributes].sort((one, other) => one.name < other.name ? -1 : 1);
            for (const { name, value } of attributes) {
                it.removeAttribute(name);
                it.setAttribute(name, value);
            }
        }
        for (const it of results.querySelectorAll('[data-leaves]')) it.removeAttribute('data-leaves');
        for (const it of results.querySelectorAll('[aria-describedby]')) it.removeAttribute('aria-describedby');
        results.querySelector('#gg-external')?.remove();
        results.normalize();
        const values = [...root.querySelectorAll('[part=value]')].map((it) => it.textContent);
        return `${values.join('|')} ${results.innerHTML}`;
    };
    // How many differences of one text are reported at most; the test waits 20 s for each.
    const MANY = 4;
    var until = async (is) => {
        const end = performance.now() + 20_000;
        do await new Promise((done) => setTimeout(done));
        while (!is() && performance.now() < end);
    };
    var differs = async (file) => {
        const { attributes, text, diagnostics, views } = await (await fetch(file)).json();
        const grid = document.createElement('guide-grid');
        for (const [name, value] of attributes) grid.setAttribute(name, value);
        // Pictures that cannot be loaded would be removed, and most of these do not exist.
        grid.shadowRoot.addEventListener('error', (event) => event.stopPropagation(), true);
        const came = (type) => new Promise((done) => grid.addEventListener(`guide-grid-${type}`, done, { once: true }));
        const differences = [];
        const compare = (what, wanted, found) => {
            if (wanted === found) return;
            let at = 0;
            while (wanted[at] === found[at]) at += 1;
            const near = (it) => it.slice(Math.max(0, at - 60), at + 60);
            differences.push(`${what}: ${near(wanted)} <> ${near(found)}`);
        };
        __log.length = 0;
        grid.data = text;
        document.querySelector('main').append(grid);
        await Promise.race([came('ready'), came('error')]);
        for (const [query, html] of views) {
            const native = document.createElement('template');
            native.innerHTML = html;
            const wanted = tidy(native.content);
            grid.query = { text: query };
            // Completes the answer without the pause that a reader would make.
            dispatchEvent(new Event('pagehide'));
            // On a busy machine, Yew renders a view in more than one task.
            await until(() => tidy(grid.shadowRoot) === wanted);
            compare(query, wanted, tidy(grid.shadowRoot));
            if (differences.length === MANY) break;
        }
        // Diagnostics are written after cards are shown.
        const said = () => __log.join('').split('(line:column):')[1] ?? '';
        await until(() => said() === diagnostics);
        compare('diagnostics', diagnostics, said());
        grid.remove();
        return differences;
    };
</script>";

/// What differs in the views of these queries, with the name of the text.
fn differences(
    browser: &Browser,
    name: &str,
    text: &str,
    attributes: Attributes,
    queries: &[&str],
) -> Vec<String> {
    // Links are resolved against the address, which must not change in between.
    // Only browsers know what day it is.
    let fixed = [("loading", "eager"), ("url-state", "off"), ("new", "off")];
    let attributes: Vec<_> = attributes.iter().chain(&fixed).copied().collect();
    let find = |name: &str| attributes.iter().find(|it| it.0 == name);
    let (settings, unknown) = Settings::read(|name| find(name).map(|it| it.1.to_owned()));
    let settings = Rc::new(settings);
    let library = Rc::new(paper::library(text, &settings));
    let html = |query: &str| {
        let query = Query {
            text: query.into(),
            ..Query::default()
        };
        let state = State::new(query, settings.limit);
        paper::html(paper::view(
            Rc::clone(&library),
            Rc::clone(&settings),
            state,
        ))
    };
    // Without cards, the fallback stays.
    let shows = !library.catalog.cards.is_empty();
    let views: Vec<Value> = queries
        .iter()
        .filter(|_| shows)
        .map(|query| json!([query, html(query)]))
        .collect();
    // Each line is logged once.
    let mut written = HashSet::new();
    let diagnostics: String = unknown
        .iter()
        .chain(&library.diagnostics)
        .map(|it| format!("\n  {it}"))
        .filter(|line| written.insert(line.clone()))
        .collect();
    let body = json!({ "attributes": attributes, "text": text, "diagnostics": diagnostics, "views": views });
    browser.server.put(
        "/t/comparison.json",
        Answer::new("application/json", body.to_string()),
    );
    browser
        .list("differs('/t/comparison.json')")
        .into_iter()
        .map(|it| format!("{name}: {it}"))
        .collect()
}

fn opened(browser: &Browser, name: &str) {
    let mut page = Page::new("");
    page.head = COMPARE.into();
    browser.session.go(&browser.put(name, &page));
}

/// Fails with what differs, or if nothing was compared at all.
fn agree(compared: usize, differences: &[String]) {
    assert!(compared > 0, "nothing was compared");
    assert!(
        differences.is_empty(),
        "{} differences in {compared} texts:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

/// Compares whole pages, given by name and text. TOML is read by the command line only.
fn all_agree(browser: &Browser, texts: &[(String, String)]) {
    let differences = texts
        .iter()
        .filter(|(_, text)| !text.starts_with("+++"))
        .flat_map(|(name, text)| differences(browser, name, text, ALL, &[""]));
    agree(texts.len(), &differences.collect::<Vec<_>>());
}

fn own_pages(browser: &Browser) {
    opened(browser, "same-own-pages");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let files = std::fs::read_dir(folder).expect("tests/pages is a folder");
    let texts = files.flatten().map(|it| it.path()).map(|path| {
        let bytes = std::fs::read(&path).expect("a file");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (path.display().to_string(), text)
    });
    all_agree(browser, &texts.collect::<Vec<_>>());
}

fn real_pages(browser: &Browser) {
    needs_corpora();
    opened(browser, "same-real-pages");
    let files = ["docker-grid-pages", "yaml/made"]
        .into_iter()
        .flat_map(corpora::files);
    let texts = files.filter(|it| it.ends_with(".md")).map(|name| {
        let text = corpora::text(&name);
        (name, text)
    });
    // Data that consists only of whitespace counts as no data.
    let texts = texts.filter(|(_, text)| !text.trim().is_empty());
    all_agree(browser, &texts.collect::<Vec<_>>());
}

fn own_queries(browser: &Browser) {
    opened(browser, "same-own-queries");
    let queries = [
        "dough",
        "DOUGH layers",
        "autolyse",
        "autolsye",
        "auto lyse",
        "two stage",
        "two-stage",
        "bak",
        "neighbors",
        "Préheating",
        "oven oven",
        "steam crust",
        "nothing of this kind",
        "a",
        "\u{200b}",
        "bread !?",
        "loaf loaves",
    ];
    let differences = differences(browser, "bread.md", GUIDES, ALL, &queries);
    agree(1, &differences);
}

fn real_queries(browser: &Browser) {
    needs_corpora();
    opened(browser, "same-real-queries");
    let mut asked: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for set in SETS {
        let rows = corpora::json(&format!("search-quality/{set}.json"));
        let mut of_set: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in rows.as_array().expect("a set is a list") {
            if let (Some(catalogue), Some(query)) =
                (row["catalogue"].as_str(), row["query"].as_str())
            {
                of_set.entry(catalogue).or_default().push(query);
            }
        }
        for (catalogue, queries) in of_set {
            let every = queries.len().div_ceil(ASKED);
            let chosen = queries.into_iter().step_by(every).map(str::to_owned);
            asked
                .entry(catalogue.to_owned())
                .or_default()
                .extend(chosen);
        }
    }
    let mut found = Vec::new();
    for (catalogue, queries) in &asked {
        let text = corpora::text(catalogue);
        let queries: Vec<&str> = queries.iter().map(String::as_str).collect();
        found.extend(differences(browser, catalogue, &text, SOME, &queries));
    }
    agree(asked.len(), &found);
}

/// The beginnings of each of these texts, with 1 to 40 characters.
fn prefixes(texts: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for text in texts {
        let ends = text.char_indices().map(|(at, it)| at + it.len_utf8());
        all.extend(ends.take(40).map(|end| text[..end].to_owned()));
    }
    all
}

/// Texts that numbers, dates and lengths of time are read from, in every length from 1 to 40 characters.
fn odd_values() -> Vec<String> {
    let mut values = prefixes(&[
        "9999999999999999999999999999999999999999",
        "-9223372036854775809000000000000000000000",
        "0000000000000000000000000000000000000001",
        "1.234567890123456789012345678901234567890",
        "1e10000000000000000000000000000000000000",
        "0x7fffffffffffffffffffffffffffffffffffff",
        "1_000_000_000_000_000_000_000_000_000_000",
        "2024-01-02T10:00:00.123456789+01:00[Europe/Berlin]",
        "20240102T100000Z and whatever else there may be",
        "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠",
        "heavier than anything that was ever weighed here",
        "99999999999999 hours 99999999999999 minutes and more",
    ]);
    let more = [
        "",
        " ",
        " 7",
        "7 ",
        "+7",
        "-7",
        "-0",
        "7.0",
        "7.5",
        ".5",
        "5.",
        "1e3",
        "1E-3",
        "inf",
        "NaN",
        "true",
        "null",
        "~",
        "7px",
        "2147483647",
        "2147483648",
        "-2147483648",
        "-2147483649",
        "4294967295",
        "4294967296",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "2024-02-30",
        "2024-13-01",
        "0000-01-01",
        "9999-12-31",
        "2024-1-2",
        "24-01-02",
        "01/02/2024",
        "2 January 2024",
        "20 minutes",
        "1 hour",
        "1 h 30 min",
        "90s",
        "2 days",
        "PT20M",
        "1.5 hours",
        "5-10 minutes",
        "½ hour",
    ];
    values.extend(more.map(str::to_owned));
    values
}

/// A page in JSON with a card for each of these values.
fn cards_with(field: &str, values: &[String]) -> String {
    let cards = values.iter().enumerate().map(|(number, value)| {
        // Numbers are written as JSON numbers.
        let value = match serde_json::from_str::<serde_json::Number>(value) {
            Ok(number) if number.to_string() == *value => json!(number),
            _ => json!(value),
        };
        json!({ "title": format!("Card {number}"), field: value })
    });
    json!(cards.collect::<Vec<_>>()).to_string()
}

fn conversions(browser: &Browser) {
    opened(browser, "same-conversions");
    let values = odd_values();
    let yaml = |field: &str, quote: &str| {
        let usable = values.iter().filter(|it| !it.is_empty());
        let cards = usable.map(|it| format!("- title: Card\n  {field}: {quote}{it}{quote}\n"));
        format!("---\ncards:\n{}---\n", cards.collect::<String>())
    };
    let (mut compared, mut found) = (0, Vec::new());
    for field in ["weight", "date", "time", "level"] {
        let facets = format!("section {field}");
        let attributes = [
            ("sort", field),
            ("facets", facets.as_str()),
            ("limit", "1000"),
        ];
        for (name, text) in [
            ("JSON", cards_with(field, &values)),
            ("YAML", yaml(field, "")),
            ("quoted YAML", yaml(field, "\"")),
        ] {
            let name = format!("{field} in {name}");
            found.extend(differences(
                browser,
                &name,
                &text,
                &attributes,
                &["", "card"],
            ));
            compared += 1;
        }
        // Each value on its own too, so that one bad value cannot hide the next.
        for value in values
            .iter()
            .filter(|it| it.chars().count() >= 15)
            .step_by(7)
        {
            let text = cards_with(field, std::slice::from_ref(value));
            found.extend(differences(browser, value, &text, &attributes, &[""]));
            compared += 1;
        }
    }
    let sizes: Vec<_> = values
        .iter()
        .map(|it| json!({ "title": "Card", "image": { "src": "/a.png", "alt": "A", "width": it, "height": it } }))
        .collect();
    found.extend(differences(
        browser,
        "sizes of images",
        &json!(sizes).to_string(),
        ALL,
        &[""],
    ));
    let body: String = values
        .iter()
        .filter(|it| !it.contains(char::is_whitespace) && !it.is_empty())
        .map(|it| format!("{{{{< grid items=cards cols={it} >}}}}\n{{{{< grid items=cards cols=\"{it}\" >}}}}\n"))
        .collect();
    let text = format!("---\ncards:\n- title: One\n- title: Two\n---\n{body}");
    found.extend(differences(
        browser,
        "columns of shortcodes",
        &text,
        ALL,
        &[""],
    ));
    agree(compared + 2, &found);
}

fn attributes(browser: &Browser) {
    opened(browser, "same-attributes");
    let levels = ["10", "9", "", "2024-01-02", "10", "x"].map(str::to_owned);
    let text = cards_with("level", &levels);
    // Each value needs its own grid, so only a sample is tested.
    let mut values: Vec<String> = odd_values().into_iter().rev().step_by(5).collect();
    values.extend(
        [
            "all", "ALL", "none", "off", "On", "12", "007", "3 4", "title", "Weight", "level",
        ]
        .map(str::to_owned),
    );
    let (mut compared, mut found) = (0, Vec::new());
    for name in [
        "columns",
        "heading-level",
        "limit",
        "sort",
        "facets",
        "search",
    ] {
        for value in &values {
            let of = format!("{name}={value:?}");
            // While nothing is typed, cards are rendered beyond the limit.
            let query = if name == "limit" { "card" } else { "" };
            let attributes = [(name, value.as_str())];
            found.extend(differences(browser, &of, &text, &attributes, &[query]));
            compared += 1;
        }
    }
    agree(compared, &found);
}
