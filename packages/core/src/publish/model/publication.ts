import { completePaper, type PartialPaper } from '../../paper/complete.js';
import type { Listing } from '../../paper/schema.js';
import { cleanLine, cleanText } from '../../text/clean.js';
import { checkOptions, checkPapers, wrong } from '../../text/options.js';
import { en } from '../../words/en.js';
import { isEnglish, siteWords } from '../../words/site-words.js';
import { issueOf, type Report } from '../issues.js';
import { publishRules } from '../rules.js';
import type { Publishable, PublishOptions, RankedPaper } from '../types.js';
import { instantOf, later } from './date.js';
import { type Entry, line, toEntry } from './entry.js';
import { strictUrl } from './url.js';

/** What every writer writes: the publishable and its options made ready, each paper once. */
export interface Publication {
  readonly title: string;
  readonly description: string | undefined;
  readonly homepage: string | undefined;
  readonly self: string | undefined;
  readonly language: string;
  readonly curators: readonly string[];
  /** The day or instant the listing is of, in ISO 8601. */
  readonly date: string | undefined;
  /** The newest date of any paper, else the listing's. Never "now": the same papers give the same bytes. */
  readonly updated: Date | undefined;
  readonly entries: readonly Entry[];
}

const bcp47 = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** What is published as a listing, with the reasons that came with its papers. */
function opened(publishable: Publishable): { listing: Partial<Listing>; papers: readonly RankedPaper[] } {
  const listing = Array.isArray(publishable) ? { papers: publishable } : (publishable as Listing | undefined);
  if (!Array.isArray(listing?.papers)) throw wrong('What is published', publishable, 'a listing or an array of papers');
  checkPapers(listing.papers);
  const given: readonly (PartialPaper | RankedPaper)[] = listing.papers;
  return { listing, papers: given.map((one) => ('paper' in one ? one : { paper: one, reasons: [] })) };
}

/** An address of the whole publication; an unusable one is left out and reported. */
export function address(text: string | undefined, name: string, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const url = strictUrl(text);
  if (url === undefined) report('url-unusable', { value: cleanLine(text) }, name);
  return url;
}

function languageOf(options: PublishOptions, report: Report): string {
  const { words = en } = options;
  if (options.language === undefined) return isEnglish(words) ? 'en' : words.tag;
  if (bcp47.test(options.language)) return options.language;
  report('language-unusable', { value: cleanLine(options.language) }, 'language');
  return 'en';
}

const primary = (tag: string) => tag.toLowerCase().split('-')[0];

/** Reports that what stands around papers is said in another language than the one that the text is marked as. */
function checkWords({ language, words = en }: PublishOptions, report: Report): void {
  const spoken = isEnglish(words) ? 'en' : words.tag;
  const wanted = language !== undefined && bcp47.test(language) ? language : words.tag;
  if (primary(wanted) !== primary(spoken)) report('words-missing', { language: wanted, spoken }, 'words');
}

/** The options' way to report, as a function that is always there. */
export function reporter(options: PublishOptions): Report {
  return (code, facts, where) => options.onIssue?.(issueOf(code, facts, where));
}

/** Makes a publishable ready for those who write more than the papers themselves: words around them. */
export function toSpokenPublication(publishable: Publishable, options: PublishOptions): Publication {
  const publication = toPublication(publishable, options);
  checkWords(options, reporter(options));
  return publication;
}

/** Makes a publishable ready for writing. Linear in its text. */
export function toPublication(publishable: Publishable, options: PublishOptions): Publication {
  checkOptions(options, publishRules);
  const report = reporter(options);
  const words = options.words ?? en;
  const { listing, papers } = opened(publishable);
  const date = listing.date === undefined ? undefined : instantOf(listing.date);
  const reasons = options.reasons ?? {};
  const seen = new Set<string>();
  const entries: Entry[] = [];
  let updated: Date | undefined;
  for (const [index, { paper: given, reasons: own }] of papers.entries()) {
    const where = `papers[${index}]`;
    const paper = completePaper(given);
    const why = Object.hasOwn(reasons, paper.id) ? reasons[paper.id]! : own;
    const entry = toEntry(paper, where, why, words, date, report, options);
    if (seen.has(entry.iri)) {
      report('paper-repeated', { title: entry.title }, where);
      continue;
    }
    seen.add(entry.iri);
    entries.push(entry);
    updated = later(updated, entry.updated);
  }
  const description = options.description ?? listing.description;
  return {
    title: line(options.title) ?? line(listing.title) ?? siteWords(words).title,
    description: description === undefined ? undefined : cleanText(description).trim() || undefined,
    homepage: address(options.homepage ?? listing.homepage, 'homepage', report),
    self: address(options.self, 'self', report),
    language: languageOf(options, report),
    curators: (listing.curators ?? []).map(cleanLine).filter(Boolean),
    date: date && listing.date,
    updated: updated ?? date,
    entries,
  };
}
