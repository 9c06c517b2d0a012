/** What a field name in a query restricts to. */
export type Field = 'title' | 'abstract' | 'authors' | 'topics' | 'venue';

/** A query as it was understood. */
export type QueryNode =
  | { kind: 'word'; text: string; field?: Field; prefix: boolean }
  | { kind: 'phrase'; text: string; field?: Field }
  | { kind: 'id'; text: string }
  /** Minutes since 1970: `from` is in, `to` is out. */
  | { kind: 'date'; from: number; to: number }
  /** Both bounds are in. */
  | { kind: 'number'; signal: string; from: number; to: number }
  | { kind: 'has'; feature: string }
  | { kind: 'not'; node: QueryNode }
  | { kind: 'or'; nodes: QueryNode[] }
  | { kind: 'all'; nodes: QueryNode[] };
