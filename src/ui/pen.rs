//! A pen that draws elements.
//!
//! Yew's `html!` spells out each element anew where it stands, and readers download all of it. A drawing says the same
//! in one text of signs with blanks between, which the pen reads while it draws:
//!
//! | sign | what is drawn |
//! | --- | --- |
//! | `<p`, `<p.note`, `<p:note` | an element; of the class `note`; of the class and part `note` |
//! | `name=value` | its attribute |
//! | `/` | the end of the innermost element |
//! | `(` and `)` | whatever comes in between, or nothing: what follows keeps its place among its siblings |
//! | `?` | a text that is filled in |
//! | `name=?` and `name?` | an attribute that is filled in; the latter is absent if that is empty |
//! | `<h?` | an element whose tag is filled in |
//!
//! The attribute `key` is what tells an element from its siblings, and the `value` of an input a property: readers
//! change it, and the attribute would no longer matter.

use super::View;
use super::drawing::element;
use super::intent::{Desk, Intent, hear};
use super::pattern::{cut, piece, value};
use super::phrase::Phrase;
use super::words::Words;
use crate::catalog::SafeUrl;
use std::rc::Rc;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VNode, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

/// A pen in the middle of a drawing.
pub struct Pen<'a> {
    /// What is painted.
    pub view: &'a View,
    /// The interface's language.
    pub words: Words,
    /// Who is told what readers do.
    pub desk: &'a Rc<Desk>,
    open: Vec<Open>,
    /// The signs from the next one on that is filled in.
    rest: &'static str,
}

/// An element, or nodes in a row, that has not ended.
struct Open {
    tag: Option<VTag>,
    /// How many attributes it has so far.
    attributes: usize,
    nodes: Vec<Html>,
}

impl<'a> Pen<'a> {
    /// A pen before its first sign.
    pub fn new(desk: &'a Rc<Desk>) -> Self {
        let mut pen = Self {
            view: &desk.view,
            words: desk.view.words,
            desk,
            open: Vec::new(),
            rest: "",
        };
        pen.push(None, 0);
        pen
    }

    /// Draws up to the first sign that is filled in.
    #[inline(never)]
    pub fn draw(&mut self, drawing: &'static str) {
        debug_assert!(self.rest.is_empty(), "not filled in: {}", self.rest);
        self.rest = drawing;
        loop {
            let (sign, rest) = cut(self.rest, b' ');
            let (name, value) = cut(sign, b'=');
            match sign.as_bytes() {
                [] | [.., b'?'] => return,
                [b'<', ..] if cut(sign, b'?').0.len() < sign.len() => return,
                [b'<', ..] => self.begin(""),
                [b'('] => self.push(None, 0),
                [b'/' | b')'] => self.end(),
                _ => self.attribute(name, Some(AttrValue::Static(value))),
            }
            self.rest = rest;
        }
    }

    /// Fills the sign that it stands at, and draws up to the next.
    #[inline(never)]
    pub fn fill(&mut self, value: &str) {
        debug_assert!(!self.rest.is_empty(), "nowhere to fill in: {value}");
        let (sign, rest) = cut(self.rest, b' ');
        match sign.as_bytes() {
            [b'?'] => self.text(value),
            [b'<', ..] => self.begin(value),
            _ => {
                let absent = value.is_empty() && !sign.ends_with("=?");
                self.attribute(sign, (!absent).then(|| shared(value)));
            }
        }
        self.rest = "";
        self.draw(rest);
    }

    /// Fills the sign that it stands at with a phrase.
    #[inline(never)]
    pub fn say(&mut self, phrase: Phrase) {
        self.fill(self.words.say(phrase));
    }

    /// Fills the sign that it stands at with a phrase in the form for `count`.
    #[inline(never)]
    pub fn count(&mut self, phrase: Phrase, count: usize) {
        self.write(self.words.count(phrase, count));
    }

    /// Fills the sign that it stands at with a number, as programs write it.
    #[inline(never)]
    pub fn number(&mut self, number: usize) {
        self.write(number.to_string());
    }

    /// Fills the sign that it stands at with a text of its own.
    #[inline(never)]
    pub fn write(&mut self, text: String) {
        self.fill(&text);
    }

    /// Fills the sign that it stands at with where an address leads.
    #[inline(never)]
    pub fn lead(&mut self, url: &SafeUrl) {
        let address = self.desk.host.address(url);
        self.fill(&address.href);
    }

