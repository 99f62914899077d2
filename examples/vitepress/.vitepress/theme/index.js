import DefaultTheme from 'vitepress/theme';
import GuideGrid from 'guide-grid/vitepress';

export default { extends: DefaultTheme, enhanceApp: ({ app }) => { app.component('GuideGrid', GuideGrid); } };
