import { type Field, fieldOf } from '../interchange/named-fields.js';

// "Authors: …", "作者：…", "arxiv:: …": what a line says of a paper by its label, in any of the languages of tables.

export interface Labelled {
  readonly field: Field;
  /** Empty where the value stands on the lines below. */
  readonly value: string;
}

const form =
  /^[\s*_>#[(:-]{0,8}([\p{L}][\p{L}\p{N};. ()-]{0,28}?)[\s*_]{0,4}(?:::|[:\uFF1A]|(?<=[\s*_])=(?=\s))[\s*_]*(.*)$/su;

/** Names of columns that as labels say other things, or begin titles. */
const asTitles = new Set(['data', 'name', 'note', 'no', 'number', 'de', 'is', 'areas', 'tasks', 'labels', 'field']);

/** Labels that no table has for a column. */
const more: Readonly<Record<string, Field>> = {
  tldr: 'summary',
  简介: 'summary',
  project: 'links.project',
  名前: 'title',
};

/** What the values of some fields are like: "Points: improving …" and "Code: a study" are titles. */
const values: readonly (readonly [of: RegExp, form: RegExp])[] = [
  [
    /^(?:signals\.|(?:position|version|volume|issue|pages|firstPage|lastPage)$)/,
    /^[^\p{L}\p{N}]{0,4}\d|^(?:-|n\/a|none)$/iu,
  ],
  [/^links\./, /https?:|www\.|\w\.\w{2,}(?:\/|$)|[\uE000[]|^(?:-|n\/a|none|yes|no|tba)$/i],
  [/^ids\./, /\d/],
];

/** The field that a line names and what it says of it, if it begins with a label. */
export function labelledOf(text: string): Labelled | undefined {
  const [, label, value] = form.exec(text) ?? /^(tl;?dr)\s+(\S.*)$/isu.exec(text) ?? [];
  if (label === undefined) return undefined;
  const name = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  // Tags of RIS, "T1", begin titles; names of two characters are Chinese and Japanese.
  if (asTitles.has(name) || name.length < (/^[a-z\d]+$/.test(name) ? 3 : 2)) return undefined;
  const field = Object.hasOwn(more, name) ? more[name] : fieldOf(name)?.field;
  if (field === undefined || (value !== '' && !values.every(([of, form]) => !of.test(field) || form.test(value!))))
    return undefined;
  return { field, value: value!.replace(/[*_\s\]]+$/, '') };
}
