import type { Paper } from '../../paper/schema.js';
import { saySource } from '../../words/sources.js';
import { spokenDay } from '../model/date.js';
import { inline, leaf } from '../model/markup.js';
import { countOf } from '../page/html.js';
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
const sourceName = (name: string) => saySource(name) ?? 'files';

function sourceRows(papers: readonly Paper[]): string[] {
  const bySource = new Map<string, { papers: Set<Paper>; last: string }>();
  for (const paper of papers)
    for (const { name, seen = '' } of paper.sources ?? []) {
      // A paper that stood there on several days was received as often.
      const { papers: received, last } = bySource.get(sourceName(name)) ?? { papers: new Set<Paper>(), last: '' };
      bySource.set(sourceName(name), { papers: received.add(paper), last: [last, seen].sort()[1]! });
    }
  return [...bySource]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { papers, last }]) => {
      const since = last === '' ? '' : `, the newest first seen there on ${spokenDay(last.slice(0, 10))}`;
      return leaf('li', `${name}: ${countOf(papers.size)}${since}`);
    });
}

/** "2026-03-18, arxiv:cs.LG: 318 of 320 papers": what came, and what did not. */
function dayRow({ source, day, received, expected, missing, error }: SourceDay): string {
  const came = expected === undefined ? countOf(received) : `${received.toLocaleString('en')} of ${countOf(expected)}`;
  const gap = missing ? `, ${missing.toLocaleString('en')} did not come` : '';
  return leaf(
    'li',
    `${spokenDay(day)}, ${sourceName(source)}: ${error === undefined ? came + gap : `nothing, ${error.message}`}`,
  );
}

const feeds = [
  ['feed.xml', 'RSS', 'the papers of the front page, newest first'],
  ['atom.xml', 'Atom', 'the same'],
  ['feed.json', 'JSON Feed', 'the papers in the order of this site, with their counts'],
  ['feeds.opml', 'OPML', 'all feeds of this site, to import at once'],
  ['digest.html', 'The best of them as a mail', 'what subscribers get'],
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
  const days = ledger.slice(-shownDays).reverse().map(dayRow);
  return sitePage(shell, {
    path: 'about.html',
    title: 'About',
    body: [
      leaf('h1', `About ${shell.title}`),
      leaf('p', description),
      leaf('h2', 'Sources'),
      inline('ul', {}, sourceRows(papers).join('')),
      ...(days.length > 0 ? [leaf('h2', 'The last days'), inline('ul', {}, days.join(''))] : []),
      ...(ledger.length > shownDays
        ? [leaf('p', `The newest ${shownDays} of ${ledger.length.toLocaleString('en')} entries are shown.`)]
        : []),
      leaf('h2', 'Feeds', { id: 'feeds' }),
      leaf('p', 'Give one of these addresses to a feed reader, and new papers come by themselves.'),
      inline(
        'ul',
        {},
        feeds.map(([href, label, about]) => inline('li', {}, `${leaf('a', label, { href })}: ${about}`)).join(''),
      ),
      lists > 0
        ? leaf(
            'p',
            `${lists.toLocaleString('en')} topics, organisations and authors have a feed of their own: it stands on the page of each.`,
          )
        : '',
      leaf('h2', 'Order'),
      leaf(
        'p',
        `Papers are in the order of ${ranking ?? 'a ranking'}: each page of a paper says why it stands where it does. Counts are those the sources gave, with the days they were read on.`,
      ),
      leaf('h2', 'Rights'),
      leaf(
        'p',
        'Titles, abstracts and names are their authors’. Where a licence is known, it stands on the page of the paper.',
      ),
      leaf('p', 'This site sets no cookies, asks for nothing from elsewhere, and counts nobody.'),
    ],
  });
}
