import type { PaperStore } from '../types.js';
import type { Metrics } from './metrics.js';
import type { Parameters, ValuesOf } from './parameters.js';
import type * as schemas from './schemas.js';

/** What answers are made with. */
export interface Setting {
  readonly store: PaperStore;
  /** What the store's feeds are called. */
  readonly title: string;
  /** Where the API is found, with a slash at its end; without it links are relative. */
  readonly url: string | undefined;
  readonly now: () => Date;
  readonly metrics: Metrics;
}

/** One question. */
interface Question<Values> {
  readonly values: Values;
  /** What stands in the place of `{name}` in the path. */
  readonly name: string;
  readonly request: Request;
  /** The address asked for, for the links to further pages. */
  readonly address: URL;
}

/** What a route answers: a body, and how long caches may keep it, in seconds. */
export interface Answer {
  readonly body: string | ReadableStream<Uint8Array>;
  readonly type: string;
  readonly status?: number;
  /** 0 for what must not be kept. */
  readonly maxAge: number;
}

/** A row of the table of routes: what is asked where, and what comes back. OpenAPI is made of the same rows. */
export interface Route<P extends Parameters = Parameters> {
  /** Below the API's own address. `{name}` takes all that follows, slashes too. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: P;
  /** The media type of the answer, and the name of its shape where it is JSON. */
  readonly type: string;
  readonly schema?: keyof typeof schemas;
  /** Asked by machines that look after the server: not limited. */
  readonly unlimited?: true;
  readonly answer: (setting: Setting, question: Question<ValuesOf<P>>) => Promise<Answer>;
}

/** Gives a route back with the types of its parameters inferred. */
export const route = <const P extends Parameters>(row: Route<P>): Route => row as unknown as Route;

/** JSON, for a time that caches may keep it. */
export function json(value: unknown, maxAge: number, status = 200): Answer {
  return { body: `${JSON.stringify(value)}\n`, type: 'application/json', maxAge, status };
}

/** Seconds that caches may answer in the server's place: papers change every few hours. */
export const usualAge = 60;
