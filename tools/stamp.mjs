// Trunk's last step: writes the names of this build's two files into the loader.
//
// Trunk names them after a hash of what they hold. The loader has to know the names, so that a cached script never pairs
// with another build's WebAssembly: it asks for a file that is either right or not there.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) {
  console.error('tools/stamp.mjs is a hook of Trunk: run "make dist" or "make serve"');
  process.exit(1);
}

const files = await readdir(folder);
const only = (pattern) => {
  const found = files.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern} in ${folder}, found: ${found.join(', ') || 'none'}`);
  return found[0];
};
const replace = async (name, changes) => {
  const path = join(folder, name);
  let text = await readFile(path, 'utf8');
  for (const [from, to] of changes) {
    const after = text.replace(from, () => to);
    if (after === text) throw new Error(`${name} holds nothing like ${from}`);
    text = after;
  }
  await writeFile(path, text);
};

await replace('guide-grid.js', [
  ['{glue}', only(/^guide-grid-[0-9a-f]+\.js$/)],
  ['{wasm}', only(/^guide-grid-[0-9a-f]+_bg\.wasm$/)],
]);
// With scripts not injected, Trunk leaves the line that names the crate.
await replace('index.html', [[/^[ \t]*<link data-trunk rel="rust"[^>]*>\n/m, '']]);
