import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needsCorpus } from '../../core/test/corpus.js';
import { jsonFeedFaults } from '../../core/test/publish/feed/rules.js';
import { run, temporaryFolder } from './terminal-io.js';
import { archiveDays, type Day, hasArchive, madeUpDays } from './year/days.js';
import { feedFaults, otherFiles, pagesOf, publishedIn } from './year/folder.js';
import { addresses, feedNames, kinds as hearings, labFolder, listeners } from './year/lab.js';
import { random } from './year/random.js';
import { answerOn, faults, service } from './year/service.js';

/** A day is bad by this chance; the first is not, since what is not there yet cannot be kept. */
const badDays = 0.5;
const largest = 2_000_000;
const kinds = Object.keys(faults);

/**
 * Builds once a day, with faults on random days, and holds every day to what is promised. `keepDays` lets papers go
 * after that time, as the option does. Gives the faults met and the papers that were ever published.
 */
async function keepFeed(days: readonly Day[], seed: number, keepDays: number) {
  const chance = random(seed);
  const cwd = await temporaryFolder();
  const folder = join(cwd, 'public');
  /** The day a paper was listed first. */
  const listedOn = new Map(
    days
      .toReversed()
      .flatMap(({ date, items }) => items.map(({ paper }) => [`arxiv:${paper.id}`, date] as [string, string])),
  );
  /** Name of the item in the feeds by the name of the paper, for all that were ever published. */
  const known = new Map<string, string>();
  /** What the service really gave. */
  const delivered = new Set<string>();
  const met: { kind: string; spoiled: number; failed: boolean }[] = [];

  for (const [index, { date }] of days.entries()) {
    const items = answerOn(days.slice(0, index + 1));
    const kind = index > 0 && chance() < badDays ? kinds[Math.floor(chance() * kinds.length)] : undefined;
    const { fetch, told } = service(items, kind === undefined ? undefined : faults[kind]);
    const { code, err } = await run(
      ['build', 'hf:daily', '--quiet', '--pictures', 'none', '--keep-days', String(keepDays)],
      {
        cwd,
        env: { TRENDING_PAPERS_CACHE: join(cwd, 'cache', date) },
        now: () => new Date(`${date}T06:17:00Z`),
        fetch,
      },
    );
    if (kind !== undefined) met.push({ kind, spoiled: told.spoiled, failed: code === 1 });
    if (told.whole) for (const { paper } of items) delivered.add(`arxiv:${paper.id}`);

    const about = `${date}, ${kind ?? 'a good day'}`;
    // A run whose only source failed says so, and publishes what it has all the same.
    expect(code, `${about}: ${err}`).toBe(told.readable ? 0 : 1);
    expect(await feedFaults(folder), `${about}: invalid feeds`).toEqual([]);
    expect(await otherFiles(folder), about).toEqual([]);
    const pages = await pagesOf(folder);
    for (const page of pages) expect(Buffer.byteLength(page), `${about}: too large`).toBeLessThan(largest);
    // Later pages are written by the same hand as the first: those of the last day stand for all.
    if (index === days.length - 1) expect(pages.flatMap(jsonFeedFaults)).toEqual([]);

    const published = publishedIn(pages);
    const itemOf = new Map(published.map(({ id, item }) => [id, item]));
    expect(itemOf.size, `${about}: a paper is there twice`).toBe(published.length);
    expect(new Set(itemOf.values()).size, `${about}: two items of one id`).toBe(published.length);
    // What a service calls the day may be the one before ours.
    const sinceThen = new Date(Date.parse(date) - (keepDays - 2) * 86_400_000).toISOString().slice(0, 10);
    const lost = [...delivered].filter((id) => listedOn.get(id)! > sinceThen && !itemOf.has(id));
    expect(lost, `${about}: delivered and not there`).toEqual([]);
    const renamed = published.filter(({ id, item }) => known.has(id) && known.get(id) !== item);
    expect(renamed, `${about}: another item id than before`).toEqual([]);
    for (const { id, item } of published) known.set(id, item);
  }
  return { met, known, delivered };
}

