import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefoxPath } from './browser.js';
import { freePort } from './port.js';
import { type ElementReference, elementId, type Told, type ToldPage } from './told.js';

/** A page in Firefox that can be asked what assistive technology is told, which WebDriver BiDi cannot. */
export interface MarionettePage extends ToldPage {
  /**
   * The whole of what assistive technology is handed: a line for each thing, with its role, its name and its
   * states. It is made once it is asked for, and follows the page a moment later: ask until it is so.
   */
  tree(): Promise<string[]>;
}

/** Talks to Firefox as geckodriver does: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html */
export async function openMarionette(): Promise<MarionettePage> {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'trending-papers-firefox-'));
  writeFileSync(join(profile, 'user.js'), `user_pref('marionette.port', ${port});\n`);
  const flags = ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', profile];
  const browser = spawn(firefoxPath, flags, { stdio: 'ignore' });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  const socket = await untilConnected(port);
  const ask = conversation(socket);
  await ask('WebDriver:NewSession');

  const run = <Value>(script: string, options = {}) =>
    ask<{ value: Value }>('WebDriver:ExecuteScript', { script, args: [], ...options }).then(({ value }) => value);

  return {
    async goto(url) {
      await ask('WebDriver:Navigate', { url });
    },
    evaluate: (given) => run(`return (${given})();`),
    async told(find) {
      const told: Told[] = [];
      for (const element of await run<ElementReference[]>(`return (${find})();`)) {
        const id = elementId(element);
        const role = await ask<{ value: string }>('WebDriver:GetComputedRole', { id });
        const name = await ask<{ value: string }>('WebDriver:GetComputedLabel', { id });
        told.push({ role: role.value, name: name.value });
      }
      return told;
    },
    async tree() {
      await ask('Marionette:SetContext', { value: 'chrome' });
      const lines = await run<string[]>(walk, { sandbox: 'system' });
      await ask('Marionette:SetContext', { value: 'content' });
      return lines;
    },
    async close() {
      socket.destroy();
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Run in the browser's own window: https://searchfox.org/mozilla-central/source/accessible/interfaces */
const walk = `
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const listed = (names) => Array.from({ length: names.length }, (_, at) => names.item(at));
  const lines = [];
  const visit = (one) => {
    const [state, more] = [{}, {}];
    one.getState(state, more);
    const states = listed(service.getStringStates(state.value, more.value));
    lines.push([service.getStringRole(one.role), one.name, ...states].filter(Boolean).join(' | '));
    for (let child = one.firstChild; child; child = child.nextSibling) visit(child);
  };
  const page = service.getAccessibleFor(gBrowser.selectedBrowser);
  if (page) visit(page);
  return lines;`;

async function untilConnected(port: number): Promise<Socket> {
  for (let tries = 0; tries < 300; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const connected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (connected) return socket;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Firefox does not listen.');
}

type Answer = readonly [type: 1, id: number, error: { error: string; message: string } | null, value: unknown];

/** Messages are JSON, each behind its length and a colon: `[0, id, command, parameters]` → `[1, id, error, value]`. */
function conversation(socket: Socket) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let unread = Buffer.alloc(0);
  socket.on('data', (data) => {
    unread = Buffer.concat([unread, data]);
    for (;;) {
      const start = unread.indexOf(':') + 1;
      const end = start + Number(unread.subarray(0, Math.max(0, start - 1)));
      if (start === 0 || unread.length < end) return;
      const message = JSON.parse(unread.subarray(start, end).toString());
      unread = unread.subarray(end);
      // The first is a greeting.
      if (Array.isArray(message)) waiting.get(message[1])?.(message as unknown as Answer);
    }
  });
  return <Value>(command: string, parameters: object = {}): Promise<Value> =>
    new Promise((resolve, reject) => {
      const id = waiting.size + 1;
      waiting.set(id, ([, , error, value]) =>
        error ? reject(new Error(`${command}: ${error.error}: ${error.message}`)) : resolve(value as Value),
      );
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
