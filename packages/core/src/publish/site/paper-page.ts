import { escapeMarkup } from '../../text/escape/markup.js';
import { mathsAsMarkup } from '../../text/escape/maths-markup.js';
import { sayCounted, sayDay, saySite, siteWords } from '../../words/site-words.js';
import { toBibtex } from '../cite/bibtex.js';
import { toCslJson } from '../cite/csl-json.js';
import { toRis } from '../cite/ris.js';
import { paragraphs, shorten, sideLinks } from '../feed/content.js';
import { utcDay } from '../model/date.js';
import { countsOf, type Entry } from '../model/entry.js';
import { inline, leaf } from '../model/markup.js';
import { strictUrl } from '../model/url.js';
import { citationMeta } from '../page/citation-meta.js';
import { historyCurves } from '../page/curve.js';
import { voidTag } from '../page/frame.js';
import { article, scriptJson } from '../page/json-ld.js';
import { reasonList } from '../page/list.js';
import { type Group, type GroupKind, isSameName } from './groups.js';
import { paperSlug } from './names.js';
import { type Shell, sitePage, upFrom } from './shell.js';

/** Where the page of a paper is, from the top of the site: by the name it was first published under, for ever. */
export const paperPath = ({ paper }: Entry): string => `papers/${paperSlug(paper.publishedAs ?? paper.id)}.html`;

/** Names that people look through; of more the rest is folded away, all of them. */
const openAuthors = 24;

const citations = [
  ['BibTeX', toBibtex],
  ['RIS', toRis],
  ['CSL-JSON', toCslJson],
] as const;

const setParagraph = (text: string) => inline('p', { dir: 'auto' }, mathsAsMarkup(text));

/** Facts of a paper as a list of terms, those that are not known left out. */
function facts(entry: Entry): string {
  const day = entry.date && utcDay(entry.date);
  const { comment, doi, license, organization, published, venue, ids, paper, words } = entry;
  const site = siteWords(words);
  const known: readonly (readonly [term: string, value: string | undefined])[] = [
    [site.published, published && sayDay(published, words)],
    [site.cameUp, day === undefined || day === published ? undefined : sayDay(day, words)],
    [site.venue, venue],
    [site.organization, organization],
    [site.comment, comment],
    ['arXiv', ids.arxiv],
    ['DOI', doi],
    [site.license, license],
    [site.version, paper.version === undefined ? undefined : String(paper.version)],
  ];
  const rows = known.flatMap(([term, value]) => (value ? [leaf('dt', term) + leaf('dd', value)] : []));
  return rows.length === 0 ? '' : inline('dl', {}, rows.join(''));
}

/** A name as a link to the page of all that it stands on, where there is one. */
const linked = (kind: GroupKind, name: string, groups: readonly Group[], up: string): string => {
  const group = groups.find((each) => each.kind === kind && isSameName(kind, each.name, name));
  return group ? leaf('a', name, { href: up + group.path }) : escapeMarkup(name);
};

/** Who wrote it: the first names, and all others one click away. */
function people({ authors, words }: Entry, groups: readonly Group[], up: string): string[] {
  const named = authors.map((name) => linked('author', name, groups, up));
  const rest = named.slice(openAuthors);
  const first = named.length > 0 ? inline('p', { class: 'authors' }, named.slice(0, openAuthors).join(', ')) : '';
  if (rest.length === 0) return [first];
  const more = leaf('summary', saySite('moreNames', words, { n: rest.length }));
  return [first, inline('details', { class: 'authors' }, more + inline('p', {}, rest.join(', ')))];
}

/** Topics without a page that are open to see; more of them are folded away. */
const openTopics = 4;

const chipList = (chips: readonly string[], label: string) =>
  chips.length === 0
    ? ''
    : inline('ul', { class: 'chips', 'aria-label': label }, chips.map((chip) => inline('li', {}, chip)).join(''));

/** Its topics: first those that have a page. */
function places(entry: Entry, groups: readonly Group[], up: string): string[] {
  const site = siteWords(entry.words);
  const links = groups
    .filter(({ kind }) => kind === 'topic')
    .map(({ name, path }) => leaf('a', name, { href: up + path }));
  const plain = entry.topics
    .filter((topic) => !groups.some(({ kind, name }) => kind === 'topic' && isSameName(kind, name, topic)))
    .map(escapeMarkup);
  const rest = plain.slice(openTopics);
  const more =
    leaf('summary', sayCounted('moreTopicsCounted', rest.length, entry.words)) + chipList(rest, site.moreTopics);
  return [
    chipList([...links, ...plain.slice(0, openTopics)], site.topics),
    rest.length > 0 ? inline('details', {}, more) : '',
  ];
}

