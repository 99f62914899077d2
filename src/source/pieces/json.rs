//! Long JSON in pieces: some items of a list of objects at a time, and whatever else there is by entries.

use super::piece::{Inseparable, Key, PIECE_SIZE, nest};
use crate::source::cursor::Cursor;
use crate::source::json::{self, Json};
use crate::source::raw::{Raw, RawEntry, RawValue};
use crate::source::report::Report;

/// How far a JSON text has been read.
pub(crate) struct JsonPieces {
    /// The next byte.
    at: usize,
    /// The keys of the objects and the list that are open.
    keys: Vec<Key>,
    inside: Inside,
}

/// What the next byte is in.
#[derive(PartialEq)]
enum Inside {
    List,
    Object,
    /// Everything is closed.
    Nothing,
}

impl JsonPieces {
    /// Before the first piece; `None` if the text is not an object and not a list of objects.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut new = Self {
            at: json::start(text),
            keys: Vec::new(),
            inside: Inside::List,
        };
        if !new.enters_list(text) {
            new.inside = Inside::Object;
            new.passes(text, "{").ok()?;
        }
        Some(new)
    }

    /// The next piece in the shape of the whole, which is null after a step that only entered a value; `None` at the end.
    pub(super) fn next<'a>(
        &mut self,
        text: &'a str,
        report: &mut Report,
    ) -> Result<Option<Raw<'a>>, Inseparable> {
        // Where the piece turns out not to be one, what was reported of it does not count.
        let mut own = Report::default();
        let value = match self.inside {
            Inside::Nothing => return Ok(None),
            Inside::List => self.items(text, &mut own)?,
            Inside::Object => self.entry(text, &mut own)?,
        };
        if self.inside == Inside::Nothing && !own.has_errors() {
            Json::new(text, self.at, &mut own).expect_end();
        }
        report.append(own);
        Ok(Some(value))
    }

    /// Some items of the list.
    fn items<'a>(&mut self, text: &'a str, report: &mut Report) -> Result<Raw<'a>, Inseparable> {
        let mut items = Vec::new();
        let mut json = Json::new(text, self.at, report);
        let mut has_more = true;
        while has_more && json.at() < self.at + PIECE_SIZE {
            let item = json.value();
            if !json.has_failed() {
                items.push(item);
            }
            has_more = json.next_item();
        }
        self.at = json.at();
        let has_failed = json.has_failed();
        let list = Raw {
            value: RawValue::List(items),
            ..Raw::default()
        };
        let list = nest(&self.keys, list);
        if has_failed {
            // As in a whole, an error is the end, and what was complete counts.
            self.inside = Inside::Nothing;
        } else if !has_more {
            self.leave(text)?;
        }
        Ok(list)
    }

    /// An entry of an object, or null, where its value is only entered.
    fn entry<'a>(&mut self, text: &'a str, report: &mut Report) -> Result<Raw<'a>, Inseparable> {
        self.passes(text, "\"")?;
        self.at -= 1;
        let Raw { span, value } = self.value(text, report);
        let RawValue::Text(key) = value else {
            return Err(Inseparable);
        };
        self.passes(text, ":")?;
        let is_params = key.eq_ignore_ascii_case("params");
        let inside = if self.enters_list(text) {
            Some(Inside::List)
        } else if is_params && self.passes(text, "{").is_ok() {
            Some(Inside::Object)
        } else {
            None
        };
        if let Some(inside) = inside {
            let name = key.into_owned();
            self.keys.push(Key { name, span });
            self.inside = inside;
            return Ok(Raw::default());
        }
        let entry = RawEntry {
            key,
            key_span: span,
            value: self.value(text, report),
        };
        if report.has_errors() {
            return Err(Inseparable);
        }
        let object = Raw {
            value: RawValue::Mapping(vec![entry]),
            ..Raw::default()
        };
        let object = nest(&self.keys, object);
        if !self.has_another_entry(text)? {
            self.leave(text)?;
        }
        Ok(object)
    }

    /// The list or object has ended, and perhaps the objects around it end here too.
    fn leave(&mut self, text: &str) -> Result<(), Inseparable> {
        self.inside = Inside::Nothing;
        while self.keys.pop().is_some() {
            if self.has_another_entry(text)? {
                self.inside = Inside::Object;
                break;
            }
        }
        Ok(())
    }

    fn value<'a>(&mut self, text: &'a str, report: &mut Report) -> Raw<'a> {
        let mut json = Json::new(text, self.at, report);
        let value = json.value();
        self.at = json.at();
        value
    }

    /// Whether another entry follows; else passes what closes the object.
    fn has_another_entry(&mut self, text: &str) -> Result<bool, Inseparable> {
        match self.passes(text, ",") {
            Ok(()) => Ok(true),
            Err(Inseparable) => self.passes(text, "}").map(|()| false),
        }
    }

    /// Enters a list of objects, if that comes next.
    fn enters_list(&mut self, text: &str) -> bool {
        let before = self.at;
        if self.passes(text, "[").is_ok() {
            let list = self.at;
            if self.passes(text, "{").is_ok() {
                self.at = list;
                return true;
            }
        }
        self.at = before;
        false
    }

    /// Moves past whitespace and `sign`, if that comes next.
    fn passes(&mut self, text: &str, sign: &str) -> Result<(), Inseparable> {
        let mut cursor = Cursor::new(text, self.at);
        cursor.eat_while(json::is_whitespace);
        if !cursor.eat(sign) {
            return Err(Inseparable);
        }
        self.at = cursor.at();
        Ok(())
    }
}
