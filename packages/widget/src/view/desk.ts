import type { Paper } from '@trending-papers/core/paper';
import type { html as Html } from 'lit';
import type { LoadReader } from '../feed/load.js';
import type { Words } from '../i18n/words.js';
import { papersOn, readListFile, toListFile } from '../reader/list-file.js';
import type { ListName, ReadingLists } from '../reader/reading-lists.js';

export { desk as css } from '../styles/desk.js';

type CitePart = { citeAll(papers: readonly Paper[]): string };

export interface DeskView {
  /** Lit's template tag: this file is fetched by itself, and a second Lit in it would ask for the policy again. */
  html: typeof Html;
  words: Words;
  list: ListName;
  /** Those of the element: this file has its own copy of all that it imports. */
  lists: ReadingLists;
  announce(text: string): void;
  cite(): CitePart | Promise<CitePart>;
  read: LoadReader;
}

/** Takes a list away as a file, as data or for LaTeX, and brings one in: any file of papers that core can read. */
export function desk(view: DeskView) {
  const { html, words, list, lists } = view;
  const label = words.say('importList');
  const hasAny = papersOn(lists[list]).length > 0;
  const button = (key: 'exportJson' | 'exportBibtex', take: () => unknown) =>
    hasAny
      ? html`<button type="button" class="chip" part="desk-button" @click=${take}>${words.say(key)}</button>`
      : undefined;
  return html`<div class="desk" part="desk">
    ${button('exportJson', () => save(`${list}-papers.json`, 'application/feed+json', toListFile(list, papersOn(lists[list]))))}
    ${button('exportBibtex', () => saveBibtex(view))}
    <label class="chip" part="desk-button">${label}<input type="file" accept=".json,.bib,.ris,.xml,.csv,.txt" @change=${(event: Event) => bring(event.target as HTMLInputElement, view)} /></label>
  </div>`;
}

async function saveBibtex({ list, lists, cite, words, announce }: DeskView): Promise<void> {
  try {
    const { citeAll } = await cite();
    save(`${list}-papers.bib`, 'application/x-bibtex', `${citeAll(papersOn(lists[list]))}\n`);
  } catch {
    announce(words.say('partFailed'));
  }
}

/** Files larger than this hold more than a list of one reader's. */
const mostBytes = 10_000_000;

async function bring(input: HTMLInputElement, { words, list, lists, announce, read }: DeskView): Promise<void> {
  const [file] = input.files ?? [];
  if (file === undefined) return;
  try {
    if (file.size > mostBytes) throw new RangeError(`${file.name} is too large.`);
    const { entries, skipped } = await readListFile(await file.text(), file.name, read);
    const added = entries.filter(({ paper }) => !lists[list].has(paper.id));
    for (const { paper } of added) lists.add(list, paper);
    const told = [words.say('imported', { n: added.length })];
    if (skipped > 0) told.push(words.say('skippedItems', { n: skipped }));
    if (!lists.isKept) told.push(words.say('notKept'));
    announce(told.join(' · '));
  } catch (error) {
    console.warn('<trending-papers>', (error as Error).message);
    announce(words.say('importFailed'));
  }
  // The same file may be chosen again.
  input.value = '';
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
