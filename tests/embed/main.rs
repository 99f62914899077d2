//! The widget in Chromium, Firefox and WebKit, as `make dist` made it: the same tests in each, through WebDriver.
//!
//! `cargo test --test embed` runs all; words after `--` pick engines by name and tests by a part of their name.
//! `test-output/` keeps pictures of the main states, and of every test that failed.

// Lints know tests by `#[test]`, which these are not.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod access;
mod alike;
mod bench;
#[path = "../corpora/mod.rs"]
mod corpora;
mod engine;
mod failing;
mod hosts;
mod keyboard;
mod life;
#[path = "../paper/mod.rs"]
mod paper;
mod payloads;
mod pictures;
mod policy;
mod seed;
mod server;
mod session;
mod typing;

use bench::Bench;
use engine::Engine;
use server::{Answer, Server};
use session::Session;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// One thing that must hold in every engine.
struct Test {
    /// A sentence.
    name: &'static str,
    /// Panics where it does not hold.
    run: fn(&Bench),
}

/// Shorthand for the tables of the modules.
const fn test(name: &'static str, run: fn(&Bench)) -> Test {
    Test { name, run }
}

/// What became of a test.
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

/// A test panics with this where the machine lacks what it needs; it counts as neither passed nor failed.
struct Skip(String);

/// Ends the running test without a verdict.
fn skip(reason: impl Into<String>) -> ! {
    std::panic::panic_any(Skip(reason.into()))
}

thread_local! {
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with('-'))
        .collect();
    let is_engine = |word: &&String| Engine::ALL.iter().any(|it| it.name() == word.as_str());
    let engines: Vec<&String> = words.iter().filter(is_engine).collect();
    let names: Vec<&str> = words
        .iter()
        .filter(|it| !is_engine(it))
        .map(String::as_str)
        .collect();
    let tests: Vec<Test> = [
        seed::TESTS,
        keyboard::TESTS,
        life::TESTS,
        typing::TESTS,
        alike::TESTS,
        policy::TESTS,
        failing::TESTS,
        hosts::TESTS,
        access::TESTS,
        payloads::TESTS,
        pictures::TESTS,
    ]
    .into_iter()
    .flatten()
    .filter(|it| names.is_empty() || names.iter().any(|name| it.name.contains(name)))
    .map(|it| test(it.name, it.run))
    .collect();
    if !root.join("dist/guide-grid.js").is_file() {
        eprintln!("dist/ holds no widget; run `make dist` first");
        return ExitCode::FAILURE;
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(|it| format!("{}:{}", it.file(), it.line()))
            .unwrap_or_default();
        PLACE.with(|it| it.replace(place));
    }));
    forget_failures(&root.join("test-output"));
    let start = Instant::now();
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let runs: Vec<_> = Engine::ALL
            .into_iter()
            .filter(|it| {
                engines.is_empty() || engines.iter().any(|name| it.name() == name.as_str())
            })
            .map(|engine| {
                scope.spawn({
                    let tests = &tests;
                    move || run(engine, tests, root)
                })
            })
            .collect();
        runs.into_iter()
            .flat_map(|run| run.join().unwrap_or_default())
            .collect()
    });
    let count = |of: fn(&Outcome) -> bool| outcomes.iter().filter(|it| of(it)).count();
    let (passed, failed) = (
        count(|it| matches!(it, Outcome::Passed)),
        count(|it| matches!(it, Outcome::Failed)),
    );
    let skipped = count(|it| matches!(it, Outcome::Skipped));
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    let seconds = start.elapsed().as_secs();
    println!(
        "\ntest result: {verdict}. {passed} passed; {failed} failed; {skipped} ignored; in {seconds}s"
    );
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs the tests in one engine.
fn run(engine: Engine, tests: &[Test], root: &Path) -> Vec<Outcome> {
    let mut bench = None;
    tests
        .iter()
        .map(|test| one(engine, test, root, &mut bench))
        .collect()
}

