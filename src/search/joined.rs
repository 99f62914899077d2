//! Joined: words typed apart that are one in the catalog: `docker file` for `Dockerfile`, `hand-off` for `Handoff`.

use super::Index;
use super::char_class::CharClass;
use super::inflection::{Typed, inflections};
use super::score::Way;
use super::terms::{Match, Term, WHOLE, one, starting_with};

/// How many words of a query may be one word of the catalog, at most.
const MOST_JOINED: usize = 3;
/// How many bytes the last of them must have for forms of it to be meant: in `code s` it is only begun.
const LEAST_INFLECTED: usize = 3;

/// For each term, the words of the dictionary that are, or start with, some that follow each other in the query: `dockerfile`
/// for `docker file`.
pub fn joined(terms: &[Term], index: &Index) -> Vec<Vec<Match>> {
    let dictionary = &index.dictionary;
    let mut joined = vec![Vec::new(); terms.len()];
    for first in 0..terms.len() {
        let mut word = String::new();
        for (more, term) in terms.iter().skip(first).take(MOST_JOINED).enumerate() {
            if term.class != CharClass::Spaced {
                break;
            }
            word += &term.word;
            if more == 0 {
                continue;
            }
            let mut matches = starting_with(dictionary, &word);
            for it in &mut matches {
                it.way = match it.way {
                    Way::Exact => Way::Joined,
                    _ => Way::JoinedPrefix,
                };
            }
            if term.word.len() >= LEAST_INFLECTED {
                let forms = inflections(dictionary, &word, Typed::Whole, index.language);
                matches.extend(forms.into_iter().map(|it| one(it, Way::Joined, WHOLE)));
            }
            for joined in joined.iter_mut().skip(first).take(more + 1) {
                joined.extend(matches.iter().cloned());
            }
        }
    }
    joined
}
