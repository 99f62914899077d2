// Makes the two built files of a release small: the WebAssembly and its glue.
//
// Each step says what it gains, measured with brotli on the build that first had it.
//
// - What the libraries can do and this program never asks of them is emptied after linking: `NEVER` (18.6 KB of 187).
// - wasm-opt optimizes for size, but inlines only what is tiny: inlined code repeats less (1.6 KB of 152).
// - The names by which WebAssembly and glue know each other carry long hashes; both get short ones (3.5 KB).
// - Functions that are alike stand side by side (3.4 KB of 144: `order.mjs`).
// - The module is taken apart into what compresses well (13.7 KB of 136: `pack.mjs`).
// - The glue loses its own ways to load the module (0.7 KB of 3.5); `stamp.mjs` minifies what is left.

import binaryen from 'binaryen';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ordered } from './order.mjs';
import { packed } from './pack.mjs';

/** The features that the compiler uses and every supported browser has. */
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];
const PASSES = ['-Os', '--low-memory-unused', '--one-caller-inline-max-function-size=20', '--always-inline-max-function-size=4'];

/** Bodies for what is emptied, by the signature that they need. */
const BODIES = {
  /** An `Option` of a number, by pointer: `None`. */
  none: [/^i32(,i32)+>$/, (module) => module.i64.store(0, 8, module.local.get(0, binaryen.i32), module.i64.const(0n))],
  /** `fmt::Result`: `Ok`, nothing written. */
  silence: [/^i32,i32>i32$/, (module) => module.i32.const(0)],
  /** Cannot be reached; if it is all the same, the loader takes the trap for what it is, and the fallback comes back. */
  trap: [/./, (module) => module.unreachable()],
};

/** What is never asked of the libraries. A line that names no function any more fails the build. */
const NEVER = [
  // Scalars are taken as text, so none is a number.
  [/^yaml_serde::de::parse_(f64$|unsigned_int::|negative_int::)/, 'none'],
  [/^<guide_grid_core::source::yaml::\S+ as serde_core::de::Visitor>::visit_([iu](64|128)|f64)::/, 'trap'],
  [/^<(u64|[iu]128)>::from_str_radix$/, 'trap'],
  [/^<u128>::_fmt(_inner)?$/, 'trap'],
  // Text is asked for where a scalar is, lists and maps are read to their ends, and no message needs the way to its place.
  [/^yaml_serde::de::invalid_type$/, 'trap'],
  [/^<yaml_serde::de::DeserializerFromEvents>::ignore_any$/, 'trap'],
  [/^<yaml_serde::path::Path as core::fmt::Display>::fmt$/, 'silence'],
  [/^<(serde_core::de::(Unexpected|WithDecimalPoint)|f64) as core::fmt::Display>::fmt$/, 'silence'],
  // The widget paints elements, texts, lists and components, nothing else.
  [/^<yew::virtual_dom::v(suspense|raw|portal)::V\w+ as yew::dom_bundle::traits::Reconcilable>::/, 'trap'],
  [/^<yew::dom_bundle::b(suspense|raw|portal)::B\w+ as yew::dom_bundle::traits::ReconcileTarget>::/, 'trap'],
  [/^<alloc::rc::Rc<yew::virtual_dom::v(suspense|raw|portal)::V\w+> as yew::utils::RcExt/, 'trap'],
  [/^<yew::suspense::/, 'trap'],
  [/^<yew::virtual_dom::vtag::Value<web_sys::features::gen_HtmlTextAreaElement::/, 'trap'],
  // Attributes come as lists (`src/ui/pen.rs`), never as maps.
  [/^<(indexmap::|core::iter::adapters::\w+::\w+<indexmap::|hashbrown::\w+::\w+<usize>)/, 'trap'],
  // JavaScript calls back with an event, a value, or nothing.
  [/^wasm_bindgen::convert::closures::_::invoke::<(?!\(\), true>|web_sys::|wasm_bindgen::JsValue, core::result::Result<\(\))/, 'trap'],
  // A panic traps at once, and its text is not there to be told.
  [/^console_error_panic_hook::hook$/, 'trap'],
  [/^<std::panic::PanicHookInfo as core::fmt::Display>::fmt$/, 'silence'],
  // Nothing is read from files.
  [/^<std::io::error::Error as core::fmt::Display>::fmt$/, 'silence'],
];

const words = (...all) => Buffer.from(BigUint64Array.from(all).buffer);

