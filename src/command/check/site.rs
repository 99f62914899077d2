//! The files of a site, as far as links and pictures ask for them.
//!
//! Which file is at which address differs from generator to generator, so an address counts as found if any of them would
//! find something there. Nothing is known about addresses outside the folders of the site.

use super::declared::declared;
use super::listing::{Listing, in_address, page_stem};
use percent_encoding::percent_decode_str;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

/// Folders beside or inside a site's pages whose files are at `/`.
const STATIC_FOLDERS: [&str; 3] = ["static", "public", "assets"];

/// Names of pages whose address is that of their folder.
const INDEXES: [&str; 2] = ["index", "readme"];

/// Whether something is at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// It is there, with this path.
    There(PathBuf),
    Missing,
    /// The address is not one of this site's, or it cannot be told.
    Unknown,
}

/// The files of a site.
pub(super) struct Site {
    /// Folders whose pages are at `/`.
    roots: Vec<PathBuf>,
    /// Folders whose pictures are at `/`.
    picture_roots: Vec<PathBuf>,
    origin: Origin,
    listings: HashMap<PathBuf, Rc<Listing>>,
    /// The addresses that front matter gives to pages.
    declared: OnceCell<HashSet<String>>,
}

/// Where the roots come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// The user has named them: they hold the whole site.
    Given,
    /// They are folders that are checked: the site may have more.
    Guessed,
}

impl Site {
    /// A site with these roots; without any, one whose pages are in the folders that are checked.
    pub(super) fn new(roots: &[String], checked: &[String]) -> Self {
        let origin = match roots.is_empty() {
            true => Origin::Guessed,
            false => Origin::Given,
        };
        let here = [".".to_owned()];
        let folders = match (roots, checked) {
            ([], []) => &here,
            ([], checked) => checked,
            (roots, _) => roots,
        };
        let roots: Vec<PathBuf> = folders.iter().map(|it| normal(Path::new(it))).collect();
        let mut picture_roots = roots.clone();
        if origin == Origin::Guessed {
            for root in &roots {
                for folder in [root.clone(), normal(&root.join(".."))] {
                    picture_roots.extend(STATIC_FOLDERS.iter().map(|it| folder.join(it)));
                    picture_roots.push(folder);
                }
            }
        }
        Self {
            roots,
            picture_roots,
            origin,
            listings: HashMap::new(),
            declared: OnceCell::new(),
        }
    }

    /// Whether there is a page, or another file, where a link on the page in the file `page` leads.
    pub(super) fn page(&mut self, page: &Path, link: &str) -> Presence {
        let path = path_of(link);
        if path.is_empty() {
            return Presence::Unknown;
        }
        let found = match path.strip_prefix('/') {
            Some(path) => self.look_in(&self.roots.clone(), path, Self::find_page),
            None => self.look_beside(page, &path, Self::find_page),
        };
        match found {
            // Which page it is does not matter.
            Presence::Missing if self.is_declared(&path) => Presence::There(PathBuf::new()),
            found => found,
        }
    }

    /// Whether there is a picture at this address of the page in the file `page`.
    pub(super) fn picture(&mut self, page: &Path, address: &str) -> Presence {
        let path = path_of(address);
        let roots = self.picture_roots.clone();
        match path.strip_prefix('/') {
            Some(path) => self.look_in(&roots, path, Self::find_file),
            // Hugo's themes take pictures from its folder of assets.
            None => match self.look_in(&roots, &path, Self::find_file) {
                Presence::There(file) => Presence::There(file),
                _ => self.look_beside(page, &path, Self::find_file),
            },
        }
    }

    /// Whether there is a file with data at this address of the page in the file `page`. Of files outside of the site nothing is
    /// known, as lines of a file that is read may be printed.
    pub(super) fn data(&mut self, page: &Path, address: &str) -> Presence {
        match self.data_anywhere(page, address) {
            Presence::There(file) if !self.may_read(&file, page) => Presence::Unknown,
            found => found,
        }
    }

    /// Whether a file is an ordinary one, and in the site or in the folder of the page in the file `page`.
    fn may_read(&self, file: &Path, page: &Path) -> bool {
        let above: Vec<PathBuf> = self.roots.iter().map(|it| normal(&it.join(".."))).collect();
        let folders = self.picture_roots.iter().filter(|it| !above.contains(it));
        let folders = folders.map(PathBuf::as_path).chain(page.parent());
        let is_in_site = folders.map(normal).any(|it| is_below(file, &it));
        is_in_site && file.is_file()
    }

    fn data_anywhere(&mut self, page: &Path, address: &str) -> Presence {
        let path = path_of(address);
        let roots = self.picture_roots.clone();
        if let Some(path) = path.strip_prefix('/') {
            return self.look_in(&roots, path, Self::find_file);
        }
        let folder = page.parent().unwrap_or(Path::new(""));
        let above = self
            .roots
            .iter()
            .filter_map(|it| folder.strip_prefix(it).ok());
        let in_root: Vec<_> = above.map(|it| it.join(&path)).collect();
        // A folder of files that are copied as they are has the folders of the pages again.
        let mut places = roots
            .iter()
            .flat_map(|root| in_root.iter().map(|it| root.join(it)));
        match places.find_map(|it| self.find_file(&normal(&it))) {
            Some(file) => Presence::There(file),
            None => self.look_beside(page, &path, Self::find_file),
        }
    }

