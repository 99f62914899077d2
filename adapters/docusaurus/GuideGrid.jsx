// Guide Grid VERSION for Docusaurus.

import { useHistory } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import React, { useEffect, useRef } from 'react';
import '../../guide-grid.js';
import { follow } from '../follow.js';
import '../guide-grid.css';

/** The element around Markdown of a page, with the page's front matter. Attributes are those of the element. */
export function GuideGrid({ frontMatter = useDoc().frontMatter, children, ...attributes }) {
  const element = useRef(null);
  const history = useHistory();
  const base = useBaseUrl('/');
  useEffect(() => {
    const grid = element.current;
    const select = (event) => follow(event, base, (link) => history.push(link.slice(location.origin.length)));
    grid.addEventListener('guide-grid-select', select);
    return () => grid.removeEventListener('guide-grid-select', select);
  }, [history, base]);
  return (
    <guide-grid ref={element} card-data={JSON.stringify(frontMatter)} site-base={base} cards="on" {...attributes}>
      {children}
    </guide-grid>
  );
}
