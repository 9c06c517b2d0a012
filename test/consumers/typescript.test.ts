import { beforeAll, describe, expect, it } from 'vitest';
import { everyEntry, strictest } from '../../scripts/packed.mjs';
import { consumer, installed } from './consumer.js';

const compilers = { '5.4': '5.4.5', '5.9': '5.9.3', '6': '6.0.3', '7': '7.0.2' };
const resolutions = [
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
] as const;
const cases = Object.keys(compilers).flatMap((version) =>
  resolutions.map(([resolution, module]) => [version, resolution, module] as const),
);

describe('a program in TypeScript', () => {
  let project: ReturnType<typeof consumer>;

  beforeAll(() => {
    const aliases = Object.entries(compilers).map(([name, version]) => [`ts-${name}`, `npm:typescript@${version}`]);
    project = consumer({ '@types/node': '20.19.43', ...Object.fromEntries(aliases) });
    if ('unreachable' in project) return;
    project.take('options.ts');
    project.write('entries.ts', everyEntry());
  });

  it.for(cases)('compiles with %s and the resolution %s', async ([version, resolution, module], context) => {
    const flags = [...strictest, '--module', module, '--moduleResolution', resolution];
    const { run } = installed(project, context);
    expect(await run(`node_modules/ts-${version}/lib/tsc.js`, ...flags, 'entries.ts', 'options.ts')).toBe('');
  });
});
