import type { Issue } from '../../paper/schema.js';
import type { Field, QueryNode } from './nodes.js';
import { dateNode, numberNode } from './values.js';

/** A query in the engine's terms, and what of it was not understood. */
export interface ParsedQuery {
  node: QueryNode;
  /** Whether there was nothing to read at all. */
  blank: boolean;
  issues: Issue[];
}

/** Beyond these a query is cut, and says so: nobody types them, and every word costs time. */
const mostCharacters = 8192;
const mostLeaves = 256;
const deepestNesting = 16;
/** With more words than this the query is a pasted text, whose quotes, dashes and parentheses are punctuation. */
const mostQueryWords = 16;

const fields: Readonly<Record<string, Field>> = {
  title: 'title',
  abstract: 'abstract',
  author: 'authors',
  authors: 'authors',
  topic: 'topics',
  topics: 'topics',
  venue: 'venue',
};
const dates = new Set(['after', 'before', 'in']);
const counts = new Set(['upvotes', 'comments', 'stars', 'citations']);

interface Token {
  kind: 'open' | 'close' | 'or' | 'not' | 'id' | 'field' | 'phrase' | 'word';
  text: string;
  at: number;
}

const lexemes =
  /\s+|(?<open>\()|(?<close>\))|(?<or>OR(?=[\s()]|$)|\|+)|AND(?=[\s()]|$)|(?<not>-(?=[^\s-])|NOT\s+)|(?<id>[iI][dD]:[^\s()"“”]+)|(?<field>[A-Za-z][\w]{0,31}:(?=[^\s:/]))|["“”](?<phrase>[^"“”]*)(?<closed>["“”]?)|(?<word>[^\s()"“”|]+)/gy;

function tokensOf(query: string, issues: Issue[]): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {}, index } of query.matchAll(lexemes)) {
    const found = Object.entries(groups).find(([name, text]) => text !== undefined && name !== 'closed');
    if (found === undefined) continue;
    const [kind, text = ''] = found;
    if (kind === 'phrase' && groups.closed === '')
      issues.push(issue('quote-unbalanced', 'A quotation mark has no partner: the phrase runs to the end', index));
    tokens.push({ kind: kind as Token['kind'], text, at: index });
  }
  if (tokens.filter(({ kind }) => kind === 'word').length <= mostQueryWords) return tokens;
  issues.push(issue('read-as-text', 'The query is a whole text: its punctuation was not read as operators', 0));
  return tokens
    .filter(({ kind }) => kind === 'word' || kind === 'phrase' || kind === 'field' || kind === 'id')
    .map((token) => (token.kind === 'phrase' ? { ...token, kind: 'word' } : token));
}

function issue(code: string, message: string, at: number): Issue {
  return { code, message: `${message}.`, where: `character ${at + 1}` };
}

class Parser {
  readonly issues: Issue[] = [];
  private readonly tokens: Token[];
  private readonly length: number;
  private next = 0;
  private leaves = 0;

  constructor(query: string) {
    if (query.length > mostCharacters)
      this.issues.push(
        issue('query-too-long', `Only the first ${mostCharacters} characters were read`, mostCharacters),
      );
    this.length = query.length;
    this.tokens = tokensOf(query.slice(0, mostCharacters), this.issues);
  }

  parse(): QueryNode {
    const nodes: QueryNode[] = [];
    for (;;) {
      nodes.push(...this.sequence(undefined, 0));
      const stray = this.tokens[this.next++];
      if (stray === undefined) return { kind: 'all', nodes };
      this.issues.push(
        issue('parenthesis-unbalanced', 'A closing parenthesis has no partner and was ignored', stray.at),
      );
    }
  }

  /** Nodes side by side, up to the end or a closing parenthesis. */
  private sequence(field: Field | undefined, depth: number): QueryNode[] {
    const nodes: QueryNode[] = [];
    for (let token = this.peek(); token !== undefined && token.kind !== 'close'; token = this.peek()) {
      const node = this.alternatives(field, depth);
      if (node !== undefined) nodes.push(node);
    }
    return nodes;
  }

  /** `OR` binds tighter than standing side by side: `graph OR tree search` is (graph or tree) and search. */
  private alternatives(field: Field | undefined, depth: number): QueryNode | undefined {
    const nodes: QueryNode[] = [];
    for (;;) {
      const token = this.peek();
      if (token?.kind === 'or') {
        this.issues.push(issue('operator-dangling', '"OR" has nothing on one side and was ignored', token.at));
        this.next++;
        continue;
      }
      const node = this.item(field, depth);
      if (node !== undefined) nodes.push(node);
      if (this.peek()?.kind !== 'or') break;
      const or = this.tokens[this.next++]!;
      const after = this.peek();
      if (after === undefined || after.kind === 'close') {
        this.issues.push(issue('operator-dangling', '"OR" has nothing on one side and was ignored', or.at));
        break;
      }
    }
    return nodes.length > 1 ? { kind: 'or', nodes } : nodes[0];
  }

