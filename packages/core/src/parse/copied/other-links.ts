import { addressForm } from './addresses.js';

// Links as other tools than Markdown write them, told by their own brackets.

const address = addressForm('<>[\\]|"`');
const label = String.raw`[^<>[\]|"${'`'}]{1,600}`;

const forms: readonly (readonly [form: RegExp, markdown: string])[] = [
  // Slack: <https://…|A title>
  [new RegExp(String.raw`<(${address})\|([^<>|]{1,600})>`, 'g'), '[$2]($1)'],
  // Org: [[https://…][A title]]
  [new RegExp(String.raw`\[\[(${address})\]\[(${label})\]\]`, 'g'), '[$2]($1)'],
  // reStructuredText: `A title <https://…>`_
  [new RegExp(String.raw`${'`'}(${label})\s<(${address})>${'`'}__?`, 'g'), '[$1]($2)'],
  // AsciiDoc: https://…[A title]
  [
    new RegExp(String.raw`(?<![\w([<"'=/])(?:link:)?(${address})\[(?=[^[\]\n]*\p{L}{2})([^[\]]{1,600})\]`, 'gu'),
    '[$2]($1)',
  ],
  // MediaWiki: [https://… A title]
  [new RegExp(String.raw`(?<!\[)\[(${address})\s(${label})\](?![(\]])`, 'g'), '[$2]($1)'],
  // Jira and Confluence: [A title|https://…]
  [new RegExp(String.raw`(?<!\[)\[(${label})\|(${address})\](?![(\]])`, 'g'), '[$1]($2)'],
  // LaTeX: \href{https://…}{A title}
  [new RegExp(String.raw`\\href\{(${address})\}\{([^{}\n]{1,600})\}`, 'g'), '[$2]($1)'],
  // Textile: "A title":https://…
  [new RegExp(`"(${label})":(${address})`, 'g'), '[$1]($2)'],
];

/** A note by its name, as Obsidian and its like link them. */
const wiki = /\[\[([^[\]|#\n]{4,300})(?:#[^[\]|\n]{0,100})?(?:\|([^[\]|\n]{4,300}))?\]\](?!\()/g;

const sign = new RegExp(
  String.raw`\\href\{https?:|\|https?:|${addressForm('<>')}[|[]|\[\[?https?:|\s<${addressForm('<>')}>${'`'}|":https?:`,
);

/** A text whose links are Markdown's. */
export function withMarkdownLinks(text: string): string {
  const named = text.includes('[[') ? text.replace(wiki, noteOf) : text;
  if (!sign.test(named)) return named;
  return forms.reduce((read, [form, markdown]) => read.replace(form, markdown), named);
}

/** A note's name stands out; a key of a bibliography names a reference and no title. */
function noteOf(all: string, name: string, shown?: string): string {
  if (/https?:/.test(all)) return all;
  return name.startsWith('@') ? (shown ?? '') : `**${shown ?? name}**`;
}
