import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Issue, Paper } from '../../../src/paper/schema.js';
import {
  type ChatMessage,
  type Publishable,
  toBluesky,
  toDiscord,
  toFeishu,
  toMastodon,
  toMattermost,
  toNtfy,
  toSlack,
  toTeams,
  toTelegram,
  toWebhook,
} from '../../../src/publish/index.js';
import { papers as hostilePapers, runs } from '../hostile.js';

const paper = (number: number, more: Partial<Paper> = {}): Paper => ({
  id: `arxiv:2601.${String(number).padStart(5, '0')}`,
  title: `Paper ${number}`,
  authors: [{ name: 'Ada Byron' }, { name: 'Grace Hopper' }, { name: 'Alan Turing' }, { name: 'Emmy Noether' }],
  abstract: 'We count things and are glad.',
  ids: { arxiv: `2601.${String(number).padStart(5, '0')}` },
  links: { page: `https://arxiv.org/abs/2601.${String(number).padStart(5, '0')}` },
  signals: { upvotes: number },
  topics: ['cs.LG'],
  history: [],
  sources: [],
  ...more,
});

const listing = (papers: Paper[]) => ({ title: 'New papers', papers, issues: [] });
const one = listing([paper(1)]);
const text = (value: unknown) => JSON.stringify(value);
const bodyOf = ([message]: ChatMessage[]) => message!.body;

const bytes = (value: unknown) => Buffer.byteLength(text(value));
const embedLength = (body: Record<string, unknown>) =>
  (body.embeds as { title: string; description: string }[]).reduce(
    (sum, { title, description }) => sum + title.length + description.length,
    0,
  );

/** Each writer, with the limits that its channel documents. */
const writers: Record<string, [(papers: Publishable) => ChatMessage[], (body: Record<string, unknown>) => boolean]> = {
  slack: [toSlack, (body) => (body.blocks as unknown[]).length <= 50],
  discord: [toDiscord, (body) => (body.embeds as unknown[]).length <= 10 && embedLength(body) <= 6_000],
  mattermost: [toMattermost, (body) => (body.text as string).length <= 16_383],
  teams: [toTeams, (body) => bytes(body) <= 28_000],
  telegram: [toTelegram, (body) => (body.text as string).length <= 4_096],
  feishu: [toFeishu, (body) => bytes(body) <= 20_000],
  mastodon: [toMastodon, (body) => [...(body.status as string).replace(/https:\S+/g, 'x'.repeat(23))].length <= 500],
  bluesky: [toBluesky, (body) => [...(body.text as string)].length <= 300 && bytes(body.text) <= 3_100],
  ntfy: [toNtfy, (body) => Buffer.byteLength(body.message as string) <= 4_096],
  webhook: [toWebhook, (body) => bytes(body) <= 20_000],
};

describe.each(Object.entries(writers))('%s', (_, [write, isTaken]) => {
  it('tells of every paper once, in order, in messages of the size it takes', () => {
    const long = 'A very long title 標題 with many words, '.repeat(20);
    const all = Array.from({ length: 120 }, (_, index) =>
      paper(index, { title: `${index} ${long}`, abstract: long.repeat(20), authors: Array(300).fill({ name: long }) }),
    );
    const messages = write(listing(all));
    expect(messages.flatMap(({ papers }) => papers)).toEqual(all.map(({ id }) => id));
    expect(messages.filter(({ body }) => !isTaken(body))).toEqual([]);
  });

  it('says of an ordinary paper what it is called, who wrote it and where it is', () => {
    const body = bodyOf(write(one));
    for (const part of ['Paper 1', 'Ada Byron', 'https://arxiv.org/abs/2601.00001']) expect(text(body)).toContain(part);
  });

  it('has nothing to say of no papers', () => {
    expect(write(listing([]))).toEqual([]);
  });

  it('takes whatever stands in a paper', () => {
    fc.assert(
      fc.property(hostilePapers, (papers) => {
        const messages = write(listing(papers));
        const told = messages.flatMap((message) => message.papers);
        expect(new Set(told)).toEqual(new Set(papers.map(({ id }) => id)));
        expect(told).toHaveLength(new Set(told).size);
        for (const { body } of messages) {
          expect(isTaken(body)).toBe(true);
          expect(JSON.parse(text(body))).toEqual(body);
        }
      }),
      runs(100),
    );
  });
});

