import { kindOf, venueOf } from '../cite/kind.js';
import { kinds } from '../cite/kinds.js';
import type { Entry } from '../model/entry.js';

/**
 * A paper as an OpenURL context object (ANSI/NISO Z39.88), the title of a COinS span: how Zotero and its kin find many
 * papers on one page. Of the formats only Dublin Core's can say "preprint".
 */
export function coins(entry: Entry): string {
  const day = entry.cited;
  const fields: [string, string | undefined][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rft.type', kinds[kindOf(entry)].zotero],
    ['rft.title', entry.titleText],
    ...entry.authors.map((name): [string, string] => ['rft.au', name]),
    ['rft.date', day],
    ['rft.source', venueOf(entry)],
    ['rft.identifier', entry.url],
    ['rft_id', entry.doi && `info:doi/${entry.doi}`],
  ];
  return fields.flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : [])).join('&');
}
