import { mathsAsMarkup } from '../../text/escape/maths-markup.js';
import { spokenDay, utcDay } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { inline, leaf } from '../model/markup.js';
import { curve, type Point } from '../page/curve.js';
import { voidTag } from '../page/frame.js';
import { countOf } from '../page/html.js';
import { type ListPlan, paperList } from '../page/list.js';
import { type Group, type GroupKind, type Groups, groupKinds } from './groups.js';
import { paperPath } from './paper-page.js';
import { type Shell, sitePage, upFrom } from './shell.js';

/** Papers on one page; the rest is in the feed and on the pages of days. */
const mostListed = 100;

const titles: Readonly<Record<GroupKind, (name: string) => string>> = {
  topic: (name) => name,
  author: (name) => name,
  lab: (name) => name,
  day: spokenDay,
  week: (name) => `Week of ${spokenDay(name)}`,
  month: spokenDay,
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
function dailyCurve(entries: readonly Entry[], days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < 3) return '';
  const { unit, values } = counted(entries, days);
  const most = Math.max(...values.map(({ count }) => count));
  const said = `Papers a ${unit} from ${spokenDay(first)} to ${spokenDay(last)}, at most ${most.toLocaleString('en')}`;
  return inline('figure', {}, curve(values, said) + leaf('figcaption', said));
}

