import { type Card, cards } from './cards.js';
import { pagesOf } from './pages.js';

// Ways in which people and their tools write down a day of papers, in three sets, each written when the readers had been
// mended by the one before it. When they were first read 35, 57 and 69 of 100 cards came out right.

export interface Layout {
  readonly name: string;
  /** What of a card can be told from it beside the title. */
  readonly has: readonly ('id' | 'votes' | 'code')[];
  readonly head: string;
  readonly card: (card: Card, index: number) => string;
  readonly foot: string;
}

const arxiv = (id: string) => `https://arxiv.org/abs/${id}`;
const hf = (id: string) => `https://huggingface.co/papers/${id}`;

const layout = (name: string, has: Layout['has'], card: Layout['card'], head = '', foot = ''): Layout => ({
  name,
  has,
  head,
  card,
  foot,
});

const first: readonly Layout[] = [
  layout(
    'points with bold titles',
    ['id', 'votes', 'code'],
    ({ id, title, votes, code, authors }) =>
      `- **[${title}](${arxiv(id)})**, ${authors.join(', ')}. [[Code](${code})] 👍 ${votes}`,
    '# Papers of the week\n\n',
    '\n\n## License\n\nCC0',
  ),
  layout(
    'numbers, address below',
    ['id', 'votes'],
    ({ id, title, votes }, index) => `${index + 1}. ${title}\n   ${arxiv(id)}\n   ▲ ${votes}`,
    'Top papers today\n\n',
  ),
  layout(
    'a table',
    ['id', 'votes', 'code'],
    ({ id, title, votes, code }, index) =>
      `| ${index + 1} | ${title} | ${votes} | [paper](${arxiv(id)}) | [code](${code}) |`,
    '# Week 24\n\n| # | Title | Upvotes | Paper | Code |\n|---|---|---|---|---|\n',
  ),
  layout(
    'headings with a line of links',
    ['id', 'votes', 'code'],
    ({ id, title, votes, code, abstract }) =>
      `### ${title}\n\n👍 ${votes} | [Paper](${hf(id)}) | [Code](${code})\n\n${abstract}\n`,
    '# Daily digest\n\n',
  ),
  layout(
    'headings that lead to papers',
    ['id', 'code'],
    ({ id, title, code, authors, abstract }) =>
      `## [${title}](${hf(id)})\n\n*${authors.join(', ')}*\n\n${abstract}\n\n[GitHub](${code})\n`,
    '# Reading list\n\n',
  ),
  layout(
    'marks of Slack',
    ['id', 'votes'],
    ({ id, title, votes }) => `• <${arxiv(id)}|${title}> (${votes} upvotes)`,
    'Papers of today:\n',
  ),
  layout(
    'a checklist',
    ['id', 'code'],
    ({ id, title, code }) => `- [ ] ${title} — ${arxiv(id)} — ${code}`,
    '# To read\n\n',
  ),
  layout(
    'titles, number in brackets',
    ['id'],
    ({ id, title, authors, abstract }) => `${title} (arXiv:${id})\n${authors.join(', ')}\n${abstract}\n`,
  ),
  layout(
    'Org mode',
    ['id', 'votes'],
    ({ id, title, votes }) => `* [[${arxiv(id)}][${title}]]\n  ${votes} upvotes`,
    '#+TITLE: Papers\n\n',
  ),
  layout('reStructuredText', ['id'], ({ id, title }) => `* \`${title} <${arxiv(id)}>\`_`, 'Papers\n======\n\n'),
  layout('AsciiDoc', ['id'], ({ id, title }) => `* ${arxiv(id)}[${title}]`, '= Papers\n\n'),
  layout(
    'posts of a channel',
    ['id', 'votes', 'code'],
    ({ id, title, votes, code }) => `📄 ${title}\n👍 ${votes}\n🔗 ${arxiv(id)}\n💻 ${code}\n`,
  ),
  layout(
    'a letter in HTML',
    ['id', 'code'],
    ({ id, title, abstract, code }) =>
      `<tr><td><a href="https://news.example/click?url=${encodeURIComponent(hf(id))}"><b>${title}</b></a><p>${abstract}</p><a href="${code}">Code</a></td></tr>`,
    '<html><body><h1>Papers of the week</h1><table>',
    '</table><p><a href="https://news.example/off">Unsubscribe</a></p></body></html>',
  ),
  layout(
    'points in HTML',
    ['id', 'votes'],
    ({ id, title, votes }) => `<li><a href="${arxiv(id)}">${title}</a> <span>${votes} upvotes</span></li>`,
    '<!doctype html><html><body><nav><a href="/">Home</a></nav><ul>',
    '</ul><footer>2026</footer></body></html>',
  ),
  layout(
    'cards with labels',
    ['id', 'votes', 'code'],
    ({ id, title, votes, authors, code, abstract }) =>
      `Title: ${title}\nAuthors: ${authors.join(', ')}\nLink: ${arxiv(id)}\nCode: ${code}\nUpvotes: ${votes}\nAbstract: ${abstract}\n`,
  ),
  layout(
    'cards of a page, votes first',
    ['votes'],
    ({ title, votes, authors, user }) =>
      `Submitted by\n${user}\n${votes}\n\n${title}\n\n·\n${authors.length} authors\n`,
    'Daily Papers\nby AK and the research community\nJun 12\n',
    '\nPrevious\nNext\nTOS\nPrivacy\nAbout',
  ),
  layout(
    'cards of a page, "Upvote" last',
    ['votes'],
    ({ title, votes, abstract }) => `${title}\n${abstract}\n·\nJun 12, 2026\nUpvote\n${votes}\n`,
    'Trending Papers\nby AK and the research community\n',
  ),
];

