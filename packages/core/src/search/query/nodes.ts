/** What a field name in a query restricts to. */
export type Field = 'title' | 'abstract' | NameField | OwnField;

/** A field that the caller of `createIndex` added. Its words are kept as they are, too. */
export type OwnField = `own:${string}`;

/** Fields that hold names, whose words are kept as they are. */
export type NameField = 'authors' | 'topics' | 'venue';

export function isName(field: string | undefined): field is NameField {
  return field === 'authors' || field === 'topics' || field === 'venue';
}

export function isOwn(field: string | undefined): field is OwnField {
  return field?.startsWith('own:') === true;
}

/** Whether words of the field are brought to their stems. */
export function isText(field: Field | 'text' | undefined): boolean {
  return !isName(field) && !isOwn(field);
}

/** How a word may stand for others. */
export type Reading =
  /** Itself, or what it may be a typing error of. */
  | 'finished'
  /** The last word of a query, perhaps not yet at its end. */
  | 'unfinished'
  /** Whatever begins so: `transf*`. */
  | 'beginning';

/** A query as it was understood. */
export type QueryNode =
  | { kind: 'word'; text: string; field?: Field; reading: Reading }
  | { kind: 'phrase'; text: string; field?: Field }
  | Filter
  | { kind: 'not'; node: QueryNode }
  | { kind: 'or'; nodes: QueryNode[] }
  | { kind: 'all'; nodes: QueryNode[] };

/** What a paper meets or not, whatever its words. */
export type Filter =
  | { kind: 'id'; text: string }
  /** Minutes since 1970: `from` is in, `to` is out. */
  | { kind: 'date'; from: number; to: number }
  /** Both bounds are in. */
  | { kind: 'number'; signal: string; from: number; to: number }
  | { kind: 'has'; feature: string };
