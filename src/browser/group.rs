//! Groups: elements with the same name, or without one, are parts of one grid. They share a library, a query and a toolbar, and each
//! shows its own cards where it stands.
//!
//! One of them leads: it has the toolbar, and all that concerns the page, such as its address, is its session's. What a reader does in
//! the others, which follow, is passed on to it.

use super::dom::{closest, document_around, elements_in};
use super::focus::is_in_search_box;
use super::given::Given;
use super::landmark::{heading_above, title};
use super::part::Part;
use super::preparation::Preparation;
use super::session::Session;
use super::stage::Stage;
use crate::ui::{DEFAULT_NAME, Role, SearchBox, Settings};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::{Rc, Weak};
use web_sys::{Element, HtmlElement};
use yew::platform::spawn_local;

thread_local! {
    /// All sessions.
    static SESSIONS: RefCell<Vec<Weak<Session>>> = const { RefCell::new(Vec::new()) };
    /// Whether groups are formed at the end of the turn.
    static IS_PLANNED: Cell<bool> = const { Cell::new(false) };
}

impl Session {
    /// From now on, the session may be a member of a group.
    pub fn enroll(&self) {
        SESSIONS.with_borrow_mut(|sessions| {
            sessions.retain(|it| it.strong_count() > 0);
            sessions.push(self.me.clone());
        });
    }

    /// Prepares a library of what the element is given, and of what the others of its group are.
    pub fn gather(&self) {
        self.membership.is_changed.set(true);
        match (self.is_alone(), self.me.upgrade()) {
            (true, Some(me)) => form(&[me]),
            _ => plan(),
        }
    }

    /// The element has moved, or has another name: it may belong to another group.
    pub fn regroup(&self) {
        if !self.is_alone() {
            plan();
        }
    }

    /// The session ends: the others go on without it.
    pub fn leave_group(&self) {
        let has_others = self.membership.members.borrow().len() > 1;
        if has_others || self.membership.leader.borrow().strong_count() > 0 {
            plan();
        }
    }

    /// Whether the element has no one to share with, and had none.
    fn is_alone(&self) -> bool {
        let is_single = self.leader().is_none() && self.membership.members.borrow().len() < 2;
        let name = name_of(&self.element);
        let others = grids_around(&self.element).into_iter();
        is_single && others.filter(|it| name_of(it) == name).count() < 2
    }

    /// The session of the element that has the toolbar, if that is another one.
    pub fn leader(&self) -> Option<Rc<Session>> {
        self.membership.leader.borrow().upgrade()
    }

    /// Whether another element has the toolbar.
    pub fn follows(&self) -> bool {
        self.leader().is_some()
    }

    /// Has the session of the element with the toolbar do this.
    pub fn lead<T>(&self, act: impl FnOnce(&Session) -> T) -> T {
        match self.leader() {
            Some(leader) => {
                leader.script.enter();
                act(&leader)
            }
            None => act(self),
        }
    }

    /// All members of the group that this session leads, in page order.
    pub fn members(&self) -> Vec<Rc<Session>> {
        let members = self.membership.members.borrow();
        members.iter().filter_map(Weak::upgrade).collect()
    }

    /// The elements of the group that this session leads.
    pub fn elements(&self) -> Vec<HtmlElement> {
        let members = self.members().into_iter();
        members.map(|it| it.element.clone()).collect()
    }

    /// What the session shows of an answer, if it is not all of it.
    pub fn share(&self) -> Option<(Role, Range<usize>)> {
        let role = match self.follows() {
            true => Role::Follower,
            false => Role::Leader,
        };
        Some((role, self.membership.cards.borrow().clone()?))
    }

    /// The library is made: `cards` are those of this element.
    pub fn set_share(&self, cards: Range<usize>) {
        let is_shared = self.lead(|it| it.membership.members.borrow().len() > 1);
        self.membership.cards.replace(is_shared.then_some(cards));
    }

    /// Members that have no cards leave the group that this session leads. Returns whether it goes on leading.
    pub fn dismiss(&self, failed: &[Rc<Session>]) -> bool {
        let has_failed = |session: &Weak<Session>| {
            failed
                .iter()
                .any(|it| std::ptr::eq(Rc::as_ptr(it), session.as_ptr()))
        };
        if has_failed(&self.me) {
            plan();
            return false;
        }
        let mut members = self.membership.members.borrow_mut();
        members.retain(|it| !has_failed(it));
        for session in failed {
            session.membership.leader.take();
        }
        true
    }

    /// The settings of all members of the group that this session leads come into force: what concerns the whole grid is as the leader
    /// has it.
    pub fn apply_settings(&self) {
        let members = self.members();
        let given = self.given.borrow().settings.clone();
        let shared = match members.as_slice() {
            [_] => given,
            _ => Rc::new(self.shared_settings(&members)),
        };
        for member in members {
            let settings = match std::ptr::eq(Rc::as_ptr(&member), self) {
                true => Rc::clone(&shared),
                false => Rc::new(member.given.borrow().settings.as_part_of(&shared)),
            };
            member.settings.replace(settings);
        }
    }

