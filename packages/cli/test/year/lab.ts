import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../terminal-io.js';

export const feedNames = ['all', 'liked'];

/** A lab's folder: two feeds of one source, one of them told of in two chats, the other in one that knows keys. */
export async function labFolder(): Promise<string> {
  const cwd = await temporaryFolder();
  const config = {
    sources: ['hf:daily'],
    out: 'site',
    keep: { days: 60 },
    feeds: [
      { name: 'all', deliver: { channels: ['slack'], most: 4 } },
      { name: 'liked', filters: { minUpvotes: 2 }, deliver: { channels: ['webhook'], most: 4 } },
    ],
  };
  await writeFile(join(cwd, 'trending-papers.config.json'), JSON.stringify(config));
  return cwd;
}

export const addresses = {
  TRENDING_PAPERS_SLACK: 'https://chat.lab.example/hook',
  TRENDING_PAPERS_WEBHOOK: 'https://data.lab.example/hook',
};

type Kind = 'well' | 'later' | 'lost before' | 'lost behind';
export const kinds: readonly Kind[] = ['well', 'well', 'well', 'later', 'lost before', 'lost behind'];

/** Two services that hear of papers, on days of each kind: what they took, by the key where there is one. */
export function listeners() {
  /** Titles that people in the chat have seen, each as often as it came. */
  const chat: string[] = [];
  const data = new Map<string, string[]>();
  const answer = (kind: Kind) => async (input: unknown, init?: RequestInit) => {
    const isChat = String(input).includes('chat');
    const body = JSON.parse(String(init?.body));
    if (kind === 'later') return new Response('', { status: 503 });
    const reset = () => new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    if (kind === 'lost before') throw reset();
    if (isChat) {
      const blocks = body.blocks.slice(1) as { elements: [{ elements: [{ text: string; url?: string }] }] }[];
      chat.push(...blocks.map(({ elements: [{ elements }] }) => elements[0].url ?? elements[0].text));
    } else {
      const key = new Headers(init?.headers).get('webhook-id')!;
      data.set(
        key,
        (body.data.papers as { id: string }[]).map(({ id }) => id),
      );
    }
    if (kind === 'lost behind') throw reset();
    return new Response('ok');
  };
  return { chat, data, answer };
}
