//! The page around a widget, as far as its cards look different for it.

use super::dom::first;
use super::host::BrowserHost;
use crate::catalog::{Card, Day};
use crate::search::Library;
use crate::ui::{Host, Scheme, Settings, Sites, Surroundings};
use gloo::timers::callback::Timeout;
use js_sys::Date;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{ShadowRoot, Window};

/// How long a page may take to go over to other colours, in milliseconds. Firefox does not report a colour that arrives at the
/// end of such a transition.
const TRANSITION: u32 = 1000;

/// Watches the page around one widget.
#[derive(Default)]
pub struct Lookout {
    scheme: Cell<Option<Scheme>>,
    catalog: RefCell<Option<Known>>,
    second_look: Cell<Option<Timeout>>,
}

/// What is worked out once for a library with these settings.
struct Known {
    library: Rc<Library>,
    settings: Rc<Settings>,
    sites: Sites,
    pictures: Pictures,
}

/// Whether a catalog has pictures of which there is one for light and one for dark pages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pictures {
    Alike,
    ByScheme,
}

impl Lookout {
    /// What is known of the page, for the cards of a library.
    pub fn surroundings(
        &self,
        library: &Rc<Library>,
        settings: &Rc<Settings>,
        host: &BrowserHost,
    ) -> Surroundings {
        let mut catalog = self.catalog.borrow_mut();
        let is_known = catalog.as_ref().is_some_and(|it| {
            Rc::ptr_eq(&it.library, library) && Rc::ptr_eq(&it.settings, settings)
        });
        if !is_known {
            *catalog = Some(Known::new(library, settings, host));
        }
        Surroundings {
            scheme: self.scheme.get(),
            sites: catalog.as_ref().map_or_else(Sites::default, |it| it.sites),
            today: Some(today()),
        }
    }

    /// Looks whether the page is light or dark, if any card depends on it. Returns whether that is new.
    ///
    /// A page says so in many ways: by `color-scheme`, by a class, by an attribute, or only by its colours. What all have in
    /// common is the colour of the text, so the style sheet makes black or white of it, which is easy to read.
    pub fn look(&self, root: &ShadowRoot, window: &Window) -> bool {
        let catalog = self.catalog.borrow();
        let depends = catalog
            .as_ref()
            .is_some_and(|it| it.pictures == Pictures::ByScheme);
        if !depends {
            return false;
        }
        let style = first(root, ".widget").and_then(|it| {
            window
                .get_computed_style_with_pseudo_elt(&it, "::after")
                .ok()?
        });
        let colour = style.and_then(|it| it.get_property_value("color").ok());
        let scheme = match colour.is_some_and(|it| it.starts_with("oklch(1")) {
            true => Scheme::Dark,
            false => Scheme::Light,
        };
        self.scheme.replace(Some(scheme)) != Some(scheme)
    }

    /// The page's colours change: has somebody look again once they have changed.
    pub fn look_later(&self, look: impl FnOnce() + 'static) {
        self.second_look.set(Some(Timeout::new(TRANSITION, look)));
    }
}

/// The day, where the reader is.
fn today() -> Day {
    let now = Date::new_0();
    // They are within these types' ranges until the year 65536.
    Day {
        year: now.get_full_year() as u16,
        month: now.get_month() as u8 + 1,
        day: now.get_date() as u8,
    }
}

impl Known {
    fn new(library: &Rc<Library>, settings: &Rc<Settings>, host: &BrowserHost) -> Self {
        host.set_base(settings);
        let catalog = &library.catalog;
        let by_scheme = |it: &Card| it.image.as_ref().is_some_and(|it| it.dark.is_some());
        Self {
            library: Rc::clone(library),
            settings: Rc::clone(settings),
            sites: Sites::of(catalog, |it| host.address(it).site),
            pictures: match catalog.cards.iter().any(by_scheme) {
                true => Pictures::ByScheme,
                false => Pictures::Alike,
            },
        }
    }
}
