import { columnNames } from '../terminal/columns.js';
import type { Kind } from './kind.js';

/** A text with fields: what stands between them, and the names of columns. */
export type Template = readonly (string | { readonly field: string })[];

/** A doubled brace, a field, a brace without its partner, or an escape. */
const marks = /\{\{|\}\}|\{([^{}]*)\}|[{}]|\\[nt\\]/g;

const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\', '{{': '{', '}}': '}' };

/** Nothing where a brace has no partner, or a field is none. */
function readTemplate(text: string): Template | undefined {
  if (text === '') return undefined;
  const parts: (string | { field: string })[] = [];
  let last = 0;
  for (const { 0: mark, 1: field, index } of text.matchAll(marks)) {
    parts.push(text.slice(last, index));
    last = index + mark.length;
    if (Object.hasOwn(escapes, mark)) parts.push(escapes[mark]!);
    else if (field !== undefined && columnNames.includes(field)) parts.push({ field });
    else return undefined;
  }
  return [...parts, text.slice(last)].filter((part) => part !== '');
}

/** The first field that is none. */
function wrongField(text: string): string | undefined {
  const fields = Array.from(text.replaceAll(/\{\{|\}\}/g, '').matchAll(/\{([^{}]*)\}/g), ([, field]) => field);
  return fields.find((field) => field !== undefined && !columnNames.includes(field));
}

/** `{rank}. {title}\n   {link}` */
export const template: Kind<Template> = {
  hint: 'TEXT',
  is: `a text with fields in braces ({{ is a brace), of ${columnNames.join(', ')}`,
  read: readTemplate,
  offers: columnNames,
  wrong: wrongField,
};
