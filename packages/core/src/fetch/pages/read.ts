import { isTrendingPapersError } from '../../paper/errors.js';
import type { Issue, Listing } from '../../paper/schema.js';
import type { Format } from '../../parse/index.js';
import { textOf } from '../client/body.js';
import { unusableAnswer } from '../client/errors.js';
import { quoted } from '../client/said.js';
import { issueOf } from '../issues.js';
import type { Page, Session } from '../types.js';

/** The JSON of a body; an error page or half a document counts as unusable, and is asked for again. */
export function readJson(body: Uint8Array, url: string): unknown {
  const text = textOf(body);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusableAnswer(url, `not with JSON but with "${quoted(text.slice(0, 60)) ?? ''}"`, cause);
  }
}

/** A value that may be an object, without trusting what is in it. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A value that may be a list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What another try will not change: the address is of something else, or says no. */
const final = new Set(['unknown-format', 'wrong-format', 'html-page', 'binary-input', 'not-found', 'forbidden']);

/** How documents begin whose end can be told, and how they end. */
const ends: readonly (readonly [RegExp, RegExp])[] = [
  [/<rss[\s>]/, /<\/rss>\s*$/],
  [/<feed[\s>]/, /<\/feed>\s*$/],
  [/<OAI-PMH[\s>]/, /<\/OAI-PMH>\s*$/],
  [/<rdf:RDF[\s>]/, /<\/rdf:RDF>\s*$/],
  [/^\s*\{/, /\}\s*$/],
  [/^\s*\[/, /\]\s*$/],
];

/** A truncated gzip may decompress without an error, and parsers read what is there: half a feed is no feed. */
function checkWhole(body: string | Uint8Array, url: string): void {
  const part = (from: number, to?: number) =>
    typeof body === 'string' ? body.slice(from, to) : textOf(body.subarray(from, to));
  const kind = ends.find(([start]) => start.test(part(0, 1000)));
  if (kind && !kind[1].test(part(Math.max(0, body.length - 1000)))) throw unusableAnswer(url, 'not to the end');
}

/** Reads an answer as a listing, in its format where that is known; a broken one is worth another try. */
export async function readListing(input: string | object, url: string, now: Date, format?: Format): Promise<Listing> {
  if (typeof input === 'string' || input instanceof Uint8Array) checkWhole(input, url);
  // The formats are many, and whoever only names sources should not load them.
  const { parse } = await import('../../parse/index.js');
  try {
    return await parse(input, { url, now, format });
  } catch (cause) {
    if (isTrendingPapersError(cause) && final.has(cause.code)) throw cause;
    throw unusableAnswer(url, `not with a listing: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

/** A listing of nothing, titled after the source: what a quiet day or a search without hits gives. */
export function emptyListing(session: Session): Listing {
  return { title: session.source, papers: [], issues: [] };
}

/** What is told of an identifier that a service silently leaves out. */
export function idNotFound(title: string, id: string): Issue {
  return issueOf('id-not-found', { service: title, id }, id);
}

/** The papers of an answer: one without entries shows no format, and is not an error. */
export async function readEntries(entries: number, input: object, url: string, session: Session): Promise<Listing> {
  return entries === 0 ? emptyListing(session) : readListing(input, url, session.now());
}

/** An answer that is the whole listing. */
export function onlyPage(listing: Listing, url: string, entries = listing.papers.length): Page {
  return { listing, url, entries, more: false };
}
