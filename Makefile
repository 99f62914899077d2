# Guide Grid. Each target installs what it needs and is not there yet; README.md says more.
#
#   make serve     the demo on http://127.0.0.1:8080/, rebuilt when a file changes
#   make dist      the release build in dist/, with its sizes
#   make test      everything that is checked, browsers included
#   make quality   how well search finds, set by set
#   make bench     how fast it is beside other libraries, written into docs/
#   make clean     removes what was built, not what was installed

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve dist test quality bench clean

# Programs in the versions that this project wants, shared by all its checkouts.
export GUIDE_GRID_TOOLS ?= $(HOME)/.cache/guide-grid
export PATH := $(CURDIR)/node_modules/.bin:$(GUIDE_GRID_TOOLS)/bin:$(HOME)/.cargo/bin:$(PATH)

toolchain := $(shell bash tools/toolchain.sh)
ifneq ($(toolchain),)
export RUSTUP_TOOLCHAIN := $(toolchain)
endif

setup = @bash tools/setup.sh

help:
	@sed -n 's/^#   //p' Makefile

serve:
	$(setup) rust node wasm
	@echo "Building; then the demo is on http://127.0.0.1:8080/ until Ctrl-C."
	@trunk serve --offline --dist target/serve --address 127.0.0.1 --port 8080

# A release brings its own standard library, built for size (11 KB less of 84 for a page of plain Yew and YAML), and
# returns several values at once (tools/rustc-multivalue.sh). It takes features of the compiler that are not stable yet,
# hence the permission; `make serve` and `make test` do without.
dist-target = $(abspath $(or $(CARGO_TARGET_DIR),target))/wasm32-multivalue.json
dist-named = $(dir $(dist-target))guide-grid-named.wasm
for-size = RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
  CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
  RUSTFLAGS='-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Ctarget-feature=+multivalue' \
  RUSTC_WRAPPER=$(abspath tools/rustc-multivalue.sh) GUIDE_GRID_TARGET=$(dist-target) \
  GUIDE_GRID_NAMED=$(dist-named)

dist:
	$(setup) rust node wasm std
	@rm -rf dist
	@mkdir -p $(dir $(dist-target))
	@RUSTC_BOOTSTRAP=1 rustc -Zunstable-options --print target-spec-json --target wasm32-unknown-unknown \
	  | sed '1s/{/{ "llvm-abiname": "experimental-mv",/' > $(dist-target)
	@$(for-size) trunk build --release --offline --dist dist
	@node tools/parts.mjs $(dist-named)
	@node tools/sizes.mjs dist

test:
	$(setup) rust node wasm
	@bash tools/test.sh

quality:
	$(setup) rust
	@cargo test --quiet --test quality -- --nocapture

bench: dist
	$(setup) browsers
	@cd bench && { npm ls >/dev/null 2>&1 || npm ci --no-audit --no-fund --loglevel=error; }
	@cargo build --quiet --release
	@node bench/run.mjs

clean:
	rm -rf dist test-output target
