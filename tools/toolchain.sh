#!/usr/bin/env bash
# If the toolchain of rust-toolchain.toml is not installed, prints another toolchain of the same version (for machines that
# cannot download toolchains). Otherwise prints nothing.
command -v rustup >/dev/null 2>&1 || exit 0
pinned=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$(dirname "${BASH_SOURCE[0]}")/../rust-toolchain.toml")
rustup run "$pinned" rustc --version >/dev/null 2>&1 && exit 0
for toolchain in $(rustup toolchain list 2>/dev/null | cut -d' ' -f1); do
  case "$(rustup run "$toolchain" rustc --version 2>/dev/null)" in
    "rustc $pinned "*) echo "$toolchain"; exit 0 ;;
  esac
done
