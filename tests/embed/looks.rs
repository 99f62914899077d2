//! The grid looks like the page around it: as the theme's own cards, and else as the nearest heading and link.

use super::accessibility::NOT_IN_FAINT_TEXT;
use super::axe::axe_without;
use super::browser::{Browser, Page, element};
use super::csp::POLICY;
use super::reader::GUIDES;
use super::server::Answer;
use super::session::key;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test(
        "looks: what a known theme declares, cards and the search box have",
        of_themes,
    ),
    test(
        "looks: in known themes, light and dark, axe finds nothing, and texts have their contrast",
        readable,
    ),
    test(
        "looks: headings are set as the nearest one of the page, whatever its style",
        of_headings,
    ),
    test(
        "looks: the accent is the colour of the nearest link that has one",
        of_links,
    ),
    test(
        "looks: headings and links follow the page when its colours change",
        follows,
    ),
    test(
        "looks: an open menu is light under dark text and dark under light text, in a box of another colour too",
        menus,
    ),
    test("looks: every new property changes what it says", properties),
    test(
        "looks: the grid keeps its distance from the texts around it",
        margins,
    ),
];

/// A theme as its style sheet declares it, for light and dark pages.
struct Theme {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
    /// Computed values that its variables lead to: part, property, value in light pages.
    declared: &'static [(&'static str, &'static str, &'static str)],
    /// The same, from what the style sheet knows of the theme's own cards.
    known: &'static [(&'static str, &'static str, &'static str)],
}

