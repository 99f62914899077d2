//! The components without a browser: what a release paints, too, as markup.

use guide_grid_core::catalog::{Catalog, Format, SafeUrl};
use guide_grid_core::search::{Folder, Index, Library};
use guide_grid_core::ui::{
    Address, App, AppProps, Goes, Host, HostRef, Key, Part, Settings, Site, View,
};
use std::rc::Rc;
use yew::{Callback, Event, NodeRef};

/// No browser: addresses stay as they are, and those with a scheme lead away.
struct Paper;

impl Host for Paper {
    fn value(&self, _: &Event) -> String {
        String::new()
    }
    fn key(&self, _: &Event) -> Key {
        Key::Other
    }
    fn choose(&self, _: &NodeRef, _: &str) {}
    fn consume(&self, _: &Event) {}
    fn focus(&self, _: &NodeRef) {}
    fn goes(&self, _: &Event, _: &NodeRef) -> Goes {
        Goes::Within
    }
    fn travel(&self, _: &Event) {}
    fn address(&self, url: &SafeUrl) -> Address {
        let href = url.as_str().to_owned();
        let site = if href.contains("://") {
            Site::Other
        } else {
            Site::Own
        };
        Address {
            href: href.into(),
            site,
        }
    }
    fn painted(&self) {}
}

/// What these attributes say.
pub fn settings(attributes: &[(&str, &str)]) -> Settings {
    let find = |name: &str| attributes.iter().find(|it| it.0 == name);
    Settings::read(|name| find(name).map(|it| it.1.to_owned())).0
}

/// The cards of a text, and their index.
pub fn library(text: &str, settings: &Settings) -> Library {
    let (catalog, diagnostics) = Catalog::read(text, Format::guess(text));
    let index = Index::build(&catalog, &settings.facets, Folder::native());
    Library {
        catalog,
        index,
        diagnostics,
    }
}

/// The markup of a view, with all its cards.
pub fn html(view: View) -> String {
    let host: Rc<dyn Host> = Rc::new(Paper);
    let props = AppProps {
        view: Rc::new(view),
        act: Callback::noop(),
        host: HostRef::from(host),
        ready: usize::MAX,
        announcement: "".into(),
        part: Part::Whole,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let local = tokio::task::LocalSet::new();
    runtime.map_or_else(
        |it| it.to_string(),
        |it| local.block_on(&it, renderer.render()),
    )
}
