import type { Listing } from '../../paper/schema.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { dateFrom, doiIn, namesIn, titleFrom, value } from './pubmed-lines.js';
import { isResultsPage, readResults } from './pubmed-results.js';

// PubMed's "Abstract (text)" and "Summary (text)" exports, the mail of saved searches, which is made of them, and its page
// of results:
// https://pubmed.ncbi.nlm.nih.gov/help/#save

const abstractHead = /^\s{0,3}\d{1,6}\. \S.{2,200}\. (?:19|20)\d{2}\b/m;
const summaryHead = /^\s{0,3}\d{1,6}: \S/m;

/** PubMed's abstracts and summaries as text, and its page of results as somebody copied it. */
export function detect({ head, text }: Probe): boolean {
  if (/^[<{[]/.test(head)) return false;
  const start = text.slice(0, 30_000);
  if (isResultsPage(start)) return true;
  return (
    /\bPMID: ?\d{4,9}\b/.test(start) &&
    // In the abstracts each identifier has its line; references in the style of its journals are numbered, too.
    ((abstractHead.test(start) && /^\s{0,3}(?:DOI|PMID|PMCID): ?\S/m.test(start)) || summaryHead.test(start)) &&
    !/^PMID ?-/m.test(start)
  );
}

const about = { title: 'PubMed', homepage: 'https://pubmed.ncbi.nlm.nih.gov/' };

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  if (isResultsPage(text.slice(0, 30_000))) return { ...about, papers: readResults(lines, report) };
  const isSummary = !abstractHead.test(text.slice(0, 30_000));
  const papers = recordsOf(lines, isSummary ? ':' : '.').flatMap(({ line, lines: record }, index) => {
    const draft = isSummary ? draftOfSummary(record.join(' ')) : draftOfAbstract(record);
    return toPaper({ ...draft, position: index + 1 }, report, `line ${line}`) ?? [];
  });
  return { ...about, papers };
}

/** Records are counted; a line of an abstract may begin with a number, too, but not with the next one after a gap. */
function recordsOf(lines: readonly string[], sign: string): { line: number; lines: string[] }[] {
  const records: { line: number; lines: string[] }[] = [];
  let next: number | undefined;
  for (const [index, line] of lines.entries()) {
    const [all, number] = new RegExp(`^\\s{0,3}(\\d{1,6})\\${sign} (?=\\S)`).exec(line) ?? [];
    const isNext =
      number !== undefined && (next === undefined || Number(number) === next) && (lines[index - 1] ?? '').trim() === '';
    if (isNext) {
      records.push({ line: index + 1, lines: [line.slice(all!.length)] });
      next = Number(number) + 1;
    } else records.at(-1)?.lines.push(line);
  }
  return records;
}

/** Paragraphs in a fixed order: citation, title, authors, notes, abstract, copyright, identifiers. */
function draftOfAbstract(lines: readonly string[]): Draft {
  const blocks = lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean);
  const flat = (text: string | undefined) => text?.replace(/\s*\n\s*/g, ' ').trim();
  const [citation = '', title, ...rest] = blocks;
  const ids = rest.find((block) => /^(?:DOI|PMCID|PMID): /m.test(block)) ?? '';
  const at = rest.indexOf(ids);
  const before = rest.slice(0, at === -1 ? undefined : at);
  const notes =
    /^(?:Author information|Comment (?:in|on)|Erratum (?:in|for)|Update (?:in|of)|Republished|Retraction|Expression of concern|Collaborators|\[Article in|Conflict of interest|Original (?:article|report)|Summary for patients)/i;
  const prose = before.filter((block) => !notes.test(block) && !/^(?:\u00A9|Copyright|Published by)/i.test(block));
  const [names, ...paragraphs] = prose;
  const isNames = names !== undefined && /^[^.]{2,60}(?:\(\d+\)|\(#\)|,|;|\.)/.test(names) && /\.\s*$/.test(names);
  return {
    ...citedIn(flat(citation) ?? ''),
    title: titleFrom(flat(title)),
    authors: isNames ? namesIn(flat(names)!) : [],
    abstract: (isNames ? paragraphs : prose).join('\n\n') || undefined,
    ids: { doi: value(ids, 'DOI') ?? doiIn(citation), pmid: value(ids, 'PMID'), pmcid: value(ids, 'PMCID') },
    type: 'article-journal',
  };
}

/** "Authors. Title. Journal. 2026 Mar;27(3):340-346. doi: …. PMID: …; PMCID: …." */
function draftOfSummary(text: string): Draft {
  const line = text.replace(/\s+/g, ' ').trim();
  const [, names = '', rest = line] =
    /^((?:[^.]+?\b[A-Z]{1,4}(?:, |\.)|[^.,]{2,60}(?:, |\. ))+?)(?<=\.) (.+)$/.exec(line) ?? [];
  const [, title, journal, date] =
    /^(.+?[.?!\]])\.? ([^.]+(?:\. ?[^.\d]+)*?)\. ((?:19|20)\d{2}[^;.]*)/.exec(rest) ?? [];
  return {
    title: titleFrom(title),
    authors: namesIn(names),
    venue: journal,
    published: dateFrom(date),
    ids: { doi: doiIn(line), pmid: value(line, 'PMID'), pmcid: value(line, 'PMCID') },
    type: 'article-journal',
  };
}

function citedIn(citation: string): Draft {
  const [, venue, date] = /^(.+?)\. ((?:19|20)\d{2}[^;.:]*)/.exec(citation) ?? [];
  return { venue, published: dateFrom(date) };
}
