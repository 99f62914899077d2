#!/usr/bin/env bash
# Stands in for rustc where a release is built: WebAssembly in which a function returns several values as several values,
# not through memory. Half of all functions return a text or an option, so this saves 9 KB of 159 with brotli. Every
# browser can do it; of compilers only a target's description can ask for it, and Trunk knows just the usual target.
set -euo pipefail

compiler=$1; shift
arguments=()
for it in "$@"; do
  if [ "$it" = wasm32-unknown-unknown ]; then it=$GUIDE_GRID_TARGET; fi
  arguments+=("$it")
done
exec "$compiler" "${arguments[@]}"
