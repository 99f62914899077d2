// Measures Guide Grid in Chromium, compared with what a docs team would use instead. docs/benchmarks.md says what each figure means.
import { readFile, readdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { browserVersion } from "./browser.mjs";
import { empty } from "./pages.mjs";
import { picture } from "./picture.mjs";
import { script } from "./release.mjs";
import { Site } from "./site.mjs";
import * as engines from "./parts/engines.mjs";
import * as keys from "./parts/keys.mjs";
import * as pagefind from "./parts/pagefind.mjs";
import * as releases from "./parts/releases.mjs";
import * as visits from "./parts/visits.mjs";

/**
 * Each part has `sizes`, `rounds(size)`, `measure(…)`, which returns rows, and `report(rows)`, which writes them as Markdown. A
 * part with `bars(rows)` is drawn too.
 */
const parts = { releases, pagefind, visits, keys, engines };

const usage = `Usage: node bench/run.mjs [PART…] [OPTION…]

Parts (all of them by default):
  releases  first visit and next visits, this release compared with an earlier one
  pagefind  bytes loaded and time to a first result, compared with Pagefind
  visits    first visit and next visits of pages with the same cards
  keys      key to answer in the same pages
  engines   index and queries, compared with search libraries

Options:
  --sizes 100,1000   only catalogs with these numbers of cards (100, 1000, 10000, 60000)
  --rounds 3         the number of rounds; each part has its own default
  --quick            one round with the smallest catalog, to see whether it works
  --baseline FOLDER  the earlier release; by default, GUIDE_GRID_BASELINE
  --write            writes the tables into docs/benchmarks.md
  --help             this text
`;

const root = path.join(import.meta.dirname, "..");
const document = path.join(root, "docs/benchmarks.md");
const drawing = path.join(root, "docs/benchmarks.svg");
const say = (line) => process.stderr.write(`${line}\n`);

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: "string" },
      rounds: { type: "string" },
      quick: { type: "boolean" },
      baseline: { type: "string" },
      write: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  const unknown = positionals.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`no part is called ${unknown.join(", ")}`);
  if (values.quick && values.write) throw new Error("--quick measures too little for --write");
  return { ...values, names: positionals.length > 0 ? positionals : Object.keys(parts) };
}

/** The rows of one part, or `undefined` if it cannot be measured. */
async function measure(part, { sizes, rounds, quick }, site, folders) {
  const wanted = sizes?.split(",").map(Number);
  const chosen = wanted ? part.sizes.filter((size) => wanted.includes(size)) : part.sizes;
  return part.measure({
    site,
    folders,
    say,
    sizes: quick && !wanted ? part.sizes.slice(0, 1) : chosen,
    rounds: rounds ? () => Number(rounds) : quick ? () => 1 : part.rounds,
  });
}

/** The date, browser and machine of the measurement, and the versions of the libraries. */
async function circumstances() {
  const beside = Object.entries(await engines.versions()).map((pair) => pair.join(" ")).join(", ");
  const machine = `${os.cpus().length} × ${os.cpus()[0].model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB`;
  return `Measured on ${new Date().toISOString().slice(0, 10)} with ${browserVersion()} on ${machine}; ${beside}.`;
}

/** Puts a text between the two comments of the document that name this part. */
async function writeTable(name, text) {
  const before = await readFile(document, "utf8");
  const block = new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- /${name} -->)`);
  if (!block.test(before)) throw new Error(`${document} has no place for ${name}`);
  await writeFile(document, before.replace(block, (_, start, end) => `${start}${text}\n${end}`));
}

async function main() {
  const chosen = options();
  if (chosen.help) return process.stdout.write(usage);
  const folders = {
    "in-page": path.join(import.meta.dirname, "in-page"),
    node_modules: path.join(import.meta.dirname, "node_modules"),
    dist: path.join(root, "dist"),
    baseline: chosen.baseline ?? process.env.GUIDE_GRID_BASELINE,
  };
  if (!(await readdir(folders.dist).catch(() => [])).includes(script)) throw new Error("dist/ has no release; run: make dist");
  const site = await new Site(folders).start();
  site.put("/empty.html", empty);
  try {
    const context = await circumstances();
    for (const name of chosen.names) {
      const part = parts[name];
      const rows = await measure(part, chosen, site, folders);
      if (rows === undefined) continue;
      const text = `${context}\n\n${part.report(rows)}`;
      process.stdout.write(`\n## ${name}\n\n${text}\n`);
      if (!chosen.write) continue;
      await writeTable(name, text);
      if (part.bars) await writeFile(drawing, picture("Shorter is better", part.bars(rows)));
    }
  } finally {
    site.close();
  }
}

try {
  await main();
} catch (error) {
  say(`bench: ${error.message}`);
  process.exitCode = 1;
}
