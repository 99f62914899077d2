//! What reading a page's markup needs of its elements, and no more, so that it can be tested without a browser.

/// An element of the page. `browser` implements it; tests have their own.
pub trait Element: Clone + PartialEq {
    /// A node of text.
    type Text: Clone + PartialEq;

    /// Its name, in lower case.
    fn name(&self) -> String;

    /// The value of an attribute, if the element has it.
    fn attribute(&self, name: &str) -> Option<String>;

    /// All attributes with their values.
    fn attributes(&self) -> Vec<(String, String)>;

    /// The element that it is in.
    fn parent(&self) -> Option<Self>;

    /// The elements and texts in it, in order; comments are left out.
    fn nodes(&self) -> Vec<Node<Self>>;

    /// The characters of a text.
    fn text(text: &Self::Text) -> String;

    /// Whether a selector matches it. False for a selector that is not valid.
    fn matches(&self, selector: &str) -> bool;

    /// The elements inside it that a selector matches, in document order. None for a selector that is not valid.
    fn find(&self, selector: &str) -> Vec<Self>;

    /// The elements directly in it.
    fn children(&self) -> Vec<Self> {
        let nodes = self.nodes().into_iter();
        let elements = nodes.filter_map(|it| match it {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        elements.collect()
    }

    /// Whether it is the only element in its parent.
    fn is_only_child(&self) -> bool {
        self.parent().is_some_and(|it| it.children().len() == 1)
    }

    /// Whether another element is this one, or inside it.
    fn contains(&self, other: &Self) -> bool {
        let mut inner = Some(other.clone());
        while let Some(it) = inner {
            if it == *self {
                return true;
            }
            inner = it.parent();
        }
        false
    }
}

/// A node of a page's markup.
pub enum Node<E: Element> {
    /// An element.
    Element(E),
    /// A text.
    Text(E::Text),
}
