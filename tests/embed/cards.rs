//! What a reader does with a card beside reading it: following, selecting, filtering by its tags; and what it looks like on the
//! page as it is.

use super::browser::{Browser, Page, element};
use super::engine::Engine;
use super::server::Answer;
use super::session::{Media, key};
use super::{Test, skip, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "text on a card can be selected, and a click anywhere on the card follows its link",
        select_and_follow,
    ),
    test(
        "a click on a card's text opens the link with the keys that are held",
        follow_with_keys,
    ),
    test(
        "a click of the middle button on a card's text opens the link in another tab",
        open_tab,
    ),
    test(
        "a tag that is chosen far down leads up to the toolbar",
        tag_far_down,
    ),
    test("a card's tag filters, by mouse and by keyboard", tags),
    test(
        "of two pictures only the one for the page's colours is loaded, also after they change",
        |browser| by_scheme(browser, ""),
    ),
    test(
        "the picture also changes on a page that goes over to other colours",
        |browser| by_scheme(browser, "body { transition: color 0.3s }"),
    ),
    test(
        "an icon by name is drawn in the colour of the text",
        drawn_in_text_colour,
    ),
    test(
        "a picture that cannot be loaded leaves nothing, and is reported once",
        not_loaded,
    ),
    test(
        "a long description has three lines until its card has the focus",
        long_description,
    ),
    test(
        "the owner's link is shown where nothing is found, and only there",
        owners_link,
    ),
    test("a visited title has another colour", visited),
    test(
        "in the list, a card is a line whose columns stand below each other",
        list,
    ),
    test("in a narrow list, a card has two lines", narrow_list),
    Test {
        name: "controls are 36 px high for fingers",
        run: fingers,
        engines: &[Engine::Chromium],
    },
];

/// A page with three cards, which counts clicks on links instead of following them.
fn three_cards() -> Page {
    let text = "---\nguides:\n- title: What is a container?\n  description: Learn how to run your first container.\n  link: /t/blank.html#a\n  \
                tags: [basics, run]\n  time: 5 minutes\n- title: Compose\n  description: Run [several](/t/blank.html#inner) containers at once.\n  \
                link: /t/blank.html#b\n  tags: [run]\n- title: No link\n  description: This card leads nowhere.\n---\n";
    let mut page = Page::new(element("", text));
    page.head = "<script>
        const clicks = window.clicks = [];
        document.addEventListener('click', event => {
            const link = event.composedPath().find(it => it.localName === 'a');
            if (!link) return;
            event.preventDefault();
            const held = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].filter(it => event[it]);
            clicks.push([link.hash, ...held].join(' '));
        });
    </script>"
        .into();
    page
}

fn select_and_follow(browser: &Browser) {
    browser.open("select", &three_cards());
    let clicks = || browser.list("clicks.splice(0)");
    browser
        .session
        .drag("probe.part('description')", [0.05, 0.5], [0.4, 0.5]);
    let selected = browser.text("String(getSelection())");
    let sentence = "Learn how to run your first container.";
    assert!(
        selected.len() > 5 && sentence.contains(selected.trim()),
        "{selected:?}"
    );
    assert!(clicks().is_empty(), "selecting follows no link");
    browser
        .session
        .eval("(getSelection().removeAllRanges(), 1)");
    for (place, expected) in [
        ("probe.part('title')", "#a"),
        ("probe.part('description')", "#a"),
        ("probe.part('fact')", "#a"),
        ("probe.parts('card')[1]", "#b"),
        ("probe.parts('description')[1].querySelector('a')", "#inner"),
    ] {
        browser.session.click(place);
        assert_eq!(clicks(), [expected], "{place}");
    }
    browser.session.click("probe.parts('description')[2]");
    assert!(clicks().is_empty(), "a card without a link leads nowhere");
    let selections = browser.list("probe.events('select').map(it => it.detail.title)");
    assert_eq!(
        selections,
        [
            "What is a container?",
            "What is a container?",
            "What is a container?",
            "Compose",
            "Compose",
        ],
        "each is reported once"
    );
    browser.quiet();
}

