//! Renders components without a browser: the same views as in a release, as markup.

// Not every test that includes this uses all of it; functions beside the tests may use `expect` too.
#![allow(dead_code, clippy::expect_used)]

mod host;

use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::search::{Folder, IndexBuilder, Library, NativeCollator};
use guide_grid_core::source::Diagnostic;
use guide_grid_core::ui::messages::{MessageFile, Messages, tag_for};
use guide_grid_core::ui::{
    App, AppProps, Host, HostRef, Language, Scheme, Settings, Sites, State, Surroundings, View,
};
use host::Paper;
use serde_json::Value;
use std::path::Path;
use std::rc::Rc;
use yew::Callback;

/// The settings that these attributes give.
pub fn settings(attributes: &[(&str, &str)]) -> Settings {
    let find = |name: &str| attributes.iter().find(|it| it.0 == name);
    Settings::read(|name| find(name).map(|it| it.1.to_owned())).0
}

/// The cards of a text, and their index.
pub fn library(text: &str, settings: &Settings) -> Library {
    let (catalog, diagnostics) = Catalog::read(text, Format::guess(text));
    let collator = NativeCollator::new(&settings.lang);
    let builder = IndexBuilder::new(&settings.facets, Folder::native(), collator);
    let index = builder
        .with_value_orders(&settings.value_orders)
        .finish(&catalog);
    Library {
        catalog,
        index,
        diagnostics,
    }
}

/// The host of a view.
pub fn host() -> HostRef {
    let host: Rc<dyn Host> = Rc::new(Paper);
    HostRef::from(host)
}

/// The file of a language that is not English, as JSON.
pub fn message_file(tag: &str) -> Value {
    let path = format!("src/ui/messages/{tag}.json");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(path).expect("the language has a file");
    serde_json::from_str(&text).expect("the file is JSON")
}

/// The messages in a language's file, or in an owner's own, read as in a release.
pub fn read_messages(file: &Value, base: &Messages) -> (Messages, Vec<Diagnostic>) {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut texts = MessageFile::default();
    for (field, phrase) in file.as_object().expect("an object") {
        match phrase {
            Value::Object(forms) => forms
                .iter()
                .for_each(|(form, it)| texts.add(format!("{field}.{form}"), text(it))),
            phrase => texts.add(field.clone(), text(phrase)),
        }
    }
    Messages::read(&texts, base)
}

/// The interface's language on a page with this language, a BCP 47 tag.
pub fn language(lang: &str) -> Language {
    match tag_for(lang) {
        "en" => Language::english(host()),
        tag => {
            let (messages, _) = read_messages(&message_file(tag), &Messages::english());
            Language::new(lang, Rc::new(messages), host())
        }
    }
}

/// The view of a library in a state.
pub fn view(library: Rc<Library>, settings: Rc<Settings>, state: State) -> View {
    let language = language(&settings.lang);
    let surroundings = Surroundings {
        sites: Sites::of(&library.catalog, |it| Paper.address(it).site),
        // As in the pages of end-to-end tests.
        scheme: Some(Scheme::Light),
        ..Surroundings::default()
    };
    View::new(library, settings, state, language).in_surroundings(surroundings)
}

/// The markup of a view.
pub fn html(view: View) -> String {
    let props = AppProps {
        view: Rc::new(view),
        act: Callback::noop(),
        host: host(),
        announcement: "".into(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let local = tokio::task::LocalSet::new();
    runtime.map_or_else(
        |it| it.to_string(),
        |it| local.block_on(&it, renderer.render()),
    )
}
