import { fstatSync, readSync, statSync } from 'node:fs';

/**
 * Whether what is written to standard output goes nowhere, and perhaps unmeant: it was closed when the process began
 * (`>&-`), and Node put the null device in its place, open for reading and writing. A shell's `> /dev/null` is open for
 * writing alone, and is meant. Programs that start others and throw their output away (Python, Node) may open it as Node
 * does, and cannot be told from it, so this is no error. On Windows nothing is known.
 * https://github.com/nodejs/node/blob/main/src/node.cc (PlatformInit)
 */
export function isOutputNowhere(): boolean {
  try {
    const { rdev } = fstatSync(1);
    if (!fstatSync(1).isCharacterDevice() || rdev !== statSync('/dev/null').rdev) return false;
    // Reading what is open for writing alone fails.
    readSync(1, Buffer.alloc(1), 0, 1, null);
    return true;
  } catch {
    return false;
  }
}
