const site = new URL(process.env.SITE_URL ?? 'http://localhost:3000/');

export default {
  title: 'Keep',
  tagline: 'Copies of your files.',
  url: site.origin,
  baseUrl: site.pathname,
  onBrokenAnchors: 'throw',
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
  themeConfig: { navbar: { title: 'Keep' }, colorMode: { respectPrefersColorScheme: true } },
};
