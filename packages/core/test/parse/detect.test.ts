import { describe, expect, it } from 'vitest';
import { formatNames, readerOf } from '../../src/parse/detect.js';
import { probeText } from '../../src/parse/probe.js';

describe('detection', () => {
  it('never throws and claims nothing on what is no listing', () => {
    for (const text of [
      '',
      ' ',
      '{}',
      '[null]',
      '{"a":{}}',
      '"text"',
      '0',
      '<',
      '<a',
      '<a/>',
      '\u0000',
      '@',
      'x'.repeat(10),
    ]) {
      expect([text, formatNames.filter((name) => readerOf(name).detect(probeText(text)))]).toEqual([text, []]);
    }
  });
});
