//! The command line: arguments, input, output, exit codes.

#![cfg(not(target_os = "unknown"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test reports what is wrong by failing"
)]

mod corpora;
mod program;

use guide_grid_core::catalog::{Catalog, Format, NativeUnicode, Prose, SafeUrl, UrlUse};
use std::path::{Path, PathBuf};

/// Runs the command with this input; returns its exit code, standard output and standard error.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    run_in(program::root(), arguments, input)
}

/// The same, in this folder.
fn run_in(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let output = program::output(program::native(), folder, arguments, input);
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
        // Without front matter, a shortcode that places a list is an example.
        (
            &["check", "-"],
            "# Shortcodes\n\n```\n{{< grid items=\"a\" >}}\n```\n",
            0,
        ),
        (
            &["check", "-"],
            "# Cards\n\n{{< card title=A link=\"javascript:x\" >}}\n",
            1,
        ),
        (&["check", "no/such/page.md", "-"], "- title: A\n", 1),
        (&["search", "-"], "", 2),
    ];
    for (arguments, input, expected) in rows {
        let (code, out, error) = run(arguments, input);
        assert_eq!(code, *expected, "{arguments:?}: {out}{error}");
        assert_eq!(
            code == 2,
            error.contains("Usage:") || error.starts_with("error: "),
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

2 errors, 0 warnings in 1 page with 1 card
";
    assert_eq!((code, out.as_str()), (1, expected));
}

#[test]
fn check_names_the_line_of_the_page_for_data_inside_an_element() {
    let page = "# Guides\n\n<guide-grid>\n<script type=\"text/markdown\">\n---\ngrid:\n- title: A: b\n- title: C\n---\n</script>\n";
    let (code, out, _) = run(&["check", "-"], page);
    assert_eq!(code, 1);
    assert!(out.starts_with("-:7:11: error[yaml-colon]"), "{out}");
    let summary = "1 error, 0 warnings in 1 page with 1 card\n";
    assert!(out.ends_with(summary), "{out}");
}

/// The starts of what `check` says about a page with these files beside it, in a folder `docs` of a site.
fn told(name: &str, page: &str, files: &[(&str, &str)]) -> Vec<String> {
    let all = [&[("docs/page.md", page), ("docs/a.md", "A.\n")], files].concat();
    let (_, out, error) = run_in(&folder(name, &all), &["check", "docs"], "");
    assert_eq!(error, "");
    let start = |it: &str| it.split_once("]:").map(|it| format!("{}]", it.0));
    firsts(&out).into_iter().filter_map(start).collect()
}

#[test]
fn check_reads_the_data_in_the_attributes_of_an_element() {
    let rows: [(&str, &[&str]); 11] = [
        (
            "<guide-grid card-data='[{\"title\": \"A\", \"link\": \"a\"}]'></guide-grid>",
            &[],
        ),
        // Places are those of the page, in which characters are written as references.
        (
            "é <guide-grid card-data=\"[{&quot;title&quot;: &quot;&#233;&quot;, &quot;link&quot;: &quot;b&quot;},\n x]\"></guide-grid>",
            &["1:91: warning[link-missing]", "2:2: error[json-syntax]"],
        ),
        (
            "<guide-grid data='- title: A\n  link: javascript:x'></guide-grid>",
            &["2:9: error[unsafe-address]"],
        ),
        (
            "<guide-grid card-data=\"---&#10;grid: []&#10;---&#10;&#123;{< grid >}&#125;\"></guide-grid>",
            &["1:24: error[no-cards]", "1:53: warning[items-empty]"],
        ),
        (
            "<guide-grid data='[]'></guide-grid>",
            &["1:19: error[no-cards]"],
        ),
        // A value that ends too early has one cause.
        (
            "<guide-grid data=\"[{\"title\": \"A\"}]\"></guide-grid>",
            &["1:21: error[attribute-cut]"],
        ),
        (
            "<guide-grid columns=\"13\" items=\"b\" data='{\"a\": [{\"title\": \"A\"}]}'></guide-grid>",
            &["1:22: warning[attribute]", "1:33: warning[items-unknown]"],
        ),
        // What a template or a component writes is not known here.
        (
            "<guide-grid card-data=\"{{ .Params | jsonify }}\" site-base=\"{{ \"\" | relLangURL }}\"></guide-grid>",
            &[],
        ),
        ("<guide-grid card-data={JSON.stringify([\"a\"])} />", &[]),
        (
            "Write `<guide-grid data=\"[]\">`.\n\n~~~\n<guide-grid data=\"[]\">\n~~~\n",
            &[],
        ),
        // The shortcodes of an element are not those of its page.
        (
            "---\ntitle: A\n---\n\n<guide-grid>\n<script type=\"text/markdown\">\n---\na:\n- title: A\n---\n{{< grid a >}}\n</script>\n</guide-grid>",
            &[],
        ),
    ];
    for (page, expected) in rows {
        let found = told("attributes", page, &[]);
        let expected: Vec<_> = expected
            .iter()
            .map(|it| format!("docs/page.md:{it}"))
            .collect();
        assert_eq!(found, expected, "{page}");
    }
}

#[test]
fn check_reads_the_files_that_elements_name_and_says_which_are_missing() {
    let card = "[{\"title\": \"A\", \"link\": \"a\", \"icon\": \"b\"}]";
    let files = [
        ("docs/right.json", card),
        (
            "docs/wrong.yaml",
            "- title: A\n  link: none\n  icon: c\n- titel: B\n",
        ),
        ("docs/empty.json", "[]"),
        (
            "static/data/all.json",
            "[{\"title\": \"A\", \"link\": \"none\"}]",
        ),
        ("static/icons/b.svg", ""),
        ("../outside.json", "secret"),
    ];
    let rows: [(&str, &[&str]); 9] = [
        // Of what is outside of the site, nothing is read or said.
        ("src=../../outside.json", &[]),
        (
            "src=\"right.json /data/all.json ./right.json?v=1\"",
            &["static/data/all.json:1:26: warning[link-missing]"],
        ),
        (
            "src=\"\n  none.json\n  https://example.org/none.json\"",
            &["docs/page.md:2:3: warning[data-missing]"],
        ),
        (
            "src=wrong.yaml",
            &[
                "docs/wrong.yaml:2:9: warning[link-missing]",
                "docs/wrong.yaml:4:3: error[card-without-title]",
                "docs/wrong.yaml:4:3: warning[field-misspelt]",
            ],
        ),
        (
            "src=wrong.yaml icons=/icons/{name}.svg",
            &[
                "docs/wrong.yaml:2:9: warning[link-missing]",
                "docs/wrong.yaml:3:9: warning[icon-missing]",
                "docs/wrong.yaml:4:3: error[card-without-title]",
                "docs/wrong.yaml:4:3: warning[field-misspelt]",
            ],
        ),
        ("src=empty.json", &["docs/empty.json:1:1: error[no-cards]"]),
        // Data in the page comes first.
        ("src=none.json data='[{\"title\": \"A\"}]'", &[]),
        ("src={{ .data }}", &[]),
        (
            "icons=/icons/{name}.svg data='[{\"title\": \"A\", \"icon\": \"b\"}, {\"title\": \"B\", \"icon\": \"c\"}]'",
            &["docs/page.md:1:97: warning[icon-missing]"],
        ),
    ];
    for (attributes, expected) in rows {
        let page = format!("<guide-grid {attributes}></guide-grid>\n");
        assert_eq!(told("files", &page, &files), expected, "{attributes}");
    }
    // Each file is checked once, whether elements name it or the command does.
    let page = "<guide-grid src=wrong.yaml></guide-grid><guide-grid src=wrong.yaml></guide-grid>";
    let files = [("docs/page.md", page), ("docs/wrong.yaml", "- title: @a\n")];
    let site = folder("once", &files);
    for paths in [&["docs"][..], &["docs/*"], &["./docs/wrong.yaml", "docs"]] {
        let (code, out, _) = run_in(&site, &[&["check"], paths].concat(), "");
        assert_eq!((code, firsts(&out).len()), (1, 1), "{paths:?}: {out}");
    }
}

#[test]
fn check_says_how_many_diagnostics_of_a_page_with_many_elements_are_not_shown() {
    let page = "<guide-grid sort=bad src=none.json></guide-grid>\n".repeat(3_000);
    let found = told("many-elements", &page, &[]);
    assert_eq!(found.len(), 101);
    assert!(found[100].ends_with("warning[too-many-diagnostics]"));
}

#[test]
fn check_says_nothing_about_templates_and_components_that_begin_with_a_brace() {
    let files = [
        ("docs/extends.html", "{% extends \"base.html\" %}\n"),
        ("docs/note.html", "{# A note #}\n"),
        ("docs/component.mdx", "{/* A note */}\n\nText.\n"),
    ];
    let (code, out, error) = run_in(&folder("braces", &files), &["check", "docs"], "");
    assert_eq!((code, out.as_str(), error.as_str()), (0, "", ""));
}

#[test]
fn check_needs_the_folders_that_it_is_given() {
    let site = folder("no-root", &[("docs/page.md", "[a](/b/)\n")]);
    let (code, out, error) = run_in(&site, &["check", "docs", "--root", "nowhere"], "");
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(
        error,
        "guide-grid: nowhere: there is no such folder for --root\n"
    );
}

#[test]
fn check_says_which_name_was_most_likely_meant_and_is_silent_about_names_of_ones_own() {
    let lists = |cards: &str| format!("---\ngrid:\n{cards}---\n\n{{{{< grid >}}}}\n");
    let usual = "- title: A\n  link: https://a.b/\n  tags: [x]\n  weight: 1\n";
    for (page, expected) in [
        (
            lists("- titel: A\n"),
            "-:3:3: error[card-without-title] -:3:3: warning[field-misspelt]",
        ),
        (
            "---\ntitle: A\nguides:\n- tittle: A\n  link: https://a.b/\n- titel: B\n---\n".into(),
            "-:4:3: warning[field-misspelt] -:6:3: warning[field-misspelt]",
        ),
        (
            "---\ngrid:\n- name: A\n---\n".into(),
            "-:3:3: warning[field-misspelt]",
        ),
        (
            "---\nauthors:\n- name: A\n  url: https://a.b/\n---\n".into(),
            "",
        ),
        (
            lists(&format!("{usual}- title: B\n  lnik: /b/\n  tgas: [x]\n")),
            "-:8:3: warning[field-misspelt] -:9:3: warning[field-misspelt]",
        ),
        (
            lists("- title: A\n  discription: B\n"),
            "-:4:3: warning[field-misspelt]",
        ),
        (
            lists(usual).replace("grid >", "grid item=grid >"),
            "-:9:15: warning[field-misspelt]",
        ),
        (
            "{{< card title=A desciption=B >}}\n".into(),
            "-:1:29: warning[field-misspelt]",
        ),
        // A field of one's own, though nearly a name: the card has that field, or no card has.
        (lists(&format!("{usual}  height: 2\n  data: x\n")), ""),
        (lists("- title: A\n  height: 2\n  line: x\n"), ""),
        (lists("- title: A\n  size: 2\n  type: x\n  label: y\n"), ""),
    ] {
        let (_, out, _) = run(&["check", "-"], &page);
        let firsts = firsts(&out);
        let codes = firsts.iter().filter_map(|it| it.split_once("]:"));
        let codes: Vec<_> = codes.map(|(code, _)| format!("{code}]")).collect();
        assert_eq!(codes.join(" "), expected, "{page}\n{out}");
    }
}

#[test]
fn check_finds_front_matter_that_is_opened_by_no_line_or_by_a_wrong_one() {
    let data = "title: A\ngrid:\n- title: B\n";
    for (page, expected) in [
        (
            format!("{data}---\n\n{{{{< grid >}}}}\n"),
            "a.md:1:1: error[front-matter-unopened]: the front matter that ends on line 4 is not opened; \
             put a line that is \"---\" before this one",
        ),
        (
            format!("----\n{data}---\n\n{{{{< grid >}}}}\n"),
            "a.md:1:1: error[front-matter-fence]: the line \"----\" opens no front matter; write \"---\"",
        ),
        (
            format!("\u{FEFF}\n——\n{data}——\n"),
            "a.md:2:1: error[front-matter-fence]: the line \"——\" opens no front matter; write \"---\"",
        ),
        (
            format!(" ---\n{data}---\n"),
            "a.md:1:2: warning[front-matter-fence]: only some generators read front matter with a space before this line; \
             delete the space",
        ),
        (" ---\ntitle: A\n---\n".into(), ""),
        ("Note: a heading\n---\n\nText\n".into(), ""),
        ("----\n\n- title: A\n".into(), ""),
        (data.into(), ""),
        (format!("---  \n{data}---\n"), ""),
        (format!("---yaml\n{data}---\n"), ""),
        (
            "---js\n{grid: []}\n---\n\n{{< grid >}}\n".into(),
            "a.md:1:1: warning[front-matter-language]: this front matter is in the language \"js\", which is not read; \
             write it as YAML between two lines that are \"---\"\n\
             a.md:5:1: error[items-missing]: there is no list \"grid\" in the front matter; \
             add \"grid:\" with a list of cards, or use the key of a list that exists",
        ),
        ("---js\n{title: \"A\"}\n---\n\nText\n".into(), ""),
    ] {
        let site = folder("unopened", &[("a.md", &page)]);
        let (_, out, _) = run_in(&site, &["check", "a.md"], "");
        assert_eq!(firsts(&out).join("\n"), expected, "{page}");
    }
}

#[test]
fn check_warns_of_a_shortcode_that_places_a_list_on_a_page_without_front_matter_unless_it_is_in_code()
 {
    for (page, expected) in [
        (
            "# A\n\n{{< grid items=\"a\" >}}\n",
            "-:3:1: warning[items-missing]",
        ),
        (
            "```\n{{< grid a >}}\n```\n\n{{< grid b >}}\n",
            "-:5:1: warning[items-missing]",
        ),
        ("Write `{{< grid a >}}`:\n\n    {{< grid a >}}\n", ""),
        ("{{</* grid a */>}}\n", ""),
        ("{{< cards >}}\n{{< youtube x >}}\n", ""),
    ] {
        let (code, out, _) = run(&["check", "-"], page);
        let codes = firsts(&out)
            .into_iter()
            .filter_map(|it| it.split_once("]:"));
        let codes: Vec<_> = codes.map(|(code, _)| format!("{code}]")).collect();
        assert_eq!((code, codes.join(" ").as_str()), (0, expected), "{page}");
    }
}

#[test]
fn check_says_once_what_is_wrong_with_an_address() {
    let site = folder(
        "known-address",
        &[(
            "a.md",
            "---\ngrid:\n- title: A\n  link: www.example.com\n---\n",
        )],
    );
    let (_, out, _) = run_in(&site, &["check", "."], "");
    let firsts = firsts(&out);
    assert_eq!(firsts.len(), 1, "{out}");
    assert!(firsts[0].contains("[address-scheme]"), "{out}");
}

/// A folder with these files, which is empty before.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

/// A site: the pages, some of them right and some wrong, and what else generators have.
fn site(name: &str) -> PathBuf {
    let page = |cards: &str| format!("---\ntitle: Guides\ngrid:\n{cards}---\n\n{{{{< grid >}}}}\n");
    let right = page(
        "- title: A\n  link: /guides/a/\n- title: B\n  link: guides/b/\n  icon: /icons/b.svg\n\
         - title: C\n  link: ./guides/c.md#top\n  image: /images/c.png\n- title: D\n  link: /old/d/\n\
         - title: E\n  link: https://example.org/guides/none/\n- title: F\n  link: /elsewhere/\n",
    );
    let wrong = page(
        "- title: A\n  link: a\n- title: B\n  link: ../guides/none/\n  description: See [c](c/) and [x](/guides/x).\n\
         - title: C\n  link: a/\n  icon: /icons/none.svg\n  image: {src: c.png, dark: ../../static/images/c.png}\n",
    );
    folder(
        name,
        &[
            ("docs/index.md", &right),
            (
                "docs/ordinary.md",
                "---\ntitle: A\ntags:\n- x\n---\n\nText with {{< youtube x >}}.\n",
            ),
            ("docs/guides/_index.md", &wrong),
            ("docs/guides/a.md", "---\naliases:\n- /old/d/\n---\n"),
            ("docs/guides/01-B/index.md", "Text.\n"),
            ("docs/guides/c.fr.md", "Text.\n"),
            ("docs/template.html", "{{- /* {{% card */}}\n"),
            ("docs/.hidden/x.md", "- title: @a\n"),
            ("docs/node_modules/x/README.md", "---\na: @a\n---\n"),
            ("docs/build/x.md", "---\na: @a\n---\n"),
            ("docs/.gitignore", "build/\n"),
            ("docs/data.json", "[]"),
            ("static/icons/b.svg", "<svg/>"),
            ("static/images/c.png", ""),
        ],
    )
}

/// The first line of each diagnostic.
fn firsts(out: &str) -> Vec<&str> {
    let is_first = |it: &&str| it.contains(": error[") || it.contains(": warning[");
    out.lines().filter(is_first).collect()
}

#[test]
fn check_reads_all_pages_of_a_folder_and_says_nothing_about_those_that_are_right() {
    let site = site("whole-site");
    let (code, out, error) = run_in(&site, &["check", "docs"], "");
    let expected = [
        "docs/guides/_index.md:7:9: warning[link-missing]: there is no page for the link \"../guides/none/\"; \
         correct the link, or add the page",
        "docs/guides/_index.md:8:36: warning[link-missing]: there is no page for the link \"/guides/x\"; \
         correct the link, or add the page",
        "docs/guides/_index.md:10:9: warning[link-twice]: the card on line 5 has the link \"a/\" too; \
         correct one of the links, or delete one of the cards",
        "docs/guides/_index.md:11:9: warning[picture-missing]: there is no picture at \"/icons/none.svg\"; \
         correct the address, or add the picture",
        "docs/guides/_index.md:12:16: warning[picture-missing]: there is no picture at \"c.png\"; \
         correct the address, or add the picture",
    ];
    assert_eq!(firsts(&out), expected);
    assert!(
        out.ends_with("\n0 errors, 5 warnings in 7 pages with 9 cards\n"),
        "{out}"
    );
    assert_eq!((code, error.as_str()), (0, ""));
    let (code, ..) = run_in(&site, &["check", "docs", "--deny", "warnings"], "");
    assert_eq!(code, 1);
}

#[test]
fn check_takes_files_folders_and_globs_each_once_and_keeps_their_paths() {
    let site = site("paths");
    let rows: [(&[&str], i32, &str); 9] = [
        (
            &["docs/index.md"],
            0,
            "0 errors, 0 warnings in 1 page with 6 cards",
        ),
        (&["./docs"], 0, "./docs/guides/_index.md:7:9"),
        (&["docs/**/*.md"], 1, "in 8 pages with"),
        (&["docs/*"], 1, "docs/data.json:1:1: error[no-cards]"),
        (
            &["docs", "docs/index.md", "docs/*.md"],
            0,
            "in 7 pages with 9 cards",
        ),
        (&["docs/build"], 1, "1 error, 0 warnings in 1 page"),
        (
            &["static"],
            1,
            "guide-grid: static: there are no pages here",
        ),
        (
            &["docs/*.rst", "docs/index.md"],
            1,
            "guide-grid: docs/*.rst: there are no pages here",
        ),
        (&["none.md"], 1, "guide-grid: none.md: "),
    ];
    for (paths, expected, part) in rows {
        let arguments = [&["check", "-v"], paths].concat();
        let (code, out, error) = run_in(&site, &arguments, "");
        assert_eq!(code, expected, "{paths:?}: {out}{error}");
        assert!(
            format!("{out}{error}").contains(part),
            "{paths:?}: {out}{error}"
        );
    }
}

#[test]
fn check_looks_for_links_where_the_roots_are_and_for_icons_where_they_have_addresses() {
    let site = site("roots");
    let page = "- title: A\n  link: /none/\n  icon: b\n- title: B\n  link: /guides/a/\n  icon: c\n";
    let all = [
        "check",
        "-",
        "--root",
        "docs",
        "--root",
        "static",
        "--icons",
        "/icons/{name}.svg",
    ];
    let rows: [(&[&str], &[&str]); 3] = [
        (&all[..2], &[]),
        (&all[..4], &["-:2:9: warning[link-missing]"]),
        (
            &all,
            &[
                "-:2:9: warning[link-missing]",
                "-:6:9: warning[icon-missing]",
            ],
        ),
    ];
    for (arguments, expected) in rows {
        let (code, out, error) = run_in(&site, arguments, page);
        let found = firsts(&out);
        assert_eq!(code, 0, "{error}");
        assert_eq!(found.len(), expected.len(), "{arguments:?}: {out}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{arguments:?}: {out}");
        }
    }
}

