// Takes a module of WebAssembly apart into what compresses well: 14 KB of 136 less with brotli. unpack.wat, which says how,
// puts it together again where it is loaded; this makes sure that it does.

import binaryen from 'binaryen';
import { readFileSync } from 'node:fs';
import { bodies, encoded, section } from './module.mjs';

const TEXT = readFileSync(new URL('unpack.wat', import.meta.url), 'utf8').replace(/^ *;;.*\n/gm, '');

/** Which stretch what follows an instruction stands in; instructions themselves are in the first. */
const [OPS, LOCALS, OFFSETS, NUMBERS, CALLS, BRANCHES, BLOCKS, DECLARED, REST] = Array(9).keys();
const STRETCHES = REST + 1;

/** What follows an instruction; `NUMBER` plus a stretch is one number of that. */
const [, ADDRESS, TABLE, TWO, TYPES, F32, F64, PREFIXED, BLOCK, END, NUMBER] = Array(11).keys();

/** The kind of each instruction: https://webassembly.github.io/spec/core/binary/instructions.html */
const KINDS = new Uint8Array(256);
for (const [from, to, kind] of [
  [0x02, 0x04, BLOCK], [0x0b, 0x0b, END], [0x0c, 0x0d, NUMBER + BRANCHES], [0x0e, 0x0e, TABLE], [0x10, 0x10, NUMBER + CALLS],
  [0x11, 0x11, TWO], [0x1c, 0x1c, TYPES], [0x20, 0x22, NUMBER + LOCALS], [0x23, 0x26, NUMBER + REST], [0x28, 0x3e, ADDRESS],
  [0x3f, 0x40, NUMBER + REST], [0x41, 0x41, NUMBER + NUMBERS], [0x42, 0x42, NUMBER + REST], [0x43, 0x43, F32],
  [0x44, 0x44, F64], [0xd0, 0xd0, NUMBER + REST], [0xd2, 0xd2, NUMBER + REST], [0xfc, 0xfc, PREFIXED],
]) KINDS.fill(kind, from, to + 1);

/** `unpack.wat` with these numbers, as a module. */
function assembled(text, data, numbers) {
  const known = { OPS, OFFSETS, BLOCKS, DECLARED, REST, NUMBER, STRETCHES: KINDS.length, ...numbers };
  const filled = text
    .replace(/\$([A-Z]+)\b/g, (all, name) => (name === 'DATA' ? all : known[name] ?? 0))
    .replace('$DATA', () => data.toString('hex').replace(/../g, '\\$&'));
  const module = binaryen.parseText(filled);
  module.setFeatures(binaryen.Features.Multivalue | binaryen.Features.BulkMemory | binaryen.Features.BulkMemoryOpt | binaryen.Features.MutableGlobals);
  // A browser runs what it has just compiled as it stands: whatever is called for each byte is to be where it is called.
  binaryen.setOptimizeLevel(3);
  binaryen.setAlwaysInlineMaxSize(40);
  module.runPasses(['inlining-optimizing']);
  return Buffer.from(module.emitBinary());
}

/** The stretches of all bodies. */
function split(all) {
  const stretches = Array.from({ length: STRETCHES }, () => []);
  let [whole, at] = [];
  const byte = (stretch) => {
    if (at === whole.length) throw new Error(`a function of ${at} bytes has no end`);
    stretches[stretch].push(whole[at]);
    return whole[at++];
  };
  const given = '(import "pack" "byte" (func $byte (param i32) (result i32)))';
  const text = TEXT.replace(/\(func \$byte [^]*?\n\n/, given);
  const module = new WebAssembly.Module(assembled(text, Buffer.from(KINDS), { PAGES: 1 }));
  const { body } = new WebAssembly.Instance(module, { pack: { byte } }).exports;
  for (whole of all) {
    at = 0;
    body();
    if (at !== whole.length) throw new Error(`a function ends at ${at} of ${whole.length} bytes`);
  }
  return stretches.map((it) => Buffer.from(it));
}

/** A module that puts `bytes` together. */
export function packed(bytes) {
  const all = bodies(bytes);
  const stretches = split(all);
  const code = section(bytes, 10);
  const after = bytes.subarray(code.end);
  const functions = encoded(all.length);
  // Each size takes three bytes.
  const size = all.reduce((sum, { length }) => sum + 3 + length, functions.length);
  const before = Buffer.concat([bytes.subarray(0, code.header), Buffer.from([10, ...encoded(size), ...functions])]);
  const starts = new Uint32Array(STRETCHES);
  let at = KINDS.length + starts.byteLength;
  stretches.forEach((it, stretch) => {
    starts[stretch] = at;
    at += it.length;
  });
  const data = Buffer.concat([KINDS, Buffer.from(starts.buffer), ...stretches, after, before]);
  const made = assembled(TEXT, data, {
    PAGES: Math.ceil((data.length + size + after.length) / 65536),
    FUNCTIONS: all.length,
    AFTER: at,
    LENGTH: after.length,
    BEFORE: at + after.length,
    CODE: data.length,
  });
  check(bytes, made);
  return made;
}

/** Fails unless `made` puts together what is `before`, but for how sizes are written. */
function check(before, made) {
  const { memory, unpack } = new WebAssembly.Instance(new WebAssembly.Module(made)).exports;
  const after = new Uint8Array(memory.buffer, ...unpack());
  if (!WebAssembly.validate(after)) throw new Error('what was packed is no module when it is unpacked');
  const [one, other] = [bodies(before), bodies(after)];
  if (one.length !== other.length || !one.every((it, at) => Buffer.compare(it, other[at]) === 0)) {
    throw new Error('what was packed is another module when it is unpacked');
  }
}
