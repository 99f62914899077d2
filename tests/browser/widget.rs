//! The widget in a real document, without the script that a page loads: from data to cards.

use super::{style, wait, window};
use guide_grid_core::browser::{DataText, Script, Widget};
use js_sys::{JsString, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Element, Event, EventTarget, HtmlElement, HtmlInputElement, InputEvent, InputEventInit,
    KeyboardEvent, KeyboardEventInit, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

/// Stands in for the element's script: adopts the style sheet and shows the fallback.
#[wasm_bindgen(inline_js = "export function start(root, style, german) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const slot = document.createElement('slot');
    root.append(slot);
    return {
        signal: new AbortController().signal,
        enter() {},
        label: () => '',
        answered() {},
        appeared() {},
        retry() {},
        showFallback() { root.replaceChildren(slot); },
        fetchMessages: async (tag) => tag === 'de' ? JSON.parse(german) : Promise.reject(new Error('there are none')),
        fetchJson: async () => Promise.reject(new Error('there are none')),
        ownMessages: null,
    };
}")]
extern "C" {
    fn start(root: &ShadowRoot, style: &str, german: &str) -> JsValue;
}

const GUIDES: &str = "\
---
basics:
- title: What is a container?
  description: A process in its own small world.
  link: /container/
  tags: [concept]
- title: What is an image?
  description: Files in one piece.
  link: /image/
  tags: [concept, build]
running:
- title: Publishing ports
  description: Open a door to a container.
  link: /ports/
  tags: [network]
---
## The basics

