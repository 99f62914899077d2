//! The rules that a machine can check: layers, sizes, names, and the README's tables. Each failure says what to do.

// Functions beside the tests may use `expect` too: they run in tests only.
#![allow(clippy::expect_used)]

mod style;

use guide_grid_core::catalog::field::{FIELDS, FieldSpec};
use guide_grid_core::ui::{Messages, Settings};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The layers, each of which may use only itself and those before it.
const LAYERS: [&str; 5] = ["source", "catalog", "search", "ui", "browser"];

/// Crates that only `browser` may name, except that `ui` may name the types of `web_sys` that Yew's events and references have.
const BROWSER_CRATES: [&str; 4] = ["wasm_bindgen", "web_sys", "js_sys", "gloo"];

/// A file may have this many lines before its tests; a longer one is about more than one noun.
const LINES: usize = 300;

/// Names that say nothing about what a file holds.
const EMPTY_NAMES: [&str; 8] = [
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "types",
    "misc",
    "constants",
];

/// Folders in which paths belong to one machine.
const MACHINE_FOLDERS: [&str; 5] = ["home", "root", "work", "tmp", "Users"];

/// Folders that are built or fetched, and never committed.
const NOT_OURS: [&str; 7] = [
    ".git",
    "target",
    "dist",
    "node_modules",
    "test-output",
    "artifacts",
    "corpus",
];

#[test]
fn imports_flow_one_way() {
    let mut wrong = Vec::new();
    for file in sources() {
        let Some(own) = file.layer() else { continue };
        for (number, line) in file.code() {
            for name in paths_after(line, "crate::") {
                let other = LAYERS.iter().position(|it| *it == name);
                if other.is_some_and(|other| other > own) {
                    wrong.push(format!(
                        "{}:{number}: {} uses {name}",
                        file.name, LAYERS[own]
                    ));
                }
            }
        }
    }
    none(
        &wrong,
        "a layer uses only itself and those before it; move what both need into the earlier layer",
    );
}

#[test]
fn only_the_browser_layer_names_the_browser() {
    let mut wrong = Vec::new();
    for file in sources() {
        if file.name.starts_with("src/browser/") {
            continue;
        }
        let is_ui = file.name.starts_with("src/ui/");
        for (number, line) in file.code() {
            if is_ui && line.starts_with("use web_sys::") {
                continue;
            }
            let named = BROWSER_CRATES.iter().filter(|it| has_word(line, it));
            wrong.extend(named.map(|it| format!("{}:{number}: names {it}", file.name)));
        }
    }
    none(
        &wrong,
        "move code that acts on the page to src/browser; components call it through `Host` (src/ui/host.rs)",
    );
}

#[test]
fn only_the_source_layer_reads_with_serde() {
    let mut wrong = Vec::new();
    for file in sources() {
        if !matches!(file.layer(), Some(1..=3)) {
            continue;
        }
        for (number, line) in file.code() {
            if ["serde", "serde_yaml", "Deserialize", "Serialize"]
                .iter()
                .any(|it| has_word(line, it))
            {
                wrong.push(format!("{}:{number}: {}", file.name, line.trim()));
            }
        }
    }
    none(
        &wrong,
        "read into a `Raw` type in src/source, and lower it in src/catalog/lower.rs",
    );
}

#[test]
fn a_file_holds_one_noun() {
    let long = sources().into_iter().filter_map(|file| {
        let before_tests = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = before_tests.lines().count();
        (lines > LINES).then(|| format!("{}: {lines} lines before its tests", file.name))
    });
    none(
        &long.collect::<Vec<_>>(),
        &format!("split the file by noun: at most {LINES} lines before the tests"),
    );
}

#[test]
fn file_names_say_what_they_hold() {
    let empty = files().into_iter().filter(|file| {
        let parts = Path::new(&file.name).iter().filter_map(|it| it.to_str());
        parts
            .map(|it| it.split('.').next().unwrap_or(it))
            .any(|it| EMPTY_NAMES.contains(&it))
    });
    none(
        &empty.map(|file| file.name).collect::<Vec<_>>(),
        "name the file after the noun that it is about",
    );
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let mut wrong = Vec::new();
    for file in files() {
        if file.name.ends_with("lock") || file.name == "package-lock.json" {
            continue;
        }
        for (number, line) in file.text.lines().enumerate() {
            let named = MACHINE_FOLDERS.iter().any(|folder| {
                let start = format!("/{folder}/");
                line.match_indices(&start).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    let after = line[at + start.len()..].chars().next();
                    // Only a folder at the root of a disk, not one inside an address or another folder.
                    before.is_none_or(|it| !it.is_alphanumeric() && !"./-_}~".contains(it))
                        && after.is_some_and(|it| it.is_ascii_alphabetic() || it == '.')
                })
            });
            if named {
                wrong.push(format!("{}:{}: {}", file.name, number + 1, line.trim()));
            }
        }
    }
    none(
        &wrong,
        "write the path relative to the project, or take it from an environment variable",
    );
}

