import { describe, expect, it } from 'vitest';
import { restoreTex } from '../../src/text/residue.js';

describe('restoreTex', () => {
  it.each([
    ['signs behind numbers', 'up to 100times less, 5pm1, 3le 4', 'up to 100× less, 5±1, 3≤ 4'],
    [
      'fonts, whose braces prove that no word is meant',
      'in mathcal{O}(n) and mathbb{R}, text{max}',
      'in O(n) and R, max',
    ],
    ['braces in braces', 'mathcal{C_{Phi}}', 'C_{Phi}'],
    ['escapes and quotation marks', String.raw`50\% of R\&D, ${'``'}so''`, '50% of R&D, “so”'],
    ['accents', String.raw`Poincar\'e, G\"{o}del`, 'Poincaré, Gödel'],
  ])('repairs %s', (_, residue, whole) => {
    expect(restoreTex(residue)).toBe(whole);
  });

  it.each([
    'It happens many times, sometimes 3 times.',
    'at 5pm or 10pm we met',
    'the text {in braces}, 2lead 3timesyou, a context{x}',
    "it's ~35% smaller -- and E^2-LLM",
  ])('leaves %j alone but for what is certain', (prose) => {
    expect(restoreTex(prose)).toBe(prose);
  });
});
