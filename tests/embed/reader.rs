//! What a reader does on the README's page: looks, types, chooses, goes back, arrives by a link.

use super::browser::{Browser, Card, Page, element};
use super::{Test, corpora, needs_corpora, test};

pub const TESTS: &[Test] = &[
    test("a description's Markdown is rendered as elements", markdown),
    test(
        "a page of guides shows its sections, cards and links in order",
        shows,
    ),
    test(
        "a page of Docker's documentation shows its cards and links in order",
        shows_a_real_page,
    ),
    test(
        "the same page in the attribute `data` shows the same cards",
        works_from_the_data_attribute,
    ),
    test(
        "typing narrows the cards to those that match, and marks the words",
        typing,
    ),
    test("a misspelt word is corrected", correcting),
    test(
        "titles are ordered by the rules of the page's language, and numbers in them by value",
        ordered_titles,
    ),
    test(
        "readers choose the order of what they found, and the address keeps it",
        choosing_an_order,
    ),
    test(
        "another value of a facet adds cards, and a value of a second facet removes some",
        choosing,
    ),
    test("chips and the clear button undo choices", clearing),
    test(
        "Back undoes a choice and the text before it one after the other, and Forward brings them back",
        address_and_back,
    ),
    test(
        "after a reload or a deep link, the first cards on screen are already the right ones",
        reload_and_deep_link,
    ),
    test(
        "cards beyond the limit are rendered ahead, and Back leads to the same card in the same place",
        rendered_ahead,
    ),
    test(
        "unknown values in the address are removed, other parameters stay",
        foreign_parameters,
    ),
    test(
        "the address and the history stay as they are until the reader uses the grid",
        untouched,
    ),
    test(
        "if nothing is found, the grid says so and offers to remove words",
        empty,
    ),
    test("a fragment that names a section scrolls to it", fragment),
    test(
        "scrolling brings more cards, and they stay, while the focus is in the empty search box",
        scroll_from_search_box,
    ),
    test(
        "events report every settled change and every card link that is followed",
        events,
    ),
    test("the query can be read and set from outside", query_property),
    test(
        "a page loads the script and the WebAssembly once, and nothing else",
        requests,
    ),
    test(
        "the search box and the grid do not move when counts change",
        no_jump,
    ),
];

/// A typical page: lists of guides, and a body that places them.
pub const GUIDES: &str = include_str!("../fixtures/bread.md");

/// The README's page with these guides in it.
pub fn guides_page() -> Page {
    Page::new(element("id=\"grid\"", GUIDES))
}

fn markdown(browser: &Browser) {
    let card = "cards:\n- title: Marks\n  description: >-\n    See <https://example.org/q>, <me@example.org>, <b>bold</b>, \
                H<sub class=\"x\">2</sub>O, 1 < 2, a<br>b &amp; &#65;&#x42;, **strong**, `code`\n";
    browser.open(
        "markdown",
        &Page::new(element("", &format!("---\n{card}---\n"))),
    );
    let html = "probe.part('description').innerHTML";
    assert_eq!(
        browser.text(html),
        "See <a href=\"https://example.org/q\">https://example.org/q</a>, \
         <a href=\"mailto:me@example.org\">me@example.org</a>, bold, H2O, 1 &lt; 2, a b &amp; AB, \
         <strong>strong</strong>, <code>code</code>"
    );
    browser.quiet();
}

/// The cards of such a page, read line by line, independently of the widget.
fn expected(text: &str) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let mut section = String::new();
    for line in text.lines() {
        let value = |key: &str| line.strip_prefix(key).map(|it| it.trim().replace('`', ""));
        if let Some(title) = value("- title: ") {
            let section = section.replace('-', " ");
            cards.push(Card {
                title,
                link: None,
                description: String::new(),
                section,
            });
        } else if let Some(last) = cards.last_mut() {
            if let Some(description) = value("  description: ") {
                last.description = description;
            }
            last.link = value("  link: ").or(last.link.take());
        }
        if let Some(key) = line.strip_suffix(':').filter(|it| !it.starts_with(' ')) {
            section = key.into();
        }
    }
    for card in &mut cards {
        let (first, rest) = card.section.split_at(1);
        card.section = format!("{}{rest}", first.to_uppercase());
    }
    cards
}

