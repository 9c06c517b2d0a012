import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Author, Paper } from '../../../src/paper/index.js';
import { type Format, parse } from '../../../src/parse/index.js';
import {
  toAtom,
  toBiblatex,
  toBibtex,
  toCslJson,
  toCsv,
  toJsonFeed,
  toRis,
  toRss,
} from '../../../src/publish/index.js';
import { mathsAsText } from '../../../src/text/maths/unicode.js';

const day = fc.date({ min: new Date('1995-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
const isoDay = day.map((date) => date.toISOString().slice(0, 10));
/** Words with what each format must escape, and scripts and signs that must come through as they are. */
const word = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[A-Za-z][a-z]{1,8}$/) },
  fc.constantFrom(
    'BERT',
    'naïve',
    '注意',
    'Ångström',
    '&',
    '50%',
    'x_1',
    '#3',
    '"quoted"',
    "it's",
    '$O(n^2)$',
    'a<b',
    '{braced}',
    'C++',
    'tilde~',
    'Ω',
    '—',
    '😀',
    'A;B',
    'and',
  ),
);
const sentence = fc.array(word, { minLength: 2, maxLength: 9 }).map((words) => `Title ${words.join(' ')} end`);
const name = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
const author: fc.Arbitrary<Author> = fc.oneof(
  fc.tuple(name, name).map(([given, family]) => ({ name: `${given} ${family}`, family, given })),
  fc
    .tuple(name, name)
    .map(([given, family]) => ({ name: `${given} van der ${family}`, family: `van der ${family}`, given })),
);
const topic = fc.constantFrom('cs.LG', 'language models', 'Ökologie', 'math.AG');

const paper: fc.Arbitrary<Paper> = fc
  .record({
    number: fc.integer({ min: 1, max: 99_999 }),
    title: sentence,
    abstract: fc.option(sentence, { nil: undefined }),
    authors: fc.array(author, { minLength: 1, maxLength: 4 }),
    published: isoDay,
    topics: fc.uniqueArray(topic, { maxLength: 3 }),
    journal: fc.option(fc.constantFrom('Journal of Tests & Trials', 'Acta Examplaria'), { nil: undefined }),
    comment: fc.option(fc.constant('12 pages, 3 figures'), { nil: undefined }),
    code: fc.boolean(),
    signals: fc.record({ upvotes: fc.nat(), citations: fc.nat() }),
  })
  .map(({ number, journal, code, abstract, comment, ...rest }) => {
    const arxiv = `2301.${String(number).padStart(5, '0')}`;
    const ids: Paper['ids'] = journal ? { arxiv, doi: `10.1000/test.${number}` } : { arxiv };
    return {
      ...rest,
      id: `arxiv:${arxiv}`,
      ids,
      ...(abstract === undefined ? {} : { abstract }),
      ...(comment === undefined ? {} : { comment }),
      ...(journal ? { venue: journal } : {}),
      type: journal ? 'article-journal' : 'article',
      links: {
        page: `https://arxiv.org/abs/${arxiv}`,
        pdf: `https://arxiv.org/pdf/${arxiv}`,
        ...(code ? { code: 'https://github.com/example/paper' } : {}),
      },
      history: [],
      sources: [{ name: 'test' }],
    };
  });

/**
 * What comes back of a paper that was written and read again, for each format we write. Names come back as people
 * write them everywhere; `authors` means their parts too. Formats that date to the day or the month say so.
 */
const carries: Readonly<
  Record<string, { format: Format; write: (papers: readonly Paper[]) => string; fields: readonly string[] }>
