//! Elements of the page, as the reader of its markup sees them.

use crate::browser::dom;
use crate::catalog::markup::{self, Node};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// An element of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageElement(pub Element);

impl markup::Element for PageElement {
    type Text = web_sys::Node;

    fn name(&self) -> String {
        self.0.local_name()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    fn attributes(&self) -> Vec<(String, String)> {
        let names = self.0.get_attribute_names().into_iter();
        let names = names.filter_map(|it| it.as_string());
        let attributes = names.filter_map(|name| {
            let value = self.0.get_attribute(&name)?;
            Some((name, value))
        });
        attributes.collect()
    }

    fn parent(&self) -> Option<Self> {
        self.0.parent_element().map(Self)
    }

    fn nodes(&self) -> Vec<Node<Self>> {
        let mut nodes = Vec::new();
        let mut next = self.0.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            match node.node_type() {
                web_sys::Node::ELEMENT_NODE => {
                    nodes.push(Node::Element(Self(node.unchecked_into())));
                }
                web_sys::Node::TEXT_NODE => nodes.push(Node::Text(node)),
                _ => {}
            }
        }
        nodes
    }

    fn text(text: &web_sys::Node) -> String {
        text.node_value().unwrap_or_default()
    }

    fn matches(&self, selector: &str) -> bool {
        dom::matches(&self.0, selector)
    }

    fn find(&self, selector: &str) -> Vec<Self> {
        let found = dom::all_in(&self.0, selector).into_iter();
        found.map(Self).collect()
    }

    fn children(&self) -> Vec<Self> {
        let mut children = Vec::new();
        let mut next = self.0.first_element_child();
        while let Some(child) = next {
            next = child.next_element_sibling();
            children.push(Self(child));
        }
        children
    }

    fn is_only_child(&self) -> bool {
        // Counting the children of a parent of many cards would take as long for each of them.
        let before = self.0.previous_element_sibling();
        before.is_none() && self.0.next_element_sibling().is_none()
    }

    fn contains(&self, other: &Self) -> bool {
        self.0.contains(Some(&other.0))
    }
}
