//! Each control of the interface, used as by a reader: the action that it emits, and where the focus is afterwards.

use super::{frame, wait};
use crate::paper::Paper;
use guide_grid_core::catalog::{CatalogReader, Format, SafeUrl, Unicode};
use guide_grid_core::search::{Choice, Collator, Folder, IndexBuilder, Library, Query, Sort};
use guide_grid_core::ui::{
    Action, Address, App, AppProps, Clipboard, Copying, Host, HostRef, Language, Layout,
    PluralCategory, Settings, State, View,
};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement,
    InputEvent, InputEventInit, KeyboardEvent, KeyboardEventInit,
};
use yew::{AppHandle, Callback, Renderer};

/// A page that shows every control: nine levels make a menu, and twenty-four languages a menu with a search box.
fn page() -> String {
    let mut text = "---\nguides:\n".to_owned();
    for n in 0..24 {
        let level = n % 9;
        let language = char::from(b'a' + n);
        let repeated = "again, ".repeat(usize::from(n < 12));
        text.push_str(&format!(
            "- title: Guide {n}\n  link: /{n}/\n  tags: [{}]\n  level: level {level}\n  \
             languages: [{repeated}language {language}]\n  weight: {n}\n",
            if n < 4 { "early" } else { "late" },
        ));
    }
    text + "---\n"
}

/// What the browser knows about characters.
struct Tables;

impl Unicode for Tables {
    fn normalize(&self, text: &str, form: &str) -> String {
        js_sys::JsString::from(text).normalize(form).into()
    }

    fn to_lowercase(&self, text: &str) -> String {
        js_sys::JsString::from(text).to_lower_case().into()
    }

    fn to_uppercase(&self, text: &str) -> String {
        js_sys::JsString::from(text).to_upper_case().into()
    }

    fn is_alphanumeric(&self, character: char) -> bool {
        character.is_alphanumeric()
    }

    fn is_punctuation(&self, character: char) -> bool {
        character.is_ascii_punctuation()
    }
}

impl Collator for Tables {
    fn ranks(&self, texts: &[&str]) -> Vec<usize> {
        let mut sorted = texts.to_vec();
        sorted.sort_unstable();
        let rank = |text: &&str| sorted.iter().position(|it| it == text);
        texts.iter().filter_map(rank).collect()
    }
}

/// A host that records calls.
#[derive(Default)]
struct Notes {
    rendered: Cell<usize>,
    travelled: RefCell<Vec<String>>,
    addresses: Cell<usize>,
    /// The ids of menus that were opened.
    entered: RefCell<Vec<String>>,
    /// The texts of the buttons of menus that were closed.
    left: RefCell<Vec<String>>,
    /// Whether there is no clipboard.
    has_no_clipboard: Cell<bool>,
    /// What waits to hear what came of copying.
    copying: RefCell<Option<Callback<Copying>>>,
    not_loaded: RefCell<Vec<String>>,
}

impl Host for Notes {
    fn address(&self, url: &SafeUrl) -> Address {
        self.addresses.set(self.addresses.get() + 1);
        Paper.address(url)
    }

    fn travel(&self, event: &KeyboardEvent) {
        self.travelled.borrow_mut().push(event.key());
    }

    fn not_loaded(&self, address: &str) {
        self.not_loaded.borrow_mut().push(address.to_owned());
    }

    fn rendered(&self) {
        self.rendered.set(self.rendered.get() + 1);
    }

    fn enter_menu(&self, panel: &Element) {
        self.entered.borrow_mut().push(panel.id());
    }

    fn leave_menu(&self, opener: &Element) {
        let text = opener.text_content().unwrap_or_default();
        self.left.borrow_mut().push(text);
    }

    fn clipboard(&self) -> Clipboard {
        match self.has_no_clipboard.get() {
            true => Clipboard::Missing,
            false => Clipboard::Offered,
        }
    }

    fn copy_link(&self, report: Callback<Copying>) {
        self.copying.replace(Some(report));
    }

    fn plural_category(&self, lang: &str, number: usize) -> PluralCategory {
        Paper.plural_category(lang, number)
    }

    fn format_number(&self, lang: &str, number: usize) -> String {
        Paper.format_number(lang, number)
    }

