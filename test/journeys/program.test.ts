import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf, emptyFolder, root } from './command.js';
import { dataName, type Item, lastDays } from './days.js';

const days = lastDays(5);
const folder = emptyFolder();
const core = pathToFileURL(join(root, 'packages/core/dist/index.js')).href;

/** The program that a person would write: two sources, the five best of what was not posted yet, a memory in a file. */
const program = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createSeen, explain, fetchListings, rank } from ${JSON.stringify(core)};

const [file, now] = process.argv.slice(2);
const seen = createSeen(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
const { listing, failures } = await fetchListings(['hf:daily', 'arxiv:cs.LG'], {
  userAgent: 'lab-bot/1.0 (bot@lab.example)',
  now: () => new Date(now),
  sleep: async () => {},
});
const best = rank(seen.unseen(listing.papers), { now, limit: 5 });
console.log(JSON.stringify({
  failures: failures.map(({ source }) => source),
  posts: best.map((ranked) => ({ title: ranked.paper.title, link: ranked.paper.links.page, why: explain(ranked).join(' ') })),
}));
seen.add(best.map(({ paper }) => paper));
writeFileSync(file, JSON.stringify(seen));
`;

interface Output {
  failures: string[];
  posts: { title: string; link?: string; why: string }[];
}

/** arXiv's feed of a day, with the papers of a daily list in it and one of its own. */
function arxivFeed(date: string, items: readonly Item[]): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const entries = [
    ...items.map(({ paper }) => ({ id: paper.id, title: paper.title })),
    {
      id: `${date.slice(2, 4)}${date.slice(5, 7)}.9${date.slice(8)}99`,
      title: `A Paper that Only arXiv Has, of ${date}`,
    },
  ];
  const day = new Date(date).toUTCString();
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"><channel><title>cs.LG updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.LG</link><description>cs.LG updates</description><pubDate>${day}</pubDate>${entries
    .map(
      ({ id, title }) =>
        `<item><title>${escaped(title)}</title><link>https://arxiv.org/abs/${id}</link><description>arXiv:${id}v1 Announce Type: new
Abstract: What it says.</description><guid isPermaLink="false">oai:arXiv.org:${id}v1</guid><category>cs.LG</category><pubDate>${day}</pubDate><arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Example</dc:creator></item>`,
    )
    .join('')}</channel></rss>`;
}

const outputs: Output[] = [];

beforeAll(() => {
  console.log(`journey: ${days.length} days, ${dataName}`);
  writeFileSync(join(folder, 'bot.mjs'), program);
  for (const { date, items } of days) {
    const answers = answerOf({
      'huggingface.co/api/daily_papers': JSON.stringify(items),
      'rss.arxiv.org/rss/cs.LG': arxivFeed(date, items.slice(0, 3)),
    });
    const upstream = pathToFileURL(join(root, 'test/journeys/upstream.mjs')).href;
    const args = ['--import', upstream, 'bot.mjs', 'seen.json', `${date}T20:00:00Z`];
    const out = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, UPSTREAM: answers },
    });
    outputs.push(JSON.parse(out));
  }
}, 180_000);

describe(`a program that posts the five best of two sources each day, ${dataName}`, () => {
  it('has five posts a day, of both sources, each with a title, a link and a reason', () => {
    for (const { failures, posts } of outputs) {
      expect(failures).toEqual([]);
      expect(posts).toHaveLength(5);
      for (const { title, link, why } of posts) {
        expect(title).toMatch(/\S{2}/);
        expect(link).toMatch(/^https:\/\//);
        expect(why).toMatch(/\S{2}/);
        expect(`${title} ${why}`).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it('never posts a paper twice', () => {
    const links = outputs.flatMap(({ posts }) => posts.map(({ link }) => link));
    expect(new Set(links).size).toBe(links.length);
  });
});
