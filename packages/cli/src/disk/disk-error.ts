import { TrendingPapersError } from '@trending-papers/core/paper';

/** What a file or a folder could not be. */
export type DiskErrorCode = 'unreadable-file' | 'unwritable-file' | 'unwritable-folder' | 'unwritable-output';

/** What the system's codes mean, in words for the person. https://man7.org/linux/man-pages/man3/errno.3.html */
const meanings: Readonly<Record<string, string>> = {
  EACCES: 'the permission is missing',
  EPERM: 'it is not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it is larger than a file may be here',
  ENOENT: 'there is no such place',
  ENOTDIR: 'a file is where a folder should be',
  EISDIR: 'it is a folder',
  EEXIST: 'a file of that name is in the way',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
};

/** The code of the system, where a person can be told what it means. */
function errnoOf(thrown: unknown): string | undefined {
  const errno = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined;
  return errno !== undefined && Object.hasOwn(meanings, errno) ? errno : undefined;
}

/** What went wrong, in words for the person, of an error that may be one of the file system. */
export function wordsOf(thrown: unknown): string {
  const errno = errnoOf(thrown);
  return errno === undefined ? (thrown as Error).message : meanings[errno]!;
}

/** An error of the file system as one of ours; anything else as it is. `what` says what failed: `x cannot be read`. */
export function diskError(code: DiskErrorCode, what: string, path: string, thrown: unknown): unknown {
  const errno = errnoOf(thrown);
  // A fault in the program has no such code, and should be told as what it is.
  if (errno === undefined) return thrown;
  return new TrendingPapersError(code, `${what}: ${meanings[errno]}.`, { path, errno }, { cause: thrown });
}
