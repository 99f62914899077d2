//! What a reader does on the page of the README: looks, types, chooses, goes back, comes by a link.

use super::bench::{Bench, Card, Page, element};
use super::{Test, shared, skip, test};

pub const TESTS: &[Test] = &[
    test(
        "a description's Markdown means in a release what it means natively",
        markdown,
    ),
    test(
        "the seed page shows its sections, cards and links in order",
        shows,
    ),
    test(
        "the seed page in another place resolves nothing and loses nothing",
        works_from_the_data_attribute,
    ),
    test(
        "typing narrows the cards to those that match, and marks the words",
        typing,
    ),
    test("a word that nothing matches is corrected", correcting),
    test(
        "a choice adds cards within a facet, and a second facet takes them away",
        choosing,
    ),
    test("chips and the clear button take choices back", clearing),
    test(
        "typing replaces the address, choosing adds to it, and Back undoes",
        address_and_back,
    ),
    test(
        "reload and deep links show what they showed, from the first paint",
        reload_and_deep_link,
    ),
    test(
        "what is unknown in an address is cleaned away, what is another's stays",
        foreign_parameters,
    ),
    test("nothing found says so and offers what to drop", empty),
    test("a fragment that names a section scrolls to it", fragment),
    test(
        "owners hear of every settled change and of every card followed",
        events,
    ),
    test("the query can be read and set from outside", query_property),
    test(
        "a page loads the script and the wasm, once, and nothing else",
        requests,
    ),
    test(
        "no layout jump: the search box and the grid stay where they are when counts change",
        no_jump,
    ),
];

/// The page that everything begins with, as its author wrote it.
pub fn seed() -> String {
    shared("seed/whats-next.md").unwrap_or_else(|| skip("the seed page is not on this machine"))
}

/// The page of the README with the seed in it.
pub fn seed_page() -> Page {
    Page::new(element("id=\"grid\"", &seed()))
}

fn markdown(bench: &Bench) {
    // Releases are compiled in another way than anything that native tests see.
    let card = "cards:\n- title: Marks\n  description: >-\n    See <https://example.org/q>, <me@example.org>, <b>bold</b>, \
                H<sub class=\"x\">2</sub>O, 1 < 2, a<br>b &amp; &#65;&#x42;, **strong**, `code`\n";
    bench.open(
        "markdown",
        &Page::new(element("", &format!("---\n{card}---\n"))),
    );
    let html = "probe.part('description').innerHTML";
    assert_eq!(
        bench.text(html),
        "See <a href=\"https://example.org/q\">https://example.org/q</a>, \
         <a href=\"mailto:me@example.org\">me@example.org</a>, bold, H2O, 1 &lt; 2, a b &amp; AB, \
         <strong>strong</strong>, <code>code</code>"
    );
    bench.quiet();
}

