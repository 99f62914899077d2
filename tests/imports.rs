//! No file imports itself through others: a cycle of imports can only be understood as a whole.

// Functions beside the tests may use `expect` too: they run in tests only.
#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::{Item, UseTree, Visibility};

/// The path of a module, such as `["search", "index"]`.
type ModulePath = Vec<String>;

/// A file of `src`.
#[derive(Default)]
struct Module {
    /// The paths that it imports, as written, without re-exports.
    imports: Vec<Vec<String>>,
    /// Its re-exports: their names and paths.
    exports: BTreeMap<String, Vec<String>>,
}

#[test]
fn imports_form_no_cycle() {
    let modules = modules();
    let edges: BTreeMap<&ModulePath, BTreeSet<ModulePath>> = modules
        .iter()
        .map(|(path, module)| {
            let imported = module
                .imports
                .iter()
                .filter_map(|it| resolve(&modules, path, it));
            (path, imported.filter(|it| it != path).collect())
        })
        .collect();
    let count: usize = edges.values().map(BTreeSet::len).sum();
    assert!(
        count > 100,
        "only {count} imports found below src/; tell this test where they are"
    );
    let cycles: Vec<_> = edges
        .keys()
        .filter(|path| reaches(&edges, path, path, &mut BTreeSet::new()))
        .map(|path| path.join("::"))
        .collect();
    assert!(
        cycles.is_empty(),
        "these import themselves through each other; move what two of them need into a file of its own: {cycles:#?}"
    );
}

/// Whether imports lead from `from` to `to`.
fn reaches(
    edges: &BTreeMap<&ModulePath, BTreeSet<ModulePath>>,
    from: &ModulePath,
    to: &ModulePath,
    seen: &mut BTreeSet<ModulePath>,
) -> bool {
    let Some(next) = edges.get(from) else {
        return false;
    };
    next.iter()
        .any(|it| it == to || seen.insert(it.clone()) && reaches(edges, it, to, seen))
}

/// The file that a path leads to; `None` for another crate and for the crate's root.
fn resolve(
    modules: &BTreeMap<ModulePath, Module>,
    from: &ModulePath,
    import: &[String],
) -> Option<ModulePath> {
    let mut names = import.iter().peekable();
    let mut at = from.clone();
    match names.peek()?.as_str() {
        "crate" => at.clear(),
        "self" | "super" => {}
        child => {
            at.push(child.to_owned());
            modules.get(&at)?;
            at.pop();
        }
    }
    while let Some(name) = names.next_if(|it| ["crate", "self", "super"].contains(&it.as_str())) {
        if name == "super" {
            at.pop();
        }
    }
    for name in names {
        let mut child = at.clone();
        child.push(name.clone());
        if modules.contains_key(&child) {
            at = child;
        } else if let Some(export) = modules.get(&at).and_then(|it| it.exports.get(name)) {
            return resolve(modules, &at, export).or(Some(at));
        } else {
            break;
        }
    }
    modules.contains_key(&at).then_some(at)
}

/// Every file of `src` except the crate's root and `main.rs`.
fn modules() -> BTreeMap<ModulePath, Module> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let inside = path.strip_prefix(&root).expect("a file below src");
                let names = inside.with_extension("");
                let mut names: ModulePath = names
                    .iter()
                    .map(|it| it.to_string_lossy().into_owned())
                    .collect();
                names.retain(|it| it != "mod");
                if !matches!(names.join("/").as_str(), "lib" | "main") {
                    modules.insert(names, read(&path));
                }
            }
        }
    }
    modules
}

fn read(path: &Path) -> Module {
    let text = std::fs::read_to_string(path).expect("a file of the project");
    let mut module = Module::default();
    for item in syn::parse_file(&text).expect("a file that compiles").items {
        if let Item::Use(it) = item {
            let mut paths = Vec::new();
            leaves(&it.tree, &mut Vec::new(), &mut paths);
            if matches!(it.vis, Visibility::Inherited) {
                module.imports.extend(paths);
            } else {
                let named = paths
                    .into_iter()
                    .filter_map(|it| Some((it.last()?.clone(), it)));
                module.exports.extend(named);
            }
        }
    }
    module
}

/// The paths that a `use` names, one for each of its names.
fn leaves(tree: &UseTree, before: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let mut leaf = |name: String| paths.push([before.as_slice(), &[name]].concat());
    match tree {
        UseTree::Path(it) => {
            before.push(it.ident.to_string());
            leaves(&it.tree, before, paths);
            before.pop();
        }
        UseTree::Name(it) => leaf(it.ident.to_string()),
        UseTree::Rename(it) => leaf(it.ident.to_string()),
        UseTree::Glob(_) => leaf("*".to_owned()),
        UseTree::Group(it) => it.items.iter().for_each(|it| leaves(it, before, paths)),
    }
}
