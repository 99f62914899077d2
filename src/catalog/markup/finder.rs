//! Finds the cards in the markup of an element.

use super::card;
use super::element::Element;
use super::shape::{
    EMPTY, SKIPPED, content, definitions, has_own_text, heading_level, is_grid, is_item,
    linked_headings,
};
use super::text::text;
use super::{Markup, MarkupHeading, Part, Rest, Wealth, Wrapper};

/// The cards of documentation generators and their themes: sphinx-design, Starlight, VitePress, Nextra, Hextra, Material's grids,
/// and what Docusaurus, Docsy, Docker and Bootstrap call a card.
const KNOWN: &str = ".card,.sd-card,.sl-link-card,.VPFeature,.vp-feature-item,.nextra-card,.hextra-card,\
    .grid.cards > ul > li,.grid.cards > ol > li";

/// How cards are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How<'a> {
    /// By what is known of generators, or else by their shape.
    Guess,
    /// As `Guess`, but the author has said that there are cards: a list of one is enough.
    GuessSurely,
    /// By the author's selector.
    Selector(&'a str),
}

/// What decides whether an element is a card.
#[derive(Clone, Copy)]
enum Rule<'a> {
    Matches(&'a str),
    Shape,
}

impl<E: Element> Markup<E> {
    /// The cards in an element; `None` if there are none, or only one that nobody has named a card.
    pub fn find(top: &E, how: How<'_>) -> Option<Self> {
        let found = |rule, least: usize| {
            // Each element that is walked through costs the browser several calls.
            if let Rule::Matches(selector) = rule
                && top.find(selector).is_empty()
            {
                return None;
            }
            let mut finder = Finder::new(rule, Vec::new());
            finder.walk(top);
            if !finder.grids.is_empty() {
                // A grid of one card is only known by others like it.
                finder = Finder::new(rule, finder.grids);
                finder.walk(top);
            }
            let markup = finder.markup;
            (markup.cards.len() >= least).then_some(markup)
        };
        match how {
            How::Selector(selector) => found(Rule::Matches(selector), 1),
            How::Guess => {
                let known = found(Rule::Matches(KNOWN), 1);
                // One box in the look of a card may be a tip beside a list of guides.
                let is_one = known.as_ref().is_none_or(|it| it.cards.len() == 1);
                let shaped = is_one.then(|| found(Rule::Shape, 2)).flatten();
                shaped.or(known)
            }
            How::GuessSurely => Self::find(top, How::Guess).or_else(|| found(Rule::Shape, 1)),
        }
    }
}

struct Finder<'a, E> {
    rule: Rule<'a>,
    markup: Markup<E>,
    /// The nearest heading above.
    heading: Option<usize>,
    /// The names and classes of grids that were found.
    grids: Vec<(String, String)>,
}

/// What an element holds, while it is being walked through.
struct Contents {
    parts: Vec<Part>,
    rest: Rest,
    /// The heading whose cards have not come yet.
    heading: Option<usize>,
}

impl<'a, E: Element> Finder<'a, E> {
    fn new(rule: Rule<'a>, grids: Vec<(String, String)>) -> Self {
        Self {
            rule,
            markup: Markup {
                cards: Vec::new(),
                headings: Vec::new(),
                wrappers: Vec::new(),
            },
            heading: None,
            grids,
        }
    }

    /// Walks through what is in an element.
    fn walk(&mut self, element: &E) -> Contents {
        let mut contents = Contents {
            parts: Vec::new(),
            rest: match has_own_text(element) {
                true => Rest::Some,
                false => Rest::None,
            },
            heading: None,
        };
        let (skipped, children): (Vec<E>, Vec<E>) = element
            .children()
            .into_iter()
            .partition(|it| it.matches(SKIPPED));
        if skipped.iter().any(|it| !it.matches(EMPTY)) {
            contents.rest = Rest::Some;
        }
        let linked = match self.rule {
            Rule::Shape => linked_headings(&children),
            Rule::Matches(_) => Vec::new(),
        };
        for child in children {
            match linked.iter().find(|it| it.contains(&child)) {
                Some(card) if card.first() == Some(&child) => {
                    self.add_card(card.clone(), &mut contents)
                }
                // A part of the card that was added.
                Some(_) => {}
                None => self.visit(&child, &mut contents),
            }
        }
        contents
    }