/// The cards of the seed, read line by line: a second opinion on a page whose form is known.
fn expected() -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let mut section = String::new();
    for line in seed().lines() {
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

/// Links may be painted resolved against the page.
fn relative(bench: &Bench, cards: Vec<Card>) -> Vec<Card> {
    let origin = &bench.server.origin;
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

fn shows(bench: &Bench) {
    bench.open("seed", &seed_page());
    let wanted = expected();
    assert_eq!(
        wanted.len(),
        14,
        "the seed page is not the one that this test knows"
    );
    assert_eq!(relative(bench, bench.cards()), wanted);
    assert_eq!(
        bench.list("probe.headings()"),
        ["The basics", "Building images", "Running containers"]
    );
    let introductions = bench.list("probe.parts('introduction').map(probe.words)");
    assert_eq!(introductions.len(), 3, "{introductions:?}");
    assert!(
        introductions[0].starts_with("Get started learning the core concepts"),
        "{introductions:?}"
    );
    assert_eq!(
        bench.list("probe.values()"),
        ["The basics 4", "Building images 5", "Running containers 5"]
    );
    assert!(
        bench
            .text("probe.words(probe.part('status'))")
            .contains("14")
    );
    assert_eq!(
        bench
            .session
            .eval("probe.shown(document.querySelector('.fallback'))"),
        false
    );
    bench.quiet();
}

fn works_from_the_data_attribute(bench: &Bench) {
    let escaped = seed()
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;");
    bench.open(
        "data",
        &Page::new(format!(
            "<guide-grid data=\"{escaped}\"><p>Fallback</p></guide-grid>"
        )),
    );
    assert_eq!(relative(bench, bench.cards()), expected());
    bench.quiet();
}

fn typing(bench: &Bench) {
    bench.open("typing", &seed_page());
    bench.search("compose");
    assert_eq!(bench.titles(), ["What is Docker Compose?"]);
    assert_eq!(
        bench.list("probe.headings()"),
        ["The basics"],
        "headings without hits go"
    );
    let marks = "[...probe.root().querySelectorAll('mark')].map(it => it.textContent)";
    assert_eq!(bench.list(marks), ["Compose", "Compose"]);
    assert_eq!(
        bench.session.eval("probe.focused() === probe.search()"),
        true
    );
    bench.search("layers IMAGE");
    let titles = bench.titles();
    assert_eq!(
        titles.first().map(String::as_str),
        Some("Understanding image layers"),
        "title before description: {titles:?}"
    );
    assert!(titles.contains(&"What is an image?".into()), "{titles:?}");
    bench.search("regis");
    assert!(
        bench.titles().contains(&"What is a registry?".into()),
        "the start of a word matches"
    );
    bench.search("");
    assert_eq!(bench.titles().len(), 14);
    bench.quiet();
}

fn correcting(bench: &Bench) {
    bench.open("correcting", &seed_page());
    bench.search("compsoe");
    assert_eq!(bench.titles(), ["What is Docker Compose?"]);
    bench.quiet();
}

/// Cards with two facets, so that both laws can be seen.
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
    Page::new(element("id=\"grid\" facets=\"section tags\"", &text))
}

fn choosing(bench: &Bench) {
    bench.open("choosing", &tagged());
    bench.choose("red");
    assert_eq!(bench.titles(), ["Apple", "Cherry", "Tomato"]);
    assert_eq!(
        bench.list("probe.values()"),
        ["Fruit 2", "Vegetables 1", "red 3", "green 2", "yellow 1"]
    );
    bench.choose("green");
    assert_eq!(bench.titles(), ["Apple", "Cherry", "Tomato", "Kale"]);
    bench.choose("Vegetables");
    assert_eq!(bench.titles(), ["Tomato", "Kale"]);
    assert_eq!(
        bench.list("probe.values()"),
        ["Fruit 2", "Vegetables 2", "red 1", "green 1", "yellow 0"]
    );
    assert_eq!(
        bench
            .session
            .eval("probe.parts('value').map(it => it.getAttribute('aria-pressed')).join()"),
        "false,true,true,true,false"
    );
    bench.quiet();
}

fn clearing(bench: &Bench) {
    bench.open("clearing", &tagged());
    bench.choose("red");
    bench.choose("Fruit");
    bench.search("e");
    assert_eq!(bench.list("probe.chips()").len(), 2);
    bench
        .session
        .click("probe.parts('chip').find(it => probe.words(it).includes('red'))");
    bench.settle();
    let chips = bench.list("probe.chips()");
    assert!(chips.len() == 1 && chips[0].contains("Fruit"), "{chips:?}");
    bench.session.click("probe.part('clear')");
    bench.settle();
    assert_eq!(bench.titles().len(), 5);
    assert!(bench.list("probe.chips()").is_empty());
    assert_eq!(bench.text("probe.search().value"), "");
    assert_eq!(bench.text("location.search"), "");
    bench.quiet();
}

fn address_and_back(bench: &Bench) {
    let address = bench.open("back", &seed_page());
    let length = bench.number("history.length");
    bench.search("image");
    bench.session.wait(
        "typing reached the address",
        "location.search.includes('q=image')",
    );
    assert_eq!(bench.number("history.length"), length, "typing replaces");
    let typed = bench.titles();
    bench.choose("Building images");
    bench.session.wait(
        "the choice reached the address",
        "location.search.includes('section=building-images')",
    );
    assert_eq!(
        bench.number("history.length"),
        length + 1.0,
        "choosing pushes"
    );
    let chosen = bench.titles();
    assert!(chosen.len() < typed.len(), "{chosen:?} {typed:?}");
    bench.session.back();
    bench.session.wait(
        "Back undid the choice",
        "!location.search.includes('section')",
    );
    bench.settle();
    assert_eq!(bench.titles(), typed);
    assert_eq!(bench.text("probe.search().value"), "image");
    bench.session.forward();
    bench.session.wait(
        "Forward did it again",
        "location.search.includes('section')",
    );
    bench.settle();
    assert_eq!(bench.titles(), chosen);
    bench.search("");
    bench.session.click("probe.part('clear')");
    bench.settle();
    assert_eq!(
        bench.text("location.href"),
        address,
        "the page as its author wrote it has no parameters"
    );
    bench.quiet();
}

fn reload_and_deep_link(bench: &Bench) {
    let address = bench.open("deep", &seed_page());
    bench.search("image");
    bench.choose("Building images");
    bench.session.wait(
        "the address has both",
        "location.search.includes('q=image') && location.search.includes('section')",
    );
    let (titles, link) = (bench.titles(), bench.text("location.href"));
    bench.session.reload();
    bench.ready();
    assert_eq!(bench.titles(), titles);
    bench
        .session
        .go(&format!("{}/t/blank.html", bench.server.origin));
    bench.visit(&link);
    assert_eq!(bench.titles(), titles);
    assert_eq!(bench.text("probe.search().value"), "image");
    assert_eq!(bench.list("probe.chips()").len(), 1);
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
            setTimeout(() => done([...seen]), 3000);
        }})"
    );
    let mut seen = bench.list(&watched);
    let mut wanted = titles;
    seen.sort();
    wanted.sort();
    assert_eq!(seen, wanted, "from {address}");
}

