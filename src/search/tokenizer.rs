//! Tokenizer: the words of a folded text, so that names with punctuation in them are found as written and by their parts.

use super::char_class::CharClass;
use super::folder::BOUNDARY;
use super::letters::is_digit;
use std::borrow::Cow;
use std::ops::Range;

/// One word of a folded text; all positions are bytes of that text.
///
/// `python3-queuelib` is two words, and so are `foo_bar` and `devel::i18n`; `what's` and `3.11` are one. Punctuation that
/// a name may begin or end with is kept beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word: letters and digits, with apostrophes between letters and points between digits.
    pub word: Range<usize>,
    /// The word with the punctuation around it that may belong to it: `.net`, `--css`, `c#`, `libstdc++`.
    pub written: Range<usize>,
    /// The class of its characters; punctuation that stands alone is [`CharClass::Punctuation`].
    pub class: CharClass,
}

/// Punctuation that may belong to the name after it, when whitespace or a bracket stands before it.
const LEADING: &str = ".-@$#:/~%&*!<=\\";
/// Punctuation that may belong to the name before it.
const TRAILING: &str = "+#";
/// Punctuation after which a name may start, as after a space.
const OPENING: &str = "([{\"'`,;|";

/// The words of a folded text, in order.
#[derive(Clone)]
pub struct Tokens<'a> {
    text: &'a str,
    /// Where the search for the next token begins.
    at: usize,
    before: Before,
}

/// What stands before the place where the search for the next token begins.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Nothing, or whitespace.
    Space,
    /// A word.
    Word,
}

impl<'a> Tokens<'a> {
    /// Splits `folded` into words.
    pub fn new(folded: &'a str) -> Self {
        Self {
            text: folded,
            at: 0,
            before: Before::Space,
        }
    }

    fn char_at(&self, at: usize) -> Option<(char, CharClass)> {
        let c = self.text.get(at..)?.chars().next()?;
        Some((c, CharClass::of(c)))
    }

    /// Where the word of this class ends that starts at `start`.
    fn end_of(&self, start: usize, class: CharClass) -> usize {
        let mut end = start;
        loop {
            if class == CharClass::Spaced {
                // Most words are nothing else. Character by character, this was the largest item in the profile of
                // `index` in `benches/engine.rs`.
                let rest = self.text.as_bytes().iter().skip(end);
                end += rest.take_while(|it| it.is_ascii_alphanumeric()).count();
            }
            match self.char_at(end) {
                Some((c, other)) if other == class => end += c.len_utf8(),
                Some((c, _)) if class == CharClass::Spaced && self.joins(end, c) => end += 1,
                _ => return end,
            }
        }
    }

    /// Whether the character at `at`, with a word before it, joins that with what follows: `what's`, `3.11`.
    fn joins(&self, at: usize, c: char) -> bool {
        let next = self.char_at(at + 1);
        match c {
            BOUNDARY => true,
            '\'' => {
                next.is_some_and(|(c, class)| class == CharClass::Spaced && !c.is_ascii_digit())
            }
            '.' => {
                let before = self.text.get(..at).and_then(|it| it.chars().next_back());
                before.is_some_and(is_digit) && next.is_some_and(|(c, _)| is_digit(c))
            }
            _ => false,
        }
    }

