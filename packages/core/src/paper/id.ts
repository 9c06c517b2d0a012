// Identifiers found in text, and the one name a paper goes by. Free of zod on purpose: rank and search may import it.

import { hash64, hash128 } from '../text/hash.js';
import { titleKey } from '../text/keys.js';
import { aText, checkArgument } from '../text/options.js';
import { decodePercent } from './doi.js';
import type { Ids, PaperId } from './schema.js';
import { aclOfDoi, homeOf, pdfOf, readId, repeats, schemeNames, schemes } from './schemes.js';

export interface Identifier {
  readonly scheme: string;
  readonly id: string;
}

const longestSpelling = 2000;

/** The scheme and bare identifier in an address, a DOI, an arXiv number or any usual citation of one. */
export function parseId(text: string): Identifier | undefined {
  const trimmed = text.trim().replace(/^(?:<(.*)>|\[([^[\]]*)\])$/, '$1$2');
  if (trimmed === '' || trimmed.length > longestSpelling) return undefined;
  return fromAddress(trimmed) ?? fromPrefix(trimmed) ?? fromBare(trimmed);
}

/** Every address there is of a known kind, with its scheme. */
const addresses = schemeNames.flatMap((scheme) =>
  (schemes[scheme]!.addresses ?? []).map((address) => ({ scheme, ...address })),
);

/** The protocol of an address, and what a viewer or an archive puts before it. */
const beforeHost =
  /^(?:(?:chrome-extension|moz-extension):\/\/[\w-]{1,60}\/|view-source:)?(?:https?:)?(?:\/\/)?(?:web\.archive\.org\/web\/\w{1,20}\/(?:https?:\/\/)?)?/i;
const host = /^(?:[\w-]{1,63}\.){1,8}[a-z]{2,20}(?=(?::\d{1,5})?\/)/i;

function fromAddress(text: string): Identifier | undefined {
  const address = text.replace(beforeHost, '');
  if (!host.test(address)) return undefined;
  const rest = address.replace(/^([\w.-]+):\d{1,5}\//, '$1/').replaceAll(/%2F/gi, '/');
  for (const { scheme, pattern, before = '' } of addresses) {
    const match = pattern.exec(rest)?.[1];
    const identifier = match && settle(scheme, before + decodePercent(match));
    if (identifier) return identifier;
  }
  return undefined;
}

function fromPrefix(text: string): Identifier | undefined {
  for (const scheme of schemeNames) {
    const bare = text.replace(schemes[scheme]!.prefix, '');
    const identifier = bare === text ? undefined : settle(scheme, bare);
    if (identifier) return identifier;
  }
  return undefined;
}

/** "arXiv preprint arXiv:2403.12345", "CoRR, abs/2403.12345", "arXiv e-print 2403.12345 (2024)". */
const citation =
  /\b(?:arxiv|corr|abs|e-?prints?|preprint)[\s:,/]{1,3}(?:abs\/)?(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,9}(?:\.[a-z-]{2,12})?\/\d{7}(?:v\d{1,3})?)\b/i;

function fromBare(text: string): Identifier | undefined {
  for (const scheme of schemeNames) {
    const identifier = schemes[scheme]!.alone ? settle(scheme, text) : undefined;
    if (identifier) return identifier;
  }
  if (/^PMC\d/i.test(text)) return settle('pmcid', text);
  const cited = citation.exec(text)?.[1];
  return cited === undefined ? undefined : settle('arxiv', cited);
}

/** Canonical form, with what only repeats another identifier replaced by it. */
function settle(scheme: string, text: string): Identifier | undefined {
  const id = readId(scheme, text);
  if (id === undefined) return undefined;
  const [other, of] = (Object.hasOwn(repeats, scheme) ? repeats[scheme] : undefined) ?? [];
  const repeated = of?.(id);
  return other !== undefined && repeated !== undefined ? { scheme: other, id: repeated } : { scheme, id };
}

/**
 * The canonical name of a paper out of any address, DOI, arXiv number or citation of one: `arxiv:2403.12345`, never
 * with a version. `undefined` when the text holds no identifier that is known.
 *
 * @example
 * canonicalId('https://arxiv.org/pdf/2403.12345v2.pdf'); // 'arxiv:2403.12345'
 * canonicalId('10.48550/arXiv.2403.12345'); // 'arxiv:2403.12345'
 * canonicalId('CoRR abs/2403.12345'); // 'arxiv:2403.12345'
 */
export function canonicalId(text: string): PaperId | undefined {
  checkArgument('The identifier', text, aText);
  const identifier = parseId(text);
  return identifier && `${identifier.scheme}:${identifier.id}`;
}

/** An identifier of a scheme in its canonical form, also out of an address or citation of it. */
export function normalizeId(scheme: string, value: string): string | undefined {
  const bare = readId(scheme, value);
  if (bare !== undefined) return bare;
  const identifier = parseId(value);
  return identifier?.scheme === scheme ? identifier.id : undefined;
}

/** What a paper is called: after its best identifier, else after its title and first author. */
export function idFrom(ids: Ids, title: string, firstAuthor = ''): PaperId {
  for (const scheme of schemeNames) if (ids[scheme]) return `${scheme}:${ids[scheme]}`;
  return `title:${hash128(titleName(title, firstAuthor))}`;
}

/** What `idFrom` called a paper without identifiers before its hash was widened: such names stand in old feeds. */
export function narrowTitleId(title: string, firstAuthor = ''): PaperId {
  return `title:${hash64(titleName(title, firstAuthor))}`;
}

function titleName(title: string, firstAuthor: string): string {
  return `${titleKey(title)}|${titleKey(firstAuthor)}`;
}

/** The page of a paper by its identifiers: that of the best of them which has one. */
export function pageOf(ids: Readonly<Record<string, string | undefined>>): string | undefined {
  return firstOf(ids, homeOf);
}

/** Where the paper itself can be read, by its identifiers. */
export function openPdfOf(ids: Readonly<Record<string, string | undefined>>): string | undefined {
  return firstOf(ids, pdfOf);
}

function firstOf(
  ids: Readonly<Record<string, string | undefined>>,
  addressOf: (scheme: string, id: string) => string | undefined,
): string | undefined {
  for (const scheme of schemeNames) {
    const id = ids[scheme];
    const address = id === undefined ? undefined : addressOf(scheme, id);
    if (address !== undefined) return address;
  }
  return undefined;
}

/**
 * Identifiers as they are kept: those that another implies added, those that only repeat another taken out, in the
 * order of the table.
 */
export function completeIds(ids: Ids): Ids {
  const complete = new Map(Object.entries(ids));
  for (const [scheme, [other, of]] of Object.entries(repeats)) {
    const repeated = ids[scheme] === undefined ? undefined : of(ids[scheme]);
    if (repeated === undefined) continue;
    if (!complete.has(other)) complete.set(other, repeated);
    // DBLP's record of a preprint has a page of its own.
    if (scheme !== 'dblp') complete.delete(scheme);
  }
  const acl = aclOfDoi(complete.get('doi') ?? '');
  if (acl !== undefined && !complete.has('acl')) complete.set('acl', acl);
  const known = schemeNames.flatMap((scheme) => (complete.has(scheme) ? [[scheme, complete.get(scheme)]] : []));
  return Object.fromEntries([...known, ...[...complete].filter(([scheme]) => !Object.hasOwn(schemes, scheme))]);
}