/** How a list is written on a page at a path. Of what the page is about no paper says it again. */
function listPlan(path: string, { topicsOf }: Shell): ListPlan {
  const up = upFrom(path);
  return {
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
  return sitePage(shell, {
    path,
    title,
    description: `${countOf(entries.length)}: ${title}`,
    head: feed ? [voidTag('link', { rel: 'alternate', type: 'application/rss+xml', title, href: rss })] : [],
    body: [
      leaf('h1', title),
      leaf('p', countOf(entries.length)),
      turns.length > 0 ? inline('p', { class: 'links' }, turns.join(' ')) : '',
      dated ? '' : dailyCurve(entries, days),
      feed ? inline('p', { class: 'links' }, leaf('a', 'RSS feed', { href: rss })) : '',
      ...papersOf(entries, path, shell),
    ],
  });
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A month as a calendar, each day on which papers came up a link with their number. */
function calendar(month: string, days: readonly Group[]): string {
  const byName = new Map(days.map((day) => [day.name, day]));
  const first = new Date(`${month}-01`);
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const cells = Array.from({ length }, (_, index) => {
    const date = `${month}-${String(index + 1).padStart(2, '0')}`;
    const day = byName.get(date);
    if (!day) return leaf('li', String(index + 1));
    const [number, ...rest] = spokenDay(date).split(' ');
    const [count, noun] = countOf(day.entries.length).split(' ');
    // What is seen is the day and the number; what is heard is all of it, with the same words in it.
    const unseen = (text: string) => leaf('span', text, { class: 'unseen' });
    const papers = inline('small', {}, `${count}${unseen(` ${noun}`)}`);
    return inline('li', {}, inline('a', { href: day.path }, `${number}${unseen(` ${rest.join(' ')}: `)}${papers}`));
  });
  const before = '<li></li>'.repeat((first.getUTCDay() + 6) % 7);
  const heads = weekdays.map((name) => inline('li', {}, leaf('small', name))).join('');
  return inline('ol', { class: 'calendar' }, heads + before + cells.join(''));
}

/** Days as calendars of the newest months; what is older is found by its month. */
export function daysPage(groups: Readonly<Record<'day' | 'week' | 'month', Groups>>, shell: Shell): string {
  const path = 'days.html';
  const months = groups.month.shown.slice(0, mostCalendars).map(({ name, path: href, entries }) => {
    const title = inline('h2', {}, `${leaf('a', spokenDay(name), { href })} ${leaf('small', countOf(entries.length))}`);
    return (
      title +
      calendar(
        name,
        groups.day.shown.filter((day) => day.name.startsWith(name)),
      )
    );
  });
  const more = (['week', 'month'] as const).flatMap((kind) => groupList(kind, groups[kind].shown));
  for (const kind of ['day', 'week', 'month'] as const) {
    const { shown, total } = groups[kind];
    const [few, all] = [shown.length, total].map((count) => count.toLocaleString('en'));
    if (few !== all)
      more.push(leaf('p', `The newest ${few} of ${all} ${groupKinds[kind].title.toLowerCase()} have a page.`));
  }
  return sitePage(shell, {
    path,
    title: 'Days',
    body: [leaf('h1', 'Days'), ...(months.length > 0 ? [...months, ...more] : [leaf('p', 'Nothing yet.')])],
  });
}

/** Months that are shown as calendars. */
const mostCalendars = 6;

/** All groups of a kind, each as a link with its number of papers. */
function groupList(kind: GroupKind, groups: readonly Group[]): string[] {
  const items = groups.map(({ entries, name, path }) =>
    inline(
      'li',
      {},
      `${leaf('a', titles[kind](name), { href: path })} ${leaf('small', entries.length.toLocaleString('en'))}`,
    ),
  );
  return items.length === 0
    ? []
    : [leaf('h2', groupKinds[kind].title), inline('ul', { class: 'index' }, items.join(''))];
}

/** The topics, organisations and authors that have a page. */
export function topicsPage(lists: readonly (readonly [GroupKind, Groups])[], shell: Shell): string {
  const sections = lists.flatMap(([kind, { shown, total }]) => {
    const cut = `The ${shown.length.toLocaleString('en')} with the most papers have a page, of ${total.toLocaleString('en')} with three or more.`;
    return [...groupList(kind, shown), shown.length < total ? leaf('p', cut) : ''];
  });
  const nothing = leaf('p', 'Nothing yet: a list has a page once it holds three papers.');
  return sitePage(shell, {
    path: 'topics.html',
    title: 'Topics',
    body: [leaf('h1', 'Topics, organisations and authors'), ...(sections.some(Boolean) ? sections : [nothing])],
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

const nothingGrew = 'No topic has grown yet: one must have three papers of these days, and a larger share than before.';
const nothingBefore = `All papers here are of ${recentDays} days: what grows is seen once there are older ones to compare with.`;

/** Topics with how many papers each has, now and before, and with their curves; nothing where there is none. */
function trendList(trends: readonly Trend[], days: readonly string[]): string {
  const newest = days.at(-1);
  if (newest === undefined || trends.length === 0) return '';
  const until = Date.parse(newest);
  const past = Math.round((until - Date.parse(days[0]!)) / dayLength) + 1 - recentDays;
  // What rises is seen in the newest weeks; those before would press them into a corner.
  const drawn = days.filter((day) => until - Date.parse(day) <= mostDaysDrawn * dayLength);
  const rows = trends.map(({ before, group, recent }) => {
    const said = `${recent} in the last ${recentDays} days, ${before} in the ${past.toLocaleString('en')} before`;
    const words = `${group.name}: papers a day from ${spokenDay(drawn[0]!)} to ${spokenDay(newest)}`;
    const line = curve(counted(group.entries, drawn).values, words);
    return inline('li', {}, `${leaf('a', group.name, { href: group.path })} ${leaf('small', said)} ${line}`);
  });
  return inline('ul', { class: 'trends' }, rows.join(''));
}

/** The best papers of a span of days, where that is not all there is. */
function bestOf(group: Group | undefined, all: readonly Entry[]): string {
  if (group === undefined || group.entries.length === all.length) return '';
  const papers = group.entries
    .slice(0, mostOfSpan)
    .map((entry) => inline('li', {}, inline('a', { href: paperPath(entry) }, mathsAsMarkup(entry.title))));
  const title = leaf('a', titles[group.kind](group.name), { href: group.path });
  return inline('section', {}, `${inline('h2', {}, `Best of: ${title}`)}${inline('ol', {}, papers.join(''))}`);
}

/** What stands below the list of the front page: what is rising, and the best of the week and of the month. */
export function frontSections(
  groups: Readonly<Record<GroupKind, readonly Group[]>>,
  entries: readonly Entry[],
  days: readonly string[],
): string {
  const trends = trendList(trendsOf(groups.topic, entries, days).slice(0, mostInFront), days);
  const rising = leaf('a', 'Rising this week', { href: 'rising.html' });
  return [
    trends && inline('section', {}, inline('h2', {}, rising) + trends),
    bestOf(groups.week[0], entries),
    bestOf(groups.month[0], entries),
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
  const newest = days.at(-1);
  const from = newest === undefined ? 0 : Date.parse(newest) - (recentDays - 1) * dayLength;
  const recent = entries.filter(({ date }) => date !== undefined && date.getTime() >= from);
  const trends = trendsOf(topics, entries, days);
  return sitePage(shell, {
    path,
    title: 'Rising',
    body: [
      leaf('h1', 'Rising this week'),
      leaf('h2', 'Topics'),
      trendList(trends.slice(0, mostRising), days) ||
        leaf(
          'p',
          entries.length === 0 ? 'Nothing yet.' : recent.length === entries.length ? nothingBefore : nothingGrew,
        ),
      trends.length > mostRising ? leaf('p', `The ${mostRising} that rose most are shown, of ${trends.length}.`) : '',
      leaf('h2', 'Papers'),
      ...papersOf(recent, path, shell),
    ],
  });
}
