import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atomFaults, jsonFeedFaults, rssFaults } from '../../../core/test/publish/feed/rules.js';
import { readXml } from '../../../core/test/publish/xml.js';

/** A paper of a published folder: its own name and that of its item in the feeds. */
export interface Published {
  id: string;
  item: string;
}

const text = (folder: string, name: string) => readFile(join(folder, name), 'utf8');

/** What is wrong with the feeds that readers subscribe to. */
export async function feedFaults(folder: string): Promise<string[]> {
  return [
    ...jsonFeedFaults(await text(folder, 'feed.json')),
    ...rssFaults(readXml(await text(folder, 'feed.xml'))),
    ...atomFaults(readXml(await text(folder, 'atom.xml'))),
  ];
}

/** The texts of feed.json and the pages that each names as the next. */
export async function pagesOf(folder: string): Promise<string[]> {
  const pages: string[] = [];
  for (let name: string | undefined = 'feed.json'; name !== undefined; ) {
    const page = await text(folder, name);
    pages.push(page);
    // An item is a line, so the head can be read without the items.
    name = JSON.parse(`${page.slice(0, page.indexOf(',"items":'))}}`).next_url;
  }
  return pages;
}

/** Names of what a site has, at its top. */
const ofSite =
  /^(?:feed(?:-\d+)?\.json|(?:atom|feed|sitemap)\.xml|feeds\.opml|(?:404|about|days|digest|index|rising|topics)\.html|front-page\.js|icon\.svg|(?:build|ledger)\.json|manifest\.webmanifest|robots\.txt|trending-papers\.js|archive|papers|pictures|topics|authors|labs|days|weeks|months)$/;

/** Names of what lies beside a site. */
export async function otherFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !ofSite.test(name)).sort();
}

/** The papers of pages. A quote within a value is escaped, so these patterns meet nothing but the fields. */
export function publishedIn(pages: readonly string[]): Published[] {
  return pages.flatMap((page) =>
    Array.from(
      page.matchAll(/^\{"id":"([^"]+)".*?"_papers":\{"paper":\{"id":"([^"]+)"/gm),
      ([, item = '', id = '']) => ({
        id,
        item,
      }),
    ),
  );
}
