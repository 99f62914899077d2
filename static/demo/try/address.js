// What is tried, in the address: its fragment is `#try=` and JSON, deflated, in base64url.

const START = '#try=';

/** Browsers and programs that pass links on cut longer ones. */
const LONGEST = 100_000;

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

function toBase64(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0));
}

/** Whether the address names something to try. */
export const isInAddress = () => location.hash.startsWith(START);

/** Counts what was read and written, so that a state that is still being written does not replace a later one. */
let turn = 0;

/** Whether the next state is a new entry of the history, and not the last one as it was changed. */
let isNew = true;

/** From now on, Back leads to the state that the address has now. */
export function keepEntry() {
  turn += 1;
  isNew = true;
}

/** What the address names. Rejects if that cannot be read. */
export async function readAddress() {
  const bytes = await through(new DecompressionStream('deflate-raw'), fromBase64(location.hash.slice(START.length)));
  const { page, attributes, properties } = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof page !== 'string') throw new TypeError('there is no page in it');
  return { page, attributes: { ...attributes }, properties: { ...properties } };
}

/** Writes what is tried to the address. Resolves to false if it is too long, so that the address stays as it is. */
export async function writeAddress(tried) {
  const own = turn += 1;
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify(tried)));
  if (own !== turn) return true;
  const fragment = START + toBase64(bytes);
  if (fragment.length > LONGEST) return false;
  if (fragment === location.hash) return true;
  history[isNew ? 'pushState' : 'replaceState'](null, '', fragment);
  isNew = false;
  return true;
}
