//! Where cards lead: the folder of a site, and the routers of single-page hosts.

use super::browser::{Browser, Page, element};
use super::session::key;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "`site-base` goes before addresses that begin with a slash, of links and of pictures",
        site_base,
    ),
    test(
        "a router that looks for links along the path of a click takes over a click on a card",
        router_of_clicks,
    ),
    test(
        "a router that cancels guide-grid-select takes over a plain click, and no other",
        router_of_selections,
    ),
    test(
        "in a table of contents whose router only pushes a state, links lead to the grid's sections",
        contents_of_router,
    ),
    test(
        "a link with the id that the host gave to a heading leads to the grid's section",
        ids_of_host,
    ),
    test(
        "a section that a fragment names is below what stays at the top of the page",
        below_header,
    ),
    test(
        "a grid far below is loaded where the address names one of its sections",
        far_section,
    ),
];

const CARDS: &str = "---\nguides:\n- title: One\n  description: A text of the card.\n  link: /one/\n- title: Two\n  link: /docs/two/\n- title: Three\n  link: three/\n- title: Four\n  link: https://example.org/four/\n---\n";

fn site_base(browser: &Browser) {
    let cards = CARDS.replace("link: /one/\n", "link: /one/\n  icon: /icon.svg\n");
    browser.open(
        "site-base",
        &Page::new(element("site-base=\"/docs/\"", &cards)),
    );
    let origin = &browser.server.origin;
    let hrefs = "[...probe.root().querySelectorAll('[data-card] a[href], [part=icon]')].map(it => it.href ?? it.src)";
    assert_eq!(
        browser.list(hrefs),
        [
            // The icon that is not there is removed.
            format!("{origin}/docs/one/"),
            format!("{origin}/docs/two/"),
            format!("{origin}/t/three/"),
            "https://example.org/four/".to_owned(),
        ]
    );
    let asked = browser.asked();
    assert!(asked.iter().any(|it| it.path == "/docs/icon.svg"));
    browser
        .session
        .eval("(probe.grid().setAttribute('site-base', '/v2'), true)");
    browser.settle();
    assert_eq!(browser.list(hrefs)[0], format!("{origin}/v2/one/"));
}

/// A page of cards, with a script that runs before the widget's.
fn routed(script: &str) -> Page {
    let mut page = Page::new(element("", CARDS));
    page.head = format!(
        "<script>
            var went = [], here = () => location.pathname.startsWith('/t/');
            const go = (address) => {{ went.push(new URL(address).pathname); history.pushState({{}}, '', address); }};
            {script}
        </script>"
    );
    page
}

fn router_of_clicks(browser: &Browser) {
    let page = routed(
        "document.addEventListener('click', (event) => {
            const link = event.composedPath().find((it) => it.localName === 'a' && it.href);
            if (!link || event.defaultPrevented || event.ctrlKey) return;
            event.preventDefault();
            go(link.href);
        });",
    );
    browser.open("router-clicks", &page);
    browser
        .session
        .click("probe.root().querySelector('[data-card] a')");
    browser.session.wait("it went there", "went.length === 1");
    // A click on the text of the card is one on its link.
    browser.session.click("probe.part('description')");
    browser
        .session
        .wait("it went there again", "went.length === 2");
    assert_eq!(browser.list("went"), ["/one/", "/one/"]);
    assert_eq!(
        browser.number("performance.getEntriesByType('navigation').length"),
        1.0
    );
    assert_eq!(
        browser.text("document.title"),
        "Guides",
        "no page was loaded"
    );
    browser.quiet();
}

