// The catalogs that are measured, and queries that readers would type.
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import path from "node:path";

const folder = process.env.GUIDE_GRID_CORPORA ?? path.join(import.meta.dirname, "../../shared/corpora");

/** Number of cards → the file with them. */
export const files = {
  100: "catalogues/debian-100.json",
  1000: "catalogues/debian-1k.json",
  10000: "catalogues/debian-10k.json",
  60000: "catalogues/mixed-60k.json.gz",
};

/** The catalog with this number of cards, as JSON text. */
export async function catalogText(size) {
  const bytes = await readFile(path.join(folder, files[size]));
  return (files[size].endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** The cards of that catalog. */
export const catalogCards = async (size) => JSON.parse(await catalogText(size)).cards;

/** Misspelt queries for that catalog, each with the right `titles`; some catalogs have none. */
export async function misspellings(size) {
  const rows = JSON.parse(await readFile(path.join(folder, "search-quality/misspellings.json"), "utf8"));
  return rows.filter((row) => row.catalogue === files[size]);
}

/** Random integers below `n`, the same in each run, by mulberry32, which is short and good enough to pick rows. */
function randomIntegers(seed) {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const words = (text) => (text ?? "").toLowerCase().match(/[\p{L}\p{N}]{5,}/gu) ?? [];

/**
 * What readers type: `plain` repeats the beginning of a word, a word of a title, and two words of a description; `misspelt`
 * has words of titles without one letter.
 */
export function queries(cards, count = 100) {
  const random = randomIntegers(cards.length);
  const pick = (list) => list[random(list.length)];
  const plain = [];
  const misspelt = [];
  while (misspelt.length < count) {
    const card = pick(cards);
    const title = words(card.title);
    const description = words(card.description);
    if (title.length === 0 || description.length < 2) continue;
    const word = pick(title);
    plain.push(word.slice(0, 3 + random(word.length - 3)), word, `${pick(description)} ${pick(description)}`);
    const lost = 1 + random(word.length - 1);
    misspelt.push(word.slice(0, lost) + word.slice(lost + 1));
  }
  return { plain, misspelt };
}