#[test]
fn check_writes_annotations_for_github_and_json_for_programs() {
    let page = "grid:\n- title: A, b: 100%\n- title: C\n  weight: x\n";
    let (code, out, _) = run(&["check", "-", "--format", "github"], page);
    let expected = "\
::error file=-,line=2,endLine=2,col=14,endColumn=14,title=guide-grid yaml-colon::there is a colon inside a value that is not quoted; put the whole value in double quotes
::warning file=-,line=4,endLine=4,col=11,endColumn=12,title=guide-grid card-weight::this weight is not a whole number; write a number such as 10
1 error, 1 warning in 1 page with 1 card
";
    assert_eq!((code, out.as_str()), (1, expected));
    let (code, out, _) = run(&["check", "-", "--format", "json"], page);
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let expected = serde_json::json!({
        "pages": 1, "cards": 1, "errors": 1, "warnings": 1,
        "diagnostics": [{
            "file": "-", "line": 2, "column": 14, "endLine": 2, "endColumn": 14, "severity": "error", "code": "yaml-colon",
            "found": "there is a colon inside a value that is not quoted", "right": "put the whole value in double quotes",
        }, {
            "file": "-", "line": 4, "column": 11, "endLine": 4, "endColumn": 12, "severity": "warning", "code": "card-weight",
            "found": "this weight is not a whole number", "right": "write a number such as 10",
        }],
    });
    assert_eq!((code, value), (1, expected));
    let (code, out, _) = run(&["check", "-", "--format", "github"], "- title: A\n");
    assert_eq!((code, out.as_str()), (0, ""));
}

