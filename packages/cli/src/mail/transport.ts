import type { SmtpSettings } from './settings.js';

/** One message to one person. */
interface Message {
  from: string;
  to: string;
  /** RFC 5322, with CRLF. */
  eml: string;
}

/** Hands a message to a server and gives the server's answer. Throws what nodemailer throws. */
export type Deliver = (message: Message) => Promise<string>;

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

/** A way to a mail server: TLS always, certificates checked, never in the clear. Loads nodemailer. */
export async function connect(settings: SmtpSettings): Promise<Deliver> {
  const transport = await open(settings);
  return async ({ from, to, eml }) => {
    const { response } = await transport.sendMail({ envelope: { from, to: [to] }, raw: eml });
    return response;
  };
}

/** Connects and signs in without sending anything. Throws what nodemailer throws. */
export async function verify(settings: SmtpSettings): Promise<void> {
  const transport = await open(settings);
  await transport.verify().finally(() => transport.close());
}

async function open({ host, port, secure, user, password, ca, dkim }: SmtpSettings) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host,
    port,
    secure,
    requireTLS: !secure,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca && { ca }) },
    ...(user && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && {
      dkim: {
        domainName: dkim.domain,
        keySelector: dkim.selector,
        privateKey: dkim.privateKey,
        headerFieldNames: signedHeaders,
      },
    }),
  });
}
