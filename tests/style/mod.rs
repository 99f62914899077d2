//! The style sheet, as tests read it.
#![allow(dead_code, reason = "each test program uses a part of it")]

/// What a site may change, in a comment, and the imports of all other files.
pub const INDEX: &str = include_str!("../../src/ui/style/index.css");

/// The rules of the files that [`INDEX`] imports, in that order.
pub const RULES: &str = concat!(
    include_str!("../../src/ui/style/theme.css"),
    include_str!("../../src/ui/style/base.css"),
    include_str!("../../src/ui/style/toolbar.css"),
    include_str!("../../src/ui/style/facets.css"),
    include_str!("../../src/ui/style/sheet.css"),
    include_str!("../../src/ui/style/results.css"),
    include_str!("../../src/ui/style/card.css"),
    include_str!("../../src/ui/style/list.css"),
    include_str!("../../src/ui/style/media.css"),
);
