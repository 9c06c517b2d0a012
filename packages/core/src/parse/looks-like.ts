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
  ['a mail', /^(?:From|Return-Path|Received|Message-ID): .{1,300}$/m],
  ['a refusal', /\b(?:too many requests|rate limit|captcha|access denied|enable javascript)\b/i],
];

/** What a text looks like that is no listing. */
export function looksLike(text: string): string | undefined {
  return kinds.find(([, sign]) => sign.test(text))?.[0];
}

/** A reference to a listing rather than the listing, and what to do with it. */
export function referenceIn(text: string): { what: string; advice: string } | undefined {
  const line = text.trim();
  if (line.length > 500 || line.includes('\n')) return undefined;
  const [what, , advice] = references.find(([, sign]) => sign.test(line)) ?? [];
  return what === undefined ? undefined : { what, advice: advice! };
}