/// What is read of a page.
fn catalog_of(page: &str) -> Catalog {
    let text = String::from_utf8_lossy(&std::fs::read(page).expect("a page")).into_owned();
    let format = match page.ends_with(".md") {
        true => Format::Page,
        false => Format::Yaml,
    };
    Catalog::read(&text, format).0
}

fn select(selector: &str) -> scraper::Selector {
    scraper::Selector::parse(selector).expect("a selector")
}

#[test]
fn html_holds_the_data_and_the_cards_of_each_page_and_no_empty_line() {
    for page in program::pages() {
        let name = page.as_str();
        let catalog = catalog_of(name);
        let (code, out, error) = run(&["html", name], "");
        assert_eq!(code, i32::from(catalog.cards.is_empty()), "{name}: {error}");
        if code != 0 {
            continue;
        }
        assert!(out.lines().all(|it| !it.trim().is_empty()), "{name}");
        assert!(!out.contains(['{', '}']), "{name}");
        let html = scraper::Html::parse_fragment(&out);
        let element = html
            .select(&select("div > guide-grid"))
            .next()
            .expect("the element");
        let data = element.attr("card-data").expect("data");
        // Where the shortcodes are differs in data that was TOML.
        let read = Catalog::read(data, Format::guess(data)).0;
        let [read, given] = [read, catalog.clone()].map(|mut it| {
            it.sections.iter_mut().for_each(|it| it.places.clear());
            it
        });
        assert_eq!(read, given, "{name}");
        let items: Vec<_> = element.select(&select("ul > li")).collect();
        assert_eq!(items.len(), catalog.cards.len(), "{name}");
        for (item, card) in items.iter().zip(&catalog.cards) {
            let first = item
                .first_child()
                .and_then(scraper::ElementRef::wrap)
                .expect("a title");
            let title: String = first.text().collect();
            assert_eq!(title, card.title.text.replace('\n', " "), "{name}");
            assert_eq!(
                first.attr("href"),
                card.main_link().map(|it| it.as_str()),
                "{name}"
            );
        }
    }
}

