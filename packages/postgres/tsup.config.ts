import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: ['esm'],
  platform: 'neutral',
  target: 'es2022',
  // Each driver is loaded when an address asks for it.
  splitting: true,
  sourcemap: true,
  clean: true,
  removeNodeProtocol: false,
  external: [/^node:/, 'pg', '@electric-sql/pglite'],
  // tsup injects baseUrl, which TypeScript 6 calls deprecated; composite would demand every file be listed.
  dts: { compilerOptions: { composite: false, ignoreDeprecations: '6.0' } },
});
