import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** A path as it is: where a folder above has a blank in its name, bundlers lead out of it and into `Jane%20Doe`. */
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Names what tsup writes from the folder that it builds in, as a plugin of it: a blank in the name of a folder above is
 * `%20` in one of two maps that it joins by name, and a blank in the other, and the sources are lost.
 */
export const pathsFromHere = {
  name: 'paths-from-here',
  renderChunk(_, chunk) {
    chunk.path = relative(process.cwd(), chunk.path);
  },
};

/** Names the sources of all source maps below a folder from where each map lies: where the builder's folder is is nobody's business. */
export function relativeSources(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.map')) continue;
    const path = join(entry.parentPath, entry.name);
    const map = JSON.parse(readFileSync(path, 'utf8'));
    const from = dirname(resolve(path));
    // What a map is of lies beside it, whatever it is named from.
    const placed = (name) =>
      name === map.file
        ? basename(decoded(name))
        : relative(from, resolve(from, decoded(name)))
            .split(sep)
            .join('/');
    map.sources = map.sources.map(placed);
    if (map.file !== undefined) map.file = placed(map.file);
    writeFileSync(path, JSON.stringify(map));
  }
}