#[test]
fn html_has_the_attributes_that_options_name_and_obeys_them() {
    let page = "one:\n- title: A `b`\n  link: a/\n  description: To [c](/c/) *now*\n  level: easy\n  tags: x\n  kind: y\n  links: [{text: D, url: d}]\ntwo:\n- title: E\n";
    let arguments = [
        "html",
        "-",
        "--items",
        "one",
        "--heading-level",
        "3",
        "--base",
        "/docs/",
        "--facets",
        "kind",
        "--view-menu",
        "--label",
        "\"A\" & <b>",
    ];
    let (code, out, error) = run(&arguments, page);
    let data = page
        .replace('\n', "&#10;")
        .replace('{', "&#123;")
        .replace('}', "&#125;");
    let expected = format!("\
<div>
<guide-grid base=\"/docs/\" facets=\"kind\" heading-level=\"3\" items=\"one\" label=\"&quot;A&quot; &amp; &lt;b&gt;\" view-menu card-data=\"{data}\">
<h3 id=\"one\">One</h3>
<ul>
<li><a href=\"/docs/a/\">A <code>b</code></a>
<p>To <a href=\"/c/\">c</a> <em>now</em></p>
<p><a href=\"/docs/d\">D</a></p>
<p><span class=\"tag\">x</span>, easy, <span class=\"tag\">y</span></p></li>
</ul>
</guide-grid>
</div>
");
    assert_eq!(
        (code, out.as_str(), error.as_str()),
        (0, expected.as_str(), "")
    );
    for (arguments, message) in [
        (
            &["html", "-", "--columns", "13"][..],
            "columns=\"13\" is not valid",
        ),
        (&["html", "-", "--colums", "2"], "--columns"),
        (&["html", "-", "--items", "none"], "no cards to write"),
    ] {
        let (code, out, error) = run(arguments, page);
        assert!(
            code > 0 && out.is_empty() && error.contains(message),
            "{arguments:?}: {error}"
        );
    }
}

#[test]
fn html_leads_where_the_grid_leads_on_a_site_in_a_folder() {
    let page = "- title: A\n  link: /a/\n- title: B\n  link: b/\n- title: C\n  link: https://example.org/\n";
    let rows: [(&[&str], [&str; 3]); 3] = [
        (
            &["--site-base", "/docs/"],
            ["/docs/a/", "b/", "https://example.org/"],
        ),
        (
            &["--site-base", "/docs/", "--base", "/docs/x/"],
            ["/docs/a/", "/docs/x/b/", "https://example.org/"],
        ),
        (
            &["--site-base", "https://example.net/docs", "--base", "/x/"],
            [
                "https://example.net/docs/a/",
                "/x/b/",
                "https://example.org/",
            ],
        ),
    ];
    for (options, expected) in rows {
        let (_, out, _) = run(&[&["html", "-"], options].concat(), page);
        let html = scraper::Html::parse_fragment(&out);
        let links = select("a");
        let found: Vec<_> = html
            .select(&links)
            .filter_map(|it| it.attr("href"))
            .collect();
        assert_eq!(found, expected, "{options:?}");
    }
}

#[test]
fn html_replaces_what_is_between_two_markers_and_leaves_the_rest_of_the_file() {
    let folder = folder(
        "replace",
        &[
            (
                "a.md",
                "Before\r\n<!-- guide-grid start -->\r\nold\r\n<!-- guide-grid end -->\r\nAfter\r\n",
            ),
            (
                "self.md",
                "---\ngrid:\n- title: A\n---\n<!-- guide-grid start -->\n<!-- guide-grid end -->\n{{< grid >}}\n",
            ),
            ("none.md", "<!-- guide-grid start -->\n"),
            ("cards.yaml", "- title: B\n  link: /b/\n"),
        ],
    );
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file");
    let replace = |page: &str, file: &str| run_in(&folder, &["html", page, "--replace", file], "");
    assert_eq!(
        replace("cards.yaml", "a.md"),
        (0, String::new(), String::new())
    );
    let (_, html, _) = run_in(&folder, &["html", "cards.yaml"], "");
    let html = html.replace('\n', "\r\n");
    assert_eq!(
        read("a.md"),
        format!(
            "Before\r\n<!-- guide-grid start -->\r\n{html}<!-- guide-grid end -->\r\nAfter\r\n"
        )
    );
    // A file that cannot be written shows that nothing is written.
    let path = folder.join("a.md");
    let time = || {
        std::fs::metadata(&path)
            .and_then(|it| it.modified())
            .expect("a time")
    };
    let before = time();
    assert_eq!(replace("cards.yaml", "a.md").0, 0);
    assert_eq!(time(), before);
    // A page in which its own cards are written does not grow.
    assert_eq!(replace("self.md", "self.md").0, 0);
    let once = read("self.md");
    assert!(once.contains("<strong>A</strong>"), "{once}");
    assert_eq!(replace("self.md", "self.md").0, 0);
    assert_eq!(read("self.md"), once);
    for (file, message) in [("none.md", "two lines that are"), ("no.md", "no.md: ")] {
        let (code, out, error) = replace("cards.yaml", file);
        assert!(
            code == 1 && out.is_empty() && error.contains(message),
            "{file}: {error}"
        );
    }
    assert_eq!(read("none.md"), "<!-- guide-grid start -->\n");
}

#[test]
fn nothing_that_an_author_writes_becomes_markup_or_an_address_that_runs() {
    let payloads = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/payloads.json"),
    );
    let payloads: serde_json::Value =
        serde_json::from_str(&payloads.expect("payloads")).expect("JSON");
    let mut texts = Vec::new();
    strings(&payloads, &mut texts);
    assert!(texts.len() > 20);
    let cards = texts.iter().map(|it| {
        serde_json::json!({
            "title": it, "description": it, "link": it, "links": [{ "text": it, "url": it }], "tags": [it], "section": it,
        })
    });
    let (code, out, _) = run(
        &["html", "-", "--label", &texts[0]],
        &serde_json::Value::from_iter(cards).to_string(),
    );
    assert_eq!(code, 0);
    let allowed = [
        "div",
        "guide-grid",
        "h2",
        "p",
        "ul",
        "li",
        "a",
        "strong",
        "em",
        "code",
        "span",
    ];
    let html = scraper::Html::parse_fragment(&out);
    for element in html.select(&select("body *, div, div *")) {
        assert!(
            allowed.contains(&element.value().name()),
            "{}",
            element.html()
        );
        for (name, value) in element.value().attrs() {
            let known = match name {
                "href" => {
                    SafeUrl::parse(value, UrlUse::Link).is_some_and(|it| it.as_str() == value)
                }
                name => ["id", "class", "card-data", "label"].contains(&name),
            };
            assert!(known, "{name}=\"{value}\"");
        }
    }
}

