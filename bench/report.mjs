// The table and the picture of one run.

const ms = (value) => (value === undefined ? "–" : value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`);
const times = (value, of) => (value === undefined || !of ? "–" : `${(value / of).toFixed(2)} ×`);
const share = (value) => (value === undefined ? "–" : `${(100 * value).toFixed(1)} %`);
const kilobytes = (value) => (value === undefined ? "–" : `${(value / 1000).toFixed(1)} KB`);
const megabytes = (value) => (value == null ? "–" : `${(value / 1e6).toFixed(1)} MB`);
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

function engineTable(size, engines, { bytes }) {
  const own = engines["Guide Grid"];
  const base = engines.MiniSearch ?? {};
  const head = ["engine", "index", "to MiniSearch's", "query p50", "query p95", "to MiniSearch's", "misspelt p95", "right card in ten", "brotli"];
  const rows = Object.entries(engines).map(([name, it]) => [
    it === own ? `**${name}**` : name,
    ms(it.index), times(it.index, base.index), ms(it.query.p50), ms(it.query.p95), times(it.query.p95, base.query?.p95),
    ms(it.misspelt.p95), share(it.rightInTen), kilobytes(bytes[name]),
  ]);
  const memory = own?.memory && `\nGuide Grid's WebAssembly has ${megabytes(own.memory)} of memory once the catalogue is shown, ${(own.memory / own.text).toFixed(1)} times the catalogue's text of ${own.text < 1e6 ? kilobytes(own.text) : megabytes(own.text)}.\n`;
  return `### Engines over ${size} cards\n\n${table(head, rows)}\n${memory || ""}`;
}

function pageTable(size, pages, { rounds }) {
  const base = pages.MiniSearch ?? {};
  const head = ["page", "first usable after", "to MiniSearch's", "next time", "to MiniSearch's", "all words read after", "longest task", "keystroke to paint p95", "to MiniSearch's", "Event Timing p95", "keystroke to answer p50", "p95", "to MiniSearch's", "memory"];
  const rows = Object.entries(pages).map(([name, it]) => [
    name, ms(it.first), times(it.first, base.first), ms(it.usable), times(it.usable, base.usable), ms(it.searchable), it.longest < 50 ? "< 50 ms" : ms(it.longest), ms(it.paint.p95), times(it.paint.p95, base.paint?.p95),
    it.eventTiming.p95 <= 16 ? "≤ 16 ms" : ms(it.eventTiming.p95), ms(it.answer.p50), ms(it.answer.p95), times(it.answer.p95, base.answer?.p95), megabytes(it.bytes),
  ]);
  return `### Pages over ${size} cards, in ${rounds[size]} rounds\n\n${table(head, rows)}\n`;
}

/** Bars of one figure, the longest as wide as the picture allows. */
function bars(title, values, y) {
  const longest = Math.max(...values.map(([, value]) => value));
  const lines = values.map(([name, value], at) => {
    const top = y + 26 + at * 22;
    const width = Math.max(2, (value / longest) * 360);
    const colour = name === "Guide Grid" ? "#2563eb" : "#94a3b8";
    return `<text x="110" y="${top + 12}" text-anchor="end">${name}</text><rect x="120" y="${top}" width="${width.toFixed(1)}" height="16" rx="2" fill="${colour}"/><text x="${(126 + width).toFixed(1)}" y="${top + 12}">${ms(value)}</text>`;
  });
  return { text: `<text x="0" y="${y + 12}" font-weight="600">${title}</text>${lines.join("")}`, height: 44 + values.length * 22 };
}

function picture({ engines, pages }) {
  const blocks = [];
  const figures = (rows, figure) => Object.entries(rows).map(([name, it]) => [name, figure(it)]);
  const add = (title, values) => values.length > 0 && blocks.push([title, values]);
  add("Index 10,000 cards", figures(engines["10k"] ?? {}, (it) => it.index));
  add("A query over 10,000 cards, p95", figures(engines["10k"] ?? {}, (it) => it.query.p95));
  add("Keystroke to its answer over 10,000 cards, p95", figures(pages["10k"] ?? {}, (it) => it.answer.p95));
  let y = 4;
  const drawn = blocks.map(([title, values]) => {
    const { text, height } = bars(title, values, y);
    y += height;
    return text;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 580 ${y}" role="img" aria-label="Times of Guide Grid beside those of other libraries; shorter is better" font-family="system-ui, sans-serif" font-size="12" fill="#64748b">${drawn.join("")}</svg>\n`;
}

/** `{markdown, svg}` of what a run measured. */
export function report(result) {
  const versions = Object.entries(result.versions).map(([name, version]) => `${name} ${version}`).join(", ");
  const parts = [
    "# Benchmarks\n",
    `Made by \`make bench\` on ${result.date}, in one run of Chromium ${result.browser} on ${result.machine}, beside ${versions}.`,
    "Absolute times belong to that machine and moment; the ratios are what can be quoted. Guide Grid's times are its own User Timing",
    "measures in a page; the libraries are called directly. “Right card in ten” asks the misspelt words of a test collection.",
    "“Brotli” is what a page loads: of the libraries their engine alone, bundled and minified, of Guide Grid all, interface included.",
    `Guide Grid's engine and MiniSearch take turns: their figures are medians of ${result.turns}. Pages take turns too, so that a slow moment`,
    "is the same for all; their times are medians of all rounds, of keystrokes all together.",
    "In a window of its own, a reader comes from an empty page of the site, goes back there, and comes again: “next time”, when the",
    "browser has the files. All that follows in a row is measured then.",
    "“Keystroke to paint” ends with the first frame after it, in which the letter is seen, “to answer” with the one that shows what is",
    "found. Guide Grid paints the letter first and what is found a frame later, so that a slow machine keeps nobody from seeing what",
    "they type; the other pages paint both at once.",
    "A page is “usable” when its cards are painted; Guide Grid reads their words after that, and answers who types earlier once it has.\n",
    "![Bars of the main figures](benchmarks.svg)\n",
    ...Object.entries(result.engines).map(([size, rows]) => engineTable(size, rows, result)),
    ...Object.entries(result.pages).map(([size, rows]) => pageTable(size, rows, result)),
  ];
  return { markdown: parts.join("\n"), svg: picture(result) };
}
