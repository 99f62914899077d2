//! Runs tests in browsers: each takes one that is idle, and leaves a screenshot if it fails.

use super::browser::{Browser, output};
use super::engine::Engine;
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// The arguments of the test program.
pub fn arguments() -> Arguments {
    let mut arguments = Arguments::from_args();
    // Two browsers at a time: there may be only two processors, and more browsers would slow each other down.
    arguments.test_threads.get_or_insert(2);
    arguments
}

/// Has failures say where they happened, and removes what an earlier run left.
pub fn prepare() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        PLACE.with(|it| it.replace(place.unwrap_or_default()));
    }));
    forget_failures(&output());
}

/// A test panics with this if the machine lacks what it needs.
struct Skip(String);

/// Ends the running test, which then counts as ignored.
pub fn skip(reason: impl Into<String>) -> ! {
    panic_any(Skip(reason.into()))
}

/// Browsers that no test is using now. Starting one takes seconds, so tests reuse them.
#[derive(Default)]
pub struct Idle(Mutex<Vec<Browser>>);

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

/// A test of this name in one engine, which panics if the page behaves otherwise.
pub fn trial(
    name: String,
    engine: Engine,
    idle: Arc<Idle>,
    test: impl Fn(&mut Browser) + Send + 'static,
) -> Trial {
    Trial::ignorable_test(format!("{}: {name}", engine.name()), move || {
        let mut attempt = run(&name, &test, idle.take(engine)?, &idle);
        if let Attempt::BrowserEnded = attempt {
            // A crash of the browser says nothing about the grid, so the test gets another browser, once.
            eprintln!("{} ended during \"{name}\"", engine.name());
            attempt = run(&name, &test, Browser::start(engine)?, &idle);
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

fn run(name: &str, test: &impl Fn(&mut Browser), mut browser: Browser, idle: &Idle) -> Attempt {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        browser.leave();
        browser.server.asked();
        test(&mut browser);
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
        Err(Err(panic)) => Attempt::Failed(failed(&browser, name, &*panic)),
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
