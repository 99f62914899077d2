//! axe-core in every state of the grid, with all its rules, including those that are off by default.

use super::axe::{axe, axe_without};
use super::browser::{Browser, Page, element};
use super::failures::{Broken, broken_page};
use super::keyboard::many_tags;
use super::layout::at_width;
use super::reader::guides_page;
use super::session::Media;
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test("axe finds nothing at the start", |browser| {
        state(browser, "start", &guides_page(), |_| ())
    }),
    test("axe finds nothing while typing", |browser| {
        state(browser, "typed", &guides_page(), |browser| {
            browser.search("dough")
        })
    }),
    test("axe finds nothing in a filtered grid", |browser| {
        state(browser, "filtered", &guides_page(), |browser| {
            browser.choose("Working dough");
            browser.choose("The basics");
        });
    }),
    test("axe finds nothing in an empty grid", |browser| {
        state(browser, "none", &guides_page(), |browser| {
            browser.search("autolyse zzzzzzzzzz")
        });
    }),
    test(
        "axe finds nothing where the owner offers a link because nothing was found",
        |browser| {
            state(browser, "none-own-link", &with_own_link(), |browser| {
                browser.search("autolyse zzzzzzzzzz")
            });
        },
    ),
    test(
        "axe finds nothing in one list without sections",
        |browser| {
            let page = Page::new(element("sort=\"title\" sort-menu", super::reader::GUIDES));
            state(browser, "flat", &page, |browser| {
                browser.choose("The basics")
            });
        },
    ),
    test("axe finds nothing after a word was corrected", |browser| {
        state(browser, "corrected", &guides_page(), |browser| {
            browser.search("dougg")
        });
    }),
    test("axe finds nothing after a link was copied", |browser| {
        state(browser, "copied", &guides_page(), |browser| {
            browser.session.click("probe.part('copy')");
            browser.settle();
        });
    }),
    test("axe finds nothing in a page in Hebrew", |browser| {
        let mut page = two_facets();
        (page.lang, page.dir) = ("he".into(), "rtl".into());
        state(browser, "hebrew", &page, |browser| {
            browser.choose("red");
        });
    }),
    test("axe finds nothing in the panel of diagnostics", |browser| {
        state(browser, "problems", &problems(), |_| ())
    }),
    test("axe finds nothing after the widget failed", failed),
    test("axe finds nothing in dark mode", dark),
    test(
        "axe finds nothing in a narrow page, folded and unfolded",
        narrow,
    ),
    test("axe finds nothing in a right-to-left page", |browser| {
        state(browser, "rtl", &arabic(), |browser| browser.search("حاوية"))
    }),
    test("axe finds nothing in forced colours", forced_colors),
    test("axe finds nothing in an open menu", |browser| {
        state(browser, "menu", &many_tags(), |browser| {
            browser
                .session
                .click("probe.root().querySelector('[part~=facet] button[aria-expanded]')");
            browser.settle();
        });
    }),
    test(
        "axe finds nothing in a list, and with filters in rows",
        |browser| {
            let mut page = two_facets();
            page.body = page
                .body
                .replace("sort-menu", "filters=\"row\" view=\"list\" sort-menu");
            state(browser, "list", &page, |browser| browser.choose("green"));
        },
    ),
    test(
        "axe finds nothing where a value leaves no guide",
        |browser| {
            state(browser, "no-guide", &two_facets(), |browser| {
                browser.choose("green");
                browser.open_menu("Section");
            });
        },
    ),
    test("axe finds nothing on cards with every field", |browser| {
        state(browser, "everything", &everything(), |_| ())
    }),
    test("axe finds nothing in the list", |browser| {
        let mut page = everything();
        page.body = page
            .body
            .replace("<guide-grid ", "<guide-grid view=\"list\" ");
        state(browser, "list", &page, |browser| browser.search("text"));
    }),
    test(
        "axe finds nothing where the page's own text has just enough contrast",
        |browser| {
            let mut page = everything();
            page.head =
                "<style>body { color: #767676; background: #fff; --color-link: #767676 }</style>"
                    .into();
            page.body = page.body.replace("`code`", "code");
            browser.open("axe-faint", &page);
            axe_without(browser, "faint", NOT_IN_FAINT_TEXT);
        },
    ),
    test("axe finds nothing on two grids", |browser| {
        let text = super::reader::GUIDES;
        let body = format!(
            "<section aria-label=\"One\">{}</section><section aria-label=\"Two\">{}</section>",
            element("name=\"a\" items=\"the-basics\"", text),
            element("name=\"b\" items=\"working-dough\"", text)
        );
        state(browser, "two", &Page::new(body), |_| ());
    }),
];

/// Rules that are off if colours are forced, and why. Everywhere else, all rules are on.
const NOT_IN_FORCED_COLORS: &[(&str, &str)] = &[
    (
        "color-contrast",
        "the colours are pairs of system colours that the reader has chosen, such as HighlightText on Highlight",
    ),
    ("color-contrast-enhanced", "as above"),
];

/// The rule that is off where a page's text has just the contrast that WCAG 2.2 demands at level AA.
pub const NOT_IN_FAINT_TEXT: &[(&str, &str)] = &[(
    "color-contrast-enhanced",
    "it demands a contrast that the page's own text does not have",
)];

/// Opens a page, brings it into a state, and runs axe.
fn state(browser: &Browser, name: &str, page: &Page, act: fn(&Browser)) {
    browser.open(&format!("axe-{name}"), page);
    act(browser);
    browser.screenshot(&format!("state-{name}"));
    axe(browser, name);
}

