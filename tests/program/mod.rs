//! The command line as a program that a test runs, and the pages that it is given.

// Not every test that includes this uses all of it.
#![allow(dead_code)]

use super::corpora;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The native program.
pub fn native() -> Command {
    Command::new(env!("CARGO_BIN_EXE_guide-grid"))
}

/// Runs a program in a folder with these arguments and this input.
pub fn output(mut program: Command, folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = program
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that does not read its input may end before all of it is written.
    let _ = child
        .stdin
        .take()
        .expect("its input")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages and catalogs of the project's own tests, and the pages of the corpora if they are there, as paths.
pub fn pages() -> Vec<String> {
    let own = std::fs::read_dir(root().join("tests/pages")).expect("pages");
    let own = own.flatten().map(|it| it.path());
    let others = match corpora::folder().is_dir() {
        true => corpora::files("docker-grid-pages"),
        false => Vec::new(),
    };
    let others = others.iter().map(|it| corpora::folder().join(it));
    let is_page = |it: &PathBuf| it.extension().is_some_and(|it| it == "md" || it == "yaml");
    let mut pages: Vec<_> = own.chain(others).filter(is_page).collect();
    pages.sort();
    assert!(pages.len() > 25);
    let paths = pages.into_iter();
    paths
        .map(|it| it.into_os_string().into_string().expect("UTF-8"))
        .collect()
}
