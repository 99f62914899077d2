//! Transcription: letters with marks as people write them where the keyboard has none: `Muenster` for `Münster`.

use super::dictionary::Dictionary;
use super::ranking;

/// The words of a catalog that have such letters, as they are transcribed.
///
/// A list of its own, because folding loses the letters: `Blue` must not find `Blu`.
#[derive(Default)]
pub struct Transcriptions {
    transcribed: Dictionary,
    /// For each of them the number of the word in the dictionary of the catalog.
    words: Vec<usize>,
}

impl Transcriptions {
    /// Those of pairs of a transcription and its word, in any order and with repeats.
    pub fn new(pairs: &[(String, String)], dictionary: &Dictionary) -> Self {
        let mut transcriptions = Self::default();
        let mut before = None;
        for at in ranking(pairs.len(), &|one, other| {
            pairs.get(one).cmp(&pairs.get(other))
        }) {
            let Some(pair @ (transcribed, word)) = pairs.get(at) else {
                continue;
            };
            if before.replace(pair) != Some(pair)
                && let Some(word) = dictionary.find(word)
            {
                transcriptions.transcribed.push(transcribed);
                transcriptions.words.push(word);
            }
        }
        transcriptions
    }

    /// The words whose transcription starts with `typed`: each with its number, and how many bytes the transcription is longer.
    pub fn starting_with(&self, typed: &str) -> impl Iterator<Item = (usize, usize)> {
        let found = self.transcribed.starting_with(typed);
        found.filter_map(move |at| {
            let longer = self.transcribed.word(at).len() - typed.len();
            Some((*self.words.get(at)?, longer))
        })
    }
}

/// `text` with its letters transcribed; `None` if it has none to transcribe. It must be in normalization form NFC.
pub fn transcribed(text: &str) -> Option<String> {
    text.contains(|c| transcription(c).is_some()).then(|| {
        let mut transcribed = String::with_capacity(text.len());
        for c in text.chars() {
            match transcription(c) {
                Some(letters) => transcribed += letters,
                None => transcribed.push(c),
            }
        }
        transcribed
    })
}

/// The letters for one, as in German, Danish, Norwegian and Swedish. Folding transcribes `æ` and `ß`.
fn transcription(c: char) -> Option<&'static str> {
    match c {
        'ä' | 'Ä' => Some("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' => Some("oe"),
        'ü' | 'Ü' => Some("ue"),
        'å' | 'Å' => Some("aa"),
        _ => None,
    }
}
