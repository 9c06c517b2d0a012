import { type Entry, line } from '../model/entry.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';
import { citedDoi } from './bib-entry.js';
import { kindOf, publisherOf, venueOf } from './kind.js';
import { kinds } from './kinds.js';
import { creditsOf, type Name } from './name.js';

/**
 * "Family, Given, Suffix". As EndNote has it, a comma at its end tells a group's name of several words from a person's, and
 * a comma within it is doubled.
 */
function toAuthor(name: Name): string {
  if (!('literal' in name)) {
    return [name.family, name.given ?? '', ...(name.suffix ? [name.suffix] : [])].join(', ');
  }
  if (name.literal.includes(',')) return name.literal.replaceAll(',', ',,');
  return name.literal.includes(' ') ? `${name.literal},` : name.literal;
}

const named = (tag: string, names: readonly Name[]) => names.map((name): [string, string] => [tag, toAuthor(name)]);

function record(entry: Entry): string {
  const day = entry.cited;
  const arxiv = entry.ids.arxiv;
  const { paper } = entry;
  const kind = kindOf(entry);
  const { authors, editors } = creditsOf(paper);
  const [first, last] = (line(paper.pages ?? paper.articleNumber) ?? '').split(/\s*[-–—]+\s*/);
  const [year = '', month = '', date = ''] = day?.split('-') ?? [];
  const fields: [string, string | undefined][] = [
    ['TY', kinds[kind].ris],
    ['ID', line(paper.key)],
    ['TI', entry.title],
    ...named('AU', authors),
    ['PY', year],
    ['DA', day && `${year}/${month}/${date}`],
    ['AB', entry.abstract?.replace(/\s+/g, ' ')],
    ['T2', venueOf(entry)],
    ['VL', line(paper.volume)],
    ['IS', line(paper.issue)],
    ['SE', line(paper.chapter)],
    ['SP', first],
    ['EP', last],
    // What stands for pages where there are none, under its own tag too.
    ['C7', line(paper.articleNumber)],
    ['ET', line(paper.edition)],
    ['T3', line(paper.series)],
    ...named(authors.length > 0 ? 'A2' : 'ED', editors),
    ...[...(paper.issn ?? []), ...(paper.isbn ?? [])].map((number): [string, string | undefined] => [
      'SN',
      line(number),
    ]),
    ['CY', line(paper.place)],
    ['PB', publisherOf(entry, kind)],
    ['M3', line(paper.genre)],
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
