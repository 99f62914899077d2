#!/usr/bin/env bash
# Installs what a make target needs and what is missing: `tools/setup.sh rust node wasm wasi python deny fuzz browsers`, in that order.
#
# A step does nothing if the right version is installed, so running it again takes a second. Programs that this project
# needs in a certain version go to $GUIDE_GRID_TOOLS, so that your own are not changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
: "${GUIDE_GRID_TOOLS:=$HOME/.cache/guide-grid}"
export PATH="$GUIDE_GRID_TOOLS/bin:$PATH"

say() { printf '[set-up] %s\n' "$*"; }
stop() { printf '[set-up] %s\n' "$@" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
pinned() { sed -n "s/^$1 *= *\"=\{0,1\}\([^\"]*\)\".*/\1/p" "$2" | head -n 1; }

need_rust() {
  has rustup && has cargo || stop \
    "Rust is missing." \
    "Install it with rustup (https://rustup.rs), open a new terminal, and run make again."
  has cc || stop \
    "A C compiler is missing; Rust links programs with it." \
    "Install one, for example the package build-essential on Debian and Ubuntu, and run make again."
  local channel; channel=$(pinned channel rust-toolchain.toml)
  if ! rustc --version >/dev/null 2>&1; then
    say "installing Rust $channel, the version in rust-toolchain.toml"
    rustup toolchain install "$channel" --profile minimal --component rustfmt --component clippy \
      || stop "Rust $channel could not be installed." "Run: rustup toolchain install $channel"
  fi
  local part
  for part in fmt clippy; do
    cargo "$part" --version >/dev/null 2>&1 && continue
    say "installing cargo $part"
    rustup component add "${part/#fmt/rustfmt}"
  done
}

need_node() {
  has npm && node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null || stop \
    "Node.js 20 or newer with npm is missing; wasm-opt, esbuild, fflate and axe-core need it." \
    "Install it from https://nodejs.org or with your system's package manager, and run make again."
  npm ls >/dev/null 2>&1 && return
  say "installing esbuild, fflate and axe-core from package-lock.json"
  npm ci --no-audit --no-fund --loglevel=error
}

# Builds a program from crates.io into $GUIDE_GRID_TOOLS. It is built quickly rather than optimized, as it runs only a few times.
build_tool() { # name version flags…
  local name=$1 version=$2; shift 2
  if has cargo-binstall && cargo binstall --no-confirm --root "$GUIDE_GRID_TOOLS" "$name@$version"; then return; fi
  say "building $name $version (this takes some minutes, once)"
  env -u CARGO_TARGET_DIR -u RUSTFLAGS CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=false \
    cargo install --quiet --force --root "$GUIDE_GRID_TOOLS" --version "$version" "$@" "$name" \
    || stop "$name $version could not be built." "Run: cargo install --version $version $* $name"
}

need_wasm() {
  local bindgen trunk=0.21.14 binaryen=132
  bindgen=$(pinned wasm-bindgen Cargo.toml)
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    say "installing the WebAssembly target"
    rustup target add wasm32-unknown-unknown || stop \
      "Rust's WebAssembly target could not be installed." "Run: rustup target add wasm32-unknown-unknown"
  fi
  [ "$(trunk --version 2>/dev/null)" = "trunk $trunk" ] || build_tool trunk "$trunk" --locked --no-default-features --features rustls
  # Without --locked, because this compiler cannot build the versions in the lock file of wasm-bindgen-cli.
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $bindgen" ] || build_tool wasm-bindgen-cli "$bindgen"
  if [ "$(wasm-opt --version 2>/dev/null)" != "wasm-opt version $binaryen (version_$binaryen)" ]; then
    say "installing wasm-opt $binaryen"
    npm install --global --prefix "$GUIDE_GRID_TOOLS" --no-audit --no-fund --loglevel=error "binaryen@$binaryen.0.0"
  fi
  cargo fetch --quiet --locked
}

need_wasi() {
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-wasip1" ]; then
    say "installing the WebAssembly target for Node.js"
    rustup target add wasm32-wasip1 || stop \
      "Rust's WebAssembly target for Node.js could not be installed." "Run: rustup target add wasm32-wasip1"
  fi
}

need_python() {
  has python3 && python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || stop \
    "Python 3.11 or newer with venv is missing; the examples of Hugo, MkDocs and Sphinx are installed with it." \
    "Install it from https://python.org or with your system's package manager (python3-venv on Debian and Ubuntu), and run make again."
}

need_deny() {
  local deny=0.20.2
  [ "$(cargo deny --version 2>/dev/null)" = "cargo-deny $deny" ] || build_tool cargo-deny "$deny" --locked
}

need_fuzz() {
  local fuzz=0.13.2
  [ "$(cargo fuzz --version 2>/dev/null)" = "cargo-fuzz $fuzz" ] || build_tool cargo-fuzz "$fuzz" --locked
}

need_browsers() {
  local command missing=()
  for command in chromium chromedriver firefox-esr WebKitWebDriver Xvfb valgrind; do
    has "$command" || missing+=("$command")
  done
  if [ ${#missing[@]} -gt 0 ]; then packages "${missing[@]}"; fi
  has geckodriver || build_tool geckodriver 0.37.1 --locked
}

packages() {
  local list=(chromium chromium-driver firefox-esr webkit2gtk-driver xvfb valgrind fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)
  local sudo=()
  has apt-get || stop "These are missing: $*." \
    "Install Chromium with its driver, Firefox ESR, WebKitGTK with WebKitWebDriver and MiniBrowser, and Xvfb."
  if [ "$(id -u)" -ne 0 ]; then
    has sudo && sudo -n true 2>/dev/null || stop "These are missing: $*." "Run: sudo apt-get install ${list[*]}"
    sudo=(sudo -n)
  fi
  say "installing browsers, their drivers and fonts; missing: $*"
  # Another update may hold the lock on the package lists, and apt-get does not wait for it. The old lists may be enough.
  local attempt
  for attempt in 1 2 3 4 5 6; do
    "${sudo[@]}" apt-get update -qq && break
    say "the package lists could not be updated (attempt $attempt)"
    sleep 10
  done
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${list[@]}" >/dev/null \
    || stop "The packages could not be installed." "Run: apt-get install ${list[*]}"
}

for step in "$@"; do "need_$step"; done
