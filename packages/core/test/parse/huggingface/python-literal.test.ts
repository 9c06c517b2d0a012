import { describe, expect, it } from 'vitest';
import { parsePythonLiteral } from '../../../src/parse/huggingface/python-literal.js';

describe('parsePythonLiteral', () => {
  it.each([
    ["{'a': True, 'b': [False, None]}", { a: true, b: [false, null] }],
    ['{"it\'s": \'said "so"\'}', { "it's": 'said "so"' }],
    ["(1, -2.5, 3e2, 'x',)", [1, -2.5, 300, 'x']],
    [String.raw`'tab\t line\n hex\xe9 u\u00e9 U\U0001F600 back\\ q\''`, "tab\t line\n hexé ué U😀 back\\ q'"],
    ['[]', []],
    ['{}', {}],
  ])('reads %s', (text, value) => {
    expect(parsePythonLiteral(text)).toEqual(value);
  });

  it.each(['', '{', "{'a'}", "'open", '[1 2]', 'print(1)', '__import__', "{'a': 1} tail", '['.repeat(1000)])(
    'takes %j for none',
    (text) => {
      expect(parsePythonLiteral(text)).toBeUndefined();
    },
  );

  it('keeps a __proto__ key as a key', () => {
    const value = parsePythonLiteral("{'__proto__': {'polluted': True}}") as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });
});
