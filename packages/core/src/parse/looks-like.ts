import type { Probe } from './format.js';
import { rootTag } from './xml.js';

// What a text is that lists no papers, by what only its kind has: for refusing it with a name.

/** An address, a path or a query given instead of what stands there. */
const references: readonly (readonly [what: string, sign: RegExp, advice: string])[] = [
  ['an address', /^https?:\/\/\S+$/i, '`fetchListing` (or the command line) reads what is there.'],
  [
    'the path of a file',
    /^(?:\.{0,2}[\\/]|[A-Za-z]:[\\/])?[\w .()-]{1,80}(?:[\\/][\w .()-]{1,80}){0,20}\.(?:json|jsonl|ndjson|xml|rss|atom|bib|ris|nbib|csv|tsv|txt|md|html?|eml|enw|rdf|gz|zip)$/i,
    'Read the file and give its text or bytes.',
  ],
  [
    'a source',
    /^(?:hf|arxiv|openreview|crossref|openalex|s2|dblp|biorxiv|medrxiv|pwc|europepmc):\S{1,200}$/i,
    '`fetchListing` (or the command line) asks the service.',
  ],
];

/** What stands in software, licences and notices, and not in listings of papers. */
const kinds: readonly (readonly [what: string, sign: RegExp])[] = [
  [
    'a licence',
    /\bwithout warranty\b|\b(?:permission is hereby granted|all rights reserved|apache license|redistribution and use in source)\b|\bprovided\s+"as is"/i,
  ],
  [
    'a README',
    /^#{1,3}\s*(?:install(?:ation|ing)?|usage|getting started|quick ?start|license|licence|contributing|api|features|requirements|prerequisites|changelog|example)s?\b/im,
  ],
  [
    'source code',
    /^(?:import .{1,80} from ['"]|from [\w.]+ import |#include <|package [\w.]+;|(?:export )?(?:const|let|function|class) \w+|def \w+\(|#!\/|using [\w.]+;|public class )/m,
  ],
  [
    'a text with code in it',
    /^```|^\s{0,4}\$ (?:npm|pip|git|cd|sudo|curl)\b|^(?:npm|pip3?|yarn|cargo|brew) install\b/m,
  ],
  ['a change log', /^(?:#+ ?)?(?:\[?v?\d+\.\d+\.\d+\]?)(?: ?[-(/].{0,30})?$/m],
  ['Markdown, such as a README', /^#{1,3} \S[\s\S]*(?:^#{1,4} \S|^```|^[-*] |\]\()/m],
  ['a mail', /^(?:From|Return-Path|Received|Message-ID): .{1,300}$/m],
  ['a refusal', /\b(?:too many requests|rate limit|captcha|access denied|enable javascript)\b/i],
];

/** What a text looks like that is no listing. */
export function looksLike(text: string): string | undefined {
  return kinds.find(([, sign]) => sign.test(text))?.[0];
}

export interface Likeness {
  readonly kind: string;
  readonly advice: string;
  /** The formats that come nearest. */
  readonly nearest?: readonly string[];
}

const nameIt = 'If papers are listed in it, give that part alone, or name its format.';

/** What an input is that no format knows, and what to do with it. */
export function likenessOf({ head, text, json }: Probe): Likeness {
  const line = head.trim();
  const isLine = line.length <= 500 && !line.includes('\n');
  const [reference, , advice] = (isLine ? references.find(([, sign]) => sign.test(line)) : undefined) ?? [];
  if (reference !== undefined) return { kind: reference, advice: advice! };
  if (head.startsWith('<')) return likeMarkup(head);
  if (/^[[{]/.test(head)) return likeJson(json);
  const kind = looksLike(text.slice(0, 20_000));
  if (kind !== undefined) return { kind, advice: nameIt };
  if (/^[^\n]{3,400}[,;\t|][^\n]{3,400}\n[^\n]+[,;\t|]/.test(head))
    return {
      kind: 'a table',
      advice: 'Its first line must name the columns: title, and authors, doi, year or url.',
      nearest: ['csv'],
    };
  return {
    kind: 'prose',
    advice:
      'A listing has links or numbers of papers, or titles each with an abstract; save the page as HTML, or export RIS or BibTeX.',
    nearest: ['paper-list', 'hf-text', 'references'],
  };
}

function likeMarkup(head: string): Likeness {
  const root = rootTag(head)?.name ?? '';
  if (/^(?:html|body|head|div|p|table)$/.test(root))
    return {
      kind: 'a web page',
      advice: 'It links to no papers that are known; save the page of a listing.',
      nearest: ['html-list', 'citation-meta', 'hf-page'],
    };
  return {
    kind: root === '' ? 'markup' : `XML whose root is <${root}>`,
    advice: 'Export it as RIS, BibTeX or EndNote XML, or ask its service for Atom or JSON.',
    nearest: ['endnote-xml', 'mods', 'atom'],
  };
}

function likeJson(json: unknown): Likeness {
  if (json === undefined)
    return { kind: 'JSON that is cut off or damaged', advice: 'Fetch it again: it cannot be parsed.' };
  const first: unknown = Array.isArray(json) ? json[0] : json;
  const keys = typeof first === 'object' && first !== null ? Object.keys(first).slice(0, 6) : [];
  return {
    kind: keys.length === 0 ? 'JSON without records' : `JSON with ${keys.join(', ')}`,
    advice: 'Records need a title and another field of a paper: authors, doi, url, date.',
    nearest: ['json', 'csl-json', 'papers-json'],
  };
}
