import { join } from 'node:path';
import { type SiteFile, toOpml } from '@trending-papers/core/publish';
import type { Disk } from '../disk/disk.js';
import { plain } from './plain.js';
import type { Outcome, Site } from './site.js';

const mark = '<meta name="generator" content="Trending Papers, several feeds">';
const name = 'Feeds of papers';
/** By which a list of feeds is known as ours: its title, as `toOpml` writes it. */
const listMark = `<title>${name}</title>\n<docs>http://opml.org/spec2.opml</docs>`;

/** Whether a folder holds several feeds of this program, under a page that leads to each. */
export async function isDirectory(folder: string, disk: Disk): Promise<boolean> {
  return (await disk.read(join(folder, 'index.html')))?.includes(mark) === true;
}

/**
 * What stands above several feeds: a page that leads to each, and all of them for a reader's import. Not where a feed
 * is in the folder itself, and not over a page or a list that is somebody else's.
 */
export async function* directoryFiles(
  folder: string,
  sites: readonly Site[],
  outcomes: readonly Outcome[],
  disk: Disk,
  note: (text: string) => void,
): AsyncGenerator<SiteFile> {
  if (sites.some(({ path }) => path === '')) return;
  const earlier = await disk.read(join(folder, 'index.html'));
  if (earlier !== undefined && !earlier.includes(mark)) {
    const why =
      (await disk.kind(join(folder, 'feed.json'))) === undefined
        ? 'is not of this program: it stays as it is, and no page leads to the feeds.'
        : 'is of an earlier run with a single feed: all of it stays as it is, and is not updated. To go on with it, give a feed "out": ".".';
    note(`${join(folder, 'index.html')} ${why}`);
    return;
  }
  const there: Site[] = [];
  for (const [index, site] of sites.entries())
    if (outcomes[index]?.built || (await disk.kind(join(folder, site.path, 'feed.json'))) !== undefined)
      there.push(site);
  if (there.length === 0) return;
  const list = await disk.read(join(folder, 'feeds.opml'));
  const isOurs = list === undefined || list.includes(listMark);
  if (!isOurs)
    note(
      `${join(folder, 'feeds.opml')} is not of this program: it stays as it is, and no list of the feeds is written.`,
    );
  yield ['index.html', page(there, isOurs)];
  if (!isOurs) return;
  const feeds = there.map(({ title, path, url }) => ({
    title: title ?? path,
    url: url === undefined ? `${path}/feed.xml` : new URL('feed.xml', url).href,
  }));
  yield ['feeds.opml', toOpml({ title: name, papers: [], issues: [] }, { feeds })];
}

function page(sites: readonly Site[], hasList: boolean): string {
  const rows = sites.map(({ title, path }) => `<li><a href="${path}/">${plain(title ?? path)}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
${mark}
<title>${name}</title>
</head>
<body>
<main>
<h1>${name}</h1>
<ul>
${rows.join('\n')}
</ul>
${hasList ? '<p><a href="feeds.opml">All of them for a feed reader (OPML)</a></p>\n' : ''}</main>
</body>
</html>
`;
}
