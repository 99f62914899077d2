//! The page of guides while its author writes it, on the host's own server.

use super::behaviour::{Behaviour, behaviour};
use super::engine::{Group, free_port};
use super::visit::{Place, TITLES, Visit};
use serde_json::{Value, json};
use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub const ROWS: &[Behaviour] = &[Behaviour {
    places: &[Place::Root],
    applies: |host| host.edited.map(drop).ok_or("it has no server of its own"),
    ..behaviour(
        "on the host's own server, an edited card appears, and the query stays",
        edit,
    )
}];

/// How long the server may take to listen.
const START: Duration = Duration::from_secs(90);

/// How long an author waits for a change before saving again. Astro tells the page to load again before it has read the file, and once
/// more when it has, which a page that is just loading does not hear.
const SAVE: Duration = Duration::from_secs(6);

/// A file that is as it was again when this is dropped.
struct Edited {
    path: PathBuf,
    before: String,
    after: String,
}

impl Edited {
    fn replace(path: PathBuf, from: &str, to: &str) -> Self {
        let before = fs::read_to_string(&path).expect("a page of the example");
        let after = before.replace(from, to);
        assert_ne!(before, after, "{} has no {from}", path.display());
        let edited = Self {
            path,
            before,
            after,
        };
        edited.save();
        edited
    }

    fn save(&self) {
        fs::write(&self.path, &self.after).expect("a page of the example");
    }
}

impl Drop for Edited {
    fn drop(&mut self) {
        let _ = fs::write(&self.path, &self.before);
    }
}

fn edit(visit: &Visit) {
    let Some(file) = visit.host.edited else {
        return;
    };
    let session = &visit.browser.session;
    let port = free_port().unwrap_or_else(|error| panic!("{error}"));
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/examples.mjs");
    let target = visit.host.folder().join("../..");
    let log =
        fs::File::create(super::browser::output().join(format!("server-{}.log", visit.host.name)));
    let log = log.expect("test-output/ can be written");
    let mut command = Command::new("node");
    command
        .arg(tool)
        .args(["serve", visit.host.name, &port.to_string()]);
    command.env("CARGO_TARGET_DIR", target).stdin(Stdio::null());
    command.stdout(log.try_clone().expect("a file")).stderr(log);
    let _server = Group::spawn(&mut command).unwrap_or_else(|error| panic!("{error}"));
    let deadline = Instant::now() + START;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(
            Instant::now() < deadline,
            "the server does not listen; see test-output/server-{}.log",
            visit.host.name
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    let recorder = include_str!("../embed/recorder.js");
    let added = session.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": recorder }),
    );
    session.go(&format!(
        "http://127.0.0.1:{port}/{}",
        visit.host.pages.guides
    ));
    visit.grid();
    visit.shows(&TITLES);
    visit.browser.search("headers");
    visit.shows(&["Set headers"]);
    session.wait(
        "the text is in the address",
        "location.search === '?guides=headers'",
    );
    let source = visit.host.folder().join("source");
    let edited = Edited::replace(source.join(file), "Set headers", "Set all headers");
    let is_there = format!(
        "[...document.querySelectorAll('guide-grid a[href]')].some((it) => {}?.textContent.trim() === 'Set all headers')",
        visit.host.card_title
    );
    let again = Instant::now() + SAVE;
    while session.try_eval(&is_there, Vec::new()) != Ok(Value::Bool(true)) {
        if Instant::now() > again {
            edited.save();
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    session.wait("the edited card is there", &is_there);
    visit.grid();
    visit.shows(&["Set all headers"]);
    assert_eq!(visit.browser.text("probe.search().value"), "headers");
    visit.browser.search("policy");
    visit.shows(&["Set all headers"]);
    drop(edited);
    session.devtools("Page.removeScriptToEvaluateOnNewDocument", added);
}
