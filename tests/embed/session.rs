//! One browser window, driven through WebDriver (<https://www.w3.org/TR/webdriver2/>).

use super::engine::{Driver, Engine};
use axum::http::Method;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MOUSE_BUTTON_MIDDLE, MouseActions,
    PointerAction,
};
use fantoccini::error::CmdError;
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use url::{ParseError, Url};

/// How long a page may take to become what a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How long any single command may take; WebKit's first page takes some seconds on a busy machine.
const COMMAND: Duration = Duration::from_secs(180);

/// A window with a new profile. Its methods panic with the driver's message, which fails the calling test.
pub struct Session {
    /// Which browser this is.
    pub engine: Engine,
    client: Client,
    runtime: Runtime,
    // Dropped after the window is closed.
    _driver: Driver,
}

/// What the page's media features say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// A light page in full colour.
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
    /// `forced-colors: active`
    ForcedColors,
    /// A light page on paper.
    Print,
}

/// A command that only one vendor's driver has: a path below the session, and a body.
#[derive(Debug)]
struct VendorCommand(&'static str, Value);

impl WebDriverCompatibleCommand for VendorCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.0
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.1.to_string()))
    }
}

/// A question about an element: its reference, and what is asked.
#[derive(Debug)]
struct ElementQuestion(String, &'static str);

impl WebDriverCompatibleCommand for ElementQuestion {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let (session, Self(element, question)) = (session.unwrap_or_default(), self);
        base.join(&format!("session/{session}/element/{element}/{question}"))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}

impl Session {
    /// Starts the engine and opens a window.
    pub fn start(engine: Engine, log: &Path) -> Result<Self, String> {
        let driver = Driver::start(engine, log)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| error.to_string())?;
        let client = runtime.block_on(async {
            let client = ClientBuilder::new(HttpConnector::new())
                .capabilities(engine.capabilities())
                .connect(&driver.address)
                .await
                .map_err(|error| error.to_string())?;
            let (script, page) = (Duration::from_secs(120), Duration::from_secs(60));
            let timeouts = TimeoutConfiguration::new(Some(script), Some(page), None);
            let set = client.update_timeouts(timeouts).await;
            set.map(|()| client).map_err(|error| error.to_string())
        })?;
        Ok(Self {
            engine,
            client,
            runtime,
            _driver: driver,
        })
    }

    /// The answer to a command, or the text of its error.
    fn attempt<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> Result<T, String> {
        let bounded = async { tokio::time::timeout(COMMAND, command).await };
        match self.runtime.block_on(bounded) {
            Ok(answer) => answer.map_err(|error| error.to_string()),
            Err(_) => Err(format!("the driver did not answer for {COMMAND:?}")),
        }
    }

    fn must<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> T {
        self.attempt(command)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    fn vendor(&self, path: &'static str, body: Value) -> Value {
        self.must(self.client.issue_cmd(VendorCommand(path, body)))
    }

    /// Opens an address and waits until it has loaded.
    pub fn go(&self, address: &str) {
        self.must(self.client.goto(address));
    }

    /// The reader's Back button.
    pub fn back(&self) {
        self.must(self.client.back());
    }

    /// The reader's Forward button.
    pub fn forward(&self) {
        self.must(self.client.forward());
    }

    /// The reader's Reload button.
    pub fn reload(&self) {
        self.must(self.client.refresh());
    }

    /// The value of a JavaScript expression. If it is a promise, this waits for it.
    pub fn eval(&self, expression: &str) -> Value {
        self.eval_with(expression, Vec::new())
    }

    /// The value of a JavaScript expression over `args`.
    pub fn eval_with(&self, expression: &str, args: Vec<Value>) -> Value {
        self.try_eval(expression, args)
            .unwrap_or_else(|error| panic!("{expression}\nthrew {error}"))
    }

    pub fn try_eval(&self, expression: &str, args: Vec<Value>) -> Result<Value, String> {
        // An array holds the value, because pages may change how other values are converted to JSON.
        let script = format!(
            "const args = Array.prototype.slice.call(arguments, 0, -1), done = arguments[arguments.length - 1];
             (async () => ({expression}))().then(value => done([value ?? null]), error => done(`${{error}} ${{error?.stack}}`))"
        );
        match self.attempt(self.client.execute_async(&script, args))? {
            Value::Array(mut one) => Ok(one.pop().unwrap_or(Value::Null)),
            error => Err(error.to_string()),
        }
    }

    /// The role and the accessible name that the browser computes for the element that an expression returns.
    pub fn role_and_name(&self, element: &str) -> (String, String) {
        let reference = self.eval(element);
        let reference = reference.as_object().and_then(|it| it.values().next());
        let reference = reference.and_then(Value::as_str).unwrap_or_default();
        let ask = |question| {
            let question = ElementQuestion(reference.to_owned(), question);
            let answer = self.must(self.client.issue_cmd(question));
            answer.as_str().unwrap_or_default().to_owned()
        };
        (ask("computedrole"), ask("computedlabel"))
    }

    /// Whether the browser still answers. This does not depend on the page's scripts.
    pub fn is_alive(&self) -> bool {
        self.attempt(self.client.window()).is_ok()
    }

    /// Runs a whole script in the page, even if the page's policy forbids it.
    pub fn run(&self, script: &str) {
        self.must(self.client.execute(script, Vec::new()));
    }

    /// Waits until the value of an expression is true, or anything but empty, 0 or null, and returns the value.
    pub fn wait(&self, what: &str, expression: &str) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // During a navigation, the page cannot answer.
            let (value, error) = match self.try_eval(expression, Vec::new()) {
                Ok(value) => (value, String::new()),
                Err(error) => (Value::Null, error),
            };
            let settled = match &value {
                Value::Null => false,
                Value::Bool(value) => *value,
                Value::Number(value) => value.as_f64() != Some(0.0),
                Value::String(value) => !value.is_empty(),
                Value::Array(_) | Value::Object(_) => true,
            };
            if settled {
                return value;
            }
            if Instant::now() > deadline {
                let log = self.try_eval("window.__log?.slice(-5)", Vec::new());
                let log = log.unwrap_or_default();
                panic!(
                    "waited too long until {what}: {expression} {error}\nthe page logged {log:#}"
                );
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// Presses keys one after the other, as a reader's keyboard would; named keys are in [`key`].
    pub fn keys(&self, text: &str) {
        self.strokes(
            text.chars()
                .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]),
        );
    }

    /// Presses a key while another is held.
    pub fn chord(&self, held: char, key: char) {
        self.strokes([
            KeyAction::Down { value: held },
            KeyAction::Down { value: key },
            KeyAction::Up { value: key },
            KeyAction::Up { value: held },
        ]);
    }

    fn strokes(&self, strokes: impl IntoIterator<Item = KeyAction>) {
        let keyboard = KeyActions::new("keyboard".into());
        let actions = strokes.into_iter().fold(keyboard, KeyActions::then);
        self.must(self.client.perform_actions(actions));
    }

    /// Scrolls to the element that an expression returns, and clicks in its middle.
    pub fn click(&self, element: &str) {
        let place = self.place(element);
        self.press_mouse(MOUSE_BUTTON_LEFT, place, &[]);
    }

    /// Clicks in the middle of an element with the middle button.
    pub fn click_middle_button(&self, element: &str) {
        let place = self.place(element);
        self.press_mouse(MOUSE_BUTTON_MIDDLE, place, &[]);
    }

    /// Scrolls to the element that an expression returns: its middle in the window.
    fn place(&self, element: &str) -> (f64, f64) {
        let place = self.eval(&format!("probe.place({element})"));
        let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else {
            panic!("{element} has no place to click: {place}")
        };
        (x, y)
    }

    /// Clicks in the middle of an element while a key is held.
    pub fn click_holding(&self, key: char, element: &str) {
        let keyboard = || KeyActions::new("keyboard".into());
        let down = keyboard().then(KeyAction::Down { value: key });
        self.must(self.client.perform_actions(down));
        self.click(element);
        let up = keyboard().then(KeyAction::Up { value: key });
        self.must(self.client.perform_actions(up));
    }

    /// Presses the mouse button at one place of an element and releases it at another. Places are parts of its width and height.
    pub fn drag(&self, element: &str, from: [f64; 2], to: [f64; 2]) {
        self.eval(&format!("probe.place({element})"));
        let at = |[x, y]: [f64; 2]| {
            let place = self.eval(&format!(
                "(() => {{ const it = ({element}).getBoundingClientRect();
                 return [it.left + {x} * it.width, it.top + {y} * it.height].map(Math.round) }})()"
            ));
            let coordinate = |nth: usize| place[nth].as_f64().unwrap_or_default();
            (coordinate(0), coordinate(1))
        };
        let (start, end) = (at(from), at(to));
        let middle = ((start.0 + end.0) / 2.0, (start.1 + end.1) / 2.0);
        self.press_mouse(MOUSE_BUTTON_LEFT, start, &[middle, end]);
    }

    /// Presses a button at a place of the window, moves along a way, and releases it.
    fn press_mouse(&self, button: u64, place: (f64, f64), way: &[(f64, f64)]) {
        let move_to = |duration: Option<Duration>, (x, y): (f64, f64)| PointerAction::MoveTo {
            duration,
            x,
            y,
        };
        let mut actions = MouseActions::new("mouse".into())
            .then(move_to(None, place))
            .then(PointerAction::Down { button });
        for place in way {
            actions = actions.then(move_to(Some(Duration::from_millis(100)), *place));
        }
        let actions = actions.then(PointerAction::Up { button });
        self.must(self.client.perform_actions(actions));
    }

    /// Makes the page this wide and high, in CSS pixels, as nearly as the window allows.
    pub fn resize(&self, width: u32, height: u32) {
        for _ in 0..2 {
            let extra = self.eval("[outerWidth - innerWidth, outerHeight - innerHeight]");
            let [w, h] = [0, 1].map(|at| extra[at].as_u64().unwrap_or(0) as u32);
            self.must(self.client.set_window_size(width + w, height + h));
        }
    }

    /// Changes the page's media features; false if the engine's driver cannot.
    pub fn media(&self, media: Media) -> bool {
        match self.engine {
            Engine::Chromium => {
                let (scheme, forced) = match media {
                    Media::Light | Media::Print => ("light", "none"),
                    Media::Dark => ("dark", "none"),
                    Media::ForcedColors => ("light", "active"),
                };
                let medium = if media == Media::Print { "print" } else { "" };
                let features = json!([
                    { "name": "prefers-color-scheme", "value": scheme },
                    { "name": "forced-colors", "value": forced },
                ]);
                self.devtools(
                    "Emulation.setEmulatedMedia",
                    json!({ "media": medium, "features": features }),
                );
                true
            }
            Engine::Firefox if media == Media::Print => false,
            Engine::Firefox => {
                let (dark, forced) = match media {
                    Media::Light | Media::Print => (1, 1),
                    Media::Dark => (0, 1),
                    Media::ForcedColors => (1, 2),
                };
                self.vendor("moz/context", json!({ "context": "chrome" }));
                let script = format!(
                    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', {dark});
                     Services.prefs.setIntPref('browser.display.document_color_use', {forced});"
                );
                let done = self.attempt(self.client.execute(&script, Vec::new()));
                self.vendor("moz/context", json!({ "context": "content" }));
                done.unwrap_or_else(|error| panic!("{error}"));
                true
            }
            Engine::WebKit => media == Media::Light,
        }
    }

    /// The answer to a command of Chromium's developer tools: <https://chromedevtools.github.io/devtools-protocol/>.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium has {command}");
        let body = json!({ "cmd": command, "params": parameters });
        self.vendor("goog/cdp/execute", body)
    }

    /// The lines of the browser's own console since the last call, including network errors and policy violations. Only
    /// Chromium's driver reports them.
    pub fn console(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let lines = self.vendor("se/log", json!({ "type": "browser" }));
        let lines = lines.as_array().cloned().unwrap_or_default();
        lines
            .iter()
            .map(|line| format!("{} {}", line["level"], line["message"]))
            .collect()
    }

    /// Saves a picture of what the window shows.
    pub fn screenshot(&self, path: &Path) -> Result<(), String> {
        let bytes = self.attempt(self.client.screenshot())?;
        std::fs::write(path, bytes).map_err(|error| error.to_string())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.attempt(self.client.clone().close());
    }
}

/// Keys that have no character of their own: <https://www.w3.org/TR/webdriver2/#keyboard-actions>.
pub mod key {
    /// Tab
    pub const TAB: char = '\u{E004}';
    /// Enter
    pub const ENTER: char = '\u{E007}';
    /// Shift
    pub const SHIFT: char = '\u{E008}';
    /// Control
    pub const CONTROL: char = '\u{E009}';
    /// Escape
    pub const ESCAPE: char = '\u{E00C}';
    /// Space
    pub const SPACE: char = ' ';
    /// Backspace
    pub const BACKSPACE: char = '\u{E003}';
    /// End
    pub const END: char = '\u{E010}';
    /// Home
    pub const HOME: char = '\u{E011}';
    /// Left arrow
    pub const LEFT: char = '\u{E012}';
    /// Up arrow
    pub const UP: char = '\u{E013}';
    /// Right arrow
    pub const RIGHT: char = '\u{E014}';
    /// Down arrow
    pub const DOWN: char = '\u{E015}';
}
