import { titleSearches } from '../../paper/title-searches.js';
import { escapeMarkup } from '../../text/escape/markup.js';
import { sayLink, saySite, siteWords } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import { utcDay } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { inline, leaf } from '../model/markup.js';
import { remembered } from '../model/remembered.js';

/** As many names as fit a byline; collaborations of thousands are cut and counted. */
const bylineLength = 20;

const linkNames = ['pdf', 'code', 'project', 'discussion', 'video'] as const;

/** "A, B, C", or "A, B and 2,980 more". */
export function byline(authors: readonly string[], words: Words, most = bylineLength): string {
  if (authors.length <= most) return authors.join(', ');
  return saySite('names', words, { names: authors.slice(0, most).join(', '), n: authors.length - most });
}

/** A link beside the page itself: what it leads to, what it is called in a language, and where. */
type SideLink = readonly [way: (typeof linkNames)[number] | 'search', label: string, url: string];

/** The links beside the page itself; of a paper without any address, searches for its title. */
export function sideLinks({ links, titleText, url }: Entry, words: Words): SideLink[] {
  const found: SideLink[] = [];
  for (const name of linkNames) {
    const address = links[name];
    if (address !== undefined) found.push([name, sayLink(name, words), address]);
  }
  if (url === undefined) {
    for (const [site, address] of titleSearches(titleText))
      found.push(['search', sayLink('searchOn', words, site), address]);
  }
  return found;
}

const htmlParagraph = (text: string) => leaf('p', text);

/** Text as paragraphs of HTML; an empty line parts them. */
export function paragraphs(text: string, write = htmlParagraph): string {
  if (!text.includes('\n\n')) return write(text.trim());
  return text
    .split(/\n{2,}/)
    .map((paragraph) => write(paragraph.trim()))
    .join('');
}

/** At most `most` characters, cut between words. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()}…`;
}

/** How a format wants the text in it escaped. Each character by itself, so escaped pieces in a row are an escaped whole. */
export type Escape = (text: string) => string;

/**
 * A paper as HTML for feed readers, made of p, em, img and a alone. It holds no votes and no reasons: were an old item's
 * content to change with every vote, readers would show it as new again and again. The markup is escaped for its format
 * here, once, so that of each paper only the text is looked at.
 */
function entryWriter(escaped: Escape, text: Escape): (entry: Entry) => string {
  const around = (before: string, after: string) => {
    const [start, end] = [escaped(before), escaped(after)];
    return (inner: string) => start + inner + end;
  };
  const [p, em, picture] = [around('<p>', '</p>'), around('<em>', '</em>'), around('<img src="', '" alt=""/>')];
  const paragraph = (plain: string) => p(text(plain));
  const anchor = remembered((label) => around('<a href="', `">${label}</a>`));
  return (entry) => {
    const facts = [entry.venue, entry.organization, entry.comment].filter((fact) => fact !== undefined);
    const links = sideLinks(entry, entry.words).map(([, label, url]) => anchor(label)(text(url)));
    const html = [
      entry.withdrawn ? paragraph(siteWords(entry.words).withdrawnNote) : '',
      entry.image === undefined ? '' : p(picture(text(entry.image))),
      entry.authors.length > 0 ? paragraph(byline(entry.authors, entry.words)) : '',
      facts.length > 0 ? p(em(text(facts.join(' · ')))) : '',
      entry.abstractText === undefined ? '' : paragraphs(entry.abstractText, paragraph),
      entry.summaryText === undefined ? '' : paragraph(entry.summaryLabel + entry.summaryText),
      links.length > 0 ? p(links.join(' · ')) : '',
    ].join('');
    return html === '' ? paragraph(entry.titleText) : html;
  };
}

/** What an item is about: one paper, or those of a day. */
interface Subject {
  readonly entry: Entry | undefined;
  readonly edition: readonly Entry[];
}

/** Writes the content of items as HTML that is escaped for a format; `text` does both at once to what is no HTML yet. */
export function contentWriter(
  escaped: Escape,
  text: Escape = (plain) => escaped(escapeMarkup(plain)),
): (subject: Subject) => string {
  const write = entryWriter(escaped, text);
  return ({ entry, edition }) => (entry === undefined ? escaped(editionContent(edition)) : write(entry));
}

/** The papers of one day as HTML. */
function editionContent(entries: readonly Entry[]): string {
  const item = (entry: Entry) => {
    const title =
      entry.url === undefined ? escapeMarkup(entry.titleText) : leaf('a', entry.titleText, { href: entry.url });
    const names = entry.authors.length > 0 ? `<br/>${escapeMarkup(byline(entry.authors, entry.words, 6))}` : '';
    const abstract = entry.abstractText ? leaf('p', shorten(entry.abstractText.replaceAll('\n', ' '), 400)) : '';
    return inline('li', {}, title + names + abstract);
  };
  return inline('ol', {}, entries.map(item).join(''));
}

/** "Trending papers · 2026-03-18". */
export const editionTitle = (title: string, day: Date): string => `${title} · ${utcDay(day)}`;
