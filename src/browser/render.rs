//! Rendering: how a view comes to be seen in the element's shadow root.
//!
//! Yew never removes the listeners that it adds to the element that it renders into. So that hosts which add and remove
//! elements gather none, such an element is kept when its widget ends, without content, and used again by the next one.

use super::dom::{all, document_around, first, inner_height};
use super::focus::{Caret, FocusedElement, type_in, typed_early};
use super::report::Stopwatch;
use super::scrolling::scroll_to;
use super::typography::Typography;
use crate::ui::{App, AppProps};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, throw_val};
use web_sys::{Element, ShadowRoot, Window};
use yew::{AppHandle, Callback, Html, Properties, Renderer, component, html};

/// Where in the page a new view is to be seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Scroll {
    /// The page stays where it is.
    Stay,
    /// The page is scrolled to where the reader was before, in CSS pixels.
    To(f64),
    /// The page is scrolled to the section whose heading has this id.
    Section(String),
    /// The page is scrolled up to the toolbar, if that is above the screen.
    Toolbar,
}

/// Whether a view has just taken the place of the fallback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// It has.
    First {
        /// What the reader typed in the meantime; may be empty.
        typed: String,
    },
    /// A view was there before, or none is rendered yet.
    Later,
}

/// The rendering of one widget.
pub struct Rendering {
    root: ShadowRoot,
    window: Window,
    /// Called before the widget renders.
    enter: Callback<()>,
    /// `None` while nothing is rendered.
    container: RefCell<Option<Container>>,
    /// What the focus was on before the view that is being rendered.
    focused: Cell<Option<FocusedElement>>,
    /// The level of the headings, of which those of the page were looked for; `None` before that.
    level: Cell<Option<u8>>,
    /// Where the reader was typing, if the search box is rendered again.
    caret: Cell<Option<Caret>>,
    /// How many elements there were in the results when the last view was complete; `None` while one is being rendered.
    elements: Cell<Option<u32>>,
    scroll: Cell<Option<Scroll>>,
    begun: Cell<Option<Stopwatch>>,
}

impl Rendering {
    /// A rendering into `root`, with nothing rendered yet; `enter` is called before each.
    pub fn new(root: ShadowRoot, window: Window, enter: Callback<()>) -> Self {
        Self {
            root,
            window,
            enter,
            container: RefCell::default(),
            focused: Cell::default(),
            level: Cell::default(),
            caret: Cell::default(),
            elements: Cell::default(),
            scroll: Cell::default(),
            begun: Cell::default(),
        }
    }

    /// A new view is about to be rendered.
    pub fn begin(&self, scroll: Scroll) {
        self.begun.set(Some(Stopwatch::start()));
        self.focused.set(FocusedElement::find(&self.root));
        if let Some(elements) = self.elements.take()
            && self.count_elements() != Some(elements)
            && let Some(container) = &mut *self.container.borrow_mut()
        {
            // A translator has replaced texts by elements. Yew would change, or insert before, texts that are not there any
            // more, so it gets to render everything again.
            self.caret.set(Caret::find(&self.root));
            container.key += 1;
        }
        if scroll != Scroll::Stay {
            self.scroll.set(Some(scroll));
        }
    }

    /// Has Yew render the widget at the end of the turn; then [`finish`](Self::finish) is to be called.
    pub fn render(&self, widget: AppProps) {
        let level = Some(widget.view.settings.heading_level);
        let mut container = self.container.borrow_mut();
        let taken = container.get_or_insert_with(Container::take);
        taken.render(self.enter.clone(), Some(widget));
        drop(container);
        if self.level.replace(level) != level {
            self.match_page();
        }
    }

    /// Sets headings and links as the page does now. Done before the widget is on screen, this costs no layout.
    pub fn match_page(&self) {
        if let (Some(container), Some(level)) = (&*self.container.borrow(), self.level.get()) {
            let typography = Typography::around(&self.root.host(), &self.window, level);
            typography.set_on(container.element.unchecked_ref());
        }
    }

    /// Shows what Yew has rendered; does nothing before it has. The first view takes the fallback's place only now, so that
    /// nothing flickers.
    pub fn finish(&self) -> Appearance {
        let container = self.container.borrow();
        let container = container.as_ref().map(|it| &it.element);
        let Some(container) = container.filter(|it| it.has_child_nodes()) else {
            return Appearance::Later;
        };
        if let Some(begun) = self.begun.take() {
            begun.stop("guide-grid:render");
        }
        let appearance = match container.is_connected() {
            true => Appearance::Later,
            false => self.replace_fallback(container),
        };
        if let Some(scroll) = self.scroll.take() {
            self.scroll(&scroll);
        }
        appearance
    }

