//! Data that is given along with a page's markup: what the markup lacks is taken from the data, by the address of a card.

use crate::catalog::{Card, Catalog, SafeUrl};
use crate::source::Diagnostic;
use std::collections::{HashMap, HashSet};

/// Which cards of data are in a page's markup, by the keys of their addresses.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    /// The keys of all cards of the markup.
    shown: HashSet<String>,
    /// The keys and titles of the cards of the data that are not among them.
    missing: HashMap<String, String>,
}

impl Presence {
    /// The diagnostic that names cards of the data that no markup shows: neither this one nor any of the `others` on the page.
    pub fn not_shown<'a>(
        &'a self,
        others: impl Iterator<Item = &'a Self> + Clone,
    ) -> Option<Diagnostic> {
        let is_shown = |key: &str| others.clone().any(|it| it.shown.contains(key));
        let missing = self.missing.iter().filter(|(key, _)| !is_shown(key));
        let titles: Vec<&str> = missing.map(|(_, title)| title.as_str()).collect();
        not_shown(&titles)
    }
}

impl Catalog {
    /// This catalog of a page's markup, with what `data` says in addition about cards of the same address: their tags, keywords,
    /// weight, date and other fields, and the description where the markup has none. `own` makes an address of this catalog absolute,
    /// `others` one of the data.
    ///
    /// Also returns which cards of the data the markup shows.
    pub fn with_data(
        mut self,
        data: Catalog,
        own: &dyn Fn(&SafeUrl) -> String,
        others: &dyn Fn(&SafeUrl) -> String,
    ) -> (Catalog, Presence) {
        let key = |card: &Card, absolute: &dyn Fn(&SafeUrl) -> String| {
            card.main_link().map(|it| page_key(&absolute(it)))
        };
        let mut by_address: HashMap<String, Card> = HashMap::new();
        for card in data.cards {
            if let Some(key) = key(&card, others) {
                by_address.entry(key).or_insert(card);
            }
        }
        let mut shown = HashSet::new();
        for card in &mut self.cards {
            let Some(key) = key(card, own) else { continue };
            if let Some(data) = by_address.get(&key) {
                add(card, data);
            }
            shown.insert(key);
        }
        by_address.retain(|key, _| !shown.contains(key));
        let missing = by_address.into_iter();
        let missing = missing.map(|(key, card)| (key, card.title.text));
        let presence = Presence {
            missing: missing.collect(),
            shown,
        };
        (self, presence)
    }
}

/// Adds what the data says about a card.
fn add(card: &mut Card, data: &Card) {
    let mut tags = card.tags.to_vec();
    let is_new = |it: &&std::rc::Rc<str>| !card.tags.iter().any(|tag| tag.eq_ignore_ascii_case(it));
    tags.extend(data.tags.iter().filter(is_new).cloned());
    card.tags = tags.into();
    let keywords = card.keywords.iter().chain(&data.keywords);
    card.keywords = keywords.cloned().collect();
    let mut fields = card.fields.to_vec();
    let is_missing = |name: &str| {
        !card
            .fields
            .iter()
            .any(|it| it.name.eq_ignore_ascii_case(name))
    };
    fields.extend(
        data.fields
            .iter()
            .filter(|it| is_missing(&it.name))
            .cloned(),
    );
    card.fields = fields.into();
    card.weight = card.weight.or(data.weight);
    card.date = card.date.take().or_else(|| data.date.clone());
    if card.description.text.is_empty() {
        card.description = data.description.clone();
    }
}

fn not_shown(titles: &[&str]) -> Option<Diagnostic> {
    let first = titles.iter().min()?;
    let found = match titles.len() {
        1 => format!(
            "the page's own markup has no card with the address of \"{first}\", so that card is not shown"
        ),
        count => format!(
            "the page's own markup has no cards with the addresses of {count} cards of the data, such as \"{first}\", so these are not shown"
        ),
    };
    let right =
        "add them to the markup, or set cards=\"off\" to show the data in place of the markup";
    Some(Diagnostic::on_element("cards", found, right.into()))
}

/// What pages with the same content have in common in their addresses: no `index.html`, no `.html` or `.md`, and no slash at the
/// end. The fragment counts.
pub fn page_key(address: &str) -> String {
    let (page, fragment) = address.split_once('#').unwrap_or((address, ""));
    let page = page.trim_end_matches('/');
    let names = ["/index.html", "/index.md", ".html", ".htm", ".md", ".mdx"];
    let page = names
        .iter()
        .find_map(|it| page.strip_suffix(it))
        .unwrap_or(page);
    match fragment {
        "" => page.to_owned(),
        _ => format!("{page}#{fragment}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_have_one_key() {
        for (address, key) in [
            ("https://a.org/guides/x/", "https://a.org/guides/x"),
            ("https://a.org/guides/x", "https://a.org/guides/x"),
            (
                "https://a.org/guides/x/index.html",
                "https://a.org/guides/x",
            ),
            ("https://a.org/guides/x.html", "https://a.org/guides/x"),
            (
                "https://a.org/guides/x.md#part",
                "https://a.org/guides/x#part",
            ),
            ("https://a.org/guides/x?v=2", "https://a.org/guides/x?v=2"),
            ("https://a.org/", "https://a.org"),
        ] {
            assert_eq!(page_key(address), key, "{address}");
        }
    }
}
