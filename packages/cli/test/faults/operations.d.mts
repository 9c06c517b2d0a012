export type Fault = 'EIO' | 'EPERM' | 'ENOSPC' | 'EMFILE' | 'SIGKILL';
export function failing(
  folder: string,
  fault: Fault,
  at: number,
): { said: { operations: number; failed: string | undefined }; undo(): void };
