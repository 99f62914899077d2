// The engine: the WebAssembly and its glue.
//
// The file is fetched and compiled once. Each start of the engine makes a new instance of the compiled module, with glue of
// its own. When an exception escapes from an instance, its memory cannot be trusted any more: from then on the instance does
// nothing, a new one is started, and the elements mount again.

// The build makes a function of the glue, which keeps its state in its module: each call returns glue for one instance.
import createGlue from 'guide-grid-glue';
import { Failure, PolicyWatch, label, log, named } from './failure.js';

// The build writes the name of its own WebAssembly here, so that a cached script never asks for another build's.
const FILE = new URL(WASM_NAME, import.meta.url).href;

/** An element in whose name an engine breaks twice in this time, in milliseconds, shows its fallback. */
const MINUTE = 60_000;

/** Thrown to leave a broken instance. */
const LEAVE = new Error('this instance of the WebAssembly is broken');

/** What calls into a broken instance return: the glue takes it for zero, and for any number of zeros. */
const NOTHING = Object.freeze([0, 0, 0, 0]);

let compiled; // the promise of the module
let started; // the promise of the engine
const messages = new Map(); // language tag → the promise of its messages
// Element → how to mount it on an engine, what to do when there is none, and when its engine breaks: {mount, fail, silence}.
const elements = new Map();
const crashes = new WeakMap(); // element → when its engine broke

/** The engine; loaded once, whoever asks. It rejects with a `Failure`. */
export function engine() {
  return started ??= start();
}

/**
 * Until `leave`, `mount` is called whenever an engine has started, and `fail` with a `Failure` when the element has to show its
 * fallback; `silence` is called when its engine breaks.
 */
export function join(element, handlers) { elements.set(element, handlers); }

export function leave(element) { elements.delete(element); }

/** The interface's messages in a language; the build puts them beside the script. */
export function fetchMessages(tag) {
  if (!messages.has(tag)) {
    const url = new URL(`messages/${tag}.json?${WASM_NAME}`, import.meta.url);
    const loading = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${url} has status ${response.status}`);
      return response.json();
    });
    messages.set(tag, loading);
    loading.catch(() => messages.delete(tag));
  }
  return messages.get(tag);
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
      // One by one, each in a task of its own, so that another crash has one culprit.
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
  const response = await download(watch);
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    // Fetch reports a connection that breaks as a TypeError. Whatever else is thrown is about the bytes that came.
    throw await watch.failure(error, FILE) ?? (error instanceof TypeError
      ? new Failure('unavailable', `the connection broke while ${FILE} was loading (${error.message}).`, { temporary: true })
      : new Failure('damaged', `${FILE} is cut off or damaged; copy it again.`));
  }
}

/** The response with the WebAssembly, or the reason why there is none. */
async function download(watch) {
  let response;
  try {
    response = await fetch(FILE);
  } catch (error) {
    throw await watch.failure(error, FILE) ?? (navigator.onLine === false
      ? new Failure('offline', `${FILE} could not be loaded because the browser is offline.`, { temporary: true })
      : new Failure('unreachable', `${FILE} could not be loaded; if it is on another server, that server has to allow it (CORS).`,
        { temporary: true }));
  }
  const { status, headers, body } = response;
  if (status >= 500 || status === 408 || status === 429) {
    throw new Failure('unavailable', `the server cannot send ${FILE} at the moment (status ${status}).`, { temporary: true });
  }
  if (!response.ok) {
    throw new Failure('not-found', `${FILE} is missing (status ${status}); copy both files of one build into one folder.`);
  }
  const sent = headers.get('content-type') ?? 'nothing';
  if (sent === 'application/wasm') return response;
  if (sent.split(';')[0].trim().toLowerCase() !== 'application/wasm') {
    throw new Failure('wrong-type', `the server sends ${FILE} as ${sent}; it has to be sent as application/wasm.`);
  }
  // Browsers compile while streaming only if the type has no parameters.
  return new Response(body, { headers: { 'content-type': 'application/wasm' } });
}

/** Adds a measure to User Timing, where the page has not broken it. */
function measure(name, start) {
  try {
    performance.measure(name, { start, end: performance.now() });
  } catch { /* Only the measure is lost. */ }
}

// Running ------------------------------------------------------------------------------------------------------------

/** One instance of the WebAssembly. */
class Engine {
  isBroken = false;
  // The element that the instance works for, or worked for last: Yew may go on rendering in a later task. None at its start.
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
      // WebKit compiles what the policy forbids, and refuses only now.
      throw await watch.failure(error, FILE) ?? new Failure('other-build', `${FILE} is not of the same build as guide-grid.js (${error}); `
        + 'copy both together.');
    }
  }

  /** Calls `act` with the glue, in the name of an element. What it throws breaks the instance. */
  call(element, act) {
    this.#guarded(() => {
      this.#element = element;
      act(this.glue);
    });
  }

  /** The instance works for this element now. */
  enter(element) { this.#element = element; }

  /** What the glue knows as `WebAssembly`: an instance that is made with it has guarded exports and imports. */
  #webAssembly() {
    const instantiate = async (module, imports) => {
      const guarded = mapValues(imports, (functions) => mapValues(functions, (it) => this.#guardedImport(it)));
      const { exports } = await WebAssembly.instantiate(module, guarded);
      return { module, instance: { exports: mapValues(exports, (it) => this.#guardedExport(it)) } };
    };
    const { Instance, Module } = WebAssembly;
    return { Instance, Module, instantiate };
  }

  /** Every way into the instance: functions, and through them closures, which are listeners, timers and tasks. */
  #guardedExport(value) {
    return typeof value === 'function' ? (...args) => this.#guarded(value, args) : value;
  }

  /** Every way back into the instance: if it broke while a call from it was under way, what called it does not go on. */
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
      // `start` makes a failure of it.
      if (!this.#element) throw error;
      this.#break(error);
      return NOTHING;
    } finally {
      this.#depth -= 1;
      // A listener of the page may have made the instance work for another element in between.
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

/** An instance broke in the name of an element. */
function crashed(culprit, reason) {
  started = undefined;
  const now = performance.now();
  const again = now - crashes.get(culprit) < MINUTE;
  crashes.set(culprit, now);
  const failure = new Failure('crashed', `it stopped twice within a minute because of an internal error (${reason}); the page's own `
    + 'content is shown instead. Please report this.');
  if (!again) console.warn(`Guide Grid${label(culprit)}: it stopped because of an internal error (${reason}), and starts again. Please report this.`);
  // The broken instance is still on the stack: what follows gets a task of its own.
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
