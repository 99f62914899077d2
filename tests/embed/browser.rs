//! What a test works with: a browser window, and a server with the pages that the test makes.

use super::engine::Engine;
use super::server::{Answer, Asked, Server};
use super::session::{Session, key};
use serde::Deserialize;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A window on pages that embed the widget.
pub struct Browser {
    /// The window.
    pub session: Session,
    /// Where its pages come from.
    pub server: Server,
}

/// The release build.
pub fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

/// Where screenshots and the logs of drivers are kept.
pub fn output() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("test-output")
}

/// Numbers the logs of drivers; each browser has one.
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// Files that test pages load beside the widget.
const FILES: [(&str, &str, &str); 5] = [
    (
        "/t/dark.js",
        "text/javascript",
        "document.documentElement.classList.add('dark')",
    ),
    (
        "/t/recorder.js",
        "text/javascript; charset=utf-8",
        include_str!("recorder.js"),
    ),
    ("/t/host.css", "text/css", include_str!("host.css")),
    (
        "/t/blank.html",
        "text/html",
        "<!doctype html><title>Empty</title><link rel=\"icon\" href=\"data:,\">",
    ),
    ("/favicon.ico", "image/x-icon", ""),
];

/// A card as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Card {
    /// The title's text.
    pub title: String,
    /// The `href` of the title's link, as written.
    pub link: Option<String>,
    /// The description's text.
    pub description: String,
    /// The heading of its section; empty if there is none.
    pub section: String,
}

/// A page of a host site.
#[derive(Clone, Debug)]
pub struct Page {
    /// The language of the page.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Markup at the end of its head.
    pub head: String,
    /// Markup of its article.
    pub body: String,
    /// The address of the widget's script; empty for a page without one.
    pub script: String,
    /// `Content-Security-Policy`; empty for a page without one.
    pub policy: String,
}

impl Page {
    /// A plain page with this article, and the README's script tag.
    pub fn new(body: impl Into<String>) -> Self {
        Self {
            lang: "en".into(),
            dir: "ltr".into(),
            head: String::new(),
            body: body.into(),
            script: "/guide-grid.js".into(),
            policy: String::new(),
        }
    }

    fn html(&self) -> String {
        let Self {
            lang,
            dir,
            head,
            body,
            script,
            ..
        } = self;
        let script = match script.as_str() {
            "" => String::new(),
            script => format!("<script type=\"module\" src=\"{script}\"></script>"),
        };
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Guides</title>\n\
             <script src=\"/t/recorder.js\"></script>\n<link rel=\"stylesheet\" href=\"/t/host.css\">\n{head}\n{script}\n\
             </head>\n<body>\n<main>\n<h1>Guides</h1>\n{body}\n</main>\n</body>\n</html>\n"
        )
    }
}

/// The markup of the README's first example around a page's text.
pub fn element(attributes: &str, text: &str) -> String {
    // A script element ends at the first end tag, even inside a string.
    assert!(
        !text.contains("</script"),
        "a script element cannot hold this text"
    );
    format!(
        "<div>\n<guide-grid {attributes}>\n\n<script type=\"text/markdown\">\n{text}\n</script>\n\n\
         <p class=\"fallback\">Read the guides in <a href=\"/guides/\">the list of guides</a>.</p>\n\n</guide-grid>\n</div>\n"
    )
}

/// A server for the files of a folder, and those that test pages load.
pub fn server(folder: &Path) -> Result<Server, String> {
    let server = Server::start(folder).map_err(|error| error.to_string())?;
    for (path, media_type, body) in FILES {
        server.put(path, Answer::new(media_type, body));
    }
    Ok(server)
}

impl Browser {
    /// A window of this engine, with its own server.
    pub fn start(engine: Engine) -> Result<Self, String> {
        let output = output();
        std::fs::create_dir_all(&output).map_err(|error| error.to_string())?;
        let server = server(&dist())?;
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let log = output.join(format!("driver-{}-{number}.log", engine.name()));
        let session = Session::start(engine, &log);
        let session = session.map_err(|error| {
            format!(
                "{} does not start: {error}; see {}",
                engine.name(),
                log.display()
            )
        })?;
        Ok(Self { session, server })
    }

    /// Puts a page on the server and returns its address.
    pub fn put(&self, name: &str, page: &Page) -> String {
        let mut answer = Answer::new("text/html; charset=utf-8", page.html());
        if !page.policy.is_empty() {
            answer = answer.header("Content-Security-Policy", &page.policy);
        }
        let path = format!("/t/{name}.html");
        self.server.put(&path, answer);
        format!("{}{path}", self.server.origin)
    }

