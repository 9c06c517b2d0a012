import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';
import * as layouts from './layouts.js';
import { type Shown, shown } from './layouts.js';

const now = new Date('2026-10-10T00:00:00Z');

async function read(text: string) {
  const { papers, issues } = await parse(text, { now });
  expect(papers.map(({ sources }) => sources[0]?.name)).toEqual(papers.map(() => 'hf-text'));
  return { papers, codes: issues.map(({ code }) => code) };
}

const isoDates = ['2026-05-30', '2025-02-03', '2025-12-24', '2025-11-02'];
const starsOf = ({ stars }: Shown) => (stars.endsWith('k') ? Number(stars.slice(0, -1)) * 1000 : Number(stars));
const organizationOf = ({ who }: Shown) => (who.endsWith('authors') ? undefined : who);

/** What each layout lets a reader know of a paper. */
const common = (paper: Shown, index: number) => ({
  title: paper.title,
  abstract: paper.abstract,
  organization: organizationOf(paper),
  published: isoDates[index],
});
const seen = ({ papers }: Awaited<ReturnType<typeof read>>) =>
  papers.map(({ title, abstract, organization, published }) => ({ title, abstract, organization, published }));

describe('a search page', () => {
  it.each<[string, (papers?: readonly Shown[]) => string, boolean]>([
    ['copied out of a browser', layouts.searchCopy, false],
    ['copied with empty lines', () => layouts.searchCopy().replaceAll('\n', '\n\n'), false],
    ['as Markdown with linked titles', layouts.searchMarkdown, true],
    ['as text with numbered links', layouts.searchReferences, true],
    ['with addresses on lines of their own', layouts.searchAddresses, true],
  ])('%s', async (_, layout, isLinked) => {
    const listing = await read(layout());
    expect(seen(listing)).toEqual(shown.map(common));
    expect(listing.papers.map(({ signals }) => signals)).toEqual(
      shown.map(({ votes, comments }) => ({ upvotes: votes, ...(comments ? { comments } : {}) })),
    );
    expect(listing.papers.map(({ ids }) => ids.arxiv)).toEqual(shown.map(({ id }) => (isLinked ? id : undefined)));
    expect(listing.papers.map(({ listed }) => listed)).toEqual(shown.map(() => undefined));
    expect(listing.codes).not.toContain('format-guessed');
  });
});

describe('the trending page', () => {
  it.each<[string, () => string, boolean]>([
    ['copied out of a browser, each card twice', layouts.trendingCopy, false],
    ['as Markdown', layouts.trendingMarkdown, true],
  ])('%s', async (_, layout, isLinked) => {
    const listing = await read(layout());
    expect(seen(listing)).toEqual(shown.map(common));
    expect(listing.papers.map(({ signals }) => signals)).toEqual(
      shown.map((paper) => ({ upvotes: paper.votes, stars: starsOf(paper) })),
    );
    expect(listing.papers.map(({ submitter }) => submitter)).toEqual(shown.map(({ submitter }) => submitter));
    expect(listing.papers.map(({ ids, links }) => [ids.arxiv, links.code])).toEqual(
      shown.map(({ id, code }) => (isLinked ? [id, code] : [undefined, undefined])),
    );
  });
});

/** Breaks lines as mail programs do. */
function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const rows: string[] = [''];
      for (const word of line.split(' ')) {
        const row = rows.at(-1)!;
        if (row !== '' && row.length + 1 + word.length > width) rows.push(word);
        else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`;
      }
      return rows.join('\n');
    })
    .join('\n');
}

const eachTitle = (change: (title: string, index: number) => string) =>
  shown.reduce((text, { title }, index) => text.replace(title, () => change(title, index)), layouts.bare());
const eachAbstract = (change: (abstract: string, index: number) => string) =>
  shown.reduce((text, { abstract }, index) => text.replace(abstract, () => change(abstract, index)), layouts.bare());
const quoted = (text: string, mark: string) =>
  text
    .split('\n')
    .map((line) => `${mark} ${line}`.trimEnd())
    .join('\n');

/** Pages of so many lines, with what browsers print above and below them. */
function printed(text: string, height: number): string {
  const rows = wrapped(text, 80).split('\n');
  const pages = Math.ceil(rows.length / height);
  return Array.from({ length: pages }, (_, page) => [
    '10/9/26, 8:15 AM Daily Papers - Hugging Face',
    '',
    ...rows.slice(page * height, (page + 1) * height),
    '',
    `https://huggingface.co/papers ${page + 1}/${pages}`,
  ])
    .flat()
    .join('\n');
}

