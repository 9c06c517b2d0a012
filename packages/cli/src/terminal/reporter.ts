import type { Progress } from '@trending-papers/core/fetch';
import type { Issue } from '@trending-papers/core/paper';
import type { Io } from './io.js';
import { safeLine } from './safe.js';
import { stylesFor } from './style.js';
import { truncate } from './width.js';

/** Tells the person what a run does: on stderr, so that stdout stays the papers'. */
export interface Reporter {
  /** A step that is done. */
  step(text: string): void;
  /** Something that went wrong and did not end the run. */
  warn(text: string): void;
  /** What parsing repaired or left out: one line for each kind. */
  issues(input: string, issues: readonly Issue[]): void;
  /** Where a long step stands. */
  progress(progress: Progress): void;
  /** Takes the progress line away. */
  end(): void;
}

/** Says nothing at all: for those who tell what happened in their own way. */
export const silent: Reporter = { step() {}, warn() {}, issues() {}, progress() {}, end() {} };

const clearLine = '\r\u001b[2K';
const shownKinds = 5;

/** Lines in a log; on a terminal also one line that is written over, with how long it will still take. */
export function makeReporter(io: Io, quiet = false): Reporter {
  const { err, env } = io;
  const styles = stylesFor(err, env);
  const started = new Map<string, number>();
  let live = false;

  const say = (text: string) => {
    void err.write(`${live ? clearLine : ''}${text}\n`);
    live = false;
  };
  return {
    step: (text) => {
      if (!quiet) say(`${styles.green('✓')} ${safeLine(text)}`);
    },
    // Errors and warnings are what --quiet leaves.
    warn: (text) => say(`${styles.yellow('!')} ${safeLine(text)}`),
    issues: (input, issues) => {
      if (quiet || issues.length === 0) return;
      const byCode = groupByCode(issues);
      for (const [code, same] of [...byCode].slice(0, shownKinds)) {
        const more = same.length > 1 ? ` (and ${same.length - 1} more)` : '';
        say(styles.dim(`  ${safeLine(input)}: ${code}: ${safeLine(same[0]!.message)}${more}`));
      }
      if (byCode.size > shownKinds) say(styles.dim(`  and ${byCode.size - shownKinds} other kinds of remarks`));
    },
    progress: ({ source, message, done, total }) => {
      if (quiet) return;
      if (!err.isTTY) {
        // A log wants what happened, not every page.
        if (done === undefined) say(`  ${safeLine(`${source}: ${message}`)}`);
        return;
      }
      const since = started.get(source) ?? io.now().getTime();
      started.set(source, since);
      const amount = done === undefined || total === undefined ? '' : ` · ${done} of ${total}`;
      const line = `${source}: ${message}${amount}${timeLeft(io.now().getTime() - since, done, total)}`;
      void err.write(`${clearLine}${styles.dim(truncate(safeLine(line), (err.columns ?? 80) - 1))}`);
      live = true;
    },
    end: () => {
      if (live) void err.write(clearLine);
      live = false;
    },
  };
}

function groupByCode(issues: readonly Issue[]): Map<string, Issue[]> {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) groups.set(issue.code, [...(groups.get(issue.code) ?? []), issue]);
  return groups;
}

/** ` · 12 s left`, by the pace so far. */
function timeLeft(elapsed: number, done: number | undefined, total: number | undefined): string {
  if (!done || !total || done >= total || elapsed < 1000) return '';
  return ` · ${Math.ceil(((elapsed / done) * (total - done)) / 1000)} s left`;
}
