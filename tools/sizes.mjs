// Prints the size of each file in dist/, and compares what a page loads with the budget; exits with 1 if it is over budget.
//
// A page loads the script, which contains the styles, and the WebAssembly; the demo's pages do not count.
// 1 KB is 1,000 bytes. Static hosts serve files with Brotli at its highest quality.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// What readers can do comes before bytes: the budget was 210 KB before the toolbar's menus, the second layout, words in other forms,
// collation and pictures that follow the page's theme, which take 48 KB together. The page's own cards take 18 KB more; data from files,
// with what a reader sees while they come or fail to, 4 KB; links of a site in a folder, of its router, and to sections below its header,
// 2 KB; several elements as one grid, 7 KB; looks taken from the page's theme, headings and links, 3 KB; places beside escaped characters
// and punctuation outside ASCII, 1 KB; limits that keep any text from exhausting the memory, 2 KB; paper that says what was searched,
// and arrow keys where nothing was found, 1 KB; fences that name their language, 1 KB.
const BUDGET = 306_000;

const dist = process.argv[2] ?? "dist";
const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((name) => statSync(join(dist, name)).isFile())
  .sort();
// element.js takes the place of guide-grid.js in sites that define the element themselves.
const loaded = files.filter((name) => /\.(js|wasm)$/.test(name) && !name.startsWith("demo") && name !== "element.js");

const weigh = (name) => {
  const bytes = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
};

const rows = files.filter((name) => /\.(js|wasm|css|html|svg|json)$/.test(name)).map(weigh);
const total = rows.filter(({ name }) => loaded.includes(name)).reduce(
  (sum, row) => ({ name: "a page loads", raw: sum.raw + row.raw, gzip: sum.gzip + row.gzip, brotli: sum.brotli + row.brotli }),
  { raw: 0, gzip: 0, brotli: 0 },
);
if (!loaded.some((name) => name.endsWith(".wasm")) || !loaded.includes("guide-grid.js")) {
  console.error(`${dist}/ has no guide-grid.js with its WebAssembly, but: ${files.join(", ") || "nothing"}`);
  process.exit(1);
}

const number = (value) => value.toLocaleString("en-GB");
const width = Math.max(...rows.map(({ name }) => name.length), 14);
const line = (cells) => console.log([cells[0].padEnd(width + 2), ...cells.slice(1).map((cell) => cell.padStart(10))].join(""));
line(["file", "raw", "gzip", "brotli"]);
for (const row of [...rows, total]) {
  line([(loaded.includes(row.name) ? "* " : "  ") + row.name, number(row.raw), number(row.gzip), number(row.brotli)]);
}
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const verdict = total.brotli <= BUDGET ? "within" : "over";
console.log(`\n* loaded by a page: ${kilobytes(total.brotli)} with brotli, ${verdict} the budget of ${kilobytes(BUDGET)}`);
process.exit(verdict === "within" ? 0 : 1);