const THEMES: [Theme; 5] = [
    Theme {
        name: "material",
        light: "body { color: rgba(0, 0, 0, .87); background: #fff; --md-default-fg-color: rgba(0, 0, 0, .87); --md-default-bg-color: #fff;
            --md-default-fg-color--light: rgba(0, 0, 0, .54); --md-default-fg-color--lightest: rgba(0, 0, 0, .07);
            --md-typeset-a-color: #4051b5; --md-accent-fg-color: #526cfe }",
        dark: "body { color: rgba(226, 228, 233, .82); background: #1e2129; --md-default-fg-color: rgba(226, 228, 233, .82);
            --md-default-bg-color: #1e2129; --md-default-fg-color--light: rgba(226, 228, 233, .56);
            --md-default-fg-color--lightest: rgba(226, 228, 233, .12); --md-typeset-a-color: #5488e8; --md-accent-fg-color: #526cfe }",
        declared: &[
            ("card", "borderTopColor", "rgba(0, 0, 0, 0.07)"),
            ("search", "borderTopColor", "rgba(0, 0, 0, 0.07)"),
            ("title", "fontSize", "16px"),
        ],
        known: &[
            ("card", "borderTopLeftRadius", "1.6px"),
            ("grid", "columnGap", "6.4px"),
            ("title", "fontWeight", "700"),
            ("description", "fontSize", "16px"),
            ("heading", "fontSize", "25px"),
        ],
    },
    Theme {
        name: "starlight",
        light: ":root { --sl-color-white: hsl(224, 10%, 10%); --sl-color-black: #fff; --sl-color-gray-3: hsl(224, 7%, 36%);
            --sl-color-gray-5: rgb(193, 195, 200); --sl-color-text-accent: hsl(234, 90%, 60%); --sl-text-h2: 35px; --sl-text-lg: 18px;
            --sl-shadow-sm: 0px 1px 1px rgb(0, 0, 0) } body { color: hsl(224, 10%, 23%); background: #fff }",
        dark: ":root { --sl-color-white: #fff; --sl-color-black: hsl(224, 10%, 10%); --sl-color-gray-3: hsl(224, 6%, 56%);
            --sl-color-gray-5: hsl(224, 10%, 23%); --sl-color-text-accent: hsl(224, 100%, 85%); --sl-text-h2: 35px; --sl-text-lg: 18px;
            --sl-shadow-sm: 0px 1px 1px #000 } body { color: hsl(224, 6%, 77%); background: hsl(224, 10%, 10%) }",
        declared: &[
            ("heading", "fontSize", "35px"),
            ("heading", "color", "rgb(23, 24, 28)"),
            ("title", "fontSize", "18px"),
            ("title", "color", "rgb(23, 24, 28)"),
            ("description", "color", "rgb(85, 89, 98)"),
            ("card", "borderTopColor", "rgb(193, 195, 200)"),
            ("card", "boxShadow", "rgb(0, 0, 0) 0px 1px 1px 0px"),
            ("search", "borderTopColor", "rgb(193, 195, 200)"),
            ("search", "backgroundColor", "rgb(255, 255, 255)"),
        ],
        known: &[
            ("grid", "columnGap", "24px"),
            ("description", "fontSize", "16px"),
        ],
    },
    Theme {
        name: "docusaurus",
        light: ":root { --ifm-global-radius: .4rem; --ifm-card-border-radius: calc(var(--ifm-global-radius) * 2);
            --ifm-card-background-color: #fff; --ifm-background-surface-color: #fff; --ifm-heading-font-weight: 700;
            --ifm-color-emphasis-200: #ebedf0; --ifm-color-emphasis-700: #606770; --ifm-color-emphasis-800: #444950;
            --ifm-link-color: #1f5fc4; --ifm-global-shadow-lw: 0 1px 2px 0 rgba(0, 0, 0, .1) } body { color: #1c1e21; background: #fff }",
        dark: ":root { --ifm-global-radius: .4rem; --ifm-card-border-radius: calc(var(--ifm-global-radius) * 2);
            --ifm-card-background-color: #242526; --ifm-background-surface-color: #242526; --ifm-heading-font-weight: 700;
            --ifm-color-emphasis-200: #444950; --ifm-color-emphasis-700: #ccd0d5; --ifm-color-emphasis-800: #ebedf0;
            --ifm-link-color: #4e89e8; --ifm-global-shadow-lw: 0 1px 2px 0 rgba(0, 0, 0, .1) } body { color: #e3e3e3; background: #1b1b1d }",
        declared: &[
            ("card", "borderTopLeftRadius", "12.8px"),
            ("card", "backgroundColor", "rgb(255, 255, 255)"),
            ("card", "borderTopColor", "rgb(235, 237, 240)"),
            ("search", "borderTopColor", "rgb(235, 237, 240)"),
            ("search", "borderTopLeftRadius", "6.4px"),
            ("title", "color", "rgb(68, 73, 80)"),
            ("heading", "fontWeight", "700"),
        ],
        known: &[
            ("card", "paddingLeft", "32px"),
            ("card", "boxShadow", "rgba(0, 0, 0, 0.15) 0px 1.5px 3px 0px"),
            ("grid", "columnGap", "32px"),
            ("title", "fontSize", "19.2px"),
            ("title", "fontWeight", "700"),
            ("description", "fontSize", "12.8px"),
            ("heading", "fontSize", "32px"),
        ],
    },
    Theme {
        name: "vitepress",
        light: ":root { --vp-c-bg-soft: #f6f6f7; --vp-c-bg-alt: #f6f6f7; --vp-c-bg-elv: #fff; --vp-c-divider: #e2e2e3; --vp-c-text-2: #67676c;
            --vp-c-brand-1: #3451b2 } body { color: #3c3c43; background: #fff }",
        dark: ":root { --vp-c-bg-soft: #202127; --vp-c-bg-alt: #161618; --vp-c-bg-elv: #202127; --vp-c-divider: #2e2e32; --vp-c-text-2: #98989f;
            --vp-c-brand-1: #a8b1ff } body { color: #dfdfd6; background: #1b1b1f }",
        declared: &[
            ("card", "backgroundColor", "rgb(246, 246, 247)"),
            ("card", "borderTopColor", "rgb(246, 246, 247)"),
            ("description", "color", "rgb(103, 103, 108)"),
            ("search", "borderTopColor", "rgb(226, 226, 227)"),
            ("search", "backgroundColor", "rgb(246, 246, 247)"),
            ("heading", "fontSize", "24px"),
        ],
        known: &[
            ("card", "borderTopLeftRadius", "12px"),
            ("card", "paddingLeft", "24px"),
            ("description", "fontSize", "14px"),
            ("search", "borderTopLeftRadius", "8px"),
        ],
    },
    Theme {
        name: "sphinx-design",
        light: "body { --sd-color-card-border: #f8f9fb; --sd-color-card-background: transparent; --sd-color-shadow: rgba(0, 0, 0, .05);
            --color-background-border: #eeebee; --color-background-primary: #fff; --color-foreground-secondary: #5a5c63;
            --color-link: #2757dd; color: #000; background: #fff }",
        dark: "body { --sd-color-card-border: #1a1c1e; --sd-color-card-background: #18181a; --sd-color-shadow: rgba(0, 0, 0, .05);
            --color-background-border: #303335; --color-background-primary: #131416; --color-foreground-secondary: #9ca0a5;
            --color-link: #5ca5ff; color: #cfd0d0; background: #131416 }",
        declared: &[
            ("card", "borderTopColor", "rgb(248, 249, 251)"),
            ("search", "borderTopColor", "rgb(238, 235, 238)"),
        ],
        known: &[
            ("card", "borderTopLeftRadius", "4px"),
            ("card", "boxShadow", "rgba(0, 0, 0, 0.05) 0px 2px 4px 0px"),
            ("grid", "columnGap", "24px"),
            ("title", "fontWeight", "700"),
            ("description", "fontSize", "16px"),
        ],
    },
];

