// A server for pages that load this build of Guide Grid.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES = {
  '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.woff2': 'font/woff2',
};

/** What a server answers with the file at a path: its type and its content. */
export function file(path) {
  return [TYPES[extname(path)] ?? 'application/octet-stream', readFileSync(path)];
}

/** Serves the build below /guide-grid/, and what `find` answers for the other paths. Returns its `address`, and `close()`. */
export async function serve(find) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    try {
      const [type, content] = path.startsWith('/guide-grid/') ? file(join(dist, path.slice('/guide-grid'.length))) : find(path);
      response.writeHead(200, { 'Content-Type': type });
      response.end(content);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
