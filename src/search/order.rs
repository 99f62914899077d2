//! Order: the one sort of the search, and words in the order of their bytes.

use super::dictionary::Interner;

/// A key to sort by, and what has it.
pub type Keyed = (u64, u32);

/// Sorts by key, equals by what has it. The one sort of the search, as each kind of sorting costs a page more to load.
#[inline(never)]
pub fn sort(keyed: &mut [Keyed]) {
    // Cards of all sections in page order are so already, and there may be very many.
    if !keyed.is_sorted() {
        keyed.sort_unstable();
    }
}

/// About so many words are sorted in one step.
const WORDS: usize = 2000;

/// Words that are being sorted by their bytes.
pub struct Sorting {
    /// The words' numbers.
    numbers: Vec<u32>,
    /// What is to be sorted: from where to where, and by the bytes from which on.
    open: Vec<(usize, usize, usize)>,
    keyed: Vec<Keyed>,
}

impl Sorting {
    /// Parts the words by their first bytes.
    pub fn new(words: &Interner) -> Self {
        let mut lists: Vec<Vec<u32>> = Vec::new();
        for number in 0..words.len() {
            let first = words.bytes_of(number).first().map_or(0, |it| *it as usize);
            while lists.len() <= first {
                lists.push(Vec::new());
            }
            if let Some(list) = lists.get_mut(first) {
                list.push(number);
            }
        }
        let mut new = Self {
            numbers: Vec::with_capacity(words.len() as usize),
            open: Vec::new(),
            keyed: Vec::new(),
        };
        for list in &mut lists {
            let start = new.numbers.len();
            new.numbers.append(list);
            new.open.push((start, new.numbers.len(), 0));
        }
        new
    }

    /// Sorts some of the words; whether there are more.
    ///
    /// Most differ in their first eight bytes, which compare as one number; the others are sorted again by what follows.
    pub fn step(&mut self, words: &Interner) -> bool {
        let mut done = 0;
        while done < WORDS
            && let Some((start, end, skip)) = self.open.pop()
        {
            done += end - start;
            let run = self.numbers.get_mut(start..end).unwrap_or_default();
            self.keyed.clear();
            for number in run.iter() {
                let key = eight_bytes(words.bytes_of(*number), skip);
                self.keyed.push((key, *number));
            }
            sort(&mut self.keyed);
            let mut first = 0;
            for next in 1..run.len() + 1 {
                if let (Some(it), Some(keyed)) = (run.get_mut(next - 1), self.keyed.get(next - 1)) {
                    *it = keyed.1;
                }
                let key = |at: usize| self.keyed.get(at).map(|it| it.0);
                if key(next) != key(first) {
                    if next - first > 1 && key(first) != Some(0) {
                        self.open.push((start + first, start + next, skip + 8));
                    }
                    first = next;
                }
            }
        }
        !self.open.is_empty()
    }

    /// The words' numbers, in order once all is done.
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }
}

/// Eight bytes from `skip` on as one number that compares as they do; those that are not there are 0.
fn eight_bytes(bytes: &[u8], skip: usize) -> u64 {
    let mut key = 0;
    for at in skip..skip + 8 {
        key = key << 8 | u64::from(bytes.get(at).copied().unwrap_or(0));
    }
    key
}
