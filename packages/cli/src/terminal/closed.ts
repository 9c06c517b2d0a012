import { constants, fstatSync, readFileSync, statSync } from 'node:fs';

/**
 * Whether standard output was closed when the process began (`>&-`). Node opens `/dev/null` in its place, for reading and
 * writing, so that nothing that is written fails; a shell's `> /dev/null` is open for writing alone. Programs that start
 * others and throw their output away may open it as Node does, and cannot be told from it. Known where `/proc` is.
 * https://github.com/nodejs/node/blob/main/src/node.cc (PlatformInit)
 */
export function isOutputClosed(): boolean {
  try {
    const [, flags = ''] = /^flags:\s*([0-7]+)$/m.exec(readFileSync('/proc/self/fdinfo/1', 'utf8')) ?? [];
    const isBoth = (Number.parseInt(flags, 8) & (constants.O_WRONLY | constants.O_RDWR)) === constants.O_RDWR;
    return isBoth && fstatSync(1).rdev === statSync('/dev/null').rdev && fstatSync(1).isCharacterDevice();
  } catch {
    return false;
  }
}
