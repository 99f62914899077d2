export default { title: 'VitePress', outDir: 'built', themeConfig: { sidebar: [{ text: 'Guides', link: '/' }] } };
