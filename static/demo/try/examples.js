// Pages to start from, in the shapes that documentation has. The first one is shown where the address names none.

const LISTS = `---
title: What’s next
description: Where to go once the first steps are done.
weight: 4

first-bread:
- title: A loaf without kneading
  description: Time does the work; you fold four times, and wait.
  link: /guides/first-bread/no-knead/
  tags: [beginner]
  time: 30 minutes
- title: Flour, water, salt
  description: What each of them does, and how much of each to take.
  link: /guides/first-bread/flour-water-salt/
  tags: [beginner]
  time: 10 minutes
- title: Baking in a pot
  description: Steam makes the crust. A lid keeps it in.
  link: /guides/first-bread/pot/
  tags: [beginner]
  time: 15 minutes

sourdough:
- title: Raising a starter
  description: From flour and water to something that lives, in seven days.
  link: /guides/sourdough/starter/
  tags: [intermediate]
  time: 60 minutes
- title: Reading the dough
  description: How it looks and feels when it is ready, and when it is too late.
  link: /guides/sourdough/reading-dough/
  tags: [intermediate]
  time: 20 minutes
- title: Baking by the clock
  description: "A plan for working days: mix at night, bake before breakfast."
  link: /guides/sourdough/clock/
  tags: [advanced]
  time: 45 minutes
---

Your first loaf is out of the oven. These guides take you further.

## First bread

Three short reads that explain what you have just done.

{{< grid items="first-bread" >}}

## Sourdough

Bread that needs no yeast from a shop.

{{< grid items="sourdough" >}}
`;

const DOCKER = `---
title: Language guides
description: Put the language that you work in into a container.
grid:
- title: Python
  description: Put a service into an image, and develop inside it.
  link: /guides/python/
  icon: 🐍
  tags: [service, data]
  params:
    time: 20 minutes
- title: Go
  description: Build in one stage, ship a single file in another.
  link: /guides/go/
  icon: 🐹
  tags: [service]
  params:
    time: 25 minutes
- title: R
  description: The same packages for everyone who runs your analysis.
  link: /guides/r/
  icon: 📈
  tags: [data]
  params:
    time: 15 minutes
---

Choose the language that your service is written in.

{{< grid >}}
`;

const HEXTRA = `---
title: Documentation
---

## Start here

{{< cards >}}
  {{< card link="/docs/install" title="Install" icon="🧰" subtitle="Get the program onto your machine." >}}
  {{< card link="/docs/first-site" title="Your first site" icon="🌱" subtitle="From an empty folder to a page." >}}
{{< /cards >}}

## Go on

{{< cards cols="2" >}}
  {{< card link="/docs/themes" title="Themes" icon="🎨" subtitle="Change how it looks, not what it says." >}}
  {{< card link="/docs/deploy" title="Deploy" icon="🚀" subtitle="Put it where others can read it." >}}
{{< /cards >}}
`;

const VITEPRESS = `---
layout: home
hero:
  name: Paper Boat
  text: A small router for small sites
features:
  - icon: 🧭
    title: Routes from files
    details: A file is a page, a folder is a path.
    link: /guide/routes
  - icon: ⚡
    title: Loads before the click
    details: Pages are fetched when a pointer comes near.
    link: /guide/prefetch
  - icon: 📦
    title: Nothing to configure
    details: It reads the folder that it stands in.
    link: /guide/start
---
`;

const JSON_LIST = `[
  {
    "title": "Send a request",
    "description": "One address, one key, one answer.",
    "link": "/api/first-request/",
    "tags": ["basics"]
  },
  {
    "title": "Read pages of results",
    "description": "Follow \`next\` until there is none.",
    "link": "/api/pages/",
    "tags": ["basics", "lists"]
  },
  {
    "title": "Wait for an event",
    "description": "Let us call you, instead of asking every minute.",
    "link": "/api/events/",
    "tags": ["events"]
  }
]
`;

const ARABIC = `---
title: الخطوة التالية
الأساسيات:
- title: ما هي الحاوية؟
  description: شغّل أول حاوية على جهازك.
  link: /ar/container/
  tags: [مبتدئ]
- title: ما هي الصورة؟
  description: كيف تُحزم الملفات والإعدادات معًا.
  link: /ar/image/
  tags: [مبتدئ]
البناء:
- title: كتابة Dockerfile
  description: حوّل خطوات الإعداد إلى وصفة يعيدها أي شخص.
  link: /ar/dockerfile/
  tags: [متقدم]
---
`;

const BROKEN = `---
title: Broken on purpose
guides:
- title: This card is fine
  description: It is shown, even though others are broken.
  link: /fine/
- description: This one has no title.
  link: /untitled/
- title: Not an address for a page
  link: "javascript:alert(1)"
- title: Update #2
  description: What is behind the number sign is a comment.
  link: /update/
---

## Guides

{{< grid items="guides" >}}

{{< grid items="no-such-list" >}}
`;

export const EXAMPLES = [
  { name: 'Card lists and a body', page: LISTS, attributes: {} },
  { name: 'Docker', page: DOCKER, attributes: { facets: 'tags time' } },
  { name: 'Hextra', page: HEXTRA, attributes: {} },
  { name: 'VitePress', page: VITEPRESS, attributes: {} },
  { name: 'JSON', page: JSON_LIST, attributes: {} },
  { name: 'Right to left', page: ARABIC, attributes: { lang: 'ar', dir: 'rtl' } },
  { name: 'Mistakes', page: BROKEN, attributes: {} },
];
