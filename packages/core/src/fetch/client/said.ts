import { textOf } from './body.js';

/** Bytes of a refusal that are read for its words; the rest is left. */
const mostBytes = 16_384;
/** Characters of it that are quoted. */
const longest = 300;

/**
 * What a service said with a refusal, in one clean line: the message of its JSON, the title of its page, or its text.
 * Nothing when it said nothing. The words are a stranger's: control characters and direction marks are taken out.
 */
export async function saidBy(response: Response): Promise<string | undefined> {
  const start = await startOf(response).catch(() => new Uint8Array());
  return quoted(wordsOf(textOf(start).trim()));
}

/** A stranger's words as one short line that can neither steer a terminal nor turn the text around it. */
export function quoted(words: string | undefined): string | undefined {
  const line = (words ?? '')
    // Control, format (bidi, zero-width, tags) and lone surrogate characters.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') return undefined;
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line;
}

async function startOf(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const bytes = new Uint8Array(mostBytes);
  let size = 0;
  try {
    while (size < mostBytes) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(0, mostBytes - size);
      bytes.set(part, size);
      size += part.byteLength;
    }
  } catch {
    // What came before the break is still its words.
  }
  void reader.cancel().catch(() => {});
  return bytes.subarray(0, size);
}

function wordsOf(text: string): string | undefined {
  if (/^[[{]/.test(text)) return messageIn(parsed(text)) ?? text;
  if (!/^<|<html/i.test(text)) return text;
  const title = /<title[^>]{0,200}>([^<]{0,1000})/i.exec(text)?.[1];
  return title?.trim() ? title : text.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The names under which services put their words, the fullest first. */
const names = ['message', 'detail', 'description', 'error_description', 'error', 'errors', 'errMsg', 'title', 'name'];

/** The first words under a telling name, however deep: `{ error: { message } }`, `{ errors: [{ message }] }`. */
function messageIn(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth > 3) return undefined;
  if (Array.isArray(value)) return messageIn(value[0], depth + 1);
  for (const name of names) {
    const words = Object.hasOwn(value, name)
      ? messageIn((value as Record<string, unknown>)[name], depth + 1)
      : undefined;
    if (words?.trim()) return words;
  }
  return undefined;
}
