import { isTrendingPapersError } from '../paper/errors.js';
import type { Issue } from '../paper/schema.js';
import {
  createMeaning,
  type LatentMeaning,
  loadMeaning,
  saveMeaning,
  searchWithMeaning,
  similarWithMeaning,
} from './meaning/index.js';
import { createIndex, loadIndex, type SearchIndex } from './search-index.js';
import type { IndexOptions, LoadOptions } from './types.js';
import { type Answer, type Failure, methods, type Port, type Request, type Task } from './worker-protocol.js';

function failureOf(error: unknown): Failure {
  if (isTrendingPapersError(error)) return { code: error.code, message: error.message, facts: error.facts };
  return error instanceof Error ? { message: error.message, name: error.name } : { message: String(error) };
}

/** Answers the other side of a port with an index of its own: all that the worker's entry does. */
export function serveIndex(port: Port): void {
  let issues: Issue[] = [];
  const onIssue = (issue: Issue): void => {
    issues.push(issue);
  };
  let index: SearchIndex = createIndex([], { onIssue });
  let meaning: LatentMeaning | undefined;
  const understood = (): LatentMeaning => {
    if (meaning === undefined) throw new TypeError('There is no meaning yet: call createMeaning first.');
    return meaning;
  };
  const performing: Readonly<Record<Task, (...args: never[]) => unknown>> = {
    create(options: IndexOptions) {
      index = createIndex([], { ...options, onIssue });
    },
    load(bytes: Uint8Array, options: LoadOptions) {
      index = loadIndex(bytes, { ...options, onIssue });
    },
    createMeaning(...args: Parameters<typeof createMeaning> extends [unknown, ...infer Rest] ? Rest : never) {
      meaning = createMeaning(index, ...args);
    },
    loadMeaning(bytes: Uint8Array) {
      meaning = loadMeaning(bytes);
    },
    saveMeaning: () => saveMeaning(understood()),
    searchWithMeaning: (query: string, options?: Parameters<typeof searchWithMeaning>[4]) =>
      searchWithMeaning(index, understood(), query, options),
    similarWithMeaning: (...[paper, limit]: [Parameters<typeof similarWithMeaning>[2], number?]) =>
      similarWithMeaning(index, understood(), paper, limit),
  };
  const perform = ({ method, args }: Request): unknown => {
    if (Object.hasOwn(performing, method)) return performing[method as Task](...(args as never[]));
    const known = methods.find((each) => each === method);
    return known === undefined ? undefined : (index[known] as (...args: unknown[]) => unknown)(...args);
  };
  port.addEventListener('message', async ({ data }) => {
    const request = data as Request;
    let answer: Answer;
    try {
      answer = { call: request.call, result: await perform(request) };
    } catch (error) {
      answer = { call: request.call, failure: failureOf(error) };
    }
    const told = issues;
    issues = [];
    port.postMessage(told.length > 0 ? { ...answer, issues: told } : answer);
  });
  port.start?.();
}
