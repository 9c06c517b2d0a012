export function integrityOf(bytes: Uint8Array): string;
export function snippets(about: { name: string; version: string }, read: (file: string) => Uint8Array): string[];
