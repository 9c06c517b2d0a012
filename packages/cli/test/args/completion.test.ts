import { describe, expect, it } from 'vitest';
import { hasShell, offered, shells } from './shells.js';

const minute = 60_000;

/** What is typed, what must be offered, and what must not. Bash has the word up to its last colon in the line already. */
const lines: readonly (readonly [line: string, wanted: readonly string[], unwanted: readonly string[]])[] = [
  ['trending-papers s', ['show', 'search', 'serve'], ['feed', 'listing.json']],
  ['trending-papers show --li', ['--limit'], ['--json', 'listing.json']],
  ['trending-papers show --by ', ['trending', 'rising', 'new'], ['listing.json', 'rss']],
  ['trending-papers show --by ris', ['rising'], ['trending']],
  ['trending-papers feed --format ', ['rss', 'atom', 'json'], ['bibtex', 'listing.json']],
  ['trending-papers export -f bib', ['bibtex', 'biblatex'], ['rss']],
  ['trending-papers completion ', ['bash', 'zsh', 'fish'], ['listing.json']],
  ['trending-papers help ser', ['serve'], ['show']],
  ['trending-papers show lis', ['listing.json'], ['library', 'hf:daily']],
  ['trending-papers build --out lib', ['library'], ['listing.json']],
  ['trending-papers show --input-format bib', ['bibtex'], ['ris']],
];

describe.each(shells)('completion in %s', (shell) => {
  const test = it.skipIf(!hasShell(shell));

  test.each(lines)(
    '%s',
    async (line, wanted, unwanted) => {
      const words = await offered(shell, line);
      expect(words).toEqual(expect.arrayContaining([...wanted]));
      for (const word of unwanted) expect(words).not.toContain(word);
    },
    minute,
  );

  test(
    'offers sources, also behind their colon',
    async () => {
      expect(await offered(shell, 'trending-papers show arx')).toContain('arxiv:');
      const daily = await offered(shell, 'trending-papers show hf:d');
      expect(daily).toEqual([shell === 'bash' ? 'daily' : 'hf:daily', ...daily.slice(1)]);
      expect(daily.join(' ')).not.toContain('dblp');
    },
    minute,
  );
});

describe('completion in bash', () => {
  it.skipIf(!hasShell('bash'))(
    'knows the value behind an equals sign',
    async () => {
      expect(await offered('bash', 'trending-papers show --by=tr')).toEqual(['trending']);
    },
    minute,
  );
});