fn failed(browser: &Browser) {
    browser
        .session
        .go(&browser.put("axe-failed", &broken_page(browser, Broken::Missing)));
    browser.session.wait(
        "the failure is reported",
        "probe.events('error').length > 0",
    );
    browser.screenshot("state-failed");
    axe(browser, "failed");
}

fn dark(browser: &Browser) {
    let mut page = guides_page();
    if !browser.session.media(Media::Dark) {
        // This engine's driver cannot emulate the preference, but the page can be dark without it.
        page.head = "<script src=\"/t/dark.js\"></script>".into();
    }
    state(browser, "dark", &page, |browser| {
        browser.choose("Working dough");
        browser.search("dough");
    });
    browser.session.media(Media::Light);
}

fn narrow(browser: &Browser) {
    browser.session.resize(500, 800);
    state(browser, "narrow", &at_width(360, guides_page()), |_| ());
    let widest = "Math.max(...[...probe.root().querySelectorAll('*')].map(it => it.getBoundingClientRect().right))";
    assert!(
        browser.number(widest) <= 360.0,
        "something sticks out: {}",
        browser.number(widest)
    );
    browser.open("axe-narrow-menus", &at_width(360, two_facets()));
    browser.session.click("probe.root().querySelector('.fold')");
    browser.settle();
    browser.screenshot("state-narrow-filters");
    axe(browser, "narrow, with all filters");
    browser.open_menu("Tags");
    browser.screenshot("state-narrow-menu");
    axe(browser, "narrow, with a menu");
    assert!(
        browser.number(widest) <= browser.number("innerWidth"),
        "something sticks out: {}",
        browser.number(widest)
    );
    browser.session.resize(1280, 900);
}

fn forced_colors(browser: &Browser) {
    if !browser.session.media(Media::ForcedColors) {
        super::skip("WebKit's driver cannot force colours, and WebKit on Linux has no such mode");
    }
    browser.open("axe-forced-colours", &guides_page());
    browser.choose("Working dough");
    browser.screenshot("state-forced-colours");
    // With forced colours, colour alone does not distinguish a link.
    let line = "getComputedStyle(probe.root().querySelector('.link')).textDecorationLine";
    assert_eq!(browser.text(line), "underline");
    axe_without(browser, "forced colours", NOT_IN_FORCED_COLORS);
    browser.session.media(Media::Light);
}

/// A page of an Arabic site.
pub fn arabic() -> Page {
    let text = "---\nالأساسيات:\n- title: ما هي الحاوية؟\n  description: تعلّم كيف تشغّل أول حاوية.\n  link: /ar/container/\n\
                - title: ما هي الصورة؟\n  description: أساسيات طبقات الصور.\n  link: /ar/image/\nالبناء:\n\
                - title: كتابة Dockerfile\n  description: أنشئ صورة باستخدام Dockerfile.\n  link: /ar/dockerfile/\n---\n";
    let mut page = Page::new(element("lang=\"ar\"", text));
    (page.lang, page.dir) = ("ar".into(), "rtl".into());
    page
}

/// A page with two filters, and all that a toolbar can have.
pub fn two_facets() -> Page {
    let text = "---\nfirst:\n- {title: One, tags: [red, round]}\n- {title: Two, tags: [red]}\nsecond:\n- {title: Three, tags: [green]}\n---\n";
    Page::new(element("sort-menu view-menu", text))
}

/// A page whose owner offers a link where nothing is found.
pub fn with_own_link() -> Page {
    let link = "<a slot=\"empty\" hidden href=\"/forum/\">Ask in the forum</a>";
    let element = element("", super::reader::GUIDES);
    Page::new(element.replace(
        "<p class=\"fallback\">",
        &format!("{link}\n<p class=\"fallback\">"),
    ))
}

/// Data with errors, and the panel that shows the diagnostics to its author.
pub fn problems() -> Page {
    let text = "---\nguides:\n- title: Good\n  link: /good/\n- description: No title\n- title: Bad link\n  link: javascript:alert(1)\n\
                ---\n## Guides\n\n{{< grid items=\"guides\" >}}\n\n{{< grid items=\"nowhere\" >}}\n";
    Page::new(element("diagnostics=\"page\"", text))
}

/// Cards with every field.
pub fn everything() -> Page {
    let picture =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='160' height='90'/%3E";
    let card = |n: u32| {
        format!(
            "- title: Guide {n} with `code`\n  description: Text with *emphasis*, `code` and [a link](https://example.org/{n}).\n  \
             link: https://example.org/guide/{n}/\n  icon: 🐳\n  image: {{src: \"{picture}\", alt: Whale {n}, width: 160, height: 90}}\n  \
             tags: [docker, compose]\n  time: {n}0 minutes\n  level: level {n}\n  weight: {n}\n  date: 2026-01-0{n}\n  keywords: [moby]\n"
        )
    };
    let inner = "- title: Several links\n  links:\n  - {text: One, url: /one/}\n  - {text: Two, url: /two/}\n  icon: \"data:image/svg+xml,x\"\n";
    let text = format!(
        "---\nguides:\n{}{}{inner}---\n\n## Guides\n\nAn *introduction* with [a link](/x/).\n\n{{{{< grid items=\"guides\" >}}}}\n",
        card(1),
        card(2)
    );
    Page::new(element(
        "facets=\"section tags time level\" sort-menu view-menu label=\"Everything\"",
        &text,
    ))
}
