// What the element costs a page, measured inside Chromium: npm run bench -- widget. Writes docs/benchmarks/widget.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '../../node_modules/playwright-core/index.mjs';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'packages/widget/dist');
const rounds = 5;
const flags =
  'no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync';
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const browser = await chromium.launch({
  executablePath: process.env.TRENDING_PAPERS_CHROMIUM ?? '/usr/bin/chromium',
  args: flags.split(' ').map((flag) => `--${flag}`),
});

/** In the page: papers of the size of real ones. */
function prepare() {
  globalThis.makeItems = (count) => {
    const items = Array.from({ length: count }, (_, at) => ({
      id: `p${at}`,
      title: `Paper ${at}: sparse attention for long documents of kind ${at % 97}`,
      abstract: `We ask how far method ${at % 31} can be taken when its parameter is chosen by data. `.repeat(16),
      authors: Array.from({ length: 1 + (at % 7) }, (_, one) => ({ name: `Ada Author${(at + one) % 501}` })),
      published: '2026-06-20',
      links: { page: `https://papers.example.org/${at}`, pdf: `https://papers.example.org/${at}.pdf` },
      signals: { upvotes: at % 400 },
      topics: [`cs.${at % 12}`],
    }));
    // Strings that were put together are joined when first read: a feed's never are.
    return JSON.parse(JSON.stringify(items));
  };
  /** Milliseconds from the data to the end of the frame that shows it. */
  globalThis.showItems = async (count) => {
    const element = document.querySelector('trending-papers');
    const items = globalThis.makeItems(count);
    const start = performance.now();
    element.items = items;
    await element.updateComplete;
    const update = performance.now() - start;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return { update, frame: performance.now() - start };
  };
  /** Milliseconds of each letter typed, script and layout. */
  globalThis.typeQuery = async (text) => {
    const element = document.querySelector('trending-papers');
    const input = element.shadowRoot.querySelector('[type=search]');
    input.focus();
    await new Promise((done) => setTimeout(done, 1_500));
    const times = [];
    for (let at = 1; at <= text.length; at += 1) {
      const start = performance.now();
      input.value = text.slice(0, at);
      input.dispatchEvent(new Event('input'));
      await element.updateComplete;
      element.getBoundingClientRect();
      times.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 20));
    }
    return times;
  };
}

async function once(count, query) {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><title>Bench</title><trending-papers></trending-papers>');
  await page.addScriptTag({ path: join(dist, 'trending-papers.all.min.js') });
  await page.evaluate(prepare);
  const processorTime = await stopwatch(page);
  const shown = await page.evaluate((n) => globalThis.showItems(n), count);
  const processor = await processorTime();
  const typed = query ? await page.evaluate((text) => globalThis.typeQuery(text), query) : [];
  await page.close();
  return { ...shown, processor, typed };
}

/** Milliseconds that the page's main thread has worked since; unlike those of a clock, other programs do not add to them. */
async function stopwatch(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const start = await read();
  return async () => (await read()) - start;
}

/** The search page of the examples while somebody types: milliseconds of work a letter, and between frames. */
async function typing(text) {
  const page = await browser.newPage();
  await page.route('http://example.test/**', (route) =>
    route.fulfill({ path: join(root, new URL(route.request().url()).pathname) }),
  );
  await page.goto('http://example.test/examples/search/index.html');
  await page.getByRole('status').filter({ hasText: 'of 10,000 papers' }).waitFor();
  await page.evaluate(() => {
    globalThis.frames = [];
    globalThis.letters = [];
    const input = document.querySelector('#query');
    // Told before and after the page's own listener.
    let start = 0;
    document.addEventListener('input', () => (start = performance.now()), true);
    input.parentNode.addEventListener('input', () => {
      document.body.getBoundingClientRect();
      globalThis.letters.push(performance.now() - start);
    });
    let before = performance.now();
    requestAnimationFrame(function frame(now) {
      globalThis.frames.push(now - before);
      before = now;
      requestAnimationFrame(frame);
    });
  });
  await page.getByRole('searchbox').pressSequentially(text, { delay: 80 });
  const seen = await page.evaluate(() => ({ letters: globalThis.letters, frames: globalThis.frames }));
  await page.close();
  return seen;
}

const runs = { 20: [], 1000: [], 10000: [] };
for (let round = 0; round < rounds; round += 1) {
  for (const count of Object.keys(runs))
    runs[count].push(await once(Number(count), count === '1000' ? 'sparse attention' : ''));
}
const typings = [];
for (let round = 0; round < rounds; round += 1) typings.push(await typing('sparse attention for protein folding'));
await browser.close();

const row = (name, value) => `| ${name} | ${value} |`;
const milliseconds = (value) => `${value.toFixed(1)} ms`;
const kilobytes = (path) => `${(gzipSync(readFileSync(join(dist, path)), { level: 9 }).length / 1000).toFixed(1)} kB`;
const typed = runs[1000].flatMap(({ typed: times }) => times).sort((a, b) => a - b);
const letters = typings.flatMap((seen) => seen.letters).sort((a, b) => a - b);
const frames = typings.flatMap((seen) => seen.frames);
// A display of 60 Hz shows a frame every 16.7 ms; one that took half as long again was missed.
const late = frames.filter((time) => time > 25).length;
const lines = [
  '# What the element costs a page',
  '',
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, Chromium ${browser.version()}, medians of ${rounds} runs. Under load the times are longer than they would be alone. \`npm run bench -- widget\``,
  '',
  row('measure', ''),
  row('---', '---'),
  ...Object.entries(runs).flatMap(([count, all]) => [
    row(`${count} papers: script until they stand there`, milliseconds(median(all.map(({ update }) => update)))),
    row(`${count} papers: until the frame is over`, milliseconds(median(all.map(({ frame }) => frame)))),
  ]),
  row('20 papers: processor time until then', milliseconds(median(runs[20].map(({ processor }) => processor)))),
  row('1000 papers: a letter in the search box, median', milliseconds(median(typed))),
  row('1000 papers: a letter in the search box, 95th percentile', milliseconds(typed[Math.floor(typed.length * 0.95)])),
  row('examples/search, 10,000 papers: a letter, script and layout, median', milliseconds(median(letters))),
  row('the same, 95th percentile', milliseconds(letters[Math.floor(letters.length * 0.95)])),
  row('the same, frames while typing that came late', `${late} of ${frames.length}`),
  ...[
    'trending-papers.min.js',
    'trending-papers.all.min.js',
    'parts/search.js',
    'parts/maths.js',
    'parts/cite.js',
    'parts/subscribe.js',
    'parts/de.js',
  ].map((path) => row(`${path}, gzip`, kilobytes(path))),
  '',
  'Others, bundled and minified, gzip, as measured when the element was planned: emoji-picker-element 13.7 kB, giscus 8.8 kB (it opens a frame), Pagefind component UI 38.9 kB, DocSearch 174.5 kB.',
  '',
];
const out = join(root, 'docs/benchmarks/widget.md');
mkdirSync(join(root, 'docs/benchmarks'), { recursive: true });
writeFileSync(out, lines.join('\n'));
console.log(lines.join('\n'));
