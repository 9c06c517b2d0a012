import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

type Way = readonly (string | number)[];

/** Where things stand in a text of JSON. */
export interface Lines {
  /** The line of a field, from 1; of the nearest thing around it that is there. */
  of(way: Way): number;
  /** Where the text is no JSON, with its line. */
  readonly fault: { line: number; says: string } | undefined;
  /** Fields that stand twice in one object, of which all but the last would be ignored in silence. */
  readonly repeated: readonly { way: Way; line: number }[];
}

export function linesOf(text: string): Lines {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const [first] = errors;
  return {
    of: (way) => {
      for (let length = way.length; tree && length > 0; length--) {
        const node = findNodeAtLocation(tree, way.slice(0, length) as (string | number)[]);
        if (node) return lineAt(node.offset);
      }
      return 1;
    },
    fault: first && { line: lineAt(first.offset), says: wordsOf(printParseErrorCode(first.error)) },
    repeated: tree ? repeatedIn(tree).map(({ way, offset }) => ({ way, line: lineAt(offset) })) : [],
  };
}

/** `CommaExpected` as `comma expected`. */
function wordsOf(code: string): string {
  return code.replace(/\B[A-Z]/g, ' $&').toLowerCase();
}

function repeatedIn(node: Node, way: Way = []): { way: Way; offset: number }[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child, index) => repeatedIn(child, [...way, index]));
  if (node.type !== 'object') return [];
  const names = new Set<string>();
  return children.flatMap(({ offset, children: [key, value] = [] }) => {
    const name = String(key?.value);
    const again = names.has(name) ? [{ way: [...way, name], offset }] : [];
    names.add(name);
    return [...again, ...(value ? repeatedIn(value, [...way, name]) : [])];
  });
}