> = {
  'feed.json': { format: 'json-feed', write: toJsonFeed, fields: ['everything'] },
  'JSON Lines': {
    format: 'papers-ndjson',
    write: (papers) => papers.map((each) => JSON.stringify(each)).join('\n'),
    fields: ['everything'],
  },
  'CSL-JSON': {
    format: 'csl-json',
    write: toCslJson,
    fields: ['id', 'title', 'abstract', 'authors', 'published', 'ids', 'page', 'topics', 'venue', 'type', 'comment'],
  },
  BibLaTeX: {
    format: 'bibtex',
    write: toBiblatex,
    fields: ['id', 'title', 'abstract', 'authors', 'published', 'ids', 'page', 'topics', 'venue', 'type', 'comment'],
  },
  BibTeX: {
    format: 'bibtex',
    write: toBibtex,
    fields: ['id', 'title', 'abstract', 'authors', 'month', 'ids', 'page', 'topics', 'venue', 'type', 'comment'],
  },
  RIS: {
    format: 'ris',
    write: toRis,
    fields: [
      'id',
      'title',
      'abstract',
      'authors',
      'published',
      'ids',
      'page',
      'pdf',
      'topics',
      'venue',
      'type',
      'comment',
    ],
  },
  CSV: {
    format: 'csv',
    write: toCsv,
    fields: [
      'id',
      'title',
      'abstract',
      'names',
      'published',
      'ids',
      'page',
      'pdf',
      'code',
      'topics',
      'venue',
      'signals',
    ],
  },
  Atom: {
    format: 'atom',
    write: (papers) => toAtom(papers, { title: 'T' }),
    fields: [
      'id',
      'titleText',
      'abstractText',
      'names',
      'day',
      'ids',
      'page',
      'pdf',
      'code',
      'topics',
      'venue',
      'comment',
    ],
  },
  RSS: {
    format: 'rss',
    write: (papers) => toRss(papers, { title: 'T' }),
    fields: ['id', 'titleText', 'abstractText', 'names', 'published', 'ids', 'page', 'topics', 'venue'],
  },
};

const readings: Readonly<Record<string, (paper: Paper) => unknown>> = {
  everything: (paper) => paper,
  // Feed readers show no TeX, so what they are given is text.
  titleText: ({ title }) => mathsAsText(title),
  abstractText: ({ abstract }) => abstract && mathsAsText(abstract),
  names: ({ authors }) => authors.map((each) => each.name),
  month: ({ published }) => published?.slice(0, 7),
  day: ({ published }) => published?.slice(0, 10),
  page: ({ links }) => links.page,
  pdf: ({ links }) => links.pdf,
  code: ({ links }) => links.code,
};
const reading = (field: string) => readings[field] ?? ((paper: Paper) => paper[field as keyof Paper]);

describe('parse(write(papers))', () => {
  it.each(Object.entries(carries))('gives back from %s what that can carry', async (_, { format, write, fields }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(paper, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
        async (papers) => {
          const text = write(papers);
          const read = new Map((await parse(text, { format })).papers.map((each) => [each.id, each]));
          expect(read.size).toBe(papers.length);
          for (const each of papers) {
            const again = read.get(each.id)!;
            for (const field of fields)
              expect({ [field]: reading(field)(again) }).toEqual({ [field]: reading(field)(each) });
          }
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it.each(Object.entries(carries))('is recognised as what it is: %s', async (_, { format, write }) => {
    const [sample] = fc.sample(paper, { numRuns: 1, seed: 1 });
    const { papers } = await parse(write([sample!]));
    expect(papers.map(({ id }) => id)).toEqual([sample!.id]);
    expect((await parse(write([sample!]), { format })).papers).toEqual(papers);
  });
});

describe('a feed of ours', () => {
  it('is read the same whichever way its content is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paper, { minLength: 1, maxLength: 3 }), async (papers) => {
        for (const write of [toRss, toAtom]) {
          const feed = write(papers);
          // So written it is not taken out before, and only left aside.
          const other = feed.replace(/(<content[^<>]*>)([^<]*)(?=<\/content)/g, '$1<![CDATA[<p>$2</p>]]>');
          expect(other).not.toBe(feed);
          expect(await parse(other)).toEqual(await parse(feed));
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });
});
