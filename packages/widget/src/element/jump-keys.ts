/** What takes the keys that are typed into it. */
const takesKeys = 'input, textarea, select, [role=textbox], [role=searchbox], [role=combobox], [role=application]';

/** Calls back for `/`, Ctrl-K or Cmd-K, where nothing else on the page wants those keys, until the signal is aborted. */
export function onJumpKeys(element: HTMLElement, signal: AbortSignal, then: () => void, mayJump: () => boolean): void {
  const look = (event: KeyboardEvent) => {
    if (!isJump(event) || !mayJump() || event.defaultPrevented || event.isComposing || event.repeat) return;
    const path = event.composedPath();
    const target = path[0] as Partial<HTMLElement>;
    // Whoever types does not want to go; from a field of ours, Ctrl-K leads on.
    const isTyping = target.isContentEditable || target.matches?.(takesKeys);
    if (isTyping && (event.key === '/' || !path.includes(element))) return;
    const dialog = document.querySelector(':modal');
    if (dialog && !dialog.contains(element)) return;
    event.preventDefault();
    then();
  };
  // Last of all, so that the page's own listeners are heard first.
  window.addEventListener('keydown', look, { signal });
}

function isJump({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey) return false;
  return ctrlKey !== metaKey ? key.toLowerCase() === 'k' && !shiftKey : !ctrlKey && key === '/';
}
