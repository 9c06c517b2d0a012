import type { IssueFacts } from '../../paper/codes.js';
import type { Issue } from '../../paper/schema.js';
import { schemeNames } from '../../paper/schemes.js';
import { signalKinds, signalNames } from '../../paper/signals.js';
import { aText, checkArgument } from '../../text/options.js';
import { issueOf } from '../issues.js';
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
const mostWords = 256;
const deepestNesting = 16;
/** With more words than this the query is a pasted text, whose quotes, dashes and parentheses are punctuation. */
const mostQueryWords = 16;

/** By their names, and by those of arXiv's own search. */
const fields: Readonly<Record<string, Field>> = {
  title: 'title',
  ti: 'title',
  abs: 'abstract',
  au: 'authors',
  cat: 'topics',
  abstract: 'abstract',
  author: 'authors',
  authors: 'authors',
  topic: 'topics',
  topics: 'topics',
  venue: 'venue',
};
const dates = new Set(['after', 'before', 'in']);
const counts = new Set<string>(signalNames.filter((name) => signalKinds[name].filters));

/** Tokens that are looked for, rather than saying how. */
const isWord = new Set<string>(['word', 'phrase', 'id'] satisfies Token['kind'][]);

interface Token {
  kind: 'open' | 'close' | 'or' | 'not' | 'id' | 'field' | 'phrase' | 'word';
  text: string;
  at: number;
}

const lexemes =
  /\s+|(?<open>\()|(?<close>\))|(?<or>OR(?=[\s()]|$)|\|+)|AND(?=[\s()]|$)|(?<not>-(?=[^\s-])|NOT\s+)|(?<id>[iI][dD]:[^\s()"“”]+)|(?<pasted>(?:https?:\/\/|(?:doi:\s?)?10\.\d{4,9}\/)[^\s"“”]*[^\s"“”.,;)])|(?<field>[A-Za-z][\w]{0,31}:(?=[^\s:/]))|["“”](?<phrase>[^"“”]*)["“”]|(?<quote>["“”])|(?<word>[^\s()"“”|]+)/gy;

function tokensOf(query: string, issues: Issue[]): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {}, index } of query.matchAll(lexemes)) {
    const lexeme = Object.entries(groups).find(([, text]) => text !== undefined);
    if (lexeme === undefined) continue;
    const [kind, text = ''] = lexeme;
    if (kind === 'quote') {
      // While a phrase is typed its end is to come, and its last word not yet whole.
      report(issues, 'quote-unbalanced', {}, index);
      continue;
    }
    tokens.push({ kind: (kind === 'pasted' ? 'word' : kind) as Token['kind'], text, at: index });
  }
  if (tokens.filter(({ kind }) => kind === 'word').length <= mostQueryWords) return tokens;
  report(issues, 'read-as-text', {}, 0);
  return tokens
    .filter(({ kind }) => kind === 'word' || kind === 'phrase' || kind === 'field' || kind === 'id')
    .map((token) => (token.kind === 'phrase' ? { ...token, kind: 'word' } : token));
}

type QueryIssue = Parameters<typeof issueOf>[0];

function report<Code extends QueryIssue>(issues: Issue[], code: Code, facts: IssueFacts<Code>, at: number): void {
  issues.push(issueOf(code, facts, `character ${at + 1}`));
}

/** The tokens of a query, and how far they are read. */
interface State {
  /** Names of fields that the index has beside those of all. */
  readonly own: readonly string[];
  readonly tokens: readonly Token[];
  /** Characters of the query. */
  readonly length: number;
  readonly issues: Issue[];
  next: number;
  wordCount: number;
}

function parse(state: State): QueryNode {
  const nodes: QueryNode[] = [];
  for (;;) {
    nodes.push(...sequence(state, undefined, 0));
    const stray = state.tokens[state.next++];
    if (stray === undefined) return { kind: 'all', nodes };
    report(state.issues, 'parenthesis-unbalanced', { parenthesis: ')' }, stray.at);
  }
}

/** Nodes side by side, up to the end or a closing parenthesis. */
function sequence(state: State, field: Field | undefined, depth: number): QueryNode[] {
  const nodes: QueryNode[] = [];
  for (let token = peek(state); token !== undefined && token.kind !== 'close'; token = peek(state)) {
    const node = alternatives(state, field, depth);
    if (node !== undefined) nodes.push(node);
  }
  return nodes;
}

/** `OR` binds tighter than the implicit AND or OR between words: `graph OR tree search` is (graph or tree) and search. */
function alternatives(state: State, field: Field | undefined, depth: number): QueryNode | undefined {
  const nodes: QueryNode[] = [];
  for (;;) {
    const token = peek(state);
    if (token?.kind === 'or') {
      report(state.issues, 'operator-dangling', { operator: 'OR' }, token.at);
      state.next++;
      continue;
    }
    const node = item(state, field, depth);
    if (node !== undefined) nodes.push(node);
    if (peek(state)?.kind !== 'or') break;
    const or = state.tokens[state.next++]!;
    const after = peek(state);
    if (after === undefined || after.kind === 'close') {
      report(state.issues, 'operator-dangling', { operator: 'OR' }, or.at);
      break;
    }
  }
  return nodes.length > 1 ? { kind: 'or', nodes } : nodes[0];
}

