import { mathsAsMarkup } from '../../text/escape/maths-markup.js';
import { sayNumber } from '../../words/say.js';
import { partsOfDay, sayCounted, sayDay, sayPapers, saySite, siteWords, weekdaysOf } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import { utcDay } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { inline, leaf } from '../model/markup.js';
import { curve, type Point } from '../page/curve.js';
import { voidTag } from '../page/frame.js';
import { type ListPlan, paperList } from '../page/list.js';
import { type Group, type GroupKind, type Groups, groupKinds } from './groups.js';
import { paperPath } from './paper-page.js';
import { type Shell, sitePage, upFrom } from './shell.js';

/** Papers on one page; the rest is in the feed and on the pages of days. */
const mostListed = 100;

const titles: Readonly<Record<GroupKind, (name: string, words: Words) => string>> = {
  topic: (name) => name,
  author: (name) => name,
  lab: (name) => name,
  day: sayDay,
  week: (name, words) => saySite('week', words, { date: sayDay(name, words) }),
  month: sayDay,
};

/** Of a longer time than this a curve is drawn by weeks. */
const mostDaysDrawn = 60;

const dayLength = 86_400_000;

/**
 * How many of a group came up on each of the days given, on which any paper did; of a longer time in each week, those
 * without papers among them.
 */
function counted(entries: readonly Entry[], days: readonly string[]): { unit: 'day' | 'week'; values: Point[] } {
  const [first = Number.NaN, last = Number.NaN] = [days[0], days.at(-1)].map((day) => Date.parse(day ?? ''));
  const unit = last - first > mostDaysDrawn * dayLength ? 'week' : 'day';
  const weeks = Math.floor((last - first) / (7 * dayLength));
  const moments =
    unit === 'day'
      ? days.map(Date.parse)
      : Array.from({ length: weeks + 1 }, (_, week) => first + week * 7 * dayLength);
  const counts = new Map(moments.map((at) => [at, 0]));
  for (const { date } of entries) {
    const day = date ? Date.parse(utcDay(date)) : Number.NaN;
    const at = unit === 'day' ? day : first + Math.floor((day - first) / (7 * dayLength)) * 7 * dayLength;
    if (counts.has(at)) counts.set(at, counts.get(at)! + 1);
  }
  return { unit, values: [...counts].map(([at, count]) => ({ at, count })) };
}

/** How many of a group came up over time, drawn, with the days it is of in words. */
function dailyCurve(entries: readonly Entry[], days: readonly string[], words: Words): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < 3) return '';
  const { unit, values } = counted(entries, days);
  const most = Math.max(...values.map(({ count }) => count));
  const said = saySite(unit === 'day' ? 'perDay' : 'perWeek', words, {
    from: sayDay(first, words),
    to: sayDay(last, words),
    n: most,
  });
  return inline('figure', {}, curve(values, said) + leaf('figcaption', said));
}

/** How a list is written on a page at a path. Of what the page is about no paper says it again. */
function listPlan(path: string, { topicsOf, words }: Shell): ListPlan {
  const up = upFrom(path);
  return {
    words,
    abstracts: 'excerpt',
    up,
    pageOf: (entry) => up + paperPath(entry),
    placesOf: (entry) =>
      topicsOf(entry)
        .filter((topic) => topic.path !== path)
        .map((topic) => ({ name: topic.name, href: up + topic.path })),
  };
}

function papersOf(entries: readonly Entry[], path: string, shell: Shell): string[] {
  const left = entries.length - mostListed;
  return [
    paperList(entries.slice(0, mostListed), listPlan(path, shell)),
    left > 0 ? leaf('p', saySite('bestShown', shell.words, { n: mostListed, total: entries.length })) : '',
  ];
}

/** The feed of a group, beside its page. */
export const feedPath = (path: string): string => path.replace(/\.html$/, '.xml');