  private item(field: Field | undefined, depth: number): QueryNode | undefined {
    const token = this.peek();
    if (token === undefined || token.kind === 'close') return undefined;
    this.next++;
    switch (token.kind) {
      case 'not':
        return this.negation(field, depth, token);
      case 'open':
        return this.group(field, depth, token);
      case 'id':
        return this.leaf({ kind: 'id', text: token.text.slice(3) }, token);
      case 'field':
        return this.fielded(token, field, depth);
      case 'phrase':
        return this.leaf({ kind: 'phrase', text: token.text, ...(field && { field }) }, token);
      default:
        return this.word(token, field);
    }
  }

  private negation(field: Field | undefined, depth: number, token: Token): QueryNode | undefined {
    if (depth >= deepestNesting) return undefined;
    const node = this.item(field, depth + 1);
    if (node === undefined)
      this.issues.push(issue('operator-dangling', '"-" has nothing to exclude and was ignored', token.at));
    return node && { kind: 'not', node };
  }

  private group(field: Field | undefined, depth: number, token: Token): QueryNode | undefined {
    if (depth >= deepestNesting) {
      this.issues.push(issue('nested-too-deep', `Parentheses deeper than ${deepestNesting} were ignored`, token.at));
      return undefined;
    }
    const nodes = this.sequence(field, depth + 1);
    if (this.peek() === undefined)
      this.issues.push(issue('parenthesis-unbalanced', 'An opening parenthesis is never closed', token.at));
    else this.next++;
    return nodes.length > 1 ? { kind: 'all', nodes } : nodes[0];
  }

  private fielded(token: Token, outer: Field | undefined, depth: number): QueryNode | undefined {
    const name = token.text.slice(0, -1).toLowerCase();
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined) return this.item(field, depth);
    const value = this.peek();
    const text = value?.kind === 'word' || value?.kind === 'phrase' ? value.text : '';
    const node = valueNode(name, text);
    if (node !== undefined) {
      this.next++;
      return this.leaf(node, token);
    }
    if (dates.has(name) || counts.has(name)) {
      this.next++;
      this.issues.push(issue('value-unreadable', `"${name}:" cannot be given "${text}" and was ignored`, token.at));
      return undefined;
    }
    // Not a field of ours: "BERT:pre-training" is two words, as it would be in a title.
    return this.leaf({ kind: 'word', text: name, reading: 'finished', ...(outer && { field: outer }) }, token);
  }

  private word(token: Token, field: Field | undefined): QueryNode | undefined {
    const star = /[^*]\*$/.test(token.text);
    const text = star ? token.text.slice(0, -1) : token.text;
    const atEnd = token.at + token.text.length === this.length;
    const reading = star ? 'beginning' : atEnd ? 'unfinished' : 'finished';
    return this.leaf({ kind: 'word', text, reading, ...(field && { field }) }, token);
  }

  private leaf(node: QueryNode, token: Token): QueryNode | undefined {
    if (++this.leaves <= mostLeaves) return node;
    if (this.leaves === mostLeaves + 1)
      this.issues.push(issue('query-too-long', `Only the first ${mostLeaves} words were looked for`, token.at));
    return undefined;
  }

  private peek(): Token | undefined {
    return this.tokens[this.next];
  }
}

function valueNode(name: string, text: string): QueryNode | undefined {
  if (text === '') return undefined;
  if (name === 'id') return { kind: 'id', text };
  if (name === 'has') return { kind: 'has', feature: text.toLowerCase() };
  if (dates.has(name)) return dateNode(name, text);
  const compared = /^[<>=]|\.\./.test(text);
  return counts.has(name) || compared ? numberNode(name, text) : undefined;
}

/**
 * Reads a query: words, `"phrases"`, `-not`, `OR`, `( )`, `title:` `author:` `abstract:` `topic:` `venue:` `id:`,
 * `after:` `before:` `in:`, `has:`, `upvotes:>50`, `begin*`. Never throws: what it cannot use becomes an issue.
 * Linear in the length of the query, of which it reads the first 8,192 characters.
 *
 * @example
 * parseQuery('diffusion author:"Y. LeCun" after:2026-01 -survey').issues // []
 */
export function parseQuery(query: string): ParsedQuery {
  const parser = new Parser(query);
  const node = parser.parse();
  return { node, blank: query.trim() === '', issues: parser.issues };
}
