import type { Listing, Paper } from '../../paper/schema.js';
import { splitAuthorLine } from '../../text/author-line.js';
import { restoreTex } from '../../text/residue.js';
import { blocksOf, type LineKind } from '../copied/blocks.js';
import { isFeed } from '../copied/chat.js';
import { type Line, linesOf } from '../copied/lines.js';
import { withoutSource } from '../copied/source.js';
import { isCutOff, rejoined } from '../copied/wrapped.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { looksLike } from '../looks-like.js';
import { toPaper } from '../to-paper.js';
import { type Item, inCollection, itemsOf, paperLinkOf } from './card-items.js';
import { dayAlone, markOf, tellingMarks, wholeDate } from './card-marks.js';
import { type Card, cardsOf, withoutRepeats } from './cards.js';
import { doubtOdd, withoutIntruders } from './odd-cards.js';
import { assumeYear, curatorsAt, isBanner, isFurniture, latestDay } from './text-header.js';
import * as email from './text-mail.js';
import * as paperPage from './text-paper.js';
import { capitalised, isStrong, isTitle } from './titles.js';

// Hugging Face's pages and mail as somebody copied them or a program extracted them.

/** Asked last: titles and abstracts in turn look like any prose. */
export const general = 'last';

/** `- title: …`: records, not cards. */
const recordsOfYaml = /^[ \t]*-[ \t]+["']?title["']?:[ \t]/gim;

/** Far enough to see a page's header and its first papers. */
const looked = 20_000;
/** As far as a header goes: most pages tell themselves there, and the rest need not be taken apart twice. */
const headed = 4_000;

/** Those pages and the mail as text: copied by hand, forwarded, printed, or extracted as Markdown. */
export function detect({ head, text }: Probe): boolean {
  // A link of Markdown may stand first.
  if (/^(?:[<{@%]|\[\s*(?:[{["]|-?\d+\s*(?:,|\](?!\())))/.test(head) || !/\p{L}/u.test(head)) return false;
  if ((head.match(recordsOfYaml)?.length ?? 0) > 1) return false;
  if (isOfSite(text.slice(0, headed))) return true;
  if (isFeed(text.slice(0, looked))) return false;
  const lines = linesOf(text.slice(0, looked));
  if (paperPage.fits(lines) || email.fits(lines)) return true;
  const page = pageOf(lines);
  return isKnown(page) || isGuess(page, text.slice(0, looked));
}

/** Whether a header, or links that only the site has, say that a text is one of its pages; a list that people keep is none. */
export function isOfSite(text: string): boolean {
  const lines = linesOf(text.slice(0, looked));
  return paperPage.fits(lines) || email.fits(lines) || isHeaded(pageOf(lines));
}

export function parse({ text }: Probe, context: ParseContext): Omit<Listing, 'issues'> {
  const lines = linesOf(text);
  const opening = lines.slice(0, 400);
  if (paperPage.fits(opening)) return paperPage.read(lines, context);
  if (email.fits(opening)) return email.read(lines, context);
  const page = pageOf(lines);
  const known = isKnown(page);
  if (!known && !context.named) {
    context.report('format-guessed', {});
  }
  return readPage(page, known, context);
}

/** A page taken apart: what it says of itself, and the things on it. */
interface Page {
  readonly curators: readonly string[];
  /** Whether a line says that this is a page of Hugging Face's papers. */
  readonly headed: boolean;
  readonly trending: boolean;
  /** What was searched for. */
  readonly query: string | undefined;
  /** The year that the page's own links name. */
  readonly year: string | undefined;
  readonly items: readonly Item[];
}

/** A header goes no further down, banners between the first cards included. */
const headerItems = 60;

function pageOf(written: readonly Line[]): Page {
  const { source, lines } = withoutSource(rejoined(written, isFact));
  const { curators, rest } = withoutByline(lines);
  const isCards = marksIn(rest) > 1;
  const hasGaps = lines.some(({ text }, index) => text === '' && index > 0 && index < lines.length - 1);
  const all = itemsOf(blocksOf(rest, hasGaps && !isCards, kindOf));
  const headed = curators.length > 0 || all.some(({ text }) => isBanner(text));
  const end = headed ? headerEnd(all) : 0;
  const between = all.slice(0, end).filter((item, index) => isContent(item) && !isSubmitter(all, index));
  const items = all.filter((item, index) => {
    // "GitHub" of a menu has no number under it.
    const isMark = item.mark?.kind === 'stars' && all[index + 1]?.mark?.kind === 'count';
    if (isFurniture(item.text) && !isMark) return false;
    return index >= end || item.mark !== undefined || dayAlone.test(item.text) || isSubmitter(all, index);
  });
  const dates = [source, ...all.flatMap(({ urls }) => urls)].map(
    (url) => /\/papers\/date\/(\d{4})-\d\d-\d\d/.exec(url)?.[1],
  );
  return {
    curators,
    headed,
    trending:
      all.slice(0, headerItems).some(({ text }) => /^trending papers$/i.test(text)) &&
      marksOf(all, 'upvote') + marksOf(all, 'stars') > 0,
    query: between.length === 1 && between[0]!.heading === undefined ? between[0]!.text : undefined,
    year: dates.find(Boolean),
    items,
  };
}

/** What stands by itself on these pages. */
const isFact = (text: string) => markOf(text) !== undefined || dayAlone.test(text) || isFurniture(text);

function kindOf({ text }: Line): LineKind {
  if (text.length > 300) return undefined;
  if (markOf(text) !== undefined || inCollection.test(text) || dayAlone.test(text) || isBanner(text)) return 'mark';
  return isFurniture(text) ? 'furniture' : undefined;
}

/** The lines but those of the byline, over however many it goes; and whom it names. */
function withoutByline(lines: readonly Line[]): { curators: readonly string[]; rest: readonly Line[] } {
  const filled = lines.filter(({ text }) => text !== '');
  const texts = filled.map(({ text }) => text);
  const dropped = new Set<Line>();
  let curators: string[] = [];
  for (let at = 0; at < texts.length; at += 1) {
    // Further down it may be a line of a wrapped abstract, unless it stands alone.
    const isAlone = at < headerItems || lines[filled[at]!.number - 2]?.text === '';
    if (!isAlone || !/^by/i.test(texts[at]!)) continue;
    const named = curatorsAt(texts, at);
    if (named === undefined) continue;
    curators = named.curators;
    for (const line of filled.slice(at, at + named.lines)) dropped.add(line);
  }
  return dropped.size === 0
    ? { curators, rest: lines }
    : { curators, rest: lines.filter((line) => !dropped.has(line)) };
}

const isContent = ({ mark, text, urls }: Item) =>
  mark === undefined &&
  text !== '' &&
  !isFurniture(text) &&
  !dayAlone.test(text) &&
  !urls.some((url) => paperLinkOf(url));

const isSubmitter = (items: readonly Item[], index: number) =>
  items[index - 1]?.mark?.kind === 'submitted-by' && !isFurniture(items[index]!.text);

/** Behind the last line of the header: nothing before it is long, linked to a paper, or a card's. */
function headerEnd(items: readonly Item[]): number {
  let end = 0;
  for (const [index, item] of items.slice(0, headerItems).entries()) {
    const { mark, text, urls } = item;
    const isOfCard =
      text.length > 150 ||
      urls.some((url) => paperLinkOf(url)) ||
      (mark && !/^(?:date|image|submitted-by)$/.test(mark.kind));
    if (isOfCard) break;
    if (isFurniture(text) || dayAlone.test(text)) end = index + 1;
  }
  return end;
}

/** How many lines are marks that only cards have. */
function marksIn(lines: readonly Line[]): number {
  let count = 0;
  for (const { text, parts } of lines) {
    if (text === '\u00B7' || inCollection.test(text)) count += 1;
    if (parts.some(({ url }) => url !== undefined && paperLinkOf(url))) count += 1;
    for (const piece of text.length > 120 ? [] : text.split(/\s*\u00B7\s*|\s+(?=GitHub \d|arXiv Page\b)/)) {
      const mark = markOf(piece);
      if (mark && tellingMarks.has(mark.kind)) count += 1;
    }
  }
  return count;
}

const marksOf = (items: readonly Item[], kind: string) => items.filter(({ mark }) => mark?.kind === kind).length;

/** Whether a header says what the page is, or links that only this site has. */
function isHeaded({ headed, items }: Page): boolean {
  if (headed || marksOf(items, 'submitted-by') > 1) return true;
  if (marksOf(items, 'upvote') > 1 && marksOf(items, 'arxiv-page') > 1) return true;
  const linked = new Set(
    items.flatMap(({ urls }) => urls.flatMap((url) => paperLinkOf(url) ?? [])).map(({ id, of }) => `${of} ${id}`),
  );
  const votes = [...linked].filter((link) => !link.startsWith('paper ')).length;
  return votes > 0 && linked.size > 1;
}

/** Whether the page says itself what it is: by its header, by links to papers of the site, or by the marks of its cards. */
function isKnown(page: Page): boolean {
  const { items } = page;
  if (isHeaded(page)) return true;
  const kinds = new Set(items.flatMap(({ mark }) => (mark && tellingMarks.has(mark.kind) ? [mark.kind] : [])));
  const cards = cardsOf(items).filter(({ marks, title }) => marks > 0 && title !== undefined);
  return (
    (kinds.size > 1 && cards.length > 0) || (kinds.size > 0 && cards.length > 1) || marksOf(items, 'submitted-by') > 1
  );
}

/** Without a word about what it is: when half of its titles have abstracts beyond doubt, two at least. */
function isGuess({ items }: Page, text: string): boolean {
  if (looksLike(text) !== undefined) return false;
  const pairs = cardsOf(items).filter(({ title, paragraphs }) => title !== undefined && paragraphs.length > 0);
  const strong = pairs.filter(({ paragraphs, title }) => isStrong(paragraphs.join(' ')) && isTitle(title!));
  return strong.length > 1 && strong.length >= pairs.length / 2;
}

function readPage(page: Page, known: boolean, context: ParseContext): Omit<Listing, 'issues'> {
  const cards = withoutSurroundings(
    withoutIntruders(withCutAbstract(withoutRepeats(cardsOf(page.items))), context.report),
    context.report,
  );
  doubtOdd(cards, context.report);
  const years = new YearGuess(page, context);
  const heading = headingDay(page);
  const date = heading && years.of(heading.text, heading.number);
  const days = new Map<string, string | undefined>();
  // The day above cards that carry their own dates is that of the visit.
  const isVisit = cards.some((card) => card.date !== undefined) && !cards.some(({ submitter }) => submitter);
  const listedOn = ({ day, line }: Card) => {
    if (day === undefined || isVisit) return undefined;
    if (!days.has(day)) days.set(day, heading?.text === day ? date : years.of(day, line));
    return days.get(day);
  };
  reportSummaries(page, cards, context.report);
  const papers: Paper[] = [];
  for (const [index, card] of cards.entries()) {
    const draft = draftOf(card, index, cards.length, context.report);
    draft.listed = listedOn(card) ?? (isVisit ? undefined : date);
    draft.published = card.date && years.ofCard(card.date);
    const paper = draft.title === undefined ? undefined : toPaper(draft, context.report, `line ${card.line}`);
    if (paper) papers.push(paper);
  }
  years.report();
  reportLostTitles(page, papers.length, context.report);
  if (!known && !context.named) return { title: 'Papers', ...(date ? { date } : {}), papers };
  return {
    ...titleOf(page, cards),
    ...(page.curators.length > 0 ? { curators: [...page.curators] } : {}),
    ...(date ? { date } : {}),
    papers,
  };
}

function titleOf({ items, query, trending }: Page, cards: readonly Card[]): { title: string; homepage: string } {
  if (query && cards.length > 0) return { title: `Papers about ${query}`, homepage: 'https://huggingface.co/papers' };
  if (trending) return { title: 'Trending Papers', homepage: 'https://huggingface.co/papers/trending' };
  const isDay = cards.some(({ submitter }) => submitter !== undefined) || marksOf(items, 'submitted-by') > 0;
  return { title: isDay ? 'Hugging Face Daily Papers' : 'Trending papers', homepage: 'https://huggingface.co/papers' };
}

/** The first day on the page that is no card's. */
function headingDay({ items }: Page): { text: string; number: number } | undefined {
  for (const { text, number, mark } of items) {
    if (text.length > 150) return undefined;
    const day = dayAlone.exec(text)?.[1];
    if (day !== undefined && !/^\u00B7|published/i.test(text) && (mark === undefined || mark.kind === 'date'))
      return { text: day, number };
  }
  return undefined;
}

/** Years of days that name none: the page's own, else the latest that is not in the future; told once. */
class YearGuess {
  readonly #page: Page;
  readonly #context: ParseContext;
  #assumed = 0;
  #example = '';

  constructor(page: Page, context: ParseContext) {
    this.#page = page;
    this.#context = context;
  }

  /** The day of the page or a section of it. */
  of(day: string, number: number): string | undefined {
    const whole = wholeDate(day);
    if (whole) return whole;
    const inYear =
      this.#page.year && (wholeDate(`${day}, ${this.#page.year}`) ?? wholeDate(`${day} ${this.#page.year}`));
    return inYear || assumeYear({ number }, day, this.#context);
  }

  /** The day of a card: these pages leave the year out when it is the present one. */
  ofCard(day: string): string | undefined {
    const whole = wholeDate(day);
    if (whole) return whole;
    const inYear =
      this.#page.year && (wholeDate(`${day}, ${this.#page.year}`) ?? wholeDate(`${day} ${this.#page.year}`));
    if (inYear) return inYear;
    this.#assumed += 1;
    this.#example ||= day;
    return latestDay(day, this.#context.now);
  }

  report(): void {
    if (this.#assumed === 0) return;
    this.#context.report('year-assumed', { value: this.#example, dates: this.#assumed });
  }
}

function reportSummaries({ trending }: Page, cards: readonly Card[], report: Report): void {
  const onTrending = trending || cards.some(({ stars }) => stars !== undefined);
  if (!onTrending || !cards.some(({ paragraphs }) => paragraphs.length > 0)) return;
  report('abstract-or-summary', {});
}

function reportLostTitles({ items }: Page, read: number, report: Report): void {
  const submitted = marksOf(items, 'submitted-by');
  const names = items.filter(({ mark, text }) => mark === undefined && text.length > 0).length;
  if (read === 0 && submitted > 0 && names >= 0) report('titles-lost', { cards: submitted });
}

/**
 * Where every title but the last two has an abstract, the last "title" is the beginning of the abstract in which the
 * text was cut off, unless its words are capitalised like a title's.
 */
function withCutAbstract(cards: readonly Card[]): readonly Card[] {
  const complete = cards.slice(0, -2);
  const [before, last] = cards.slice(-2);
  if (before === undefined || last?.title === undefined || complete.length === 0 || last.marks > 0) return cards;
  const regular = complete.every(({ paragraphs }) => paragraphs.length > 0);
  if (!regular || before.paragraphs.length > 0 || last.paragraphs.length > 0 || capitalised(last.title)) return cards;
  before.paragraphs.push(last.title);
  return cards.slice(0, -1);
}

/** What a site says above and below the papers, where all papers have marks and it has none. */
function withoutSurroundings(cards: readonly Card[], report: Report): readonly Card[] {
  const isMarked = ({ marks, submitter, upvotes, id }: Card) =>
    marks > 0 || submitter !== undefined || upvotes !== undefined || id !== undefined;
  const from = cards.findIndex(isMarked);
  const to = cards.findLastIndex(isMarked);
  if (from < 0 || to - from < 2 || !cards.slice(from, to + 1).every(isMarked)) return cards;
  const around = [...cards.slice(0, from), ...cards.slice(to + 1)];
  const isLong = ({ title = '', paragraphs }: Card) => title.split(' ').length > 8 || paragraphs.join(' ').length > 200;
  // Words of menus are left out as those known are; of more it is said.
  const left = around.filter(isLong).length;
  if (left > 0) report('entries-left-out', { left });
  return cards.slice(from, to + 1);
}

function draftOf(card: Card, index: number, count: number, report: Report): Draft {
  const where = `line ${card.line}`;
  const abstract = card.paragraphs.join('\n\n');
  if (card.title === undefined) {
    report('title-missing', { isCut: true }, where);
  } else if (abstract === '' && card.marks === 0) {
    report('abstract-missing', { title: card.title }, where);
  }
  if (card.title !== undefined && isCutOff(card.title)) report('title-unsure', { title: card.title }, where);
  if (card.paragraphs.length > 1) {
    report('abstract-paragraphs', { paragraphs: card.paragraphs.length }, where);
  }
  if (index === count - 1 && card.marks === 0 && /[\p{L}\p{N},;]$/u.test(abstract)) {
    report('truncated', { what: 'last abstract' }, where);
  }
  const { id, upvotes, comments, stars } = card;
  return {
    title: card.title ?? firstWords(abstract),
    abstract: restoreTex(abstract),
    authors: card.authors === undefined ? [] : splitAuthorLine(card.authors).map(({ name }) => name),
    ids: { arxiv: id },
    links: { discussion: id && `https://huggingface.co/papers/${id}`, code: card.code, project: card.project },
    signals: { upvotes, comments, stars },
    organization: card.organization,
    submitter: card.submitter,
    position: index + 1,
  };
}

function firstWords(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80).replace(/\s+\S*$/, '')}\u2026`;
}
