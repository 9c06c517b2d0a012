import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Around, run, temporaryFolder } from './terminal-io.js';

const papers = [
  { arxiv: '2601.00001', title: 'Sparse Attention at the Edge of Reason', upvotes: 9, code: 'https://github.com/a/b' },
  { arxiv: '2601.00002', title: 'A Tab\tin a Title, and "quotes"', upvotes: 4 },
  { arxiv: '2601.00003', title: 'Third of Three', upvotes: 1 },
].map(({ arxiv, title, upvotes, code }) => ({
  id: `arxiv:${arxiv}`,
  title,
  abstract: 'It says what was found, in one sentence.',
  authors: [{ name: 'Ada Example' }],
  published: '2026-01-02',
  ids: { arxiv },
  links: { page: `https://arxiv.org/abs/${arxiv}`, ...(code && { code }) },
  signals: { upvotes },
  history: [],
  topics: ['cs.LG'],
  sources: [],
}));

/** A person at a terminal, who has a home and a listing, and a browser that notes what it is given. */
async function person() {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'listing.json'), JSON.stringify({ title: 'Three', papers, issues: [] }));
  const opened: string[] = [];
  const around: Around = {
    cwd,
    columns: 100,
    env: { HOME: cwd, NO_COLOR: '1' },
    openUrl: async (url) => {
      opened.push(url);
    },
  };
  return { cwd, opened, run: (...argv: string[]) => run(argv, around) };
}

describe('a person at a terminal', () => {
  it('sees on every row what a paper is called and where it leads', async () => {
    const { out } = await (await person()).run('show', 'listing.json');
    for (const { id, links } of papers) {
      expect(out).toContain(id);
      expect(out).toContain(links.page);
    }
  });

  it('opens, cites and looks at papers by their number in what was shown last', async () => {
    const { opened, run: ran } = await person();
    await ran('show', 'listing.json', '--by', 'top');
    await ran('open', '2');
    await ran('open', '1', '--what', 'code');
    expect(opened).toEqual(['https://arxiv.org/abs/2601.00002', 'https://github.com/a/b']);
    expect((await ran('cite', '1', '--format', 'ris')).out).toContain('TI  - Sparse Attention at the Edge of Reason');
    const { out } = await ran('show', '3');
    expect(out).toMatch(/^Third of Three\n\nAda Example\n/);
    expect(out).toContain('It says what was found');
    await ran('search', 'third', 'listing.json');
    await ran('open', '1');
    expect(opened.at(-1)).toBe('https://arxiv.org/abs/2601.00003');
  });

  it('opens papers by identifiers and addresses, also those never shown', async () => {
    const { opened, run: ran } = await person();
    for (const word of ['arxiv:2403.12345', '10.1038/s41586-021-03819-2', 'https://arxiv.org/pdf/1706.03762v5'])
      expect((await ran('open', word)).err).not.toContain('error');
    expect(opened).toEqual([
      'https://arxiv.org/abs/2403.12345',
      'https://doi.org/10.1038/s41586-021-03819-2',
      'https://arxiv.org/abs/1706.03762',
    ]);
  });

  it('keeps a list that other commands read', async () => {
    const { cwd, run: ran } = await person();
    await ran('show', 'listing.json', '--by', 'top');
    await ran('save', '1', '3');
    await ran('save', '3');
    const { out } = await ran('save', '--print');
    expect(JSON.parse(out).papers.map(({ id }: { id: string }) => id)).toEqual([
      'arxiv:2601.00001',
      'arxiv:2601.00003',
    ]);
    await writeFile(join(cwd, 'mine.json'), out);
    expect((await ran('export', 'mine.json')).out).toContain('Third of Three');
    await ran('save', '--remove', 'arxiv:2601.00003');
    expect(JSON.parse((await ran('save', '--print')).out).papers).toHaveLength(1);
  });

  it('is told when the list is damaged, which is set aside', async () => {
    const { cwd, run: ran } = await person();
    await ran('show', 'listing.json');
    await ran('save', '1');
    const path = join(cwd, '.local', 'share', 'trending-papers', 'saved.json');
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, 40));
    const { code, err } = await ran('save', '2');
    expect([code, err]).toEqual([0, expect.stringContaining('saved.json is damaged. It is now')]);
    expect(await readdir(join(path, '..'))).toEqual(['saved.json', 'saved.json.damaged']);
  });

  it('says where what is shown would be kept, where nothing is', async () => {
    const { cwd, run: ran } = await person();
    const path = join(cwd, '.local/state/trending-papers/last.json');
    expect((await ran('open', '1')).err).toContain(`nothing that was shown is kept in ${path}`);
    const { code, err } = await run(['open', '1'], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('is kept in a home: set HOME or XDG_STATE_HOME')]);
  });

  it.each([
    [['open', '7'], 'There is no paper number 7: the last list had 3.'],
    [['open', '1', '--what', 'pdf'], '1 has no link to its pdf that is known here.'],
    [['cite', 'arxiv:2601.0001x'], 'names no paper'],
    [['open'], 'Nothing to open'],
    [['show', '9'], 'There is no paper number 9'],
  ])('%j is a usage error, and the message helps', async (argv, message) => {
    const { run: ran } = await person();
    await ran('show', 'listing.json');
    const { code, err } = await ran(...argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});

describe('what goes to a pipe', () => {
  it('is a line a paper with the columns that were asked for, nothing cut, and nothing remembered', async () => {
    const { cwd } = await person();
    const argv = ['show', 'listing.json', '--by', 'top', '--columns', 'id,title,upvotes,code'];
    const { out } = await run(argv, { cwd, env: { HOME: cwd } });
    expect(out).toBe(
      'arxiv:2601.00001\tSparse Attention at the Edge of Reason\t9\thttps://github.com/a/b\n' +
        'arxiv:2601.00002\tA Tab in a Title, and "quotes"\t4\t\n' +
        'arxiv:2601.00003\tThird of Three\t1\t\n',
    );
    expect(await readdir(cwd)).toEqual(['listing.json']);
  });

  it('says which columns there are', async () => {
    const { cwd } = await person();
    const { code, err } = await run(['show', 'listing.json', '--columns', 'titel'], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean "title"?')]);
  });
});