/** How much it is noticed, where it is from, and the day it came up: what is looked for first. */
function noticed(entry: Entry, groups: readonly Group[], up: string): string {
  const [lead, ...others] = countsOf(entry);
  const day = groups.find(({ kind }) => kind === 'day');
  const all = [
    leaf('strong', lead),
    ...others.map(escapeMarkup),
    entry.organization && linked('lab', entry.organization, groups, up),
    entry.venue && escapeMarkup(entry.venue),
    day && leaf('a', sayDay(day.name, entry.words), { href: up + day.path }),
  ].filter(Boolean);
  return all.length === 0 ? '' : inline('p', { class: 'facts' }, all.join(' · '));
}

/** The copy of its picture, with where it is from and under which terms: those stay its owner's where none are known. */
function pictureOf({ license, paper, picture, words }: Entry, up: string): string {
  if (picture === undefined) return '';
  const { height, path, width } = picture;
  const from = strictUrl(paper.image ?? '');
  const origin = from ? `${saySite('picture', words, { from: leaf('a', new URL(from).host, { href: from }) })} ` : '';
  const rights = license === undefined ? siteWords(words).pictureRights : saySite('pictureLicense', words, { license });
  return inline(
    'figure',
    { class: 'picture' },
    voidTag('img', { src: up + path, alt: '', width: String(width), height: String(height) }) +
      inline('figcaption', {}, origin + escapeMarkup(rights)),
  );
}

/** All that is known of one paper, at an address that lasts. */
export function paperPage(entry: Entry, groups: readonly Group[], near: readonly Entry[], shell: Shell): string {
  const path = paperPath(entry);
  const up = upFrom(path);
  const site = siteWords(entry.words);
  const ways = [
    ...(entry.url === undefined ? [] : [leaf('a', site.source, { href: entry.url })]),
    ...sideLinks(entry, entry.words).map(([, label, href]) => leaf('a', label, { href })),
  ];
  const curves = historyCurves(entry);
  const similar = near.map((other) =>
    inline('li', {}, inline('a', { href: up + paperPath(other) }, mathsAsMarkup(other.title))),
  );
  const cite = citations.map(([label, write]) =>
    inline('details', {}, leaf('summary', label) + leaf('pre', write([entry.paper]).trim())),
  );
  return sitePage(shell, {
    path,
    title: entry.titleText,
    description: entry.abstractText && shorten(entry.abstractText.replace(/\s+/g, ' '), 200),
    head: [
      ...citationMeta(entry),
      voidTag('meta', { property: 'og:type', content: 'article' }),
      voidTag('meta', { property: 'og:image', content: entry.image }),
      `<script type="application/ld+json">${scriptJson(JSON.stringify({ '@context': 'https://schema.org', ...article(entry) }))}</script>`,
    ],
    body: [
      '<article class="paper">',
      inline('h1', { dir: 'auto' }, mathsAsMarkup(entry.title)),
      entry.withdrawn ? leaf('p', site.withdrawnNote, { class: 'notice' }) : '',
      ...people(entry, groups, up),
      noticed(entry, groups, up),
      ways.length > 0 ? inline('p', { class: 'links' }, ways.join(' ')) : '',
      ...places(entry, groups, up),
      pictureOf(entry, up),
      entry.summary
        ? inline('p', { class: 'summary' }, leaf('small', entry.summaryLabel) + mathsAsMarkup(entry.summary))
        : '',
      entry.abstract ? inline('section', {}, leaf('h2', site.abstract) + paragraphs(entry.abstract, setParagraph)) : '',
      curves.length > 0 ? inline('section', {}, leaf('h2', site.attention) + curves.join('')) : '',
      reasonList(entry, site.whyRanks),
      facts(entry),
      similar.length > 0 ? inline('section', {}, leaf('h2', site.similar) + inline('ul', {}, similar.join(''))) : '',
      inline('section', {}, leaf('h2', site.cite) + cite.join('')),
      '</article>',
    ],
  });
}
