//! Attackers' texts in every field of a card and in the query: nothing runs, nothing is sent, nothing unintended is rendered.

use super::browser::{Browser, Page};
use super::csp::STRICTEST;
use super::{Test, corpora, needs_corpora, test};
use serde_json::{Value, json};

pub const TESTS: &[Test] = &[
    test(
        "markup in any field of a card runs nothing and makes no unintended element",
        |browser| as_fields(browser, &own()),
    ),
    test(
        "markup in a page's own YAML and text runs nothing and makes no unintended element",
        |browser| {
            as_page(browser, &own());
        },
    ),
    test(
        "markup as a query runs nothing, whether set from outside or in the address",
        |browser| as_queries(browser, &own(), 7),
    ),
    test(
        "collected payloads in any field of a card do no harm",
        |browser| as_fields(browser, &collected()),
    ),
    test(
        "collected payloads in a page's own YAML and text do no harm",
        |browser| {
            let some: Vec<_> = collected().into_iter().step_by(3).collect();
            as_page(browser, &some);
        },
    ),
    test("collected payloads as queries do no harm", |browser| {
        as_queries(browser, &collected(), 97);
    }),
    test(
        "an address is a link only if its protocol is allowed",
        addresses,
    ),
];

/// Elements that the widget makes on purpose; only those at the end, from `a` on, may come from a text.
const INTENDED: &[&str] = &[
    "div", "p", "section", "ul", "li", "h2", "h3", "h4", "span", "bdi", "button", "input", "label",
    "select", "option", "details", "summary", "svg", "path", "slot", "search", "style", "img",
    "picture", "source", "a", "mark", "code", "em", "strong",
];

/// In the page: everything in the shadow tree that the widget does not make on purpose. A script that removed itself is not in
/// the tree, but the recorder counts what it did.
const UNINTENDED: &str = "((intended, list = []) => {
    const safe = (value, image) => {
        try {
            const { protocol } = new URL(value, document.baseURI);
            return ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) || (image && /^data:image\\//i.test(value.trim()));
        } catch { return true; }
    };
    for (const it of probe.root().querySelectorAll('*')) {
        if (!intended.includes(it.localName)) list.push(`<${it.localName}>`);
        for (const { name, value } of it.attributes) {
            // The page's typography, in the style of what Yew renders into; nothing of the data is in it.
            const isTypography = name === 'style' && it.parentNode instanceof ShadowRoot && /^(--gg-[a-z-]+: [^;]+;\\s*)+$/.test(value);
            if (!isTypography && /^on|^style$|^srcdoc$|^action$|^formaction$|^xlink|^ping$|^is$|^target$|^download$|^http-equiv$/i.test(name)) list.push(`${name}=${value}`);
            if (name === 'href' && !(it.localName === 'a' && safe(value, false))) list.push(`href=${value}`);
            if ((name === 'src' || name === 'srcset') && !(['img', 'source'].includes(it.localName) && safe(value, true))) list.push(`${name}=${value}`);
        }
    }
    for (const link of probe.root().querySelectorAll('a a')) list.push(`a link in a link: ${link.outerHTML.slice(0, 80)}`);
    return [...new Set(list)].slice(0, 10);
})";

fn read(name: &str) -> Vec<Value> {
    needs_corpora();
    let rows = corpora::json(&format!("security/{name}"));
    rows.as_array().expect("a list").clone()
}

/// The project's own texts, one for each kind of attack.
fn own() -> Vec<String> {
    serde_json::from_str(include_str!("../fixtures/payloads.json")).expect("a list of strings")
}

/// Collections by others: payloads, DOMPurify's fixtures, naughty strings, addresses.
fn collected() -> Vec<String> {
    let field = |row: &Value, name: &str| row[name].as_str().map(String::from);
    let mut all: Vec<String> = read("xss-payloads.json")
        .iter()
        .filter_map(|row| field(row, "payload"))
        .collect();
    all.extend(
        read("dompurify-expect.json")
            .iter()
            .filter_map(|row| field(row, "payload")),
    );
    all.extend(
        read("naughty-strings.json")
            .iter()
            .filter_map(|row| row.as_str().map(String::from)),
    );
    all.extend(read("urls.json").iter().flat_map(|row| {
        [
            "value",
            "entity_decoded",
            "percent_decoded",
            "hex_escapes_decoded",
        ]
        .map(|name| field(row, name))
        .into_iter()
        .flatten()
    }));
    all
}

