#!/usr/bin/env bash
# Runs each program in fuzz/ for FUZZ_SECONDS (60), or only those that are named: `tools/fuzz.sh pages data`.
#
# It starts from the texts of the tests, and those beside the project if they are on this machine. What it finds is written
# to fuzz/artifacts/, and the texts that led to new code to fuzz/corpus/, from which the next run goes on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
corpora=${GUIDE_GRID_CORPORA-../shared/corpora}
seconds=${FUZZ_SECONDS:-60}
[ $# -gt 0 ] || set -- pages data inline addresses search

broken=()
for target in "$@"; do
  seeds=(tests/pages)
  for folder in docker-grid-pages docker-guides yaml; do
    [ ! -d "$corpora/$folder" ] || seeds+=("$corpora/$folder")
  done
  mkdir -p "fuzz/corpus/$target"
  printf '\n== %s, for %s seconds\n' "$target" "$seconds"
  # Sanitizers need an unstable toolchain, and look for what safe Rust does not do.
  cargo fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "${seeds[@]}" -- \
    -dict=fuzz/dictionary.txt -max_len=10000 -max_total_time="$seconds" -timeout=10 -print_final_stats=1 2>&1 |
    grep -v -e '^#' -e '^"' -e 'recommended dictionary' -e NEW_FUNC -e '^INFO' || broken+=("$target")
done
[ ${#broken[@]} -eq 0 ] || { printf 'failed: %s\n' "${broken[@]}"; exit 1; }
