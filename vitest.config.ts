import { defineConfig } from 'vitest/config';

const source = '@trending-papers/source';

/** A project of Node tests that resolves the packages to their TypeScript sources. */
function nodeProject(name: string, include: string[], testTimeout = 20_000) {
  return {
    resolve: { conditions: [source] },
    ssr: { resolve: { conditions: [source] } },
    test: { name, include, environment: 'node' as const, testTimeout },
  };
}

export default defineConfig({
  test: {
    projects: [
      nodeProject('core', ['packages/core/test/**/*.test.ts']),
      nodeProject('cli', ['packages/cli/test/**/*.test.ts']),
      nodeProject('house', ['test/*.test.ts']),
      nodeProject('judges', ['test/judges/**/*.test.ts'], 60_000),
      nodeProject('browser', ['packages/widget/test-browser/**/*.test.ts', 'test/browser/**/*.test.ts'], 60_000),
      {
        // Under the default conditions happy-dom would be given Lit's server build.
        resolve: { conditions: [source, 'browser'] },
        test: {
          name: 'widget',
          include: ['packages/widget/test/**/*.test.ts'],
          environment: 'happy-dom',
          testTimeout: 60_000,
          server: { deps: { inline: [/lit/] } },
        },
      },
    ],
  },
});
