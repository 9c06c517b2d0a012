import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/parse/copied/lines.js';

describe('linesOf', () => {
  it('leaves no gap wider than 64 blanks, wherever it stands, and all others as they are', () => {
    for (let before = 1; before < 70; before += 1) {
      for (const gap of [1, 33, 63, 64, 65, 66, 97, 300]) {
        const blanks = ' \t\u00A0'.repeat(100).slice(0, gap);
        const [line] = linesOf(`${'a'.repeat(before)}${blanks}b`);
        expect(line!.raw).toBe(`${'a'.repeat(before)}${blanks.slice(0, 64)}b`);
      }
    }
  });
});
