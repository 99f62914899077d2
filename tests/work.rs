//! How much work texts are that were made to be much work: twice the text is about twice the work, never four times.
//!
//! Work is counted in instructions, which Valgrind does, and not in time, which depends on what else the machine does.

#![cfg(not(target_os = "unknown"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test reports what is wrong by failing"
)]

use std::io::Write;
use std::process::{Command, Stdio};

/// Twice a text may be this many times the work. Sorting and trees make a little more than twice.
const MOST: f64 = 2.6;

/// Bytes of the shorter texts. Both are read as a whole; work that grows with the square of the length is far beyond the limit.
const LENGTH: usize = 12_000;

/// What a text repeats, and what stands before and after that.
struct Row {
    start: &'static str,
    part: &'static str,
    end: &'static str,
}

const fn row(start: &'static str, part: &'static str, end: &'static str) -> Row {
    Row { start, part, end }
}

const ROWS: &[Row] = &[
    // Aliases and anchors.
    row("---\n", "- *a\n", "---\n"),
    row("---\nc:\n", "- title: *a\n", "---\n"),
    row("---\nx: &a x\nc:\n", "- *a\n", "---\n"),
    row("---\nx: ", "&a [", "\n---\n"),
    row("---\n", "!t [", "\n---\n"),
    row("---\nx: ", "&a !t {", "\n---\n"),
    row("---\nc:\n", "- &a [&b [&c [x]]]\n", "---\n"),
    row("---\nx: &a {b: 1}\nc:\n", "- {<<: *a, title: x}\n", "---\n"),
    row("---\nx: &a {b: 1}\nc:\n  <<: [", "*a,", "]\n---\n"),
    row("---\nx: &a {b: 1}\nc:\n", "  <<: *a\n", "---\n"),
    // One line.
    row(
        "---\nc: [",
        "{\"title\": \"a*b\", \"link\": \"/a/\"}, ",
        "]\n---\n",
    ),
    row("---\nc: [", "{title: a*b}, ", "]\n---\n"),
    row("---\nc: [", "{title: a}, ", "@]\n---\n"),
    row("---\nc: [", "!t a #b, ", "]\n---\n"),
    row("---\nc: [", "\"\\ud83d\\udc33\", ", "]\n---\n"),
    row("---\n", "a: ", "\n---\n"),
    // Errors, each of which is looked at more closely.
    row("---\nc:\n", "- title: A\n  link:/a/\n", "---\n"),
    row("---\nc:\n", "- title: A\n\u{a0} link: /a/\n", "---\n"),
    row("---\nc:\n", "- title: \"a\n", "---\n"),
    row("---\nc:\n", "- !!int a\n", "---\n"),
    row("---\n", "? a\n", "---\n"),
    // TOML.
    row("+++\n", "a\n", "+++\n"),
    row("+++\n", "a = b\n", "+++\n"),
    row("+++\n", "[[a]]\nb = 1\n", "+++\n"),
    row("+++\n", "[[a.b]]\nb = 'é'\n", "+++\n"),
    row("+++\nx = ", "[", "\n+++\n"),
    row("+++\nx = [", "{ a = '", "\n+++\n"),
    row("+++\n", "a.", " = 1\n+++\n"),
    row("+++\nx = '''", "''\n", "\n+++\n"),
    // Links.
    row("", "- title: A\n  link: /a/\n", ""),
    row(
        "cards:\n",
        "- {title: A, link: src/a/b.md, icon: /x.svg}\n",
        "",
    ),
    // The body.
    row("", "# \n", "{{< card title=x >}}"),
    row("", "# a\n", "{{< card title=x >}}"),
    row("", "<!-- \n", ""),
    row("", "<!--", ""),
    row("", "{{< cards >}}", "{{< /grid >}}"),
    row("", "{{< grid a >}}", ""),
    // Texts of cards.
    row("---\nc:\n- title: '", "<!-- ", "'\n---\n"),
    row("---\nc:\n- title: 'a", " ", "#b'\n---\n"),
];

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
    for Row { start, part, end } in ROWS {
        let page = |length: usize| format!("{start}{}{end}", part.repeat(length / part.len()));
        let [once, twice] = [LENGTH, 2 * LENGTH].map(|it| instructions(&page(it)) - nothing);
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
