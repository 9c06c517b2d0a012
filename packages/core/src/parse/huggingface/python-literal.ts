/** What a dump of an API answer is nested, with room to spare. */
const maxDepth = 64;

const constants: Readonly<Record<string, unknown>> = { True: true, False: false, None: null };
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };

const blank = /\s*/y;
const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const word = /[A-Za-z]\w*/y;
const escaped = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/y;
const closers: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

/**
 * The value of what Python's `print` writes for a dict, list or tuple of plain values, as a JSON value. `undefined`
 * when it is anything else. Nothing is executed; linear in the length.
 *
 * @example
 * parsePythonLiteral("{'hidden': False, 'name': \"O'Neil\"}"); // { hidden: false, name: "O'Neil" }
 */
export function parsePythonLiteral(text: string): unknown {
  let at = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const fail = (): never => {
    throw new SyntaxError(`Not a Python literal at character ${at}.`);
  };
  /** Whether the next sign is this one; if so it is taken. */
  const take = (sign: string): boolean => {
    match(blank);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };

  const string = (quote: string): string => {
    let value = '';
    let start = at;
    for (; ; at += 1) {
      const character = text[at] ?? fail();
      if (character === quote) break;
      if (character !== '\\') continue;
      value += text.slice(start, at);
      const [, x, u, long, other] = match(escaped) ?? fail();
      const code = x ?? u ?? long;
      value += code === undefined ? (escapes[other!] ?? other) : String.fromCodePoint(Number.parseInt(code, 16));
      start = at;
      at -= 1;
    }
    value += text.slice(start, at);
    at += 1;
    return value;
  };
  const items = (closer: string, depth: number): unknown[] => {
    const list: unknown[] = [];
    while (!take(closer)) {
      list.push(value(depth));
      if (!take(',') && text[at] !== closer) fail();
    }
    return list;
  };
  const dict = (depth: number): Record<string, unknown> => {
    const entries: [string, unknown][] = [];
    while (!take('}')) {
      const key = value(depth);
      if (!take(':')) fail();
      entries.push([String(key), value(depth)]);
      if (!take(',') && text[at] !== '}') fail();
    }
    // Not by assignment: "__proto__" is a key like any other.
    return Object.fromEntries(entries);
  };
  const value = (depth: number): unknown => {
    if (depth > maxDepth) fail();
    match(blank);
    const sign = text[at] ?? '';
    if (sign === '"' || sign === "'") {
      at += 1;
      return string(sign);
    }
    if (sign === '{') {
      at += 1;
      return dict(depth + 1);
    }
    const closer = closers[sign];
    if (closer !== undefined) {
      at += 1;
      return items(closer, depth + 1);
    }
    const digits = match(number);
    if (digits) return Number(digits[0]);
    const name = match(word)?.[0] ?? '';
    return Object.hasOwn(constants, name) ? constants[name] : fail();
  };

  try {
    const result = value(0);
    match(blank);
    return at === text.length ? result : undefined;
  } catch {
    return undefined;
  }
}
