/** Media types by the end of a name, as readers want them. https://www.iana.org/assignments/media-types */
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  opml: 'text/x-opml; charset=utf-8',
  eml: 'message/rfc822',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  xml: 'application/xml; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The feeds' own names tell more than their ends. */
const feeds: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)feed(-\d+)?\.json$/, 'application/feed+json; charset=utf-8'],
  [/(?:^|\/)feed\.xml$|^(?:.*\/)?(?:topics|authors|labs)\/[^/]+\.xml$|\.rss$/, 'application/rss+xml; charset=utf-8'],
  [/(?:^|\/)atom\.xml$|\.atom$/, 'application/atom+xml; charset=utf-8'],
];

export function mediaType(name: string): string {
  const feed = feeds.find(([pattern]) => pattern.test(name));
  const ending = name.split('.').at(-1)!;
  return feed?.[1] ?? (Object.hasOwn(types, ending) ? types[ending]! : 'application/octet-stream');
}

/** What readers and widgets on other sites may load. */
export function isShared(name: string): boolean {
  return /\.(json|xml|rss|atom|opml)$/.test(name);
}
