// The pages that are measured: one for each way of searching the same cards. Each calls `isUsable` and `watchAnswers` of
// in-page/clock.js.
import { readFile } from "node:fs/promises";
import path from "node:path";

const shell = (title, body) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<link rel="icon" href="data:,">
<script src="/in-page/clock.js"></script>
<style>ul.cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; list-style: none; padding: 0 }
.cards li { border: 1px solid #ccc; border-radius: 6px; padding: 1rem }</style></head><body>
${body}
</body></html>`;

/** Fetches the catalog. The code after it runs in a task of its own, because the time for fetching does not depend on the library. */
const fetchCatalog = (size) => `
const text = await (await fetch("/catalogs/${size}.json")).text();
await new Promise((done) => setTimeout(done));
window.fetchedAt = performance.now();`;

const watchGuideGrid = `
const grid = document.querySelector("guide-grid");
// Everything below the toolbar is the answer.
const isAnswer = ({ target }) => !(target instanceof Element ? target : target.parentElement)?.closest("[part~=toolbar]");
grid.addEventListener("guide-grid-ready", () => {
  watchAnswers(grid.shadowRoot, isAnswer);
  isUsable();
});`;

const guideGrid = (size) => shell("Guide Grid", `
<script type="module" src="/dist/guide-grid.js"></script>
<guide-grid loading="eager"></guide-grid>
<script type="module">
${watchGuideGrid}
${fetchCatalog(size)}
grid.data = text;
</script>`);

/** 60 cards of plain DOM: the smallest such page. */
const miniSearch = (size) => shell("MiniSearch", `
<input type="search" aria-label="Search"><p></p><ul class="cards"></ul>
<script type="module">
import MiniSearch from "/node_modules/minisearch/dist/es/index.js";
${fetchCatalog(size)}
const { cards } = JSON.parse(text);
const index = new MiniSearch({
  fields: ["title", "tags", "description"],
  searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
});
index.addAll(cards.map((card, id) => ({ ...card, id, tags: (card.tags ?? []).join(" ") })));
const list = document.querySelector("ul");
const show = (found) => {
  document.querySelector("p").textContent = found.length + " guides";
  list.replaceChildren(...found.slice(0, 60).map((card) => {
    const item = document.createElement("li");
    const title = document.createElement(card.link ? "a" : "b");
    if (card.link) title.href = card.link;
    title.textContent = card.title;
    const description = document.createElement("p");
    description.textContent = card.description ?? "";
    item.append(title, description);
    return item;
  }));
};
document.querySelector("input").addEventListener("input", ({ target }) => {
  show(target.value === "" ? cards : index.search(target.value).map((hit) => cards[hit.id]));
});
show(cards);
watchAnswers(list, () => true);
isUsable();
</script>`);

const listJs = (size) => shell("List.js", `
<div id="guides"><input type="search" class="search" aria-label="Search"><ul class="list cards"></ul></div>
<script src="/node_modules/list.js/dist/list.min.js"></script>
<script type="module">
${fetchCatalog(size)}
const { cards } = JSON.parse(text);
const item = '<li><a class="title link"></a><p class="description"></p></li>';
const valueNames = ["title", "description", { name: "link", attr: "href" }];
const rows = cards.map((card) => ({ link: "", description: "", ...card }));
new List("guides", { valueNames, item, page: 60, searchColumns: ["title", "description"] }, rows);
watchAnswers(document.querySelector(".list"), () => true);
isUsable();
</script>`);

/** Name → the page over a catalog of this size. */
export const cardPages = { "Guide Grid": guideGrid, MiniSearch: miniSearch, "List.js": listJs };

/** Guide Grid as README.md embeds it. `folder` has the release, and `head` is added to the page's head. */
export const embedded = (folder, element, head = "") => shell("Guide Grid, embedded", `${head}
<script type="module" src="/${folder}/guide-grid.js"></script>
<h1>What’s next</h1>
${element}
<script type="module">
${watchGuideGrid}
</script>`);

/** The element of the demo's first page: a page of 14 guides in three sections, and a fallback. */
export async function elementOfDemo() {
  const demo = await readFile(path.join(import.meta.dirname, "../index.html"), "utf8");
  return /<guide-grid[^]*<\/guide-grid>/.exec(demo)[0];
}

/** An element with this catalog in it. */
export const elementWith = (json) => `<guide-grid>
<script type="application/json">
${json.replaceAll("</script", "<\\/script")}
</script>
</guide-grid>`;

/** Pagefind's default interface, as its documentation embeds it, with an index in this folder. */
export const pagefind = (folder) => shell("Pagefind", `
<link href="/${folder}/pagefind-ui.css" rel="stylesheet">
<script src="/${folder}/pagefind-ui.js"></script>
<div id="search"></div>
<script>
addEventListener("DOMContentLoaded", () => {
  new PagefindUI({ element: "#search", showSubResults: true });
  const search = document.getElementById("search");
  // Placeholders come first; a result has a link.
  watchAnswers(search, () => search.querySelector(".pagefind-ui__result-link") !== null);
  isUsable();
});
</script>`);

/** An empty page, visited before each other page. */
export const empty = shell("Empty", "");
