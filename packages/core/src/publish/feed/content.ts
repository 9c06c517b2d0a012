import { dayOf } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { empty, escapeMarkup, inline, leaf } from '../model/markup.js';

/** As many names as fit a byline; collaborations of thousands are cut and counted. */
const bylineLength = 20;

const linkLabels = [
  ['pdf', 'PDF'],
  ['code', 'Code'],
  ['project', 'Project'],
  ['discussion', 'Discussion'],
  ['video', 'Video'],
] as const;

/** "A, B, C", or "A, B and 2,980 more". */
export function byline(authors: readonly string[], most = bylineLength): string {
  if (authors.length <= most) return authors.join(', ');
  return `${authors.slice(0, most).join(', ')} and ${(authors.length - most).toLocaleString('en')} more`;
}

/** The links beside the page itself: `[label, address]`. */
export function sideLinks(entry: Entry): [label: string, url: string][] {
  return linkLabels.flatMap(([name, label]) => {
    const url = entry.links[name];
    return url === undefined ? [] : [[label, url] as [string, string]];
  });
}

/** Text as paragraphs of HTML; an empty line parts them. */
export function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => leaf('p', paragraph.trim()))
    .join('');
}

/** At most `most` characters, cut between words. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()}…`;
}

/**
 * A paper as HTML for feed readers, made of p, em, img and a alone. It holds no votes and no reasons: were an old item's
 * content to change with every vote, readers would show it as new again and again.
 */
export function entryContent(entry: Entry): string {
  const facts = [entry.venue, entry.organization, entry.comment].filter((fact) => fact !== undefined);
  const links = sideLinks(entry).map(([label, url]) => leaf('a', label, { href: url }));
  return [
    entry.image && inline('p', {}, empty('img', { src: entry.image, alt: '' })),
    entry.authors.length > 0 && leaf('p', byline(entry.authors)),
    facts.length > 0 && inline('p', {}, leaf('em', facts.join(' · '))),
    entry.abstract && paragraphs(entry.abstract),
    entry.summary && leaf('p', `Machine-written summary: ${entry.summary}`),
    links.length > 0 && inline('p', {}, links.join(' · ')),
  ]
    .filter(Boolean)
    .join('');
}

/** The papers of one day as HTML. */
export function editionContent(entries: readonly Entry[]): string {
  const item = (entry: Entry) => {
    const title = entry.url === undefined ? escapeMarkup(entry.title) : leaf('a', entry.title, { href: entry.url });
    const names = entry.authors.length > 0 ? `<br/>${escapeMarkup(byline(entry.authors, 6))}` : '';
    const abstract = entry.abstract ? leaf('p', shorten(entry.abstract.replaceAll('\n', ' '), 400)) : '';
    return inline('li', {}, title + names + abstract);
  };
  return inline('ol', {}, entries.map(item).join(''));
}

/** "Trending papers · 2026-03-18". */
export const editionTitle = (title: string, day: Date): string => `${title} · ${dayOf(day)}`;