{{< grid items=\"basics\" >}}

## Running containers

{{< grid items=\"running\" >}}
";

/// Longer than the pause in typing for which the widget waits, in milliseconds.
const PAUSE: i32 = 600;

/// A page with one element. Dropping this ends its widget.
struct Page {
    element: HtmlElement,
    root: ShadowRoot,
    widget: Option<Widget>,
    /// The names of the widget's events, without `guide-grid-`.
    events: Rc<RefCell<Vec<String>>>,
    _hearing: Closure<dyn FnMut(Event)>,
}

impl Page {
    /// A page at `address`, with these attributes and this text.
    async fn open(address: &str, attributes: &[(&str, &str)], text: &str) -> Self {
        go(address);
        let document = window().document().expect("a document");
        let element: HtmlElement = document
            .create_element("section")
            .expect("an element")
            .unchecked_into();
        for (name, value) in attributes {
            element.set_attribute(name, value).expect("an attribute");
        }
        let root = element
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .expect("a root");
        document
            .body()
            .expect("a body")
            .append_child(&element)
            .expect("appended");
        let events = Rc::new(RefCell::new(Vec::new()));
        let hearing = {
            let events = Rc::clone(&events);
            Closure::new(move |event: Event| {
                events
                    .borrow_mut()
                    .push(event.type_().replace("guide-grid-", ""));
                event.prevent_default();
            })
        };
        for name in ["ready", "change", "select", "error"] {
            let name = format!("guide-grid-{name}");
            let hears = hearing.as_ref().unchecked_ref();
            element
                .add_event_listener_with_callback(&name, hears)
                .expect("a listener");
        }
        let german = include_str!("../../src/ui/messages/de.json");
        let script = start(&root, style::RULES, german);
        let to_widget: Script = script.unchecked_into();
        let widget = Widget::new(element.clone(), root.clone(), to_widget, JsValue::UNDEFINED);
        widget.update(texts(text, "text/markdown"));
        let page = Self {
            element,
            root,
            widget: Some(widget),
            events,
            _hearing: hearing,
        };
        page.settle().await;
        page
    }

    /// Waits until the widget has fired an event and has stopped changing.
    async fn settle(&self) {
        for _ in 0..100 {
            let before = self.root.inner_html();
            wait(30).await;
            if before == self.root.inner_html() && !self.heard().is_empty() {
                return;
            }
        }
    }

    /// Waits until this many events were heard and the widget has stopped changing.
    async fn hears(&self, events: usize) {
        for _ in 0..100 {
            if self.heard().len() >= events {
                break;
            }
            wait(30).await;
        }
        self.settle().await;
    }

    fn widget(&self) -> &Widget {
        self.widget.as_ref().expect("a widget")
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|at| found.get(at))
            .map(JsCast::unchecked_into)
            .collect()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        let text = |it: &Element| it.text_content().unwrap_or_default().trim().to_owned();
        self.all(selector).iter().map(text).collect()
    }

    fn titles(&self) -> Vec<String> {
        self.texts("[part=title] .link")
    }

    fn search(&self) -> HtmlInputElement {
        self.all("input[type=search]")[0].clone().unchecked_into()
    }

    async fn type_in(&self, text: &str) {
        self.change_text(text);
        self.settle().await;
    }

    /// Types without waiting.
    fn change_text(&self, text: &str) {
        let search = self.search();
        search.set_value(text);
        let init = InputEventInit::new();
        init.set_bubbles(true);
        let event = InputEvent::new_with_event_init_dict("input", &init).expect("an event");
        search.dispatch_event(&event).expect("sent");
    }

    /// Presses the button whose text begins with `text`.
    async fn press(&self, selector: &str, text: &str) {
        let buttons = self.all(selector);
        let button = buttons
            .iter()
            .find(|it| it.text_content().unwrap_or_default().starts_with(text));
        button
            .expect("the button")
            .unchecked_ref::<HtmlElement>()
            .click();
        self.settle().await;
    }

    /// Moves the focus to the nth element of these.
    fn focus(&self, selector: &str, nth: usize) {
        let element: HtmlElement = self.all(selector)[nth].clone().unchecked_into();
        element.focus().expect("focus");
    }

    /// The focused element.
    fn focused(&self) -> Element {
        self.root.active_element().expect("something has the focus")
    }

    fn heard(&self) -> Vec<String> {
        self.events.borrow().clone()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.widget.take();
        self.element.remove();
        go("/");
    }
}

fn go(address: &str) {
    let history = window().history().expect("a history");
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(address))
        .expect("an address");
}

fn address() -> String {
    let location = window().location();
    location.search().expect("a query") + &location.hash().expect("a fragment")
}

fn fire(target: &EventTarget, name: &str) {
    let event = Event::new(name).expect("an event");
    target.dispatch_event(&event).expect("sent");
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("an object")
}

#[wasm_bindgen_test]
async fn typing_narrows_and_changes_the_address_once_it_pauses() {
    let page = Page::open("/?utm=x", &[], GUIDES).await;
    let entries = entries();
    page.type_in("cont").await;
    page.type_in("contain").await;
    assert_eq!(page.titles(), ["What is a container?", "Publishing ports"]);
    assert_eq!(page.texts("mark"), ["contain", "contain"]);
    assert_eq!(
        address(),
        "?utm=x",
        "nothing is written while the reader types"
    );
    wait(PAUSE).await;
    assert_eq!(address(), "?utm=x&guides=contain");
    assert_eq!(self::entries(), entries + 1, "one entry for the whole word");
    assert_eq!(
        page.heard(),
        ["ready", "change"],
        "one event for the whole word"
    );
    assert!(
        page.texts("[role=status]")[0].starts_with("2 "),
        "screen readers announce the count"
    );
}

/// Native builds fold case with tables, browsers with their own functions: both must find the same.
#[wasm_bindgen_test]
async fn capitals_of_every_script_are_found_in_small_letters() {
    let guides = "---\ngrid:\n- {title: École de Docker, link: a}\n- {title: ÜBERSICHT, link: b}\n- {title: Основы ДОКЕРА, link: c}\n- {title: ΑΘΗΝΑ, link: d}\n---\n";
    let page = Page::open("/", &[], guides).await;
    for (typed, title) in [
        ("ecole", "École de Docker"),
        ("école", "École de Docker"),
        ("ubersicht", "ÜBERSICHT"),
        ("докера", "Основы ДОКЕРА"),
        ("αθηνα", "ΑΘΗΝΑ"),
    ] {
        page.type_in(typed).await;
        assert_eq!(page.titles(), [title], "{typed}");
    }
}

fn entries() -> u32 {
    let history = window().history().expect("a history");
    history.length().expect("a length")
}

#[wasm_bindgen_test]
async fn a_run_of_typing_is_one_entry_of_the_history() {
    let page = Page::open("/", &[("filters", "row")], GUIDES).await;
    let mut before = entries();
    let mut added = || {
        let added = entries() - before;
        before += added;
        (address(), added)
    };
    let entry = |address: &str, entries: u32| (address.to_owned(), entries);
    page.change_text("con");
    wait(PAUSE).await;
    assert_eq!(added(), entry("?guides=con", 1), "its first letters");
    page.change_text("contain");
    wait(PAUSE).await;
    assert_eq!(
        added(),
        entry("?guides=contain", 0),
        "letters after a pause"
    );
    page.press("[part=value]", "concept").await;
    let chosen = "?guides=contain&guides-tags=concept";
    assert_eq!(added(), entry(chosen, 1), "a choice");
    page.change_text("container");
    wait(PAUSE).await;
    let typed_on = "?guides=container&guides-tags=concept";
    assert_eq!(added(), entry(typed_on, 1), "letters after a choice");
    page.change_text("");
    wait(PAUSE).await;
    assert_eq!(added(), entry("?guides-tags=concept", 1), "the empty box");
    page.change_text("ima");
    page.change_text("");
    wait(PAUSE).await;
    assert_eq!(added(), entry("?guides-tags=concept", 0), "taken back");
    page.change_text("image");
    page.press("[part=clear]", "").await;
    assert_eq!(added(), entry("", 2), "letters, and at once a choice");
    page.change_text("ports");
    wait(PAUSE).await;
    assert_eq!(added(), entry("?guides=ports", 1), "a new run");
    go("/");
    fire(&window(), "popstate");
    page.settle().await;
    page.change_text("image");
    wait(PAUSE).await;
    assert_eq!(added(), entry("?guides=image", 1), "letters after Back");
}

#[wasm_bindgen_test]
async fn a_long_text_is_searched_for_but_not_written_into_the_address() {
    let page = Page::open("/?guides-tags=network", &[], GUIDES).await;
    let long = format!("ports{}", " ".repeat(1_000));
    page.type_in(&long).await;
    assert_eq!(page.titles(), ["Publishing ports"]);
    wait(PAUSE).await;
    assert_eq!(address(), "?guides-tags=network");
    assert_eq!(page.heard(), ["ready", "change"]);
    // A link to a section of the page fires this, too.
    fire(&window(), "popstate");
    page.settle().await;
    assert_eq!(page.search().value(), long, "the text stays");
}

#[wasm_bindgen_test]
async fn the_first_view_follows_the_address_and_removes_unknown_values() {
    for (given, left, titles) in [
        ("/?guides=image", "?guides=image", 1),
        ("/?guides-tags=CONCEPT", "?guides-tags=concept", 2),
        ("/?guides-tags=nonsense&a=b", "?a=b", 3),
        (
            "/?a=%zz&guides-tags=network",
            "?a=%zz&guides-tags=network",
            1,
        ),
        ("/?guides=two+words#top", "?guides=two+words#top", 0),
    ] {
        let page = Page::open(given, &[], GUIDES).await;
        assert_eq!(
            (address().as_str(), page.titles().len()),
            (left, titles),
            "{given}"
        );
    }
}

#[wasm_bindgen_test]
async fn the_address_may_be_the_fragment_or_nothing() {
    let page = Page::open(
        "/?a=b",
        &[("url-state", "hash"), ("name", "x"), ("filters", "row")],
        GUIDES,
    )
    .await;
    page.press("[part=value]", "network").await;
    assert_eq!(address(), "?a=b#x-tags=network");
    page.press("[part=value]", "network").await;
    assert_eq!(address(), "?a=b");
    drop(page);
    let page = Page::open(
        "/?guides=image",
        &[("url-state", "off"), ("filters", "row")],
        GUIDES,
    )
    .await;
    assert_eq!(page.titles().len(), 3);
    page.press("[part=value]", "network").await;
    assert_eq!(
        (address().as_str(), page.titles().len()),
        ("?guides=image", 1)
    );
}

#[wasm_bindgen_test]
async fn what_a_fragment_names_stays_in_front_of_the_parameters() {
    for (before, found, after) in [
        ("#/guides", 3, "#/guides?guides-tags=network"),
        ("#/a=b/", 3, "#/a=b/?guides-tags=network"),
        ("#!/guides", 3, "#!/guides?guides-tags=network"),
        (
            "#/guides?id=ports",
            3,
            "#/guides?id=ports&guides-tags=network",
        ),
        (
            "#/guides?guides=image",
            1,
            "#/guides?guides=image&guides-tags=network",
        ),
        ("#ports", 3, "#ports?guides-tags=network"),
        ("#a=b?c=d", 3, "#a=b?c=d&guides-tags=network"),
        ("#guides=image", 1, "#guides=image&guides-tags=network"),
    ] {
        let page = Page::open(&format!("/{before}"), &[("url-state", "hash")], GUIDES).await;
        assert_eq!((address().as_str(), page.titles().len()), (before, found));
        let query = page.search().value();
        page.widget().ask(self::query(&format!(
            r#"{{"text": "{query}", "facets": {{"tags": "network"}}}}"#
        )));
        assert_eq!(address(), after);
        page.widget()
            .ask(self::query(&format!(r#"{{"text": "{query}"}}"#)));
        assert_eq!(address(), before);
    }
}

#[wasm_bindgen_test]
async fn a_pending_text_is_not_written_into_the_next_page_of_a_router() {
    for state in ["query", "hash"] {
        let page = Page::open("/#/guides", &[("url-state", state)], GUIDES).await;
        page.change_text("ports");
        go("/#/other");
        wait(PAUSE).await;
        assert_eq!(address(), "#/other", "{state}");
    }
}

#[wasm_bindgen_test]
async fn letters_that_are_not_in_the_address_yet_survive_a_popstate_of_the_page() {
    let page = Page::open("/?guides=ports", &[], GUIDES).await;
    page.type_in("imag").await;
    fire(&window(), "popstate");
    page.settle().await;
    assert_eq!(page.search().value(), "imag");
    assert_eq!(page.titles(), ["What is an image?"]);
    wait(PAUSE).await;
    assert_eq!(address(), "?guides=imag");
    // Back to another query replaces the text.
    page.type_in("image").await;
    go("/?guides=ports");
    fire(&window(), "popstate");
    page.settle().await;
    assert_eq!(page.search().value(), "ports");
    wait(PAUSE).await;
    assert_eq!(address(), "?guides=ports");
}

#[wasm_bindgen_test]
async fn scrolling_alone_adds_cards_and_writes_nothing_until_a_card_is_followed() {
    let page = Page::open("/?guides=guide", &[("limit", "6")], &numbered(40)).await;
    let history = window().history().expect("a history");
    fire(&window().document().expect("a document"), "scroll");
    page.settle().await;
    let cards = page.titles().len();
    assert!(cards > 6, "{cards} cards");
    wait(PAUSE).await;
    assert!(history.state().expect("a state").is_null());
    let stay = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default());
    page.element
        .add_event_listener_with_callback("click", stay.as_ref().unchecked_ref())
        .expect("a listener");
    page.press(".link", "Guide 0").await;
    assert_eq!(page.heard(), ["ready", "select"]);
    let position = get(&history.state().expect("a state"), "guide-grid:guides");
    assert_eq!(get(&position, "painted").as_f64(), Some(cards as f64));
}

#[wasm_bindgen_test]
async fn other_state_in_the_history_is_kept() {
    let page = Page::open("/", &[("filters", "row")], GUIDES).await;
    let router = Object::new();
    Reflect::set(&router, &"router".into(), &"theirs".into()).expect("a property");
    let history = window().history().expect("a history");
    history
        .replace_state_with_url(&router, "", None)
        .expect("a state");
    page.press("[part=value]", "concept").await;
    let state = history.state().expect("a state");
    assert_eq!(get(&state, "router"), "theirs");
    assert!(get(&state, "guide-grid:guides").is_object());
}

#[wasm_bindgen_test]
async fn unreadable_data_leaves_the_fallback_until_newer_data_comes() {
    let page = Page::open("/", &[], "---\nguides: [ this never ends\n---\n").await;
    assert_eq!((page.all("slot").len(), page.titles().len()), (1, 0));
    assert_eq!(page.heard(), ["error"]);
    page.widget().update(texts(GUIDES, ""));
    page.hears(2).await;
    assert_eq!((page.all("slot").len(), page.titles().len()), (0, 3));
    page.widget().update(texts("[]", "application/json"));
    page.hears(3).await;
    assert_eq!((page.all("slot").len(), page.titles().len()), (1, 0));
    assert_eq!(page.heard(), ["error", "ready", "error"]);
}

/// A page with this many guides; the first half is tagged early, the second half late.
fn numbered(guides: usize) -> String {
    let mut text = "---\nguides:\n".to_owned();
    for n in 0..guides {
        let tag = if 2 * n < guides { "early" } else { "late" };
        text.push_str(&format!(
            "- {{title: Guide {n}, link: /{n}/, tags: [{tag}]}}\n"
        ));
    }
    text + "---\n"
}

#[wasm_bindgen_test]
async fn focus_moves_from_the_button_for_more_to_the_first_new_card() {
    let page = Page::open("/?guides=guide", &[("limit", "6")], &numbered(10)).await;
    page.focus("[part=more]", 0);
    page.press("[part=more]:focus", "Show 4 more").await;
    assert_eq!(page.focused().text_content().as_deref(), Some("Guide 6"));
    assert_eq!(page.all("[part=more]").len(), 0);
}

/// Sends a key to an element, and returns it.
fn press_key(target: &EventTarget, name: &str, init: &KeyboardEventInit) -> KeyboardEvent {
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict(name, init).expect("an event");
    target.dispatch_event(&event).expect("sent");
    event
}

fn key(name: &str) -> KeyboardEventInit {
    let init = KeyboardEventInit::new();
    init.set_key(name);
    init
}

#[wasm_bindgen_test]
async fn keys_that_edit_a_text_field_stay_in_the_grid() {
    let page = Page::open("/", &[("facets", "section tags")], &numbered(60)).await;
    let seen = Rc::new(RefCell::new(0));
    let document = window().document().expect("a document");
    let hears = {
        let seen = Rc::clone(&seen);
        Closure::<dyn FnMut(Event)>::new(move |_| *seen.borrow_mut() += 1)
    };
    for name in ["keydown", "keypress", "keyup"] {
        let hears = hears.as_ref().unchecked_ref();
        document
            .add_event_listener_with_callback(name, hears)
            .expect("a listener");
    }
    type Change = fn(&KeyboardEventInit);
    let plain: Change = |_| {};
    let composing: Change = |it| it.set_is_composing(true);
    let handled: Change = |it| it.set_key_code(229);
    let ctrl: Change = |it| it.set_ctrl_key(true);
    let alt: Change = |it| it.set_alt_key(true);
    let meta: Change = |it| it.set_meta_key(true);
    let shift: Change = |it| it.set_shift_key(true);
    let alt_gr: Change = |it| {
        it.set_ctrl_key(true);
        it.set_alt_key(true);
        it.set_modifier_alt_graph(true);
    };
    let search: Element = page.search().unchecked_into();
    let value = page.all(".opener")[0].clone();
    for (target, name, change, leaves) in [
        (&search, "/", plain, false),
        (&search, "d", plain, false),
        (&search, "?", shift, false),
        (&search, "@", alt_gr, false),
        (&search, " ", plain, false),
        (&search, "ö", plain, false),
        (&search, "k", ctrl, true),
        (&search, "k", meta, true),
        (&search, "k", alt, true),
        (&search, "Backspace", plain, false),
        (&search, "Delete", plain, false),
        (&search, "ArrowLeft", plain, false),
        (&search, "ArrowUp", plain, false),
        (&search, "Home", plain, false),
        (&search, "End", plain, false),
        (&search, "Process", handled, false),
        (&search, "Escape", composing, false),
        (&search, "Escape", plain, true),
        (&search, "Tab", plain, true),
        (&search, "F1", plain, true),
        (&value, "d", plain, true),
    ] {
        for event in ["keydown", "keypress", "keyup"] {
            let init = key(name);
            change(&init);
            seen.replace(0);
            press_key(target, event, &init);
            assert_eq!(*seen.borrow() == 1, leaves, "{event} of {name}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_composition_counts_once_it_is_done() {
    for orders in [
        &["compositionend"][..],
        &["compositionend", "input"],
        &["input", "compositionend"],
    ] {
        let page = Page::open("/", &[], GUIDES).await;
        let field = page.search();
        let send = |name: &str, text: &str| {
            field.set_value(text);
            let init = InputEventInit::new();
            init.set_bubbles(true);
            init.set_is_composing(name == "composing");
            let name = name.replace("composing", "input");
            let event = InputEvent::new_with_event_init_dict(&name, &init).expect("an event");
            field.dispatch_event(&event).expect("sent");
        };
        send("compositionstart", "");
        for text in ["i", "im", "imzzz"] {
            send("composing", text);
        }
        wait(PAUSE).await;
        assert_eq!(field.value(), "imzzz");
        assert_eq!((page.titles().len(), address().as_str()), (3, ""));
        assert_eq!(page.texts(".hidden[role=status]"), [""]);
        assert_eq!(page.heard(), ["ready"]);
        for name in orders {
            send(name, "image");
        }
        // In Safari, the key that ended the composition comes now.
        let enter = key("Enter");
        enter.set_key_code(229);
        field.focus().expect("focus");
        press_key(&field, "keydown", &enter);
        assert_eq!(page.focused(), *field.unchecked_ref::<Element>());
        page.settle().await;
        assert_eq!(page.titles(), ["What is an image?"]);
        wait(PAUSE).await;
        assert_eq!(address(), "?guides=image");
        assert_eq!(page.heard(), ["ready", "change"]);
    }
}

#[wasm_bindgen_test]
async fn down_and_enter_lead_from_the_search_box_to_the_first_card_and_up_leads_back() {
    let page = Page::open("/", &[], GUIDES).await;
    let press = |name: &str| press_key(&page.focused(), "keydown", &key(name));
    let place = || page.focused().text_content().unwrap_or_default();
    for name in ["ArrowDown", "Enter"] {
        page.search().focus().expect("focus");
        assert!(press(name).default_prevented(), "{name}");
        assert_eq!(place(), "What is a container?");
        press("ArrowUp");
        assert_eq!(page.focused(), *page.search().unchecked_ref::<Element>());
    }
    let selecting = key("ArrowDown");
    selecting.set_shift_key(true);
    let pressed = press_key(&page.focused(), "keydown", &selecting);
    assert!(!pressed.default_prevented());
    page.type_in("nothing image").await;
    press("Enter");
    assert_eq!(page.focused().class_name(), "drop", "what is offered");
}

#[wasm_bindgen_test]
async fn focus_moves_to_the_search_box_if_nothing_is_left_to_take_back() {
    for (query, selector) in [
        ("?guides=image", ".erase"),
        ("?guides=image", "[part=clear]"),
        ("?guides-tags=concept", "[part=clear]"),
        ("?guides-tags=concept", "[part=chip]"),
        ("?guides=image&guides-tags=concept", "[part=chip]"),
        ("?guides=nothing+image", ".drop"),
    ] {
        let page = Page::open(&format!("/{query}"), &[("sort-menu", "")], GUIDES).await;
        page.focus(selector, 0);
        page.press(selector, "").await;
        let focused = page.focused().get_attribute("part");
        assert_eq!(focused.as_deref(), Some("search"), "{query} {selector}");
    }
}

#[wasm_bindgen_test]
async fn focus_moves_to_the_search_box_if_all_cards_are_replaced() {
    let page = Page::open("/?guides-tags=late", &[("limit", "6")], &numbered(40)).await;
    page.focus("[part=clear]", 0);
    page.press("[part=clear]", "").await;
    assert_eq!(
        page.focused().get_attribute("part").as_deref(),
        Some("search")
    );
}

#[wasm_bindgen_test]
async fn focus_moves_to_the_element_after_a_removed_one() {
    let page = Page::open("/?guides-tags=concept&guides-tags=network", &[], GUIDES).await;
    page.focus("[part=chip]", 1);
    page.press("[part=chip]:focus", "").await;
    assert_eq!(
        page.focused().get_attribute("part").as_deref(),
        Some("clear")
    );
}

#[wasm_bindgen_test]
async fn nothing_listens_after_the_end() {
    let mut page = Page::open("/", &[("shortcut", "/")], GUIDES).await;
    page.type_in("image").await;
    page.widget.take();
    assert_eq!(address(), "?guides=image", "the typed text is not lost");
    go("/?guides-tags=network");
    for name in ["popstate", "hashchange", "pagehide", "beforeprint"] {
        fire(&window(), name);
    }
    wait(PAUSE).await;
    assert_eq!(page.heard(), ["ready"]);
    assert_eq!(address(), "?guides-tags=network");
}

#[wasm_bindgen_test]
async fn a_menu_offers_the_most_frequent_values_in_their_order_and_the_chosen_ones() {
    let mut text = "---\n".to_owned();
    for section in 0..12 {
        text.push_str(&format!("s{section}:\n"));
        text.push_str(&"- title: Guide\n".repeat(1 + section % 4));
    }
    let page = Page::open("/?guides-section=s8", &[("facets", "section")], &text).await;
    let offered = |page: &Page| page.texts("[part=value] bdi").join(" ").to_lowercase();
    page.press(".opener", "Section (1)").await;
    assert_eq!(offered(&page), "s0 s1 s2 s3 s5 s6 s7 s8 s9 s10 s11");
    page.press(".all", "Show all 12").await;
    assert_eq!(offered(&page), "s0 s1 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11");
}

/// A text as the element's script passes it.
fn texts(text: impl Into<JsString>, media_type: &str) -> Vec<DataText> {
    let one = Object::new();
    for (name, value) in [
        ("text", text.into()),
        ("type", media_type.into()),
        ("address", "".into()),
    ] {
        Reflect::set(&one, &name.into(), &value).expect("a plain object takes every property");
    }
    vec![one.unchecked_into()]
}

/// A text that is too long for one turn. Its many characters of two UTF-16 code units begin at an odd index.
fn many(title: &str) -> JsString {
    let mut text = format!("[{{\"title\": \"{title}\", \"description\": \"");
    text.push_str(if text.len() % 2 == 0 { "." } else { "" });
    text.push_str(&"🐳".repeat(280_000));
    for n in 1..8_000 {
        text.push_str(&format!(
            "\"}},\n{{\"title\": \"{title} {n}\", \"link\": \"/{n}/\", \"description\": \"{:50}",
            "."
        ));
    }
    (text + "\"}]").into()
}

#[wasm_bindgen_test]
async fn an_answer_fills_the_screen_at_once_and_is_complete_once_the_reader_pauses() {
    let window = window();
    let page = Page::open("/", &[("limit", "90")], &numbered(120)).await;
    page.change_text("guide");
    wait(0).await;
    let first = page.titles();
    assert!((12..90).contains(&first.len()), "{} cards", first.len());
    let height = window.inner_height().expect("a height").as_f64();
    let last = page.all("[part=card]").pop().expect("a card");
    let end = last.get_bounding_client_rect().bottom();
    assert!(
        Some(end) > height,
        "the screen is full: {end} of {height:?}"
    );
    wait(PAUSE).await;
    page.settle().await;
    assert_eq!(page.titles().len(), 90);
    assert_eq!(page.titles()[..first.len()], first, "they stay in place");
    page.type_in("guide 11").await;
    assert_eq!(page.titles().len(), 11);
}

#[wasm_bindgen_test]
async fn cards_are_rendered_ahead_while_nothing_is_typed_and_the_reader_is_not_in_the_search_box() {
    let page = Page::open("/", &[("limit", "6")], &numbered(400)).await;
    let rendered = async |cards: usize| {
        for _ in 0..100 {
            wait(30).await;
            if page.titles().len() == cards {
                break;
            }
        }
        page.settle().await;
        assert_eq!(page.titles().len(), cards);
    };
    rendered(400).await;
    let ahead = page.all("[data-placing=near-screen]").len();
    assert_eq!(ahead, 394, "those after the limit wait for the screen");
    let first = page.all("[data-card]")[0].clone();
    page.search().focus().expect("focused");
    rendered(6).await;
    assert!(first.is_connected());
    page.type_in("guide").await;
    rendered(6).await;
    page.type_in("").await;
    rendered(6).await;
    page.search().blur().expect("blurred");
    rendered(400).await;
    let query = Object::new();
    Reflect::set(&query, &"text".into(), &"guide".into()).expect("a property");
    page.widget().ask(query.into());
    rendered(6).await;
}

#[wasm_bindgen_test]
async fn the_limit_all_renders_all_cards_at_once() {
    let page = Page::open("/", &[("limit", "all")], &numbered(150)).await;
    assert_eq!(page.titles().len(), 150);
    assert_eq!(page.all("[data-placing]").len(), 0);
    page.type_in("guide").await;
    wait(PAUSE).await;
    assert_eq!(page.titles().len(), 150);
}

/// A first answer over guides in four sections.
async fn sections() -> Page {
    let mut text = "---\n".to_owned();
    for section in 0..4 {
        text.push_str(&format!("s{section}:\n"));
        for n in 0..20 {
            text.push_str(&format!(
                "- {{title: Guide {section}{n}, link: /{section}{n}/}}\n"
            ));
        }
    }
    let page = Page::open("/", &[("limit", "60")], &(text + "---\n")).await;
    page.change_text("guide");
    wait(0).await;
    page
}

#[wasm_bindgen_test]
async fn the_cards_of_a_first_answer_stay_when_the_others_arrive() {
    let page = sections().await;
    let first = page.all("[part=title] .link");
    assert!(first.len() < 60, "{} cards", first.len());
    page.focus("[part=title] .link", 5);
    wait(PAUSE).await;
    assert_eq!(page.titles().len(), 60);
    assert!(first.iter().all(|it| it.is_connected()));
    assert_eq!(page.focused(), first[5], "the focus stays");
}

#[wasm_bindgen_test]
async fn the_button_for_more_first_adds_what_a_first_answer_left_out() {
    let page = sections().await;
    let left_out = 60 - page.titles().len();
    page.press("[part=more]", &format!("Show {left_out} more"))
        .await;
    assert_eq!(page.titles().len(), 60);
    wait(PAUSE).await;
    assert_eq!(page.titles().len(), 60);
    page.press("[part=more]", "Show 20 more").await;
    assert_eq!(page.titles().len(), 80);
}

#[wasm_bindgen_test]
async fn an_answer_that_is_printed_before_it_is_complete_is_complete_afterwards() {
    let page = sections().await;
    fire(&window(), "beforeprint");
    page.settle().await;
    assert_eq!(page.titles().len(), 80);
    fire(&window(), "beforeprint");
    fire(&window(), "afterprint");
    wait(PAUSE).await;
    assert_eq!(page.titles().len(), 60);
}

#[wasm_bindgen_test]
async fn a_choice_while_typing_is_announced_without_what_was_typed_before() {
    let page = Page::open("/", &[("filters", "row")], &numbered(40)).await;
    page.change_text("guide");
    wait(100).await;
    page.press("[part=value]", "early").await;
    assert_eq!(page.texts(".hidden[role=status]"), [""]);
    wait(PAUSE).await;
    assert_eq!(page.texts(".hidden[role=status]"), ["20 of 40 guides"]);
}

#[wasm_bindgen_test]
async fn a_choice_that_leaves_the_count_unchanged_is_announced() {
    let text = "---\ngrid:\n- {title: One, tags: [all, some]}\n- {title: Two, tags: [all]}\n---\n";
    let page = Page::open("/", &[("filters", "row")], text).await;
    for _ in 0..2 {
        page.press("[part=value]", "all").await;
        assert_eq!(page.texts(".hidden[role=status]"), [""]);
        wait(PAUSE).await;
        assert_eq!(page.texts(".hidden[role=status]"), ["2 guides"]);
    }
}

#[wasm_bindgen_test]
async fn a_new_limit_applies_at_once() {
    let text = numbered(50);
    let page = Page::open("/?guides=guide", &[("limit", "10")], &text).await;
    for limit in [30, 10, 20] {
        let value = limit.to_string();
        page.element
            .set_attribute("limit", &value)
            .expect("an attribute");
        page.widget().update(texts(text.as_str(), "text/markdown"));
        page.settle().await;
        assert_eq!(page.titles().len(), limit);
    }
}

#[wasm_bindgen_test]
async fn a_big_catalogue_does_not_block_the_page() {
    let page = Page::open("/", &[], "").await;
    assert_eq!(page.heard(), ["error"]);
    page.widget()
        .update(texts(many("Guide"), "application/json"));
    let begun = js_sys::Date::now();
    let (mut turns, mut said) = (0, Vec::new());
    while page.heard().len() < 2 {
        wait(0).await;
        turns += 1;
        if page.heard().len() < 2 {
            assert_eq!(page.all("slot").len(), 1, "the fallback stays");
            said.push(page.texts("slot, [part=status][role=status]").concat());
        }
    }
    let took = js_sys::Date::now() - begun;
    assert!(turns > 5, "it took only {turns} turns");
    assert_eq!(said.first().map(String::as_str), Some(""));
    said.dedup();
    let last = said.last().map(String::as_str);
    // There is at least one turn between the status and the end.
    assert!(
        took < 3_000.0 || last == Some("Loading guides…"),
        "{said:?} in {took} ms"
    );
    page.hears(2).await;
    assert_eq!(page.titles()[0], "Guide 1");
    let whales = page.texts("[part=description]")[0].replace('🐳', "");
    assert!(whales.len() < 2, "no character is cut in two: {whales}");
    assert_eq!(page.texts("p[role=status]").len(), 0);
    assert_eq!(page.heard(), ["error", "ready"]);
}

/// A page with a long catalogue, once its cards are shown.
async fn long(address: &str) -> Page {
    let page = Page::open(address, &[], "").await;
    page.widget()
        .update(texts(many("Guide"), "application/json"));
    while page.heard().len() < 2 {
        wait(0).await;
    }
    page.settle().await;
    page
}

fn query(json: &str) -> JsValue {
    js_sys::JSON::parse(json).expect("JSON")
}

#[wasm_bindgen_test]
async fn the_first_paint_of_a_long_catalogue_follows_the_text_in_the_address() {
    let page = long("/?guides=guide+4321").await;
    assert_eq!(page.titles(), ["Guide 4321"], "{}", page.root.inner_html());
    assert_eq!(page.texts("[part=status]"), ["1 of 8,000 guides"]);
    wait(PAUSE).await;
    assert_eq!(page.heard(), ["error", "ready"]);
}

#[wasm_bindgen_test]
async fn diagnostics_are_written_even_if_a_query_is_set_before_the_first_paint() {
    let console = get(&window(), "console");
    let warn = get(&console, "warn");
    let told = Rc::new(RefCell::new(Vec::new()));
    let hears = {
        let told = Rc::clone(&told);
        Closure::<dyn FnMut(String)>::new(move |text| told.borrow_mut().push(text))
    };
    Reflect::set(&console, &"warn".into(), hears.as_ref()).expect("set");
    let page = Page::open("/", &[], "").await;
    let text = "---\ncards:\n- title: One\n  link: /one/\n- link: /none/\n---\n";
    page.widget().update(texts(text, "text/markdown"));
    page.widget().ask(query(r#"{"text": "one"}"#));
    page.hears(3).await;
    Reflect::set(&console, &"warn".into(), &warn).expect("set");
    assert_eq!(page.titles(), ["One"]);
    assert_eq!(told.borrow().len(), 1, "{:?}", told.borrow());
    assert!(told.borrow()[0].contains("5:3: "), "{:?}", told.borrow());
}

#[wasm_bindgen_test]
async fn newer_data_answers_the_same_query() {
    let page = long("/").await;
    page.widget().ask(query(r#"{"text": "ports"}"#));
    page.widget().update(texts(GUIDES, ""));
    page.hears(3).await;
    page.settle().await;
    assert_eq!(page.titles(), ["Publishing ports"]);
    wait(PAUSE).await;
    assert_eq!(page.heard(), ["error", "ready", "change"]);
    assert_eq!(page.texts(".hidden[role=status]"), ["1 of 3 guides"]);
}

#[wasm_bindgen_test]
async fn preparation_stops_for_newer_data_and_at_the_end() {
    let mut page = Page::open("/", &[], "").await;
    page.widget().update(texts(many("Old"), "application/json"));
    wait(60).await;
    page.widget().ask(query(r#"{"text": "ports"}"#));
    page.widget().update(texts(GUIDES, ""));
    page.hears(2).await;
    assert_eq!(page.titles(), ["Publishing ports"]);
    page.widget().update(texts(many("Old"), "application/json"));
    wait(60).await;
    page.widget.take();
    wait(PAUSE).await;
    assert_eq!(page.heard(), ["error", "ready"]);
    assert_eq!(page.texts("p[role=status]").len(), 0);
}
