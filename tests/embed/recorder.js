// The first script of every test page. It records what the page logs and does, so that a test can read it later (`__log`,
// `__events`) even in engines whose drivers do not report it.
window.__log = [];
window.__events = [];
window.__ran = 0;
for (const level of ["debug", "info", "log", "warn", "error"]) {
  const original = console[level];
  console[level] = (...words) => {
    __log.push(`console.${level}: ${words.map(String).join(" ")}`);
    original.apply(console, words);
  };
}
addEventListener("error", (event) => {
  const source = event.target?.src ?? event.target?.href;
  __log.push(event.message === undefined ? `not loaded: ${source}` : `error: ${event.message} (${event.filename}:${event.lineno})`);
}, true);
addEventListener("unhandledrejection", (event) => __log.push(`unhandled rejection: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => {
  __log.push(`policy: ${event.effectiveDirective} blocks ${event.blockedURI} (${event.sourceFile}:${event.lineNumber} ${event.sample})`);
});
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = (...words) => { window.__ran += 1; __log.push(`ran: ${name}(${words.join(", ")})`); return null; };
}
for (const type of ["ready", "change", "select", "error"]) {
  document.addEventListener(`guide-grid-${type}`, (event) => {
    __events.push({ type, detail: JSON.parse(JSON.stringify(event.detail ?? null)), grid: event.target.id });
  });
}

// What tests read from a page. Parts are found by the names that the README lists.
window.probe = {
  grid: (n = 0) => document.querySelectorAll("guide-grid")[n],
  root: (n = 0) => probe.grid(n)?.shadowRoot,
  parts: (name, n = 0) => [...(probe.root(n)?.querySelectorAll(`[part~="${name}"]`) ?? [])],
  part: (name, n = 0) => probe.parts(name, n)[0] ?? null,
  search: (n = 0) => probe.root(n)?.querySelector('input[type="search"]') ?? null,

  // Whether a reader can see an element: it has a box, and neither it nor an ancestor is hidden.
  shown: (element) => !!element && element.getClientRects().length > 0 &&
    (element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true),

  // What a reader sees of an element: its text, without hidden text and text for screen readers only.
  words: (element) => (element?.innerText ?? "").replace(/\s+/g, " ").trim(),

  cards: (n = 0) => probe.parts("card", n).filter(probe.shown).map((card) => {
    const section = card.closest('[part~="section"]');
    const text = (part) => probe.words(card.querySelector(`[part~="${part}"]`));
    const title = card.querySelector('[part~="title"]');
    const link = title?.matches("a") ? title : title?.querySelector("a") ?? title?.closest("a");
    return {
      title: (link ?? title)?.textContent.replace(/\s+/g, " ").trim() ?? "",
      link: link?.getAttribute("href") ?? null,
      description: text("description"),
      section: probe.words(section?.querySelector('[part~="heading"]')),
    };
  }),

  values: (n = 0) => probe.parts("value", n).filter(probe.shown).map(probe.words),
  chips: (n = 0) => probe.parts("chip", n).filter(probe.shown).map(probe.words),
  headings: (n = 0) => probe.parts("heading", n).filter(probe.shown).map(probe.words),

  // The middle of an element in the window, after scrolling to it.
  place: (element) => {
    if (!element) return null;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return width && height ? [Math.round(left + width / 2), Math.round(top + height / 2)] : null;
  },

  focused: () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  },

  // The focused element as tests compare it: tag, part and text.
  focus: () => {
    const element = probe.focused();
    if (!element || element === document.body) return "nothing";
    const part = element.closest("[part]")?.getAttribute("part") ?? "";
    return `${element.localName}[${part}] ${probe.words(element) || element.getAttribute("aria-label") || element.id || ""}`.trim();
  },

  // Whether the focused element looks focused: it, its ::after or its parent has an outline or a shadow.
  outlined: () => {
    const marked = (it, pseudo) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(it, pseudo);
      const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !/^(transparent|rgba\(.*, 0\))$/.test(outlineColor);
      return seen || boxShadow !== "none";
    };
    const element = probe.focused();
    return marked(element) || marked(element, "::after") || marked(element.parentElement);
  },

  frames: async (count = 2) => { for (let n = 0; n < count; n += 1) await new Promise(requestAnimationFrame); },

  // Resolves once nothing in the grid has changed for 120 ms after a frame, or after 20 s.
  settle: (n = 0) => new Promise((done) => {
    const root = probe.root(n) ?? document;
    let timer;
    const finish = () => { observer.disconnect(); clearTimeout(limit); done(true); };
    const again = () => { clearTimeout(timer); timer = setTimeout(finish, 120); };
    const observer = new MutationObserver(again);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    const limit = setTimeout(finish, 20_000);
    if (document.hidden) again(); else requestAnimationFrame(again);
  }),

  events: (type) => __events.filter((event) => event.type === type),
};
