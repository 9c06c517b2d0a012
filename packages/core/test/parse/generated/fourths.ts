import { Dice } from './dice.js';
import { type MadePaper, papersOf } from './papers.js';
import { type Judged, nameForms, type Sheet } from './sheet.js';
import { abs, year } from './styles.js';

// Layouts of a fourth hand: what a page shows, times the program that took it out of the page, times what happened to
// the text on its way. Readers are judged with them as a whole.

interface Line {
  readonly text: string;
  /** A title heads its card, words of the page are what some programs leave out, the rest is prose. */
  readonly as: 'title' | 'word' | 'prose';
  readonly url?: string;
}

type Word = 'upvote' | 'by' | 'authors' | 'on' | 'abstract' | 'title' | 'read' | 'cite';
type Words = Readonly<Record<Word, string>>;

const languages: readonly Words[] = [
  {
    upvote: 'Upvote',
    by: 'Submitted by',
    authors: 'authors',
    on: 'Published on',
    abstract: 'Abstract',
    title: 'Title',
    read: 'Read more',
    cite: 'Cite',
  },
  {
    upvote: 'Hochwählen',
    by: 'Eingereicht von',
    authors: 'Autoren',
    on: 'Veröffentlicht am',
    abstract: 'Zusammenfassung',
    title: 'Titel',
    read: 'Weiterlesen',
    cite: 'Zitieren',
  },
  {
    upvote: 'Voter pour',
    by: 'Soumis par',
    authors: 'auteurs',
    on: 'Publié le',
    abstract: 'Résumé',
    title: 'Titre',
    read: 'Lire la suite',
    cite: 'Citer',
  },
  {
    upvote: '点赞',
    by: '提交者',
    authors: '位作者',
    on: '发表于',
    abstract: '摘要',
    title: '标题',
    read: '阅读全文',
    cite: '引用',
  },
];

interface At {
  readonly index: number;
  readonly names: string;
  readonly say: Words;
  readonly variant: number;
}

interface Source {
  readonly name: string;
  readonly has: readonly Judged[];
  /** What can be told as well where addresses are kept. */
  readonly linked: readonly Judged[];
  /** What can be told only where the words of the page are. */
  readonly worded?: readonly Judged[];
  readonly lines: (paper: MadePaper, at: At) => readonly Line[];
}

const title = (text: string, url?: string): Line => ({ text, as: 'title', ...(url === undefined ? {} : { url }) });
const word = (text: string | number, url?: string): Line => ({ ...title(String(text), url), as: 'word' });
const prose = (text: string, url?: string): Line => ({ ...title(text, url), as: 'prose' });
const hf = ({ arxiv }: MadePaper) => `https://huggingface.co/papers/${arxiv}`;
const short = (count: number) => (count < 1000 ? String(count) : `${(count / 1000).toFixed(1)}k`);
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep'];
const month = ({ date }: MadePaper) => months[Number(date.slice(5, 7)) - 1]!;
const day = (p: MadePaper) => `${month(p)} ${Number(p.date.slice(8))}, ${year(p)}`;
const closed = (text: string) => (text.endsWith('?') ? text : `${text}.`);

