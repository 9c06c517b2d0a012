import { TrendingPapersError } from '@trending-papers/core/paper';

/** A mail server and what it asks for. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte (port 465), in place of STARTTLS. */
  secure: boolean;
  /** The server is this machine itself: the one way to send without TLS. @default false */
  local?: boolean;
  user?: string;
  password?: string;
  /** The certificate authority of a server of one's own, in PEM. */
  ca?: string;
  dkim?: { domain: string; selector: string; privateKey: string };
}

/** The variables that settings are read from; what is secret is nowhere else. */
const variables = {
  server: 'TRENDING_PAPERS_SMTP',
  dkimDomain: 'TRENDING_PAPERS_DKIM_DOMAIN',
  dkimSelector: 'TRENDING_PAPERS_DKIM_SELECTOR',
  dkimKey: 'TRENDING_PAPERS_DKIM_KEY',
} as const;

function unusable(message: string): TrendingPapersError {
  return new TrendingPapersError('unusable-config', message);
}

function parseServer(text: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Falls through: the text may hold a password and is not repeated.
  }
  if (url?.hostname && (url.protocol === 'smtp:' || url.protocol === 'smtps:')) return url;
  throw unusable(`${variables.server} is no address like smtps://user:password@mail.example.org.`);
}

function dkimOf(env: Readonly<Record<string, string | undefined>>): SmtpSettings['dkim'] {
  const { [variables.dkimDomain]: domain, [variables.dkimSelector]: selector, [variables.dkimKey]: key } = env;
  if (!domain && !selector && !key) return undefined;
  if (domain && selector && key) return { domain, selector, privateKey: key.replaceAll('\\n', '\n') };
  throw unusable(`DKIM needs ${variables.dkimDomain}, ${variables.dkimSelector} and ${variables.dkimKey}, all three.`);
}

/** RFC 6761, section 6.3, RFC 1122, section 3.2.1.3 and RFC 4291, section 2.5.3. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unusable(`A percent sign in the user or password of ${variables.server} is written %25.`);
  }
}

/**
 * Reads the server from `TRENDING_PAPERS_SMTP`: `smtps://user:password@mail.example.org` for TLS from the start (port
 * 465), `smtp://…` for STARTTLS (port 587), and on this machine for its own relay (port 25), where TLS is taken when it
 * is offered. User and password are percent-encoded, as in any address.
 *
 * @throws TrendingPapersError `unusable-config` when it is missing or no such address.
 */
export function smtpFromEnv(env: Readonly<Record<string, string | undefined>>): SmtpSettings {
  const text = env[variables.server];
  if (!text) throw unusable(`Set ${variables.server} to smtps://user:password@mail.example.org to send mail.`);
  const url = parseServer(text);
  const secure = url.protocol === 'smtps:';
  const dkim = dkimOf(env);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = !secure && loopback.test(host);
  return {
    host,
    port: url.port === '' ? (secure ? 465 : local ? 25 : 587) : Number(url.port),
    secure,
    ...(local && { local }),
    ...(url.username && { user: decoded(url.username), password: decoded(url.password) }),
    ...(dkim && { dkim }),
  };
}
