import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpSettings } from '../../src/mail/settings.js';
import { makeCertificate } from './certificate.js';

const { cert, key } = makeCertificate();

/** What a server was given. */
interface Received {
  from: string;
  to: string[];
  secure: boolean;
  eml: string;
}

export interface Server {
  settings: SmtpSettings;
  received: Received[];
  /** Connections made so far. */
  connections: number;
  /** Breaks every connection off, without a word. */
  drop(): void;
  close(): Promise<void>;
}

/** A mail server on this machine that demands STARTTLS and a password, and misbehaves as it is told. */
export async function startServer(behaviour: SMTPServerOptions = {}): Promise<Server> {
  const received: Received[] = [];
  const server = new SMTPServer({
    cert,
    key,
    logger: false,
    onAuth({ username, password }, _, done) {
      if (username === 'ada' && password === 'right') done(null, { user: username });
      else done(Object.assign(new Error('Authentication credentials invalid'), { responseCode: 535 }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          eml: Buffer.concat(chunks).toString('utf8'),
        });
        done(null, 'queued');
      });
    },
    ...behaviour,
  });
  const sockets = new Set<Socket>();
  let connections = 0;
  server.server.on('connection', (socket) => {
    connections++;
    sockets.add(socket);
  });
  // A client that breaks off is what some tests are about.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: { host: 'localhost', port, secure: false, user: 'ada', password: 'right', ca: cert },
    received,
    get connections() {
      return connections;
    },
    drop: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** An SMTP answer that is a refusal. */
export const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
