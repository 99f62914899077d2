import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

const site = new URL(process.env.SITE_URL ?? 'http://localhost:4321/');

export default defineConfig({
  site: site.origin,
  base: site.pathname,
  integrations: [
    starlight({ title: 'Lantern', sidebar: [{ label: 'What to read next', link: '/' }, { label: 'Manual', link: '/manual/' }] }),
  ],
});
