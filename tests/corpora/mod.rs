//! The data that lies beside the project: real pages, nasty texts. Tests that need it say so where it is not there.

use std::path::PathBuf;

/// The folder, if it is there: `GUIDE_GRID_CORPORA`, else `../shared/corpora` beside the project.
pub fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora");
    let folder = PathBuf::from(std::env::var("GUIDE_GRID_CORPORA").unwrap_or(beside.into()));
    if !folder.is_dir() {
        eprintln!("{} is not there: nothing was tested", folder.display());
        return None;
    }
    Some(folder)
}

/// A file of it as text, as browsers read bytes.
pub fn text(path: &str) -> Option<String> {
    let bytes = std::fs::read(folder()?.join(path)).unwrap_or_else(|it| panic!("{path}: {it}"));
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// A file of it as JSON.
pub fn json(path: &str) -> Option<serde_json::Value> {
    Some(serde_json::from_str(&text(path)?).unwrap_or_else(|it| panic!("{path}: {it}")))
}

/// The paths of all files below a folder of it.
#[allow(dead_code, reason = "not every test walks a folder")]
pub fn files(path: &str) -> Vec<String> {
    let Some(folder) = folder() else {
        return Vec::new();
    };
    let (mut found, mut open) = (Vec::new(), vec![folder.join(path)]);
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten().flatten() {
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
