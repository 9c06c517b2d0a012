// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeElement, generate } from '../scripts/manifest.mjs';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(root, 'src', path), 'utf8'))
  .join('\n');
const found = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map((match) => match[1]!))].sort();
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort();

describe('what editors, frameworks and readers are told', () => {
  it.each([...generate()])('%s is what the sources say (npm run manifest writes it)', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  const element = describeElement();

  it('names every part, every custom property and every slot, and none that is not there', () => {
    expect(names(element.parts)).toEqual(found(/ part="([\w-]+)"/g));
    expect(names(element.cssProperties)).toEqual(found(/(--tp-[\w-]+),/g));
    expect(names(element.slots)).toEqual(['', ...found(/<slot name="(\w+)"/g)]);
  });

  it('describes every attribute, property and event', () => {
    const all = [...element.attributes, ...element.properties, ...element.events];
    expect(all.filter(({ text }) => text === '')).toEqual([]);
    expect(names(element.attributes)).toContain('src');
    expect(element.attributes.find(({ name }) => name === 'limit')).toMatchObject({ default: '20' });
  });
});
