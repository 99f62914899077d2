use super::bench::{Bench, Page};
use super::{Test, test};
pub const TESTS: &[Test] = &[test("the harness works", harness)];
fn harness(bench: &Bench) {
    let mut page = Page::new("<input id=a><button id=b>x</button>");
    page.script = String::new();
    let address = bench.put("x", &page);
    bench.session.go(&address);
    bench.quiet();
    bench.session.eval("a.focus()");
    bench.session.keys("hello");
    assert_eq!(bench.text("a.value"), "hello");
    bench.session.click("b");
    assert!(
        bench.text("probe.focus()").starts_with("button"),
        "{}",
        bench.text("probe.focus()")
    );
    for w in [360, 768, 1280] {
        bench.session.resize(w, 900);
        println!(
            "{} {}",
            bench.number("innerWidth"),
            bench.number("innerHeight")
        );
    }
    use super::session::Media::*;
    for m in [Dark, ForcedColors, Light] {
        println!(
            "{m:?} {} {} {}",
            bench.session.media(m),
            bench
                .session
                .eval("matchMedia('(prefers-color-scheme: dark)').matches"),
            bench
                .session
                .eval("matchMedia('(forced-colors: active)').matches")
        );
    }
    bench.picture("harness");
    println!("{:?}", bench.asked());
}
