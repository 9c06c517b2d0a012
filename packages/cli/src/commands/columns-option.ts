import { choice } from '../args/kind.js';
import type { Option } from '../args/option.js';
import { columnNames } from '../terminal/columns.js';

/** Which columns are written as lines. */
export const columnsOption = {
  kind: choice('COLUMN', columnNames),
  many: true,
  description: 'Lines with tabs between these columns, for other programs; repeatable',
} satisfies Option<string>;