/// The cards with links relative to the server, as links may be rendered as whole addresses.
fn relative(browser: &Browser, cards: Vec<Card>) -> Vec<Card> {
    let origin = &browser.server.origin;
    let strip = |link: String| {
        link.strip_prefix(origin.as_str())
            .map(String::from)
            .unwrap_or(link)
    };
    cards
        .into_iter()
        .map(|card| Card {
            link: card.link.map(strip),
            ..card
        })
        .collect()
}

fn shows(browser: &Browser) {
    browser.open("guides", &guides_page());
    let wanted = expected(GUIDES);
    assert_eq!(wanted.len(), 14);
    assert_eq!(relative(browser, browser.cards()), wanted);
    assert_eq!(
        browser.list("probe.headings()"),
        ["The basics", "Working dough", "Baking bread"]
    );
    assert_eq!(
        browser.list("probe.parts('introduction').map(probe.words)"),
        [
            "Get started with what every baker knows.",
            "From the first stir to the shaped loaf.",
            "Heat, time and steam."
        ]
    );
    browser.open_menu("Section");
    assert_eq!(
        browser.list("probe.values()"),
        ["The basics 4", "Working dough 5", "Baking bread 5"]
    );
    assert!(
        browser
            .text("probe.words(probe.part('status'))")
            .contains("14")
    );
    assert_eq!(
        browser
            .session
            .eval("probe.shown(document.querySelector('.fallback'))"),
        false
    );
    browser.quiet();
}

fn shows_a_real_page(browser: &Browser) {
    needs_corpora();
    let text = corpora::seed();
    browser.open("real", &Page::new(element("", &text)));
    let wanted = expected(&text);
    assert_eq!(wanted.len(), 14);
    assert_eq!(relative(browser, browser.cards()), wanted);
    assert_eq!(browser.number("probe.parts('introduction').length"), 3.0);
    browser.quiet();
}

fn works_from_the_data_attribute(browser: &Browser) {
    let escaped = GUIDES
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;");
    browser.open(
        "data",
        &Page::new(format!(
            "<guide-grid data=\"{escaped}\"><p>Fallback</p></guide-grid>"
        )),
    );
    assert_eq!(relative(browser, browser.cards()), expected(GUIDES));
    browser.quiet();
}

fn typing(browser: &Browser) {
    browser.open("typing", &guides_page());
    browser.search("autolyse");
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    assert_eq!(
        browser.list("probe.headings()"),
        [""; 0],
        "the best matches are one list, without sections"
    );
    let marks = "[...probe.root().querySelectorAll('mark')].map(it => it.textContent)";
    assert_eq!(browser.list(marks), ["Autolyse", "Autolyse"]);
    assert_eq!(
        browser.session.eval("probe.focused() === probe.search()"),
        true
    );
    browser.search("layers DOUGH");
    let titles = browser.titles();
    assert_eq!(
        titles.first().map(String::as_str),
        Some("Understanding dough layers"),
        "title before description: {titles:?}"
    );
    assert!(titles.contains(&"What is a dough?".into()), "{titles:?}");
    browser.search("banne");
    assert!(
        browser.titles().contains(&"What is a banneton?".into()),
        "the start of a word matches"
    );
    browser.search("");
    assert_eq!(browser.titles().len(), 14);
    browser.quiet();
}

fn correcting(browser: &Browser) {
    browser.open("correcting", &guides_page());
    browser.search("autolsye");
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    browser.quiet();
}

fn ordered_titles(browser: &Browser) {
    let titled = |titles: &str| {
        titles
            .split(' ')
            .map(|it| format!("- title: \"{it}\"\n"))
            .collect::<String>()
    };
    for (lang, titles, expected) in [
        (
            "en",
            "v2.10 Lesson-10 Lesson-9 v2.2 élan Zoo",
            "élan Lesson-9 Lesson-10 v2.2 v2.10 Zoo",
        ),
        ("sv", "Öl Zebra Äpple Anka Ål", "Anka Zebra Ål Äpple Öl"),
        ("de", "Öl Zebra Äpfel Affe Ofen", "Affe Äpfel Ofen Öl Zebra"),
        ("tlh", "b Ä a", "a Ä b"),
        ("not a tag", "b Ä a", "a Ä b"),
    ] {
        let mut page = Page::new(element(
            "sort=\"title\"",
            &format!("---\ncards:\n{}---\n", titled(titles)),
        ));
        page.lang = lang.into();
        browser.open("ordered-titles", &page);
        assert_eq!(browser.titles().join(" "), expected, "{lang}");
    }
    browser
        .session
        .eval("(document.documentElement.lang = 'sv', probe.grid().refresh(), true)");
    browser.settle();
    assert_eq!(
        browser.titles(),
        ["a", "b", "Ä"],
        "the page's language has changed"
    );
    browser.quiet();
}