    /// Opens a page and waits until each of its grids is ready.
    pub fn open(&self, name: &str, page: &Page) -> String {
        let address = self.put(name, page);
        self.visit(&address);
        address
    }

    /// Leaves the page that is open, and discards what it wrote to the console, which is not the next page's.
    pub fn leave(&self) {
        self.session
            .go(&format!("{}/t/blank.html", self.server.origin));
        self.session.console();
    }

    /// Opens an address and waits until each grid of the page is ready.
    pub fn visit(&self, address: &str) {
        self.session.console();
        self.session.go(address);
        self.ready();
    }

    /// Waits until each grid of the page is ready.
    pub fn ready(&self) {
        self.session.wait(
            "the grids are ready",
            "probe.events('ready').length + probe.events('error').length >= document.querySelectorAll('guide-grid').length",
        );
        let failed = self.session.eval("probe.events('error')");
        assert_eq!(failed, json!([]), "a grid failed");
        self.settle();
    }

    /// Waits until the grid has stopped changing.
    pub fn settle(&self) {
        self.session.eval("probe.settle()");
    }

    /// The cards that a reader sees in the first grid.
    pub fn cards(&self) -> Vec<Card> {
        serde_json::from_value(self.session.eval("probe.cards()"))
            .expect("the probe's cards have these fields")
    }

    /// Their titles.
    pub fn titles(&self) -> Vec<String> {
        self.cards().into_iter().map(|card| card.title).collect()
    }

    /// The value of an expression that is a list of strings.
    pub fn list(&self, expression: &str) -> Vec<String> {
        serde_json::from_value(self.session.eval(expression)).expect("a list of strings")
    }

    /// The value of an expression that is a string.
    pub fn text(&self, expression: &str) -> String {
        self.session
            .eval(expression)
            .as_str()
            .map(String::from)
            .unwrap_or_default()
    }

    /// The value of an expression that is a number.
    pub fn number(&self, expression: &str) -> f64 {
        self.session.eval(expression).as_f64().unwrap_or(f64::NAN)
    }

    /// Replaces the text of the search box by typing, as a reader would.
    pub fn search(&self, words: &str) {
        self.session
            .eval("(probe.search().focus(), probe.search().select(), true)");
        if words.is_empty() {
            self.session.keys(&key::BACKSPACE.to_string());
        } else {
            self.session.keys(words);
        }
        self.settle();
    }

    /// Presses the facet value whose text starts with `label`. If it is in a menu, the menu is opened before and closed after.
    pub fn choose(&self, label: &str) {
        let value = format!(
            "probe.parts('value').find(it => probe.shown(it) && probe.words(it).startsWith({}))",
            json!(label)
        );
        let press = || {
            self.session.click(&value);
            self.settle();
        };
        if self.has(&value) {
            return press();
        }
        for nth in 0.. {
            let opener = format!("[...probe.root().querySelectorAll('.opener')][{nth}]");
            assert!(self.has(&opener), "no menu has a value {label}");
            self.session.click(&opener);
            self.settle();
            let is_there = self.has(&value);
            if is_there {
                press();
            }
            self.session.keys(&key::ESCAPE.to_string());
            self.settle();
            if is_there {
                return;
            }
        }
    }

    /// Whether an expression's value is an element.
    fn has(&self, expression: &str) -> bool {
        self.session.eval(&format!("!!({expression})")) == json!(true)
    }

    /// Opens the menu of the facet whose name starts with `label`.
    pub fn open_menu(&self, label: &str) {
        self.session.click(&format!(
            "[...probe.root().querySelectorAll('.opener')].find(it => probe.words(it).startsWith({}))",
            json!(label)
        ));
        self.settle();
    }

    /// What the page logged, failed to load, threw, or had blocked, as recorded by the recorder and the browser.
    pub fn log(&self) -> Vec<String> {
        let mut lines = self.list("__log");
        lines.extend(self.session.console());
        lines
    }

    /// Fails if the page logged anything at all.
    pub fn quiet(&self) {
        let log = self.log();
        assert!(log.is_empty(), "the console is not empty: {log:#?}");
    }

    /// Requests since the last call, without the favicon, which browsers request by themselves.
    pub fn asked(&self) -> Vec<Asked> {
        self.server
            .asked()
            .into_iter()
            .filter(|it| it.path != "/favicon.ico")
            .collect()
    }

    /// Where a screenshot of this name is kept.
    pub fn screenshot_path(&self, name: &str) -> PathBuf {
        output().join(format!("{name}-{}.png", self.session.engine.name()))
    }

    /// Keeps a screenshot for a person to look at.
    pub fn screenshot(&self, name: &str) {
        self.session
            .screenshot(&self.screenshot_path(name))
            .unwrap_or_else(|error| panic!("{error}"));
    }
}