    fn lowercase(&self, lang: &str, text: &str) -> String {
        Paper.lowercase(lang, text)
    }
}

/// The interface in a document. Dropping this removes it.
struct Stage {
    place: Element,
    app: Option<AppHandle<App>>,
    library: Rc<Library>,
    settings: Rc<Settings>,
    notes: Rc<Notes>,
    host: HostRef,
    language: Language,
    act: Callback<Action>,
    /// The actions that were emitted.
    acts: Rc<RefCell<Vec<Action>>>,
}

impl Stage {
    /// The interface over [`page`] with these attributes, at an address with `query`.
    async fn open(attributes: &[(&str, &str)], query: &str) -> Self {
        let text = page();
        let find = |name: &str| attributes.iter().find(|it| it.0 == name);
        let settings = Settings::read(|name| find(name).map(|it| it.1.to_owned())).0;
        let format = Format::guess(&text);
        let (catalog, diagnostics) = CatalogReader::new(text, format, &Tables).finish();
        let builder = IndexBuilder::new(&settings.facets, Folder::new(&Tables), Tables);
        let index = builder.finish(&catalog);
        let library = Rc::new(Library {
            catalog,
            index,
            diagnostics,
        });
        let notes = Rc::new(Notes::default());
        let host: Rc<dyn Host> = Rc::clone(&notes) as Rc<dyn Host>;
        let host = HostRef::from(host);
        let acts = Rc::new(RefCell::new(Vec::new()));
        let act = {
            let acts = Rc::clone(&acts);
            Callback::from(move |action| acts.borrow_mut().push(action))
        };
        add_style();
        let place = document().create_element("div").expect("an element");
        let body = document().body().expect("a body");
        body.append_child(&place).expect("appended");
        let mut stage = Self {
            place,
            app: None,
            library,
            settings: Rc::new(settings),
            notes,
            language: Language::english(host.clone()),
            host,
            act,
            acts,
        };
        let pairs = query.split('&').filter_map(|it| it.split_once('='));
        let query = Query::from_pairs(pairs, "guides", stage.library.index.facets());
        stage.show(query).await;
        stage
    }

    /// Shows the results of a query.
    async fn show(&mut self, query: Query) {
        let state = State::new(query, self.settings.limit);
        let props = AppProps {
            view: Rc::new(View::new(
                Rc::clone(&self.library),
                Rc::clone(&self.settings),
                state,
                self.language.clone(),
            )),
            act: self.act.clone(),
            host: self.host.clone(),
            announcement: "".into(),
        };
        match &mut self.app {
            Some(app) => app.update(props),
            None => {
                let renderer = Renderer::<App>::with_root_and_props(self.place.clone(), props);
                self.app = Some(renderer.render());
            }
        }
        self.settle().await;
    }

    /// Waits until Yew has rendered. If that takes longer than a frame, Yew goes on in later tasks.
    async fn settle(&self) {
        loop {
            let before = self.place.inner_html();
            frame().await;
            wait(20).await;
            if before == self.place.inner_html() {
                return;
            }
        }
    }

    /// Waits until the closed menus are empty. The browser reports in a later task that it has closed one.
    async fn emptied(&self) {
        while !self.all(".panel .value").is_empty() {
            wait(20).await;
        }
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.place.query_selector_all(selector);
        let found = found.expect("a selector");
        (0..found.length())
            .filter_map(|at| found.get(at))
            .map(JsCast::unchecked_into)
            .collect()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        let text = |it: &Element| it.text_content().unwrap_or_default();
        self.all(selector).iter().map(text).collect()
    }

    /// The first element of a selector whose text begins with `text`.
    fn find<T: JsCast>(&self, selector: &str, text: &str) -> T {
        let begins = |it: &Element| it.text_content().unwrap_or_default().starts_with(text);
        let found = self.all(selector).into_iter().find(begins);
        let found = found.unwrap_or_else(|| panic!("no {selector} {text:?}"));
        found.dyn_into().expect("an element of this kind")
    }

    /// Focuses a button and clicks it, as the keyboard does: the event's target is the button itself.
    async fn press(&self, selector: &str, text: &str) {
        let button: HtmlElement = self.find(selector, text);
        assert_eq!(button.tag_name(), "BUTTON", "{selector}");
        button.focus().expect("focus");
        button.click();
        self.settle().await;
    }

