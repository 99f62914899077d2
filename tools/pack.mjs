// Takes a module of WebAssembly apart into what compresses well: 14 KB of 136 less with brotli. static/unpack.js, which
// says how, puts it together again; this makes sure that it does.

import { AFTER, BEFORE, STRETCHES, body, unpack } from '../static/unpack.js';
import { bodies, encoded, section } from './module.mjs';

/** A module that holds `bytes` in a custom section, and nothing else. */
export function packed(bytes) {
  const stretches = Array.from({ length: STRETCHES }, () => []);
  const all = bodies(bytes);
  for (const whole of all) {
    let at = 0;
    body((stretch) => {
      stretches[stretch].push(whole[at]);
      at += 1;
      return whole[at - 1];
    });
    if (at !== whole.length) throw new Error(`a function ends at ${at} of ${whole.length} bytes`);
  }
  const code = section(bytes, 10);
  stretches[BEFORE] = bytes.subarray(0, code.header);
  stretches[AFTER] = bytes.subarray(code.end);
  const numbers = Buffer.from(Uint32Array.of(all.length, ...stretches.map(({ length }) => length)).buffer);
  const content = Buffer.concat([numbers, ...stretches.map((it) => Buffer.from(it))]);
  check(bytes, unpack(Uint8Array.from(content).buffer));
  const named = Buffer.concat([Buffer.from([6]), Buffer.from('packed'), content]);
  return Buffer.concat([bytes.subarray(0, 8), Buffer.from([0, ...encoded(named.length)]), named]);
}

/** Fails unless both modules are the same, but for how sizes are written. */
function check(before, after) {
  if (!WebAssembly.validate(after)) throw new Error('what was packed is no module when it is unpacked');
  const [one, other] = [bodies(before), bodies(after)];
  if (one.length !== other.length || !one.every((it, at) => Buffer.compare(it, other[at]) === 0)) {
    throw new Error('what was packed is another module when it is unpacked');
  }
}
