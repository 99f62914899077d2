//! The command line for Node.js does what the native one does, byte for byte.

#![cfg(not(target_os = "unknown"))]
#![allow(
    clippy::expect_used,
    reason = "a test reports what is wrong by failing"
)]

mod corpora;
mod program;

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where `make cli` puts the program.
fn wrapper() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    target
        .expect("the target folder")
        .join("cli/guide-grid.mjs")
}

/// Runs both, which have to agree on the exit code and all output.
fn agree(arguments: &[&str], input: &str) {
    let mut node = Command::new("node");
    node.arg(wrapper());
    let [found, expected] =
        [node, program::native()].map(|it| program::output(it, program::root(), arguments, input));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&found.stderr), text(&expected.stderr), "{arguments:?}");
    assert!(
        found.stdout == expected.stdout,
        "{arguments:?}: {}",
        text(&found.stdout)
    );
    assert_eq!(found.status.code(), expected.status.code(), "{arguments:?}");
}

#[test]
fn commands_options_and_paths_mean_the_same() {
    let absolute = format!("{}/tests/pages/headings.md", env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).file_name();
    let up = format!(
        "../{}/tests/pages",
        folder.expect("a name").to_string_lossy()
    );
    let page = "- title: Docker: *é*\n- title: 漢字\n  link: javascript:x\n  icon: none\n";
    let rows: &[(&[&str], &str)] = &[
        (&[], ""),
        (&["--help"], ""),
        (&["--version"], ""),
        (&["check", "--help"], ""),
        (&["html", "--help"], ""),
        (&["draw"], ""),
        (&["check", "no/such/page.md", "tests/pages"], ""),
        (&["check", "tests/pages", "-v"], ""),
        (&["check", &up, "--format", "json"], ""),
        (&["check", &absolute, "./tests/pages/headings.md", "-v"], ""),
        (
            &[
                "check",
                "tests/**/*.md",
                "--format",
                "github",
                "--deny",
                "warnings",
            ],
            "",
        ),
        (&["check", "README.md", "docs", "-v", "--root", "docs"], ""),
        (
            &["check", "-", "--icons", "/{name}.svg", "--root", "static"],
            page,
        ),
        (&["json", "-"], page),
        (&["html", "-", "--columns", "2"], page),
        (&["html", "-", "--columns", "20"], page),
        (&["html", "tests/pages/toml.md"], ""),
        (&["markdown", "tests"], ""),
        (
            &["search", "tests/pages/seed-shape.md", "--limit", "1"],
            "layers\n\nlayrs\nnothing\r\n",
        ),
        (
            &["search", "tests/pages/seed-shape.md", "--report"],
            "layers,3\nlayrs\nnothing\n",
        ),
        (&["search", "-"], ""),
    ];
    for (arguments, input) in rows {
        agree(arguments, input);
    }
}

#[test]
fn pages_are_read_and_written_the_same() {
    if corpora::folder().is_dir() {
        let path = |name: &str| corpora::folder().join(name).to_string_lossy().into_owned();
        agree(&["check", &path("docker-grid-pages"), "-v"], "");
        agree(
            &["search", &path("catalogues/debian-1k.json")],
            "editor\nvideo plyer\nlibstdc++\n日本\n",
        );
    }
    // Starting Node.js takes longer than what a command does, so each page is for one of them.
    let commands = ["json", "markdown", "html"].into_iter().cycle();
    for (page, command) in program::pages().iter().zip(commands) {
        agree(&[command, page], "");
    }
}
