import { toIsoDate } from '../../text/dates.js';
import type { Line } from '../copied/lines.js';
import { templateOf } from '../copied/templates.js';
import type { Draft } from '../draft.js';
import { capitalised, isTitle } from '../huggingface/titles.js';
import { refsOf, withoutLabel } from './cards.js';
import type { Chunk } from './chunks.js';
import { countsOf } from './counts-in.js';
import { isRepository } from './entries.js';
import { isPlaceAndYear, venueOf } from './entry-facts.js';
import { labelledOf } from './labels.js';
import { addressInWords, hostOfPapers } from './paper-places.js';
import { columnOf, gapInNames, isNames, isPerson, namesIn, oneName } from './people.js';
import { isStatement } from './statements.js';

// Pages and programmes as people copy them, whatever page it was: what a page prints for each paper comes again and
// again, in one order. Lines that repeat ("PDF", "Poster", "Readers: Everyone", "09:15") are the page's; what stands at
// one place among them and never repeats are the titles.

/** What one line is for. */
type Kind = 'blank' | 'page' | 'names' | 'names-maybe' | 'count' | 'paper' | 'date' | 'prose' | 'free';

interface Slot {
  readonly line: Line;
  readonly kind: Kind;
  /** What tells it from others of its kind: the words of a line that repeats, the field of a label. */
  readonly key: string;
}

export interface Records {
  readonly chunks: readonly Chunk[];
  /** Whether each names its paper by a link or number. */
  readonly named: boolean;
  /** How many papers the page prints its words for. */
  readonly printed: number;
  /** Lines above the first. */
  readonly above: readonly Line[];
}

/** "Presenter(s): …": what a page calls what it says, whatever it is. */
const labelOn = (text: string) => /^(\p{Lu}[\p{L} ()/-]{1,30}):\s/u.exec(text)?.[1];

/** A line that comes so often is the page's. */
const often = 3;

/** What ends the names that a line begins with. */
const endOfNames = /;|\s?\u2026\s|\s[-\u2013\u2014]\s|\s\+\s?\d+ (?:more|authors?)\b/iu;

/** A line up to what ends the names it may begin with; behind several also "in a venue". */
function leadOfNames(text: string): string {
  const end = text.search(endOfNames);
  const lead = end === -1 ? text : text.slice(0, end);
  const several = Math.max(lead.indexOf(',', lead.indexOf(',') + 1), lead.indexOf('\u2026'));
  const at = several <= 0 ? -1 : lead.slice(several).search(/\sin \p{L}/iu);
  return at === -1 ? lead : lead.slice(0, several + at);
}

/** "A Example, B Sample; Proceedings of …": names at the beginning of a line. */
function namesOf(text: string): string | undefined {
  if (text.length > 3000) return undefined;
  if (isNames(text)) return text;
  const lead = leadOfNames(text.replace(/\s*\([^()]{3,40}\)$/, ''));
  if (isNames(lead.trim())) return lead.trim();
  const by = /\bby (\p{Lu}.*?)(?: \/ .{1,20})?$/u.exec(text)?.[1];
  return by !== undefined && isNames(by) ? by : undefined;
}

