// The tests of the package, in the project that has it installed: `node check.mjs FOLDER`, where the folder has the .zip too. Prints a
// line for each test, and the totals as Rust's tests do.

import { build as esbuild } from 'esbuild';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { build as viteBuild, createServer as createViteServer } from 'vite';
import webpack from 'webpack';

const [packages] = process.argv.slice(2);
const installed = resolve('node_modules/guide-grid');
const html = readFileSync('index.html', 'utf8');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const integrity = json(join(installed, 'integrity.json'));

/** How long a page may take to show its cards, in milliseconds. */
const PATIENCE = 20_000;

const TESTS = {
  'a build by Vite shows cards, and German words': async () => {
    await viteBuild({ root: '.', logLevel: 'warn', build: { outDir: 'built/vite' } });
    await opens('built/vite');
  },
  'the dev server of Vite shows cards, and German words': async () => {
    const server = await createViteServer({
      root: '.', logLevel: 'warn', optimizeDeps: { entries: 'index.html' }, server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    });
    try {
      await server.listen();
      await shows(`http://127.0.0.1:${server.httpServer.address().port}/`);
    } finally {
      await server.close();
    }
  },
  'a build by webpack shows cards, and German words': async () => {
    const compiler = webpack({
      mode: 'production', context: resolve('.'), entry: './main.js', output: { path: resolve('built/webpack'), filename: 'main.js' },
    });
    const stats = await new Promise((done, failed) => {
      compiler.run((error, found) => (error ? failed(error) : compiler.close(() => done(found))));
    });
    assert.ok(!stats.hasErrors(), stats.toString('errors-only'));
    writeFileSync('built/webpack/index.html', html);
    await opens('built/webpack');
  },
  'a build by esbuild shows cards, and German words, with the files copied beside it': async () => {
    await esbuild({ entryPoints: ['main.js'], bundle: true, minify: true, format: 'esm', outdir: 'built/esbuild', logLevel: 'warning' });
    for (const name of served().filter((it) => !it.endsWith('.js'))) cpSync(join(installed, name), join('built/esbuild', name), { recursive: true });
    writeFileSync('built/esbuild/index.html', html);
    await opens('built/esbuild');
  },
  'without a bundler, the page shows cards, and German words, under its integrity value': async () => {
    mkdirSync('built/plain', { recursive: true });
    for (const name of served()) cpSync(join(installed, name), join('built/plain/guide-grid', name), { recursive: true });
    const script = `src="./guide-grid/guide-grid.js" integrity="${integrity['guide-grid.js']}"`;
    writeFileSync('built/plain/index.html', html.replace('src="./main.js"', script));
    await opens('built/plain');
  },
  'the folder in the zip has the same files, and no demo': () => {
    const [zip] = readdirSync(packages).filter((it) => it.endsWith('.zip'));
    const listed = names(readFileSync(join(packages, zip)));
    const others = ['integrity.json', 'LICENSE-MIT', 'LICENSE-APACHE', ...adapters()];
    const expected = [...Object.keys(integrity).filter((it) => it !== 'element.js'), ...others];
    assert.deepEqual(listed.sort(), expected.map((it) => `guide-grid/${it}`).sort());
  },
  'the schema of the command line is there': () => {
    assert.equal(json(join(installed, 'schemas/page.schema.json')).type, 'object');
  },
  'the adapters name their version, and files that are there': () => {
    const { version } = json(join(installed, 'package.json'));
    for (const name of adapters()) assert.match(readFileSync(join(installed, name), 'utf8'), new RegExp(`Guide Grid ${version}\\b`), name);
    const mounts = [...readFileSync(join(installed, 'hugo.toml'), 'utf8').matchAll(/^source = "(.+)"$/gm)];
    assert.ok(mounts.length > 0);
    for (const [, source] of mounts) statSync(join(installed, source));
  },
  'the class alone defines nothing until the page does': async () => {
    mkdirSync('built/class', { recursive: true });
    writeFileSync('built/class/main.js', `import { GuideGrid } from 'guide-grid/element';
      document.title = String(customElements.get('guide-grid'));
      customElements.define('guide-grid', GuideGrid);`);
    await viteBuild({
      root: '.', logLevel: 'warn', build: { outDir: 'built/class/out', rollupOptions: { input: 'built/class/main.js', output: { entryFileNames: 'main.js' } } },
    });
    writeFileSync('built/class/out/index.html', html);
    assert.equal(await opens('built/class/out'), 'undefined');
  },
  'imported where there is no document, it does nothing': () => {
    const program = `const before = Object.keys(globalThis).length;
      const names = Object.keys({ ...await import('guide-grid'), ...await import('guide-grid/element') });
      console.log(names.join(), Object.keys(globalThis).length - before);`;
    assert.equal(output('node', ['--input-type=module', '--eval', program]), 'GuideGrid 0\n');
  },
  'the command of the package is that of its version': () => {
    assert.equal(output('node_modules/.bin/guide-grid', ['--version']), `guide-grid ${json(join(installed, 'package.json')).version}\n`);
  },
  'the types name what the manifest names': () => {
    const { attributes, members, events } = json(join(installed, 'custom-elements.json')).modules[0].declarations[0];
    const all = (items) => `{ ${items.map(({ name }) => `'${name}': true`).join(', ')} }`;
    writeFileSync('typed/manifest.ts', `import type { GuideGrid, GuideGridAttributes, GuideGridEventMap } from 'guide-grid';
      export const attributes: Record<keyof GuideGridAttributes, true> = ${all(attributes)};
      export const members: Record<Exclude<keyof GuideGrid, keyof HTMLElement>, true> = ${all(members)};
      export const events: Record<keyof GuideGridEventMap, true> = ${all(events)};\n`);
    output('node_modules/.bin/tsc', ['--project', 'typed/tsconfig.json']);
  },
  'the types hold for components of React 18': () => output('node_modules/.bin/tsc', ['--project', 'typed/react-18.json']),
  'the types hold for templates of Vue': () => output('node_modules/.bin/vue-tsc', ['--project', 'typed/tsconfig.json']),
};

