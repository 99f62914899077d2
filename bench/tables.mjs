// How figures are written in the tables of docs/benchmarks.md.

const written = (value, write) => (value === undefined || Number.isNaN(value) ? "–" : write(value));

export const ms = (value) => written(value, (it) => `${it < 10 ? it.toFixed(1) : Math.round(it)} ms`);
export const times = (value, of) => written(value / of, (it) => `${it.toFixed(2)} ×`);
export const percent = (share) => written(share, (it) => `${(100 * it).toFixed(1)} %`);
export const bytes = (value) => written(value, (it) => (it < 1e6 ? `${(it / 1000).toFixed(1)} KB` : `${(it / 1e6).toFixed(1)} MB`));

/** A Markdown table. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
