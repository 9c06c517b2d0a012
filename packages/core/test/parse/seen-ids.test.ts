import { describe, expect, it } from 'vitest';
import { SeenIds } from '../../src/parse/stream/seen-ids.js';

describe('ids that were seen', () => {
  it('are known again and told apart, by hundreds of thousands', () => {
    const seen = new SeenIds();
    const ids = Array.from({ length: 300_000 }, (_, index) => `arxiv:${2000 + (index % 500)}.${10_000 + index}`);
    expect(ids.filter((id) => !seen.add(id))).toEqual([]);
    expect(ids.every((id) => !seen.add(id))).toBe(true);
  });
});