    /// The leader's own settings, as those of the whole grid.
    fn shared_settings(&self, members: &[Rc<Session>]) -> Settings {
        let given: Vec<Given> = members.iter().map(|it| it.given.borrow().clone()).collect();
        let mut settings = (*self.given.borrow().settings).clone();
        // The heading above the first element is not the name of all.
        let label = self.element.get_attribute("label");
        settings.label = label.or_else(|| title(&self.window)).unwrap_or_default();
        if !self.element.has_attribute("facets") {
            let own = given.iter().filter_map(|it| it.markup.as_ref());
            settings.facets.extend(own.flat_map(|it| it.facet_names()));
        }
        // Cards of the page's own are all there.
        let limits = given.iter().filter(|it| it.markup.is_none());
        let limit = limits.map(|it| it.settings.limit).next();
        if self.given.borrow().markup.is_some() {
            settings.limit = limit.unwrap_or(settings.limit);
        }
        settings
    }

    /// Whether there is something to show for the element.
    fn takes_part(&self) -> bool {
        let has_failed = matches!(&*self.stage.borrow(), Stage::Failed { .. });
        !has_failed && !self.given.borrow().is_empty() && self.element.is_connected()
    }

    fn shares_with(&self, other: &Self) -> bool {
        document_around(&self.element) == document_around(&other.element)
            && outer_grid(&self.element) == outer_grid(&other.element)
            && name_of(&self.element) == name_of(&other.element)
    }

    /// What the element brings to a library of `parts` parts.
    fn part(&self, parts: usize) -> Part {
        let heading = (parts > 1).then(|| heading_above(&self.window, &self.element));
        Part {
            given: self.given.borrow().clone(),
            page: self.root.base_uri().ok().flatten().unwrap_or_default(),
            heading: heading.flatten().map(|it| it.text),
        }
    }
}

/// Has groups formed at the end of the turn: elements that come together are mounted one after the other.
fn plan() {
    if IS_PLANNED.replace(true) {
        return;
    }
    spawn_local(async {
        IS_PLANNED.set(false);
        form_groups();
    });
}

/// Forms all groups again. One whose members and data are the same keeps its library.
fn form_groups() {
    let sessions = SESSIONS.with_borrow(|it| it.iter().filter_map(Weak::upgrade).collect());
    let sessions: Vec<Rc<Session>> = sessions;
    let (mut rest, others): (Vec<_>, Vec<_>) = sessions.into_iter().partition(|it| it.takes_part());
    for it in others {
        it.membership.leader.take();
        it.membership.members.take();
    }
    while let Some(first) = rest.first().cloned() {
        let (mut group, others): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|it| it.shares_with(&first));
        rest = others;
        let order = grids_around(&first.element);
        group.sort_by_key(|session| {
            let is_it = |it: &Element| *it == *session.element;
            order.iter().position(is_it)
        });
        form(&group);
    }
}

/// These sessions are one group, unless they are already. The first one leads, or the first whose element asks for the search box; but
/// one in whose box the reader is goes on.
fn form(group: &[Rc<Session>]) {
    let asks = |it: &&Rc<Session>| {
        let given = it.given.borrow();
        it.element.has_attribute("search") && given.settings.search == SearchBox::On
    };
    let is_used = |it: &&Rc<Session>| !it.follows() && is_in_search_box(&it.root);
    let leader = group.iter().find(is_used).or(group.iter().find(asks));
    let Some(leader) = leader.or(group.first()) else {
        return;
    };
    let members: Vec<Weak<Session>> = group.iter().map(Rc::downgrade).collect();
    let is_known = !leader.follows() && {
        let known = leader.membership.members.borrow();
        known.len() == members.len()
            && known
                .iter()
                .zip(&members)
                .all(|(it, other)| it.ptr_eq(other))
    };
    // No short cut: it is to be false for all of them.
    let changed = group.iter().filter(|it| it.membership.is_changed.take());
    if changed.count() == 0 && is_known {
        return;
    }
    let others = || group.iter().filter(|it| !Rc::ptr_eq(it, leader));
    for it in others().filter(|it| !it.follows()) {
        // What was typed there is written before another one leads.
        it.settle();
    }
    for it in others() {
        it.stage.borrow_mut().drop_preparation();
        it.membership.members.take();
        it.membership.leader.replace(Rc::downgrade(leader));
    }
    leader.script.enter();
    leader.membership.leader.take();
    leader.membership.members.replace(members);
    leader.apply_settings();
    let parts = group.iter().map(|it| it.part(group.len())).collect();
    let preparation = Preparation::new(parts, leader.settings());
    leader.stage.borrow_mut().prepare(preparation);
    leader.prepare();
}

/// The elements of the widget in the same document or shadow root, in page order.
fn grids_around(element: &Element) -> Vec<Element> {
    elements_in(&document_around(element), "guide-grid")
}

/// The element of the widget that another one is inside of, and hidden with if it shows a grid.
fn outer_grid(element: &Element) -> Option<Element> {
    closest(&element.parent_element()?, "guide-grid")
}

/// The name of an element, as the attribute has it.
fn name_of(element: &Element) -> String {
    let name = element.get_attribute("name").unwrap_or_default();
    match name.trim() {
        "" => DEFAULT_NAME.to_owned(),
        name => name.to_owned(),
    }
}
