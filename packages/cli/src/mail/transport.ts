import { Readable } from 'node:stream';
import type { Email } from '@trending-papers/core/publish';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './settings.js';

/** One message to one person. */
interface Message {
  from: string;
  to: string;
  email: Email;
  /** Called when the server has said that it takes the message and before the first byte of it goes out. */
  onHandOver: () => Promise<void>;
}

/** A way to a mail server: one connection for all messages, made when it is first needed and again when it broke. */
export interface Mailer {
  /** Hands a message to the server and gives the server's answer. Throws what nodemailer throws. */
  deliver(message: Message): Promise<string>;
  close(): void;
}

/** nodemailer's own list leaves out the list headers; RFC 8058 demands that both are signed. */
const signedHeaders = [
  'from',
  'to',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
].join(':');

/** A server that says nothing for so long is gone; RFC 5321, section 4.5.3.2 allows minutes, which nobody waits. */
const patience = 30_000;

/**
 * TLS always and certificates checked, never in the clear, but on this machine itself: what does not leave it needs no
 * protection, and relays there have certificates that nobody signed. Loads nodemailer.
 */
export function createMailer(settings: SmtpSettings): Mailer {
  let current: Promise<SMTPConnection> | undefined;
  const drop = async () => {
    const dropped = current;
    current = undefined;
    (await dropped?.catch(() => undefined))?.close();
  };
  const ready = async () => {
    current ??= connect(settings, () => {
      current = undefined;
    });
    return current;
  };
  return {
    async deliver({ from, to, email, onHandOver }) {
      const body = await sign(email.eml, settings);
      try {
        const connection = await ready();
        return await new Promise<string>((resolve, reject) =>
          connection.send({ from, to: [to], size: body.length }, handedOver(body, onHandOver), (error, info) =>
            error ? reject(error) : resolve(info.response ?? ''),
          ),
        );
      } catch (error) {
        // What the server still thinks it is in the middle of nobody knows.
        await drop();
        throw error;
      }
    },
    close: () => void drop(),
  };
}

/** Connects and signs in without sending anything. Throws what nodemailer throws. */
export async function verify(settings: SmtpSettings): Promise<void> {
  (await connect(settings, () => {})).quit();
}

/** The bytes of a message, which are asked for when the server has answered DATA. */
function handedOver(body: Buffer, onHandOver: () => Promise<void>): Readable {
  let asked = false;
  return new Readable({
    read() {
      if (asked) return;
      asked = true;
      onHandOver().then(
        () => {
          this.push(body);
          this.push(null);
        },
        (error) => this.destroy(error),
      );
    },
  });
}

async function connect(settings: SmtpSettings, onEnd: () => void): Promise<SMTPConnection> {
  const { host, port, secure, user, password, ca, local = false } = settings;
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({
    host,
    port,
    secure,
    requireTLS: !secure && !local,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !local || ca !== undefined, ...(ca && { ca }) },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  await new Promise<void>((resolve, reject) => {
    // Once connected, an error is that of a message, whose own callback is told, or of a connection that lies idle.
    connection.on('error', (error: Error) => {
      onEnd();
      reject(error);
    });
    connection.on('end', onEnd);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  if (user)
    await new Promise<void>((resolve, reject) =>
      connection.login({ credentials: { user, pass: password ?? '' } }, (error) => (error ? reject(error) : resolve())),
    ).catch((error) => {
      connection.close();
      throw error;
    });
  return connection;
}

async function sign(eml: string, { dkim }: SmtpSettings): Promise<Buffer> {
  if (!dkim) return Buffer.from(eml);
  const { default: DKIM } = await import('nodemailer/lib/dkim');
  const signer = new DKIM({
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: dkim.privateKey,
    headerFieldNames: signedHeaders,
  });
  const chunks: Buffer[] = [];
  for await (const chunk of signer.sign(eml)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
