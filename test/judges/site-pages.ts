import { siteFiles } from '../../packages/cli/src/site/files.js';
import { explain, type Listing, rank } from '../../packages/core/src/index.js';
import type { Picture } from '../../packages/core/src/publish/index.js';

/** A site as `build` plans it, with copies of pictures at the paths that are given, and a day that a source did not give. */
export function sitePages(
  listing: Listing,
  script = 'void 0;',
  copyOf = (_image: string): string => 'pictures/0.png',
): Map<string, string> {
  const ranked = rank(listing.papers, { now: new Date('2026-07-01T00:00:00Z') });
  const pictures = new Map(
    listing.papers.flatMap(({ image }): [string, Picture][] =>
      image === undefined ? [] : [[image, { path: copyOf(image), width: 480, height: 270 }]],
    ),
  );
  return new Map(
    siteFiles(
      { ...listing, papers: ranked.map(({ paper }) => paper) },
      {
        url: 'https://papers.example/',
        script,
        pictures,
        reasons: Object.fromEntries(ranked.map((each) => [each.paper.id, explain(each)])),
        ledger: [
          { source: 'hf:daily', day: '2026-06-29', received: 30, expected: 32, missing: 2 },
          { source: 'arxiv:cs.LG', day: '2026-06-30', received: 0, error: { code: 'timeout', message: 'no answer' } },
        ] as never,
        ranking: 'trending',
      },
    ),
  );
}

/** Some pages of each kind: those at the top, and the first of each folder. Mail has rules of its own. */
export function ofEachKind(files: ReadonlyMap<string, string>, most: number): [path: string, text: string][] {
  const taken = new Map<string, number>();
  return [...files].filter(([path]) => {
    if (!path.endsWith('.html') || path === 'digest.html') return false;
    const kind = path.includes('/') ? path.split('/')[0]! : path;
    taken.set(kind, (taken.get(kind) ?? 0) + 1);
    return taken.get(kind)! <= most;
  });
}
