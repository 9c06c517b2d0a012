import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../terminal-io.js';

const items = (day: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    paper: {
      id: `26${day.slice(5, 7)}.${day.slice(8)}${String(index).padStart(3, '0')}`,
      title: `Paper ${index} of ${day}`,
      summary: 'About it.',
      authors: [{ name: 'Ada Example' }],
      publishedAt: `${day}T00:00:00.000Z`,
      submittedOnDailyAt: `${day}T00:00:00.000Z`,
      upvotes: 1,
    },
  }));

/** A lab that builds each day at noon into one folder. */
async function lab(answer: (day: string, today: string) => Response) {
  const folder = await temporaryFolder();
  const out = join(folder, 'public');
  const env = { TRENDING_PAPERS_CACHE: join(folder, 'cache') };
  const asked: string[] = [];
  return {
    out,
    asked,
    build: (today: string) => {
      const fetch = async (input: unknown) => {
        const day = new URL(String(input)).searchParams.get('date') ?? today;
        asked.push(day);
        return answer(day, today);
      };
      return run(['build', 'hf:daily', '--out', out, '--json'], {
        env,
        fetch,
        now: () => new Date(`${today}T12:00:00Z`),
      });
    },
    ledger: async () => JSON.parse(await readFile(join(out, 'ledger.json'), 'utf8')),
  };
}

describe('the ledger of a published folder', () => {
  it('makes the next run fetch the days that nobody ran', async () => {
    const { build, ledger, asked } = await lab((day) => Response.json(items(day, 4)));
    await build('2026-03-02');
    const { out } = await build('2026-03-06');
    // Monday's list may have grown since noon, too.
    expect(asked).toEqual(['2026-03-02', '2026-03-06', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']);
    expect(JSON.parse(out)).toMatchObject({ papers: 20, added: 16 });
    expect(await ledger()).toMatchObject(
      ['02', '03', '04', '05', '06'].map((day) => ({ source: 'hf:daily', day: `2026-03-${day}`, received: 4, new: 4 })),
    );
  });

  it('names the days that stay missing, and asks for them again', async () => {
    let isOpen = false;
    const { build } = await lab((day, today) =>
      day === '2026-03-03' && !isOpen
        ? new Response('{"error":"We are moving house"}', { status: 500 })
        : Response.json(items(day, day === today ? 3 : 5)),
    );
    await build('2026-03-02');
    const third = await build('2026-03-03');
    expect(third.code).toBe(1);
    const fourth = await build('2026-03-04');
    expect(fourth.err).toMatch(/1 day is still missing: 2026-03-03 .*We are moving house/);
    isOpen = true;
    const fifth = await build('2026-03-05');
    expect(fifth.err).not.toContain('missing');
    expect(JSON.parse(fifth.out).papers).toBe(5 + 5 + 5 + 3);
  });

  it('does not change when a second run of a day brings nothing new', async () => {
    const { build, out } = await lab((day) => Response.json(items(day, 4)));
    await build('2026-03-02');
    const files = async () => {
      const names = (await readdir(out)).filter((name) => name.includes('.'));
      return Promise.all(names.map(async (name) => [name, await readFile(join(out, name), 'utf8')]));
    };
    const before = await files();
    await build('2026-03-02');
    expect(await files()).toEqual(before);
  });

  it.each(['{"wri', '{}', 'null'])('that holds %s is begun anew, and says so', async (damage) => {
    const { build, out, ledger } = await lab((day) => Response.json(items(day, 4)));
    await build('2026-03-02');
    await writeFile(join(out, 'ledger.json'), damage);
    const { code, err } = await build('2026-03-03');
    expect(code).toBe(0);
    expect(err).toContain('ledger.json is damaged: it is begun anew');
    expect(await ledger()).toHaveLength(1);
  });

  it('is not there for files', async () => {
    const folder = await temporaryFolder();
    await run(['build', 'examples/listing.json', '--out', join(folder, 'public')]);
    expect(await readdir(join(folder, 'public'))).not.toContain('ledger.json');
  });
});
