import type { PaperStore, StoreChange, StoreCursor } from '../types.js';

/** Milliseconds between two looks at the store. */
const pause = 2_000;
/** A line at least so often keeps proxies from closing a stream: most wait for a minute. */
const quietest = 15_000;

/** How a stream of changes waits; a test need not. */
export interface Waiting {
  readonly signal: AbortSignal;
  readonly pause?: number | undefined;
  readonly onEnd: () => void;
}

/**
 * The changes of a store as server-sent events, from a cursor on and then as they come: `paper` and `gone`, whose ids are
 * cursors, so that a browser that lost the connection goes on where it was. The first change is waited for before there is
 * a stream, so that a cursor that means nothing here is an error of the request.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function eventsOf(
  store: PaperStore,
  from: StoreCursor | undefined,
  { signal, pause: between = pause, onEnd }: Waiting,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const first = store.changes(from)[Symbol.asyncIterator]();
  let pending: IteratorResult<StoreChange> | undefined = await first.next();
  let changes = first;
  let cursor = from;
  let said = Date.now();
  let ended = false;

  async function end(): Promise<void> {
    if (ended) return;
    ended = true;
    onEnd();
    await changes.return?.();
  }

  return new ReadableStream<Uint8Array>({
    start(controller) {
      const stop = () => {
        void end();
        try {
          controller.close();
        } catch {
          // Its reader was faster.
        }
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
      controller.enqueue(encoder.encode('retry: 5000\n\n'));
    },
    // Asked whenever its reader has taken what there was: a slow one waits, and nothing is gathered for it.
    async pull(controller) {
      try {
        for (;;) {
          const { done, value } = pending ?? (await changes.next());
          pending = undefined;
          if (ended) return;
          if (!done) {
            cursor = value.cursor;
            said = Date.now();
            controller.enqueue(encoder.encode(eventOf(value)));
            return;
          }
          await sleep(between, signal);
          if (ended) return;
          changes = store.changes(cursor)[Symbol.asyncIterator]();
          if (Date.now() - said < quietest) continue;
          said = Date.now();
          controller.enqueue(encoder.encode(': nothing new\n\n'));
          return;
        }
      } catch (error) {
        // The stream breaks off; its reader comes again with the last cursor, and is then told what is wrong.
        await end();
        controller.error(error);
      }
    },
    cancel: end,
  });
}

function eventOf({ cursor, ...change }: StoreChange): string {
  const name = 'paper' in change ? 'paper' : 'gone';
  // JSON has no line ends of its own, so each event is one line of data.
  return `id: ${cursor}\nevent: ${name}\ndata: ${JSON.stringify('paper' in change ? change.paper : change)}\n\n`;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
