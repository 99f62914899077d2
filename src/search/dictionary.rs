//! The dictionary: every word of a catalog once, in order.

use std::ops::Range;

/// Words while they are being collected: each has a number, in the order in which they came.
#[derive(Default)]
pub struct Interner {
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
    /// Numbers plus one at the place that their word's hash says, or the next free one; 0 is free. A power of two long.
    table: Vec<u32>,
}

impl Interner {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with this number.
    pub fn word(&self, number: u32) -> &str {
        word(&self.text, &self.ends, number)
    }

    /// The number of `word`, which is new where the word is.
    pub fn number(&mut self, word: &str) -> u32 {
        // At most half full, so that a free place is near.
        if self.table.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut at = hash(word.as_bytes()) as usize & mask;
        while let Some(place) = self.table.get(at).filter(|it| **it != 0) {
            let number = place - 1;
            if self.word(number) == word {
                return number;
            }
            at = (at + 1) & mask;
        }
        let number = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        if let Some(place) = self.table.get_mut(at) {
            *place = number + 1;
        }
        number
    }

    fn grow(&mut self) {
        let mask = (self.table.len() * 2).max(1 << 10) - 1;
        let mut table = vec![0; mask + 1];
        for number in 0..self.len() as u32 {
            let mut at = hash(self.word(number).as_bytes()) as usize & mask;
            while table.get(at).is_some_and(|it| *it != 0) {
                at = (at + 1) & mask;
            }
            if let Some(place) = table.get_mut(at) {
                *place = number + 1;
            }
        }
        self.table = table;
    }

    /// The numbers, in the order of their words' bytes.
    pub fn sorted(&self) -> Vec<u32> {
        let mut keys: Vec<Keyed> = Vec::with_capacity(self.len());
        for number in 0..self.len() as u32 {
            keys.push((0, number));
        }
        // Most words differ in their first eight bytes, which compare as one number; the others are sorted again by what
        // follows. What is to be sorted: from where to where, and by the bytes from which on.
        let mut open = vec![(0, keys.len(), 0)];
        while let Some((start, end, skip)) = open.pop() {
            let run = keys.get_mut(start..end).unwrap_or_default();
            for it in run.iter_mut() {
                it.0 = eight_bytes(self.word(it.1).as_bytes().get(skip..).unwrap_or_default());
            }
            sort(run);
            let mut first = 0;
            while let Some(key) = run.get(first).map(|it| it.0) {
                let mut next = first + 1;
                while run.get(next).is_some_and(|it| it.0 == key) {
                    next += 1;
                }
                if next - first > 1 && key != 0 {
                    open.push((start + first, start + next, skip + 8));
                }
                first = next;
            }
        }
        let mut numbers = Vec::with_capacity(keys.len());
        for it in &keys {
            numbers.push(it.1);
        }
        numbers
    }

    /// For each number, where its word comes in the order of their bytes, as [`sorted`](Self::sorted) gave it.
    pub fn ranks(sorted: &[u32]) -> Vec<u32> {
        let mut ranks = vec![0; sorted.len()];
        for (rank, number) in sorted.iter().enumerate() {
            if let Some(it) = ranks.get_mut(*number as usize) {
                *it = rank as u32;
            }
        }
        ranks
    }
}

/// A key to sort by, and what has it.
pub type Keyed = (u64, u32);

/// Sorts by key, equals by what has it. The one sort of the search, as each kind of sorting costs a page more to load.
#[inline(never)]
pub fn sort(keyed: &mut [Keyed]) {
    keyed.sort_unstable();
}

/// The first eight bytes as one number that compares as they do; those that are not there are 0.
fn eight_bytes(bytes: &[u8]) -> u64 {
    let mut key = 0;
    for at in 0..8 {
        key = key << 8 | u64::from(bytes.get(at).copied().unwrap_or(0));
    }
    key
}

/// FNV-1a, 32 bits, with its bits mixed down: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hash: u32 = 0x811C_9DC5;
    for byte in bytes {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ hash >> 15
}

/// The words of a catalog, sorted by their bytes; a word is named by its rank.
#[derive(Default)]
pub struct Dictionary {
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
}

