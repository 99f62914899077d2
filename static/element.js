// Guide Grid: the custom element <guide-grid>.
//
// This script only handles the life of an element: it reads the data, gets the engine, and passes on changes. Everything else is
// Rust (src/browser in the project). Copy this file and the ones that were built with it into one folder; nothing else is needed.

import { engine, fetchJson, fetchMessages, join, leave } from './engine.js';
import { Failure, label, log, named } from './failure.js';

const DATA_TYPES = /^(text\/(x-)?(markdown|yaml)|application\/(x-yaml|yaml|json))$/;

/** How near the viewport an element gets its engine, in CSS pixels: shortly before a reader sees it. */
const MARGIN = 600;

/** How long an element waits for data before it reports that there is none, in milliseconds: frameworks may set it late. */
const PATIENCE = 2000;

/** How long the engine may take before a reader is given something to type in, in milliseconds: no box is to flash by. */
const MOMENT = 100;

/** What the widget marks in the page's own cards while they are hidden. */
const HIDDEN = 'data-guide-grid-hidden';

const emptyQuery = () => ({ text: '', facets: {}, sort: null });

const isWord = (element, attribute, word) => element.getAttribute(attribute)?.trim().toLowerCase() === word;
const isEager = (element) => isWord(element, 'loading', 'eager') || !globalThis.IntersectionObserver;

// One style sheet per document: a document accepts only those that its own window has constructed.
const sheets = new WeakMap();

function styleSheet(document) {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    sheets.set(document, sheet);
  }
  return sheet;
}

const SVG = 'http://www.w3.org/2000/svg';
const MAGNIFIER = 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zm3.6-1.4L14 14';

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/**
 * A search box for the time before the engine is there. The widget takes over what is typed, the focus and the selection. It lies
 * over the element's own content, which does not move.
 */
