//! The page of guides while its author writes it, on the host's own server.

use super::behaviour::{Behaviour, behaviour};
use super::engine::{Group, free_port};
use super::visit::{Place, TITLES, Visit};
use serde_json::json;
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

/// A file as it was, which it is again when this is dropped.
struct Edited(PathBuf, String);

impl Edited {
    fn replace(path: PathBuf, from: &str, to: &str) -> Self {
        let before = fs::read_to_string(&path).expect("a page of the example");
        let text = before.replace(from, to);
        assert_ne!(before, text, "{} has no {from}", path.display());
        let edited = Self(path, before);
        fs::write(&edited.0, text).expect("a page of the example");
        edited
    }
}

impl Drop for Edited {
    fn drop(&mut self) {
        let _ = fs::write(&self.0, &self.1);
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
    session.wait(
        "the edited card is there",
        &format!(
            "[...document.querySelectorAll('guide-grid a[href]')].some((it) => {}?.textContent.trim() === 'Set all headers')",
            visit.host.card_title
        ),
    );
    visit.grid();
    visit.shows(&["Set all headers"]);
    assert_eq!(visit.browser.text("probe.search().value"), "headers");
    visit.browser.search("policy");
    visit.shows(&["Set all headers"]);
    drop(edited);
    session.devtools("Page.removeScriptToEvaluateOnNewDocument", added);
}
