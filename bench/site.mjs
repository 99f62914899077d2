// The site that is measured: pages, libraries, releases and catalogs, served on this machine only.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";
import path from "node:path";
import { catalogText } from "./catalogs.mjs";

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Compresses as static hosts do. The largest catalogs get a lower quality, as the highest would take minutes. */
export function brotli(bytes) {
  const quality = bytes.length < 1e6 ? constants.BROTLI_MAX_QUALITY : 5;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

export class Site {
  #server;
  #folders;
  #files = new Map();
  #compressed = new Map();
  /** How many bytes of bodies were sent; the measurement sets it to 0 first. */
  sent = 0;

  /** `folders` maps the first part of an address to a folder of this machine. */
  constructor(folders) {
    this.#folders = folders;
  }

  async start() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    await new Promise((done) => this.#server.listen(0, "127.0.0.1", done));
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Puts a file on the site, and returns its whole address. */
  put(address, content) {
    this.#files.set(address, Buffer.from(content));
    return this.origin + encodeURI(address);
  }

  async #answer(request, response) {
    // Cached for ten minutes, as by GitHub Pages. Isolated, because only isolated pages have a precise clock.
    const headers = {
      "Cache-Control": "max-age=600",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    };
    const address = decodeURI(new URL(request.url, this.origin).pathname);
    try {
      if (!this.#compressed.has(address)) this.#compressed.set(address, brotli(await this.#read(address)));
      const body = this.#compressed.get(address);
      response.writeHead(200, { ...headers, "Content-Encoding": "br", "Content-Type": types[path.extname(address)] ?? "application/octet-stream" });
      response.end(body);
      this.sent += body.length;
    } catch {
      response.writeHead(404, headers);
      response.end();
    }
  }

  async #read(address) {
    if (this.#files.has(address)) return this.#files.get(address);
    const [, folder, ...rest] = address.split("/");
    if (folder === "catalogs") return Buffer.from(await catalogText(path.parse(rest[0]).name));
    return readFile(path.join(this.#folders[folder], ...rest));
  }
}