fn foreign_parameters(bench: &Bench) {
    let address = bench.put("foreign", &seed_page());
    bench.visit(&format!(
        "{address}?utm=x&section=no-such-section&q=compose&page=2"
    ));
    assert_eq!(bench.titles(), ["What is Docker Compose?"]);
    bench.search("compose ");
    bench.choose("The basics");
    let search = bench.text("location.search");
    assert!(
        search.contains("utm=x") && search.contains("page=2"),
        "{search}"
    );
    assert!(!search.contains("no-such-section"), "{search}");
    bench.quiet();
}

fn empty(bench: &Bench) {
    bench.open("empty", &seed_page());
    bench.search("compose zzzzzzzzzz");
    assert!(bench.titles().is_empty());
    assert_eq!(bench.session.eval("probe.shown(probe.part('empty'))"), true);
    let offers = bench.list("[...probe.part('empty').querySelectorAll('button')].map(probe.words)");
    assert!(
        offers
            .iter()
            .any(|it| it.contains("zzzzzzzzzz") && it.contains('1')),
        "{offers:?}"
    );
    let change = bench.session.wait(
        "owners were told",
        "probe.events('change').map(it => it.detail).find(it => it.query.text === 'compose zzzzzzzzzz')",
    );
    assert_eq!(
        (&change["shown"], &change["total"]),
        (&0.into(), &14.into()),
        "owners learn what is missing"
    );
    bench.session.click("[...probe.part('empty').querySelectorAll('button')].find(it => probe.words(it).includes('zzzzzzzzzz'))");
    bench.settle();
    assert_eq!(bench.titles(), ["What is Docker Compose?"]);
    bench.quiet();
}

fn fragment(bench: &Bench) {
    bench.session.resize(800, 500);
    let address = bench.put("fragment", &seed_page());
    bench.visit(&format!("{address}#running-containers"));
    bench.session.wait(
        "the section is at the top",
        "(() => { const top = probe.parts('heading')[2].getBoundingClientRect().top; return top > -5 && top < 250 })()",
    );
    bench.session.resize(1280, 900);
    bench.quiet();
}

fn events(bench: &Bench) {
    bench.open("events", &seed_page());
    assert_eq!(bench.number("probe.events('ready').length"), 1.0);
    bench.search("compose");
    // A busy machine may pause between two letters.
    bench.session.wait(
        "the change was told",
        "probe.events('change').some(it => it.detail.query.text === 'compose')",
    );
    bench.settle();
    let detail = bench.session.eval("probe.events('change').at(-1).detail");
    assert_eq!(
        (&detail["query"]["text"], &detail["shown"], &detail["total"]),
        (&"compose".into(), &1.into(), &14.into())
    );
    bench
        .session
        .eval("document.addEventListener('click', event => event.preventDefault())");
    bench.session.click("probe.part('card')");
    let detail = bench.session.wait(
        "the choice was told",
        "probe.events('select').at(-1)?.detail",
    );
    assert_eq!(detail["title"], "What is Docker Compose?");
    assert!(
        detail["link"]
            .as_str()
            .is_some_and(|it| it.ends_with("/what-is-docker-compose/")),
        "{detail}"
    );
    assert!(
        detail["position"].is_number() && detail["query"]["text"] == "compose",
        "{detail}"
    );
    let measures = bench.list("performance.getEntriesByType('measure').map(it => it.name)");
    for name in ["load", "parse", "index", "search", "render"] {
        assert!(
            measures.contains(&format!("guide-grid:{name}")),
            "{name} in {measures:?}"
        );
    }
    bench.quiet();
}

fn query_property(bench: &Bench) {
    bench.open("property", &seed_page());
    bench.session.eval(
        "(probe.grid().query = { text: 'image', facets: { section: ['building-images'] } }, true)",
    );
    bench.settle();
    assert_eq!(bench.text("probe.search().value"), "image");
    let query = bench.session.eval("probe.grid().query");
    assert_eq!(query["facets"]["section"][0], "building-images", "{query}");
    let shown = bench.titles().len();
    assert_eq!(
        bench.session.eval("probe.grid().results"),
        serde_json::json!({ "shown": shown, "total": 14 })
    );
    bench
        .session
        .eval("(probe.grid().query = { text: '' }, true)");
    bench.settle();
    assert_eq!(bench.titles().len(), 14);
    bench.quiet();
}

fn requests(bench: &Bench) {
    bench.asked();
    let address = bench.open(
        "requests",
        &Page::new(format!(
            "{}{}",
            element("", &seed()),
            element("name=\"b\"", &seed())
        )),
    );
    bench.search("image");
    bench.choose("The basics");
    let asked: Vec<String> = bench
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
    bench.quiet();
}

fn no_jump(bench: &Bench) {
    bench.open("jump", &tagged());
    let places = "[probe.search(), ...probe.parts('value'), probe.part('section')].map(it => { const { left, top } = \
                  it.getBoundingClientRect(); return [Math.round(left), Math.round(top + scrollY)] })";
    let before = bench.session.eval(places);
    bench.choose("red");
    bench.search("apple");
    let after = bench.session.eval(places);
    assert_eq!(before, after, "search box, values and first section");
    bench.quiet();
}