#[test]
fn markdown_has_lists_in_place_of_the_shortcodes_that_place_cards() {
    let (code, out, error) = run(&["markdown", "tests/pages/paired-grid.md"], "");
    let expected = "\
# Cards in the body

## Paired

- [One](/one/) (x, y)
- **Two**: Its **description**, from inside.

After.

## Bare

- **Three**
- **Four**

## Apart

Text between.

- **Five**
";
    assert_eq!((code, out.as_str()), (0, expected));
    assert!(
        error.starts_with("tests/pages/paired-grid.md:25:28: error[unsafe-address]"),
        "{error}"
    );
    let rows = [
        (
            "---\na:\n- title: A\n  link: /a b/\n---\n\n# B\n\nText {{< youtube x >}}.\n",
            "# B\n\nText {{< youtube x >}}.\n\n## A\n\n- [A](</a b/>)\n",
        ),
        (
            "- title: A\n  section: B\n  time: 5 min\n  links: [{text: C, url: c}]\n",
            "## B\n\n- **A** (5 min)\n  - [C](c)\n",
        ),
        (
            "---\ntitle: A\n---\n\nText\n\n\nmore.\n",
            "# A\n\nText\n\n\nmore.\n",
        ),
        (
            "---\ngrid: [{title: A}]\n---\n- x\n  {{< grid >}}\n{{</* grid */>}}",
            "- x\n\n- **A**\n\n{{</* grid */>}}\n",
        ),
    ];
    for (page, expected) in rows {
        assert_eq!(
            run(&["markdown", "-"], page),
            (0, expected.to_owned(), String::new())
        );
    }
}

