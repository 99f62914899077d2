//! What screen readers get: the accessibility tree of each component, compared with a text in `tests/accessibility`.
//!
//! `UPDATE_ACCESSIBILITY=1 cargo test --test embed -- "chromium: the accessibility tree"` writes these texts again; read the
//! difference as a screen reader would before you commit it. Only Chromium's driver gives the whole tree. The other engines
//! are asked for the role and the name of each control, which have to be the same.

use super::accessibility::{everything, problems};
use super::browser::{Browser, Page};
use super::engine::Engine;
use super::keyboard::many_tags;
use super::layout::at_width;
use super::reader::guides_page;
use super::{Test, test};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

const CHROMIUM: &[Engine] = &[Engine::Chromium];

pub const TESTS: &[Test] = &[
    Test {
        name: "the accessibility tree of each component is as its text says",
        run: trees,
        engines: CHROMIUM,
    },
    test(
        "every control has the role and the name that its text says",
        controls,
    ),
];

/// A component in a state.
struct Row {
    /// The file in `tests/accessibility`, which begins with the component's name.
    name: &'static str,
    page: fn() -> Page,
    act: fn(&Browser),
    /// The component's element.
    element: &'static str,
}

const WIDGET: &str = "probe.root().querySelector('.widget')";

const ROWS: &[Row] = &[
    Row {
        name: "app",
        page: guides_page,
        act: |_| (),
        element: WIDGET,
    },
    Row {
        name: "status",
        page: guides_page,
        act: |browser| {
            browser.choose("Working dough");
            browser.search("dougg");
        },
        element: "probe.root().querySelector('.line')",
    },
    Row {
        name: "filters",
        page: || at_width(360, guides_page()),
        act: |browser| {
            browser.session.click("probe.root().querySelector('.fold')");
        },
        element: "probe.part('toolbar')",
    },
    Row {
        name: "filter_menu",
        page: many_tags,
        act: |browser| {
            let opener = "probe.root().querySelector('[part~=facet] button[aria-expanded]')";
            browser.session.click(opener);
        },
        element: "probe.part('facet')",
    },
    Row {
        name: "card",
        page: everything,
        act: |browser| browser.search("moby"),
        element: "probe.part('grid')",
    },
    Row {
        name: "empty",
        page: guides_page,
        act: |browser| browser.search("autolyse zzzzzzzzzz"),
        element: "probe.part('empty')",
    },
    Row {
        name: "problems",
        page: problems,
        act: |_| (),
        element: "probe.part('problem')",
    },
];

/// Compares a text with that of a file in `tests/accessibility`, or writes it there. Returns what is wrong.
fn compare(name: &str, text: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accessibility");
    let path: PathBuf = folder.join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_ACCESSIBILITY").is_some() {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(&path, text).expect("a file");
        return None;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    (wanted != text).then(|| {
        let changes = similar(&wanted, text);
        format!("tests/accessibility/{name}.txt, where - is what it says:\n{changes}")
    })
}

/// The lines that only one of two texts has, in order: `-` for the first, `+` for the second.
fn similar(wanted: &str, text: &str) -> String {
    let (mut wanted, mut lines): (Vec<&str>, Vec<&str>) =
        (wanted.lines().collect(), text.lines().collect());
    while !wanted.is_empty() && wanted.first() == lines.first() {
        wanted.remove(0);
        lines.remove(0);
    }
    while !wanted.is_empty() && wanted.last() == lines.last() {
        wanted.pop();
        lines.pop();
    }
    let wanted = wanted.into_iter().map(|it| format!("- {it}\n"));
    let lines = lines.into_iter().map(|it| format!("+ {it}\n"));
    wanted.chain(lines).collect()
}

fn trees(browser: &Browser) {
    let mut wrong = Vec::new();
    for row in ROWS {
        browser.session.resize(1280, 900);
        browser.open(&format!("tree-{}", row.name), &(row.page)());
        (row.act)(browser);
        browser.settle();
        wrong.extend(compare(row.name, &tree(browser, row.element)));
    }
    let advice =
        "if a screen reader should get this, set UPDATE_ACCESSIBILITY=1 and run this test again";
    assert!(wrong.is_empty(), "{advice}:\n{}", wrong.join("\n"));
}

