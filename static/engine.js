// The engine: the WebAssembly and its glue.
//
// The file is fetched and compiled once. Each start of the engine makes a new instance of the compiled module, with glue of
// its own. When an exception escapes from an instance, its memory can no longer be trusted: from then on the instance does
// nothing, a new one is started, and the elements mount again.

// The glue keeps its state in its module, so the build turns it into a function: each call returns the glue of one instance.
import createGlue from 'guide-grid-glue';
import { brokenOff, download, mediaType } from './download.js';
import { Failure, PolicyWatch, label, log, named } from './failure.js';
import { FILE, SCRIPT, messagesAt } from './files.js';
import { isOutdated } from './reload.js';

/** An element that breaks an engine twice within this time, in milliseconds, shows its fallback. */
const MINUTE = 60_000;

/** Thrown to leave a broken instance. */
const LEAVE = new Error('this instance of the WebAssembly is broken');

/** The result of calls into a broken instance. The glue reads it as zero, or as several zeros. */
const NOTHING = Object.freeze([0, 0, 0, 0]);

let compiled; // the promise of the module
let started; // the promise of the engine
const files = new Map(); // address → the promise of the JSON there
// Element → what mounts it on an engine, and what is called if there is none or if it breaks: {mount, fail, silence}.
const elements = new Map();
const crashes = new WeakMap(); // element → when its engine broke

/** The engine, which is loaded once for all elements. Rejects with a `Failure`. */
export function engine() {
  return started ??= start();
}

/**
 * Until `leave`, `mount` is called whenever an engine has started, `fail` with a `Failure` when the element has to show its
 * fallback, and `silence` when its engine breaks.
 */
export function join(element, handlers) { elements.set(element, handlers); }

export function leave(element) { elements.delete(element); }

/** The interface's messages in a language. */
export function fetchMessages(tag) { return fetchJson(messagesAt(tag), SCRIPT); }

/** The JSON at an address. It is loaded once, unless that fails. */
export async function fetchJson(address, base) {
  const url = new URL(address, base).href;
  if (!files.has(url)) files.set(url, load(url));
  try {
    return await files.get(url);
  } catch (error) {
    files.delete(url);
    throw error;
  }
}

async function load(url) {
  // Some bundlers write small files into the script, as addresses that a content security policy may forbid to fetch.
  const [, embedded] = url.match(/^data:.*;base64,(.*)/) ?? [];
  if (embedded) return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(embedded), (it) => it.charCodeAt(0))));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} has status ${response.status}`);
  return response.json();
}

// Loading ------------------------------------------------------------------------------------------------------------

async function start() {
  const begin = performance.now();
  try {
    if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming || !CSSStyleSheet.prototype.replaceSync) {
      throw new Failure('old-browser', 'this browser is too old for it; the page\'s own content is shown instead.');
    }
    const watch = new PolicyWatch();
    try {
      const engine = await Engine.start(await (compiled ??= compile(watch)), watch);
      measure('guide-grid:load', begin);
      // Each in a task of its own, so that only one element can be the cause of another crash.
      for (const { mount } of elements.values()) setTimeout(mount);
      return engine;
    } finally {
      watch.stop();
    }
  } catch (error) {
    const failure = named(error);
    log(failure);
    if (failure.temporary) compiled = started = undefined;
    throw failure;
  }
}

/** The module, compiled while it streams. */
async function compile(watch) {
  const response = await downloadWebAssembly(watch);
  try {
    return await WebAssembly.compileStreaming(asWebAssembly(response));
  } catch (error) {
    // A broken connection is reported as a TypeError. All other errors are about the bytes that were received.
    throw await watch.failure(error, FILE) ?? (error instanceof TypeError
      ? brokenOff(FILE, error)
      : new Failure('damaged', `${FILE} is cut off or damaged; copy it again.`));
  }
}

async function downloadWebAssembly(watch) {
  try {
    const response = await download(FILE, watch, 'copy both files of one build into one folder');
    if (mediaType(response) !== 'text/html') return response;
    throw new Failure('wrong-type', `the server sends ${FILE} as text/html; it has to send the file itself, as application/wasm.`);
  } catch (error) {
    const isGone = ['not-found', 'wrong-type'].includes(error.code);
    if (!isGone || !await isOutdated(SCRIPT, WASM_FILE)) throw error;
    throw new Failure('outdated', `${FILE} is gone, as the server has a newer build than this script from the browser's cache; reload the page.`);
  }
}

