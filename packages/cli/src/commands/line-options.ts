import { choice } from '../args/kind.js';
import type { Options } from '../args/option.js';
import { template } from '../args/template.js';
import { columnNames } from '../terminal/columns.js';

/** How papers are written as lines for other programs: of every command that lists papers. */
export const lineOptions = {
  columns: {
    kind: choice('COLUMN', columnNames),
    many: true,
    description: 'Lines with tabs between these columns, for other programs; repeatable',
  },
  template: {
    kind: template,
    description: 'What is written of each paper: "- [{title}]({link})", with \\n, \\t, and {{ for a brace',
  },
} as const satisfies Options;
