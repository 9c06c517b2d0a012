'use client';
import {
  createElement,
  type ForwardedRef,
  forwardRef,
  type ReactNode,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import type { TrendingPapersElement } from './element/element.js';

type Properties = Readonly<Record<string, unknown>> & { children?: ReactNode };
type Handler = (event: Event) => void;

/** Values that no attribute can hold. */
const objects = new Set(['items', 'strings', 'mathRenderer', 'lists']);
/** `onPaperOpen`, `onFeedLoad`: the element's own events; the rest, such as `onClick`, are React's. */
const own = /^on((?:Paper|Feed|Lists)[A-Z]\w*)$/;

/** `onPaperOpen` → `paper-open`. */
const eventOf = (name: string) =>
  name.replace(own, '$1').replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '-' : ''}${letter.toLowerCase()}`);

/** As React 18 writes it, too: to a custom element it would write `false` as a text, and `className` by that name. */
function attributeOf([name, value]: [string, unknown]): [string, unknown] {
  return [name === 'className' ? 'class' : name, value === false ? undefined : value];
}

/** Properties by where they go: markup that a server can write, values for the element, and listeners. */
function parted(properties: Properties) {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return {
    attributes: Object.fromEntries(given.filter(([name]) => !objects.has(name) && !own.test(name)).map(attributeOf)),
    values: Object.fromEntries(given.filter(([name]) => objects.has(name))),
    listeners: given.filter(([name]) => own.test(name)) as [string, Handler][],
  };
}

/**
 * `<trending-papers>` for React 18 and 19, on a server and in a browser: each event has a handler (`onPaperOpen`,
 * `onFeedLoad`, …) that is called, `items` and the other values are set as properties, and the element is registered
 * once its listeners stand. Papers that a script on the page loaded before that are told to `onFeedLoad` all the same.
 */
export const TrendingPapers = forwardRef(function TrendingPapers(
  { children, ...properties }: Properties,
  ref: ForwardedRef<TrendingPapersElement>,
) {
  const element = useRef<TrendingPapersElement>(null);
  useImperativeHandle(ref, () => element.current!, []);
  const { attributes, values, listeners } = parted(properties);
  // Handlers are made anew with each rendering: the listeners stay, and call the latest.
  const latest = useRef(new Map<string, Handler>());
  latest.current = new Map(listeners);
  const names = listeners.map(([name]) => name).join(' ');

  useEffect(() => {
    Object.assign(element.current!, values);
  });
  useEffect(() => {
    const { current } = element;
    const stop = new AbortController();
    for (const name of names.split(' ').filter(Boolean))
      current!.addEventListener(eventOf(name), (event) => latest.current.get(name)?.(event), { signal: stop.signal });
    return () => stop.abort();
  }, [names]);
  useEffect(() => {
    const { current } = element;
    if (current?.status === 'ready')
      latest.current.get('onFeedLoad')?.(
        new CustomEvent('feed-load', { detail: { count: current.papers.length, title: undefined } }),
      );
    void import('./define.js');
  }, []);

  // An element that was registered before the page is hydrated has written attributes of its own by then.
  return createElement('trending-papers', { ...attributes, ref: element, suppressHydrationWarning: true }, children);
});
