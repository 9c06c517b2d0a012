import { TrendingPapersError } from '@trending-papers/core/paper';

/** Where a channel is, with the keys that stand in the address; from the environment, and never shown. */
export interface ChannelAddress {
  /** Without user and password. */
  readonly url: URL;
  readonly user: string;
  readonly password: string;
}

/** `slack:lab` as `TRENDING_PAPERS_SLACK_LAB`. */
export function variableOf(name: string): string {
  return `TRENDING_PAPERS_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

/**
 * @throws TrendingPapersError `unusable-config` when the variable is not set, or holds no such address. What it holds is
 * a secret, and is in no message.
 */
export function addressOf(
  name: string,
  example: string,
  env: Readonly<Record<string, string | undefined>>,
): ChannelAddress {
  const variable = variableOf(name);
  const text = env[variable]?.trim();
  if (!text) throw new TrendingPapersError('unusable-config', `Set ${variable} to ${example} to deliver to ${name}.`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new TrendingPapersError('unusable-config', `${variable} is no address like ${example}.`);
  const [user, password] = [url.username, url.password].map(decoded);
  url.username = '';
  url.password = '';
  return { url, user: user!, password: password! };
}

/** A percent sign that encodes nothing is itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
