import { placeholderTitle } from '../../paper/placeholder.js';
import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { collect } from '../collect.js';
import { withoutHanging } from '../copied/hanging.js';
import { type Line, linesOf } from '../copied/lines.js';
import { withoutSource } from '../copied/source.js';
import { withoutBibtex } from '../copied/without-bibtex.js';
import { rejoined } from '../copied/wrapped.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { isOfSite } from '../huggingface/text.js';
import { dblpPage } from '../likenesses.js';
import { looksLike } from '../looks-like.js';
import { oncePer } from '../once.js';
import { cardsOf, refsOf } from './cards.js';
import { draftOfChunk } from './chunk-draft.js';
import type { Chunk } from './chunks.js';
import { doubtsIn, withoutDoubts } from './doubts.js';
import { isEntry } from './entry-lines.js';
import { groupsOf } from './groups.js';
import { idLines } from './id-lines.js';
import { withLeads } from './leads.js';
import { areCards, areTitledLines, isList, isMostlyBare, linesThatNameOne, pointsOf } from './list-signs.js';
import { withNumbers } from './numbers-beside.js';
import { withoutOpening } from './openings.js';
import type { Place, Reading } from './places.js';
import { readChunks, readRecords } from './readings.js';
import { isProse, recordsOf } from './records.js';
import { areReferences, detect as isReferences } from './references.js';
import { withoutRepeats } from './repeats.js';
import { areNamesBroken, isFact } from './statements.js';
import { isTalk, type Post, postsOf, talkedOf } from './talk.js';
import { withTitlesAbove } from './titles-above.js';

// Lists that people and their scripts keep: awesome lists, daily digests, tables and points in Markdown, lists of links,
// of arXiv numbers and DOIs. What makes a line an entry is a link or an identifier of a paper in it.

/** Asked last: a page of Hugging Face and a mail have links of papers, too. */
export const general = true;

const looked = 60_000;

