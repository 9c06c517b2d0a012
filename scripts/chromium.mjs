// Finds Chromium for the browser tests: the environment's, the system's, Playwright's; else installs it.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const systemPaths = [
  // The engine without windows: the same pages for less than half of the processor time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The last is there for pages that a browser keeps to come back to, which the one without windows does not. */
const packages = ['fonts-dejavu-core', 'chromium-headless-shell', 'chromium'];

/** Path of a Chromium that can be started, or nothing. */
async function findChromium() {
  const { chromium } = await import('playwright-core');
  return [
    process.env.TRENDING_PAPERS_CHROMIUM,
    process.env.CHROME_PATH,
    ...systemPaths,
    chromium.executablePath(),
  ].find(isExecutable);
}

function isExecutable(path) {
  if (!path || !existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const isDebian = () => existsSync('/etc/debian_version') || /debian|ubuntu/i.test(osRelease());

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

function attempt(command, args) {
  console.error(`$ ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], env, timeout: 600_000 }).status === 0;
}

/** Installs Debian packages where we may: as root on Debian or Ubuntu. */
export function aptInstall(names) {
  if (process.getuid?.() !== 0 || !isDebian()) return false;
  const wait = ['-o', 'DPkg::Lock::Timeout=600'];
  return (
    attempt('apt-get', [...wait, 'update', '-qq']) &&
    attempt('apt-get', [...wait, 'install', '-y', '-qq', '--no-install-recommends', ...names])
  );
}

/** Path of a Chromium, installed first when there is none; nothing when that cannot be. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  console.error('No Chromium found: installing one for the browser tests…');
  // Ubuntu's chromium package is a snap, which the look after it will tell.
  if (!aptInstall(packages)) aptInstall(['fonts-dejavu-core', 'chromium']);
  const fromSystem = await findChromium();
  if (fromSystem) return fromSystem;
  attempt(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  return findChromium();
}
