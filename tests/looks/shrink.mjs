// Smaller pictures.
import { spawnSync } from 'node:child_process';

/** Leaves a PNG at most 64 colours, where pngquant is installed: screenshots of pages have few. */
export function shrink(picture) {
  spawnSync('pngquant', ['--force', '--ext', '.png', '--strip', '64', picture]);
}