/** The files of the adapters. */
const adapters = () => {
  const all = readdirSync(join(installed, 'adapters'), { recursive: true }).map((it) => `adapters/${String(it).replaceAll('\\', '/')}`);
  return ['hugo.toml', ...all.filter((it) => statSync(join(installed, it)).isFile())];
};

/** The files that a page loads, or may load. */
const served = () => [...new Set(Object.keys(integrity).map((it) => it.split('/')[0]))];

const output = (program, args) => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}\n${error.stdout}${error.stderr}`);
  }
};

/** The names in the central directory of a zip (APPNOTE.TXT, 4.3.12). */
function names(zip) {
  const found = [];
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 46, 'latin1')) {
    found.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)));
  }
  return found;
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json', '.css': 'text/css' };
/** As the documentation says, so a file that a bundler wrote into the script is refused. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

/** Serves a folder, and expects its page to work; its title. */
async function opens(folder) {
  const server = createHttpServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  try {
    return await shows(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const GRIDS = {
  english: { cards: ['Containers', 'Images', 'Volumes'], search: 'Search 3 guides' },
  german: { cards: ['Container', 'Images', 'Volumes'], search: '3 Anleitungen durchsuchen' },
};

/** Expects the page to show its grids, and nothing in the console; its title. */
async function shows(address) {
  const page = await browser.newPage();
  try {
    const said = [];
    page.on('console', (message) => { if (['warning', 'error'].includes(message.type())) said.push(message.text()); });
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(address);
    const read = () => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('guide-grid')].map((it) => [it.getAttribute('name'), {
      cards: [...it.shadowRoot?.querySelectorAll('[part~=title]') ?? []].map((title) => title.textContent.trim()),
      search: it.shadowRoot?.querySelector('input[type=search]')?.getAttribute('aria-label'),
    }])));
    const isThere = (grids) => JSON.stringify(grids) === JSON.stringify(GRIDS);
    const end = Date.now() + PATIENCE;
    let grids = await read();
    while (!isThere(grids) && Date.now() < end) {
      await new Promise((done) => { setTimeout(done, 100); });
      // A dev server may load the page again once it has bundled a package.
      grids = await read().catch(() => grids);
    }
    assert.deepEqual(grids, GRIDS, said.join('\n'));
    assert.deepEqual(said, []);
    return await page.title();
  } finally {
    await page.close();
  }
}

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
let passed = 0;
let failed = 0;
for (const [name, test] of Object.entries(TESTS)) {
  try {
    await test();
    passed += 1;
    console.log(`test ${name} ... ok`);
  } catch (error) {
    failed += 1;
    console.log(`test ${name} ... FAILED\n${error.stack}`);
  }
}
await browser.close();
console.log(`\ntest result: ${failed === 0 ? 'ok' : 'FAILED'}. ${passed} passed; ${failed} failed; 0 ignored; 0 measured; 0 filtered out`);
process.exitCode = failed === 0 ? 0 : 1;
