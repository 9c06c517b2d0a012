import { describe, expect, it } from 'vitest';
import { withoutRepeats } from '../../src/site/readings.js';
import { paper } from './papers.js';

const hour = 3_600_000;

describe('the readings that a folder keeps', () => {
  it('leaves out what a run an hour later says again, and keeps what stands still for half a day', () => {
    const at = (hours: number) => ({ at: new Date(hours * hour).toISOString(), signals: { upvotes: 5 } });
    const kept = withoutRepeats({ ...paper(1), history: [at(0), at(1), at(12)] });
    expect(kept.history).toEqual([at(0), at(12)]);
  });

  it('costs less than 2 kB a paper after years of hourly runs', () => {
    let kept = paper(1);
    for (let hours = 0; hours < 3 * 8766; hours += 13) {
      const reading = { at: new Date(hours * hour).toISOString(), signals: { upvotes: hours, stars: 7 * hours } };
      kept = withoutRepeats({ ...kept, history: [...kept.history, reading] });
    }
    expect(JSON.stringify(kept.history).length).toBeLessThan(2000);
    expect(kept.history.at(0)?.signals.upvotes).toBe(0);
  });
});
