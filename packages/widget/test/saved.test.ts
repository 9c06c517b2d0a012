import { describe, expect, it, vi } from 'vitest';
import { createShelf } from '../src/saved.js';

const refuse = () => {
  throw new DOMException('The frame is sandboxed.', 'SecurityError');
};

describe('the shelf of saved and hidden papers', () => {
  it('remembers across visits', () => {
    createShelf(() => localStorage).toggle('saved', 'arxiv:1');
    expect([...createShelf(() => localStorage).saved]).toEqual(['arxiv:1']);
    localStorage.clear();
  });

  it('works in memory where storage throws', () => {
    const shelf = createShelf(refuse);
    expect(shelf.toggle('hidden', 'a')).toBe(true);
    expect(shelf.hidden.has('a')).toBe(true);
    expect(shelf.toggle('hidden', 'a')).toBe(false);
  });

  it.each(['nonsense', '{"a":1}', '[1,{}]'])('starts empty when what was kept is %s', (kept) => {
    localStorage.setItem('trending-papers:saved', kept);
    expect(createShelf(() => localStorage).saved.size).toBe(0);
    localStorage.clear();
  });

  it('tells those who watch, until they stop', () => {
    const shelf = createShelf(refuse);
    const changed = vi.fn();
    const watching = new AbortController();
    shelf.watch(changed, watching.signal);
    shelf.toggle('saved', 'a');
    watching.abort();
    shelf.toggle('saved', 'b');
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
