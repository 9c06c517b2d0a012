/** Runs one statement with its values, and gives the rows. */
export type Query = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** All that is asked of a database: what PostgreSQL and PGlite have in common. */
export interface Database {
  query: Query;
  /** Runs several statements without values, as migrations are. */
  script(text: string): Promise<void>;
  /** Runs everything that is asked of `query` in one transaction (READ COMMITTED), which an error rolls back. */
  transaction<T>(run: (query: Query, script: (text: string) => Promise<void>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
