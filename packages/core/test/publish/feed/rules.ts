import { Parser } from 'htmlparser2';
import { all, type Node, textOf } from '../xml.js';

/** What our content may be made of: nothing that runs, nothing that loads but pictures. */
const allowed: Record<string, readonly string[]> = {
  p: [],
  em: [],
  br: [],
  ol: [],
  li: [],
  a: ['href'],
  img: ['src', 'alt'],
};

const webAddress = /^https?:\/\/[^\s"'<>{}|\\^`]+$/;
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const rfc822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** RFC 3987's absolute IRI, as far as a feed needs it: a scheme and no character that is not allowed. */
const iri = /^[a-z][a-z\d+.-]*:[^\s"<>{}|\\^`]+$/i;

/** What is wrong with a piece of content's HTML. */
export function htmlFaults(html: string): string[] {
  const faults: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!Object.hasOwn(allowed, name)) faults.push(`<${name}> in content`);
      for (const [key, value] of Object.entries(attributes)) {
        if (!allowed[name]?.includes(key)) faults.push(`${key} on <${name}>`);
        else if (key !== 'alt' && !webAddress.test(value)) faults.push(`unusable address ${value}`);
      }
    },
  });
  parser.end(html);
  return faults;
}

type Count = 'one' | 'optional';

/** How often each child may be there; others as often as they like. */
function countFaults(node: Node, rules: Record<string, Count>): string[] {
  return Object.entries(rules).flatMap(([name, count]) => {
    const found = all(node, name).length;
    const right = count === 'one' ? found === 1 : found <= 1;
    return right ? [] : [`${found} <${name}> in <${node.name}>`];
  });
}

function matchFaults(node: Node, patterns: Record<string, RegExp>): string[] {
  return Object.entries(patterns).flatMap(([name, pattern]) =>
    all(node, name).flatMap(({ text }) => (pattern.test(text) ? [] : [`<${name}> is "${text}"`])),
  );
}

function duplicates(values: readonly (string | undefined)[]): string[] {
  return new Set(values).size === values.length ? [] : ['an id is there twice'];
}

/** RFC 4287, section 4.1.1 and 4.1.2: what a feed and an entry must and must not hold. */
export function atomFaults(feed: Node): string[] {
  const entries = all(feed, 'entry');
  const hrefs = (node: Node) =>
    all(node, 'link').flatMap(({ attributes }) => {
      const href = attributes.get('href') ?? '';
      return webAddress.test(href) ? [] : [`link to "${href}"`];
    });
  const persons = (node: Node) => all(node, 'author').flatMap((author) => countFaults(author, { name: 'one' }));
  const alternates = (node: Node) => {
    const kinds = all(node, 'link').filter(({ attributes }) => attributes.get('rel') === 'alternate');
    return kinds.length > 1 ? ['two alternate links of one kind'] : [];
  };
  return [
    ...(feed.name === 'feed' ? [] : ['no feed']),
    ...countFaults(feed, { id: 'one', title: 'one', updated: 'one', subtitle: 'optional', generator: 'optional' }),
    ...matchFaults(feed, { id: iri, updated: rfc3339 }),
    ...[feed, ...entries].flatMap((node) => [...hrefs(node), ...persons(node), ...alternates(node)]),
    ...(all(feed, 'author').length > 0 ? [] : ['a feed without author']),
    ...duplicates(entries.map((entry) => textOf(entry, 'id'))),
    ...entries.flatMap((entry) => [
      ...countFaults(entry, {
        id: 'one',
        title: 'one',
        updated: 'one',
        content: 'one',
        published: 'optional',
        summary: 'optional',
        rights: 'optional',
        'arxiv:doi': 'optional',
        'arxiv:primary_category': 'optional',
      }),
      ...matchFaults(entry, { id: iri, updated: rfc3339, published: rfc3339, title: /\S/ }),
      ...all(entry, 'category').flatMap(({ attributes }) =>
        attributes.get('term') ? [] : ['a category without term'],
      ),
      ...htmlFaults(textOf(entry, 'content') ?? ''),
    ]),
  ];
}

const once: Record<string, Count> = {
  title: 'one',
  guid: 'one',
  link: 'optional',
  pubDate: 'optional',
  description: 'optional',
  // Miniflux keeps only the last of several.
  'dc:creator': 'optional',
  'dc:identifier': 'optional',
  'content:encoded': 'one',
  'prism:doi': 'optional',
  'prism:publicationDate': 'optional',
};

/** RSS 2.0 and the best practices profile of the RSS Advisory Board, with what readers trip over. */
export function rssFaults(rss: Node): string[] {
  const channel = all(rss, 'channel')[0];
  if (rss.attributes.get('version') !== '2.0' || !channel) return ['no RSS 2.0'];
  const items = all(channel, 'item');
  return [
    ...countFaults(channel, {
      title: 'one',
      link: 'one',
      description: 'one',
      language: 'one',
      lastBuildDate: 'optional',
    }),
    ...matchFaults(channel, { link: /^(https?:\/\/|about:blank$)/, lastBuildDate: rfc822, ttl: /^\d+$/, title: /\S/ }),
    ...duplicates(items.map((item) => textOf(item, 'guid'))),
    ...items.flatMap((item) => [
      ...countFaults(item, once),
      ...matchFaults(item, { link: webAddress, pubDate: rfc822, title: /\S/, guid: iri }),
      ...['author', 'dc:date', 'managingEditor'].filter((name) => all(item, name).length > 0),
      ...htmlFaults(textOf(item, 'content:encoded') ?? ''),
      ...htmlFaults(textOf(item, 'description') ?? ''),
    ]),
  ];
}

interface JsonItem {
  id: unknown;
  url?: string;
  content_html?: string;
  date_published?: string;
  date_modified?: string;
  authors?: { name?: string }[];
  image?: string;
}

/** JSON Feed 1.1. */
export function jsonFeedFaults(text: string): string[] {
  const feed = JSON.parse(text) as { version: string; title: string; items: JsonItem[] };
  if (feed.version !== 'https://jsonfeed.org/version/1.1' || !feed.title || !Array.isArray(feed.items))
    return ['no feed'];
  return [
    ...duplicates(feed.items.map(({ id }) => String(id))),
    ...feed.items.flatMap((item) => [
      ...(typeof item.id === 'string' && item.id !== '' ? [] : ['an item without id']),
      ...(item.content_html ? [] : ['an item without content']),
      ...htmlFaults(item.content_html ?? ''),
      ...[item.date_published, item.date_modified].filter((date) => date !== undefined && !rfc3339.test(date)),
      ...[item.url, item.image].filter((url) => url !== undefined && !webAddress.test(url)),
      ...(item.authors ?? []).filter(({ name }) => !name).map(() => 'an author without name'),
    ]),
  ] as string[];
}
