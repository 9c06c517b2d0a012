export type Fault = 'EIO' | 'EPERM' | 'ENOSPC' | 'EMFILE' | 'SIGKILL';

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
): Promise<Said & { ran: T }>;

export function atEachEnd<T>(
  folder: string,
  look: (about: string) => Promise<void>,
  task: () => Promise<T>,
): Promise<{ ran: T; operations: number }>;
