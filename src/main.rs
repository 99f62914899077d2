//! The `guide-grid` command.
fn main() {}
