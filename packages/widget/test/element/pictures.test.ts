import type { Paper } from '@trending-papers/core/paper';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Pictures } from '../../src/element/pictures.js';

afterEach(() => vi.unstubAllGlobals());

const shown = (image: string, page: string) => {
  const { origin, protocol } = new URL(page);
  vi.stubGlobal('location', { origin: protocol === 'file:' ? 'file://' : origin, protocol });
  return new Pictures().of({ image } as Paper, 'own') !== undefined;
};

describe('pictures of the page’s own', () => {
  it.each([
    ['https://lab.example/pictures/a.webp', 'https://lab.example/index.html', true],
    ['https://cdn.example/a.webp', 'https://lab.example/index.html', false],
    ['file:///home/ada/site/pictures/a.webp', 'file:///home/ada/site/index.html', true],
    ['https://lab.example/pictures/a.webp', 'file:///home/ada/site/index.html', false],
    ['file:///home/ada/a.webp', 'https://lab.example/index.html', false],
  ])('of %s on %s: %s', (image, page, own) => {
    expect(shown(image, page)).toBe(own);
  });
});
