import { describe, expect, it } from 'vitest';
import { consumer, installed } from './consumer.js';

/** The oldest that we promise, one between, and the one before ours. */
const versions = ['4.0.17', '4.3.6', '4.5.4'];

describe('a program with a zod of its own', () => {
  it.for(versions)('makes schemas of ours with zod %s, and both share one copy', async (version, context) => {
    const project = consumer({ zod: version, typescript: '5.9.3', '@types/node': '20.19.43' });
    const { take, run } = installed(project, context);
    take('schema.ts');
    const flags = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
    await run('node_modules/typescript/bin/tsc', ...flags, '--types', 'node', 'schema.ts');
    expect(await run('schema.js')).toBe('');
  });
});
