//! The data beside the project: real pages, catalogues, queries and hostile texts that are too large to be part of it.
//!
//! Tests that read it are marked as ignored; `make test` runs them if the data is on this machine.

// Not every test that includes this uses all of it.
#![allow(dead_code)]

use std::path::{Path, PathBuf};

/// The folder: `GUIDE_GRID_CORPORA`, or by default `../shared/corpora`.
pub fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    std::env::var_os("GUIDE_GRID_CORPORA").map_or_else(beside, PathBuf::from)
}

/// A file of the data as text, decoded as in browsers.
pub fn text(path: &str) -> String {
    let path = folder().join(path);
    let bytes = std::fs::read(&path);
    let bytes = bytes.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The page of Docker's documentation with which the project began, from a neighbouring folder.
pub fn seed() -> String {
    text("../seed/whats-next.md")
}

/// A file of the data as JSON.
pub fn json(path: &str) -> serde_json::Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The sorted paths of all files below a folder of the data.
pub fn files(path: &str) -> Vec<String> {
    let folder = folder();
    let (mut found, mut open) = (Vec::new(), vec![folder.join(path)]);
    while let Some(next) = open.pop() {
        let entries = std::fs::read_dir(&next);
        let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", next.display()));
        for entry in entries.flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else if let Ok(inside) = entry.path().strip_prefix(&folder) {
                found.push(inside.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}
