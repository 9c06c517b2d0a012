import type { Listing } from '../../paper/schema.js';
import { at, listAt, textAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { cslType } from './work-types.js';

/** The works of an ORCID record: https://info.orcid.org/documentation/api-tutorials/api-tutorial-read-data-on-a-record/ */
export function detect({ head, json }: Probe): boolean {
  return head.startsWith('{') && groupsOf(json).some((group) => listAt(group, 'work-summary').length > 0);
}

const groupsOf = (json: unknown) => [...listAt(json, 'group'), ...listAt(json, 'activities-summary', 'works', 'group')];

/** What ORCID groups is one work; its records say who asserted it, the first the preferred one. */
export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const papers = collect('group', groupsOf(json), report, draftOf);
  if (papers.length > 0) report('authors-missing', { papers: papers.length });
  const path = textAt(json, 'path');
  const id = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(path ?? '')?.[0];
  return {
    title: id === undefined ? 'ORCID works' : `Works of ${id}`,
    homepage: id === undefined ? 'https://orcid.org/' : `https://orcid.org/${id}`,
    papers,
  };
}

function draftOf(group: unknown): Draft {
  const works = listAt(group, 'work-summary');
  const first = (...path: string[]) => works.map((work) => textAt(work, ...path)).find(Boolean);
  const ids = [group, ...works].flatMap((each) => listAt(each, 'external-ids', 'external-id'));
  // "part-of" is the journal's, "version-of" another work's; old records do not say.
  const own = ids.filter((id) => /^self$/i.test(textAt(id, 'external-id-relationship') ?? 'self'));
  const idOf = (scheme: string) =>
    textAt(
      own.find((id) => textAt(id, 'external-id-type') === scheme),
      'external-id-value',
    );
  const issn = ids.find((id) => textAt(id, 'external-id-type') === 'issn');
  return {
    title: first('title', 'title', 'value'),
    authors: [],
    published: works.map(dateOf).find(Boolean),
    ids: { doi: idOf('doi'), arxiv: idOf('arxiv'), pmid: idOf('pmid'), pmcid: idOf('pmc') },
    links: { page: first('url', 'value') },
    venue: first('journal-title', 'value'),
    issn: [textAt(issn, 'external-id-value') ?? ''].filter(Boolean),
    type: cslType(first('type')),
  };
}

function dateOf(work: unknown): string | undefined {
  const date = at(work, 'publication-date');
  const parts = ['year', 'month', 'day'].map((part) => textAt(date, part, 'value'));
  const known = parts.slice(0, parts.includes(undefined) ? parts.indexOf(undefined) : 3);
  return known.length === 0 ? undefined : known.map((part) => part!.padStart(2, '0')).join('-');
}
