// Makes docs/properties.png: where each property of the README's table shows, by its number there.
//
//   node tests/looks/properties.mjs     after `trunk build --release`
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../../bench/browser.mjs';
import { serve } from './server.mjs';
import { shrink } from './shrink.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const CARDS = {
  'the-basics': [
    { title: 'What is a container?', description: 'Run your first container, see [what it is](/x/) and what it is not.', link: '/read/', icon: '🐳', tags: ['basics'] },
    { title: 'What is an image?', description: 'See what a container starts from.', link: '/b/', image: '/picture.svg', tags: ['basics', 'images'] },
    { title: 'What is a registry?', description: 'Share images with others.', link: '/c/', tags: ['basics', 'sharing'] },
  ],
};

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Properties</title>
<script type="module" src="/guide-grid/guide-grid.js"></script>
<style>
  body { background: #fff; color: #1d2433; font: 16px/1.5 "Noto Sans", sans-serif; margin: 0 40px; padding: 1px 0 24px; width: 960px }
  guide-grid { --guide-grid-accent: #1f4fc4; --guide-grid-heading-rule: 1px solid #c9ced8; --guide-grid-heading-padding: 0.75em;
    --guide-grid-muted: #596377; --guide-grid-shadow: 0 2px 6px rgb(0 0 0 / 12%); --guide-grid-image-ratio: 5 / 2 }
  p { color: #8a93a5; margin: 0.5em 0 }
  i { background: #c2185b; border-radius: 11px; color: #fff; font: bold 12px/22px "Noto Sans", sans-serif; box-sizing: border-box; height: 22px; min-width: 22px;
    position: absolute; text-align: center; transform: translate(-50%, -50%); z-index: 1 }
</style>
<p>The text above the grid.</p>
<guide-grid id="first" name="first" card-data='${JSON.stringify(CARDS).replaceAll("'", '&#39;')}'></guide-grid>
<p>The text between the grids, of which the second one is searched.</p>
<guide-grid id="second" name="second" card-data='${JSON.stringify(CARDS).replaceAll("'", '&#39;')}'></guide-grid>
</html>`;

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 4"><rect width="10" height="4" fill="#cfdaf0"/><circle cx="5" cy="2" r="1.2" fill="#7f9bd1"/></svg>';

/** Where each property shows: an element, and a place in it from 0 0 (its start and top) to 1 1. */
const PLACES = {
  accent: ['first', '.description a', 1.25, 0.5],
  card: ['first', '.card', 0.72, 0.9],
  'card-min': ['first', '.card', 0.5, 1],
  'description-color': ['first', '.card:nth-child(3) .description', 0.73, 0.5],
  'description-lines': ['first', '.card:nth-child(1) .description', 0.6, 0.78],
  'description-size': ['first', '.card:nth-child(3) .description', 0.82, 0.5],
  focus: ['second', 'input', 0.6, 0],
  gap: ['first', '.card:nth-child(2)', -0.027, 0.5],
  'heading-color': ['first', '.heading', 0.16, 0.62],
  'heading-font': ['first', '.heading', 0.2, 0.62],
  'heading-padding': ['first', '.heading', 0.05, 0.18],
  'heading-rule': ['first', '.heading', 0.5, 0],
  'heading-size': ['first', '.heading', 0.24, 0.62],
  'heading-weight': ['first', '.heading', 0.28, 0.62],
  'icon-size': ['first', '.icon', 0, 0.1],
  'image-ratio': ['first', '.image', 0.9, 0.2],
  line: ['first', '.card:nth-child(3)', 0.5, 0],
  margin: ['first', '.toolbar', 0.35, -0.12],
  mark: ['second', 'mark', 0.5, -0.1],
  menu: ['second', '.panel', 0.75, 0.2],
  muted: ['first', '.card:nth-child(3) .details', 0.49, 0.6],
  padding: ['first', '.card:nth-child(3) .title', -0.03, 0.5],
  radius: ['first', '.card:nth-child(3)', 1, 0],
  'scroll-margin': ['first', '.heading', 0.9, 0],
  search: ['first', 'input', 0.5, 0.5],
  'search-line': ['first', 'input', 0.65, 0],
  shadow: ['first', '.card:nth-child(3)', 0.8, 1.01],
  'title-color': ['first', '.card:nth-child(3) .title', 0.64, 0.5],
  'title-size': ['first', '.card:nth-child(3) .title', 0.73, 0.5],
  'title-weight': ['first', '.card:nth-child(3) .title', 0.82, 0.5],
  visited: ['first', '.card:nth-child(1) .title', 0.9, 0.5],
};

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| `--guide-grid-([\w-]+)` \|.* (\d+) \|$/gm)].map(([, name, number]) => ({ name, number, place: PLACES[name] }));
const missing = rows.filter(({ place }) => !place).map(({ name }) => name);
if (rows.length === 0 || missing.length > 0) throw new Error(`in ${import.meta.filename}, add the places of ${missing}`);

const server = await serve((path) => ({ '/': ['text/html', PAGE], '/picture.svg': ['image/svg+xml', PICTURE] })[path]);
const browser = await startBrowser();
try {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 1040, height: 760 });
  await page.goto(server.address);
  await page.waitForFunction(() => [...document.querySelectorAll('guide-grid')].every((it) => it.results.total === 3));
  await page.locator('#second input').click();
  await page.keyboard.type('registry');
  await page.waitForTimeout(700);
  await page.evaluate(() => document.querySelector('#second').shadowRoot.querySelector('[popover].panel').showPopover());
  await page.waitForTimeout(300);
  const height = await page.evaluate((places) => {
    for (const { number, place: [id, selector, x, y] } of places) {
      const found = document.getElementById(id).shadowRoot.querySelector(selector);
      if (!found) throw new Error(`no ${selector} in #${id}`);
      const { left, top, width, height } = found.getBoundingClientRect();
      const badge = document.createElement('i');
      badge.textContent = number;
      // Menus lie above everything else, unless a badge is a popover too.
      badge.popover = 'manual';
      Object.assign(badge.style, { border: 0, inset: 'auto', left: `${scrollX + left + x * width}px`, margin: 0, padding: '0 3px', top: `${scrollY + top + y * height}px` });
      document.body.append(badge);
      badge.showPopover();
    }
    return document.documentElement.scrollHeight;
  }, rows);
  const picture = join(root, 'docs/properties.png');
  await page.screenshot({ path: picture, clip: { x: 0, y: 0, width: 1040, height }, fullPage: true });
  shrink(picture);
} finally {
  await browser.close();
  server.close();
}
