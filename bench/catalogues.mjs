// The catalogues that are measured, and queries made from each in the same way, with a seed, so that a run can be repeated.
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import path from "node:path";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const corpora = process.env.GUIDE_GRID_CORPORA ?? path.join(root, "../shared/corpora");

/** With how often each page is visited twice and typed in: what takes a moment differs more from one time to the next. */
export const sizes = [
  { name: "100", file: "catalogues/debian-100.json", rounds: 21 },
  { name: "1k", file: "catalogues/debian-1k.json", rounds: 21 },
  { name: "10k", file: "catalogues/debian-10k.json", rounds: 9 },
  { name: "60k", file: "catalogues/mixed-60k.json.gz", rounds: 9 },
];

/** The text of one catalogue, unpacked where it is packed. */
export async function text(file) {
  const bytes = await readFile(path.join(corpora, file));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** A generator of numbers below `n`: mulberry32, which is short and good enough to pick rows. */
function picker(seed) {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const words = (text) => (text ?? "").toLowerCase().match(/[\p{L}\p{N}]{5,}/gu) ?? [];

/** What readers type: beginnings of words, words of titles, two words of a description; and the same words with one letter lost. */
export function queries(cards, count = 100) {
  const pick = picker(cards.length);
  const plain = [];
  const misspelt = [];
  while (plain.length < 3 * count) {
    const card = cards[pick(cards.length)];
    const title = words(card.title);
    const description = words(card.description);
    if (title.length === 0 || description.length < 2) continue;
    const word = title[pick(title.length)];
    plain.push(word.slice(0, 3 + pick(word.length - 3)), word);
    plain.push(`${description[pick(description.length)]} ${description[pick(description.length)]}`);
    const lost = 1 + pick(word.length - 1);
    misspelt.push(word.slice(0, lost) + word.slice(lost + 1));
  }
  return { plain: plain.slice(0, 3 * count), misspelt: misspelt.slice(0, count) };
}
