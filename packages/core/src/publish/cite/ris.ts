import { type Entry, line } from '../model/entry.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';
import { citedDoi } from './bib-entry.js';
import { type Kind, kindOf, venueOf } from './kind.js';
import { type Name, namesOf } from './name.js';

/** RIS knows no preprint; GEN is what most managers take for one. */
const types: Readonly<Record<Kind, string>> = {
  article: 'GEN',
  'article-journal': 'JOUR',
  'paper-conference': 'CPAPER',
  thesis: 'THES',
  book: 'BOOK',
  chapter: 'CHAP',
  report: 'RPRT',
};

const toAuthor = (name: Name) =>
  'literal' in name ? name.literal : [name.family, name.given ?? '', ...(name.suffix ? [name.suffix] : [])].join(', ');

/** The archive of a preprint, the institution of a thesis or report, else who published it. */
function publisherOf({ ids, organization, paper }: Entry, kind: Kind): string | undefined {
  if (kind === 'article' && ids.arxiv !== undefined) return 'arXiv';
  const publisher = line(paper.publisher);
  return kind === 'thesis' || kind === 'report' ? (organization ?? publisher) : publisher;
}

function record(entry: Entry): string {
  const day = entry.cited;
  const arxiv = entry.ids.arxiv;
  const { paper } = entry;
  const [first, last] = (line(paper.pages ?? paper.articleNumber) ?? '').split(/\s*[-–—]+\s*/);
  const [year = '', month = '', date = ''] = day?.split('-') ?? [];
  const fields: [string, string | undefined][] = [
    ['TY', types[kindOf(entry)]],
    ['ID', line(paper.key)],
    ['TI', entry.title],
    ...namesOf(entry.paper.authors).map((name): [string, string] => ['AU', toAuthor(name)]),
    ['PY', year],
    ['DA', day && `${year}/${month}/${date}`],
    ['AB', entry.abstract?.replace(/\s+/g, ' ')],
    ['T2', venueOf(entry)],
    ['VL', line(paper.volume)],
    ['IS', line(paper.issue)],
    ['SP', first],
    ['EP', last],
    ['T3', line(paper.series)],
    ...namesOf(paper.editors ?? []).map((name): [string, string] => ['A2', toAuthor(name)]),
    ['SN', line([...(paper.issn ?? []), ...(paper.isbn ?? [])][0])],
    ['CY', line(paper.place)],
    ['PB', publisherOf(entry, kindOf(entry))],
    ['LA', line(paper.language)],
    ['AN', arxiv && `arXiv:${arxiv}`],
    ['DO', citedDoi(entry)],
    ['UR', entry.url],
    ['L1', entry.links.pdf],
    ['N1', entry.comment],
    ...entry.topics.map((topic): [string, string] => ['KW', topic]),
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []));
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/**
 * RIS: a tag and its value a line, CRLF, in UTF-8. Linear in the listing's text.
 *
 * @example
 * toRis(papers) // TY  - GEN …
 */
export function toRis(publishable: Publishable, options: PublishOptions = {}): string {
  return toPublication(publishable, options).entries.map(record).join('\r\n');
}