/** The response with the only media type, without parameters, that browsers compile while it streams. */
function asWebAssembly(response) {
  const type = 'application/wasm';
  return response.headers.get('content-type') === type ? response : new Response(response.body, { headers: { 'content-type': type } });
}

/** Adds a measure to User Timing, unless the page has broken it. */
function measure(name, start) {
  try {
    performance.measure(name, { start, end: performance.now() });
  } catch { /* Only the measure is lost. */ }
}

// Running ------------------------------------------------------------------------------------------------------------

/** One instance of the WebAssembly. */
class Engine {
  isBroken = false;
  // The element for which the instance works, or worked last, as Yew may go on rendering in a later task. Null at its start.
  #element = null;
  #depth = 0; // how many calls into the instance are under way
  #panic = null; // what the panic hook said

  static async start(module, watch) {
    const engine = new Engine();
    try {
      engine.glue = createGlue(engine.#webAssembly());
      await engine.glue.init({ module_or_path: module });
      engine.glue.connect((message) => { engine.#panic = message; });
      return engine;
    } catch (error) {
      // If the policy forbids WebAssembly, WebKit still compiles it and fails only here.
      throw await watch.failure(error, FILE) ?? new Failure('other-build', `${FILE} is not of the same build as guide-grid.js (${error}); `
        + 'copy both together.');
    }
  }

  /** Calls `act` with the glue on behalf of an element. An exception breaks the instance. */
  call(element, act) {
    this.#guarded(() => {
      this.#element = element;
      act(this.glue);
    });
  }

  /** From now on, the instance works for this element. */
  enter(element) { this.#element = element; }

  /** The `WebAssembly` object for the glue: instances that are made with it have guarded exports and imports. */
  #webAssembly() {
    const instantiate = async (module, imports) => {
      const guarded = mapValues(imports, (functions) => mapValues(functions, (it) => this.#guardedImport(it)));
      const { exports } = await WebAssembly.instantiate(module, guarded);
      return { module, instance: { exports: mapValues(exports, (it) => this.#guardedExport(it)) } };
    };
    const { Instance, Module } = WebAssembly;
    return { Instance, Module, instantiate };
  }

  /** Guards a call into the instance. Closures, such as listeners, timers and tasks, are called through exports too. */
  #guardedExport(value) {
    return typeof value === 'function' ? (...args) => this.#guarded(value, args) : value;
  }

  /** Guards a return into the instance: if it broke during a call to the outside, the code that made the call must not go on. */
  #guardedImport(value) {
    if (typeof value !== 'function') return value;
    return (...args) => {
      const result = value(...args);
      if (this.isBroken) throw LEAVE;
      return result;
    };
  }

  #guarded(act, args = []) {
    if (this.isBroken) return NOTHING;
    const interrupted = this.#element;
    this.#depth += 1;
    try {
      return act(...args);
    } catch (error) {
      // `start` turns it into a failure.
      if (!this.#element) throw error;
      this.#break(error);
      return NOTHING;
    } finally {
      this.#depth -= 1;
      // In between, a listener of the page may have called the instance for another element.
      if (this.#depth > 0) this.#element = interrupted;
    }
  }

  #break(error) {
    if (this.isBroken) return;
    this.isBroken = true;
    for (const { silence } of elements.values()) silence();
    crashed(this.#element, this.#panic ?? error);
  }
}

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));

/** Handles an instance that broke while it worked for `culprit`. */
function crashed(culprit, reason) {
  started = undefined;
  const now = performance.now();
  const again = now - crashes.get(culprit) < MINUTE;
  crashes.set(culprit, now);
  const failure = new Failure('crashed', `it stopped twice within a minute because of an internal error (${reason}); the page's own `
    + 'content is shown instead. Please report this.');
  if (!again) console.warn(`Guide Grid${label(culprit)}: it stopped because of an internal error (${reason}), and starts again. Please report this.`);
  // The broken instance is still on the stack, so the rest runs in a task of its own.
  setTimeout(async () => {
    if (again && elements.has(culprit)) {
      log(failure, culprit);
      elements.get(culprit).fail(failure);
    }
    if (elements.size === 0) return;
    try {
      await engine();
    } catch (error) {
      for (const { fail } of [...elements.values()]) fail(error);
    }
  });
}