fn choosing_an_order(browser: &Browser) {
    let page = Page::new(element("id=\"grid\" sort-menu", GUIDES));
    let address = browser.open("choosing-an-order", &page);
    browser.search("starter dough");
    browser.search("dough");
    let best = browser.titles();
    let orders = "[...probe.root().querySelectorAll('select option')].map(probe.words)";
    assert_eq!(
        browser.list(orders),
        ["Best match", "Default order", "Title (A–Z)"]
    );
    let choose = |order: &str| {
        browser.session.eval(&format!(
            "(() => {{
                const menu = probe.root().querySelector('select');
                menu.value = '{order}';
                menu.dispatchEvent(new Event('change', {{ bubbles: true }}));
                return true;
            }})()"
        ));
        browser.settle();
    };
    choose("title");
    let mut sorted = best.clone();
    sorted.sort();
    assert_ne!(sorted, best);
    assert_eq!(browser.titles(), sorted);
    let sent = browser.text("location.search");
    assert!(sent.ends_with("=dough&guides-sort=title"), "{sent}");
    choose("page");
    assert_eq!(
        browser.list("probe.headings()"),
        ["The basics", "Working dough"],
        "the sections are back"
    );
    choose("relevance");
    assert_eq!(browser.titles(), best);
    assert!(browser.text("location.search").ends_with("=dough"));
    browser.visit(&format!("{address}{sent}"));
    assert_eq!(browser.titles(), sorted);
    assert_eq!(
        browser.text("probe.root().querySelector('select').value"),
        "title"
    );
    browser.quiet();
}

/// Cards with two facets.
fn tagged() -> Page {
    let card =
        |title: &str, tags: &str| format!("- title: {title}\n  link: /{title}\n  tags: [{tags}]\n");
    let text = format!(
        "---\nfruit:\n{}{}{}vegetables:\n{}{}---\n",
        card("Apple", "red, green"),
        card("Banana", "yellow"),
        card("Cherry", "red"),
        card("Tomato", "Red"),
        card("Kale", "green")
    );
    Page::new(element(
        "id=\"grid\" facets=\"section tags\" filters=\"row\"",
        &text,
    ))
}

fn choosing(browser: &Browser) {
    browser.open("choosing", &tagged());
    browser.choose("red");
    assert_eq!(browser.titles(), ["Apple", "Cherry", "Tomato"]);
    assert_eq!(
        browser.list("probe.values()"),
        ["Fruit 2", "Vegetables 1", "red 3", "green 2", "yellow 1"]
    );
    browser.choose("green");
    assert_eq!(browser.titles(), ["Apple", "Cherry", "Tomato", "Kale"]);
    browser.choose("Vegetables");
    assert_eq!(browser.titles(), ["Tomato", "Kale"]);
    assert_eq!(
        browser.list("probe.values()"),
        ["Fruit 2", "Vegetables 2", "red 1", "green 1", "yellow 0"]
    );
    assert_eq!(
        browser
            .session
            .eval("probe.parts('value').map(it => it.getAttribute('aria-pressed')).join()"),
        "false,true,true,true,false"
    );
    browser.quiet();
}

fn clearing(browser: &Browser) {
    browser.open("clearing", &tagged());
    browser.choose("red");
    browser.choose("Fruit");
    browser.search("e");
    assert_eq!(browser.list("probe.chips()").len(), 2);
    browser
        .session
        .click("probe.parts('chip').find(it => probe.words(it).includes('red'))");
    browser.settle();
    let chips = browser.list("probe.chips()");
    assert!(chips.len() == 1 && chips[0].contains("Fruit"), "{chips:?}");
    browser.session.click("probe.part('clear')");
    browser.settle();
    assert_eq!(browser.titles().len(), 5);
    assert!(browser.list("probe.chips()").is_empty());
    assert_eq!(browser.text("probe.search().value"), "");
    assert_eq!(browser.text("location.search"), "");
    browser.quiet();
}

