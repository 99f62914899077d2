// When an element needs the engine: once it is near the viewport, or at once.

import { isWord } from './attribute.js';

/** How near the viewport an element gets its engine, in CSS pixels: shortly before a reader sees it. */
export const MARGIN = 600;

export const isEager = (element) => isWord(element, 'loading', 'eager') || !globalThis.IntersectionObserver;

/** Whether an element needs the engine now. */
export const needsEngine = (element) => isEager(element) || isNear(element);

function isNear(element) {
  // An element that is not displayed has no box.
  const [box] = element.getClientRects();
  return box?.top < innerHeight + MARGIN && box.bottom > -MARGIN;
}