#[test]
fn markdown_has_each_card_of_each_page_as_it_is() {
    for page in program::pages() {
        let name = page.as_str();
        let catalog = catalog_of(name);
        let (code, out, _) = run(&["markdown", name], "");
        assert_eq!(code, 0, "{name}");
        let mut items = out
            .lines()
            .filter(|it| it.starts_with("- "))
            .map(|it| Prose::markdown(&it[2..], &NativeUnicode));
        for card in &catalog.cards {
            let shown = |it: &Prose| {
                it.text == card.title.text
                    || it
                        .text
                        .starts_with(&format!("{}: {}", card.title.text, card.description.text))
                    || it.text.starts_with(&format!("{} (", card.title.text))
            };
            assert!(items.any(|it| shown(&it)), "{name}: {}", card.title.text);
        }
    }
}

#[test]
fn json_is_as_the_schema_says() {
    let schema = std::fs::read_to_string("schemas/page.schema.json").expect("the schema");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    for page in program::pages() {
        let name = page.as_str();
        let (_, out, _) = run(&["json", name], "");
        let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        let errors: Vec<_> = schema
            .iter_errors(&value)
            .map(|it| it.to_string())
            .collect();
        assert_eq!(errors, [""; 0], "{name}");
    }
}

/// All strings in a JSON value.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|it| strings(it, found)),
        serde_json::Value::Object(entries) => entries.values().for_each(|it| strings(it, found)),
        _ => {}
    }
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

