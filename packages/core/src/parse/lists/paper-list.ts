import { placeholderTitle } from '../../paper/placeholder.js';
import type { Listing } from '../../paper/schema.js';
import { toCount } from '../../text/counts.js';
import { toIsoDate } from '../../text/dates.js';
import { collect } from '../collect.js';
import { type Line, linesOf } from '../copied/lines.js';
import { withoutSource } from '../copied/source.js';
import { templateOf } from '../copied/templates.js';
import { withoutBibtex } from '../copied/without-bibtex.js';
import { isCutOff, rejoined } from '../copied/wrapped.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { isOfSite } from '../huggingface/text.js';
import { longestTitle } from '../huggingface/titles.js';
import { fieldOf } from '../interchange/named-fields.js';
import { dblpPage } from '../likenesses.js';
import { looksLike } from '../looks-like.js';
import { cardsOf, refsOf } from './cards.js';
import { type Chunk, chunksOf, isRow } from './chunks.js';
import { type PaperRef, paperRefOf, readEntry, unbracketed } from './entries.js';
import { idLines } from './id-lines.js';
import { draftOfRecord, type Records, recordsOf } from './records.js';
import { detect as isReferences } from './references.js';
import { withoutSharedEnds } from './shared-ends.js';
import { isFact, isStatement } from './statements.js';
import { stretchesOf } from './stretches.js';
import { type Column, columnsOf, draftOfRow, isRule } from './table.js';
import { isTalk, type Post, postsOf, talkedOf } from './talk.js';
import { unwrapped } from './trackers.js';

// Lists that people and their scripts keep: awesome lists, daily digests, tables and points in Markdown, lists of links,
// of arXiv numbers and DOIs. What makes a line an entry is a link or an identifier of a paper in it.

/** Asked last: a page of Hugging Face and a mail have links of papers, too. */
export const general = true;

const looked = 60_000;