const attack =
  '<!channel> <@U1> @everyone @all *bold* [x](https://evil.example) <b>b</b> `c` | ~s~ & <https://evil.example|y>';
const attacked = listing([paper(1, { title: attack, abstract: attack, authors: [{ name: attack }] })]);

describe('a webhook', () => {
  const people = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Author ${index}` }));
  const papersIn = (papers: Publishable, issues: Issue[] = []) =>
    toWebhook(papers, { onIssue: (issue) => issues.push(issue) }).flatMap(
      ({ body }) => (body as { data: { papers: Record<string, unknown>[] } }).data.papers,
    );

  it('is given a paper whole: each author and topic, and all of the abstract', () => {
    const topics = Array.from({ length: 30 }, (_, index) => `topic ${index}`);
    const long = paper(1, { authors: people(120), topics, abstract: 'Whole sentences. '.repeat(300).trim() });
    const [told] = papersIn(listing([long]));
    expect(told).toMatchObject({ topics, abstract: long.abstract, authors: people(120).map(({ name }) => name) });
    expect(told).not.toHaveProperty('of');
  });

  it('is told how much there is where a paper alone is too long', () => {
    const issues: Issue[] = [];
    const [told] = papersIn(
      listing([paper(1, { published: '2026-03-01', authors: people(2_980), abstract: 'x '.repeat(9_000) })]),
      issues,
    );
    expect(told!.of).toEqual({ authors: 2_980, abstract: 17_999 });
    expect(told!.authors).toHaveLength(20);
    expect(issues).toEqual([
      {
        code: 'cut-off',
        where: 'arxiv:2601.00001',
        message: 'Too long for a webhook and cut: abstract of 17,999, authors of 2,980.',
        facts: { lengths: { abstract: 17_999, authors: 2_980 } },
      },
    ]);
  });
});

describe('what a title cannot do', () => {
  it('Slack: it stands in rich text, and the fallback has no angle bracket', () => {
    const body = bodyOf(toSlack(attacked));
    expect(body.text).not.toMatch(/[<>]/);
    expect(text(body.blocks)).not.toContain('mrkdwn');
  });

  it('Discord: nobody is called, and each mark has a backslash', () => {
    const body = bodyOf(toDiscord(attacked));
    expect(body.allowed_mentions).toEqual({ parse: [] });
    const [{ title }] = body.embeds as [{ title: string }];
    expect(title).not.toMatch(/(?<!\\)[*_~`|[\]<>@]/);
  });

  it('Mattermost: no link, mark or mention but ours', () => {
    const body = bodyOf(toMattermost(attacked));
    const html = marked.parse(body.text as string, { async: false });
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual(['https://arxiv.org/abs/2601.00001']);
    expect(body.text).not.toContain('@');
  });

  it('Telegram: no element but ours', () => {
    const body = bodyOf(toTelegram(attacked));
    const tags = [...(body.text as string).matchAll(/<\/?[a-z]+/g)].map(([tag]) => tag);
    expect(tags).toEqual(['<b', '</b', '<a', '<b', '</b', '</a']);
  });

  it('Mastodon: nobody is called', () => {
    const body = bodyOf(toMastodon(attacked));
    expect(body.status).not.toMatch(/@\w/);
  });

  it('Teams and Feishu: it stands in plain runs', () => {
    expect(text(toTeams(attacked))).not.toContain('"TextBlock"');
    expect(text(toFeishu(attacked))).not.toContain('"tag":"at"');
  });
});

it('an address too long for a chat is left out, and told', () => {
  const issues: string[] = [];
  const url = `https://a.example/${'x'.repeat(3_000)}`;
  const body = bodyOf(
    toTelegram(listing([paper(1, { links: { page: url }, ids: {}, id: 'title:x' })]), {
      onIssue: ({ code }) => issues.push(code),
    }),
  );
  expect(text(body)).not.toContain('a.example');
  expect(issues).toContain('url-unusable');
});
