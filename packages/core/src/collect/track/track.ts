import type { Fetcher, FetchOptions } from '../../fetch/index.js';
import { fetchRules } from '../../fetch/options.js';
import { cameUp } from '../../paper/days.js';
import { isTrendingPapersError, TrendingPapersError } from '../../paper/errors.js';
import { withRecord } from '../../paper/merge.js';
import { namesOf } from '../../paper/names.js';
import { likeness, titlesContradict } from '../../paper/same.js';
import type { Issue, Paper } from '../../paper/schema.js';
import { stampOf } from '../../text/iso.js';
import {
  aFunction,
  aLimit,
  anObject,
  checkArgument,
  checkOptions,
  checkPapers,
  type Rules,
  someTexts,
} from '../../text/options.js';
import { fetcherOf } from '../fetcher.js';
import { issueOf } from '../issues.js';
import { type Reader, readers, trackServices } from './readers.js';
import { isDue } from './schedule.js';

export interface TrackOptions extends FetchOptions {
  /** The services to ask: `hf`, `github`, `s2`, `openalex`, `hn`, `hf-models`. */
  with: readonly string[];
  /** Questions of a run at most, over all services. Who is left is first in the next run. @default 100 */
  budget?: number | undefined;
  /** What the run before gave back: without it every paper that is young enough is looked at. */
  memory?: TrackMemory | undefined;
  /** Asks the services: one that is used for several calls lets requests queue. @default createFetcher(options) */
  fetcher?: Fetcher | undefined;
}

/** When each service was last asked, and whom it was not asked about though it was time. Plain data, for the next run. */
export type TrackMemory = Readonly<Record<string, { at: string; left?: string[] }>>;

export interface Tracked {
  /** The papers of which something was read, with a reading of now. */
  papers: Paper[];
  memory: TrackMemory;
  /** Papers that it was time to look at. */
  due: number;
  /** `not-looked-up`: a service that did not answer, or papers for which the budget was too small. */
  issues: Issue[];
}

const defaultBudget = 100;

const rules: Rules<TrackOptions> = {
  ...fetchRules,
  with: someTexts,
  budget: aLimit,
  memory: anObject,
  fetcher: aFunction,
};

/**
 * Looks at papers again, so that their counts have a history and they gain the identifiers they lacked: hourly on their
 * first day, daily to two weeks, weekly to three months, and the stars of their code monthly to two years, as often as
 * runs allow. Services are asked for as many papers as they take in one question. Each reading is dated with now.
 *
 * @throws TrendingPapersError `bad-option` for a service that cannot be asked, `aborted`.
 *
 * @example
 * const { papers, memory } = await track(feed.papers, { with: ['hf', 'github'], keys: { github }, memory: before });
 * const next = mergeListings(feed, { title: feed.title, papers, issues: [] });
 */
export async function track(papers: readonly Paper[], options: TrackOptions): Promise<Tracked> {
  checkPapers(papers);
  checkOptions(options, rules);
  checkArgument('with', options.with, someTexts);
  const chosen = options.with.map((name): [string, Reader] => {
    const known = trackServices.find((each) => each === name);
    if (known) return [name, readers[known]];
    throw new TrendingPapersError('bad-option', `with takes ${trackServices.join(', ')}, not "${name}".`, {
      option: 'with',
      value: name,
    });
  });
  const now = (options.now ?? (() => new Date()))();
  const fetcher = fetcherOf(options);
  const changed = new Map<Paper, Paper>();
  const due = new Set<Paper>();
  const memory: Record<string, { at: string; left?: string[] }> = { ...options.memory };
  const issues: Issue[] = [];
  let budget = options.budget ?? defaultBudget;

  for (const [name, reader] of chosen) {
    const wanted = dueOf(papers, reader, memory[name], now);
    for (const paper of wanted) due.add(paper);
    const keys = [...new Set(wanted.map((paper) => reader.keyOf(paper)!))];
    const left: string[] = [];
    let failure: TrendingPapersError | undefined;
    let unasked = 0;
    for (let start = 0; start < keys.length; start += reader.most) {
      const some = keys.slice(start, start + reader.most);
      if (failure || budget <= 0) {
        left.push(...some);
        unasked += failure ? 0 : some.length;
        continue;
      }
      budget -= 1;
      options.onProgress?.({ source: name, message: 'looking again', done: start, total: keys.length });
      try {
        const answers = (await fetcher(reader.source(some))).papers;
        takeIn(answers, reader, wanted, changed, now);
      } catch (error) {
        if (!isTrendingPapersError(error) || error.code === 'aborted') throw error;
        // A day or paper that is not there is no reason to stop.
        if (error.code === 'not-found') continue;
        failure = error;
        left.push(...some);
      }
    }
    memory[name] = { at: now.toISOString(), ...(left.length > 0 && { left }) };
    const said = { service: name, of: keys.length };
    if (failure) issues.push(issueOf('not-looked-up', { ...said, left: left.length, error: failure.message }, name));
    else if (unasked > 0) issues.push(issueOf('not-looked-up', { ...said, left: unasked }, name));
  }
  return { papers: [...changed.values()], memory, due: due.size, issues };
}

/** The papers that it is time to look at, those that the last run left first, then the newest. */
function dueOf(papers: readonly Paper[], reader: Reader, before: TrackMemory[string] | undefined, now: Date): Paper[] {
  const last = before === undefined ? Number.NEGATIVE_INFINITY : Date.parse(before.at);
  const left = new Set(before?.left);
  const asked = papers.filter((paper) => reader.keyOf(paper) !== undefined);
  const first = asked.filter((paper) => left.has(reader.keyOf(paper)!));
  const those = asked.filter(
    (paper) => !left.has(reader.keyOf(paper)!) && isDue(paper, last, now.getTime(), reader.schedule),
  );
  return [...first, ...those.sort((a, b) => cameUp(b) - cameUp(a))];
}

/** Writes what was answered into the papers it is of. */
function takeIn(
  answers: readonly Paper[],
  reader: Reader,
  wanted: readonly Paper[],
  changed: Map<Paper, Paper>,
  now: Date,
): void {
  const byName = new Map<string, Paper>();
  for (const answer of answers) {
    const own = reader.answerKeyOf?.(answer);
    const names = reader.answerKeyOf ? (own === undefined ? [] : [own]) : namesOf(answer);
    for (const name of names) if (!name.startsWith('title:')) byName.set(name, answer);
  }
  const at = stampOf(now.getTime());
  for (const paper of wanted) {
    const names = reader.answerKeyOf ? [reader.keyOf(paper)!] : [...namesOf(paper)];
    const answer = names.map((name) => byName.get(name)).find((each) => each !== undefined);
    if (answer === undefined) continue;
    const before = changed.get(paper) ?? paper;
    if (reader.gives === 'counts') {
      const signals = { ...before.signals, ...answer.signals };
      changed.set(paper, { ...before, signals, history: [...before.history, { at, signals: answer.signals }] });
    } else if (!titlesContradict(likeness(paper), likeness(answer))) {
      // To be looked at again is not to be listed.
      const { position: _, placed: __, ...record } = { ...answer, sources: [] };
      changed.set(paper, withRecord(before, record, now));
    }
  }
}
