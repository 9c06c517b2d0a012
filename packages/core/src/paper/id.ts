// Identifiers in every spelling that sources use, and the one name a paper goes by. Free of zod on purpose: rank and
// search may import it. Spellings: arXiv's own identifier scheme (info.arxiv.org/help/arxiv_identifier.html),
// Crossref's advice on matching DOIs, and what services write into each other's records.

import { titleKey } from '../text/keys.js';
import type { Ids, PaperId } from './schema.js';

/** Archives whose papers before April 2007 are numbered `archive/YYMMNNN`; with the extinct ones. */
const oldArchives =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|' +
  'funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|' +
  'q-alg|q-bio|quant-ph|solv-int|supr-con';

const arxivNew = /^(\d{2})(\d{2})\.(\d{4,5})(?:v([1-9]\d{0,2}))?$/;
const arxivOld = new RegExp(`^(${oldArchives})(?:\\.[a-z]{2})?/(\\d{2})(\\d{2})(\\d{3})(?:v([1-9]\\d{0,2}))?$`);

/** An arXiv number without its version, and the version where one was given. */
export interface ArxivId {
  readonly id: string;
  readonly version?: number;
}

/**
 * Reads a bare arXiv number (`2403.12345v2`, `math.GT/0309136`), checking month and sequence. The subject class of an
 * old number is dropped, as arXiv itself does.
 */
export function parseArxivId(text: string): ArxivId | undefined {
  return readNew(arxivNew.exec(text)) ?? parseSpelling(text);
}

function parseSpelling(text: string): ArxivId | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^(?:oai:arxiv\.org:|arxiv:|corr[ /:]?)\s{0,3}/, '')
    .replace(/^abs[/-]/, '')
    .replace(/\s?[[(][\w.-]{2,20}[\])]$/, '')
    .replace(/\.(?:pdf|ps|gz|html?)$/, '')
    .replace(/^\/+/, '')
    .replace(/^(\d{4})-(\d{4,5})(v\d+)?$/, '$1.$2$3')
    .replace(/^(hep|astro|cond|gr|quant|nucl)(th|ph|ex|lat|mat|qc)\//, '$1-$2/');
  return readNew(arxivNew.exec(bare)) ?? readOld(arxivOld.exec(bare));
}

function readNew(match: RegExpExecArray | null): ArxivId | undefined {
  if (!match) return undefined;
  const [, year = '', month = '', sequence = '', version] = match;
  const date = Number(year + month);
  // Numbers of this form begin in April 2007; five digits in January 2015.
  if (!isMonth(month) || date < 704 || date > 9000 || Number(sequence) === 0) return undefined;
  if (date >= 1501 !== (sequence.length === 5)) return undefined;
  return withVersion(`${year}${month}.${sequence}`, version);
}

function readOld(match: RegExpExecArray | null): ArxivId | undefined {
  if (!match) return undefined;
  const [, archive = '', year = '', month = '', sequence = '', version] = match;
  if (!isMonth(month) || (Number(year) > 7 && Number(year) < 91)) return undefined;
  return withVersion(`${archive}/${year}${month}${sequence}`, version);
}

const isMonth = (month: string) => Number(month) >= 1 && Number(month) <= 12;

function withVersion(id: string, version: string | undefined): ArxivId {
  return version === undefined ? { id } : { id, version: Number(version) };
}

