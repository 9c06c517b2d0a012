import { titleKey } from '../../text/keys.js';
import { arxivIdOf, type Item, paperLinkOf } from './card-items.js';
import { dayAlone, type Mark, tellingMarks } from './card-marks.js';
import { isTitle, longestTitle, type TitleMark, titleLabel, titleMarkOf } from './titles.js';

/** What a page shows of one paper. */
export interface Card {
  readonly line: number;
  title: string | undefined;
  readonly paragraphs: string[];
  id?: string;
  organization?: string;
  submitter?: string;
  upvotes?: number;
  comments?: number;
  stars?: number;
  authors?: string;
  code?: string;
  project?: string;
  /** As it is written, perhaps without a year. */
  date?: string;
  /** The day of the page or section it stands on. */
  day?: string;
  /** Something told its end: what comes next is another's. */
  closed: boolean;
  /** Numbers that nothing names, behind it. */
  readonly numbers: number[];
  /** Whether anything but its place says that it is a card. */
  marks: number;
}

/** What stands before a title and belongs to it. */
interface Ahead {
  submitter?: string;
  upvotes?: number;
  numbers: number[];
  any: boolean;
}

/**
 * The cards of a page by their grammar: what marks a title, or the links that lead to one paper, or else titles and
 * texts in turn, each with the marks around it. Linear in the items.
 */
export function cardsOf(items: readonly Item[]): Card[] {
  const reader = new CardReader(items);
  for (const [index, item] of items.entries()) reader.take(item, index);
  return reader.finish();
}

/**
 * Where it is on the page, item by item:
 *
 * - before a card (`#ahead`): a submitter, votes and numbers that a title will take;
 * - on a card (`#card`): its title, paragraphs and marks; numbers that nothing names wait in it until the next title
 *   decides whose they are;
 * - behind a card (`closed`): a day, "Submitted by" or a number told that the next content is another's.
 *
 * Four marks say what the very next item is: `#expectsName` behind "Submitted by", `#expectsVotes` behind "Upvote",
 * `#expectsStars` behind "GitHub", `#dotted` behind "·".
 */
class CardReader {
  readonly #items: readonly Item[];
  readonly #titled: TitleMark | undefined;
  /** Whether cards are told apart by their marks rather than by title and text alone. */
  readonly #marked: boolean;
  /** Whether everything was made a list, so that its points say nothing. */
  readonly #itemised: boolean;
  readonly #cards: Card[] = [];
  /** Votes by paper, from links that name it. */
  readonly #votes = new Map<string, number>();
  #ahead: Ahead = { numbers: [], any: false };
  #expectsName = false;
  #expectsVotes = false;
  #expectsStars = false;
  #dotted = false;
  #day: string | undefined;

  constructor(items: readonly Item[]) {
    this.#items = items;
    const content = items.filter(({ mark }) => mark === undefined);
    const submitted = items.filter(({ mark }) => mark?.kind === 'submitted-by').length;
    const linked = content.filter((item) => item.heading !== undefined && paperOf(item) !== undefined);
    this.#titled =
      linked.length > 0 ? ({ heading }) => heading === linked[0]!.heading : titleMarkOf(content, submitted / 2);
    const itemised = content.filter(({ item }) => item !== undefined).length;
    this.#itemised = itemised > 1 && itemised >= content.length * 0.8;
    this.#marked = items.filter(({ mark }) => mark && tellingMarks.has(mark.kind)).length > 1;
  }

