import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { template } from '../../src/args/template.js';
import { run, temporaryFolder } from '../terminal-io.js';

async function folder(): Promise<string> {
  const cwd = await temporaryFolder();
  const papers = [
    { title: 'A {brace} and\ta tab', authors: ['Ada Byron'], ids: { arxiv: '2606.00001' }, signals: { upvotes: 7 } },
    { title: 'Plain \u001b[31mred', authors: ['Ada Byron'], ids: { arxiv: '2606.00002' } },
  ];
  await writeFile(join(cwd, 'papers.json'), JSON.stringify({ title: 'Lab', papers }));
  return cwd;
}

describe('--template', () => {
  it.each([
    ['{rank}. {title} ({upvotes})', '1. A {brace} and a tab (7)\n2. Plain [31mred ()\n'],
    [
      '{id}\\t{link}\\n',
      'arxiv:2606.00001\thttps://arxiv.org/abs/2606.00001\narxiv:2606.00002\thttps://arxiv.org/abs/2606.00002\n',
    ],
    ['{{{rank}}}', '{1}\n{2}\n'],
    ['\\\\n \\d {{', '\\n \\d {\n\\n \\d {\n'],
    ['no field', 'no field\nno field\n'],
  ])('%s writes it of each paper', async (text, written) => {
    const { code, out, err } = await run(['show', 'papers.json', '-q', '--by', 'top', '--template', text], {
      cwd: await folder(),
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(written);
  });

  it('writes hits, too', async () => {
    const { out } = await run(['search', 'plain', 'papers.json', '-q', '--template', '{rank} {id}'], {
      cwd: await folder(),
    });
    expect(out).toBe('1 arxiv:2606.00002\n');
  });

  it.each([
    ['{titel}', 'Did you mean "title"?'],
    ['{{titel} {autors}', 'fields in braces'],
    ['{title', 'fields in braces'],
    ['title}', 'fields in braces'],
    ['{}', 'fields in braces'],
    ['{__proto__}', 'fields in braces'],
  ])('%s is refused before anything is read', async (text, said) => {
    const { code, err } = await run(['show', 'nowhere.json', '--template', text]);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(err).not.toContain('nowhere');
  });

  it('reads a long text in a straight line', () => {
    const start = performance.now();
    expect(template.read('{{'.repeat(200_000))).toHaveLength(200_000);
    expect(template.read('{'.repeat(400_001))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