#[test]
fn search_reports_which_queries_find_nothing_and_which_cards_are_never_found() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/seed-shape.md");
    let queries = "layers,5\nLayers\nlayrs\t2\nlayers unicorn,3\n\nunicorn\n";
    let (code, out, error) = run(&["search", page, "--report=json"], queries);
    assert_eq!((code, error.as_str()), (0, ""));
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        (&value["queries"], &value["times"]),
        (&4.into(), &12.into())
    );
    let expected = serde_json::json!([
        { "query": "layers unicorn", "count": 3, "without": { "words": "unicorn", "hits": 1 } },
        { "query": "unicorn", "count": 1, "without": null },
    ]);
    assert_eq!(value["nothing"], expected);
    let expected = serde_json::json!([
        { "query": "layrs", "count": 2, "hits": 1, "corrections": [{ "typed": "layrs", "meant": "layers" }] },
    ]);
    assert_eq!(value["corrected"], expected);
    let never: Vec<_> = value["never"]
        .as_array()
        .expect("cards")
        .iter()
        .map(|it| &it["title"])
        .collect();
    assert_eq!(never.len(), 2);
    assert!(!never.contains(&&"Image layers".into()));
    let (code, out, _) = run(&["search", page, "--report"], queries);
    let expected = "\
4 queries, asked 12 times: 2 find nothing, 1 finds something only by correction. 2 of 3 cards found by none.

Queries that find nothing
      3  layers unicorn (without \"unicorn\": 1 card)
      1  unicorn

Queries that find something only by correction
      2  layrs (\"layers\" for \"layrs\": 1 card)

Cards that no query finds
";
    assert_eq!(code, 0);
    assert!(out.starts_with(expected), "{out}");
}
