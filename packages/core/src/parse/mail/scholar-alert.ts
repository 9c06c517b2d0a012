import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { type Line, linesOf } from '../copied/lines.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { paperRefOf } from '../lists/entries.js';
import { htmlLines } from '../lists/html-lines.js';
import { unwrapped } from '../lists/trackers.js';
import { toPaper } from '../to-paper.js';
import { readHtml } from '../xml.js';

// Google Scholar's alerts, and its page of results: a title that links through scholar_url, a line "A Example, B Sample -
// venue, year", a piece of the text. As HTML, as the message's text, or as somebody copied it.

const link = /scholar\.google\.[a-z.]{2,7}\/scholar_url\?/i;

/** Google Scholar's alerts and result pages, as HTML or copied as text. */
export function detect({ head, text }: Probe): boolean {
  if (/^\s*</.test(head))
    return /gse_alrt_title|class="gs_rt"/.test(text.slice(0, 200_000)) || link.test(text.slice(0, 200_000));
  if (/^[{@%]|^\[\s*[{["]/.test(head)) return false;
  return entriesIn(text.slice(0, 30_000)).length > 1;
}

export function parse({ head, text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const drafts = /^\s*</.test(head) ? readAlert(htmlLines(readHtml(text))) : entriesIn(text);
  if (drafts.length === 0)
    throw new TrendingPapersError('wrong-format', 'There is no title of Google Scholar in this.');
  const cut = drafts.filter(
    ({ venue, authors }) =>
      /\u2026/.test(venue ?? '') || authors?.some((name) => typeof name === 'string' && /\u2026/.test(name)),
  );
  const papers = drafts.flatMap(
    (draft, index) => toPaper({ ...withoutCuts(draft), position: index + 1 }, report, `entry ${index + 1}`) ?? [],
  );
  if (cut.length > 0) report('cut-off', { taken: drafts.length - cut.length, of: drafts.length });
  return { title: 'Google Scholar', homepage: 'https://scholar.google.com/', papers };
}

/** Names and venues that end in dots are a part of themselves. */
function withoutCuts(draft: Draft): Draft {
  const names = (draft.authors as string[] | undefined)
    ?.map((name) => name.replace(/\s*\u2026\s*$/, ''))
    .filter((name) => name !== '');
  const venue = /\u2026/.test(draft.venue ?? '') ? undefined : draft.venue;
  return { ...draft, authors: names, venue };
}

/** In HTML the titles are headings with a link, their names the next line. */
function readAlert(lines: readonly Line[]): Draft[] {
  const filled = lines.filter(({ text }) => text !== '');
  return filled.flatMap((line, index) => {
    const title = line.parts.find(({ url }) => url !== undefined && !/scholar_(?:share|alerts|settings)/.test(url));
    if (line.heading === undefined || title?.url === undefined) return [];
    return [draftOf(flat(title.text), unwrapped(title.url), flat(filled[index + 1]?.text ?? ''))];
  });
}

const flat = (text: string) => text.replace(/[\s\u00A0]+/g, ' ').trim();

/** "A Example, B Sample… - Proceedings of the Fifth …, 2026": venue and publisher may be missing, so may the dash. */
const byline =
  /^((?:\p{Lu}{1,4}|\p{Lu}\p{L}*\.?)(?: [\p{L}'\u2019-]+)+(?:, (?:\p{Lu}{1,4}|\p{Lu}\p{L}*\.?)(?: [\p{L}'\u2019-]+)+)*(?:,? ?(?:\u2026|\.{3}))?)\s?(?:-|\u2013|\u2014)\s(.+?)(?: (?:-|\u2013) [\w.]+)?$/u;
/** Scholar shortens them to one line. */
const longestByline = 600;
const endsInYear = /^(.*?)(?:,? )?\b((?:19|20)\d{2})$/;

function draftOf(title: string, url: string, line: string): Draft {
  const [, names = line.includes(' - ') ? '' : line, where = ''] = byline.exec(line.slice(0, longestByline)) ?? [];
  const [, venue = where, year] = endsInYear.exec(where) ?? [];
  const ref = paperRefOf(url) ?? paperRefOf(/arXiv:\S+/i.exec(venue)?.[0] ?? '');
  const isPreprint = /^arXiv preprint/i.test(venue);
  return {
    title: title.replace(/^(?:\[(?:PDF|HTML|BOOK|CITATION|B|C)\]\s*)+/i, ''),
    authors: names.split(/,\s*/).filter((name) => name.trim() !== ''),
    published: year,
    venue: isPreprint ? undefined : venue.replace(/,$/, '') || undefined,
    ids: ref?.scheme === undefined ? {} : { [ref.scheme]: ref.id },
    links: { page: ref?.scheme === undefined ? url : undefined, pdf: /\.pdf(?:$|[?#])/i.test(url) ? url : undefined },
  };
}

/** Titles, each above its line of names, in copied text. */
function entriesIn(text: string): Draft[] {
  const lines = linesOf(text).filter(({ text: line }) => line !== '');
  return lines.flatMap((line, index) => {
    const under = lines[index + 1];
    const names = under && flat(under.text);
    const where = names === undefined || names.length > longestByline ? undefined : byline.exec(names)?.[2];
    if (
      where === undefined ||
      !endsInYear.test(where.replace(/ (?:-|\u2013) [\w.]+$/, '')) ||
      line.text.length > 300 ||
      /[.:]$/.test(line.text)
    )
      return [];
    const url = unwrapped(line.parts.find((part) => part.url)?.url ?? '');
    return [draftOf(line.text, url, names!)];
  });
}
