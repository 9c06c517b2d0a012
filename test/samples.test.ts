import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const examples = resolve(import.meta.dirname, '..', 'examples');

describe('the sample listing', () => {
  const entries: { title: string; summary: string; paper: { id: string } }[] = JSON.parse(
    readFileSync(resolve(examples, 'listing.json'), 'utf8'),
  );
  const text = readFileSync(resolve(examples, 'listing.txt'), 'utf8');

  it('holds sixty papers or more, each once', () => {
    expect(entries.length).toBeGreaterThanOrEqual(60);
    expect(new Set(entries.map((entry) => entry.paper.id)).size).toBe(entries.length);
  });

  it('says the same as JSON and as text', () => {
    const blocks = entries.map((entry) => `${entry.title}\n\n${entry.summary}\n`);
    expect(text.endsWith(`\n\n${blocks.join('\n')}`)).toBe(true);
  });
});
