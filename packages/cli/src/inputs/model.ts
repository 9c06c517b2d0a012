import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Io } from '../terminal/io.js';
import type { Message } from './prompt.js';

/** An OpenAI-compatible endpoint: what all of them take and give is used, and nothing else. */
export interface Endpoint {
  readonly url: URL;
  readonly model: string;
  readonly key: string | undefined;
}

/** The variable that holds the key; models on this machine need none. */
const keyVariable = 'TRENDING_PAPERS_SUMMARY_KEY';

const longestWait = 120_000;
/** Thinking is counted by some servers, too. */
const mostTokens = 4_000;
const longestAnswer = 1_000_000;
const longestText = { summary: 1_000, translation: 12_000 } as const;

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(host);

/** @throws TrendingPapersError `unusable-config` when the key would go over the network in the clear. */
export function endpointOf(address: string, model: string, env: Io['env']): Endpoint {
  const url = new URL(`${address.replace(/\/+$/, '')}/chat/completions`);
  const key = env[keyVariable] || undefined;
  if (key !== undefined && url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new TrendingPapersError(
      'unusable-config',
      `${keyVariable} would go to ${url.host} in the clear: name an https address, or unset the key.`,
    );
  return { url, model, key };
}

/**
 * What the model answers, as plain text.
 *
 * @throws Error with words of what went wrong, and no key.
 */
export async function askModel(
  { url, model, key }: Endpoint,
  messages: readonly Message[],
  kind: 'summary' | 'translation',
  { fetch, signal }: Pick<Io, 'fetch' | 'signal'>,
): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, messages, temperature: 0, max_tokens: mostTokens, stream: false }),
    // A redirect would carry papers and key elsewhere.
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(longestWait)]),
  }).catch((error: Error) => {
    if (signal.aborted) throw new TrendingPapersError('aborted', 'Writing summaries was stopped.');
    throw new Error(`${model} did not answer (${(error.cause as { code?: string } | undefined)?.code ?? error.name}).`);
  });
  if (!response.ok) throw new Error(`${model} answered ${response.status}.`);
  const body = await response.text();
  const choice = body.length > longestAnswer ? undefined : choiceOf(body);
  if (choice?.finish_reason === 'length') throw new Error(`${model} did not come to an end.`);
  const text = cleaned(choice?.message?.content);
  if (text === '' || text.length > longestText[kind]) throw new Error(`${model} gave no usable ${kind}.`);
  return text;
}

interface Choice {
  readonly message?: { readonly content?: unknown };
  readonly finish_reason?: unknown;
}

function choiceOf(body: string): Choice | undefined {
  try {
    return (JSON.parse(body) as { choices?: Choice[] } | null)?.choices?.[0];
  } catch {
    return undefined;
  }
}

/** Text alone: no thinking aloud, no addresses that a paper may have asked for, nothing unseen. */
function cleaned(content: unknown): string {
  if (typeof content !== 'string') return '';
  return content
    .replace(/<think>[\s\S]*?(<\/think>|$)/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\b(https?:\/\/|www\.)\S+/gi, '')
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
