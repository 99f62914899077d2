// The files of a release: a script and its WebAssembly. Messages in other languages are loaded only if they are needed.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { brotli } from "./site.mjs";

export const script = "guide-grid.js";

/** The name of the WebAssembly in a release's folder, which changes with the content. */
export const webAssembly = async (folder) => (await readdir(folder)).find((name) => name.endsWith(".wasm"));

/** How many bytes a page in English loads of the release, compressed. */
export async function bytesOf(folder) {
  const files = [script, await webAssembly(folder)];
  const sizes = await Promise.all(files.map(async (name) => brotli(await readFile(path.join(folder, name))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}