/// A page with this style, and this markup before the element.
fn page(browser: &Browser, name: &str, css: &str, before: &str) -> Page {
    let path = format!("/t/looks-{name}.css");
    browser.server.put(&path, Answer::new("text/css", css));
    let mut page = Page::new(format!("{before}{}", element("", GUIDES)));
    page.head = format!("<link rel=\"stylesheet\" href=\"{path}\">");
    page
}

/// A computed value of the first element that has a part, with lengths to a hundredth of a pixel.
fn computed(browser: &Browser, part: &str, property: &str) -> String {
    browser.text(&format!(
        "getComputedStyle(probe.part('{part}')).{property}.replace(/[\\d.]+px/g, (it) => `${{Math.round(parseFloat(it) * 100) / 100}}px`)"
    ))
}

/// Whether the browser knows queries of what a custom property is: Firefox since 151.
fn has_style_queries(browser: &Browser) -> bool {
    let asked = "(() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync('html { --asked: 1 } @container style(--asked) { body { --answered: 1 } }');
        document.adoptedStyleSheets.push(sheet);
        const answer = getComputedStyle(document.body).getPropertyValue('--answered') !== '';
        document.adoptedStyleSheets.pop();
        return answer; })()";
    browser.session.eval(asked) == json!(true)
}

fn of_themes(browser: &Browser) {
    for theme in THEMES {
        let page = page(browser, theme.name, theme.light, "");
        browser.open(&format!("looks-{}", theme.name), &page);
        browser.screenshot(&format!("looks-{}", theme.name));
        let known = match has_style_queries(browser) {
            true => theme.known,
            false => &[],
        };
        for (part, property, expected) in theme.declared.iter().chain(known) {
            let found = computed(browser, part, property);
            assert_eq!(found, *expected, "{}: {part}, {property}", theme.name);
        }
        browser.quiet();
    }
}

/// In the page: texts of the grid whose contrast with what is behind them is below 4.5, as they are seen.
const FAINT: &str = "(() => {
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const seen = (colours) => {
        for (const it of ['white', ...colours]) { paint.fillStyle = it; paint.fillRect(0, 0, 1, 1); }
        return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (colour) => colour.map((it) => it / 255).map((it) => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
        .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
    const behind = (element) => {
        const all = [];
        for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) all.unshift(getComputedStyle(at).backgroundColor);
        return all;
    };
    return ['heading', 'title', 'description', 'status', 'introduction'].flatMap((name) => probe.parts(name).slice(0, 1)).flatMap((it) => {
        const under = behind(it);
        const [text, back] = [seen([...under, getComputedStyle(it).color]), seen(under)].map(luminance);
        const contrast = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
        return contrast < 4.5 ? [`${it.getAttribute('part')}: ${contrast.toFixed(2)}`] : [];
    });
})()";

