import { isTrendingPapersError, type Paper } from '../../../src/paper/index.js';
import { parse } from '../../../src/parse/index.js';
import type { Sheet } from './sheet.js';

export interface Result {
  readonly cards: number;
  /** Cards of which title and all that can be told came out right. */
  readonly right: number;
  /** Titles and identifiers that are nobody's, of papers about which nothing was said. */
  readonly silent: readonly string[];
  readonly faults: readonly string[];
  readonly said: readonly string[];
}

/** Codes that say a title or the papers as a whole may be wrong. */
const doubts: ReadonlySet<string> = new Set([
  'title-unsure',
  'title-missing',
  'papers-unread',
  'format-guessed',
  'entries-left-out',
]);

const nameOf = (author: Paper['authors'][number]) => author.name;

export async function resultOf(sheet: Sheet): Promise<Result> {
  const cards = sheet.papers.length;
  try {
    const { papers, issues } = await parse(sheet.text, { now: '2026-11-12' });
    const said = [...new Set(issues.map(({ code }) => code))].sort();
    const byTitle = new Map(papers.map((paper) => [paper.title, paper]));
    const faults = sheet.papers.flatMap((made) => {
      const paper = byTitle.get(made.title);
      if (paper === undefined) return [`title: ${made.title}`];
      const id = sheet.byDoi ? paper.ids.doi === made.doi : paper.ids.arxiv === made.arxiv;
      const wrong = {
        id: !id,
        votes: paper.signals.upvotes !== made.votes,
        code: paper.links.code !== made.code,
        authors: paper.authors.map(nameOf).join('; ') !== sheet.names(made).join('; '),
      };
      const told = Object.entries(wrong).flatMap(([field, is]) =>
        is && sheet.has.has(field as keyof typeof wrong) ? [field] : [],
      );
      return told.length === 0
        ? []
        : [
            `${told.join(', ')}: ${made.title}${told.includes('authors') ? ` [${paper.authors.map(nameOf).join('; ')}]` : ''}`,
          ];
    });
    const titles = new Map(sheet.papers.map((made) => [made.title, made]));
    const silent = said.some((code) => doubts.has(code))
      ? []
      : papers.flatMap(({ title, ids }) => {
          const made = titles.get(title);
          if (made === undefined) return [`title: ${title}`];
          const isOther =
            (ids.arxiv !== undefined && ids.arxiv !== made.arxiv) ||
            (ids.doi !== undefined && ids.doi !== made.doi && !ids.doi.startsWith('10.48550'));
          return isOther ? [`id: ${title}`] : [];
        });
    return { cards, right: cards - faults.length, silent, faults, said };
  } catch (error) {
    if (!isTrendingPapersError(error)) throw error;
    return { cards, right: 0, silent: [], faults: ['refused'], said: [error.code] };
  }
}
