# Guide Grid. Each target installs what it needs and is not there yet; README.md says more.
#
#   make serve     the demo on http://127.0.0.1:8080/, rebuilt when a file changes
#   make dist      the release build in dist/, with its sizes
#   make test      everything that is checked, browsers included
#   make quality   how well search finds, set by set
#   make clean     removes what was built, not what was installed

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve dist test quality clean

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

dist:
	$(setup) rust node wasm
	@rm -rf dist
	@trunk build --release --offline --dist dist
	@node tools/sizes.mjs dist

test:
	$(setup) rust node wasm
	@bash tools/test.sh

quality:
	$(setup) rust
	@cargo test --quiet --test quality -- --nocapture

clean:
	rm -rf dist test-output target
