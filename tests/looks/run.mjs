// Compares our cards with each host's own: pictures in docs/hosts/, and a table of computed values in its README.
//
//   node tests/looks/run.mjs [name…]     after `trunk build --release`
//
// The sites are built once below target/looks/, with the packages that their folders name.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../../bench/browser.mjs';
import { HOSTS } from './hosts.mjs';
import { measure } from './measure.mjs';
import { file, serve } from './server.mjs';
import { shrink } from './shrink.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sites = process.env.GUIDE_GRID_LOOKS ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'looks');
const pictures = process.env.GUIDE_GRID_PICTURES ?? join(root, 'docs/hosts');
const ELEMENT = `<guide-grid limit="6" card-data='${JSON.stringify({
  'the-basics': [
    { title: 'What is a container?', description: 'Run your first container.', link: 'https://example.com/1', tags: ['basics'] },
    { title: 'What is an image?', description: 'See what a container starts from, layer by layer, and where its files come from.', link: 'https://example.com/2', tags: ['basics', 'images'] },
  ],
}).replaceAll("'", '&#39;')}'></guide-grid>`;

function run(program, args, cwd) {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NO_MKDOCS_2_WARNING: '1', ASTRO_TELEMETRY_DISABLED: '1' } });
}

/** Builds the site of a host, with its packages installed once, and returns the folder of its pages. */
function build({ name, tools, build: command }) {
  const site = join(sites, name);
  const built = join(site, 'built');
  if (existsSync(built)) return built;
  mkdirSync(site, { recursive: true });
  cpSync(fileURLToPath(new URL(name, import.meta.url)), site, { recursive: true });
  if (tools === 'npm') {
    if (!existsSync(join(site, 'node_modules'))) run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], site);
    run('npm', ['run', 'build'], site);
  } else if (tools === 'pip') {
    if (!existsSync(join(site, 'python'))) {
      run('python3', ['-m', 'venv', 'python'], site);
      run('python/bin/pip', ['install', '--quiet', '--requirement', 'requirements.txt'], site);
    }
    const [program, ...args] = command;
    run(`python/bin/${program}`, args, site);
  } else {
    cpSync(site, built, { recursive: true, filter: (it) => it !== built });
  }
  return built;
}

/** Puts our grid below the host's own cards. */
async function embed(page, element) {
  await page.evaluate((markup) => {
    document.getElementById('ours').innerHTML = markup;
    const script = document.createElement('script');
    Object.assign(script, { type: 'module', src: '/guide-grid/guide-grid.js' });
    document.head.append(script);
    return new Promise((done, failed) => {
      document.addEventListener('guide-grid-ready', done, { once: true });
      setTimeout(() => failed(new Error('the grid does not come')), 20_000);
    });
  }, element);
  await page.waitForTimeout(300);
}

/** The values of the host's own card and of ours. */
function compare(page, host) {
  return page.evaluate(({ host, source }) => {
    const measure = new Function(`return ${source}`)();
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const [card, next] = all(host.card);
    const [heading] = all(host.heading);
    const own = measure({
      heading, card, next, body: host.cardBody && card.querySelector(host.cardBody),
      title: card.querySelector(host.cardTitle), description: card.querySelector(host.cardDescription),
    });
    const { shadowRoot } = document.querySelector('guide-grid');
    const part = (name, at = 0) => all(`[part~=${name}]`, shadowRoot)[at];
    const ours = measure({
      heading: part('heading'), card: part('card'), next: part('card', 1), title: part('title'), description: part('description'),
    });
    return { own, ours };
  }, { host, source: measure.toString() });
}

/** What a picture shows: from the host's heading and cards to the text below our grid. */
function frame(page, host) {
  return page.evaluate(({ heading, card }) => {
    const below = document.getElementById('ours').nextElementSibling;
    const boxes = [document.querySelector(heading), document.querySelector(card), document.getElementById('ours'), below].map((it) => it.getBoundingClientRect());
    const edge = (side, choose) => choose(...boxes.map((it) => it[side]));
    const [left, top] = [edge('left', Math.min) - 24, edge('top', Math.min) - 24];
    return { x: Math.max(0, left), y: top, width: edge('right', Math.max) + 24 - Math.max(0, left), height: edge('bottom', Math.max) + 24 - top };
  }, host);
}

/** The text of README.md: what was measured, and the pictures. */
function readme(compared) {
  const sections = compared.map(({ host, light, dark }) => {
    const names = Object.keys(light.own).filter((name) => light.own[name] !== '');
    const rows = names.map((name) => `| ${[name, light.own[name], light.ours[name], dark.own[name], dark.ours[name]].join(' | ')} |`);
    return `## ${host.title[0].toUpperCase()}${host.title.slice(1)}

| light | dark |
| --- | --- |
| ![](${host.name}-light.png) | ![](${host.name}-dark.png) |

| | own, light | ours, light | own, dark | ours, dark |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  });
  return `# Beside the hosts' own cards

Each picture shows a host's own heading and cards, and below them a grid of Guide Grid, made of data, with no style set for it. The tables
have what the browser computed: lengths in CSS pixels, text as size/weight and colour as seen over the page, a shadow without its colour.
The last host declares no variables, so that only its heading and its link tell how it looks.

\`node tests/looks/run.mjs\` makes all of this from sites that it builds (\`tests/looks/\`).

${sections.join('\n')}`;
}

const wanted = process.argv.slice(2);
const chosen = HOSTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const compared = [];
mkdirSync(pictures, { recursive: true });
const browser = await startBrowser();
try {
  for (const host of chosen) {
    const site = build(host);
    const result = { host };
    for (const scheme of ['light', 'dark']) {
      // Each has an address of its own, as pages keep the scheme.
      const server = await serve((path) => file(join(site, path.endsWith('/') ? `${path}index.html` : path)));
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(`${host.name}: ${error.message}`));
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width: 1280, height: 1100 });
      await page.goto(server.address, { waitUntil: 'networkidle' });
      // React would take our element away again while it hydrates.
      await page.waitForFunction(() => document.documentElement.dataset.hasHydrated !== 'false');
      await embed(page, ELEMENT);
      result[scheme] = await compare(page, host);
      const { own, ours } = result[scheme];
      console.log(`\n${host.name}, ${scheme}`);
      for (const name of Object.keys(own)) console.log(`  ${own[name] === ours[name] ? ' ' : '≠'} ${name.padEnd(22)} ${own[name].padEnd(34)} ${ours[name]}`);
      const picture = join(pictures, `${host.name}-${scheme}.png`);
      await page.screenshot({ path: picture, clip: await frame(page, host), fullPage: true });
      shrink(picture);
      await page.close();
      server.close();
    }
    compared.push(result);
  }
} finally {
  await browser.close();
}
if (chosen.length === HOSTS.length) writeFileSync(join(pictures, 'README.md'), readme(compared));