/** The page of a topic, an author, an organisation, a day, a week or a month. */
export function groupPage(group: Group, siblings: readonly Group[], days: readonly string[], shell: Shell): string {
  const { entries, kind, name, path } = group;
  const { dated, feed }: { dated?: true; feed: boolean } = groupKinds[kind];
  const { words } = shell;
  const title = titles[kind](name, words);
  const at = siblings.indexOf(group);
  const beside = ([where, other]: readonly ['before' | 'after', Group | undefined]) =>
    other === undefined
      ? ''
      : leaf('a', saySite(where, words, { list: titles[kind](other.name, words) }), {
          href: upFrom(path) + other.path,
        });
  const turns = dated
    ? (
        [
          ['before', siblings[at + 1]],
          ['after', siblings[at - 1]],
        ] as const
      )
        .map(beside)
        .filter(Boolean)
    : [];
  const rss = feedPath(path).split('/').at(-1)!;
  return sitePage(shell, {
    path,
    title,
    description: saySite('pair', words, { term: sayPapers(entries.length, words), value: title }),
    head: feed ? [voidTag('link', { rel: 'alternate', type: 'application/rss+xml', title, href: rss })] : [],
    body: [
      leaf('h1', title),
      leaf('p', sayPapers(entries.length, words)),
      turns.length > 0 ? inline('p', { class: 'links' }, turns.join(' ')) : '',
      dated ? '' : dailyCurve(entries, days, words),
      feed ? inline('p', { class: 'links' }, leaf('a', siteWords(words).rssFeed, { href: rss })) : '',
      ...papersOf(entries, path, shell),
    ],
  });
}

/** A month as a calendar, each day on which papers came up a link with their number. */
function calendar(month: string, days: readonly Group[], words: Words): string {
  const byName = new Map(days.map((day) => [day.name, day]));
  const first = new Date(`${month}-01`);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const cells = Array.from({ length }, (_, index) => {
    const date = `${month}-${String(index + 1).padStart(2, '0')}`;
    const day = byName.get(date);
    if (!day) return leaf('li', sayNumber(index + 1, words));
    // What is seen is the day and the number; what is heard is all of it, with the same words in it.
    const unseen = (text: string) => (text === '' ? '' : leaf('span', text, { class: 'unseen' }));
    const [before, number, after] = partsOfDay(date, words);
    const count = sayNumber(day.entries.length, words);
    const [start = '', end = ''] = sayPapers(day.entries.length, words).split(count);
    const papers = inline('small', {}, unseen(start) + count + unseen(end));
    const rest = saySite('pair', words, { term: after, value: '' });
    return inline('li', {}, inline('a', { href: day.path }, unseen(before) + number + unseen(rest) + papers));
  });
  const before = '<li></li>'.repeat((first.getUTCDay() + 6) % 7);
  const heads = weekdaysOf(words)
    .map((name) => inline('li', {}, leaf('small', name)))
    .join('');
  return inline('ol', { class: 'calendar' }, heads + before + cells.join(''));
}

/** Days as calendars of the newest months; what is older is found by its month. */
export function daysPage(groups: Readonly<Record<'day' | 'week' | 'month', Groups>>, shell: Shell): string {
  const path = 'days.html';
  const { words } = shell;
  const site = siteWords(words);
  const months = groups.month.shown.slice(0, mostCalendars).map(({ name, path: href, entries }) => {
    const title = inline(
      'h2',
      {},
      `${leaf('a', sayDay(name, words), { href })} ${leaf('small', sayPapers(entries.length, words))}`,
    );
    return (
      title +
      calendar(
        name,
        groups.day.shown.filter((day) => day.name.startsWith(name)),
        words,
      )
    );
  });
  const more = (['week', 'month'] as const).flatMap((kind) => groupList(kind, groups[kind].shown, words));
  for (const [kind, newest] of newestOf) {
    const { shown, total } = groups[kind];
    if (shown.length < total) more.push(leaf('p', saySite(newest, words, { n: shown.length, total })));
  }
  return sitePage(shell, {
    path,
    title: site.days,
    body: [leaf('h1', site.days), ...(months.length > 0 ? [...months, ...more] : [leaf('p', site.nothing)])],
  });
}

/** What is said where not every day, week or month has a page. */
const newestOf = [
  ['day', 'newestDays'],
  ['week', 'newestWeeks'],
  ['month', 'newestMonths'],
] as const;

/** Months that are shown as calendars. */
const mostCalendars = 6;

/** All groups of a kind, each as a link with its number of papers. */
function groupList(kind: GroupKind, groups: readonly Group[], words: Words): string[] {
  const items = groups.map(({ entries, name, path }) =>
    inline(
      'li',
      {},
      `${leaf('a', titles[kind](name, words), { href: path })} ${leaf('small', sayNumber(entries.length, words))}`,
    ),
  );
  return items.length === 0
    ? []
    : [leaf('h2', siteWords(words)[groupKinds[kind].title]), inline('ul', { class: 'index' }, items.join(''))];
}

