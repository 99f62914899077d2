//! A reader and a host that never stop: typing, choosing, clearing, moving the element, new data. Nothing may grow.
//!
//! `make soak` runs it in Chromium for SOAK_SECONDS (600), and prints what it measured.

use super::browser::{Browser, Page};
use super::engine::Engine;
use super::leaks::{COUNTERS, MEMORY_PAGE, metric};
use super::{Test, skip};
use serde_json::json;
use std::time::{Duration, Instant};

/// The environment variable that says for how many seconds; without it, the test is left out.
pub const SECONDS: &str = "SOAK_SECONDS";

pub const TESTS: &[Test] = &[Test {
    name: "soak: what readers and hosts do again and again leaves nothing behind",
    run: soak,
    engines: &[Engine::Chromium],
}];

/// How many times something is measured, at equal distances, after as much time as between two of them.
const SAMPLES: u32 = 20;

/// The JavaScript heap may grow by this much: compiled code and caches of the browser. Each round makes far more garbage.
const MOST_HEAP: f64 = 1_000_000.0;

/// Nodes may differ by this many: a message of the browser's own, a list that shows its last cards.
const MOST_NODES: f64 = 100.0;

/// In the page, after the counters: one round of everything.
const ROUND: &str = "<script>
    var catalog = (count, word) => JSON.stringify(Array.from({ length: count }, (_, n) => ({
        title: `${word} guide ${n}`, description: `How to ${word} the ${n % 17}th part of a container.`, link: `/${word}/${n}/`,
        tags: [`t${n % 7}`, word], level: ['easy', 'hard'][n % 2], section: `Part ${n % 5}`,
    })));
    var catalogs = [catalog(120, 'build'), catalog(12, 'run'), catalog(400, 'share')];
    var words = ['guide', 'contianer', 'build the part', '3', 'nothing zzz', ''];
    var rounds = 0;
    var round = async () => {
        const grid = probe.grid(), box = probe.search(), text = words[rounds % words.length];
        box.focus();
        for (let end = 0; end <= text.length; end += 1) {
            box.value = text.slice(0, end);
            box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            await new Promise((done) => setTimeout(done, 20));
        }
        await probe.settle();
        const values = probe.parts('value').filter(probe.shown);
        values[rounds % values.length]?.click();
        await probe.settle();
        probe.part('clear')?.click();
        const places = document.querySelectorAll('.place');
        places[rounds % places.length].append(grid);
        await probe.settle();
        grid.data = catalogs[rounds % catalogs.length];
        await probe.settle();
        __events.length = 0;
        rounds += 1;
    };
    // An idle browser renders cards ahead, which takes the most memory: done once before anything is measured.
    var renderAhead = async () => {
        const grid = probe.grid();
        grid.data = catalogs[2];
        await probe.settle();
        document.activeElement.blur();
        while (probe.parts('card').length < grid.results.total) await new Promise((done) => setTimeout(done, 50));
        return grid.results.total;
    };
    // Ends with the same cards each time, so that what is counted can be compared. With a text, no cards are rendered ahead.
    var roundsUntil = async (end) => {
        do await round(); while (performance.now() < end || rounds % 6);
        probe.grid().query = { text: 'share' };
        await probe.settle();
    };
</script>";

/// What is counted in the page.
#[derive(Clone, Copy, Debug)]
struct Sample {
    listeners: f64,
    /// Bytes of WebAssembly memory.
    memory: f64,
    nodes: f64,
    /// Bytes of the JavaScript heap that are in use.
    heap: f64,
}

impl Sample {
    fn of(browser: &Browser) -> Self {
        // Some garbage is found only after other garbage is gone.
        for _ in 0..3 {
            browser
                .session
                .devtools("HeapProfiler.collectGarbage", json!({}));
        }
        Self {
            listeners: browser.number("listeners"),
            memory: browser.number("memory()"),
            nodes: metric(browser, "Nodes"),
            heap: metric(browser, "JSHeapUsedSize"),
        }
    }
}

fn soak(browser: &Browser) {
    let seconds = std::env::var(SECONDS).ok().and_then(|it| it.parse().ok());
    let Some(seconds) = seconds else {
        skip(format!("{SECONDS} is not a number"));
    };
    let between = Duration::from_secs(seconds) / (SAMPLES + 1);
    let mut page = Page::new(
        "<div class=\"place\"><guide-grid filters=\"row\" facets=\"tags level\" loading=\"eager\"></guide-grid></div>\
         <div class=\"place\"></div><script>probe.grid().data = catalogs[0]</script>",
    );
    page.head = format!("{COUNTERS}{ROUND}");
    browser.open("soak", &page);
    browser.session.devtools("Performance.enable", json!({}));
    assert_eq!(browser.number("renderAhead()"), 400.0);
    let start = Instant::now();
    let mut samples = Vec::new();
    for number in 0..=SAMPLES {
        let until = between * (number + 1);
        while start.elapsed() < until {
            // A command of WebDriver has a time limit of its own.
            let left = (until - start.elapsed()).min(Duration::from_secs(20));
            browser.session.eval(&format!(
                "roundsUntil(performance.now() + {})",
                left.as_millis()
            ));
        }
        if number > 0 {
            samples.push(Sample::of(browser));
        }
        if let Some(sample) = samples.last() {
            let rounds = browser.number("rounds");
            println!(
                "{:>4} s, {rounds} rounds: {sample:?}",
                start.elapsed().as_secs()
            );
        }
    }
    // The least of several samples, as whatever is not garbage yet says nothing.
    let third = samples.len() / 3;
    let (first, last) = (
        least(&samples[..third]),
        least(&samples[samples.len() - third..]),
    );
    let what = format!("{first:?}, then {last:?}");
    assert!(first.memory > 0.0, "the memory of the WebAssembly is known");
    assert!(last.listeners <= first.listeners, "listeners: {what}");
    assert!(last.memory - first.memory < MEMORY_PAGE, "memory: {what}");
    assert!(last.nodes - first.nodes < MOST_NODES, "nodes: {what}");
    assert!(last.heap - first.heap < MOST_HEAP, "heap: {what}");
    browser.quiet();
}

fn least(samples: &[Sample]) -> Sample {
    let least = |of: fn(&Sample) -> f64| samples.iter().map(of).fold(f64::INFINITY, f64::min);
    Sample {
        listeners: least(|it| it.listeners),
        memory: least(|it| it.memory),
        nodes: least(|it| it.nodes),
        heap: least(|it| it.heap),
    }
}
