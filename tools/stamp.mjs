// Trunk's last step: bundles glue and style sheet into the loader, names the WebAssembly after its content, and writes
// that name into the loader.
//
// The loader has to know the name, so that a cached script never pairs with another build's WebAssembly: it asks for a
// file that is either right or not there.

import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) {
  console.error('tools/stamp.mjs is a hook of Trunk: run "trunk build" or "trunk serve"');
  process.exit(1);
}
const release = process.env.TRUNK_PROFILE === 'release';

const files = await readdir(folder);
/** Takes the one file like `pattern` out of the folder. */
const take = async (pattern) => {
  const found = files.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern} in ${folder}, found: ${found.join(', ') || 'none'}`);
  const path = join(folder, found[0]);
  const bytes = await readFile(path);
  await rm(path);
  return bytes;
};
const change = async (name, from, to) => {
  const path = join(folder, name);
  const text = await readFile(path, 'utf8');
  const after = text.replace(from, () => to);
  if (after === text) throw new Error(`${name} holds nothing like ${from}`);
  await writeFile(path, after);
};

const built = {
  wasm: await take(/^guide-grid-[0-9a-f]+_bg\.wasm$/),
  glue: (await take(/^guide-grid-[0-9a-f]+\.js$/)).toString(),
};
const hash = createHash('sha256').update(built.wasm).digest('hex').slice(0, 16);
const wasm = `guide-grid-${hash}.wasm`;
await writeFile(join(folder, wasm), built.wasm);
await change('guide-grid.js', '{wasm}', wasm);

const loader = join(folder, 'guide-grid.js');
const [glue, style] = ['glue.js', 'widget.css'].map((name) => join(folder, name));
const sheet = await readFile(new URL('../src/ui/widget.css', import.meta.url));
await writeFile(glue, built.glue);
await writeFile(style, (await transform(sheet, { loader: 'css', minify: release })).code);
await build({
  entryPoints: [loader],
  outfile: loader,
  allowOverwrite: true,
  // Nearly all of the script runs while a page loads: V8 compiles such before it is needed, on another thread.
  banner: { js: '//# allFunctionsCalledOnLoad\n// Guide Grid, MIT OR Apache-2.0' },
  bundle: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.css': 'text' },
  minify: release,
  logLevel: 'warning',
});
await rm(glue);
await rm(style);
// With scripts not injected, Trunk leaves the line that names the crate.
await change('index.html', /^[ \t]*<link data-trunk rel="rust"[^>]*>\n/m, '');
