//! How far a command is, for whoever waits for it.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How long a command runs before it says how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often it says so.
const INTERVAL: Duration = Duration::from_millis(100);

/// A line on standard error, if that is a terminal. It is gone when the command writes its output.
pub(super) struct Progress {
    total: usize,
    done: usize,
    next: Instant,
    is_seen: bool,
    is_shown: bool,
}

impl Progress {
    /// Before the first of `total` steps.
    pub(super) fn new(total: usize) -> Self {
        Self {
            total,
            done: 0,
            next: Instant::now() + PATIENCE,
            is_seen: std::io::stderr().is_terminal(),
            is_shown: false,
        }
    }

    /// One more step is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        if self.is_seen && Instant::now() >= self.next {
            self.next = Instant::now() + INTERVAL;
            self.is_shown = true;
            self.write(&format!("\r{} of {} pages", self.done, self.total));
        }
    }

    fn write(&self, text: &str) {
        let mut error = std::io::stderr();
        // Nothing depends on it.
        let _ = error
            .write_all(text.as_bytes())
            .and_then(|()| error.flush());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            self.write("\r\x1b[K");
        }
    }
}
