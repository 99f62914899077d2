// Elements with the same name, or without one, are one grid: they share a toolbar.

import { isWord } from './attribute.js';

const DEFAULT_NAME = 'guides';

const nameOf = (element) => element.getAttribute('name')?.trim() || DEFAULT_NAME;

/** The elements of the same grid, in page order: in the same document or shadow root, with the same name. */
export function siblings(element) {
  const name = nameOf(element);
  return [...element.getRootNode().querySelectorAll('guide-grid')].filter((it) => nameOf(it) === name);
}

/** Whether an element gets the toolbar of its grid: the first that asks for the search box, or else the first. */
export function hasToolbar(element) {
  const all = siblings(element);
  const asks = (it) => it.hasAttribute('search') && !isWord(it, 'search', 'off');
  return (all.find(asks) ?? all[0]) === element;
}