#[test]
fn the_readme_lists_every_field_that_has_a_meaning() {
    let names = FIELDS.iter().flat_map(FieldSpec::names);
    agrees(&["field"], names.map(String::from));
}

#[test]
fn the_readme_lists_every_property_that_a_site_may_set() {
    agrees(
        &["property"],
        names_after(style::RULES, "var(--guide-grid-").map(|it| format!("--guide-grid-{it}")),
    );
}

#[test]
fn tests_read_every_file_of_the_style_sheet() {
    let files = names_after(style::INDEX, "@import \"./");
    let rules: String = files
        .map(|it| read(&format!("src/ui/style/{it}.css")))
        .collect();
    assert_eq!(rules, style::RULES);
}

#[test]
fn the_readme_lists_every_part() {
    let painted = sources().into_iter().filter(|it| it.layer() == Some(3));
    let parts = painted.flat_map(|file| {
        let code: String = file.code().map(|(_, line)| format!("{line}\n")).collect();
        names_after(&code, "part=\"").collect::<Vec<_>>()
    });
    agrees(&["part"], parts);
}

#[test]
fn the_readme_lists_every_attribute() {
    // The scripts read the data and when to load; the settings read the rest.
    let scripts = files().into_iter().filter(|it| is_script(&it.name));
    let script = scripts.flat_map(|it| names_after(&it.text, "Attribute('").collect::<Vec<_>>());
    let read = RefCell::new(Vec::new());
    Settings::read(|name| {
        read.borrow_mut().push(name.to_owned());
        None
    });
    let read = read.into_inner();
    agrees(&["attribute", "source"], script.chain(read));
}

/// Attributes that the demo's page "Try it" has no control for: it gives the data, and the address is its own.
const NOT_TRIED: [&str; 6] = [
    "cards",
    "diagnostics",
    "loading",
    "messages",
    "name",
    "url-state",
];

#[test]
fn the_page_try_it_has_every_attribute_and_property() {
    let controls = read("static/demo/try/controls.js");
    let of = |table: &str| -> BTreeSet<String> {
        let start = format!("export const {table} = {{\n");
        let rows = controls.split_once(&start).map(|(_, it)| it.lines());
        let rows = rows.into_iter().flatten().take_while(|it| *it != "};");
        rows.filter_map(|it| it.trim().split_once(": "))
            .map(|(name, _)| name.trim_matches('\'').to_owned())
            .collect()
    };
    let known = RefCell::new(BTreeSet::new());
    Settings::read(|name| {
        known.borrow_mut().insert(name.to_owned());
        None
    });
    let tried = known
        .into_inner()
        .into_iter()
        .filter(|it| !NOT_TRIED.contains(&it.as_str()));
    assert_eq!(
        of("ATTRIBUTES"),
        tried.collect(),
        "in static/demo/try/controls.js"
    );
    let properties = names_after(style::RULES, "var(--guide-grid-");
    assert_eq!(
        of("PROPERTIES"),
        properties.collect(),
        "in static/demo/try/controls.js"
    );
}

#[test]
fn the_readme_lists_every_event() {
    let mut code = read("static/element.js");
    for file in sources() {
        if file.layer() == Some(4) {
            code.extend(file.code().map(|(_, line)| format!("{line}\n")));
        }
    }
    let quoted = ["'guide-grid-", "\"guide-grid-"];
    let events = quoted
        .iter()
        .flat_map(|quote| names_after(&code, quote).collect::<Vec<_>>())
        .filter(|it| !it.is_empty());
    agrees(&["event"], events.map(|it| format!("guide-grid-{it}")));
}

