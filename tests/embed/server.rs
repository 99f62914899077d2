//! The web server that the pages of the tests come from: what `make dist` made, and pages made by the tests.

use std::collections::HashMap;
use std::io::{Cursor, Error, ErrorKind};
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use tiny_http::{Header, Request, Response};

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

/// One request that arrived.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Path and query, as sent.
    pub path: String,
    /// `Sec-Fetch-Dest`: what the page wanted it for.
    pub wanted: String,
}

/// Serves on 127.0.0.1, on a port of its own, until it is dropped.
pub struct Server {
    /// `http://127.0.0.1:PORT`
    pub origin: String,
    listener: Arc<tiny_http::Server>,
    shared: Arc<Shared>,
    worker: Option<JoinHandle<()>>,
}

struct Shared {
    dist: PathBuf,
    made: Mutex<HashMap<String, Answer>>,
    asked: Mutex<Vec<Asked>>,
}

/// How many requests a server answers before it takes itself for caught in a loop and stops.
const ENOUGH: usize = 200_000;

impl Server {
    /// Serves the files of `dist`, and above them what [`put`](Self::put) says.
    pub fn start(dist: &Path) -> Result<Self, String> {
        let listener = Arc::new(
            tiny_http::Server::http((Ipv4Addr::LOCALHOST, 0)).map_err(|error| error.to_string())?,
        );
        let port = listener.server_addr().to_ip().ok_or("no address")?.port();
        let shared = Arc::new(Shared {
            dist: dist.to_owned(),
            made: Mutex::default(),
            asked: Mutex::default(),
        });
        let worker = std::thread::spawn({
            let (listener, shared) = (Arc::clone(&listener), Arc::clone(&shared));
            move || {
                for request in listener.incoming_requests().take(ENOUGH) {
                    // A browser that went away is no business of the test's.
                    let _ = shared.answer(request);
                }
            }
        });
        Ok(Self {
            origin: format!("http://127.0.0.1:{port}"),
            listener,
            shared,
            worker: Some(worker),
        })
    }

    /// From now on, `path` answers like this.
    pub fn put(&self, path: &str, answer: Answer) {
        lock(&self.shared.made).insert(path.to_owned(), answer);
    }

    /// What was asked for since the last call.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *lock(&self.shared.asked))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listener.unblock();
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

impl Shared {
    fn answer(&self, request: Request) -> Result<(), Error> {
        let wanted = request
            .headers()
            .iter()
            .find(|it| it.field.equiv("Sec-Fetch-Dest"));
        let wanted = wanted.map(|it| it.value.to_string()).unwrap_or_default();
        let path = request.url().to_owned();
        lock(&self.asked).push(Asked {
            path: path.clone(),
            wanted,
        });
        let name = path.split('?').next().unwrap_or_default();
        let made = lock(&self.made).get(name).cloned();
        let answer = made
            .or_else(|| recorded(file(&self.dist, name)?))
            .unwrap_or_else(|| Answer {
                status: 404,
                headers: vec![("Content-Type".into(), "text/plain".into())],
                body: b"not found".to_vec(),
            });
        let length = answer.body.len();
        let headers = answer
            .headers
            .iter()
            .map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()));
        let headers = headers
            .collect::<Result<Vec<_>, ()>>()
            .map_err(|()| Error::from(ErrorKind::InvalidInput))?;
        request.respond(Response::new(
            answer.status.into(),
            headers,
            Cursor::new(answer.body),
            Some(length),
            None,
        ))
    }
}

/// A file below `folder`, with the media type that its extension has on any static host.
pub fn file(folder: &Path, name: &str) -> Option<Answer> {
    let name = Path::new(name.trim_start_matches('/'));
    let inside = name
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let path = if name.as_os_str().is_empty() {
        folder.join("index.html")
    } else {
        folder.join(name)
    };
    let body = inside.then(|| std::fs::read(&path).ok())??;
    let kind = match path
        .extension()
        .and_then(|it| it.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "text/plain; charset=utf-8",
    };
    let headers = vec![
        ("Content-Type".into(), kind.into()),
        ("Cache-Control".into(), "no-store".into()),
    ];
    Some(Answer {
        status: 200,
        headers,
        body,
    })
}

/// The demo's pages get the recorder, as their first script.
fn recorded(mut answer: Answer) -> Option<Answer> {
    if answer
        .headers
        .iter()
        .any(|(_, value)| value.starts_with("text/html"))
    {
        let page = String::from_utf8(answer.body).ok()?;
        let (before, after) =
            page.split_at(page.find("<head>").map_or(0, |at| at + "<head>".len()));
        answer.body =
            format!("{before}<script src=\"/t/recorder.js\"></script>{after}").into_bytes();
    }
    Some(answer)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