    /// Sends a key to an element; returns whether its default action was prevented.
    async fn key(&self, selector: &str, init: &KeyboardEventInit) -> bool {
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", init);
        let target: HtmlElement = self.find(selector, "");
        let went_on = target.dispatch_event(&event.expect("an event"));
        self.settle().await;
        !went_on.expect("sent")
    }

    /// Types a text into a search box.
    async fn type_in(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector, "");
        input.set_value(text);
        let init = InputEventInit::new();
        init.set_bubbles(true);
        let event = InputEvent::new_with_event_init_dict("input", &init).expect("an event");
        input.dispatch_event(&event).expect("sent");
        self.settle().await;
    }

    /// Changes the text of a search box as an input method does that is not done yet.
    async fn compose(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector, "");
        input.set_value(text);
        let init = InputEventInit::new();
        init.set_bubbles(true);
        init.set_is_composing(true);
        let event = InputEvent::new_with_event_init_dict("input", &init).expect("an event");
        input.dispatch_event(&event).expect("sent");
        self.settle().await;
    }

    fn send(&self, target: &Element, name: &str) {
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict(name, &init).expect("an event");
        target.dispatch_event(&event).expect("sent");
    }

    /// The actions since the last call.
    fn take_acts(&self) -> Vec<Action> {
        self.acts.take()
    }

    /// The class of the element that has the focus, or its part.
    fn focused(&self) -> String {
        let focused = document()
            .active_element()
            .expect("something has the focus");
        let part = || focused.get_attribute("part").unwrap_or_default();
        match focused.class_name() {
            class if class.is_empty() => part(),
            class => class,
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.place.remove();
    }
}

fn document() -> Document {
    let window = web_sys::window().expect("a window");
    window.document().expect("a document")
}

/// Adds the style sheet, by which filters are seen that are popovers where there is little room.
fn add_style() {
    let head = document().head().expect("a head");
    if head.query_selector("style").expect("a selector").is_none() {
        let style = document().create_element("style").expect("an element");
        style.set_text_content(Some(crate::style::RULES));
        head.append_child(&style).expect("appended");
    }
}

fn escape() -> KeyboardEventInit {
    let init = KeyboardEventInit::new();
    init.set_key("Escape");
    init
}

fn choice(facet: &str, value: &str) -> Choice {
    Choice {
        facet: facet.into(),
        value: value.into(),
    }
}

#[wasm_bindgen_test]
async fn every_button_emits_its_action() {
    let attributes = [
        ("limit", "5"),
        ("facets", "tags level"),
        ("filters", "row"),
        ("view-menu", ""),
    ];
    let dropped = Query {
        text: "guide".into(),
        ..Query::default()
    };
    for (query, selector, text, expected) in [
        ("guides=guide", ".erase", "", Action::Erase),
        ("guides=guide", "[part=clear]", "Clear all", Action::Clear),
        (
            "guides-tags=late",
            "[part=clear]",
            "Clear all",
            Action::Clear,
        ),
        ("", "[part=more]", "Show 5 more", Action::More),
        (
            "",
            "[part=value]",
            "early",
            Action::Toggle(choice("tags", "early")),
        ),
        (
            "guides-tags=late",
            "[part=value]",
            "late",
            Action::Toggle(choice("tags", "late")),
        ),
        ("", "[data-layout=list]", "", Action::Layout(Layout::List)),
        ("", "[data-layout=grid]", "", Action::Layout(Layout::Grid)),
        (
            "guides-tags=late&guides-level=level 3",
            "[part=chip]",
            "Level: level 3",
            Action::Toggle(choice("level", "level 3")),
        ),
        (
            "",
            "[part=tag]",
            "early",
            Action::Toggle(choice("tags", "early")),
        ),
        (
            "guides=nonsense",
            ".empty .clear",
            "Clear search",
            Action::Erase,
        ),
        (
            "guides=nonsense&guides-tags=late",
            ".empty .clear",
            "Clear all",
            Action::Clear,
        ),
        (
            "guides=guide nonsense",
            ".drop",
            "Search without “nonsense” (",
            Action::Replace(dropped),
        ),
    ] {
        let stage = Stage::open(&attributes, query).await;
        stage.press(selector, text).await;
        assert_eq!(stage.take_acts(), [expected], "{query}: {selector} {text}");
    }
}

