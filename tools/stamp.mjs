// Trunk's last step: bundles the scripts with the glue and the style sheet, and names the WebAssembly after its content.
//
// The script contains this name, so that a cached script never loads another build's WebAssembly: the file that it requests
// is the right one or missing.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) {
  console.error('tools/stamp.mjs is a hook of Trunk; run "trunk build" or "trunk serve"');
  process.exit(1);
}
const minify = process.env.TRUNK_PROFILE === 'release';
const project = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const options = { bundle: true, target: 'es2022', minify, logLevel: 'warning' };

const files = await readdir(folder);
const only = (pattern) => {
  const found = files.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern} in ${folder}, found: ${found.join(', ') || 'none'}`);
  return join(folder, found[0]);
};

const [, version] = /^version = "(.+)"$/m.exec(await readFile(project('Cargo.toml'), 'utf8'));

// The WebAssembly, named after its content.
const wasm = only(/^guide-grid-[0-9a-f]+_bg\.wasm$/);
const hash = createHash('sha256').update(await readFile(wasm)).digest('hex').slice(0, 16);
const name = `guide-grid-${hash}.wasm`;
await rename(wasm, join(folder, name));

// The glue keeps its state in its module. Each instance of the WebAssembly needs its own state, so the module becomes a function.
const glue = only(/^guide-grid-[0-9a-f]+\.js$/);
const module = await build({
  ...options,
  stdin: { contents: `import init, { Widget, connect } from '${glue}'; glue = { init, Widget, connect };`, resolveDir: folder },
  define: { 'import.meta.url': '""' },
  format: 'iife',
  write: false,
});
await writeFile(glue, `export default function createGlue(WebAssembly) {\nlet glue;\n${module.outputFiles[0].text}\nreturn glue;\n}\n`);

// The interface's messages in languages other than English, which are loaded when a page needs them.
const messages = (await readdir(project('src/ui/messages'))).filter((it) => it.endsWith('.json'));
await cp(project('src/ui/messages'), join(folder, 'messages'), { recursive: true, filter: (path) => !path.endsWith('.rs') });

// The addresses of these files, as bundlers look for them. Vite would write small files into the script, as `data:` addresses, which
// policies forbid.
const release = `${version}+${hash.slice(0, 8)}`;
const address = (path) => `new URL(${JSON.stringify(`./${path}`)}, import.meta.url).href`;
const messageAddress = (file) => `${JSON.stringify(file.replace('.json', ''))}: ${address(`messages/${file}?no-inline&${release}`)}`;
const addresses = join(folder, 'addresses.js');
await writeFile(addresses, `export const WASM = ${address(name)};\nexport const MESSAGES = { ${messages.map(messageAddress).join(', ')} };\n`);

// The script that pages load, which defines the element, and the one for bundlers, which only exports its class.
const style = await build({ ...options, entryPoints: [project('src/ui/style/index.css')], write: false });
await build({
  ...options,
  entryPoints: [project('static/guide-grid.js'), project('static/element.js')],
  outdir: folder,
  alias: { 'guide-grid-glue': glue, 'guide-grid-files': addresses },
  define: {
    STYLE: JSON.stringify(style.outputFiles[0].text),
    WASM_FILE: JSON.stringify(name),
    VERSION: JSON.stringify(release),
  },
  banner: { js: '// Guide Grid, MIT OR Apache-2.0' },
  format: 'esm',
});
await Promise.all([rm(glue), rm(addresses)]);

// As Trunk injects no scripts, it leaves the line that names the crate.
const page = join(folder, 'index.html');
await writeFile(page, (await readFile(page, 'utf8')).replace(/^[ \t]*<link data-trunk rel="rust"[^>]*>\n/m, ''));

console.log(`To load the WebAssembly in parallel with the script, put this into the page's head (the name changes with the content):
<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${name}">`);
