import type { Paper } from '../../paper/schema.js';
import type { Draft } from '../draft.js';
import type { Report } from '../format.js';
import { toPaper } from '../to-paper.js';
import { dateFrom, doiIn, namesIn, titleFrom, value } from './pubmed-lines.js';

// PubMed's page of results as somebody copied it: a title, a line of names, a line that cites the journal, the number.
// https://pubmed.ncbi.nlm.nih.gov/help/#display-options

/** "J Maps. 2026 Mar 3;12(3):45-58. doi: 10.5555/maps.45. Epub 2026 Feb 1." */
const cited =
  /^(\S.{0,200}?)\. ((?:19|20)\d{2}\b[^;.:]{0,30})(?:;(\d[\w ]{0,12})?(?:\(([^()]{1,30})\))?(?::(\w[\w-]{0,25}))?)?[.;:]/;
const number = /^PMID: ?(\d{4,9})\b/;

const person = String.raw`(?:[\p{L}'\u2019-]+ ){1,5}\p{Lu}{1,4}(?: (?:Jr|Sr|2nd|3rd|[IV]{2,3}))?`;
/** "Lee A, Roe B Jr; MAP Study Group." */
const people = new RegExp(
  String.raw`^(?:\[No authors listed\]\.?|${person}(?:, ${person})*(?:[,;] [^,;]{3,120}){0,9}\.)$`,
  'u',
);

/** What stands on the page around its results. */
const furniture =
  /^(?:cite|share|save|email|send to|select item \d+|\d{1,6}|item in clipboard|full text links|favorites)$/i;

interface Row {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Whether a text is such a page, or some of its results. */
export const isResultsPage = (text: string): boolean => resultsIn(rowsOf(text.split(/\r\n?|\n/))).length > 0;

/** The papers of the page; how many more it counts is told. */
export function readResults(lines: readonly string[], report: Report): Paper[] {
  const rows = rowsOf(lines);
  const papers = resultsIn(rows).flatMap(
    ({ line, draft }, index) => toPaper({ ...draft, position: index + 1 }, report, `line ${line}`) ?? [],
  );
  const count = rows.map(({ text }) => /^([\d,]{1,11}) results?$/.exec(text)?.[1]).find(Boolean);
  const of = Number(count?.replaceAll(',', '') ?? 0);
  if (of > papers.length) report('cut-off', { taken: papers.length, of, what: 'results' });
  return papers;
}

function rowsOf(lines: readonly string[]): readonly Row[] {
  return lines.flatMap((written, index) => {
    const text = written.trim();
    return text === '' || furniture.test(text) ? [] : [{ text, line: index + 1 }];
  });
}

/** Each number under a line that cites a journal, with the names and the title above. */
function resultsIn(rows: readonly Row[]): readonly { line: number; draft: Draft }[] {
  return rows.flatMap(({ text, line }, index) => {
    const citation = rows[index - 1]?.text ?? '';
    const [, venue, date, volume, issue, pages] = cited.exec(citation) ?? [];
    if (!number.test(text) || venue === undefined) return [];
    const above = rows[index - 2]?.text ?? '';
    const isNamed = people.test(above);
    const title = isNamed ? rows[index - 3]?.text : above;
    const draft = {
      title: titleFrom(title),
      authors: isNamed ? namesIn(above) : [],
      venue,
      published: dateFrom(date),
      volume,
      issue,
      pages,
      ids: { doi: doiIn(citation), pmid: value(text, 'PMID'), pmcid: value(text, 'PMCID') },
      type: 'article-journal',
    };
    return title ? [{ line, draft }] : [];
  });
}
