// Makes the README's pictures of the demo: docs/guide-grid-light.png and -dark.png.
//
//   node tests/looks/demo.mjs     after `trunk build --release`
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../../bench/browser.mjs';
import { file, serve } from './server.mjs';
import { shrink } from './shrink.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = await serve((path) => file(join(root, 'dist', path === '/' ? 'index.html' : path)));
const browser = await startBrowser();
try {
  for (const scheme of ['light', 'dark']) {
    const page = await browser.newPage();
    await page.setViewportSize({ width: 1120, height: 860 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(server.address);
    await page.waitForFunction(() => document.querySelector('guide-grid').results?.total > 0);
    await page.waitForTimeout(300);
    const picture = join(root, `docs/guide-grid-${scheme}.png`);
    await page.screenshot({ path: picture });
    shrink(picture);
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}