/** "A. Example B. Sample +3 authors": names without commas, told by what ends them. */
const crowded = /^(?:\p{Lu}[\p{L}.'\u2019-]*\s+){2,30}\+\d+ authors?$/u;

export const isProse = (text: string) =>
  text.length >= 200 ||
  /^(?:\u2026|\.{3})/.test(text) ||
  (text.length >= 60 && /[.!?\u2026]["\u201D)]?(?: Expand)?$/u.test(text) && !capitalised(text));

/** "Showing 1–10 of 8,123 results", "10 Results for: …". */
const resultsOf =
  /^(?:showing |results:? |about |page )?[\d.,]+(?:\s?[-\u2013]\s?[\d.,]+)?(?: of (?:about )?[\d,.]+)?(?: results?\b.*)?$/i;

/** A date, perhaps beside other short things: "lab/kit • 24 May 2024". */
function isDated(text: string): boolean {
  if (text.length > 120) return false;
  if (toIsoDate(text) !== undefined && /\d{4}/.test(text)) return true;
  if (text.length < 80 && /^\d{1,2} \p{Lu}\p{L}{2,8} (?:19|20)\d{2}\b/u.test(text)) return true;
  return /[\u2022\u00B7|]/.test(text) && /\b(?:19|20)\d{2}\b/.test(text);
}

/** Names that stand one on a line, two in a row at least: where most columns have a title above them, one without has its title first. */
function withColumns(slots: Slot[]): Slot[] {
  const filled = slots.filter(({ kind }) => kind !== 'blank');
  const columns: { readonly from: number; readonly to: number }[] = [];
  for (let start = 0; start < filled.length; start += 1) {
    let end = start;
    while (end < filled.length && isOfColumn(filled[end]!)) end += 1;
    const goesOn = filled[start - 1]?.kind === 'names';
    if (end - start > 1 && (goesOn || oneName(filled[start]!.line.text))) columns.push({ from: start, to: end });
    start = Math.max(start, end);
  }
  const isBelow = ({ from }: { from: number }) => /^(?:free|prose|names)$/.test(filled[from - 1]?.kind ?? '');
  const titled = columns.filter(isBelow).length >= columns.length / 2;
  const named = new Set(
    columns.flatMap((column) => filled.slice(titled && !isBelow(column) ? column.from + 1 : column.from, column.to)),
  );
  const all = slots.map((slot): Slot => (named.has(slot) ? { ...slot, kind: 'names', key: '' } : slot));
  return withSingleAuthors(withSentences(all));
}

/** A title that ends in a full stop: a sentence right above names, with no other title above it. */
function withSentences(slots: Slot[]): Slot[] {
  const filled = slots.filter(({ kind }) => kind !== 'blank');
  const titles = new Set(
    filled.filter(
      ({ kind, line }, at) =>
        kind === 'prose' &&
        line.text.length < 250 &&
        !/[.?!] \p{Lu}/u.test(line.text) &&
        filled[at + 1]?.kind === 'names' &&
        filled[at - 1]?.kind !== 'free',
    ),
  );
  return slots.map((slot) => (titles.has(slot) ? { ...slot, kind: 'free' } : slot));
}

const isOfColumn = ({ kind, line: { text } }: Slot) =>
  gapInNames.test(text) || ((kind === 'free' || kind === 'page') && oneName(text));

/** A single person stands where the names of several do: before what nearly always stands behind names. */
function withSingleAuthors(slots: Slot[]): Slot[] {
  const filled = slots.filter(({ kind }) => kind !== 'blank');
  const nameOf = (slot: Slot | undefined) => (slot === undefined ? 'end' : `${slot.kind} ${slot.key}`);
  const behind = filled.flatMap(({ kind }, at) =>
    kind === 'names' && filled[at + 1]?.kind !== 'names' ? [nameOf(filled[at + 1])] : [],
  );
  const [usual] = tally(behind);
  if (usual === undefined || usual[1] < often || usual[1] < behind.length * 0.7 || /^prose /.test(usual[0]))
    return slots;
  const [above] = tally(
    filled.flatMap(({ kind }, at) =>
      kind === 'names' && filled[at - 1]?.kind !== 'names' ? [nameOf(filled[at - 1])] : [],
    ),
  );
  const single = new Set(
    filled.filter(
      ({ kind, line }, at) =>
        kind === 'free' &&
        isPerson(line.text) &&
        line.text.includes(' ') &&
        nameOf(filled[at + 1]) === usual[0] &&
        (filled[at - 1]?.kind === 'free' || nameOf(filled[at - 1]) === above?.[0]),
    ),
  );
  return slots.map((slot) => (single.has(slot) ? { ...slot, kind: 'names', key: '' } : slot));
}

function slotsOf(lines: readonly Line[]): Slot[] {
  const counts = new Map<string, number>();
  const templates = lines.map(({ text }) => (/\p{L}/u.test(text) && text.length < 200 ? templateOf(text) : ''));
  for (const template of templates) counts.set(template, (counts.get(template) ?? 0) + 1);
  const labels = new Map<string, number>();
  for (const { text } of lines) {
    const label = labelOn(text);
    if (label !== undefined) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  return lines.map((line, index) => {
    const { text } = line;
    const template = templates[index]!;
    if (text === '') return { line, kind: 'blank', key: '' };
    const named = labelledOf(text);
    const label = labelOn(text);
    const isPaper = refsOf(line).length > 0;
    if (named !== undefined && named.field !== 'title' && !isPaper) return { line, kind: 'count', key: named.field };
    if (label !== undefined && labels.get(label)! >= often && !isPaper) return { line, kind: 'count', key: label };
    if (isPaper && wordsBeside(line) < 3) return { line, kind: 'paper', key: '' };
    if (namesOf(text) !== undefined || crowded.test(text)) return { line, kind: 'names', key: '' };
    if (template !== '' && counts.get(template)! >= often) return { line, kind: 'page', key: template };
    if (isStatement(text) || resultsOf.test(text) || !/\p{L}/u.test(text)) return { line, kind: 'count', key: '' };
    if (isDated(text)) return { line, kind: 'date', key: '' };
    if (isProse(text)) return { line, kind: 'prose', key: '' };
    return { line, kind: 'free', key: '' };
  });
}

/** Words of a line beside addresses, numbers and what links to a paper are called. */
const wordsBeside = ({ text }: Line): number =>
  text
    .replace(/https?:\/\/\S+|\barXiv:\s?\S+|\b10\.\d{4,9}\/\S+/gi, '')
    .replace(/\b(?:arxiv|pdf|html|abs|other|doi|link|code|paper|formats?|preprint|read|view)\b/gi, '')
    .match(/\p{L}{3,}/gu)?.length ?? 0;

/** Lines that may be titles, up to what the page says next. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly behind: string;
}

function runsOf(slots: readonly Slot[]): Run[] {
  const filled = slots.flatMap(({ kind }, index) => (kind === 'blank' ? [] : [index]));
  const runs: Run[] = [];
  const nameOf = (at: number | undefined) => (at === undefined ? 'end' : `${slots[at]!.kind} ${slots[at]!.key}`);
  let start: number | undefined;
  for (const [order, at] of filled.entries()) {
    const isFree = slots[at]!.kind === 'free';
    if (isFree && start === undefined) start = order;
    const isLast = order === filled.length - 1 || slots[filled[order + 1]!]!.kind !== 'free';
    if (start === undefined || !isFree || !isLast) continue;
    runs.push({ from: start, to: order, before: nameOf(filled[start - 1]), behind: nameOf(filled[order + 1]) });
    start = undefined;
  }
  return runs.map(({ from, to, ...rest }) => ({ from: filled[from]!, to: filled[to]!, ...rest }));
}

const tally = (names: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
};

interface Marker {
  readonly side: 'before' | 'behind';
  readonly name: string;
  readonly count: number;
}

const isOfNames = (name: string) => /^(?:names|count authors)/.test(name);

/** What stands beside titles most often, and on which side. */
function markerOf(runs: readonly Run[], only?: Marker['side']): Marker | undefined {
  const weigh = (name: string) => (isOfNames(name) ? 1.5 : 1);
  const sides = (only === undefined ? (['behind', 'before'] as const) : [only]).flatMap((side) =>
    tally(runs.map((run) => run[side])).map(([name, count]) => ({ side, name, count })),
  );
  return sides
    .filter(({ name, count }) => count >= often && name !== 'end')
    .sort((a, b) => b.count * weigh(b.name) - a.count * weigh(a.name))[0];
}

/** Which line of a run is the title: beside names the nearest, else the one with most words. */
function titleIn(run: Run, slots: readonly Slot[], { side, name }: Marker): number {
  if (isOfNames(name)) return side === 'behind' ? run.to : run.from;
  let best = run.from;
  for (let at = run.from; at <= run.to; at += 1) if (wordsIn(slots[at]!) > wordsIn(slots[best]!)) best = at;
  return best;
}

const wordsIn = ({ kind, line }: Slot) => (kind === 'free' ? line.text.split(/\s+/).length : 0);

/** What only pages of papers say beside each of them. */
const scholarly =
  /\b(?:arxiv\.org|arxiv|pdf|doi|bib(?:tex)?|abs(?:tract)?|poster|oral|spotlight|cite[ds]?|citations?|proceedings|preprint|published|submitted to|readers: everyone|conference|journal|transactions|symposium|workshop|publisher|openreview|papers?)\d{0,4}\b/i;

/** What stands above papers that say nothing of themselves. */
const programme =
  /\b(?:papers|publications|proceedings|programme?|accepted|posters?|orals?|session|preprints|talks)\b/i;

/** The records of a text, when nearly all of it is one order of lines again and again, and says that they are papers. */
export function recordsOf(lines: readonly Line[]): Records | undefined {
  const slots = withColumns(slotsOf(lines));
  const runs = runsOf(slots);
  const marker = markerOf(runs);
  if (marker === undefined) return undefined;
  const other = markerOf(runs, marker.side === 'behind' ? 'before' : 'behind');
  const titles = runs.flatMap((run) => {
    // Where one of the two is missing, as the names of a single author are, the other tells.
    const sign = [marker, other].find((each) => each !== undefined && run[each.side] === each.name);
    const counts = sign === marker || (sign !== undefined && sign.count >= marker.count);
    return counts && sign !== undefined ? [titleIn(run, slots, sign)] : [];
  });
  const texts = titles.map((at) => slots[at]!.line.text);
  if (new Set(texts).size < texts.length || texts.filter(readsLikeTitle).length < texts.length * 0.8) return undefined;
  const lead = leadOf(slots, titles);
  const isTabbed = titles.filter((at) => slots[at]!.line.raw.includes('\t')).length > titles.length * 0.8;
  const records = titles.map((at, index) => {
    const end = titles[index + 1] === undefined ? endOf(slots, titles, lead) : titles[index + 1]! - lead;
    return { at, from: at - lead, to: end };
  });
  const chunks = records.map(({ at, from, to }) => ({
    first: withoutLabel(isTabbed ? firstCell(slots[at]!.line) : slots[at]!.line),
    under: slots
      .slice(from, to)
      .flatMap(({ line, kind }) => (kind === 'blank' || line === slots[at]!.line ? [] : [line])),
    titled: true as const,
    section: undefined,
  }));
  return ofPapers(withoutSurroundings(withoutFoot(chunks)), slots, titles[0]! - lead);
}

/** "A title<tab>Poster Session 3": the first cell of a row. */
function firstCell(line: Line): Line {
  const [text = ''] = line.raw.split('\t');
  return { ...line, text: text.trim(), raw: text.trim(), parts: [{ text: text.trim() }] };
}

/** The median of the lines under titles. */
function usualSize(chunks: readonly Chunk[]): number {
  const sizes = chunks.map(({ under }) => under.length).sort((a, b) => a - b);
  return sizes[sizes.length >> 1]!;
}

/** What stands at the end of a page has the place of a title, and nothing under it. */
function withoutFoot(chunks: readonly Chunk[]): readonly Chunk[] {
  const usual = usualSize(chunks);
  return chunks.at(-1)!.under.length * 2 < usual ? chunks.slice(0, -1) : chunks;
}

/** What sites of researchers print alone on a line: what kind of publication it is, and what they offer of it. */
const printedKind =
  /^(?:preprint|article|conference paper|book chapter|thesis|technical report|full-text available|(?:request|read|view) full-text|download citation)$/i;

/** Whether a record says itself that it is a paper's. */
const tellsPaper = ({ first, under }: Chunk) =>
  [first, ...under].some(
    (line) =>
      refsOf(line).length > 0 ||
      hostOfPapers.test(line.text) ||
      (line !== first &&
        (namesOf(line.text) !== undefined ||
          crowded.test(line.text) ||
          scholarly.test(line.text) ||
          isProse(line.text))),
  );

/** What stands first or last and says nothing of a paper, where nearly all others do, is the page's. */
function withoutSurroundings(chunks: readonly Chunk[]): readonly Chunk[] {
  const usual = usualSize(chunks);
  const tell = chunks.map((chunk) => chunk.under.length > usual * 0.6 || tellsPaper(chunk));
  if (chunks.filter(tellsPaper).length < chunks.length * 0.7) return chunks;
  return chunks.slice(tell.indexOf(true), tell.lastIndexOf(true) + 1);
}

/** The records, when they say that they are of papers. */
function ofPapers(chunks: readonly Chunk[], slots: readonly Slot[], from: number): Records | undefined {
  const share = (test: (chunk: Chunk) => boolean) => chunks.filter(test).length / chunks.length;
  const named = share(({ first, under }) => new Set([first, ...under].flatMap(refsOf)).size === 1) > 0.9;
  const isOfPapers =
    share(({ first, under }) =>
      [first, ...under].some((line) => refsOf(line).length > 0 || hostOfPapers.test(line.text)),
    ) > 0.7 ||
    (share(({ under }) =>
      under.some(
        ({ text }) => namesOf(text) !== undefined || crowded.test(text) || labelledOf(text)?.field === 'authors',
      ),
    ) > 0.7 &&
      (chunks.length > 4 ||
        slots.slice(0, Math.max(0, from)).some(({ line }) => programme.test(line.text)) ||
        share(({ under, first }) => [first, ...under].some(({ text }) => scholarly.test(text))) > 0.7)) ||
    share(({ under }) => under.filter(({ text }) => printedKind.test(text)).length > 1) > 0.7 ||
    (share(({ under }) => under.some(({ text }) => isProse(text))) > 0.7 &&
      share(({ under }) => under.some(({ text }) => isDated(text) || labelledOf(text)?.field === 'published')) > 0.7);
  return isOfPapers
    ? {
        chunks,
        named,
        printed: printedFor(slots, chunks.length),
        above: slots.slice(0, Math.max(0, from)).map(({ line }) => line),
      }
    : undefined;
}

const readsLikeTitle = (text: string) => isTitle(text.replace(/\.$/, '')) && /\p{L}{2}.*\s.*\p{L}{2}/u.test(text);

/** How many lines before a title are of its record: as many as come before the first as before all others. */
function leadOf(slots: readonly Slot[], titles: readonly number[]): number {
  const nameAt = (at: number) => (at < 0 ? '' : `${slots[at]!.kind} ${slots[at]!.key}`);
  const first = titles[0]!;
  for (let lead = 0; lead < 12; lead += 1) {
    const name = nameAt(first - lead - 1);
    const alike = titles.filter((at) => nameAt(at - lead - 1) === name).length;
    if (name === '' || /^(?:free|blank|prose) /.test(name) || alike < titles.length * 0.8) return lead;
  }
  return 0;
}

/** The last record has what all have: it goes on while its lines are of kinds that the others had. */
function endOf(slots: readonly Slot[], titles: readonly number[], lead: number): number {
  const last = titles.at(-1)!;
  const lengths = titles.slice(1).map((at, index) => at - lead - titles[index]!);
  const longest = Math.max(1, ...lengths);
  const known = new Set(slots.slice(titles[0]!, last).map(({ kind, key }) => `${kind} ${key}`));
  let end = last + 1;
  while (end < slots.length && end - last < longest && known.has(`${slots[end]!.kind} ${slots[end]!.key}`)) end += 1;
  return end;
}

/** What a record says of its paper that no link leads to, beside what is `known` of it. */
export function draftOfRecord(chunk: Chunk, known: Draft): Draft {
  const { first, under } = chunk;
  const texts = under.map(({ text }) => text);
  const named = new Map(
    texts.flatMap((text) => {
      const label = labelledOf(text);
      return label === undefined ? [] : [[label.field, label.value] as const];
    }),
  );
  const dated = texts.map((text) => dateIn(text)).find(Boolean);
  const printed = venueOf(under.filter(({ text }) => isPlaceAndYear(text)));
  return {
    venue: printed,
    ...titleAndPlace(first.text),
    authors:
      known.authors ??
      authorsIn(chunk) ??
      (named.get('authors') === undefined ? undefined : namesIn(named.get('authors')!)),
    abstract: known.abstract ?? named.get('abstract') ?? longestProse(texts),
    published: named.get('published') ?? dated ?? printed?.slice(-4),
    signals: countsOf(texts.filter((text) => text.length < 120).join('\n')),
    links: { code: under.flatMap(addressesIn).find(isRepository) },
  };
}

/** The longest run of paragraphs, which are one abstract. */
function longestProse(texts: readonly string[]): string | undefined {
  const runs: string[][] = [[]];
  for (const text of texts) {
    if (isProse(text) && !isStatement(text) && namesOf(text) === undefined) runs.at(-1)!.push(text);
    else runs.push([]);
  }
  const lengthOf = (run: readonly string[]) => run.reduce((sum, { length }) => sum + length, 0);
  const longest = runs.reduce((best, run) => (lengthOf(run) > lengthOf(best) ? run : best));
  return longest.length === 0 ? undefined : longest.join('\n\n').replace(/ Expand$/, '');
}

const addresses = new RegExp(addressInWords, 'g');

const addressesIn = ({ text, parts }: Line) => [
  ...parts.flatMap(({ url }) => url ?? []),
  ...(text.match(addresses) ?? []).map((url) => url.replace(/[.,;]+$/, '')),
];

/** "A title. A Journal 12: 110-119 (2024)": where it was printed, behind the title. */
function titleAndPlace(text: string): Pick<Draft, 'title' | 'venue'> {
  const [, title, venue] = /^(.{8,}?[^.])\.\s+(\p{Lu}[^.]{2,80}?) \d+(?:\(\d+\))?:\s?\d+/su.exec(text) ?? [];
  return title === undefined ? { title: text.replace(/(?<=\p{L}{2})\.$/u, '') } : { title, venue };
}

/** A date alone on a line, or among other short things. */
function dateIn(text: string): string | undefined {
  if (!isDated(text)) return undefined;
  return text
    .split(/\s*[\u2022\u00B7|]\s*/)
    .map((part) => toIsoDate(part))
    .find(Boolean);
}

/** The names that a record's lines give; a single one stands right under the title. */
function authorsIn({ first, under }: Chunk): string[] | undefined {
  for (const { text } of under) {
    const lead = namesOf(text);
    if (lead !== undefined) return namesIn(lead);
  }
  const column = columnOf(under.map(({ text }) => text));
  if (column.length > 0) return [...column];
  const below = under.find(({ number }) => number > first.number)?.text ?? '';
  const [next = ''] = below.split(/\s*(?:;|\s[-\u2013\u2014]\s)/, 1);
  return next.split(' ').length > 1 && isPerson(next) ? [next] : undefined;
}

/** So often as most of what a page prints for each paper comes, where that is more often than were found. */
function printedFor(slots: readonly Slot[], found: number): number {
  const counts = tally(slots.flatMap(({ kind, key }) => (kind === 'page' ? [key] : []))).map(([, count]) => count);
  const [usual] = tally(counts.filter((count) => count >= found * 0.8).map(String));
  return Math.max(found, Number(usual?.[0] ?? 0));
}