    /// The token whose word, of this class, starts at `start`; `lead` is where the punctuation starts that may belong to it.
    fn token(&self, start: usize, lead: usize, class: CharClass) -> Token {
        let word = start..self.end_of(start, class);
        if class != CharClass::Spaced {
            return Token {
                written: word.clone(),
                word,
                class,
            };
        }
        let rest = self.text.get(word.end..).unwrap_or_default();
        let after = rest.trim_start_matches(|c| TRAILING.contains(c));
        Token {
            written: lead..word.end + rest.len() - after.len(),
            word,
            class,
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        // The punctuation since the last space or word, and of that the end which may belong to a name.
        let (mut run, mut lead) = (self.at, self.at);
        let mut name_may_start = self.before == Before::Space;
        loop {
            match self.char_at(self.at) {
                Some((c, CharClass::Punctuation)) => {
                    self.at += 1;
                    if !LEADING.contains(c) {
                        lead = self.at;
                        name_may_start |= OPENING.contains(c);
                    }
                }
                Some((_, class)) if class != CharClass::Separator => {
                    let start = self.at;
                    if !name_may_start {
                        // Within a run of characters only a point starts a name: `node.js`.
                        let has_point = self
                            .text
                            .get(lead..start)
                            .unwrap_or_default()
                            .ends_with('.');
                        lead = start - usize::from(has_point);
                    }
                    let token = self.token(start, lead, class);
                    self.at = token.word.end;
                    self.before = Before::Word;
                    return Some(token);
                }
                separator => {
                    let punctuation = run..self.at;
                    let is_alone = self.before == Before::Space && !punctuation.is_empty();
                    self.before = Before::Space;
                    self.at += separator.map_or(0, |(c, _)| c.len_utf8());
                    if is_alone {
                        return Some(Token {
                            word: punctuation.clone(),
                            written: punctuation,
                            class: CharClass::Punctuation,
                        });
                    }
                    separator?;
                    (run, lead, name_may_start) = (self.at, self.at, true);
                }
            }
        }
    }
}

impl Token {
    /// The word as the dictionary has it: without apostrophes and boundaries, so that `whats` is `what's`.
    pub fn text<'a>(&self, folded: &'a str) -> Cow<'a, str> {
        self.without_joints(folded, self.word.clone())
    }

    /// The word with the punctuation that may belong to it.
    pub fn written<'a>(&self, folded: &'a str) -> Cow<'a, str> {
        self.without_joints(folded, self.written.clone())
    }

    /// Whether it has punctuation that may belong to it.
    pub fn has_punctuation(&self) -> bool {
        self.written != self.word
    }

    /// The parts of the word that are to be found on their own, too: `image` of `l'image`, `11` of `3.11`, `hub` of
    /// `GitHub`, `mailcommon` of `libkf5mailcommon`. As bytes of `folded`, in order.
    pub fn inner_words(&self, folded: &str) -> impl Iterator<Item = Range<usize>> {
        let word = folded.get(self.word.clone()).unwrap_or_default();
        let start = self.word.start;
        // Most words have none, as they are nothing but small letters.
        let is_plain =
            self.class != CharClass::Spaced || word.bytes().all(|it| it.is_ascii_lowercase());
        let pairs = word.char_indices().zip(word.chars().skip(1));
        let pairs = pairs.take(if is_plain { 0 } else { usize::MAX });
        pairs.filter_map(move |((at, before), first)| {
            let shortest = match before {
                _ if is_joint(before) || before == '.' => 2,
                '0'..='9' if first.is_ascii_lowercase() => 4,
                _ => return None,
            };
            let inner = word.get(at + 1..)?;
            let end = inner
                .find(|c| is_joint(c) || c == '.')
                .unwrap_or(inner.len());
            let from = start + at + 1;
            (end >= shortest).then_some(from..from + end)
        })
    }

    /// The bytes of `folded` that the first `length` bytes of the word from `start` on stand for.
    pub fn stretch(&self, folded: &str, start: usize, length: usize) -> Range<usize> {
        let mut left = length;
        let mut end = start;
        for c in folded
            .get(start..self.written.end)
            .unwrap_or_default()
            .chars()
        {
            if left == 0 {
                break;
            }
            if self.class != CharClass::Spaced || !is_joint(c) {
                left = left.saturating_sub(c.len_utf8());
            }
            end += c.len_utf8();
        }
        start..end
    }

    fn without_joints<'a>(&self, folded: &'a str, range: Range<usize>) -> Cow<'a, str> {
        let text = folded.get(range).unwrap_or_default();
        if self.class == CharClass::Spaced && text.contains(is_joint) {
            Cow::Owned(text.replace(is_joint, ""))
        } else {
            Cow::Borrowed(text)
        }
    }
}

/// Whether the dictionary leaves it out of words.
fn is_joint(c: char) -> bool {
    c == '\'' || c == BOUNDARY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_words_with_their_punctuation_beside_them() {
        for (text, expected) in [
            ("docker compose", "docker compose"),
            ("python3-queuelib", "python3 queuelib"),
            ("foo_bar devel::i18n", "foo bar devel i18n"),
            ("what's 3.11.", "whats 3.11"),
            ("'quoted'", "quoted"),
            ("c# f#, c++ (c++)", "c|c# f|f# c|c++ c|c++"),
            (".net asp.net", "net|.net asp net|.net"),
            ("--css-var -webkit-x", "css|--css var webkit|-webkit x"),
            ("libstdc++ 0ad --* &", "libstdc|libstdc++ 0ad --* &"),
            ("@media (#id)", "media|@media id|#id"),
            ("dockerの使い方", "docker の使い方"),
            ("f👨👩am 👨", "f 👨👩 am 👨"),
            ("...", "..."),
            ("", ""),
        ] {
            let tokens = Tokens::new(text).map(|token| {
                let word = token.text(text);
                match token.has_punctuation() {
                    true => format!("{word}|{}", token.written(text)),
                    false => word.into_owned(),
                }
            });
            assert_eq!(tokens.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }

    #[test]
    fn words_within_words_are_found_on_their_own() {
        for (text, expected) in [
            ("l'image", "image"),
            ("3.11.20", "11 20"),
            ("open\u{1F}telemetry", "telemetry"),
            ("a\u{1F}bc\u{1F}def", "bc def"),
            ("libkf5mailcommon", "mailcommon"),
            ("x86big", ""),
            ("docker", ""),
            ("3.1", ""),
        ] {
            let inner = Tokens::new(text).flat_map(|token| {
                let inner = token.inner_words(text);
                inner.map(|it| text[it].to_owned()).collect::<Vec<_>>()
            });
            assert_eq!(inner.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