#[wasm_bindgen_test]
async fn the_search_box_types_and_escapes() {
    let stage = Stage::open(&[], "").await;
    assert!(!stage.key("[part=search]", &escape()).await);
    assert_eq!(
        stage.take_acts(),
        [],
        "Escape in an empty box is not handled"
    );
    stage.type_in("[part=search]", "abc").await;
    assert_eq!(stage.take_acts(), [Action::Type("abc".into())]);

    let stage = Stage::open(&[], "guides=guide").await;
    let input: HtmlInputElement = stage.find("[part=search]", "");
    assert_eq!(input.value(), "guide");
    for modify in [
        KeyboardEventInit::set_ctrl_key,
        KeyboardEventInit::set_alt_key,
        KeyboardEventInit::set_meta_key,
        KeyboardEventInit::set_shift_key,
        KeyboardEventInit::set_is_composing,
    ] {
        let init = escape();
        modify(&init, true);
        assert!(!stage.key("[part=search]", &init).await);
    }
    // Safari has the code only, for the key that ends a composition.
    let init = escape();
    init.set_key_code(229);
    assert!(!stage.key("[part=search]", &init).await);
    assert_eq!(stage.take_acts(), []);
    assert!(stage.key("[part=search]", &escape()).await);
    assert_eq!(stage.take_acts(), [Action::Erase]);
    stage.press(".erase", "").await;
    assert_eq!(stage.focused(), "search", "the box has the focus");
}

#[wasm_bindgen_test]
async fn what_an_input_method_composes_stays_in_the_box_until_it_is_done() {
    let mut stage = Stage::open(&[("facets", "languages")], "").await;
    let field: HtmlInputElement = stage.find("[part=search]", "");
    stage.compose("[part=search]", "huan").await;
    assert_eq!(stage.take_acts(), []);
    // Everything is rendered again.
    stage
        .show(Query {
            choices: vec![choice("languages", "language a")],
            ..Query::default()
        })
        .await;
    assert_eq!(field.value(), "huan");
    stage.type_in("[part=search]", "环").await;
    assert_eq!(stage.take_acts(), [Action::Type("环".into())]);
    stage.show(Query::default()).await;
    assert_eq!(field.value(), "", "the box follows the query again");

    stage.press(".opener", "Languages").await;
    let before = stage.texts(".panel .value");
    stage.compose(".find", "huan").await;
    assert_eq!(stage.texts(".panel .value"), before);
    stage.type_in(".find", "language c").await;
    assert_eq!(stage.texts(".panel .value").len(), 1);
}

#[wasm_bindgen_test]
async fn the_menu_of_orders_chooses_and_follows() {
    let mut stage = Stage::open(&[("sort", "weight sort-menu")], "").await;
    let menu: HtmlSelectElement = stage.find("select", "");
    assert_eq!(menu.value(), "weight");
    for (value, expected) in [("title", Some(Sort::Title)), ("weight", None)] {
        menu.set_value(value);
        stage.send(&menu, "change");
        assert_eq!(stage.take_acts(), [Action::Sort(expected)], "{value}");
    }
    menu.set_value("page");
    stage
        .show(Query {
            sort: Some(Sort::Title),
            ..Query::default()
        })
        .await;
    assert_eq!(menu.value(), "title");
    let typed = |sort| Query {
        text: "guide".into(),
        sort,
        ..Query::default()
    };
    for (sort, shown) in [
        (Some(Sort::Title), "title"),
        (None, "relevance"),
        (Some(Sort::Weight), "weight"),
        (None, "relevance"),
    ] {
        stage.show(typed(sort)).await;
        assert_eq!((menu.disabled(), menu.value()), (false, shown.into()));
    }
    for (value, expected) in [
        ("weight", Some(Sort::Weight)),
        ("page", Some(Sort::Page)),
        ("relevance", None),
    ] {
        menu.set_value(value);
        stage.send(&menu, "change");
        assert_eq!(
            stage.take_acts(),
            [Action::Sort(expected)],
            "{value}, typed"
        );
    }
    stage.show(Query::default()).await;
    assert_eq!(menu.value(), "weight", "nothing is typed any more");
}

