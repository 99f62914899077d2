//! The three browsers, and how each is started with its driver.

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// One browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Debian's Chromium with its driver.
    Chromium,
    /// Firefox ESR with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver, on its own display.
    WebKit,
}

impl Engine {
    /// All of them, in the order in which they are reported.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in reports and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// What the driver is asked to start.
    pub fn capabilities(self) -> Capabilities {
        let capabilities = match self {
            Self::Chromium => json!({
                "goog:chromeOptions": {
                    "binary": program("chromium"),
                    "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
                        "--no-first-run", "--disable-background-networking", "--disable-component-update",
                        "--disable-sync", "--hide-scrollbars",
                    ],
                },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": program("firefox-esr"),
                    "args": ["-headless"],
                    // The browser itself must not use the network.
                    "prefs": {
                        "app.update.enabled": false,
                        "browser.safebrowsing.downloads.enabled": false,
                        "browser.safebrowsing.malware.enabled": false,
                        "browser.safebrowsing.phishing.enabled": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                        "services.settings.server": "data:,",
                    },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
            }),
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => Capabilities::new(),
        }
    }
}

/// The processes that drive one engine; they end with this value.
pub struct Driver {
    /// Where the driver listens: `http://127.0.0.1:PORT`.
    pub address: String,
    processes: Vec<Group>,
}

impl Driver {
    /// Starts the driver, and a display if the engine needs one, and waits at most 20 s until the driver listens.
    pub fn start(engine: Engine, log: &Path) -> Result<Self, String> {
        let port = free_port()?;
        let mut processes = Vec::new();
        let mut command = match engine {
            Engine::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new("geckodriver");
                // Media features (dark, forced colours) are preferences, which are set in the browser's own context.
                command.args(["--port", &port.to_string(), "--allow-system-access"]);
                command
            }
            Engine::WebKit => {
                let (display, group) = display()?;
                processes.push(group);
                let mut command = Command::new("WebKitWebDriver");
                command
                    .args(["-p", &port.to_string()])
                    .env("DISPLAY", display)
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command
            }
        };
        let output =
            std::fs::File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
        let errors = output.try_clone().map_err(|error| error.to_string())?;
        processes.push(Group::spawn(command.stdout(output).stderr(errors))?);
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > deadline {
                return Err(format!(
                    "the driver of {} does not listen; see {}",
                    engine.name(),
                    log.display()
                ));
            }
            sleep(Duration::from_millis(50));
        }
        Ok(Self {
            address: format!("http://127.0.0.1:{port}"),
            processes,
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver ends before the display that its browser uses.
        while self.processes.pop().is_some() {}
    }
}

/// A process and all processes that it started. Dropping this ends them together.
pub struct Group(Child);

impl Group {
    /// Starts a program in a group of its own.
    pub fn spawn(command: &mut Command) -> Result<Self, String> {
        let spawned = command.stdin(Stdio::null()).process_group(0).spawn();
        spawned
            .map(Self)
            .map_err(|error| format!("{command:?}: {error}"))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        for signal in ["-TERM", "-KILL"] {
            let group = format!("-{}", self.0.id());
            let _ = Command::new("kill")
                .args([signal, "--", &group])
                .stderr(Stdio::null())
                .status();
            let deadline = Instant::now() + Duration::from_secs(3);
            while Instant::now() < deadline {
                if matches!(self.0.try_wait(), Ok(Some(_))) {
                    break;
                }
                sleep(Duration::from_millis(20));
            }
        }
    }
}

/// Starts a virtual display, and returns the value of `DISPLAY` for it.
fn display() -> Result<(String, Group), String> {
    let mut command = Command::new("Xvfb");
    command
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1400x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut group = Group::spawn(&mut command)?;
    let mut number = String::new();
    if let Some(output) = group.0.stdout.take() {
        let read = BufReader::new(output).read_line(&mut number);
        read.map_err(|error| format!("Xvfb: {error}"))?;
    }
    match number.trim() {
        "" => Err("Xvfb did not start".into()),
        number => Ok((format!(":{number}"), group)),
    }
}

/// A port of this machine that nothing listens on.
pub fn free_port() -> Result<u16, String> {
    let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|it| it.local_addr());
    socket
        .map(|it| it.port())
        .map_err(|error| error.to_string())
}

fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|it| it.is_file())
}

/// Debian has it beside the library, in a folder named after the machine's architecture.
fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?;
    folders
        .filter_map(|folder| Some(folder.ok()?.path().join("webkit2gtk-4.1/MiniBrowser")))
        .chain(program("MiniBrowser"))
        .find(|it| it.is_file())
}