impl Dictionary {
    /// The dictionary of the words of `interner`, in the order that [`Interner::sorted`] gave.
    pub fn new(interner: &Interner, sorted: &[u32]) -> Self {
        let mut text = String::with_capacity(interner.text.len());
        let mut ends = Vec::with_capacity(sorted.len());
        for number in sorted {
            text.push_str(interner.word(*number));
            ends.push(text.len() as u32);
        }
        Self { text, ends }
    }

    /// How many words there are.
    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The word of this rank.
    pub fn word(&self, rank: u32) -> &str {
        word(&self.text, &self.ends, rank)
    }

    /// The rank of the first word that is not before `word`.
    fn first_from(&self, word: &str) -> u32 {
        self.partition(0, &|it| it < word)
    }

    /// The rank of the first word at or after `from` that does not start with `prefix`, where that at `from` does.
    pub fn after_prefix(&self, from: u32, prefix: &str) -> u32 {
        self.partition(from, &|it| it.starts_with(prefix))
    }

    /// The ranks of all words that start with `prefix`; the first is `prefix` itself, if that is a word.
    pub fn starting_with(&self, prefix: &str) -> Range<u32> {
        let first = self.first_from(prefix);
        first..self.after_prefix(first, prefix)
    }

    /// The ranks of all words that contain `part`.
    pub fn containing(&self, part: &str) -> Vec<u32> {
        let mut ranks = Vec::new();
        // Words of the scripts for which this is asked come after those in ASCII letters.
        let mut rank = self.first_from("\u{80}");
        let mut from = rank
            .checked_sub(1)
            .and_then(|it| self.ends.get(it as usize))
            .map_or(0, |it| *it as usize);
        while let Some(found) = self.text.get(from..).and_then(|it| it.find(part)) {
            let at = from + found;
            rank = self.partition_ends(rank, at);
            let end = self
                .ends
                .get(rank as usize)
                .map_or(self.text.len(), |it| *it as usize);
            if at + part.len() <= end {
                ranks.push(rank);
                from = end;
            } else {
                // Across two words: go on after its first character.
                from = at + part.chars().next().map_or(1, char::len_utf8);
            }
        }
        ranks
    }

    /// The rank of the word that the byte at `at` belongs to; not before `from`.
    fn partition_ends(&self, from: u32, at: usize) -> u32 {
        let later = self.ends.get(from as usize..).unwrap_or_default();
        from + later.partition_point(|end| *end as usize <= at) as u32
    }

    /// The first rank from `low` on whose word is not `before`.
    fn partition(&self, low: u32, before: &dyn Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (low, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Bytes that it keeps.
    pub fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4
    }
}

fn word<'a>(text: &'a str, ends: &[u32], at: u32) -> &'a str {
    let at = at as usize;
    let start = at
        .checked_sub(1)
        .and_then(|it| ends.get(it))
        .copied()
        .unwrap_or(0);
    let end = ends.get(at).copied().unwrap_or(start);
    text.get(start as usize..end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(words: &[&str]) -> Dictionary {
        let mut interner = Interner::default();
        for word in words {
            interner.number(word);
            interner.number(word);
        }
        Dictionary::new(&interner, &interner.sorted())
    }

    #[test]
    fn words_are_found_by_their_start() {
        let it = dictionary(&[
            "compose",
            "co",
            "container",
            "docker",
            "containerization",
            "日本",
        ]);
        let words = |range: Range<u32>| {
            range
                .map(|rank| it.word(rank).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            words(it.starting_with("contain")),
            ["container", "containerization"]
        );
        assert_eq!(
            words(it.starting_with("co")),
            ["co", "compose", "container", "containerization"]
        );
        assert!(it.starting_with("x").is_empty());
        assert_eq!(words(it.starting_with("")).len(), 6);
    }

    #[test]
    fn parts_are_found_within_words_and_not_across() {
        let it = dictionary(&["ascii", "日本", "日日本", "本日", "語日"]);
        let words = |part| {
            let ranks = it.containing(part);
            ranks
                .into_iter()
                .map(|rank| it.word(rank).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(words("日本"), ["日日本", "日本"]);
        assert_eq!(words("日"), ["日日本", "日本", "本日", "語日"]);
        assert_eq!(words("語本"), Vec::<String>::new());
    }
}
