import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const packages = resolve(import.meta.dirname, '..', 'packages');
const source = '@trending-papers/source';

/** Every entry a package's `exports` opens, and the source file behind it. */
function entriesOf(name: string): { entry: string; file: string }[] {
  const folder = join(packages, name);
  const manifest: { name: string; exports: Record<string, Record<string, string>> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return Object.entries(manifest.exports).flatMap(([path, targets]) => {
    const target = targets[source];
    return target === undefined ? [] : [{ entry: path.replace('.', manifest.name), file: join(folder, target) }];
  });
}

/** The names a module exports, types marked as such, in alphabetical order. */
function exportsOf(program: ts.Program, file: string): string[] {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!);
  if (module === undefined) return [];
  return checker
    .getExportsOfModule(module)
    .map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return target.flags & ts.SymbolFlags.Value ? symbol.name : `type ${symbol.name}`;
    })
    .sort();
}

describe('the public surface', () => {
  const entries = readdirSync(packages).flatMap(entriesOf);
  const program = ts.createProgram({
    rootNames: entries.map(({ file }) => file),
    options: {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      customConditions: [source],
      target: ts.ScriptTarget.ES2022,
      skipLibCheck: true,
      types: [],
    },
  });

  it('is what review has agreed on, name by name', async () => {
    const listed = entries.map(({ entry, file }) => `# ${entry}\n${exportsOf(program, file).join('\n')}\n`);
    // A change here changes what others build upon: say so in README, docs and a changeset.
    await expect(listed.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'surface.txt'));
  });

  it('keeps the names that the documentation promises', () => {
    const core = entries.find(({ entry }) => entry === '@trending-papers/core')!;
    expect(exportsOf(program, core.file)).toEqual(expect.arrayContaining(promised));
  });
});

const promised = [
  ...[
    'parse',
    'parseStream',
    'detectFormat',
    'Paper',
    'Listing',
    'canonicalId',
    'mergeListings',
    'rank',
    'createIndex',
  ],
  ...['loadIndex', 'fetchListing', 'toRss', 'toAtom', 'toJsonFeed', 'toOpml', 'toHtml', 'toMarkdown', 'toEmail'],
  ...['toBibtex', 'toBiblatex', 'toRis', 'toCslJson', 'toCsv'],
];
