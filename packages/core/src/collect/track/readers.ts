import type { Paper } from '../../paper/schema.js';
import { isoDay } from '../../text/iso.js';
import { shelfOf } from '../archive/filing.js';
import { lookups } from '../enrich/lookups.js';
import { longRows } from './schedule.js';

/** How a service is asked for what has become of papers. */
export interface Reader {
  /** What it knows a paper by; nothing when it cannot be asked about it. */
  keyOf: (paper: Paper) => string | undefined;
  /** Keys of one question. */
  most: number;
  source: (keys: readonly string[]) => string;
  /**
   * `record`: it knows papers, and an answer may bring identifiers, a venue, an abstract; `counts`: only its counts are
   * of the paper.
   */
  gives: 'record' | 'counts';
  /** Under which of these keys an answer is, where that is not told by its identifiers. */
  answerKeyOf?: (answer: Paper) => string | undefined;
  schedule?: typeof longRows;
}

/** `owner/name` of a repository at GitHub. */
function repositoryOf({ links: { code } }: Paper): string | undefined {
  const [, owner, name] = /^https?:\/\/(?:www\.)?github\.com\/([\w-]+)\/([\w.-]+)/i.exec(code ?? '') ?? [];
  return owner && name && `${owner}/${name.replace(/\.git$/, '')}`.toLowerCase();
}

const isOfHuggingFace = ({ sources }: Paper) => sources.some(({ name }) => name.startsWith('hf:'));

/** The day of whose list a paper is: it may have come up elsewhere before. */
function dayOfList(paper: Paper): string | undefined {
  const seen = paper.sources.find(({ name }) => name.startsWith('hf:'))?.seen?.slice(0, 10);
  const listed = shelfOf(paper);
  const isListedThere = paper.sources.every(({ name }) => name.startsWith('hf:'));
  return isoDay.test(listed) && (isListedThere || seen === undefined) ? listed : seen;
}

const modern = ({ ids: { arxiv } }: Paper) => (arxiv && /^\d{4}\.\d{4,5}$/.test(arxiv) ? arxiv : undefined);

/** The services that kept papers are looked at with, each as it takes most in one question. */
export const readers = {
  // One list of a day gives the votes of all its papers.
  hf: {
    keyOf: (paper) => (isOfHuggingFace(paper) ? dayOfList(paper) : undefined),
    most: 1,
    source: ([asked]) => `hf:daily:${asked}`,
    gives: 'record',
  },
  github: {
    keyOf: repositoryOf,
    most: 100,
    source: (keys) => `github:${keys.join(' ')}`,
    gives: 'counts',
    answerKeyOf: repositoryOf,
    schedule: longRows,
  },
  s2: { keyOf: lookups.s2.ids!, most: 500, source: lookups.s2.batch!, gives: 'record' },
  openalex: { keyOf: lookups.openalex.ids!, most: 50, source: lookups.openalex.batch!, gives: 'record' },
  hn: {
    keyOf: modern,
    most: 1,
    source: ([id]) => `hn:${id}`,
    gives: 'counts',
  },
  // Models and datasets that cite a paper, one question each.
  'hf-models': {
    keyOf: (paper) => (isOfHuggingFace(paper) ? modern(paper) : undefined),
    most: 1,
    source: ([id]) => `hf:paper:${id}`,
    gives: 'counts',
  },
} as const satisfies Readonly<Record<string, Reader>>;

/** The names of those services. */
export const trackServices = Object.keys(readers) as (keyof typeof readers)[];
