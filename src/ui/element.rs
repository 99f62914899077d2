//! Elements, built by plain calls.
//!
//! Yew's `html!` spells out each element anew where it stands, and readers download all of it; these few functions say
//! the same in a few calls. `<p class="x" id={id}>{text}</p>` is `el!("p", "class" = "x"; "id").attr("id", id).text(text)`:
//! the attributes that never change first, then the names of those that do.

use std::rc::Rc;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, VComp, VList, VNode, VTag, VText,
};
use yew::{AttrValue, Html, NodeRef};

/// An element in the making.
pub struct El(Rc<VTag>);

/// Begins an [`El`]: its tag, its fixed attributes, the names of the others.
macro_rules! el {
    ($tag:expr $(, $name:literal = $value:literal)* $(; $($later:literal),+)?) => {
        $crate::ui::element::El::new($tag, &[$($name,)* $($($later,)+)?], &[$($value),*])
    };
}
pub(super) use el;

impl El {
    /// An element with attributes: `values` has those of the first names. The others are absent till they are given.
    #[inline(never)]
    pub fn new(tag: &'static str, names: &'static [&'static str], values: &[&'static str]) -> Self {
        let mut tag = VTag::new(tag);
        let mut held = Vec::with_capacity(names.len());
        for at in 0..names.len() {
            let value = values.get(at).map(|it| AttrValue::Static(it));
            held.push(value.map(AttributeOrProperty::Attribute));
        }
        tag.attributes = Attributes::Dynamic {
            keys: names,
            values: held.into_boxed_slice(),
        };
        Self(Rc::new(tag))
    }

    fn change(mut self, change: &mut dyn FnMut(&mut VTag)) -> Self {
        if let Some(tag) = Rc::get_mut(&mut self.0) {
            change(tag);
        }
        self
    }

    /// Gives an attribute its value.
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.change(&mut |tag| {
            if let Attributes::Dynamic { keys, values } = &mut tag.attributes {
                for (key, held) in keys.iter().zip(values.iter_mut()) {
                    if *key == name {
                        *held = Some(AttributeOrProperty::Attribute(
                            Rc::<str>::from(value).into(),
                        ));
                    }
                }
            }
        })
    }

    /// Gives an attribute its value, if there is one.
    #[inline(never)]
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// What the search box holds, as a property: readers change it, and the attribute would no longer matter.
    #[inline(never)]
    pub fn value(self, value: &str) -> Self {
        self.change(&mut |tag| tag.set_value(Some(AttrValue::from(Rc::<str>::from(value)))))
    }

    /// What tells it from its siblings when their order changes.
    #[inline(never)]
    pub fn key(self, key: &str) -> Self {
        self.change(&mut |tag| tag.key = Some(Key::from(key)))
    }

    /// Where it will be found once it is on the page.
    #[inline(never)]
    pub fn found_by(self, element: &NodeRef) -> Self {
        self.change(&mut |tag| tag.node_ref = element.clone())
    }

    /// Hears an event.
    #[inline(never)]
    pub fn on(self, listener: Rc<dyn Listener>) -> Self {
        self.change(&mut |tag| {
            tag.add_listener(Rc::clone(&listener));
        })
    }

    /// Adds a child. What is absent is added as [`nothing`], so that Yew knows the siblings after it by their places.
    #[inline(never)]
    pub fn child(self, child: Html) -> Self {
        let mut child = Some(child);
        self.change(&mut |tag| {
            if let Some(child) = child.take() {
                match tag.children_mut() {
                    // The only child needs no list around it.
                    Some(VNode::VList(list))
                        if list.is_empty() && !matches!(child, VNode::VList(_)) =>
                    {
                        *tag.children_mut().unwrap_or(&mut nothing()) = child;
                    }
                    _ => tag.add_child(child),
                }
            }
        })
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.child(super::element::text(text))
    }

    /// All of its children.
    #[inline(never)]
    pub fn children(self, children: Vec<Html>) -> Self {
        let mut children = list(children);
        self.change(&mut |tag| {
            if let Some(held) = tag.children_mut() {
                std::mem::swap(held, &mut children);
            }
        })
    }

    /// The element.
    pub fn html(self) -> Html {
        VNode::VTag(self.0)
    }
}

/// A text.
#[inline(never)]
pub fn text(text: &str) -> Html {
    VNode::VText(VText::new(Rc::<str>::from(text)))
}

/// Nodes in a row.
#[inline(never)]
pub fn list(nodes: Vec<Html>) -> Html {
    VNode::VList(Rc::new(VList::from(nodes)))
}

/// No node.
pub fn nothing() -> Html {
    Html::default()
}

/// A component.
pub fn component(component: VComp) -> Html {
    VNode::VComp(Rc::new(component))
}
