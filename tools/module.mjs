// The binary form of a WebAssembly module, as far as the tools here look into it:
// https://webassembly.github.io/spec/core/binary/modules.html

/** An unsigned number in LEB128 at `at` of `bytes`, and where it ends. */
function number(bytes, at) {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[at];
    value |= (byte & 127) << shift;
    [at, shift] = [at + 1, shift + 7];
  } while (byte & 128);
  return [value, at];
}

/** An unsigned number as LEB128. */
export const encoded = (value) => {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
};

/** Every section of a module: its kind, and where its header and its content start and it ends. */
function* sections(bytes) {
  for (let at = 8; at < bytes.length;) {
    const kind = bytes[at];
    const header = at;
    const [size, start] = number(bytes, at + 1);
    at = start + size;
    yield { kind, header, start, end: at };
  }
}

/** The first section of a kind. */
export function section(bytes, wanted) {
  for (const it of sections(bytes)) if (it.kind === wanted) return it;
  throw new Error(`the module has no section of kind ${wanted}`);
}

/** The module without its custom sections, such as the names of functions. */
export function plain(bytes) {
  const kept = [...sections(bytes)].filter(({ kind }) => kind !== 0).map(({ header, end }) => bytes.subarray(header, end));
  return Buffer.concat([bytes.subarray(0, 8), ...kept]);
}

/** How many functions a module imports; they come first in its numbering. */
export function imported(bytes) {
  let [count, at] = number(bytes, section(bytes, 2).start);
  let functions = 0;
  const skip = () => { const [length, from] = number(bytes, at); at = from + length; };
  for (; count > 0; count -= 1) {
    skip();
    skip();
    if (bytes[at] !== 0) throw new Error('a module of Rust imports functions only');
    functions += 1;
    at = number(bytes, at + 1)[1];
  }
  return functions;
}

/** The bodies of the code section. */
export function bodies(bytes) {
  let [count, at] = number(bytes, section(bytes, 10).start);
  const found = [];
  for (; count > 0; count -= 1) {
    const [size, from] = number(bytes, at);
    at = from + size;
    found.push(bytes.subarray(from, at));
  }
  return found;
}

/** The names of the functions, imported ones first, from the custom section "name". */
export function names(bytes) {
  const found = [];
  for (const { kind, start, end } of sections(bytes)) {
    if (kind !== 0) continue;
    let [length, at] = number(bytes, start);
    if (Buffer.from(bytes.subarray(at, at + length)).toString() !== 'name') continue;
    at += length;
    while (at < end) {
      const part = bytes[at];
      [length, at] = number(bytes, at + 1);
      const next = at + length;
      if (part === 1) {
        let count;
        [count, at] = number(bytes, at);
        for (; count > 0; count -= 1) {
          let index;
          [index, at] = number(bytes, at);
          [length, at] = number(bytes, at);
          found[index] = Buffer.from(bytes.subarray(at, at + length)).toString();
          at += length;
        }
      }
      at = next;
    }
  }
  return found;
}
