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

use super::intent::{Desk, Intent};
use super::pattern::{cut, piece, value};
use super::phrase::Phrase;
use super::words::Words;
use std::cell::RefCell;
use std::rc::Rc;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VNode, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

/// A pen in the middle of a drawing.
pub struct Pen<'a> {
    /// The interface's language.
    pub words: Words,
    /// Who is told what readers do.
    pub desk: &'a Rc<Desk>,
    open: Vec<Open>,
    /// The signs from the next one on that is filled in.
    rest: &'static str,
    drawn: Html,
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
    pub fn new(words: Words, desk: &'a Rc<Desk>) -> Self {
        Self {
            words,
            desk,
            open: Vec::new(),
            rest: "",
            drawn: Html::default(),
        }
    }

    /// Draws up to the first sign that is filled in.
    #[inline(never)]
    pub fn draw(&mut self, drawing: &'static str) {
        self.rest = drawing;
        loop {
            let (sign, rest) = cut(self.rest, b' ');
            let (name, value) = cut(sign, b'=');
            match sign.as_bytes() {
                [] | [.., b'?'] => return,
                [b'<', ..] if cut(sign, b'?').0.len() < sign.len() => return,
                [b'<', ..] => self.begin(""),
                [b'('] => self.push(None),
                [b'/' | b')'] => self.end(),
                _ => self.attribute(name, Some(AttrValue::Static(value))),
            }
            self.rest = rest;
        }
    }

    /// Fills the sign that it stands at, and draws up to the next.
    #[inline(never)]
    pub fn fill(&mut self, value: &str) {
        let (sign, rest) = cut(self.rest, b' ');
        match sign.as_bytes() {
            [b'?'] => self.text(value),
            [b'<', ..] => self.begin(value),
            _ => {
                let absent = value.is_empty() && !sign.ends_with("=?");
                self.attribute(sign, (!absent).then(|| shared(value)));
            }
        }
        self.draw(rest);
    }

    /// Fills the sign that it stands at with a phrase.
    #[inline(never)]
    pub fn say(&mut self, phrase: Phrase) {
        self.fill(self.words.say(phrase));
    }

    /// Hears an event on the innermost element.
    #[inline(never)]
    pub fn hear(&mut self, intent: Intent) {
        let listener = self.desk.hear(intent);
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
        match self.open.last_mut() {
            Some(parent) => parent.nodes.push(node),
            None => self.drawn = node,
        }
    }

    /// Ends all that has not ended, and gives the outermost.
    pub fn html(mut self) -> Html {
        while !self.open.is_empty() {
            self.end();
        }
        self.drawn
    }

    fn tag(&mut self) -> Option<&mut VTag> {
        self.open.last_mut()?.tag.as_mut()
    }

    fn push(&mut self, tag: Option<VTag>) {
        self.open.push(Open {
            tag,
            attributes: 0,
            nodes: Vec::new(),
        });
    }

    /// Begins the element of the next sign.
    fn begin(&mut self, filled: &str) {
        let names = names(self.rest);
        let mut values = Vec::with_capacity(names.len());
        for _ in names {
            values.push(None);
        }
        let (name, class, part) = element(self.rest);
        let (stem, _) = cut(name, b'?');
        let name = match filled {
            "" => AttrValue::Static(stem),
            _ => shared(&[stem, filled].concat()),
        };
        let mut tag = VTag::new(name);
        tag.attributes = Attributes::Dynamic {
            keys: names,
            values: values.into_boxed_slice(),
        };
        self.push(Some(tag));
        for (name, value) in [("class", class), ("part", part)] {
            if !value.is_empty() {
                self.attribute(name, Some(AttrValue::Static(value)));
            }
        }
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

    #[inline(never)]
    fn end(&mut self) {
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

/// What the first sign of a drawing, an element, says: its tag, its class, its part.
fn element(drawing: &'static str) -> (&'static str, &'static str, &'static str) {
    let (_, sign) = cut(cut(drawing, b' ').0, b'<');
    let (sign, class) = cut(sign, b'.');
    let (tag, part) = cut(sign, b':');
    (tag, if class.is_empty() { part } else { class }, part)
}

thread_local! {
    /// The names of attributes, for each element that was drawn.
    static NAMES: RefCell<Vec<(&'static str, &'static [&'static str])>> = const { RefCell::new(Vec::new()) };
}

/// The names of the attributes of a drawing's first element, made once: that is how Yew knows that an element still has
/// the same ones.
fn names(drawing: &'static str) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|known| {
        for (of, names) in known.iter() {
            if std::ptr::eq(*of, drawing) {
                return *names;
            }
        }
        let mut names = Vec::new();
        let (_, class, part) = element(drawing);
        for (name, value) in [("class", class), ("part", part)] {
            if !value.is_empty() {
                names.push(name);
            }
        }
        let (_, mut rest) = cut(drawing, b' ');
        while rest.starts_with(|it: char| it.is_ascii_lowercase()) {
            let (sign, after) = cut(rest, b' ');
            names.push(cut(cut(sign, b'=').0, b'?').0);
            rest = after;
        }
        let names: &[&str] = names.leak();
        known.push((drawing, names));
        names
    })
}
