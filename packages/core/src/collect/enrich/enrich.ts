import type { Fetcher, FetchOptions } from '../../fetch/index.js';
import { fetchRules } from '../../fetch/options.js';
import { completePaper } from '../../paper/complete.js';
import { isTrendingPapersError, TrendingPapersError } from '../../paper/errors.js';
import { withRecord } from '../../paper/merge.js';
import { namesOf } from '../../paper/names.js';
import { isPlaceholderTitle } from '../../paper/placeholder.js';
import { likeness, titlesContradict } from '../../paper/same.js';
import type { Issue, Paper } from '../../paper/schema.js';
import { aFunction, checkOptions, checkPapers, type Rules, someTexts } from '../../text/options.js';
import { fetcherOf } from '../fetcher.js';
import { issueOf } from '../issues.js';
import { type Evidence, evidenceOf } from './evidence.js';
import { enrichServices, type Lookup, lookups } from './lookups.js';

export interface EnrichOptions extends FetchOptions {
  /** The services to ask, in their order: `s2`, `openalex`, `crossref`, `arxiv`. @default all four */
  with?: readonly string[] | undefined;
  /** Asks the services: one that is used for several calls lets requests queue. @default createFetcher(options) */
  fetcher?: Fetcher | undefined;
}

export interface Enriched {
  /** The same papers in the same order, with what was found. */
  papers: Paper[];
  /**
   * `unresolved`: a title that no service knows, with a link to search by; `ambiguous`: several papers of one title;
   * `not-looked-up`: a service that could not be asked.
   */
  issues: Issue[];
  /** How many papers got an identifier that had none. */
  resolved: number;
}

const rules: Rules<EnrichOptions> = { ...fetchRules, with: someTexts, fetcher: aFunction };

/** Titles that are looked up at the same time; each service still gets one request at a time. */
const parallel = 4;

/**
 * Looks papers up and fills in what is known of them. One that has a title only is looked up by it, and a record is
 * taken for the paper on evidence: abstract, authors, year, identifiers, the rules by which records are merged. One with
 * an identifier gains authors, abstract, links, venue, citations and an open PDF, in batches. Nothing is ever replaced
 * by something worse, and a service that fails costs only what it would have known.
 *
 * @throws TrendingPapersError `bad-option` for a service that cannot be asked, `aborted`.
 *
 * @example
 * const { papers, issues } = await enrich(listing.papers, { with: ['openalex', 'arxiv'], keys: { openalex } });
 */
export async function enrich(papers: readonly Paper[], options: EnrichOptions = {}): Promise<Enriched> {
  checkPapers(papers);
  checkOptions(options, rules);
  const names = options.with ?? enrichServices;
  const chosen = names.map((name) => {
    const known = enrichServices.find((each) => each === name);
    if (known) return { name, ...lookups[known] };
    throw new TrendingPapersError('bad-option', `with takes ${enrichServices.join(', ')}, not "${name}".`, {
      option: 'with',
      value: name,
    });
  });
  const now = (options.now ?? (() => new Date()))();
  const desk = openDesk(fetcherOf(options));

  const left = new Map<number, Issue>();
  /** Which service a paper was found at: it has nothing more to say of it. */
  const foundAt = new Map<number, string>();
  const found = papers.map(completePaper);
  const nameless = [...found.entries()].filter(([, { ids }]) => Object.keys(ids).length === 0);
  let done = 0;
  await inParallel(nameless, async ([index, paper]) => {
    const { record, service, issue } = await resolve(paper, chosen, desk);
    if (record) found[index] = withRecord(paper, record, now);
    if (service) foundAt.set(index, service);
    if (issue) left.set(index, { ...issue, where: `papers[${index}]` });
    done += 1;
    options.onProgress?.({ source: 'enrich', message: 'looking up titles', done, total: nameless.length });
  });
  for (const lookup of chosen) {
    const open = [...found.keys()].filter((index) => foundAt.get(index) !== lookup.name);
    await complete(found, open, lookup, desk, now);
  }
  // In the order of the papers, whichever answer came first.
  const issues = [...papers.keys()].flatMap((index) => left.get(index) ?? []);
  return { papers: found, issues: [...issues, ...desk.failures()], resolved: foundAt.size };
}

