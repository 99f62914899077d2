//! What a session is doing, in states that exclude each other.

use super::object::from_query;
use super::preparation::Preparation;
use crate::search::Library;
use crate::ui::View;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::AttrValue;

/// What a widget is doing. Until there is a view, `asked` is the query that the page's script asked for, or undefined.
pub enum Stage {
    /// There is no data yet.
    Waiting {
        /// As above.
        asked: JsValue,
    },
    /// Data is being prepared; the fallback is on screen.
    Preparing {
        /// As above.
        asked: JsValue,
        /// The preparation.
        preparation: Box<Preparation>,
    },
    /// The data is ready, the messages of the interface's language are not; the fallback is on screen.
    AwaitingLanguage {
        /// As above.
        asked: JsValue,
        /// What will be shown.
        library: Rc<Library>,
    },
    /// A view is on screen.
    Shown(Shown),
    /// The data could not be loaded, which may pass; the fallback is on screen, and the reader may try again.
    Unavailable {
        /// As above.
        asked: JsValue,
    },
    /// The data has no card; the fallback is on screen.
    Failed {
        /// As above.
        asked: JsValue,
    },
}

/// A view on screen.
pub struct Shown {
    /// The view.
    pub view: Rc<View>,
    /// What screen readers hear; nothing before the reader has done anything, and until a change has settled.
    pub announcement: AttrValue,
    /// Newer data that is being prepared.
    pub next: Option<Box<Preparation>>,
}

impl Stage {
    /// What the page's script or the reader asks for, as an object, or undefined.
    pub fn asked(&self) -> JsValue {
        match self {
            Self::Waiting { asked }
            | Self::Preparing { asked, .. }
            | Self::AwaitingLanguage { asked, .. }
            | Self::Unavailable { asked }
            | Self::Failed { asked } => asked.clone(),
            Self::Shown(shown) => from_query(&shown.view.state.query),
        }
    }

    /// The page's script asks for a query while there is no view.
    pub fn ask(&mut self, query: JsValue) {
        match self {
            Self::Waiting { asked }
            | Self::Preparing { asked, .. }
            | Self::AwaitingLanguage { asked, .. }
            | Self::Unavailable { asked }
            | Self::Failed { asked } => {
                *asked = query;
            }
            Self::Shown(_) => {}
        }
    }

    /// What is being prepared.
    pub fn preparation(&mut self) -> Option<&mut Preparation> {
        match self {
            Self::Preparing { preparation, .. } => Some(preparation),
            Self::Shown(shown) => shown.next.as_deref_mut(),
            Self::Waiting { .. }
            | Self::AwaitingLanguage { .. }
            | Self::Unavailable { .. }
            | Self::Failed { .. } => None,
        }
    }

    /// There is other data: it may have cards.
    pub fn forget_failure(&mut self) {
        if let Self::Failed { asked } = self {
            *self = Self::Waiting {
                asked: asked.clone(),
            };
        }
    }

    /// What is being prepared is not wanted any more: another session does that.
    pub fn drop_preparation(&mut self) {
        match self {
            Self::Shown(shown) => shown.next = None,
            Self::Preparing { asked, .. } => {
                *self = Self::Waiting {
                    asked: asked.clone(),
                }
            }
            _ => {}
        }
    }

    /// Data is to be prepared.
    pub fn prepare(&mut self, preparation: Preparation) {
        let preparation = Box::new(preparation);
        match self {
            Self::Shown(shown) => shown.next = Some(preparation),
            _ => {
                let asked = self.asked();
                *self = Self::Preparing { asked, preparation };
            }
        }
    }

    /// The data is ready.
    pub fn await_language(&mut self, library: Rc<Library>) {
        let asked = self.asked();
        *self = Self::AwaitingLanguage { asked, library };
    }

    /// What is to be shown once there are the language's messages.
    pub fn awaiting_language(&self) -> Option<Rc<Library>> {
        match self {
            Self::AwaitingLanguage { library, .. } => Some(Rc::clone(library)),
            _ => None,
        }
    }

    /// A view takes the place of what was there.
    pub fn show(&mut self, view: Rc<View>) {
        match self {
            Self::Shown(shown) => {
                if !Rc::ptr_eq(&shown.view.library, &view.library) {
                    shown.next = None;
                }
                if shown.view.state.query != view.state.query {
                    // Screen readers speak what comes into the region, so that the same number is heard again.
                    shown.announcement = AttrValue::default();
                }
                shown.view = view;
            }
            _ => {
                *self = Self::Shown(Shown {
                    view,
                    announcement: AttrValue::default(),
                    next: None,
                });
            }
        }
    }
}
