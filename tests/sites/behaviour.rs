//! What is checked in each host's site.

use super::engine::Engine;
use super::host::Host;
use super::visit::{Place, Visit};

/// One behaviour: a row of the tables.
pub struct Behaviour {
    /// A sentence.
    pub name: &'static str,
    /// Panics if the site behaves otherwise.
    pub run: fn(&Visit),
    /// The engines in which it runs.
    pub engines: &'static [Engine],
    /// Where the site is.
    pub places: &'static [Place],
    /// Why a host has no such behaviour, if it has none.
    pub applies: fn(&Host) -> Result<(), &'static str>,
}

/// A behaviour of every host, in Chromium, at the root and in a folder.
pub const fn behaviour(name: &'static str, run: fn(&Visit)) -> Behaviour {
    Behaviour {
        name,
        run,
        engines: &[Engine::Chromium],
        places: &Place::ALL,
        applies: |_| Ok(()),
    }
}
