import { aText, checkArgument } from '../text/options.js';
import { idFrom } from './id.js';
import type { Paper } from './schema.js';

/** A paper of which only the title need be there. Lists and records that are missing count as empty. */
export type PartialPaper = Pick<Paper, 'title'> & { [field in keyof Paper]?: Paper[field] | undefined };

/** The paper with all its lists and records, named after what it has; the paper itself when it has them. */
export function completePaper(paper: PartialPaper): Paper {
  const { id, authors, ids, links, signals, history, topics, sources } = paper;
  if (id !== undefined && authors && ids && links && signals && history && topics && sources) return paper as Paper;
  checkArgument('The title of a paper', paper.title, aText);
  return {
    ...paper,
    id: id ?? idFrom(ids ?? {}, paper.title, authors?.[0]?.name),
    authors: authors ?? [],
    ids: ids ?? {},
    links: links ?? {},
    signals: signals ?? {},
    history: history ?? [],
    topics: topics ?? [],
    sources: sources ?? [],
  };
}
