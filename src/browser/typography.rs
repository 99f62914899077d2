//! How the page around a widget sets its headings and its links.

use super::dom::{closest, matches};
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlElement, Node, NodeList, Window};

/// What holds the content of a page.
const CONTENT: &str = "main, article, [role=main]";

/// Where headings and links look different from those of the content.
const ASIDE: &str = "a, aside, footer, nav, [role=navigation]";

/// So many of the nearest headings or links are looked at.
const MOST: usize = 8;

/// How the nearest heading and the nearest link of the page look, where the text around the widget looks different: values of the
/// properties of the style sheet that begin with `--gg-`.
#[derive(Default)]
pub struct Typography(Vec<(&'static str, String)>);

impl Typography {
    /// How headings of this level look around an element, and links.
    pub fn around(element: &Element, window: &Window, level: u8) -> Self {
        let mut found = Self::default();
        let Some(text) = Style::of(element, window) else {
            return found;
        };
        let nearest = |selector: &str, aside: &str| {
            let near = neighbours(element, selector, aside);
            let styles = near.filter_map(|it| Style::of(&it, window));
            styles.filter(Style::is_seen).collect::<Vec<_>>()
        };
        // Those in lists are titles of cards.
        let headings = |selector: &str| nearest(selector, &format!("li, {ASIDE}"));
        if let [heading, ..] = &*headings(&format!("h{level}")) {
            found.add_heading(heading, &text);
            found.add_letters(heading, &text);
        } else if let [heading, ..] = &*headings("h1, h2, h3") {
            // The letters are what headings of all levels have in common.
            found.add_letters(heading, &text);
        }
        let links = nearest("a[href]:not([href^='#'])", &format!("h1, h2, h3, {ASIDE}"));
        let coloured = |it: &&Style| it.is_plain() && it.get("color") != text.get("color");
        if let Some(link) = links.iter().find(coloured) {
            found.add("--gg-link-color", link.get("color"));
        }
        found
    }

    /// Lets the style sheet know, for what is inside this element.
    pub fn set_on(&self, element: &HtmlElement) {
        let style = element.style();
        style.set_css_text("");
        for (name, value) in &self.0 {
            // Browsers refuse no value of a custom property that they have computed.
            let _ = style.set_property(name, value);
        }
    }

    fn add(&mut self, name: &'static str, value: String) {
        if !value.is_empty() {
            self.0.push((name, value));
        }
    }

    /// What tells headings of this level from others: their size, their place, their colour and their rules.
    fn add_heading(&mut self, heading: &Style, text: &Style) {
        self.add("--gg-heading-size", heading.ratio("font-size", "em", text));
        self.add(
            "--gg-heading-height",
            heading.ratio("line-height", "", heading),
        );
        self.add("--gg-heading-align", heading.get("text-align"));
        if heading.get("color") != text.get("color") {
            self.add("--gg-heading-color", heading.get("color"));
        }
        for (side, rule, padding) in [
            ("top", "--gg-heading-rule", "--gg-heading-padding"),
            (
                "bottom",
                "--gg-heading-underline",
                "--gg-heading-underline-padding",
            ),
        ] {
            let line = |what: &str| heading.get(&format!("border-{side}-{what}"));
            let width = line("width");
            if !matches!(&*width, "" | "0px") {
                self.add(rule, format!("{width} {} {}", line("style"), line("color")));
                self.add(padding, heading.get(&format!("padding-{side}")));
            }
        }
    }

    fn add_letters(&mut self, heading: &Style, text: &Style) {
        self.add("--gg-heading-weight", heading.get("font-weight"));
        self.add("--gg-heading-style", heading.get("font-style"));
        self.add("--gg-heading-case", heading.get("text-transform"));
        self.add(
            "--gg-heading-spacing",
            heading.ratio("letter-spacing", "em", heading),
        );
        if heading.get("font-family") != text.get("font-family") {
            self.add("--gg-heading-font", heading.get("font-family"));
        }
    }
}

/// The style of an element, as the browser has computed it.
struct Style(CssStyleDeclaration);

impl Style {
    fn of(element: &Element, window: &Window) -> Option<Self> {
        window.get_computed_style(element).ok().flatten().map(Self)
    }

    fn get(&self, property: &str) -> String {
        self.0.get_property_value(property).unwrap_or_default()
    }

    /// A length, as an expression of how many times the font size of `other` it is; a keyword stays. Unlike pixels, that also
    /// holds once the window is wider and the page's text larger.
    fn ratio(&self, property: &str, unit: &str, other: &Self) -> String {
        let (value, size) = (self.get(property), other.get("font-size"));
        match (value.strip_suffix("px"), size.strip_suffix("px")) {
            (Some(length), Some(size)) if unit.is_empty() => format!("calc({length} / {size})"),
            (Some(length), Some(size)) => format!("calc({length} / {size} * 1{unit})"),
            _ => value,
        }
    }

    /// Whether readers see it. Texts for screen readers alone stand outside the flow of the page.
    fn is_seen(&self) -> bool {
        // Outside the page as it is rendered, elements have no style.
        !matches!(&*self.get("position"), "" | "absolute" | "fixed")
            && self.get("display") != "none"
            && self.get("visibility") == "visible"
    }

    /// Whether it has the background of the text around it, unlike a button.
    fn is_plain(&self) -> bool {
        matches!(
            &*self.get("background-color"),
            "rgba(0, 0, 0, 0)" | "transparent"
        )
    }
}

/// Elements that a selector matches and that are not inside others, the nearest first: in the content around the element, those
/// before it, then those after it; else further away.
fn neighbours(element: &Element, selector: &str, aside: &str) -> impl Iterator<Item = Element> {
    let contents = successors(closest(element, CONTENT), |it| {
        closest(&it.parent_element()?, CONTENT)
    });
    let page = element
        .owner_document()
        .and_then(|it| it.document_element());
    let found = contents
        .chain(page)
        .flat_map(move |it| nearest_first(&it, selector, element));
    let inside = format!(":is({aside}) *");
    found.filter(move |it| !matches(it, &inside)).take(MOST)
}

/// Of a page with thousands of links, only those that are asked for are fetched from the browser.
fn nearest_first(
    content: &Element,
    selector: &str,
    element: &Element,
) -> impl Iterator<Item = Element> + use<> {
    let all = content.query_selector_all(selector).ok();
    let mut places: Vec<u32> = (0..all.as_ref().map_or(0, NodeList::length)).collect();
    let get = move |at: u32| -> Option<Element> { Some(all.as_ref()?.get(at)?.unchecked_into()) };
    let before = places.partition_point(|at| {
        get(*at).is_some_and(|it| {
            it.compare_document_position(element) & Node::DOCUMENT_POSITION_FOLLOWING != 0
        })
    });
    if let Some(before) = places.get_mut(..before) {
        before.reverse();
    }
    places.into_iter().filter_map(get)
}
