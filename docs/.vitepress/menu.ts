import type { DefaultTheme } from 'vitepress';

type Item = DefaultTheme.SidebarItem;

const start: Item = {
  text: 'Start in five minutes',
  items: [
    { text: 'A feed on a page', link: '/start/page' },
    { text: 'A program', link: '/start/program' },
    { text: "A lab's site", link: '/start/lab' },
  ],
};

const guides: Item = {
  text: 'Guides',
  items: [
    { text: "A lab's site, for years", link: '/guides/lab-site' },
    { text: 'An app', link: '/guides/app' },
    { text: 'A bot', link: '/guides/bot' },
    { text: 'Mail', link: '/guides/mail' },
    { text: 'Themes', link: '/guides/themes' },
    { text: 'Taste', link: '/guides/taste' },
    { text: 'Hosting', link: '/guides/hosting' },
    { text: 'Growing', link: '/guides/scaling' },
    { text: 'Adding formats, services and more', link: '/guides/extending' },
    { text: 'Troubleshooting', link: '/guides/troubleshooting' },
  ],
};

const concepts: Item = {
  text: 'Concepts',
  items: [
    { text: 'The way of the data', link: '/concepts/data' },
    { text: 'Which papers are the same', link: '/identity' },
    { text: 'Ranking', link: '/ranking' },
    { text: 'Search', link: '/search' },
    { text: 'Compared with others', link: '/concepts/comparison' },
  ],
};

const reference: Item = {
  text: 'Reference',
  items: [
    { text: 'Commands and options', link: '/cli' },
    { text: 'The element', link: '/widget' },
    { text: "The element's tables", link: '/reference/element' },
    { text: 'A paper', link: '/paper' },
    { text: 'Formats', link: '/formats' },
    { text: 'Interchange', link: '/interchange' },
    { text: 'Services', link: '/services' },
    { text: 'Writers', link: '/publishing' },
    { text: 'Stores', link: '/store' },
    { text: 'Read API', link: '/read-api' },
    { text: 'Codes of errors and issues', link: '/codes' },
    { text: 'Security', link: '/security' },
  ],
};

const functions: Item = {
  text: 'Functions and types',
  items: ['paper', 'parse', 'fetch', 'collect', 'rank', 'search', 'publish', 'store', 'words'].map((room) => ({
    text: room,
    link: `/reference/api/${room}`,
  })),
};

const benchmarks: Item = {
  text: 'Measured',
  items: [
    { text: 'Reading', link: '/benchmarks/parse' },
    { text: 'Finding what is the same', link: '/benchmarks/dedup' },
    { text: 'Ranking', link: '/benchmarks/ranking' },
    { text: 'Speed of ranking', link: '/benchmarks/rank' },
    { text: 'Search', link: '/benchmarks/search' },
    { text: 'Search on a static host', link: '/benchmarks/shards' },
    { text: 'Publishing', link: '/benchmarks/publish' },
    { text: 'The element', link: '/benchmarks/widget' },
    { text: 'The command line', link: '/benchmarks/cli' },
    { text: 'Changes', link: '/changelog' },
  ],
};

export const nav: DefaultTheme.NavItem[] = [
  { text: 'Get started', link: '/start/page' },
  { text: 'Guides', link: '/guides/lab-site' },
  { text: 'Reference', link: '/cli' },
  { text: 'Playground', link: '/playground' },
];

export const sidebar: Item[] = [start, guides, concepts, reference, functions, benchmarks];
