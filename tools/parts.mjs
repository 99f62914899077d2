// Prints what the parts of a release weigh, so that the next kilobyte has an owner: `node tools/parts.mjs NAMED.wasm`.
//
// A part is a crate, or a layer of this one; a generic function of a library belongs to the first crate that its name
// holds. "Alone" is the part compressed by itself: parts share what repeats, so their sum is more than the whole.

import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { bodies, imported, names, section } from './module.mjs';

const OWN = /guide_grid_core::(\w+)/;
/** The crates of the standard library, which hold the instances that other crates make of it. */
const STANDARD = /^(core|alloc|std|hashbrown|str|dlmalloc|compiler_builtins)$/;

function part(name) {
  const plain = name.replace(/\[[0-9a-f]+\]/g, '');
  const own = OWN.exec(plain);
  const crate = /[a-z_]\w*/i.exec(plain.replace(/^[<&\s]*(dyn |mut )?/, ''))?.[0] ?? 'other';
  if (own && !STANDARD.test(crate)) return `guide-grid ${own[1]}`;
  return own ? `${crate}, for guide-grid` : crate;
}

const bytes = readFileSync(process.argv[2]);
const called = names(bytes);
const first = imported(bytes);
const parts = new Map();
bodies(bytes).forEach((body, at) => {
  const owner = part(called[first + at] ?? 'other');
  parts.set(owner, [...(parts.get(owner) ?? []), body]);
});
const data = section(bytes, 11);
parts.set('texts and tables', [bytes.subarray(data.start, data.end)]);

const rows = [...parts].map(([name, all]) => {
  const whole = Buffer.concat(all);
  return [name, all.length, whole.length, brotliCompressSync(whole).length];
});
rows.sort((a, b) => b[3] - a[3]);
const small = rows.filter((row) => row[3] < 300);
const shown = [...rows.filter((row) => row[3] >= 300), small.reduce((sum, row) => [sum[0], ...[1, 2, 3].map((at) => sum[at] + row[at])], ['smaller ones', 0, 0, 0])];
const line = (cells) => console.log(cells[0].padEnd(36) + cells.slice(1).map((cell) => cell.toLocaleString('en-GB').padStart(12)).join(''));
console.log('\nWhat the WebAssembly is made of:');
line(['part', 'functions', 'raw', 'alone, brotli']);
shown.forEach(line);