    /// Scrolls the page.
    pub fn scroll(&self, scroll: &Scroll) {
        match scroll {
            Scroll::To(top) => {
                let left = self.window.scroll_x().unwrap_or_default();
                self.window.scroll_to_with_x_and_y(left, *top);
            }
            Scroll::Section(id) => {
                let own = self.root.get_element_by_id(id);
                let of_page = || document_around(&self.root.host()).get_element_by_id(id);
                if let Some(heading) = own.or_else(of_page) {
                    scroll_to(&heading, &self.window);
                }
            }
            Scroll::Toolbar => {
                let toolbar = first(&self.root, "[part=toolbar]");
                if let Some(toolbar) =
                    toolbar.filter(|it| it.get_bounding_client_rect().bottom() < 0.0)
                {
                    scroll_to(&toolbar, &self.window);
                }
            }
            Scroll::Stay => {}
        }
    }

    /// Puts the first view in the place of what is there: the fallback, with or without the box that the element's script lets
    /// readers type in, or the view of an engine that broke.
    fn replace_fallback(&self, container: &Element) -> Appearance {
        let caret = Caret::find(&self.root);
        let typed = typed_early(&self.root);
        self.root.replace_children_with_node_1(container);
        if !typed.is_empty() {
            type_in(&self.root, &typed);
        }
        if let Some(caret) = caret {
            caret.restore(&self.root);
        }
        Appearance::First { typed }
    }

    /// Whether the cards end on the screen, or at most so many CSS pixels below it, and there are more to ask for.
    pub fn ends_within(&self, distance: f64) -> bool {
        first(&self.root, "[part=more]").is_some_and(|more| {
            let place = more.get_bounding_client_rect();
            place.height() > 0.0 && place.top() < inner_height(&self.window) + distance
        })
    }

    /// How many cards begin above the end of the screen.
    pub fn cards_above_end(&self) -> usize {
        let end = inner_height(&self.window);
        let cards = all(&self.root, "[data-card]");
        cards.partition_point(|it| it.get_bounding_client_rect().top() < end)
    }

    /// The new view is whole. Moves the focus if the element that had it is gone; the search box is in `toolbar`.
    pub fn complete(&self, toolbar: &ShadowRoot) {
        self.elements.set(self.count_elements());
        match (self.caret.take(), self.focused.take()) {
            (Some(caret), _) => caret.restore(&self.root),
            (None, Some(focused)) => focused.restore(&self.root, toolbar),
            (None, None) => {}
        }
    }

    /// How many elements there are in the results, where components keep nothing open; `None` before they are rendered. Pictures
    /// do not count, as one that cannot be loaded goes by itself.
    fn count_elements(&self) -> Option<u32> {
        let results = first(&self.root, ".results")?;
        Some(results.query_selector_all(":not(img)").ok()?.length())
    }

    /// Takes the widget off the page. It can be rendered again.
    pub fn clear(&self) {
        self.level.take();
        if let Some(container) = self.container.take() {
            container.put_back();
        }
    }
}

/// An element that Yew renders into.
struct Container {
    element: Element,
    app: AppHandle<Root>,
    /// The key of the widget: with another one, it is rendered from the start.
    key: usize,
}

thread_local! {
    static UNUSED: RefCell<Vec<Container>> = const { RefCell::new(Vec::new()) };
}

impl Container {
    /// An element that is not used, or else a new one. Where the document makes no elements, the exception ends this engine.
    fn take() -> Self {
        let unused = UNUSED.with_borrow_mut(|unused| {
            // Yew may not have removed the last widget yet.
            let is_empty = |it: &Self| !it.element.has_child_nodes();
            let index = unused.iter().position(is_empty)?;
            Some(unused.swap_remove(index))
        });
        if let Some(unused) = unused {
            return unused;
        }
        let element = gloo::utils::document().create_element("div");
        let element = element.unwrap_or_else(|error| throw_val(error));
        let app = Renderer::<Root>::with_root(element.clone()).render();
        Self {
            element,
            app,
            key: 0,
        }
    }

    fn render(&mut self, enter: Callback<()>, widget: Option<AppProps>) {
        self.app.update(RootProps {
            number: self.key,
            enter,
            widget,
        });
    }

    fn put_back(mut self) {
        self.element.remove();
        self.render(Callback::noop(), None);
        self.key += 1;
        UNUSED.with_borrow_mut(|unused| unused.push(self));
    }
}

/// The component at the root of a container.
#[component]
fn Root(props: &RootProps) -> Html {
    props.enter.emit(());
    let Some(it) = &props.widget else {
        return Html::default();
    };
    html! {
        <App key={props.number} ..it.clone() />
    }
}

#[derive(Default, PartialEq, Properties)]
struct RootProps {
    number: usize,
    enter: Callback<()>,
    /// `None` while the container is not used.
    widget: Option<AppProps>,
}
