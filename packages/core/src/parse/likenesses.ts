// What inputs that list no papers are, told by what only their kind has, and what whoever has one can do. Asked in order,
// when every format has declined.

/** A kind of input: how it is named, what is in it (all of a list), what to do, and the formats that come nearest. */
export type Kind = readonly [
  kind: string,
  signs: RegExp | readonly RegExp[],
  advice: string,
  nearest?: readonly string[],
];

const giveThatPart = 'If papers are listed in it, give that part alone, or name its format.';
const giveLinks = 'Give the links of the papers in it, one a line, or a list of titles with links.';
const askAgain = 'Ask again later, or open the address in a browser and save what it shows.';

/** One line given instead of what stands there. */
export const lineKinds: readonly Kind[] = [
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

/** Who speaks, alone on a line or before a colon, with the marks that a copy puts around. */
const speaks = (names: string) => new RegExp(`^[#>* ]{0,6}(?:${names})(?: said| replied)?[*: ]{0,4}(?::|$)`, 'im');

/** At least two messages, each with its time: before its text, or behind the name of who wrote it. */
export const conversation =
  /(?:^\[?\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]?(?: -)? [^:\n]{1,60}: .{0,2000}\n+){2}|(?:^(?!\d{1,2}\/).{0,60}\b\d{1,2}:\d{2} ?[AP]M\n(?:.{0,2000}\n){1,12}?){2}/im;

/** At least two posts, each under the name of its account. */
export const posts =
  /(?:^.{0,4}@[\w.-]{2,60}(?![\w.{(-]).{0,4}(?:\n\s{0,2}\u00B7)?.{0,30}\n(?:.{0,2000}\n){1,15}?){2}/m;

/** At least two labels of DBLP's entries, and what else only its pages say. */
export const dblpPage = [
  /(?:^\[[a-z]\d{1,4}\](?:\s.{0,2000})?\n(?:.{0,2000}\n){0,20}?){2}/m,
  /\bdblp\b|^\[[\u2013-]\] /im,
];

/** What stands in conversations, software, licences and notices, and not in listings of papers. */
export const textKinds: readonly Kind[] = [
  [
    'a conversation with a chatbot',
    [
      speaks('you|user|human|me'),
      speaks('chat ?gpt|gpt-[\\w.]+|assistant|claude|gemini|copilot|bard|perplexity|le chat|chatbot'),
    ],
    `What it names may not exist. ${giveLinks}`,
  ],
  ['a conversation', conversation, giveLinks],
  ['posts of a social network', posts, giveLinks],
  [
    'a page of DBLP',
    dblpPage,
    'Save its XML or BibTeX, which the page offers under "export", or ask for it: `dblp:…`.',
    ['dblp', 'bibtex'],
  ],
  [
    'the results of a web search',
    /^about [\d.,\s]{1,15} results\b|^(?:.{1,200} [-\u2013] )?(?:google search|search - microsoft bing|.{1,60} at duckduckgo)$|^(?:people also (?:ask|search for)|related searches)\b/im,
    'Open the papers it leads to, or search a service of papers: `arxiv:all:"…"`, `openalex:…`, `s2:…`.',
  ],
  [
    'an error page',
    /\b(?:too many requests|rate limit|captcha|access denied|enable javascript|service unavailable|bad gateway|internal server error|verify(?:ing)? (?:that )?you are (?:a )?human|unusual traffic|page (?:could )?not (?:be )?found|just a moment\.\.\.)/i,
    askAgain,
  ],
  [
    'a page to sign in',
    /\b(?:sign|log) ?in\b[\s\S]{0,2000}\bpassword\b/i,
    'Sign in and save the page that comes then, or give the service the key that it asks for.',
  ],
  [
    'a licence',
    /\bwithout warranty\b|\b(?:permission is hereby granted|all rights reserved|apache license|redistribution and use in source)\b|\bprovided\s+"as is"|^\s*(?:[\w-]+ ){0,4}(?:licen[cs]e|terms)\s*\n/i,
    giveThatPart,
  ],
  ['terms of a service', /^\s*(?:[\w-]+ ){0,3}(?:terms (?:of|and) \w+|privacy (?:policy|notice))\s*\n/i, giveThatPart],
  [
    'LaTeX source',
    /\\(?:documentclass|begin\{document\}|usepackage|section\*?\{)/,
    'Give its bibliography: the .bib file, or the .bbl file that LaTeX made of it.',
    ['bibtex', 'references'],
  ],
  ['a change', /^diff --git |^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/m, giveThatPart],
  [
    'a README',
    /^#{1,3}\s*(?:install(?:ation|ing)?|usage|getting started|quick ?start|license|licence|contributing|api|features|requirements|prerequisites|example)s?\b|^(?:install(?:ation|ing)?|usage|getting started|quick ?start)\n[-=~]{4}/im,
    giveThatPart,
  ],
  [
    'a change log',
    /^(?:#+ ?)?change ?log\s*$|^(?:#+ ?)?(?:\[?v?\d+\.\d+\.\d+\]?|(?:version|release) \d+\.\d+)(?: ?[-(/].{0,30})?$/im,
    giveThatPart,
  ],
  [
    'source code',
    /^(?:import .{1,80} from ['"]|from [\w.]+ import |#include <|package [\w.]+;?$|(?:export )?(?:const|let|var) \w+ ?[=:]|(?:export |async )*function \w+\(|(?:export )?class \w+.{0,80}[:{]$|def \w+\(|#!\/|using [\w.]+;|public class |(?:SELECT|select) .{1,200}\n\s*(?:FROM|from) )/m,
    giveThatPart,
  ],
  ['a style sheet', /^[\w.#:@][^\n{}]{0,100}\{\s*\n(?:\s*[\w-]+:[^\n]{1,200};\s*\n)+\s*\}/m, giveThatPart],
  [
    'a text with code in it',
    /^```|^\s{0,4}\$ (?:npm|pip|git|cd|sudo|curl)\b|^(?:npm|pip3?|yarn|cargo|brew) install\b/m,
    giveThatPart,
  ],
  [
    'a log',
    /(?:^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*\n){2}|(?:^\[\d\d:\d\d:\d\d\] .*\n){2}|(?:^[\d.:a-f]{7,39} \S+ \S+ \[.*\n){2}|^Traceback \(most recent call last\)|^npm (?:warn|err)/im,
    giveThatPart,
  ],
  [
    'clippings of a Kindle',
    /^={10}\s*$[\s\S]*^={10}\s*$/m,
    'Give the titles in it, each once, with authors or addresses.',
    ['paper-list', 'csv'],
  ],
  ['a calendar', /^BEGIN:VCALENDAR\b/, giveThatPart],
  ['contacts', /^BEGIN:VCARD\b/, giveThatPart],
  [
    'the text of one paper',
    /^[ \t]*abstract\b[\s\S]{100,8000}^[ \t]*(?:\d\.?|I\.)?[ \t]*introduction[ \t]*$/im,
    'Give its DOI, its arXiv number or its page. What it cites is read when its references are given alone.',
    ['references', 'citation-meta'],
  ],
  [
    'a call for papers',
    /\bcall for papers\b|\bpaper submission deadline\b/i,
    'Papers are listed once the venue has accepted them: `openreview:…`, or its proceedings.',
  ],
  ['Markdown, such as a README', /^#{1,3} \S[\s\S]*(?:^#{1,4} \S|^```|^[-*] |\]\()/m, giveThatPart],
  [
    'a mail',
    /^(?:From|Return-Path|Received|Message-ID): .{1,300}$|^(?:On .{10,120} wrote:|Dear .{1,60},)\s*$/m,
    'No papers are named in it. Of an alert, save the message itself (.eml), with its links.',
    ['scholar-alert', 'arxiv-mail', 'html-list'],
  ],
  ['minutes or an agenda', /^[ \t]*(?:minutes|agenda)\b|^(?:present|attendees|apologies): ./im, giveThatPart],
  ['settings', /^\[[\w.-]+\]\n[\w.-]+ ?= ?|^(?:---\n)?(?:[\w.-]+:(?: .{0,100})?\n){1,30}[ \t]+\S/, giveThatPart],
  [
    'bytes in base64',
    /^(?:data:[\w/+.-]{3,80};base64,)?(?=[A-Za-z0-9+/]{60})[A-Za-z0-9+/\s]+={0,2}\s*$/,
    'Decode them first.',
  ],
  ['a rich text document', /^\{\\rtf\d/, 'Save it as plain text.'],
  ['PostScript', /^%!PS/, 'Give the page or DOI of the paper in it.'],
  [
    'a list of links',
    /(?:^[ \t]*(?:[-*] )?https?:\/\/\S+[ \t]*(?:\n|$)){2}/m,
    'None of them is known to lead to a paper: give pages of arXiv, DOIs or the pages of publishers.',
    ['paper-list'],
  ],
  [
    'a list without links',
    /(?:^[ \t]*(?:[-*\u2022]|\d{1,3}[.)]) .{1,300}\n{1,3}){3}/m,
    'Give each point the link, arXiv number or DOI of its paper, or the authors and year in the style of a reference.',
    ['paper-list', 'references'],
  ],
];

/** Mark-up, by the name of its root: without prefix, in lower case. */
export const xmlKinds: readonly Kind[] = [
  [
    'a web page',
    /^(?:html|body|head|div|p|table|h\d|ul|a)$/,
    'It links to no papers that are known; save the page of a listing.',
    ['html-list', 'citation-meta', 'hf-page'],
  ],
  ['a list of feeds (OPML)', /^opml$/, 'Give the address of each feed in it (`xmlUrl`) as a source.', ['rss', 'atom']],
  [
    'a sitemap',
    /^(?:urlset|sitemapindex)$/,
    'Give those of its addresses that are of papers, one a line.',
    ['paper-list'],
  ],
  ['a picture', /^svg$/, 'Give the page that shows it.'],
  [
    'the full text of a paper (TEI)',
    /^tei(?:corpus)?$/,
    'Give the DOI or page of the paper; the references in it are read as they stand in a list of them (`listBibl`).',
    ['tei', 'jats'],
  ],
  ['a dump of a wiki', /^mediawiki$/, giveLinks],
  ['a schema', /^schema$/, 'Give a document that is written by it.'],
  ['an answer that refuses', /^(?:errors?|fault|envelope)$/, askAgain],
];

/** JSON, by the names of its first fields. */
export const jsonKinds: readonly Kind[] = [
  ['a notebook', /\bnbformat\b/, 'Give the list of papers in it as text or as a file of its own.'],
  ['the description of a package', /\b(?:dependencies|devDependencies|lockfileVersion)\b/, giveThatPart],
  ['the description of an API', /\b(?:openapi|swagger)\b/, 'Give an answer of the API.'],
  ['a JSON schema', /(?:^|,)\$(?:schema|defs)\b/, 'Give a document that is written by it.'],
  ['an exported conversation', /\b(?:mapping|messages|chat_messages|conversation_id)\b/, giveLinks],
  ['a map', /\b(?:features|geometry|coordinates)\b/, giveThatPart],
];