    /// Whether something is at a path in one of the roots.
    fn look_in(
        &mut self,
        roots: &[PathBuf],
        path: &str,
        find: fn(&mut Self, &Path) -> Option<PathBuf>,
    ) -> Presence {
        let mut places = roots.iter().map(|root| normal(&root.join(path)));
        if let Some(found) = places.find_map(|it| find(self, &it)) {
            return Presence::There(found);
        }
        // Another part of the site may have what begins with a folder that is not here.
        let first = path.split_once('/').filter(|(_, rest)| !rest.is_empty());
        let is_here = first.is_some_and(|(first, _)| {
            let name = in_address(first);
            let mut roots = roots.iter();
            roots.any(|root| self.listing(root).folders.contains_key(&name))
        });
        match is_here || self.origin == Origin::Given {
            true => Presence::Missing,
            false => Presence::Unknown,
        }
    }

    /// Whether something is at a path relative to a page, whose own address ends with a slash or not.
    fn look_beside(
        &mut self,
        page: &Path,
        path: &str,
        find: fn(&mut Self, &Path) -> Option<PathBuf>,
    ) -> Presence {
        let folder = page.parent().unwrap_or(Path::new(""));
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        let stem = in_address(page_stem(&name).unwrap_or(&name));
        let other = match INDEXES.contains(&stem.as_str()) {
            true => folder.join(".."),
            false => folder.join(stem),
        };
        let places = [folder.join(path), other.join(path)].map(|it| normal(&it));
        if let Some(found) = places.iter().find_map(|it| find(self, it)) {
            return Presence::There(found);
        }
        let [beside, _] = places;
        match self.roots.iter().any(|root| is_below(&beside, root)) {
            true => Presence::Missing,
            false => Presence::Unknown,
        }
    }

    fn find_page(&mut self, path: &Path) -> Option<PathBuf> {
        let Some(name) = path.file_name().map(|it| it.to_string_lossy().into_owned()) else {
            return Some(path.to_owned());
        };
        let folder = self.real_folder(path.parent().unwrap_or(Path::new("")))?;
        let listing = self.listing(&folder);
        let stem = in_address(page_stem(&name).unwrap_or(&name));
        let is_there = listing.folders.contains_key(&in_address(&name))
            || listing.pages.contains(&stem)
            || listing.files.contains(&name)
            || INDEXES.contains(&stem.as_str());
        is_there.then(|| folder.join(name))
    }

    fn find_file(&mut self, path: &Path) -> Option<PathBuf> {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let folder = self.real_folder(path.parent().unwrap_or(Path::new("")))?;
        let is_there = self.listing(&folder).files.contains(&name);
        is_there.then(|| folder.join(name))
    }

    /// The folder that a path means, whose names may be those in addresses.
    fn real_folder(&mut self, path: &Path) -> Option<PathBuf> {
        let mut folder = PathBuf::new();
        for component in path.components() {
            match component {
                Component::Normal(name) => {
                    let listing = self.listing(&folder);
                    let in_address = in_address(&name.to_string_lossy());
                    match listing.folders.values().find(|it| *it == name) {
                        Some(name) => folder.push(name),
                        None => folder.push(listing.folders.get(&in_address)?),
                    }
                }
                other => folder.push(other),
            }
        }
        Some(folder)
    }

    fn listing(&mut self, folder: &Path) -> Rc<Listing> {
        if let Some(listing) = self.listings.get(folder) {
            return Rc::clone(listing);
        }
        let listing = Rc::new(Listing::of(folder));
        self.listings.insert(folder.to_owned(), Rc::clone(&listing));
        listing
    }

    /// Whether the front matter of a page gives it this address. All pages are read for that, once, and only if a link leads
    /// nowhere else.
    fn is_declared(&self, path: &str) -> bool {
        let declared = self.declared.get_or_init(|| declared(&self.roots));
        let mut names = path.split('/').filter(|it| !it.is_empty());
        names
            .next_back()
            .is_some_and(|it| declared.contains(&in_address(it)))
    }
}

/// The path of an address on the site; empty for one that leads elsewhere, or to a place in the page itself.
fn path_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// A path without `.`, and without `..` where a folder stands before it.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(found.components().next_back(), Some(Component::Normal(_))) =>
            {
                found.pop();
            }
            other => found.push(other),
        }
    }
    found
}

/// Whether a path is in a folder, or is that folder.
fn is_below(path: &Path, folder: &Path) -> bool {
    let goes_up = path.components().next() == Some(Component::ParentDir);
    path.starts_with(folder) && (!folder.as_os_str().is_empty() || !goes_up && path.is_relative())
}