const sources: readonly Source[] = [
  {
    name: 'a trending page',
    has: [],
    linked: ['id', 'code'],
    worded: ['votes'],
    lines: (p, { say, variant }) => [
      title(p.title, hf(p)),
      prose(p.abstract, hf(p)),
      ...(variant === 0 ? [word(p.organization), word('·')] : []),
      word(`${say.on} ${day(p)}`),
      word(say.upvote),
      word(p.votes),
      word(`GitHub ${short(p.stars)}`, p.code),
      word('arXiv Page', abs(p)),
    ],
  },
  {
    name: 'papers of a day',
    has: [],
    linked: ['id'],
    worded: ['votes'],
    lines: (p, { say, variant, index }) => [
      word(say.by),
      word(`user-${index}`),
      ...(variant === 0 ? [word(p.votes)] : []),
      title(p.title, hf(p)),
      ...(variant === 0 ? [] : [word(say.upvote), word(p.votes)]),
      ...(variant === 0 ? [word(p.organization)] : []),
      word('·'),
      word(`${p.authors.length + 12} ${say.authors}`),
      word(`+${p.authors.length + 7}`),
      word((index % 5) + 1),
    ],
  },
  {
    name: 'hits of a search',
    has: [],
    linked: ['id'],
    worded: ['votes'],
    lines: (p, { say }) => [
      title(p.title, hf(p)),
      prose(`${p.abstract.slice(0, 120)}…`),
      word(`${say.on} ${day(p)}`),
      word('▲'),
      word(p.votes),
    ],
  },
  {
    name: 'a network of researchers',
    has: ['authors'],
    linked: [],
    lines: (p, { names, say, index }) => [
      title(p.title),
      word('Article'),
      word('Full-text available'),
      word(`${month(p)} ${year(p)}`),
      prose(names),
      prose(p.abstract),
      word(`${index + 12} Reads`),
      word(`${index + 3} Citations`),
      word(say.cite),
    ],
  },
  {
    name: 'a search engine of papers',
    has: ['authors'],
    linked: ['id'],
    lines: (p, { names, say, index }) => [
      title(p.title),
      prose(names),
      prose(`${p.venue} · ${day(p)}`),
      word('TLDR'),
      prose(p.abstract.split('. ', 1)[0]!),
      word(`${index + 40}`),
      word('[PDF]', abs(p)),
      word('Save'),
      word('Alert'),
      word(say.cite),
    ],
  },
  {
    name: 'a programme',
    has: ['authors'],
    linked: [],
    lines: (p, { names, index, variant }) =>
      variant === 0
        ? [
            title(
              `${9 + (index >> 2)}:${(index % 4) * 15 || '00'}–${9 + (index >> 2)}:${(index % 4) * 15 + 12} ${p.title}`,
            ),
            prose(names),
          ]
        : [title(p.title), prose(names), word(`Poster #${index + 101}`)],
  },
  {
    name: 'proceedings',
    has: ['authors'],
    linked: ['id'],
    lines: (p, { names, index }) => [
      title(p.title),
      prose(names),
      word(`pp. ${index * 14 + 1}–${index * 14 + 13}`),
      word('PDF', abs(p)),
    ],
  },
  {
    name: 'dates, numbers and titles',
    has: ['id'],
    linked: [],
    lines: (p, { variant }) => [
      title(variant === 0 ? `${p.date} ${p.arxiv} ${p.title}` : `${day(p)} | arXiv:${p.arxiv} | ${p.title}`),
    ],
  },
  {
    name: 'a curriculum vitae',
    has: ['authors', 'id'],
    linked: [],
    lines: (p, { names, variant }) => [
      title(
        variant === 0
          ? `${names} (${year(p)}). ${closed(p.title)} ${p.venue}. arXiv:${p.arxiv}`
          : `“${p.title}”, ${names}, ${p.venue}, ${year(p)}, arXiv:${p.arxiv}`,
      ),
    ],
  },
  {
    name: 'slides',
    has: ['authors'],
    linked: ['id'],
    lines: (p, { names, index }) => [title(p.title), prose(names), prose(p.venue, abs(p)), word(`${index + 2} / 30`)],
  },
  {
    name: 'comments of an issue',
    has: ['id'],
    linked: [],
    lines: (p, { index }) => [
      word(`user-${index} commented ${index + 1} days ago`),
      title(p.title),
      prose(abs(p)),
      word(`👍 ${index + 1}`),
    ],
  },
  {
    name: 'pairs',
    has: [],
    linked: [],
    lines: (p) => [title(p.title), prose(p.abstract)],
  },
  {
    name: 'labelled pairs',
    has: [],
    linked: [],
    lines: (p, { say }) => [title(`${say.title}: ${p.title}`), prose(`${say.abstract}: ${p.abstract}`)],
  },
  {
    name: 'cards of a note app',
    has: ['id', 'authors'],
    linked: [],
    lines: (p, { names }) => [title(p.title), prose(names), prose(`arXiv ${p.arxiv} (${year(p)})`), prose(p.abstract)],
  },
];

interface Tool {
  readonly name: string;
  readonly keepsAddresses: boolean;
  readonly keepsWords: boolean;
  readonly gaps: readonly string[];
  readonly write: (line: Line, index: number) => string;
  readonly head?: string;
  readonly foot?: string;
  readonly between?: string;
  readonly whole?: (text: string) => string;
}

function wrapped(text: string, width: number): string {
  const fold = (line: string): string => {
    const at = line.length > width ? line.lastIndexOf(' ', width) : -1;
    return at < 1 ? line : `${line.slice(0, at)}\n${fold(line.slice(at + 1))}`;
  };
  return text.split('\n').map(fold).join('\n');
}

