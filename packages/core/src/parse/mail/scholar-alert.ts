import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { linesOf } from '../copied/lines.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { paperRefOf } from '../lists/entries.js';
import { unwrapped } from '../lists/trackers.js';
import { toPaper } from '../to-paper.js';
import { findAll, isNode, readHtml, textOf, type XmlNode } from '../xml.js';

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
  const drafts = /^\s*</.test(head) ? readAlert(readHtml(text)) : entriesIn(text);
  if (drafts.length === 0)
    throw new TrendingPapersError('wrong-format', 'There is no title of Google Scholar in this.');
  const cut = drafts.filter(
    ({ venue, authors }) =>
      /\u2026/.test(venue ?? '') || authors?.some((name) => typeof name === 'string' && /\u2026/.test(name)),
  );
  const papers = drafts.flatMap(
    (draft, index) => toPaper({ ...withoutCuts(draft), position: index + 1 }, report, `entry ${index + 1}`) ?? [],
  );
  if (cut.length > 0)
    report(
      'cut-off',
      `Scholar shortened the authors or the venue of ${cut.length} of ${drafts.length} papers; what it cut was left out.`,
    );
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

function readAlert(root: XmlNode): Draft[] {
  const isTitle = (node: XmlNode) => node.name === 'h3' || node.attributes.class === 'gse_alrt_title';
  const titles = findAll(root, isTitle).filter(
    (node) => anchorOf(node) !== undefined || node.attributes.class === 'gs_rt',
  );
  return titles.flatMap((node) => {
    const anchor = anchorOf(node);
    const href = anchor?.attributes.href;
    if (anchor === undefined || href === undefined || /scholar_(?:share|alerts|settings)/.test(href)) return [];
    const [names = ''] = following(root, node, 1);
    return [draftOf(flat(textOf(anchor) ?? ''), unwrapped(href), flat(names))];
  });
}

function anchorOf(node: XmlNode): XmlNode | undefined {
  return node.name === 'a' ? node : findAll(node, ({ name }) => name === 'a')[0];
}

/** The texts of the elements behind one, those of its parents' when it is the last. */
function following(root: XmlNode, node: XmlNode, count: number): string[] {
  const path = pathTo(root, node);
  for (let depth = path.length - 2; depth >= 0; depth -= 1) {
    const { children } = path[depth]!;
    const at = children.indexOf(path[depth + 1]!);
    const texts = children
      .slice(at + 1)
      .filter(isNode)
      .map((sibling) => textOf(sibling) ?? '')
      .filter((text) => flat(text) !== '');
    if (texts.length > 0) return texts.slice(0, count);
  }
  return [];
}

function pathTo(root: XmlNode, node: XmlNode): XmlNode[] {
  if (root === node) return [root];
  for (const child of root.children) {
    if (!isNode(child)) continue;
    const path = pathTo(child, node);
    if (path.length > 0) return [root, ...path];
  }
  return [];
}

const flat = (text: string) => text.replace(/[\s\u00A0]+/g, ' ').trim();

/** "A Example, B Sample… - Proceedings of the Fifth …, 2026": venue and publisher may be missing, so may the dash. */
const byline =
  /^((?:\p{Lu}{1,4}|\p{Lu}\p{L}*\.?)(?: \p{Lu}?[\p{L}'\u2019-]+)+(?:, (?:\p{Lu}{1,4}|\p{Lu}\p{L}*\.?)(?: \p{Lu}?[\p{L}'\u2019-]+)+)*(?:,? ?(?:\u2026|\.{3}))?)\s?(?:-|\u2013|\u2014)\s(.+?)(?: (?:-|\u2013) [\w.]+)?$/u;
const endsInYear = /^(.*?)(?:,? )?\b((?:19|20)\d{2})$/;

function draftOf(title: string, url: string, line: string): Draft {
  const [, names = line.includes(' - ') ? '' : line, where = ''] = byline.exec(line) ?? [];
  const [, venue = where, year] = endsInYear.exec(where) ?? [];
  const ref = paperRefOf(url) ?? paperRefOf(/arXiv:\S+/i.exec(venue)?.[0] ?? '');
  const isPreprint = /^arXiv preprint/i.test(venue);
  return {
    title: title.replace(/^(?:\[(?:PDF|HTML|BOOK|CITATION|B|C)\]\s*)+/i, ''),
    authors: names
      .replace(/\u2026$/, '\u2026')
      .split(/,\s*/)
      .filter((name) => name.trim() !== ''),
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
    const where = names === undefined ? undefined : byline.exec(names)?.[2];
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
