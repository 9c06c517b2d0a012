import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/paper/index.js';
import { isTrendingPapersError } from '../../../src/paper/index.js';
import { parse } from '../../../src/parse/index.js';
import { cards } from './cards.js';
import { type Layout, sets } from './layouts.js';
import { type Score, scoreOf, written } from './measure.js';
import { type Perturbation, perturbations } from './perturbations.js';

interface Reading extends Score {
  /** What is told of the text, or why it was refused. */
  readonly said: readonly string[];
}

async function read(layout: Layout, { change }: Perturbation): Promise<Reading> {
  const said = (issues: readonly Issue[]) => [...new Set(issues.map(({ code }) => code))].sort();
  try {
    const { papers, issues } = await parse(change(written(layout, cards)), { now: '2026-06-12' });
    return { ...scoreOf(layout, cards, papers), said: said(issues) };
  } catch (error) {
    if (!isTrendingPapersError(error)) throw error;
    return { ...scoreOf(layout, cards, []), said: [error.code] };
  }
}

/** Of each set, how many of a hundred cards have title, identifier, votes and links right. */
const floors = { first: 98, second: 93, third: 97, pages: 80 };

describe('layouts that no reader was made after, through what happens to a text', () => {
  it.each(Object.keys(floors) as (keyof typeof floors)[])('are read: the %s set', async (name) => {
    const rows: string[] = [];
    let [right, all] = [0, 0];
    for (const layout of sets[name]) {
      for (const perturbation of perturbations) {
        if (perturbation.fits?.(written(layout, cards)) === false) continue;
        const score = await read(layout, perturbation);
        right += score.right;
        all += score.cards;
        if (score.right < score.cards || score.extra > 0)
          rows.push(
            `${layout.name}, ${perturbation.name}: ${score.right} of ${score.cards}, ${score.extra} more; ${score.said.join(', ') || 'nothing said'}`,
          );
      }
    }
    const share = (100 * right) / all;
    await expect(`${right} of ${all} cards (${share.toFixed(1)} %)\n\n${rows.join('\n')}\n`).toMatchFileSnapshot(
      `./figures/${name}.txt`,
    );
    expect(share).toBeGreaterThanOrEqual(floors[name]);
  });
});
