import type { Listing } from '../../paper/schema.js';
import { cleanHeading } from '../../text/markup.js';
import { blocksOf } from '../copied/blocks.js';
import { linesOf } from '../copied/lines.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { draftOfReference, inverted, printedVenue, undated, yearBehindNames } from './reference-styles.js';

// Reference lists in the usual styles, as they stand at the end of papers: numbered ones of engineering ([1] A. Example,
// “Title,” …) and those by author and year (Example, A. (2025). Title. …).

export const general = true;

/** "[12] A. Example", and "12. Example A, Sample B" or "12. Example, A. & Sample, B.", which begin no sentence. */
const numbered = /^\s*\[(\d{1,4})\]\s+(?=\p{L})/u;
const medical = /^\s*(\d{1,4})\.\s+(?=\p{Lu}[\p{L}'\u2019 -]{1,40}(?: [A-Z]{1,4}(?:,|\.)|, (?:\p{Lu}\.[ -]?){1,4}))/u;
const heading = /^(?:#+ )?(?:references|bibliography|literature cited|works cited)\s*$/i;

/** What BibTeX makes of a paper's references. */
const bibliography = /\\begin\{thebibliography\}|\\bibitem\b[\s\S]{1,300}\\newblock\b/;

interface Reference {
  readonly line: number;
  readonly text: string;
}

/** Reference lists: numbered with titles in quotes, or by author and year. */
export function detect({ head, text }: Probe): boolean {
  if (/^[<{@%]/.test(head) || /<a href=/i.test(text.slice(0, 40_000))) return false;
  if (bibliography.test(text)) return true;
  const references = referencesIn(text.slice(0, 40_000));
  const known = references.filter(({ text: reference }) => draftOfReference(reference) !== undefined).length;
  return known > 1 && known >= references.length / 2;
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const isTex = bibliography.test(text);
  const references = isTex ? itemsIn(text) : referencesIn(text);
  const papers = references.flatMap(({ line, text: reference }, index) => {
    const where = `line ${line}`;
    const draft = isTex ? (byBlocks(reference) ?? draftOfReference(plainOf(reference))) : draftOfReference(reference);
    if (draft === undefined) report('entry-unreadable', { start: reference.slice(0, 80) }, where);
    if (draft && /\bet al\b|\u2026 /.test(reference.slice(0, 300))) report('authors-cut', {}, where);
    return (draft && toPaper({ ...draft, position: index + 1 }, report, where)) ?? [];
  });
  return { title: 'References', papers };
}

const bibitem = /\\bibitem(?:\[[^\]]{0,300}\])?\{[^{}]{0,200}\}/g;

/** What stands behind each \bibitem. */
function itemsIn(text: string): Reference[] {
  const starts = [...text.matchAll(bibitem)];
  let line = 1;
  let counted = 0;
  return starts.map(({ 0: all, index }, number) => {
    const end = starts[number + 1]?.index ?? text.length;
    const item = text.slice(index + all.length, end).split(/\n\s*\n|\\end\{/, 1)[0]!;
    line += text.slice(counted, index).split('\n').length - 1;
    counted = index;
    return { line, text: item.trim() };
  });
}

/** A \bibitem without blocks: where no title is in quotes, it is what is set in italics first. */
function plainOf(item: string): string {
  const quoted = /``|\\enquote/.test(item)
    ? item
    : item.replace(/\\(?:emph|textit|textsl)\{([^{}]{5,300})\}|\{\\(?:em|it)\s+([^{}]{5,300})\}/, "``$1$2,''");
  return cleanHeading(quoted, 'tex').replace(/\s+/g, ' ').trim();
}

/** A \bibitem whose blocks are marked: names, title, where and when. */
function byBlocks(item: string): Draft | undefined {
  const [names, title, ...rest] = item.split(/\\newblock\b/).map((block) => cleanHeading(block, 'tex').trim());
  if (title === undefined || names === '') return undefined;
  const where = rest.join(' ');
  return {
    ...draftOfReference(`${names} \u201C${title}\u201D ${where}`),
    title: title.replace(/\.$/, ''),
    venue: printedVenue(/^(?:In\s)?(.+?)(?=,\s(?:\d|pages?\b|volume\b)|\.\s|$)/.exec(where)?.[1]),
  };
}

/** The references of a text: numbered ones in sequence, else paragraphs that begin with names and a year. */
function referencesIn(text: string): Reference[] {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => heading.test(line.text));
  const body = lines.slice(start + 1);
  if (body.some((line) => numbered.test(line.text))) return numberedIn(body, numbered);
  const isMedical = body.filter(({ prefix = '', text: line }) => medical.test(prefix + line)).length > 1;
  if (isMedical) return numberedIn(body, medical);
  const hasGaps = body.some((line, index) => line.text === '' && index > 0 && index < body.length - 1);
  const blocks = blocksOf(body, hasGaps).map(({ number, text: block, prefix = '' }) => ({
    line: number,
    text: prefix + block,
  }));
  return blocks.filter(
    (block) => yearBehindNames.test(block.text) || undated.test(block.text) || inverted.test(block.text),
  );
}

function numberedIn(lines: ReturnType<typeof linesOf>, pattern: RegExp): Reference[] {
  const references: { line: number; text: string }[] = [];
  for (const line of lines) {
    if (line.text === '') continue;
    const whole = (line.prefix ?? '') + line.text;
    const number = pattern.exec(whole);
    if (number) references.push({ line: line.number, text: whole.slice(number[0].length) });
    else {
      const last = references.at(-1);
      if (last) last.text = joined(last.text, line.text);
    }
  }
  return references;
}

/** A hyphen at the end of a line split a word, unless a capital follows. */
function joined(before: string, line: string): string {
  return /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(line) ? before.slice(0, -1) + line : `${before} ${line}`;
}
