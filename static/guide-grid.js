// Guide Grid: the custom element <guide-grid>, and how it gets its engine.
//
// This script only translates the life of an element: it reads the data, loads the engine once for all elements of the
// page, and hands changes on. Everything that the widget does is Rust (src/browser in the project). Copy this file and
// the one that was built with it into one folder; nothing else is needed.

// The build puts the engine's glue and the style sheet in here, as more requests would keep readers waiting.
import instantiate, { connect, Widget } from './glue.js';
import STYLE from './widget.css';

// It writes the name of its own WebAssembly here, so that a cached copy never pairs with another build's engine.
const WASM = new URL('{wasm}', import.meta.url).href;

const DATA_TYPES = /^(text\/(x-)?(markdown|yaml)|application\/(x-yaml|yaml|json))$/;
const ATTRIBUTES = ['base', 'columns', 'data', 'diagnostics', 'dir', 'facets', 'heading-level', 'icons', 'items', 'lang',
  'limit', 'name', 'search', 'shortcut', 'sort', 'sort-menu', 'url-state'];

/** Why there is no grid: a stable code, and one sentence for the console. */
class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

// Loading ------------------------------------------------------------------------------------------------------------

let loading;
let crashed;
let sheet;
const violations = [];

/** The engine, ready to make widgets; loaded once, whoever asks. */
function engine() {
  return loading ??= load().catch((error) => {
    const failure = error instanceof Failure ? error : new Failure('failed', `it could not start: ${error}.`);
    console.error(`Guide Grid: ${failure.message}`);
    if (failure.code === 'offline') loading = undefined;
    throw failure;
  });
}

async function load() {
  const start = performance.now();
  // Developer tools look up where a request comes from, and read the whole script again for that while it still runs.
  await null;
  if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming || !CSSStyleSheet.prototype.replaceSync) {
    throw new Failure('old-browser', 'this browser is too old for it; the page\'s own content is shown instead.');
  }
  const witness = (event) => violations.push(event);
  document.addEventListener('securitypolicyviolation', witness);
  try {
    await instantiate({ module_or_path: await compiled() }).then(() => connect(crash)).catch(async (error) => {
      // WebKit compiles what the policy forbids, and refuses only now.
      throw await forbidden(error) ?? new Failure('other-build', `${WASM} is not of the same build as guide-grid.js (${error}); `
        + 'copy both together.');
    });
    performance.measure('guide-grid:load', { start, end: performance.now() });
  } finally {
    document.removeEventListener('securitypolicyviolation', witness);
  }
}

/** The one style sheet of all elements; no policy has a say in it. */
function style() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

async function compiled() {
  const response = await fetched();
  try {
    const module = await WebAssembly.compileStreaming(response);
    // A release is packed, in a module that has no other use than to put the engine together.
    if (!WebAssembly.Module.exports(module).some(({ name }) => name === 'unpack')) return module;
    const { memory, unpack } = (await WebAssembly.instantiate(module)).exports;
    const compiling = WebAssembly.compile(new Uint8Array(memory.buffer, ...unpack()));
    // The browser compiles on another thread: time for what every element needs.
    style();
    return await compiling;
  } catch (error) {
    throw await forbidden(error) ?? new Failure('damaged', `${WASM} is cut off or damaged; copy it again.`);
  }
}

/** The response for the WebAssembly, or the reason why it is of no use. */
async function fetched() {
  let response;
  try {
    response = await fetch(WASM);
  } catch (error) {
    throw await forbidden(error) ?? (navigator.onLine === false
      ? new Failure('offline', `${WASM} could not be loaded because the browser is offline.`)
      : new Failure('unreachable', `${WASM} could not be loaded; if it is on another server, that server has to allow it (CORS).`));
  }
  const sent = response.headers.get('content-type') ?? 'nothing';
  if (!response.ok) {
    throw new Failure('not-found', `${WASM} is missing (status ${response.status}); copy both files of one build into one folder.`);
  }
  if (!/^application\/wasm/.test(sent)) {
    throw new Failure('wrong-type', `the server sends ${WASM} as ${sent}; it has to be sent as application/wasm.`);
  }
  return response;
}

