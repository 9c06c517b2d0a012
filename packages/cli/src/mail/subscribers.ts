import { createHmac, randomBytes } from 'node:crypto';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Mailbox } from '@trending-papers/core/publish';
import * as z from 'zod/mini';
import { mailbox } from '../args/mailbox.js';
import { formatCsv, readCsv } from './csv.js';

/** Somebody who gets the digest. */
export interface Subscriber extends Mailbox {
  /** Only papers of these topics; all when there are none. */
  topics: readonly string[];
  /** The secret by which that person leaves the list. */
  token?: string;
  /** The language of reasons and numbers: `de`. */
  language?: string;
  /** Ids of papers that person likes: those alike come first. */
  liked?: readonly string[];
  /** The day since which no mail may go there. */
  stopped?: string;
}

/** How a list of subscribers is written: by the ending of its file. */
export const listFormats = ['json', 'csv', 'text'] as const;
export type ListFormat = (typeof listFormats)[number];

export const formatOfFile = (path: string): ListFormat =>
  /\.json$/i.test(path) ? 'json' : /\.csv$/i.test(path) ? 'csv' : 'text';

const text = z.optional(z.string());
const texts = z.optional(z.array(z.string()));
const Row = z.object({
  address: z.string(),
  name: text,
  topics: texts,
  token: text,
  language: text,
  liked: texts,
  stopped: text,
});
const List = z.union([z.array(z.unknown()), z.object({ subscribers: z.array(z.unknown()) })]);
type Row = z.infer<typeof Row>;

/** A record as it stands in a file, by its place there. */
interface Placed {
  readonly place: string;
  readonly row: Row | undefined;
  /** What is told of one that is none. */
  readonly said: string;
}

const splitList = (value: string | undefined, by: RegExp): string[] =>
  (value ?? '')
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);

function jsonRows(content: string): Placed[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return undefined;
  }
  const list = List.safeParse(parsed);
  if (!list.success) return undefined;
  const rows = Array.isArray(list.data) ? list.data : list.data.subscribers;
  return rows.map((each, index) => {
    const row = Row.safeParse(typeof each === 'string' ? { address: each } : each);
    const said = row.success ? row.data.address : JSON.stringify(each)?.slice(0, 80);
    return { place: `record ${index + 1}`, row: row.success ? row.data : undefined, said: said ?? '' };
  });
}

/** Columns are named by what stands in the first row; those of other programs (`email`) are known, too. */
const columns: Readonly<Record<string, keyof Row>> = {
  address: 'address',
  email: 'address',
  'e-mail': 'address',
  'email address': 'address',
  name: 'name',
  'full name': 'name',
  topics: 'topics',
  tags: 'topics',
  token: 'token',
  language: 'language',
  liked: 'liked',
  stopped: 'stopped',
};

function csvRows(content: string): Placed[] | undefined {
  const [head = [], ...rows] = readCsv(content);
  const fields = head.map((name) => columns[name.trim().toLowerCase()]);
  if (!fields.includes('address')) return undefined;
  return rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (field: keyof Row) => cells[fields.indexOf(field)]?.trim() || undefined;
    const row = {
      address: cell('address') ?? '',
      name: cell('name'),
      token: cell('token'),
      language: cell('language'),
      stopped: cell('stopped'),
      topics: splitList(cell('topics'), /[;|]/),
      liked: splitList(cell('liked'), /[;|\s]/),
    };
    return [{ place: `row ${index + 2}`, row, said: row.address }];
  });
}

/** One a line: `Ada Example <ada@lab.example> | cs.LG, diffusion`. */
function lineRows(content: string): Placed[] {
  return content.split(/\r?\n/).flatMap((line, index) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const [who = '', topics = ''] = line.split('|');
    const box = mailbox.read(who.trim());
    const row = box && { ...box, topics: splitList(topics, /,/) };
    return [{ place: `line ${index + 1}`, row, said: who.trim() }];
  });
}

const readers: Readonly<Record<ListFormat, (content: string) => Placed[] | undefined>> = {
  json: jsonRows,
  csv: csvRows,
  text: lineRows,
};