fn readable(browser: &Browser) {
    for theme in THEMES {
        for (scheme, css) in [("light", theme.light), ("dark", theme.dark)] {
            let name = format!("{}-{scheme}", theme.name);
            browser.open(&format!("looks-{name}"), &page(browser, &name, css, ""));
            let faint = browser.list(FAINT);
            assert!(faint.is_empty(), "{name}: {faint:?}");
            axe_without(browser, &name, NOT_IN_FAINT_TEXT);
        }
    }
}

/// Properties of a heading that the nearest one gives to ours.
const ALIKE: [&str; 12] = [
    "borderBottom",
    "borderTop",
    "color",
    "fontFamily",
    "fontSize",
    "fontStyle",
    "fontWeight",
    "letterSpacing",
    "lineHeight",
    "paddingTop",
    "textAlign",
    "textTransform",
];

fn of_headings(browser: &Browser) {
    let other = "<nav><h2>Menu</h2></nav><ul><li><h2>A card</h2></li></ul><a href=\"/\"><h2>Another card</h2></a><h2 class=\"unseen\">Unseen</h2>";
    let styles = "h2 { color: rgb(1, 2, 3); font: 100 9px monospace } .unseen { position: absolute; clip-path: inset(50%) }";
    for (name, css, before, level) in [
        (
            "thin",
            "main > h2 { font: 300 30px/1.4 serif; letter-spacing: -0.3px; color: rgb(90, 0, 0) }",
            "<h2 id=\"like\">Like me</h2>",
            2,
        ),
        (
            "rule above",
            "main > h2 { border-top: 2px dotted rgb(0, 90, 0); padding-top: 24px; font-size: 25px }",
            "<h2 id=\"like\">Like me</h2>",
            2,
        ),
        (
            "rule below",
            "main > h2 { border-bottom: 1px solid rgb(0, 90, 0) }",
            "<h2 id=\"like\">Like me</h2>",
            2,
        ),
        (
            "the nearer one",
            "main > h2 { font-size: 40px } main > h2#like { font-size: 33px }",
            "<h2>Far</h2><h2 id=\"like\">Like me</h2>",
            2,
        ),
        (
            "another level",
            "main > h3 { font-size: 13px; text-transform: none; font-weight: 900 }",
            "<h2>Not me</h2><h3 id=\"like\">Like me</h3>",
            3,
        ),
        (
            "capitals",
            "main > h2 { font-style: italic; text-transform: uppercase; text-align: center }",
            "<h2 id=\"like\">Like me</h2>",
            2,
        ),
        (
            "an article",
            "article > h2 { font-size: 31px } main > h2 { font-size: 99px }",
            "<h2>Not me</h2><article><h2 id=\"like\">Like me</h2>",
            2,
        ),
    ] {
        let css = format!("{styles} {css}");
        let mut page = page(
            browser,
            &name.replace(' ', "-"),
            &css,
            &format!("{before}{other}"),
        );
        page.body = page.body.replace(
            "<guide-grid ",
            &format!("<guide-grid heading-level=\"{level}\" "),
        );
        page.policy = POLICY.into();
        browser.open("looks-heading", &page);
        for property in ALIKE {
            let like = browser.text(&format!(
                "getComputedStyle(document.getElementById('like')).{property}"
            ));
            assert_eq!(
                computed(browser, "heading", property),
                like,
                "{name}: {property}"
            );
        }
        assert_eq!(
            browser.session.eval("probe.grid().hasAttribute('style')"),
            json!(false)
        );
        browser.quiet();
    }
    // Of another level, only what all headings have in common.
    let css = "h1 { font: italic 300 50px serif; letter-spacing: 2px; color: rgb(200, 0, 0); text-align: center; text-transform: uppercase }";
    browser.open("looks-h1", &page(browser, "h1", css, ""));
    for (property, expected) in [
        ("fontFamily", "serif"),
        ("fontSize", "24px"),
        ("fontStyle", "italic"),
        ("textAlign", "start"),
        ("textTransform", "uppercase"),
        ("fontWeight", "300"),
        ("letterSpacing", "0.96px"),
        ("color", "rgb(0, 0, 0)"),
    ] {
        assert_eq!(
            computed(browser, "heading", property),
            expected,
            "{property}"
        );
    }
}

