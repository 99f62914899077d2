//! The interface's own words, in the reader's language.
//!
//! `words.txt` holds one block of lines per language, apart by an empty line. A block's first line is the language's
//! tag and the character that groups thousands; the others are the phrases, in the order of [`Phrase`]. Plural forms
//! stand in one line, apart by `|`, in the order of the language's CLDR categories (zero, one, two, few, many, other).

use yew::{Html, html};

const TABLE: &str = include_str!("words.txt");

/// Everything that the interface says. A name in braces in the English block is what a phrase is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// `{n}`: how many are shown, when all are. Plural by `n`.
    Guides,
    /// `{n}` of `{total}`: how many are shown. Plural by `total`.
    Some,
    /// Nothing was found.
    None,
    /// `{n}`: the search box's label. Plural by `n`.
    Search,
    /// Empties the search box.
    Erase,
    /// Takes back everything.
    Clear,
    /// `{what}`: takes back one chosen value.
    Remove,
    /// `{facet}` and `{value}`: a chosen value.
    Chosen,
    /// The group of chosen values.
    Choices,
    /// Unfolds the facets where there is little room.
    Filters,
    /// The menu of orders.
    Sort,
    /// The page's order.
    ByPage,
    /// By title.
    ByTitle,
    /// By weight.
    ByWeight,
    /// By date.
    ByDate,
    /// By how well cards match.
    ByMatch,
    /// `{n}`: how many cards are painted next.
    More,
    /// `{n}`: how many values a facet has.
    AllValues,
    /// `{what}`: the box that searches a facet's values.
    FindValue,
    /// No value of a facet contains what was typed there.
    NoValue,
    /// `{typed}` and `{meant}`
    Correction,
    /// `{what}`: a word or value that could be dropped.
    Drop,
    /// `{what}`: the keyword that a card was found by.
    ByKeyword,
    /// The facet `section`.
    Section,
    /// The facet `tags`.
    Tags,
    /// The facet `time`.
    Time,
    /// `{n}`: a bucket of durations, in minutes.
    UpTo,
    /// `{n}`: the last bucket of durations, in minutes.
    Over,
    /// `{n}`: how many remarks there are on the page's data. Plural by `n`.
    Problems,
    /// While a big catalog is read.
    Loading,
}

/// One language of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Which block.
    block: usize,
}

/// A piece of a phrase.
enum Piece<'a> {
    Text(&'a str),
    Slot(&'a str),
}

impl Words {
    /// The words for a BCP 47 tag: its language if the table has it, else English.
    pub fn of(tag: &str) -> Self {
        let language = primary(tag);
        let block = blocks().position(|block| header(block).0.eq_ignore_ascii_case(language));
        Self {
            block: block.unwrap_or(0),
        }
    }

    /// Every language of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        blocks().enumerate().map(|(block, _)| Self { block })
    }

    /// The language's tag.
    pub fn tag(self) -> &'static str {
        header(self.lines()).0
    }

    /// A phrase as it stands in the table.
    pub fn say(self, phrase: Phrase) -> &'static str {
        self.line(phrase as usize)
    }

    /// The phrase of this number; nothing past the last.
    pub fn line(self, phrase: usize) -> &'static str {
        self.lines().lines().nth(phrase + 1).unwrap_or("")
    }

    /// A phrase, filled.
    pub fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        filled(self.say(phrase), values)
    }

    /// A phrase in the form for `count`, filled with `n` and `values`. Counts are grouped as the language does.
    pub fn count(self, phrase: Phrase, count: usize, values: &[(&str, &str)]) -> String {
        let forms = self.say(phrase);
        let nth = plural(self.tag(), count);
        let form = forms.split('|').nth(nth).or(forms.rsplit('|').next());
        filled(
            &filled(form.unwrap_or(""), values),
            &[("n", &self.number(count))],
        )
    }

    /// How many of how many are shown: `5 of 14 guides`, or just `14 guides`.
    pub fn shown(self, shown: usize, total: usize) -> String {
        if shown == total {
            return self.count(Phrase::Guides, total, &[]);
        }
        // The form goes by the total, which `count` calls `n`.
        let slots = [("n", "{shown}"), ("total", "{n}")];
        let pattern = self.count(Phrase::Some, total, &slots);
        filled(&pattern, &[("shown", &self.number(shown))])
    }

    /// A phrase as nodes, so that what fills it keeps its own direction and marks.
    pub fn weave(self, phrase: Phrase, fill: impl Fn(&str) -> Html) -> Html {
        pieces(self.say(phrase))
            .map(|piece| match piece {
                Piece::Text(text) => html! { {text} },
                Piece::Slot(name) => fill(name),
            })
            .collect()
    }

    /// A facet's name as readers see it: `section`, `tags` and `time` in their language, any other humanised.
    pub fn facet(self, name: &str) -> String {
        match name.to_ascii_lowercase().as_str() {
            "section" => self.say(Phrase::Section).to_owned(),
            "tags" => self.say(Phrase::Tags).to_owned(),
            "time" => self.say(Phrase::Time).to_owned(),
            _ => humanise(name),
        }
    }

    /// A facet's value as readers see it: `20` and `60+` of the facet `time` are minutes, any other is its label.
    pub fn value(self, facet: &str, label: &str) -> String {
        let end = label.strip_suffix('+').unwrap_or(label);
        if !facet.eq_ignore_ascii_case("time") || !end.bytes().all(|it| it.is_ascii_digit()) {
            return label.to_owned();
        }
        let phrase = if end == label {
            Phrase::UpTo
        } else {
            Phrase::Over
        };
        self.fill(phrase, &[("n", end)])
    }

    /// A number with its thousands grouped.
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let group = header(self.lines()).1;
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(digit);
        }
        out
    }

    fn lines(self) -> &'static str {
        blocks().nth(self.block).unwrap_or("")
    }
}

