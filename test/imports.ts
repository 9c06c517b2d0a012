import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** One import statement of a file of the packages, paths below `packages/`. */
export interface Import {
  file: string;
  /** A file of ours, or the specifier of another package. */
  target: string;
  typeOnly: boolean;
  /** Whether it is loaded when it is first needed. */
  later: boolean;
}

const packages = resolve(import.meta.dirname, '..', 'packages');

/** `import … from`, `export … from`, bare imports, dynamic imports and types given as `import('…')`. */
const statement =
  /^[ \t]*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^[ \t]*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

function typescriptFiles(): string[] {
  return readdirSync(packages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(packages, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** Every source file of the packages, as `core/src/rank/rank.ts`. */
export function sourceFiles(): string[] {
  return typescriptFiles().filter((path) => /^\w+\/src\//.test(path));
}

/** Every file of the tests of a package. */
export function testFiles(name: string): string[] {
  return typescriptFiles().filter((path) => path.startsWith(`${name}/test/`));
}

function sourceOf(file: string): string {
  return readFileSync(join(packages, file), 'utf8');
}

/** What a source file imports. */
export function importsOf(file: string, source = sourceOf(file)): Import[] {
  return [...source.matchAll(statement)].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? '';
    const path = resolve(packages, dirname(file), specifier.replace(/\.js$/, '.ts'));
    const target = specifier.startsWith('.') ? relative(packages, path).replaceAll('\\', '/') : specifier;
    return { file, target, typeOnly: match[1] !== undefined, later: match[4] !== undefined };
  });
}

/**
 * Circles among things that point at each other: each group in which one can come back to where one began, of one
 * thing that points at itself too. Tarjan's strongly connected components.
 */
export function circles(arrows: readonly (readonly [from: string, to: string])[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const [from, to] of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string): number => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    for (const next of targets.get(node) ?? []) {
      const reached = order.has(next)
        ? open.includes(next)
          ? order.get(next)!
          : Number.POSITIVE_INFINITY
        : visit(next);
      lowest.set(node, Math.min(lowest.get(node)!, reached));
    }
    if (lowest.get(node) === order.get(node)) {
      const group = open.splice(open.indexOf(node));
      if (group.length > 1 || targets.get(node)?.includes(node)) found.push(group.sort());
    }
    return lowest.get(node)!;
  };
  for (const node of targets.keys()) if (!order.has(node)) visit(node);
  return found;
}
