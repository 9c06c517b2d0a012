import { TrendingPapersError } from '../paper/errors.js';
import type { Probe } from './format.js';
import { parsePythonLiteral } from './huggingface/python-literal.js';

/** Enough for every format to know itself, little enough that asking all of them costs nothing. */
const headLength = 4096;

/** A probe of decoded text. JSON is parsed when a format first asks, and only when the text can be JSON. */
export function probeText(text: string, url?: string): Probe {
  const head = text.slice(0, headLength).trimStart();
  let parsed: { json: unknown } | undefined;
  return {
    text,
    head: head === '' ? text.trimStart().slice(0, headLength) : head,
    url,
    get json() {
      parsed ??= { json: /^[[{"]/.test(this.head) ? jsonOrPython(text) : undefined };
      return parsed.json;
    },
  };
}

/** A probe of JSON that somebody parsed already. It is written out only if a format looks at the text. */
export function probeJson(json: object, url?: string): Probe {
  let text: string | undefined;
  return {
    get text() {
      text ??= stringify(json);
      return text;
    },
    get head() {
      return this.text.slice(0, headLength);
    },
    json,
    url,
  };
}

/** JSON, JSON that was written as a text of JSON, or what Python prints of the same value. */
function jsonOrPython(text: string): unknown {
  const value = jsonOrUndefined(text);
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) return jsonOrUndefined(value);
  return value === undefined && /^[\s[]*\{\s*'/.test(text.slice(0, 200)) ? parsePythonLiteral(text) : value;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stringify(json: object): string {
  try {
    return JSON.stringify(json) ?? '';
  } catch (cause) {
    throw new TrendingPapersError(
      'not-json',
      'The object given cannot be written as JSON (it holds itself or a BigInt). Give plain data, text or bytes.',
      {},
      { cause },
    );
  }
}
