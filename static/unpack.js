// Puts the engine's WebAssembly together again.
//
// In WebAssembly each instruction is followed by what it is about: a number, a local variable, an address. Compressed, the
// two spoil each other. A release therefore keeps instructions, variables, addresses and so on in stretches of their own,
// which compress to a tenth less, in a custom section of a module that holds nothing else; tools/pack.mjs takes it apart.

/** Which stretch what follows an instruction stands in; instructions themselves are in the first. */
const [OPS, LOCALS, OFFSETS, NUMBERS, CALLS, BRANCHES, BLOCKS, DECLARED, REST] = Array(9).keys();
/** The stretches of what stands before and after the code. */
export const [BEFORE, AFTER] = [REST + 1, REST + 2];
/** How many stretches there are. */
export const STRETCHES = AFTER + 1;

/** Reads the body of one function by `byte(stretch)`, which takes a byte on and tells it. */
export function body(byte) {
  const copy = (stretch) => {
    let [value, shift, last] = [0, 0, 0];
    do {
      last = byte(stretch);
      value |= (last & 127) << shift;
      shift += 7;
    } while (last > 127);
    return value;
  };
  for (let groups = copy(DECLARED); groups > 0; groups -= 1) {
    copy(DECLARED);
    byte(DECLARED);
  }
  for (let depth = 1; depth > 0;) depth += instruction(copy, byte);
}

/** Reads one instruction, numbers by `copy(stretch)`; how many blocks deeper it leads. */
function instruction(copy, byte) {
  const op = byte(OPS);
  const again = (count) => { for (; count > 0; count -= 1) copy(REST); };
  if (op > 0x1f && op < 0x23) copy(LOCALS);
  else if (op > 0x27 && op < 0x3f) {
    copy(OPS);
    copy(OFFSETS);
  } else if (op === 0x41) copy(NUMBERS);
  else if (op === 0x10) copy(CALLS);
  else if (op === 0x0c || op === 0x0d) copy(BRANCHES);
  else if (op > 1 && op < 5) {
    copy(BLOCKS);
    return 1;
  } else if (op === 0x0b) return -1;
  else if (op === 0x0e) again(copy(REST) + 1);
  else if (op === 0x11) again(2);
  else if (op === 0x1c) again(copy(REST));
  else if (op === 0x42 || op > 0x22 && op < 0x27 || op === 0x3f || op === 0x40 || op === 0xd0 || op === 0xd2) again(1);
  else if (op === 0x43 || op === 0x44) for (let left = op === 0x43 ? 4 : 8; left > 0; left -= 1) byte(REST);
  else if (op === 0xfc) {
    const more = copy(OPS);
    again(more < 8 ? 0 : more < 15 && more % 2 === 0 ? 2 : 1);
  }
  return 0;
}

/** The module, from the content of the section "packed". */
export function unpack(packed) {
  const bytes = new Uint8Array(packed);
  const head = new DataView(packed);
  const functions = head.getUint32(0, true);
  const at = [];
  let next = 4 + 4 * STRETCHES;
  for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
    at.push(next);
    next += head.getUint32(4 + 4 * stretch, true);
  }
  at.push(next);
  // The sizes of code and functions are written in five bytes each.
  const out = new Uint8Array(next + 5 * functions + 16);
  let end = 0;
  const whole = (stretch) => {
    out.set(bytes.subarray(at[stretch], at[stretch + 1]), end);
    end += at[stretch + 1] - at[stretch];
  };
  const byte = (stretch) => {
    // A file that is damaged may have no end.
    if (end >= out.length) throw new RangeError('what is packed has no end');
    return out[end++] = bytes[at[stretch]++];
  };
  const size = (place, value) => {
    for (let left = 0; left < 5; left += 1) out[place + left] = value >>> 7 * left & 127 | (left < 4 ? 128 : 0);
  };
  // What stands after the code comes last, and nothing is taken from it before.
  whole(BEFORE);
  out[end] = 10;
  const section = end + 1;
  end += 6;
  size(end, functions);
  end += 5;
  for (let left = functions; left > 0; left -= 1) {
    const start = end;
    end += 5;
    body(byte);
    size(start, end - start - 5);
  }
  size(section, end - section - 5);
  whole(AFTER);
  return out.subarray(0, end);
}
