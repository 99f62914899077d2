// Makes what is published, from the release build in dist/ and the command line for Node.js: `node tools/package.mjs dist target/cli
// target/package`. The last folder then has guide-grid/ (the npm package), its packed .tgz, and a .zip with the folder for owners who
// use no package manager.

import { zipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifest } from './manifest.mjs';

const [dist = 'dist', cli = 'target/cli', out = 'target/package'] = process.argv.slice(2);
const project = fileURLToPath(new URL('..', import.meta.url));
const LICENCES = ['LICENSE-MIT', 'LICENSE-APACHE'];
// What the time of files is in packages that npm makes, so that the same build gives the same bytes.
const TIME = '1985-10-26T08:15:00.000Z';

for (const [needed, target] of [[join(dist, 'element.js'), 'dist'], [join(cli, 'guide-grid.wasm'), 'cli']]) {
  if (existsSync(needed)) continue;
  console.error(`${needed} is missing; run "make ${target}"`);
  process.exit(1);
}
const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(project, 'Cargo.toml'), 'utf8'));
const readme = readFileSync(join(project, 'README.md'), 'utf8');
const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

rmSync(out, { recursive: true, force: true });
const folder = join(out, 'guide-grid');
mkdirSync(folder, { recursive: true });

// What pages load.
const served = readdirSync(dist).filter((name) => !['index.html', 'demo'].includes(name));
for (const name of served) cpSync(join(dist, name), join(folder, name), { recursive: true });
const files = (within) => readdirSync(within, { recursive: true }).map(String).sort().filter((name) => statSync(join(within, name)).isFile());
const integrity = Object.fromEntries(files(folder).map((name) => {
  const hash = createHash('sha384').update(readFileSync(join(folder, name))).digest('base64');
  return [name.replaceAll('\\', '/'), `sha384-${hash}`];
}));
writeFileSync(join(folder, 'integrity.json'), asJson(integrity));
for (const name of LICENCES) cpSync(join(project, name), join(folder, name));

const [wasm] = served.filter((name) => name.endsWith('.wasm'));
// What fits it into documentation generators. The folder as a whole is a theme for Hugo, whose configuration has to be at its top.
cpSync(join(project, 'adapters'), join(folder, 'adapters'), { recursive: true, filter: (name) => !name.includes('__pycache__') });
for (const name of files(join(folder, 'adapters'))) {
  const path = join(folder, 'adapters', name);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('VERSION', version).replaceAll('WASM', wasm));
}
renameSync(join(folder, 'adapters/hugo/hugo.toml'), join(folder, 'hugo.toml'));

// The folder for owners who use no package manager: element.js is for bundlers.
const entries = files(folder).filter((name) => name !== 'element.js');
const zip = zipSync(
  Object.fromEntries(entries.map((name) => [`guide-grid/${name.replaceAll('\\', '/')}`, readFileSync(join(folder, name))])),
  { mtime: TIME, level: 9 },
);
writeFileSync(join(out, `guide-grid-${version}.zip`), zip);

// The rest of the npm package.
cpSync(cli, join(folder, 'cli'), { recursive: true });
const { name, ...described } = JSON.parse(readFileSync(join(project, 'package/package.json'), 'utf8'));
writeFileSync(join(folder, 'package.json'), asJson({ name, version, ...described }));
for (const file of readdirSync(join(project, 'package')).filter((it) => it.endsWith('.d.ts'))) {
  cpSync(join(project, 'package', file), join(folder, file));
}
writeFileSync(join(folder, 'custom-elements.json'), asJson(manifest(readme)));
// What the README links to comes with it, and what those pages show and link to; not folders, such as that of the examples.
const copied = new Set();
function copyWithLinks(page) {
  copied.add(page);
  mkdirSync(join(folder, dirname(page)), { recursive: true });
  cpSync(join(project, page), join(folder, page));
  if (!page.endsWith('.md')) return;
  const text = readFileSync(join(project, page), 'utf8');
  for (const [, link, picture] of text.matchAll(/\]\(([\w.][\w./-]*)[#)]|(?:src|srcset)="([\w./-]+\.png)"/g)) {
    const file = join(dirname(page), link ?? picture);
    // Other pages have links in examples, too.
    const isThere = page === 'README.md' || existsSync(join(project, file));
    if (!copied.has(file) && isThere && statSync(join(project, file)).isFile()) copyWithLinks(file);
  }
}
copyWithLinks('README.md');
execFileSync('npm', ['pack', '--silent', '--pack-destination', out, folder.startsWith('/') ? folder : `./${folder}`], { stdio: ['ignore', 'ignore', 'inherit'] });

console.log(`${out}/ has`);
for (const made of readdirSync(out).filter((it) => /\.(tgz|zip)$/.test(it))) {
  console.log(`  ${made}, ${Math.round(statSync(join(out, made)).size / 1000)} KB`);
}
console.log('  guide-grid/, as it is in the packed file\nSubresource integrity (all files: integrity.json)');
for (const [file, value] of Object.entries(integrity).filter(([file]) => !file.startsWith('messages'))) console.log(`  ${file}  ${value}`);
