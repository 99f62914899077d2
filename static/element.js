// The class of the element <guide-grid>.
//
// This script only handles the life of an element: it reads the data, gets the engine, and passes on changes. Everything else is
// Rust (src/browser in the project).

import { isWord } from './attribute.js';
import { DATA_ATTRIBUTES, RemoteData, addressesOf, dataInPage, givenTo, toJson } from './data.js';
import { engine, fetchJson, fetchMessages, join, leave } from './engine.js';
import { Failure, label, log, named } from './failure.js';
import { MARGIN, isEager } from './near.js';
import { reloadOffer } from './reload.js';
import { hasToolbar, siblings } from './siblings.js';

/** How long an element waits for data before it reports that there is none, in milliseconds: frameworks may set it late. */
const PATIENCE = 2000;

/** How long the engine may take before a reader is given something to type in, in milliseconds: no box is to flash by. */
const MOMENT = 100;

/** What the widget marks in the page's own cards while they are hidden. */
const HIDDEN = 'data-guide-grid-hidden';

const emptyQuery = () => ({ text: '', facets: {}, sort: null });

function decode(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

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

/** Where there is no document, as on a server, it is a class of no element. */
export class GuideGrid extends (globalThis.HTMLElement ?? Object) {
  static version = VERSION;

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
  #data = null; // what to show: texts, [{text, type, address}]; kept, because some hosts remove the script later
  #isInPage = false; // whether there is data in the page, so that `src` is not needed
  #remote = new RemoteData();
  #wasGiven = false; // whether the data that was read last was a property or an attribute
  #mayRetry = false; // whether what `src` names could not be loaded, for a reason that may pass
  #late = null; // observes children that the host adds after the element
  #far = null; // removes the listeners of an element that nobody is near
  #patience = 0; // the timer that ends the wait for data
  #changes = new Set(); // changes that are not applied yet: 'data', 'attributes'
  #query = null; // the query to apply once there is a view
  #hasContent = false; // whether the widget has found something to show, or was given it
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
      this.#changed(records.some((it) => DATA_ATTRIBUTES.includes(it.attributeName)) ? 'data' : 'attributes');
    }).observe(this, { attributes: true });
  }

  /** The data: a list of cards, an object, or a whole page as text. Takes precedence over the attribute and the content. */
  get data() { return this.#given ?? this.getAttribute('data') ?? this.getAttribute('card-data'); }
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

  /** Reads data and attributes again, and fetches what `src` names again. */
  refresh() {
    this.#remote.forget();
    this.#changed('data');
  }

  connectedCallback() {
    // Data that was set a moment ago is read when changes are applied.
    if (!this.#data && !this.#changes.has('data')) this.#read();
    if (this.#isMounted) {
      // It may stand in another order among its siblings now.
      if (this.#document === this.ownerDocument) return this.#changed('attributes');
      // Listeners, the address and the style sheet belong to a document.
      this.#unmount();
      this.#isNear = false;
    }
    if (!this.#data) this.#wait();
    if (isEager(this) || this.#mayBeNamed() || this.#siblings.some((it) => it.#isNear)) this.#approached();
    else this.#waitUntilNear();
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
      this.#fetch();
    }
    if (this.#widget) this.#update();
    else this.#mount();
  }

  /**
   * Reads the current data. If there is none, what was read before stays, as hosts take scripts out of the content when they hydrate;
   * but not what was a property or an attribute of the element.
   */
  #read() {
    try {
      const found = dataInPage(this, this.#given, !this.#data);
      this.#isInPage = found !== null;
      if (found) {
        this.#data = [found];
      } else if (this.#wasGiven) {
        this.#data = null;
        this.#remote.forget();
        this.#wait();
      }
      this.#wasGiven = Boolean(givenTo(this, this.#given));
    } catch (error) {
      this.#data = null;
      const failure = new Failure('bad-data', `the property "data" cannot be written as JSON (${error?.message ?? error}); the page's own `
        + 'content is shown instead.');
      log(failure, this);
      this.#failed(failure);
    }
    return this.#data;
  }

  /** Fetches what `src` names, if the element is near and has no data in the page. */
  async #fetch() {
    if (this.#isInPage) return this.#remote.stop();
    if (!this.#isNear) return;
    const fetching = this.#remote.fetch(this);
    if (this.#remote.isUnderWay || !addressesOf(this)) this.#mayRetry = false;
    const fetched = await fetching;
    if (fetched) this.#arrived(fetched);
  }

  #arrived({ texts, failures, isOther }) {
    this.#failure = null;
    for (const failure of failures) log(failure, this);
    const [first] = failures;
    // What could not be loaded again stays.
    if (texts.length > 0) this.#data = texts;
    else if (isOther) this.#data = null;
    this.#mayRetry = !this.#data && first.temporary;
    if (!this.#data && !this.#mayRetry && !this.#hasMarkup) return this.#failed(first);
    if (first) this.#tell(first);
    if (this.#widget) this.#update();
    else this.#mount();
  }

  #wait() {
    const isParsing = () => this.ownerDocument.readyState === 'loading';
    const look = () => {
      // While the page is being parsed, a script's text may be incomplete.
      if (isParsing()) return;
      if (this.#read()) this.#late?.disconnect();
      if (!this.#isMounted) this.#mount();
      else if (this.#data || !this.#answer) this.#update();
    };
    this.#late ??= new MutationObserver(look);
    this.#late.observe(this.hasAttribute('from') ? this.getRootNode() : this, { childList: true, subtree: true });
    if (isParsing()) this.ownerDocument.addEventListener('DOMContentLoaded', look, { once: true });
  }

  #waitUntilNear() {
    this.#stopWaiting();
    GuideGrid.#approach.observe(this);
    this.#far = new AbortController();
    const look = () => { if (this.#mayBeNamed()) this.#approached(); };
    const { signal } = this.#far;
    addEventListener('hashchange', look, { signal });
    // Client-side routers change the address after a click, without an event.
    addEventListener('click', () => setTimeout(() => signal.aborted || look(), MOMENT), { signal });
  }

  #stopWaiting() {
    GuideGrid.#approach?.unobserve(this);
    this.#far?.abort();
  }

  /** Whether the address names a section that is nowhere on the page: perhaps one of a grid that is not there yet. */
  #mayBeNamed() {
    const fragment = location.hash.slice(1);
    const has = (id) => document.getElementById(id) !== null;
    // Parameters and pages of a router are no sections.
    return fragment !== '' && !/[=/]/.test(fragment) && !has(fragment) && !has(decode(fragment));
  }

  /** The other elements of the same grid, as far as they are defined. */
  get #siblings() { return siblings(this).filter((it) => it !== this && #isNear in it); }

  #approached() {
    if (this.#isNear) return;
    this.#stopWaiting();
    this.#isNear = true;
    // One search box is for all of them, so that it has to find what is further down, too.
    for (const it of this.#siblings) it.#approached();
    this.#fetch();
    // The engine is loaded in parallel with the data; its failures are reported once there is data.
    engine().catch(() => {});
    this.#mount();
    this.#waitForContent();
  }

  /** Reports an element that has had nothing to show for a while. */
  #waitForContent() {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      // Only the engine knows whether there are cards in the markup.
      if (this.#hasMarkup && !this.#isMounted && !this.#failure) return this.#waitForContent();
      if (this.#isMounted && !this.#hasContent && !this.#remote.isUnderWay) this.#settle();
      if (this.#data || addressesOf(this) || this.#hasContent || !this.isConnected || this.#failure) return;
      const from = this.getAttribute('from');
      const failure = new Failure('no-data', from
        ? `from="${from}" names no element of this page with data in it.`
        : 'there is a <guide-grid> without data and without cards in its own markup (lists or grids of links, definitions, cards of '
          + 'sphinx-design, Material, Docusaurus, Starlight or VitePress); name the cards by a selector in the attribute "cards", put the '
          + 'page into a <script type="text/markdown"> inside it, or give it the attribute "card-data".');
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

  /** Whether there is something to mount a widget for. */
  get #isWanted() {
    const hasNews = this.#data || this.#remote.isUnderWay || this.#mayRetry || this.#hasMarkup;
    // A document without a window has no styles and no reader.
    return this.#isNear && hasNews && !this.#hasGivenUp && !this.#isMounted && this.isConnected && this.ownerDocument.defaultView;
  }

  async #mount() {
    if (!this.#isWanted) return;
    this.#join();
    const waiting = setTimeout(() => this.#offerBox(), MOMENT);
    try {
      const running = await engine();
      // If it broke in the meantime, another one is started.
      if (!this.#isWanted || running.isBroken) return;
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
    if (isWord(this, 'search', 'off') || !hasToolbar(this) || this.#root.firstChild !== this.#slot || !this.#isWanted) return;
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
    if (failure.code === 'outdated') this.#offerReload();
    // After a temporary failure, the element is mounted when an engine starts later.
    if (failure.temporary) this.#join();
  }

  #offerReload() {
    const offer = reloadOffer(VERSION);
    if (!offer) return;
    this.#root.adoptedStyleSheets = [styleSheet(this.ownerDocument)];
    this.#root.prepend(offer);
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
      retry: () => this.refresh(),
      fetchMessages,
      fetchJson: (address) => fetchJson(address, this.baseURI),
      get ownMessages() { return element.messages; },
    };
  }

  #update() {
    if (!this.#data && !this.#mayRetry && !this.#remote.isUnderWay && !this.#hasMarkup) return this.#unmount();
    this.#call((widget) => {
      if (this.#data) this.#hasContent = widget.update(this.#data);
      else if (this.#mayRetry) widget.offerRetry();
      else if (this.#remote.isUnderWay) widget.wait();
      else this.#hasContent = widget.update([]);
    });
  }

  #call(act) {
    if (this.#widget) this.#engine.call(this, () => act(this.#widget));
  }

  #leave() {
    this.#stopWaiting();
    this.#late?.disconnect();
    clearTimeout(this.#patience);
    this.#remote.stop();
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
    this.#hasContent = false;
    this.#root.replaceChildren(this.#slot);
  }

  #failed(failure) {
    this.#unmount();
    this.#settle();
    this.#tell(failure);
  }

  #tell({ code, message }) {
    if (this.#failure === code) return;
    this.#failure = code;
    this.dispatchEvent(new CustomEvent('guide-grid-error', {
      bubbles: true, composed: true, detail: { code, message, line: null, column: null },
    }));
  }
}
