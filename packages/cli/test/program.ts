import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { importedNode } from '../imported-node.js';
import { root, temporaryFolder, widgetScript } from './terminal-io.js';

/** The program as a process runs it, bundled into a new folder. */
export async function builtProgram(): Promise<string> {
  const outdir = await temporaryFolder();
  await build({
    entryPoints: [join(root, 'packages/cli/src/bin.ts')],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // A package may be written for Node in a form that cannot be bundled.
    mainFields: ['module', 'main'],
    conditions: ['@trending-papers/source', 'module'],
    external: ['nodemailer', 'react-devtools-core', 'sharp', 'undici', 'pg', '@electric-sql/pglite'],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    plugins: [importedNode],
    outExtension: { '.js': '.mjs' },
  });
  for (const name of ['trending-papers.min.js', 'parts/reader.js', 'parts/archive.js']) {
    await mkdir(join(outdir, 'assets', dirname(name)), { recursive: true });
    await writeFile(join(outdir, 'assets', name), widgetScript);
  }
  return join(outdir, 'bin.mjs');
}
