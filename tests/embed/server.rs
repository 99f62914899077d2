//! The web server that the pages of the tests come from: the release build or another site, and pages made by the tests.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::response::Response;
use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// What is sent for an address.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Header names and values, `Content-Type` among them.
    pub headers: Vec<(String, String)>,
    /// The bytes.
    pub body: Vec<u8>,
}

impl Answer {
    /// A whole file of this media type, which browsers do not cache.
    pub fn new(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            headers: vec![
                ("Content-Type".into(), media_type.into()),
                ("Cache-Control".into(), "no-store".into()),
            ],
            body: body.into(),
        }
    }

    /// A refusal with this HTTP status.
    pub fn status(status: u16) -> Self {
        let answer = Self::new("text/plain", "no such thing here");
        Self { status, ..answer }
    }

    /// The same with one more header.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The same, but the connection ends after half of the bytes that the header promises.
    pub fn broken_off(mut self) -> Self {
        let length = self.body.len();
        self.body.truncate(length / 2);
        self.header("Content-Length", length.to_string())
    }
}

/// One request that arrived.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Path and query, as sent.
    pub path: String,
    /// `Sec-Fetch-Dest`: the purpose of the request.
    pub wanted: String,
}

/// Serves on 127.0.0.1, on its own port, until it is dropped.
pub struct Server {
    /// `http://127.0.0.1:PORT`
    pub origin: String,
    shared: Arc<Shared>,
    // Its only thread serves all requests, and ends when it is dropped.
    _runtime: Runtime,
}

struct Shared {
    folder: PathBuf,
    made: Mutex<HashMap<String, Answer>>,
    asked: Mutex<Vec<Asked>>,
}

impl Server {
    /// Serves the files of a folder, and what was [`put`](Self::put), which takes precedence.
    pub fn start(folder: &Path) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let origin = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            made: Mutex::default(),
            asked: Mutex::default(),
        });
        let routes = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&shared));
        runtime.spawn(axum::serve(listener, routes).into_future());
        Ok(Self {
            origin,
            shared,
            _runtime: runtime,
        })
    }

    /// From now on, requests for `path` get this answer.
    pub fn put(&self, path: &str, answer: Answer) {
        lock(&self.shared.made).insert(path.to_owned(), answer);
    }

    /// The requests since the last call.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *lock(&self.shared.asked))
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let name = request.uri().path();
    let wanted = request.headers().get("Sec-Fetch-Dest");
    lock(&shared.asked).push(Asked {
        path: request.uri().to_string(),
        wanted: wanted
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default()
            .into(),
    });
    let made = lock(&shared.made).get(name).cloned();
    let answer = made
        .or_else(|| {
            let answer = file(&shared.folder, name)?;
            Some(published(recorded(answer), request.headers()))
        })
        .unwrap_or_else(|| Answer::status(404));
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value);
    }
    response
        .body(Body::from(answer.body))
        .expect("tests send valid headers")
}

/// A file below `folder`, with the usual media type of its extension. An address that ends with a slash is that of an index page,
/// and a folder's without one leads there.
fn file(folder: &Path, name: &str) -> Option<Answer> {
    let mut path = folder.join(name.trim_start_matches('/'));
    let inside = Path::new(name.trim_start_matches('/'))
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if path.is_dir() && inside {
        if !name.is_empty() && !name.ends_with('/') {
            return Some(Answer::status(301).header("Location", format!("{name}/")));
        }
        path.push("index.html");
    }
    let body = inside.then(|| std::fs::read(&path).ok())??;
    let extension = path.extension().and_then(|it| it.to_str());
    let media_type = match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xml" => "application/xml",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };
    Some(Answer::new(media_type, body))
}

/// Where the sites of tests are published, as their generators were told.
const PUBLISHED: &str = "http://docs.example";

/// Puts this server's address in the place of the published one. Material for MkDocs compares the two.
fn published(answer: Answer, request: &HeaderMap) -> Answer {
    let host = request.get("Host").and_then(|it| it.to_str().ok());
    match (std::str::from_utf8(&answer.body), host) {
        (Ok(text), Some(host)) if text.contains(PUBLISHED) => {
            let body = text.replace(PUBLISHED, &format!("http://{host}"));
            Answer {
                body: body.into_bytes(),
                ..answer
            }
        }
        _ => answer,
    }
}

/// The files in a folder, without those in subfolders, each with its name.
pub fn files(folder: &Path) -> Vec<(String, Answer)> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.filter_map(|it| it.file_name().into_string().ok());
    names
        .filter_map(|name| file(folder, &name).map(|answer| (name, answer)))
        .collect()
}

/// Adds the recorder to a page of the demo, as its first script.
fn recorded(answer: Answer) -> Answer {
    let is_page = answer
        .headers
        .iter()
        .any(|(_, value)| value.starts_with("text/html"));
    if !is_page {
        return answer;
    }
    let page = String::from_utf8_lossy(&answer.body);
    let recorder = "<head><script src=\"/t/recorder.js\"></script>";
    let body = page.replacen("<head>", recorder, 1).into_bytes();
    Answer { body, ..answer }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
