import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** What a headless Chromium needs to stay quiet: no look-ups, no updates, no sandbox inside containers. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const [withoutWindows, whole] = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The Chromium that `npm test` found or installed. */
export const chromiumPath =
  process.env.TRENDING_PAPERS_CHROMIUM ?? (existsSync(withoutWindows) ? withoutWindows : whole);

/** A Chromium that keeps pages to come back to, which the one without windows does not. */
export const keepingPath = chromiumPath === withoutWindows ? whole : chromiumPath;

/** A new browser, with further command-line switches of a test's own. */
export function launchChromium(...switches: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: [...args, ...switches] });
}
