import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Keep',
  description: 'Copies of your files.',
  themeConfig: {
    search: { provider: 'local' },
    sidebar: [{ text: 'Keep', items: [{ text: 'What comes next', link: '/' }, { text: 'Copies', link: '/copies' }] }],
  },
});