const linked = ({ text, url }: Line) => (url === undefined ? text : `[${text}](${url})`);
const headed = (line: Line) => (line.as === 'title' ? `### ${linked(line)}` : linked(line));
const escaped = (text: string) => text.replaceAll('&', '&amp;');
const plain = { keepsAddresses: false, keepsWords: true, write: ({ text }: Line) => text };
const marked = { keepsAddresses: true, keepsWords: true, gaps: ['\n\n'], write: headed };

const tools: readonly Tool[] = [
  { ...plain, name: 'Chrome', gaps: ['\n', '\n\n'] },
  {
    ...plain,
    name: 'Firefox',
    gaps: ['\n', '\n\n'],
    write: ({ text, as }, index) =>
      as === 'title' && index % 3 === 0 ? `${text} ` : as === 'word' ? `\t${text}` : text,
  },
  {
    ...plain,
    name: 'Safari',
    gaps: ['\n'],
    write: ({ text, as }) => (as === 'title' ? text : text.replaceAll(' ', '\u00A0')),
  },
  {
    ...plain,
    name: 'titles copied twice',
    gaps: ['\n', '\n\n'],
    write: ({ text, as }) => (as === 'title' ? `${text}\n${text}` : text),
  },
  { ...plain, name: 'Word', gaps: ['\n'], write: ({ text, as }) => (as === 'title' ? `•\t${text}` : text) },
  { ...marked, name: 'Firecrawl', write: (line) => headed(line).replaceAll('_', '\\_') },
  {
    ...marked,
    name: 'Jina',
    head: 'Title: Papers\n\nURL Source: https://huggingface.co/papers\n\nMarkdown Content:\n',
    write: (line, index) =>
      line.as === 'title' && line.url !== undefined
        ? `[![Image ${index}](https://cdn-thumbnails.huggingface.co/${index}.png)](${line.url})\n\n${headed(line)}`
        : headed(line),
  },
  { ...marked, name: 'html2text', whole: (text) => wrapped(text, 78) },
  {
    ...marked,
    name: 'pandoc',
    whole: (text) => wrapped(text, 72),
    between: '\n\n:::\n\n::: {.flex .flex-col}\n',
    head: '::: {.flex .flex-col}\n',
    foot: '\n:::',
    write: (line) => (line.as === 'title' ? `${headed(line)} {.text-lg}` : headed(line)),
  },
  {
    ...marked,
    name: 'a clipper',
    head: '---\ntitle: "Papers"\nsource: "https://example.org/papers"\ncreated: 2026-03-04\ntags:\n  - "clippings"\n---\n',
  },
  {
    ...marked,
    name: 'Notion',
    head: '# Reading list\n\nCreated: March 4, 2026 9:12 AM\nStatus: Doing\n\n',
    write: (line) => (line.as === 'title' ? `**${linked(line)}**` : linked(line)),
  },
  { ...plain, name: 'trafilatura', keepsWords: false, gaps: ['\n'] },
  {
    keepsAddresses: true,
    keepsWords: true,
    name: 'readability',
    gaps: ['\n'],
    head: '<div id="readability-page-1" class="page">\n',
    foot: '\n</div>',
    write: ({ text, url, as }) => {
      const inner = url === undefined ? escaped(text) : `<a href="${url}">${escaped(text)}</a>`;
      return as === 'title' ? `<h3>${inner}</h3>` : `<p>${inner}</p>`;
    },
  },
];

interface Turn {
  readonly name: string;
  readonly share: number;
  readonly on: (cards: readonly string[], dice: Dice) => readonly string[];
}

const first = (text: string) => (cards: readonly string[]) => [text, ...cards];
const last = (text: string) => (cards: readonly string[]) => [...cards, text];
const each = (change: (card: string, index: number) => string) => (cards: readonly string[]) => cards.map(change);

