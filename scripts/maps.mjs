import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Names the sources of all source maps below a folder from where each map lies: where the builder's folder is is nobody's business. */
export function relativeSources(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.map')) continue;
    const path = join(entry.parentPath, entry.name);
    const map = JSON.parse(readFileSync(path, 'utf8'));
    const from = dirname(resolve(path));
    const placed = (name) => (isAbsolute(name) ? relative(from, name).split(sep).join('/') : name);
    map.sources = map.sources.map(placed);
    if (map.file !== undefined) map.file = placed(map.file);
    writeFileSync(path, JSON.stringify(map));
  }
}