const second: readonly Layout[] = [
  {
    name: 'a bulletin with rules',
    has: ['id', 'votes', 'code'],
    head: 'PAPER BULLETIN\n==============\n\n',
    card: ({ id, title, votes, code, authors }) =>
      `${title}\nby ${authors.join(', ')}\n${votes} upvotes\nPaper: ${arxiv(id)}\nCode: ${code}\n\n---\n`,
    foot: 'That is all for today.\n',
  },
  {
    name: 'a nested list',
    has: ['id', 'code'],
    head: '# Papers\n\n',
    card: ({ id, title, code }) => `- ${title}\n  - paper: ${arxiv(id)}\n  - code: ${code}`,
    foot: '',
  },
  {
    name: 'quotes around titles',
    has: ['id', 'votes'],
    head: '',
    card: ({ id, title, votes, authors }, index) =>
      `${index + 1}) "${title}" by ${authors[0]} et al. (arXiv:${id}, ${votes} votes)`,
    foot: '',
  },
  {
    name: 'a table of HTML',
    has: ['id', 'votes', 'code'],
    head: '<table><tr><th>Votes</th><th>Title</th><th>Code</th></tr>',
    card: ({ id, title, votes, code }) =>
      `<tr><td>${votes}</td><td><a href="${arxiv(id)}">${title}</a></td><td><a href="${code}">code</a></td></tr>`,
    foot: '</table>',
  },
  {
    name: 'a table without a number column, linked titles',
    has: ['id', 'votes'],
    head: '| Paper | Likes |\n| :-- | --: |\n',
    card: ({ id, title, votes }) => `| [${title}](${arxiv(id)}) | ${votes} |`,
    foot: '\n',
  },
  {
    name: 'MediaWiki',
    has: ['id', 'code'],
    head: '== Papers ==\n',
    card: ({ id, title, code }) => `* [${arxiv(id)} ${title}] ([${code} code])`,
    foot: '\n',
  },
  {
    name: 'bold titles over paragraphs',
    has: ['id'],
    head: '# Digest\n\n',
    card: ({ id, title, abstract }) => `**${title}**\n\n${abstract} [arXiv:${id}](${arxiv(id)})\n`,
    foot: '',
  },
  {
    name: 'addresses before titles',
    has: ['id', 'votes'],
    head: 'links\n\n',
    card: ({ id, title, votes }) => `${arxiv(id)} - ${title} [+${votes}]`,
    foot: '',
  },
  {
    name: 'tabs',
    has: ['id', 'votes'],
    head: 'votes\ttitle\turl\n',
    card: ({ id, title, votes }) => `${votes}\t${title}\t${arxiv(id)}`,
    foot: '\n',
  },
  {
    name: 'YAML',
    has: ['id', 'votes', 'code'],
    head: 'papers:\n',
    card: ({ id, title, votes, code }) =>
      `  - title: "${title}"\n    arxiv: "${id}"\n    upvotes: ${votes}\n    code: ${code}`,
    foot: '\n',
  },
];

const third: readonly Layout[] = [
  {
    name: 'a digest with a rule of signs',
    has: ['id', 'votes'],
    head: 'Weekly papers\n*************\n\n',
    card: ({ id, title, votes, abstract }, i) => `#${i + 1} · ${title}\n${votes} likes · ${arxiv(id)}\n${abstract}\n`,
    foot: '',
  },
  {
    name: 'points, link as a word',
    has: ['id', 'code'],
    head: '## Papers\n\n',
    card: ({ id, title, code, authors }) => `* ${title}. ${authors.join(', ')}. [link](${arxiv(id)}) / [repo](${code})`,
    foot: '',
  },
  {
    name: 'headings with numbers',
    has: ['id', 'votes'],
    head: '# Top\n\n',
    card: ({ id, title, votes, abstract }, i) =>
      `## ${i + 1}. ${title}\n\n**Votes:** ${votes}\n\n**Link:** ${arxiv(id)}\n\n**Abstract:** ${abstract}\n`,
    foot: '',
  },
  {
    name: 'lines with bars',
    has: ['id', 'votes'],
    head: '',
    card: ({ id, title, votes }) => `${title} | ${arxiv(id)} | ${votes} upvotes`,
    foot: '\n',
  },
  {
    name: 'tweets of a thread',
    has: ['id'],
    head: 'Top AI papers of the week:\n\n',
    card: ({ id, title, abstract }, i) => `${i + 1}/ ${title}\n\n${abstract}\n\n${arxiv(id)}\n`,
    foot: '',
  },
  {
    name: 'HTML cards',
    has: ['id', 'votes', 'code'],
    head: '<main>',
    card: ({ id, title, votes, code, abstract }) =>
      `<article><h3><a href="https://huggingface.co/papers/${id}">${title}</a></h3><p>${abstract}</p><span>▲ ${votes}</span> <a href="${code}">GitHub</a></article>`,
    foot: '</main>',
  },
  {
    name: 'number first',
    has: ['id'],
    head: 'reading list\n\n',
    card: ({ id, title }) => `[${id}] ${title}`,
    foot: '\n',
  },
  {
    name: 'definition list',
    has: ['id', 'votes'],
    head: '',
    card: ({ id, title, votes }) => `${title}\n: ${arxiv(id)} (${votes} votes)\n`,
    foot: '',
  },
];

export const sets = { first, second, third, pages: pagesOf(cards) } as const;
