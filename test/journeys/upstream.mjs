// Loaded before the built command: the network is a folder. `https://host/path?query` is answered by the file
// `host/path?query` with the characters that file names dislike replaced by `_`, or by `host/path`; else with 404.
// A file's first line may be `status 503`; the rest is the body. Where the network is the address of a server, that
// server is asked for `/host/path?query`.
import dns from 'node:dns/promises';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const folder = process.env.UPSTREAM;

dns.lookup = async () => [{ address: '93.184.215.14', family: 4 }];
syncBuiltinESMExports();

const fileName = (text) => text.replaceAll(/[^\w.-]/g, '_');

const connect = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const { host, pathname, search } = new URL(input instanceof Request ? input.url : input);
  if (folder.startsWith('http:')) return connect(`${folder}/${host}${pathname}${search}`, init);
  const candidates = [pathname + search, pathname].map((path) => join(folder, host, fileName(path)));
  const file = folder && candidates.find((path) => existsSync(path) && statSync(path).isFile());
  if (!file) return new Response('Nothing is here', { status: 404 });
  const body = readFileSync(file);
  const text = body.toString('latin1', 0, 12);
  const [, status] = /^status (\d{3})\n/.exec(text) ?? [];
  return new Response(status ? body.subarray(text.indexOf('\n') + 1) : body, { status: Number(status ?? 200) });
};
