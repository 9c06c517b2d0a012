export type Fault = 'EIO' | 'EPERM' | 'ENOSPC' | 'EMFILE' | 'death' | 'SIGKILL';

interface Said {
  readonly operations: number;
  readonly failed: string | undefined;
}

export function failing(folder: string, fault: Fault, at: number): { said: Said; undo(): void };

export function onFailingDisk<T>(
  folder: string,
  fault: Fault,
  at: number,
  task: () => Promise<T>,
): Promise<Said & { ran: T | undefined }>;
