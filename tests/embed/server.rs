//! The web server that the pages of the tests come from: what `make dist` made, and pages made by the tests.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

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
    address: SocketAddr,
    shared: Arc<Shared>,
    worker: Option<JoinHandle<()>>,
}

struct Shared {
    dist: PathBuf,
    made: Mutex<HashMap<String, Answer>>,
    asked: Mutex<Vec<Asked>>,
    done: AtomicBool,
}

/// A request's head may have this many bytes; the longest query that a test sends is half of it.
const HEAD: u64 = 64 * 1024;

/// How long a browser may take over sending or reading.
const PATIENCE: Duration = Duration::from_secs(20);

impl Server {
    /// Serves the files of `dist`, and above them what [`put`](Self::put) says. Each request has a connection and a thread
    /// of its own, so that none waits for another.
    pub fn start(dist: &Path) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            dist: dist.to_owned(),
            made: Mutex::default(),
            asked: Mutex::default(),
            done: AtomicBool::new(false),
        });
        let worker = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                for connection in listener.incoming().flatten() {
                    if shared.done.load(Ordering::Relaxed) {
                        break;
                    }
                    let shared = Arc::clone(&shared);
                    // A browser that went away is no business of the test's.
                    std::thread::spawn(move || shared.answer(connection).ok());
                }
            }
        });
        Ok(Self {
            origin: format!("http://{address}"),
            address,
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
        self.shared.done.store(true, Ordering::Relaxed);
        // Wakes the worker, which then sees that it is done.
        let _ = TcpStream::connect(self.address);
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

impl Shared {
    fn answer(&self, mut connection: TcpStream) -> Result<()> {
        connection.set_read_timeout(Some(PATIENCE))?;
        connection.set_write_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new(connection.try_clone()?).take(HEAD).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        let mut words = first.split(' ');
        let (Some("GET" | "HEAD"), Some(path)) = (words.next(), words.next()) else {
            return Ok(());
        };
        let mut wanted = String::new();
        for line in lines {
            let line = line?;
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("Sec-Fetch-Dest")
            {
                wanted = value.trim().to_owned();
            }
        }
        let path = path.to_owned();
        let name = path.split('?').next().unwrap_or_default().to_owned();
        lock(&self.asked).push(Asked { path, wanted });
        let made = lock(&self.made).get(&name).cloned();
        let answer = made
            .or_else(|| recorded(file(&self.dist, &name)?))
            .unwrap_or_else(|| Answer {
                status: 404,
                headers: vec![("Content-Type".into(), "text/plain".into())],
                body: b"not found".to_vec(),
            });
        let mut head = format!("HTTP/1.1 {} -\r\n", answer.status);
        for (name, value) in &answer.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let length = answer.body.len();
        head.push_str(&format!(
            "Content-Length: {length}\r\nConnection: close\r\n\r\n"
        ));
        connection.write_all(head.as_bytes())?;
        connection.write_all(&answer.body)?;
        connection.flush()
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
