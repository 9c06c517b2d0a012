import type { CachedAnswer, FetchOptions } from '../../src/fetch/index.js';

/** One answer of the fake upstream. A function may look at the request, or never answer. */
export type Answer = Error | ((url: string, init: RequestInit) => Response | Promise<Response>);

export interface Upstream {
  options: Required<Pick<FetchOptions, 'fetch' | 'now' | 'sleep' | 'random'>>;
  /** What was asked, in order. */
  asked: { url: string; headers: Record<string, string>; body: unknown; at: number }[];
  /** How long the client waited each time, in milliseconds. */
  waits: number[];
}

/** A network whose answers are listed, with a clock that only waits move. The last answer is given for ever. */
export function upstream(...answers: Answer[]): Upstream {
  let clock = Date.parse('2026-03-18T12:00:00Z');
  const asked: Upstream['asked'] = [];
  const waits: number[] = [];
  const fetch = async (input: unknown, init: RequestInit = {}) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]!;
    const headers = { ...(init.headers as Record<string, string>) };
    asked.push({ url: String(input), headers, body: init.body, at: clock });
    if (answer instanceof Error) throw answer;
    return answer(String(input), init);
  };
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    clock += milliseconds;
  };
  return {
    asked,
    waits,
    options: { fetch: fetch as typeof globalThis.fetch, now: () => new Date(clock), sleep, random: () => 0.5 },
  };
}

export function json(value: unknown, headers: Record<string, string> = {}): Answer {
  return text(JSON.stringify(value), { 'content-type': 'application/json', ...headers });
}

export function text(body: string, headers: Record<string, string> = {}): Answer {
  return () => new Response(body, { headers });
}

export function status(code: number, headers: Record<string, string> = {}, body = 'Rate exceeded.'): Answer {
  return () => new Response(code === 304 ? null : body, { status: code, headers });
}

/** A daily item as Hugging Face gives it, made up. */
export function dailyItem(number: number): unknown {
  const id = `2603.${String(number).padStart(5, '0')}`;
  return {
    paper: {
      id,
      title: `A Made-Up Paper Number ${number}`,
      summary: 'It is about nothing in particular, at some length.',
      authors: [{ _id: 'a', name: 'Ada Example', hidden: false }],
      publishedAt: '2026-03-17T00:00:00.000Z',
      submittedOnDailyAt: '2026-03-18T00:00:00.000Z',
      upvotes: number,
    },
    title: `A Made-Up Paper Number ${number}`,
    publishedAt: '2026-03-17T00:00:00.000Z',
    numComments: 0,
  };
}

export function memoryCache(): NonNullable<FetchOptions['cache']> & { entries: Map<string, CachedAnswer> } {
  const entries = new Map<string, CachedAnswer>();
  return {
    entries,
    get: async (key) => entries.get(key),
    set: async (key, answer) => {
      entries.set(key, answer);
    },
  };
}
