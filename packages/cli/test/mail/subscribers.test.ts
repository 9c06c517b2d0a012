import { describe, expect, it } from 'vitest';
import { parseSubscribers, personalAddress } from '../../src/mail/subscribers.js';

describe('a list of subscribers', () => {
  it('names one a line, with the topics that person wants', () => {
    const text =
      '\ufeff# the lab\r\nAda Example <ada@lab.example> | cs.LG, diffusion\r\n\r\ngrace@lab.example\nADA@lab.example\n';
    expect(parseSubscribers(text, 'people.txt')).toEqual([
      { name: 'Ada Example', address: 'ada@lab.example', topics: ['cs.LG', 'diffusion'] },
      { address: 'grace@lab.example', topics: [] },
    ]);
  });

  it('says which lines are wrong, all of them', () => {
    expect(() => parseSubscribers('ada\nb@lab.example\n<c>', 'people.txt')).toThrow(
      /line 1: "ada"[\s\S]*line 3: "<c>"/,
    );
  });
});

describe('the address by which a person leaves', () => {
  const url = 'https://lab.example/leave?who={token}';
  it('is the same each time, tells nobody the address, and needs the secret', () => {
    const of = (address: string, secret = 'secret') => personalAddress(url, { address }, secret);
    expect(of('ada@lab.example')).toBe(of('Ada@Lab.Example'));
    expect(of('ada@lab.example')).toMatch(/^https:\/\/lab\.example\/leave\?who=[\w-]{22}$/);
    expect(of('grace@lab.example')).not.toBe(of('ada@lab.example'));
    expect(of('ada@lab.example', 'other')).not.toBe(of('ada@lab.example'));
  });
});
