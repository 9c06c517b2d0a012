import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Names that come from one of core's rooms are imported from the file that has them. A chunk holds whole files with all
 * that they import, so a room's `index.ts` would bring the room to every command that needs a single function of it.
 */
export const directImports: Plugin = {
  name: 'direct-imports',
  setup(build) {
    const doors = new Map<string, Promise<ReadonlyMap<string, string>>>();
    build.onLoad({ filter: /[\\/](?:cli|core|postgres)[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const changes = [...text.matchAll(namedImport)].map(async ([whole, names = '', from = '']) => {
        const { path: door } = await build.resolve(from, { resolveDir: dirname(path), kind: 'import-statement' });
        if (!/[\\/]core[\\/]src[\\/][\w-]+[\\/](?:index|with)\.ts$/.test(door)) return { whole, direct: whole };
        const files = doors.get(door) ?? filesBehind(door);
        doors.set(door, files);
        return { whole, direct: imports(names, from, await files) };
      });
      const direct = (await Promise.all(changes)).reduce(
        (all, { whole, direct }) => all.replace(whole, () => direct),
        text,
      );
      return { contents: direct, loader: 'ts' };
    });
  },
};

const namedImport = /^import \{([^}]*)\} from '((?:@trending-papers\/core|\.)[^']*)';$/gm;
const namedExport = /^export (?:type )?\{([^}]*)\} from '([^']*)';$/gm;

const namesIn = (list: string) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));

/** What a room opens, and the file of each name. */
async function filesBehind(door: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [, names = '', file = ''] of (await readFile(door, 'utf8')).matchAll(namedExport))
    for (const name of namesIn(names)) files.set(name, join(dirname(door), file.replace(/\.js$/, '.ts')));
  return files;
}

/** One import a name, on one line, so that no line of the file moves. A name that is renamed on its way stays with its room. */
function imports(names: string, from: string, files: ReadonlyMap<string, string>): string {
  return namesIn(names)
    .map((name) => `import { ${name} } from ${JSON.stringify(files.get(name.split(' as ')[0]!) ?? from)};`)
    .join(' ');
}
