// Guide Grid VERSION for Docusaurus.

export { CardList } from './CardList.jsx';
export { GuideGrid } from './GuideGrid.jsx';
