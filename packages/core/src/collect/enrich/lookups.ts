import type { Paper } from '../../paper/schema.js';

/** How a service is asked about papers. */
export interface Lookup {
  /** The source that gives papers of a title. */
  title: (title: string) => string;
  /** What it knows papers by, for several in one request; nothing when it cannot be asked so. */
  ids?: (paper: Paper) => string | undefined;
  /** The source that gives several papers by that. */
  batch?: (ids: readonly string[]) => string;
}

/** A DOI that a filter of works takes; every paper of arXiv has one. https://info.arxiv.org/help/doi.html */
function doiOf({ ids: { doi, arxiv } }: Paper): string | undefined {
  const own = doi ?? (arxiv && `10.48550/arxiv.${arxiv}`);
  return own !== undefined && /^10\.[^\s,|]+$/.test(own) ? own : undefined;
}

/** The names of those services, in the order they are asked when nobody chooses. */
export const enrichServices = ['s2', 'openalex', 'crossref', 'arxiv'] as const;

/** The services that papers are looked up at, each by the routes it has. */
export const lookups: Readonly<Record<(typeof enrichServices)[number], Lookup>> = {
  s2: {
    title: (title) => `s2:title:${title}`,
    ids: ({ ids: { arxiv, doi, pmid } }) =>
      arxiv ? `ARXIV:${arxiv}` : doi && !/\s/.test(doi) ? `DOI:${doi}` : pmid && `PMID:${pmid}`,
    batch: (ids) => `s2:papers:${ids.join(' ')}`,
  },
  openalex: {
    title: (title) => `openalex:title:${title}`,
    ids: doiOf,
    batch: (dois) => `openalex:works:${dois.join(' ')}`,
  },
  crossref: { title: (title) => `crossref:title:${title}` },
  arxiv: {
    title: (title) => `arxiv:title:${title}`,
    ids: ({ ids: { arxiv } }) => arxiv,
    batch: (ids) => `arxiv:${ids.join(',')}`,
  },
};
