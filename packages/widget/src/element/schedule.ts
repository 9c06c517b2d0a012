/** Calls back once, when the element comes near the part of the page that is seen. */
export function whenVisible(element: Element, signal: AbortSignal, then: () => void): void {
  const observer = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: '400px' },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Calls back every so many minutes while the page is looked at, and as soon as the network is back. */
export function everyMinutes(minutes: number, signal: AbortSignal, then: () => void): void {
  const look = () => {
    if (document.visibilityState === 'visible') then();
  };
  const timer = setInterval(look, minutes * 60_000);
  signal.addEventListener('abort', () => clearInterval(timer));
  window.addEventListener('online', look, { signal });
}

/** Calls back when the language that an element stands in may have become another. */
export function whenLanguageChanges(element: Element, signal: AbortSignal, then: () => void): void {
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => (target as Node).contains(element))) then();
  });
  observer.observe(element.ownerDocument, { attributeFilter: ['lang'], subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