#[wasm_bindgen_test]
async fn the_button_of_all_filters_opens_and_closes_them() {
    let stage = Stage::open(&[("facets", "tags level")], "").await;
    let is_open = |stage: &Stage| stage.all(".facets:popover-open").len() == 1;
    let expanded = |stage: &Stage| {
        let button: Element = stage.find(".fold", "");
        button.get_attribute("aria-expanded").unwrap_or_default()
    };
    for selector in [".fold", ".facets .close", ".facets > .foot > .show"] {
        assert_eq!((is_open(&stage), &*expanded(&stage)), (false, "false"));
        stage.press(".fold", "Filters").await;
        assert_eq!((is_open(&stage), &*expanded(&stage)), (true, "true"));
        stage.press(selector, "").await;
    }
    assert_eq!((is_open(&stage), &*expanded(&stage)), (false, "false"));
    assert_eq!(stage.take_acts(), []);
}

#[wasm_bindgen_test]
async fn one_filter_needs_no_button_for_all_filters() {
    let stage = Stage::open(&[("facets", "tags")], "").await;
    assert_eq!(
        (stage.all(".fold").len(), stage.all(".opener").len()),
        (0, 1)
    );
    stage.press(".opener", "Tags").await;
    stage.press(".panel .show", "Show 24 guides").await;
    assert_eq!(stage.all(".panel:popover-open").len(), 0);
}

#[wasm_bindgen_test]
async fn a_menu_opens_chooses_and_closes() {
    let stage = Stage::open(&[("facets", "level languages")], "").await;
    let open = |stage: &Stage| stage.all(".panel:popover-open").len();
    assert_eq!(stage.all(".value").len(), 0, "closed menus are empty");
    stage.press(".opener", "Level").await;
    assert_eq!(open(&stage), 1);
    assert_eq!(stage.notes.entered.take(), ["gg-panel-0"]);
    stage.press(".panel .value", "level 2").await;
    let chosen = Action::Toggle(choice("level", "level 2"));
    assert_eq!((stage.take_acts(), open(&stage)), (vec![chosen], 1));
    stage.press(".opener", "Level").await;
    assert_eq!(open(&stage), 0, "its button closes it");
    stage.emptied().await;
    assert_eq!(stage.notes.left.take(), ["Level"]);

    stage.press(".opener", "Level").await;
    stage.press(".opener", "Languages").await;
    assert_eq!(open(&stage), 1, "only one is open");
    assert_eq!(stage.all(".panel .find").len(), 1);
    stage.press(".panel .close", "").await;
    assert_eq!(open(&stage), 0);
    stage.emptied().await;
    assert_eq!(stage.notes.left.take(), ["Level", "Languages"]);

    stage.press(".opener", "Level").await;
    assert!(stage.key(".panel .value", &escape()).await);
    assert_eq!(open(&stage), 0, "Escape closes it");
    assert!(!stage.key(".opener", &escape()).await);
    stage.emptied().await;

    stage.press(".opener", "Level").await;
    let value: HtmlElement = stage.find(".panel .value", "level 5");
    value.focus().expect("focus");
    assert_eq!(stage.focused(), "value");
    let card: HtmlElement = stage.find("[data-card] .link", "");
    card.focus().expect("focus");
    stage.settle().await;
    assert_eq!(
        (open(&stage), stage.focused().as_str()),
        (0, "link"),
        "a menu closes when the focus leaves it"
    );
    assert_eq!(stage.take_acts(), []);
}

#[wasm_bindgen_test]
async fn tab_leads_to_one_value_of_a_menu() {
    let stage = Stage::open(&[("facets", "level")], "guides-level=level 3").await;
    let stops = |stage: &Stage| stage.texts(".value:not([tabindex]) bdi");
    stage.press(".opener", "Level (1)").await;
    assert_eq!(stops(&stage), ["level 3"], "the chosen one");
    stage.press(".value", "level 5").await;
    assert_eq!(stops(&stage), ["level 5"], "the one that had the focus");
    let init = KeyboardEventInit::new();
    init.set_key("ArrowDown");
    stage.key(".value", &init).await;
    assert_eq!(stage.notes.travelled.take(), ["ArrowDown"]);
}

