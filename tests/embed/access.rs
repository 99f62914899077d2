//! axe-core with all its rules, those that are off by default too, in every state.

use super::bench::{Bench, Page, element};
use super::failing::{Broken, broken_page};
use super::keyboard::many_tags;
use super::pictures::at_width;
use super::seed::seed_page;
use super::session::Media;
use super::{Test, test};
use serde_json::json;

pub const TESTS: &[Test] = &[
    test("axe finds nothing at the start", |bench| {
        state(bench, "start", &seed_page(), |_| ())
    }),
    test("axe finds nothing while typing", |bench| {
        state(bench, "typed", &seed_page(), |bench| bench.search("image"))
    }),
    test("axe finds nothing in a filtered grid", |bench| {
        state(bench, "filtered", &seed_page(), |bench| {
            bench.choose("Building images");
            bench.choose("The basics");
        });
    }),
    test("axe finds nothing in an empty grid", |bench| {
        state(bench, "none", &seed_page(), |bench| {
            bench.search("compose zzzzzzzzzz")
        });
    }),
    test("axe finds nothing in the panel of problems", |bench| {
        state(bench, "problems", &problems(), |_| ())
    }),
    test("axe finds nothing where the widget failed", failed),
    test("axe finds nothing in the dark", dark),
    test(
        "axe finds nothing in a narrow page, folded and unfolded",
        narrow,
    ),
    test("axe finds nothing from right to left", |bench| {
        state(bench, "rtl", &arabic(), |bench| bench.search("حاوية"))
    }),
    test("axe finds nothing in forced colours", forced_colors),
    test("axe finds nothing in an open menu", |bench| {
        state(bench, "menu", &many_tags(), |bench| {
            bench
                .session
                .click("probe.root().querySelector('[part~=facet] button[aria-expanded]')");
            bench.settle();
        });
    }),
    test("axe finds nothing on cards with everything", |bench| {
        state(bench, "everything", &everything(), |_| ())
    }),
    test("axe finds nothing on two grids", |bench| {
        let text = super::seed::seed();
        let body = format!(
            "<section aria-label=\"One\">{}</section><section aria-label=\"Two\">{}</section>",
            element("name=\"a\" items=\"the-basics\"", &text),
            element("name=\"b\" items=\"building-images\"", &text)
        );
        state(bench, "two", &Page::new(body), |_| ());
    }),
];

/// Rules that are off where colours are forced, and why. Everywhere else all rules are on.
const NOT_IN_FORCED_COLORS: &[(&str, &str)] = &[
    (
        "color-contrast",
        "the colours are those that the reader's system pairs, such as HighlightText on Highlight",
    ),
    ("color-contrast-enhanced", "as above"),
];

/// Opens a page, brings it into a state, and asks axe.
fn state(bench: &Bench, name: &str, page: &Page, act: fn(&Bench)) {
    bench.open(&format!("axe-{name}"), page);
    act(bench);
    bench.picture(&format!("state-{name}"));
    axe(bench, name);
}

/// Fails on whatever axe finds.
pub fn axe(bench: &Bench, state: &str) {
    axe_without(bench, state, &[]);
}

fn axe_without(bench: &Bench, state: &str, rules: &[(&str, &str)]) {
    if bench.session.eval("typeof axe") == "undefined" {
        bench.session.run(&bench.axe);
    }
    let off: Vec<&str> = rules.iter().map(|(rule, _)| *rule).collect();
    let found = bench.session.eval_with(
        "(async () => {
            const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: !args[0].includes(ruleId) }]));
            const { violations } = await axe.run(document, { rules, resultTypes: ['violations'] });
            return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) =>
                `${id}: ${target.flat().join(' ')}: ${failureSummary.replace(/\\s+/g, ' ')} ${html.slice(0, 200)}`));
        })()",
        json!([off]),
    );
    let found: Vec<String> = serde_json::from_value(found).expect("a list of strings");
    assert!(found.is_empty(), "{state}: {found:#?}");
}

fn failed(bench: &Bench) {
    bench
        .session
        .go(&bench.put("axe-failed", &broken_page(bench, Broken::Missing)));
    bench
        .session
        .wait("the failure was told", "probe.events('error').length > 0");
    bench.picture("state-failed");
    axe(bench, "failed");
}

fn dark(bench: &Bench) {
    let mut page = seed_page();
    if !bench.session.media(Media::Dark) {
        // This engine's driver cannot change what the reader prefers; the page can be dark all the same.
        page.head = "<script src=\"/t/dark.js\"></script>".into();
    }
    state(bench, "dark", &page, |bench| {
        bench.choose("Building images");
        bench.search("image");
    });
    bench.session.media(Media::Light);
}

fn narrow(bench: &Bench) {
    bench.session.resize(500, 800);
    state(bench, "narrow", &at_width(360, seed_page()), |_| ());
    let widest = "Math.max(...[...probe.root().querySelectorAll('*')].map(it => it.getBoundingClientRect().right))";
    assert!(
        bench.number(widest) <= 360.0,
        "something sticks out: {}",
        bench.number(widest)
    );
    bench.session.click("probe.root().querySelector('.fold')");
    bench.settle();
    bench.picture("state-narrow-unfolded");
    assert!(
        bench.number(widest) <= 360.0,
        "something sticks out: {}",
        bench.number(widest)
    );
    axe(bench, "narrow, unfolded");
    bench.session.resize(1280, 900);
}

fn forced_colors(bench: &Bench) {
    if !bench.session.media(Media::ForcedColors) {
        super::skip(
            "the driver of WebKit cannot force colours, and WebKit on Linux has no such mode",
        );
    }
    bench.open("axe-forced-colours", &seed_page());
    bench.choose("Building images");
    bench.picture("state-forced-colours");
    // There, colour alone tells no link.
    let line = "getComputedStyle(probe.root().querySelector('.link')).textDecorationLine";
    assert_eq!(bench.text(line), "underline");
    axe_without(bench, "forced colours", NOT_IN_FORCED_COLORS);
    bench.session.media(Media::Light);
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

/// Data with mistakes, and the panel that tells its author.
pub fn problems() -> Page {
    let text = "---\nguides:\n- title: Good\n  link: /good/\n- description: No title\n- title: Bad link\n  link: javascript:alert(1)\n\
                ---\n## Guides\n\n{{< grid items=\"guides\" >}}\n\n{{< grid items=\"nowhere\" >}}\n";
    Page::new(element("diagnostics=\"page\"", text))
}

/// Cards with every field.
fn everything() -> Page {
    let picture =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='160' height='90'/%3E";
    let card = |n: u32| {
        format!(
            "- title: Guide {n} with `code`\n  description: Text with *emphasis*, `code` and [a link](https://example.org/{n}).\n  \
             link: https://example.org/guide/{n}/\n  icon: 🐳\n  image: {{src: \"{picture}\", alt: Whale {n}, width: 160, height: 90}}\n  \
             tags: [docker, compose]\n  time: 20 minutes\n  level: easy\n  weight: {n}\n  date: 2026-01-0{n}\n  keywords: [moby]\n"
        )
    };
    let inner = "- title: Several links\n  links:\n  - {text: One, url: /one/}\n  - {text: Two, url: /two/}\n  icon: \"data:image/svg+xml,x\"\n";
    let text = format!(
        "---\nguides:\n{}{}{inner}---\n\n## Guides\n\nAn *introduction* with [a link](/x/).\n\n{{{{< grid items=\"guides\" >}}}}\n",
        card(1),
        card(2)
    );
    Page::new(element(
        "facets=\"section tags time level\" sort-menu",
        &text,
    ))
}
