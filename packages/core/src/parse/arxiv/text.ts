import type { Announcement, Listing } from '../../paper/schema.js';
import { splitAuthorLine } from '../../text/author-line.js';
import { toIsoDate } from '../../text/dates.js';
import { linesOf } from '../copied/lines.js';
import { undoCopying } from '../copied/undo.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { announcementOf } from './entry.js';

// arXiv's list pages (`/list/cs.LG/recent`, searches) and abstract pages as somebody copied them.

const numbered = /^\s*\[(\d{1,5})\]\s+arXiv:(\S+)(?:\s+\((.{1,60}?)\))?(?:\s+\[.*\])?\s*$/i;
const searched = /^\s*(?:\d{1,5}\.\s+)?arXiv:(\d{4}\.\d{4,5})\s+\[.{0,60}\](?:\s+\S.*)?$/i;
const submitted = /^\s*\[?(?:Submitted on|\(?v\d+\)?)\s/i;

/** arXiv's list, search and abstract pages copied as text. */
export function detect({ head, text }: Probe): boolean {
  if (/^[<{]/.test(head)) return false;
  const lines = plainLines(text.slice(0, 20_000)).filter((line) => line !== '');
  const entries = lines.filter(
    (line, index) => numbered.test(line) && lines.slice(index + 1, index + 4).some((next) => /^\s*Title:/i.test(next)),
  );
  return entries.length > 0 || searchEntries(lines) > 0 || isAbstractPage(lines);
}

/** The lines, as the page shows them: programs that extract pages write its links as Markdown's, and the number of an entry apart. */
function plainLines(text: string): string[] {
  if (!/\]\(\S/.test(text)) return unwrapped(undoCopying(text).replace(bullets, '').split('\n'));
  const lines: string[] = [];
  for (const { prefix = '', text: line } of linesOf(text)) {
    const shown = (prefix + line).replace(/(?<=^(?:\d{1,5}\.\s+)?arXiv:\d{4}\.\d{4,5}(?:v\d+)?)(?=\[)/, ' ');
    const number = /^\[\d{1,5}\]$/.exec(lines.at(-1) ?? '')?.[0];
    if (shown === '' && number !== undefined) continue;
    if (number !== undefined && shown.startsWith('arXiv:')) lines.splice(-1, 1, `${number} ${shown}`);
    else lines.push(shown);
  }
  return lines;
}

/** Some programs make points of what a page says of each paper. */
const bullets =
  /^[ \t]*[-*\u2022][ \t]+(?=\[\d{1,5}\] arXiv:|(?:Title|Authors|Comments|Subjects|Journal-ref|Abstract):)/gm;

/** "Ada Example, Bo Sample": at least two names. */
const areNames = (text: string) =>
  text.split(/,\s*/).filter((name) => /^\p{Lu}\S*(?:\s\S+){1,3}$/u.test(name)).length > 1;

/** Text browsers print pages so wide at most. */
const widest = 100;

/** The lines without their indents, those joined again that were broken at the width of a screen. */
function unwrapped(lines: readonly string[]): string[] {
  const width = lines.reduce((most, { length }) => Math.max(most, length), 0);
  if (width > widest) return lines.map((line) => line.trim());
  const isFull = (index: number) => {
    const [before = '', line = ''] = [lines[index - 1], lines[index]];
    return (
      before.trim() !== '' && line.trim() !== '' && before.length + 1 + /^\S*/.exec(line.trim())![0].length > width
    );
  };
  // The longest of a few lines need not have been broken.
  if (lines.filter((_, index) => isFull(index)).length < 3) return lines.map((line) => line.trim());
  const joined: string[] = [];
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    const isOwn = text === '' || label.test(text) || numbered.test(text) || searched.test(text);
    const before = joined.at(-1) ?? '';
    const next = lines[index + 1]?.trim() ?? '';
    // Whoever wrote a paper stands between its title and the next label.
    const isByline = areNames(text) || next === '' || label.test(next) || numbered.test(next);
    const goesOn = /^Title:/i.test(before) ? !isByline : label.test(before) || /,$/.test(before);
    if (isFull(index) && !isOwn && goesOn) joined[joined.length - 1] += ` ${text}`;
    else joined.push(text);
  }
  return joined;
}

/** "arXiv:2503.12345 [pdf, other] cs.LG", then the title, then "Authors:". */
function searchEntries(lines: readonly string[]): number {
  return lines.filter(
    (line, index) => searched.test(line) && lines.slice(index + 1, index + 8).some((next) => /^\s*Authors:/.test(next)),
  ).length;
}

function isAbstractPage(lines: readonly string[]): boolean {
  return (
    lines.some((line) => /^\s*\[?Submitted on \d{1,2} \w{3} \d{4}/i.test(line)) &&
    lines.some((line) => /^\s*Cite as:\s*arXiv:|^\s*arXiv:\d{4}\.\d{4,5}/i.test(line))
  );
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const lines = withoutLoneLabels(plainLines(text));
  const isList = lines.some((line) => numbered.test(line)) || searchEntries(lines) > 0;
  const { drafts, date, title } = isList
    ? readList(lines)
    : { drafts: [readAbstractPage(lines)], date: undefined, title: 'arXiv' };
  const papers = drafts.flatMap(
    (draft, index) => toPaper({ ...draft, position: index + 1 }, report, `entry ${index + 1}`) ?? [],
  );
  return { title, homepage: 'https://arxiv.org/', ...(date ? { date } : {}), papers };
}

const dayHeading = /^\w{3}, \d{1,2} \w{3} \d{4}(?= \(|$)|(?<=^Showing new listings for \w+day, )\d{1,2} \w+ \d{4}$/;
/** How many papers a list has and shows. */
const counted = /^(?:Total of \d+ entries|Showing up to \d+ entries)/i;
const label =
  /^(Title|Authors|Comments|Subjects|Journal-ref|Abstract|Submitted|DOI|Report-no|MSC-class|ACM-class|Cite as)\s*:\s*(.*)$/i;

function readList(lines: readonly string[]): { drafts: Draft[]; date: string | undefined; title: string } {
  const drafts: Draft[] = [];
  let day: string | undefined;
  let announced: Announcement | undefined;
  let draft: Draft | undefined;
  let last = '';
  for (const line of lines) {
    if (counted.test(line)) continue;
    const heading = dayHeading.exec(line)?.[0];
    const section = /^(?:new|cross|replacement) submissions\b|^cross-lists\b|^replacements\b/i.exec(line)?.[0];
    const [, , number, remark] = numbered.exec(line) ?? [];
    const id = number ?? searched.exec(line)?.[1];
    if (heading !== undefined && (/showing/i.test(line) || /^\w{3}, \d{1,2} \w{3} \d{4}$/.test(line))) {
      day = toIsoDate(heading) ?? day;
      draft = undefined;
    } else if (section !== undefined) {
      announced = announcementOf(section);
      draft = undefined;
    } else if (id !== undefined) {
      // "(cross-list from cs.CL)" and "(replaced)" stand behind numbers where no heading parts them.
      const own = announcementOf(remark) ?? announced;
      draft = { markup: 'tex', ids: { arxiv: id }, listed: day, announced: own, type: 'article' };
      drafts.push(draft);
      last = '';
      if (own?.startsWith('replace')) draft.updated = day;
    } else if (draft && line !== '') last = take(draft, line, last);
  }
  const days = [...new Set(drafts.map(({ listed }) => listed))];
  const section = lines
    .slice(0, 6)
    .find((line) => /^\p{Lu}[\p{L} ,&-]{3,60}$/u.test(line) && !/authors and titles/i.test(line));
  return {
    drafts,
    date: days.length === 1 ? (days[0] as string | undefined) : undefined,
    title: section ? `arXiv: ${section}` : 'arXiv',
  };
}

/** Browsers put what a label names on the next line as often as behind it. */
function withoutLoneLabels(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1) ?? '';
    if (line !== '' && label.exec(before)?.[2] === '' && !label.test(line) && !numbered.test(line))
      joined[joined.length - 1] = `${before} ${line}`;
    else joined.push(line);
  }
  return joined;
}

/** Takes a line into a draft; gives the field that it is part of. */
function take(draft: Draft, line: string, last: string): string {
  const [, name = '', value = ''] = label.exec(line) ?? [];
  const field = name.toLowerCase();
  if (field === 'title') draft.title = value;
  else if (
    field === 'authors' ||
    (field === '' && (last === 'title' || last === '') && draft.title !== undefined && draft.authors === undefined)
  )
    draft.authors = namesIn(value || line);
  else if (field === '' && draft.title === undefined) {
    if (!/^[a-z-]+\.[A-Z]{2}$/.test(line)) draft.title = line;
  } else if (field === 'comments') draft.comment = value;
  else if (field === 'subjects') draft.topics = subjectsIn(value);
  else if (field === 'journal-ref') draft.venue = value;
  else if (field === 'doi') draft.ids = { ...draft.ids, doi: value };
  else if (field === 'abstract') draft.abstract = value.replace(/\s*(?:△ Less|▽ More|\u2026 ?▽ More)\s*$/, '');
  else if (field === 'submitted') draft.published = /\d{1,2} \w+,? \d{4}/.exec(value)?.[0];
  else if (field === '' && last === 'abstract')
    draft.abstract = `${draft.abstract ?? ''} ${line.replace(/\s*△ Less\s*$/, '')}`;
  else if (field === '' && (last === 'subjects' || last === 'comments')) {
    draft.abstract = line;
    return 'abstract';
  } else return last;
  return field || (draft.authors ? 'authors' : 'title');
}

const namesIn = (line: string) =>
  splitAuthorLine(line.replace(/\s*,\s*(?:et al\.?|\u2026).*$/i, ', et al.')).map(({ name }) => name);
/** "Machine Learning (cs.LG); Multiagent Systems (cs.MA)": the classes in parentheses. */
const subjectsIn = (line: string) =>
  [...line.matchAll(/\(([a-z-]+(?:\.[A-Za-z-]+)?)\)/g)].map(([, subject]) => subject!);

function readAbstractPage(lines: readonly string[]): Draft {
  const at = (pattern: RegExp) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean);
  const dated = lines.findIndex((line) => submitted.test(line));
  const filled = lines.slice(dated + 1).filter((line) => line !== '');
  const stated = /^Title:\s*(.+)$/.exec(filled[0] ?? '')?.[1];
  const viewed = /View a PDF of the paper titled (.+), by (.+?)(?: and \d+ (?:other|more) authors?)?(?: PDF.*)?$/;
  const view = lines.map((line) => viewed.exec(line)).find(Boolean);
  const names = filled[1]?.replace(/^Authors?:\s*/, '');
  const hasNames = names !== undefined && !/^(?:View|Abstract|HTML|TeX)/.test(names);
  const version = /\bthis version,? v(\d+)\)/.exec(lines.join(' '))?.[1];
  return {
    markup: 'tex',
    title: stated ?? filled[0] ?? view?.[1],
    authors: hasNames ? namesIn(names) : view?.[2] ? namesIn(view[2]) : [],
    abstract: abstractOf(filled.slice(hasNames ? 2 : 1)),
    published: at(/Submitted on (\d{1,2} \w{3} \d{4})/i),
    updated: at(/last revised (\d{1,2} \w{3} \d{4})/i),
    version,
    ids: {
      arxiv: at(/Cite as:\s*arXiv:(\S+)/i) ?? at(/^arXiv:(\d{4}\.\d{4,5})/i),
      doi: at(/(?:Related DOI|Journal DOI):\s*(?:https:\/\/doi\.org\/)?(10\.\S+)/i),
    },
    topics: subjectsIn(at(/^Subjects:\s*(.+)$/i) ?? ''),
    comment: at(/^Comments:\s*(.+)$/i),
    venue: at(/^Journal reference:\s*(.+)$/i),
    type: 'article',
  };
}

/** What stands between the links and the table of facts. */
function abstractOf(lines: readonly string[]): string | undefined {
  const end = lines.findIndex((line) =>
    /^(?:Comments|Subjects|Cite as|MSC classes|ACM classes|Journal reference|Report number)\s*:/i.test(line),
  );
  const between = lines
    .slice(0, end === -1 ? undefined : end)
    .filter(
      (line) =>
        !/^(?:View PDF|HTML \(experimental\)|TeX Source|Other Formats|view license|View a PDF|Download|Access Paper|Full-text links)/i.test(
          line,
        ),
    );
  return between.join('\n').replace(/^Abstract:\s*/i, '') || undefined;
}
