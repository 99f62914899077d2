// A program that uses the element's types.

import 'guide-grid';
import { GuideGrid } from 'guide-grid/element';
import type { GuideGridQuery } from 'guide-grid';

const grid = document.createElement('guide-grid');
grid.data = [{ title: 'Containers', level: 'beginner' }];
grid.data = '# Guides';
grid.query = { text: 'docker' };
grid.messages = { clear_all: 'Reset', guides: { one: '{n} recipe', other: '{n} recipes' } };
const query: GuideGridQuery = grid.query;
const total: number = grid.results.total;
grid.refresh();
grid.addEventListener('guide-grid-change', ({ detail }) => console.log(detail.query.text, detail.shown, query, total));
addEventListener('guide-grid-select', (event) => {
  event.preventDefault();
  history.pushState(null, '', event.detail.link);
});
document.addEventListener('guide-grid-error', ({ detail }) => console.log(detail.code.toUpperCase(), detail.line ?? 0));
customElements.define('guide-grid', class extends GuideGrid {});

// @ts-expect-error a number of results cannot be set
grid.results = { shown: 1, total: 1 };
// @ts-expect-error there is no such order
grid.query = { sort: 'size' };
// @ts-expect-error the query has no such part
grid.addEventListener('guide-grid-change', ({ detail }) => detail.query.words);
