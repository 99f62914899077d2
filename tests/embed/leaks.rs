//! Hosts that add and remove elements for hours: nothing may leak.

use super::browser::{Browser, Page};
use super::engine::Engine;
use super::session::PATIENCE;
use super::{Test, test};
use serde_json::json;
use std::thread::sleep;
use std::time::{Duration, Instant};

pub const TESTS: &[Test] = &[
    test(
        "two hundred elements, added and removed, leave no listener, node or memory behind",
        |browser| flat(browser, "new-elements", NEW_ELEMENT),
    ),
    test(
        "one element, added and removed two hundred times, leaves no listener, node or memory behind",
        |browser| flat(browser, "same-element", SAME_ELEMENT),
    ),
];

/// In the page, before the widget's script: counts listeners, and the memory of WebAssembly instances.
pub const COUNTERS: &str = "<script>
    var listeners = 0;
    {
        const kept = new WeakMap();
        const key = (type, options) => `${type} ${typeof options === 'object' ? !!options?.capture : !!options}`;
        const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
        const forget = (target, listener, name) => listeners -= kept.get(target)?.get(listener)?.delete(name) ? 1 : 0;
        EventTarget.prototype.addEventListener = function (type, listener, options) {
            const target = this ?? window;
            if (listener && !options?.once) {
                if (!kept.has(target)) kept.set(target, new Map());
                const of = kept.get(target);
                if (!of.has(listener)) of.set(listener, new Set());
                const names = of.get(listener), name = key(type, options);
                if (!names.has(name)) { names.add(name); listeners += 1; }
                options?.signal?.addEventListener('abort', () => forget(target, listener, name), { once: true });
            }
            return add.call(target, type, listener, options);
        };
        EventTarget.prototype.removeEventListener = function (type, listener, options) {
            forget(this ?? window, listener, key(type, options));
            return remove.call(this ?? window, type, listener, options);
        };
    }
    const memories = new Set();
    const keep = (it) => {
        for (const value of Object.values((it.instance ?? it).exports ?? {})) if (value instanceof WebAssembly.Memory) memories.add(value);
        return it;
    };
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = (...given) => start.apply(WebAssembly, given).then(keep);
    }
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (target, given) => keep(new target(...given)) });
    var memory = () => [...memories].reduce((sum, it) => sum + it.buffer.byteLength, 0);
    var text = JSON.stringify(Array.from({ length: 30 }, (_, n) => ({ title: `Guide ${n}`, link: `/${n}/`, tags: [`t${n % 5}`] })));
    var fresh = () => {
        const grid = document.createElement('guide-grid');
        grid.setAttribute('loading', 'eager');
        grid.data = text;
        return grid;
    };
    var shownAndRemoved = async (grid) => {
        const came = new Promise((done) => grid.addEventListener('guide-grid-ready', done, { once: true }));
        document.querySelector('main').append(grid);
        await came;
        grid.remove();
        // The element ends in a microtask, and some clean-up runs in the next tasks.
        await new Promise((done) => setTimeout(done));
    };
</script>";

const NEW_ELEMENT: &str = "shownAndRemoved(fresh())";

const SAME_ELEMENT: &str = "shownAndRemoved(window.one ??= fresh())";

/// Rounds before the first count; they fill caches and pools.
const WARM_UP: u32 = 100;

/// Rounds over which nothing may grow.
const ROUNDS: u32 = 200;

/// The unit in which the memory of WebAssembly grows: <https://webassembly.github.io/spec/core/exec/runtime.html#page-size>.
pub const MEMORY_PAGE: f64 = 65_536.0;

/// What Chromium measures under this name, after the command `Performance.enable`.
pub fn metric(browser: &Browser, name: &str) -> f64 {
    let metrics = browser
        .session
        .devtools("Performance.getMetrics", json!({}));
    let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let metric = metrics.iter().find(|it| it["name"] == name);
    metric.expect("Chromium measures it")["value"]
        .as_f64()
        .expect("a number")
}

/// The number of listeners, the bytes of WebAssembly memory, and the number of nodes if the engine reports it.
fn counted(browser: &Browser) -> [f64; 3] {
    let nodes = if browser.session.engine == Engine::Chromium {
        browser
            .session
            .devtools("HeapProfiler.collectGarbage", json!({}));
        metric(browser, "Nodes")
    } else {
        0.0
    };
    [
        browser.number("listeners"),
        browser.number("memory()"),
        nodes,
    ]
}

/// The same, once it has not changed for a second: browsers do not collect all garbage at once.
fn steady(browser: &Browser) -> [f64; 3] {
    let deadline = Instant::now() + PATIENCE;
    let mut before = counted(browser);
    loop {
        sleep(Duration::from_secs(1));
        let now = counted(browser);
        if now == before || Instant::now() > deadline {
            return now;
        }
        before = now;
    }
}

fn flat(browser: &Browser, name: &str, round: &str) {
    let mut page = Page::new("<p>Elements come and go.</p>");
    page.head = COUNTERS.into();
    browser.session.go(&browser.put(name, &page));
    if browser.session.engine == Engine::Chromium {
        browser.session.devtools("Performance.enable", json!({}));
    }
    let rounds = |count: u32| {
        browser.session.eval(&format!(
            "(async () => {{ for (let n = 0; n < {count}; n += 1) await {round}; __events.length = 0; }})()"
        ));
    };
    rounds(WARM_UP);
    // An element waits for data for two seconds, which keeps it in memory.
    browser
        .session
        .eval("new Promise((done) => setTimeout(done, 2500))");
    let before = steady(browser);
    assert!(before[1] > 0.0, "the memory of the WebAssembly is known");
    rounds(ROUNDS);
    let deadline = Instant::now() + PATIENCE;
    loop {
        let after = counted(browser);
        let [listeners, bytes, nodes] = [0, 1, 2].map(|at| after[at] - before[at]);
        // A few nodes belong to the browser's own interface.
        if listeners <= 0.0 && bytes < MEMORY_PAGE && nodes < f64::from(ROUNDS) / 10.0 {
            break;
        }
        assert!(
            Instant::now() < deadline,
            "listeners, bytes, nodes: {before:?}, then {after:?}"
        );
        sleep(Duration::from_millis(500));
    }
    browser.quiet();
}