fn follow_with_keys(browser: &Browser) {
    browser.open("keys", &three_cards());
    browser
        .session
        .click_holding(key::CONTROL, "probe.part('description')");
    assert_eq!(browser.list("clicks"), ["#a ctrlKey"]);
    browser.quiet();
}

fn open_tab(browser: &Browser) {
    if browser.session.engine == Engine::WebKit {
        skip("WebKit's driver presses the middle button and releases the left one");
    }
    browser.open("tab", &three_cards());
    browser
        .session
        .click_middle_button("probe.part('description')");
    assert_eq!(browser.list("clicks"), ["#a ctrlKey metaKey"]);
    browser
        .session
        .click_middle_button("probe.parts('description')[2]");
    assert_eq!(browser.list("clicks").len(), 1, "a card without a link");
    browser.quiet();
}

fn tag_far_down(browser: &Browser) {
    let cards: String = (0..120)
        .map(|it| format!("- {{title: Card {it}, tags: [t{}]}}\n", it % 2))
        .collect();
    let text = format!("---\nguides:\n{cards}---\n");
    browser.open("tag-far-down", &Page::new(element("limit='all'", &text)));
    browser.session.click("probe.parts('tag')[100]");
    browser
        .session
        .wait("the chosen cards", "probe.parts('card').length === 60");
    browser.session.wait(
        "the toolbar is on the screen",
        "(() => { const { top } = probe.root().querySelector('[part=toolbar]').getBoundingClientRect(); return top >= 0 && top < 300 })()",
    );
    browser.quiet();
}

fn tags(browser: &Browser) {
    browser.open("tags", &three_cards());
    browser
        .session
        .click("probe.parts('tag').find(it => probe.words(it) === 'basics')");
    browser.settle();
    assert_eq!(browser.titles(), ["What is a container?"]);
    assert_eq!(browser.list("probe.chips()"), ["Tags: basics"]);
    assert!(
        browser.list("clicks").is_empty(),
        "a tag does not follow the card's link"
    );
    let pressed = "probe.parts('tag').map(it => it.ariaPressed)";
    assert_eq!(browser.list(pressed), ["true", "false"]);
    assert_eq!(
        browser.text("probe.part('tag').getAttribute('aria-label')"),
        "Filter by Tags: basics"
    );
    browser.session.eval("(probe.part('tag').focus(), 1)");
    browser.session.keys(&key::ENTER.to_string());
    browser.settle();
    assert_eq!(browser.titles().len(), 3);
    browser.quiet();
}

/// A picture of one colour.
fn picture(colour: &str) -> Answer {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"180\"><rect width=\"100%\" height=\"100%\" fill=\"{colour}\"/></svg>"
    );
    Answer::new("image/svg+xml", svg)
}

fn by_scheme(browser: &Browser, css: &str) {
    for name in ["light", "dark"] {
        let path = format!("/t/{name}.svg");
        let colour = if name == "light" { "skyblue" } else { "navy" };
        browser.server.put(&path, picture(colour));
    }
    let text = "---\nguides:\n- title: One\n  image: {light: /t/light.svg, dark: /t/dark.svg, width: 320, height: 180}\n---\n";
    let mut page = Page::new(element("", text));
    page.head = format!(
        "<style>body {{ color: #222; background: #fff }} .night body {{ color: #ddd; background: #111 }} {css}</style>"
    );
    let asked = || -> Vec<String> {
        let asked = browser.asked().into_iter().map(|it| it.path);
        asked.filter(|it| it.ends_with(".svg")).collect()
    };
    let shown = |name: &str| {
        let shows = format!(
            "probe.part('image')?.complete && probe.part('image').currentSrc.endsWith('{name}.svg')"
        );
        browser.session.wait("the picture is shown", &shows);
    };
    asked();
    browser.open("scheme", &page);
    shown("light");
    assert_eq!(asked(), ["/t/light.svg"]);
    browser
        .session
        .eval("(document.documentElement.classList.add('night'), 1)");
    shown("dark");
    assert_eq!(asked(), ["/t/dark.svg"]);
    browser.screenshot("picture-dark");
    browser
        .session
        .eval("(document.documentElement.classList.remove('night'), 1)");
    shown("light");
    browser.quiet();
}

