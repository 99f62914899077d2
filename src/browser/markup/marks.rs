//! What an element's widget writes into the page around its cards, so that only those are seen that were found.

use super::highlight::Highlights;
use super::{PageElement, PageMarkup};
use crate::browser::dom::document_around;
use crate::browser::object::construct;
use crate::ui::View;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

/// The attribute of what is hidden. The script removes it where the widget cannot.
const HIDDEN: &str = "data-guide-grid-hidden";

/// A host's `display: flex` would beat the attribute `hidden`.
const RULE: &str = "[data-guide-grid-hidden] { display: none !important }";

/// In so many cards, words are marked at once: more than are seen on a screen.
const MARKED_AT_ONCE: usize = 60;

#[wasm_bindgen]
extern "C" {
    /// A style sheet that scripts have constructed; only those of the document's own window can be adopted.
    type Sheet;

    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace_sync(this: &Sheet, text: &str) -> Result<(), JsValue>;
}

/// The marks of one element. Dropped, they leave the page as it was.
pub struct Marks {
    element: HtmlElement,
    window: Window,
    hidden: RefCell<Vec<PageElement>>,
    highlights: Highlights,
    /// The style sheet, and the document or shadow root that has adopted it.
    sheet: RefCell<Option<(Sheet, Document)>>,
    /// What the marks are for.
    shown: Cell<Option<(Rc<PageMarkup>, Rc<View>)>>,
}

impl Marks {
    /// No marks yet.
    pub fn new(element: &HtmlElement, window: &Window) -> Self {
        Self {
            element: element.clone(),
            window: window.clone(),
            hidden: RefCell::default(),
            highlights: Highlights::new(window),
            sheet: RefCell::default(),
            shown: Cell::default(),
        }
    }

    /// Shows what a view has found, and nothing else of the markup. Words are marked in as many cards as would be rendered: in the
    /// first ones with each letter, in all once the reader pauses.
    pub fn show(&self, markup: &Rc<PageMarkup>, view: &Rc<View>) {
        let before = self
            .shown
            .replace(Some((Rc::clone(markup), Rc::clone(view))));
        let is_same = |(other, before): &(Rc<PageMarkup>, Rc<View>)| {
            Rc::ptr_eq(other, markup) && Rc::ptr_eq(&before.results, &view.results)
        };
        let before = before.filter(is_same);
        if before.is_none() {
            self.hide_others(markup, view);
        }
        let marked = |view: &View| view.painted().max(MARKED_AT_ONCE);
        if before.is_none_or(|(_, before)| marked(&before) != marked(view)) {
            let found = view.found().into_iter();
            let found = found.filter_map(|it| markup.cards.get(it));
            self.highlights
                .mark(found.take(marked(view)), &view.matcher);
        }
    }

    /// Hides the cards that a view has not found.
    fn hide_others(&self, markup: &Rc<PageMarkup>, view: &Rc<View>) {
        let found: HashSet<usize> = view.found().into_iter().collect();
        let hidden = match found.len() == markup.cards.len() {
            true => Vec::new(),
            false => markup.hidden(&|it| found.contains(&it)),
        };
        if !hidden.is_empty() || !view.matcher.is_empty() {
            self.adopt();
        }
        self.hide(hidden);
    }

    /// Shows all of the markup again, if any of it was marked: most elements have no cards of the page's own.
    pub fn clear(&self) {
        if self.shown.take().is_none() {
            return;
        }
        self.hide(Vec::new());
        self.highlights.clear();
    }

    /// Whether an element is hidden by these marks.
    pub fn hides(&self, element: &Element) -> bool {
        let hidden = self.hidden.borrow();
        hidden.iter().any(|it| it.0.contains(Some(element)))
    }

    fn hide(&self, hidden: Vec<PageElement>) {
        // Setting it again would have the browser compute the styles of each card with each letter.
        for it in hidden.iter().filter(|it| !it.0.has_attribute(HIDDEN)) {
            // Fails for no name that is one.
            let _ = it.0.set_attribute(HIDDEN, "");
        }
        let before = self.hidden.replace(hidden);
        let hidden = self.hidden.borrow();
        let all = Array::new();
        for it in hidden.iter() {
            all.push(&it.0);
        }
        let still = js_sys::Set::new(&all);
        for PageElement(it) in before.iter().filter(|it| !still.has(&it.0)) {
            let _ = it.remove_attribute(HIDDEN);
        }
    }

    /// Has the document or shadow root in which the element stands adopt the style sheet.
    fn adopt(&self) {
        let root = document_around(&self.element);
        if self.sheet.borrow().as_ref().is_some_and(|(sheet, old)| {
            *old == root && root.adopted_style_sheets().includes(sheet, 0)
        }) {
            return;
        }
        self.disown();
        let Some(sheet) = construct(&self.window, "CSSStyleSheet", &[]) else {
            return;
        };
        let sheet: Sheet = sheet.unchecked_into();
        let highlight = self.highlights.rule();
        if sheet.replace_sync(&format!("{RULE}\n{highlight}")).is_ok() {
            let sheets = root.adopted_style_sheets().concat(&Array::of1(&sheet));
            root.set_adopted_style_sheets(&sheets);
            self.sheet.replace(Some((sheet, root)));
        }
    }

    fn disown(&self) {
        if let Some((sheet, root)) = self.sheet.take() {
            let sheets = root.adopted_style_sheets();
            let others = sheets.filter(&mut |it, _, _| it != *sheet);
            root.set_adopted_style_sheets(&others);
        }
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        self.clear();
        self.disown();
    }
}
