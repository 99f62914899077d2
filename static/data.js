// Where an element's data comes from.

import { brokenOff, download, mediaType } from './download.js';
import { Failure, PolicyWatch, named } from './failure.js';

/** The attributes that say so. */
export const DATA_ATTRIBUTES = ['data', 'card-data', 'from', 'src'];

const DATA_TYPES = /^(text\/(x-)?(markdown|yaml)|application\/(x-yaml|yaml|json))$/;

const inPage = (text, type) => ({ text, type, address: '' });

/** The property `data`, which is `given`, or else the attribute; undefined if there is none. */
export const givenTo = (element, given) => [given, element.getAttribute('data'), element.getAttribute('card-data')]
  .find((it) => (typeof it === 'string' ? it.trim() : it));

const typeOf = (script) => (script.type ?? '').split(';')[0].trim().toLowerCase();

/**
 * The data in the page, from the first source that has any: the property `data`, which is `given`, the attributes, a script inside
 * the element, the element that `from` names. Null if there is none. Throws if `given` cannot be written as JSON. `isFirst` says
 * whether nothing was read for this element before.
 */
export function dataInPage(element, given, isFirst) {
  const data = givenTo(element, given);
  if (data) return typeof data === 'string' ? inPage(data, '') : inPage(toJson(data), 'application/json');
  const scripts = [...element.querySelectorAll('script:not([src])')];
  // Material for MkDocs puts inline scripts back without their type.
  const script = scripts.find((it) => DATA_TYPES.test(typeOf(it))) ?? (isFirst ? scripts.find((it) => !it.type) : undefined);
  if (script) return inPage(script.textContent, typeOf(script));
  const referred = referredElement(element);
  const content = (referred?.content ?? referred)?.textContent;
  return content?.trim() ? inPage(content, typeOf(referred)) : null;
}

/** The element that `from` names: in the element's own tree, else in the document. */
function referredElement(element) {
  const id = element.getAttribute('from')?.trim().replace(/^#/, '');
  return id ? element.getRootNode().getElementById?.(id) ?? element.ownerDocument.getElementById(id) : null;
}

/** The addresses that `src` names, separated by spaces; empty if there is none. */
export const addressesOf = (element) => element.getAttribute('src')?.trim() ?? '';

/** The texts that an element's `src` names. */
export class RemoteData {
  #addresses = ''; // what is fetched, or was
  #loaded = ''; // what the last texts came from
  #fetching = null; // aborts the fetching
  #cache = 'default';

  get isUnderWay() { return this.#fetching !== null; }

  /** Stops fetching. */
  stop() {
    if (!this.isUnderWay) return;
    this.#fetching.abort();
    this.#fetching = null;
    this.#addresses = '';
  }

  /** Has everything fetched again, and checked with the server. */
  forget() {
    this.#addresses = '';
    this.#cache = 'no-cache';
  }

  /**
   * Fetches the texts, unless they were fetched: `{texts, failures, isOther}`, where `isOther` says whether those that came last were
   * from other addresses. Null if there is nothing to fetch, or this was stopped.
   */
  async fetch(element) {
    const addresses = addressesOf(element);
    if (addresses === this.#addresses) return null;
    this.stop();
    this.#addresses = addresses;
    if (!addresses) return null;
    const fetching = this.#fetching = new AbortController();
    const cache = this.#cache;
    this.#cache = 'default';
    const { texts, failures } = await fetchTexts(element, addresses, fetching.signal, cache);
    if (fetching.signal.aborted) return null;
    this.#fetching = null;
    const isOther = addresses !== this.#loaded;
    if (texts.length > 0) this.#loaded = addresses;
    return { texts, failures, isOther };
  }
}

/**
 * Fetches the texts at these addresses, in their order: `{texts, failures}`. `cache` is what `fetch` takes.
 */
async function fetchTexts(element, addresses, signal, cache) {
  // Astro's router connects elements before it changes the address that relative ones are resolved against.
  await new Promise((resolve) => setTimeout(resolve));
  const watch = new PolicyWatch();
  try {
    const results = await Promise.allSettled(addresses.split(/\s+/).map((it) => fetchText(it, element.baseURI, watch, { signal, cache })));
    return {
      texts: results.filter((it) => it.status === 'fulfilled').map((it) => it.value),
      failures: results.filter((it) => it.status === 'rejected').map((it) => named(it.reason)),
    };
  } finally {
    watch.stop();
  }
}

async function fetchText(address, base, watch, init) {
  let url;
  try {
    url = new URL(address, base).href;
  } catch {
    throw new Failure('not-found', `"${address}" in the attribute "src" is not an address.`);
  }
  const response = await download(url, watch, 'the attribute "src" names it', init);
  const type = mediaType(response);
  if (type === 'text/html') {
    throw new Failure('wrong-type', `the server sends ${url} as an HTML page; the attribute "src" names files with Markdown, YAML or JSON.`);
  }
  try {
    return { text: await response.text(), type, address: url };
  } catch (error) {
    throw brokenOff(url, error);
  }
}

/** Data as text. Libraries such as Prototype.js give arrays and strings a `toJSON`, which would encode them twice. */
export function toJson(data) {
  const text = JSON.stringify(data, function plain(key, value) {
    const own = this[key];
    return typeof own === 'object' && !Array.isArray(own) ? value : own;
  });
  if (text === undefined) throw new TypeError(`it is a ${typeof data}`);
  return text;
}
