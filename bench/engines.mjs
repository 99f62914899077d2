// Runs in the browser: the search libraries, each configured as its documentation advises for search as you type, with
// beginnings of words and typing errors, over title, tags and description.

const tags = (card) => (card.tags ?? []).join(" ");
const flat = (cards) =>
  cards.map((card, id) => ({ id, title: card.title, tags: tags(card), description: card.description ?? "" }));

/** name → { load, index(cards) → search(query) → ten indices of cards, best first } */
export const engines = {
  MiniSearch: async () => {
    const { default: MiniSearch } = await import("/node_modules/minisearch/dist/es/index.js");
    return (rows) => {
      const index = new MiniSearch({
        fields: ["title", "tags", "description"],
        searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
      });
      index.addAll(rows);
      return (query) => index.search(query).slice(0, 10).map((hit) => hit.id);
    };
  },
  "Fuse.js": async () => {
    const { default: Fuse } = await import("/node_modules/fuse.js/dist/fuse.min.mjs");
    return (rows) => {
      const keys = [{ name: "title", weight: 2 }, "tags", "description"];
      const index = new Fuse(rows, { keys, threshold: 0.3, ignoreLocation: true });
      return (query) => index.search(query, { limit: 10 }).map((hit) => hit.item.id);
    };
  },
  FlexSearch: async () => {
    const { Document, Charset } = await import("/node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs");
    return (rows) => {
      const index = new Document({
        document: { id: "id", index: ["title", "tags", "description"] },
        tokenize: "forward",
        encoder: Charset.LatinBalance,
      });
      for (const row of rows) index.add(row);
      return (query) => index.search(query, { limit: 10, merge: true, suggest: true }).map((hit) => hit.id);
    };
  },
  uFuzzy: async () => {
    const { default: uFuzzy } = await import("/node_modules/@leeoniya/ufuzzy/dist/uFuzzy.mjs");
    return (rows) => {
      const fuzzy = new uFuzzy({ intraMode: 1 });
      const haystack = rows.map((row) => `${row.title} ${row.tags} ${row.description}`);
      return (query) => {
        const [found, info, order] = fuzzy.search(haystack, query, 1, 1000);
        if (found === null) return [];
        return (order === null ? found : order.map((at) => info.idx[at])).slice(0, 10);
      };
    };
  },
  lunr: async () => {
    // It is no ES module: only a classic script makes its global.
    await new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src: "/node_modules/lunr/lunr.js", onload: done })));
    const { lunr } = globalThis;
    return (rows) => {
      const index = lunr(function () {
        this.ref("id");
        this.field("title", { boost: 2 });
        this.field("tags");
        this.field("description");
        for (const row of rows) this.add(row);
      });
      const typing = (word) => `${word}* ${word}~1`;
      return (query) => {
        const safe = query.replace(/[-+~^*:]/g, " ").trim();
        if (safe === "") return [];
        return index.search(safe.split(/\s+/).map(typing).join(" ")).slice(0, 10).map((hit) => Number(hit.ref));
      };
    };
  },
  Orama: async () => {
    const { create, insertMultiple, search } = await import("/node_modules/@orama/orama/dist/browser/index.js");
    return async (rows) => {
      const database = create({ schema: { title: "string", tags: "string", description: "string" } });
      await insertMultiple(database, rows.map((row) => ({ ...row, id: String(row.id) })), 1000);
      const options = { limit: 10, tolerance: 1, boost: { title: 2 } };
      return async (query) => (await search(database, { term: query, ...options })).hits.map((hit) => Number(hit.id));
    };
  },
};

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Median and 95th percentile of `times`, in milliseconds. */
export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95) };
}

async function timed(search, queries) {
  const times = [];
  const deadline = performance.now() + 10_000;
  for (const query of queries) {
    const start = performance.now();
    await search(query);
    times.push(performance.now() - start);
    if (performance.now() > deadline) break;
  }
  return { ...summary(times), asked: times.length };
}

/** Measures one library over one catalogue. `known` are misspelt queries with the titles that answer them. */
export async function measure(name, cards, { plain, misspelt }, known) {
  const index = await engines[name]();
  const rows = flat(cards);
  const builds = [];
  let search;
  for (let round = 0; round < (cards.length > 20_000 ? 1 : 3); round += 1) {
    search = undefined;
    const start = performance.now();
    search = await index(rows);
    builds.push(performance.now() - start);
  }
  await timed(search, plain.slice(0, 20));
  const result = { index: summary(builds).p50, query: await timed(search, plain), misspelt: await timed(search, misspelt) };
  if (known.length > 0) {
    let right = 0;
    for (const { query, titles } of known) {
      const found = await search(query);
      if (found.some((card) => titles.includes(cards[card].title))) right += 1;
    }
    result.rightInTen = right / known.length;
  }
  return result;
}

/** Measures the widget in this page by its own User Timing measures, `guide-grid:index` and `guide-grid:search`. */
export async function measureGuideGrid(text, { plain, misspelt }) {
  const memories = watchMemories();
  await import("/dist/guide-grid.js");
  const builds = [];
  let [element, memory] = [];
  for (let round = 0; round < 3; round += 1) {
    element?.remove();
    performance.clearMeasures();
    element = document.createElement("guide-grid");
    element.setAttribute("loading", "eager");
    element.setAttribute("url-state", "off");
    element.data = text;
    document.body.append(element);
    // Facets are made before cards are painted, and words are read after that: two measures.
    let parts = [];
    while (parts.length < 2) {
      await new Promise((done) => setTimeout(done, 50));
      parts = performance.getEntriesByName("guide-grid:index");
    }
    builds.push(parts.reduce((sum, entry) => sum + entry.duration, 0));
    // A memory never gives any back, so this is the most that it had. The first one only unpacked the engine.
    memory ??= memories.at(-1).buffer.byteLength;
  }
  const asked = async (queries) => {
    const times = [];
    for (const query of queries) {
      performance.clearMeasures("guide-grid:search");
      element.query = { text: query, facets: {}, sort: null };
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const entries = performance.getEntriesByName("guide-grid:search");
      times.push(entries.reduce((sum, entry) => sum + entry.duration, 0));
    }
    return { ...summary(times), asked: times.length };
  };
  await asked(plain.slice(0, 20));
  return { index: summary(builds).p50, query: await asked(plain), misspelt: await asked(misspelt), memory, text: new Blob([text]).size };
}

/** The memories of the WebAssembly that was put to work in this page since this was called. */
function watchMemories() {
  const instantiate = WebAssembly.instantiate;
  const memories = [];
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate.apply(WebAssembly, given);
    memories.push(...Object.values(instance.exports).filter((it) => it instanceof WebAssembly.Memory));
    return instance;
  };
  return memories;
}
