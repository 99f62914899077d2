// A component of React 18 or 19 that uses the element.

import type {} from 'guide-grid/react';

export const Guides = () => (
  <guide-grid class="guides" items="the-basics" facets="section level" columns={2} sort-menu="" url-state="hash" card-data="[]">
    <a href="/guides/">All guides</a>
  </guide-grid>
);

export const Listening = () => (
  <guide-grid data={[{ title: 'Containers' }]} onguide-grid-change={(event) => console.log(event.detail.shown)} />
);

// @ts-expect-error there is no such layout
export const Wrong = () => <guide-grid filters="tiles" />;
