/** What a reader asks for. */
export interface GuideGridQuery {
  text: string;
  /** The chosen values of each facet. */
  facets: Record<string, string[]>;
  /** The order that the reader chose; null while the author's holds. */
  sort: 'page' | 'title' | 'weight' | 'date' | 'relevance' | null;
}

/** The number of cards found, and of all cards. */
export interface GuideGridResults {
  shown: number;
  total: number;
}

export interface GuideGridCard {
  title: string;
  description?: string;
  link?: string;
  tags?: string | string[];
  /** All other fields are in the README. */
  [field: string]: unknown;
}

/** A list of cards, front matter, or a whole page as text. */
export type GuideGridData = GuideGridCard[] | { cards: GuideGridCard[] } | Record<string, unknown> | string;

/** Phrases of the interface by their names, as in the README. */
export type GuideGridMessages = Record<string, string | Record<string, string>>;

/** A reader follows a card's link. Cancelling the event keeps the browser from following. */
export interface GuideGridSelection {
  title: string;
  /** A complete address. */
  link: string;
  /** The card's place among those shown. */
  position: number;
  query: GuideGridQuery;
  /** Whether no key is held, so that no new tab is meant. */
  plain: boolean;
  /** The click. */
  event: MouseEvent;
}

export interface GuideGridProblem {
  /** The codes are in the README. */
  code: string;
  message: string;
  line: number | null;
  column: number | null;
}

/** A diagnostic on the data. */
export interface GuideGridDiagnostic {
  /** As `guide-grid check` prints it. */
  code: string;
  severity: 'error' | 'warning';
  message: string;
  line: number;
  /** In characters, from 1. */
  column: number;
}

/** The events that the element fires. All bubble and cross shadow roots. */
export interface GuideGridEventMap {
  'guide-grid-ready': CustomEvent<GuideGridResults>;
  'guide-grid-change': CustomEvent<GuideGridResults & { query: GuideGridQuery }>;
  'guide-grid-select': CustomEvent<GuideGridSelection>;
  'guide-grid-error': CustomEvent<GuideGridProblem>;
  'guide-grid-diagnostics': CustomEvent<{ diagnostics: GuideGridDiagnostic[] }>;
}

type Word<Known extends string> = Known | (string & {});

/** An attribute that counts by being there. */
type Present = '' | true;

/** The attributes, as markup and templates write them. */
export interface GuideGridAttributes {
  data?: string;
  'card-data'?: string;
  from?: string;
  src?: string;
  cards?: Word<'on' | 'off'>;
  items?: string;
  facets?: string;
  filters?: 'menus' | 'row';
  label?: string;
  search?: 'on' | 'off';
  sort?: Word<'page' | 'title' | 'weight' | 'date'>;
  'sort-menu'?: Present;
  view?: Word<'grid' | 'list'>;
  'view-menu'?: Present;
  columns?: number | `${number}`;
  'heading-level'?: number | `${number}`;
  base?: string;
  'site-base'?: string;
  icons?: string;
  external?: 'on' | 'off';
  new?: number | `${number}` | 'off';
  limit?: number | `${number}` | 'all';
  'url-state'?: 'query' | 'hash' | 'off';
  name?: string;
  shortcut?: string;
  messages?: string;
  loading?: 'lazy' | 'eager';
  lang?: string;
  dir?: string;
  diagnostics?: 'console' | 'page' | 'off';
}

/** The class of the element. Importing it defines nothing: `customElements.define('guide-grid', GuideGrid)` does. */
export class GuideGrid extends HTMLElement {
  static readonly version: string;

  get data(): GuideGridData | null;
  set data(value: GuideGridData | null | undefined);

  get messages(): GuideGridMessages | string | null;
  set messages(value: GuideGridMessages | string | null | undefined);

  get query(): GuideGridQuery;
  set query(value: Partial<GuideGridQuery>);

  get results(): GuideGridResults;

  /** Reads the data in the page again, and fetches the files of `src` again. */
  refresh(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'guide-grid': GuideGrid;
  }

  /** The events of elements, documents and windows, as these events bubble. */
  interface GlobalEventHandlersEventMap extends GuideGridEventMap {}
}
