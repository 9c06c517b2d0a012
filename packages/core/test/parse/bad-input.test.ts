import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { isTrendingPapersError, Listing } from '../../src/paper/index.js';
import { type Format, parse } from '../../src/parse/index.js';
import { fixturesWithFormat } from './fixtures.js';

const samples = ['arxiv', 'huggingface', 'interchange', 'lists', 'mail', 'services'].flatMap(fixturesWithFormat);
const named = (test: (text: string) => boolean) => samples.filter(({ text }) => test(text));
const json = named((text) => /^[[{]/.test(text) && isJson(text));
const markup = named((text) => text.startsWith('<'));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Every outcome but these two is a bug: a valid listing, or an error we throw on purpose. */
async function expectOutcome(input: string, format: Format): Promise<Listing | undefined> {
  try {
    const listing = await parse(input, { format, now: new Date('2026-03-18') });
    expect(z.safeParse(Listing, listing).error).toBeUndefined();
    return listing;
  } catch (error) {
    if (!isTrendingPapersError(error) || error.code === 'parse-failed') throw error;
    return undefined;
  }
}

/** The value with the leaf or branch of that number, counted in depth, replaced. */
function withReplaced(value: unknown, target: number, replacement: unknown): unknown {
  let count = 0;
  const visit = (node: unknown): unknown => {
    count += 1;
    if (count === target) return replacement;
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, visit(inner)]));
  };
  return visit(value);
}

/** The same with every text made another. */
function withTexts(value: unknown, change: (text: string) => string): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === 'string' ? change(inner) : inner));
}

describe('input that is wrong in one place', () => {
  it.each(json)('$name with any JSON anywhere', async ({ text, format }) => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 120 }), fc.jsonValue({ maxDepth: 3 }), async (target, replacement) => {
        await expectOutcome(JSON.stringify(withReplaced(JSON.parse(text), target, replacement)), format);
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  it.each(samples)('$name cut off, doubled or overwritten anywhere', async ({ text, format }) => {
    const scrap = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '</', '&', ']]>', '{"', '\\u', '$'),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length }), fc.nat({ max: 200 }), scrap, async (at, skip, inserted) => {
        await expectOutcome(text.slice(0, at) + inserted + text.slice(at + skip), format);
        await expectOutcome(text.slice(0, at), format);
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it.each([...new Set(samples.map(({ format }) => format))])('%s given anything at all', async (format) => {
    const anything = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constantFrom('null', '[null]', '[[]]', '{}', '<a/>', '<html>', '<feed/>', '{"data":{}}'),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        await expectOutcome(input, format);
      }),
      { numRuns: 50, seed: 3 },
    );
  });
});

describe('input made to hurt', () => {
  const gap = `a${' '.repeat(20_000)}b (`;

  it.each(json)('$name with long blanks in every text', async ({ text, format }) => {
    await expectOutcome(JSON.stringify(withTexts(JSON.parse(text), (inner) => `${inner}${gap}${inner}`)), format);
  });

  it.each(markup)('$name with long blanks in every text', async ({ text, format }) => {
    await expectOutcome(text.replace(/>([^<]*[^<\s][^<]*)</g, `>$1${gap}$1<`), format);
  });

  it.each(json)('$name with keys that name the prototype', async ({ text, format }) => {
    const evil = text.replaceAll('{"', '{"__proto__": {"title": "polluted", "polluted": true}, "');
    const [before, after] = [await expectOutcome(text, format), await expectOutcome(evil, format)];
    const titlesOf = (listing: Listing | undefined) => listing?.papers.map(({ title }) => title) ?? [];
    expect(titlesOf(after)).toEqual(titlesOf(before));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(markup.filter(({ name }) => name.endsWith('.xml')))(
    '$name behind an entity bomb',
    async ({ text, format }) => {
      const levels = Array.from({ length: 30 }, (_, level) => `<!ENTITY b${level + 1} "${`&b${level};`.repeat(10)}">`);
      const body = text.replace(/^<\?xml[^>]*>\s*(?:<!DOCTYPE[^>]*>)?/, '').replaceAll('<title>', '<title>&b30;');
      const listing = await expectOutcome(`<!DOCTYPE x [<!ENTITY b0 "lol">${levels.join('')}]>${body}`, format);
      expect(JSON.stringify(listing ?? '').length).toBeLessThan(20 * text.length);
    },
  );

  it.each(['[', '{"data":', '{"results":', '{"message":', '{"notes":['])('%s, 100,000 levels deep', async (open) => {
    const close = open.endsWith('[') ? (open.startsWith('{') ? ']}' : ']') : '}';
    const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
    for (const format of new Set(json.map((sample) => sample.format))) await expectOutcome(deep, format);
  });

  it('a line of 10 MB', async () => {
    const row = {
      id: '2403.12345',
      submitter: null,
      title: 'Long',
      abstract: 'word '.repeat(2_000_000),
      categories: 'cs.LG',
    };
    const listing = await expectOutcome(`${JSON.stringify(row)}\n`, 'arxiv-kaggle');
    expect(listing?.papers[0]?.abstract?.length).toBe(9_999_999);
  });
});

describe('detection', () => {
  it.each(samples)('$name: $format alone', async ({ text, format }) => {
    const formats = await import('../../src/parse/formats.js');
    const { locate } = await import('../../src/parse/detect.js');
    const { probeText } = await import('../../src/parse/probe.js');
    // Of a mail, the part that is a listing is what a format must know.
    const { probe } = locate(probeText(text), () => {}) ?? { probe: probeText(text) };
    const takers = Object.entries(formats).filter(([, reader]) => reader.detect(probe));
    const specific = takers.filter(([, reader]) => !('general' in reader));
    const names = (specific.length > 0 ? specific : takers).map(([name]) => name.replaceAll('_', '-'));
    expect(names).toEqual([format]);
  });
});
