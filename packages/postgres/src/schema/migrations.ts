/** One step of the tables. What was released is never changed, only followed by another. */
export interface Migration {
  number: number;
  sql: string;
}

/**
 * Rules that every table keeps, so that it may be spread over several servers: the column behind `BY` is in each unique
 * key, no table refers to another, keys are made by the client, and nothing is counted up by the server.
 */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    sql: `
-- Papers as they are shown, under a key of the store's own, which stays when the id changes.
CREATE TABLE trending_papers.paper (
  key uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL,
  paper jsonb NOT NULL,
  names text[] NOT NULL,
  rev xid8 NOT NULL,
  PRIMARY KEY (key)
) /* BY key */;
CREATE INDEX paper_place ON trending_papers.paper (place);
CREATE INDEX paper_rev ON trending_papers.paper (rev, key);

-- Everything a paper may be found or merged by. A name may stand for several papers.
CREATE TABLE trending_papers.name (
  name text COLLATE "C" NOT NULL,
  key uuid NOT NULL,
  PRIMARY KEY (name, key)
) /* BY name */;

-- Every reading of a paper's signals: what the history in the paper is thinned from.
CREATE TABLE trending_papers.reading (
  key uuid NOT NULL,
  at text COLLATE "C" NOT NULL,
  signals jsonb NOT NULL,
  PRIMARY KEY (key, at)
) /* BY key */;

-- Ids that no paper has any more, for readers of changes.
CREATE TABLE trending_papers.gone (
  id text COLLATE "C" NOT NULL,
  into_id text,
  rev xid8 NOT NULL,
  PRIMARY KEY (id)
) /* BY id */;
CREATE INDEX gone_rev ON trending_papers.gone (rev, id);

-- What was delivered: digests of recipient and name, and the call that did it.
CREATE TABLE trending_papers.delivery (
  recipient bytea NOT NULL,
  name bytea NOT NULL,
  call uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (recipient, name)
) /* BY recipient */;

-- Rows that writers lock, in their order: names fall into so many drawers.
CREATE TABLE trending_papers.drawer (
  drawer integer NOT NULL,
  PRIMARY KEY (drawer)
) /* BY drawer */;

CREATE TABLE trending_papers.meta (
  name text COLLATE "C" NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (name)
) /* BY name */;
`,
  },
  {
    number: 2,
    sql: `
-- What papers are found by, in core's own words: apart from the papers, whose numbers change far more often.
CREATE TABLE trending_papers.word (
  key uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (key)
) /* BY key */;
CREATE INDEX word_place ON trending_papers.word (place);
-- What was written last is looked through word by word until it is sorted in: a megabyte of it at most.
CREATE INDEX word_words ON trending_papers.word USING gin (words) WITH (gin_pending_list_limit = 1024);

-- How many papers have a word, and how many papers there are: the sum over slots. Each transaction counts in a slot that no
-- other has, for otherwise all writers would wait for each other at the commonest words.
CREATE TABLE trending_papers.term (
  term text COLLATE "C" NOT NULL,
  slot integer NOT NULL,
  df bigint NOT NULL,
  PRIMARY KEY (term, slot)
) /* BY term */;

CREATE TABLE trending_papers.slot (
  slot integer NOT NULL,
  PRIMARY KEY (slot)
) /* BY slot */;
INSERT INTO trending_papers.slot (slot) SELECT generate_series(0, 15);

-- All of a paper that ranking asks for: its numbers and dates, without its texts.
CREATE TABLE trending_papers.latest (
  key uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (key)
) /* BY key */;
CREATE INDEX latest_place ON trending_papers.latest (place);
`,
  },
  {
    number: 3,
    sql: `
-- Readings by month: a row a reading has more of the row than of the reading.
CREATE TABLE trending_papers.month (
  key uuid NOT NULL,
  month text COLLATE "C" NOT NULL,
  readings jsonb NOT NULL,
  PRIMARY KEY (key, month)
) /* BY key */;
INSERT INTO trending_papers.month (key, month, readings)
  SELECT key, left(at, 7), jsonb_agg(jsonb_build_object('at', at, 'signals', signals) ORDER BY at)
  FROM trending_papers.reading GROUP BY key, left(at, 7);
DROP TABLE trending_papers.reading;

-- Words are looked at row by row, many times a query: beside the row they would be looked up each time.
ALTER TABLE trending_papers.word ALTER COLUMN words SET STORAGE MAIN;

-- When anything changed last, by what transactions say of themselves.
ALTER TABLE trending_papers.paper ADD COLUMN changed timestamptz NOT NULL DEFAULT now();
`,
  },
  {
    number: 4,
    sql: `
-- Long papers and words are packed by LZ4, where the server has it: a tenth less room for words, and less time to read
-- them. It holds for what is written from now on. Partitions are not reached through their table.
DO $$
DECLARE
  packed record;
BEGIN
  FOR packed IN
    SELECT class.oid::regclass AS place, attribute.attname AS field
    FROM pg_class AS class JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
    WHERE class.relnamespace = 'trending_papers'::regnamespace AND class.relkind = 'r'
      AND attribute.attname IN ('paper', 'words', 'facts', 'readings') AND NOT attribute.attisdropped
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION lz4', packed.place, packed.field);
  END LOOP;
EXCEPTION WHEN feature_not_supported THEN
  -- A server that was made without it goes on with its own way of packing.
  NULL;
END
$$;
`,
  },
];

/** The tables of a migration, each in so many hash partitions; as they are without. */
export function partitioned(sql: string, partitions: number | undefined): string {
  if (partitions === undefined) return sql;
  return sql.replace(/CREATE TABLE (\S+) \((.*?)\n\) \/\* BY (\w+) \*\/;/gs, (_, table, columns, by) =>
    [
      `CREATE TABLE ${table} (${columns}\n) PARTITION BY HASH (${by});`,
      ...Array.from(
        { length: partitions },
        (_, remainder) =>
          `CREATE TABLE ${table}_${remainder} PARTITION OF ${table} FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${remainder});`,
      ),
    ].join('\n'),
  );
}
