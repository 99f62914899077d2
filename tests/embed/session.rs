//! One browser window, driven through WebDriver (<https://www.w3.org/TR/webdriver2/>).

use super::engine::{Driver, Engine};
use base64::Engine as _;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a page may take to become what a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A window of a fresh profile. Its methods panic with what the driver said, which fails the test that called.
pub struct Session {
    /// Which browser this is.
    pub engine: Engine,
    agent: ureq::Agent,
    base: String,
    // Dropped after the window was closed.
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

impl Session {
    /// Starts the engine and opens a window.
    pub fn start(engine: Engine, log: &Path) -> Result<Self, String> {
        let driver = Driver::start(engine, log)?;
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(180)))
            .build()
            .into();
        let mut session = Self {
            engine,
            agent,
            base: format!("{}/session", driver.address),
            _driver: driver,
        };
        let capabilities = json!({ "capabilities": { "alwaysMatch": engine.capabilities() } });
        let created = session.call("POST", "", capabilities)?;
        let id = created["sessionId"]
            .as_str()
            .ok_or("the driver gave no session")?;
        session.base = format!("{}/{id}", session.base);
        session.call(
            "POST",
            "/timeouts",
            json!({ "script": 120_000, "pageLoad": 60_000 }),
        )?;
        Ok(session)
    }

    fn call(&self, method: &str, path: &str, body: Value) -> Result<Value, String> {
        let address = format!("{}{path}", self.base);
        let answer = match method {
            "GET" => self.agent.get(&address).call(),
            "DELETE" => self.agent.delete(&address).call(),
            _ => self.agent.post(&address).send_json(body),
        };
        let mut answer = answer.map_err(|error| format!("{method} {path}: {error}"))?;
        // Firefox's screenshots of long pages are larger than ureq's usual limit.
        let read = answer
            .body_mut()
            .with_config()
            .limit(100_000_000)
            .read_json::<Value>();
        let mut value = read.map_err(|error| format!("{method} {path}: {error}"))?["value"].take();
        match (value["error"].as_str(), value["message"].as_str()) {
            (Some(error), Some(message)) => Err(format!("{method} {path}: {error}: {message}")),
            _ => Ok(value.take()),
        }
    }

    fn must(&self, method: &str, path: &str, body: Value) -> Value {
        self.call(method, path, body)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// Opens an address and waits until it has loaded.
    pub fn go(&self, address: &str) {
        self.must("POST", "/url", json!({ "url": address }));
    }

    /// The reader's Back button.
    pub fn back(&self) {
        self.must("POST", "/back", json!({}));
    }

    /// The reader's Forward button.
    pub fn forward(&self) {
        self.must("POST", "/forward", json!({}));
    }

    /// The reader's Reload button.
    pub fn reload(&self) {
        self.must("POST", "/refresh", json!({}));
    }

    /// The value of a JavaScript expression. A promise is waited for.
    pub fn eval(&self, expression: &str) -> Value {
        self.eval_with(expression, json!([]))
    }

    /// The value of a JavaScript expression over `args`.
    pub fn eval_with(&self, expression: &str, args: Value) -> Value {
        self.attempt(expression, args)
            .unwrap_or_else(|error| panic!("{expression}\nthrew {error}"))
    }

    fn attempt(&self, expression: &str, args: Value) -> Result<Value, String> {
        let script = format!(
            "const args = Array.prototype.slice.call(arguments, 0, -1), done = arguments[arguments.length - 1];
             (async () => ({expression}))().then(value => done([value ?? null]), error => done(`${{error}} ${{error?.stack}}`))"
        );
        match self.call(
            "POST",
            "/execute/async",
            json!({ "script": script, "args": args }),
        )? {
            Value::Array(mut one) => Ok(one.pop().unwrap_or(Value::Null)),
            error => Err(error.to_string()),
        }
    }

    /// Runs a whole script in the page, whatever the page's policy says.
    pub fn run(&self, script: &str) {
        self.must(
            "POST",
            "/execute/sync",
            json!({ "script": script, "args": [] }),
        );
    }

    /// Waits until an expression is true (or anything but empty, 0 and null); its value.
    pub fn wait(&self, what: &str, expression: &str) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // A page that is on its way to another cannot answer yet.
            let (value, error) = match self.attempt(expression, json!([])) {
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
            assert!(
                Instant::now() < deadline,
                "waited in vain until {what}: {expression} {error}"
            );
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// Presses keys one after the other, as a reader's keyboard would; named keys are in [`key`].
    pub fn keys(&self, text: &str) {
        let strokes = text.chars().flat_map(|key| {
            [
                json!({ "type": "keyDown", "value": key }),
                json!({ "type": "keyUp", "value": key }),
            ]
        });
        self.strokes(strokes.collect());
    }

    /// Presses a key while another is held.
    pub fn chord(&self, held: char, key: char) {
        self.strokes(vec![
            json!({ "type": "keyDown", "value": held }),
            json!({ "type": "keyDown", "value": key }),
            json!({ "type": "keyUp", "value": key }),
            json!({ "type": "keyUp", "value": held }),
        ]);
    }

    fn strokes(&self, actions: Vec<Value>) {
        self.must(
            "POST",
            "/actions",
            json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
        );
    }

    /// Clicks in the middle of what an expression yields, where a reader's pointer would, after scrolling to it.
    pub fn click(&self, element: &str) {
        let place = self.eval(&format!("probe.place({element})"));
        let (x, y) = (place[0].as_i64(), place[1].as_i64());
        let (Some(x), Some(y)) = (x, y) else {
            panic!("{element} has no place to click: {place}")
        };
        let actions = json!([
            { "type": "pointerMove", "duration": 0, "x": x, "y": y },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let pointer = json!({ "type": "pointer", "id": "mouse", "actions": actions });
        self.must("POST", "/actions", json!({ "actions": [pointer] }));
    }

    /// Makes the page this wide and high, in CSS pixels, as nearly as the window allows.
    pub fn resize(&self, width: u32, height: u32) {
        let frame =
            |session: &Self| session.eval("[outerWidth - innerWidth, outerHeight - innerHeight]");
        for _ in 0..2 {
            let extra = frame(self);
            let [w, h] = [0, 1].map(|at| extra[at].as_u64().unwrap_or(0));
            self.must(
                "POST",
                "/window/rect",
                json!({ "width": u64::from(width) + w, "height": u64::from(height) + h }),
            );
        }
    }

    /// Changes the page's media features; false where the engine offers no way to.
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
                let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "media": medium, "features": features } });
                self.must("POST", "/goog/cdp/execute", body);
                true
            }
            Engine::Firefox if media == Media::Print => false,
            Engine::Firefox => {
                let (dark, forced) = match media {
                    Media::Light | Media::Print => (1, 1),
                    Media::Dark => (0, 1),
                    Media::ForcedColors => (1, 2),
                };
                self.must("POST", "/moz/context", json!({ "context": "chrome" }));
                let script = format!(
                    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', {dark});
                     Services.prefs.setIntPref('browser.display.document_color_use', {forced});"
                );
                let done = self.call(
                    "POST",
                    "/execute/sync",
                    json!({ "script": script, "args": [] }),
                );
                self.must("POST", "/moz/context", json!({ "context": "content" }));
                done.unwrap_or_else(|error| panic!("{error}"));
                true
            }
            Engine::WebKit => media == Media::Light,
        }
    }

    /// Lines of the browser's own console since the last call, network errors and policy violations included; only
    /// Chromium's driver tells them.
    pub fn console(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let lines = self.must("POST", "/se/log", json!({ "type": "browser" }));
        let lines = lines.as_array().cloned().unwrap_or_default();
        lines
            .iter()
            .map(|line| format!("{} {}", line["level"], line["message"]))
            .collect()
    }

    /// Keeps a picture of what the window shows.
    pub fn picture(&self, path: &Path) -> Result<(), String> {
        let picture = self.call("GET", "/screenshot", Value::Null)?;
        let bytes =
            base64::engine::general_purpose::STANDARD.decode(picture.as_str().unwrap_or_default());
        std::fs::write(path, bytes.map_err(|error| error.to_string())?)
            .map_err(|error| error.to_string())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.call("DELETE", "", Value::Null);
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
    /// Escape
    pub const ESCAPE: char = '\u{E00C}';
    /// Space
    pub const SPACE: char = ' ';
    /// Backspace
    pub const BACKSPACE: char = '\u{E003}';
    /// Left arrow
    pub const LEFT: char = '\u{E012}';
    /// Up arrow
    pub const UP: char = '\u{E013}';
    /// Right arrow
    pub const RIGHT: char = '\u{E014}';
    /// Down arrow
    pub const DOWN: char = '\u{E015}';
}
