//! The command line: arguments, input, output, exit codes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test reports what is wrong by failing"
)]

use std::io::Write;
use std::process::{Command, Stdio};

/// Runs the command with this input; returns its exit code, standard output and standard error.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_guide-grid"))
        .args(arguments)
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
    let output = child.wait_with_output().expect("the command ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code().unwrap_or(-1),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn exit_codes_distinguish_wrong_arguments_from_errors_in_pages() {
    let rows: &[(&[&str], &str, i32)] = &[
        (&["--help"], "", 0),
        (&["json", "--help"], "", 0),
        (&[], "", 2),
        (&["json"], "", 2),
        (&["check"], "", 2),
        (&["search"], "", 2),
        (&["draw", "x.md"], "", 2),
        (&["json", "-", "more"], "", 2),
        (&["search", "-", "--limit", "many"], "", 2),
        (&["json", "no/such/page.md"], "", 1),
        (&["json", "-"], "- title: A\n", 0),
        (&["json", "-"], "- title: @a\n", 0),
        (&["check", "-"], "- title: A\n", 0),
        (&["check", "-"], "- title: A\n  weight: x\n", 0),
        (&["check", "-"], "- title: @a\n", 1),
        // A page without cards is none of the command's business, unless it is meant to show some.
        (
            &["check", "-"],
            "---\ntitle: A\n---\nText {{< youtube x >}}\n",
            0,
        ),
        (
            &["check", "-"],
            "---\nc:\n- title: A\n---\n{{< youtube x >}}\n",
            0,
        ),
        (
            &["check", "-"],
            "---\nc:\n- title: A\n---\n{{< grid items=\"d\" >}}\n",
            1,
        ),
        (&["check", "-"], "---\ngrid: []\n---\n{{< grid >}}\n", 1),
        (&["check", "-"], "---\nc:\n- title: ''\n---\n", 1),
        (&["check", "-"], "cards: []\n", 1),
        (
            &["check", "-"],
            "Text\n\n<guide-grid>\n<script>\n- title: A\n</script>\n</guide-grid>\n",
            0,
        ),
        (
            &["check", "-"],
            "Text\n\n<guide-grid>\n<script>\n- title: @a\n</script>\n</guide-grid>\n",
            1,
        ),
        (
            &["check", "-"],
            "Text\n\n<guide-grid>\n<script>\nNo card.\n</script>\n</guide-grid>\n",
            1,
        ),
        (
            &["check", "-"],
            "Text\n\n<guide-grid src=\"guides.json\"></guide-grid>\n",
            0,
        ),
        (&["check", "no/such/page.md", "-"], "- title: A\n", 1),
        (&["search", "-"], "", 2),
    ];
    for (arguments, input, expected) in rows {
        let (code, out, error) = run(arguments, input);
        assert_eq!(code, *expected, "{arguments:?}: {out}{error}");
        assert_eq!(
            code == 2,
            error.contains("Usage:"),
            "{arguments:?}: {error}"
        );
    }
}

#[test]
fn check_shows_the_line_and_marks_the_place() {
    let page = "---\ngrid:\n- title: Docker: the guide\n- title: Büch\n  link: javascript:x\n---\n\n{{< grid >}}\n";
    let (code, out, _) = run(&["check", "-"], page);
    let expected = "\
-:3:16: error[yaml-colon]: there is a colon inside a value that is not quoted; put the whole value in double quotes
  |
3 | - title: Docker: the guide
  |                ^

-:5:9: error[unsafe-address]: \"javascript:\" links are not allowed; use http, https, mailto or tel, or an address on this site
  |
5 |   link: javascript:x
  |         ^^^^^^^^^^^^

-: 1 card, 2 errors, 0 warnings
";
    assert_eq!((code, out.as_str()), (1, expected));
}

#[test]
fn check_names_the_line_of_the_page_for_data_inside_an_element() {
    let page = "# Guides\n\n<guide-grid>\n<script type=\"text/markdown\">\n---\ngrid:\n- title: A: b\n- title: C\n---\n</script>\n";
    let (code, out, _) = run(&["check", "-"], page);
    assert_eq!(code, 1);
    assert!(out.starts_with("-:7:11: error[yaml-colon]"), "{out}");
    assert!(out.ends_with("-: 1 card, 1 error, 0 warnings\n"), "{out}");
}

#[test]
fn json_has_text_without_markup_and_every_own_field() {
    let page = "cards:\n- title: Run `it` *now*\n  tags: a, b\n  section: One\n";
    let (_, out, _) = run(&["json", "-"], page);
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let section = &value["sections"][0];
    assert_eq!(section["heading"], "One");
    assert_eq!(
        section["cards"][0],
        serde_json::json!({
            "title": "Run it now", "description": "", "link": null, "links": [], "icon": null, "image": null,
            "tags": ["a", "b"], "keywords": [], "weight": null, "date": null
        })
    );
    assert_eq!(value["diagnostics"], serde_json::json!([]));
}

#[test]
fn search_answers_each_line() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/seed-shape.md");
    let (code, out, error) = run(
        &["search", page, "--limit", "1"],
        "layers\n\nnothing like it\r\n",
    );
    let lines: Vec<serde_json::Value> = out
        .lines()
        .map(|it| serde_json::from_str(it).expect("JSON"))
        .collect();
    assert_eq!((code, lines.len(), error.as_str()), (0, 3, ""));
    assert_eq!(lines[0]["query"], "layers");
    assert_eq!(lines[0]["hits"][0]["title"], "Image layers");
    assert_eq!(lines[0]["hits"][0]["link"], "/layers/");
    assert_eq!(lines[0]["hits"][0]["section"], "Building images");
    assert_eq!(lines[1]["total"], 3);
    assert_eq!(lines[1]["hits"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        lines[2],
        serde_json::json!({ "query": "nothing like it", "total": 0, "hits": [] })
    );
}
