//! Tests of the release build in Chromium, Firefox and WebKit, driven through WebDriver. Nearly all of them run in each browser.
//!
//! `cargo test --test embed` runs all of them; the arguments after `--` are those of every Rust test program. Each name begins
//! with its engine, so `-- "firefox: two grids"` picks one test in one browser. `test-output/` holds screenshots of the main
//! states and of every test that failed. A test that needs something that this machine lacks counts as ignored, with the reason.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test reports what is wrong by failing"
)]

mod accessibility;
mod accessibility_tree;
mod address;
mod altered_pages;
mod browser;
mod cards;
#[path = "../corpora/mod.rs"]
mod corpora;
mod crashes;
mod csp;
mod data;
mod engine;
mod existing_cards;
mod failures;
mod frames;
mod groups;
mod host_styles;
#[path = "../hosts/mod.rs"]
mod hosts;
mod injection;
mod keyboard;
mod languages;
mod layout;
mod leaks;
mod lifecycle;
mod links;
mod loading;
#[path = "../paper/mod.rs"]
mod paper;
mod reader;
mod same_as_native;
mod script;
mod server;
mod session;
mod sources;
#[path = "../style/mod.rs"]
mod style;
mod toolbar;
mod try_it;
mod typing;
mod waiting;

use browser::Browser;
use engine::Engine;
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

/// One behaviour that is checked.
struct Test {
    /// A sentence.
    name: &'static str,
    /// Panics if the page behaves otherwise.
    run: fn(&Browser),
    /// The engines in which it runs.
    engines: &'static [Engine],
}

/// Shorthand for the tables of the modules: a test that runs in every engine.
const fn test(name: &'static str, run: fn(&Browser)) -> Test {
    Test {
        name,
        run,
        engines: &Engine::ALL,
    }
}

/// A test panics with this if the machine lacks what it needs.
struct Skip(String);

/// Ends the running test, which then counts as ignored.
fn skip(reason: impl Into<String>) -> ! {
    panic_any(Skip(reason.into()))
}

/// Skips the running test if the data beside the project is not on this machine.
fn needs_corpora() {
    if !corpora::folder().is_dir() {
        skip("the data beside the project is not on this machine");
    }
}

/// Browsers that no test is using now. Starting one takes seconds, so tests reuse them.
#[derive(Default)]
struct Idle(Mutex<Vec<Browser>>);

impl Idle {
    /// A browser of this engine, started if none is idle.
    fn take(&self, engine: Engine) -> Result<Browser, String> {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = idle.iter().position(|it| it.session.engine == engine);
        let found = found.map(|at| idle.swap_remove(at));
        drop(idle);
        found.map_or_else(|| Browser::start(engine), Ok)
    }

    fn give_back(&self, browser: Browser) {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(browser);
    }
}

thread_local! {
    /// Where the last panic of this thread happened: `file:line`.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two browsers at a time: there may be only two processors, and more browsers would slow each other down.
    arguments.test_threads.get_or_insert(2);
    if !arguments.list && !browser::dist().join("guide-grid.js").is_file() {
        eprintln!("dist/ holds no release build; run `trunk build --release` first");
        return ExitCode::FAILURE;
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        PLACE.with(|it| it.replace(place.unwrap_or_default()));
    }));
    forget_failures(&browser::output());
    let idle = Arc::new(Idle::default());
    let trials = [
        reader::TESTS,
        address::TESTS,
        cards::TESTS,
        existing_cards::TESTS,
        groups::TESTS,
        keyboard::TESTS,
        languages::TESTS,
        typing::TESTS,
        try_it::TESTS,
        waiting::TESTS,
        toolbar::TESTS,
        lifecycle::TESTS,
        data::TESTS,
        sources::TESTS,
        links::TESTS,
        script::TESTS,
        frames::TESTS,
        loading::TESTS,
        failures::TESTS,
        crashes::TESTS,
        altered_pages::TESTS,
        leaks::TESTS,
        same_as_native::TESTS,
        csp::TESTS,
        host_styles::TESTS,
        accessibility::TESTS,
        accessibility_tree::TESTS,
        injection::TESTS,
        layout::TESTS,
    ]
    .into_iter()
    .flatten()
    .flat_map(|test| test.engines.iter().map(move |engine| (test, *engine)))
    .map(|(test, engine)| trial(test, engine, Arc::clone(&idle)))
    .collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trial(test: &'static Test, engine: Engine, idle: Arc<Idle>) -> Trial {
    let name = format!("{}: {}", engine.name(), test.name);
    Trial::ignorable_test(name, move || {
        let mut attempt = run(test, idle.take(engine)?, &idle);
        if let Attempt::BrowserEnded = attempt {
            // A crash of the browser says nothing about the grid, so the test gets another browser, once.
            eprintln!("{} ended during \"{}\"", engine.name(), test.name);
            attempt = run(test, Browser::start(engine)?, &idle);
        }
        match attempt {
            Attempt::Ended(completion) => Ok(completion),
            Attempt::Failed(failed) => Err(failed),
            Attempt::BrowserEnded => Err("the browser ended, twice".into()),
        }
    })
}

/// How a test went.
enum Attempt {
    Ended(Completion),
    Failed(Failed),
    /// The driver no longer has a browser.
    BrowserEnded,
}

fn run(test: &Test, browser: Browser, idle: &Idle) -> Attempt {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        browser.leave();
        browser.server.asked();
        (test.run)(&browser);
    }));
    match outcome.map_err(|panic| panic.downcast::<Skip>()) {
        Ok(()) => {
            idle.give_back(browser);
            Attempt::Ended(Completion::Completed)
        }
        Err(Ok(skip)) => {
            idle.give_back(browser);
            Attempt::Ended(Completion::ignored_with(skip.0))
        }
        Err(Err(_)) if !browser.session.is_alive() => Attempt::BrowserEnded,
        // The browser may be in any state, so no other test gets it.
        Err(Err(panic)) => Attempt::Failed(failed(&browser, test.name, &*panic)),
    }
}

/// The report of a test that failed: where, why, and the name of a screenshot.
fn failed(browser: &Browser, test: &str, panic: &dyn Any) -> Failed {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or(panic.downcast_ref::<&str>().copied());
    let said = said.unwrap_or("it panicked");
    let place = PLACE.with(RefCell::take);
    let name: String = test
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it } else { '-' })
        .collect();
    let screenshot = browser.screenshot_path(&format!("failed-{name}"));
    let kept = match browser.session.screenshot(&screenshot) {
        Ok(()) => format!("screenshot: {}", screenshot.display()),
        Err(error) => format!("no screenshot: {error}"),
    };
    format!("{place}: {said}\n{kept}").into()
}

/// Screenshots of what failed in an earlier run would mislead.
fn forget_failures(output: &Path) {
    for entry in std::fs::read_dir(output).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with("failed-") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
