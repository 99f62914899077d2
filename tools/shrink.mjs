// Makes the two built files of a release small: the WebAssembly and its glue.
//
// Each step says what it gains, measured with brotli on the build that first had it.
//
// - Nobody reads a floating-point number from a page: texts stay as written. But the YAML library can, and that links
//   tables which do not compress. Its parser of such numbers is made to find none, and what prints them to print nothing
//   (12.6 KB of 187).
// - wasm-opt at -O1: -Oz makes fewer bytes, but they compress worse (4.1 KB of 175).
// - The names by which WebAssembly and glue know each other carry long hashes; both get short ones (3.5 KB).
// - The glue loses its comments and long names (1.6 KB of 7).

import binaryen from 'binaryen';
import { transform } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The features that the compiler uses and every supported browser has. */
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];

/** The start of the table of powers of five that numbers are parsed with (`core::num::dec2flt`), and its length in bytes. */
const POWERS = [0xeef453d6923bd65an, 0x113faa2906a13b3fn];
const POWERS_LENGTH = 651 * 16;

/** Makes the module know no floating-point numbers in text. */
function forgetFloats(bytes) {
  const start = Buffer.alloc(16);
  POWERS.forEach((word, at) => start.writeBigUInt64LE(word, 8 * at));
  const table = bytes.indexOf(start);
  const module = binaryen.readBinary(table < 0 ? bytes : Buffer.from(bytes).fill(0, table, table + POWERS_LENGTH));
  const bodies = [
    // `Option<f64>` by pointer: `None`.
    [/^yaml_serde\S*::de::parse_f64$/, '2,2,2>', () => module.i64.store(0, 8, module.local.get(0, binaryen.i32), module.i64.const(0n))],
    // `fmt::Result`: `Ok`, nothing written.
    [/^<serde_core\S*::de::Unexpected as core\S*::fmt::Display>::fmt$/, '2,2>2', () => module.i32.const(0)],
  ];
  for (let at = 0; at < module.getNumFunctions(); at += 1) {
    const found = module.getFunctionByIndex(at);
    const { name, params, results } = binaryen.getFunctionInfo(found);
    const signature = `${binaryen.expandType(params)}>${binaryen.expandType(results)}`;
    for (const [pattern, expected, body] of bodies) {
      if (!pattern.test(name)) continue;
      if (signature !== expected) throw new Error(`${name} has the signature ${signature}, not ${expected}`);
      binaryen.Function.setBody(found, body());
    }
  }
  return module.emitBinary();
}

/** Runs wasm-opt over `bytes`; `{bytes, said}`. */
function optimize(bytes, passes) {
  const folder = mkdtempSync(join(tmpdir(), 'guide-grid-'));
  try {
    const [before, after] = ['before.wasm', 'after.wasm'].map((name) => join(folder, name));
    writeFileSync(before, bytes);
    const features = FEATURES.map((name) => `--enable-${name}`);
    const said = execFileSync('wasm-opt', [...features, ...passes, before, '-o', after], { maxBuffer: 1 << 26 }).toString();
    return { bytes: readFileSync(after), said };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The glue with the short names of `said`, wasm-opt's list of imports and exports with their new names. */
function rename(glue, said) {
  const { imports, exports } = JSON.parse(said);
  const short = new Map(imports.map(([, from, to]) => [from, to]));
  const [[module]] = imports;
  const exported = new Map(exports);
  return glue
    .replaceAll(`"${module}"`, '"a"')
    .replace(/^( +)(__wb\w+)(?=: )/gm, (all, indent, name) => `${indent}${short.get(name) ?? name}`)
    .replace(/\b(wasm|instance\.exports)\.(\w+)/g, (all, from, name) => `${from}.${exported.get(name) ?? name}`);
}

/** Both files, smaller: `{wasm, glue}`. */
export async function shrink({ wasm, glue }) {
  const small = optimize(forgetFloats(wasm), ['-O1', '--strip-debug', '--strip-producers']);
  const short = optimize(small.bytes, ['--minify-imports-and-exports-and-modules']);
  return { wasm: short.bytes, glue: await minify(rename(glue, short.said)) };
}

/** A script without comments, blanks and long local names. */
export async function minify(script) {
  return (await transform(script, { minify: true, format: 'esm', target: 'es2022' })).code;
}
