// What to paste into a site, for each host: a note, and files with what to write there.

const escaped = (value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Attributes as HTML, each with a space before it. */
const html = (attributes) => Object.entries(attributes).map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ` ${name}`)).join('');

/** Attributes as properties of a JavaScript object, one for each line. */
const object = (attributes, indentation) => Object.entries(attributes).map(([name, value]) => `\n${indentation}${JSON.stringify(name)}: ${JSON.stringify(value)},`).join('');

const SCRIPT = '<script type="module" src="/guide-grid/guide-grid.js"></script>';

/** The keys of the card lists: those that shortcodes place, in their order, else those that look like lists. */
function keysOf(page) {
  const placed = [...page.matchAll(/\{\{[<%][^}]*?\sitems=["']?([\w-]+)/g)].map((it) => it[1]);
  const keys = placed.length > 0 ? placed : [...page.matchAll(/^([\w-]+):[ \t]*\n\s*- /gm)].map((it) => it[1]);
  return [...new Set(keys)];
}

function dataType(page) {
  if (!/^\s*[[{]/.test(page)) return 'text/markdown';
  try {
    JSON.parse(page);
    return 'application/json';
  } catch {
    return 'text/markdown';
  }
}

/** The element with the page inside, for HTML and for engines that let raw HTML through. */
function embedded({ page, attributes }) {
  // Inside a script, this would end it or start another one.
  if (/<\/?script|<!--/i.test(page)) {
    return `<div>\n<guide-grid${html(attributes)} card-data="${escaped(page)}">\n\n<p>What readers see without scripts.</p>\n\n</guide-grid>\n</div>\n`;
  }
  return `<div>\n<guide-grid${html(attributes)}>\n\n<script type="${dataType(page)}">\n${page.trimEnd()}\n</script>\n\n`
    + '<p>What readers see without scripts: best a plain list of links.</p>\n\n</guide-grid>\n</div>\n';
}

/** The attributes for hosts whose templates sort the keys of front matter. */
function ordered({ page, attributes }) {
  const keys = keysOf(page);
  return keys.length > 1 && !attributes.items ? { items: keys.join(' '), ...attributes } : attributes;
}

const FRONT_MATTER = 'The cards stay in the front matter of your page. The keys of their lists become headings.';

export const HOSTS = [
  {
    name: 'Plain HTML',
    note: 'The whole page stands inside the element.',
    files: (tried) => [{ name: 'your page', code: `${SCRIPT}\n\n${embedded(tried)}` }],
  },
  {
    name: 'Hugo',
    note: FRONT_MATTER,
    files: (tried) => [
      {
        name: 'layouts/shortcodes/guide-grid.html',
        code: '<script type="module" src="{{ "guide-grid/guide-grid.js" | relURL }}"></script>\n'
          + `<div>\n<guide-grid card-data="{{ .Page.Params | jsonify }}"${html(ordered(tried))}></guide-grid>\n</div>\n`,
      },
      { name: 'the body of your page', code: '{{< guide-grid >}}\n' },
    ],
  },
  {
    name: 'Material for MkDocs',
    note: FRONT_MATTER,
    files: ({ attributes }) => [
      { name: 'mkdocs.yml', code: 'extra_javascript:\n  - path: guide-grid/guide-grid.js\n    type: module\nhooks: [hooks.py]\n' },
      {
        name: 'hooks.py',
        code: 'import html\nimport json\n\n'
          + `ELEMENT = ${JSON.stringify(`<div><guide-grid${html(attributes)} card-data="DATA"></guide-grid></div>`)}\n\n\n`
          + 'def on_page_markdown(markdown, page, **kwargs):\n'
          + '    data = html.escape(json.dumps(page.meta, ensure_ascii=False, default=str))\n'
          + "    return markdown.replace('<!-- guide-grid -->', ELEMENT.replace('DATA', data))\n",
      },
      { name: 'the body of your page', code: '<!-- guide-grid -->\n' },
    ],
  },
  {
    name: 'Sphinx with MyST',
    note: 'The whole page stands inside the element, as raw HTML.',
    files: (tried) => [
      { name: 'conf.py', code: 'html_js_files = [("guide-grid/guide-grid.js", {"type": "module"})]  # in _static/\n' },
      { name: 'your page', code: `\`\`\`\`\`{raw} html\n${embedded(tried)}\`\`\`\`\`\n` },
    ],
  },
  {
    name: 'Docusaurus',
    note: FRONT_MATTER,
    files: ({ attributes }) => [
      { name: 'docusaurus.config.js', code: "scripts: [{ src: baseUrl + 'guide-grid/guide-grid.js', type: 'module' }],\n" },
      {
        name: 'src/theme/MDXComponents.js',
        code: "import MDXComponents from '@theme-original/MDXComponents';\n"
          + "import { useDoc } from '@docusaurus/plugin-content-docs/client';\n\n"
          + 'function GuideGrid() {\n  const attributes = {'
          + `${object(attributes, '    ')}\n    "card-data": JSON.stringify(useDoc().frontMatter),\n  };\n`
          + '  return <guide-grid {...attributes} />;\n}\n\nexport default { ...MDXComponents, GuideGrid };\n',
      },
      { name: 'the body of your page (.mdx)', code: '<GuideGrid />\n' },
    ],
  },
  {
    name: 'VitePress',
    note: FRONT_MATTER,
    files: ({ attributes }) => [
      {
        name: '.vitepress/config.mjs',
        code: "head: [['script', { type: 'module', src: base + 'guide-grid/guide-grid.js' }]],\n"
          + "vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'guide-grid' } } },\n",
      },
      {
        name: '.vitepress/theme/index.mjs',
        code: "import { h } from 'vue';\nimport { useData } from 'vitepress';\nimport DefaultTheme from 'vitepress/theme';\n\n"
          + 'const GuideGrid = {\n  setup() {\n    const { frontmatter } = useData();\n'
          + `    return () => h('guide-grid', {${object(attributes, '      ')}\n      "card-data": JSON.stringify(frontmatter.value),\n    });\n  },\n};\n\n`
          + "export default {\n  extends: DefaultTheme,\n  enhanceApp: ({ app }) => app.component('GuideGrid', GuideGrid),\n};\n",
      },
      { name: 'the body of your page', code: '<GuideGrid />\n' },
    ],
  },
  {
    name: 'Starlight',
    note: FRONT_MATTER,
    files: ({ page, attributes }) => {
      const keys = keysOf(page);
      const list = JSON.stringify(keys.length > 0 ? keys : ['guides']);
      return [
        {
          name: 'src/content.config.ts',
          code: `import { z } from 'astro/zod';\n\nconst lists = ${list}.map((key) => [key, z.array(z.any()).optional()]);\n\n`
            + 'schema: docsSchema({ extend: z.object(Object.fromEntries(lists)) }),\n',
        },
        {
          name: 'src/components/GuideGrid.astro',
          code: `---\nconst { data } = Astro.locals.starlightRoute.entry;\nconst lists = Object.fromEntries(${list}.map((key) => [key, data[key]]));\n`
            + "const base = import.meta.env.BASE_URL.replace(/\\/?$/, '/');\n---\n"
            + `<guide-grid card-data={JSON.stringify(lists)}${html(attributes)}></guide-grid>\n`
            + "<script type=\"module\" is:inline src={base + 'guide-grid/guide-grid.js'}></script>\n",
        },
        {
          name: 'the body of your page (.mdx)',
          code: "import GuideGrid from '../../components/GuideGrid.astro';\n\n<GuideGrid />\n",
        },
      ];
    },
  },
];
