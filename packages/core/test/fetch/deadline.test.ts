import { afterEach, describe, expect, it, vi } from 'vitest';
import { deadline } from '../../src/fetch/client/deadline.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('a deadline', () => {
  it('comes when its time is over, as a time-out', () => {
    vi.useFakeTimers();
    const { signal } = deadline(400, [undefined]);
    vi.advanceTimersByTime(399);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('comes with any other signal, with its reason, also one that was there before', () => {
    const [early, late] = [new AbortController(), new AbortController()];
    early.abort('early');
    expect(deadline(1e6, [undefined, early.signal]).signal.reason).toBe('early');
    const { signal, end } = deadline(1e6, [late.signal]);
    late.abort('late');
    expect(signal.reason).toBe('late');
    end();
  });

  it('lets go of its clock and of the others when all is over', () => {
    vi.useFakeTimers();
    const other = new AbortController();
    const { signal, end } = deadline(400, [other.signal]);
    end();
    vi.advanceTimersByTime(1_000);
    other.abort();
    expect(signal.aborted).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