/** A DOI in lower case without resolver, prefix or stray punctuation, or `undefined` when it is none. */
function parseDoi(text: string): string | undefined {
  const bare = decodePercent(text.trim())
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
    .replace(/^(?:info:|urn:)?doi\s{0,2}[:/]?\s{0,2}/i, '')
    .replace(/\\([_&%#])/g, '$1')
    .replaceAll('\u0000', '')
    .trim();
  const match = /^10\.\d{4,9}(?:\.\d{1,9})*\/\S{1,1000}$/.exec(bare);
  return match ? trimTail(bare).toLowerCase() : undefined;
}

/** Takes punctuation off the end that belongs to the sentence around: `10.1000/x).` but not `10.1000/(x)`. */
function trimTail(doi: string): string {
  let end = doi.length;
  for (; end > 0; end -= 1) {
    const last = doi[end - 1]!;
    if (/[.,;:'"\u2019\u201D]/.test(last)) continue;
    const open = { ')': '(', ']': '[', '}': '{', '>': '<' }[last];
    if (open === undefined || count(doi, open, end) >= count(doi, last, end)) break;
  }
  return doi.slice(0, end);
}

function count(text: string, character: string, end: number): number {
  let found = 0;
  for (let at = 0; at < end; at += 1) if (text[at] === character) found += 1;
  return found;
}

function decodePercent(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const matching = (pattern: RegExp, change = (text: string) => text) => {
  return (text: string) => {
    const found = pattern.exec(text.trim());
    return found ? change(found[1] ?? found[0]) : undefined;
  };
};

/**
 * How each scheme's bare identifier is read; `undefined` means that it is none. The order is that of preference when
 * a paper is named after one: the identifier that most sources share comes first.
 */
const schemes: Readonly<Record<string, (text: string) => string | undefined>> = {
  arxiv: (text) => parseArxivId(text)?.id,
  doi: parseDoi,
  openreview: matching(/^[\w-]{6,20}$/),
  acl: matching(/^(?:[A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d{1,4})$/),
  pmid: matching(/^(?:pmid:\s{0,2})?(\d{1,9})$/i),
  pmcid: matching(/^(?:pmcid:\s{0,2})?(?:PMC)?(\d{1,9})$/i, (digits) => `PMC${digits}`),
  dblp: matching(/^(?:DBLP:)?((?:conf|journals|books|phd|series|reference|tr|homepages)\/[\w/.-]{2,100})$/),
  s2: matching(/^[0-9a-f]{40}$/i, (text) => text.toLowerCase()),
  corpus: matching(/^(?:corpusid:\s{0,2})?(\d{1,12})$/i),
  openalex: matching(/^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:works\/)?)?(W\d{1,12})$/i, (text) =>
    text.toUpperCase(),
  ),
  mag: matching(/^\d{1,12}$/),
};

const byPreference = Object.keys(schemes);

/** A bare identifier of a scheme in its canonical form. Schemes that are not known keep theirs, trimmed. */
export function normalizeId(scheme: string, value: string): string | undefined {
  if (Object.hasOwn(schemes, scheme)) return schemes[scheme]!(value);
  const bare = value.trim();
  return bare === '' || bare.length > 200 ? undefined : bare;
}

/** The arXiv number inside arXiv's own DOI (10.48550/arXiv.2403.12345), which names the same paper. */
function arxivOfDoi(doi: string): ArxivId | undefined {
  const match = /^10\.48550\/arxiv\.(.+)$/i.exec(doi);
  return match ? parseArxivId(match[1]!) : undefined;
}

/** The ACL Anthology's own DOIs end in the Anthology identifier. */
function aclOfDoi(doi: string): string | undefined {
  const match = /^10\.(?:18653\/v1|3115\/v1)\/(.+)$/i.exec(doi);
  return match ? (schemes.acl!(match[1]!) ?? schemes.acl!(match[1]!.toUpperCase())) : undefined;
}

/**
 * Addresses that hold an identifier: the host with its path up to it, and the scheme; and what the publisher leaves out
 * of the identifier there. The last ones hold for any host: publishers put the DOI in the path after a word for what it
 * is (`/doi/abs/`, `/article/`) or, PLOS alone, in the query.
 */
const addresses: readonly (readonly [scheme: string, pattern: RegExp, before?: string])[] = [
  [
    'arxiv',
    /^(?:(?:www|export|browse|[a-z]{2})\.)?(?:arxiv\.org|xxx\.lanl\.gov)\/(?:abs|pdf|html|format|list|src|ps|e-print)\/([^?#]+)/i,
  ],
  ['arxiv', /^(?:www\.)?(?:ar5iv\.(?:labs\.arxiv\.)?org|alphaxiv\.org)\/(?:abs|pdf|html|overview)\/([^?#]+)/i],
  ['arxiv', /^(?:www\.)?(?:huggingface\.co|hf\.co)\/papers\/([^?#/]+)/i],
  ['arxiv', /^(?:www\.)?(?:scirate\.com|papers\.cool|semanticscholar\.org)\/arxiv\/([^?#]+)/i],
  ['doi', /^(?:dx\.|www\.)?doi\.org\/([^?#]+)/i],
  ['doi', /^api\.datacite\.org\/dois\/([^?#]+)/i],
  ['doi', /^(?:www\.)?(?:bio|med)rxiv\.org\/content\/(10\.\d{4,9}\/[\d.]+)/i],
  ['openreview', /^(?:www\.)?openreview\.net\/(?:forum|pdf|attachment)\?(?:[^#]*&)?id=([\w-]+)/i],
  [
    'acl',
    /^(?:www\.)?(?:aclanthology\.org|aclweb\.org\/anthology)\/(?:[A-Z]\/[A-Z]\d{2}\/)?([\w.-]+?)(?:\.pdf|\.bib)?\/?(?:[?#]|$)/i,
  ],
  [
    'pmid',
    /^(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed|europepmc\.org\/(?:article|abstract)\/med)\/(\d+)/i,
  ],
  ['pmcid', /^(?:www\.)?(?:ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov)\/articles\/(PMC\d+)/i],
  [
    'dblp',
    /^(?:www\.)?dblp\.(?:org|uni-trier\.de)\/rec\/(?:html\/|bibtex\/)?([\w/.-]+?)(?:\.html|\.bib|\.xml)?(?:[?#]|$)/i,
  ],
  ['s2', /^(?:www\.|api\.)?semanticscholar\.org\/paper\/(?:[^?#]{0,300}\/)?([0-9a-f]{40})/i],
  ['corpus', /^(?:api\.)?semanticscholar\.org\/corpusid:(\d+)/i],
  ['openalex', /^(?:api\.)?openalex\.org\/(?:works\/)?(W\d+)/i],
  ['doi', /^(?:www\.)?nature\.com\/articles\/([a-z0-9.-]+?)(?:\.pdf)?(?:[?#]|$)/i, '10.1038/'],
  ['doi', /^(?:www\.)?zenodo\.org\/records?\/(\d+)/i, '10.5281/zenodo.'],
  ['doi', /^academic\.oup\.com\/[\w-]+\/(?:advance-)?article(?:-abstract|-pdf)?\/doi\/(10\.1093\/[\w-]+\/\w+)/i],
  ['doi', /^journals\.plos\.org\/\w+\/article(?:\/file)?\?(?:[^#]*&)?id=(10\.\d{4,9}\/[\w.]+)/i],
  [
    'doi',
    /^[\w.-]+\/(?:[\w.-]+\/){0,4}(?:doi|articles?|chapter|book|content\/pdf)\/(?:[a-z]+\/)?(10\.\d{4,9}\/[^?#\s]+?)(?:\/(?:full|abstract|pdf|meta|html))?(?:\.pdf)?\/?(?:[?#]|$)/i,
  ],
];

/** Prefixes as people and services write them: `arXiv:`, `PMID:`, `CorpusId:`. */
const prefixes: Readonly<Record<string, string>> = {
  acl: 'acl',
  arxiv: 'arxiv',
  corpus: 'corpus',
  corpusid: 'corpus',
  dblp: 'dblp',
  doi: 'doi',
  mag: 'mag',
  oai: 'arxiv',
  openalex: 'openalex',
  openreview: 'openreview',
  pmcid: 'pmcid',
  pmid: 'pmid',
  pubmed: 'pmid',
  s2: 's2',
};

/**
 * The scheme and bare identifier in an address, a DOI, an arXiv number or any usual citation of one.
 */
export function parseId(text: string): { scheme: string; id: string } | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 2000) return undefined;
  return fromAddress(trimmed) ?? fromPrefix(trimmed) ?? fromBare(trimmed);
}

function fromAddress(text: string): { scheme: string; id: string } | undefined {
  const rest = text.replace(/^https?:\/\//i, '');
  for (const [scheme, pattern, before = ''] of addresses) {
    const found = pattern.exec(rest)?.[1];
    const id = found && settle(scheme, before + decodePercent(found));
    if (id) return id;
  }
  return undefined;
}

function fromPrefix(text: string): { scheme: string; id: string } | undefined {
  const [, name = '', rest = ''] = /^([a-z0-9]{2,10})\s{0,2}:\s{0,2}(\S.*)$/i.exec(text) ?? [];
  const scheme = prefixes[name.toLowerCase()];
  return scheme && Object.hasOwn(prefixes, name.toLowerCase())
    ? settle(scheme, name.toLowerCase() === 'oai' ? text : rest)
    : undefined;
}

/** "arXiv preprint arXiv:2403.12345", "CoRR, abs/2403.12345", "arXiv e-print 2403.12345 (2024)". */
const citation =
  /\b(?:arxiv|corr|abs|e-?prints?|preprint)[\s:,/]{1,3}(?:abs\/)?(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,9}(?:\.[a-z]{2})?\/\d{7}(?:v\d{1,3})?)\b/i;

/** Schemes whose identifiers cannot be taken for anything else when they stand alone. */
const unmistakable = ['arxiv', 'doi', 'acl', 'openalex', 'dblp'];

function fromBare(text: string): { scheme: string; id: string } | undefined {
  for (const scheme of unmistakable) {
    const found = settle(scheme, text);
    if (found) return found;
  }
  if (/^PMC\d/i.test(text)) return settle('pmcid', text);
  const cited = citation.exec(text)?.[1];
  return cited === undefined ? undefined : settle('arxiv', cited);
}

/** Canonical form, with the DOIs that only repeat another identifier replaced by it. */
function settle(scheme: string, text: string): { scheme: string; id: string } | undefined {
  const id = normalizeId(scheme, text);
  if (id === undefined) return undefined;
  const arxiv = scheme === 'doi' ? arxivOfDoi(id) : undefined;
  return arxiv ? { scheme: 'arxiv', id: arxiv.id } : { scheme, id };
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
  const found = parseId(text);
  return found && `${found.scheme}:${found.id}`;
}

/** What a paper is called: after its best identifier, else after its title and first author. */
export function idFrom(ids: Ids, title: string, firstAuthor = ''): PaperId {
  for (const scheme of byPreference) if (ids[scheme]) return `${scheme}:${ids[scheme]}`;
  return `title:${hash(`${titleKey(title)}|${titleKey(firstAuthor)}`)}`;
}

/** Identifiers as they are kept: canonical, and those that another implies added. Bad ones are left out. */
export function completeIds(ids: Ids): Ids {
  const { doi, ...rest } = ids;
  if (!doi) return rest;
  const ofArxiv = arxivOfDoi(doi)?.id;
  const arxiv = ids.arxiv ?? ofArxiv;
  const acl = ids.acl ?? aclOfDoi(doi);
  return { ...rest, ...(ofArxiv ? {} : { doi }), ...(arxiv ? { arxiv } : {}), ...(acl ? { acl } : {}) };
}

/** 64 bits in hexadecimal: two runs of FNV-1a with different offsets, mixed. Not for secrets. */
function hash(text: string): string {
  const half = (offset: number) => {
    let value = offset;
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    return ((value ^ (value >>> 13)) >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x9e3779b9);
}