fn address_and_back(browser: &Browser) {
    let address = browser.open("back", &guides_page());
    let length = browser.number("history.length");
    browser.search("dough");
    browser.session.wait(
        "the address has the query",
        "location.search.includes('guides=dough')",
    );
    assert_eq!(
        browser.number("history.length"),
        length + 1.0,
        "typing adds one history entry"
    );
    let typed = browser.titles();
    browser.choose("Working dough");
    browser.session.wait(
        "the address has the choice",
        "location.search.includes('guides-section=working-dough')",
    );
    assert_eq!(
        browser.number("history.length"),
        length + 2.0,
        "choosing adds another"
    );
    let chosen = browser.titles();
    assert!(chosen.len() < typed.len(), "{chosen:?} {typed:?}");
    browser.session.back();
    browser.session.wait(
        "Back undid the choice",
        "!location.search.includes('section')",
    );
    browser.settle();
    assert_eq!(browser.titles(), typed);
    assert_eq!(browser.text("probe.search().value"), "dough");
    browser.session.back();
    browser
        .session
        .wait("Back undid the text", "location.search === ''");
    browser.settle();
    assert_eq!(browser.titles().len(), 14);
    assert_eq!(browser.text("probe.search().value"), "");
    browser.session.forward();
    browser.session.forward();
    browser.session.wait(
        "Forward restored the choice",
        "location.search.includes('section')",
    );
    browser.settle();
    assert_eq!(browser.titles(), chosen);
    browser.search("");
    browser.session.click("probe.part('clear')");
    browser.settle();
    assert_eq!(
        browser.text("location.href"),
        address,
        "the unfiltered page has no parameters"
    );
    browser.quiet();
}

fn rendered_ahead(browser: &Browser) {
    let card = |n: usize| {
        let description = "It is about this and that. ".repeat(n % 5);
        format!("- title: Guide {n}\n  link: /t/blank.html?{n}\n  description: {description:?}\n")
    };
    let text = format!(
        "---\nguides:\n{}---\n",
        (0..400).map(card).collect::<String>()
    );
    browser.session.resize(800, 600);
    browser.open("rendered-ahead", &Page::new(element("", &text)));
    let all = "probe.parts('card').length === 400";
    browser.session.wait("all cards are rendered", all);
    // The number and the place of the first card on the screen.
    let place = "(() => { const it = probe.parts('card').find((it) => it.getBoundingClientRect().top > 0); return `${it?.dataset.card} at ${Math.round(it?.getBoundingClientRect().top)}`; })()";
    for _ in 0..8 {
        browser.session.eval("(scrollBy({ top: 500, behavior: 'instant' }), new Promise((done) => setTimeout(() => done(true), 100)))");
    }
    let before = browser.text(place);
    assert!(!before.starts_with("0 "), "{before}");
    browser.session.eval(&format!(
        "(probe.parts('card')[parseInt({place})].querySelector('a').click(), true)"
    ));
    browser.session.wait(
        "the guide is there",
        "location.pathname === '/t/blank.html'",
    );
    browser.session.back();
    browser
        .session
        .wait("the cards are back", "probe.parts('card').length > 0");
    browser.session.wait(
        &format!("the same card is in the same place, {before}"),
        &format!("{place} === '{before}'"),
    );
    browser.session.wait("all cards are rendered again", all);
    assert_eq!(browser.text(place), before, "and stays there");
    browser.search("guide");
    let limited = "probe.parts('card').length === 60";
    browser.session.wait("the answer is complete", limited);
    browser.settle();
    assert_eq!(browser.session.eval(limited), true, "and goes no further");
    browser.session.resize(1280, 900);
    browser.quiet();
}

