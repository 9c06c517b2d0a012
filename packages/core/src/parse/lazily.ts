import { isTrendingPapersError } from '../paper/errors.js';
import type { Listing } from '../paper/schema.js';
import { checkOptions } from '../text/options.js';
import type { FormatReader } from './format.js';
import type { Input } from './input.js';
import { parseRules, parseWith, type ReadOptions } from './parse-with.js';

/**
 * The formats that tell themselves by how they begin, and their readers, each loaded when it is needed. A sign only says
 * whom to ask first: the reader decides, and what it declines is asked of all.
 */
const likely: Readonly<Record<string, readonly [sign: RegExp, load: () => Promise<FormatReader>]>> = {
  bibtex: [
    /^(?:%.*\s+)*@(?:article|book|inproceedings|misc|phdthesis|techreport)\s*\{/i,
    () => import('./interchange/bibtex.js'),
  ],
  'hf-daily': [/^\[\s*\{\s*"paper"\s*:/, () => import('./huggingface/daily.js')],
  'hf-text': [/^by\s*AK and the research community\s*$/m, () => import('./huggingface/text.js')],
  'json-feed': [/^\{\s*"version"\s*:\s*"https:\/\/jsonfeed\.org\//, () => import('./interchange/json-feed.js')],
  nbib: [/^PMID- ?\d/, () => import('./interchange/nbib.js')],
  'papers-json': [/^\{\s*"title"\s*:\s*"[^"\\]*",\s*"papers"\s*:\s*\[/, () => import('./interchange/papers-json.js')],
  'papers-ndjson': [/^\{"id":"[a-z0-9]+:.*\}\r?\n\{"id":"/, () => import('./interchange/papers-ndjson.js')],
  ris: [/^TY {2}- ?\S/, () => import('./interchange/ris.js')],
};

/** Enough to see how a listing begins. */
const beginning = 4096;

/**
 * What `parse` does, with the same result, for programs whose start is waited for: of a listing that tells its format by
 * how it begins only that reader is loaded, of any other all are.
 *
 * @throws TrendingPapersError as `parse` does.
 *
 * @example
 * const { papers } = await parseLazily(await readFile('library.bib'));
 */
export async function parseLazily(input: Input, options: ReadOptions = {}): Promise<Listing> {
  checkOptions(options, parseRules);
  const name = options.format ?? nameOf(input);
  if (name !== undefined && Object.hasOwn(likely, name)) {
    const listing = await readAs(name, input, options);
    if (listing) return listing;
  }
  const { readers } = await import('./detect.js');
  return parseWith(readers, input, options);
}

function nameOf(input: Input): string | undefined {
  const bytes = input instanceof Uint8Array ? input.subarray(0, beginning) : undefined;
  const head = typeof input === 'string' ? input.slice(0, beginning) : new TextDecoder().decode(bytes);
  const start = head.replace(/^\uFEFF/, '').trimStart();
  return Object.keys(likely).find((name) => likely[name]![0].test(start));
}

/** Nothing where it cannot be read so: all formats together know better why. */
async function readAs(name: string, input: Input, options: ReadOptions): Promise<Listing | undefined> {
  try {
    return await parseWith({ [name]: await likely[name]![1]() }, input, options);
  } catch (error) {
    if (isTrendingPapersError(error)) return undefined;
    throw error;
  }
}