fn router_of_selections(browser: &Browser) {
    let page = routed(
        "document.addEventListener('guide-grid-select', (event) => {
            const { link, plain, event: click } = event.detail;
            if (click.type !== 'click') throw new Error('no click');
            if (!plain) return;
            event.preventDefault();
            go(link);
        });",
    );
    browser.open("router-selections", &page);
    let link = "probe.root().querySelector('[data-card] a')";
    browser.session.click(link);
    browser.session.wait("it went there", "went.length === 1");
    browser.session.eval(&format!("({link}.focus(), true)"));
    browser.session.keys(&key::ENTER.to_string());
    browser
        .session
        .wait("it went there again", "went.length === 2");
    assert_eq!(
        browser.text("document.title"),
        "Guides",
        "no page was loaded"
    );
    // With a key held, the browser would open another tab: a click that nobody follows shows that nobody took it over.
    let is_free = format!(
        "(() => {{
            let free;
            addEventListener('click', (event) => {{ free = !event.defaultPrevented; event.preventDefault(); }}, {{ once: true }});
            {link}.dispatchEvent(new MouseEvent('click', {{ bubbles: true, composed: true, cancelable: true, ctrlKey: true }}));
            return free;
        }})()"
    );
    assert_eq!(browser.session.eval(&is_free), json!(true));
    assert_eq!(browser.list("went"), ["/one/", "/one/"]);
    let events = browser
        .session
        .eval("probe.events('select').map(it => [it.detail.title, it.detail.plain])");
    assert_eq!(
        events,
        json!([["One", true], ["One", true], ["One", false]])
    );
    browser.quiet();
}

/// Sections that are long enough to scroll between.
fn sections(heading: &str) -> String {
    let cards =
        |name: &str| -> String { (0..40).map(|n| format!("- title: {name} {n}\n")).collect() };
    format!(
        "---\nfirst:\n{}last:\n{}---\n## First\n\n{{{{< grid first >}}}}\n\n## {heading}\n\n{{{{< grid last >}}}}\n",
        cards("First"),
        cards("Last")
    )
}

/// Where the heading that starts like this is in the window.
fn top_of(browser: &Browser, heading: &str) -> f64 {
    browser.number(&format!(
        "probe.parts('heading').find(it => probe.words(it).startsWith('{heading}')).getBoundingClientRect().top"
    ))
}

fn contents_of_router(browser: &Browser) {
    let mut page = Page::new(format!(
        "<nav><a href=\"#last\">Last</a></nav>{}<div style=\"height: 3000px\"></div>",
        element("", &sections("Last"))
    ));
    // As VitePress does: before all others, and with a jump to nowhere in the next frame.
    page.head = "<script>
        addEventListener('click', (event) => {
            const link = event.target.closest?.('a[href^=\"#\"]');
            if (!link) return;
            event.preventDefault();
            history.pushState({}, '', link.href);
            if (window.jumps) requestAnimationFrame(() => scrollTo(0, 0));
        }, true);
    </script>"
        .into();
    browser.open("contents", &page);
    let link = "document.querySelector('nav a')";
    for jumps in [false, true] {
        browser
            .session
            .eval(&format!("(history.pushState({{}}, '', location.pathname), scrollTo(0, 0), window.jumps = {jumps}, true)"));
        browser.session.click(link);
        browser
            .session
            .wait("the page is scrolled", "scrollY > 300");
        browser.settle();
        let top = top_of(browser, "Last");
        assert!((0.0..100.0).contains(&top), "{jumps}: {top}");
    }
    // What hides the section is dropped here too.
    browser
        .session
        .eval("(scrollTo(0, 0), window.jumps = false, true)");
    browser.search("First 7");
    browser
        .session
        .wait("the address has the query", "location.search !== ''");
    browser.session.click(link);
    browser
        .session
        .wait("the query is dropped", "probe.search().value === ''");
    browser.quiet();
}

