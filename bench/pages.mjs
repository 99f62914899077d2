// The pages that a reader would meet, one for each way of building them. Each shows 60 cards at first and tells the
// measuring script when it can be used: after the first paint of its cards.

const shell = (title, body) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<script src="/bench/clock.js"></script>
<style>ul { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; list-style: none; padding: 0 }
li { border: 1px solid #ccc; border-radius: 6px; padding: 1rem }</style></head><body>${body}</body></html>`;

const guideGrid = (file) => shell("Guide Grid", `
<script type="module" src="/dist/guide-grid.js"></script>
<guide-grid id="grid" loading="eager"></guide-grid>
<script type="module">
const grid = document.getElementById("grid");
grid.addEventListener("guide-grid-ready", () => {
  answersIn(grid.shadowRoot);
  afterPaint(isUsable);
});
grid.data = await arrived("${file}");
</script>`);

const miniSearch = (file) => shell("MiniSearch", `
<input type="search" id="box" aria-label="Search"><p id="count"></p><ul id="list"></ul>
<script type="module">
import MiniSearch from "/node_modules/minisearch/dist/es/index.js";
const { cards } = JSON.parse(await arrived("${file}"));
const rows = cards.map((card, id) => ({ ...card, id, tags: (card.tags ?? []).join(" ") }));
const index = new MiniSearch({
  fields: ["title", "tags", "description"],
  searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
});
index.addAll(rows);
const list = document.getElementById("list");
const paint = (found) => {
  document.getElementById("count").textContent = found.length + " guides";
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
document.getElementById("box").addEventListener("input", (event) => {
  const text = event.target.value;
  paint(text === "" ? cards : index.search(text).map((hit) => cards[hit.id]));
});
paint(cards);
answersIn(list);
afterPaint(isUsable);
</script>`);

const listJs = (file) => shell("List.js", `
<div id="guides"><input type="search" class="search" id="box" aria-label="Search"><ul class="list"></ul></div>
<script src="/node_modules/list.js/dist/list.min.js"></script>
<script type="module">
const { cards } = JSON.parse(await arrived("${file}"));
const item = '<li><a class="title link"></a><p class="description"></p></li>';
const valueNames = ["title", "description", { name: "link", attr: "href" }];
new List("guides", { valueNames, item, page: 60, searchColumns: ["title", "description"] }, cards.map((card) => ({ link: "", description: "", ...card })));
answersIn(document.querySelector(".list"));
afterPaint(isUsable);
</script>`);

export const pages = { "Guide Grid": guideGrid, MiniSearch: miniSearch, "List.js": listJs };