/** Lists of papers in Markdown or plain text, and copied pages, programmes and chats in which they stand one after the other. */
export function detect(probe: Probe): boolean {
  const { head, text } = probe;
  if (/^\[\s*"/.test(head)) return idLines(text) !== text;
  if (/^[{@%]/.test(head) || /^\[\s*[{["]/.test(head)) return false;
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
  const lines = listLines(start);
  if (isList(lines)) return true;
  if (isReferences(probe)) return false;
  // Catalogues say how many results they have, as searches of the web do.
  const kind = looksLike(start);
  const isOther = kind !== undefined && !mayHoldRecords.has(kind);
  return areCards(lines) || (!isOther && recordsOf(lines) !== undefined);
}

/** What else a text may look like in which papers are told by what repeats. */
const mayHoldRecords: ReadonlySet<string> = new Set([
  'the results of a web search',
  'a mail',
  'a conversation',
  'a list of links',
  'a list without links',
  'a call for papers',
]);

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  if (!isTalk(text) || talkedOf(text).length === 0) return readLines(listLines(text), report);
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
  rejoined(withoutSource(linesOf(withoutBibtex(idLines(text)))).lines, isFact);

/** Whether some lines are a list of papers rather than a text that cites some. */
export function isListing(lines: readonly Line[]): boolean {
  return isList(lines) || areCards(lines);
}

/** Whether nearly all of a text are titles, each with its one paper under it. */
function areCards(lines: readonly Line[]): boolean {
  const { chunks, others, named } = cardsOf(lines);
  const filled = lines.filter(({ text }) => text !== '').length;
  return chunks.length > 1 && chunks.length >= others && chunks.length * 12 >= filled && named <= chunks.length * 1.2;
}

/** Whether what leads to papers are addresses, alone or by a label, whose titles may stand above. */
function isMostlyBare(lines: readonly Line[]): boolean {
  const entries = lines.filter(isEntry);
  return entries.filter((line) => isBare(line) || isStatement(line.text)).length > entries.length / 2;
}

function isList(lines: readonly Line[]): boolean {
  const filled = lines.filter(({ text }) => text !== '');
  const bare = filled.filter(isBare).length;
  const words = filled.filter(({ text }) => !/^(?:#|\/\/|;)/.test(text) && text !== '').length;
  if (bare > 1 && bare >= words * 0.6) return true;
  const chunks = chunksOf(lines, isEntry, isBare, isHead);
  const rows = chunks.filter(({ first }) => isRow(first) && isEntry(first)).length;
  const points = chunks.filter(
    ({ first }) => first.item !== undefined || first.heading !== undefined || isBare(first) || isTitleLink(first),
  );
  const entries = points.filter(isEntryChunk).length;
  const others = points.length - entries;
  if (rows > 0 && hasPaperHeader(lines)) return true;
  if (rows > 1) return rows >= chunks.filter(({ first }) => isRow(first)).length / 3;
  if (entries === 1) return points.some(isLabelled);
  return entries > 1 && entries >= others / 2 && entries * 4 >= filled.filter(({ text }) => text.length > 200).length;
}

/** A heading that leads to a paper, with its authors, number or abstract under it by name. */
function isLabelled({ first, under }: Chunk): boolean {
  const labels = under.filter(({ text }) =>
    /^(?:authors?|abstract|arxiv id|tl;?dr|main category|categories|published)\s*:/i.test(text),
  );
  return first.heading !== undefined && isEntry(first) && labels.length > 1;
}

/** "||Title||Paper||" of Confluence and Jira. */
const isWikiHeader = (raw: string) => /^\|\|.*\|\|\s*$/.test(raw);

const hasPaperHeader = (lines: readonly Line[]) =>
  lines.some(
    (line, index) =>
      isRow(line) &&
      (isRule(lines[index + 1]?.raw ?? '') || isWikiHeader(line.raw)) &&
      columnsOf(line.raw.replaceAll('||', '|')) !== undefined,
  );

/** The paper that a line names which is nothing but an identifier or address, perhaps with a class behind it. */
function bareRefOf({ text }: Line): PaperRef | undefined {
  const bare = text.replace(/\s*\[[\w.-]{2,20}\]$/, '');
  const isAlone = bare.length < 300 && (/^\S+$/.test(bare) || /^(?:arxiv|doi|pmid|pmcid)\s?:\s?\S+$/i.test(bare));
  return isAlone ? paperRefOf(unwrapped(bare)) : undefined;
}

const isBare = (line: Line) => bareRefOf(line) !== undefined;

/** What stands above all that is said of its paper. */
const isHead = (line: Line) =>
  (line.heading !== undefined && isEntry(line)) ||
  (line.item === undefined && (isTitleLink(line) || numberFirst.test(line.text)));

/** A line that is nothing but a title, linked to its paper. */
function isTitleLink({ parts, text }: Line): boolean {
  const [part, ...more] = parts;
  return (
    part?.url !== undefined && more.length === 0 && text.length > 10 && paperRefOf(unwrapped(part.url)) !== undefined
  );
}

/** Whether a line leads to a paper. */
function isEntry(line: Line): boolean {
  if (isBare(line)) return true;
  if (line.parts.some(({ url }) => url !== undefined && paperRefOf(unwrapped(url)) !== undefined)) return true;
  return (
    /arxiv\.org\/|\barXiv[:\s]{1,3}\d{4}\.\d|[[(]\d{4}\.\d{4,5}(?:v\d+)?[\])]|\bdoi:\s?10\.\d|doi\.org\/|openreview\.net\/|aclanthology\.org\/|\b(?:huggingface|hf)\.co\/papers\/\d/i.test(
      line.text,
    ) || numberAtEnd.test(line.raw)
  );
}

/** An arXiv number before or behind a title, parted from it: "2503.12345  A title", "A title :: 2503.12345". */
const numberAtEnd =
  /^\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?(?:\s\s|\t|\s[-\u2013\u2014|:])|(?<!\s)(?:\s+(?:::|[-\u2013\u2014|])|\s\s|\t)\s*\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?$/;

const isEntryChunk = ({ first, under }: Chunk) => isEntry(first) || under.some(isEntry);

interface Place {
  readonly line: number;
  readonly draft: Draft;
}

/** What was read of the entries of a list. */
interface Reading {
  readonly places: readonly Place[];
  /** Points, rows and addresses that lead to no paper. */
  readonly left: number;
  /** Entries whose authors are cut. */
  readonly cut: number;
  /** What stands alone as a number beside each, where nothing says what it counts. */
  readonly numbers: readonly (string | undefined)[];
}

/** The listing of some lines, each entry once. */
export function readLines(lines: readonly Line[], report: Report): Omit<Listing, 'issues'> {
  const reading = surest(lines, report);
  const { left, cut } = reading;
  const places = withNumbers(reading, lines, report);
  const once = withoutDoubts(withoutRepeats(places), report);
  const papers = collect('entries', once, report, ({ draft, line }) => titled(draft, report, `line ${line}`));
  const named = namedIn(lines);
  if (named > papers.length * 1.2 && named > papers.length + 1) report('papers-unread', { read: papers.length, named });
  if (cut > 0) report('authors-cut', { cut, of: once.length });
  if (left > 0) report('entries-left-out', { left });
  const title = headingOf(lines) ?? 'Papers';
  const date = dateIn(title);
  return { title, ...(date ? { date } : {}), papers };
}

/** A list is read by its points and links, by its cards or by what repeats in it: the first that leaves few titles in doubt. */
function surest(lines: readonly Line[], report: Report): Reading {
  const byCards = () => (areCards(lines) ? readChunks(withoutOpening(cardsOf(lines).chunks)) : undefined);
  const byPoints = () => readChunks(withTitlesAbove(withoutOpening(chunksOf(lines, isEntry, isBare, isHead))));
  const list = isList(lines);
  const ways = !list ? [byCards] : isMostlyBare(lines) ? [byCards, byPoints] : [byPoints, byCards];
  const named = namedIn(lines);
  let best: Reading | undefined;
  let doubts = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const reading = way();
    if (reading === undefined || reading.places.length === 0) continue;
    const inDoubt = doubtsIn(reading.places).size + Math.max(0, named - reading.places.length);
    if (inDoubt < doubts) [best, doubts] = [reading, inDoubt];
    if (inDoubt <= reading.places.length / 4) return best!;
  }
  const records = recordsOf(lines);
  const ofRecords = records && readRecords(records);
  if (ofRecords === undefined || doubtsIn(ofRecords.places).size >= doubts) return best ?? byPoints();
  if (best === undefined || !records!.named) report('format-guessed', {});
  return ofRecords;
}

/** A number alone on a line, perhaps with the year beside it. */
const bareNumber = /^(\d{1,3}(?:[,.]?\d{3})*|\d{1,3}(?:\.\d)?k)(?:\s+(?:19|20)\d{2})?$/i;

const numberBeside = ({ under }: Chunk) =>
  under.flatMap(({ text, item }) => (item === undefined ? (bareNumber.exec(text)?.[1] ?? []) : []))[0];

/** Numbers that nothing names count what the head of their column says, if one does. */
function withNumbers({ places, numbers }: Reading, lines: readonly Line[], report: Report): readonly Place[] {
  const given = numbers.filter((number) => number !== undefined);
  if (given.length < 2 || given.length < places.length / 2) return places;
  // Those that go up by one count the papers themselves.
  if (given.every((number, index) => index === 0 || Number(number) === Number(given[index - 1]) + 1)) return places;
  const heads = lines
    .filter(({ number }) => number < places[0]!.line)
    .flatMap(({ text }) => (text.length < 30 ? (fieldOf(text)?.field ?? []) : []))
    .filter((field) => field.startsWith('signals.'));
  if (new Set(heads).size !== 1) {
    report('counts-unread', { papers: given.length, of: places.length, value: given[0]! });
    return places;
  }
  const signal = heads[0]!.slice('signals.'.length);
  return places.map((place, index) => ({
    ...place,
    draft: { ...place.draft, signals: { [signal]: toCount(numbers[index]), ...place.draft.signals } },
  }));
}

/** As many lines may stand above the first entry. */
const longestOpening = 8;

/** What the list says of itself runs into its first entry: where all others have so many lines, what is more is not the entry's. */
function withoutOpening(chunks: readonly Chunk[]): readonly Chunk[] {
  const [first, ...others] = chunks;
  if (first === undefined || others.length < 3 || first.first.heading !== undefined) return chunks;
  const usual = others[0]!.under.length;
  const more = first.under.length - usual;
  const alike = others.filter(({ under }) => under.length === usual).length;
  if (more < 1 || more > longestOpening || alike < others.length * 0.8) return chunks;
  const lines = [first.first, ...first.under];
  if (lines.slice(0, more).some(isEntry)) return chunks;
  return [{ ...first, first: lines[more]!, under: lines.slice(more + 1) }, ...others];
}

/** What links are called in several entries, which is nobody's title: "Read paper". */
function labelsOfMany(chunks: readonly Chunk[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { first, under } of chunks) {
    const labels = [first, ...under].flatMap(({ parts }) =>
      parts.flatMap(({ text, url }) => (url === undefined ? [] : [text.trim().toLowerCase()])),
    );
    for (const label of new Set(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([label, count]) => (count > 2 ? [label] : [])));
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

function readChunks(chunks: readonly Chunk[]): Reading {
  const places: Place[] = [];
  const numbers: (string | undefined)[] = [];
  const shared = labelsOfMany(chunks);
  let columns: readonly Column[] | undefined;
  let left = 0;
  let cut = 0;
  for (const [index, chunk] of chunks.entries()) {
    const { first } = chunk;
    if (isRow(first)) {
      if (isRule(first.raw)) continue;
      if (isWikiHeader(first.raw)) {
        columns = columnsOf(first.raw.replaceAll('||', '|'));
        continue;
      }
      const next = chunks[index + 1]?.first;
      if (next && isRow(next) && isRule(next.raw)) {
        columns = columnsOf(first.raw);
        continue;
      }
    }
    const draft = isRow(first) ? draftOfRow(first.raw, columns) : draftOfChunk(chunk, shared);
    if (draft !== undefined) {
      places.push({ line: first.number, draft });
      numbers.push(numberBeside(chunk));
      if ((draft.authors?.length ?? 0) > 0 && isShortened(chunk)) cut += 1;
    } else if (chunk.titled || first.item !== undefined || isRow(first) || /^https?:\/\/\S+$/.test(first.text))
      left += 1;
  }
  return { places: withSharedEndsCut(places), left, cut, numbers };
}

function readRecords({ chunks }: Records): Reading {
  const places = chunks.map((chunk) => {
    const draft = { ...draftOfRecord(chunk), ...onlyFilled(draftOfChunk(chunk) ?? {}) };
    return { line: chunk.first.number, draft: { ...draft, ids: { ...idsIn(chunk), ...draft.ids } } };
  });
  const cut = chunks.filter((chunk, index) => places[index]!.draft.authors !== undefined && isShortened(chunk)).length;
  return { places: withSharedEndsCut(places), left: 0, cut, numbers: chunks.map(numberBeside) };
}

/** The paper that a record names, when it is one. */
function idsIn({ first, under }: Chunk): Record<string, string> {
  const refs = [...new Set([first, ...under].flatMap(refsOf))].filter((ref) => !ref.startsWith('http'));
  const [, scheme, id] = refs.length === 1 ? (/^(\w+):(.+)$/.exec(refs[0]!) ?? []) : [];
  return scheme === undefined ? {} : { [scheme]: id! };
}

function withSharedEndsCut(places: readonly Place[]): Place[] {
  const titles = withoutSharedEnds(places.map(({ draft }) => draft.title ?? ''));
  return places.map(({ line, draft }, index) => ({
    line,
    draft: { ...draft, title: unbracketed(titles[index]!) || undefined },
  }));
}

/** Titles are alike when they differ in days or several numbers alone; parts and versions have one. */
function bearerKey(title: string): string {
  const template = templateOf(title);
  return /@|#.*#/.test(template) ? template : title.toLowerCase();
}

/** The entries whose titles are missing, or are what the page prints beside several papers. */
function doubtsIn(places: readonly Place[]): ReadonlySet<Place> {
  const bearers = new Map<string, Set<string>>();
  for (const { line, draft } of places) {
    const template = bearerKey(draft.title ?? '');
    const papers = bearers.get(template) ?? new Set();
    bearers.set(template, papers.add(String(Object.values(draft.ids ?? {})[0] ?? line)));
  }
  return new Set(
    places.filter(({ draft: { title = '', authors } }) => {
      const of = bearers.get(bearerKey(title))!.size;
      const named = authors?.[0];
      const holdsNames = typeof named === 'string' && named.includes(' ') && title.includes(named);
      const isSentence = title.length > 60 && /[.\u2026]$/.test(title);
      return (
        title === '' ||
        isSentence ||
        isCutOff(title) ||
        /^\*\S|\S\*$/.test(title) ||
        holdsNames ||
        title.length > longestTitle ||
        of > 2 ||
        (of > 1 && title.length < 40) ||
        /^\W*\d{1,2}[:.]\d{2}\b/.test(title)
      );
    }),
  );
}

/** What several papers bear, or reads like no title, is left to be looked up; where nothing names the paper it is told. */
function withoutDoubts(places: readonly Place[], report: Report): Place[] {
  const doubts = doubtsIn(places);
  if (doubts.size === 0) return [...places];
  // A title that ends in "of" may be right.
  return places.map((place) => {
    const { title = '', ids = {} } = place.draft;
    if (!doubts.has(place) || title === '') return place;
    if (isCutOff(title) || placeholderTitle(ids) === undefined) {
      report('title-unsure', { title: title.slice(0, 120) }, `line ${place.line}`);
      return place;
    }
    return { ...place, draft: { ...place.draft, title: undefined } };
  });
}

/**
 * Alerts put the address under the title and what else they say. Where most addresses have a paragraph of their own right
 * above, that is theirs; a single one would be the heading of the list.
 */
function withTitlesAbove(chunks: readonly Chunk[]): readonly Chunk[] {
  const isUnder = (chunk: Chunk, above: Chunk | undefined) => {
    if (above === undefined || !isBare(chunk.first) || !isParagraph(above)) return false;
    return (above.under.at(-1) ?? above.first).number + 1 === chunk.first.number;
  };
  const bare = chunks.filter(({ first }) => isBare(first)).length;
  const headed = chunks.filter((chunk, index) => isUnder(chunk, chunks[index - 1])).length;
  if (headed < 2 || headed < bare / 2) return chunks;
  return chunks.flatMap((chunk, index) => {
    const below = chunks[index + 1];
    if (below && isUnder(below, chunk)) return [];
    const above = chunks[index - 1];
    return [
      above && isUnder(chunk, above)
        ? { ...above, titled: true as const, under: [...above.under, chunk.first, ...chunk.under] }
        : chunk,
    ];
  });
}

const isParagraph = ({ first, under }: Chunk) =>
  first.item === undefined &&
  first.heading === undefined &&
  !isRow(first) &&
  !isEntry(first) &&
  !under.some(isEntry) &&
  /\p{L}{3}.* /u.test(first.text) &&
  !first.text.endsWith(':');

const isShortened = ({ first, under }: Chunk) => [first, ...under].some(({ text }) => /\bet\.?\s*al\b/i.test(text));

/** "Updated on 2026.11.20", "Daily papers 2026-03-18". */
function dateIn(title: string): string | undefined {
  const written =
    /(?<!\d)((?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}\/\d{1,2}\/(?:19|20)\d{2}|[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d{2})(?!\d)/.exec(
      title,
    )?.[1];
  const date = written && toIsoDate(written.replaceAll('.', '-'));
  return date && date.length === 10 ? date : undefined;
}

function draftOfChunk({ first, under, titled: isTitled }: Chunk, shared?: ReadonlySet<string>): Draft | undefined {
  const bare = bareRefOf(first);
  if (bare && first.parts.every(({ url }) => url === undefined || url === first.text))
    return { ids: bare.scheme ? { [bare.scheme]: bare.id } : {}, links: { page: bare.scheme ? undefined : bare.url } };
  // A title by itself is the whole line.
  const own = isTitled && refsOf(first).length === 0 ? [{ text: first.text, bold: true }] : stretchesOf(first.raw);
  const isAlone = isTitled || isHead(first) || isTitledBy(first) || numberFirst.test(first.text);
  // Links of a point stand under it as often as in it.
  const links = isAlone
    ? under.flatMap(({ raw }) => stretchesOf(raw).filter(({ url, italic }) => url !== undefined || italic))
    : under.flatMap(({ raw }) => [{ text: ' ' }, ...stretchesOf(raw)]);
  return readEntry(
    [...own, ...links],
    under.map(({ text }) => text),
    shared,
  )?.draft;
}

/** "[2503.12345] A title". */
const numberFirst = /^[[(]\d{4}\.\d{4,5}(?:v\d+)?[\])]\s+\S/;

const isTitledBy = ({ item, text }: Line) => item !== undefined && /\p{L}{3}/u.test(text);

/** An entry without a title is named by its identifier until somebody looks it up. */
function titled(draft: Draft, report: Report, where: string): Draft {
  if (draft.title !== undefined && draft.title !== '') return draft;
  const title = placeholderTitle(draft.ids ?? {});
  if (title === undefined) return draft;
  report('title-missing', { id: title }, where);
  return { ...draft, title };
}

/** Contents and sections repeat titles: what names one identifier is one entry, with what all of them say. */
function withoutRepeats(places: readonly Place[]): Place[] {
  const byId = new Map<string, { line: number; draft: Draft }>();
  const once: { line: number; draft: Draft }[] = [];
  for (const place of places) {
    const [id] = Object.entries(place.draft.ids ?? {});
    const key = id?.join(':');
    const before = key === undefined ? undefined : byId.get(key);
    if (before !== undefined) before.draft = { ...place.draft, ...onlyFilled(before.draft) };
    else {
      const copy = { ...place };
      if (key !== undefined) byId.set(key, copy);
      once.push(copy);
    }
  }
  return once;
}

const onlyFilled = (draft: Draft): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));

/** The first heading, unless it is an entry. */
function headingOf(lines: readonly Line[]): string | undefined {
  const heading = lines.find((line) => line.heading !== undefined && !isEntry(line))?.text;
  return heading !== undefined && /\p{L}{3}/u.test(heading) && heading.length < 150 ? heading : undefined;
}
