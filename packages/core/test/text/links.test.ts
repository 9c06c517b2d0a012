import { describe, expect, it } from 'vitest';
import { linksIn } from '../../src/text/links.js';

describe('linksIn', () => {
  it.each([
    ['Code: https://github.com/acme/paper.', { code: 'https://github.com/acme/paper' }],
    ['See https://acme.github.io/paper/ for videos', { project: 'https://acme.github.io/paper/' }],
    ['a page run into the next word: https://Acme-Paper.github.ioWe show', { project: 'https://Acme-Paper.github.io' }],
    ['and/or, and no address', {}],
    ['code at www.github.com/acme/paper', { code: 'https://github.com/acme/paper' }],
    ['code at HTTP://www.GitLab.com/acme/paper', { code: 'https://GitLab.com/acme/paper' }],
    ['mygithub.com/acme/paper, which is another site', {}],
  ])('finds in %j %j', (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });
});
