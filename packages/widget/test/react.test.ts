import { act, createElement, createRef, StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeElement } from '../scripts/manifest.mjs';
import type { TrendingPapersElement } from '../src/element/element.js';
import { TrendingPapers } from '../src/react.js';
import { makeFeed } from './support/papers.js';

const feed = makeFeed(12, Date.parse('2026-06-20T12:00:00Z'));
const component = (properties: Record<string, unknown>, ...children: unknown[]) =>
  createElement(TrendingPapers, properties, ...(children as string[]));

// The component fetches it, too; on a busy machine that takes its time.
beforeAll(() => import('../src/define.js'), 120_000);
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<div></div>';
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});
const place = () => document.body.firstElementChild!;

describe('the component for React', () => {
  it('sets values, hands attributes down, and calls the latest handlers', async () => {
    const [before, after] = [vi.fn(), vi.fn()];
    const ref = createRef<TrendingPapersElement>();
    const root = createRoot(place());
    const items = { ...feed };
    await act(async () =>
      root.render(component({ ref, items, limit: 3, className: 'mine', hash: false, onFeedLoad: before }, 'Fallback')),
    );
    await vi.waitFor(() => expect(before).toHaveBeenCalledTimes(1));
    expect(before.mock.calls[0]![0].detail).toEqual({ count: 12, title: 'Trending papers' });
    const { limit, hash, count } = ref.current!;
    expect({ limit, hash, count }).toEqual({ limit: 3, hash: false, count: 12 });
    expect(ref.current!.outerHTML).toMatch(/^<trending-papers[^>]* class="mine"/);
    expect(ref.current!.textContent).toBe('Fallback');

    await act(async () => root.render(component({ ref, items, onFeedLoad: after, onPaperSave: after, hash: true })));
    const tools = [...ref.current!.renderRoot.querySelectorAll<HTMLElement>('.tool')];
    tools.find(({ textContent }) => textContent === 'Save')!.click();
    await vi.waitFor(() => expect(after).toHaveBeenCalledTimes(1));
    expect(after.mock.calls[0]![0].type).toBe('paper-save');
    expect(ref.current!.hash).toBe(true);
    expect(before).toHaveBeenCalledTimes(1);
    await act(async () => root.unmount());
  });

  it('has a handler for each event, and a property for each value', async () => {
    const { attributes, events, properties } = describeElement();
    const own = properties.filter(({ name }) => !attributes.some((attribute) => attribute.name === name));
    const handlers = new Map(events.map(({ name }) => [name, vi.fn()]));
    const handlerOf = (name: string) =>
      `on${name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
    const values = Object.fromEntries(own.map(({ name }) => [name, { load: async () => [], save: vi.fn() }]));
    const ref = createRef<TrendingPapersElement>();
    const root = createRoot(place());
    const given = Object.fromEntries([...handlers].map(([name, handler]) => [handlerOf(name), handler]));
    await act(async () => root.render(component({ ref, ...given, ...values })));
    for (const name of handlers.keys()) ref.current!.dispatchEvent(new CustomEvent(name));
    for (const [name, handler] of handlers) expect(handler, name).toHaveBeenCalled();
    for (const [name, value] of Object.entries(values)) expect(ref.current![name as 'lists'], name).toBe(value);
    await act(async () => root.unmount());
  });

  it('is written by a server, and tells what was loaded before it was hydrated', async () => {
    const properties = { limit: 2, theme: 'dark', hash: true, onFeedLoad: vi.fn(), onPaperOpen: vi.fn() };
    const script = createElement('script', {
      type: 'application/json',
      // biome-ignore lint/security/noDangerouslySetInnerHtml: as a server writes the feed into the element
      dangerouslySetInnerHTML: { __html: JSON.stringify(feed).replaceAll('<', '\\u003c') },
    });
    const app = createElement(
      StrictMode,
      null,
      createElement(TrendingPapers, properties as Record<string, unknown>, script),
    );
    const markup = renderToString(app);
    expect(markup).toMatch(/^<trending-papers limit="2" theme="dark" hash=""><script/);
    place().innerHTML = markup;
    const element = document.querySelector('trending-papers')!;
    await vi.waitFor(() => expect(element.status).toBe('ready'));
    const wrong = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const root = await act(async () => hydrateRoot(place(), app));
    expect(properties.onFeedLoad).toHaveBeenCalled();
    expect(properties.onFeedLoad.mock.calls[0]![0].detail.count).toBe(12);
    const link = element.renderRoot.querySelector<HTMLElement>('h3 a')!;
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(properties.onPaperOpen).toHaveBeenCalledTimes(1);
    expect(wrong).not.toHaveBeenCalled();
    await act(async () => root.unmount());
  });
});
