// The page "Try it": what is typed and chosen goes to the grid, to the code to paste, and to the address.

import { isInAddress, keepEntry, readAddress, writeAddress } from './address.js';
import { ATTRIBUTES, Controls, PROPERTIES } from './controls.js';
import { Editor } from './editor.js';
import { EXAMPLES } from './examples.js';
import { HOSTS } from './hosts.js';

/** How long typing pauses before the grid follows, in milliseconds. */
const PAUSE = 250;

/** So many diagnostics are listed: an author fixes the first ones first. */
const MOST = 100;

const by = (id) => document.getElementById(id);
const grid = document.querySelector('guide-grid');
const editor = new Editor(document.querySelector('.editor'));
const attributes = new Controls(by('attributes'), ATTRIBUTES, changed);
const properties = new Controls(by('properties'), PROPERTIES, changed);
let timer = 0;

const tried = () => ({ page: editor.text, attributes: attributes.values, properties: properties.values });

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** Says something to all readers, again even if it was said before. */
function say(place, text) {
  place.textContent = '';
  requestAnimationFrame(() => { place.textContent = text; });
}

// What is tried ---------------------------------------------------------------------------------------------------------------

function changed() {
  clearTimeout(timer);
  timer = setTimeout(() => { show(); keep(); }, PAUSE);
}

/** Shows the grid and the code of what is tried now. */
function show() {
  clearTimeout(timer);
  timer = 0;
  const now = tried();
  // Without any text, the element would keep the cards that it had.
  grid.data = now.page.trim() ? now.page : [];
  for (const name of Object.keys(ATTRIBUTES)) {
    if (name in now.attributes) grid.setAttribute(name, now.attributes[name]);
    else grid.removeAttribute(name);
  }
  for (const name of Object.keys(PROPERTIES)) grid.style.setProperty(`--guide-grid-${name}`, now.properties[name] ?? '');
  blocks(by('properties'), [{ name: 'your style sheet', code: styleSheet(now.properties) }]);
  pasteable(now);
}

async function keep() {
  const isKept = await writeAddress(tried());
  if (isKept === !by('share').disabled) return;
  by('share').disabled = !isKept;
  say(by('share-status'), isKept ? '' : 'This page is too long for an address.');
}

function take({ page, attributes: chosen, properties: set }) {
  editor.text = page;
  attributes.values = chosen;
  properties.values = set;
  show();
}

function takeExample(at) {
  take({ properties: properties.values, ...EXAMPLES[at] });
  by('example').value = at;
}

async function restore() {
  keepEntry();
  if (!isInAddress()) return takeExample(0);
  try {
    take(await readAddress());
    by('example').value = '';
  } catch {
    takeExample(0);
    say(by('share-status'), 'The address is incomplete, perhaps cut off. This is the first example.');
  }
}

document.querySelector('.editor').addEventListener('input', () => {
  by('example').value = '';
  changed();
});

by('tab').addEventListener('change', ({ target }) => { editor.indents = target.checked; });

const ownPage = new Option('Your own', '');
ownPage.disabled = true;
by('example').append(ownPage, ...EXAMPLES.map(({ name }, at) => new Option(name, at)));
by('example').addEventListener('change', async ({ target: { value } }) => {
  // What was typed just now is to be in the entry that is left.
  if (timer) await keep();
  keepEntry();
  takeExample(value);
  keep();
});

// A link to a place on this page is not a state.
addEventListener('hashchange', () => { if (isInAddress() || !location.hash) restore(); });

// Diagnostics -----------------------------------------------------------------------------------------------------------------

function count(diagnostics) {
  const errors = diagnostics.filter((it) => it.severity === 'error').length;
  const parts = [[errors, 'error'], [diagnostics.length - errors, 'warning']].filter(([n]) => n > 0);
  return parts.map(([n, what]) => `${n} ${what}${n === 1 ? '' : 's'}`).join(', ') || 'No problems found.';
}

function item({ code, severity, message, line, column }) {
  const jump = element('button', `Line ${line}`);
  jump.type = 'button';
  jump.addEventListener('click', () => editor.jump(line, column));
  const made = document.createElement('li');
  made.className = severity;
  made.append(jump, element('span', `${severity}: ${message}`), ' ', element('code', code));
  return made;
}

grid.addEventListener('guide-grid-diagnostics', ({ detail: { diagnostics } }) => {
  const summary = count(diagnostics);
  if (by('count').textContent !== summary) by('count').textContent = summary;
  by('diagnostics').replaceChildren(...diagnostics.slice(0, MOST).map(item));
  if (diagnostics.length > MOST) by('diagnostics').append(element('li', `and ${diagnostics.length - MOST} more`));
  editor.mark(diagnostics);
});

// The grid could not start: `guide-grid-diagnostics` tells of the data.
grid.addEventListener('guide-grid-error', ({ detail: { message, line } }) => {
  if (line === null) by('count').textContent = message;
});

// Cards lead to pages of another site.
grid.addEventListener('guide-grid-select', (event) => {
  if (!event.detail.plain) return;
  event.preventDefault();
  say(by('followed'), `This card leads to ${event.detail.link}`);
});

// What to paste ---------------------------------------------------------------------------------------------------------------

function styleSheet(set) {
  const lines = Object.entries(set).map(([name, value]) => `  --guide-grid-${name}: ${value};\n`);
  return lines.length > 0 ? `guide-grid {\n${lines.join('')}}\n` : '';
}

/** Shows pieces of code, each with a button that copies it. */
function blocks(panel, files) {
  panel.querySelector('.blocks').replaceChildren(...files.filter((it) => it.code).map(({ name, code }) => {
    const block = element('div', '', 'block');
    const bar = element('div', '', 'bar');
    const copy = element('button', 'Copy');
    const said = element('span', '', 'said');
    const shown = element('pre', '');
    copy.type = 'button';
    copy.setAttribute('aria-label', `Copy ${name}`);
    said.setAttribute('role', 'status');
    shown.tabIndex = 0;
    shown.setAttribute('role', 'region');
    shown.setAttribute('aria-label', `Code for ${name}`);
    shown.append(element('code', code));
    copy.addEventListener('click', () => toClipboard(code, said, shown));
    bar.append(element('strong', name), said, copy);
    block.append(bar, shown);
    return block;
  }));
}

async function toClipboard(text, said, source) {
  try {
    await navigator.clipboard.writeText(text);
    say(said, 'Copied');
  } catch {
    if (source) getSelection().selectAllChildren(source);
    say(said, source ? 'Not allowed here. It is selected: copy it with the keyboard.' : 'Not allowed here. Copy the address from the address bar.');
  }
}

function pasteable(now) {
  const { note, files } = HOSTS[by('host').value];
  by('host-note').textContent = note;
  const style = { name: 'your style sheet', code: styleSheet(now.properties) };
  blocks(by('paste'), [...files(now), style]);
}

by('host').append(...HOSTS.map(({ name }, at) => new Option(name, at)));
by('host').addEventListener('change', () => pasteable(tried()));

by('share').addEventListener('click', async () => {
  show();
  await keep();
  toClipboard(location.href, by('share-status'));
});

// Panels ----------------------------------------------------------------------------------------------------------------------

const switches = [...document.querySelectorAll('.switches button')];
for (const it of switches) {
  it.addEventListener('click', () => {
    const opens = it.getAttribute('aria-expanded') === 'false';
    for (const other of switches) {
      const isOpen = opens && other === it;
      other.setAttribute('aria-expanded', isOpen);
      by(other.getAttribute('aria-controls')).hidden = !isOpen;
    }
  });
}

restore();
