// Loaded before the built command, with the answers of upstream.mjs: whatever the process asks of the network, or starts, is one line
// of the file RECORD. Nothing but this machine is connected to.
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import '../journeys/upstream.mjs';

const record = (seen) => appendFileSync(process.env.RECORD, `${JSON.stringify(seen)}\n`);

const answer = globalThis.fetch;
globalThis.fetch = (input, init = {}) => {
  const { method = 'GET', redirect = 'follow' } = init;
  const headers = Object.fromEntries(new Headers(init.headers));
  record({ by: 'fetch', method, url: String(input), redirect, headers, body: String(init.body ?? '') });
  return answer(input, init);
};

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const { host = 'localhost', path, port } = typeof first === 'object' ? first : { port: first, host: second };
  record({ by: 'socket', to: path ?? `${host}:${port}` });
  if (!/^(?:localhost|127\.)/.test(host)) throw new Error(`a connection to ${host} in a test`);
  return connect.apply(this, args);
};

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  const start = childProcess[name];
  childProcess[name] = (program, ...rest) => {
    record({ by: 'program', program });
    return start(program, ...rest);
  };
}

const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (...args) {
  record({ by: 'datagram', to: String(args.at(-1)) });
  return send.apply(this, args);
};
syncBuiltinESMExports();
