//! The command line for Node.js does what the native one does, byte for byte.

#![cfg(not(target_os = "unknown"))]
#![allow(
    clippy::expect_used,
    reason = "a test reports what is wrong by failing"
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Where `make cli` puts the program.
fn program() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    target
        .expect("the target folder")
        .join("cli/guide-grid.mjs")
}

fn output(mut command: Command, arguments: &[&str], input: &str) -> Output {
    let mut child = command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that does not read its input may end before all of it is written.
    let _ = child
        .stdin
        .take()
        .expect("its input")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("the command ends")
}

/// Runs both, which have to agree on the exit code and all output.
fn agree(arguments: &[&str], input: &str) {
    let mut node = Command::new("node");
    node.arg(program());
    let found = output(node, arguments, input);
    let expected = output(
        Command::new(env!("CARGO_BIN_EXE_guide-grid")),
        arguments,
        input,
    );
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
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpora =
        std::env::var("GUIDE_GRID_CORPORA").map_or(root.join("../shared/corpora"), PathBuf::from);
    let pages = corpora.join("docker-grid-pages");
    let pages = pages.to_str().expect("a path");
    if corpora.is_dir() {
        agree(&["check", pages, "-v"], "");
        let catalog = corpora.join("catalogues/debian-1k.json");
        agree(
            &["search", catalog.to_str().expect("a path")],
            "editor\nvideo plyer\nlibstdc++\n日本\n",
        );
    }
    for folder in [
        root.join("tests/pages"),
        corpora.join("docker-grid-pages/ja"),
    ] {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.to_str().expect("a path");
            for command in ["json", "markdown", "html"] {
                agree(&[command, name], "");
            }
        }
    }
}
