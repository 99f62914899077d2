#!/usr/bin/env node
// The command line of Guide Grid for Node.js: the same program as the native one, as WebAssembly beside this file.

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';

// WASI counts as experimental in Node.js, which says so on standard error whenever it is loaded.
const { emitWarning } = process;
process.emitWarning = (warning, ...rest) => {
  if (!String(warning).includes('WASI')) emitWarning.call(process, warning, ...rest);
};
const { WASI } = await import('node:wasi');
process.emitWarning = emitWarning;

// The program sees the disk that the current folder is on. On Windows, that is a part of what a path may name.
const { root } = parse(process.cwd());
const toPosix = (path) => path.slice(path.startsWith(root) ? root.length - 1 : 0).replaceAll('\\', '/');
const isWindows = process.platform === 'win32';
const args = process.argv.slice(2).map((it) => (isWindows && existsSync(it) ? toPosix(it) : it));
const PWD = isWindows ? toPosix(process.cwd()) : process.cwd();

const wasi = new WASI({
  version: 'preview1',
  args: ['guide-grid', ...args],
  env: { ...process.env, PWD },
  preopens: { '/': root },
});
const program = new WebAssembly.Module(readFileSync(new URL('guide-grid.wasm', import.meta.url)));
process.exitCode = wasi.start(new WebAssembly.Instance(program, wasi.getImportObject()));
