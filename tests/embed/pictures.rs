//! The demo's pages as an owner sees them first, and pictures of the main states for a person to look at.

use super::access::axe;
use super::bench::{Bench, Page};
use super::seed::seed_page;
use super::session::Media;
use super::{Test, test};
use std::path::Path;

pub const TESTS: &[Test] = &[
    test("the demo shows what the seed page has", demo),
    test(
        "every page of the demo works, says nothing and satisfies axe",
        demo_pages,
    ),
    test("pictures at 360, 768 and 1280 px, light and dark", widths),
    test("from right to left, the grid is mirrored", mirrored),
    test("print shows the filtered cards without the toolbar", print),
];

fn demo(bench: &Bench) {
    bench.session.resize(1280, 900);
    bench.visit(&format!("{}/", bench.server.origin));
    assert_eq!(bench.titles().len(), 14);
    assert_eq!(
        bench.list("probe.headings()"),
        ["The basics", "Building images", "Running containers"]
    );
    let away =
        bench.list("probe.cards().map(it => it.link).filter(it => !/^https:/.test(it ?? ''))");
    assert!(
        away.is_empty(),
        "links lead to the docs that they belong to: {away:?}"
    );
    bench.search("compose");
    assert_eq!(bench.titles(), ["What is Docker Compose?"]);
    bench.quiet();
}

fn demo_pages(bench: &Bench) {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let mut pages = vec!["index.html".to_owned()];
    let folder = std::fs::read_dir(dist.join("demo"))
        .map(|it| it.flatten().collect::<Vec<_>>())
        .unwrap_or_default();
    let names = folder
        .iter()
        .filter_map(|it| it.file_name().into_string().ok());
    pages.extend(
        names
            .filter(|it| it.ends_with(".html"))
            .map(|it| format!("demo/{it}")),
    );
    pages.sort();
    assert!(
        pages.len() > 5,
        "the demo has pages for more than the seed: {pages:?}"
    );
    for page in pages {
        let name = page.replace(['/', '.'], "-");
        // Two of them are there to show what happens when things go wrong.
        let quiet = !page.contains("broken") && !page.contains("wasm");
        bench.session.console();
        bench.session.go(&format!("{}/{page}", bench.server.origin));
        bench.session.wait("each grid is ready or has failed",
            "__events.filter(it => ['ready', 'error'].includes(it.type)).length >= document.querySelectorAll('guide-grid').length");
        bench.settle();
        bench.picture(&format!("demo-{name}"));
        if quiet {
            bench.quiet();
        }
        axe(bench, &page);
    }
}

/// A page no wider than this: windows have a least width of 450 to 500 px, which depends on the engine.
pub fn at_width(width: u32, mut page: Page) -> Page {
    page.head.push_str(&format!(
        "<style>html {{ max-width: {width}px }} body {{ margin: 1rem }}</style>"
    ));
    page
}

fn widths(bench: &Bench) {
    for (width, columns) in [(360, 1.0), (768, 2.0), (1280, 3.0)] {
        bench.session.resize(width, 900);
        for dark in [false, true] {
            let mut page = at_width(width, seed_page());
            if dark && !bench.session.media(Media::Dark) {
                page.head.push_str("<script src=\"/t/dark.js\"></script>");
            }
            bench.open(&format!("width-{width}"), &page);
            let fit = bench.number(
                "getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length",
            );
            assert_eq!(fit, columns, "columns at {width} px");
            bench.picture(&format!(
                "seed-{width}-{}",
                if dark { "dark" } else { "light" }
            ));
            bench.session.media(Media::Light);
            bench.quiet();
        }
    }
    bench.session.resize(1280, 900);
}

fn mirrored(bench: &Bench) {
    let page: Page = super::access::arabic();
    bench.open("mirrored", &page);
    bench.picture("rtl");
    assert_eq!(bench.session.eval("(() => { const [one, two] = probe.parts('card').map(it => it.getBoundingClientRect().left); return one > two })()"), true);
    bench.quiet();
}

fn print(bench: &Bench) {
    bench.open("print", &seed_page());
    bench.search("image");
    let titles = bench.titles();
    if !bench.session.media(Media::Print) {
        super::skip("only the driver of Chromium can show a page as it is printed");
    }
    bench.picture("print");
    assert_eq!(
        bench.session.eval("probe.shown(probe.part('toolbar'))"),
        false
    );
    assert_eq!(bench.titles(), titles);
    bench.session.media(Media::Light);
}
