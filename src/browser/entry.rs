//! An entry of the page's history: how it is written, and what the grid keeps in it.

/// What happens to the entry of the history that the reader is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMethod {
    /// It stays, and a new one is added: Back leads to it.
    Push,
    /// It is overwritten.
    Replace,
}

/// How far a reader had come on a page: what the address does not say, and the entry of the history does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadingPosition {
    /// How many cards could be rendered.
    pub painted: usize,
    /// How far the page was scrolled down, in CSS pixels.
    pub scroll: f64,
}
