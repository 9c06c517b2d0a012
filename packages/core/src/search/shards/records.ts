import type { Paper } from '../../paper/schema.js';
import { grown } from '../words/lexicon.js';

const blockSize = 1 << 22;
const encoder = new TextEncoder();

/** Papers as JSON in a few large blocks of memory, to be read again in another order. */
export class Records {
  private readonly blocks: Uint8Array[] = [];
  private used = 0;
  private block = new Uint32Array(64);
  private start = new Uint32Array(64);
  private length = new Uint32Array(64);
  private cut = new Uint8Array(64);

  /** Keeps a paper under a number, with what it is cut of; another under the same number takes its place. */
  set(number: number, paper: Paper, cut: number): void {
    const bytes = recordOf(paper);
    const room = (this.blocks.at(-1)?.length ?? 0) - this.used;
    if (bytes.length > room) {
      this.blocks.push(new Uint8Array(Math.max(blockSize, bytes.length)));
      this.used = 0;
    }
    this.blocks.at(-1)!.set(bytes, this.used);
    this.block = grown(this.block, number + 1);
    this.start = grown(this.start, number + 1);
    this.length = grown(this.length, number + 1);
    this.block[number] = this.blocks.length - 1;
    this.start[number] = this.used;
    this.length[number] = bytes.length;
    this.cut = grown(this.cut, number + 1);
    this.cut[number] = cut;
    this.used += bytes.length;
  }

  /** The parts of the paper that are not kept whole: see `cutOf`. */
  cutOf(number: number): number {
    return this.cut[number]!;
  }

  get(number: number): Uint8Array {
    const start = this.start[number]!;
    return this.blocks[this.block[number]!]!.subarray(start, start + this.length[number]!);
  }
}

/** Characters of an abstract, and authors, that a hit carries unless told otherwise. */
const shownAbstract = 280;
const shownAuthors = 50;

function cut(text: string): string {
  if (text.length <= shownAbstract) return text;
  const space = text.lastIndexOf(' ', shownAbstract);
  const end = space > shownAbstract / 2 ? space : shownAbstract;
  return `${text.slice(0, end).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A paper as hits show it: what a list of papers needs, the names of its first authors, the beginning of its abstract. */
export function shortened(paper: Paper): Paper {
  const { id, title, abstract, published, updated, listed, ids, links, signals, topics, venue } = paper;
  return {
    id,
    title,
    ...(abstract !== undefined && { abstract: cut(abstract) }),
    authors: paper.authors.slice(0, shownAuthors).map(({ name }) => ({ name })),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    ...(listed !== undefined && { listed }),
    ids,
    links,
    signals,
    topics,
    ...(venue !== undefined && { venue }),
    history: [],
    sources: [],
  };
}

/** Authors of a paper as many of which must lie in one file show it. */
const leanAuthors = 3;

/** The least that a list of papers needs, where many of them must lie in one file. */
export function leaner({ id, title, authors, published, listed, signals, topics }: Paper): Paper {
  return {
    ...structuredClone(emptyParts),
    id,
    title,
    authors: authors.slice(0, leanAuthors),
    ...(published !== undefined && { published }),
    ...(listed !== undefined && { listed }),
    signals,
    topics: topics.slice(0, 1),
  };
}

/** What a query may ask of a paper that a hit carries less of, a bit each. */
const parts = ['abstract', 'authors', 'topics', 'venue'] as const;
export type CutPart = (typeof parts)[number];

const partOf: Readonly<Record<CutPart, (paper: Partial<Paper>) => string | undefined>> = {
  abstract: ({ abstract }) => abstract,
  authors: ({ authors = [] }) => JSON.stringify(authors.map(({ name }) => name)),
  topics: ({ topics = [] }) => JSON.stringify(topics),
  venue: ({ venue }) => venue,
};

/** The parts of a paper that are not kept as they are, as bits. */
export function cutOf(paper: Paper, kept: Partial<Paper>): number {
  return parts.reduce((bits, part, bit) => bits | (partOf[part](paper) === partOf[part](kept) ? 0 : 1 << bit), 0);
}

/** Whether a part is among those bits. */
export function isCut(cut: number, part: CutPart): boolean {
  return ((cut >>> parts.indexOf(part)) & 1) === 1;
}

const emptyParts = { authors: [], ids: {}, links: {}, signals: {}, history: [], topics: [], sources: [] };

/** Without the parts that have nothing in them; `whole` puts them back. */
function sparse(paper: Paper): Partial<Paper> {
  const entries = Object.entries(paper).filter(
    ([name, value]) => !(Object.hasOwn(emptyParts, name) && Object.keys(value as object).length === 0),
  );
  return Object.fromEntries(entries);
}

export function recordOf(paper: Paper): Uint8Array {
  return encoder.encode(JSON.stringify(sparse(paper)));
}

/** @throws {TypeError} for what is no paper */
export function whole(record: Partial<Paper>): Paper {
  const paper = { ...structuredClone(emptyParts), ...record };
  if (typeof paper.id !== 'string' || typeof paper.title !== 'string' || !Array.isArray(paper.authors))
    throw new TypeError('a record is no paper');
  return paper as Paper;
}
