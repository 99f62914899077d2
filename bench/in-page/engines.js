// Runs in the browser: the search libraries, each configured as its documentation advises for search as you type, with
// beginnings of words and typing errors, over title, tags and description.

const tags = (card) => (card.tags ?? []).join(" ");
const flat = (cards) =>
  cards.map((card, id) => ({ id, title: card.title, tags: tags(card), description: card.description ?? "" }));

/** Name → loads the library and returns `rows → search`; `search(query)` returns the ids of ten rows, the best first. */
const engines = {
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
    // It is not an ES module; only a classic script sets its global.
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

/** How long each query takes, in milliseconds; stops after ten seconds. */
async function timed(search, queries) {
  const times = [];
  const deadline = performance.now() + 10_000;
  for (const query of queries) {
    const start = performance.now();
    await search(query);
    times.push(performance.now() - start);
    if (performance.now() > deadline) break;
  }
  return times;
}

/** The share of misspelt queries that find a right title among the first ten. `titlesFound(query)` returns those ten. */
async function rightInTen(misspellings, titlesFound) {
  let right = 0;
  for (const { query, titles } of misspellings) {
    const found = await titlesFound(query);
    if (found.some((title) => titles.includes(title))) right += 1;
  }
  return misspellings.length > 0 ? right / misspellings.length : undefined;
}

/** Measures one library over one catalog. */
export async function measureLibrary(name, cards, { plain, misspelt }, misspellings) {
  const makeIndex = await engines[name]();
  const rows = flat(cards);
  const index = [];
  let search;
  for (let round = 0; round < (cards.length > 20_000 ? 1 : 3); round += 1) {
    const start = performance.now();
    search = await makeIndex(rows);
    index.push(performance.now() - start);
  }
  await timed(search, plain.slice(0, 20));
  return {
    index,
    query: await timed(search, plain),
    misspelt: await timed(search, misspelt),
    right: await rightInTen(misspellings, async (query) => (await search(query)).map((card) => cards[card].title)),
  };
}

const nextFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Measures the whole widget by its own User Timing measures, `guide-grid:index` and `guide-grid:search`. */
export async function measureGuideGrid(text, { plain, misspelt }, misspellings) {
  const memories = watchMemories();
  await import("/dist/guide-grid.js");
  const taken = (name) => performance.getEntriesByName(name).reduce((sum, { duration }) => sum + duration, 0);
  const index = [];
  let grid;
  for (let round = 0; round < 3; round += 1) {
    grid?.remove();
    performance.clearMeasures();
    grid = document.createElement("guide-grid");
    grid.setAttribute("loading", "eager");
    grid.setAttribute("url-state", "off");
    const ready = new Promise((done) => grid.addEventListener("guide-grid-ready", done));
    grid.data = text;
    document.body.append(grid);
    await ready;
    index.push(taken("guide-grid:index"));
  }
  // A memory never shrinks, so this is its maximum.
  const memory = memories.at(-1)?.buffer.byteLength;
  const search = async (query) => {
    performance.clearMeasures("guide-grid:search");
    grid.query = { text: query, facets: {}, sort: null };
    await nextFrame();
    return taken("guide-grid:search");
  };
  const searched = async (queries) => {
    const times = [];
    for (const query of queries) times.push(await search(query));
    return times;
  };
  await searched(plain.slice(0, 20));
  return {
    index,
    query: await searched(plain),
    misspelt: await searched(misspelt),
    right: await rightInTen(misspellings, async (query) => {
      await search(query);
      return [...grid.shadowRoot.querySelectorAll("[part~=title]")].slice(0, 10).map((title) => title.textContent);
    }),
    memory,
    text: new Blob([text]).size,
  };
}

/** Collects the memories of all WebAssembly that is instantiated in this page from now on. */
function watchMemories() {
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      const { exports } = result.instance ?? result;
      memories.push(...Object.values(exports).filter((it) => it instanceof WebAssembly.Memory));
      return result;
    };
  }
  return memories;
}
