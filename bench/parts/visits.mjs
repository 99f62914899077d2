// First visit and next visits of the card pages, from a local server; the longest task and the memory of the last visit.
import { openOnce, visits } from "../browser.mjs";
import { cardPages } from "../pages.mjs";
import { inTurns, median } from "../statistics.mjs";
import { bytes, ms, table, times } from "../tables.mjs";

export const sizes = [100, 1000, 10000, 60000];
export const rounds = (size) => (size > 1000 ? 5 : 9);

export async function measure({ site, sizes, rounds, say }) {
  const rows = [];
  for (const size of sizes) {
    const names = Object.keys(cardPages);
    const addresses = Object.fromEntries(names.map((name) => [name, site.put(`/visits/${name}/${size}.html`, cardPages[name](size))]));
    await openOnce(Object.values(addresses));
    const measured = Object.fromEntries(names.map((name) => [name, { first: [], next: [], longest: [] }]));
    for (let round = 0; round < rounds(size); round += 1) {
      for (const name of inTurns(names, round)) {
        say(`visits: ${name}, ${size} cards, round ${round + 1} of ${rounds(size)}`);
        const all = measured[name];
        const last = async (page) => {
          all.longest.push(await longestTask(page));
          all.memory ??= await memory(page);
        };
        const { first, next } = await visits(addresses[name], { last });
        all.first.push(first);
        all.next.push(...next);
      }
    }
    for (const [name, { first, next, longest, memory }] of Object.entries(measured)) {
      rows.push({ size, name, first: median(first), next: median(next), longest: median(longest), memory });
    }
  }
  return rows;
}

const longestTask = (page) =>
  page.evaluate(() => Math.max(0, ...longTasks.filter((it) => it.startTime + it.duration > fetchedAt).map((it) => it.duration)));

/** How many bytes of memory the page uses; `undefined` if the browser does not report it within 30 seconds. */
const memory = (page) =>
  page.evaluate(async () => {
    const limit = new Promise((done) => setTimeout(done, 30_000));
    const measured = performance.measureUserAgentSpecificMemory().catch(() => undefined);
    return (await Promise.race([measured, limit]))?.bytes;
  });

export function report(rows) {
  const of = ({ size }) => rows.find((row) => row.size === size && row.name === "MiniSearch");
  return table(
    ["cards", "page", "first visit", "to MiniSearch's", "next visits", "to MiniSearch's", "longest task", "memory"],
    rows.map((row) => [
      row.size.toLocaleString("en"), row.name, ms(row.first), times(row.first, of(row)?.first), ms(row.next), times(row.next, of(row)?.next),
      row.longest < 50 ? "< 50 ms" : ms(row.longest), bytes(row.memory),
    ]),
  );
}
