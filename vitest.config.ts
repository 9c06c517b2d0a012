import { defineConfig } from 'vitest/config';

const source = '@trending-papers/source';

/** A limit that ends a test which hangs, and never one that a busy machine is slow at. */
const limits = { testTimeout: 180_000, hookTimeout: 180_000 };

/** Whole seasons, day by day, disks that fail at each of their operations, runs killed at their waits, every place of a
 * page in every engine, and a million of what grows: `npm run test:long`. */
const long = [
  'packages/cli/test/year.test.ts',
  'packages/cli/test/year/*.test.ts',
  'packages/cli/test/killed/killed.test.ts',
  'packages/cli/test/faults/whole.test.ts',
  'packages/cli/test/site/live.test.ts',
  'packages/postgres/test/long/*.test.ts',
  'packages/widget/test-browser/hosts.test.ts',
  'test/journeys/lab.test.ts',
  'test/journeys/reach.test.ts',
  'test/growth/whole.test.ts',
];

/** A project of Node tests that resolves the packages to their TypeScript sources. */
function nodeProject(name: string, include: string[], exclude: string[] = []) {
  return {
    resolve: { conditions: [source] },
    ssr: { resolve: { conditions: [source] } },
    test: { name, include, exclude, environment: 'node' as const, ...limits },
  };
}

export default defineConfig({
  test: {
    projects: [
      nodeProject('core', ['packages/core/test/**/*.test.ts']),
      nodeProject('cli', ['packages/cli/test/**/*.test.ts'], long),
      nodeProject('postgres', ['packages/postgres/test/**/*.test.ts'], long),
      nodeProject('house', ['test/*.test.ts', 'test/growth/*.test.ts'], long),
      nodeProject('judges', ['test/judges/**/*.test.ts']),
      nodeProject('journeys', ['test/journeys/**/*.test.ts', 'test/requests/**/*.test.ts'], long),
      nodeProject('long', long),
      nodeProject('consumers', ['test/consumers/*.test.ts']),
      nodeProject('browser', ['packages/widget/test-browser/**/*.test.ts', 'test/browser/**/*.test.ts'], long),
      {
        // Under the default conditions happy-dom would be given Lit's server build.
        resolve: { conditions: [source, 'browser'] },
        ssr: { resolve: { conditions: [source] } },
        test: {
          name: 'widget',
          include: ['packages/widget/test/**/*.test.ts'],
          environment: 'happy-dom',
          ...limits,
          server: { deps: { inline: [/lit/] } },
        },
      },
    ],
  },
});
