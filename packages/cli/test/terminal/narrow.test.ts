import { join } from 'node:path';
import { expect, it } from 'vitest';
import { widthOf } from '../../src/terminal/width.js';
import { root, run } from '../terminal-io.js';

const listing = join(root, 'examples', 'listing.json');

it.each([40, 60])('hits in %i cells keep the identifier by which each is opened', async (columns) => {
  const { out } = await run(['search', 'attention', listing, '-q', '-n', '5'], { columns, env: { NO_COLOR: '1' } });
  expect(out.match(/arxiv:\d{4}\.\d{5}/g)).toHaveLength(5);
  for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
});

it('help in 40 cells breaks no word of its usage', async () => {
  const { out } = await run(['saved', '--help'], { columns: 40, env: { NO_COLOR: '1' } });
  for (const line of out.split('\n').slice(0, 8)) expect(widthOf(line), line).toBeLessThanOrEqual(40);
});
