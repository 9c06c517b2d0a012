import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import PostalMime from 'postal-mime';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, startServer } from '../../packages/cli/test/mail/server.js';
import { answerOf, emptyFolder, type Run, trendingPapers } from './command.js';
import { dataName, lastDays } from './days.js';

const days = lastDays(30);
const people = Array.from({ length: 40 }, (_, at) => `reader${at}@lab.example`);
const folder = emptyFolder();
const site = join(folder, 'site');

/** Days on which the service does not answer as it should, and what it answers then. */
const badDays: Readonly<Record<number, string>> = {
  4: '[]',
  9: 'status 403\nForbidden',
  15: '<!doctype html><title>Are you human?</title>',
  21: 'status 404\nNot found',
};

/** For each day: what two feed readers had not seen before, and what they had. */
const fresh: { rssParser: number; feedsmith: number; repeated: number }[] = [];
const runs: Run[] = [];
/** A relay on this machine, as Debian's are: no password, no TLS. */
let server: Server;
const upstream = new Set<string>();

async function idsByRssParser(file: string): Promise<string[]> {
  const { items } = await new RssParser().parseString(readFileSync(file, 'utf8'));
  return items.map(({ guid }) => guid ?? '');
}

function idsByFeedsmith(file: string): string[] {
  const { feed } = parseFeed(readFileSync(file, 'utf8')) as { feed: { items?: { guid?: { value?: string } }[] } };
  return (feed.items ?? []).map(({ guid }) => guid?.value ?? '');
}

beforeAll(async () => {
  console.log(`journey: ${days.length} days, ${dataName}`);
  server = await startServer({ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] });
  const seen = { rssParser: new Set<string>(), feedsmith: new Set<string>() };
  for (const [index, { date, items }] of days.entries()) {
    const answer = badDays[index] ?? JSON.stringify(items);
    if (!badDays[index]) for (const { paper } of items) upstream.add(paper.id);
    const answers = answerOf({ 'huggingface.co/api/daily_papers': answer });
    runs.push(
      await trendingPapers(['build', 'hf:daily', '--out', 'site', '--url', 'https://papers.lab.example/'], {
        in: folder,
        answers,
        at: `${date}T18:00:00Z`,
      }),
    );
    const lists = {
      rssParser: await idsByRssParser(join(site, 'feed.xml')),
      feedsmith: idsByFeedsmith(join(site, 'feed.xml')),
    };
    const unseen = (reader: 'rssParser' | 'feedsmith') => lists[reader].filter((id) => !seen[reader].has(id));
    fresh.push({
      rssParser: unseen('rssParser').length,
      feedsmith: unseen('feedsmith').length,
      repeated: lists.rssParser.length - new Set(lists.rssParser).size,
    });
    for (const id of lists.rssParser) seen.rssParser.add(id);
    for (const id of lists.feedsmith) seen.feedsmith.add(id);
  }
  const at = `${days.at(-1)!.date}T19:00:00Z`;
  const send = [
    'digest',
    'site/feed.json',
    '--send',
    '--from',
    'Papers <papers@lab.example>',
    '--limit',
    '10',
    ...people.flatMap((to) => ['--to', to]),
  ];
  const env = { TRENDING_PAPERS_SMTP: `smtp://127.0.0.1:${server.settings.port}` };
  runs.push(await trendingPapers(send, { in: folder, at, env }), await trendingPapers(send, { in: folder, at, env }));
}, 1_800_000);

afterAll(() => server?.close());

describe(`a lab's thirty days, ${dataName}`, () => {
  it('fail on the days on which the service did, and say so, and on no other', () => {
    const failed = runs.slice(0, days.length).flatMap(({ code }, index) => (code === 0 ? [] : [index]));
    expect(failed.filter((index) => !(index in badDays))).toEqual([]);
    for (const index of failed) expect(runs[index]!.err.length).toBeGreaterThan(20);
  });

  it('hold every paper that the service gave on any day', () => {
    const ids = new Set<string>();
    let address: string | undefined = 'feed.json';
    while (address) {
      const page: { items: { _papers?: { paper?: { ids?: { arxiv?: string } } } }[]; next_url?: string } = JSON.parse(
        readFileSync(join(site, address.split('/').at(-1)!), 'utf8'),
      );
      for (const { _papers } of page.items) ids.add(_papers?.paper?.ids?.arxiv ?? '');
      address = page.next_url;
    }
    expect([...upstream].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('show each paper once, in readers of two makes', () => {
    expect(fresh.every(({ repeated }) => repeated === 0)).toBe(true);
    expect(fresh.map(({ rssParser }) => rssParser)).toEqual(fresh.map(({ feedsmith }) => feedsmith));
    expect(fresh.reduce((sum, { feedsmith }) => sum + feedsmith, 0)).toBeLessThanOrEqual(upstream.size);
  });

  it('reach forty people by mail, each once, however often it is sent', async () => {
    const mails = server.received;
    expect(mails.flatMap(({ to }) => to).sort()).toEqual([...people].sort());
    const mail = await PostalMime.parse(mails[0]!.eml);
    expect(mail.date).toBe(`${days.at(-1)!.date}T19:00:00.000Z`);
    expect(mail.html).not.toMatch(/undefined|NaN|\[object/);
    expect(mail.html?.match(/<a /g)?.length).toBeGreaterThan(9);
  });
});
