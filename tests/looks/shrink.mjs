// Smaller pictures.
import { spawnSync } from 'node:child_process';

/** Leaves a PNG at most 128 colours, where ImageMagick is installed: screenshots of pages have few. */
export function shrink(picture) {
  spawnSync('convert', [picture, '+dither', '-colors', '128', '-strip', '-define', 'png:compression-level=9', `PNG8:${picture}`]);
}