function item(state: State, field: Field | undefined, depth: number): QueryNode | undefined {
  const token = peek(state);
  if (token === undefined || token.kind === 'close') return undefined;
  state.next++;
  switch (token.kind) {
    case 'not':
      return negation(state, field, depth, token);
    case 'open':
      return group(state, field, depth, token);
    case 'id':
      return counted(state, { kind: 'id', text: token.text.slice(3) }, token);
    case 'field':
      return fielded(state, token, field, depth);
    case 'phrase':
      return counted(state, { kind: 'phrase', text: token.text, ...(field && { field }) }, token);
    default:
      return word(state, token, field);
  }
}

function negation(state: State, field: Field | undefined, depth: number, token: Token): QueryNode | undefined {
  if (depth >= deepestNesting) return undefined;
  const node = item(state, field, depth + 1);
  if (node === undefined) report(state.issues, 'operator-dangling', { operator: '-' }, token.at);
  return node && { kind: 'not', node };
}

function group(state: State, field: Field | undefined, depth: number, token: Token): QueryNode | undefined {
  if (depth >= deepestNesting) {
    report(state.issues, 'nested-too-deep', { limit: deepestNesting }, token.at);
    return undefined;
  }
  const nodes = sequence(state, field, depth + 1);
  if (peek(state) === undefined) report(state.issues, 'parenthesis-unbalanced', { parenthesis: '(' }, token.at);
  else state.next++;
  return nodes.length > 1 ? { kind: 'all', nodes } : nodes[0];
}

function fielded(state: State, token: Token, outer: Field | undefined, depth: number): QueryNode | undefined {
  const name = token.text.slice(0, -1).toLowerCase();
  const own = state.own.find((each) => each.toLowerCase() === name);
  const field = own !== undefined ? (`own:${own}` as const) : Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field !== undefined) return item(state, field, depth);
  const value = peek(state);
  const text = value?.kind === 'word' || value?.kind === 'phrase' ? value.text : '';
  const node = valueNode(name, text);
  if (node !== undefined) {
    state.next++;
    return counted(state, node, token);
  }
  if (dates.has(name) || counts.has(name)) {
    state.next++;
    report(state.issues, 'value-unreadable', { field: name, value: text }, token.at);
    return undefined;
  }
  if (schemeNames.includes(name) && text !== '') {
    state.next++;
    return counted(state, { kind: 'word', text: `${name}:${text}`, reading: 'finished' }, token);
  }
  // Not a field of ours: "BERT:pre-training" is two words, as it would be in a title.
  return counted(state, { kind: 'word', text: name, reading: 'finished', ...(outer && { field: outer }) }, token);
}

function word(state: State, token: Token, field: Field | undefined): QueryNode | undefined {
  const star = /[^*]\*$/.test(token.text);
  const text = star ? token.text.slice(0, -1) : token.text;
  const atEnd = token.at + token.text.length === state.length;
  const reading = star ? 'beginning' : atEnd ? 'unfinished' : 'finished';
  return counted(state, { kind: 'word', text, reading, ...(field && { field }) }, token);
}

function counted(state: State, node: QueryNode, token: Token): QueryNode | undefined {
  if (++state.wordCount <= mostWords) return node;
  if (state.wordCount === mostWords + 1)
    report(
      state.issues,
      'query-too-long',
      { read: mostWords, of: state.tokens.filter(({ kind }) => isWord.has(kind)).length, unit: 'words' },
      token.at,
    );
  return undefined;
}

function peek(state: State): Token | undefined {
  return state.tokens[state.next];
}

function valueNode(name: string, text: string): QueryNode | undefined {
  if (text === '') return undefined;
  if (name === 'id') return { kind: 'id', text };
  if (name === 'has') return { kind: 'has', feature: text.toLowerCase() };
  if (dates.has(name)) return dateNode(name, text);
  // "Year:" may stand in a title, too.
  if (name === 'year') return dateNode('in', text);
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
  checkArgument('The query', query, aText);
  return parseQueryWith(query, []);
}

/** The same, where an index has fields of its caller's own. */
export function parseQueryWith(query: string, own: readonly string[]): ParsedQuery {
  const issues: Issue[] = [];
  if (query.length > mostCharacters)
    report(issues, 'query-too-long', { read: mostCharacters, of: query.length, unit: 'characters' }, mostCharacters);
  const tokens = tokensOf(query.slice(0, mostCharacters), issues);
  const node = parse({ own, tokens, length: query.length, issues, next: 0, wordCount: 0 });
  return { node, blank: query.trim() === '', issues };
}
