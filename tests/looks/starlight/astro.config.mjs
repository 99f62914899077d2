import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({ outDir: 'built', integrations: [starlight({ title: 'Starlight' })] });
