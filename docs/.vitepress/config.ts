import { defineConfig } from 'vitepress';
import { linksOutOfTheSite } from './links.js';
import { nav, sidebar } from './menu.js';

/** Where the site will be, such as `/trending-papers/` on GitHub Pages. */
const base = process.env.DOCS_BASE ?? '/';

export default defineConfig({
  title: 'Trending Papers',
  description: 'Turn any listing of scholarly papers into a feed that you own.',
  lang: 'en',
  base,
  cleanUrls: false,
  srcExclude: ['public/**'],
  // An address of the reader's own machine is an example.
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}icon.svg` }]],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (markdown) => linksOutOfTheSite(markdown),
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'trending-papers' } } },
  themeConfig: { nav, sidebar, outline: [2, 3], docFooter: { prev: 'Previous', next: 'Next' } },
});
