// Guide Grid VERSION for Docusaurus.

import { useDoc } from '@docusaurus/plugin-content-docs/client';
import DocCardList from '@theme/DocCardList';
import React from 'react';

/** Cards of Docusaurus for a list in the page's front matter, named by `items`. */
export function CardList({ items, frontMatter = useDoc().frontMatter }) {
  const cards = frontMatter[items];
  if (!Array.isArray(cards)) throw new Error(`<CardList items="${items}">: the front matter has no such list.`);
  return <DocCardList items={cards.map(({ title, description, summary, details, subtitle, link }) => ({
    type: 'link', label: title, description: description || summary || details || subtitle, href: link,
  }))} />;
}
