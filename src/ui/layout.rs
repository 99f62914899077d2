//! How cards and filters are laid out, and who decides.

use super::attributes::{Attributes, Keyword};

/// How cards are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Side by side.
    Grid,
    /// One below the other, a line for each.
    List,
}

impl Layout {
    /// Both layouts, in the order in which readers are offered them.
    pub const ALL: [Self; 2] = [Self::Grid, Self::List];

    /// The word for it in attributes and in the style sheet.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::List => "list",
        }
    }

    /// The layout of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }
}

impl Keyword for Layout {
    const DEFAULT: (&str, Self) = ("grid", Self::Grid);
    const OTHERS: &[(&str, Self)] = &[("list", Self::List)];
}

/// How filters are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterLayout {
    /// Each is a menu, in one row with the search box.
    Menus,
    /// Those with few values are rows of buttons, the others menus.
    Row,
}

impl Keyword for FilterLayout {
    const DEFAULT: (&str, Self) = ("menus", Self::Menus);
    const OTHERS: &[(&str, Self)] = &[("row", Self::Row)];
}

/// Whether readers can choose the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewMenu {
    /// The author's layout holds.
    Hidden,
    /// Two buttons offer both layouts.
    Shown,
}

impl ViewMenu {
    /// Reads the attribute `view-menu`: shown where the element has it, unless its value is `off`.
    pub fn read(attributes: &Attributes) -> Self {
        match attributes.value("view-menu") {
            Some(value) if !value.eq_ignore_ascii_case("off") => Self::Shown,
            _ => Self::Hidden,
        }
    }
}
