// Guide Grid: defines the element <guide-grid>.
//
// Copy this file and the ones that were built with it into one folder; nothing else is needed.

import { GuideGrid } from './element.js';
import { engine } from './engine.js';
import { needsEngine } from './near.js';

function define() {
  // If the first element needs the engine now, loading it comes before everything else.
  const first = document.querySelector('guide-grid');
  if (first && needsEngine(first)) engine().catch(() => {});
  customElements.define('guide-grid', GuideGrid);
}

// A second copy of this script leaves everything to the first. Where there is no document, as on a server, there is nothing to do.
const first = globalThis.customElements?.get('guide-grid');
if (globalThis.customElements && !first) {
  define();
} else if (first && first.version !== VERSION) {
  console.warn(`Guide Grid: this page loads two versions of the script, first ${first.version ?? 'an older one'}, then ${VERSION}. The first one `
    + 'serves all elements; load only one.');
}
