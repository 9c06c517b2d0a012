import type { Paper } from '../../paper/schema.js';
import { sayDay, sayPapers, saySite, siteWords } from '../../words/site-words.js';
import { saySource } from '../../words/sources.js';
import type { Words } from '../../words/types.js';
import { inline, leaf } from '../model/markup.js';
import { type Shell, sitePage } from './shell.js';

/** What is known of one day of one source, as the ledger of a site has it. */
export interface SourceDay {
  source: string;
  day: string;
  received: number;
  expected?: number;
  missing?: number;
  error?: { message: string };
}

/** The days of a source that are told of. */
const shownDays = 14;

/** A source as people know it, or files. */
const sourceName = (name: string, words: Words) => saySource(name) ?? siteWords(words).files;

function sourceRows(papers: readonly Paper[], words: Words): string[] {
  const bySource = new Map<string, { papers: Set<Paper>; last: string }>();
  for (const paper of papers)
    for (const { name, seen = '' } of paper.sources ?? []) {
      // A paper that stood there on several days was received as often.
      const source = sourceName(name, words);
      const { papers: received, last } = bySource.get(source) ?? { papers: new Set<Paper>(), last: '' };
      bySource.set(source, { papers: received.add(paper), last: [last, seen].sort()[1]! });
    }
  return [...bySource]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { papers, last }]) => {
      const count = sayPapers(papers.size, words);
      const value =
        last === '' ? count : saySite('sourceNewest', words, { papers: count, date: sayDay(last.slice(0, 10), words) });
      return leaf('li', saySite('pair', words, { term: name, value }));
    });
}

/** "2026-03-18, arxiv:cs.LG: 318 of 320 papers": what came, and what did not. */
function dayRow({ source, day, received, expected, missing, error }: SourceDay, words: Words): string {
  const came =
    expected === undefined
      ? sayPapers(received, words)
      : saySite('part', words, { n: received, papers: sayPapers(expected, words) });
  const all = missing ? saySite('didNotCome', words, { came, n: missing }) : came;
  const what = error === undefined ? all : saySite('nothingCame', words, { error: error.message });
  return leaf(
    'li',
    saySite('dayOfSource', words, { date: sayDay(day, words), source: sourceName(source, words), what }),
  );
}

const feeds = [
  ['feed.xml', 'RSS', 'rssAbout'],
  ['atom.xml', 'Atom', 'atomAbout'],
  ['feed.json', 'JSON Feed', 'jsonAbout'],
  ['feeds.opml', 'OPML', 'opmlAbout'],
  ['digest.html', undefined, 'digestAbout'],
] as const;

/** What the site is: where its papers come from, with gaps, and how they are put in order. */
export function aboutPage(
  description: string | undefined,
  papers: readonly Paper[],
  ledger: readonly SourceDay[],
  ranking: string | undefined,
  lists: number,
  shell: Shell,
): string {
  const { words } = shell;
  const site = siteWords(words);
  const days = ledger
    .slice(-shownDays)
    .reverse()
    .map((day) => dayRow(day, words));
  return sitePage(shell, {
    path: 'about.html',
    title: site.about,
    body: [
      leaf('h1', saySite('aboutSite', words, { title: shell.title })),
      leaf('p', description),
      leaf('h2', site.sources),
      inline('ul', {}, sourceRows(papers, words).join('')),
      ...(days.length > 0 ? [leaf('h2', site.lastDays), inline('ul', {}, days.join(''))] : []),
      ...(ledger.length > shownDays
        ? [leaf('p', saySite('newestEntries', words, { n: shownDays, total: ledger.length }))]
        : []),
      leaf('h2', site.feeds, { id: 'feeds' }),
      leaf('p', site.feedsAdvice),
      inline(
        'ul',
        {},
        feeds
          .map(([href, label = site.digest, about]) =>
            inline('li', {}, saySite('pair', words, { term: leaf('a', label, { href }), value: site[about] })),
          )
          .join(''),
      ),
      lists > 0 ? leaf('p', saySite('listFeeds', words, { n: lists })) : '',
      leaf('h2', site.order),
      leaf('p', saySite('orderAbout', words, { ranking: ranking ?? site.aRanking })),
      leaf('h2', site.rights),
      leaf('p', site.rightsAbout),
      leaf('p', site.privacy),
    ],
  });
}