function earlyBox() {
  const box = document.createElement('div');
  box.className = 'widget early';
  const search = box.appendChild(document.createElement('div'));
  search.className = 'search';
  const glyph = search.appendChild(document.createElementNS(SVG, 'svg'));
  set(glyph, { class: 'glyph', viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  set(glyph.appendChild(document.createElementNS(SVG, 'path')), { d: MAGNIFIER });
  const field = search.appendChild(document.createElement('input'));
  // The interface's words in the page's language come with the engine.
  set(field, {
    type: 'search', part: 'search', 'aria-label': 'Search', lang: 'en', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
  });
  // As the widget does: the page has shortcuts of single keys.
  const keep = (event) => {
    if (event.key?.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup']) field.addEventListener(type, keep);
  return box;
}

/** Data as text. Libraries such as Prototype.js give arrays and strings a `toJSON`, which would encode them twice. */
function toJson(data) {
  const text = JSON.stringify(data, function plain(key, value) {
    const own = this[key];
    return typeof own === 'object' && !Array.isArray(own) ? value : own;
  });
  if (text === undefined) throw new TypeError(`it is a ${typeof data}`);
  return text;
}

class GuideGrid extends (globalThis.HTMLElement ?? Object) {
  // All elements share one observer.
  static #approach = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.#approached();
  }, { rootMargin: `${MARGIN}px` });

  #slot = document.createElement('slot');
  #states = this.attachInternals?.().states;
  #root = this.attachShadow({ mode: 'open' });
  #isNear = false;
  #given = null; // the property `data`
  #words = null; // the property `messages`, as JSON
  #data = null; // what to show: {text, type}; kept, because some hosts remove the script later
  #late = null; // observes children that the host adds after the element
  #patience = 0; // the timer that ends the wait for data
  #changes = new Set(); // changes that are not applied yet: 'data', 'attributes'
  #query = null; // the query to apply once there is a view
  #answer = null; // the view, as reported by the widget: {query, shown, total}
  #widget = null;
  #engine = null; // the engine of the widget
  #listening = null; // removes the widget's listeners; each widget has its own, as browsers keep what a signal was used for
  #document = null; // the document in which the widget was mounted
  #failure = null; // the code that was reported last, until something changes
  #hasGivenUp = false; // the element broke its engine twice, or there is none; it tries again only with new data

  constructor() {
    super();
    this.#root.append(this.#slot);
    for (const name of ['data', 'messages', 'query']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    new MutationObserver((records) => {
      this.#changed(records.some((it) => it.attributeName === 'data') ? 'data' : 'attributes');
    }).observe(this, { attributes: true });
  }

  /** The data: a list of cards, an object, or a whole page as text. Takes precedence over the attribute and the content. */
  get data() { return this.#given ?? this.getAttribute('data'); }
  set data(value) {
    this.#given = value ?? null;
    this.#changed('data');
  }

  /** The interface's phrases in the owner's words: an object, or its address. Takes precedence over the attribute. */
  get messages() { return this.#words ?? this.getAttribute('messages'); }
  set messages(value) {
    // A copy, so that a later change of the object shows only once it is set again.
    this.#words = JSON.parse(toJson(value ?? null));
    this.#changed('attributes');
  }

  /** The reader's query: `{text, facets, sort}`. */
  get query() { return this.#query ?? this.#answer?.query ?? emptyQuery(); }
  set query(value) {
    this.#query = value;
    this.#call((widget) => widget.ask(value));
  }

  /** The number of cards found, and of all cards: `{shown, total}`. */
  get results() {
    const { shown, total } = this.#answer ?? { shown: 0, total: 0 };
    return { shown, total };
  }

  /** Reads data and attributes again. */
  refresh() { this.#changed('data'); }

  connectedCallback() {
    // Data that was set a moment ago is read when changes are applied.
    if (!this.#data && !this.#changes.has('data')) this.#read();
    if (this.#isMounted) {
      if (this.#document === this.ownerDocument) return;
      // Listeners, the address and the style sheet belong to a document.
      this.#unmount();
    }
    if (!this.#data) this.#wait();
    if (isEager(this)) this.#approached();
    else GuideGrid.#approach.observe(this);
  }

  disconnectedCallback() {
    // A host that moves the element adds it again before the microtask runs, so that nothing is lost.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  #changed(what) {
    if (!this.#changes.size) queueMicrotask(() => this.#apply());
    this.#changes.add(what);
  }

  #apply() {
    const isData = this.#changes.has('data');
    this.#changes.clear();
    if (isData) {
      this.#failure = null;
      this.#hasGivenUp = false;
      this.#read();
    }
    if (this.#widget) this.#update();
    else this.#mount();
  }

  /** Reads the current data; if there is none, the data that was read before stays. */
  #read() {
    const given = this.data;
    const scripts = [...this.querySelectorAll('script:not([src])')];
    const type = (script) => script.type.split(';')[0].trim().toLowerCase();
    // Material for MkDocs puts inline scripts back without their type.
    const script = scripts.find((it) => DATA_TYPES.test(type(it))) ?? (this.#data ? null : scripts.find((it) => !it.type));
    if (typeof given === 'string' && given.trim()) this.#data = { text: given, type: '' };
    else if (given && typeof given !== 'string') this.#convert(given);
    else if (script) this.#data = { text: script.textContent, type: type(script) };
    return this.#data;
  }

  #convert(given) {
    try {
      this.#data = { text: toJson(given), type: 'application/json' };
    } catch (error) {
      this.#data = null;
      const failure = new Failure('bad-data', `the property "data" cannot be written as JSON (${error?.message ?? error}); the page's own `
        + 'content is shown instead.');
      log(failure, this);
      this.#failed(failure);
    }
  }

  #wait() {
    const isParsing = () => this.ownerDocument.readyState === 'loading';
    const look = () => {
      // While the page is being parsed, a script's text may be incomplete.
      if (isParsing()) return;
      if (this.#read()) this.#late?.disconnect();
      if (!this.#isMounted) this.#mount();
      else if (this.#data) this.#update();
    };
    this.#late ??= new MutationObserver(look);
    this.#late.observe(this, { childList: true, subtree: true });
    if (isParsing()) this.ownerDocument.addEventListener('DOMContentLoaded', look, { once: true });
  }

  #approached() {
    GuideGrid.#approach?.unobserve(this);
    this.#isNear = true;
    // The engine is loaded in parallel with the data; its failures are reported once there is data.
    engine().catch(() => {});
    this.#mount();
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      if (this.#data || this.#answer || !this.isConnected || this.#failure) return;
      const failure = new Failure('no-data', 'there is a <guide-grid> without data and without cards in its own markup (lists or grids of '
        + 'links, definitions, cards of sphinx-design, Material, Docusaurus, Starlight or VitePress); name the cards by a selector in the '
        + 'attribute "cards", put the page into a <script type="text/markdown"> inside it, or give it the attribute "data".');
      log(failure, this);
      this.#failed(failure);
    }, PATIENCE);
  }

  /** Whether there is markup in the element that may have cards; while the page is being parsed, it is not complete. */
  get #hasMarkup() {
    return !isWord(this, 'cards', 'off') && this.ownerDocument.readyState !== 'loading'
      && [...this.children].some((it) => !it.matches('script,style,template,[slot]'));
  }

  get #isMounted() { return this.#widget !== null && !this.#engine.isBroken; }

  async #mount() {
    // A document without a window has no styles and no reader.
    const isWanted = () => this.#isNear && (this.#data || this.#hasMarkup) && !this.#hasGivenUp && !this.#isMounted && this.isConnected
      && this.ownerDocument.defaultView;
    if (!isWanted()) return;
    this.#join();
    const waiting = setTimeout(() => this.#offerBox(), MOMENT);
    try {
      const running = await engine();
      // If it broke in the meantime, another one is started.
      if (!isWanted() || running.isBroken) return;
      this.#document = this.ownerDocument;
      this.#engine = running;
      this.#listening = new AbortController();
      running.call(this, ({ Widget }) => { this.#widget = new Widget(this, this.#root, this.#script(), this.#query); });
      this.#update();
      // Only now, because the widget measures where the element is, for which the browser would have to compute these styles.
      this.#root.adoptedStyleSheets = [styleSheet(this.#document)];
    } catch (error) {
      // A failure to start the engine is in the console already.
      if (!(error instanceof Failure)) log(named(error), this);
      this.#giveUp(named(error));
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Lets readers type while the engine is loaded. */
  #offerBox() {
    if (isWord(this, 'search', 'off') || this.#root.firstChild !== this.#slot || !this.isConnected) return;
    this.#root.adoptedStyleSheets = [styleSheet(this.ownerDocument)];
    this.#root.prepend(earlyBox());
  }

  #join() {
    join(this, {
      mount: () => this.#mount(),
      fail: (failure) => this.#giveUp(failure),
      silence: () => this.#silence(),
    });
  }

  /** Stops the widget from doing anything. */
  #silence() {
    this.#listening?.abort();
    this.#forgetView();
    for (const it of this.querySelectorAll(`[${HIDDEN}]`)) it.removeAttribute(HIDDEN);
  }

  /** Forgets the view, but keeps its query for the next one. */
  #forgetView() {
    this.#query ??= this.#answer?.query ?? null;
    this.#answer = null;
  }

  #giveUp(failure) {
    this.#hasGivenUp = !failure.temporary;
    this.#failed(failure);
    // After a temporary failure, the element is mounted when an engine starts later.
    if (failure.temporary) this.#join();
  }

  /** From now on, nothing will be put above the element's own markup, for which a page may have kept space. */
  #settle() {
    try {
      this.#states?.add('settled');
    } catch { /* Older browsers know no states of this kind. */ }
  }

  /** The functions that the widget calls. */
  #script() {
    const element = this;
    const running = this.#engine;
    return {
      signal: this.#listening.signal,
      enter: () => running.enter(this),
      label: () => label(this),
      answered: (answer) => {
        this.#answer = answer;
        this.#query = null;
        this.#failure = null;
      },
      appeared: () => this.#settle(),
      showFallback: () => {
        this.#forgetView();
        this.#root.replaceChildren(this.#slot);
      },
      fetchMessages,
      fetchJson: (address) => fetchJson(address, this.baseURI),
      get ownMessages() { return element.messages; },
    };
  }

  #update() {
    const { text, type } = this.#data ?? { type: '' };
    this.#call((widget) => widget.update(text, type));
  }

  #call(act) {
    if (this.#widget) this.#engine.call(this, () => act(this.#widget));
  }

  #leave() {
    GuideGrid.#approach?.unobserve(this);
    this.#late?.disconnect();
    clearTimeout(this.#patience);
    this.#isNear = this.#hasGivenUp = false;
    this.#states?.delete('settled');
    this.#unmount();
    // The address restores the query. If it is off, the element itself keeps it.
    if (!isWord(this, 'url-state', 'off')) this.#query = null;
  }

  /** Ends the widget. */
  #unmount() {
    leave(this);
    this.#call((widget) => widget.free());
    this.#silence();
    this.#widget = this.#engine = this.#listening = null;
    this.#root.replaceChildren(this.#slot);
  }

  #failed({ code, message }) {
    this.#unmount();
    this.#settle();
    if (this.#failure === code) return;
    this.#failure = code;
    this.dispatchEvent(new CustomEvent('guide-grid-error', {
      bubbles: true, composed: true, detail: { code, message, line: null, column: null },
    }));
  }
}

// A second copy of this script leaves everything to the first. Without a document, there is nothing to do.
if (globalThis.customElements && !customElements.get('guide-grid')) {
  // If the first element needs the engine now, loading it comes before everything else.
  const first = document.querySelector('guide-grid');
  if (first && (isEager(first) || isNear(first))) engine().catch(() => {});
  customElements.define('guide-grid', GuideGrid);
}

function isNear(element) {
  // An element that is not displayed has no box.
  const [box] = element.getClientRects();
  return box?.top < innerHeight + MARGIN && box.bottom > -MARGIN;
}
