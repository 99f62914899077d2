//! Tests of the example sites, as each documentation generator builds them with its adapter, in Chromium; the rows that matter most in
//! Firefox and WebKit too.
//!
//! `cargo test --test sites` runs all of them after `make examples`. Each name begins with its engine and its host, so
//! `-- "chromium: hugo"` picks the tests of one host. A test whose host was not built counts as ignored, with the reason.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test reports what is wrong by failing"
)]
#![allow(
    dead_code,
    reason = "what is shared with tests/embed has more than these tests need"
)]

#[path = "../embed/axe.rs"]
mod axe;
mod behaviour;
#[path = "../embed/browser.rs"]
mod browser;
mod development;
#[path = "../embed/engine.rs"]
mod engine;
mod host;
mod hosts;
mod loading;
mod navigation;
mod results;
#[path = "../embed/runner.rs"]
mod runner;
#[path = "../embed/server.rs"]
mod server;
#[path = "../embed/session.rs"]
mod session;
mod surroundings;
mod visit;

use behaviour::Behaviour;
use engine::Engine;
use host::Host;
use results::{Outcome, Results};
use runner::Idle;
use std::process::ExitCode;
use std::sync::Arc;
use visit::{Place, Visit};

fn main() -> ExitCode {
    let arguments = runner::arguments();
    runner::prepare();
    let idle = Arc::new(Idle::default());
    let results = Arc::new(Results::default());
    let rows = || {
        [
            loading::ROWS,
            navigation::ROWS,
            surroundings::ROWS,
            development::ROWS,
        ]
        .into_iter()
        .flatten()
    };
    let mut trials = Vec::new();
    for host in hosts::HOSTS {
        for row in rows() {
            if let Err(reason) = (row.applies)(host) {
                results.record(host, row, None, Outcome::DoesNotApply(reason));
                continue;
            }
            for (place, engine) in row
                .places
                .iter()
                .flat_map(|place| row.engines.iter().map(move |engine| (*place, *engine)))
            {
                trials.push(trial(host, row, place, engine, &idle, &results));
            }
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    results.write(hosts::HOSTS, rows());
    conclusion.exit_code()
}

fn trial(
    host: &'static Host,
    row: &'static Behaviour,
    place: Place,
    engine: Engine,
    idle: &Arc<Idle>,
    results: &Arc<Results>,
) -> libtest_mimic::Trial {
    let name = format!("{} {}: {}", host.name, place.base(), row.name);
    let results = Arc::clone(results);
    runner::trial(name, engine, Arc::clone(idle), move |browser| {
        let at = Some((place, engine));
        if host.version().is_none() {
            let reason = "the example was not built; run `make examples`";
            results.record(host, row, at, Outcome::Skipped(reason));
            runner::skip(reason);
        }
        results.record(host, row, at, Outcome::Failed);
        browser.server = browser::server(&host.site(place)).expect("a free port");
        browser.session.resize(1280, 900);
        (row.run)(&Visit {
            browser,
            host,
            place,
        });
        results.record(host, row, at, Outcome::Passed);
    })
}
