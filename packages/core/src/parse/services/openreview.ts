import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { isRecord, listOf, maybe, number, oneOrMore, readFields, text } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';

/**
 * Notes of OpenReview, API 2 (values wrapped in `{ value }`) and API 1 (plain values):
 * https://docs.openreview.net/reference/api-v2/entities/note. Reviews and comments are notes too and are skipped.
 */
export function detect({ head, json }: Probe): boolean {
  return head.includes('"notes"') && isRecord(json) && Array.isArray(json.notes);
}

const Note = z.object({
  id: text,
  forum: text,
  replyto: text,
  cdate: number,
  odate: number,
  pdate: number,
  mdate: number,
  license: text,
  content: maybe(z.unknown()),
});

// Of a person only the name is read: `authorids` hold e-mail addresses.
const Content = z.object({
  title: text,
  abstract: text,
  TLDR: text,
  'TL;DR': text,
  authors: listOf(z.union([z.string(), z.object({ fullname: text, name: text })])),
  keywords: oneOrMore,
  venue: text,
  pdf: text,
  code: text,
  video: text,
});

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const notes = isRecord(json) && Array.isArray(json.notes) ? json.notes : [];
  return {
    title: 'OpenReview submissions',
    homepage: 'https://openreview.net/',
    papers: collect('notes', notes, report, (note, where) => draftOf(note, where, report)),
  };
}

function draftOf(value: unknown, where: string, report: Report): Draft | undefined {
  const note = readFields(Note, value, report, where);
  if (note === undefined) return undefined;
  if (note.replyto !== undefined || (note.forum !== undefined && note.forum !== note.id)) {
    report('not-a-paper', { kind: 'a review, decision or comment' }, where);
    return undefined;
  }
  const content = readFields(Content, unwrapped(note.content), report, `${where}.content`);
  if (content === undefined) return undefined;
  const { keywords } = content;
  return {
    markup: 'tex',
    title: content.title,
    abstract: content.abstract ?? content.TLDR ?? content['TL;DR'],
    authors: content.authors?.map((author) =>
      typeof author === 'string' ? author : (author.fullname ?? author.name ?? ''),
    ),
    published: note.odate ?? note.pdate ?? note.cdate,
    updated: note.mdate,
    ids: { openreview: note.forum ?? note.id },
    links: { pdf: absolute(content.pdf), code: address(content.code), video: address(content.video) },
    topics: typeof keywords === 'string' ? keywords.split(/[,;]/) : (keywords ?? []),
    venue: content.venue,
    license: note.license,
  };
}

/** `{ title: { value: 'T' } }` → `{ title: 'T' }`; plain values stay. */
function unwrapped(content: unknown): unknown {
  if (!isRecord(content)) return content;
  const wrapped = (value: unknown) => (isRecord(value) && 'value' in value ? value.value : value);
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, wrapped(value)]));
}

/** PDFs are given as `/pdf/….pdf`. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') ? `https://openreview.net${path}` : path;
}

/** Authors also write "will be released" where an address belongs. */
function address(said: string | undefined): string | undefined {
  return /^https?:\/\/\S+$/.test(said?.trim() ?? '') ? said : undefined;
}
