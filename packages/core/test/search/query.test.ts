import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/search/index.js';

const nodes = (query: string): unknown => {
  // The space says that the last word is at its end.
  const { node } = parseQuery(`${query} `);
  return node.kind === 'all' ? node.nodes : node;
};
const codes = (query: string): string[] => parseQuery(query).issues.map(({ code }) => code);
const word = (text: string) => ({ kind: 'word', text, reading: 'finished' });

describe('the query language', () => {
  it.each([
    ['words', 'graph  search', [word('graph'), word('search')]],
    ['phrases', '"mixture of experts"', [{ kind: 'phrase', text: 'mixture of experts' }]],
    ['curly quotes', '“a b”', [{ kind: 'phrase', text: 'a b' }]],
    ['exclusion', '-survey', [{ kind: 'not', node: word('survey') }]],
    ['hyphens inside words', 'pre-training', [word('pre-training')]],
    ['alternatives, before neighbours', 'a OR b c', [{ kind: 'or', nodes: [word('a'), word('b')] }, word('c')]],
    ['groups', '(a b) OR c', [{ kind: 'or', nodes: [{ kind: 'all', nodes: [word('a'), word('b')] }, word('c')] }]],
    ['fields', 'title:graph', [{ ...word('graph'), field: 'title' }]],
    ['fields of phrases', 'author:"Y. LeCun"', [{ kind: 'phrase', text: 'Y. LeCun', field: 'authors' }]],
    [
      'fields of groups',
      'title:(a OR b)',
      [
        {
          kind: 'or',
          nodes: [
            { ...word('a'), field: 'title' },
            { ...word('b'), field: 'title' },
          ],
        },
      ],
    ],
    ['identifiers', 'id:2403.12345', [{ kind: 'id', text: '2403.12345' }]],
    ['what a paper has', 'has:code', [{ kind: 'has', feature: 'code' }]],
    ['beginnings', 'transf*', [{ kind: 'word', text: 'transf', reading: 'beginning' }]],
    ['other colons as words', 'BERT:pretraining', [word('bert'), word('pretraining')]],
    ['addresses as words', 'https://x.org', [word('https://x.org')]],
  ])('knows %s', (_, query, expected) => {
    expect(nodes(query)).toEqual(expected);
  });

  it.each([
    ['in:2026-03', '2026-03-01', '2026-04-01'],
    ['in:2026', '2026-01-01', '2027-01-01'],
    ['in:2026-03-18', '2026-03-18', '2026-03-19'],
    ['in:2025..2026-03', '2025-01-01', '2026-04-01'],
    ['in:2024-12', '2024-12-01', '2025-01-01'],
  ])('reads %s as from %s up to %s', (query, from, to) => {
    expect(nodes(query)).toEqual([{ kind: 'date', from: Date.parse(from) / 60_000, to: Date.parse(to) / 60_000 }]);
  });

  it('reads after as from the start on, and before as up to the start', () => {
    const march = Date.parse('2026-03-01') / 60_000;
    expect(nodes('after:2026-03')).toEqual([{ kind: 'date', from: march, to: Number.POSITIVE_INFINITY }]);
    expect(nodes('before:2026-03')).toEqual([{ kind: 'date', from: Number.NEGATIVE_INFINITY, to: march }]);
  });

  it('reads numbers of any signal that is compared', () => {
    expect(nodes('upvotes:10..20')).toEqual([{ kind: 'number', signal: 'upvotes', from: 10, to: 20 }]);
    expect(nodes('downloads:>=5')).toEqual([
      { kind: 'number', signal: 'downloads', from: 5, to: Number.POSITIVE_INFINITY },
    ]);
    expect(nodes('stars:7')).toEqual([{ kind: 'number', signal: 'stars', from: 7, to: 7 }]);
  });

  it.each([
    ['"half a phrase', 'quote-unbalanced'],
    ['(a b', 'parenthesis-unbalanced'],
    ['a b)', 'parenthesis-unbalanced'],
    ['a OR', 'operator-dangling'],
    ['OR a', 'operator-dangling'],
    ['after:yesterday', 'value-unreadable'],
    ['upvotes:many', 'value-unreadable'],
    [`${'('.repeat(40)}a${')'.repeat(40)}`, 'nested-too-deep'],
    ['x'.repeat(100_000), 'query-too-long'],
    ['a '.repeat(1000), 'query-too-long'],
  ])('says what it ignored of %.20s', (query, code) => {
    expect(codes(query)).toContain(code);
  });

  it('reads a phrase that is not closed yet as words, the last of them unfinished', () => {
    expect(parseQuery('sparse "mixture of exp').node).toMatchObject({
      nodes: [
        { kind: 'word', text: 'sparse' },
        { kind: 'word', text: 'mixture' },
        { kind: 'word', text: 'of' },
        { kind: 'word', text: 'exp', reading: 'unfinished' },
      ],
    });
    expect(nodes('"whole" author:"half')).toEqual([
      { kind: 'phrase', text: 'whole' },
      { kind: 'word', text: 'half', field: 'authors', reading: 'finished' },
    ]);
  });

  it('takes the last word for unfinished until a space follows', () => {
    expect(parseQuery('graph sea').node).toMatchObject({ nodes: [{ reading: 'finished' }, { reading: 'unfinished' }] });
  });

  it('has nothing to say of a clean query', () => {
    expect(codes('diffusion author:"Y. LeCun" after:2026-01 -survey (a OR b) upvotes:>50')).toEqual([]);
  });
});
