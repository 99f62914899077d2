//! The `guide-grid` command: what the widget reads from a page, for authors and for continuous integration.

#[cfg(not(target_os = "unknown"))]
mod command;

#[cfg(not(target_os = "unknown"))]
fn main() -> std::process::ExitCode {
    command::run()
}

#[cfg(target_os = "unknown")]
fn main() {}