fn reload_and_deep_link(browser: &Browser) {
    let address = browser.open("deep", &guides_page());
    browser.search("dough");
    browser.choose("Working dough");
    browser.session.wait(
        "the address has both",
        "location.search.includes('guides=dough') && location.search.includes('section')",
    );
    let (titles, link) = (browser.titles(), browser.text("location.href"));
    browser.session.reload();
    browser.ready();
    assert_eq!(browser.titles(), titles);
    browser
        .session
        .go(&format!("{}/t/blank.html", browser.server.origin));
    browser.visit(&link);
    assert_eq!(browser.titles(), titles);
    assert_eq!(browser.text("probe.search().value"), "dough");
    assert_eq!(browser.list("probe.chips()").len(), 1);
    // A frame that watches every paint sees no card that the address rules out.
    let watched = format!(
        "new Promise(done => {{
            const frame = document.createElement('iframe');
            frame.style.cssText = 'width: 800px; height: 600px';
            const seen = new Set();
            const look = () => {{
                const grid = frame.contentDocument?.querySelector('guide-grid');
                for (const card of grid?.shadowRoot?.querySelectorAll('[part~=card]') ?? []) seen.add(card.querySelector('a').textContent);
                requestAnimationFrame(look);
            }};
            look();
            frame.src = '{link}';
            document.body.append(frame);
            // A second after the first cards, or never, which fails the test.
            const end = () => setTimeout(() => seen.size ? done([...seen]) : end(), 1000);
            end();
        }})"
    );
    let mut seen = browser.list(&watched);
    let mut wanted = titles;
    seen.sort();
    wanted.sort();
    assert_eq!(seen, wanted, "from {address}");
}

fn foreign_parameters(browser: &Browser) {
    let address = browser.put("foreign", &guides_page());
    browser.visit(&format!(
        "{address}?utm=x&guides-section=no-such-section&guides=autolyse&page=2"
    ));
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    browser.search("autolyse ");
    browser.choose("The basics");
    let search = browser.text("location.search");
    assert!(
        search.contains("utm=x") && search.contains("page=2"),
        "{search}"
    );
    assert!(!search.contains("no-such-section"), "{search}");
    browser.quiet();
}

fn untouched(browser: &Browser) {
    let mut page = guides_page();
    page.head = "<script>
        var changes = [];
        for (const name of ['replaceState', 'pushState']) {
            const change = history[name];
            history[name] = function (...given) { changes.push(name); return change.apply(this, given); };
        }
    </script>"
        .into();
    page.body = format!(
        "<div style=\"height: 300px\">Above</div>{}<div style=\"height: 2000px\">Below</div>",
        page.body
    );
    browser.open("untouched", &page);
    let scroll = "(async () => {
        for (const top of [200, 700, 1200, 100]) {
            scrollTo(0, top);
            await new Promise((done) => setTimeout(done, 700));
        }
    })()";
    browser.session.eval(scroll);
    assert!(browser.list("changes").is_empty());
    assert!(browser.session.eval("history.state").is_null());
    browser.search("steam");
    browser.session.wait(
        "the address has the query",
        "location.search === '?guides=steam'",
    );
    assert_eq!(
        browser
            .session
            .eval("changes.filter(it => it === 'pushState').length"),
        1,
        "the text is one entry"
    );
    browser.quiet();
}

fn empty(browser: &Browser) {
    browser.open("empty", &guides_page());
    browser.search("autolyse zzzzzzzzzz");
    assert!(browser.titles().is_empty());
    assert_eq!(
        browser.session.eval("probe.shown(probe.part('empty'))"),
        true
    );
    let offers =
        browser.list("[...probe.part('empty').querySelectorAll('button')].map(probe.words)");
    assert!(
        offers
            .iter()
            .any(|it| it.contains("zzzzzzzzzz") && it.contains('1')),
        "{offers:?}"
    );
    let change = browser.session.wait(
        "the change is reported",
        "probe.events('change').map(it => it.detail).find(it => it.query.text === 'autolyse zzzzzzzzzz')",
    );
    assert_eq!(
        (&change["shown"], &change["total"]),
        (&0.into(), &14.into()),
        "the event reports that nothing was found"
    );
    browser.session.click("[...probe.part('empty').querySelectorAll('button')].find(it => probe.words(it).includes('zzzzzzzzzz'))");
    browser.settle();
    assert_eq!(browser.titles(), ["What is Autolyse?"]);
    browser.quiet();
}

fn scroll_from_search_box(browser: &Browser) {
    let cards: String = (0..300)
        .map(|it| format!("- {{title: Card {it}}}\n"))
        .collect();
    let text = format!("---\nguides:\n{cards}---\n");
    browser.open("scroll-from-box", &Page::new(element("", &text)));
    browser.session.eval("(probe.search().focus(), true)");
    // Cards that were rendered ahead, before the focus came, are removed first.
    browser
        .session
        .wait("the first cards", "probe.parts('card').length === 60");
    for least in [120, 180] {
        browser
            .session
            .eval("(scrollTo(0, document.body.scrollHeight), true)");
        let shown = format!("probe.parts('card').length >= {least}");
        browser.session.wait("more cards", &shown);
    }
    browser.settle();
    let shown = browser.number("probe.parts('card').length");
    assert!(shown >= 180.0, "{shown}");
    browser.quiet();
}

