//! What screen readers get: the accessibility tree of each component, compared with a text in `tests/accessibility`.
//!
//! `UPDATE_ACCESSIBILITY=1 cargo test --test embed -- "chromium: the accessibility tree"` writes these texts again; read the
//! difference as a screen reader would before you commit it. Only Chromium's driver gives the whole tree. The other engines
//! are asked for the role and the name of each control, which have to be the same.

use super::accessibility::{everything, problems, with_own_link};
use super::browser::{Browser, Page, element};
use super::engine::Engine;
use super::keyboard::many_tags;
use super::layout::at_width;
use super::reader::{GUIDES, guides_page};
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
    /// The component's file in `src/ui/components`, without its ending; the tree's in `tests/accessibility`.
    name: &'static str,
    page: fn() -> Page,
    act: fn(&Browser),
    /// The component's element.
    element: &'static str,
}

const fn row(
    name: &'static str,
    page: fn() -> Page,
    act: fn(&Browser),
    element: &'static str,
) -> Row {
    Row {
        name,
        page,
        act,
        element,
    }
}

const ROWS: &[Row] = &[
    row(
        "app",
        everything,
        nothing,
        "probe.root().querySelector('.widget')",
    ),
    row(
        "search_box",
        guides_page,
        typed,
        "probe.root().querySelector('.search')",
    ),
    row(
        "filters",
        narrow,
        unfolded,
        "probe.root().querySelector('#gg-facets')",
    ),
    row("filter_menu", guides_page, chosen, "probe.part('facet')"),
    row(
        "filter_panel",
        many_tags,
        opened,
        "probe.root().querySelector('.panel')",
    ),
    row("filter_row", in_rows, nothing, "probe.part('facet')"),
    row(
        "filter_value",
        in_rows,
        chosen,
        "probe.parts('value').at(1)",
    ),
    row("layouts", everything, nothing, "probe.part('view')"),
    row(
        "copy_link",
        everything,
        nothing,
        "probe.root().querySelector('.copying')",
    ),
    row(
        "sort",
        everything,
        nothing,
        "probe.root().querySelector('.sort')",
    ),
    row(
        "status",
        guides_page,
        corrected,
        "probe.root().querySelector('.line')",
    ),
    row(
        "chip",
        guides_page,
        chosen,
        "probe.root().querySelector('.chips')",
    ),
    row(
        "results",
        few,
        typed,
        "probe.root().querySelector('.results')",
    ),
    row("section", guides_page, nothing, "probe.part('section')"),
    row("card", everything, moby, "probe.part('card')"),
    row(
        "details",
        everything,
        nothing,
        "probe.root().querySelector('.details')",
    ),
    row("picture", everything, nothing, "probe.part('image')"),
    row(
        "text_field",
        many_tags,
        opened,
        "probe.root().querySelector('.find')",
    ),
    row("empty", with_own_link, nothing_found, "probe.part('empty')"),
    row("problems", problems, nothing, "probe.part('problem')"),
];

/// Files in `src/ui/components` whose trees are parts of the others, or that render nothing of their own.
const PARTS: [&str; 6] = ["escape", "glyph", "heading", "mod", "popover", "prose"];

fn nothing(_: &Browser) {}

fn typed(browser: &Browser) {
    browser.search("dough");
}

fn corrected(browser: &Browser) {
    browser.session.eval(
        "(probe.grid().query = { text: 'dougg', facets: { section: ['working-dough'] } }, true)",
    );
}

fn chosen(browser: &Browser) {
    browser
        .session
        .eval("(probe.grid().query = { facets: { section: ['working-dough'] } }, true)");
}

fn moby(browser: &Browser) {
    browser.search("moby");
}

fn nothing_found(browser: &Browser) {
    browser.search("autolyse zzzzzzzzzz");
}

fn unfolded(browser: &Browser) {
    browser.session.click("probe.root().querySelector('.fold')");
}

fn opened(browser: &Browser) {
    browser
        .session
        .click("probe.root().querySelector('.opener')");
}

fn narrow() -> Page {
    at_width(360, everything())
}

fn in_rows() -> Page {
    Page::new(element("filters=\"row\"", GUIDES))
}

/// A list of which only the start is shown.
fn few() -> Page {
    Page::new(element("view=\"list\" limit=\"2\"", GUIDES))
}

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
    let mut wrong = without_tree();
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

/// The components that have no row.
fn without_tree() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/components");
    let files = std::fs::read_dir(folder).expect("the components").flatten();
    let names = files.filter_map(|it| Some(it.path().file_stem()?.to_str()?.to_owned()));
    let has_tree = |name: &str| PARTS.contains(&name) || ROWS.iter().any(|it| it.name == name);
    let without = names.filter(|it| !has_tree(it));
    without
        .map(|it| format!("src/ui/components/{it}.rs has no row here"))
        .collect()
}

/// The accessibility tree of an element: a line for each node that screen readers get, indented below its parent.
fn tree(browser: &Browser, element: &str) -> String {
    browser
        .session
        .wait(&format!("{element} is there"), element);
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
const HOLDERS: [&str; 5] = [
    "generic",
    "none",
    "InlineTextBox",
    "LabelText",
    "MenuListPopup",
];

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
        // WebKit's driver calls a menu of options a button.
        let is_menu = browser.text(&format!("{all}[{at}].localName")) == "select";
        let role = match is_menu && browser.session.engine == Engine::WebKit {
            true => "combobox",
            false => &role,
        };
        let _ = writeln!(text, "{role} \"{}\"", name.trim());
    }
    let wrong = compare("controls", &text);
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
}
