import { expect, it } from 'vitest';
import { mediaType } from '../../src/serve/mime.js';

it.each([
  ['topics/cs.lg.xml', 'application/rss+xml; charset=utf-8'],
  ['vision/authors/ada-example.xml', 'application/rss+xml; charset=utf-8'],
  ['vision/feed.xml', 'application/rss+xml; charset=utf-8'],
  ['vision/atom.xml', 'application/atom+xml; charset=utf-8'],
  ['vision/feed-2.json', 'application/feed+json; charset=utf-8'],
  ['sitemap.xml', 'application/xml; charset=utf-8'],
  ['build.json', 'application/json; charset=utf-8'],
  ['manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['pictures/0123456789abcdef0123-480x270.webp', 'image/webp'],
  ['theme.css', 'text/css; charset=utf-8'],
])('%s is %s', (name, type) => {
  expect(mediaType(name)).toBe(type);
});
