//! How much work texts are that were made to be much work: twice the text is about twice the work, never four times.
//!
//! Work is counted in instructions, which Valgrind does, and not in time, which depends on what else the machine does.

#![cfg(not(target_os = "unknown"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test reports what is wrong by failing"
)]

mod hostile;

use hostile::{ROWS, Row};
use std::io::Write;
use std::process::{Command, Stdio};

/// Twice a text may be this many times the work. Sorting and trees make a little more than twice.
const MOST: f64 = 2.6;

/// Bytes of the shorter texts. Both are read as a whole; work that grows with the square of the length is far beyond the limit.
const LENGTH: usize = 12_000;

/// How many instructions it takes to check a page.
fn instructions(page: &str) -> f64 {
    let mut child = Command::new("valgrind")
        .args([
            "--tool=cachegrind",
            "--cache-sim=no",
            "--cachegrind-out-file=/dev/null",
        ])
        .args([env!("CARGO_BIN_EXE_guide-grid"), "check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("valgrind starts");
    let mut input = child.stdin.take().expect("its input");
    input.write_all(page.as_bytes()).expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&output.stderr);
    let line = told.lines().find_map(|it| it.split_once("I   refs:"));
    let line = line.or_else(|| told.lines().find_map(|it| it.split_once("I refs:")));
    let (_, count) = line.unwrap_or_else(|| panic!("valgrind counts instructions: {told}"));
    let digits: String = count.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

#[test]
#[ignore = "needs valgrind"]
fn twice_the_text_is_twice_the_work() {
    let nothing = instructions("");
    let mut wrong = Vec::new();
    for row in ROWS {
        let Row { start, part, .. } = row;
        let [once, twice] = [LENGTH, 2 * LENGTH].map(|it| instructions(&row.text(it)) - nothing);
        let times = twice / once;
        println!(
            "{times:.2} {:.0} a byte: {start:?} {part:?}",
            once / LENGTH as f64
        );
        if times > MOST {
            wrong.push(format!("{start}{part}: {times:.2} times the work"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
