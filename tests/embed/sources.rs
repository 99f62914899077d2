//! Where an element's data comes from: attributes, as template engines write them.

use super::browser::{Browser, Page, element};
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test(
        "`card-data` is data, after the property and before the embedded script",
        card_data,
    ),
    test(
        "a value that is cut off at its first quotation mark is named, and the fallback stays",
        cut_off,
    ),
    test(
        "JSON front matter before a body that ends in a shortcode is a page, and the body gives the order",
        page_in_attribute,
    ),
    test(
        "`items` gives the order of lists whose keys a template engine sorted",
        order,
    ),
];

/// What a template engine writes for front matter, with its keys sorted.
const SORTED: &str = r#"{"building-images": [{"title": "Layers"}], "running": [{"title": "Ports"}], "the-basics": [{"title": "What's it?"}], "title": "Next"}"#;

/// A value of an attribute as template engines write it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&#34;")
        .replace('\'', "&#39;")
}

fn card_data(browser: &Browser) {
    let text = "---\nguides:\n- title: Embedded\n---\n";
    let attribute = "card-data=\"[{&#34;title&#34;: &#34;Attribute&#34;}]\"";
    browser.open("card-data", &Page::new(element(attribute, text)));
    assert_eq!(browser.titles(), ["Attribute"]);
    let shown = |title: &str| format!("probe.cards()[0]?.title === '{title}'");
    for (act, title) in [
        ("probe.grid().data = [{ title: 'Property' }]", "Property"),
        ("probe.grid().data = null", "Attribute"),
        (
            "probe.grid().setAttribute('card-data', '[{\"title\": \"Changed\"}]')",
            "Changed",
        ),
        ("probe.grid().removeAttribute('card-data')", "Embedded"),
    ] {
        browser.session.eval(&format!("({act}, true)"));
        browser.session.wait("the data is shown", &shown(title));
    }
    browser.quiet();
}

fn cut_off(browser: &Browser) {
    for (name, attribute, end) in [
        (
            "double",
            "card-data=\"{\"cards\": [{\"title\": \"One\"}]}\"",
            "after {;",
        ),
        ("list", "data=\"[{\"title\": \"One\"}]\"", "after [{;"),
        (
            "single",
            "data='{\"cards\": [{\"title\": \"What's it\"}]}'",
            "{\"title\": \"What;",
        ),
    ] {
        let body =
            format!("<guide-grid {attribute}><p class=\"fallback\">Fallback</p></guide-grid>");
        let address = browser.put(&format!("cut-{name}"), &Page::new(body));
        browser.session.go(&address);
        browser.session.wait(
            "the failure is reported",
            "probe.events('error').length > 0",
        );
        let told = browser.session.eval("probe.events('error')[0].detail");
        assert_eq!(told["code"], "attribute-cut", "{told}");
        let message = told["message"].as_str().unwrap_or_default();
        assert!(
            message.contains(end) && message.contains("quote the attribute with '"),
            "{message}"
        );
        assert_eq!(
            browser
                .session
                .eval("probe.shown(document.querySelector('.fallback'))"),
            true
        );
    }
}

fn page_in_attribute(browser: &Browser) {
    let body = "## The basics\n\n{{< grid items=\"the-basics\" >}}\n\n## Images\n\n{{< grid items=\"building-images\" >}}\n";
    let text = escaped(&format!("{SORTED}\n\n{body}"));
    let page = Page::new(format!("<guide-grid card-data=\"{text}\"></guide-grid>"));
    browser.open("page-in-attribute", &page);
    assert_eq!(browser.titles(), ["What's it?", "Layers"]);
    assert_eq!(browser.list("probe.headings()"), ["The basics", "Images"]);
    browser.quiet();
}

fn order(browser: &Browser) {
    let page = Page::new(format!(
        "<guide-grid items=\"the-basics building-images running\" card-data=\"{}\"></guide-grid>",
        escaped(SORTED)
    ));
    browser.open("order", &page);
    assert_eq!(
        browser.list("probe.headings()"),
        ["The basics", "Building images", "Running"]
    );
    browser
        .session
        .eval("(probe.grid().setAttribute('items', 'running the-basics'), true)");
    browser.session.wait(
        "the new order is shown",
        "probe.headings().join() === 'Running,The basics'",
    );
    browser.quiet();
}