/// JSON that a script element can hold.
fn embedded(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn page(kind: &str, text: &str) -> Page {
    let body = format!(
        "<guide-grid limit=\"100000\" diagnostics=\"off\">\n<script type=\"{kind}\">\n{text}\n</script>\n<p class=\"fallback\">Fallback</p>\n</guide-grid>"
    );
    let mut page = Page::new(body);
    // This policy blocks and reports whatever a text tries to run or to fetch; no request reaches another host.
    page.policy = STRICTEST.into();
    page
}

/// Fails if anything ran, if anything was fetched except the pictures that a card may name, or if the page was left.
fn harmless(browser: &Browser, address: &str, what: &str) {
    browser.settle();
    let unintended = browser
        .session
        .eval_with(&format!("{UNINTENDED}(args[0])"), vec![json!(INTENDED)]);
    assert_eq!(unintended, json!([]), "{what}");
    assert_eq!(
        browser.number("__ran"),
        0.0,
        "{what}: {:?}",
        browser.list("__log")
    );
    assert_eq!(
        browser.text("location.href.split('?')[0]"),
        address,
        "{what}"
    );
    let log = browser.list("__log");
    let bad: Vec<_> = log
        .iter()
        .filter(|it| !it.starts_with("policy: img-src") && !it.starts_with("not loaded"))
        .collect();
    assert!(bad.is_empty(), "{what}: {bad:#?}");
}

/// Requests that are neither the widget's nor for a picture.
fn leaving(browser: &Browser) -> Vec<String> {
    let own = |path: &str| path.starts_with("/t/") || path.contains("guide-grid");
    browser
        .asked()
        .into_iter()
        .filter(|it| !own(&it.path) && it.wanted != "image")
        .map(|it| format!("{it:?}"))
        .collect()
}

fn as_fields(browser: &Browser, all: &[String]) {
    for (nth, some) in all.chunks(1000).enumerate() {
        // A title that consists only of markup is no title, so each begins with a number.
        let card = |(n, it): (usize, &String)| {
            json!({
                "title": format!("{n} {it}"), "description": it, "link": it, "icon": it, "image": it, "tags": [it],
                "keywords": [it], "level": it, "links": [{ "text": it, "url": it }],
            })
        };
        let cards: Vec<Value> = some.iter().enumerate().map(card).collect();
        browser.asked();
        let address = browser.open(
            &format!("fields-{nth}"),
            &page("application/json", &embedded(&json!(cards))),
        );
        harmless(browser, &address, &format!("payloads {nth}000 and on"));
        let shown = browser.number("probe.parts('card').length");
        assert_eq!(shown, some.len() as f64, "every card is shown");
        // The reader's pointer and keyboard do not run anything either.
        browser.session.eval(
            "(() => {
                for (const it of probe.root().querySelectorAll('*')) {
                    for (const type of ['mouseover', 'mouseenter', 'focus', 'blur', 'animationstart', 'load', 'error', 'toggle']) it.dispatchEvent(new Event(type));
                }
            })()",
        );
        harmless(browser, &address, "after events");
        let leaving = leaving(browser);
        assert!(leaving.is_empty(), "{leaving:#?}");
    }
}

