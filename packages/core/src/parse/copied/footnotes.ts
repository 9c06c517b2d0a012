import { addressForm } from './addresses.js';

// Addresses that stand in notes at the end, "[^1]: https://…" or "(1) https://…", put where their numbers are.

const note = new RegExp(
  String.raw`^[ \t]{0,8}(?:\[\^([\w-]{1,30})\]:?|\((\d{1,3})\))[ \t]+<?(${addressForm('<>')})>?[ \t]*$`,
);
const mark = /\[\^([\w-]{1,30})\](?!:)|[ \t]\((\d{1,3})\)(?=[ \t]*$)/gm;

/** A text whose notes are in their places, and not at its end; any other text as it is. Linear in its length. */
export function withFootnotes(text: string): string {
  if (!/\[\^[\w-]{1,30}\]|\(\d{1,3}\)[ \t]*$/m.test(text)) return text;
  const urls = new Map<string, string>();
  const lines = text.split('\n').map((line) => {
    const [, named, numbered, url] = note.exec(line) ?? [];
    if (url === undefined) return line;
    urls.set(named ?? numbered!, url);
    return '';
  });
  if (urls.size < 2) return text;
  const body = lines.join('\n');
  const used = new Set([...body.matchAll(mark)].map(([, named, numbered]) => named ?? numbered!));
  if ([...urls.keys()].filter((name) => used.has(name)).length < urls.size * 0.8) return text;
  return body.replace(mark, (all, named?: string, numbered?: string) => {
    const url = urls.get(named ?? numbered!);
    return url === undefined ? all : ` ${url}`;
  });
}
