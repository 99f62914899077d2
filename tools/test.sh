#!/usr/bin/env bash
# Runs all checks, step by step even if some fail, and ends with the totals.
#
# If a step reports tests (cargo's `test result: …`, which the browser runners print too), these count; any other step
# counts as one. Tests that cannot run on this machine count as skipped. The output of each step is kept in test-output/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="${GUIDE_GRID_TOOLS:=$HOME/.cache/guide-grid}/bin:$PATH"
mkdir -p test-output
passed=0 failed=0 skipped=0 broken=() logs=()

step() { # name command…
  local name=$1 log status reports good bad left start=$SECONDS; shift
  log=test-output/$(tr -cs 'a-z0-9' '-' <<<"${name,,}" | sed 's/-$//').log
  logs+=("$log")
  printf '\n== %s: %s\n' "$name" "$*"
  "$@" 2>&1 </dev/null | tee "$log"
  status=${PIPESTATUS[0]}
  read -r reports good bad left < <(sed -nE 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed; ([0-9]+) ignored.*/\1 \2 \3/p' "$log" |
    awk '{ good += $1; bad += $2; left += $3 } END { print NR, good + 0, bad + 0, left + 0 }')
  if [ "$reports" -eq 0 ] && [ "$status" -eq 0 ]; then good=1; fi
  if [ "$bad" -eq 0 ] && [ "$status" -ne 0 ]; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  [ "$bad" -eq 0 ] || broken+=("$name (see $log)")
  printf -- '-- %s: %s in %ss\n' "$name" "$([ "$bad" -eq 0 ] && echo passed || echo FAILED)" $((SECONDS - start))
}

target=wasm32-unknown-unknown
# Native tests that need the data beside the project are marked as ignored; they run if the data is on this machine.
everything=()
[ ! -d "${GUIDE_GRID_CORPORA-../shared/corpora}" ] || everything=(-- --include-ignored)

step "Browsers and drivers" bash tools/setup.sh browsers deny
step "Dependencies" cargo deny --offline --log-level error check bans licenses sources
step "Format" cargo fmt --check
step "Lints, native" cargo clippy --locked --all-targets --test embed --test sites --test node -- -D warnings
step "Lints, WebAssembly" cargo clippy --locked --target $target --lib --test browser -- -D warnings
step "Documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps
step "Native tests" cargo test --locked --no-fail-fast "${everything[@]}"
step "Command line for Node.js" make --no-print-directory cli
step "Command line for Node.js, compared with the native one" cargo test --locked --test node
step "Component tests in Chromium" env WASM_BINDGEN_TEST_TIMEOUT=120 CHROMEDRIVER="$(command -v chromedriver)" WASM_BINDGEN_TEST_ONLY_WEB=1 \
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test --locked --target $target --test browser
step "Release build and size" make --no-print-directory dist
step "The package, in a project that has it installed" node tests/package/run.mjs
step "End to end in Chromium, Firefox and WebKit" cargo test --locked --test embed

printf '\n'
for name in "${broken[@]}"; do printf 'failed: %s\n' "$name"; done
# Both libtest and libtest-mimic print the reasons.
sed -nE 's/^test .* \.\.\. ignored(, | \()(.*[^)])\)?$/\2/p' "${logs[@]}" | sort | uniq -c | sort -rn |
  sed -E 's/^ *([0-9]+) (.*)/skipped: \2 (\1)/'
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
