// Guide Grid VERSION for Starlight.

export { default as CardList } from './CardList.astro';
export { default as GuideGrid } from './GuideGrid.astro';
