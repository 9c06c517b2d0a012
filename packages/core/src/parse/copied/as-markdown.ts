import { withFootnotes } from './footnotes.js';
import { fromGrids } from './grids.js';
import { fromOrg } from './org.js';
import { fromTexLists } from './tex-lists.js';
import { fromTexTables } from './tex-tables.js';
import { fromWikiEmphasis, fromWikiTables } from './wiki-tables.js';

/** What else people write lists in: each gives its own as Markdown, and any other text as it is. */
const writings: readonly ((text: string) => string)[] = [
  fromOrg,
  fromTexLists,
  fromTexTables,
  fromWikiEmphasis,
  fromWikiTables,
  fromGrids,
  withFootnotes,
];

/** A text as Markdown, as far as it is written in what lists are written in. */
export const asMarkdown = (text: string): string => writings.reduce((read, writing) => writing(read), text);