/** Data that only emptied functions read: how it starts, and its length in bytes. It becomes zeros, which weigh nothing. */
const UNREAD = [
  // `core::num::dec2flt`: powers of five, to parse numbers with.
  [words(0xeef453d6923bd65an, 0x113faa2906a13b3fn), 651 * 16],
  // `core::num::flt2dec::strategy::grisu`: powers of ten, to print numbers with.
  [words(0xe61acf033d1a45dfn), 81 * 16],
  // `std::io::ErrorKind`: what can be wrong with files.
  [Buffer.from('entity not foundpermission denied'), 650],
];

const TYPES = new Map([[binaryen.i32, 'i32'], [binaryen.i64, 'i64'], [binaryen.f32, 'f32'], [binaryen.f64, 'f64']]);
const types = (type) => binaryen.expandType(type).map((it) => TYPES.get(it) ?? 'ref').join();

/** Empties what is never used. */
function forget(bytes) {
  const read = Buffer.from(bytes);
  for (const [start, length] of UNREAD) {
    const at = read.indexOf(start);
    if (at < 0) throw new Error(`no data starts with ${start.toString('hex')}`);
    read.fill(0, at, at + length);
  }
  const module = binaryen.readBinary(read);
  const unseen = new Set(NEVER);
  for (let at = 0; at < module.getNumFunctions(); at += 1) {
    const found = module.getFunctionByIndex(at);
    const info = binaryen.getFunctionInfo(found);
    const name = info.name.replace(/\[[0-9a-f]+\]/g, '');
    const line = NEVER.find(([pattern]) => pattern.test(name));
    if (!line || info.module) continue;
    unseen.delete(line);
    const [signature, body] = BODIES[line[1]];
    const own = `${types(info.params)}>${types(info.results)}`;
    if (!signature.test(own)) throw new Error(`${name} has the signature ${own}, which is not that of "${line[1]}"`);
    binaryen.Function.setBody(found, body(module));
  }
  if (unseen.size) throw new Error(`no function is named like ${[...unseen].map(([pattern]) => pattern).join(' or ')}`);
  binaryen.setDebugInfo(true);
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

/** A function that the glue has for the module to import. */
const IMPORTED = /^( {8})(__wb\w+)(: .*\n(?: {9}.*\n)*? {8}\}.*\n)/gm;

/** The glue with the short names of `said`, wasm-opt's list of imports and exports with their new names, and without what is no longer imported. */
function rename(glue, said) {
  const { imports, exports } = JSON.parse(said);
  const short = new Map(imports.map(([, from, to]) => [from, to]));
  const [[module]] = imports;
  const exported = new Map(exports);
  let kept = 0;
  const renamed = glue
    .replaceAll(`"${module}"`, '"a"')
    .replace(IMPORTED, (all, indent, name, rest) => {
      if (!short.has(name)) return '';
      kept += 1;
      return `${indent}${short.get(name)}${rest}`;
    })
    .replace(/\b(wasm|instance\.exports)\.(\w+)/g, (all, from, name) => `${from}.${exported.get(name) ?? name}`);
  if (kept !== short.size) throw new Error(`of ${short.size} imports the glue has ${kept}`);
  return renamed;
}

/** Where the glue begins to load the module, and what is left of that: the loader comes with a compiled one. */
const LOADS = 'async function __wbg_load(';
const INSTANTIATES = `export default async (given) =>
  __wbg_finalize_init(await WebAssembly.instantiate(given.module_or_path, __wbg_get_imports()));
`;

function instantiating(glue) {
  const [before, after] = glue.split(LOADS);
  if (!after?.includes('export { initSync, __wbg_init as default };')) throw new Error('the glue loads the module in a way that is not known');
  return before + INSTANTIATES;
}

/** Both files, smaller: `{wasm, glue}`, and the WebAssembly with the names of its functions, to look into. */
export async function shrink({ wasm, glue }) {
  const small = optimize(forget(wasm), [...PASSES, '--strip-producers', '-g']);
  // Without the passes, the second run would undo what the first did when it wrote the file.
  const last = [...PASSES, '--minify-imports-and-exports-and-modules', '--reorder-functions-by-name', '--strip-debug'];
  const short = optimize(ordered(small.bytes), last);
  return { wasm: packed(short.bytes), glue: instantiating(rename(glue, short.said)), named: small.bytes };
}
