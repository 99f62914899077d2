// This release compared with an earlier one: first visit and next visits of the demo's page of 14 guides.
import { openOnce, visits } from "../browser.mjs";
import { elementOfDemo, embedded } from "../pages.mjs";
import { bytesOf, webAssembly } from "../release.mjs";
import { inTurns, median } from "../statistics.mjs";
import { bytes, ms, table, times } from "../tables.mjs";

export const sizes = [14];
export const rounds = () => 9;

const NETWORK = "10 Mbit/s, 40 ms";
const SLOWDOWNS = [1, 4];

export async function measure({ site, folders, rounds, say }) {
  if (!folders.baseline) {
    say("releases: skipped without an earlier release; name one with --baseline FOLDER or GUIDE_GRID_BASELINE");
    return undefined;
  }
  const element = await elementOfDemo();
  const preload = `<link rel="preload" href="/dist/${await webAssembly(folders.dist)}" as="fetch" type="application/wasm" crossorigin>`;
  const releases = {
    "the earlier release": embedded("baseline", element),
    "this release": embedded("dist", element),
    "this release, preloaded": embedded("dist", element, preload),
  };
  const names = Object.keys(releases);
  const addresses = Object.fromEntries(names.map((name) => [name, site.put(`/releases/${name}.html`, releases[name])]));
  await openOnce(Object.values(addresses));
  const rows = [];
  for (const slowdown of SLOWDOWNS) {
    const measured = Object.fromEntries(names.map((name) => [name, { first: [], next: [] }]));
    for (let round = 0; round < rounds(14); round += 1) {
      for (const name of inTurns(names, round)) {
        say(`releases: ${name}, processor at 1/${slowdown}, round ${round + 1} of ${rounds(14)}`);
        const { first, next } = await visits(addresses[name], { network: NETWORK, slowdown });
        measured[name].first.push(first);
        measured[name].next.push(...next);
      }
    }
    for (const [name, { first, next }] of Object.entries(measured)) {
      const folder = name === "the earlier release" ? folders.baseline : folders.dist;
      rows.push({ slowdown, name, loaded: await bytesOf(folder), first: median(first), next: median(next) });
    }
  }
  return rows;
}

export function report(rows) {
  const of = ({ slowdown }) => rows.find((row) => row.slowdown === slowdown && row.name === "the earlier release");
  return table(
    ["processor", "release", "loaded", "first visit", "to the earlier release's", "next visits", "to the earlier release's"],
    rows.map((row) => [
      row.slowdown === 1 ? "full speed" : "a quarter of it", row.name, bytes(row.loaded),
      ms(row.first), times(row.first, of(row).first), ms(row.next), times(row.next, of(row).next),
    ]),
  );
}