/// Whether a language is written from right to left, by its subtags: the script where one is given, else the language.
///
/// The languages are those that CLDR's `layout.json` says so of and that documentation is written in.
pub fn right_to_left(tag: &str) -> bool {
    let script = tag.split(['-', '_']).nth(1).filter(|it| it.len() == 4);
    match script {
        Some(script) => ["Arab", "Hebr", "Syrc", "Thaa"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(script)),
        None => [
            "ar", "fa", "he", "iw", "ur", "ps", "yi", "ckb", "ug", "sd", "dv",
        ]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(primary(tag))),
    }
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or("").trim()
}

fn blocks() -> impl Iterator<Item = &'static str> {
    TABLE.trim_end().split("\n\n")
}

/// The tag and the grouping character of a block.
fn header(block: &'static str) -> (&'static str, &'static str) {
    block
        .lines()
        .next()
        .unwrap_or("")
        .split_once(' ')
        .unwrap_or(("", ""))
}

/// Which of a language's plural forms `count` takes, from 0, by
/// [CLDR's rules](https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html) for whole numbers.
fn plural(tag: &str, count: usize) -> usize {
    match (tag, count) {
        ("ar", 0..=2) => count,
        ("ar", _) => match count % 100 {
            3..=10 => 3,
            11..=99 => 4,
            _ => 5,
        },
        ("fr" | "pt", 0) | (_, 1) => 0,
        _ => 1,
    }
}

fn pieces(pattern: &str) -> impl Iterator<Item = Piece<'_>> {
    pattern.split('{').enumerate().flat_map(|(at, part)| {
        let (slot, text) = match part.split_once('}') {
            Some((slot, text)) if at > 0 => (Some(Piece::Slot(slot)), text),
            _ => (None, part),
        };
        slot.into_iter()
            .chain((!text.is_empty()).then_some(Piece::Text(text)))
    })
}

/// Fills the slots that `values` names; others stay as they are, for a second filling.
fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for piece in pieces(pattern) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Slot(slot) => match values.iter().find(|(name, _)| *name == slot) {
                Some((_, value)) => out.push_str(value),
                None => {
                    out.push('{');
                    out.push_str(slot);
                    out.push('}');
                }
            },
        }
    }
    out
}

/// `skill_level` and `skillLevel` are "Skill level".
fn humanise(name: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in name.chars() {
        let upper_after_lower = c.is_ascii_uppercase() && before.is_ascii_lowercase();
        match c {
            '_' | '-' | ' ' if !before.is_whitespace() => out.push(' '),
            '_' | '-' | ' ' => {}
            _ if out.is_empty() => out.push(c.to_ascii_uppercase()),
            _ if upper_after_lower => {
                out.push(' ');
                out.push(c.to_ascii_lowercase());
            }
            _ => out.push(c),
        }
        before = if matches!(c, '_' | '-') { ' ' } else { c };
    }
    out.trim_end().to_owned()
}
