/** Defines the element `<guide-grid>`. Where there is no document, as on a server, importing this does nothing. */
export type * from './element.js';
