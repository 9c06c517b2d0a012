// docs/benchmarks/search.md in sections, each written by the benchmark that measured it and dated by it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const report = fileURLToPath(new URL('../../docs/benchmarks/search.md', import.meta.url));
const before = '\n## ';

/** Puts sections into the report by their headings; the others stay as they are, and new ones follow. */
export function putSections(sections, intro) {
  const [written = '', ...parts] = existsSync(report) ? readFileSync(report, 'utf8').trim().split(before) : [];
  const all = new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]));
  for (const [heading, text] of Object.entries(sections)) all.set(heading, text.trim());
  const texts = [...all].map(([heading, text]) => `${heading}\n\n${text}\n`);
  writeFileSync(report, `${[`${(intro ?? written).trim()}\n`, ...texts].join(before)}`);
}

/** The version of a rival. */
export function versionOf(name) {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).dependencies[name];
}

/** By what a section was written, when and where. */
export function stamp(command) {
  return `\`npm run bench -- ${command}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)}`;
}

export function table(head, rows) {
  return [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
