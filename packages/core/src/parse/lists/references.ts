import type { Listing } from '../../paper/schema.js';
import { cleanHeading } from '../../text/markup.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { oncePer } from '../once.js';
import { toPaper } from '../to-paper.js';
import { isCited } from './cited.js';
import { type Reference, referencesIn, sameNames } from './reference-lines.js';
import { printedVenue } from './reference-parts.js';
import { draftOfReference } from './reference-styles.js';

// Reference lists in the usual styles, as they stand at the end of papers: numbered ones of engineering ([1] A. Example,
// “Title,” …) and those by author and year (Example, A. (2025). Title. …).

export const general = true;

/** What BibTeX makes of a paper's references. */
const bibliography = /\\begin\{thebibliography\}|\\bibitem(?:\[|\{)/;

/** Reference lists: numbered with titles in quotes, or by author and year. */
export function detect(probe: Probe): boolean {
  const { head, text } = probe;
  if (/^[<{@%]/.test(head) || /<a href=|\u27E8/i.test(text.slice(0, looked))) return false;
  if (bibliography.test(text)) return true;
  const { references } = referencesAtStart(probe);
  const known = references.filter((reference) => draftOfReference(reference.text) !== undefined).length;
  return known > 1 && known >= references.length / 2;
}

const looked = 40_000;
/** Whether a text is of references is asked twice, and then it is read. */
const referencesAtStart = oncePer(({ text }: Probe) => referencesIn(text.slice(0, looked)));

/** A number or label, a family name before initials, or the heading above them. */
const mayBegin =
  /^[ \t]*(?:\[[^\]\n]{1,70}\]\s+\S|\(?\d{1,4}[.)]\s+\S|\p{Lu}[\p{L}'\u2019-]{1,40}, (?:\p{Lu}\.|\p{Lu}\p{Ll}+[,. ])|(?:references|bibliography|works cited)\s*$)/imu;

/** Whether a text is surely references and no list of another form: nearly all of it has names and a title, and one address. */
export function areReferences(probe: Probe): boolean {
  const start = probe.text.slice(0, looked);
  if (bibliography.test(start)) return true;
  if (/\]\(https?:|<a href=|\u27E8/i.test(start) || !mayBegin.test(start)) return false;
  const { references, of } = referencesAtStart(probe);
  const cited = references.filter(
    ({ text: reference }) => isCited(draftOfReference(reference)) && hasOneAddress(reference),
  );
  return cited.length > 1 && cited.length >= of * 0.8;
}

const referencesOf = (probe: Probe) =>
  probe.text.length > looked ? referencesIn(probe.text) : referencesAtStart(probe);

const hasOneAddress = (reference: string) => (reference.match(/https?:\/\//g)?.length ?? 0) < 2;

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const { text } = probe;
  const isTex = bibliography.test(text);
  const { references, strays } = isTex ? { references: itemsIn(text), strays: [] } : referencesOf(probe);
  let before: Draft | undefined;
  const papers = references.flatMap(({ line, text: reference }, index) => {
    const where = `line ${line}`;
    const draft = isTex ? (byBlocks(reference) ?? draftOfReference(plainOf(reference))) : drafted(reference, before);
    if (draft === undefined) report('entry-unreadable', { start: reference.slice(0, 80) }, where);
    if (draft && /\bet al\b|\u2026 |\band (?:\d+ )?others\b/.test(reference.slice(0, 300)))
      report('authors-cut', {}, where);
    before = draft;
    return (draft && toPaper({ ...draft, position: index + 1 }, report, where)) ?? [];
  });
  const [stray] = strays;
  if (stray) report('lines-left-out', { lines: strays.length, start: stray.text.slice(0, 60) }, `line ${stray.line}`);
  return { title: 'References', papers };
}

/** One reference; a dash for its names stands for those of the one before. */
function drafted(reference: string, before: Draft | undefined): Draft | undefined {
  if (!sameNames.test(reference)) return draftOfReference(reference);
  const draft = draftOfReference(reference.replace(sameNames, 'Same, Author. '));
  return draft && { ...draft, authors: before?.authors };
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
  return cleanHeading(quoted.replace(/^%.*$/gm, ''), 'tex').replace(/\s+/g, ' ').trim();
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