describe('titles and abstracts in turn', () => {
  it.each<[string, string]>([
    ['as they are', layouts.bare()],
    ['quoted in a mail', quoted(layouts.bare(), '>')],
    ['quoted twice', quoted(quoted(layouts.bare(), '>'), '>')],
    ['wrapped and quoted', quoted(wrapped(layouts.bare(), 68), '>')],
    [
      'forwarded',
      `Worth reading!\n\n---------- Forwarded message ---------\nFrom: A <a@mail.example>\nSubject: papers\n\n${wrapped(layouts.bare(), 72)}`,
    ],
    ['printed to a PDF', printed(layouts.bare(), 20)],
    ['numbered', eachTitle((title, index) => `${index + 1}. ${title}`)],
    ['with bullets', eachTitle((title) => `\u2022 ${title}`)],
    ['with headings', eachTitle((title) => `## ${title}`)],
    ['in bold, abstract right below', eachTitle((title) => `**${title}**`).replaceAll('**\n\n', '**\n')],
    ['linked', eachTitle((title, index) => `[${title}](https://arxiv.org/abs/${shown[index]!.id})`)],
    [
      'labelled',
      shown.reduce(
        (text, { title }) => text.replace(title, `Title: ${title}`),
        eachAbstract((text) => `Abstract: ${text}`),
      ),
    ],
    ['escaped once more', layouts.bare().replaceAll('We', '&quot;We&quot;').replaceAll('&quot;', '')],
    [
      'between the links of the site',
      `Models\n\nDatasets\n\nLog In\n\n${layouts.bare()}\n\nPrevious\n\nCompany\n\nTOS`,
    ],
    ['with rules between', eachAbstract((text) => `${text}\n\n---`)],
    ['with blanks nobody sees', layouts.bare().replaceAll('\n\n', '\n\u200B\n')],
  ])('%s', async (_, text) => {
    const { papers } = await read(text);
    expect(papers.map(({ title, abstract }) => [title, abstract])).toEqual(
      shown.map(({ title, abstract }) => [title, abstract]),
    );
  });

  it.each<[string, (votes: number) => (text: string) => string, 'title' | 'abstract']>([
    ['a number before the title', (votes) => (text) => `${votes}\n\n${text}`, 'title'],
    ['a number behind the abstract', (votes) => (text) => `${text}\n\n${votes}`, 'abstract'],
    ['"Upvote 5" behind it', (votes) => (text) => `${text}\n\nUpvote ${votes}`, 'abstract'],
    ['a thumb between', (votes) => (text) => `${text}\n\n\u{1F44D} ${votes}`, 'title'],
  ])('takes %s for votes', async (_, change, field) => {
    const each = field === 'title' ? eachTitle : eachAbstract;
    const { papers } = await read(each((text, index) => change(index * 11 + 5)(text)));
    expect(papers.map(({ title, abstract, signals }) => [title, abstract, signals.upvotes])).toEqual(
      shown.map(({ title, abstract }, index) => [title, abstract, index * 11 + 5]),
    );
  });

  it.each([
    ['Thursday, October 9, 2025', '2025-10-09'],
    ['2025-10-09', '2025-10-09'],
    ['9 October 2025', '2025-10-09'],
    ['\u2190 Oct 8\n\nOct 9\n\nOct 10 \u2192', '2026-10-09'],
  ])('understands the day %s', async (written, date) => {
    const { papers } = await read(layouts.bare().replace('Oct 9', written));
    expect(papers.map(({ listed }) => listed)).toEqual(shown.map(() => date));
  });

  it('gives each paper the day it stands under', async () => {
    const text = layouts.bare().replace(shown[2]!.title, `Oct 8\n\n${shown[2]!.title}`);
    const { papers } = await read(text);
    expect(papers.map(({ listed }) => listed)).toEqual(['2026-10-09', '2026-10-09', '2026-10-08', '2026-10-08']);
  });

  it('without a header is a guess, and says so', async () => {
    const { papers, codes } = await read(shown.flatMap(({ title, abstract }) => [title, abstract]).join('\n\n'));
    expect(papers).toHaveLength(shown.length);
    expect(codes).toEqual(['format-guessed']);
  });
});
