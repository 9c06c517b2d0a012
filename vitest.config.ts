import { defineConfig } from 'vitest/config';

const source = '@trending-papers/source';

/** A limit that ends a test which hangs, and never one that a busy machine is slow at. */
const limits = { testTimeout: 180_000, hookTimeout: 180_000 };

/** Whole seasons, day by day, disks that fail at each of their operations, runs killed at their waits, every place of a
 * page in every engine, a million of what grows, and in folders `long` the rest of a matrix of which `npm test` has each
 * value of each factor: `npm run test:long`. */
const long = [
  'packages/cli/test/year.test.ts',
  'packages/cli/test/year/*.test.ts',
  'packages/cli/test/killed/killed.test.ts',
  'packages/cli/test/faults/whole.test.ts',
  'packages/cli/test/**/long/*.test.ts',
  'packages/cli/test/site/live.test.ts',
  'packages/postgres/test/long/*.test.ts',
  'packages/widget/test-browser/hosts.test.ts',
  'packages/widget/test-browser/long/*.test.ts',
  'test/browser/long/*.test.ts',
  'test/journeys/lab.test.ts',
  'test/journeys/long/*.test.ts',
  'test/journeys/reach.test.ts',
  'test/growth/others.test.ts',
  'test/growth/whole.test.ts',
];

const fuzz = ['packages/core/test/fuzz/*.test.ts'];

/** A project of Node tests that resolves the packages to their TypeScript sources. */
function nodeProject(name: string, include: string[], exclude: string[] = []) {
  return {
    resolve: { conditions: [source] },
    ssr: { resolve: { conditions: [source] } },
    test: { name, include, exclude, environment: 'node' as const, ...limits },
  };
}

/** One whose files share a world, so that modules are loaded once a worker. A test leaves that world as it was. */
function sharedProject(...given: Parameters<typeof nodeProject>) {
  const project = nodeProject(...given);
  return { ...project, test: { ...project.test, isolate: false } };
}

export default defineConfig({
  test: {
    projects: [
      sharedProject('core', ['packages/core/test/**/*.test.ts'], fuzz),
      // What a changed input reaches must not depend on what ran before.
      nodeProject('fuzz', fuzz),
      sharedProject('cli', ['packages/cli/test/**/*.test.ts'], long),
      nodeProject('postgres', ['packages/postgres/test/**/*.test.ts'], long),
      nodeProject('house', ['test/*.test.ts', 'test/growth/*.test.ts'], long),
      sharedProject('judges', ['test/judges/**/*.test.ts']),
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