#[test]
fn the_readme_lists_every_code_of_a_failure() {
    let script = files().into_iter().filter(|it| is_script(&it.name));
    let codes = script.flat_map(|file| names_after(&file.text, "Failure('").collect::<Vec<_>>());
    // The widget's own code, for data without cards that no diagnostic explains.
    agrees(&["code"], codes.chain(["no-cards".to_owned()]));
}

#[test]
fn the_readme_lists_every_phrase_as_it_is_in_english() {
    let readme = read("README.md");
    let rows: Vec<String> = Messages::english()
        .texts()
        .into_iter()
        .map(|(name, texts)| format!("| `{name}` | {} |", texts.join(" · ")))
        .collect();
    let missing: Vec<&String> = rows.iter().filter(|it| !readme.contains(*it)).collect();
    assert!(
        missing.is_empty(),
        "in README.md's table of phrases, write {missing:#?}"
    );
    agrees(
        &["phrase"],
        Messages::FIELDS.iter().map(|it| (*it).to_owned()),
    );
}

fn is_script(name: &str) -> bool {
    let inside = name.strip_prefix("static/");
    inside.is_some_and(|it| it.ends_with(".js") && !it.contains('/'))
}

/// Compares names in the code with those in backticks in the first column of the README's tables whose first heading is one
/// of `tables`.
fn agrees(tables: &[&str], code: impl IntoIterator<Item = String>) {
    let readme = read("README.md");
    let mut listed = BTreeSet::new();
    let mut inside = false;
    for line in readme.lines() {
        let Some(cell) = line.strip_prefix("| ").and_then(|it| it.split(" |").next()) else {
            inside &= line.starts_with('|');
            continue;
        };
        inside |= tables.contains(&cell);
        if inside {
            listed.extend(cell.split('`').skip(1).step_by(2).map(String::from));
        }
    }
    let code: BTreeSet<String> = code.into_iter().collect();
    let missing: Vec<_> = code.difference(&listed).collect();
    let invented: Vec<_> = listed.difference(&code).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "in README.md's table of {tables:?}, add rows for {missing:?} and remove those of {invented:?}, which the code does not have"
    );
}

/// Fails if anything is wrong, and says what to do about it.
fn none(wrong: &[String], advice: &str) {
    assert!(wrong.is_empty(), "{advice}:\n{}", wrong.join("\n"));
}

/// A text file of the project.
struct File {
    /// Its path from the project's root, with `/`.
    name: String,
    text: String,
}

impl File {
    /// Its layer; `None` outside the layers.
    fn layer(&self) -> Option<usize> {
        let rest = self.name.strip_prefix("src/")?;
        LAYERS.iter().position(|it| {
            rest.strip_prefix(it)
                .is_some_and(|rest| rest.starts_with(['/', '.']))
        })
    }

    /// Its lines without comments, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line))
    }
}

fn sources() -> Vec<File> {
    let all = files().into_iter();
    let sources: Vec<File> = all
        .filter(|it| it.name.starts_with("src/") && it.name.ends_with(".rs"))
        .collect();
    assert!(
        sources.len() > 10,
        "no sources below src/; tell this test where they are"
    );
    sources
}

/// Every text file of the project.
fn files() -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if NOT_OURS.iter().any(|it| name == *it) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let name = path.strip_prefix(root()).expect("a file below the root");
                let name = name.to_string_lossy().replace('\\', "/");
                found.push(File { name, text });
            }
        }
    }
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect("a file of the project")
}

/// The names right after each `before`: letters, digits and dashes.
fn names_after<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = String> + 'a {
    text.split(before).skip(1).map(|rest| {
        rest.chars()
            .take_while(|it| it.is_ascii_alphanumeric() || *it == '-')
            .collect()
    })
}

/// The first names of the paths that begin with `start`, including those in braces.
fn paths_after<'a>(line: &'a str, start: &'a str) -> impl Iterator<Item = String> + 'a {
    line.split(start).skip(1).flat_map(|rest| {
        let list = rest
            .strip_prefix('{')
            .map_or(rest, |it| it.split('}').next().unwrap_or(it));
        let names = list
            .split(',')
            .take(if list == rest { 1 } else { usize::MAX });
        names.map(|it| {
            let word = |it: &char| it.is_alphanumeric() || *it == '_';
            it.trim().chars().take_while(word).collect()
        })
    })
}

fn has_word(line: &str, word: &str) -> bool {
    let letter = |it: char| it.is_alphanumeric() || it == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(letter) && !line[at + word.len()..].starts_with(letter)
    })
}
