import { normalizeId, parseId } from '../paper/id.js';
import type { RelationType } from '../paper/relations.js';
import type { Relation } from '../paper/schema.js';
import type { DraftRelation } from './draft.js';

/**
 * What catalogues call relations, in letters alone and without "is": Crossref's relations and updates, DataCite's
 * `relationType`, the `RefType` of PubMed, the types of Europe PMC, `related-article-type` of JATS. Citations, parts and
 * translations are not here: they say nothing of which work this is.
 */
const spellings: Readonly<Record<string, RelationType>> = {
  preprintof: 'is-preprint-of',
  preprintin: 'is-preprint-of',
  haspreprint: 'has-preprint',
  preprint: 'has-preprint',
  versionof: 'is-version-of',
  newversionof: 'is-version-of',
  previousversionof: 'has-version',
  variantformof: 'is-version-of',
  updateof: 'is-version-of',
  republishedfrom: 'is-version-of',
  correctedandrepublishedfrom: 'is-version-of',
  retractedandrepublishedfrom: 'is-version-of',
  hasversion: 'has-version',
  hasnewversion: 'has-version',
  originalformof: 'has-version',
  updatein: 'has-version',
  republishedin: 'has-version',
  correctedandrepublishedin: 'has-version',
  retractedandrepublishedin: 'has-version',
  erratumfor: 'is-correction-of',
  correctionof: 'is-correction-of',
  erratumof: 'is-correction-of',
  corrigendumof: 'is-correction-of',
  correctedarticle: 'is-correction-of',
  hascorrection: 'has-correction',
  haserratum: 'has-correction',
  hascorrigendum: 'has-correction',
  erratumin: 'has-correction',
  correctionforward: 'has-correction',
  retractionof: 'is-retraction-of',
  withdrawalof: 'is-retraction-of',
  removalof: 'is-retraction-of',
  retractedarticle: 'is-retraction-of',
  hasretraction: 'has-retraction',
  haswithdrawal: 'has-retraction',
  hasremoval: 'has-retraction',
  retractionin: 'has-retraction',
  retractionforward: 'has-retraction',
  commenton: 'is-comment-on',
  commentaryarticle: 'is-comment-on',
  replyto: 'is-comment-on',
  hascomment: 'has-comment',
  hasreply: 'has-comment',
  commentin: 'has-comment',
  commentary: 'has-comment',
  supplementto: 'is-supplement-to',
  associatedpublication: 'is-supplement-to',
  supplementedby: 'is-supplemented-by',
  associateddataset: 'is-supplemented-by',
};

/** The relations of which both what they are and to which work is known, each once. */
export function toRelations(relations: readonly DraftRelation[]): Relation[] {
  const known = new Map<string, Relation>();
  for (const { type = '', id: written, scheme } of relations) {
    const spelling = type.toLowerCase().replace(/[^a-z]/g, '');
    const kind = spelling.replace(/^is(?=[a-z])/, '');
    if (written === undefined || !Object.hasOwn(spellings, kind)) continue;
    const id = idOf(written, scheme);
    const relation = spellings[kind]!;
    if (id !== undefined) known.set(`${relation} ${id}`, { type: relation, id });
  }
  return [...known.values()];
}

function idOf(written: string, scheme: string | undefined): string | undefined {
  const identifier = parseId(written);
  if (identifier) return `${identifier.scheme}:${identifier.id}`;
  const id = scheme && normalizeId(scheme, written);
  return id ? `${scheme}:${id}` : undefined;
}
