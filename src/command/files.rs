//! Which files the arguments of a command name.

use super::page::{CATALOGS, PAGES, has_ending};
use glob::MatchOptions;
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The files that paths name, in the order of the paths.
#[derive(Default)]
pub(super) struct Files {
    /// Their paths as given; those from folders begin as the folder was given.
    pub(super) names: Vec<String>,
    /// The paths that are folders.
    pub(super) folders: Vec<String>,
    /// What is wrong with paths, one sentence each.
    pub(super) problems: Vec<String>,
    seen: HashSet<String>,
}

impl Files {
    /// The files that `paths` name: files, the pages in folders, and what globs match.
    ///
    /// From a folder come the files that end like pages, by name, without those that are hidden or that git ignores.
    pub(super) fn of(paths: &[String]) -> Self {
        let mut files = Files::default();
        for path in paths {
            let found = match path {
                path if is_glob(path) => files_matching(path),
                path if Path::new(path).is_dir() => {
                    files.folders.push(path.clone());
                    files_below(path)
                }
                path => vec![Ok(path.clone())],
            };
            if found.is_empty() {
                let problem = format!("{path}: there are no pages here");
                files.problems.push(problem);
            }
            for file in found {
                match file {
                    Ok(name) if files.seen.insert(name.clone()) => files.names.push(name),
                    Ok(_) => {}
                    Err(problem) => files.problems.push(problem),
                }
            }
        }
        files
    }
}

/// The pages and catalogs whose paths match a glob, or what is wrong.
fn files_matching(pattern: &str) -> Vec<Result<String, String>> {
    let options = MatchOptions {
        require_literal_leading_dot: true,
        ..MatchOptions::new()
    };
    let matches = match glob::glob_with(pattern, options) {
        Ok(matches) => matches.flatten(),
        Err(error) => return vec![Err(format!("{pattern}: {error}"))],
    };
    let is_known = |it: &PathBuf| has_ending(it, &PAGES) || has_ending(it, &CATALOGS);
    let files = matches.filter(|it| is_known(it) && it.is_file());
    files.map(|it| Ok(it.to_string_lossy().into())).collect()
}

/// The pages below a folder, or what is wrong.
fn files_below(folder: &str) -> Vec<Result<String, String>> {
    let pages = pages_below(Path::new(folder));
    let name = |it: DirEntry| it.path().to_string_lossy().into();
    pages
        .map(|it| it.map(name).map_err(|error| error.to_string()))
        .collect()
}

/// The pages in a folder and in those below it, by name.
pub(super) fn pages_below(folder: &Path) -> impl Iterator<Item = Result<DirEntry, ignore::Error>> {
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        // Only what is in the project counts, so that all of a team find the same.
        .git_global(false)
        .git_exclude(false)
        .sort_by_file_name(Ord::cmp)
        .filter_entry(|entry| entry.file_name() != "node_modules")
        .build();
    walk.filter(|entry| {
        entry.as_ref().map_or(true, |entry| {
            // What is neither, such as a pipe or what a link to a device leads to, may never end.
            let is_other = std::fs::metadata(entry.path()).is_ok_and(|it| !it.is_file());
            !is_other && has_ending(entry.path(), &PAGES)
        })
    })
}

/// Whether a path is to be matched against names of files: it has a sign of a glob in it, and there is no such file.
fn is_glob(path: &str) -> bool {
    path.contains(['*', '?', '[']) && !Path::new(path).exists()
}
