export type Fault = 'EIO' | 'EPERM' | 'ENOSPC' | 'EMFILE' | 'SIGKILL';
export const faults: Readonly<Record<Fault, readonly string[]>>;
export function failing(
  folder: string,
  fault: Fault,
  at: number,
): { said: { operations: number; failed: string | undefined }; undo(): void };