fn as_page(browser: &Browser, all: &[String]) {
    // JSON strings are YAML strings, except for surrogate pairs, which serde_json does not write.
    let cards: String = all
        .iter()
        .map(|it| {
            let it = embedded(&json!(it));
            format!("- title: {it}\n  description: {it}\n  link: {it}\n  icon: {it}\n  image: {it}\n  tags: [{it}]\n")
        })
        .collect();
    let text = format!(
        "---\npayloads:\n{cards}---\n\n## Payloads\n\n{{{{< grid items=\"payloads\" >}}}}\n"
    );
    browser.asked();
    let address = browser.open("as-page", &page("text/markdown", &text));
    harmless(browser, &address, "payloads in YAML");
    assert!(browser.number("probe.parts('card').length") >= all.len() as f64 * 0.9);
    // The same texts as the body of the page.
    let fits = |it: &&String| {
        !["</script", "<!--"]
            .iter()
            .any(|end| it.to_lowercase().contains(end))
    };
    let body: String = all
        .iter()
        .filter(fits)
        .map(|it| format!("## {it}\n\n{it}\n\n"))
        .collect();
    let text = format!("---\ngrid:\n- title: One\n---\n\n{body}\n\n{{{{< grid >}}}}\n");
    let address = browser.put("as-body", &page("text/markdown", &text));
    browser.session.go(&address);
    browser
        .session
        .wait("the grid is ready or has failed", "__events.length > 0");
    harmless(browser, &address, "payloads as the page's body");
    let leaving = leaving(browser);
    assert!(leaving.is_empty(), "{leaving:#?}");
}

fn as_queries(browser: &Browser, all: &[String], every: usize) {
    let cards = json!([{ "title": "Script alert", "link": "/one/", "tags": ["javascript"] }, { "title": "onerror img src", "link": "/two/" }]);
    let address = browser.open("queries", &page("application/json", &embedded(&cards)));
    for some in all.chunks(500) {
        let wrong = browser.session.eval_with(
            &format!(
                "(async () => {{
                    const wrong = [];
                    for (const text of args[1]) {{
                        probe.grid().query = {{ text, facets: {{ tags: [text], section: [text] }}, sort: text }};
                        await Promise.resolve();
                        await new Promise(done => setTimeout(done, 0));
                        const unintended = {UNINTENDED}(args[0]);
                        if (unintended.length || probe.parts('card').length > 2) wrong.push([text, unintended]);
                    }}
                    return wrong.slice(0, 5);
                }})()"
            ),
            vec![json!(INTENDED), json!(some)],
        );
        assert_eq!(wrong, json!([]));
    }
    harmless(browser, &address, "queries");
    for text in all.iter().step_by(every) {
        // Each text needs a page load, so only a sample is tested.
        let encoded: String = text.bytes().map(|it| format!("%{it:02X}")).collect();
        if encoded.len() > 6000 {
            continue;
        }
        browser.session.go(&format!(
            "{address}?guides={encoded}&guides-section={encoded}&guides-tags={encoded}&guides-sort={encoded}"
        ));
        browser.ready();
        harmless(browser, &address, text);
    }
    let leaving = leaving(browser);
    assert!(leaving.is_empty(), "{leaving:#?}");
}

fn addresses(browser: &Browser) {
    let rows = read("urls.json");
    let values: Vec<String> = rows
        .iter()
        .filter_map(|it| it["value"].as_str().map(String::from))
        .collect();
    let cards: Vec<Value> = values
        .iter()
        .enumerate()
        .map(|(n, it)| json!({ "title": format!("Card {n}"), "link": it, "image": it }))
        .collect();
    browser.open(
        "addresses",
        &page("application/json", &embedded(&json!(cards))),
    );
    let shown = browser.session.eval(
        "Object.fromEntries(probe.parts('card').map(card => {
            const link = card.querySelector('[part~=title] a'), image = card.querySelector('img');
            return [probe.words(card.querySelector('[part~=title]')), { link: link && link.protocol, image: image && image.getAttribute('src') }];
        }))",
    );
    let mut wrong = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let (wanted, got) = (
            row["protocol"].as_str().unwrap_or_default(),
            &shown[format!("Card {n}")],
        );
        // A browser would read HTML as a relative address; here it is none.
        let is_markup = values[n].trim_start().starts_with('<');
        let listed = !is_markup && ["http:", "https:", "mailto:", "tel:"].contains(&wanted);
        // The expected values were resolved against an https page; these pages come from http.
        let same = got["link"] == wanted || (wanted == "https:" && got["link"] == "http:");
        if (listed && !same) || (!listed && !got["link"].is_null()) {
            wrong.push(format!(
                "{}: a browser reads {wanted}, shown {got}",
                row["value"]
            ));
        }
        let picture = values[n].trim().to_lowercase().starts_with("data:image/");
        if !got["image"].is_null() && !listed && !picture {
            wrong.push(format!("{}: shown as a picture", row["value"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
