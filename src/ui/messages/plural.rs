//! Phrases whose form depends on a number, such as `1 guide` and `2 guides`.

use super::template::Template;

/// A form that languages have for some numbers, as
/// [CLDR names them](https://cldr.unicode.org/index/cldr-spec/plural-rules) and `Intl.PluralRules` returns them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralCategory {
    /// `zero`: in Arabic, for 0.
    Zero,
    /// `one`: in English, for 1; in French, also for 0.
    One,
    /// `two`: in Arabic, for 2.
    Two,
    /// `few`: in Arabic, for 3 to 10, 103 to 110 and so on.
    Few,
    /// `many`: in Arabic, for 11 to 99, 111 to 199 and so on; in French, for millions.
    Many,
    /// `other`: every number that has no form of its own. All languages have it.
    Other,
}

impl PluralCategory {
    /// All categories, in CLDR's order.
    pub const ALL: [Self; 6] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Few,
        Self::Many,
        Self::Other,
    ];

    /// The category's name in CLDR, in `Intl.PluralRules` and in the message files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The category of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == name)
    }
}

/// A phrase with a form for each plural category of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plural {
    forms: Vec<(PluralCategory, Template)>,
    other: Template,
}

impl Plural {
    /// A phrase with these forms, and `other` for all categories that have none.
    pub fn new(
        forms: impl IntoIterator<Item = (PluralCategory, Template)>,
        other: Template,
    ) -> Self {
        Self {
            forms: forms.into_iter().collect(),
            other,
        }
    }

    /// The form for this category; `other`, where there is none.
    pub fn form(&self, category: PluralCategory) -> &Template {
        let form = self.forms.iter().find(|it| it.0 == category);
        form.map_or(&self.other, |it| &it.1)
    }

    /// All forms; `other` is the last.
    pub fn forms(&self) -> impl Iterator<Item = &Template> {
        self.forms.iter().map(|it| &it.1).chain([&self.other])
    }
}

/// A phrase with two numbers, such as `5 of 14 guides`; one of them decides its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfTotal {
    /// Which number decides.
    pub by: Counted,
    /// The phrase in each form.
    pub forms: Plural,
}

/// The number that the noun of a phrase with two numbers agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// `n`, what is shown: in French, `1 guide sur 2`.
    Shown,
    /// `total`: in English, `1 of 2 guides`.
    Total,
}
