import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './port.js';
import { type ElementReference, elementId, type Told, type ToldPage } from './told.js';

const driverPath = '/usr/bin/WebKitWebDriver';
const screenPath = '/usr/bin/Xvfb';
/** MiniBrowser stands where Debian puts helpers: /usr/lib/<architecture>/webkit2gtk-<version>/MiniBrowser. */
const browserPath = glob('/usr/lib', /-linux-gnu/, /^webkit2gtk-/, /^MiniBrowser$/).at(-1) ?? '';

export const hasWebkit = [driverPath, screenPath, browserPath].every((path) => existsSync(path));

/** A page in WebKit, driven by the W3C's protocol: https://www.w3.org/TR/webdriver2/ */
export interface WebkitPage extends ToldPage {
  /** Presses keys one after the other: letters, or code points of https://www.w3.org/TR/webdriver2/#keyboard-actions */
  press(keys: string): Promise<void>;
}

/** Opens MiniBrowser of WebKitGTK, which playwright cannot drive, on a screen of its own that nobody sees. */
export async function openWebkit(): Promise<WebkitPage> {
  const screen = spawn(screenPath, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdout.once('data', (data) => resolve(String(data).trim()));
    screen.once('exit', () => reject(new Error('The screen for WebKit did not start.')));
  });
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1' };
  const driver = spawn(driverPath, [`--port=${port}`], { env, stdio: 'ignore' });

  async function ask<Value>(method: string, path: string, body?: object): Promise<Value> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = (await answer.json()) as { value: Value & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  }

  await untilItAnswers(() => ask('GET', '/status'));
  const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: browserPath, args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: 30_000 });

  return {
    goto: (url) => ask('POST', `${session}/url`, { url }),
    async evaluate<Result>(run: () => Result | Promise<Result>) {
      const script = `const done = arguments[0]; Promise.resolve((${run})()).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await ask<{ value: Result; error?: string }>('POST', `${session}/execute/async`, {
        script,
        args: [],
      });
      if (error !== undefined) throw new Error(error);
      return value;
    },
    async press(keys) {
      const actions = [...keys].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await ask('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async told(find) {
      const found = await ask<ElementReference[]>('POST', `${session}/execute/sync`, {
        script: `return (${find})();`,
        args: [],
      });
      const told: Told[] = [];
      for (const element of found) {
        const path = `${session}/element/${elementId(element)}`;
        told.push({ role: await ask('GET', `${path}/computedrole`), name: await ask('GET', `${path}/computedlabel`) });
      }
      return told;
    },
    async close() {
      await ask('DELETE', session).catch(() => undefined);
      driver.kill();
      screen.kill();
    },
  };
}

async function untilItAnswers(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await ask();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('WebKitWebDriver does not answer.');
}

/** Paths below a folder whose steps match the patterns. */
function glob(folder: string, ...[pattern, ...rest]: RegExp[]): string[] {
  if (pattern === undefined) return [folder];
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : [];
  return names.flatMap((name) => glob(join(folder, name), ...rest));
}
