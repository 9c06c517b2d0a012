import type { Paper } from '@trending-papers/core/paper';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Pictures } from '../../src/element/pictures.js';

afterEach(() => vi.unstubAllGlobals());

const shown = (image: string, page: string) => {
  vi.stubGlobal('location', { origin: new URL(page).origin });
  return new Pictures().of({ image } as Paper, 'own') !== undefined;
};

describe('pictures of the page’s own', () => {
  it.each([
    ['https://lab.example/pictures/a.webp', 'https://lab.example/index.html', true],
    ['https://cdn.example/a.webp', 'https://lab.example/index.html', false],
    ['https://lab.example/pictures/a.webp', 'file:///home/ada/site/index.html', false],
  ])('of %s on %s: %s', (image, page, own) => {
    expect(shown(image, page)).toBe(own);
  });
});
