import { utcDay } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { inline, leaf } from '../model/markup.js';
import { voidTag } from '../page/frame.js';
import { countOf } from '../page/html.js';
import { paperList } from '../page/list.js';
import { curve } from './curve.js';
import { type Group, type GroupKind, groupKinds } from './groups.js';
import { paperPath } from './paper-page.js';
import { type Shell, sitePage, upFrom } from './shell.js';

/** Papers on one page; the rest is in the feed and on the pages of days. */
const mostListed = 100;

const titles: Readonly<Record<GroupKind, (name: string) => string>> = {
  topic: (name) => name,
  author: (name) => name,
  lab: (name) => name,
  day: (name) => name,
  week: (name) => `Week of ${name}`,
  month: (name) => name,
};

/** How many of a group came up on each day that any paper came up on, for its curve. */
function daily(entries: readonly Entry[], days: readonly string[]): { at: number; count: number }[] {
  const counts = new Map(days.map((day) => [day, 0]));
  for (const { date } of entries) {
    const day = date && utcDay(date);
    if (day !== undefined && counts.has(day)) counts.set(day, counts.get(day)! + 1);
  }
  return [...counts].map(([day, count]) => ({ at: Date.parse(day), count }));
}

function papersOf(entries: readonly Entry[], path: string): string[] {
  const left = entries.length - mostListed;
  return [
    paperList(entries.slice(0, mostListed), { abstracts: false, pageOf: (entry) => upFrom(path) + paperPath(entry) }),
    left > 0 ? leaf('p', `The best ${mostListed} of ${entries.length.toLocaleString('en')} are shown.`) : '',
  ];
}

/** The feed of a group, beside its page. */
export const feedPath = (path: string): string => path.replace(/\.html$/, '.xml');

/** The page of a topic, an author, an organisation, a day, a week or a month. */
export function groupPage(group: Group, siblings: readonly Group[], days: readonly string[], shell: Shell): string {
  const { entries, kind, name, path } = group;
  const { dated, feed }: { dated?: true; feed: boolean } = groupKinds[kind];
  const title = titles[kind](name);
  const at = siblings.indexOf(group);
  const beside = ([word, other]: readonly [string, Group | undefined]) =>
    other === undefined ? '' : leaf('a', `${word}: ${titles[kind](other.name)}`, { href: upFrom(path) + other.path });
  const turns = dated
    ? (
        [
          ['Before', siblings[at + 1]],
          ['After', siblings[at - 1]],
        ] as const
      )
        .map(beside)
        .filter(Boolean)
    : [];
  const rss = feedPath(path).split('/').at(-1)!;
  const values = daily(entries, days);
  return sitePage(shell, {
    path,
    title,
    description: `${countOf(entries.length)}: ${title}`,
    head: feed ? [voidTag('link', { rel: 'alternate', type: 'application/rss+xml', title, href: rss })] : [],
    body: [
      leaf('h1', title),
      leaf('p', countOf(entries.length)),
      turns.length > 0 ? inline('p', { class: 'links' }, turns.join(' ')) : '',
      dated || values.length < 3 ? '' : curve(values, `Papers a day from ${days[0]} to ${days.at(-1)}`),
      feed ? inline('p', { class: 'links' }, leaf('a', 'RSS feed', { href: rss })) : '',
      ...papersOf(entries, path),
    ],
  });
}

/** All groups of some kinds, each as a link with its number of papers. */
export function directoryPage(
  path: string,
  title: string,
  lists: readonly (readonly [GroupKind, readonly Group[]])[],
  shell: Shell,
): string {
  const sections = lists.flatMap(([kind, groups]) => {
    const items = groups.map(({ entries, name, path }) =>
      inline(
        'li',
        {},
        `${leaf('a', titles[kind](name), { href: path })} ${leaf('small', entries.length.toLocaleString('en'))}`,
      ),
    );
    return items.length === 0
      ? []
      : [leaf('h2', groupKinds[kind].title), inline('ul', { class: 'chips' }, items.join(''))];
  });
  const nothing = leaf('p', 'Nothing yet: a list has a page once it holds three papers.');
  return sitePage(shell, { path, title, body: [leaf('h1', title), ...(sections.length > 0 ? sections : [nothing])] });
}

/** Days that count as now. */
const recentDays = 7;

/** How a topic's share of the newest days compares with its share of those before. */
interface Trend {
  readonly group: Group;
  readonly recent: number;
  readonly before: number;
  readonly rise: number;
}

/** The topics whose share of papers grew most in the last days. One paper more than expected is added to both sides. */
function trendsOf(topics: readonly Group[], entries: readonly Entry[], days: readonly string[]): Trend[] {
  const newest = days.at(-1);
  if (newest === undefined) return [];
  const from = Date.parse(newest) - (recentDays - 1) * 86_400_000;
  const isRecent = ({ date }: Entry) => date !== undefined && date.getTime() >= from;
  const all = entries.filter(isRecent).length;
  const rest = entries.length - all;
  if (rest === 0) return [];
  return topics
    .map((group) => {
      const recent = group.entries.filter(isRecent).length;
      const before = group.entries.length - recent;
      const expected = (group.entries.length * all) / entries.length;
      return { group, recent, before, rise: (recent + 1) / (expected + 1) };
    })
    .filter(({ rise, recent }) => rise > 1 && recent > 1)
    .sort((a, b) => b.rise - a.rise || b.recent - a.recent)
    .slice(0, 20);
}

/** What is rising: topics by their share, with their curves, and the best papers of the newest days. */
export function risingPage(
  topics: readonly Group[],
  entries: readonly Entry[],
  days: readonly string[],
  shell: Shell,
): string {
  const path = 'rising.html';
  const newest = days.at(-1);
  const from = newest === undefined ? 0 : Date.parse(newest) - (recentDays - 1) * 86_400_000;
  const recent = entries.filter(({ date }) => date !== undefined && date.getTime() >= from);
  const rows = trendsOf(topics, entries, days).map(({ before, group, recent: now }) =>
    inline(
      'li',
      {},
      `${leaf('a', group.name, { href: group.path })} ${leaf('small', `${now} in the last ${recentDays} days, ${before} before`)} ${curve(daily(group.entries, days), `${group.name}: papers a day from ${days[0]} to ${newest}`)}`,
    ),
  );
  return sitePage(shell, {
    path,
    title: 'Rising',
    body: [
      leaf('h1', 'Rising this week'),
      leaf('h2', 'Topics'),
      rows.length > 0
        ? inline('ul', { class: 'trends' }, rows.join(''))
        : leaf('p', 'No topic has grown yet: there is nothing before these days to compare with.'),
      leaf('h2', 'Papers'),
      ...papersOf(recent, path),
    ],
  });
}
