// The Custom Elements Manifest (https://github.com/webcomponents/custom-elements-manifest), for editors and catalogues. It is made of
// the README's tables, which tests/tidy.rs compares with the code.

/** The manifest, from the README's text. */
export function manifest(readme) {
  const attributes = [
    ...rows(readme, 'source').filter(({ name }) => name !== 'embedded').map(({ name, cells: [how] }) => ({ name, description: how })),
    ...rows(readme, 'attribute').map(({ name, cells: [values, meaning] }) => ({ name, description: `${meaning} (${values})` })),
  ];
  const members = rows(readme, 'member').map(({ name, cells: [description] }) => (name.endsWith('()')
    ? { kind: 'method', name: name.slice(0, -2), description }
    : { kind: 'field', name, description }));
  const events = rows(readme, 'event').map(({ name, cells: [detail, description] }) => ({
    name, type: { text: 'CustomEvent' }, description: `${description} (detail: ${detail})`,
  }));
  const cssProperties = rows(readme, 'property').map(({ name, cells: [kind, sets, preset] }) => ({
    name, description: `${sets} (${kind})`, default: preset,
  }));
  const cssParts = rows(readme, 'part').map(({ name, cells: [description] }) => ({ name, description }));
  const declaration = {
    kind: 'class', customElement: true, name: 'GuideGrid', tagName: 'guide-grid', superclass: { name: 'HTMLElement' },
    description: 'A card grid that readers can search and filter.',
    attributes, members, events, cssProperties, cssParts,
    slots: [
      { name: '', description: 'The fallback, or the cards of the page.' },
      { name: 'empty', description: 'A link that is shown where nothing is found.' },
    ],
    cssStates: [{ name: 'settled', description: 'The toolbar is there, or will not come.' }],
  };
  const reference = { name: 'GuideGrid', module: 'element.js' };
  return {
    schemaVersion: '2.1.0',
    modules: [
      { kind: 'javascript-module', path: 'element.js', declarations: [declaration], exports: [{ kind: 'js', name: 'GuideGrid', declaration: reference }] },
      {
        kind: 'javascript-module', path: 'guide-grid.js', declarations: [],
        exports: [{ kind: 'custom-element-definition', name: 'guide-grid', declaration: reference }],
      },
    ],
  };
}

/** The rows of the table whose first heading is this, as `{name, cells}`; a row that is about several names gives one for each. */
function rows(readme, heading) {
  const table = readme.split(/\n\n+/).find((it) => it.startsWith(`| ${heading} |`));
  if (!table) throw new Error(`README.md has no table whose first column is "${heading}"`);
  return table.trim().split('\n').slice(2).flatMap((line) => {
    const [first, ...cells] = line.split('|').slice(1, -1).map((it) => it.trim());
    const names = [...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    return (names.length > 0 ? names : [first]).map((name) => ({ name, cells }));
  });
}
