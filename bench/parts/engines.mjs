// Search engines alone: making an index and answering queries, without rendering.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { catalogCards, misspellings, queries } from "../catalogs.mjs";
import { openWindow, startBrowser } from "../browser.mjs";
import { bytesOf } from "../release.mjs";
import { brotli } from "../site.mjs";
import { median, percentile } from "../statistics.mjs";
import { bytes, ms, percent, table, times } from "../tables.mjs";

export const sizes = [100, 1000, 10000, 60000];
/** How often Guide Grid and MiniSearch, whose ratio is quoted, take turns; the others run once. */
export const rounds = () => 3;

const rivals = ["Guide Grid", "MiniSearch"];

/** What a page needs of each library, as a module for a bundler. */
const libraries = {
  MiniSearch: { package: "minisearch", module: 'export { default } from "minisearch"' },
  "Fuse.js": { package: "fuse.js", module: 'export { default } from "fuse.js"' },
  FlexSearch: { package: "flexsearch", module: 'export { Document, Charset } from "flexsearch"' },
  uFuzzy: { package: "@leeoniya/ufuzzy", module: 'export { default } from "@leeoniya/ufuzzy"' },
  lunr: { package: "lunr", module: 'export { default } from "lunr"' },
  Orama: { package: "@orama/orama", module: 'export { create, insertMultiple, search } from "@orama/orama"' },
};

export async function measure({ site, folders, sizes, rounds, say }) {
  const browser = await startBrowser();
  const rows = [];
  try {
    for (const size of sizes) {
      const cards = await catalogCards(size);
      const given = { size, asked: queries(cards), known: await misspellings(size) };
      const names = ["Guide Grid", ...Object.keys(libraries)];
      const measured = Object.fromEntries(names.map((name) => [name, []]));
      for (let round = 0; round < rounds(size); round += 1) {
        for (const name of round === 0 ? names : rivals) {
          say(`engines: ${name}, ${size} cards`);
          measured[name].push(await inEmptyPage(browser, site, { ...given, name }));
        }
      }
      for (const name of names) {
        const loaded = name === "Guide Grid" ? await bytesOf(folders.dist) : await bundled(libraries[name].module);
        rows.push({ size, name, loaded, ...summary(measured[name]) });
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}

async function inEmptyPage(browser, site, given) {
  const page = await openWindow(browser);
  try {
    await page.goto(`${site.origin}/empty.html`);
    return await page.evaluate(async ({ name, size, asked, known }) => {
      const { measureGuideGrid, measureLibrary } = await import("/in-page/engines.js");
      const text = await (await fetch(`/catalogs/${size}.json`)).text();
      if (name === "Guide Grid") return measureGuideGrid(text, asked, known);
      return measureLibrary(name, JSON.parse(text).cards, asked, known);
    }, given);
  } finally {
    await page.close();
  }
}

/** Medians of what the rounds measured. */
function summary(measured) {
  const middle = (figure) => median(measured.map(figure));
  return {
    index: middle((it) => median(it.index)),
    p50: middle((it) => percentile(it.query, 0.5)),
    p95: middle((it) => percentile(it.query, 0.95)),
    misspelt: middle((it) => percentile(it.misspelt, 0.95)),
    right: measured[0].right,
    memory: measured[0].memory,
    text: measured[0].text,
  };
}

/** How many bytes a page loads of a library, bundled, minified and compressed. */
async function bundled(contents) {
  const options = { bundle: true, minify: true, format: "esm", platform: "browser", write: false, logLevel: "error" };
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: path.join(import.meta.dirname, "..") } });
  return brotli(outputFiles[0].contents).length;
}

/** Name → version of the libraries that Guide Grid is compared with. */
export async function versions() {
  const packages = Object.entries(libraries).map(([name, it]) => [name, it.package]);
  const version = async (folder) =>
    JSON.parse(await readFile(path.join(import.meta.dirname, "../node_modules", folder, "package.json"), "utf8")).version;
  const pairs = [...packages, ["List.js", "list.js"], ["Pagefind", "pagefind"]].map(async ([name, folder]) => [name, await version(folder)]);
  return Object.fromEntries(await Promise.all(pairs));
}

export function report(rows) {
  const of = ({ size }) => rows.find((row) => row.size === size && row.name === "MiniSearch");
  const engines = table(
    ["cards", "engine", "index", "to MiniSearch's", "query, p50", "query, p95", "to MiniSearch's", "misspelt query, p95", "right card in ten", "loaded"],
    rows.map((row) => [
      row.size.toLocaleString("en"), row.name, ms(row.index), times(row.index, of(row)?.index), ms(row.p50), ms(row.p95), times(row.p95, of(row)?.p95),
      ms(row.misspelt), percent(row.right), bytes(row.loaded),
    ]),
  );
  const memory = table(
    ["cards", "memory of Guide Grid's WebAssembly", "text of the catalog", "ratio"],
    rows.filter((row) => row.memory).map((row) => [row.size.toLocaleString("en"), bytes(row.memory), bytes(row.text), times(row.memory, row.text)]),
  );
  return `${engines}\n\n${memory}`;
}
