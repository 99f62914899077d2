// Guide Grid compared with Pagefind's default interface over the same cards: bytes loaded, and time to a first result.
import * as pagefind from "pagefind";
import { catalogCards, catalogText, queries } from "../catalogs.mjs";
import { focusSearchBox, openOnce, openWindow, startBrowser, type, visit } from "../browser.mjs";
import { elementWith, embedded, pagefind as pagefindPage } from "../pages.mjs";
import { inTurns, median } from "../statistics.mjs";
import { bytes, ms, table, times } from "../tables.mjs";

export const sizes = [100, 1000];
export const rounds = () => 7;

const NETWORKS = ["local server", "1.6 Mbit/s, 150 ms"];

export async function measure({ site, sizes, rounds, say }) {
  const rows = [];
  for (const size of sizes) {
    const cards = await catalogCards(size);
    // One word of a title for each round.
    const words = queries(cards).plain.filter((_, at) => at % 3 === 1);
    const addresses = {
      "Guide Grid": site.put(`/first-result/guide-grid-${size}.html`, embedded("dist", elementWith(await catalogText(size)))),
      Pagefind: site.put(`/first-result/pagefind-${size}.html`, pagefindPage(await pagefindIndex(site, size, cards))),
    };
    const names = Object.keys(addresses);
    await openOnce(Object.values(addresses));
    for (const network of NETWORKS) {
      const measured = Object.fromEntries(names.map((name) => [name, []]));
      for (let round = 0; round < rounds(size); round += 1) {
        for (const name of inTurns(names, round)) {
          say(`pagefind: ${name}, ${size} cards, ${network}, round ${round + 1} of ${rounds(size)}`);
          measured[name].push(await firstResult(site, addresses[name], network, words[round]));
        }
      }
      for (const name of names) {
        const middle = (figure) => median(measured[name].map((it) => it[figure]));
        rows.push({ size, network, name, usable: middle("usable"), loaded: middle("loaded"), answer: middle("answer"), loadedInAll: middle("loadedInAll") });
      }
    }
  }
  return rows;
}

/** Lets Pagefind index a page for each card, and puts its files on the site; returns their folder. */
async function pagefindIndex(site, size, cards) {
  const { index } = await pagefind.createIndex();
  for (const [at, card] of cards.entries()) {
    const { errors } = await index.addHTMLFile({ url: `/guides/${at}/`, content: guide(card) });
    if (errors.length > 0) throw new Error(errors.join("\n"));
  }
  const { files } = await index.getFiles();
  for (const file of files) site.put(`/pagefind/${size}/${file.path}`, file.content);
  await pagefind.close();
  return `pagefind/${size}`;
}

const text = (it) => (it ?? "").replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A page like the one that a card leads to. */
const guide = ({ title, description, tags = [] }) => `<!DOCTYPE html>
<html lang="en"><head><title>${text(title)}</title></head>
<body><main><h1>${text(title)}</h1><p>${text(description)}</p><p>${text(tags.join(", "))}</p></main></body></html>`;

/** Visits the page with empty caches and types a word; returns times in milliseconds, and the bytes that the server sent. */
async function firstResult(site, address, network, word) {
  const browser = await startBrowser();
  try {
    const page = await openWindow(browser, network);
    site.sent = 0;
    const usable = await visit(page, address);
    const loaded = site.sent;
    await focusSearchBox(page);
    await type(page, word);
    await page.waitForFunction(() => answered, undefined, { polling: 100 });
    const answer = await page.evaluate(() => answers.at(-1));
    return { usable, loaded, answer, loadedInAll: site.sent };
  } finally {
    await browser.close();
  }
}

export function report(rows) {
  const of = (row) => rows.find((it) => it.size === row.size && it.network === row.network && it.name === "Pagefind");
  return table(
    ["cards", "network", "page", "usable", "loaded until then", "last key to first result", "to Pagefind's", "loaded in all"],
    rows.map((row) => [
      row.size.toLocaleString("en"), row.network, row.name, ms(row.usable), bytes(row.loaded),
      ms(row.answer), times(row.answer, of(row).answer), bytes(row.loadedInAll),
    ]),
  );
}
