import type { Draft } from '../draft.js';
import { citedIn } from './cited.js';
import { countsOf } from './counts-in.js';
import { authorsOf } from './entry-authors.js';
import { dateOf, dateUnder, venueOf } from './entry-facts.js';
import { titleOf } from './entry-title.js';
import { labelledLines } from './labelled-lines.js';
import { labelKind } from './link-labels.js';
import { inWords, type PaperRef, paperRefOf } from './paper-places.js';
import { isPerson, people } from './people.js';
import type { Stretch } from './stretch.js';
import { unwrapped } from './trackers.js';

// One entry of a list that somebody keeps: a title, links to the paper and around it, perhaps names, a venue, a date,
// an abstract, in any order. What links lead to says most; the words between say the rest.

export interface ListEntry {
  readonly draft: Draft;
  readonly refs: readonly PaperRef[];
}

/** An entry as what it says of a paper, its links called by the title unless many are called so (`shared`), or `undefined` when nothing in it leads to one. */
export function readEntry(
  stretches: readonly Stretch[],
  under: readonly string[] = [],
  shared: ReadonlySet<string> = new Set(),
): ListEntry | undefined {
  const links = stretches.flatMap(({ text, url }) => (url ? [{ label: text, url: unwrapped(url) }] : []));
  const words = stretches
    .filter(({ url }) => url === undefined)
    .map(({ text }) => text)
    .join(' ');
  const mentioned = [...`${words}\n${under.filter(mayName).join('\n')}`.matchAll(inWords)].map(([text]) =>
    text.replace(/[.,;:]+$/, ''),
  );
  const alone = /^\S+$/.test(words.trim()) ? [words.trim()] : [];
  const labelled = labelledLines(under);
  const refs = [...links.map(({ url }) => url), ...labelled.ids, ...mentioned.map(unwrapped), ...alone].flatMap(
    (text) => paperRefOf(text) ?? [],
  );
  if (refs.length === 0) return undefined;
  const cited = citedIn(stretches);
  const title = titleOf(
    stretches.filter(({ text, url }) => url === undefined || !shared.has(text.trim().toLowerCase())),
    cited?.title,
  );
  const authors = cited?.title !== undefined && cited.title === title ? cited.authors : undefined;
  const rest = restOf(stretches, title);
  const ids: Record<string, string> = {};
  for (const { scheme, id } of refs) if (scheme !== undefined) ids[scheme] ??= id!;
  const linkTo = (kind: 'code' | 'project' | 'video') => links.find(({ label }) => labelKind(label) === kind)?.url;
  const code = linkTo('code') ?? [...links.map(({ url }) => url), ...mentioned.map(unwrapped)].find(isRepository);
  return {
    refs,
    draft: {
      title,
      authors: labelled.authors ?? authors ?? authorsOf(rest, under) ?? linkedPeople(links, title),
      abstract: labelled.abstract ?? firstProse(under),
      summary: { text: labelled.summary },
      published: [dateOf(stretches, labelled.date), dateUnder(under)].sort(
        (a, b) => (b?.length ?? 0) - (a?.length ?? 0),
      )[0],
      venue: venueOf(rest),
      ids,
      links: {
        page: refs.find(({ url, scheme }) => url && scheme === undefined)?.url,
        pdf: links.find(({ url }) => /\.pdf(?:$|[?#])/i.test(url))?.url,
        code: code && isRepository(code) ? code : undefined,
        project: linkTo('project'),
        video: linkTo('video'),
      },
      signals: {
        ...labelled.counts,
        ...filled(countsOf([words, ...under.filter(isShort), ...links.map(({ label }) => label)].join('\n'))),
      },
    },
  };
}

/** People whose own pages are linked: "[Ann Example](/people/ann) | [Bo Sample](/people/bo)". */
function linkedPeople(links: readonly { label: string; url: string }[], title: string | undefined) {
  const people = links.filter(
    ({ label, url }) =>
      label !== title &&
      /\s/.test(label.trim()) &&
      isPerson(label.trim()) &&
      /people|authors?|profile|persons?|user|~/i.test(url),
  );
  return people.length === 0 ? undefined : people.map(({ label }) => label.trim());
}

/** Whether a line is short, or has what every identifier and address has. */
const mayName = (line: string) =>
  line.length < 120 ||
  /https?:|\d{4}\.\d{4}|\/\d{7}|10\.\d{4}|PMID|(?:\.org|\.co|\.net)\/|(?:arxiv|doi)\s*$/i.test(line);

const filled = (counts: Readonly<Record<string, number | undefined>>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));

export const isRepository = (url: string) =>
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co\/(?!papers))\/?[\w.-]+\/[\w.-]+/i.test(
    url,
  );

/** What is left of the plain words behind the title. */
function restOf(stretches: readonly Stretch[], title: string | undefined): readonly Stretch[] {
  const plain = stretches.filter(({ url }) => url === undefined);
  if (title === undefined) return plain;
  return plain
    .map((stretch) => ({
      ...stretch,
      text: stretch.text
        .replace(title, '')
        .replace(/[^\S\t]+/g, ' ')
        .trim(),
    }))
    .filter(({ text }) => /\p{L}|\d/u.test(text));
}

const isShort = (line: string) => line.length < 120;

/** A paragraph rather than a remark, and no list of names. */
const isProse = (line: string) => line.length >= 200 && /[.!?]["\u201D)]?$/.test(line) && !people.test(line);

/** The first paragraph, and those right behind it. */
function firstProse(lines: readonly string[]): string | undefined {
  const from = lines.findIndex(isProse);
  if (from === -1) return undefined;
  const length = lines.slice(from).findIndex((line) => !isProse(line));
  return lines.slice(from, length === -1 ? undefined : from + length).join('\n\n');
}
