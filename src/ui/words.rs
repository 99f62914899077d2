//! The interface's own words, in the reader's language.
//!
//! `words.txt` holds one block of lines per language, apart by an empty line. A block's first line is the language's
//! tag and the character that groups thousands; the others are the phrases, in the order of [`Phrase`]. Plural forms
//! stand in one line, apart by `|`, in the order of the language's CLDR categories (zero, one, two, few, many, other).

use super::pattern::{cut, filled, nth};
use super::phrase::Phrase;

const TABLE: &str = include_str!("words.txt");

/// One language of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The table from this language's block on.
    block: &'static str,
}

/// How many lines a block has, with the empty one after it.
const BLOCK: usize = Phrase::Loading as usize + 3;

impl Words {
    /// The words for a BCP 47 tag: its language if the table has it, else English.
    pub fn of(tag: &str) -> Self {
        let language = subtag(tag, 0);
        let mut block = TABLE;
        while !block.is_empty() {
            let words = Self { block };
            if words.tag().eq_ignore_ascii_case(language) {
                return words;
            }
            block = words.after();
        }
        Self { block: TABLE }
    }

    /// The table after this block.
    fn after(self) -> &'static str {
        let mut rest = self.block;
        for _ in 0..BLOCK {
            rest = cut(rest, b'\n').1;
        }
        rest
    }

    /// Every language of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all = Vec::new();
        let mut block = TABLE;
        while !block.is_empty() {
            let words = Self { block };
            all.push(words);
            block = words.after();
        }
        all.into_iter()
    }

    /// The language's tag.
    pub fn tag(self) -> &'static str {
        cut(nth(self.block, b'\n', 0), b' ').0
    }

    /// A phrase as it stands in the table.
    pub fn say(self, phrase: Phrase) -> &'static str {
        self.line(phrase as usize)
    }

    /// The phrase of this number; nothing past the last.
    pub fn line(self, phrase: usize) -> &'static str {
        nth(self.block, b'\n', (phrase + 1).min(BLOCK - 1))
    }

    /// A phrase, its slots filled with two values.
    pub fn fill(self, phrase: Phrase, first: &str, second: &str) -> String {
        filled(self.say(phrase), first, second)
    }

    /// A phrase in the form for `count`, filled with `n`. Counts are grouped as the language does.
    #[inline(never)]
    pub fn count(self, phrase: Phrase, count: usize) -> String {
        filled(self.form(phrase, count), &self.number(count), "")
    }

    /// The plural form of a phrase for `count`; its last, where it has too few.
    fn form(self, phrase: Phrase, count: usize) -> &'static str {
        let mut forms = self.say(phrase);
        for _ in 0..plural(self.tag(), count) {
            match cut(forms, b'|').1 {
                "" => break,
                rest => forms = rest,
            }
        }
        cut(forms, b'|').0
    }

    /// How many of how many are shown: `5 of 14 guides`, or just `14 guides`.
    pub fn shown(self, shown: usize, total: usize) -> String {
        if shown == total {
            return self.count(Phrase::Guides, total);
        }
        filled(
            self.form(Phrase::Some, total),
            &self.number(shown),
            &self.number(total),
        )
    }

    /// How many are meant, after a word: ` (3)`, or nothing for none.
    pub fn among(self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => [" (", &self.number(count), ")"].concat(),
        }
    }

    /// A facet's name as readers see it: `section`, `tags` and `time` in their language, any other humanised.
    pub fn facet(self, name: &str) -> String {
        for (known, phrase) in FACETS {
            if name.eq_ignore_ascii_case(known) {
                return self.say(phrase).to_owned();
            }
        }
        humanise(name)
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
        self.fill(phrase, end, "")
    }

    /// A number with its thousands grouped.
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let group = cut(nth(self.block, b'\n', 0), b' ').1;
        let mut out = String::new();
        for (at, digit) in digits.bytes().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(char::from(digit));
        }
        out
    }
}

/// The facets that have a name of their own in every language.
const FACETS: [(&str, Phrase); 3] = [
    ("section", Phrase::Section),
    ("tags", Phrase::Tags),
    ("time", Phrase::Time),
];

/// Languages and, with a capital, scripts that are written from right to left: those that CLDR's `layout.json` says so
/// of and that documentation is written in.
const RIGHT_TO_LEFT: &str = "ar fa he iw ur ps yi ckb ug sd dv Arab Hebr Syrc Thaa";

/// Whether a language is written from right to left, by its subtags: the script where one is given, else the language.
pub fn right_to_left(tag: &str) -> bool {
    let script = subtag(tag, 1);
    let decisive = if script.len() == 4 {
        script
    } else {
        subtag(tag, 0)
    };
    let mut rest = RIGHT_TO_LEFT;
    while !rest.is_empty() {
        let (known, others) = cut(rest, b' ');
        if known.eq_ignore_ascii_case(decisive) {
            return true;
        }
        rest = others;
    }
    false
}

/// A subtag of a BCP 47 tag; empty past the last.
fn subtag(tag: &str, at: usize) -> &str {
    let tag = tag.trim();
    let separator = if tag.contains('_') { b'_' } else { b'-' };
    nth(tag, separator, at)
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

/// `skill_level` and `skillLevel` are "Skill level".
fn humanise(name: &str) -> String {
    let mut out = String::new();
    let (mut gap, mut before) = (false, ' ');
    for c in name.chars() {
        if matches!(c, '_' | '-' | ' ') {
            gap = true;
        } else {
            let hump = c.is_ascii_uppercase() && before.is_ascii_lowercase();
            if out.is_empty() {
                out.push(c.to_ascii_uppercase());
            } else {
                if gap || hump {
                    out.push(' ');
                }
                out.push(if hump { c.to_ascii_lowercase() } else { c });
            }
            gap = false;
        }
        before = c;
    }
    out
}
