// `make bench`: measures Guide Grid beside the libraries that a docs team would pick instead, in one browser and one run,
// and writes docs/benchmarks.md and docs/benchmarks.svg. Absolute times belong to the machine; the ratios are what is quoted.
import { createServer } from "node:http";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { brotliCompressSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { corpora, queries, sizes, text } from "./catalogues.mjs";
import { summary } from "./engines.mjs";
import { pages } from "./pages.mjs";
import { report } from "./report.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
const folders = { bench: here, dist: path.join(root, "dist"), node_modules: path.join(here, "node_modules") };

/** Serves the pages, the libraries, the built widget and the catalogues, cross-origin isolated for a fine clock. */
async function answer(request, response) {
  const [, folder, ...rest] = decodeURIComponent(new URL(request.url, "http://bench").pathname).split("/");
  // To be kept for ten minutes, as GitHub Pages has it.
  const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp", "Cache-Control": "max-age=600" };
  try {
    let body;
    let type = types[path.extname(request.url)] ?? "text/html";
    if (folder === "page") [body, type] = [pages[rest[0]](rest.slice(1).join("/")), "text/html"];
    else if (folder === "empty") body = '<!DOCTYPE html><html lang="en"><title>Engines</title><body></body></html>';
    else if (folder === "corpora") [body, type] = [await text(rest.join("/")), "application/json"];
    else body = await readFile(path.join(folders[folder], ...rest));
    response.writeHead(200, { ...headers, "Content-Type": `${type}; charset=utf-8`.replace("wasm; charset=utf-8", "wasm") });
    response.end(body);
  } catch {
    response.writeHead(404, headers);
    response.end();
  }
}

const server = createServer(answer);
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${server.address().port}`;
const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromiumSandbox: false, args });
const say = (line) => process.stderr.write(`${line}\n`);

async function inPage(url, work) {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(origin + url);
    return await work(page);
  } finally {
    await page.close();
  }
}

async function engineRow(engine, size, asked, known) {
  say(`engine ${engine} over ${size.name} cards`);
  const own = engine === "Guide Grid";
  return inPage("/empty/", (page) =>
    page.evaluate(
      async ([engine, file, asked, known, own]) => {
        const { measure, measureGuideGrid } = await import("/bench/engines.mjs");
        const source = await (await fetch(`/corpora/${file}`)).text();
        if (own) return measureGuideGrid(source, asked);
        return measure(engine, JSON.parse(source).cards, asked, known);
      },
      [engine, size.file, asked, known, own],
    ),
  );
}

/** Those that are quoted beside each other take turns, so many times, as a slow moment of the machine may last for one of them. */
const RIVALS = ["Guide Grid", "MiniSearch"];
const TURNS = 3;

/** All engines' rows. A figure that was measured several times is their median. */
async function engineRows(size, asked, known) {
  const measured = new Map();
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const engine of turn === 0 ? [...RIVALS, "Fuse.js", "FlexSearch", "uFuzzy", "lunr", "Orama"] : RIVALS) {
      try {
        const row = await engineRow(engine, size, asked, known);
        measured.set(engine, [...(measured.get(engine) ?? []), row]);
      } catch (error) {
        say(`  ${engine} did not finish: ${error.message.split("\n")[0]}`);
      }
    }
  }
  const rows = {};
  for (const [engine, all] of measured) {
    const middle = (figure) => summary(all.map(figure)).p50;
    rows[engine] = { ...all[0], index: middle((it) => it.index) };
    for (const kind of ["query", "misspelt"]) {
      rows[engine][kind] = { ...all[0][kind], p50: middle((it) => it[kind].p50), p95: middle((it) => it[kind].p95) };
    }
  }
  return rows;
}

/** The share of misspelt queries that find a right card among the first ten, asked of the command line's engine. */
function ownRightInTen(file, known) {
  const input = known.map((row) => row.query).join("\n");
  const command = ["run", "--quiet", "--release", "--", "search", path.join(corpora, file), "--limit", "10"];
  const output = execFileSync("cargo", command, { cwd: root, input, maxBuffer: 1 << 28 }).toString();
  const lines = output.trim().split("\n").map((line) => JSON.parse(line));
  const right = lines.filter(({ hits }, row) => hits.some((hit) => known[row].titles.includes(hit.title)));
  return right.length / known.length;
}

/** How many queries are typed in each round. */
const TYPED = 3;

/** After so many milliseconds the browser is done with what a new window, or a page that was left, gives it to do. */
const SETTLED = 500;

/** One row for each page. They take turns, each time another one first, so that a slow moment of the machine is the same for all. */
async function pageRows(size, asked) {
  const measured = new Map();
  const names = Object.keys(pages);
  for (const name of names) measured.set(name, { first: [], usable: [], searchable: [], longest: [], keystrokes: [], answers: [], eventTimings: [], bytes: null });
  for (let round = 0; round < size.rounds; round += 1) {
    say(`pages over ${size.name} cards, round ${round + 1} of ${size.rounds}`);
    const queries = asked.slice(round * TYPED, (round + 1) * TYPED);
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      const all = measured.get(name);
      try {
        await visits(name, size, queries, all);
      } catch (error) {
        say(`  ${name} did not finish: ${error.message.split("\n")[0]}`);
      }
    }
  }
  const rows = {};
  for (const [name, { first, usable, searchable, longest, keystrokes, answers, eventTimings, bytes }] of measured) {
    if (keystrokes.length === 0) continue;
    // Event Timing reports in steps of 8 ms and leaves out what takes less than 16.
    const quick = Array(Math.max(0, keystrokes.length - eventTimings.length)).fill(16);
    rows[name] = {
      first: summary(first).p50,
      usable: summary(usable).p50,
      searchable: summary(searchable).p50,
      longest: summary(longest).p50,
      paint: summary(keystrokes),
      answer: summary(answers),
      eventTiming: summary([...eventTimings, ...quick]),
      keystrokes: keystrokes.length,
      bytes,
    };
  }
  return rows;
}

/**
 * A reader in a window of their own comes from an empty page of the site to this one, leaves, and comes back, when the
 * browser has the site's files. That time they type. What is measured is added to `all`.
 */
async function visits(name, size, queries, all) {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  try {
    all.first.push(await visit(page, name, size));
    const usable = await visit(page, name, size);
    await use(page, usable, queries, all);
  } finally {
    await page.close();
  }
}

/** Waits, types, and adds what is measured to `all`. */
async function use(page, usable, queries, all) {
  await page.waitForTimeout(SETTLED);
  const [longest, indexed] = await page.evaluate(() => [
    Math.max(0, ...longTasks.map(([start, took]) => (start + took > began ? took : 0))),
    // Other pages make their index before they paint a card.
    Math.max(0, ...performance.getEntriesByName("guide-grid:index").map((it) => it.startTime + it.duration)),
  ]);
  await page.locator("input[type=search]").first().click();
  for (const query of queries) {
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(query, { delay: 90 });
  }
  await page.waitForTimeout(SETTLED);
  const { keystrokes, answers, eventTimings } = await page.evaluate(() => ({ keystrokes, answers, eventTimings }));
  all.usable.push(usable);
  all.searchable.push(Math.max(usable, indexed));
  all.longest.push(longest);
  all.keystrokes.push(...keystrokes);
  all.answers.push(...answers);
  all.eventTimings.push(...eventTimings);
  all.bytes ??= await memory(page);
}

/** How many bytes a page has; null, if the browser does not say so in time. */
async function memory(page) {
  return page.evaluate(async () => {
    const limit = new Promise((done) => setTimeout(done, 30_000));
    const measured = performance.measureUserAgentSpecificMemory().catch(() => null);
    return (await Promise.race([measured, limit]))?.bytes ?? null;
  });
}

/** Goes from an empty page to the named one; after how many milliseconds that can be used. It says so in its console, as any question would cost it time. */
async function visit(page, name, size) {
  await page.goto(`${origin}/empty/`);
  await page.waitForTimeout(SETTLED);
  const told = page.waitForEvent("console", (message) => message.text().startsWith("usable "));
  await page.goto(`${origin}/page/${encodeURIComponent(name)}/${size.file}`, { waitUntil: "commit" });
  return Number((await told).text().slice("usable ".length));
}

/** Writes down what was measured so far, so that a run that is ended early leaves something. */
async function write(result) {
  for (const folder of ["docs", "test-output"]) await mkdir(path.join(root, folder), { recursive: true });
  await writeFile(path.join(root, "test-output/benchmarks.json"), JSON.stringify(result, null, 1));
  const { markdown, svg } = report(result);
  await writeFile(path.join(root, "docs/benchmarks.md"), markdown);
  await writeFile(path.join(root, "docs/benchmarks.svg"), svg);
}

/** What a page needs of each library, as a module that a bundler makes one file of. */
const needed = {
  MiniSearch: 'export { default } from "minisearch"',
  "Fuse.js": 'export { default } from "fuse.js"',
  FlexSearch: 'export { Document, Charset } from "flexsearch"',
  uFuzzy: 'export { default } from "@leeoniya/ufuzzy"',
  lunr: 'export { default } from "lunr"',
  Orama: 'export { create, insertMultiple, search } from "@orama/orama"',
  "List.js": 'export { default } from "list.js"',
};
const packages = { MiniSearch: "minisearch", "Fuse.js": "fuse.js", FlexSearch: "flexsearch", uFuzzy: "@leeoniya/ufuzzy", lunr: "lunr", Orama: "@orama/orama", "List.js": "list.js" };

const versions = {};
for (const [name, folder] of Object.entries(packages)) {
  versions[name] = JSON.parse(await readFile(path.join(here, "node_modules", folder, "package.json"), "utf8")).version;
}
const bytes = {};
for (const [name, contents] of Object.entries(needed)) {
  const options = { bundle: true, minify: true, format: "esm", platform: "browser", write: false, logLevel: "error" };
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: here } });
  bytes[name] = brotliCompressSync(outputFiles[0].contents).length;
}
// All that a page loads of the widget: engine, interface and reading of pages.
for (const file of await readdir(folders.dist)) {
  if (!/\.(js|wasm)$/.test(file)) continue;
  bytes["Guide Grid"] = (bytes["Guide Grid"] ?? 0) + brotliCompressSync(await readFile(path.join(folders.dist, file))).length;
}

const misspellings = JSON.parse(await readFile(path.join(corpora, "search-quality/misspellings.json"), "utf8"));
// Named sizes only, where some are named: node bench/run.mjs 10k 1k
const named = process.argv.slice(2).map((name) => sizes.find((size) => size.name === name));
const chosen = named.length > 0 ? named : sizes;
const rounds = Object.fromEntries(sizes.map((size) => [size.name, size.rounds]));
const result = { rounds, turns: TURNS, date: new Date().toISOString().slice(0, 10), machine: `${os.cpus().length} × ${os.cpus()[0].model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`, browser: browser.version(), versions, bytes, engines: {}, pages: {} };
try {
  for (const size of chosen) {
    const { cards } = JSON.parse(await text(size.file));
    const asked = queries(cards);
    const known = misspellings.filter((row) => row.catalogue === size.file);
    const rows = await engineRows(size, asked, known);
    if (rows["Guide Grid"] && known.length > 0) rows["Guide Grid"].rightInTen = ownRightInTen(size.file, known);
    result.engines[size.name] = rows;
    result.pages[size.name] = await pageRows(size, asked.plain);
    await write(result);
  }
} finally {
  await browser.close();
  server.close();
}
process.stdout.write(report(result).markdown);
