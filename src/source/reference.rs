//! What the data refers to: pages, pictures and icons that may be there or not, and fields that have perhaps another name.

use super::span::Span;

/// Something that a card or a text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where it is written: the value, or the text that it is a part of.
    pub span: Span,
    /// What it refers to.
    pub kind: ReferenceKind,
    /// The address, or the name of the icon or field.
    pub target: Box<str>,
}

/// What a reference is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// The page to which a whole card leads.
    Card,
    /// A page that a link in a text, or one of several links of a card, leads to.
    Link,
    /// A picture or an icon.
    Picture,
    /// An icon that is only named.
    IconName,
    /// A field of the author's own, whose name is nearly this one, which is not there.
    Field(&'static str),
}
