//! A release paints what the same code paints natively. It is compiled in another way than anything that native tests see,
//! and that way has gone wrong before.

use super::browser::{Browser, Page};
use super::engine::Engine;
use super::server::Answer;
use super::{NO_CORPORA, Test, corpora, paper, skip, test};
use guide_grid_core::search::Query;
use guide_grid_core::ui::State;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::rc::Rc;

pub const TESTS: &[Test] = &[
    test("a release reads pages as it does natively", pages),
    test("a release finds what it does natively, and marks it", finds),
];

/// How many cards of a view are compared. A screen holds as many, so that they are painted at one go.
const LIMIT: &str = "10";

/// How many queries of a set are asked of one catalogue.
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

/// In the page: what a grid of these attributes and this data says and shows otherwise than native code, query by query.
const COMPARE: &str = "<script>
    // Browsers resolve addresses, and know which lead away.
    var tidy = (root) => {
        const results = root.querySelector('.results').cloneNode(true);
        for (const it of results.querySelectorAll('[href], [src], [srcset]')) {
            for (const name of ['href', 'src', 'srcset']) {
                const value = it.getAttribute(name);
                if (value !== null && URL.canParse(value, document.baseURI)) it.setAttribute(name, new URL(value, document.baseURI));
            }
            it.removeAttribute('rel');
        }
        for (const it of results.querySelectorAll('[data-leaves]')) it.removeAttribute('data-leaves');
        results.normalize();
        return results.innerHTML;
    };
    // How many differences of one text are told, as each takes the time that is waited for it.
    const MANY = 4;
    var until = async (is) => {
        const end = performance.now() + 20_000;
        do await new Promise((done) => setTimeout(done));
        while (!is() && performance.now() < end);
    };
    var differs = async (file) => {
        const { attributes, text, remarks, views } = await (await fetch(file)).json();
        const grid = document.createElement('guide-grid');
        for (const [name, value] of attributes) grid.setAttribute(name, value);
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
            // On a busy machine, Yew paints a view in more than one task.
            await until(() => tidy(grid.shadowRoot) === wanted);
            compare(query, wanted, tidy(grid.shadowRoot));
            if (differences.length === MANY) break;
        }
        // Remarks are made after cards are shown.
        const said = () => __log.join('').split('(line:column):')[1] ?? '';
        await until(() => said() === remarks);
        compare('remarks', remarks, said());
        grid.remove();
        return differences;
    };
</script>";

/// What differs in the views of these queries, with the name of the text.
fn differences(
    browser: &Browser,
    name: &str,
    text: &str,
    limit: &'static str,
    queries: &[&str],
) -> Vec<String> {
    // Links are resolved against the address, which is not to change meanwhile.
    let attributes = [("loading", "eager"), ("limit", limit), ("url-state", "off")];
    let settings = Rc::new(paper::settings(&attributes));
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
    // Where there is no card, the fallback stays.
    let shows = !library.catalog.cards.is_empty();
    let views: Vec<Value> = queries
        .iter()
        .filter(|_| shows)
        .map(|query| json!([query, html(query)]))
        .collect();
    let remarks: String = library
        .diagnostics
        .iter()
        .map(|it| format!("\n  {it}"))
        .collect();
    let body =
        json!({ "attributes": attributes, "text": text, "remarks": remarks, "views": views });
    browser.server.put(
        "/t/alike.json",
        Answer::new("application/json", body.to_string()),
    );
    browser
        .list("differs('/t/alike.json')")
        .into_iter()
        .map(|it| format!("{name}: {it}"))
        .collect()
}

fn opened(browser: &Browser, name: &str) {
    if browser.session.engine != Engine::Chromium {
        skip("the module is the same in each browser");
    }
    let mut page = Page::new("");
    page.head = COMPARE.into();
    browser.session.go(&browser.put(name, &page));
}

/// Fails with what differs, and where nothing was compared at all.
fn agree(compared: usize, differences: &[String]) {
    assert!(compared > 0, "nothing was compared");
    assert!(
        differences.is_empty(),
        "{} differences in {compared} texts:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

fn pages(browser: &Browser) {
    opened(browser, "alike-pages");
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut texts: Vec<(String, String)> = std::fs::read_dir(own)
        .expect("the pages are there")
        .flatten()
        .map(|it| it.path())
        .map(|it| (it.display().to_string(), std::fs::read(it).expect("a file")))
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    for folder in ["docker-grid-pages", "yaml/made"] {
        for name in corpora::files(folder) {
            if name.ends_with(".md") {
                let text = corpora::text(&name).expect("it was listed");
                texts.push((name, text));
            }
        }
    }
    let mut found = Vec::new();
    for (name, text) in &texts {
        found.extend(differences(browser, name, text, "1000", &[""]));
    }
    agree(texts.len(), &found);
}

fn finds(browser: &Browser) {
    opened(browser, "alike-finds");
    let mut asked: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for set in SETS {
        let Some(Value::Array(rows)) = corpora::json(&format!("search-quality/{set}.json")) else {
            skip(NO_CORPORA);
        };
        let mut of_set: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in &rows {
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
        let text = corpora::text(catalogue).expect("a row names it");
        let queries: Vec<&str> = queries.iter().map(String::as_str).collect();
        found.extend(differences(browser, catalogue, &text, LIMIT, &queries));
    }
    agree(asked.len(), &found);
}
