#!/usr/bin/env bash
# Prints the toolchain to use where rust-toolchain.toml's is not installed but another of the same version is
# (machines without a way to download toolchains); prints nothing where the file's own will do.
command -v rustup >/dev/null 2>&1 || exit 0
pinned=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$(dirname "${BASH_SOURCE[0]}")/../rust-toolchain.toml")
rustup run "$pinned" rustc --version >/dev/null 2>&1 && exit 0
for toolchain in $(rustup toolchain list 2>/dev/null | cut -d' ' -f1); do
  case "$(rustup run "$toolchain" rustc --version 2>/dev/null)" in
    "rustc $pinned "*) echo "$toolchain"; exit 0 ;;
  esac
done
