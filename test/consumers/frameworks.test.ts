import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { host } from '../journeys/host.js';
import { consumer, installed } from './consumer.js';

const examples = join(import.meta.dirname, '../../examples');

type Command = readonly [command: string, ...args: string[]];

interface Framework {
  /** The folder of its example, which is built as it stands. */
  name: string;
  main: string;
  /** Angular's checks the types, too. */
  build: Command;
  check: Command;
  /** What somebody gets wrong in `main`, and what the compiler says of it. */
  wrong: readonly (readonly [right: string, wrong: string, said: RegExp])[];
}

const frameworks: readonly Framework[] = [
  {
    name: 'angular',
    main: 'src/main.ts',
    build: ['node_modules/@angular/cli/bin/ng.js', 'build'],
    check: ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'tsconfig.json'],
    wrong: [
      ['layout="list"', 'layout="lists"', /'"lists"' is not assignable to type '"list" \| "/],
      ['limit="2"', 'limit="two"', /'"two"' is not assignable/],
      ['limit="2"', '[limit]="opened()"', /'string' is not assignable/],
      ['[items]', '[itmes]', /Can't bind to 'itmes'/],
      ['(paper-open)', '(paper-save)', /not assignable to parameter of type/],
    ],
  },
  {
    name: 'solid',
    main: 'src/main.tsx',
    build: ['node_modules/vite/bin/vite.js', 'build', '--base', './'],
    check: ['node_modules/typescript/bin/tsc'],
    wrong: [
      ['limit={2}', 'limit={2} layout="lists"', /'"lists"' is not assignable to type '"list" \| "/],
      ['limit={2}', 'limit="two"', /'string' is not assignable to type 'number'/],
      ['items=', 'itmes=', /Property 'itmes' does not exist/],
      ['on:paper-open', 'on:paper-save', /not assignable to type/],
    ],
  },
];

describe.each(frameworks)('an application in $name', ({ name, main, build, check, wrong }) => {
  let browser: Browser;
  let project: ReturnType<typeof consumer>;

  beforeAll(async () => {
    browser = await launchChromium();
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(examples, name, 'package.json'), 'utf8'));
    const others = Object.entries<string>({ ...dependencies, ...devDependencies });
    project = consumer(Object.fromEntries(others.filter(([, version]) => !version.startsWith('link:'))));
    if ('unreachable' in project) return;
    const { folder } = project;
    cpSync(join(examples, name), folder, {
      recursive: true,
      filter: (path) => !/node_modules|[\\/]dist$|package\.json$/.test(path),
    });
    cpSync(join(examples, 'papers.json'), join(folder, 'papers.json'));
    const source = readFileSync(join(folder, main), 'utf8');
    writeFileSync(join(folder, main), source.replace('../../papers.json', '../papers.json'));
  });
  afterAll(() => browser?.close());

  it('is built of the packed packages, shows papers, and hears of what is opened', async (context) => {
    const { folder, run } = installed(project, context);
    if (name === 'solid') await run(...check);
    await run(...build);
    const served = await host(join(folder, 'dist'));
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(served.address);
    const title = page.locator('article h3 a').first();
    await title.click();
    const { items } = JSON.parse(readFileSync(join(folder, 'papers.json'), 'utf8'));
    await expect.poll(() => page.locator('output').textContent()).toBe(items[0].title);
    expect(await page.locator('article').count()).toBe(2);
    expect(errors).toEqual([]);
    await page.close();
    await served.close();
  }, 600_000);

  it.for(wrong)('is told by its compiler that %s is not %s', async ([right, other, said], context) => {
    const { folder, run } = installed(project, context);
    const source = readFileSync(join(folder, main), 'utf8');
    expect(source).toContain(right);
    writeFileSync(join(folder, main), source.replace(right, other));
    try {
      await expect(run(...check)).rejects.toThrow(said);
    } finally {
      writeFileSync(join(folder, main), source);
    }
  });
});