  get #card(): Card | undefined {
    return this.#cards.at(-1);
  }

  take(item: Item, index: number): void {
    const { mark, text } = item;
    if (this.#expectsName && mark?.kind !== 'image' && !/^\d[\d.,]*k?$/i.test(text)) {
      this.#expectsName = false;
      this.#ahead.submitter = text.replace(/^\[avatar\]\s*/i, '');
      return;
    }
    if (mark !== undefined) {
      this.#takeMark(item, mark, index);
      return;
    }
    const day = dayAlone.exec(text)?.[1];
    if (day !== undefined) {
      this.#day = day;
      this.#close();
      return;
    }
    this.#takeContent(item, index);
    this.#dotted = false;
  }

  #close(): void {
    const card = this.#card;
    if (card && (card.title !== undefined || card.paragraphs.length > 0)) card.closed = true;
  }

  #takeMark(item: Item, mark: Mark, index: number): void {
    const before = { dotted: this.#dotted, expected: this.#expectsVotes, stars: this.#expectsStars };
    this.#dotted = mark.kind === 'dot';
    this.#expectsVotes = mark.kind === 'upvote' && mark.count === undefined;
    this.#expectsStars = mark.kind === 'stars' && mark.count === undefined;
    if (mark.kind === 'submitted-by') this.#submit(mark.name);
    else if (mark.kind === 'upvote' && mark.count !== undefined) this.#vote(mark.count, linkOf(item)?.id);
    else if (mark.kind === 'count' && before.stars) this.#ofCurrent('stars', mark.count);
    else if (mark.kind === 'count') this.#countOf(item, mark.count!, before.expected, index);
    else if (mark.kind === 'stars' || mark.kind === 'comments') this.#ofCurrent(mark.kind, mark.count);
    else if (mark.kind === 'date') this.#dateOf(item, mark.date, before.dotted);
    else if (mark.kind === 'arxiv-page' || mark.kind === 'project-page' || mark.kind === 'authors') this.#mark();
    this.#linksOf(item, mark);
  }

  #submit(name: string | undefined): void {
    this.#close();
    this.#settleNumbers(true);
    this.#ahead = { numbers: [], any: true, ...(name ? { submitter: name } : {}) };
    this.#expectsName = name === undefined;
  }

  /** A number by itself: votes or comments when its link says so or "Upvote" stood before; else it waits for its place. */
  #countOf(item: Item, count: number, isVotes: boolean, index: number): void {
    if (count === 0 && this.#isAvatar(index)) return;
    const link = linkOf(item);
    const card = this.#ahead.any ? undefined : this.#card;
    if (link?.of === 'comments') this.#ofCurrent('comments', count);
    else if (link?.of === 'votes' || isVotes) this.#vote(count, link?.id);
    else if (card && (card.closed || card.paragraphs.length > 0)) {
      card.closed = true;
      card.numbers.push(count);
    } else if (card?.title !== undefined && this.#marked) card.numbers.push(count);
    else this.#ahead.numbers.push(count);
  }

  /** A day by itself is that of a page or section; on a card something stands before it. */
  #dateOf({ text }: Item, date: string, isDotted: boolean): void {
    const card = this.#card;
    // "Published on" in whatever language.
    const isOfCard = isDotted || text.length > date.length + 1 || (this.#marked && card !== undefined && !card.closed);
    if (!isOfCard || card === undefined) {
      this.#day = date;
      this.#close();
      return;
    }
    card.date ??= date;
    card.marks += 1;
    card.closed = true;
  }

  /** What the links of marks lead to. */
  #linksOf({ urls }: Item, { kind }: Mark): void {
    const card = this.#card;
    if (card === undefined || urls.length === 0) return;
    const id = kind === 'arxiv-page' ? urls.map(arxivIdOf).find(Boolean) : undefined;
    const code =
      kind === 'stars' ? urls.find((url) => /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//i.test(url)) : undefined;
    if (id) card.id ??= id;
    if (code) card.code ??= code;
    if (kind === 'project-page') card.project ??= urls[0]!;
  }

  /** A stroke before the number of authors is an empty point of a list: their pictures. */
  #isAvatar(index: number): boolean {
    const next = this.#items
      .slice(index + 1, index + 6)
      .find(({ mark }) => !(mark?.kind === 'count' && mark.count === 0));
    return next?.mark?.kind === 'authors';
  }

  #mark(): void {
    if (this.#card === undefined) return;
    this.#card.marks += 1;
    this.#close();
  }

  #ofCurrent(field: 'comments' | 'stars', count: number | undefined): void {
    if (this.#card && count !== undefined) this.#card[field] ??= count;
    this.#mark();
  }

  /** Votes of the paper that their link names, else of the card they stand behind, else of the next. */
  #vote(count: number, id: string | undefined): void {
    if (id !== undefined) {
      this.#votes.set(id, count);
      if (this.#card && this.#card.id !== id) this.#close();
      return;
    }
    const card = this.#card;
    if (this.#ahead.any || card === undefined || card.upvotes !== undefined) {
      this.#close();
      this.#ahead.upvotes = count;
      this.#ahead.any = true;
      return;
    }
    card.upvotes = count;
    card.marks += 1;
    if (card.paragraphs.length > 0) this.#close();
  }

  #takeContent(item: Item, index: number): void {
    const paper = paperOf(item);
    const card = this.#card;
    if (/^https?:\/\/\S+$/.test(item.text)) {
      const id = paperLinkOf(item.text)?.id ?? arxivIdOf(item.text);
      if (id === undefined) card?.paragraphs.push(item.text);
      else if (card) card.id ??= id;
      return;
    }
    if (item.text === '') {
      // A picture of the paper: it says which one comes next.
      return;
    }
    if (card && this.#isOrganization(item, card, index)) {
      card.organization ??= undoubled(item.text.replace(/^org avatar\s+/i, ''));
      return;
    }
    if (card && !this.#isTitle(item, card, paper, index)) {
      if (paper === undefined || card.id === undefined || paper === card.id || card.paragraphs.length === 0)
        takeText(card, this.#asWritten(item));
      return;
    }
    this.#begin(item, paper);
  }

  /** Whether an item begins a new card. */
  #isTitle(item: Item, card: Card, paper: string | undefined, index: number): boolean {
    if (this.#titled)
      return this.#titled(item) && !(paper !== undefined && paper === card.id && card.paragraphs.length === 0);
    if (paper !== undefined && card.id !== undefined)
      return (
        paper !== card.id || (card.closed && isTitle(item.text) && titleKey(item.text) === titleKey(card.title ?? ''))
      );
    if (card.closed || this.#ahead.any) return true;
    const text = this.#asWritten(item);
    if (card.title === undefined) return isTitle(text);
    if (this.#marked && card.paragraphs.length === 0)
      return card.upvotes !== undefined && !this.#votesLead && isTitle(text);
    return isTitle(text) && !(this.#marked && item.text.length < 80 && this.#endsCard(index + 1));
  }

  /** A point of a list within a text keeps its number or sign. */
  #asWritten({ prefix = '', text }: Item): string {
    return this.#itemised ? text : prefix + text;
  }

  /** Whether the item there is what stands at the foot of a card: the dot, the date or the number of authors. */
  #endsCard(index: number): boolean {
    return /^(?:dot|date|authors)$/.test(this.#items[index]?.mark?.kind ?? '');
  }

  /** A short name right before the dot, the date or the number of authors, or one that links to an account. */
  #isOrganization(item: Item, card: Card, index: number): boolean {
    if (card.title === undefined || card.closed || this.#ahead.any || item.text.length > 80) return false;
    if (item.urls.some((url) => /^https?:\/\/(?:www\.)?huggingface\.co\/[\w.-]+$/.test(url))) return true;
    return this.#endsCard(index + 1) && !/[.!?]$/.test(item.text);
  }

  #begin(item: Item, paper: string | undefined): void {
    this.#settleNumbers(false);
    const titled = this.#titled !== undefined || this.#marked || isTitle(item.text) || paper !== undefined;
    const { submitter, upvotes, numbers } = this.#ahead;
    const votes = upvotes ?? numbers.at(-1);
    this.#cards.push({
      line: item.number,
      title: titled && item.text.length <= 2 * longestTitle ? item.text.replace(titleLabel, '') : undefined,
      paragraphs: titled && item.text.length <= 2 * longestTitle ? [] : [item.text],
      closed: false,
      numbers: [],
      marks: Number(paper !== undefined) + Number(submitter !== undefined),
      ...(paper ? { id: paper } : {}),
      ...(submitter ? { submitter } : {}),
      ...(votes === undefined ? {} : { upvotes: votes }),
      ...(this.#day ? { day: this.#day } : {}),
    });
    this.#ahead = { numbers: [], any: false };
  }

  /**
   * Numbers between two cards: where votes stand before the title, the last is the next card's and one before it the
   * comments of this; where they stand behind, all are this one's.
   */
  #settleNumbers(atEnd: boolean): void {
    const card = this.#card;
    if (card === undefined || card.numbers.length === 0) return;
    const numbers = card.numbers.splice(0);
    if (this.#votesLead && !atEnd) this.#ahead.numbers = [numbers.pop()!];
    if (card.upvotes === undefined && !this.#votesLead) card.upvotes = numbers.shift()!;
    if (card.comments === undefined && numbers.length > 0) card.comments = numbers.pop()!;
    if (card.stars === undefined && numbers.length > 0) card.stars = numbers.pop()!;
  }

  /** Whether the first card has a number before its title. */
  get #votesLead(): boolean {
    const [first] = this.#cards;
    return first?.upvotes !== undefined && this.#leading;
  }

  get #leading(): boolean {
    const firstTitle = this.#items.findIndex(
      ({ mark, text }) => mark === undefined && text !== '' && dayAlone.exec(text) === null,
    );
    return (
      this.#items.slice(0, firstTitle).some(({ mark }) => mark?.kind === 'count') ||
      this.#items[0]?.mark?.kind === 'submitted-by'
    );
  }

  finish(): Card[] {
    this.#settleNumbers(true);
    // A page that ends behind a submitter lost the titles.
    for (const card of this.#cards) if (card.id && this.#votes.has(card.id)) card.upvotes = this.#votes.get(card.id)!;
    return this.#cards;
  }
}

