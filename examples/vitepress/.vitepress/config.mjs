import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Lantern',
  description: 'A small server for websites.',
  base: new URL(process.env.SITE_URL ?? 'http://localhost/').pathname,
  themeConfig: {
    search: { provider: 'local' },
    sidebar: [{ text: 'What to read next', link: '/' }, { text: 'Manual', link: '/manual' }],
  },
});
