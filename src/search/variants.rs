//! British and American spellings of one word, by rule.

use super::dictionary::Words;
use crate::source::text::parts;

/// The differences, after <https://en.wikipedia.org/wiki/American_and_British_English_spelling_differences>; a spelling
/// counts only where the catalog has it, so a rule may reach a little too far.
///
/// Each line is how many letters must stand before, at least, the British and the American spelling, and what follows to
/// the end of the word: one of these endings, where `-` is none; or whatever, after an asterisk or a vowel of a verb
/// (`ise`, `isation`, `ising`).
const RULES: &str = "\
3 our or *
3 is iz a* e* i*
3 ys yz a* e* i*
3 re er - s d
3 ring ering - s d
4 ll l ed er ers ing ings or ors ation ations
4 l ll - s ment ments ful
3 ss s ed es ing
3 ogue og - s d
3 ence ense - s d
3 tise tice - s d
4 mme m - s d
3 eing ing - s d
3 gement gment - s d
0 ageing aging - s d
1 aem em *
0 paed ped *
0 aesth esth *
0 archaeo archeo *
3 oeuvre euver - s d
0 aluminium aluminum *
0 artefact artifact - s d
0 cheque check - s d
0 disc disk - s d
0 enquir inquir *
0 grey gray *
0 jewellery jewelry - s d
0 mould mold *
0 plough plow *
0 sceptic skeptic *
0 storey story - s d
0 sulph sulf *
0 tyre tire - s d";

/// Calls `take` with each word of the dictionary that starts like another spelling of `typed`, which may itself be only the
/// start of a word, and with how many bytes of it stand for `typed`. A word may come more than once.
///
/// What is found for a word is among what is found for each of its starts: where `typed` ends within a difference, that
/// difference is completed. `colou` finds `colors`, as `colour` does.
pub fn variants(dictionary: &Words, typed: &str, take: &mut dyn FnMut(u32, usize)) {
    for rule in parts(RULES, "\n") {
        let mut fields = parts(rule, " ");
        let mut next = || fields.next().unwrap_or_default();
        let (stem, british, american) = (next(), next(), next());
        let stem = stem.bytes().next().unwrap_or(0) - b'0';
        for (from, to) in [(british, american), (american, british)] {
            for (at, _) in typed.char_indices().skip(stem as usize) {
                let tail = typed.get(at..).unwrap_or_default();
                let rest = match tail.strip_prefix(from) {
                    Some(rest) => rest,
                    None if from.starts_with(tail) => "",
                    None => continue,
                };
                let mut spelling = String::with_capacity(typed.len() + to.len());
                spelling.push_str(typed.get(..at).unwrap_or_default());
                spelling.push_str(to);
                let difference = spelling.len();
                spelling.push_str(rest);
                // These are found as typed.
                if spelling.starts_with(typed) {
                    continue;
                }
                for word in dictionary.starting_with(&spelling) {
                    let after = dictionary.word(word).get(difference..).unwrap_or_default();
                    if fields.clone().any(|it| ends(after, it)) {
                        take(word, spelling.len());
                    }
                }
            }
        }
    }
}

/// Whether what follows a difference is this ending.
fn ends(after: &str, ending: &str) -> bool {
    match ending.strip_suffix('*') {
        Some(start) => after.starts_with(start),
        None => after == ending || after.is_empty() && ending == "-",
    }
}
