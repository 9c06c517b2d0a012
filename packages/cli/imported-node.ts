import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/** Older packages within ask for parts of Node by `require`, which modules have not: they get them by an import. */
export const importedNode: Plugin = {
  name: 'imported-node',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ kind, path }) =>
      kind === 'require-call' && isBuiltin(path) ? { path: path.replace(/^node:/, ''), namespace: 'node' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'node' }, ({ path }) => ({ contents: `export * from 'node:${path}';` }));
  },
};
