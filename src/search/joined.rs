//! Joined: words typed apart that are one in the catalog: `docker file` for `Dockerfile`, `hand-off` for `Handoff`.

use super::Index;
use super::char_class::CharClass;
use super::inflection::{Typed, inflections};
use super::matches::{Match, WHOLE, starting_with};
use super::score::Way;

/// How many words of a query may be one word of the catalog, at most.
const MOST_JOINED: usize = 3;
/// How many bytes the last of them must have for forms of it to be meant: in `code s` it is only begun.
const LEAST_INFLECTED: usize = 3;

/// For each word of a query, given with its class, the words of the dictionary that are, or start with, it and its neighbours
/// written as one: `dockerfile` for `docker file`.
pub fn joined(words: &[(&str, CharClass)], index: &Index) -> Vec<Vec<Match>> {
    let dictionary = &index.dictionary;
    let mut joined = vec![Vec::new(); words.len()];
    for first in 0..words.len() {
        let mut joint = String::new();
        for (more, (word, class)) in words.iter().skip(first).take(MOST_JOINED).enumerate() {
            if *class != CharClass::Spaced {
                break;
            }
            joint += word;
            if more == 0 {
                continue;
            }
            let mut matches = starting_with(dictionary, &joint);
            for it in &mut matches {
                it.way = match it.way {
                    Way::Exact => Way::Joined,
                    _ => Way::JoinedPrefix,
                };
            }
            if word.len() >= LEAST_INFLECTED {
                let forms = inflections(dictionary, &joint, Typed::Whole, index.language);
                let forms = forms.into_iter();
                matches.extend(forms.map(|it| Match::of(it, Way::Joined, WHOLE)));
            }
            for joined in joined.iter_mut().skip(first).take(more + 1) {
                joined.extend(matches.iter().cloned());
            }
        }
    }
    joined
}
