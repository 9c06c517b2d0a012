import { defineConfig } from 'vitest/config';

const source = '@trending-papers/source';

/** The tests that hold what `stryker.config.json` changes. What takes seasons, corpora or other packages is not run. */
export default defineConfig({
  resolve: { conditions: [source] },
  ssr: { resolve: { conditions: [source] } },
  test: {
    include: ['packages/core/test/{paper,rank,text,collect,words}/**/*.test.ts', 'test/last-week.test.ts'],
    exclude: ['**/{corpus,corpus-month,month}.test.ts'],
    environment: 'node',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