fn of_links(browser: &Browser) {
    let link = "<p>Text with <a class=\"link\" href=\"/x/\">a link</a>.</p>";
    let button = "<p><a class=\"button\" href=\"/x/\">A button</a> <a class=\"card\" href=\"/x/\">A card</a> <a href=\"#x\">A mark</a></p>";
    let css = "a { color: rgb(0, 0, 200) } .link { color: rgb(0, 120, 0) } .card { color: inherit } \
        .button { color: #fff; background: navy } nav a { color: rgb(200, 0, 0) }";
    let accent = "getComputedStyle(probe.root().querySelector('.introduction a')).color";
    for (name, before, expected) in [
        (
            "before it",
            format!("{link}{button}<nav><a href=\"/y/\">Menu</a></nav>"),
            "rgb(0, 120, 0)",
        ),
        ("in the fallback", button.to_owned(), "rgb(0, 0, 200)"),
    ] {
        let mut page = page(browser, "links", css, &before);
        page.body = page
            .body
            .replace("## The basics", "## The basics\n\nSee [more](/more/).");
        browser.open("looks-link", &page);
        assert_eq!(browser.text(accent), expected, "{name}");
        browser.quiet();
    }
}

fn follows(browser: &Browser) {
    let css = "body { color: #222; background: #fff } h2 { color: rgb(100, 0, 0) } a { color: rgb(0, 0, 100) }
        .night body { color: #ddd; background: #111 } .night h2 { color: rgb(255, 200, 200) } .night a { color: rgb(200, 200, 255) }";
    let before = "<h2>Like me</h2><p><a href=\"/x/\">A link</a></p>";
    browser.open("looks-follow", &page(browser, "follow", css, before));
    assert_eq!(computed(browser, "heading", "color"), "rgb(100, 0, 0)");
    for (change, heading, link) in [
        ("add", "rgb(255, 200, 200)", "rgb(200, 200, 255)"),
        ("remove", "rgb(100, 0, 0)", "rgb(0, 0, 100)"),
    ] {
        browser.session.eval(&format!(
            "(document.documentElement.classList.{change}('night'), 1)"
        ));
        let follow = format!(
            "getComputedStyle(probe.part('heading')).color === '{heading}'
             && probe.root().querySelector('.widget').parentElement.style.getPropertyValue('--gg-link-color') === '{link}'"
        );
        browser
            .session
            .wait("headings and links have the new colours", &follow);
    }
    browser.quiet();
}

fn menus(browser: &Browser) {
    let dark = "color: rgb(225, 225, 225); background: rgb(27, 27, 31)";
    let light = "color: rgb(34, 34, 34); background: rgb(250, 250, 250)";
    let luminance = "(() => {
        const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        paint.fillStyle = getComputedStyle(probe.root().querySelector('.panel')).backgroundColor;
        paint.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = paint.getImageData(0, 0, 1, 1).data;
        return alpha < 255 ? NaN : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    })()";
    for (name, of_page, of_box, menu) in [
        ("light page", light, "", "light"),
        ("dark page", dark, "", "dark"),
        ("dark box in a light page", light, dark, "dark"),
        ("light box in a dark page", dark, light, "light"),
    ] {
        let css = format!("body {{ {of_page} }} .box {{ {of_box} }}");
        let mut page = page(browser, &name.replace(' ', "-"), &css, "");
        page.body = format!("<div class=\"box\">{}</div>", page.body);
        browser.open("looks-menu", &page);
        browser.open_menu("Section");
        let found = browser.number(luminance);
        let is_right = match menu {
            "light" => found > 0.9,
            _ => found < 0.2,
        };
        assert!(is_right, "{name}: {found}");
        let text = "getComputedStyle(probe.part('value')).color";
        let expected = match menu {
            "light" => "rgb(34, 34, 34)",
            _ => "rgb(225, 225, 225)",
        };
        assert_eq!(browser.text(text), expected, "{name}");
        browser.session.keys(&key::ESCAPE.to_string());
        browser.quiet();
    }
}

