// Key to answer: how long it takes until the answer to a key is on screen.
import { setTimeout as sleep } from "node:timers/promises";
import { catalogCards, queries } from "../catalogs.mjs";
import { SETTLED, focusSearchBox, openWindow, startBrowser, type, visit } from "../browser.mjs";
import { cardPages } from "../pages.mjs";
import { inTurns, percentile } from "../statistics.mjs";
import { ms, table, times } from "../tables.mjs";

export const sizes = [100, 1000, 10000, 60000];
export const rounds = (size) => (size > 1000 ? 6 : 12);

const QUERIES_PER_ROUND = 3;

/** All pages run in one browser; each round opens each of them in a new window and types. */
export async function measure({ site, sizes, rounds, say }) {
  const browser = await startBrowser();
  const rows = [];
  try {
    for (const size of sizes) {
      const { plain } = queries(await catalogCards(size));
      const names = Object.keys(cardPages);
      const measured = Object.fromEntries(names.map((name) => [name, { answers: [], eventTimings: [], keys: 0 }]));
      for (let round = 0; round < rounds(size); round += 1) {
        const typed = plain.slice(round * QUERIES_PER_ROUND, (round + 1) * QUERIES_PER_ROUND);
        for (const name of inTurns(names, round)) {
          say(`keys: ${name}, ${size} cards, round ${round + 1} of ${rounds(size)}`);
          const { answers, eventTimings } = await keysOf(browser, site.put(`/keys/${name}/${size}.html`, cardPages[name](size)), typed);
          measured[name].answers.push(...answers);
          measured[name].eventTimings.push(...eventTimings);
          measured[name].keys += typed.join("").length;
        }
      }
      for (const name of names) rows.push({ size, name, ...summary(measured[name]) });
    }
  } finally {
    await browser.close();
  }
  return rows;
}

async function keysOf(browser, address, typed) {
  const page = await openWindow(browser);
  await visit(page, address);
  await focusSearchBox(page);
  for (const query of typed) {
    await type(page, query);
    await sleep(SETTLED);
  }
  const measured = await page.evaluate(() => ({ answers, eventTimings }));
  await page.close();
  return measured;
}

function summary({ answers, eventTimings, keys }) {
  // The browser leaves out times below 16 ms.
  const quick = Array(Math.max(0, keys - eventTimings.length)).fill(16);
  return {
    keys,
    answered: answers.length,
    p50: percentile(answers, 0.5),
    p95: percentile(answers, 0.95),
    eventTiming: percentile([...eventTimings, ...quick], 0.95),
  };
}

export function report(rows) {
  const of = ({ size }) => rows.find((row) => row.size === size && row.name === "MiniSearch");
  return table(
    ["cards", "page", "key to answer, p50", "to MiniSearch's", "p95", "to MiniSearch's", "Event Timing, p95", "keys answered"],
    rows.map((row) => [
      row.size.toLocaleString("en"), row.name, ms(row.p50), times(row.p50, of(row)?.p50), ms(row.p95), times(row.p95, of(row)?.p95),
      row.eventTiming <= 16 ? "≤ 16 ms" : ms(row.eventTiming), `${row.answered} of ${row.keys}`,
    ]),
  );
}

/** p95, as bars. */
export const bars = (rows) =>
  [...new Set(rows.map(({ size }) => size))].map((size) => ({
    title: `Key to answer over ${size.toLocaleString("en")} cards, p95`,
    bars: rows.filter((row) => row.size === size).map(({ name, p95 }) => [name, p95]),
  }));
