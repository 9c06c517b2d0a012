import { signalNames, signalNamesIn } from '../../paper/signals.js';
import { escapeMarkup } from '../../text/escape/markup.js';
import { mathsAsMarkup } from '../../text/escape/maths-markup.js';
import { sayCount, sayNumber } from '../../words/say.js';
import { isEnglish, sayDay, siteWords } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import { byline, paragraphs, shorten, sideLinks } from '../feed/content.js';
import type { Entry } from '../model/entry.js';
import { branch, inline, leaf } from '../model/markup.js';
import { coins } from './coins.js';
import { historyCurve, small } from './curve.js';

/** A list is skimmed; the whole of the names is in the page's data. */
const names = 6;

/** What two or three lines hold. */
const excerptLength = 280;

/** Topics of one paper in a list; all of them are on its own page. */
const mostTopics = 4;

/** The signal that counts what a link leads to: its number stands beside the link. */
const countedBy: Readonly<Partial<Record<string, string>>> = { code: 'stars', discussion: 'comments' };

/** A paragraph with its formulas set, in the direction of its own first letter. */
const setParagraph = (text: string) => inline('p', { dir: 'auto' }, mathsAsMarkup(text));

/** A page of a list, named: where a topic leads. */
interface Place {
  readonly name: string;
  readonly href: string;
}

/** How a list is written. */
export interface ListPlan {
  readonly words: Words;
  /** Folded and whole, as the first lines, or not at all. */
  readonly abstracts: 'whole' | 'excerpt' | 'none';
  /** Where a paper has a page of its own. */
  readonly pageOf?: ((entry: Entry) => string | undefined) | undefined;
  /** The lists a paper is in. */
  readonly placesOf?: ((entry: Entry) => readonly Place[]) | undefined;
  /** From the page to the top of the site, where pictures lie. */
  readonly up?: string | undefined;
}

/** The signal that most lists are judged by, of those that any of the papers has. */
function leadOf(entries: readonly Entry[]): string | undefined {
  return signalNames.find((name) => entries.some(({ paper }) => (paper.signals[name] ?? 0) > 0));
}

/** How much it is noticed, and whether that rises: the first thing to look at. What is unknown leaves no hole. */
function rail(entry: Entry, lead: string | undefined): string {
  const count = lead === undefined ? undefined : entry.paper.signals[lead];
  if (lead === undefined || count === undefined) return '';
  const said = sayCount(lead, count, entry.words);
  const number = sayNumber(count, entry.words);
  const label = escapeMarkup(said.replace(number, '').trim());
  const curve = historyCurve(lead, entry, small)?.svg ?? '';
  return inline('p', { class: 'rail' }, `${leaf('b', number)} ${inline('span', {}, label)}${curve}`);
}

function facts(entry: Entry, lead: string | undefined): string {
  const { authors, cited, paper, venue, organization, words } = entry;
  const beside = Object.values(countedBy);
  const counts = signalNamesIn(paper.signals)
    .filter((name) => name !== lead && !beside.includes(name))
    .map((name) => sayCount(name, paper.signals[name]!, words));
  const people =
    authors.length > 0 ? inline('span', { class: 'authors' }, escapeMarkup(byline(authors, words, names))) : '';
  const time = leaf('time', cited && sayDay(cited, words), { datetime: cited });
  const plain = [organization, venue, ...counts].filter((fact) => fact !== undefined).map(escapeMarkup);
  const mark = entry.withdrawn ? leaf('strong', siteWords(words).withdrawn) : '';
  const all = [mark, people, ...plain, time].filter(Boolean);
  return all.length === 0 ? '' : inline('p', { class: 'facts' }, all.join(' · '));
}