fn drawn_in_text_colour(browser: &Browser) {
    browser.server.put("/t/icon-square.svg", picture("red"));
    let text = "---\nguides:\n- title: One\n  icon: square\n---\n";
    let mut page = Page::new(element("icons=\"/t/icon-{name}.svg\"", text));
    page.head = "<style>body { color: #ddd; background: #111 }</style>".into();
    browser.open("ink", &page);
    // What is on the screen is for a person to look at: a light square.
    browser.screenshot("icon-in-text-colour");
    let filter = browser.text("getComputedStyle(probe.part('icon')).filter");
    assert!(filter.contains("rgb(221, 221, 221)"), "{filter}");
    browser.quiet();
}

fn not_loaded(browser: &Browser) {
    let text = "---\nguides:\n- title: One\n  image: {src: /t/nowhere.png, alt: Nothing}\n- title: Two\n  icon: /t/nowhere.png\n---\n";
    browser.open("not-loaded", &Page::new(element("", text)));
    browser.session.wait(
        "there are no pictures",
        "probe.parts('image').length + probe.parts('icon').length === 0",
    );
    let is_ours = "it => it.includes('nowhere.png') && it.includes('Guide Grid')";
    let warnings = browser.list(&format!("__log.filter({is_ours})"));
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    let expected = "the picture \"http";
    assert!(warnings[0].contains(expected), "{warnings:?}");
}

fn long_description(browser: &Browser) {
    let long = "A description that goes on and on. ".repeat(20);
    let text = format!(
        "---\nguides:\n- title: Long\n  link: /t/blank.html\n  description: {long}\n- title: Short\n  link: /t/blank.html\n---\n"
    );
    let open = |style: &str| {
        let mut page = Page::new(element("", &text));
        page.head = format!("<style>{style}</style>");
        browser.open("long", &page);
    };
    let lines = || {
        let lines = "(() => { const it = probe.part('description'); return it.clientHeight / parseFloat(getComputedStyle(it).lineHeight) })()";
        browser.number(lines).round()
    };
    open("");
    assert_eq!(lines(), 3.0);
    browser
        .session
        .eval("(probe.part('card').querySelector('a').focus(), 1)");
    browser.settle();
    assert!(lines() > 5.0, "{} lines", lines());
    open("guide-grid { --guide-grid-description-lines: 2 }");
    assert_eq!(lines(), 2.0);
    open("guide-grid { --guide-grid-description-lines: none }");
    assert!(lines() > 5.0, "{} lines", lines());
    browser.search("on");
    assert!(lines() > 5.0, "no hit is cut off");
    browser.quiet();
}

fn owners_link(browser: &Browser) {
    let link = "<a slot=\"empty\" hidden href=\"/forum\">Ask in the forum</a>";
    let mut page = super::reader::guides_page();
    page.body = page
        .body
        .replace("</guide-grid>", &format!("{link}</guide-grid>"));
    // Many sites have this rule.
    page.head = "<style>[hidden] { display: none !important }</style>".into();
    browser.open("owners-link", &page);
    let shown = "probe.shown(document.querySelector('[slot=empty]'))";
    assert_eq!(browser.session.eval(shown), false, "in the grid");
    browser.search("zzzzzzzz");
    assert_eq!(browser.session.eval(shown), true, "where nothing is found");
    browser.screenshot("state-nothing-found");
    browser.search("dough");
    assert_eq!(browser.session.eval(shown), false);
    browser.quiet();
    browser
        .session
        .eval("(probe.grid().setAttribute('data', '[]'), 1)");
    browser.session.wait(
        "the fallback is shown",
        "probe.shown(document.querySelector('.fallback'))",
    );
    assert_eq!(browser.session.eval(shown), false, "in the fallback");
}

fn visited(browser: &Browser) {
    let mut page = three_cards();
    page.head = String::new();
    let address = browser.open("visited", &page);
    browser.session.click("probe.part('title')");
    browser
        .session
        .wait("the link is followed", "location.hash === '#a'");
    browser.visit(&address);
    // Scripts cannot read the colour of visited links, for the sake of privacy.
    browser.screenshot("visited");
    browser.quiet();
}

