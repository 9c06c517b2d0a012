import { isTrendingPapersError } from '@trending-papers/core/paper';
import type { Io } from './io.js';
import { safeJson, safeLines } from './safe.js';
import { stylesFor } from './style.js';

/**
 * Says on stderr what went wrong: words for people, or one JSON object when `--json` was asked for. The words may be a
 * server's, or of a file name, and must not steer the terminal.
 */
export async function reportError(error: unknown, argv: readonly string[], io: Io): Promise<void> {
  const ours = isTrendingPapersError(error);
  const code = ours ? error.code : 'unexpected';
  const message = error instanceof Error ? error.message : String(error);
  if (argv.includes('--json')) {
    await io.err.write(`${safeJson({ error: { code, message, ...(ours && { facts: error.facts }) } })}\n`);
    return;
  }
  const styles = stylesFor(io.err, io.env);
  await io.err.write(`${styles.red('error')} ${safeLines(message)} ${styles.dim(`[${code}]`)}\n`);
  // A fault of ours: whoever mends it needs to know where.
  if (code === 'unexpected' && error instanceof Error && error.stack)
    await io.err.write(`${styles.dim(safeLines(error.stack.split('\n').slice(1).join('\n')))}\n`);
}