const spoiledIn = (met: readonly { spoiled: number }[]) => met.reduce((sum, { spoiled }) => sum + spoiled, 0);
const promise = 'is valid every day, holds each paper once under one name, loses none and stays small';

describe('a feed kept for a season', () => {
  it(`${promise}, though nothing is ever let go`, async () => {
    const { met, known, delivered } = await keepFeed(madeUpDays(90), 20260101, 730);
    expect(known.size).toBe(delivered.size);
    expect(known.size).toBeGreaterThan(250);
    expect(met.filter(({ failed }) => failed).length, 'days without an answer').toBeGreaterThan(15);
    expect(spoiledIn(met), 'spoiled answers').toBeGreaterThan(80);
  }, 600_000);
});

describe('two feeds of a lab, told of in chats, for a season', () => {
  it('are valid every day, and nobody hears of a paper twice', async () => {
    const days = madeUpDays(60);
    const chance = random(20260401);
    const cwd = await labFolder();
    const { chat, data, answer } = listeners();
    const met = new Map<string, number>();
    for (const [index, { date }] of days.entries()) {
      const now = () => new Date(`${date}T06:17:00Z`);
      const env = { ...addresses, TRENDING_PAPERS_CACHE: join(cwd, 'cache', date) };
      const kind = index > 0 && chance() < badDays ? kinds[Math.floor(chance() * kinds.length)] : undefined;
      const { fetch, told } = service(
        answerOn(days.slice(0, index + 1)),
        kind === undefined ? undefined : faults[kind],
      );
      const built = await run(['build', '--quiet'], { cwd, env, now, fetch });
      expect(built.code, `${date}, ${kind}: ${built.err}`).toBe(told.readable ? 0 : 1);
      for (const name of feedNames) expect(await feedFaults(join(cwd, 'site', name)), `${date}, ${name}`).toEqual([]);
      expect(await otherFiles(join(cwd, 'site', 'all')), date).toEqual([]);

      const hearing = hearings[Math.floor(chance() * hearings.length)]!;
      met.set(hearing, (met.get(hearing) ?? 0) + 1);
      // A runner that nobody looks at: what may have come is never sent again.
      await run(['deliver', '--quiet'], { cwd, env, now, fetch: answer(hearing) });
    }
    expect(Math.min(...met.values()), 'days of each kind').toBeGreaterThan(3);
    expect(new Set(chat).size, 'heard of twice in the chat').toBe(chat.length);
    const received = [...data.values()].flat();
    expect(new Set(received).size, 'received twice under two keys').toBe(received.length);
    expect(chat.length).toBeGreaterThan(20);
    const state = JSON.parse(await readFile(join(cwd, 'trending-papers.delivered.json'), 'utf8'));
    const open = state.channels['slack/all'].open.flatMap(({ names }: { names: string[] }) => names);
    expect(open.length, 'perhaps delivered, and told').toBeGreaterThan(0);
    // Where the channel knows keys, the next good day settles everything.
    const last = days.at(-1)!.date;
    const at = () => new Date(`${last}T12:00:00Z`);
    const end = await run(['deliver', '--quiet', '--unsure', 'arrived'], {
      cwd,
      env: addresses,
      now: at,
      fetch: answer('well'),
    });
    expect(end.code, end.err).toBe(0);
  }, 2_700_000);
});

/** Days that a paper stays; with all of them kept for ever, the year takes minutes. */
const keepDays = Number(process.env.TRENDING_PAPERS_YEAR_KEEPS ?? 10);

describe.skipIf(!hasArchive)(`a feed kept for a year of the archive${needsCorpus}`, () => {
  it(promise, async () => {
    const { met, known, delivered } = await keepFeed(archiveDays(250), 20260630, keepDays);
    expect(known.size).toBe(delivered.size);
    expect(known.size).toBeGreaterThan(4_500);
    expect(new Set(met.map(({ kind }) => kind)).size, 'kinds of fault').toBe(kinds.length);
    expect(met.filter(({ failed }) => failed).length, 'days without an answer').toBeGreaterThan(50);
    expect(spoiledIn(met), 'spoiled answers').toBeGreaterThan(200);
  }, 2_700_000);
});
