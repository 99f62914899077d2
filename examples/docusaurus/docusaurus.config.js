const site = new URL(process.env.SITE_URL ?? 'http://localhost:3000/');

export default {
  title: 'Lantern',
  tagline: 'A small server for websites.',
  url: site.origin,
  baseUrl: site.pathname,
  trailingSlash: true,
  onBrokenAnchors: 'throw',
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
  themeConfig: { navbar: { title: 'Lantern' }, colorMode: { respectPrefersColorScheme: true } },
};