/// A list of cards that have much, little, and nothing to tell.
fn list_page(browser: &Browser) -> Page {
    browser.server.put("/t/compose.svg", picture("red"));
    let text = "---\ncontainers:\n- title: What is a container?\n  description: Learn how to run one.\n  link: /t/blank.html#a\n  icon: 🐳\n  \
                tags: [basics, run]\n  level: beginner\n  time: 5 minutes\n- title: Compose\n  link: /t/blank.html#b\n  tags: [run]\n  level: advanced\n  \
                image: /t/compose.svg\nimages:\n- title: Layers of an image\n  link: /t/blank.html#c\n  time: 1 hour and 20 minutes\n- title: Only a title\n---\n";
    Page::new(element("view=\"list\" sort=\"title\"", text))
}

fn list(browser: &Browser) {
    browser.session.resize(1280, 900);
    browser.open("list", &list_page(browser));
    browser.screenshot("list");
    let heights = "probe.parts('card').map(it => Math.round(it.getBoundingClientRect().height))";
    let heights: Vec<f64> = serde_json::from_value(browser.session.eval(heights)).expect("numbers");
    assert!(heights.iter().all(|it| *it < 60.0), "{heights:?}");
    let starts = |part: &str, fact: &str| {
        browser.session.eval(&format!(
            "[...new Set(probe.parts('{part}').filter(it => !'{fact}' || it.dataset.fact === '{fact}')
                .map(it => Math.round(it.getBoundingClientRect().left)))].length"
        ))
    };
    for (part, fact) in [("eyebrow", ""), ("fact", "time"), ("fact", "level")] {
        assert_eq!(starts(part, fact), 1, "one column of {part} {fact}");
    }
    let hidden =
        "['image', 'description', 'tag'].flatMap(it => probe.parts(it)).filter(probe.shown).length";
    assert_eq!(browser.session.eval(hidden), 0);
    browser
        .session
        .eval("(probe.part('card').querySelector('a').focus(), 1)");
    browser.session.keys(&key::DOWN.to_string());
    let focus = browser.text("probe.focus()");
    assert!(focus.contains("Layers of an image"), "{focus}");
    browser.search("learn run");
    let shown = "probe.parts('description').concat(probe.parts('tag')).filter(probe.shown).map(probe.words)";
    assert_eq!(
        browser.list(shown),
        ["Learn how to run one.", "run"],
        "what was searched for is shown"
    );
    browser.screenshot("list-found");
    browser.session.click("probe.part('description')");
    browser
        .session
        .wait("the link is followed", "location.hash === '#a'");
}

fn narrow_list(browser: &Browser) {
    browser.session.resize(500, 800);
    browser.open(
        "list-narrow",
        &super::layout::at_width(360, list_page(browser)),
    );
    browser.screenshot("list-narrow");
    let widest = "Math.max(...probe.parts('card').flatMap(it => [...it.querySelectorAll('*')]).map(it => it.getBoundingClientRect().right))";
    assert!(browser.number(widest) <= 360.0, "something sticks out");
    let below = "(() => { const [title, fact] = ['title', 'fact'].map(it => probe.part(it).getBoundingClientRect()); return fact.top >= title.bottom - 1 })()";
    assert_eq!(browser.session.eval(below), true);
    browser.session.resize(1280, 900);
    browser.quiet();
}

fn fingers(browser: &Browser) {
    let touch = |enabled: bool| {
        browser.session.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": enabled, "maxTouchPoints": 1 }),
        );
    };
    touch(true);
    browser.open("fingers", &three_cards());
    if browser
        .session
        .eval("matchMedia('(pointer: coarse)').matches")
        != true
    {
        touch(false);
        skip("this build of the browser does not emulate fingers");
    }
    browser.choose("run");
    let low = browser.list(
        "[...probe.root().querySelectorAll('button, input, select')].filter(probe.shown)
            .filter(it => !it.matches('.erase') && it.getBoundingClientRect().height < 36).map(it => it.outerHTML)",
    );
    touch(false);
    assert!(low.is_empty(), "{low:#?}");
    browser.session.media(Media::Light);
}
