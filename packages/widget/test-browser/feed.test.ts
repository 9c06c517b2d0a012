import { text } from 'node:stream/consumers';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import { type Answer, hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './support/browser.js';

/** A feed that changes, on a server that knows what it has sent, as every server of files does. */
function liveFeed() {
  const live = { feed: makeFeed(24, now, 2), answers: [] as number[] };
  const answer = (request: { headers: { 'if-none-match'?: string } }): Answer => {
    const etag = `"${live.feed.items.length}"`;
    const status = request.headers['if-none-match'] === etag ? 304 : 200;
    live.answers.push(status);
    return { status, body: status === 304 ? '' : JSON.stringify(live.feed), headers: { etag } };
  };
  return { live, answer };
}

describe.skipIf(!hasChromium)('a feed on a server (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/feed.json', { body: JSON.stringify(makeFeed(24, now)) });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  async function visit(markup: string, before?: (page: Page) => Promise<unknown>): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await before?.(page);
    site.pages.set('/page', { body: pageOf(markup + script) });
    await page.goto(`${site.origin}page`);
    return page;
  }

  const reload = (page: Page) => page.evaluate(() => document.querySelector('trending-papers')!.reload());
  const isFocused = (one: Locator) => one.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node);

  it('changes nothing when nothing is new, and is told so by the server without sending it again', async () => {
    const { live, answer } = liveFeed();
    site.pages.set('/live.json', answer);
    const page = await visit('<trending-papers src="/live.json" limit="30"></trending-papers>');
    await page.locator('article').first().waitFor();
    await reload(page);
    expect(live.answers).toEqual([200, 304]);
    await expect(page.locator('article').count()).resolves.toBe(24);
    await expect(page.locator('.fresh').count()).resolves.toBe(0);
    await page.context().close();
  });

  it('keeps new papers behind a button, then puts them on top and goes on from there', async () => {
    const { live, answer } = liveFeed();
    site.pages.set('/live.json', answer);
    const page = await visit('<trending-papers src="/live.json" limit="30"></trending-papers>');
    await page.locator('article').first().waitFor();
    live.feed = makeFeed(26, now);
    await reload(page);
    const button = page.getByRole('button', { name: 'Show 2 new papers' });
    await button.waitFor();
    await expect(page.locator('article').count()).resolves.toBe(24);
    await button.press('Enter');
    await page.getByText('26 papers').waitFor();
    await expect.poll(() => page.locator('article').count()).toBe(26);
    await expect(page.locator('h3').first().textContent()).resolves.toContain(live.feed.items[0]!.title);
    await expect(isFocused(page.locator('article').first())).resolves.toBe(true);
    await expect(button.count()).resolves.toBe(0);
    expect(live.answers).toEqual([200, 200]);
    await page.context().close();
  });

  it('looks again by itself every so many minutes, and when the network is back', async () => {
    const { live, answer } = liveFeed();
    site.pages.set('/live.json', answer);
    const page = await visit('<trending-papers src="/live.json" refresh="10"></trending-papers>', (one) =>
      one.clock.install({ time: now }),
    );
    await page.locator('article').first().waitFor();
    await page.clock.fastForward('09:00');
    expect(live.answers).toHaveLength(1);
    // Who asks while an answer is under way is given that one.
    const [response] = await Promise.all([page.waitForResponse('**/live.json'), page.clock.fastForward('02:00')]);
    await response.finished();
    expect(live.answers).toHaveLength(2);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect.poll(() => live.answers.length).toBe(3);
    await page.evaluate(() => document.querySelector('trending-papers')!.remove());
    await page.clock.fastForward('30:00');
    expect(live.answers).toHaveLength(3);
    await page.context().close();
  });

  it('is not asked for before a lazy element is near what is seen', async () => {
    const asked: string[] = [];
    for (const name of ['far', 'other'])
      site.pages.set(`/${name}.json`, () => {
        asked.push(name);
        return { body: JSON.stringify(makeFeed(3, now)) };
      });
    const page = await visit(
      '<div style="height: 4000px"></div><trending-papers loading="lazy" src="/far.json"></trending-papers>',
    );
    await page.waitForFunction(() => customElements.get('trending-papers'));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(asked).toEqual([]);
    await page.evaluate(() => scrollTo(0, 4000));
    await page.locator('article').first().waitFor();
    expect(asked).toEqual(['far']);
    await page.evaluate(() => document.querySelector('trending-papers')!.setAttribute('src', '/other.json'));
    await expect.poll(() => asked).toEqual(['far', 'other']);
    await page.context().close();
  });

  it('remembers saved and hidden papers over a visit, and all elements of a page agree', async () => {
    const page = await visit(
      '<trending-papers src="/feed.json"></trending-papers><trending-papers src="/feed.json"></trending-papers>',
    );
    const [first, second] = [page.locator('trending-papers').first(), page.locator('trending-papers').last()];
    await second.locator('article').first().waitFor();
    await first.getByRole('button', { name: 'Hide', exact: true }).first().click();
    await first.getByRole('button', { name: 'Save', exact: true }).first().click();
    const hidden = makeFeed(2, now).items.map(({ title }) => title);
    await expect.poll(() => second.locator('h3').first().textContent()).toContain(hidden[1]!);
    await page.reload();
    await first.getByRole('button', { name: 'Saved' }).click();
    await expect.poll(() => first.locator('h3').allTextContents()).toEqual([hidden[1]]);
    await page.context().close();
  });

  describe('the form for e-mail', () => {
    const join = async (answer: Answer, address: string) => {
      const posted: string[] = [];
      site.pages.set('/join', async (request) => {
        posted.push(await text(request));
        return answer;
      });
      const page = await visit('<trending-papers src="/feed.json" limit="1" subscribe="/join"></trending-papers>');
      await page.getByLabel('Get trending papers in your email inbox!').fill(address);
      await page.getByRole('button', { name: 'Subscribe' }).press('Enter');
      return { page, posted, told: page.locator('#joined') };
    };
    const field = (page: Page) => page.locator('[type=email]');

    it('posts the address, says thank you, and leaves the focus there', async () => {
      const { page, posted, told } = await join({ body: '' }, 'ada@example.org');
      await page.getByText('Thank you.').waitFor();
      expect(posted).toEqual(['email=ada%40example.org']);
      await expect(told.getAttribute('role')).resolves.toBe('status');
      await expect(isFocused(told)).resolves.toBe(true);
      await expect(field(page).isVisible()).resolves.toBe(false);
      await page.context().close();
    });

    it('says that the service refused, and keeps what was typed', async () => {
      const { page, posted } = await join({ body: '', status: 500 }, 'ada@example.org');
      await page.getByText('That did not work.').waitFor();
      expect(posted).toHaveLength(1);
      await expect(field(page).inputValue()).resolves.toBe('ada@example.org');
      await expect(page.getByRole('button', { name: 'Subscribe' }).isEnabled()).resolves.toBe(true);
      await page.context().close();
    });

    it('posts nothing that is no address, and leads back to it with the reason', async () => {
      const { page, posted } = await join({ body: '' }, 'ada');
      await page.getByText('Please enter an e-mail address').waitFor();
      expect(posted).toEqual([]);
      await expect(field(page).getAttribute('aria-invalid')).resolves.toBe('true');
      await expect(field(page).getAttribute('aria-describedby')).resolves.toBe('joined');
      await expect(isFocused(field(page))).resolves.toBe(true);
      await page.context().close();
    });

    it('lets a service that may not be asked from here answer on its own page', async () => {
      const other = await openSite();
      other.pages.set('/join', async (request) => ({ body: `<title>${await text(request)}</title>` }));
      const page = await visit(
        `<trending-papers src="/feed.json" limit="1" subscribe="${other.origin}join"></trending-papers>`,
      );
      await field(page).fill('ada@example.org');
      const [answer] = await Promise.all([
        page.waitForEvent('popup'),
        page.getByRole('button', { name: 'Subscribe' }).click(),
      ]);
      await expect.poll(() => answer.title()).toBe('email=ada%40example.org');
      await Promise.all([page.context().close(), other.close()]);
    });
  });

  it('never holds the page up for long, however large it is', async () => {
    const page = await visit('<trending-papers></trending-papers>');
    /** The longest piece of work while these are read and shown, in milliseconds; the best of three, for the machine has other work too. */
    const longest = (count: number, abstract: number) =>
      page.evaluate(
        async ([items, length]) => {
          const element = document.querySelector('trending-papers')!;
          const tries: number[] = [];
          for (let round = 0; round < 3; round += 1) {
            const given = Array.from({ length: items! }, (_, at) => ({
              id: `${round} ${at}`,
              title: `Paper ${at}`,
              abstract: at === 0 ? 'x '.repeat(length! / 2) : 'short',
              authors: ['Ada'],
              topics: [`t${at % 50}`],
            }));
            element.items = [];
            await new Promise((done) => setTimeout(done, 50));
            let most = 0;
            let last = performance.now();
            const channel = new MessageChannel();
            // A message that is sent again whenever it comes is late by as long as the page was held up.
            channel.port1.onmessage = () => {
              const time = performance.now();
              most = Math.max(most, time - last);
              last = time;
              channel.port2.postMessage(0);
            };
            channel.port2.postMessage(0);
            element.items = given;
            const wanted = Math.min(items!, 10_000).toLocaleString('en');
            const status = () => element.shadowRoot!.querySelector('[role=status]')?.textContent;
            while (status() !== `${wanted} papers`) await new Promise((done) => setTimeout(done, 10));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            channel.port1.close();
            tries.push(most);
          }
          return Math.min(...tries);
        },
        [count, abstract] as const,
      );
    const usual = await longest(100, 2_000);
    const hostile = await longest(100_000, 5_000_000);
    console.log(`longest piece of work: ${usual.toFixed(0)} ms for 100 papers, ${hostile.toFixed(0)} ms for 100,000`);
    // A thousand times as many papers, in pieces that are no longer than a few of the usual ones.
    expect(hostile).toBeLessThan(5 * usual + 50);
    await page.context().close();
  });
});