#[wasm_bindgen_test]
async fn a_value_that_leaves_no_guide_is_there_and_says_so() {
    for attributes in [
        [("facets", "tags level"), ("filters", "row")],
        [("facets", "tags level"), ("filters", "menus")],
    ] {
        let stage = Stage::open(&attributes, "guides=guide 3").await;
        if stage.all(".value").is_empty() {
            stage.press(".opener", "Tags").await;
        }
        let named = |text: &str| {
            let value: Element = stage.find(".value", text);
            let get = |name: &str| value.get_attribute(name).unwrap_or_default();
            (get("aria-label"), get("aria-disabled"))
        };
        assert_eq!(named("early"), ("early, 1 guide".into(), String::new()));
        assert_eq!(named("late"), ("late, 0 guides".into(), "true".into()));
        stage.press(".value", "late").await;
        assert_eq!(stage.take_acts(), []);
        stage.press(".value", "early").await;
        assert_eq!(stage.take_acts(), [Action::Toggle(choice("tags", "early"))]);
    }
}

#[wasm_bindgen_test]
async fn a_menu_of_many_values_searches_them() {
    let stage = Stage::open(
        &[("facets", "languages")],
        "guides-languages=language x&guides=guide 3",
    )
    .await;
    stage.press(".opener", "Languages (1)").await;
    let offered = |stage: &Stage| stage.texts(".panel .value bdi");
    assert_eq!(offered(&stage).len(), 11, "ten values and the chosen one");
    let find: HtmlInputElement = stage.find(".find", "");
    assert_eq!(find.placeholder(), "Search languages");
    stage.type_in(".find", "ge C").await;
    assert_eq!(offered(&stage), ["language c"], "though it leaves no guide");
    assert_eq!(stage.texts(".panel p").len(), 0);
    stage.type_in(".find", "nonsense").await;
    assert_eq!(offered(&stage).len(), 0);
    assert_eq!(stage.texts(".panel p"), ["No matching values"]);
    stage.type_in(".find", "").await;
    let before = offered(&stage);
    stage.press(".all", "Show all 25").await;
    let all = offered(&stage);
    assert_eq!(all.len(), 25);
    assert_eq!(stage.all(".all").len(), 0);
    let first_new = all.iter().find(|it| !before.contains(it));
    let focused = document().active_element().expect("a focused element");
    let label = focused.query_selector("bdi").expect("a selector");
    assert_eq!(
        label.and_then(|it| it.text_content()).as_ref(),
        first_new,
        "the first value that appeared"
    );
    stage.press(".opener", "Languages").await;
    stage.emptied().await;
    stage.press(".opener", "Languages").await;
    assert_eq!(offered(&stage).len(), 11, "what was asked for is forgotten");
    assert_eq!(stage.take_acts(), []);
}

#[wasm_bindgen_test]
async fn menus_of_ten_values_have_a_search_box() {
    for (facets, boxes) in [("level", 0), ("languages", 1)] {
        let stage = Stage::open(&[("facets", facets)], "").await;
        stage.press(".opener", "").await;
        assert_eq!(stage.all(".find").len(), boxes, "{facets}");
    }
}

#[wasm_bindgen_test]
async fn the_buttons_of_the_layouts_say_which_is_in_use() {
    for (view, pressed) in [("grid", ["true", "false"]), ("list", ["false", "true"])] {
        let stage = Stage::open(&[("view", view), ("view-menu", "")], "").await;
        let buttons = stage.all("[part=view] button");
        let get = |name: &str| {
            let values = buttons.iter().map(|it| it.get_attribute(name));
            values.map(Option::unwrap_or_default).collect::<Vec<_>>()
        };
        assert_eq!(get("aria-pressed"), pressed, "{view}");
        assert_eq!(get("aria-label"), ["Grid view", "List view"]);
    }
    assert_eq!(Stage::open(&[], "").await.all("[part=view]").len(), 0);
}