/// Runs one test, in the window of the last one if that is still good.
fn one(engine: Engine, test: &Test, root: &Path, kept: &mut Option<Bench>) -> Outcome {
    let start = Instant::now();
    let report = |verdict: &str| {
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "test {} in {} ... {verdict} ({seconds:.1}s)",
            test.name,
            engine.name()
        );
    };
    let bench = match kept.take().map_or_else(|| prepare(engine, root), Ok) {
        Ok(bench) => bench,
        Err(error) => {
            report(&format!(
                "FAILED\n    {} does not start: {error}",
                engine.name()
            ));
            return Outcome::Failed;
        }
    };
    bench.server.asked();
    match catch_unwind(AssertUnwindSafe(|| (test.run)(&bench))) {
        Ok(()) => {
            report("ok");
            *kept = Some(bench);
            Outcome::Passed
        }
        Err(panic) => {
            if let Some(Skip(reason)) = panic.downcast_ref() {
                report(&format!("skipped: {reason}"));
                *kept = Some(bench);
                return Outcome::Skipped;
            }
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said
                .or(panic.downcast_ref::<&str>().copied())
                .unwrap_or("it panicked");
            let place = PLACE.with(|it| it.take());
            let picture = bench.output.join(format!(
                "failed-{}-{}.png",
                file_name(test.name),
                engine.name()
            ));
            let kept = match bench.session.picture(&picture) {
                Ok(()) => format!("picture: {}", picture.display()),
                Err(error) => format!("no picture: {error}"),
            };
            report(&format!(
                "FAILED\n    {place}: {}\n    {kept}",
                said.replace('\n', "\n    ")
            ));
            // The next test gets a fresh window: this one may be in any state.
            Outcome::Failed
        }
    }
}

/// A server and a window for one engine.
fn prepare(engine: Engine, root: &Path) -> Result<Bench, String> {
    let output = root.join("test-output");
    std::fs::create_dir_all(&output).map_err(|error| error.to_string())?;
    let server = Server::start(&root.join("dist")).map_err(|error| error.to_string())?;
    let axe = std::fs::read_to_string(root.join("node_modules/axe-core/axe.min.js"));
    let axe = axe.map_err(|error| format!("axe-core is missing ({error}); run `npm ci` first"))?;
    let fixed: [(&str, &str, &[u8]); 5] = [
        (
            "/t/dark.js",
            "text/javascript",
            b"document.documentElement.classList.add('dark')",
        ),
        (
            "/t/recorder.js",
            "text/javascript",
            include_bytes!("recorder.js"),
        ),
        ("/t/host.css", "text/css", include_bytes!("host.css")),
        (
            "/t/blank.html",
            "text/html",
            b"<!doctype html><title>Blank</title>",
        ),
        ("/favicon.ico", "image/x-icon", b""),
    ];
    for (path, kind, body) in fixed {
        let headers = vec![("Content-Type".into(), format!("{kind}; charset=utf-8"))];
        server.put(
            path,
            Answer {
                status: 200,
                headers,
                body: body.to_vec(),
            },
        );
    }
    let session = Session::start(
        engine,
        &output.join(format!("driver-{}.log", engine.name())),
    )?;
    Ok(Bench {
        axe,
        session,
        server,
        output,
    })
}

/// Pictures of what failed in an earlier run would mislead.
fn forget_failures(output: &Path) {
    for entry in std::fs::read_dir(output).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with("failed-") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn file_name(sentence: &str) -> String {
    sentence
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it } else { '-' })
        .collect()
}

/// A file of the data that tests read from outside the project; none where the machine does not have it.
///
/// It lies in `shared/` beside the project, or where `GUIDE_GRID_CORPORA` says that `shared/corpora` is.
fn shared(name: &str) -> Option<String> {
    std::fs::read_to_string(corpora::folder()?.join("..").join(name)).ok()
}
