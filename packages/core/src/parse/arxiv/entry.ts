import { type Announcement, announcements } from '../../paper/schema.js';
import type { Draft } from '../draft.js';
import type { Report } from '../format.js';

/** `http://arxiv.org/abs/2403.12345v2` and `oai:arXiv.org:2403.12345v2` → 2. */
export function versionOf(id: string | undefined): number | undefined {
  const digits = /v(\d{1,4})$/.exec(id ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Category and classification terms, each once: arXiv also puts lists of MSC and ACM classes into one element. */
export function topicsOf(terms: readonly (string | undefined)[]): string[] {
  const each = terms.flatMap((term) => (term ?? '').split(/[;,]/)).map((term) => term.trim());
  return [...new Set(each)].filter((term) => term !== '');
}

/** Authors may enter two DOIs of the published article into the one field; a paper has one. */
export function firstDoi(field: string | undefined, report: Report, where: string): string | undefined {
  const [first, ...others] = (field ?? '').split(/[\s,;]+/).filter((doi) => doi !== '');
  if (others.length > 0) report('extra-doi', { dois: others }, where);
  return first;
}

const collaboration = /\b(?:collaborations?|consortium|team|group)$/i;

/** arXiv's parsed names: [last, first, suffix]. The separators that its splitting leaves as names are dropped. */
export function arxivAuthor(
  family: string | undefined,
  given: string | undefined,
  suffix: string | undefined,
  affiliation: string | undefined,
): NonNullable<Draft['authors']> {
  const last = family?.trim() ?? '';
  const first = given?.trim() ?? '';
  if (!/[\p{L}\p{N}]/u.test(last + first)) return [];
  const place = affiliation?.trim() || undefined;
  const whole = [first, last, suffix?.trim()].filter(Boolean).join(' ');
  if (first === '' || collaboration.test(last)) return [{ name: whole, affiliation: place }];
  return [{ name: whole, family: last, given: first, affiliation: place }];
}

/** arXiv's word for how it announces an entry, in a feed, a heading or a mail; `absonly` replaces the metadata alone. */
export function announcementOf(written: string | undefined): Announcement | undefined {
  const word = written?.trim().toLowerCase() ?? '';
  if (/^replac\w*[- ]cross/.test(word)) return 'replace-cross';
  if (/^(?:replac|absonly|updated)/.test(word)) return 'replace';
  return announcements.find((each) => word.startsWith(each));
}