/// The accessibility tree of an element: a line for each node that screen readers get, indented below its parent.
fn tree(browser: &Browser, element: &str) -> String {
    let devtools = |command, parameters| browser.session.devtools(command, parameters);
    let object = devtools("Runtime.evaluate", json!({ "expression": element }));
    let object = json!({ "objectId": object["result"]["objectId"] });
    let root = devtools("DOM.describeNode", object)["node"]["backendNodeId"].clone();
    let nodes = devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = nodes["nodes"].as_array().cloned().unwrap_or_default();
    let root = nodes.iter().find(|it| it["backendDOMNodeId"] == root);
    let mut text = String::new();
    let root = root.unwrap_or_else(|| panic!("{element} is not in the tree"));
    write_node(&nodes, root, 0, "", &mut text);
    text
}

/// Roles of nodes that only hold others.
const HOLDERS: [&str; 3] = ["generic", "none", "InlineTextBox"];

/// Properties that screen readers tell.
const PROPERTIES: [&str; 12] = [
    "checked",
    "disabled",
    "expanded",
    "hasPopup",
    "invalid",
    "keyshortcuts",
    "level",
    "live",
    "modal",
    "pressed",
    "selected",
    "roledescription",
];

/// Roles of nodes whose name is all that screen readers tell of what is in them.
const NAMED: [&str; 2] = ["button", "link"];

/// `above` is the name of the node that this one stands in.
fn write_node(nodes: &[Value], node: &Value, depth: usize, above: &str, out: &mut String) {
    let string = |value: &Value| {
        value["value"]
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let (role, name) = (string(&node["role"]), string(&node["name"]));
    let is_text = role == "StaticText";
    let is_repeated = is_text && (name.is_empty() || above == name);
    let is_told = node["ignored"] != true && !HOLDERS.contains(&role.as_str()) && !is_repeated;
    if is_told {
        let role = match role.as_str() {
            "StaticText" => "text",
            role => role,
        };
        let _ = write!(out, "{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            let _ = write!(out, " \"{name}\"");
        }
        let value = &node["value"]["value"];
        if !value.is_null() && *value != "" {
            let _ = write!(out, " value={value}");
        }
        let description = string(&node["description"]);
        if !description.is_empty() {
            let _ = write!(out, " description=\"{description}\"");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let property_name = property["name"].as_str().unwrap_or_default();
            let value = &property["value"]["value"];
            let is_usual = match property_name {
                "checked" | "expanded" | "pressed" => false,
                "level" => role != "heading",
                _ => *value == false || *value == "false",
            };
            if PROPERTIES.contains(&property_name) && !is_usual {
                let value = value.as_str().map_or(value.to_string(), str::to_owned);
                let _ = write!(out, " {property_name}={value}");
            }
        }
        out.push('\n');
    }
    let (depth, above) = match is_told {
        true => (depth + 1, name.as_str()),
        false => (depth, above),
    };
    if NAMED.contains(&role.as_str()) && !name.is_empty() {
        return;
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|it| it["nodeId"] == *id) {
            write_node(nodes, child, depth, above, out);
        }
    }
}

fn controls(browser: &Browser) {
    browser.session.resize(1280, 900);
    browser.open("controls", &everything());
    browser.search("guide");
    browser.choose("docker");
    let all = "[...probe.root().querySelectorAll('a[href], button, input, select, summary')].filter(probe.shown)";
    let count = browser.number(&format!("{all}.length"));
    let mut text = String::new();
    for at in 0..count as usize {
        let (role, name) = browser.session.role_and_name(&format!("{all}[{at}]"));
        let _ = writeln!(text, "{role} \"{}\"", name.trim());
    }
    let wrong = compare("controls", &text);
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
}