/** Ways in, each with how much it is used where that is counted. */
function ways(entry: Entry, page: string | undefined, lead: string | undefined): string {
  // Where the title leads to a page of ours, its source is one of the links.
  const source =
    page === undefined || entry.url === undefined
      ? []
      : [['source', siteWords(entry.words).source, entry.url] as const];
  const links = [...source, ...sideLinks(entry, entry.words)].map(([way, label, href]) => {
    const name = countedBy[way];
    const count = name === undefined || name === lead ? undefined : entry.paper.signals[name];
    const said = count === undefined ? '' : ` ${leaf('small', sayCount(name!, count, entry.words))}`;
    return leaf('a', label, { href }) + said;
  });
  return links.length > 0 ? inline('p', { class: 'links' }, links.join(' ')) : '';
}

function abstractOf({ abstract, abstractText, words }: Entry, kind: ListPlan['abstracts']): string {
  if (!abstract || !abstractText || kind === 'none') return '';
  if (kind === 'excerpt')
    return leaf('p', shorten(abstractText.replace(/\s+/g, ' '), excerptLength), { class: 'excerpt', dir: 'auto' });
  return inline('details', {}, leaf('summary', siteWords(words).abstract) + paragraphs(abstract, setParagraph));
}

function topics(entry: Entry, placesOf: ListPlan['placesOf']): string {
  const places = placesOf?.(entry) ?? [];
  const chips = places.slice(0, mostTopics).map(({ name, href }) => inline('li', {}, leaf('a', name, { href })));
  if (places.length > mostTopics) chips.push(leaf('li', `+${places.length - mostTopics}`));
  return chips.length === 0
    ? ''
    : inline('ul', { class: 'chips', 'aria-label': siteWords(entry.words).inLists }, chips.join(''));
}

/** A picture that lies on the site: none is loaded from elsewhere. */
function picture({ picture }: Entry, up: string): string {
  if (picture === undefined) return '';
  const { path, width, height } = picture;
  return `<img src="${escapeMarkup(up + path)}" alt="" width="${width}" height="${height}" loading="lazy" decoding="async">`;
}

/** Why a paper is where it is. What stands before it in English is in the style that all pages share. */
export function reasonList({ reasons, words }: Entry, label: string): string {
  if (reasons.length === 0) return '';
  const before = isEnglish(words) ? {} : { 'data-why': siteWords(words).why };
  const items = reasons.map((reason) => leaf('li', reason)).join('');
  return inline('ul', { class: 'why', 'aria-label': label, ...before }, items);
}

function article(entry: Entry, lead: string | undefined, plan: ListPlan): string {
  const { abstracts, pageOf, placesOf, up = '' } = plan;
  const name = mathsAsMarkup(entry.title);
  const page = pageOf?.(entry);
  const href = page ?? entry.url;
  const title = href === undefined ? name : inline('a', { href }, name);
  const reasons = reasonList(entry, siteWords(entry.words).whyHere);
  return branch('article', {}, [
    inline('h2', { dir: 'auto' }, title),
    rail(entry, lead),
    picture(entry, up),
    facts(entry, lead),
    entry.summary
      ? inline('p', { class: 'excerpt', dir: 'auto' }, leaf('small', entry.summaryLabel) + mathsAsMarkup(entry.summary))
      : abstractOf(entry, abstracts === 'excerpt' ? 'excerpt' : 'none'),
    abstracts === 'whole' ? abstractOf(entry, 'whole') : '',
    topics(entry, placesOf),
    ways(entry, page, lead),
    reasons,
    // A page of its own tells reference managers more.
    page === undefined ? `<span class="Z3988" title="${escapeMarkup(coins(entry))}"></span>` : '',
  ]);
}

/** The papers as a list that reads without styles and scripts. */
export function paperList(entries: readonly Entry[], plan: ListPlan): string {
  if (entries.length === 0) return leaf('p', siteWords(plan.words).noPapers);
  const lead = leadOf(entries);
  return branch(
    'ol',
    { class: 'papers' },
    entries.map((entry) => branch('li', {}, [article(entry, lead, plan)])),
  );
}
