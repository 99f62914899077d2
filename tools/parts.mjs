// Prints which parts of the code the WebAssembly consists of: `node tools/parts.mjs FILE.wasm`.
//
// The file is the output of wasm-bindgen: it still has the names of functions, and is larger than after wasm-opt. A part is a
// crate, or a layer of this one; a generic function of a library belongs to the first crate in its name. "Alone" is the size
// of the part if it is compressed by itself; parts share repeated bytes, so their sum exceeds the whole.
//
// The binary format is described at https://webassembly.github.io/spec/core/binary/modules.html.

import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const [IMPORTS, CODE, DATA, CUSTOM] = [2, 10, 11, 0];
const bytes = readFileSync(process.argv[2]);
let at = 8; // After the magic number and the version.

/** The next unsigned LEB128 number. */
function number() {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}
const take = (length) => bytes.subarray(at, at += length);
const text = () => take(number()).toString();

let imported = 0;
let bodies = [];
let data = Buffer.alloc(0);
const names = [];
while (at < bytes.length) {
  const kind = bytes[at++];
  const length = number();
  const end = at + length;
  if (kind === IMPORTS) {
    // All imports of a module made by wasm-bindgen are functions.
    imported = number();
  } else if (kind === CODE) {
    bodies = Array.from({ length: number() }, () => take(number()));
  } else if (kind === DATA) {
    data = bytes.subarray(at, end);
  } else if (kind === CUSTOM && text() === 'name') {
    while (at < end) {
      const names_of = bytes[at++];
      const next = number() + at;
      if (names_of === 1) for (let count = number(); count > 0; count -= 1) names[number()] = text();
      at = next;
    }
  }
  at = end;
}
if (!names.length) throw new Error(`${process.argv[2]} has no function names`);

const OWN = /guide_grid_core::(\w+)/;
const STANDARD = /^(core|alloc|std|hashbrown|dlmalloc|compiler_builtins)$/;

/** The part that a function belongs to, by its name, such as `<alloc::vec::Vec<T> as core::ops::drop::Drop>::drop`. */
function part(name) {
  const own = OWN.exec(name);
  const crate = /\b(\w+)(\[\w+\])?::/.exec(name)?.[1] ?? 'other';
  if (own && !STANDARD.test(crate)) return `guide-grid ${own[1]}`;
  return own ? `${crate}, for guide-grid` : crate;
}

const parts = new Map([['texts and tables', [data]]]);
bodies.forEach((body, index) => {
  const owner = part(names[imported + index] ?? 'other');
  parts.set(owner, [...(parts.get(owner) ?? []), body]);
});
const rows = [...parts].map(([name, all]) => {
  const whole = Buffer.concat(all);
  return [name, all.length, whole.length, brotliCompressSync(whole).length];
});
rows.sort((a, b) => b[3] - a[3]);
const small = rows.filter((row) => row[3] < 500);
const rest = small.reduce((sum, row) => [sum[0], sum[1] + row[1], sum[2] + row[2], sum[3] + row[3]], ['smaller ones', 0, 0, 0]);
const print = ([name, ...cells]) => console.log(name.padEnd(36) + cells.map((cell) => cell.toLocaleString('en-GB').padStart(14)).join(''));
console.log('\nParts of the WebAssembly, before wasm-opt:');
print(['part', 'functions', 'raw', 'alone, brotli']);
[...rows.filter((row) => row[3] >= 500), rest].forEach(print);
