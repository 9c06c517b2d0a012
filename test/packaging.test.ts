import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inlinedPackages, noticeOf, noticesText, packageFolder } from '../scripts/notices.mjs';
import { linkedDocuments, packedLinks } from '../scripts/pack-documents.mjs';
import { repositoryAddress, withRepository } from '../scripts/repository.mjs';

const packages = readdirSync('packages').map((name) => [name, manifest(name)] as const);

function manifest(name: string): Record<string, unknown> & { dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'));
}

/** A package on the disk, as an installer would leave it. */
function installed(files: Record<string, string>, name = 'made-up'): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'trending-papers-notices-')), 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('third-party notices', () => {
  it('hold the licence file and the NOTICE of a package', () => {
    const folder = installed({
      'package.json': '{"name":"made-up","version":"1.2.3","license":"Apache-2.0"}',
      'LICENSE.md': 'The terms.\r\n',
      NOTICE: 'Made up in 2026.',
      'license-checker.js': 'no licence, a program',
    });
    expect(noticeOf(folder)).toEqual({
      name: 'made-up',
      version: '1.2.3',
      license: 'Apache-2.0',
      text: 'The terms.\n\nMade up in 2026.',
    });
  });

  it('hold the terms of the licence that a package without a file names, with its author', () => {
    const folder = installed({
      'package.json': '{"name":"made-up","version":"1.0.0","license":"MIT","author":{"name":"Ada Example"}}',
    });
    const { text } = noticeOf(folder);
    expect(text).toContain('Copyright (c) Ada Example');
    expect(text).toContain('The above copyright notice and this permission notice shall be included');
  });

  it.each([
    ['none', '{"name":"made-up","version":"1.0.0"}'],
    ['one without its text', '{"name":"made-up","version":"1.0.0","license":"LicenseRef-mine"}'],
    ['a word that every object inherits', '{"name":"made-up","version":"1.0.0","license":"constructor"}'],
  ])('refuse to bundle a package of which the licence is %s', (_, text) => {
    expect(() => noticeOf(installed({ 'package.json': text }))).toThrow('made-up 1.0.0 would be bundled');
  });

  it('tell the package of a file, also below another package and where a manifest was left out', () => {
    const folder = installed({ 'package.json': '{}' }, '@scope/name');
    expect(packageFolder(join(folder, 'dist', 'index.js'))).toBe(folder);
    expect(packageFolder(join(folder, 'dist', 'node_modules', 'taken-in', 'index.js'))).toBe(folder);
    expect(packageFolder(join(tmpdir(), 'src', 'index.js'))).toBeUndefined();
  });

  it('leave out what a bundler shook out', () => {
    const kept = installed({ 'package.json': '{"name":"kept","version":"1.0.0","license":"MIT"}' });
    const gone = installed({ 'package.json': '{"name":"gone","version":"1.0.0","license":"MIT"}' });
    const inputs = {
      [join(kept, 'index.js')]: { bytesInOutput: 12 },
      [join(gone, 'index.js')]: { bytesInOutput: 0 },
    };
    expect(inlinedPackages({ outputs: { 'out.js': { inputs } } }, '/').map(({ name }) => name)).toEqual(['kept']);
  });

  it('print a text once for all packages that share it', () => {
    const notice = { version: '1.0.0', license: 'MIT', text: 'The terms.' };
    const text = noticesText([
      { ...notice, name: 'a' },
      { ...notice, name: 'b' },
    ]);
    expect(text.match(/The terms\./g)).toHaveLength(1);
    expect(text).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n');
  });
});

describe('documents in a package', () => {
  const files: Record<string, string> = {
    'packages/a/README.md': 'See [one](../../docs/one.md#top) and [the design](../../DESIGN.md).',
    'docs/one.md': 'Next: [two](deep/two.md), [again](one.md), [web](https://a.example/x.md)',
    'docs/deep/two.md': 'Back to [one](../one.md), ![a picture](../pictures/p.png)',
  };
  const read = (path: string) => files[path] ?? '';
  const documents = new Set(linkedDocuments('packages/a/README.md', read));

  it('are those that a README leads to, in any number of steps', () => {
    expect([...documents]).toEqual(['docs/deep/two.md', 'docs/one.md']);
  });

  it('are linked where they lie, and what is not there becomes text', () => {
    expect(packedLinks(read('packages/a/README.md'), 'packages/a/README.md', 'README.md', documents)).toBe(
      'See [one](docs/one.md#top) and the design.',
    );
    expect(packedLinks(read('docs/deep/two.md'), 'docs/deep/two.md', 'docs/deep/two.md', documents)).toBe(
      'Back to [one](../one.md), a picture',
    );
  });

  it('link to the repository for the rest, once it is known', () => {
    const home = 'https://host.example/o/n/blob/v1';
    expect(packedLinks(read('packages/a/README.md'), 'packages/a/README.md', 'README.md', documents, home)).toBe(
      `See [one](docs/one.md#top) and [the design](${home}/DESIGN.md).`,
    );
  });
});

describe('the repository of a release', () => {
  it.each([
    [{ GITHUB_REPOSITORY: 'lab/papers' }, '', 'https://github.com/lab/papers'],
    [
      { GITHUB_SERVER_URL: 'https://code.example', GITHUB_REPOSITORY: 'lab/papers' },
      '',
      'https://code.example/lab/papers',
    ],
    [{ CI_PROJECT_URL: 'https://gitlab.example/lab/papers' }, '', 'https://gitlab.example/lab/papers'],
    [{}, 'git@code.example:lab/papers.git', 'https://code.example/lab/papers'],
    [{}, 'ssh://git@code.example/lab/papers.git', 'https://code.example/lab/papers'],
    [{}, 'https://code.example/lab/papers', 'https://code.example/lab/papers'],
    [{}, '/srv/git/papers', undefined],
    [{}, '', undefined],
  ])('is taken from %o and the remote "%s"', (environment, remote, address) => {
    expect(repositoryAddress(environment, remote)).toBe(address);
  });

  it('stands in a manifest with the folder of the package', () => {
    expect(withRepository({ name: 'n' }, 'https://code.example/lab/papers', 'packages/n')).toEqual({
      name: 'n',
      homepage: 'https://code.example/lab/papers#readme',
      bugs: 'https://code.example/lab/papers/issues',
      repository: { type: 'git', url: 'git+https://code.example/lab/papers.git', directory: 'packages/n' },
    });
  });
});

describe.each(packages)('the manifest of %s', (_, described) => {
  it('says what it is, whose, and for whom', () => {
    expect(described).toMatchObject({ license: 'MIT', author: expect.any(String), description: expect.any(String) });
    expect((described.keywords as string[]).length).toBeGreaterThanOrEqual(8);
  });

  it('asks for ranges that every packer understands, so that repairs of dependencies reach its users', () => {
    for (const range of Object.values(described.dependencies ?? {})) expect(range).toMatch(/^\^\d+\.\d+\.\d+$/);
  });

  it('refuses to be published by hand without its repository', () => {
    expect(described.scripts).toMatchObject({ prepublishOnly: expect.stringContaining('repository.mjs check') });
    expect(described).not.toHaveProperty('repository');
  });
});
