import type { Listing } from '../../paper/schema.js';
import { listAt, numberAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { isRecord } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';

/** Papers as alphaXiv's feed gives them. */
export function detect({ head, json }: Probe): boolean {
  return (
    /^[[{]/.test(head) &&
    recordsOf(json).some((record) => idOf(record) !== undefined && textAt(record, 'title') !== undefined)
  );
}

function recordsOf(json: unknown): readonly unknown[] {
  const lists = isRecord(json) ? Object.keys(json).map((name) => listAt(json, name)) : [];
  return lists.find((list) => list.some((record) => idOf(record) !== undefined)) ?? listAt(json);
}

const idOf = (record: unknown) =>
  textAt(record, 'universal_paper_id') ??
  textAt(record, 'universalId') ??
  textAt(record, 'canonical_id') ??
  textAt(record, 'canonicalId');

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  return {
    title: 'alphaXiv',
    homepage: 'https://www.alphaxiv.org/',
    papers: collect('papers', recordsOf(json), report, draftOf),
  };
}

function draftOf(record: unknown): Draft {
  const id = idOf(record);
  const image = textAt(record, 'image_url');
  return {
    markup: 'tex',
    title: textAt(record, 'title'),
    abstract: textAt(record, 'abstract'),
    authors: textsAt(record, ['authors']),
    published: textAt(record, 'first_publication_date') ?? textAt(record, 'publication_date'),
    updated: textAt(record, 'publication_date'),
    ids: { arxiv: id },
    version: /v(\d+)$/.exec(textAt(record, 'canonical_id') ?? textAt(record, 'canonicalId') ?? '')?.[1],
    links: {
      code: textAt(record, 'github_url'),
      discussion: id && `https://www.alphaxiv.org/abs/${id.replace(/v\d+$/, '')}`,
    },
    signals: {
      upvotes: numberAt(record, 'metrics', 'public_total_votes') ?? numberAt(record, 'metrics', 'total_votes'),
      stars: numberAt(record, 'github_stars'),
      views: numberAt(record, 'metrics', 'visits_count', 'all'),
    },
    topics: textsAt(record, ['topics']),
    organization: textAt(record, 'organization_info', 0, 'name'),
    image: /^https?:/.test(image ?? '') ? image : undefined,
    summary: { text: textAt(record, 'paper_summary', 'summary') },
  };
}