    /// An element among others: a card, a list of cards, a heading, or something around any of them.
    fn visit(&mut self, element: &E, contents: &mut Contents) {
        if self.is_card(element) {
            return self.add_card(vec![element.clone()], contents);
        }
        if let Some(level) = heading_level(element) {
            return self.add_heading(element, level, contents);
        }
        let known = (self.markup.cards.len(), self.markup.headings.len());
        let heading_above = self.heading;
        let mut inner = match (self.rule, element.name().as_str()) {
            (Rule::Shape, "dl") => self.all_cards(definitions(element)),
            (Rule::Shape, "ul" | "ol") if is_list(element) => {
                let items = content(element).into_iter().map(|it| vec![it]);
                self.all_cards(items.collect())
            }
            (Rule::Shape, _) if self.is_grid(element) => {
                let cards = content(element).into_iter().map(|it| vec![it]);
                self.all_cards(cards.collect())
            }
            _ => self.walk(element),
        };
        if element.matches("section,article") {
            // Its headings are about nothing that follows it.
            self.heading = heading_above;
            inner.heading = None;
        }
        if (self.markup.cards.len(), self.markup.headings.len()) == known {
            // A text: it introduces the cards of the heading above it, or is none of the grid's business.
            let heading = contents
                .heading
                .and_then(|it| self.markup.headings.get_mut(it));
            match heading {
                Some(heading) => heading.introduction.push(element.clone()),
                None => contents.rest = Rest::Some,
            }
            return;
        }
        // A heading may have an element of its own around it.
        contents.heading = inner.heading;
        contents
            .parts
            .push(Part::Wrapper(self.markup.wrappers.len()));
        self.markup.wrappers.push(Wrapper {
            element: element.clone(),
            parts: inner.parts,
            rest: inner.rest,
        });
    }

    /// Whether an element is a grid of cards, alone or because others of its name and class are.
    fn is_grid(&mut self, element: &E) -> bool {
        let class = element.attribute("class").unwrap_or_default();
        let look = (element.name(), class);
        let least = match self.grids.contains(&look) {
            true => 1,
            false => 2,
        };
        let is_grid = is_grid(element, least);
        if is_grid && least > 1 && !look.1.is_empty() {
            self.grids.push(look);
        }
        is_grid
    }

    fn is_card(&self, element: &E) -> bool {
        match self.rule {
            Rule::Shape => false,
            // Something around several cards is none itself.
            Rule::Matches(selector) => {
                element.matches(selector) && element.find(selector).len() < 2
            }
        }
    }

    fn all_cards(&mut self, cards: Vec<Vec<E>>) -> Contents {
        let mut contents = Contents {
            parts: Vec::new(),
            rest: Rest::None,
            heading: None,
        };
        for card in cards {
            self.add_card(card, &mut contents);
        }
        contents
    }

    fn add_card(&mut self, elements: Vec<E>, contents: &mut Contents) {
        let wealth = match self.rule {
            Rule::Matches(_) => Wealth::Cards,
            Rule::Shape => Wealth::Links,
        };
        contents.heading = None;
        match card::read(elements, self.heading, wealth) {
            Some(card) => {
                contents.parts.push(Part::Card(self.markup.cards.len()));
                self.markup.cards.push(card);
            }
            None => contents.rest = Rest::Some,
        }
    }

    fn add_heading(&mut self, element: &E, level: u8, contents: &mut Contents) {
        let number = self.markup.headings.len();
        contents.parts.push(Part::Heading(number));
        contents.heading = Some(number);
        self.heading = Some(number);
        self.markup.headings.push(MarkupHeading {
            level,
            text: text(element),
            id: heading_id(element),
            element: element.clone(),
            introduction: Vec::new(),
        });
    }
}

/// Whether a list has cards for items: at least half of them, as some may be texts.
fn is_list<E: Element>(list: &E) -> bool {
    let items = content(list);
    let cards = items.iter().filter(|it| is_item(*it)).count();
    cards > 0 && cards * 2 >= items.len()
}

/// The id of a heading: its own, or that of the section that it begins, or of an anchor in it.
fn heading_id<E: Element>(heading: &E) -> Option<String> {
    let id = |it: &E| it.attribute("id").filter(|it| !it.is_empty());
    let begins = |section: &E| content(section).first() == Some(heading);
    let section = || heading.parent().filter(begins).and_then(|it| id(&it));
    let anchor = || heading.find("a[id]").first().and_then(id);
    id(heading).or_else(section).or_else(anchor)
}