fn fragment(browser: &Browser) {
    browser.session.resize(800, 500);
    let address = browser.put("fragment", &guides_page());
    browser.visit(&format!("{address}#baking-bread"));
    browser.session.wait(
        "the section is at the top",
        "(() => { const top = probe.parts('heading')[2].getBoundingClientRect().top; return top > -5 && top < 250 })()",
    );
    browser.session.resize(1280, 900);
    browser.quiet();
}

fn events(browser: &Browser) {
    browser.open("events", &guides_page());
    assert_eq!(browser.number("probe.events('ready').length"), 1.0);
    browser.search("autolyse");
    // On a busy machine, there may be a pause between two letters, and with it another event.
    browser.session.wait(
        "the change is reported",
        "probe.events('change').some(it => it.detail.query.text === 'autolyse')",
    );
    browser.settle();
    let detail = browser.session.eval("probe.events('change').at(-1).detail");
    assert_eq!(
        (&detail["query"]["text"], &detail["shown"], &detail["total"]),
        (&"autolyse".into(), &1.into(), &14.into())
    );
    browser
        .session
        .eval("document.addEventListener('click', event => event.preventDefault())");
    browser.session.click("probe.part('card')");
    let detail = browser.session.wait(
        "the followed link is reported",
        "probe.events('select').at(-1)?.detail",
    );
    assert_eq!(detail["title"], "What is Autolyse?");
    assert!(
        detail["link"]
            .as_str()
            .is_some_and(|it| it.ends_with("/what-is-autolyse/")),
        "{detail}"
    );
    assert!(
        detail["position"].is_number() && detail["query"]["text"] == "autolyse",
        "{detail}"
    );
    let measures = browser.list("performance.getEntriesByType('measure').map(it => it.name)");
    for name in ["load", "parse", "index", "search", "render"] {
        assert!(
            measures.contains(&format!("guide-grid:{name}")),
            "{name} in {measures:?}"
        );
    }
    browser.quiet();
}

fn query_property(browser: &Browser) {
    browser.open("property", &guides_page());
    browser.session.eval(
        "(probe.grid().query = { text: 'dough', facets: { section: ['working-dough', 'unknown'] }, sort: 'title' }, true)",
    );
    browser.settle();
    assert_eq!(browser.text("probe.search().value"), "dough");
    assert_eq!(
        browser.session.eval("probe.grid().query"),
        serde_json::json!({ "text": "dough", "facets": { "section": ["working-dough"] }, "sort": "title" })
    );
    let shown = browser.titles().len();
    assert_eq!(
        browser.session.eval("probe.grid().results"),
        serde_json::json!({ "shown": shown, "total": 14 })
    );
    browser
        .session
        .eval("(probe.grid().query = { text: '' }, true)");
    browser.settle();
    assert_eq!(browser.titles().len(), 14);
    browser.quiet();
}

fn requests(browser: &Browser) {
    browser.asked();
    let address = browser.open(
        "requests",
        &Page::new(format!(
            "{}{}",
            element("", GUIDES),
            element("name=\"b\"", GUIDES)
        )),
    );
    browser.search("dough");
    browser.choose("The basics");
    let asked: Vec<String> = browser
        .asked()
        .into_iter()
        .map(|it| it.path)
        .filter(|it| !it.starts_with("/t/"))
        .collect();
    let mut endings: Vec<&str> = asked
        .iter()
        .filter_map(|it| it.split('.').next_back())
        .collect();
    endings.sort();
    assert_eq!(endings, ["js", "wasm"], "{asked:?} of {address}");
    browser.quiet();
}

fn no_jump(browser: &Browser) {
    browser.open("jump", &tagged());
    let places = "[probe.search(), ...probe.parts('value'), probe.part('section')].map(it => { const { left, top } = \
                  it.getBoundingClientRect(); return [Math.round(left), Math.round(top + scrollY)] })";
    let before = browser.session.eval(places);
    browser.choose("red");
    browser.search("apple");
    let after = browser.session.eval(places);
    assert_eq!(before, after, "search box, values and first section");
    browser.quiet();
}