/** A token stands in an address: letters, digits, hyphens and underscores, too many to guess. */
const isToken = (token: string) => /^[\w-]{16,128}$/.test(token);

/**
 * Reads a list of subscribers: JSON, CSV with a row of names, or one a line, `Ada Example <ada@lab.example>` or the
 * address alone, then perhaps a bar and topics. Of an address that stands twice the first counts, but for a word that it
 * is to be left in peace, which always does.
 *
 * @throws TrendingPapersError `unusable-config` that names each record which is none.
 */
export function parseSubscribers(content: string, path: string): Subscriber[] {
  const plain = content.replace(/^\ufeff/, '');
  const rows = readers[formatOfFile(path)](plain);
  if (!rows) throw unusable(path, [`it is no ${formatOfFile(path).toUpperCase()} of subscribers with their addresses`]);
  const subscribers = new Map<string, Subscriber>();
  const wrong: string[] = [];
  for (const { place, row, said } of rows) {
    const box = row && mailbox.read(row.address);
    if (!row || box?.address !== row.address) wrong.push(`${place}: "${said}" is no mail address`);
    else if (row.token !== undefined && !isToken(row.token))
      wrong.push(`${place}: its token cannot stand in an address`);
    else {
      const known = subscribers.get(keyOf(row.address));
      if (!known) subscribers.set(keyOf(row.address), subscriberOf(row));
      else if (row.stopped !== undefined) known.stopped ??= row.stopped;
    }
  }
  if (wrong.length > 0) throw unusable(path, wrong);
  return [...subscribers.values()];
}

function unusable(path: string, wrong: readonly string[]): TrendingPapersError<'unusable-config'> {
  return new TrendingPapersError('unusable-config', `${path} is not as it should be:\n  ${wrong.join('\n  ')}`, {
    path,
  });
}

function subscriberOf({ address, language, liked = [], name, stopped, token, topics = [] }: Row): Subscriber {
  return {
    address,
    ...(name && { name }),
    topics,
    ...(token && { token }),
    ...(language && { language }),
    ...(liked.length > 0 && { liked }),
    ...(stopped && { stopped }),
  };
}

const fields = ['address', 'name', 'token', 'topics', 'language', 'liked', 'stopped'] as const;

/** A list as a file holds it. Lines of text have no room for tokens, languages and likes. */
export function writeSubscribers(subscribers: readonly Subscriber[], format: ListFormat): string {
  const all = [...subscribers].sort((a, b) => (keyOf(a.address) < keyOf(b.address) ? -1 : 1));
  if (format === 'json') return `${JSON.stringify({ version: 1, subscribers: all }, null, 1)}\n`;
  if (format === 'csv')
    return formatCsv([fields, ...all.map((each) => fields.map((field) => [each[field] ?? ''].flat().join(';')))]);
  return all
    .filter(({ stopped }) => stopped === undefined)
    .map(({ address, name, topics }) => {
      const who = name === undefined ? address : `${name.replace(/[<>|"\s]+/g, ' ').trim()} <${address}>`;
      return `${[who, topics.join(', ')].filter(Boolean).join(' | ')}\n`;
    })
    .join('');
}

export const keyOf = (address: string) => address.trim().toLowerCase();

/** A secret of 128 bits, whose first character no spreadsheet takes for a formula. */
export const newToken = (): string => `t${randomBytes(16).toString('base64url')}`;

/** The variable with the secret of a list: tokens are made with it, and what stands for people in the record of what was mailed. */
export const secretName = 'TRENDING_PAPERS_UNSUBSCRIBE_SECRET';

/** Where a token stands in the address of a page that takes people off the list. */
const place = '{token}';
const tokenLength = 22;

export const isPersonal = (url: string) => url.includes(place);

/**
 * The address by which one person leaves the list: RFC 8058, section 3.1 wants it to tell who that is, and not by the
 * person's address. It holds the person's own token, else one made of the address, the same each time, which only the
 * holder of the secret can make.
 */
export function personalAddress(url: string, { address, token }: Mailbox & { token?: string }, secret = ''): string {
  const made = () => createHmac('sha256', secret).update(keyOf(address)).digest('base64url').slice(0, tokenLength);
  return url.replaceAll(place, token ?? made());
}