/** A line under a title: labelled, or a paragraph of the abstract. */
function takeText(card: Card, text: string): void {
  const [, label = '', value = ''] = /^(authors?|abstract|summary|tl;?dr)\s*[:.\u2014]\s+(\S.*)$/i.exec(text) ?? [];
  if (/^author/i.test(label)) card.authors ??= value;
  else card.paragraphs.push(card.paragraphs.length === 0 && /^a/i.test(label) ? value : text);
}

const linkOf = ({ urls }: Item) => urls.map(paperLinkOf).find((link) => link !== undefined);

/** The paper that an item's links lead to. */
function paperOf({ urls, heading }: Item): string | undefined {
  for (const url of urls) {
    const id = paperLinkOf(url)?.id ?? (heading === undefined ? undefined : arxivIdOf(url));
    if (id !== undefined) return id;
  }
  return undefined;
}

/** A name that stands twice, for the logo and for itself. */
function undoubled(name: string): string {
  const half = name.slice(0, name.length >> 1).trim();
  return `${half} ${half}` === name ? half : name;
}

/** Each paper once, with what its cards say together. */
export function withoutRepeats(cards: readonly Card[]): Card[] {
  const byKey = new Map<string, Card>();
  for (const [index, card] of cards.entries()) {
    // Only pages show a card twice; somebody's list says what it says.
    const own = card.marks === 0 && card.id === undefined ? `${index} ` : '';
    const key = card.id ?? `${own}${titleKey(card.title ?? '')} ${card.paragraphs[0]?.slice(0, 80) ?? ''}`;
    const first = byKey.get(key);
    if (first === undefined) byKey.set(key, card);
    else fillIn(first, card);
  }
  return [...byKey.values()];
}

function fillIn(card: Card, other: Card): void {
  if (card.paragraphs.join('').length < other.paragraphs.join('').length)
    card.paragraphs.splice(0, card.paragraphs.length, ...other.paragraphs);
  for (const name of Object.keys(other) as (keyof Card)[]) {
    if (card[name] === undefined) Object.assign(card, { [name]: other[name] });
  }
}
