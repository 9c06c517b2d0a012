/**
 * How a paper stands to another work that is related to it and not the same, in the words of Crossref's relations
 * (https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships/), each beside the
 * word for the way back.
 */
export const relationTypes = [
  'is-preprint-of',
  'has-preprint',
  'is-version-of',
  'has-version',
  'is-correction-of',
  'has-correction',
  'is-retraction-of',
  'has-retraction',
  'is-comment-on',
  'has-comment',
  'is-supplement-to',
  'is-supplemented-by',
] as const;

export type RelationType = (typeof relationTypes)[number];
