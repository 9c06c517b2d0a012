/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  code?: string;
  response?: string;
  responseCode?: number;
  /** What was under way: `CONN`, `RCPT TO`, `DATA`. */
  command?: string;
  permanent?: boolean;
}

/** Why a message did not go. */
export interface Refusal {
  /** What the server said, or what became of the connection. */
  said: string;
  /** The same message may be taken later. */
  transient: boolean;
  /** The server said something: what it was given it has not taken. */
  answered: boolean;
  /** The server refused this address for good. RFC 5321, section 4.2.2. */
  permanent: boolean;
  /** No other message will be taken either: a wrong password, no TLS, no such server. */
  hopeless: boolean;
}

/** Connections that break may hold the next time; those whose certificate is wrong will not. */
const broken = new Set(['ECONNECTION', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ESOCKET', 'EDNS']);
const wrongCertificate = /certificate|self.signed|altname|wrong version number/i;

/** What a failure means, where the server's words alone would not tell. */
const meanings: Readonly<Record<string, string>> = {
  EAUTH: 'the user name or password was not accepted',
  EDNS: 'there is no such server',
  ETLS: 'the server offers no secure connection, and mail is not sent without one',
};

/** Reads an error of nodemailer. RFC 5321, section 4.2.1: 4yz is for later, 5yz for never. */
export function readRefusal(error: unknown): Refusal {
  const { code = '', message, response, command, responseCode = 0, permanent = false } = error as SmtpError;
  const untrusted = wrongCertificate.test(message);
  const lost = responseCode === 0 && broken.has(code) && !untrusted;
  const transient = !permanent && (lost || (responseCode >= 400 && responseCode < 500));
  // A server that could not be reached for this message, after all waiting, cannot be reached for another.
  const hopeless =
    command === 'CONN' || (!transient && (code === 'EAUTH' || code === 'ETLS' || code === 'ENOAUTH' || untrusted));
  const words = response ?? message;
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  return {
    said: meaning ? `${meaning}: ${words}` : words,
    transient,
    answered: responseCode > 0,
    permanent: command === 'RCPT TO' && responseCode >= 500,
    hopeless,
  };
}