#[wasm_bindgen_test]
async fn the_button_that_copies_says_what_came_of_it() {
    let stage = Stage::open(&[], "").await;
    let said = |stage: &Stage| stage.texts(".copied[role=status]");
    assert_eq!(said(&stage), [""]);
    stage.press("[part=copy]", "").await;
    let report = stage.notes.copying.take().expect("a call");
    for (now, expected) in [
        (Copying::Copied, "Link copied"),
        (Copying::Idle, ""),
        (
            Copying::Refused,
            "Not allowed here. Copy the link from the address bar.",
        ),
        (Copying::Idle, ""),
    ] {
        report.emit(now);
        stage.settle().await;
        assert_eq!(said(&stage), [expected], "{now:?}");
    }
    assert_eq!(stage.take_acts(), []);
}

#[wasm_bindgen_test]
async fn a_link_can_be_copied_where_the_address_has_the_query_and_there_is_a_clipboard() {
    let mut stage = Stage::open(&[("url-state", "off")], "").await;
    assert_eq!(stage.all("[part=copy]").len(), 0);
    stage = Stage::open(&[("url-state", "hash")], "").await;
    assert_eq!(stage.all("[part=copy]").len(), 1);
    stage.notes.has_no_clipboard.set(true);
    stage.show(Query::default()).await;
    assert_eq!(stage.all("[part=copy]").len(), 0);
}

#[wasm_bindgen_test]
async fn the_toolbar_is_a_landmark_with_the_name_that_its_author_gives() {
    for (attributes, name) in [(&[("label", "Guides")][..], Some("Guides")), (&[], None)] {
        let stage = Stage::open(attributes, "").await;
        let toolbar: Element = stage.find("search", "");
        assert_eq!(toolbar.get_attribute("aria-label").as_deref(), name);
    }
}

#[wasm_bindgen_test]
async fn keys_on_cards_and_new_views_are_reported_to_the_host() {
    let mut stage = Stage::open(&[], "").await;
    assert_eq!(stage.notes.rendered.get(), 1);
    let init = KeyboardEventInit::new();
    init.set_key("ArrowDown");
    stage.key("[data-card] .link", &init).await;
    assert_eq!(stage.notes.travelled.take(), ["ArrowDown"]);
    stage.key("[part=search]", &init).await;
    assert_eq!(stage.notes.travelled.take(), ["ArrowDown"]);
    stage.press(".opener", "").await;
    stage.key("[part=value]", &init).await;
    assert_eq!(stage.notes.travelled.take(), ["ArrowDown"]);
    stage.key(".opener", &init).await;
    assert_eq!(stage.notes.travelled.take(), [""; 0]);
    assert_eq!(
        stage.notes.rendered.get(),
        1,
        "a menu does not make a new view"
    );
    stage.show(Query::default()).await;
    assert_eq!(stage.notes.rendered.get(), 2);
}

#[wasm_bindgen_test]
async fn only_cards_that_change_are_rendered_again() {
    let mut stage = Stage::open(&[], "").await;
    let links = stage.notes.addresses.take();
    assert_eq!(links, 24);
    stage
        .show(Query {
            sort: Some(Sort::Title),
            ..Query::default()
        })
        .await;
    assert_eq!(
        stage.notes.addresses.take(),
        24,
        "a list in place of sections"
    );
    stage
        .show(Query {
            sort: Some(Sort::Date),
            ..Query::default()
        })
        .await;
    assert_eq!(stage.notes.addresses.take(), 0, "another order");
    stage.show(Query::default()).await;
    assert_eq!(stage.notes.addresses.take(), 24, "sections");
    let tagged = |text: &str| Query {
        text: text.into(),
        choices: vec![choice("tags", "early")],
        sort: None,
    };
    stage.show(tagged("")).await;
    assert_eq!(stage.texts("[part=title]").len(), 4);
    assert_eq!(
        stage.notes.addresses.take(),
        4,
        "fewer cards, on which the chosen tag is pressed"
    );
    stage.show(tagged("guide 3")).await;
    assert_eq!(stage.notes.addresses.take(), 1, "one card and its marks");
    stage.show(tagged("guide  3 ")).await;
    assert_eq!(stage.notes.addresses.take(), 0, "the same marks");
}
