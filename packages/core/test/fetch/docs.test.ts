import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { services } from '../../src/fetch/index.js';

const path = resolve(import.meta.dirname, '..', '..', '..', '..', 'docs', 'services.md');
const part =
  /(<!-- sources: made by packages\/core\/test\/fetch\/docs\.test\.ts -->\n)[\s\S]*?(<!-- end of sources -->)/;

/** What each source gives, how much of it, and with which keys. */
function tables(): string {
  const rows = services.flatMap(({ name, routes }) =>
    routes.map(({ example, gives, extent, past }) => {
      const remembers = past ? `, and for ${past.days} days back` : '';
      return `| \`${name}:${example}\` | ${gives} | ${extent === 'whole' ? `all${remembers}` : '200, or as asked'} |`;
    }),
  );
  const keys = services.flatMap(({ title, keys = [] }) =>
    keys.map(({ name, env, gives }) => `| ${title} | \`keys.${name}\` | \`${env}\` | ${gives} |`),
  );
  return [
    '| source | gives | how much |',
    '|---|---|---|',
    ...rows,
    '',
    '| service | in a program | in the environment | gives |',
    '|---|---|---|---|',
    ...keys,
    '',
  ].join('\n');
}

it('the documentation names every source and every key', async () => {
  const text = await readFile(path, 'utf8');
  const made = text.replace(part, (_, start, end) => `${start}\n${tables()}\n${end}`);
  expect(text).toMatch(part);
  if (process.env.UPDATE_DOCS) await writeFile(path, made);
  else expect(text).toBe(made);
});
