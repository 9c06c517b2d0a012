import { escapeMarkdown } from '../../text/escape/markdown.js';
import { byline, sideLinks } from '../feed/content.js';
import { countsOf, type Entry } from '../model/entry.js';
import { toSpokenPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';

/** An address in angle brackets ends only at the closing one, which no usable address holds. */
const link = (text: string, url: string | undefined) =>
  url === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](<${url}>)`;

function section(entry: Entry, rank: number): string {
  const day = entry.cited;
  const facts = [day, entry.venue, entry.organization, ...countsOf(entry)];
  const links = sideLinks(entry, entry.words).map(([, label, url]) => link(label, url));
  const paragraphs = entry.abstract?.split(/\n{2,}/).map((paragraph) => escapeMarkdown(paragraph.trim())) ?? [];
  return [
    `## ${rank}. ${link(entry.title, entry.url)}`,
    escapeMarkdown(byline(entry.authors, entry.words)),
    escapeMarkdown(facts.filter((fact) => fact !== undefined).join(' · ')),
    entry.reasons.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n'),
    ...paragraphs,
    entry.summary ? escapeMarkdown(entry.summaryLabel + entry.summary) : '',
    links.join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/**
 * Markdown as GitHub, Obsidian and Pandoc read it: a section a paper, with its reasons, abstract and links. Nothing in a
 * paper can become markup. Linear in the listing's text.
 *
 * @example
 * toMarkdown(listing) // # Trending papers …
 */
export function toMarkdown(publishable: Publishable, options: PublishOptions = {}): string {
  const { description, entries, title } = toSpokenPublication(publishable, options);
  const intro = description === undefined ? [] : [escapeMarkdown(description)];
  const sections = entries.map((entry, index) => section(entry, index + 1));
  return `${[`# ${escapeMarkdown(title)}`, ...intro, ...sections].join('\n\n')}\n`;
}
