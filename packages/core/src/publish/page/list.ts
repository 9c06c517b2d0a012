import { escapeMarkup } from '../../text/escape/markup.js';
import { mathsAsMarkup } from '../../text/escape/maths-markup.js';
import { byline, paragraphs, sideLinks } from '../feed/content.js';
import { countsOf, type Entry } from '../model/entry.js';
import { branch, inline, leaf } from '../model/markup.js';
import { coins } from './coins.js';

/** A list is skimmed; the whole of the names is in the page's data. */
const names = 10;

function facts(entry: Entry): string {
  const day = entry.cited;
  const time = leaf('time', day, { datetime: day });
  const words = [entry.venue, entry.organization, ...countsOf(entry)];
  return [time, ...words.filter((word) => word !== undefined).map(escapeMarkup)].filter(Boolean).join(' · ');
}

/** A paragraph with its formulas set. */
const setParagraph = (text: string) => inline('p', {}, mathsAsMarkup(text));

/** How a list is written: whether with the abstracts, and where each paper has a page of its own. */
export interface ListPlan {
  readonly abstracts: boolean;
  readonly pageOf?: ((entry: Entry) => string | undefined) | undefined;
}

function article(entry: Entry, { abstracts, pageOf }: ListPlan): string {
  const name = mathsAsMarkup(entry.title);
  const page = pageOf?.(entry);
  const href = page ?? entry.url;
  const title = href === undefined ? name : inline('a', { href }, name);
  // Where the title leads to a page of ours, its source is one of the links.
  const source = page === undefined || entry.url === undefined ? [] : [leaf('a', 'Source', { href: entry.url })];
  const links = [...source, ...sideLinks(entry).map(([label, href]) => leaf('a', label, { href }))];
  const reasons = entry.reasons.map((reason) => leaf('li', reason)).join('');
  const factual = facts(entry);
  return branch('article', {}, [
    inline('h2', { dir: 'auto' }, title),
    entry.authors.length > 0 ? leaf('p', byline(entry.authors, names), { class: 'authors' }) : '',
    factual ? inline('p', { class: 'facts' }, factual) : '',
    reasons && inline('ul', { class: 'why', 'aria-label': 'Why it ranks here' }, reasons),
    entry.summary ? setParagraph(`Machine-written summary: ${entry.summary}`) : '',
    entry.abstract && abstracts
      ? inline('details', { dir: 'auto' }, leaf('summary', 'Abstract') + paragraphs(entry.abstract, setParagraph))
      : '',
    links.length > 0 ? inline('p', { class: 'links' }, links.join(' ')) : '',
    // A page of its own tells reference managers more.
    page === undefined ? `<span class="Z3988" title="${escapeMarkup(coins(entry))}"></span>` : '',
  ]);
}

/** The papers as a list that reads without styles and scripts. */
export function paperList(entries: readonly Entry[], plan: ListPlan = { abstracts: true }): string {
  if (entries.length === 0) return leaf('p', 'No papers.');
  return branch(
    'ol',
    { class: 'papers' },
    entries.map((entry) => branch('li', {}, [article(entry, plan)])),
  );
}
