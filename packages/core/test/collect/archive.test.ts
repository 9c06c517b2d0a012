import { describe, expect, it } from 'vitest';
import { shownHistory } from '../../src/collect/archive/filing.js';
import type { Reading } from '../../src/paper/index.js';

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