fn ids_of_host(browser: &Browser) {
    let text = sections("CI/CD & \"more\"");
    let body = |fallback: &str| {
        format!(
            "<nav><a href=\"#ci-cd-more\">CI</a></nav><guide-grid><script type=\"text/markdown\">\n{text}\n</script>{fallback}</guide-grid><div style=\"height: 3000px\"></div>"
        )
    };
    for (name, fallback) in [
        (
            "heading",
            "<h2 id=\"ci-cd-more\">CI/CD &amp; “more” <a href=\"#ci-cd-more\">¶</a></h2>",
        ),
        (
            "section",
            "<section id=\"ci-cd-more\"><h2>CI/CD &amp; “more”<a>¶</a></h2></section>",
        ),
        (
            "anchor",
            "<h2><span id=\"ci-cd-more\"></span>CI/CD &amp; “more”</h2>",
        ),
    ] {
        let address = browser.open(&format!("ids-{name}"), &Page::new(body(fallback)));
        browser.session.click("document.querySelector('nav a')");
        browser
            .session
            .wait("the page is scrolled", "scrollY > 300");
        browser.settle();
        let top = top_of(browser, "CI/CD");
        assert!((0.0..100.0).contains(&top), "{name}: {top}");
        browser.leave();
        browser.visit(&format!("{address}#ci-cd-more"));
        browser
            .session
            .wait("the page is scrolled", "scrollY > 300");
        browser.quiet();
    }
}

fn below_header(browser: &Browser) {
    let header = |style: &str, rest: &str| {
        let mut page = Page::new(format!(
            "{}<div style=\"height: 3000px\"></div>",
            element("", &sections("Last"))
        ));
        page.head = format!("<style>{rest}</style>");
        page.body = format!(
            "<div style=\"{style}; background: white; height: 64px; left: 0; right: 0; top: 0; z-index: 9\">Header</div>{}",
            page.body
        );
        page
    };
    for (name, style, rest, least, most) in [
        ("fixed", "position: fixed", "", 64.0, 100.0),
        (
            "smooth",
            "position: fixed",
            "html { scroll-behavior: smooth }",
            64.0,
            100.0,
        ),
        ("sticky", "position: sticky", "", 64.0, 100.0),
        // Hosts that leave room by themselves get no more of it.
        (
            "padded",
            "position: fixed",
            "html { scroll-padding-top: 80px }",
            80.0,
            110.0,
        ),
        (
            "margin",
            "position: fixed",
            "guide-grid { --guide-grid-scroll-margin: 70px }",
            69.0,
            71.0,
        ),
        ("none", "position: static", "", 0.0, 30.0),
    ] {
        let address = browser.put(&format!("header-{name}"), &header(style, rest));
        browser.leave();
        browser.visit(&format!("{address}#last"));
        browser
            .session
            .wait("the page is scrolled", "scrollY > 300");
        browser.settle();
        let top = top_of(browser, "Last");
        assert!((least..most).contains(&top), "{name}: {top}");
        browser.quiet();
    }
}

fn far_section(browser: &Browser) {
    let mut page = Page::new(format!(
        "<nav><a href=\"#last\">Last</a></nav><div style=\"height: 9000px\">Far above</div>{}<div style=\"height: 3000px\"></div>",
        element("", &sections("Last"))
    ));
    let address = browser.put("far", &page);
    let seen = "probe.events('ready').length === 1 && scrollY > 5000";
    browser.session.go(&format!("{address}#last"));
    browser.session.wait("it is loaded, and scrolled to", seen);
    browser.leave();
    browser.session.go(&address);
    browser
        .session
        .eval("new Promise(done => setTimeout(done, 300))");
    assert_eq!(
        browser.number("probe.events('ready').length"),
        0.0,
        "nobody is near"
    );
    browser.session.click("document.querySelector('nav a')");
    browser.session.wait("it is loaded, and scrolled to", seen);
    browser.leave();
    page.head = "<script>
        addEventListener('click', (event) => {
            event.preventDefault();
            history.pushState({}, '', event.target.href);
        });
    </script>"
        .into();
    browser.session.go(&browser.put("far-routed", &page));
    browser.session.click("document.querySelector('nav a')");
    browser.session.wait("it is loaded, and scrolled to", seen);
    browser.quiet();
}
