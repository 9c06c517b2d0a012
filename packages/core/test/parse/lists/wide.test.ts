import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

/** Processor time in milliseconds of reading so many lines, each with a run of something in it. */
async function timeOf(lines: number, run: string): Promise<number> {
  const text = Array.from(
    { length: lines },
    (_, at) => `Sparse lamps for the number ${at} ${run} https://arxiv.org/abs/2501.${10_000 + at}`,
  ).join('\n');
  const before = process.cpuUsage();
  const { papers } = await parse(text);
  const { user, system } = process.cpuUsage(before);
  expect(papers).toHaveLength(lines);
  return (user + system) / 1000;
}

describe('a list in whose lines something stands again and again', () => {
  it.each([
    ['blanks', ' '],
    ['tabs', '\t'],
  ])('is read in a time that grows with it: %s', async (_, sign) => {
    await timeOf(40, sign.repeat(100));
    // Sixteen times as long: its square would be 256 times as much.
    const [short, long] = [await timeOf(40, sign.repeat(175)), await timeOf(40, sign.repeat(2800))];
    expect(long).toBeLessThan(72 * Math.max(short, 5));
  });

  it('is not taken for fields that one sign parts, however many there are', async () => {
    await expect(parse(`${'a - '.repeat(300)}https://arxiv.org/abs/2501.10000\n`.repeat(40))).rejects.toMatchObject({
      code: 'unknown-format',
    });
  });
});
