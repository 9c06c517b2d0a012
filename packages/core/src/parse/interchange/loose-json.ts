import { jsonOf } from '../json-lines.js';
import { isNode, readXml, textOf, type XmlNode } from '../xml.js';

// Records that a program wrote in no format of bibliographies: literals of JavaScript, tables of TOML, elements of XML
// with the fields of one paper in each.

/** Before the list of a module or script. */
const assignment =
  /^\s*(?:export\s+default|module\.exports\s*=|(?:export\s+)?(?:const|let|var)\s+[\w$]{1,80}(?:\s*:\s*[\w$[\]<>]{1,80})?\s*=)\s*(?=[[{])/;

/** Strings, names of properties, and commas before a closing bracket. */
const tokens = /"(?:[^"\\\n]|\\.)*"|'((?:[^'\\\n]|\\.)*)'|([{,]\s*)([A-Za-z_$][\w$]*)(\s*:)|,(\s*[\]}])/g;

/** What a literal of JavaScript means, or `undefined` when it is none. Nothing is run. */
export function parseLiteral(text: string): unknown {
  const start = assignment.exec(text)?.[0];
  if (start === undefined) return undefined;
  const written = text
    .slice(start.length)
    .trimEnd()
    .replace(/;$/, '')
    .replace(tokens, (all, single?: string, before?: string, name?: string, behind?: string, end?: string) => {
      if (single !== undefined) return JSON.stringify(single.replace(/\\'/g, "'"));
      if (name !== undefined) return `${before}"${name}"${behind}`;
      return end ?? all;
    });
  return jsonOf(written);
}

/** The head of a table in TOML, on a line of its own. */
const tomlTable = /^[^\S\n]{0,80}\[\[[\w.-]{1,80}\]\]\s*?$/m;
const tomlField = /^[^\S\n]{0,80}["']?([\w-]{1,80})["']?[^\S\n]{0,80}=(.+)$/gm;

/** The tables of a list in TOML, or `undefined`. */
export function parseToml(text: string): unknown {
  if (!tomlTable.test(text.slice(0, 2000))) return undefined;
  return text
    .split(tomlTable)
    .slice(1)
    .map((table) => {
      const fields = [...table.matchAll(tomlField)].map(([, name, written]) => {
        const value = written!.trim();
        return [
          name!,
          jsonOf(value.replace(/^'(.*)'$/, (_, plain: string) => JSON.stringify(plain)).replace(/,(\s*\])/g, '$1')) ??
            value,
        ];
      });
      return Object.fromEntries(fields) as Record<string, unknown>;
    });
}

/** So many elements of one name are a list. */
const fewest = 2;

/** The elements of a list in XML, each as its fields by their names, or `undefined`. */
export function recordsOfXml(text: string): Record<string, unknown>[] | undefined {
  // Feeds and pages have formats of their own.
  if (!/^\s*</.test(text) || /<(?:[a-z]+:)?(?:rss|feed|rdf|html|opml)\b/i.test(text.slice(0, 4000))) return undefined;
  const lists = [...listsIn(readXml(text), 0)];
  return lists.sort((a, b) => b.length - a.length)[0]?.map(fieldsOf);
}

/** Elements of one name beside each other that hold nothing but fields, a title among them. */
function* listsIn(node: XmlNode, depth: number): Generator<readonly XmlNode[]> {
  const inner = node.children.filter(isNode);
  const name = inner[0]?.name;
  const alike = inner.filter((child) => child.name === name);
  if (alike.length >= fewest && alike.every(isRecord)) yield alike;
  else if (depth < 4) for (const child of inner.slice(0, 20)) yield* listsIn(child, depth + 1);
}

const isRecord = ({ children }: XmlNode) => children.filter(isNode).some(({ name }) => /title$/i.test(name));

function fieldsOf(record: XmlNode): Record<string, unknown> {
  const fields = new Map<string, unknown[]>();
  for (const field of record.children.filter(isNode)) {
    const inner = field.children.filter(isNode);
    const values = inner.length > 0 ? inner.map(textOf) : [textOf(field)];
    const before = fields.get(field.name);
    if (before) for (const value of values) before.push(value);
    else fields.set(field.name, [...values]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
