import { linesOf } from './lines.js';

/** One record of a tagged file: what each tag holds, in order, and the line it begins on. */
export interface TaggedRecord {
  readonly line: number;
  readonly fields: Map<string, string[]>;
  /** Whether its end was marked, for flavours that mark it. */
  closed: boolean;
}

/** How a family of tagged files writes its lines. */
export interface Flavour {
  /** Takes a line apart: tag, value. A line it does not match goes on with the value before. */
  readonly line: RegExp;
  /** The tag records begin with. Where none is open, any tag begins one if this is absent or no end is marked. */
  readonly first?: string;
  /** The tag every record ends with. @default a record ends where the next begins */
  readonly last?: string;
  /** Tags under which each further line is another value rather than more of the same. */
  readonly lists?: ReadonlySet<string>;
}

/**
 * Reads RIS, MEDLINE or ISI lines into records. What stands between records (numbering, "Record #1 of 2", a link to the
 * database) belongs to none. A record closes at the latest where the next begins. Linear in the text.
 */
export function readTagged(text: string, flavour: Flavour): TaggedRecord[] {
  const records: TaggedRecord[] = [];
  let open: TaggedRecord | undefined;
  let values: string[] | undefined;
  let tag = '';
  for (const [line, number] of linesOf(text)) {
    const match = flavour.line.exec(line);
    if (!match) {
      if (open && values) goOn(values, line.trim(), flavour.lists?.has(tag) ?? false);
      continue;
    }
    tag = match[1] ?? '';
    if (tag === flavour.last) {
      if (open) open.closed = true;
      open = undefined;
      continue;
    }
    if (begins(tag, open, flavour)) {
      open = { line: number, fields: new Map(), closed: flavour.last === undefined };
      records.push(open);
    }
    if (!open) continue;
    values = open.fields.get(tag) ?? [];
    open.fields.set(tag, values);
    values.push((match[2] ?? '').trim());
  }
  return records;
}

/** Some files give several types in a row: these begin one record. */
function begins(tag: string, open: TaggedRecord | undefined, { first, last }: Flavour): boolean {
  if (open === undefined) return first === undefined || tag === first || last === undefined;
  return tag === first && open.fields.size > Number(open.fields.has(tag));
}

/** A value that was broken over lines: with a blank, or as the next of a list. */
function goOn(values: string[], line: string, list: boolean): void {
  if (line === '') return;
  const before = list ? '' : (values.pop() ?? '');
  values.push(before === '' ? line : `${before} ${line}`);
}

/** All values of the first tag that has any, without empty ones. */
export function valuesOf({ fields }: TaggedRecord, ...tags: readonly string[]): string[] {
  for (const tag of tags) {
    const values = fields.get(tag)?.filter((value) => value !== '') ?? [];
    if (values.length > 0) return values;
  }
  return [];
}

/** The values of the first tag that has any, as one text. */
export function textOf(record: TaggedRecord, ...tags: readonly string[]): string | undefined {
  return valuesOf(record, ...tags).join(' ') || undefined;
}