/** The failure to report if the page's content security policy was what stopped the WebAssembly. */
async function forbidden(error) {
  // The event that names the directive comes a little later than the error.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const compiling = violations.some((event) => event.blockedURI === 'wasm-eval')
    || /unsafe-eval|content security|\bcsp\b/i.test(error.message);
  const fetching = violations.find((event) => event.blockedURI.startsWith(WASM));
  const [what, source, directive] = compiling ? ['WebAssembly', '\'wasm-unsafe-eval\'', 'script-src']
    : fetching ? [WASM, new URL(WASM).origin, fetching.effectiveDirective] : [];
  return what && new Failure('blocked-by-csp',
    `the page's content security policy forbids ${what}; add ${source} to its ${directive}.`);
}

// Failing ------------------------------------------------------------------------------------------------------------

const mounted = new Set();

/** The engine broke, and its memory is not to be trusted: every grid of the page gives way to its fallback. */
function crash(reason) {
  if (crashed) return;
  crashed = new Failure('crashed', `it stopped because of a mistake of its own (${reason}); the page's own content is shown `
    + 'instead. Please report this.');
  console.error(`Guide Grid: ${crashed.message}`);
  loading = Promise.reject(crashed);
  loading.catch(() => {});
  for (const fail of mounted) fail(crashed);
}

/** A trap inside the engine that reached nobody else. */
function trapped(event) {
  const error = event.error ?? event.reason;
  if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) return;
  if (![import.meta.url, WASM].some((file) => String(error.stack).includes(file))) return;
  event.preventDefault();
  crash(error);
}

// The element --------------------------------------------------------------------------------------------------------