/** The topics, organisations and authors that have a page. */
export function topicsPage(lists: readonly (readonly [GroupKind, Groups])[], shell: Shell): string {
  const { words } = shell;
  const site = siteWords(words);
  const sections = lists.flatMap(([kind, { shown, total }]) => {
    const cut = saySite('largestLists', words, { n: shown.length, total });
    return [...groupList(kind, shown, words), shown.length < total ? leaf('p', cut) : ''];
  });
  const nothing = leaf('p', site.nothingListed);
  return sitePage(shell, {
    path: 'topics.html',
    title: site.topics,
    body: [leaf('h1', site.allLists), ...(sections.some(Boolean) ? sections : [nothing])],
  });
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
  const from = Date.parse(newest) - (recentDays - 1) * dayLength;
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
    .filter(({ rise, recent }) => rise > 1 && recent > 2)
    .sort((a, b) => b.rise - a.rise || b.recent - a.recent);
}

/** Rising topics on the page, and on the front page. */
const mostRising = 20;
const mostInFront = 5;

/** The best papers of a week or a month on the front page. */
const mostOfSpan = 3;

/** Topics with how many papers each has, now and before, and with their curves; nothing where there is none. */
function trendList(trends: readonly Trend[], days: readonly string[], words: Words): string {
  const newest = days.at(-1);
  if (newest === undefined || trends.length === 0) return '';
  const until = Date.parse(newest);
  const past = Math.round((until - Date.parse(days[0]!)) / dayLength) + 1 - recentDays;
  // What rises is seen in the newest weeks; those before would press them into a corner.
  const drawn = days.filter((day) => until - Date.parse(day) <= mostDaysDrawn * dayLength);
  const rows = trends.map(({ before, group, recent }) => {
    const said = sayCounted('rise', past, words, { recent, days: recentDays, before });
    const [from, to] = [drawn[0]!, newest].map((day) => sayDay(day, words)) as [string, string];
    const line = curve(
      counted(group.entries, drawn).values,
      saySite('riseDrawn', words, { topic: group.name, from, to }),
    );
    return inline('li', {}, `${leaf('a', group.name, { href: group.path })} ${leaf('small', said)} ${line}`);
  });
  return inline('ul', { class: 'trends' }, rows.join(''));
}

/** The best papers of a span of days, where that is not all there is. */
function bestOf(group: Group | undefined, all: readonly Entry[], words: Words): string {
  if (group === undefined || group.entries.length === all.length) return '';
  const papers = group.entries
    .slice(0, mostOfSpan)
    .map((entry) => inline('li', {}, inline('a', { href: paperPath(entry) }, mathsAsMarkup(entry.title))));
  const list = leaf('a', titles[group.kind](group.name, words), { href: group.path });
  return inline(
    'section',
    {},
    `${inline('h2', {}, saySite('bestOf', words, { list }))}${inline('ol', {}, papers.join(''))}`,
  );
}

/** What stands below the list of the front page: what is rising, and the best of the week and of the month. */
export function frontSections(
  groups: Readonly<Record<GroupKind, readonly Group[]>>,
  entries: readonly Entry[],
  days: readonly string[],
  words: Words,
): string {
  const trends = trendList(trendsOf(groups.topic, entries, days).slice(0, mostInFront), days, words);
  const rising = leaf('a', siteWords(words).risingThisWeek, { href: 'rising.html' });
  return [
    trends && inline('section', {}, inline('h2', {}, rising) + trends),
    bestOf(groups.week[0], entries, words),
    bestOf(groups.month[0], entries, words),
  ].join('');
}

/** What is rising: topics by their share, with their curves, and the best papers of the newest days. */
export function risingPage(
  topics: readonly Group[],
  entries: readonly Entry[],
  days: readonly string[],
  shell: Shell,
): string {
  const path = 'rising.html';
  const { words } = shell;
  const site = siteWords(words);
  const newest = days.at(-1);
  const from = newest === undefined ? 0 : Date.parse(newest) - (recentDays - 1) * dayLength;
  const recent = entries.filter(({ date }) => date !== undefined && date.getTime() >= from);
  const trends = trendsOf(topics, entries, days);
  return sitePage(shell, {
    path,
    title: site.rising,
    body: [
      leaf('h1', site.risingThisWeek),
      leaf('h2', site.topics),
      trendList(trends.slice(0, mostRising), days, words) ||
        leaf(
          'p',
          entries.length === 0
            ? site.nothing
            : recent.length === entries.length
              ? saySite('noPast', words, { n: recentDays })
              : site.noRise,
        ),
      trends.length > mostRising ? leaf('p', saySite('risenMost', words, { n: mostRising, total: trends.length })) : '',
      leaf('h2', site.risingPapers),
      ...papersOf(recent, path, shell),
    ],
  });
}
