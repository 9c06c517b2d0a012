import { describe, expect, it } from 'vitest';
import { linksIn } from '../../src/text/links.js';

describe('linksIn', () => {
  it.each([
    ['Code: https://github.com/acme/paper.', { code: 'https://github.com/acme/paper' }],
    ['See https://acme.github.io/paper/ for videos', { project: 'https://acme.github.io/paper/' }],
    ['a page run into the next word: https://Acme-Paper.github.ioWe show', { project: 'https://Acme-Paper.github.io' }],
    ['and/or, and no address', {}],
  ])('finds in %j %j', (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });
});
