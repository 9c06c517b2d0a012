import { describe, expect, it } from 'vitest';
import { Scanner } from '../../src/search/words/scanner.js';
import { stem } from '../../src/search/words/stem.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function stemOf(word: string): string {
  const bytes = encoder.encode(word);
  const into = new Uint8Array(64);
  return decoder.decode(into.subarray(0, stem(bytes, 0, bytes.length, into)));
}

/** The words of a text; joined ones in brackets. */
function words(text: string): string[] {
  const found: string[] = [];
  const scanner = new Scanner();
  scanner.scan(text, (from, to, _hash, _start, _end, joined) => {
    const word = decoder.decode(scanner.bytes.subarray(from, to));
    found.push(joined ? `[${word}]` : word);
  });
  return found;
}

describe('words of a text', () => {
  it.each([
    ['plain words', 'Attention is all', ['attention', 'is', 'all']],
    ['a model with a version', 'GPT-4', ['gpt', '4', '[gpt4]']],
    ['a version with a point', 'GPT-3.5-turbo', ['gpt', '3.5', 'turbo', '[gpt3.5turbo]']],
    ['programming languages', 'C++, C# and g++.', ['c++', 'c#', 'and', 'g++']],
    ['a power in a name', 'E^2-LLM', ['e2', 'llm', '[e2llm]']],
    ['a hyphenated name', 'U-Net', ['u', 'net', '[unet]']],
    ['letters with digits', 'word2vec in 3D', ['word2vec', 'in', '3d']],
    ['a long chain, apart only', 'state-of-the-art', ['state', 'of', 'the', 'art']],
    ['an arXiv identifier', 'arXiv:2403.12345v2', ['arxiv', '2403.12345v2']],
    ['a number with thousands', '1,000 genomes, 3.14', ['1000', 'genomes', '3.14']],
    ['accents and special letters', 'Poincaré Łukasz Straße', ['poincare', 'lukasz', 'strasse']],
    ['letters with the accent apart', 'Poincare\u0301', ['poincare']],
    ['the letter of norms', '$\\ell_1$-norm and ℓ2', ['l1', 'norm', '[l1norm]', 'and', 'l2']],
    ['Greek by name', 'TGF-β', ['tgf', 'beta', '[tgfbeta]']],
    [
      'TeX as words',
      String.raw`an $\alpha$-divergence in $\mathbb{R}^{n}$`,
      ['an', 'alpha', 'divergence', '[alphadivergence]', 'in', 'rn'],
    ],
    ['a TeX index', '$x_{i}$ and $H_2O$', ['xi', 'and', 'h2o']],
    ['mathematical letters', '𝐀𝐝𝐚𝐦 x²', ['adam', 'x2']],
    ['possessives', "Newton's and d'Alembert’s", ['newton', 'and', 'dalembert']],
    ['full-width letters', 'ＢＥＲＴ', ['bert']],
    ['emoji', 'a 🎉 b', ['a', 'b']],
    ['a soft hyphen', 'net\u00adwork', ['network']],
  ])('keep %s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('are cut in scripts without spaces', () => {
    expect(words('大規模言語モデル and 机器学习').join(' ')).toMatch(/言語.* and .*学习/);
  });

  it('are told of with their places in the text', () => {
    const text = 'The Poincaré U-Net';
    const places: string[] = [];
    new Scanner().scan(text, (_from, _to, _hash, start, end) => places.push(text.slice(start, end)));
    expect(places).toEqual(['The', 'Poincaré', 'U', 'Net', 'U-Net']);
  });

  it('are cut when they have no end', () => {
    expect(words('x'.repeat(100_000))[0]).toHaveLength(48);
  });
});

describe('stems', () => {
  // Pairs of the published algorithm's own description and of words of the field.
  it.each([
    ['networks', 'network'],
    ['caresses', 'caress'],
    ['ties', 'tie'],
    ['cries', 'cri'],
    ['gas', 'gas'],
    ['agreed', 'agre'],
    ['hopping', 'hop'],
    ['hoping', 'hope'],
    ['luxuriated', 'luxuri'],
    ['generalization', 'general'],
    ['generative', 'generat'],
    ['relational', 'relat'],
    ['happy', 'happi'],
    ['say', 'say'],
    ['electricity', 'electr'],
    ['replacement', 'replac'],
    ['adoption', 'adopt'],
    ['probabilistic', 'probabilist'],
    ['controlling', 'control'],
    ['news', 'news'],
    ['succeeding', 'succeed'],
    ['gpt4', 'gpt4'],
    ['modèle', 'modèle'],
  ])('%s is %s', (word, expected) => {
    expect(stemOf(word)).toBe(expected);
  });
});
