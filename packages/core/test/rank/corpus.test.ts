import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { explain, type Reason, rank } from '../../src/rank/index.js';
import { corpusFile, hasCorpus, needsCorpus } from '../corpus.js';
import { paperOf } from './papers.js';

const day = 86_400_000;

/** The papers of the last weeks of the archive, with all their dated readings. */
function archive(): Paper[] {
  const read = (name: string) => readFileSync(corpusFile(`hf/${name}`));
  const readings = new Map<string, Paper['history']>();
  for (const line of read('signal-observations.csv').toString('utf8').trim().split(/\r?\n/).slice(1)) {
    const [id = '', at = '', , upvotes, comments, stars] = line.split(',');
    const known = Object.entries({ upvotes, comments, stars }).filter(([, value]) => value);
    const signals = Object.fromEntries(known.map(([name, value]) => [name, Number(value)]));
    readings.set(id, [...(readings.get(id) ?? []), { at, signals }]);
  }
  const lines = gunzipSync(read('daily-papers.ndjson.gz')).toString('utf8').trim().split('\n').slice(-1500);
  return lines.map((line) => {
    const { snapshotDate, item } = JSON.parse(line);
    const history = (readings.get(item.paper.id) ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
    return paperOf({
      id: item.paper.id,
      title: item.paper.title,
      listed: snapshotDate,
      links: item.paper.githubRepo ? { code: item.paper.githubRepo } : {},
      signals: history.at(-1)?.signals ?? {},
      history,
    });
  });
}

describe.skipIf(!hasCorpus)(`what is said of real papers${needsCorpus}`, () => {
  const papers = hasCorpus ? archive() : [];
  const days = ['2026-05-15', '2026-05-27', '2026-06-10', '2026-06-24'].map((date) => `${date}T12:00:00Z`);

  it.each(days)('on %s no sentence contradicts another, says a fact twice, or speaks of nothing', (now) => {
    const ranked = rank(papers, { now, limit: 200 });
    expect(ranked).toHaveLength(200);
    for (const { paper, reasons } of ranked) {
      const about = `${paper.id} at ${now}`;
      const keys = reasons.map(({ signal, aspect = '' }) => `${signal} ${aspect}`);
      expect(new Set(keys).size, about).toBe(keys.length);
      expect(
        reasons.every(({ contribution }) => contribution !== 0),
        about,
      ).toBe(true);
      expect(
        reasons.filter(({ signal, value }) => signal !== 'age' && value === 0),
        about,
      ).toEqual([]);
      for (const reason of reasons) {
        expect(contradiction(reason, reasons, Date.parse(now)), about).toBeUndefined();
        expect(undated(reason, paper, Date.parse(now)), about).toBeUndefined();
      }
      expect(explain({ reasons }).join(' '), about).not.toMatch(/NaN|undefined|[{}]/);
    }
  });
});

/** What is untrue in a reason, beside the others. */
function contradiction(reason: Reason, all: readonly Reason[], now: number): string | undefined {
  const { signal, aspect, value = 0, since = '', at = '' } = reason;
  if (aspect !== 'speed') return undefined;
  if (Number.isNaN(Date.parse(since)) || Number.isNaN(Date.parse(at))) return 'a speed without days';
  if (Date.parse(at) > now) return 'a speed of the future';
  const level = all.find((other) => other.signal === signal && other.aspect === 'level')?.value;
  // What was won in the days that are named is part of the count, as it was read then or later.
  const won = (value * (Date.parse(at) - Date.parse(since))) / day;
  return level !== undefined && won > 2 * level + 1 ? `${won} won of ${level}` : undefined;
}

/** What is said of now and was read days ago: such a count is said with the day of its reading, and no later one. */
function undated({ signal, aspect, at }: Reason, { history }: Paper, now: number): string | undefined {
  if (aspect !== 'level') return undefined;
  const read = history.findLast(
    (reading) => reading.signals[signal] !== undefined && Date.parse(reading.at) <= now,
  )?.at;
  if (read === undefined || now - Date.parse(read) <= 2 * day) return undefined;
  return at === read ? undefined : `${signal} of ${read} said as of ${at ?? 'now'}`;
}