/** Lists of papers in Markdown or plain text, and copied pages, programmes and chats in which they stand one after the other. */
export function detect(probe: Probe): boolean {
  const { head, text } = probe;
  if (/^\[\s*"/.test(head)) return idLines(text) !== text;
  // A table of MediaWiki begins with a brace, too.
  if (/^(?:\{(?!\|)|[@%])/.test(head) || /^\[\s*[{["]/.test(head)) return false;
  // Markdown may begin with a tag of HTML; a page of HTML has no Markdown in it.
  if (
    head.startsWith('<') &&
    !(/^<(?:div|p|h\d|a|img|center|br|!--)\b/i.test(head) && /^#{1,6} \S|\]\(https?:/m.test(text.slice(0, looked)))
  )
    return false;
  const start = text.slice(0, looked);
  // Programmes have times, too.
  if (isTalk(text) && talkedOf(start).length > 0) return true;
  if (dblpPage.every((sign) => sign.test(start))) return false;
  if (isOfSite(text)) return false;
  if (areReferences(probe)) return false;
  const lines = linesIn(probe);
  if (isList(lines)) return true;
  if (isReferences(probe)) return false;
  // Catalogues say how many results they have, as searches of the web do.
  const kind = looksLike(start);
  const isOther = kind !== undefined && !mayHoldRecords.has(kind);
  return (
    areCards(lines) ||
    areTitledLines(lines) ||
    (!isOther && recordsOf(lines) !== undefined) ||
    groupsOf(lines) !== undefined
  );
}

/** The lines that are looked at, of a short text all of them. */
const linesIn = oncePer(({ text }: Probe) => listLines(text.slice(0, looked)));

/** What else a text may look like in which papers are told by what repeats. */
const mayHoldRecords: ReadonlySet<string> = new Set([
  'the results of a web search',
  'a mail',
  'a conversation',
  'a list of links',
  'a list without links',
  'a call for papers',
]);

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const { text } = probe;
  if (!isTalk(text) || talkedOf(text).length === 0)
    return readLines(text.length > looked ? listLines(text) : linesIn(probe), report);
  const posts = postsOf(text);
  return posts.length === 0 ? readLines(talkedOf(text), report) : readPosts(posts, talkedOf(text), report);
}

/** Posts in one form by their titles, and what is named beside them to be looked up. */
function readPosts(posts: readonly Post[], talked: readonly Line[], report: Report): Omit<Listing, 'issues'> {
  const places = posts.flatMap(({ line, title, lines }) => {
    const draft = draftOfChunk({
      first: { ...lines[0]!, text: title, raw: title },
      under: refsOf(lines[0]!).length > 0 ? [...lines] : lines.slice(1),
      titled: true,
      section: undefined,
    });
    return draft === undefined ? [] : [{ line, draft }];
  });
  const bare = talked.flatMap((line) => {
    const draft = draftOfChunk({ first: line, under: [], section: undefined });
    return draft === undefined ? [] : [{ line: line.number, draft }];
  });
  const once = withoutDoubts(withoutRepeats([...places, ...bare]), report);
  const papers = collect('entries', once, report, ({ draft, line }) => titled(draft, report, `line ${line}`));
  return { title: 'Papers', papers };
}

/** The lines of a text that may be a list. */
export const listLines = (text: string): readonly Line[] =>
  rejoined(withoutHanging(withoutSource(linesOf(withoutBibtex(idLines(text)))).lines), isFact, areNamesBroken);

/** The listing of some lines, each entry once. */
export function readLines(lines: readonly Line[], report: Report): Omit<Listing, 'issues'> {
  const reading = surest(lines, report);
  const { cut } = reading;
  const left = Math.max(reading.left, pointsWithout(reading.places, lines));
  const places = withNumbers(reading, lines, report);
  const once = withoutDoubts(withoutRepeats(places), report);
  const papers = collect('entries', once, report, ({ draft, line }) => titled(draft, report, `line ${line}`));
  const named = namedIn(lines);
  if (named > papers.length * 1.05) report('papers-unread', { read: papers.length, named });
  if (cut > 0) report('authors-cut', { cut, of: once.length });
  if (left > 0) report('entries-left-out', { left });
  const title = headingOf(lines) ?? 'Papers';
  const date = dateIn(title);
  return { title, ...(date ? { date } : {}), papers };
}

/** A list is read by its points and links, by its cards or by what repeats in it: the first that leaves few titles in doubt. */
function surest(lines: readonly Line[], report: Report): Reading {
  const groups = groupsOf(lines);
  if (groups?.named) {
    tellBehind(groups.chunks, lines, report);
    return readRecords(groups);
  }
  const byCards = () =>
    areCards(lines) ? readChunks(withLeads(withoutOpening(cardsOf(lines).chunks), lines)) : undefined;
  const byPoints = () => readChunks(withTitlesAbove(withoutOpening(pointsOf(lines))));
  const byLines = () => readChunks(linesThatNameOne(lines).map((first) => ({ first, under: [], section: undefined })));
  const list = isList(lines);
  const ways = !list
    ? [byCards, byLines]
    : isMostlyBare(lines)
      ? [byCards, byPoints, byLines]
      : [byPoints, byCards, byLines];
  const named = namedIn(lines);
  const unsureIn = ({ places }: Reading) => doubtsIn(places).size + Math.max(0, named - places.length);
  let best: Reading | undefined;
  let doubts = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const reading = way();
    if (reading === undefined || reading.places.length === 0) continue;
    const inDoubt = unsureIn(reading);
    if (inDoubt < doubts) [best, doubts] = [reading, inDoubt];
    if (inDoubt <= reading.places.length / 20) return best!;
  }
  if (best !== undefined && doubts <= best.places.length / 4) return best;
  const found = recordsOf(lines);
  const records = (groups?.chunks.length ?? 0) > (found?.chunks.length ?? 0) ? { ...groups!, printed: 0 } : found;
  const ofRecords = records && readRecords(records);
  const left = ofRecords && unsureIn(ofRecords);
  if (left === undefined || left >= doubts) return best ?? byPoints();
  if (best === undefined || !records!.named) report('format-guessed', {});
  tellBehind(records!.chunks, lines, report);
  if (records!.printed > ofRecords!.places.length)
    report('papers-unread', { read: ofRecords!.places.length, named: records!.printed });
  return ofRecords!;
}

/** Sentences right behind the last paper, which are of the page or, where its text is longer than all others, its own. */
function tellBehind(chunks: readonly Chunk[], lines: readonly Line[], report: Report): void {
  const { first, under } = chunks.at(-1)!;
  const last = under.reduce((most, { number }) => Math.max(most, number), first.number);
  const after = lines.filter(({ number, text }) => number > last && text !== '');
  const end = after.findIndex((line) => !isProse(line.text) || line.heading !== undefined);
  const behind = end === -1 ? after : after.slice(0, end);
  const [start] = behind;
  if (start) report('lines-left-out', { lines: behind.length, start: start.text.slice(0, 60) }, `line ${start.number}`);
}

/** How many points of a list gave no paper where others did, however the list was read. */
function pointsWithout(places: readonly Place[], lines: readonly Line[]): number {
  const margin = lines.reduce((least, { item, indent }) => (item === undefined ? least : Math.min(least, indent)), 99);
  const pointOf = new Map<number, number>();
  let points = 0;
  for (const { number, item, indent } of lines) {
    if (item !== undefined && indent === margin) points += 1;
    pointOf.set(Math.floor(number), points);
  }
  const read = new Set(places.map(({ line }) => pointOf.get(Math.floor(line)) ?? 0));
  read.delete(0);
  return read.size < 3 ? 0 : points - read.size;
}

/** How many papers lines name, by the numbers of the scheme that names most. */
function namedIn(lines: readonly Line[]): number {
  const refs = new Set(lines.flatMap(refsOf));
  const counts = new Map<string, number>();
  for (const ref of refs) {
    const scheme = ref.split(':', 1)[0]!;
    if (scheme !== 'http' && scheme !== 'https') counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** "Updated on 2026.11.20", "Daily papers 2026-03-18". */
function dateIn(title: string): string | undefined {
  const written =
    /(?<!\d)((?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}\/\d{1,2}\/(?:19|20)\d{2}|[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d{2})(?!\d)/.exec(
      title,
    )?.[1];
  const date = written && toIsoDate(written.replaceAll('.', '-'));
  return date && date.length === 10 ? date : undefined;
}

/** An entry without a title is named by its identifier until somebody looks it up. */
function titled(draft: Draft, report: Report, where: string): Draft {
  if (draft.title !== undefined && draft.title !== '') return draft;
  const title = placeholderTitle(draft.ids ?? {});
  if (title === undefined) return draft;
  report('title-missing', { id: title }, where);
  return { ...draft, title };
}

/** The first heading, unless it is an entry. */
function headingOf(lines: readonly Line[]): string | undefined {
  const heading = lines.find((line) => line.heading !== undefined && !isEntry(line))?.text;
  return heading !== undefined && /\p{L}{3}/u.test(heading) && heading.length < 150 ? heading : undefined;
}