/** Asks services, and remembers which could not be asked, and how often. */
interface Desk {
  /** The papers a source gives; nothing when it could not be asked. */
  ask: (service: string, source: string) => Promise<readonly Paper[] | undefined>;
  failures: () => Issue[];
}

function openDesk(fetcher: Fetcher): Desk {
  const failed = new Map<string, { count: number; message: string }>();
  return {
    async ask(service, source) {
      try {
        const { papers } = await fetcher(source);
        // Papers come from the service, whatever it was asked.
        return papers.map((paper) => ({
          ...paper,
          sources: paper.sources.map((each) => ({ ...each, name: service })),
        }));
      } catch (error) {
        if (!isTrendingPapersError(error) || error.code === 'aborted') throw error;
        failed.set(service, { count: (failed.get(service)?.count ?? 0) + 1, message: error.message });
        return undefined;
      }
    },
    failures: () =>
      [...failed].map(([service, { count, message }]) =>
        issueOf('not-looked-up', { service, left: count, error: message }, service),
      ),
  };
}

type Chosen = Lookup & { name: string };

interface Resolution {
  record?: Paper;
  service?: string;
  issue?: Issue;
}

/** The record of a paper that has a title only: the first service that knows one, and only one, decides. */
async function resolve(paper: Paper, chosen: readonly Chosen[], desk: Desk): Promise<Resolution> {
  let ambiguous = 0;
  for (const { name, title } of chosen) {
    const candidates = (await desk.ask(name, title(paper.title))) ?? [];
    const best = bestOf(paper, candidates);
    if (best.length === 1) return { record: best[0]!, service: name };
    if (best.length > 1) ambiguous = best.length;
  }
  const search = `https://scholar.google.com/scholar?q=${encodeURIComponent(`"${paper.title}"`)}`;
  const issue =
    ambiguous > 0
      ? issueOf('ambiguous', { title: paper.title, works: ambiguous, search })
      : issueOf('unresolved', { title: paper.title, search });
  return { issue };
}

/** Evidence, the strongest first. */
const strength: readonly Evidence[] = ['abstract', 'authors', 'title'];

/** The candidates that most speaks for, records of one work as one. */
function bestOf(paper: Paper, candidates: readonly Paper[]): Paper[] {
  const judged = candidates.map((candidate) => ({ candidate, evidence: evidenceOf(paper, candidate) }));
  for (const kind of strength) {
    const those = judged.filter(({ evidence }) => evidence === kind).map(({ candidate }) => candidate);
    if (those.length > 0) return distinct(those);
  }
  return [];
}

/** Works among records: a preprint and its article are one, two papers of one name are two. */
function distinct(records: readonly Paper[]): Paper[] {
  const works: Paper[] = [];
  for (const record of records) if (!works.some((work) => evidenceOf(work, record) !== undefined)) works.push(record);
  return works;
}

/** Fills in what a service knows of some of the papers by identifier, in place. */
async function complete(
  papers: Paper[],
  indices: readonly number[],
  { name, ids, batch }: Chosen,
  desk: Desk,
  now: Date,
): Promise<void> {
  if (!ids || !batch) return;
  const wanted = indices.filter((index) => ids(papers[index]!) !== undefined);
  if (wanted.length === 0) return;
  const records = new Map<string, Paper>();
  const asked = new Set(wanted.map((index) => ids(papers[index]!)!));
  for (const record of (await desk.ask(name, batch([...asked]))) ?? [])
    for (const each of namesOf(record)) if (!each.startsWith('title:')) records.set(each, record);
  for (const index of wanted) {
    const paper = papers[index]!;
    const record = [...namesOf(paper)].map((each) => records.get(each)).find((each) => each !== undefined);
    if (record && isOf(paper, record)) papers[index] = withRecord(paper, record, now);
  }
}

/** Catalogues attach identifiers to wrong papers now and then: a title of which nothing is common speaks against it. */
function isOf(paper: Paper, record: Paper): boolean {
  return isPlaceholderTitle(paper) || !titlesContradict(likeness(paper), likeness(record));
}

async function inParallel<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length) await task(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));
}
