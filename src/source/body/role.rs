//! What the shortcodes of documentation themes have to do with cards.
//!
//! | theme | grids | cards | where its shortcodes are described |
//! | --- | --- | --- | --- |
//! | Docker's documentation | `grid` | `card` | <https://github.com/docker/docs/tree/main/layouts/shortcodes> |
//! | Hextra | `cards`, `hextra/feature-grid` | `card`, `hextra/feature-card` | <https://imfing.github.io/hextra/docs/guide/shortcodes/cards/> |
//! | Docsy | `cardpane` | `card`, `blocks/feature` | <https://www.docsy.dev/docs/content/shortcodes/> |
//! | Grafana's documentation | `card-grid` | | <https://grafana.com/docs/writers-toolkit/write/shortcodes/> |

/// What a shortcode does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It places a card list, or the cards inside it.
    Grid,
    /// It is a card.
    Card,
    /// It has nothing to do with cards.
    Other,
}

const GRIDS: [&str; 5] = [
    "grid",
    "cards",
    "hextra/feature-grid",
    "cardpane",
    "card-grid",
];

const CARDS: [&str; 3] = ["card", "hextra/feature-card", "blocks/feature"];

impl Role {
    /// The role of the shortcode with this name.
    pub(super) fn of(name: &str) -> Self {
        if GRIDS.contains(&name) {
            Self::Grid
        } else if CARDS.contains(&name) {
            Self::Card
        } else {
            Self::Other
        }
    }
}