    /// Hears an event on the innermost element.
    #[inline(never)]
    pub fn hear(&mut self, intent: Intent) {
        let listener = hear(self.desk, intent);
        if let Some(tag) = self.tag() {
            tag.add_listener(listener);
        }
    }

    /// Where the innermost element will be found once it is on the page.
    #[inline(never)]
    pub fn found_by(&mut self, element: &NodeRef) {
        if let Some(tag) = self.tag() {
            tag.node_ref = element.clone();
        }
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.add(VNode::VText(VText::new(shared(text))));
    }

    /// Adds a phrase whose slots are filled with two values, each inside of what `around` draws, so that it keeps its
    /// own direction; but for the name of a facet, which is in the language of the phrase.
    #[inline(never)]
    pub fn weave(&mut self, phrase: Phrase, first: &str, second: &str, around: &'static str) {
        let mut pattern = self.words.say(phrase);
        while !pattern.is_empty() {
            let (before, slot) = piece(&mut pattern);
            self.text(before);
            let depth = self.open.len();
            if !matches!(slot, "" | "facet") {
                self.draw(around);
            }
            self.text(value(slot, first, second));
            while self.open.len() > depth {
                self.end();
            }
        }
    }

    /// Adds a node.
    #[inline(never)]
    pub fn add(&mut self, node: Html) {
        if let Some(parent) = self.open.last_mut() {
            parent.nodes.push(node);
        }
    }

    /// Ends the innermost element, or what may be absent: the signs `/` and `)`.
    #[inline(never)]
    pub fn end(&mut self) {
        let Some(Open { tag, mut nodes, .. }) = self.open.pop() else {
            return;
        };
        let Some(mut tag) = tag else {
            return self.add(VNode::VList(Rc::new(VList::from(nodes))));
        };
        if let Some(children) = tag.children_mut() {
            *children = match nodes.as_slice() {
                // A text alone needs no list around it.
                [VNode::VText(_)] => nodes.pop().unwrap_or_default(),
                _ => VNode::VList(Rc::new(VList::from(nodes))),
            };
        }
        self.add(VNode::VTag(Rc::new(tag)));
    }

    /// Ends what may be absent, and begins the next that may: the signs `) (`.
    #[inline(never)]
    pub fn next(&mut self) {
        self.end();
        self.push(None, 0);
    }

    /// Ends all that has not ended, and gives the outermost.
    pub fn html(mut self) -> Html {
        while self.open.len() > 1 {
            self.end();
        }
        let drawn = self.open.last_mut().and_then(|it| it.nodes.pop());
        drawn.unwrap_or_default()
    }

    fn tag(&mut self) -> Option<&mut VTag> {
        self.open.last_mut()?.tag.as_mut()
    }

    fn push(&mut self, tag: Option<VTag>, attributes: usize) {
        self.open.push(Open {
            tag,
            attributes,
            nodes: Vec::new(),
        });
    }

    /// Begins the element of the next sign.
    fn begin(&mut self, filled: &str) {
        let element = element(self.rest);
        let name = match filled {
            "" => AttrValue::Static(element.tag),
            _ => shared(&[element.tag, filled].concat()),
        };
        let mut values = Vec::with_capacity(element.names.len());
        for at in 0..element.names.len() {
            let value = element.values.get(at).copied().map(AttrValue::Static);
            values.push(value.map(AttributeOrProperty::Attribute));
        }
        let mut tag = VTag::new(name);
        tag.attributes = Attributes::Dynamic {
            keys: element.names,
            values: values.into_boxed_slice(),
        };
        self.push(Some(tag), element.values.len());
    }

    fn attribute(&mut self, sign: &str, value: Option<AttrValue>) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let at = open.attributes;
        open.attributes += 1;
        let Some(tag) = &mut open.tag else {
            return;
        };
        match (sign, &value) {
            ("key=?", Some(key)) => tag.key = Some(Key::from(key.as_str())),
            ("value=?", Some(_)) if tag.tag() == "input" => tag.set_value(value),
            _ => {
                if let Attributes::Dynamic { values, .. } = &mut tag.attributes
                    && let Some(held) = values.get_mut(at)
                {
                    *held = value.map(AttributeOrProperty::Attribute);
                }
            }
        }
    }
}

/// A word if something is so, else nothing.
pub fn when(it: bool, word: &'static str) -> &'static str {
    if it { word } else { "" }
}

/// `aria-expanded` and its like.
pub fn truth(it: bool) -> &'static str {
    if it { "true" } else { "false" }
}

fn shared(text: &str) -> AttrValue {
    Rc::<str>::from(text).into()
}
