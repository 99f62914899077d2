//! What an element is in a group of elements that are one grid.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Weak;

/// What a session is in its group. `Session` is its type.
pub struct Membership<Session> {
    /// The session that this one follows; of none, if it leads.
    pub leader: RefCell<Weak<Session>>,
    /// If it leads, all members in page order, itself too.
    pub members: RefCell<Vec<Weak<Session>>>,
    /// Its cards, as indexes into those of the library, if it is not the only member.
    pub cards: RefCell<Option<Range<usize>>>,
    /// Whether it was given something else since the library was made.
    pub is_changed: Cell<bool>,
}

impl<Session> Default for Membership<Session> {
    /// That of a session that was given nothing yet.
    fn default() -> Self {
        Self {
            leader: RefCell::default(),
            members: RefCell::default(),
            cards: RefCell::default(),
            is_changed: Cell::default(),
        }
    }
}
