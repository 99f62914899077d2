//! The table of results, for people who ask what works where.

use super::behaviour::Behaviour;
use super::engine::Engine;
use super::host::Host;
use super::visit::Place;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// How a test went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The site behaves as it should.
    Passed,
    /// The host has no such behaviour, for this reason.
    DoesNotApply(&'static str),
    /// It was not tested, for this reason.
    Skipped(&'static str),
    /// The site behaves otherwise.
    Failed,
}

/// The outcomes, by host and behaviour; several for one behaviour, as it is tested in several places and engines.
#[derive(Default)]
pub struct Results(Mutex<BTreeMap<(&'static str, &'static str), Vec<Tested>>>);

/// Where a behaviour was tested, and with which outcome.
type Tested = (Option<(Place, Engine)>, Outcome);

impl Results {
    /// Takes down an outcome, in the place of the one that there was for the same test.
    pub fn record(
        &self,
        host: &Host,
        row: &Behaviour,
        at: Option<(Place, Engine)>,
        outcome: Outcome,
    ) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tested = all.entry((host.name, row.name)).or_default();
        tested.retain(|it| it.0 != at);
        tested.push((at, outcome));
    }

    /// Writes the table into the file that `GUIDE_GRID_RESULTS` names, if it names one.
    pub fn write<'a>(&self, hosts: &[&Host], rows: impl Iterator<Item = &'a Behaviour>) {
        let Some(path) = std::env::var_os("GUIDE_GRID_RESULTS") else {
            return;
        };
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        if let Some(folder) = path.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        std::fs::write(&path, self.table(hosts, rows))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    fn table<'a>(&self, hosts: &[&Host], rows: impl Iterator<Item = &'a Behaviour>) -> String {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from(
            "# Documentation generators, as tested\n\n\
             Written by `make test-hosts`, which builds the sites in [examples](../../examples) with the adapters, at the root of a server and in a\n\
             folder, and opens them in browsers. Each row is a test in Chromium; those with a star also ran in Firefox and WebKit.\n\n\
             | host | what was installed |\n| --- | --- |\n",
        );
        for host in hosts {
            let version = host.version().unwrap_or_else(|| "not built".into());
            let _ = writeln!(text, "| {} | {} |", host.title, version.trim());
        }
        let titles: Vec<&str> = hosts.iter().map(|it| it.title).collect();
        let _ = writeln!(
            text,
            "\n| behaviour | {} |\n| --- |{}",
            titles.join(" | "),
            " --- |".repeat(hosts.len())
        );
        let mut notes: Vec<&str> = Vec::new();
        for row in rows {
            let star = if row.engines.len() > 1 { " \\*" } else { "" };
            let _ = write!(text, "| {}{star} |", row.name);
            for host in hosts {
                let tested = all.get(&(host.name, row.name));
                let worst = tested.and_then(|it| it.iter().map(|it| it.1).max());
                let word = match worst {
                    Some(Outcome::Passed) => "yes".into(),
                    Some(Outcome::Failed) => "**no**".into(),
                    Some(Outcome::DoesNotApply(reason) | Outcome::Skipped(reason)) => {
                        let known = notes.iter().position(|it| *it == reason);
                        let number = known.unwrap_or_else(|| {
                            notes.push(reason);
                            notes.len() - 1
                        });
                        format!("– ({})", number + 1)
                    }
                    None => "not run".into(),
                };
                let _ = write!(text, " {word} |");
            }
            text.push('\n');
        }
        for (number, note) in notes.iter().enumerate() {
            let _ = write!(text, "\n{}. {note}", number + 1);
        }
        text.trim_end().to_owned() + "\n"
    }
}
