import { describe, expect, it } from 'vitest';
import { joinRecord, newReadings, recordOf, shownHistory, thinMonth } from '../../src/collect/archive/filing.js';
import type { Reading } from '../../src/paper/index.js';
import { paperOf } from '../rank/papers.js';

const hour = 3_600_000;

describe('the readings that a folder keeps', () => {
  it('leaves out what a run an hour later says again, and keeps what stands still for half a day', () => {
    const at = (hours: number) => ({ at: new Date(hours * hour).toISOString(), signals: { upvotes: 5 } });
    expect(shownHistory([at(0), at(1), at(12)])).toEqual([at(0), at(12)]);
  });

  it('costs less than 2 kB a paper after years of hourly runs', () => {
    let kept: Reading[] = [];
    for (let hours = 0; hours < 3 * 8766; hours += 13) {
      const reading = { at: new Date(hours * hour).toISOString(), signals: { upvotes: hours, stars: 7 * hours } };
      kept = shownHistory([...kept, reading]);
    }
    expect(JSON.stringify(kept).length).toBeLessThan(2000);
    expect(kept.at(0)?.signals.upvotes).toBe(0);
  });
});

describe('the place that a folder keeps', () => {
  const [first, later] = ['2026-06-29T06:00:00Z', '2026-06-30T06:00:00Z'];
  const paper = paperOf({ id: 'a', position: 31, placed: first, sources: [{ name: 'hf:daily', seen: first }] });
  const placed = newReadings(paper, [], first);
  const counted = { id: 'a', at: later, signals: { upvotes: 9 } };

  it('stands in no record, so that the file of an old day stays as it is', () => {
    expect(recordOf(paper, placed)).not.toHaveProperty('position');
    expect(recordOf(paper, placed)).not.toHaveProperty('placed');
  });

  it('keeps its date when counts are read later, also once the month is over and thinned', () => {
    for (const filed of [[...placed, counted], thinMonth([...placed, counted])])
      expect(joinRecord(recordOf(paper, placed), filed)).toMatchObject({ position: 31, placed: first });
  });
});
