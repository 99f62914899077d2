// Draws groups of bars; the longest bar of each group takes the whole width.
import { ms } from "./tables.mjs";

/** `groups` is a list of `{title, bars: [[name, milliseconds], …]}`; Guide Grid's bars stand out. */
export function picture(label, groups) {
  const parts = [];
  let y = 4;
  for (const { title, bars } of groups) {
    parts.push(`<text x="0" y="${y + 12}" font-weight="600">${title}</text>`);
    y += 26;
    const longest = Math.max(...bars.map(([, value]) => value));
    for (const [name, value] of bars) {
      const width = Math.max(2, (value / longest) * 360);
      const colour = name === "Guide Grid" ? "#2563eb" : "#94a3b8";
      parts.push(
        `<text x="110" y="${y + 12}" text-anchor="end">${name}</text>`,
        `<rect x="120" y="${y}" width="${width.toFixed(1)}" height="16" rx="2" fill="${colour}"/>`,
        `<text x="${(126 + width).toFixed(1)}" y="${y + 12}">${ms(value)}</text>`,
      );
      y += 22;
    }
    y += 18;
  }
  const style = 'font-family="system-ui, sans-serif" font-size="12" fill="#64748b"';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 580 ${y}" role="img" aria-label="${label}" ${style}>\n${parts.join("\n")}\n</svg>\n`;
}
