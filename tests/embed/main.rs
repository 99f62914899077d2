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
mod axe;
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
mod looks;
#[path = "../paper/mod.rs"]
mod paper;
mod reader;
mod runner;
mod same_as_native;
mod script;
mod server;
mod session;
mod soak;
mod sources;
#[path = "../style/mod.rs"]
mod style;
mod toolbar;
mod try_it;
mod typing;
mod waiting;

use browser::Browser;
use engine::Engine;
use runner::{Idle, skip};
use std::process::ExitCode;
use std::sync::Arc;

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

/// Skips the running test if the data beside the project is not on this machine.
fn needs_corpora() {
    if !corpora::folder().is_dir() {
        skip("the data beside the project is not on this machine");
    }
}

fn main() -> ExitCode {
    let arguments = runner::arguments();
    if !arguments.list && !browser::dist().join("guide-grid.js").is_file() {
        eprintln!("dist/ holds no release build; run `trunk build --release` first");
        return ExitCode::FAILURE;
    }
    runner::prepare();
    let idle = Arc::new(Idle::default());
    let soaks = std::env::var_os(soak::SECONDS).is_some();
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
        looks::TESTS,
        accessibility::TESTS,
        accessibility_tree::TESTS,
        injection::TESTS,
        layout::TESTS,
        if soaks { soak::TESTS } else { &[] },
    ]
    .into_iter()
    .flatten()
    .flat_map(|test| test.engines.iter().map(move |engine| (test, *engine)))
    .map(|(test, engine)| {
        runner::trial(test.name.into(), engine, Arc::clone(&idle), |browser| {
            (test.run)(browser);
        })
    })
    .collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}