fn properties(browser: &Browser) {
    for (name, value, part, property, expected) in [
        (
            "description-color",
            "rgb(1, 2, 3)",
            "description",
            "color",
            "rgb(1, 2, 3)",
        ),
        (
            "description-size",
            "19px",
            "description",
            "fontSize",
            "19px",
        ),
        (
            "heading-color",
            "rgb(1, 2, 3)",
            "heading",
            "color",
            "rgb(1, 2, 3)",
        ),
        ("heading-padding", "19px", "heading", "paddingTop", "19px"),
        (
            "heading-rule",
            "3px solid rgb(1, 2, 3)",
            "heading",
            "borderTopWidth",
            "3px",
        ),
        ("heading-size", "19px", "heading", "fontSize", "19px"),
        ("heading-weight", "200", "heading", "fontWeight", "200"),
        (
            "search",
            "rgb(1, 2, 3)",
            "search",
            "backgroundColor",
            "rgb(1, 2, 3)",
        ),
        (
            "search-line",
            "rgb(1, 2, 3)",
            "search",
            "borderTopColor",
            "rgb(1, 2, 3)",
        ),
        (
            "shadow",
            "1px 2px 3px rgb(1, 2, 3)",
            "card",
            "boxShadow",
            "rgb(1, 2, 3) 1px 2px 3px 0px",
        ),
        (
            "title-color",
            "rgb(1, 2, 3)",
            "title",
            "color",
            "rgb(1, 2, 3)",
        ),
        ("title-size", "19px", "title", "fontSize", "19px"),
        ("title-weight", "200", "title", "fontWeight", "200"),
    ] {
        let css = format!(
            ":root {{ --guide-grid-{name}: {value} }} h2 {{ border-top: 1px solid; padding-top: 1px }}"
        );
        browser.open(
            "looks-property",
            &page(browser, name, &css, "<h2>Not like me</h2>"),
        );
        assert_eq!(computed(browser, part, property), expected, "{name}");
    }
    browser.open(
        "looks-property",
        &page(
            browser,
            "focus",
            ":root { --guide-grid-focus: rgb(1, 2, 3) }",
            "",
        ),
    );
    browser.session.eval("(probe.search().focus(), 1)");
    assert_eq!(computed(browser, "search", "outlineColor"), "rgb(1, 2, 3)");
}

fn margins(browser: &Browser) {
    let distances = "(() => { const box = (it) => it.getBoundingClientRect(); const cards = probe.parts('card');
        return [box(probe.part('toolbar')).top - box(document.getElementById('before')).bottom,
            box(document.getElementById('after')).top - box(cards.at(-1)).bottom].map(Math.round); })()";
    for (css, expected) in [
        ("p, h2 { margin: 0 } .fallback { margin: 0 }", [16, 16]),
        // Of two margins, the larger one holds.
        ("p { margin: 30px 0 }", [30, 30]),
        (
            ":root { --guide-grid-margin: 50px } p { margin: 30px 0 }",
            [50, 50],
        ),
    ] {
        let mut page = page(browser, "margins", css, "<p id=\"before\">Before.</p>");
        page.body.push_str("<p id=\"after\">After.</p>");
        browser.open("looks-margins", &page);
        assert_eq!(browser.session.eval(distances), json!(expected), "{css}");
    }
}
