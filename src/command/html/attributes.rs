//! The element's attributes, as options of a command.

use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Command, Error, FromArgMatches};
use guide_grid_core::ui::Settings;
use std::cell::RefCell;

/// An attribute that the element's script reads, and not the settings.
const OF_SCRIPT: &str = "messages";

/// How the names end of attributes that need no value.
const WITHOUT_VALUE: &str = "-menu";

/// The attributes that were given.
#[derive(Clone)]
pub(super) struct Attributes {
    /// Names and values, in the order of [`names`].
    pub(super) given: Vec<(String, String)>,
    /// What they mean.
    pub(super) settings: Settings,
}

/// The names of all attributes, except those that say where the data is.
fn names() -> Vec<String> {
    let names = RefCell::new(Vec::new());
    Settings::read(|name| {
        let mut names = names.borrow_mut();
        if !names.iter().any(|it| it == name) {
            names.push(name.to_owned());
        }
        None
    });
    let mut names = names.into_inner();
    names.push(OF_SCRIPT.to_owned());
    names.sort();
    names
}

impl clap::Args for Attributes {
    fn augment_args(command: Command) -> Command {
        let arguments = names().into_iter().map(|name| {
            let argument = Arg::new(name.clone())
                .long(name.clone())
                .value_name("VALUE")
                .help_heading("Attributes");
            match name.ends_with(WITHOUT_VALUE) {
                true => argument
                    .num_args(0..=1)
                    .require_equals(true)
                    .default_missing_value(""),
                false => argument,
            }
        });
        command.args(arguments)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Attributes {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let value = |name: &str| matches.get_one::<String>(name).cloned();
        let given: Vec<_> = names()
            .into_iter()
            .filter_map(|name| value(&name).map(|value| (name, value)))
            .collect();
        let (settings, diagnostics) = Settings::read(value);
        match diagnostics.first() {
            Some(it) => Err(Error::raw(
                ErrorKind::InvalidValue,
                format!("{}\n", it.found),
            )),
            None => Ok(Self { given, settings }),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