class GuideGrid extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  // All elements share one observer; it sees them a little before a reader does.
  static #approach = 'IntersectionObserver' in globalThis && new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.#approached();
  }, { rootMargin: '600px' });

  #slot = document.createElement('slot');
  #root = this.attachShadow({ mode: 'open' });
  #fail = (failure) => this.#failed(failure);
  #near = false;
  #given = null; // the property `data`
  #data = null; // what there is to show: {text, type}; kept, because some hosts take the script away later
  #late = null; // waits for children that the host adds after the element
  #changes = new Set();
  #query = null; // what was asked for while there was nobody to answer
  #widget = null;

  constructor() {
    super();
    this.#root.append(this.#slot);
    for (const name of ['data', 'query']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  /** The data: a list of cards, an object, or a whole page as text. Stands before the attribute and the content. */
  get data() { return this.#given ?? this.getAttribute('data'); }
  set data(value) {
    this.#given = value ?? null;
    this.#changed('data');
  }

  /** What the reader asks for: `{text, facets, sort}`. */
  get query() { return this.#state.query; }
  set query(value) {
    if (this.#widget) this.#try((widget) => widget.ask(value));
    else this.#query = value;
  }

  /** How many cards are found, and how many there are: `{shown, total}`. */
  get results() {
    const { shown, total } = this.#state;
    return { shown, total };
  }

  get #state() {
    return this.#try((widget) => widget.state())
      ?? { query: this.#query ?? { text: '', facets: {}, sort: null }, shown: 0, total: 0 };
  }

  /** Reads data and attributes again. */
  refresh() { this.#changed('data'); }

  connectedCallback() {
    if (!this.#data) this.#read();
    if (this.#widget) return;
    if (!this.#data) this.#wait();
    if (this.getAttribute('loading') === 'eager' || !GuideGrid.#approach) this.#approached();
    else GuideGrid.#approach.observe(this);
  }

  disconnectedCallback() {
    // A host that moves the element adds it again before the microtask runs, and nothing was lost.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name) { this.#changed(name); }

  #changed(name) {
    if (!this.#changes.size) queueMicrotask(() => this.#apply());
    this.#changes.add(name);
  }

  #apply() {
    if (this.#changes.has('data')) this.#read();
    // What is read and indexed depends on these; all else is only painted anew.
    const anew = ['data', 'facets', 'items'].some((name) => this.#changes.has(name));
    this.#changes.clear();
    if (this.#widget) this.#try(() => this.#update(anew));
    else this.#mount();
  }

  /** The data that is there now; what was read before stays, if there is none. */
  #read() {
    const given = this.data;
    const scripts = [...this.querySelectorAll('script:not([src])')];
    const type = (script) => script.type.split(';')[0].trim().toLowerCase();
    // Material for MkDocs puts inline scripts back without their type.
    const script = scripts.find((it) => DATA_TYPES.test(type(it))) ?? (this.#data ? null : scripts.find((it) => !it.type));
    if (typeof given === 'string') this.#data = { text: given, type: '' };
    else if (given) this.#data = { text: JSON.stringify(given), type: 'application/json' };
    else if (script) this.#data = { text: script.textContent, type: type(script) };
    return this.#data;
  }

  #wait() {
    const look = () => {
      // While the parser is at work, a script's text may be there in part only.
      if (document.readyState === 'loading' || !this.#read()) return;
      this.#late?.disconnect();
      this.#mount();
    };
    this.#late ??= new MutationObserver(look);
    this.#late.observe(this, { childList: true, subtree: true });
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', look, { once: true });
  }

  #approached() {
    GuideGrid.#approach?.unobserve(this);
    this.#near = true;
    // The engine may come while the data is still on its way; what is wrong with it is told when there is data.
    engine().catch(() => {});
    this.#mount();
    // Frameworks may bring the data a little later than the element.
    setTimeout(() => {
      if (this.#data || !this.isConnected) return;
      const failure = new Failure('no-data', 'there is a <guide-grid> without data; put the page into a '
        + '<script type="text/markdown"> inside it, or give it the attribute "data".');
      console.error(`Guide Grid: ${failure.message}`);
      this.#failed(failure);
    }, 2000);
  }

  async #mount() {
    if (!this.#near || !this.#data || this.#widget) return;
    try {
      await engine();
      if (!this.isConnected || this.#widget) return;
      mounted.add(this.#fail);
      this.#widget = new Widget(this, this.#root, this.#query);
      this.#query = null;
      this.#update(true);
      // Only now, as the widget asks where the element is on the page, which styles would have to be worked out for.
      this.#root.adoptedStyleSheets = [style()];
    } catch (error) {
      if (error instanceof Failure) this.#failed(error);
      else crash(error);
    }
  }

  #update(anew) {
    const { text, type } = (anew && this.#data) || {};
    this.#widget.update(text, type ?? '');
  }

  #try(act) {
    try {
      return this.#widget && act(this.#widget);
    } catch (error) {
      return crash(error);
    }
  }

  #leave() {
    GuideGrid.#approach?.unobserve(this);
    this.#late?.disconnect();
    this.#near = false;
    if (!this.#widget) return;
    // Without an address to come back to, the element itself remembers.
    if (this.getAttribute('url-state') === 'off') this.#query = this.query;
    this.#try((widget) => widget.free());
    this.#reset();
  }

  #failed({ code, message }) {
    this.#reset();
    this.dispatchEvent(new CustomEvent('guide-grid-error', {
      bubbles: true, composed: true, detail: { code, message, line: null, column: null },
    }));
  }

  #reset() {
    mounted.delete(this.#fail);
    this.#widget = null;
    this.#root.replaceChildren(this.#slot);
  }
}

// A second copy of this script leaves everything to the first.
if (!customElements.get('guide-grid')) {
  customElements.define('guide-grid', GuideGrid);
  addEventListener('error', trapped);
  addEventListener('unhandledrejection', trapped);
}