/** What befalls the cards, in this order. */
const turns: readonly Turn[] = [
  { name: 'numbered', share: 0.12, on: each((card, index) => `${index + 1}. ${card}`) },
  { name: 'numbered in brackets', share: 0.06, on: each((card, index) => `[${index + 1}] ${card}`) },
  { name: 'bulleted', share: 0.08, on: each((card) => `- ${card}`) },
  {
    name: 'advertised between',
    share: 0.15,
    on: (cards, dice) =>
      cards.flatMap((card, index) =>
        index % 4 === 3
          ? [
              card,
              dice.pick([
                'Advertisement',
                'Sponsored · Try Quill Cloud free for 30 days',
                'Sign up for our newsletter',
              ]),
            ]
          : [card],
      ),
  },
  {
    name: 'begun in the middle of a card',
    share: 0.12,
    on: first('half of their cost. Ablations tell which of the parts matters most. We release code, data and weights.'),
  },
  {
    name: 'a banner about cookies',
    share: 0.12,
    on: first('We use cookies to improve your experience.\nAccept all\nReject all'),
  },
  {
    name: 'the bar of a page',
    share: 0.15,
    on: first('Skip to main content\nModels\nDatasets\nSpaces\nDocs\nPricing\nLog In\nSign Up'),
  },
  { name: 'a footer', share: 0.2, on: last('Company\nTOS\nPrivacy\nAbout\nCareers\n© 2026 Quill Labs') },
  { name: 'pages to turn', share: 0.12, on: last('Previous\n1\n2\n3\n…\n48\nNext') },
  { name: 'zero-width spaces', share: 0.1, on: each((card) => card.replaceAll('\n', '\n\u200B')) },
  { name: 'hard spaces', share: 0.1, on: each((card) => card.replace(/ (?=\w+ \w+)/g, '\u00A0')) },
  { name: 'set in', share: 0.08, on: each((card) => card.replace(/^/gm, '    ')) },
  { name: 'trailing spaces', share: 0.1, on: each((card) => card.replace(/$/gm, '  ')) },
];

interface Way {
  readonly name: string;
  readonly on: (text: string) => string;
}

const asItIs: Way = { name: 'as it is', on: (text) => text };
const quoted = (text: string) => text.replace(/^/gm, '> ');

/** How the text came here. */
const ways: readonly Way[] = [
  ...Array.from({ length: 8 }, () => asItIs),
  { name: 'wrapped at 72', on: (text) => wrapped(text, 72) },
  { name: 'lines ended twice', on: (text) => text.replaceAll('\n', '\r\n') },
  {
    name: 'forwarded',
    on: (text) =>
      `Hi,\n\nsee below.\n\n---------- Forwarded message ---------\nFrom: Ada Lake <ada@example.org>\nDate: Tue, Mar 3, 2026 at 9:12 AM\nSubject: Papers\nTo: <list@example.org>\n\n${wrapped(text, 72)}`,
  },
  {
    name: 'answered',
    on: (text) =>
      `Thanks!\n\nOn Tue, Mar 3, 2026 at 9:12 AM Ada Lake <ada@example.org> wrote:\n${quoted(wrapped(text, 70))}`,
  },
  { name: 'posted in Slack', on: (text) => `Ada Lake  9:12 AM\n${text}\n:thumbsup: 3\n4 replies` },
  { name: 'posted in Discord', on: (text) => `ada — Today at 9:12 AM\n${text}\n(edited)` },
];

/** The layout of a fourth hand that belongs to a seed. */
export function fourthOf(seed: number): Sheet {
  const dice = new Dice(seed + 41_000_023);
  const [source, tool] = [dice.pick(sources), dice.pick(tools)];
  const form = dice.pick(nameForms);
  const say = dice.chance(0.6) ? languages[0]! : dice.pick(languages);
  const [variant, gap] = [dice.between(0, 1), dice.pick(tool.gaps)];
  const isHtml = tool.name === 'readability';
  const way = isHtml ? asItIs : dice.pick(ways);
  const chosen = turns.filter(({ share }) => dice.chance(share)).filter(() => !isHtml);
  const papers = papersOf(dice, dice.between(6, 14));
  const cards = papers.map((paper, index) =>
    source
      .lines(paper, { index, names: form.write(paper.authors), say, variant })
      .filter(({ as }) => tool.keepsWords || as !== 'word')
      .map((line) => tool.write(line, index))
      .join(gap),
  );
  const turned = chosen.reduce<readonly string[]>((all, { on }) => on(all, dice), cards);
  const between = tool.between ?? (dice.chance(0.5) ? '\n\n' : gap);
  const { head = '', foot = '', whole = (text: string) => text } = tool;
  return {
    features: [
      `source ${source.name} ${variant}`,
      `tool ${tool.name}`,
      `gap ${gap.length}${between.length}`,
      `way ${way.name}`,
      `words ${say.upvote}`,
      `names ${form.name}`,
      ...chosen.map(({ name }) => name),
    ],
    text: way.on(head + whole(turned.join(between)) + foot),
    papers,
    has: new Set([
      ...source.has,
      ...(tool.keepsAddresses ? source.linked : []),
      ...(tool.keepsWords ? (source.worded ?? []) : []),
    ]),
    names: ({ authors }) => form.read(authors),
    byDoi: false,
  };
}
