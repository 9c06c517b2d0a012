import { jsonOf } from '../json-lines.js';

// The part of YAML in which people keep lists of papers, front matter and CITATION.cff: maps, lists, quoted and plain
// scalars, lists in brackets, texts over several lines. No anchors, tags or types: a value that is no text is no value
// of a bibliography. https://yaml.org/spec/1.2.2/

interface YamlLine {
  readonly indent: number;
  readonly text: string;
}

/** Nobody nests a bibliography deeper. */
const maxDepth = 12;
const key = /^(?:"([^"]{1,100})"|'([^']{1,100})'|([\p{L}_][\p{L}\d_ .-]{0,60}?))\s*:(?:\s+|$)/u;

/**
 * The value of such a document, or `undefined` when it is anything else; of several with titles a list of them. Linear
 * in its length.
 *
 * @example
 * parseYaml('- title: Lamps\n  authors: [Ann Lee, Bo Hill]'); // [{ title: 'Lamps', authors: ['Ann Lee', 'Bo Hill'] }]
 */
export function parseYaml(document: string): unknown {
  const documents = document.split(/^---[ \t]*\r?$/m);
  if (documents.length < 3) return parseOne(document);
  // Notes one after the other, each with its front matter: what stands between is text.
  const maps = documents
    .map(parseOne)
    .filter((value) => typeof value === 'object' && value !== null && 'title' in value);
  return maps.length > 1 ? maps : parseOne(document);
}

function parseOne(document: string): unknown {
  const lines = document
    .replace(/^\uFEFF?\s*---[ \t]*\r?\n/, '')
    .split(/\r?\n/)
    .flatMap((line): YamlLine[] => {
      const text = line.trimStart();
      return text === '' || text.startsWith('#') ? [] : [{ indent: line.length - text.length, text: text.trimEnd() }];
    });
  const reader = new Reader(lines);
  try {
    const value = reader.block(lines[0]?.indent ?? 0, 0);
    return reader.isDone ? value : undefined;
  } catch {
    return undefined;
  }
}

class Reader {
  #at = 0;
  readonly #lines: YamlLine[];

  constructor(lines: YamlLine[]) {
    this.#lines = lines;
  }

  /** Also at the end of front matter, behind which the text begins. */
  get isDone(): boolean {
    const line = this.#lines[this.#at];
    return line === undefined || /^(?:---|\.\.\.)$/.test(line.text);
  }

  /** The map, list or scalar whose lines are indented so far. */
  block(indent: number, depth: number): unknown {
    const line = this.#lines[this.#at];
    if (depth > maxDepth || line === undefined) throw new SyntaxError('No block.');
    if (/^-(?:\s|$)/.test(line.text)) return this.#list(indent, depth);
    return key.test(line.text) ? this.#map(indent, depth) : this.#folded(indent, '');
  }

  #list(indent: number, depth: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      const item = /^-(?:\s+|$)/.exec(line.text)?.[0];
      if (item === undefined || this.isDone) break;
      const rest = line.text.slice(item.length);
      if (rest === '') items.push(this.#below(indent, depth));
      else if (key.test(rest) || /^-(?:\s|$)/.test(rest)) {
        // A map or a list that begins on the line of its dash.
        this.#lines[this.#at] = { indent: indent + item.length, text: rest };
        items.push(this.block(indent + item.length, depth + 1));
      } else {
        this.#at += 1;
        items.push(this.#scalar(rest, indent));
      }
    }
    return items;
  }

  #map(indent: number, depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      if (this.isDone) break;
      const [all, double, single, plain] = key.exec(line.text) ?? [];
      if (all === undefined) throw new SyntaxError('No key.');
      const rest = line.text.slice(all.length);
      const value = rest === '' ? this.#below(indent, depth, true) : this.#taken(rest, indent);
      entries.push([(double ?? single ?? plain)!, value]);
    }
    return Object.fromEntries(entries);
  }

  #taken(rest: string, indent: number): unknown {
    this.#at += 1;
    return this.#scalar(rest, indent);
  }

  /** What stands below a key or dash without a value; a list may stand as far left as its key. */
  #below(indent: number, depth: number, isKey = false): unknown {
    this.#at += 1;
    const next = this.#lines[this.#at];
    if (next === undefined) return undefined;
    const isDeeper = next.indent > indent || (isKey && next.indent === indent && /^-\s/.test(next.text));
    return isDeeper ? this.block(next.indent, depth + 1) : undefined;
  }

  #scalar(written: string, indent: number): unknown {
    if (/^[|>][-+\d]*$/.test(written)) return this.#folded(indent + 1, '', written.startsWith('|') ? '\n' : ' ');
    const whole = this.#folded(indent + 1, written);
    const quoted = /^'(.*)'$/s.exec(whole)?.[1];
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    if (/^".*"$/s.test(whole)) return jsonOf(whole) ?? whole.slice(1, -1);
    if (/^\[.*\]$/s.test(whole)) return flowOf(whole);
    return /^(?:null|~)$/.test(whole) ? undefined : whole.replace(/\s+#.*$/, '');
  }

  /** A text with the lines below it that are indented further. */
  #folded(indent: number, first: string, sign = ' '): string {
    const parts = first === '' ? [] : [first];
    for (let line = this.#lines[this.#at]; line !== undefined && line.indent >= indent; line = this.#lines[this.#at]) {
      if (first !== '' && /^["']/.test(first) === false && key.test(line.text) && line.indent <= indent) break;
      parts.push(line.text);
      this.#at += 1;
    }
    return parts.join(sign);
  }
}

/** `[Ann Lee, "Hill, Bo"]`. */
function flowOf(text: string): unknown {
  const items = text.slice(1, -1).matchAll(/\s*(?:"([^"]*)"|'([^']*)'|([^,[\]]+))\s*(?:,|$)/g);
  return [...items].map(([, double, single, plain]) => (double ?? single ?? plain ?? '').trim());
}
