# Guide Grid. Each target installs what it needs and what is missing; README.md says more.
#
#   make serve       the demo on http://127.0.0.1:8080/, rebuilt when a file changes
#   make setup       installs what a build needs, and prints the PATH with which your own shell finds it
#   make dist        the release build in dist/ (`trunk build --release`), with its sizes
#   make cli         the command line as a program for Node.js, in target/cli/
#   make package     what is published, in target/package/: an npm package, and a zip for sites that use no package manager
#   make examples    the example sites, in target/examples/, each built by its documentation generator with the adapter
#   make test-hosts  the example sites in browsers; the results are in docs/hosts/results.md
#   make test        all checks, including those in browsers
#   make quality     the quality of search, for each set of queries
#   make fuzz        random texts, for FUZZ_SECONDS (60) for each program in fuzz/
#   make soak        one element in Chromium for SOAK_SECONDS (600), whether anything grows
#   make bench       how fast it is compared with other libraries, written to docs/
#   make clean       removes what was built, not what was installed

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup serve dist cli package examples test-hosts test quality fuzz soak bench clean

# Programs in the versions that this project needs, shared by all its checkouts.
export GUIDE_GRID_TOOLS ?= $(HOME)/.cache/guide-grid
plain_path := $(PATH)
export PATH := $(GUIDE_GRID_TOOLS)/bin:$(HOME)/.cargo/bin:$(PATH)

toolchain := $(shell bash tools/toolchain.sh)
ifneq ($(toolchain),)
export RUSTUP_TOOLCHAIN := $(toolchain)
endif

target_dir := $(or $(CARGO_TARGET_DIR),target)
# What Rust's code uses.
wasm_features := --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
  --enable-reference-types --enable-multivalue
install = @bash tools/setup.sh

help:
	@sed -n 's/^#   //p' Makefile

setup:
	$(install) rust node wasm
	@case ":$(plain_path):" in \
	  *":$(GUIDE_GRID_TOOLS)/bin:"*) echo "Ready: trunk build --release" ;; \
	  *) echo "Ready. To run trunk yourself: export PATH=\"$(GUIDE_GRID_TOOLS)/bin:\$$PATH\"" ;; \
	esac

serve:
	$(install) rust node wasm
	@echo "Building. The demo will be on http://127.0.0.1:8080/ until you press Ctrl-C."
	@trunk serve --dist target/serve --address 127.0.0.1 --port 8080

dist:
	$(install) rust node wasm
	@trunk build --release
	@node tools/parts.mjs $(target_dir)/wasm-bindgen/release/guide-grid_bg.wasm
	@node tools/sizes.mjs dist

cli:
	$(install) rust node wasm wasi
	@cargo build --locked --release --target wasm32-wasip1 --bin guide-grid
	@mkdir -p $(target_dir)/cli
	@wasm-opt -O2 $(wasm_features) -o $(target_dir)/cli/guide-grid.wasm $(target_dir)/wasm32-wasip1/release/guide-grid.wasm
	@cp cli/guide-grid.mjs $(target_dir)/cli/

package: dist cli
	@node tools/package.mjs dist $(target_dir)/cli $(target_dir)/package

examples: package
	$(install) python
	@node tools/examples.mjs build

test-hosts: examples
	$(install) browsers
	@GUIDE_GRID_RESULTS=docs/hosts/results.md cargo test --locked --test sites

test:
	$(install) rust node wasm
	@bash tools/test.sh

quality:
	$(install) rust
	@cargo test --quiet --test quality -- --include-ignored --nocapture

fuzz:
	$(install) rust fuzz
	@bash tools/fuzz.sh

soak: dist
	$(install) browsers
	@SOAK_SECONDS=$${SOAK_SECONDS:-600} cargo test --locked --test embed -- soak

bench: dist
	$(install) browsers
	@cd bench && { npm ls >/dev/null 2>&1 || npm ci --no-audit --no-fund --loglevel=error; }
	@node bench/run.mjs --write

clean:
	rm -rf dist test-output target
