//! Long JSON in pieces: some items of a list of maps at a time, and whatever else there is by entries.

use super::{Key, PIECE, Uncut, under};
use crate::source::{Raw, RawEntry, RawValue, Report, json};

/// How far JSON has been read.
pub(crate) struct Listed {
    /// The next byte.
    at: usize,
    /// The keys of the maps and the list that are open.
    keys: Vec<Key>,
    inside: Inside,
}

/// What the next byte is in.
#[derive(PartialEq)]
enum Inside {
    List,
    Map,
    /// All is closed.
    Nothing,
}

impl Listed {
    /// Nothing read yet; none if the text is no map and no list of maps.
    #[inline(never)]
    pub(super) fn begin(text: &str) -> Option<Self> {
        let at = text.len() - text.trim_start_matches('\u{FEFF}').len();
        let mut new = Self {
            at,
            keys: Vec::new(),
            inside: Inside::List,
        };
        if !new.enters_list(text) {
            new.inside = Inside::Map;
            new.passes(text, b'{').ok()?;
        }
        Some(new)
    }

    #[inline(never)]
    pub(super) fn next<'a>(
        &mut self,
        text: &'a str,
        report: &mut Report,
    ) -> Result<Option<Raw<'a>>, Uncut> {
        if self.inside == Inside::Nothing {
            return Ok(None);
        }
        let mut own = Report::default();
        let value = match self.inside {
            Inside::List => self.items(text, &mut own)?,
            _ => self.entry(text, &mut own)?,
        };
        if self.inside == Inside::Nothing && !own.has_errors() {
            json::expect_end(text, self.at, &mut own);
        }
        report.append(own);
        Ok(Some(value))
    }

    fn items<'a>(&mut self, text: &'a str, report: &mut Report) -> Result<Raw<'a>, Uncut> {
        let start = self.at;
        let mut items = Vec::new();
        let mut more = true;
        while more && self.at < start + PIECE {
            let item = self.value(text, report);
            if !report.has_errors() {
                items.push(item);
                (more, self.at) = json::another_item(text, self.at, report);
            }
            if report.has_errors() {
                // As in a whole, an error is the end, and what was complete counts.
                self.inside = Inside::Nothing;
                break;
            }
        }
        let list = Raw {
            value: RawValue::List(items),
            ..Raw::default()
        };
        let list = under(&self.keys, list);
        if !more && self.inside == Inside::List {
            self.leave(text)?;
        }
        Ok(list)
    }

    /// An entry of a map, or nothing, where its value is entered only.
    fn entry<'a>(&mut self, text: &'a str, report: &mut Report) -> Result<Raw<'a>, Uncut> {
        self.passes(text, b'"')?;
        self.at -= 1;
        let Raw { span, value } = self.value(text, report);
        let RawValue::Text(key) = value else {
            return Err(Uncut);
        };
        self.passes(text, b':')?;
        let name = key.to_string();
        if self.enters_list(text) {
            self.keys.push(Key { name, span });
            self.inside = Inside::List;
            return Ok(Raw::default());
        }
        if key.eq_ignore_ascii_case("params") && self.passes(text, b'{').is_ok() {
            self.keys.push(Key { name, span });
            return Ok(Raw::default());
        }
        let entry = RawEntry {
            key,
            key_span: span,
            value: self.value(text, report),
        };
        let map = Raw {
            value: RawValue::Map(vec![entry]),
            ..Raw::default()
        };
        let map = under(&self.keys, map);
        if report.has_errors() {
            return Err(Uncut);
        }
        if !self.another(text)? {
            self.leave(text)?;
        }
        Ok(map)
    }

    /// The list or map has ended, and perhaps the maps around it end here too.
    fn leave(&mut self, text: &str) -> Result<(), Uncut> {
        self.inside = Inside::Nothing;
        while self.keys.pop().is_some() {
            if self.another(text)? {
                self.inside = Inside::Map;
                break;
            }
        }
        Ok(())
    }

    fn value<'a>(&mut self, text: &'a str, report: &mut Report) -> Raw<'a> {
        let (value, end) = json::read(text, self.at, report);
        self.at = end;
        value
    }

    /// Whether another entry follows the last one; else passes what closes the map.
    fn another(&mut self, text: &str) -> Result<bool, Uncut> {
        match self.passes(text, b',') {
            Ok(()) => Ok(true),
            Err(Uncut) => self.passes(text, b'}').map(|()| false),
        }
    }

    /// Enters a list of maps, if that comes next.
    fn enters_list(&mut self, text: &str) -> bool {
        let start = self.at;
        let enters = self.passes(text, b'[').is_ok();
        let list = self.at;
        let enters = enters && self.passes(text, b'{').is_ok();
        self.at = if enters { list } else { start };
        enters
    }

    /// Moves past a sign and the blanks before it.
    fn passes(&mut self, text: &str, sign: u8) -> Result<(), Uncut> {
        let bytes = text.as_bytes();
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        if bytes.get(self.at) != Some(&sign) {
            return Err(Uncut);
        }
        self.at += 1;
        Ok(())
    }
}
